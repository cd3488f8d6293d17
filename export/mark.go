package export

import (
	"image/color"

	"throughline.org/throughline/export/shapes"
)

// pagePen draws on a page, from a corner of its own.
type pagePen struct {
	*page
	x, y float64
}

// box implements pen.
func (p pagePen) box(x, y, width, height float64, c color.NRGBA) {
	if width > 0 && height > 0 {
		p.shade(c, func() { p.rect(p.x+x, p.y+y, width, height, rgb(c)) })
	}
}

// fill implements pen.
func (p pagePen) fill(c color.NRGBA, paths ...shapes.Path) {
	if len(paths) == 0 {
		return
	}
	p.shade(c, func() {
		p.filled(rgb(c), func() {
			for _, path := range paths {
				p.polyline(path)
				p.closePath()
			}
		})
	})
}

// lines implements pen.
func (p pagePen) lines(c color.NRGBA, thick float64, lines ...[]shapes.Point) {
	if len(lines) == 0 {
		return
	}
	p.shade(c, func() {
		p.stroked(rgb(c), thick, func() {
			for _, line := range lines {
				p.polyline(line)
			}
		})
	})
}

// fade implements pen, in steps.
func (p pagePen) fade(x, y, width, height float64, c color.NRGBA, from, to float64) {
	const steps = 8
	for i := range steps {
		c.A = uint8((from+(to-from)*(float64(i)+0.5)/steps)*255 + 0.5)
		p.box(x+width*float64(i)/steps, y, width/steps, height, c)
	}
}

// words implements pen. They are clean already.
func (p pagePen) words(x, y float64, text string, size float64, strong bool, c color.NRGBA) {
	s := style{regular, size, rgb(c)}
	if strong {
		s.face = bold
	}
	p.text(p.x+x, p.y+y, text, s)
}

// moved implements pen.
func (p pagePen) moved(x, y float64, draw func(pen)) {
	x, y = p.x+x, p.y+y
	p.page.moved(x, y, func() { draw(pagePen{p.page, x, y}) })
}

// shade draws as opaque as a colour is.
func (p pagePen) shade(c color.NRGBA, draw func()) {
	if c.A == 255 {
		draw()
		return
	}
	p.translucent(float64(c.A)/255, draw)
}

// polyline is an open path through points.
func (p pagePen) polyline(points []shapes.Point) {
	for i, q := range points {
		if i == 0 {
			p.moveTo(p.x+q.X, p.y+q.Y)
		} else {
			p.lineTo(p.x+q.X, p.y+q.Y)
		}
	}
}
