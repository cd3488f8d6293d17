package raster

import (
	"image"
	"image/color"
	"math"
	"strconv"

	"golang.org/x/image/vector"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/shapes"
)

// markKey is all that the look of a mark depends on.
type markKey struct {
	symbol     chronology.Symbol
	colour     color.NRGBA
	size       float64 // pixels
	key        bool    // a ring around it
	vague      bool    // approximate or uncertain: a broken outline, filled faintly
	contextual bool    // outside the scope: paler
}

// sprite is a mark as it is copied into pictures: colour multiplied by
// coverage, the origin in its middle.
type sprite struct{ *image.RGBA }

// Shares of a mark's size, and of its colour.
const (
	keyBody    = 0.74 // the body within the ring of a key event
	keyRing    = 0.09 // how thick the ring is
	outline    = 0.12 // how thick the outline of a hollow or vague mark is
	vagueFill  = 0.30 // how much of the colour fills a vague mark
	paleness   = 0.62 // how much is left of a contextual mark
	dashes     = 8    // of a broken outline
	dashShare  = 0.66 // how much of each is drawn
	spriteEdge = 2    // pixels left free around a sprite
)

// mark copies the mark of an item to its place.
func (c *canvas) mark(item *timeline.Item) {
	key := markKey{
		symbol: item.Symbol, colour: c.p.agency(item.Colour), size: c.layout.Metrics.MarkSize * c.scale,
		key: item.Key, vague: item.Approximate || item.Uncertain, contextual: item.Contextual,
	}
	c.over(c.p.sprite(key), image.Pt(round(c.x(item.X)), round(c.y(item.Y))))
}

// agency is an agency's colour on this paper, worked out once.
func (p *Painter) agency(c color.NRGBA) color.NRGBA {
	a, ok := p.adapted[c]
	if !ok {
		a = p.palette.Agency(c)
		p.adapted[c] = a
	}
	return a
}

func (p *Painter) sprite(key markKey) *sprite {
	s, ok := p.marks[key]
	if !ok {
		s = p.drawMark(key)
		p.marks[key] = s
	}
	return s
}

// drawMark draws a mark for the first time.
func (p *Painter) drawMark(key markKey) *sprite {
	half := int(math.Ceil(key.size*0.62)) + spriteEdge
	s := &sprite{image.NewRGBA(image.Rect(-half, -half, half, half))}
	m := shapes.Of(key.symbol)
	size := key.size
	if key.key {
		ring := shapes.Circle(0, 0, size*0.56)
		p.lay(s, p.palette.Ink, ring)
		p.lay(s, p.palette.Paper, shapes.Circle(0, 0, size*(0.56-keyRing)))
		size *= keyBody
	}
	body := m.Body.Scaled(0, 0, size)
	inner := m.Body.Scaled(0, 0, size*(1-2*outline))
	colour := key.colour
	if key.contextual {
		colour = mix(colour, p.palette.Paper, paleness)
	}
	ground, glyph := colour, p.palette.Glyph(colour)
	switch {
	case m.Hollow || key.vague:
		ground = p.palette.Paper
		if !m.Hollow {
			ground, glyph = mix(colour, p.palette.Paper, vagueFill), colour
		}
		p.lay(s, ground, body)
		rim := p.mask(s.Rect, body, reversed(inner))
		if key.vague {
			broken(rim)
		}
		stampOver(s.RGBA, rim, colour)
	default:
		p.lay(s, ground, body)
	}
	for _, path := range m.Glyph {
		p.lay(s, glyph, path.Scaled(0, 0, size))
	}
	return s
}

// lay fills a path in a sprite.
func (p *Painter) lay(s *sprite, c color.NRGBA, path shapes.Path) {
	stampOver(s.RGBA, p.mask(s.Rect, path), c)
}

// mask is the coverage of paths taken together.
func (p *Painter) mask(box image.Rectangle, paths ...shapes.Path) *image.Alpha {
	mask := image.NewAlpha(box)
	p.pen.Reset(box.Dx(), box.Dy())
	for _, path := range paths {
		trace(p.pen, path, float64(box.Min.X), float64(box.Min.Y))
	}
	p.pen.Draw(mask, box, image.Opaque, image.Point{})
	return mask
}

// trace adds a closed path, moved so that (left, top) comes to the corner.
func trace(pen *vector.Rasterizer, path shapes.Path, left, top float64) {
	for i, q := range path {
		x, y := float32(q.X-left), float32(q.Y-top)
		if i == 0 {
			pen.MoveTo(x, y)
		} else {
			pen.LineTo(x, y)
		}
	}
	pen.ClosePath()
}

// reversed turns a path the other way round, which makes it a hole.
func reversed(path shapes.Path) shapes.Path {
	out := make(shapes.Path, len(path))
	for i, q := range path {
		out[len(path)-1-i] = q
	}
	return out
}

// broken takes gaps out of an outline, at equal angles.
func broken(mask *image.Alpha) {
	for y := mask.Rect.Min.Y; y < mask.Rect.Max.Y; y++ {
		for x := mask.Rect.Min.X; x < mask.Rect.Max.X; x++ {
			turn := math.Atan2(float64(y)+0.5, float64(x)+0.5)/(2*math.Pi) + 1
			if _, part := math.Modf(turn * dashes); part > dashShare {
				mask.Pix[mask.PixOffset(x, y)] = 0
			}
		}
	}
}

// stampOver lays a colour through a mask of the same box over what is there,
// which may be transparent.
func stampOver(img *image.RGBA, mask *image.Alpha, c color.NRGBA) {
	for i, a := range mask.Pix {
		if a == 0 {
			continue
		}
		pix, alpha, rest := img.Pix[4*i:4*i+4], uint32(a), 255-uint32(a)
		for n, v := range [4]uint8{c.R, c.G, c.B, 255} {
			pix[n] = uint8((uint32(v)*alpha + uint32(pix[n])*rest + 127) / 255)
		}
	}
}

// over copies a sprite, its middle at a pixel.
func (c *canvas) over(s *sprite, at image.Point) {
	box := s.Rect.Add(at).Intersect(c.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		i := c.PixOffset(box.Min.X, y)
		j := s.PixOffset(box.Min.X-at.X, y-at.Y)
		for range box.Dx() {
			pix, over := c.Pix[i:i+4:i+4], s.Pix[j:j+4:j+4]
			switch over[3] {
			case 0:
			case 255:
				copy(pix, over)
			default:
				rest := 255 - uint32(over[3])
				for n := range pix {
					pix[n] = uint8(uint32(over[n]) + (uint32(pix[n])*rest+127)/255)
				}
			}
			i += 4
			j += 4
		}
	}
}

// crowd draws how many events stand together, on a pill.
func (c *canvas) crowd(item *timeline.Item) {
	const most = 999
	height := c.layout.Metrics.MarkSize * 0.92
	colour := c.p.agency(item.Colour)
	c.paint(bar{from: item.X - item.Width/2, to: item.X + item.Width/2, middle: item.Y, height: height, colour: colour, solid: 1})
	text := c.p.count(min(item.Crowd, most+1), most)
	size := height * 0.68
	if w := Measure(text, size, true); w > item.Width-3 {
		size *= (item.Width - 3) / w
	}
	x := item.X - Measure(text, size, true)/2
	c.p.write(c.RGBA, c.x(x), c.y(item.Y+size*0.36), text, size*c.scale, true, c.p.palette.On(colour))
}

// count is a number in words of digits: "12", or "999+" past the most.
func (p *Painter) count(n, most int) string {
	for len(p.counts) <= n {
		text := strconv.Itoa(len(p.counts))
		if len(p.counts) > most {
			text = strconv.Itoa(most) + "+"
		}
		p.counts = append(p.counts, text)
	}
	return p.counts[n]
}
