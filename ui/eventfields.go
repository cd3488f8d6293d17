package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
)

// build makes the form, field by field in the order of the Tab key.
func (i *inspector) build() {
	i.form.Add(i.head.box)
	i.date = newEventDate(i)
	i.add(i.date)
	i.add(newWhyField(i))
	i.buildPlace()
	i.buildStory()
	i.buildPeople()
	i.buildJudgement()
	i.buildConnections()
}

// buildPlace adds where the event comes from.
func (i *inspector) buildPlace() {
	i.add(newKnownDate(i))
	source := i.pick("Source of information", required, func(p *picker) {
		p.free = true
		p.offers = i.sourceOffers
		p.take = func(o offer) bool {
			return i.change("change source", func(a *alteration) { a.event.Source = o.text })
		}
	})
	source.value = func(e *chronology.Event) string { return e.Source }
	i.pickAgency()
	i.pickService()
	i.pickKind()
}

// buildStory adds what happened, in the record's words.
func (i *inspector) buildStory() {
	i.text("Title", "a few words; else the first of what happened", newLineEntry(), "change title",
		func(e *chronology.Event) *string { return &e.Title })
	i.text("What happened", required, newProseEntry(4), "change what happened",
		func(e *chronology.Event) *string { return &e.What })
	i.text("Response or outcome", "", newProseEntry(2), "change outcome",
		func(e *chronology.Event) *string { return &e.Outcome })
	i.text("What the child or adult said", "", newProseEntry(2), "change what was said",
		func(e *chronology.Event) *string { return &e.Voice })
}

// buildPeople adds who was there and which child was seen.
func (i *inspector) buildPeople() {
	i.add(newSeenField(i))
	i.add(newInvolvedField(i))
	i.add(newProfessionalsField(i))
}

// buildJudgement adds what the authors make of the event.
func (i *inspector) buildJudgement() {
	i.add(newLinesField(i))
	i.add(newFlagsField(i))
	i.text("Comment", "the IMR author’s judgement; never in the section", newProseEntry(2), "change comment",
		func(e *chronology.Event) *string { return &e.Comment })
	i.text("Reviewer’s note", "stays in this file", newProseEntry(2), "change note",
		func(e *chronology.Event) *string { return &e.Note })
}

// buildConnections adds how the event stands to other agencies and events.
func (i *inspector) buildConnections() {
	i.add(newToldField(i))
	i.add(newLinksField(i))
	i.add(newAttachmentsField(i))
	i.add(newRefField(i))
}

// required is the remark beside the name of a field that must be filled.
const required = "required"

// placed is a field that has its own place in the form.
type placed interface {
	eventField
	object() fyne.CanvasObject
}

func (i *inspector) add(f placed) {
	i.fields = append(i.fields, f)
	i.form.Add(f.object())
}

// formField is a field with its name above it, and a remark beside the name.
func formField(name, remark string, body ...fyne.CanvasObject) *fyne.Container {
	caption := newCaption(joinFilled(" · ", name, remark))
	return newColumn(0.5, append([]fyne.CanvasObject{caption}, body...)...)
}

// shielded lets the wheel scroll the form while the pointer is over an entry:
// the entry's own scroller would take the wheel even with nothing to scroll.
func (i *inspector) shielded(e *textEntry) fyne.CanvasObject {
	e.onFocus = func() { i.reveal(e) }
	e.common = func(key *fyne.KeyEvent) bool { return i.s.key(key) }
	return container.NewStack(e, newWheelShield(e, func(ev *fyne.ScrollEvent) { i.scroll.Scrolled(ev) }))
}

// wheelShield lies over an entry and takes nothing but the wheel.
type wheelShield struct {
	widget.BaseWidget
	over  *textEntry
	wheel func(*fyne.ScrollEvent)
}

var _ fyne.Scrollable = (*wheelShield)(nil)

func newWheelShield(over *textEntry, wheel func(*fyne.ScrollEvent)) *wheelShield {
	s := &wheelShield{over: over, wheel: wheel}
	s.ExtendBaseWidget(s)
	return s
}

// Scrolled implements fyne.Scrollable.
func (s *wheelShield) Scrolled(ev *fyne.ScrollEvent) { s.wheel(ev) }

// Visible is false while the entry has something of its own to scroll.
func (s *wheelShield) Visible() bool { return s.BaseWidget.Visible() && !s.over.overflows() }

// CreateRenderer implements fyne.Widget.
func (s *wheelShield) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}

// textField is a field of text.
type textField struct {
	box   fyne.CanvasObject
	entry *textEntry
	of    func(*chronology.Event) *string
}

func (f *textField) object() fyne.CanvasObject { return f.box }
func (f *textField) load(e *chronology.Event)  { f.entry.show(*f.of(e)) }
func (f *textField) commit()                   { f.entry.leave() }
func (f *textField) pending() bool             { return f.entry.pending() }
func (f *textField) forget()                   { f.entry.reset("") }

// text adds a field of text; label names its steps of history.
func (i *inspector) text(name, remark string, entry *textEntry, label string, of func(*chronology.Event) *string) *textField {
	f := &textField{entry: entry, of: of}
	f.box = formField(name, remark, i.shielded(entry))
	entry.onLeft = func(text string) {
		if i.change(label, func(a *alteration) { *of(a.event) = text }) {
			entry.reset(text)
		}
	}
	i.add(f)
	return f
}

// pickField is a field whose value is picked from a list.
type pickField struct {
	box    fyne.CanvasObject
	picker *picker
	value  func(*chronology.Event) string
}

func (f *pickField) object() fyne.CanvasObject { return f.box }
func (f *pickField) load(e *chronology.Event)  { f.picker.entry.show(f.value(e)) }
func (f *pickField) commit()                   { f.picker.entry.leave() }
func (f *pickField) pending() bool             { return f.picker.entry.pending() }
func (f *pickField) forget()                   { f.picker.entry.reset("") }

// pick adds a field that is picked from a list.
func (i *inspector) pick(name, remark string, with func(*picker)) *pickField {
	f := &pickField{picker: newPicker(i.drop, nil, nil)}
	with(f.picker)
	f.box = formField(name, remark, i.shielded(f.picker.entry))
	i.add(f)
	return f
}

// adopt makes a group of chips part of the form.
func (i *inspector) adopt(g *chipGroup) {
	g.onFocus = func() { i.reveal(g) }
	g.common = func(key *fyne.KeyEvent) bool { return i.s.key(key) }
}

// formButton is a small button of a form, scrolled into sight when Tab comes to it.
type formButton struct {
	chip
	onFocus func()
}

// FocusGained implements fyne.Focusable.
func (b *formButton) FocusGained() {
	b.chip.FocusGained()
	b.onFocus()
}

// button is a small button of the form.
func (i *inspector) button(label string, tapped func()) *formButton {
	b := &formButton{}
	b.label, b.tapped = label, tapped
	b.onKey = func(key *fyne.KeyEvent) bool { return i.s.key(key) }
	b.onFocus = func() { i.reveal(b) }
	b.ExtendBaseWidget(b)
	return b
}
