package raster

import (
	"image"
	"image/color"
	"math"

	"throughline.org/throughline/export/shapes"
)

// patternKey is all that the look of a pattern depends on.
type patternKey struct {
	kind    shapes.Pattern
	spacing float64 // pixels
	thick   float64
}

// pattern is a square of coverage that repeats. Of each row it keeps only where
// there is anything.
type pattern struct {
	side int
	rows [][]dot
}

type dot struct {
	x     int
	cover uint8
}

// pattern returns a pattern, drawn the first time.
func (p *Painter) pattern(kind shapes.Pattern, spacing, thick float64) *pattern {
	key := patternKey{kind, max(3, math.Round(spacing)), thick}
	if known, ok := p.patterns[key]; ok {
		return known
	}
	side := int(key.spacing)
	drawn := &pattern{side: side, rows: make([][]dot, side)}
	for y := range side {
		for x := range side {
			away := kind.Away(float64(x)+0.5, float64(y)+0.5, key.spacing)
			if cover := clamp01(thick/2 + 0.5 - away); cover > 0.02 {
				drawn.rows[y] = append(drawn.rows[y], dot{x, uint8(cover*255 + 0.5)})
			}
		}
	}
	p.patterns[key] = drawn
	return drawn
}

// hatched is a stretch that a pattern is laid over. Along its ramp it grows
// from nothing at rampFrom to its full strength at rampTo.
type hatched struct {
	box              image.Rectangle // pixels
	colour           color.NRGBA
	solid            float64
	rampFrom, rampTo float64 // pixels; equal for none
}

// hatch lays a pattern over a stretch. It is counted from the beginning of
// time and the top of the lanes, so that tiles agree.
func (c *canvas) hatch(h hatched, pat *pattern) {
	box := h.box.Intersect(c.Rect)
	if box.Empty() {
		return
	}
	axis := c.layout.Axis
	phaseX, phaseY := round(axis.Origin*axis.PerDay*c.scale-c.left), round(-c.top)
	k := inkOf(h.colour)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := c.row(y)
		for _, d := range pat.rows[mod(y+phaseY, pat.side)] {
			first := box.Min.X + mod(d.x-box.Min.X-phaseX, pat.side)
			if h.rampFrom != h.rampTo {
				c.fadingDots(row, first, box.Max.X, pat.side, float64(d.cover)*h.solid, &h, k)
				continue
			}
			alpha := uint32(float64(d.cover)*h.solid + 0.5)
			for i := 4 * (first - c.Rect.Min.X); i < 4*(box.Max.X-c.Rect.Min.X); i += 4 * pat.side {
				k.blend(row[i:i+4], alpha)
			}
		}
	}
}

// fadingDots lays one dot of a pattern over a row, again and again along a ramp.
func (c *canvas) fadingDots(row []byte, from, to, side int, cover float64, h *hatched, k ink) {
	per := cover / (h.rampTo - h.rampFrom)
	for x := from; x < to; x += side {
		if alpha := uint32(min(max((float64(x)+0.5-h.rampFrom)*per, 0), cover) + 0.5); alpha > 0 {
			i := 4 * (x - c.Rect.Min.X)
			k.blend(row[i:i+4], alpha)
		}
	}
}

// mod is the remainder that is never below 0.
func mod(a, b int) int { return (a%b + b) % b }
