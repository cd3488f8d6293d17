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
		c.fillOpaque(box, colour)
		return
	}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		i := c.PixOffset(box.Min.X, y)
		for range box.Dx() {
			blend(c.Pix[i:i+4:i+4], colour, uint32(colour.A))
			i += 4
		}
	}
}

// fillOpaque writes one row and copies it to the others.
func (c *canvas) fillOpaque(box image.Rectangle, colour color.NRGBA) {
	first := c.PixOffset(box.Min.X, box.Min.Y)
	width := 4 * box.Dx()
	row := c.Pix[first : first+width]
	copy(row, []byte{colour.R, colour.G, colour.B, 255})
	for n := 4; n < width; n *= 2 {
		copy(row[n:], row[:n])
	}
	for y := box.Min.Y + 1; y < box.Max.Y; y++ {
		copy(c.Pix[c.PixOffset(box.Min.X, y):], row)
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

// band fills from one height to another across the picture, in units.
func (c *canvas) band(top, bottom float64, colour color.NRGBA) {
	c.fill(image.Rect(c.Rect.Min.X, round(c.y(top)), c.Rect.Max.X, round(c.y(bottom))), colour)
}

// stretch fills between two x, from one height to another, in units.
func (c *canvas) stretch(from, to, top, bottom float64, colour color.NRGBA) {
	c.fill(image.Rect(clamped(c.x(from)), round(c.y(top)), clamped(c.x(to)), round(c.y(bottom))), colour)
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

// bar is a horizontal bar with round ends, in units. Where an end is open it
// fades out over the given length instead.
type bar struct {
	from, to        float64
	middle, height  float64
	colour          color.NRGBA
	solid           float64 // 0 to 1
	fadeIn, fadeOut float64 // lengths over which the ends fade; 0 for round ends
}

// paint draws the bar pixel column by pixel column; columns between the ends
// are all alike.
func (c *canvas) paint(b bar) {
	left, right := c.x(b.from), c.x(b.to)
	top, bottom := c.y(b.middle-b.height/2), c.y(b.middle+b.height/2)
	radius := (bottom - top) / 2
	if right-left < 2*radius {
		middle := (left + right) / 2
		left, right = middle-radius, middle+radius
	}
	firstX, lastX := max(floor(left), c.Rect.Min.X), min(ceil(right), c.Rect.Max.X)
	firstY, lastY := max(floor(top), c.Rect.Min.Y), min(ceil(bottom), c.Rect.Max.Y)
	fadeIn, fadeOut := b.fadeIn*c.scale, b.fadeOut*c.scale
	roundFrom, roundTo := left+radius, right-radius
	for y := firstY; y < lastY; y++ {
		dy := math.Abs(float64(y) + 0.5 - (top+bottom)/2)
		flat := clamp01(radius - dy + 0.5)
		i := c.PixOffset(firstX, y)
		for x := firstX; x < lastX; x++ {
			at := float64(x) + 0.5
			cover := flat
			switch {
			case at < roundFrom && fadeIn == 0:
				cover = clamp01(radius - math.Hypot(roundFrom-at, dy) + 0.5)
			case at > roundTo && fadeOut == 0:
				cover = clamp01(radius - math.Hypot(at-roundTo, dy) + 0.5)
			}
			if fadeIn > 0 {
				cover *= clamp01((at - left) / fadeIn)
			}
			if fadeOut > 0 {
				cover *= clamp01((right - at) / fadeOut)
			}
			if alpha := uint32(cover*b.solid*255 + 0.5); alpha > 0 {
				blend(c.Pix[i:i+4:i+4], b.colour, alpha)
			}
			i += 4
		}
	}
}

func clamp01(v float64) float64 { return min(max(v, 0), 1) }

func floor(v float64) int { return clamped(math.Floor(v)) }
func ceil(v float64) int  { return clamped(math.Ceil(v)) }

// round goes to the nearest whole pixel, halves up, so that a picture and its
// neighbour agree on what stands at their seam.
func round(v float64) int { return clamped(math.Floor(v + 0.5)) }

// clamped keeps far-away places within the range of pixels.
func clamped(v float64) int {
	const far = 1 << 24
	return int(min(max(v, -far), far))
}
