package export

import (
	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export/shapes"
)

// mark draws the mark of a kind about a point; a key event has a ring.
func (p *page) mark(x, y, size float64, symbol chronology.Symbol, c colour, key bool) {
	m := shapes.Of(symbol)
	if key {
		p.stroked(black, 0.9, func() { p.polygon(shapes.Circle(x, y, size/2+1.6)) })
	}
	body := m.Body.Scaled(x, y, size)
	if m.Hollow {
		p.filled(paperWhite, func() { p.polygon(body) })
		p.stroked(c, size/8, func() { p.polygon(m.Body.Scaled(x, y, size*7/8)) })
	} else {
		p.filled(c, func() { p.polygon(body) })
	}
	for _, glyph := range m.Glyph {
		p.filled(paperWhite, func() { p.polygon(glyph.Scaled(x, y, size)) })
	}
}

// polygon is a closed path through points.
func (p *page) polygon(points shapes.Path) {
	p.polyline(points)
	p.closePath()
}

// polyline is an open path through points.
func (p *page) polyline(points []shapes.Point) {
	for i, q := range points {
		if i == 0 {
			p.moveTo(q.X, q.Y)
		} else {
			p.lineTo(q.X, q.Y)
		}
	}
}

// pill is a rectangle with round ends.
func (p *page) pill(x, y, width, height float64) {
	r := height / 2
	const k = 0.5523 // of the radius: a quarter circle as a cubic
	p.moveTo(x+r, y)
	p.lineTo(x+width-r, y)
	p.curveTo(x+width-r+r*k, y, x+width, y+r-r*k, x+width, y+r)
	p.curveTo(x+width, y+r+r*k, x+width-r+r*k, y+height, x+width-r, y+height)
	p.lineTo(x+r, y+height)
	p.curveTo(x+r-r*k, y+height, x, y+r+r*k, x, y+r)
	p.curveTo(x, y+r-r*k, x+r-r*k, y, x+r, y)
	p.closePath()
}
