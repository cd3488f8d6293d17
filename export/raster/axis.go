package raster

import (
	"image"
	"image/color"

	"throughline.org/throughline/chronology/timeline"
)

// Axis paints the two rows of the axis and the age rulers below them.
func (p *Painter) Axis(img *image.RGBA, l *timeline.Layout, originX, originY, scale float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.canvas(img, l, originX, originY, scale)
	c.fill(c.Rect, p.palette.Paper)
	for i := range l.Ticks {
		c.tick(&l.Ticks[i])
	}
	for i := range l.Rulers {
		c.ruler(i)
	}
	y := round(c.y(l.AxisHeight))
	c.fill(image.Rect(c.Rect.Min.X, y-c.hairline, c.Rect.Max.X, y), p.palette.GridMajor)
}

// tick paints a line of the axis and its label.
func (c *canvas) tick(t *timeline.Tick) {
	m, palette := c.layout.Metrics, &c.p.palette
	row, line, ink := m.TickRow, palette.Grid, palette.Muted
	if t.Major {
		row, line, ink = 0, palette.GridMajor, palette.Ink
	}
	c.upright(t.X, row+m.TickRow*0.15, c.layout.AxisHeight, 0, line)
	if t.Label != "" {
		size := m.TickText()
		c.centred(t.LabelX, row+m.TickRow/2, t.Label, size, t.Major, ink)
	}
}

// centred writes a line whose letters stand about a height, in units.
func (c *canvas) centred(x, middle float64, text string, size float64, bold bool, ink color.NRGBA) {
	c.p.write(c.RGBA, c.x(x), c.y(middle+size*TextDrop), text, size*c.scale, bold, ink)
}

// ruler paints the pregnancy and the age of one person.
func (c *canvas) ruler(i int) {
	m, r, palette := c.layout.Metrics, &c.layout.Rulers[i], &c.p.palette
	middle := 2*m.TickRow + (float64(i)+0.5)*m.RulerRow
	for _, s := range r.Spans {
		colour, pale, height := palette.Ruler(s, m)
		top, bottom := middle-height/2, middle+height/2
		c.stretch(s.SoftFrom, s.From, top, bottom, pale)
		c.stretch(s.From, s.To, top, bottom, colour)
		c.stretch(s.To, s.SoftTo, top, bottom, pale)
	}
	size := m.RulerSize()
	for _, mark := range r.Marks {
		x := mark.X - Measure(mark.Label, size, true)/2
		c.centred(x, middle, mark.Label, size, true, palette.Ink)
	}
}
