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
	for y := box.Min.Y; y < box.Max.Y; y++ {
		first := c.PixOffset(box.Min.X, y)
		blendRow(c.Pix[first:first+4*box.Dx()], colour, uint32(colour.A))
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

// blendRow lays a colour over a row of opaque pixels, alpha 0 to 255.
func blendRow(row []byte, c color.NRGBA, alpha uint32) {
	rest := 255 - alpha
	r, g, b := uint32(c.R)*alpha+127, uint32(c.G)*alpha+127, uint32(c.B)*alpha+127
	for ; len(row) >= 4; row = row[4:] {
		row[0] = uint8((r + uint32(row[0])*rest) / 255)
		row[1] = uint8((g + uint32(row[1])*rest) / 255)
		row[2] = uint8((b + uint32(row[2])*rest) / 255)
	}
}

// blend lays a colour over an opaque pixel, alpha 0 to 255.
func blend(pix []byte, c color.NRGBA, alpha uint32) {
	rest := 255 - alpha
	pix[0] = uint8((uint32(c.R)*alpha + uint32(pix[0])*rest + 127) / 255)
	pix[1] = uint8((uint32(c.G)*alpha + uint32(pix[1])*rest + 127) / 255)
	pix[2] = uint8((uint32(c.B)*alpha + uint32(pix[2])*rest + 127) / 255)
	pix[3] = 255
}

// stretch fills between two x, from one height to another, in units.
func (c *canvas) stretch(from, to, top, bottom float64, colour color.NRGBA) {
	c.fill(image.Rect(round(c.x(from)), round(c.y(top)), round(c.x(to)), round(c.y(bottom))), colour)
}

// upright is a thin vertical line, in units; dash 0 for an unbroken one.
func (c *canvas) upright(x, top, bottom, dash float64, colour color.NRGBA) {
	if x < c.fromX-1 || x > c.toX+1 {
		return
	}
	px := round(c.x(x))
	if dash == 0 {
		c.fill(image.Rect(px, round(c.y(top)), px+c.hairline, round(c.y(bottom))), colour)
		return
	}
	// Dashes are counted from the top of the layout, so that tiles agree.
	first := max(top, math.Floor((c.fromY-top)/(2*dash))*2*dash+top)
	for y := first; y < min(bottom, c.toY); y += 2 * dash {
		c.fill(image.Rect(px, round(c.y(y)), px+c.hairline, round(c.y(min(y+dash, bottom)))), colour)
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
