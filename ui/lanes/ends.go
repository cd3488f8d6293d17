package lanes

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"throughline.org/throughline/chronology/when"
)

// ends marks the first and the last day that the wording of the selected event
// allows: a line through the lanes, and the day on the axis.
type ends struct {
	t       *Timeline
	lines   [2]*canvas.Line
	days    [2]*canvas.Text
	grounds [2]*canvas.Rectangle
}

func newEnds(t *Timeline) *ends {
	e := &ends{t: t}
	for i := range e.lines {
		e.lines[i] = canvas.NewLine(color.Transparent)
		e.days[i] = canvas.NewText("", color.Transparent)
		e.grounds[i] = &canvas.Rectangle{}
		for _, o := range []fyne.CanvasObject{e.lines[i], e.days[i], e.grounds[i]} {
			o.Hide()
		}
	}
	return e
}

// labels are what stands on the axis.
func (e *ends) labels() []fyne.CanvasObject {
	return []fyne.CanvasObject{e.grounds[0], e.grounds[1], e.days[0], e.days[1]}
}

// arrange puts the marks where the days of the selected event stand. An end that
// nothing bounds, or that is out of view, has none; of an exact day, which the
// mark itself shows, the first says all.
func (e *ends) arrange() {
	c, w := &e.t.overlay.chosen, when.Always
	if c.shown {
		w = e.t.dated(c.event).Window
	}
	shift, axis := e.t.shift(), e.t.world().Axis
	from, to := axis.X(float64(w.Earliest))-shift, axis.X(float64(w.Latest)+1)-shift
	first, last := !w.Earliest.Open(), !w.Latest.Open() && !w.Exact()
	e.mark(0, first && e.inView(from), from, w.Earliest, w.Exact())
	e.mark(1, last && e.inView(to), to, w.Latest, false)
	e.part()
}

// part moves the first day aside where the edge of the view has pushed the
// second one over it.
func (e *ends) part() {
	first, second := e.grounds[0], e.grounds[1]
	over := first.Position().X + first.Size().Width - second.Position().X
	if first.Visible() && second.Visible() && over > 0 {
		first.Move(first.Position().SubtractXY(over, 0))
		e.days[0].Move(e.days[0].Position().SubtractXY(over, 0))
	}
}

func (e *ends) inView(x float64) bool { return x >= 0 && x <= e.t.camera.width }

// mark shows one end: its day to the outer side of the line, so that the days of
// a short window stand beside each other.
func (e *ends) mark(i int, show bool, x float64, day when.Day, exact bool) {
	line, text, ground := e.lines[i], e.days[i], e.grounds[i]
	visibly(line, show && !exact)
	visibly(text, show)
	visibly(ground, show)
	if !show {
		return
	}
	l, f := e.t.look, e.t.frame
	ink := e.t.overlay.chosen.colour
	if ink == (color.NRGBA{}) {
		ink = l.palette.Ink // in a crowd, which has no colour of its own
	}
	line.StrokeColor, line.StrokeWidth = faded(ink, 150), 1.5*l.scale
	line.Position1, line.Position2 = fyne.NewPos(float32(x), 0), fyne.NewPos(float32(x), f.body.h)
	line.Refresh()
	write(text, day.String(), l.small, l.palette.Ink, true)
	size := text.MinSize()
	wide := size.Width + 2*l.pad
	left := f.body.x + float32(x)
	switch {
	case exact:
		left -= wide / 2
	case i == 0:
		left -= wide
	}
	left = min(max(f.body.x, left), f.size.Width-wide)
	row := float32(l.metrics.TickRow)
	top := f.axis.y + row + (row-size.Height)/2
	fill(ground, l.cardBack, ink, 1, 3)
	put(ground, rect{left, top, wide, size.Height})
	text.Move(fyne.NewPos(left+l.pad, top))
}
