package lanes

import (
	"image"
	"slices"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
)

// axisStrip is the ticks and rulers above the lanes. Unlike the lanes it is
// one picture, drawn afresh whenever the view moves: it is small, and the
// name of a year that began to the left stays in view.
type axisStrip struct {
	t      *Timeline
	still  *still
	img    *image.RGBA
	drawn  [3]float64 // left, zoom and width of what is drawn
	rulers []timeline.Ruler
	beside []raster.Heading // of the rows of eras and of school terms
}

func newAxisStrip(t *Timeline) *axisStrip {
	a := &axisStrip{t: t}
	a.still = newStill(t, a.picture)
	return a
}

// measure finds out which rulers there are, and returns the height of all.
func (a *axisStrip) measure() float32 {
	m := a.t.look.metrics
	a.rulers, a.beside = nil, nil
	if a.t.index == nil {
		return float32(2 * m.TickRow)
	}
	from, _ := a.t.index.Extent()
	laid := a.t.index.Layout(timeline.View{
		Axis: timeline.Axis{Origin: from, PerDay: 1}, Width: 1, Metrics: m, Lanes: []chronology.UID{},
	})
	a.rulers, a.beside = laid.Rulers, raster.ContextHeadings(laid, headMost*float64(a.t.look.scale))
	return float32(laid.AxisHeight + a.foot())
}

// foot is the room under the last row, which keeps the letters of its name off the
// line below.
func (a *axisStrip) foot() float64 {
	if len(a.rulers)+len(a.beside) == 0 {
		return 0
	}
	return 3 * float64(a.t.look.scale)
}

// renew has the strip drawn afresh when it is next arranged.
func (a *axisStrip) renew() { a.drawn = [3]float64{} }

func (a *axisStrip) place(f frame) { a.still.place(f.axis) }

func (a *axisStrip) arrange() {
	now := [3]float64{a.t.shift(), a.t.camera.perDay, a.t.camera.width}
	if now != a.drawn {
		a.drawn = now
		a.still.refresh()
	}
}

func (a *axisStrip) picture(w, h int) *image.RGBA {
	if a.img == nil || a.img.Rect.Dx() != w || a.img.Rect.Dy() != h {
		a.img = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	if a.t.shows() {
		a.draw(a.img)
	}
	return a.img
}

// layout is the axis of the view, without any events. An age of which the
// edge would leave only some letters is left out.
func (a *axisStrip) layout() *timeline.Layout {
	v := a.t.world()
	v.Axis.Origin = v.Axis.Day(a.t.shift())
	v.Width = a.t.camera.width
	v.Lanes = []chronology.UID{}
	v.Pinned = true
	l := a.t.index.Layout(v)
	l.AxisHeight += a.foot()
	for i := range l.Rulers {
		r := &l.Rulers[i]
		r.Marks = slices.DeleteFunc(r.Marks, func(m timeline.RulerMark) bool {
			half := v.Metrics.Measure(m.Label, v.Metrics.RulerSize(), true) / 2
			return m.X < half || m.X > v.Width-half
		})
	}
	return l
}
