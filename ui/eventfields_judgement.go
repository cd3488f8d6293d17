package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// captionColour is the colour of the names of fields.
const captionColour = theme.ColorNamePlaceHolder

// linesField tags the event with lines of enquiry.
type linesField struct {
	stateless
	i     *inspector
	box   *fyne.Container
	chips *chipGroup
}

func newLinesField(i *inspector) *linesField {
	f := &linesField{i: i}
	f.chips = newChipGroup(chipsToggle, f.toggle)
	f.chips.empty = "none set up yet (Review > Set-up)"
	i.adopt(f.chips)
	f.box = formField("Lines of enquiry", "", f.chips)
	return f
}

func (f *linesField) object() fyne.CanvasObject { return f.box }

func (f *linesField) load(e *chronology.Event) {
	var chips []groupChip
	for _, l := range f.i.s.review().Lines {
		chips = append(chips, groupChip{uid: l.UID, text: lineName(l), on: slices.Contains(e.Lines, l.UID)})
	}
	f.chips.set(chips)
}

func (f *linesField) toggle(n int) {
	c := f.chips.chips[n]
	f.i.change("change lines of enquiry", func(a *alteration) {
		if c.on {
			a.event.Lines = without(a.event.Lines, c.uid)
		} else {
			a.event.Lines = append(a.event.Lines, c.uid)
		}
	})
}

// flag is something that an event is or is not.
type flag struct {
	words string
	of    func(*chronology.Event) *bool
}

var eventFlags = []flag{
	{"key event", func(e *chronology.Event) *bool { return &e.Key }},
	{"good practice", func(e *chronology.Event) *bool { return &e.GoodPractice }},
	{"missed opportunity", func(e *chronology.Event) *bool { return &e.MissedOpportunity }},
	{"disputed", func(e *chronology.Event) *bool { return &e.Disputed }},
	{"background period", func(e *chronology.Event) *bool { return &e.Era }},
	{"line through all lanes", func(e *chronology.Event) *bool { return &e.DayLine }},
}

// flagsField marks the event.
type flagsField struct {
	stateless
	i     *inspector
	box   *fyne.Container
	chips *chipGroup
}

func newFlagsField(i *inspector) *flagsField {
	f := &flagsField{i: i}
	f.chips = newChipGroup(chipsToggle, func(n int) {
		i.change("mark "+eventFlags[n].words, func(a *alteration) {
			set := eventFlags[n].of(a.event)
			*set = !*set
		})
	})
	i.adopt(f.chips)
	f.box = formField("Marked as", "", f.chips)
	return f
}

func (f *flagsField) object() fyne.CanvasObject { return f.box }

func (f *flagsField) load(e *chronology.Event) {
	chips := make([]groupChip, len(eventFlags))
	for n, flag := range eventFlags {
		chips[n] = groupChip{text: flag.words, on: *flag.of(e)}
	}
	f.chips.set(chips)
}

// refField shows the reference and freezes it.
type refField struct {
	stateless
	i     *inspector
	box   *fyne.Container
	says  *prose
	chips *chipGroup
}

func newRefField(i *inspector) *refField {
	f := &refField{i: i, says: newProse("", theme.ColorNameForeground)}
	f.chips = newChipGroup(chipsToggle, func(int) { f.toggle() })
	i.adopt(f.chips)
	f.box = formField("Reference", "for people to quote", f.says, f.chips)
	return f
}

func (f *refField) object() fyne.CanvasObject { return f.box }

func (f *refField) load(e *chronology.Event) {
	ref := f.i.s.dating.Ref(e.UID)
	switch {
	case e.Ref != "":
		f.says.say(e.Ref+", frozen: it stays whatever the order becomes.", theme.ColorNameForeground)
	case ref != "":
		f.says.say(ref+", following the order of the chronology.", theme.ColorNameForeground)
	default:
		f.says.say("None yet.", theme.ColorNamePlaceHolder)
	}
	f.chips.disabled = ref == "" && e.Ref == ""
	f.chips.set([]groupChip{{text: "freeze", on: e.Ref != ""}})
	f.box.Refresh()
}

func (f *refField) toggle() {
	label := "freeze reference"
	if e := f.i.current(); e != nil && e.Ref != "" {
		label = "let reference follow the order"
	}
	f.i.change(label, func(a *alteration) {
		if a.event.Ref != "" {
			a.event.Ref = ""
		} else {
			a.event.Ref = f.i.s.dating.Ref(a.event.UID)
		}
	})
}
