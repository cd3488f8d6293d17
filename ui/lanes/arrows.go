package lanes

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/shapes"
)

// arrows shows the links of the selected event, as they are painted and printed.
type arrows struct {
	t       *Timeline
	box     *fyne.Container
	lines   *pool[*canvas.Line]
	heads   *pool[*canvas.ArbitraryPolygon]
	grounds *pool[*canvas.Rectangle] // of the days between
	days    *pool[*canvas.Text]
}

// arrowsMost is how many links of one event are drawn. The inspector lists all.
const arrowsMost = 24

func newArrows(t *Timeline) *arrows {
	a := &arrows{
		t:       t,
		lines:   newPool(func() *canvas.Line { return canvas.NewLine(color.Transparent) }),
		heads:   newPool(func() *canvas.ArbitraryPolygon { return &canvas.ArbitraryPolygon{} }),
		grounds: newPool(func() *canvas.Rectangle { return &canvas.Rectangle{} }),
		days:    newPool(func() *canvas.Text { return canvas.NewText("", color.Transparent) }),
	}
	a.box = &fyne.Container{Objects: []fyne.CanvasObject{a.lines.box, a.heads.box, a.grounds.box, a.days.box}}
	return a
}

func (a *arrows) arrange(list []timeline.Arrow) {
	a.lines.begin()
	a.heads.begin()
	a.grounds.begin()
	a.days.begin()
	shift, drop := a.t.shift(), a.t.drop()
	for _, x := range list[:min(len(list), arrowsMost)] {
		x.FromX, x.ToX, x.FromY, x.ToY = x.FromX-shift, x.ToX-shift, x.FromY-drop, x.ToY-drop
		if math.Max(x.FromX, x.ToX) > -beside && math.Min(x.FromX, x.ToX) < a.t.camera.width+beside {
			a.draw(&x)
		}
	}
	a.lines.end()
	a.heads.end()
	a.grounds.end()
	a.days.end()
}

// draw puts one link from mark to mark.
func (a *arrows) draw(x *timeline.Arrow) {
	palette := &a.t.look.palette
	ink := palette.LinkInk(x)
	link := shapes.LinkOf(x, a.t.look.metrics.MarkSize, palette.Heavy)
	for _, stroke := range link.Lines {
		c := ink
		if stroke.Paper {
			c = palette.Paper
		}
		for i := 1; i < len(stroke.Line); i++ {
			a.line(stroke.Line[i-1], stroke.Line[i], float32(stroke.Thick), c)
		}
	}
	for _, end := range link.Ends {
		a.end(end, ink)
	}
	for _, hole := range link.Holes {
		a.end(hole, palette.Paper)
	}
	if x.Label != "" {
		a.label(x.Label, link.Middle, ink)
	}
}

// line draws a piece of a link, unless it is out of view.
func (a *arrows) line(from, to shapes.Point, thick float32, c color.NRGBA) {
	if max(from.X, to.X) < -beside || min(from.X, to.X) > a.t.camera.width+beside {
		return
	}
	line := a.lines.next()
	line.StrokeColor, line.StrokeWidth = c, thick
	line.Position1 = fyne.NewPos(float32(from.X), float32(from.Y))
	line.Position2 = fyne.NewPos(float32(to.X), float32(to.Y))
	line.Refresh()
}

// end fills a small path: an arrow head, a dot, a bar.
func (a *arrows) end(corners shapes.Path, c color.NRGBA) {
	end := a.heads.next()
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range corners {
		left, right = math.Min(left, p.X), math.Max(right, p.X)
		top, bottom = math.Min(top, p.Y), math.Max(bottom, p.Y)
	}
	end.Points = end.Points[:0]
	for _, p := range corners {
		end.Points = append(end.Points, fyne.NewPos(float32(p.X-left), float32(p.Y-top)))
	}
	end.FillColor = c
	put(end, rect{float32(left), float32(top), float32(right - left), float32(bottom - top)})
	end.Refresh()
}

// label writes the days between in the middle of a link.
func (a *arrows) label(words string, at shapes.Point, ink color.NRGBA) {
	l := a.t.look
	text := a.days.next()
	write(text, words, l.small, ink, true)
	size := text.MinSize()
	r := rect{float32(at.X) - size.Width/2, float32(at.Y) - size.Height/2, size.Width, size.Height}
	text.Move(r.pos())
	ground := a.grounds.next()
	fill(ground, l.palette.Paper, l.palette.Paper, 0, 3)
	put(ground, r)
}
