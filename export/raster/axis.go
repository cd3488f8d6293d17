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
	if t.Holiday == "" || m.TermRow == 0 {
		return
	}
	if name := HolidayName(t, m); name != "" {
		c.centred(t.X+HolidayGap*m.TermRow, TermRow(c.layout), name, TermText*m.TermRow, false, palette.Holiday)
		return
	}
	c.shape(0, 0, palette.Holiday, shapes.Circle(t.X+t.Width/2, TermRow(c.layout), m.TermRow*HolidayDot))
}

// Sizes in the row of school terms and bank holidays, in shares of its height.
const (
	TermText   = 0.72
	HolidayGap = 0.3
	HolidayDot = 0.16
)

// HolidayName is as much of the name of a bank holiday as there is room for in
// its day; "" for none.
func HolidayName(t *timeline.Tick, m timeline.Metrics) string {
	const least = 2.6 // rows
	room := t.Width - 2*HolidayGap*m.TermRow
	if room < least*m.TermRow {
		return ""
	}
	return Fit(t.Holiday, room, TermText*m.TermRow, false)
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

// AxisRow is the middle of a ruler, below the two rows of the axis.
func AxisRow(l *timeline.Layout, ruler int) float64 {
	return 2*l.Metrics.TickRow + (float64(ruler)+0.5)*l.Metrics.RulerRow
}

// EraHead is the middle of the bar that names an era: below the rulers.
func EraHead(l *timeline.Layout, e *timeline.Era) float64 { return eraRow(l, e.Row) }

func eraRow(l *timeline.Layout, row int) float64 {
	return 2*l.Metrics.TickRow + float64(len(l.Rulers))*l.Metrics.RulerRow + (float64(row)+0.5)*l.Metrics.EraRow
}

// TermRow is the middle of the row of school terms, at the foot of the axis.
func TermRow(l *timeline.Layout) float64 { return l.AxisHeight - l.Metrics.TermRow/2 }

// Of the bars of eras and terms, in shares of the height of their rows.
const (
	HeadHeight = 0.8
	HeadRaise  = 0.05 // of words above the middle, off the line below
	EraText    = 0.74
)

// eraHead names an era above the lanes, on a bar in its colour and pattern.
func (c *canvas) eraHead(e *timeline.Era) {
	m, p := c.layout.Metrics, &c.p.palette
	if m.EraRow == 0 {
		return
	}
	colour, middle := p.EraInk(e), EraHead(c.layout, e)
	top, bottom := middle-m.EraRow*HeadHeight/2, middle+m.EraRow*HeadHeight/2
	box := image.Rect(round(c.x(e.SoftFrom)), round(c.y(top)), round(c.x(e.SoftTo)), round(c.y(bottom)))
	c.fill(box, share(colour, p.Tint*2))
	pat := c.p.pattern(shapes.EraPattern(e.Pregnancy, e.Row), EraSpacing*m.MarkSize*c.scale, max(1, m.MarkSize*HatchThick*c.scale))
	c.hatch(hatched{box: box, colour: colour, solid: p.EraSolid()}, pat)
	c.bracket(e.From, e.To, box.Min.Y, box.Max.Y, colour)
	c.haloed(e.LabelX, middle-HeadRaise*m.EraRow, e.Label, m.EraRow*EraText, true, colour)
}

// bracket is open above: the ends of a stretch and a line between them.
func (c *canvas) bracket(from, to float64, top, bottom int, colour color.NRGBA) {
	line, left, right := max(1, round(c.scale*c.p.palette.Heavy)), round(c.x(from)), round(c.x(to))
	c.fill(image.Rect(left, bottom-line, right, bottom), colour)
	c.fill(image.Rect(left, top, left+line, bottom), colour)
	c.fill(image.Rect(right-line, top, right, bottom), colour)
}

// term names a school term, between brackets at its ends.
func (c *canvas) term(t *timeline.Term) {
	m, p := c.layout.Metrics, &c.p.palette
	if m.TermRow == 0 {
		return
	}
	middle, high := TermRow(c.layout), m.TermRow*HeadHeight
	top, bottom := round(c.y(middle-high/2)), round(c.y(middle+high/2))
	c.fill(image.Rect(round(c.x(t.From)), top, round(c.x(t.To)), bottom), share(p.Term, p.Tint*2))
	c.bracket(t.From, t.To, top, bottom, p.Term)
	c.centred(t.LabelX, middle-HeadRaise*m.TermRow, t.Label, m.TermRow*TermText, false, p.Term)
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
