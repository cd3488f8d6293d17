package raster

import (
	"encoding/binary"
	"image/color"
	"math"

	"throughline.org/throughline/export/shapes"
)

// strokes paints lines together in one colour, at an offset in units. From
// column to column, or from row to row where a line is steep, it covers what
// lies between its edges: nothing is touched beside a line, however large the
// box is that it stands in.
func (c *canvas) strokes(x, y float64, colour color.NRGBA, lines ...shapes.Stroke) {
	const casing = 1.5 // pixels to either side
	b := brush{canvas: c, ink: inkOf(colour)}
	left, top := c.x(x), c.y(y)
	above, below := float64(c.Rect.Min.Y), float64(c.Rect.Max.Y)
	for i := range lines {
		half := lines[i].Thick * c.scale / 2
		b.crisp = colour == c.p.palette.Paper && half > casing
		line := lines[i].Line
		for j := 1; j < len(line); j++ {
			p, q := line[j-1], line[j]
			py, qy := p.Y*c.scale+top, q.Y*c.scale+top
			if reach := 1.5*half + 1; max(py, qy)+reach > above && min(py, qy)-reach < below {
				b.segment(p.X*c.scale+left, py, q.X*c.scale+left, qy, half)
			}
		}
	}
}

// brush paints straight lines in a colour. One that is crisp paints whole pixels
// only, which is enough for a casing of the paper's colour.
type brush struct {
	*canvas
	ink   ink
	crisp bool
}

func (b *brush) segment(px, py, qx, qy, half float64) {
	dx, dy := qx-px, qy-py
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	if math.Abs(dx) >= math.Abs(dy) {
		if dx < 0 {
			px, py, qx, qy = qx, qy, px, py
		}
		b.columns(px, py, qx, dy/dx, half*length/math.Abs(dx))
		return
	}
	if dy < 0 {
		px, py, qx, qy = qx, qy, px, py
	}
	b.rows(px, py, qy, dx/dy, half*length/math.Abs(dy))
}

// columns paints a line that is more level than steep: of each column whose
// middle it passes, so much up and down.
func (b *brush) columns(fromX, fromY, toX, slope, half float64) {
	first, last := max(b.Rect.Min.X, floor(fromX+0.5)), min(b.Rect.Max.X, floor(toX+0.5))
	if first >= last {
		return
	}
	top, bottom := b.Rect.Min.Y<<partBits, b.Rect.Max.Y<<partBits
	low := inParts(fromY + (float64(first)+0.5-fromX)*slope - half)
	step, thick := inParts(slope), inParts(2*half)
	for x := first; x < last; x++ {
		from, to := max(low, top), min(low+thick, bottom)
		low += step
		if from < to {
			b.across(b.PixOffset(x, from>>partBits), b.Stride, from&(onePixel-1), to-from&^(onePixel-1))
		}
	}
}

// rows paints a line that is more steep than level.
func (b *brush) rows(fromX, fromY, toY, slope, half float64) {
	first, last := max(b.Rect.Min.Y, floor(fromY+0.5)), min(b.Rect.Max.Y, floor(toY+0.5))
	if first >= last {
		return
	}
	left, right := b.Rect.Min.X<<partBits, b.Rect.Max.X<<partBits
	low := inParts(fromX + (float64(first)+0.5-fromY)*slope - half)
	step, thick := inParts(slope), inParts(2*half)
	for y := first; y < last; y++ {
		from, to := max(low, left), min(low+thick, right)
		low += step
		if from < to {
			b.across(b.PixOffset(from>>partBits, y), 4, from&(onePixel-1), to-from&^(onePixel-1))
		}
	}
}

// Places along a line are counted in parts of a pixel.
const (
	partBits = 16
	onePixel = 1 << partBits
)

func inParts(pixels float64) int { return int(pixels * onePixel) }

// across paints pixels that lie one beside the other, from a part of the first
// to a part of the last: all of those between, and a share of those two.
func (b *brush) across(at, step, from, to int) {
	if to <= onePixel {
		b.share(at, to-from)
		return
	}
	if from > 0 {
		b.share(at, onePixel-from)
		at += step
		to -= onePixel
	}
	for ; to >= onePixel; to -= onePixel {
		binary.LittleEndian.PutUint32(b.Pix[at:], b.ink.pixel)
		at += step
	}
	if to > 0 {
		b.share(at, to)
	}
}

// share paints a pixel of which the line takes so many parts.
func (b *brush) share(at, parts int) {
	if b.crisp {
		if parts >= onePixel/2 {
			binary.LittleEndian.PutUint32(b.Pix[at:], b.ink.pixel)
		}
		return
	}
	b.ink.blend(b.Pix[at:at+4], uint32(parts*255>>partBits))
}
