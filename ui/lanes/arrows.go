package lanes

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/shapes"
)

// arrows shows the links of the selected event, as they are printed: what was
// not shared is dashed and of the colour of danger.
type arrows struct {
	t     *Timeline
	lines *pool[*canvas.Line]
	heads *pool[*canvas.ArbitraryPolygon]
}

// arrowsMost is how many links of one event are drawn. The inspector lists all.
const arrowsMost = 24

func newArrows(t *Timeline) *arrows {
	return &arrows{
		t:     t,
		lines: newPool(func() *canvas.Line { return canvas.NewLine(color.Transparent) }),
		heads: newPool(func() *canvas.ArbitraryPolygon { return &canvas.ArbitraryPolygon{} }),
	}
}

func (a *arrows) arrange(list []timeline.Arrow) {
	a.lines.begin()
	a.heads.begin()
	shift, drop := a.t.shift(), a.t.drop()
	for _, x := range list[:min(len(list), arrowsMost)] {
		x.FromX, x.ToX, x.FromY, x.ToY = x.FromX-shift, x.ToX-shift, x.FromY-drop, x.ToY-drop
		if math.Max(x.FromX, x.ToX) > -beside && math.Min(x.FromX, x.ToX) < a.t.camera.width+beside {
			a.draw(x)
		}
	}
	a.lines.end()
	a.heads.end()
}

// draw puts one arrow from mark to mark.
func (a *arrows) draw(x timeline.Arrow) {
	l := a.t.look
	colour := l.palette.Arrow
	if x.NotShared {
		colour = l.palette.NotShared
	}
	points, head := shapes.Arrow(x.FromX, x.FromY, x.ToX, x.ToY, l.metrics.MarkSize)
	on, off := 10.0, 0.0
	if x.NotShared {
		on, off = 5, 4
	}
	for _, piece := range pieces(points, on*float64(l.scale), off*float64(l.scale)) {
		a.line(piece[0], piece[1], colour)
	}
	a.head(head, colour)
}

// pieces divides a line into straight pieces of a length, with gaps between them.
func pieces(points []shapes.Point, on, off float64) [][2]shapes.Point {
	var list [][2]shapes.Point
	start, left, drawing := points[0], on, true
	finish := func(at shapes.Point) {
		if drawing {
			list = append(list, [2]shapes.Point{start, at})
		}
	}
	for i := 1; i < len(points); i++ {
		from, to := points[i-1], points[i]
		rest := math.Hypot(to.X-from.X, to.Y-from.Y)
		for ; rest > left; rest = math.Hypot(to.X-from.X, to.Y-from.Y) {
			part := left / rest
			from = shapes.Point{X: from.X + (to.X-from.X)*part, Y: from.Y + (to.Y-from.Y)*part}
			finish(from)
			start, left, drawing = from, on, off == 0 || !drawing
			if !drawing {
				left = off
			}
		}
		left -= rest
	}
	finish(points[len(points)-1])
	return list
}

func (a *arrows) line(from, to shapes.Point, c color.NRGBA) {
	line := a.lines.next()
	line.StrokeColor, line.StrokeWidth = c, 1.5*a.t.look.scale
	line.Position1 = fyne.NewPos(float32(from.X), float32(from.Y))
	line.Position2 = fyne.NewPos(float32(to.X), float32(to.Y))
	line.Refresh()
}

func (a *arrows) head(corners shapes.Path, c color.NRGBA) {
	head := a.heads.next()
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range corners {
		left, right = math.Min(left, p.X), math.Max(right, p.X)
		top, bottom = math.Min(top, p.Y), math.Max(bottom, p.Y)
	}
	head.Points = head.Points[:0]
	for _, p := range corners {
		head.Points = append(head.Points, fyne.NewPos(float32(p.X-left), float32(p.Y-top)))
	}
	head.FillColor = c
	put(head, rect{float32(left), float32(top), float32(right - left), float32(bottom - top)})
	head.Refresh()
}
