package raster

import (
	"image"
	"math"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/shapes"
)

// arrow paints a link, in dashes where it parts what it names.
func (c *canvas) arrow(a *timeline.Arrow) {
	line, head := shapes.Arrow(a.FromX, a.FromY, a.ToX, a.ToY, c.layout.Metrics.MarkSize)
	colour, pieces := c.p.palette.Arrow, [][]shapes.Point{line}
	if a.NotShared {
		colour = c.p.palette.NotShared
	}
	if a.Broken() {
		pieces = shapes.Dashed(line, shapes.DashOn, shapes.DashOff)
	}
	paths := []shapes.Path{head}
	for _, piece := range pieces {
		for i := 1; i < len(piece); i++ {
			paths = append(paths, segment(piece[i-1], piece[i], ArrowThick))
		}
	}
	c.trace(paths, func(box image.Rectangle) {
		c.p.pen.Draw(c.RGBA, box, image.NewUniform(colour), image.Point{})
	})
}

// segment is a line between two points as a thin box.
func segment(a, b shapes.Point, thick float64) shapes.Path {
	dx, dy := b.X-a.X, b.Y-a.Y
	n := thick / 2 / max(1e-9, math.Hypot(dx, dy))
	dx, dy = dx*n, dy*n
	return shapes.Path{{X: a.X - dy, Y: a.Y + dx}, {X: b.X - dy, Y: b.Y + dx}, {X: b.X + dy, Y: b.Y - dx}, {X: a.X + dy, Y: a.Y - dx}}
}

// trace gives paths, in units, to the pen, within the part of the picture that
// they cover.
func (c *canvas) trace(paths []shapes.Path, draw func(box image.Rectangle)) {
	box := image.Rectangle{}
	for _, path := range paths {
		for i := range path {
			path[i] = shapes.Point{X: c.x(path[i].X), Y: c.y(path[i].Y)}
			x, y := floor(path[i].X), floor(path[i].Y)
			box = box.Union(image.Rect(x, y, x+1, y+1))
		}
	}
	box = box.Intersect(c.Rect)
	if box.Empty() {
		return
	}
	c.p.pen.Reset(box.Dx(), box.Dy())
	for _, path := range paths {
		trace(c.p.pen, path, float64(box.Min.X), float64(box.Min.Y))
	}
	draw(box)
}
