package raster

import (
	"image"
	"image/color"
	"math"

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

const (
	dashes     = 8    // of a broken outline
	dashShare  = 0.66 // how much of each is drawn
	spriteEdge = 2    // pixels left free around a sprite
)

// mark copies the mark of an item to its place.
func (c *canvas) mark(item *timeline.Item) {
	key := markKey{
		symbol: item.Symbol, colour: c.p.agency(item.Colour), size: c.layout.Metrics.MarkSize * c.scale,
		key: item.Key, vague: vague(item), contextual: item.Contextual,
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
	shape, look := shapes.Of(key.symbol), p.palette.look(key)
	if look.Ring > 0 {
		p.lay(s, p.palette.Ink, shapes.Circle(0, 0, look.Ring+look.RingWidth/2))
		p.lay(s, p.palette.Paper, shapes.Circle(0, 0, look.Ring-look.RingWidth/2))
	}
	body := shape.Body.Scaled(0, 0, look.Size)
	p.lay(s, look.Ground, body)
	if look.Outline > 0 {
		rim := p.mask(s.Rect, body, reversed(shape.Body.Scaled(0, 0, look.Size-2*look.Outline)))
		if look.Broken {
			broken(rim)
		}
		stampOver(s.RGBA, rim, look.Colour)
	}
	for _, path := range shape.Glyph {
		p.lay(s, look.Glyph, path.Scaled(0, 0, look.Size))
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
	colour, count := c.p.agency(item.Colour), CountOf(item, c.layout.Metrics)
	c.paint(bar{from: item.X - item.Width/2, to: item.X + item.Width/2, middle: item.Y, height: count.Height, colour: colour, solid: 1})
	c.centred(item.X-count.Width/2, item.Y, count.Text, count.Size, true, c.p.palette.On(colour))
}
