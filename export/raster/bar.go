package raster

import (
	"image"
	"image/color"
	"math"

	"throughline.org/throughline/export/shapes"
)

// bar paints a bar and what its ends say.
func (c *canvas) bar(b *Bar) {
	c.fillBar(b)
	if b.EdgeFrom < b.EdgeTo {
		c.edges(b)
	}
	c.barEnd(b, b.From, b.Start, -1)
	c.barEnd(b, b.To, b.End, 1)
}

// barEnd paints a tick or a chevron at an end of a bar.
func (c *canvas) barEnd(b *Bar, x float64, end shapes.End, toward float64) {
	mark := c.layout.Metrics.MarkSize
	switch {
	case x < c.fromX-mark || x > c.toX+mark:
	case end == shapes.TickEnd:
		c.tickMark(x, b.Y, mark*TickHeight, b)
	case end == shapes.ArrowEnd:
		c.chevron(x, b, toward)
	}
}

// tickMark is an upright stroke about a place, on whole pixels.
func (c *canvas) tickMark(x, y, height float64, b *Bar) {
	thick := max(1, round(b.Line*c.scale))
	left, top := round(c.x(x))-thick/2, round(c.y(y-height/2))
	c.fill(image.Rect(left, top, left+thick, top+round(height*c.scale)), b.Colour)
}

// chevronKey is all that the look of a chevron depends on.
type chevronKey struct {
	colour      color.NRGBA
	size, thick float64
	toward      float64
}

func (c *canvas) chevron(x float64, b *Bar, toward float64) {
	size := c.layout.Metrics.MarkSize * TickHeight * c.scale
	key := chevronKey{b.Colour, size, max(1.2, 1.3*b.Line*c.scale), toward}
	s, ok := c.p.chevrons[key]
	if !ok {
		half := int(math.Ceil(size)) + 1
		s = newSprite(half)
		c.p.lay(s, Piece{[]shapes.Path{shapes.Chevron(0, 0, size, key.thick, toward)}, b.Colour})
		c.p.chevrons[key] = s.ready()
	}
	c.over(s, image.Pt(round(c.x(x-toward*ChevronInset*b.Height)), round(c.y(b.Y))))
}

// ChevronInset is how far the middle of a chevron stands from the end of its
// bar, in shares of the bar's height.
const ChevronInset = 0.5

// edges outline a bar where what it stands for is certain.
func (c *canvas) edges(b *Bar) {
	thick := max(1, round(b.Line*c.scale*0.8))
	left, right := round(c.x(b.EdgeFrom)), round(c.x(b.EdgeTo))
	top, high := c.rowsOf(b)
	c.fill(image.Rect(left, top, right, top+thick), b.Colour)
	c.fill(image.Rect(left, top+high-thick, right, top+high), b.Colour)
	if b.FadeIn == 0 {
		c.fill(image.Rect(left, top, left+thick, top+high), b.Colour)
	}
	if b.FadeOut == 0 {
		c.fill(image.Rect(right-thick, top, right, top+high), b.Colour)
	}
}

// rowsOf are the rows of pixels that a bar takes: whole ones, so that its edges
// are sharp and tiles agree.
func (c *canvas) rowsOf(b *Bar) (top, high int) {
	return round(c.y(b.Y - b.Height/2)), max(2, round(b.Height*c.scale))
}

// fillBar paints the bar itself, its fading ends from column to column.
func (c *canvas) fillBar(b *Bar) {
	left, right := c.x(b.From), c.x(b.To)
	if right-left < 1 {
		right = left + 1
	}
	if right < float64(c.Rect.Min.X) || left > float64(c.Rect.Max.X) {
		return
	}
	solidFrom, solidTo := left+b.FadeIn*c.scale, right-b.FadeOut*c.scale
	round := b.Start == shapes.RoundEnd && b.End == shapes.RoundEnd && b.EdgeFrom == b.EdgeTo
	top, high := c.rowsOf(b)
	k, alpha := inkOf(b.Colour), uint32(b.Solid*255+0.5)
	for y := max(top, c.Rect.Min.Y); y < min(top+high, c.Rect.Max.Y); y++ {
		in := 0.0
		if round {
			in = inset(high, y-top)
		}
		c.run(y, solidFrom+in, solidTo-in, alpha, k)
		if b.FadeIn > 0 {
			c.fadeRow(y, left, solidFrom, b.Solid, k)
		}
		if b.FadeOut > 0 {
			c.fadeRow(y, right, solidTo, b.Solid, k)
		}
	}
}

// inset is how far a round end is cut in at a row of its bar.
func inset(high, row int) float64 {
	r := float64(high) / 2
	away := math.Abs(float64(row) + 0.5 - r)
	return r - math.Sqrt(r*r-away*away)
}

// run blends a stretch of a row of pixels, the pixels at its ends by the share
// of them that it takes.
func (c *canvas) run(y int, from, to float64, alpha uint32, k ink) {
	from, to = max(from, float64(c.Rect.Min.X)), min(to, float64(c.Rect.Max.X))
	if from >= to {
		return
	}
	first, last := int(math.Ceil(from)), int(math.Floor(to))
	row := c.row(y)
	if first > last {
		c.point(row, last, (to-from)*float64(alpha), k)
		return
	}
	c.point(row, first-1, (float64(first)-from)*float64(alpha), k)
	c.point(row, last, (to-float64(last))*float64(alpha), k)
	k.blendRow(row[4*(first-c.Rect.Min.X):4*(last-c.Rect.Min.X)], alpha)
}

// point blends one pixel of a row, if it is in the picture.
func (c *canvas) point(row []byte, x int, alpha float64, k ink) {
	if a := uint32(alpha + 0.5); a > 0 && x >= c.Rect.Min.X && x < c.Rect.Max.X {
		i := 4 * (x - c.Rect.Min.X)
		k.blend(row[i:i+4], a)
	}
}

// row is a row of the picture's pixels.
func (c *canvas) row(y int) []byte {
	first := c.PixOffset(c.Rect.Min.X, y)
	return c.Pix[first : first+4*c.Rect.Dx()]
}

// fadeRow blends the pixels of a row between where a bar is nothing and where
// it is solid.
func (c *canvas) fadeRow(y int, nothing, full, solid float64, k ink) {
	from, to := max(floor(min(nothing, full)), c.Rect.Min.X), min(ceil(max(nothing, full)), c.Rect.Max.X)
	if from >= to {
		return
	}
	row := c.row(y)
	low, high, per := min(nothing, full), max(nothing, full), solid*255/(full-nothing)
	for x := from; x < to; x++ {
		// Of the pixel at an end only a share is in the fade.
		left, right := max(low, float64(x)), min(high, float64(x+1))
		a := ((left+right)/2 - nothing) * per * (right - left)
		if alpha := uint32(a + 0.5); alpha > 0 {
			i := 4 * (x - c.Rect.Min.X)
			k.blend(row[i:i+4], alpha)
		}
	}
}
