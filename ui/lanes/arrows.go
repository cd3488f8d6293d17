package lanes

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
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
	line, head := shapes.Arrow(x.FromX, x.FromY, x.ToX, x.ToY, l.metrics.MarkSize)
	pieces := [][]shapes.Point{line}
	if x.Broken() {
		s := float64(l.scale)
		pieces = shapes.Dashed(line, shapes.DashOn*s, shapes.DashOff*s)
	}
	for _, piece := range pieces {
		for i := 1; i < len(piece); i++ {
			a.line(piece[i-1], piece[i], colour)
		}
	}
	a.head(head, colour)
}

func (a *arrows) line(from, to shapes.Point, c color.NRGBA) {
	line := a.lines.next()
	line.StrokeColor, line.StrokeWidth = c, raster.ArrowThick*a.t.look.scale
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
