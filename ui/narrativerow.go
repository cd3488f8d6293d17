package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// paragraphColumns sets a paragraph as the page does: the number hanging in
// the margin, the text, and the events beside it; below it where the width is short.
type paragraphColumns struct{}

// widestRow is the greatest width of text and events together, in text sizes.
const widestRow = 84

// columns returns the left edges and widths of number, text and events, and
// whether the events stand below the text.
func (paragraphColumns) columns(width float32) (number, text, events place, below bool) {
	pad := theme.Padding()
	hang := lettersOf(theme.TextSize(), fyne.TextStyle{Bold: true}).width("00.000") + 2*pad
	number = place{fyne.NewPos(4*pad, 2*pad), fyne.NewSize(hang, 0)}
	room := width - hang - 8*pad
	left := 4*pad + hang
	if below = room < 36*theme.TextSize(); below {
		text = place{fyne.NewPos(left, 2*pad), fyne.NewSize(room, 0)}
		return number, text, text, true
	}
	room = min(room, widestRow*theme.TextSize()) // longer lines are hard to read
	share := room * 0.3
	text = place{fyne.NewPos(left, 2*pad), fyne.NewSize(room-share-4*pad, 0)}
	events = place{fyne.NewPos(left+room-share, 2*pad), fyne.NewSize(share, 0)}
	return number, text, events, false
}

func (c paragraphColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	text, events := objects[2].MinSize().Height, objects[3].MinSize().Height
	_, _, _, below := c.columns(objects[0].Size().Width)
	return fyne.NewSize(0, stackedHeight(text, events, below))
}

// stackedHeight is how high a paragraph is, with room above and below.
func stackedHeight(text, events float32, below bool) float32 {
	pad := theme.Padding()
	if below {
		return text + events + 6*pad
	}
	return max(text, events) + 5*pad
}

func (c paragraphColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	number, text, events, below := c.columns(size.Width)
	for i, p := range []place{number, text, events} {
		o := objects[i+1]
		o.Resize(fyne.NewSize(p.size.Width, o.MinSize().Height))
		o.Resize(fyne.NewSize(p.size.Width, o.MinSize().Height))
		o.Move(p.pos)
	}
	if below {
		objects[3].Move(events.pos.AddXY(0, objects[2].Size().Height+theme.Padding()))
	}
}

// paragraphHeight is how high a paragraph that is only read will be.
func paragraphHeight(s *session, p *chronology.Paragraph, width float32) float32 {
	_, text, events, below := paragraphColumns{}.columns(width)
	if text.size.Width <= 0 {
		return 0
	}
	letters := lettersOf(theme.TextSize(), fyne.TextStyle{})
	lines := len(letters.wrap(readParagraph(s, p), text.size.Width, 0))
	line := fyne.MeasureText("M", theme.TextSize(), fyne.TextStyle{}).Height
	chips := &chipGroup{use: chipsKeep, chips: eventChips(s, p)}
	chips.ExtendBaseWidget(chips)
	return stackedHeight(float32(lines)*line, chips.arrange(events.size.Width), below)
}

// readParagraph is the text of a paragraph as it is read.
func readParagraph(s *session, p *chronology.Paragraph) string {
	if p.Text == "" {
		return "(empty)"
	}
	return s.review().RenderParagraph(p)
}

// eventChips are the events that a paragraph rests on.
func eventChips(s *session, p *chronology.Paragraph) []groupChip {
	chips := make([]groupChip, len(p.Events))
	for i, uid := range p.Events {
		name := "an event that was deleted"
		if e := s.review().Event(uid); e != nil {
			name = e.ShortTitle()
		}
		chips[i] = groupChip{uid: uid, text: name, on: uid == s.selected}
	}
	return chips
}

// paragraphRow shows a paragraph to be read. A click opens it.
type paragraphRow struct {
	box  *fyne.Container
	back *tapGround
}

func newParagraphRow(n *narrativeView, uid chronology.UID) *paragraphRow {
	r := n.s.review()
	p := r.Paragraph(uid)
	row := &paragraphRow{back: newTapGround(func() { n.open(uid) })}
	number := newProse(r.NumberOf(uid), theme.ColorNameForeground)
	number.style.Bold = true
	ink := theme.ColorNameForeground
	if p.Text == "" {
		ink = theme.ColorNamePlaceHolder
	}
	events := newChipGroup(chipsKeep, func(i int) { n.s.choose(p.Events[i]) })
	events.passive = true
	events.set(eventChips(n.s, p))
	row.box = container.New(paragraphColumns{}, row.back, number, newProse(readParagraph(n.s, p), ink), events)
	return row
}

func (row *paragraphRow) mark(on bool) {
	row.back.set(on)
}

// tapGround is a surface that can be tapped and marked.
type tapGround struct {
	ground
	on     bool
	tapped func()
}

func newTapGround(tapped func()) *tapGround {
	g := &tapGround{tapped: tapped}
	g.colour = theme.ColorNameBackground
	g.ExtendBaseWidget(g)
	return g
}

// Tapped implements fyne.Tappable.
func (g *tapGround) Tapped(*fyne.PointEvent) { g.tapped() }

// set marks the surface, or not.
func (g *tapGround) set(on bool) {
	if g.on == on {
		return
	}
	g.on = on
	g.colour = theme.ColorNameBackground
	if on {
		g.colour = colourChosen
	}
	g.Refresh()
}
