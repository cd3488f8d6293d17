package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// paragraphEditor is the paragraph that is open: its text, its events, and
// what can be done with it.
type paragraphEditor struct {
	n      *narrativeView
	uid    chronology.UID
	box    *fyne.Container
	number *prose
	entry  *textEntry
	events *chipGroup
	add    *picker
	cross  *picker
}

func newParagraphEditor(n *narrativeView) *paragraphEditor {
	e := &paragraphEditor{n: n, number: newProse("", theme.ColorNameForeground)}
	e.number.style.Bold = true
	e.entry = newTextEntry(false, 2, 60)
	e.entry.onShortcut = func(s fyne.Shortcut) bool { return n.shortcut(e.uid, s) }
	e.entry.common = func(key *fyne.KeyEvent) bool { return n.s.key(key) }
	e.entry.onLeft = e.save
	e.entry.onTyped = func(string) { n.list.relayout() }
	e.entry.onKey = e.key
	e.events = newChipGroup(chipsKeep, func(i int) { n.s.choose(e.events.chips[i].uid) })
	e.events.onRemove = e.letGo
	e.events.empty = "rests on no event yet"
	e.events.common = e.entry.common
	e.buildPickers()

	tools := newFlow(
		newChip("Insert after", func() { n.insert(e.uid) }),
		newChip("Move up", func() { n.move(e.uid, -1) }),
		newChip("Move down", func() { n.move(e.uid, 1) }),
		newChip("Delete", func() { n.remove(e.uid) }),
		newChip("Close", n.shut),
	)
	shield := newWheelShield(e.entry, func(ev *fyne.ScrollEvent) { n.list.scroll.Scrolled(ev) })
	text := newColumn(1, container.NewStack(e.entry, shield), e.cross.entry, tools)
	beside := newColumn(1, e.events, e.add.entry)
	e.box = container.New(paragraphColumns{}, newGround(colourPanel), e.number, text, beside)
	return e
}

// buildPickers makes the entries that add an event and a cross-reference.
func (e *paragraphEditor) buildPickers() {
	n := e.n
	e.add = newPicker(n.drop, func(typed string) []offer {
		return n.s.eventOffers(typed, func(uid chronology.UID) bool { return n.restsOn(e.uid, uid) })
	}, func(o offer) bool {
		saved := o.uid == "" || n.rest(e.uid, o.uid)
		e.add.entry.reset("")
		return saved
	})
	e.add.entry.SetPlaceHolder("add an event")
	e.cross = newPicker(n.drop, n.paragraphOffers, func(o offer) bool {
		if o.uid != "" {
			e.refer(o.text)
		}
		e.cross.entry.reset("")
		return true
	})
	e.cross.entry.SetPlaceHolder("insert a cross-reference: a number, or words of the paragraph")
}

// turnTo opens another paragraph, or none.
func (e *paragraphEditor) turnTo(uid chronology.UID) {
	e.uid = uid
	e.entry.reset("")
	e.add.entry.reset("")
	e.cross.entry.reset("")
	e.load()
}

// load shows the paragraph as the review has it; what is being typed stays.
func (e *paragraphEditor) load() {
	r := e.n.s.review()
	p := r.Paragraph(e.uid)
	if p == nil {
		return
	}
	e.number.say(r.NumberOf(p.UID), theme.ColorNameForeground)
	e.entry.show(r.RenderParagraph(p))
	e.events.set(eventChips(e.n.s, p))
}

// save holds the typed numbers of paragraphs as references and keeps the text.
func (e *paragraphEditor) save(text string) {
	r := e.n.s.review()
	held := r.HoldReferences(text)
	if e.n.change(e.uid, "change paragraph", func(p *chronology.Paragraph) { p.Text = held }) {
		e.entry.reset(e.n.s.review().ShowReferences(held))
	}
}

// letGo takes an event from under the paragraph.
func (e *paragraphEditor) letGo(i int) {
	uid := e.events.chips[i].uid
	e.n.change(e.uid, "remove event from paragraph", func(p *chronology.Paragraph) { p.Events = without(p.Events, uid) })
}

// refer puts a cross-reference where the cursor stands in the text.
func (e *paragraphEditor) refer(number string) {
	text := []rune(e.entry.Text)
	at := min(e.entry.CursorTextOffset(), len(text))
	before := string(text[:at])
	reference := "(" + number + ")"
	if before != "" && before[len(before)-1] != ' ' {
		reference = " " + reference
	}
	e.entry.SetText(before + reference + string(text[at:]))
	e.n.win.Canvas().Focus(e.entry)
}

// key closes the editor at Escape.
func (e *paragraphEditor) key(key *fyne.KeyEvent) bool {
	if key.Name != fyne.KeyEscape || e.entry.pending() {
		return false
	}
	e.n.shut()
	return true
}
