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

	bands  *pool[*fyne.Container]   // surface.Plains behind every other lane, in the widget
	lines  *pool[*canvas.Rectangle] // below each lane
	strips *pool[*canvas.Rectangle]
	names  *pool[*canvas.Text]
	notes  *pool[*canvas.Text]
	rulers *pool[*canvas.Text]
	edges  [2]*canvas.Line                 // between headings and lanes, and below the axis
	folds  *pool[*canvas.ArbitraryPolygon] // collapse and expand a lane
	pills  *pool[*canvas.Rectangle]        // about the number of events of unknown date
	counts *pool[*canvas.Text]
	above  *moreBar
	below  *moreBar
	walked *canvas.Rectangle // about the heading that has the keyboard
	shown  []headingParts
	alike  map[string]bool // names that cannot be told apart by how they begin
}

// headingParts is where the parts of a heading stand in the widget.
type headingParts struct {
	lane       timeline.Lane
	fold, pill rect // without width where there is none
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
		bands: newPool(newBand(t)), lines: newPool(box), strips: newPool(box),
		names: newPool(text), notes: newPool(text), rulers: newPool(text),
		folds: newPool(func() *canvas.ArbitraryPolygon { return &canvas.ArbitraryPolygon{} }),
		pills: newPool(box), counts: newPool(text), walked: &canvas.Rectangle{},
		edges: [2]*canvas.Line{canvas.NewLine(color.Transparent), canvas.NewLine(color.Transparent)},
		above: newMoreBar(), below: newMoreBar(),
	}
	h.corner = container.NewClip(h.rulers.box)
	h.column = container.NewClip(&fyne.Container{Objects: []fyne.CanvasObject{
		h.lines.box, h.strips.box, h.folds.box, h.names.box, h.notes.box, h.pills.box, h.counts.box, h.walked,
		h.above.ground, h.above.words, h.below.ground, h.below.words, t.hidden.bar.ground, t.hidden.bar.words,
	}})
	h.walked.Hide()
	return h
}

// newBand makes grounds of bands.
func newBand(t *Timeline) func() *fyne.Container {
	return func() *fyne.Container {
		p := surface.New(color.Transparent)
		p.SetCopier(t.copier)
		return p.Box
	}
}

// width is what the names of lanes and rulers need, and the words beside the strip.
func (h *headings) width(room float32) float32 {
	l := h.t.look
	widest := max(wide(overviewCaption, l.text, false), wide(overviewHint, l.small, false))
	if h.t.index != nil {
		lanes, _ := h.t.index.Lanes(1, l.metrics) // names are the same at every zoom
		for _, lane := range lanes {
			in := h.indent(&lane) - 2*l.pad
			widest = max(widest, in+wide(lane.Name, l.text, true)+h.pillWidth(&lane), in+wide(lane.Note, l.small, false))
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
	h.compare(f.head)
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
	pools := []interface {
		begin()
		end()
	}{h.bands, h.lines, h.strips, h.folds, h.names, h.notes, h.pills, h.counts}
	for _, p := range pools {
		p.begin()
	}
	h.shown = h.shown[:0]
	foot := t.hidden.bar.say(t, t.hidden.says(), 0, true)
	above, below := h.nameless(foot)
	from := h.above.say(t, moreLanes(above, "above"), 0, false)
	to := t.frame.column.h - h.below.say(t, moreLanes(below, "below"), foot, true)
	drop := t.drop()
	for i, lane := range t.rows.lanes {
		if top := float32(lane.Top - drop); top+float32(lane.Height) > 0 && top < t.frame.column.h {
			h.name(i, lane, top, from, to)
		}
	}
	for _, p := range pools {
		p.end()
	}
}

// nameless counts the lanes whose names have no room in view above and below, so
// far from the foot of the column. The bars that say so take room themselves.
func (h *headings) nameless(foot float32) (above, below int) {
	bar := lineHigh(h.t.look.small, true) + 1
	for range 3 {
		from, to := float32(0), h.t.frame.column.h-foot
		if above > 0 {
			from += bar
		}
		if below > 0 {
			to -= bar
		}
		a, b := h.outside(from, to)
		if a == above && b == below {
			break
		}
		above, below = a, b
	}
	return above, below
}

// outside counts the lanes whose names have no room between two heights.
func (h *headings) outside(from, to float32) (above, below int) {
	name, drop := lineHigh(h.t.look.text, true), h.t.drop()
	for _, lane := range h.t.rows.lanes {
		top := float32(lane.Top - drop)
		bottom := top + float32(lane.Height)
		switch {
		case min(bottom, to)-max(top, from) >= name:
		case top+bottom < from+to:
			above++
		default:
			below++
		}
	}
	return above, below
}

// name writes the heading of a lane whose top is at a height, as far as it has
// room between two others: where the lane begins above, its name stays in view.
func (h *headings) name(i int, lane timeline.Lane, top, from, to float32) {
	l, f := h.t.look, h.t.frame
	height := float32(lane.Height)
	if i%2 == 1 { // the others stand on the paper
		band := h.bands.next()
		band.Layout.(*surface.Plain).Fill(l.palette.Band)
		put(band, rect{0, f.column.y + max(0, top), f.head, min(top+height, f.column.h) - max(0, top)})
	}
	line := h.lines.next()
	fill(line, l.palette.Edge, l.palette.Edge, 0, 0)
	put(line, rect{0, top + height - 1, f.head, 1})
	strip := h.strips.next()
	colour := l.palette.Agency(lane.Colour)
	fill(strip, colour, colour, 0, 0)
	put(strip, rect{0, top, 4 * l.scale, height - 1})

	high := lineHigh(l.text, true)
	y := top + l.nameTop
	if lane.Style.Collapsed {
		y = top + (height-high)/2
	}
	if min(top+height, to)-max(top, from) < high {
		return
	}
	y = min(max(y, from), min(top+height, to)-high)
	parts := headingParts{lane: lane, fold: h.fold(&lane, y)}
	left := h.indent(&lane)
	pill := h.pillWidth(&lane)
	room := f.head - left - l.pad
	name := h.names.next()
	shorten := cut
	if h.alike[lane.Name] {
		shorten = cutMiddle
	}
	write(name, shorten(lane.Name, l.text, true, room-pill), l.text, l.palette.Ink, true)
	name.Move(fyne.NewPos(left, y))
	if lane.Undated > 0 {
		parts.pill = h.pill(&lane, f.head-pill, y, high)
	}
	h.shown = append(h.shown, parts)
	if note := lineHigh(l.small, false); !lane.Style.Collapsed && y+high+note <= min(top+height, to) {
		words := h.notes.next()
		write(words, cut(lane.Note, l.small, false, room), l.small, l.palette.Muted, false)
		words.Move(fyne.NewPos(left, y+high))
	}
}

// compare finds the names that would be cut to the same words in headings of a width.
func (h *headings) compare(width float32) {
	h.alike = map[string]bool{}
	if h.t.index == nil {
		return
	}
	l := h.t.look
	l.metrics.Fill = 0
	lanes, _ := h.t.index.Lanes(1, l.metrics) // names are the same at every zoom
	first := map[string]string{}
	for i := range lanes {
		name := lanes[i].Name
		short := cut(name, l.text, true, width-h.indent(&lanes[i])-l.pad-h.pillWidth(&lanes[i]))
		if other, ok := first[short]; ok && other != name {
			h.alike[name], h.alike[other] = true, true
		}
		first[short] = name
	}
}

// indent is where the name of a lane begins: a sub-lane's further to the right.
func (h *headings) indent(lane *timeline.Lane) float32 {
	const fold, sub = 13, 14
	l := h.t.look
	left := l.pad + fold*l.scale
	if lane.Sub {
		left += sub * l.scale
	}
	return left
}

// fold draws the triangle that collapses and expands a lane: down where it is
// expanded, to the right where it is collapsed, beside its name. It returns its
// place in the widget.
func (h *headings) fold(lane *timeline.Lane, name float32) rect {
	if h.t.callbacks.Planned == nil {
		return rect{}
	}
	l := h.t.look
	const wide, high = 8, 5
	w, d := wide*l.scale, high*l.scale
	x, y := h.indent(lane)-w-4*l.scale, name+l.text*0.7
	triangle := h.folds.next()
	triangle.FillColor = l.palette.Muted
	if lane.Style.Collapsed {
		triangle.Points = append(triangle.Points[:0], fyne.NewPos(0, 0), fyne.NewPos(d, w/2), fyne.NewPos(0, w))
		put(triangle, rect{x + (w-d)/2, y - w/2, d, w})
	} else {
		triangle.Points = append(triangle.Points[:0], fyne.NewPos(0, 0), fyne.NewPos(w, 0), fyne.NewPos(w/2, d))
		put(triangle, rect{x, y - d/2, w, d})
	}
	triangle.Refresh()
	const reach = 5
	return rect{x - reach, h.t.frame.column.y + y - w/2 - reach, w + 2*reach, w + 2*reach}
}

// pillWidth is the room that the number of events of unknown date takes.
func (h *headings) pillWidth(lane *timeline.Lane) float32 {
	if lane.Undated == 0 {
		return 0
	}
	return wide(undatedWords(lane), h.t.look.small, true) + 4*h.t.look.pad
}

func undatedWords(lane *timeline.Lane) string { return fmt.Sprintf("? %d", lane.Undated) }

// pill draws the number of events of unknown date at the right of a heading, and
// returns its place in the widget.
func (h *headings) pill(lane *timeline.Lane, left, top, high float32) rect {
	l := h.t.look
	words := h.counts.next()
	write(words, undatedWords(lane), l.small, l.palette.Ink, true)
	size := words.MinSize()
	at := rect{left + l.pad, top + (high-size.Height)/2, size.Width + 2*l.pad, size.Height}
	ground := h.pills.next()
	fill(ground, l.cardBack, l.palette.Muted, 1, size.Height/2)
	put(ground, at)
	words.Move(fyne.NewPos(at.x+l.pad, at.y))
	at.y += h.t.frame.column.y
	return at
}

// walk puts a frame about the heading of the i-th lane; −1 for none.
func (h *headings) walk(i int) {
	visibly(h.walked, i >= 0)
	if i < 0 {
		return
	}
	l, lane := h.t.look, h.t.rows.lanes[i]
	fill(h.walked, color.NRGBA{}, l.accent, 2.5*l.scale, 3)
	put(h.walked, rect{1, float32(lane.Top-h.t.drop()) + 1, h.t.frame.head - 2, float32(lane.Height) - 3})
}

// partsAt is the heading at a place in the widget, and which of its parts.
func (h *headings) partsAt(p fyne.Position) (parts headingParts, fold, pill bool) {
	for _, x := range h.shown {
		if x.fold.holds(p) || x.pill.holds(p) {
			return x, x.fold.holds(p), x.pill.holds(p)
		}
	}
	return headingParts{}, false, false
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
	for _, row := range h.t.axis.beside {
		words, size := h.rulers.next(), float32(row.NameSize)
		write(words, cut(row.Name, size, false, h.t.frame.head-3*l.pad), size, l.palette.Muted, false)
		middle := float32(row.NameY - row.NameSize*raster.TextDrop)
		words.Move(fyne.NewPos(2*l.pad, middle-words.MinSize().Height/2))
	}
	h.rulers.end()
}
