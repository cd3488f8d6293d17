package raster

import (
	"image"
	"image/color"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/shapes"
)

// Hatching, in shares of a mark's size.
const (
	DenseHatch  = 0.42 // from stroke to stroke where silence is certain
	SparseHatch = 0.95 // where it is possible, and in eras
	HatchThick  = 0.075
	GapInset    = 0.14 // between a silence and the edges of its lane
	GapEdge     = 0.10 // thickness of the edge of a certain silence
	DotSpacing  = 0.40 // from dot to dot in a holiday
)

// HatchSolid is how solid the hatching of a silence is, certain or possible.
func (p Palette) HatchSolid(certain bool) float64 {
	const dense, sparse = 0.40, 0.30
	if certain {
		return min(0.9, dense*p.Heavy)
	}
	return min(0.8, sparse*p.Heavy)
}

// EraSolid is how solid the pattern of an era is: it lies behind everything.
func (p Palette) EraSolid() float64 { return min(0.5, 0.15*p.Heavy*p.Heavy) }

// GapBand is where the silence of a lane stands: from top to bottom, and what of
// it is certain.
func GapBand(g *timeline.Gap, lane *timeline.Lane, m timeline.Metrics) (top, bottom float64, certain bool) {
	inset := m.MarkSize * GapInset
	return lane.Top + inset, lane.Top + lane.Height - inset - 1, g.From < g.To
}

// gap paints a silence: hatched closely between edges where it is certain,
// sparsely and fading where it is possible.
func (c *canvas) gap(g *timeline.Gap) {
	lane := &c.layout.Lanes[g.Lane]
	if !c.sees(lane.Top, lane.Top+lane.Height) || g.SoftTo < c.fromX || g.SoftFrom > c.toX {
		return
	}
	m, p := c.layout.Metrics, &c.p.palette
	top, bottom, certain := GapBand(g, lane, m)
	mark, thick := m.MarkSize*c.scale, max(1, m.MarkSize*HatchThick*c.scale)
	sparse := c.p.pattern(shapes.Rising, SparseHatch*mark, thick)
	dense := c.p.pattern(shapes.Rising, DenseHatch*mark, thick)
	part := func(from, to, rampFrom, rampTo float64, pat *pattern) {
		c.hatch(hatched{
			box:    image.Rect(round(c.x(from)), round(c.y(top)), round(c.x(to)), round(c.y(bottom))),
			colour: p.Gap, solid: p.HatchSolid(pat == dense), rampFrom: c.x(rampFrom), rampTo: c.x(rampTo),
		}, pat)
	}
	if !certain {
		middle := (g.SoftFrom + g.SoftTo) / 2
		part(g.SoftFrom, middle, g.SoftFrom, middle, sparse)
		part(middle, g.SoftTo, g.SoftTo, middle, sparse)
		return
	}
	part(g.SoftFrom, g.From, g.SoftFrom, g.From, sparse)
	part(g.From, g.To, 0, 0, dense)
	part(g.To, g.SoftTo, g.SoftTo, g.To, sparse)
	c.gapEdge(g.From, top, bottom, g.Certain)
	c.gapEdge(g.To, top, bottom, g.Certain)
}

// gapEdge paints where a certain silence begins or ends: in dashes where the
// part that is certain is shorter than what is looked for.
func (c *canvas) gapEdge(x, top, bottom float64, unbroken bool) {
	thick := max(1, round(c.layout.Metrics.MarkSize*GapEdge*c.scale*c.p.palette.Heavy))
	dash := 0.0
	if !unbroken {
		dash = c.layout.Metrics.MarkSize * KeyLineDash
	}
	c.thickUpright(x, top, bottom, dash, thick, c.p.palette.Gap)
}

// WordSize is the text size of what is written in the lanes beside events.
func WordSize(m timeline.Metrics) float64 {
	if m.LabelSize > 0 {
		return m.LabelSize
	}
	return m.RulerSize()
}

func (c *canvas) gapLabel(g *timeline.Gap) {
	lane := &c.layout.Lanes[g.Lane]
	if g.Label == "" || !c.sees(lane.Top, lane.Top+lane.Height) {
		return
	}
	m := c.layout.Metrics
	c.haloed(g.LabelX, g.LabelY, g.Label, WordSize(m), true, c.p.palette.Gap)
}

// era paints where a stretch that frames others certainly begins and ends: a
// dotted line through all lanes. What lies between has a tint (see ground); its
// pattern stands in the head above the lanes alone, where its name is, as behind
// the marks it would be read as another hatching.
func (c *canvas) era(e *timeline.Era) {
	p := &c.p.palette
	for _, x := range []float64{e.From, e.To} {
		c.upright(x, 0, c.layout.LanesHeight, EraDot*c.layout.Metrics.MarkSize, Mix(p.EraInk(e), p.Paper, EraEdge))
	}
}

// Of an era: from stroke to stroke of its pattern, and the dots of its edges in
// the lanes, in marks; and how solid those are.
const (
	EraSpacing = 1.2
	EraDot     = 0.14
	EraEdge    = 0.6
)

// EraInk is the colour of an era: a pregnancy's is that of births.
func (p Palette) EraInk(e *timeline.Era) color.NRGBA {
	if e.Pregnancy {
		return p.KeyLine
	}
	return p.Era
}

// KeyLines paints the upper ends of the lines of key days, in a strip of a height
// above the lanes; originY is the top of the lanes.
func (p *Painter) KeyLines(img *image.RGBA, l *timeline.Layout, originX, originY, height, scale float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.canvas(img, l, originX, originY, scale)
	for _, k := range l.KeyLines {
		c.upright(k.X, -height, 0, l.Metrics.MarkSize*KeyLineDash, p.palette.KeyLine)
	}
}

// keyLabel names a day that runs through all lanes, at their top.
func (c *canvas) keyLabel(k *timeline.KeyLine) {
	m := c.layout.Metrics
	size := WordSize(m)
	if k.Label != "" && c.sees(0, 2*size) {
		c.haloed(k.X+size*KeyLabelGap, size*KeyLabelMiddle, k.Label, size, false, c.p.palette.KeyLine)
	}
}

// Where the name of a key day stands, in shares of its text size: to the right
// of its line, its middle and its foot below the top of the lanes.
const (
	KeyLabelGap    = 0.35
	KeyLabelMiddle = 0.75
	KeyLabelHeight = 2 * KeyLabelMiddle
)

// holiday dots a bank holiday through all lanes.
func (c *canvas) holiday(t *timeline.Tick) {
	m := c.layout.Metrics
	box := image.Rect(round(c.x(t.X)), round(c.y(0)), round(c.x(t.X+t.Width)), round(c.y(c.layout.LanesHeight)))
	pat := c.p.pattern(shapes.Dots, DotSpacing*m.MarkSize*c.scale, max(1, m.MarkSize*HatchThick*c.scale))
	c.hatch(hatched{box: box, colour: c.p.palette.Holiday, solid: c.p.palette.EraSolid() * 1.6}, pat)
}

// today is where the present day stands, if that is in the layout.
func today(l *timeline.Layout) (x float64, ok bool) {
	return l.Today, l.Today > 0 && l.Today <= l.Width
}

// todayLine runs through all lanes, thicker than any other.
func (c *canvas) todayLine(top, bottom float64) {
	if x, ok := today(c.layout); ok {
		c.thickUpright(x, top, bottom, 0, max(2, round(TodayThick*c.layout.Metrics.MarkSize*c.scale)), c.p.palette.Today)
	}
}

// TodayThick is the thickness of the line of today, in marks.
const TodayThick = 0.14
