package lanes

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
	"throughline.org/throughline/ui/surface"
)

// headings name the lanes and the rulers, to the left of both. They scroll
// with the lanes but never sideways, so that an empty lane still has its name.
type headings struct {
	t      *Timeline
	ground *surface.Plain
	corner *container.Clip // beside the axis: names of the rulers
	column *container.Clip // beside the lanes

	grounds *pool[*canvas.Rectangle]
	lines   *pool[*canvas.Rectangle] // below each lane
	strips  *pool[*canvas.Rectangle]
	names   *pool[*canvas.Text]
	notes   *pool[*canvas.Text]
	rulers  *pool[*canvas.Text]
	edges   [2]*canvas.Line // between headings and lanes, and below the axis
	above   *moreBar
	below   *moreBar
}

// moreBar says how many lanes are out of view at one end.
type moreBar struct {
	ground *canvas.Rectangle
	words  *canvas.Text
	at     rect // in the widget
	shown  bool
}

// Width of the headings: as wide as the longest name, within these limits.
const (
	headMost  = 250 // units at the usual text size
	headShare = 0.36
)

func newHeadings(t *Timeline) *headings {
	text := func() *canvas.Text { return canvas.NewText("", t.look.palette.Ink) }
	box := func() *canvas.Rectangle { return canvas.NewRectangle(t.look.background) }
	h := &headings{
		t: t, ground: surface.New(t.look.palette.Paper),
		grounds: newPool(box), lines: newPool(box), strips: newPool(box),
		names: newPool(text), notes: newPool(text), rulers: newPool(text),
		edges: [2]*canvas.Line{canvas.NewLine(color.Transparent), canvas.NewLine(color.Transparent)},
		above: newMoreChip(), below: newMoreChip(),
	}
	h.corner = container.NewClip(h.rulers.box)
	h.column = container.NewClip(&fyne.Container{Objects: []fyne.CanvasObject{
		h.grounds.box, h.lines.box, h.strips.box, h.names.box, h.notes.box,
		h.above.ground, h.above.words, h.below.ground, h.below.words,
	}})
	return h
}

func newMoreChip() *moreBar {
	m := &moreBar{ground: &canvas.Rectangle{}, words: &canvas.Text{}}
	m.ground.Hide()
	m.words.Hide()
	return m
}

// width is what the names of lanes and rulers need, and the words beside the strip.
func (h *headings) width(room float32) float32 {
	l := h.t.look
	widest := max(wide(overviewCaption, l.text, false), wide(overviewHint, l.small, false))
	if h.t.index != nil {
		lanes, _ := h.t.index.Lanes(1, l.metrics) // names are the same at every zoom
		for _, lane := range lanes {
			widest = max(widest, wide(lane.Name, l.text, true), wide(raster.LaneNote(&lane), l.small, false))
		}
		for _, r := range h.t.axis.rulers {
			widest = max(widest, wide(r.Name, float32(l.metrics.RulerSize()), false))
		}
	}
	return min(widest+4*l.pad, headMost*l.scale, room*headShare)
}

func wide(words string, size float32, bold bool) float32 {
	return fyne.MeasureText(words, size, fyne.TextStyle{Bold: bold}).Width
}

func (h *headings) restyle() {
	h.ground.Fill(h.t.look.palette.Paper)
	for _, e := range h.edges {
		e.StrokeColor = h.t.look.palette.GridMajor
		e.Refresh()
	}
}

func (h *headings) place(f frame) {
	put(h.ground.Box, rect{0, 0, f.head, f.axis.h + f.body.h})
	put(h.corner, f.corner)
	put(h.column, f.column)
	h.edges[0].Position1, h.edges[0].Position2 = fyne.NewPos(f.head, 0), fyne.NewPos(f.head, f.column.y+f.column.h)
	h.edges[1].Position1, h.edges[1].Position2 = fyne.NewPos(0, f.axis.h-0.5), fyne.NewPos(f.head, f.axis.h-0.5)
	for _, e := range h.edges {
		e.Refresh()
	}
}

// arrange writes the headings of the lanes in view.
func (h *headings) arrange() {
	t := h.t
	h.nameRulers()
	for _, p := range []interface{ begin() }{h.grounds, h.lines, h.strips, h.names, h.notes} {
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
	for _, p := range []interface{ end() }{h.grounds, h.lines, h.strips, h.names, h.notes} {
		p.end()
	}
	h.above.say(t, above, "above", false)
	h.below.say(t, below, "below", true)
}

func (h *headings) name(i int, lane timeline.Lane, top float32) {
	l, f := h.t.look, h.t.frame
	height := float32(lane.Height)
	if i%2 == 1 { // the others stand on the paper
		ground := h.grounds.next()
		fill(ground, l.palette.Band, l.palette.Band, 0, 0)
		put(ground, rect{0, top, f.head, height})
	}
	line := h.lines.next()
	fill(line, l.palette.Edge, l.palette.Edge, 0, 0)
	put(line, rect{0, top + height - 1, f.head, 1})
	strip := h.strips.next()
	colour := l.palette.Agency(lane.Colour)
	fill(strip, colour, colour, 0, 0)
	put(strip, rect{0, top, 4 * l.scale, height - 1})

	left, room := 2*l.pad, f.head-3*l.pad
	name := h.names.next()
	write(name, cut(lane.Name, l.text, true, room), l.text, l.palette.Ink, true)
	name.Move(fyne.NewPos(left, top+l.nameTop))
	words := h.notes.next()
	write(words, cut(raster.LaneNote(&lane), l.small, false, room), l.small, l.palette.Muted, false)
	words.Move(fyne.NewPos(left, top+l.nameTop+name.MinSize().Height))
}

func (h *headings) nameRulers() {
	l := h.t.look
	size := float32(l.metrics.RulerSize())
	h.rulers.begin()
	y := 2 * l.metrics.TickRow
	for _, r := range h.t.axis.rulers {
		words := h.rulers.next()
		write(words, cut(r.Name, size, false, h.t.frame.head-3*l.pad), size, l.palette.Muted, false)
		words.Move(fyne.NewPos(2*l.pad, float32(y+l.metrics.RulerRow/2)-words.MinSize().Height/2-1.5*l.scale))
		y += l.metrics.RulerRow
	}
	h.rulers.end()
}

// bar is the count of lanes out of view at a place in the widget; nil for none.
func (h *headings) bar(p fyne.Position) *moreBar {
	for _, m := range []*moreBar{h.above, h.below} {
		if m.shown && m.at.holds(p) {
			return m
		}
	}
	return nil
}

// press scrolls by nearly a full view where a count of lanes is pressed.
func (h *headings) press(p fyne.Position) {
	page := float64(h.t.frame.column.h) * keyPage
	switch h.bar(p) {
	case nil:
		return
	case h.above:
		page = -page
	}
	if h.t.scrollBy(page) {
		h.t.arrange()
	}
}

// say shows the bar at an end of the column, or hides it where no lane is out of view.
func (m *moreBar) say(t *Timeline, lanes int, where string, atEnd bool) {
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
	size := m.words.MinSize()
	in := rect{-1, -1, t.frame.head + 2, size.Height + 2}
	if atEnd {
		in.y = t.frame.column.h - in.h + 1
	}
	fill(m.ground, l.palette.Paper, l.palette.GridMajor, 1, 0)
	put(m.ground, in)
	m.words.Move(fyne.NewPos(2*l.pad, in.y+1))
	m.at = rect{t.frame.column.x, t.frame.column.y + in.y, in.w, in.h}
}
