package raster

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/shapes"
)

// sprite is a drawing as it is copied into pictures: colour multiplied by
// coverage, the origin in its middle.
type sprite struct {
	*image.RGBA
	runs []spriteRun // what of it is not transparent
}

// spriteRun is a stretch of a row that is either opaque, and copied, or blended.
type spriteRun struct {
	x, y, wide int
	at         int // of its first pixel in the sprite's memory
	opaque     bool
}

func newSprite(half int) *sprite {
	return &sprite{RGBA: image.NewRGBA(image.Rect(-half, -half, half, half))}
}

// ready notes where there is anything in the sprite, once it is drawn.
func (s *sprite) ready() *sprite {
	for y := s.Rect.Min.Y; y < s.Rect.Max.Y; y++ {
		for x := s.Rect.Min.X; x < s.Rect.Max.X; x++ {
			alpha := s.Pix[s.PixOffset(x, y)+3]
			if alpha == 0 {
				continue
			}
			if n := len(s.runs); n > 0 {
				if last := &s.runs[n-1]; last.y == y && last.x+last.wide == x && last.opaque == (alpha == 255) {
					last.wide++
					continue
				}
			}
			s.runs = append(s.runs, spriteRun{x, y, 1, s.PixOffset(x, y), alpha == 255})
		}
	}
	return s
}

// spriteEdge is how many pixels are left free around a sprite.
const spriteEdge = 2

// mark copies the mark of an item to its place.
func (c *canvas) mark(item *timeline.Item) {
	key := c.p.palette.keyOf(item, c.p.agency(item.Colour), c.layout.Metrics.MarkSize*c.scale)
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
	const reach = 0.78 // of a question mark from the middle, in marks
	half := int(math.Ceil(key.size*reach)) + spriteEdge
	s := newSprite(half)
	for _, piece := range p.palette.mark(key, 0, 0) {
		p.lay(s, piece)
	}
	return s.ready()
}

// lay fills a piece of a drawing in a sprite.
func (p *Painter) lay(s *sprite, piece Piece) {
	stampOver(s.RGBA, p.mask(s.Rect, piece.Paths...), piece.Colour)
}

// mask is the coverage of paths taken together.
func (p *Painter) mask(box image.Rectangle, paths ...shapes.Path) *image.Alpha {
	mask := image.NewAlpha(box)
	p.pen.Reset(box.Dx(), box.Dy())
	for _, path := range paths {
		trace(p.pen, path, 1, -float64(box.Min.X), -float64(box.Min.Y))
	}
	p.pen.Draw(mask, box, image.Opaque, image.Point{})
	return mask
}

// trace adds a closed path, made larger and then moved.
func trace(pen *vector.Rasterizer, path shapes.Path, scale, left, top float64) {
	for i, q := range path {
		x, y := float32(q.X*scale+left), float32(q.Y*scale+top)
		if i == 0 {
			pen.MoveTo(x, y)
		} else {
			pen.LineTo(x, y)
		}
	}
	pen.ClosePath()
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
	if !s.Rect.Add(at).Overlaps(c.Rect) {
		return
	}
	inside := s.Rect.Add(at).In(c.Rect)
	origin := c.PixOffset(at.X, at.Y)
	for i := range s.runs {
		run := &s.runs[i]
		first, wide, from := run.x, run.wide, run.at
		if !inside {
			left, right := max(at.X+run.x, c.Rect.Min.X), min(at.X+run.x+run.wide, c.Rect.Max.X)
			if y := at.Y + run.y; y < c.Rect.Min.Y || y >= c.Rect.Max.Y || left >= right {
				continue
			}
			from += 4 * (left - at.X - run.x)
			first, wide = left-at.X, right-left
		}
		to := origin + run.y*c.Stride + 4*first
		row, above := c.Pix[to:to+4*wide], s.Pix[from:from+4*wide]
		if run.opaque {
			copy(row, above)
			continue
		}
		for n := 0; n < len(above); n += 4 {
			over(row[n:n+4], above[n:n+4])
		}
	}
}

// crowd paints how many events stand together, on a card with another behind.
func (c *canvas) crowd(item *timeline.Item) {
	look := c.p.palette.crowd(item, c.p.agency(item.Colour), c.layout.Metrics)
	rim := max(1, round(look.Rim*c.scale))
	left, top := round(c.x(item.X-(look.Width+look.Behind)/2)), round(c.y(item.Y-(look.Height-look.Behind)/2))
	wide, high, off := round(look.Width*c.scale), round(look.Height*c.scale), max(rim+1, round(look.Behind*c.scale))
	for _, card := range []image.Rectangle{
		image.Rect(left+off, top-off, left+off+wide, top-off+high), image.Rect(left, top, left+wide, top+high),
	} {
		c.fill(card.Inset(-1), c.p.palette.Paper)
		c.fill(card, look.Colour)
		c.fill(card.Inset(rim), look.Card)
	}
	x := c.x(item.X-look.Behind/2) - look.TextWidth*c.scale/2
	y := float64(top) + float64(high)/2 + look.Size*TextDrop*c.scale
	c.p.write(c.RGBA, x, y, look.Text, look.Size*c.scale, true, look.Ink)
}
