package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// severalPane stands in the inspector while several events are chosen: which,
// and what can be done with all of them.
type severalPane struct {
	i       *inspector
	title   *prose
	apart   *prose // of two
	rows    *fyne.Container
	change  *formButton
	scroll  *container.Scroll
	content fyne.CanvasObject
}

// mostNamed is how many of the chosen events the pane names.
const mostNamed = 40

func newSeveralPane(i *inspector) *severalPane {
	p := &severalPane{i: i, title: newProse("", theme.ColorNameForeground), apart: newProse("", theme.ColorNameForeground), rows: newColumn(1.5)}
	p.title.size, p.title.style.Bold = theme.SizeNameSubHeadingText, true
	act := func(label string, do func([]chronology.UID)) *formButton {
		b := i.button(label, func() { do(i.s.chosen()) })
		b.onFocus = func() { p.scroll.ScrollToTop() }
		return b
	}
	p.change = act("Change all…", func(uids []chronology.UID) { i.acts.change(uids) })
	acts := newFlow(p.change,
		act("Copy", func(uids []chronology.UID) { i.acts.copy(uids) }),
		act("Delete all", func(uids []chronology.UID) { i.acts.remove(uids) }))
	column := newColumn(3, p.title, p.apart, acts, p.rows,
		newCaption("Each can be shown alone: choose it in the timeline or the table, or press “show”."))
	p.scroll = container.NewVScroll(container.New(sideMargins{}, column))
	p.content = p.scroll
	return p
}

// show names the chosen events.
func (p *severalPane) show(uids []chronology.UID) {
	p.title.say(count(len(uids), "event")+" chosen", theme.ColorNameForeground)
	p.apart.say("", theme.ColorNameForeground)
	if len(uids) == 2 {
		p.apart.say(p.i.s.apartWords(uids[0], uids[1]), theme.ColorNameForeground)
	}
	p.rows.RemoveAll()
	for _, uid := range uids[:min(len(uids), mostNamed)] {
		p.rows.Add(p.row(uid))
	}
	if more := len(uids) - mostNamed; more > 0 {
		p.rows.Add(newCaption("and " + count(more, "more event")))
	}
	p.content.Refresh()
}

// row names one event; pressed, it is shown alone.
func (p *severalPane) row(uid chronology.UID) fyne.CanvasObject {
	s := p.i.s
	e := s.review().Event(uid)
	if e == nil {
		return newCaption(s.eventLine(uid))
	}
	line := newProse(s.eventLine(uid), theme.ColorNameForeground)
	note := newCaption(joinFilled(" · ", windowWords(s.dating.Of(uid)), agencyName(s.review(), e.Agency)))
	open := p.i.button("show", func() { s.choose(uid) })
	open.onFocus = func() { p.reveal(open) }
	return newColumn(0.5, line, note, newFlow(open))
}

// apartWords says how far two events are apart, from the one that stands first
// in the chronology.
func (s *session) apartWords(a, b chronology.UID) string {
	if order := s.inOrder([]chronology.UID{a, b}); len(order) == 2 && order[0].UID == b {
		a, b = b, a
	}
	return "From " + s.titled(a) + " to " + s.titled(b) + ": " + s.dating.Between(a, b).Words() + "."
}

// reveal scrolls what has the keyboard into sight.
func (p *severalPane) reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(p.rows).Y + p.rows.Position().Y
	height, offset := p.scroll.Size().Height, p.scroll.Offset
	switch bottom := top + o.Size().Height + 4*theme.Padding(); {
	case top < offset.Y:
		offset.Y = max(0, top-8*theme.Padding())
	case bottom > offset.Y+height:
		offset.Y = bottom - height
	default:
		return
	}
	p.scroll.ScrollToOffset(offset)
}

// manyActs is what can be done with several events; the desk knows how.
type manyActs struct {
	change, copy, remove func([]chronology.UID)
}
