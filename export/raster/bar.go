package raster

import (
	"image/color"
	"math"
)

// bar is a horizontal bar with round ends, in units. Where an end is open it
// fades out over the given length instead.
type bar struct {
	from, to        float64
	middle, height  float64
	colour          color.NRGBA
	solid           float64 // 0 to 1
	fadeIn, fadeOut float64 // lengths over which the ends fade; 0 for round ends
}

// pixelBar is a bar in pixels.
type pixelBar struct {
	left, right     float64
	middle, radius  float64
	fadeIn, fadeOut float64
}

// paint draws a bar. The columns between its ends are all alike, and most of it.
func (c *canvas) paint(b bar) {
	p := pixelBar{
		left: c.x(b.from), right: c.x(b.to), middle: c.y(b.middle), radius: b.height / 2 * c.scale,
		fadeIn: b.fadeIn * c.scale, fadeOut: b.fadeOut * c.scale,
	}
	if p.right-p.left < 2*p.radius {
		middle := (p.left + p.right) / 2
		p.left, p.right = middle-p.radius, middle+p.radius
	}
	firstX, lastX := max(floor(p.left), c.Rect.Min.X), min(ceil(p.right), c.Rect.Max.X)
	firstY, lastY := max(floor(p.middle-p.radius), c.Rect.Min.Y), min(ceil(p.middle+p.radius), c.Rect.Max.Y)
	if firstX >= lastX {
		return
	}
	endsAt := min(max(ceil(p.left+max(p.radius, p.fadeIn)), firstX), lastX)
	startsAt := max(min(floor(p.right-max(p.radius, p.fadeOut)), lastX), endsAt)
	for y := firstY; y < lastY; y++ {
		dy := math.Abs(float64(y) + 0.5 - p.middle)
		first := c.PixOffset(firstX, y)
		row := c.Pix[first : first+4*(lastX-firstX)]
		p.end(row, firstX, endsAt, dy, b)
		if alpha := uint32(clamp01(p.radius-dy+0.5)*b.solid*255 + 0.5); alpha > 0 {
			blendRow(row[4*(endsAt-firstX):4*(startsAt-firstX)], b.colour, alpha)
		}
		p.end(row[4*(startsAt-firstX):], startsAt, lastX, dy, b)
	}
}

// end draws the pixels of one row that belong to an end of the bar.
func (p *pixelBar) end(row []byte, from, to int, dy float64, b bar) {
	for x := from; x < to; x++ {
		if alpha := uint32(p.cover(float64(x)+0.5, dy)*b.solid*255 + 0.5); alpha > 0 {
			i := 4 * (x - from)
			blend(row[i:i+4:i+4], b.colour, alpha)
		}
	}
}

// cover is how much of a pixel the bar covers, given how far from its middle
// line the pixel stands.
func (p *pixelBar) cover(x, dy float64) float64 {
	cover := clamp01(p.radius - dy + 0.5)
	switch {
	case p.fadeIn > 0:
		cover *= clamp01((x - p.left) / p.fadeIn)
	case x < p.left+p.radius:
		cover = clamp01(p.radius - math.Hypot(p.left+p.radius-x, dy) + 0.5)
	}
	switch {
	case p.fadeOut > 0:
		cover *= clamp01((p.right - x) / p.fadeOut)
	case x > p.right-p.radius:
		cover = min(cover, clamp01(p.radius-math.Hypot(x-p.right+p.radius, dy)+0.5))
	}
	return cover
}
