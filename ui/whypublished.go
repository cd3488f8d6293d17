package ui

import (
	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology"
)

// publishedField is how the date of an event is worded for publication. From
// its list the author takes what the wording counts from.
type publishedField struct {
	i      *inspector
	picker *picker
	note   *prose
	box    *fyne.Container
}

// ownChoice is how the list offers what the program would take.
const ownChoice = "what the program would choose"

func newPublishedField(i *inspector) *publishedField {
	f := &publishedField{i: i, note: newCaption("")}
	f.picker = newPicker(i.drop, f.offers, f.take)
	f.picker.entry.SetPlaceHolder("count from: part of a title, a paragraph or a reference")
	f.box = formField("Worded for publication", "", i.shielded(f.picker.entry), f.note)
	return f
}

// load shows the wording with what it counts from.
func (f *publishedField) load(e *chronology.Event) {
	words, anchor := f.i.s.dating.Published(e.UID)
	f.picker.entry.show(words)
	by := "chosen by the program"
	if e.PublishedFrom != "" {
		by = "chosen by you"
	}
	switch {
	case words == "" && e.PublishedFrom != "":
		f.note.say("It cannot be worded from "+f.called(e.PublishedFrom)+". Choose another, or none.", captionColour)
	case words == "":
		f.note.say("Nothing that could be named is near enough. Choose what to count from.", captionColour)
	case anchor == "":
		f.note.say("", captionColour)
	default:
		f.note.say("Counted from "+f.called(anchor)+", "+by+".", captionColour)
	}
	f.box.Refresh()
}

// called names what a wording counts from.
func (f *publishedField) called(uid chronology.UID) string {
	if name := personName(f.i.s.review(), uid); name != "" {
		return "the birth of " + name
	}
	return f.i.s.eventLine(uid)
}

// offers are the wordings that the program can give, the best first, then
// whatever else is asked for by name.
func (f *publishedField) offers(typed string) []offer {
	e := f.i.current()
	if e == nil {
		return nil
	}
	var list []offer
	listed := map[chronology.UID]bool{e.UID: true}
	if e.PublishedFrom != "" {
		list = append(list, offer{text: ownChoice})
	}
	for _, c := range f.i.s.dating.PublishedChoices(e.UID) {
		if c.Anchor != "" && !listed[c.Anchor] {
			listed[c.Anchor] = true
			list = append(list, offer{uid: c.Anchor, text: c.Words, note: f.called(c.Anchor)})
		}
	}
	list = fitting(list, typed)
	if typed == "" {
		return list
	}
	return append(list, f.i.s.eventOffers(typed, func(uid chronology.UID) bool { return listed[uid] })...)
}

// take keeps what the wording counts from; an emptied field leaves it to the program.
func (f *publishedField) take(o offer) bool {
	saved := f.i.change("choose what a published date counts from", func(a *alteration) { a.event.PublishedFrom = o.uid })
	if e := f.i.current(); e != nil {
		f.picker.entry.reset(f.picker.entry.Text)
		f.load(e)
	}
	return saved
}
