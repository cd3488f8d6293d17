package raster

import (
	"image"
	"image/color"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/shapes"
)

// Axis paints the two rows of the axis, and below them the age rulers, the
// names of the stretches that frame events, and the school terms.
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
	for i := range l.Eras {
		c.eraHead(&l.Eras[i])
	}
	for i := range l.Terms {
		c.term(&l.Terms[i])
	}
	y := round(c.y(l.AxisHeight))
	c.fill(image.Rect(c.Rect.Min.X, y-c.hairline, c.Rect.Max.X, y), p.palette.GridMajor)
	c.todayHead()
}

// tick paints a line of the axis and its label; of a bank holiday its name too,
// or a dot where there is no room for it.
func (c *canvas) tick(t *timeline.Tick) {
	m, palette := c.layout.Metrics, &c.p.palette
	row, line, ink := m.TickRow, palette.Grid, palette.Muted
	if t.Major {
		row, line, ink = 0, palette.GridMajor, palette.Ink
	}
	c.upright(t.X, row+m.TickRow*0.15, c.layout.AxisHeight, 0, line)
	size := m.TickText()
	if t.Label != "" {
		c.centred(t.LabelX, row+m.TickRow/2, t.Label, size, t.Major, ink)
	}
	if t.Holiday == "" {
		return
	}
	if x, name := HolidayName(t, m); name != "" {
		c.centred(x, row+m.TickRow/2, name, size*HolidayText, false, palette.Holiday)
		return
	}
	c.shape(0, 0, palette.Holiday, shapes.Circle(t.X+t.Width/2, row+m.TickRow*0.93, size*HolidayDot))
}

// Sizes of what marks a bank holiday, in shares of the text of the axis.
const (
	HolidayText = 0.86
	HolidayDot  = 0.16
)

// HolidayName is as much of the name of a bank holiday as there is room for
// after the day, and where it begins; "" for none.
func HolidayName(t *timeline.Tick, m timeline.Metrics) (x float64, name string) {
	const gap, least = 0.4, 3.0 // of the text size
	size := m.TickText()
	x = t.X + size*gap
	if t.Label != "" {
		x = t.LabelX + Measure(t.Label, size, t.Major) + size*gap
	}
	room := t.X + t.Width - size*gap - x
	if room < least*size {
		return x, ""
	}
	return x, Fit(t.Holiday, room, size*HolidayText, false)
}

// centred writes a line whose letters stand about a height, in units.
func (c *canvas) centred(x, middle float64, text string, size float64, bold bool, ink color.NRGBA) {
	c.p.write(c.RGBA, c.x(x), c.y(middle+size*TextDrop), text, size*c.scale, bold, ink)
}

// ruler paints the pregnancy and the age of one person.
func (c *canvas) ruler(i int) {
	m, r, palette := c.layout.Metrics, &c.layout.Rulers[i], &c.p.palette
	middle := AxisRow(c.layout, i)
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

// AxisRow is the middle of a row below the two of the axis: first the rulers,
// then the rows of eras, at the foot the school terms.
func AxisRow(l *timeline.Layout, row int) float64 {
	return 2*l.Metrics.TickRow + (float64(row)+0.5)*l.Metrics.RulerRow
}

// EraHead is the middle of the bar that names an era.
func EraHead(l *timeline.Layout, e *timeline.Era) float64 { return AxisRow(l, len(l.Rulers)+e.Row) }

// TermRow is the middle of the row of school terms.
func TermRow(l *timeline.Layout) float64 { return l.AxisHeight - l.Metrics.RulerRow/2 }

// HeadHeight is the height of the bars of eras and terms, in rows of a ruler.
const HeadHeight = 0.8

// eraHead names an era above the lanes, on a bar in its colour and pattern.
func (c *canvas) eraHead(e *timeline.Era) {
	m, p := c.layout.Metrics, &c.p.palette
	colour, middle := p.EraInk(e), EraHead(c.layout, e)
	top, bottom := middle-m.RulerRow*HeadHeight/2, middle+m.RulerRow*HeadHeight/2
	box := image.Rect(round(c.x(e.SoftFrom)), round(c.y(top)), round(c.x(e.SoftTo)), round(c.y(bottom)))
	c.fill(box, share(colour, p.Tint*2))
	pat := c.p.pattern(shapes.EraPattern(e.Pregnancy, e.Row), EraSpacing*m.MarkSize*c.scale, max(1, m.MarkSize*HatchThick*c.scale))
	c.hatch(hatched{box: box, colour: colour, solid: p.EraSolid()}, pat)
	line := max(1, round(c.scale*p.Heavy))
	left, right := round(c.x(e.From)), round(c.x(e.To))
	c.fill(image.Rect(left, box.Max.Y-line, right, box.Max.Y), colour)
	c.fill(image.Rect(left, box.Min.Y, left+line, box.Max.Y), colour)
	c.fill(image.Rect(right-line, box.Min.Y, right, box.Max.Y), colour)
	c.haloed(e.LabelX, middle, e.Label, m.RulerSize(), true, colour)
}

// term names a school term, between brackets at its ends.
func (c *canvas) term(t *timeline.Term) {
	m, p := c.layout.Metrics, &c.p.palette
	middle, high := TermRow(c.layout), m.RulerRow*HeadHeight
	top, bottom := round(c.y(middle-high/2)), round(c.y(middle+high/2))
	left, right, line := round(c.x(t.From)), round(c.x(t.To)), max(1, round(c.scale*p.Heavy))
	c.fill(image.Rect(left, top, right, bottom), share(p.Term, p.Tint*2))
	c.fill(image.Rect(left, bottom-line, right, bottom), p.Term)
	c.fill(image.Rect(left, top, left+line, bottom), p.Term)
	c.fill(image.Rect(right-line, top, right, bottom), p.Term)
	c.centred(t.LabelX, middle, t.Label, m.RulerSize(), false, p.Term)
}

// todayHead is a flag at the foot of the axis where the line of today begins.
func (c *canvas) todayHead() {
	x, ok := today(c.layout)
	if !ok {
		return
	}
	m, p := c.layout.Metrics, &c.p.palette
	f := TodayFlag(x, c.layout.AxisHeight, m)
	c.shape(0, 0, p.Today, f.Flag)
	c.centred(f.X, f.Middle, TodayWord, f.Size, true, p.On(p.Today))
}

// Flag is the sign above the line of today.
type Flag struct {
	Flag      shapes.Path
	X, Middle float64 // of the word on it
	Size      float64 // of the word
}

// TodayWord is written on the flag.
const TodayWord = "today"

// TodayFlag is a box about the word, with a tip that points down at the line.
func TodayFlag(x, bottom float64, m timeline.Metrics) Flag {
	const margin, tip = 0.4, 0.4 // of the text size
	size := m.RulerSize() * 0.95
	wide := Measure(TodayWord, size, true)
	half, high := wide/2+size*margin, size*1.3
	foot := bottom - size*tip
	return Flag{
		Flag: shapes.Path{
			{X: x - half, Y: foot - high}, {X: x + half, Y: foot - high}, {X: x + half, Y: foot},
			{X: x + size*tip, Y: foot}, {X: x, Y: bottom}, {X: x - size*tip, Y: foot}, {X: x - half, Y: foot},
		},
		X: x - wide/2, Middle: foot - high/2, Size: size,
	}
}
