package ui

import (
	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology"
)

// publishedChoice is how the date of an event is worded for publication, and the
// list from which its author takes what it counts from. The list stands open
// only while it is asked for.
type publishedChoice struct {
	i      *inspector
	picker *picker
	box    *fyne.Container
	leave  func() // gives the keyboard back to where the list was asked for
}

// ownChoice is how the list offers what the program would take.
const ownChoice = "what the program would choose"

func newPublishedChoice(i *inspector, leave func()) *publishedChoice {
	p := &publishedChoice{i: i, leave: leave}
	p.picker = newPicker(i.drop, p.offers, p.take)
	p.picker.entry.SetPlaceHolder("count from: part of a title, a paragraph or a reference")
	blurred := p.picker.entry.onBlur
	p.picker.entry.onBlur = func() { blurred(); p.close() }
	p.box = formField("Worded for publication from", "", i.shielded(p.picker.entry))
	p.box.Hide()
	return p
}

// rows say the wording, and lead to the list.
func (p *publishedChoice) rows(e *chronology.Event) []whyRow {
	words, anchor := p.i.s.dating.Published(e.UID)
	row := whyRow{text: "“" + words + "”", lead: p.open}
	by := "chosen by the program"
	if e.PublishedFrom != "" {
		by = "chosen by you"
	}
	switch {
	case words == "" && e.PublishedFrom != "":
		row.text, row.note = "It cannot be worded from "+p.called(e.PublishedFrom), by+"; Enter chooses another"
	case words == "":
		row.text, row.note = "Nothing that could be named is near enough", "Enter chooses what to count from"
	case anchor == "":
		row.note = "Enter chooses what to count from"
	default:
		row.note = "counted from " + p.called(anchor) + ", " + by + "; Enter chooses another"
	}
	return []whyRow{{text: "Worded for publication", caption: true}, row}
}

// called names what a wording counts from.
func (p *publishedChoice) called(uid chronology.UID) string {
	if name := personName(p.i.s.review(), uid); name != "" {
		return "the birth of " + name
	}
	return p.i.s.eventLine(uid)
}

// open shows the list and gives it the keyboard.
func (p *publishedChoice) open() {
	p.box.Show()
	p.i.form.Refresh()
	p.picker.entry.reset("")
	p.i.reveal(p.box)
	p.picker.toggle()
}

// close folds the list away.
func (p *publishedChoice) close() {
	if p.box.Visible() {
		p.picker.entry.reset("")
		p.box.Hide()
		p.i.form.Refresh()
	}
}

// offers are the wordings that the program can give, the best first, then
// whatever else is asked for by name.
func (p *publishedChoice) offers(typed string) []offer {
	e := p.i.current()
	if e == nil {
		return nil
	}
	var list []offer
	listed := map[chronology.UID]bool{e.UID: true}
	if e.PublishedFrom != "" {
		list = append(list, offer{text: ownChoice})
	}
	for _, c := range p.i.s.dating.PublishedChoices(e.UID) {
		if c.Anchor != "" && !listed[c.Anchor] {
			listed[c.Anchor] = true
			list = append(list, offer{uid: c.Anchor, text: c.Words, note: p.called(c.Anchor)})
		}
	}
	list = fitting(list, typed)
	if typed == "" {
		return list
	}
	return append(list, p.i.s.eventOffers(typed, func(uid chronology.UID) bool { return listed[uid] })...)
}

// take keeps what the wording counts from.
func (p *publishedChoice) take(o offer) bool {
	saved := true
	if o.uid != "" || o.text == ownChoice {
		saved = p.i.change("choose what a published date counts from", func(a *alteration) { a.event.PublishedFrom = o.uid })
	}
	p.close()
	p.leave()
	return saved
}
