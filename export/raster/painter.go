// Package raster paints a timeline.Layout into a picture: the tiles of the
// screen and exported PNGs. Where things stand is the layout's business; here
// they get their colours, shapes and letters.
//
// All lengths that callers give are in units of the layout. Scale is the number
// of pixels of a unit. A layout's left edge and the top of its lanes (or axis)
// stand at (originX, originY) of the picture, in units; what falls outside the
// picture is left out. To paint into a part of a picture, pass its SubImage.
package raster

import (
	"image"
	"image/color"
	"sync"

	"golang.org/x/image/vector"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/shapes"
)

// Painter paints layouts in one palette. It keeps the marks and letters that it
// has drawn, so that painting them again is copying. It may be used by several
// goroutines at once, which take turns.
type Painter struct {
	palette Palette

	mu       sync.Mutex
	letters  *letters
	marks    map[markKey]*sprite
	chevrons map[chevronKey]*sprite
	patterns map[patternKey]*pattern
	adapted  map[color.NRGBA]color.NRGBA
	pen      *vector.Rasterizer
	drawn    map[linkKey]*shapes.Link
	rows     [4][]byte // of the ground that lanes stand on, with the lines of the axis and without
}

// New returns a painter with the colours of a palette.
func New(p Palette) *Painter {
	return &Painter{
		palette: p, letters: newLetters(), marks: map[markKey]*sprite{}, chevrons: map[chevronKey]*sprite{}, patterns: map[patternKey]*pattern{}, drawn: map[linkKey]*shapes.Link{},
		adapted: map[color.NRGBA]color.NRGBA{}, pen: vector.NewRasterizer(0, 0),
	}
}

// Palette returns the painter's colours.
func (p *Painter) Palette() Palette { return p.palette }

// Metrics are the usual sizes of a picture, measured in the painter's letters.
func (p *Painter) Metrics() timeline.Metrics {
	return timeline.Metrics{
		MarkSize: 15, RowHeight: 17, LanePad: 5, LaneMin: 46, RulerRow: 14, EraRow: 15, TermRow: 13, TickRow: 18,
		LabelSize: 11, LabelWidth: 190, Measure: Measure,
	}
}

// Ground fills the picture with the colour of the paper.
func (p *Painter) Ground(img *image.RGBA) {
	p.canvas(img, &timeline.Layout{}, 0, 0, 1).fill(img.Rect, p.palette.Paper)
}

// Text writes a line with its baseline at (x, y), in units, and returns its
// width in units.
func (p *Painter) Text(img *image.RGBA, x, y, scale float64, text string, size float64, bold bool, c color.NRGBA) float64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.write(img, x*scale, y*scale, text, size*scale, bold, c)
	return Measure(text, size, bold)
}

// row is memory for a row of pixels, kept from one picture to the next.
func (p *Painter) row(i, size int) []byte {
	if cap(p.rows[i]) < size {
		p.rows[i] = make([]byte, size)
	}
	return p.rows[i][:size]
}

// canvas is a picture being painted: pixels, and the place of the layout in it.
type canvas struct {
	*image.RGBA
	p          *Painter
	left, top  float64 // of the layout, in pixels
	scale      float64
	fromX, toX float64 // the edges of the picture, in units of the layout
	fromY, toY float64
	marginal   float64 // how far marks, rings and caps may stand out, in units
	hairline   int     // a thin line, in pixels
	layout     *timeline.Layout
	stands     []timeline.Item // the items that may be in the picture
	lined      [2][]byte       // rows of the ground of lanes
	plain      [2][]byte       // rows of the ground of lanes, without lines; nil where labels stand on what is there
}

func (p *Painter) canvas(img *image.RGBA, l *timeline.Layout, originX, originY, scale float64) *canvas {
	b := img.Bounds()
	return &canvas{
		RGBA: img, p: p, left: originX * scale, top: originY * scale, scale: scale, layout: l, stands: l.Items,
		fromX: float64(b.Min.X)/scale - originX, toX: float64(b.Max.X)/scale - originX,
		fromY: float64(b.Min.Y)/scale - originY, toY: float64(b.Max.Y)/scale - originY,
		marginal: l.Metrics.MarkSize, hairline: max(1, int(scale+0.25)),
	}
}

// x and y turn units of the layout into pixels.
func (c *canvas) x(units float64) float64 { return c.left + units*c.scale }
func (c *canvas) y(units float64) float64 { return c.top + units*c.scale }

// sees reports whether anything between two heights is in the picture.
func (c *canvas) sees(top, bottom float64) bool { return bottom >= c.fromY && top <= c.toY }
