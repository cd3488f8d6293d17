package lanes

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"throughline.org/throughline/chronology/timeline"
)

// headings name the lanes and the rulers, to the left of both. They scroll
// with the lanes but never sideways, so that an empty lane still has its name.
type headings struct {
	t      *Timeline
	corner *container.Clip // beside the axis: names of the rulers
	column *container.Clip // beside the lanes

	grounds *pool[*canvas.Rectangle]
	strips  *pool[*canvas.Rectangle]
	names   *pool[*canvas.Text]
	notes   *pool[*canvas.Text]
	rulers  *pool[*canvas.Text]
	edge    *canvas.Line // between headings and lanes
	above   *moreChip
	below   *moreChip
}

// moreChip says how many lanes are out of view at one end.
type moreChip struct {
	ground *canvas.Rectangle
	words  *canvas.Text
	at     rect // in the widget
	shown  bool
}

// Width of the headings: as wide as the longest name, within these limits.
const (
	headLeast = 96  // units at the usual text size
	headMost  = 250 // units at the usual text size
	headShare = 0.36
)

func newHeadings(t *Timeline) *headings {
	text := func() *canvas.Text { return canvas.NewText("", t.look.foreground) }
	box := func() *canvas.Rectangle { return canvas.NewRectangle(t.look.background) }
	h := &headings{
		t:       t,
		grounds: newPool(box), strips: newPool(box),
		names: newPool(text), notes: newPool(text), rulers: newPool(text),
		edge:  canvas.NewLine(t.look.separator),
		above: newMoreChip(), below: newMoreChip(),
	}
	h.corner = container.NewClip(h.rulers.box)
	h.column = container.NewClip(&fyne.Container{Objects: []fyne.CanvasObject{
		h.grounds.box, h.strips.box, h.names.box, h.notes.box,
		h.above.ground, h.above.words, h.below.ground, h.below.words,
	}})
	return h
}

func newMoreChip() *moreChip {
	m := &moreChip{ground: &canvas.Rectangle{}, words: &canvas.Text{}}
	m.ground.Hide()
	m.words.Hide()
	return m
}

// width is what the names of lanes and rulers need.
func (h *headings) width(room float32) float32 {
	l := h.t.look
	widest := headLeast * l.scale
	if h.t.index != nil {
		lanes, _ := h.t.index.Lanes(1, l.metrics) // names are the same at every zoom
		for _, lane := range lanes {
			widest = max(widest, wide(lane.Name, l.text, true), wide(note(lane), l.small, false))
		}
		for _, r := range h.t.axis.rulers {
			widest = max(widest, wide(r.Name, l.small, false))
		}
	}
	return min(widest+4*l.pad, headMost*l.scale, room*headShare)
}

func wide(words string, size float32, bold bool) float32 {
	return fyne.MeasureText(words, size, fyne.TextStyle{Bold: bold}).Width
}

func (h *headings) restyle() {
	h.edge.StrokeColor = h.t.look.separator
	h.edge.Refresh()
}

func (h *headings) place(f frame) {
	put(h.corner, f.corner)
	put(h.column, f.column)
	h.edge.Position1 = fyne.NewPos(f.head, 0)
	h.edge.Position2 = fyne.NewPos(f.head, f.column.y+f.column.h)
	h.edge.Refresh()
}

// arrange writes the headings of the lanes in view.
func (h *headings) arrange() {
	t := h.t
	h.nameRulers()
	for _, p := range []interface{ begin() }{h.grounds, h.strips, h.names, h.notes} {
		p.begin()
	}
	room, drop := float64(t.frame.column.h), t.drop()
	above, below := 0, 0
	for i, lane := range t.rows.lanes {
		top := lane.Top - drop
		switch middle := top + lane.Height/2; {
		case middle < 0:
			above++
		case middle > room:
			below++
		}
		if top+lane.Height > 0 && top < room {
			h.name(i, lane, float32(top))
		}
	}
	for _, p := range []interface{ end() }{h.grounds, h.strips, h.names, h.notes} {
		p.end()
	}
	h.above.say(t, above, "above", 0)
	h.below.say(t, below, "below", t.frame.column.h)
}

func (h *headings) name(i int, lane timeline.Lane, top float32) {
	l, f := h.t.look, h.t.frame
	height := float32(lane.Height)
	ground := h.grounds.next()
	back := l.background
	if i%2 == 1 {
		back = l.band
	}
	fill(ground, back, back, 0, 0)
	put(ground, rect{0, top, f.head, height})
	strip := h.strips.next()
	fill(strip, lane.Colour, lane.Colour, 0, 0)
	put(strip, rect{0, top, 4 * l.scale, height - 1})

	left, room := 2*l.pad, f.head-3*l.pad
	name := h.names.next()
	write(name, cut(lane.Name, l.text, true, room), l.text, l.foreground, true)
	name.Move(fyne.NewPos(left, top+l.pad*0.75))
	words := h.notes.next()
	colour := l.muted
	if lane.Undated > 0 {
		colour = l.warning
	}
	write(words, cut(note(lane), l.small, false, room), l.small, colour, false)
	words.Move(fyne.NewPos(left, top+l.pad*0.75+name.MinSize().Height))
}

// note is what stands under a lane's name.
func note(lane timeline.Lane) string {
	if lane.Undated == 0 {
		return lane.Note
	}
	return fmt.Sprintf("%s · %d undated", lane.Note, lane.Undated)
}

func (h *headings) nameRulers() {
	l := h.t.look
	h.rulers.begin()
	y := 2 * l.metrics.TickRow
	for _, r := range h.t.axis.rulers {
		words := h.rulers.next()
		write(words, cut(r.Name, l.small, false, h.t.frame.head-3*l.pad), l.small, l.muted, false)
		words.Move(fyne.NewPos(2*l.pad, float32(y+l.metrics.RulerRow/2)-words.MinSize().Height/2))
		y += l.metrics.RulerRow
	}
	h.rulers.end()
}

// press scrolls where a chip is pressed.
func (h *headings) press(p fyne.Position) {
	page := float64(h.t.frame.column.h) * keyPage
	switch {
	case h.above.shown && h.above.at.holds(p):
		page = -page
	case h.below.shown && h.below.at.holds(p):
	default:
		return
	}
	if h.t.scrollBy(page) {
		h.t.arrange()
	}
}

// say shows the chip at the edge of the column, or hides it where no lane is out of view.
func (m *moreChip) say(t *Timeline, lanes int, where string, edge float32) {
	m.shown = lanes > 0
	visibly(m.ground, m.shown)
	visibly(m.words, m.shown)
	if !m.shown {
		return
	}
	l := t.look
	noun := "lanes"
	if lanes == 1 {
		noun = "lane"
	}
	write(m.words, fmt.Sprintf("%d more %s %s", lanes, noun, where), l.small, l.accent, true)
	size := m.words.MinSize().AddWidthHeight(2*l.pad, 2)
	y := float32(2)
	if edge > 0 {
		y = edge - size.Height - 2
	}
	m.at = rect{t.frame.column.x + t.frame.head - size.Width - l.pad/2, t.frame.column.y + y, size.Width, size.Height}
	fill(m.ground, l.cardBack, l.cardEdge, 1, size.Height/2)
	put(m.ground, rect{t.frame.head - size.Width - l.pad/2, y, size.Width, size.Height})
	m.words.Move(fyne.NewPos(t.frame.head-size.Width+l.pad/2, y+1))
}
