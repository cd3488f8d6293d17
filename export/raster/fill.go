package raster

import (
	"image"
	"image/color"
	"math"
)

// fill paints a box of whole pixels.
func (c *canvas) fill(box image.Rectangle, colour color.NRGBA) {
	box = box.Intersect(c.Rect)
	if box.Empty() || colour.A == 0 {
		return
	}
	if colour.A == 255 {
		first := c.PixOffset(box.Min.X, box.Min.Y)
		row := c.Pix[first : first+4*box.Dx()]
		spread(row, colour)
		c.copyRow(row, box.Min.X, box.Min.Y+1, box.Max.Y)
		return
	}
	k := inkOf(colour)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		first := c.PixOffset(box.Min.X, y)
		k.blendRow(c.Pix[first:first+4*box.Dx()], uint32(colour.A))
	}
}

// copyRow copies a row of pixels to the rows from one height to another.
func (c *canvas) copyRow(row []byte, x, from, to int) {
	for y := from; y < to; y++ {
		copy(c.Pix[c.PixOffset(x, y):], row)
	}
}

// spread fills a row with an opaque colour.
func spread(row []byte, colour color.NRGBA) {
	copy(row, []byte{colour.R, colour.G, colour.B, 255})
	for n := 4; n < len(row); n *= 2 {
		copy(row[n:], row[:n])
	}
}

// stretch fills between two x, from one height to another, in units.
func (c *canvas) stretch(from, to, top, bottom float64, colour color.NRGBA) {
	c.fill(image.Rect(round(c.x(from)), round(c.y(top)), round(c.x(to)), round(c.y(bottom))), colour)
}

// upright is a thin vertical line, in units; dash 0 for an unbroken one.
func (c *canvas) upright(x, top, bottom, dash float64, colour color.NRGBA) {
	c.thickUpright(x, top, bottom, dash, c.hairline, colour)
}

// thickUpright is a vertical line, thick in pixels.
func (c *canvas) thickUpright(x, top, bottom, dash float64, thick int, colour color.NRGBA) {
	if x < c.fromX-float64(thick) || x > c.toX+float64(thick) {
		return
	}
	px := round(c.x(x))
	if thick > c.hairline {
		px -= thick / 2
	}
	if dash == 0 {
		c.fill(image.Rect(px, round(c.y(top)), px+thick, round(c.y(bottom))), colour)
		return
	}
	// Dashes are counted from the top, so that tiles agree.
	first := max(top, math.Floor((c.fromY-top)/(2*dash))*2*dash+top)
	for y := first; y < min(bottom, c.toY); y += 2 * dash {
		c.fill(image.Rect(px, round(c.y(y)), px+thick, round(c.y(min(y+dash, bottom)))), colour)
	}
}

func clamp01(v float64) float64 { return min(max(v, 0), 1) }

func floor(v float64) int { return clamped(math.Floor(v)) }
func ceil(v float64) int  { return clamped(math.Ceil(v)) }

// round goes to the nearest whole pixel, halves up. Tiles come to the same place
// by different sums: what is a half but for their last digits is a half in each.
func round(v float64) int {
	const lastDigits = 1e-6
	return clamped(math.Floor(v + 0.5 + lastDigits))
}

// clamped keeps far-away places within the range of pixels.
func clamped(v float64) int {
	const far = 1 << 24
	return int(min(max(v, -far), far))
}
