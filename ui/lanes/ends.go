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
	t     *Timeline
	lines [2]*canvas.Line
	signs [2]*sign
	grips [2]endGrip
}

func newEnds(t *Timeline) *ends {
	e := &ends{t: t, signs: [2]*sign{newSign(t), newSign(t)}}
	for i := range e.lines {
		e.lines[i] = canvas.NewLine(color.Transparent)
		e.lines[i].Hide()
		e.grips[i].bar = &canvas.Rectangle{}
		e.grips[i].bar.Hide()
	}
	return e
}

// arrange puts the marks where the days of the selected event stand. An end that
// nothing bounds, or that is out of view, has none; of an exact day, which the
// mark itself shows, the first says all.
func (e *ends) arrange() {
	c, w := &e.t.overlay.chosen, when.Always
	if c.shown && !e.t.redating() {
		w = e.t.dated(c.event).Window
	}
	shift, axis := e.t.shift(), e.t.world().Axis
	from, to := axis.X(float64(w.Earliest))-shift, axis.X(float64(w.Latest)+1)-shift
	first, last := !w.Earliest.Open(), !w.Latest.Open() && !w.Exact()
	e.mark(0, first && e.inView(from), from, w.Earliest, w.Exact())
	e.mark(1, last && e.inView(to), to, w.Latest, false)
	e.grip(0, first && !w.Exact() && e.inView(from), from)
	e.grip(1, last && e.inView(to), to)
	part(e.signs[0], e.signs[1])
	e.signs[0].giveWay(e.t.knowing.sign, e.t.dayLine.sign)
	e.signs[1].giveWay(e.t.knowing.sign, e.t.dayLine.sign, e.signs[0])
	for i, x := range []float64{from, to} {
		if !e.signs[i].standsAt(x) { // it would be read as the day of another line
			e.signs[i].hide()
		}
	}
}

// redating reports whether a date is being moved, which says its own days.
func (t *Timeline) redating() bool {
	switch t.doing().(type) {
	case *shifting, *reshaping:
		return true
	}
	return false
}

func (e *ends) inView(x float64) bool { return x >= 0 && x <= e.t.camera.width }

// mark shows one end: its day to the outer side of the line, so that the days of
// a short window stand beside each other.
func (e *ends) mark(i int, show bool, x float64, day when.Day, exact bool) {
	line := e.lines[i]
	visibly(line, show && !exact)
	if !show {
		e.signs[i].hide()
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
	side := float32(signRight)
	switch {
	case exact:
		side = signMiddle
	case i == 0:
		side = signLeft
	}
	e.signs[i].say(x, day.String(), colours{l.cardBack, ink, l.palette.Ink}, side)
}
