package export

import (
	"image/color"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
	"throughline.org/throughline/export/shapes"
)

// pen is what SVG and PDF have in common. Lengths are in units of the layout,
// x from its left edge, y down. A colour may be translucent.
type pen interface {
	box(x, y, width, height float64, c color.NRGBA)
	// fill fills paths together: one that lies in another and runs the other way is a hole.
	fill(c color.NRGBA, paths ...shapes.Path)
	lines(c color.NRGBA, thick float64, lines ...[]shapes.Point)
	// fade fills a box that turns from one opacity (0 to 1) at its left to another at its right.
	fade(x, y, width, height float64, c color.NRGBA, from, to float64)
	words(x, y float64, text string, size float64, bold bool, c color.NRGBA)
	// moved draws about a place: what is drawn alike in many places is then
	// written alike, which files that are packed gain much from.
	moved(x, y float64, draw func(pen))
}

// drawing draws a layout with a pen, as raster paints it.
type drawing struct {
	pen
	palette raster.Palette
	layout  *timeline.Layout
	top     float64 // what of the lanes is shown
	bottom  float64
	// label is what is written for an item that has one, and stand wraps the
	// drawing of its mark; either may be nil.
	label func(*timeline.Item) string
	stand func(item *timeline.Item, draw func())
}

func newDrawing(p pen, palette raster.Palette, l *timeline.Layout) *drawing {
	return &drawing{pen: p, palette: palette, layout: l, bottom: l.LanesHeight}
}

// shows reports whether anything between two heights is shown.
func (d *drawing) shows(top, bottom float64) bool { return bottom >= d.top && top <= d.bottom }

// context draws what lies behind the lanes' contents: what is out of scope,
// what frames events, and days that run through all lanes.
func (d *drawing) context() {
	l, p := d.layout, d.palette
	height := d.bottom - d.top
	for _, s := range l.Shades {
		d.box(s.From, d.top, s.To-s.From, height, p.Shade)
	}
	for i := range l.Eras {
		d.era(&l.Eras[i])
	}
	for i := range l.Ticks {
		if t := &l.Ticks[i]; t.Holiday != "" {
			d.pattern(shapes.Dots, t.X, d.top, t.X+t.Width, d.bottom, raster.DotSpacing, d.alpha(p.Holiday, 1.6*p.EraSolid()))
		}
	}
	if x, ok := todayAt(l); ok {
		thick := raster.TodayThick * l.Metrics.MarkSize
		d.box(x-thick/2, d.top, thick, height, p.Today)
	}
}

// todayAt is where the present day stands, if that is in the layout.
func todayAt(l *timeline.Layout) (x float64, ok bool) {
	return l.Today, l.Today > 0 && l.Today <= l.Width
}

// keyLines draws the key days, from so far above the lanes.
func (d *drawing) keyLines(above float64) {
	dash := d.layout.Metrics.MarkSize * raster.KeyLineDash
	for _, k := range d.layout.KeyLines {
		if k.X >= 0 && k.X <= d.layout.Width {
			line := []shapes.Point{{X: k.X, Y: d.top - above}, {X: k.X, Y: d.bottom}}
			d.lines(d.palette.KeyLine, d.palette.Heavy*d.hairline(), shapes.Dashed(line, dash, dash)...)
		}
	}
}

// hairline is the thinnest line, in units.
func (d *drawing) hairline() float64 { return d.layout.Metrics.MarkSize / 15 }

func (d *drawing) alpha(c color.NRGBA, solid float64) color.NRGBA {
	c.A = uint8(min(1, max(0, solid))*255 + 0.5)
	return c
}

// pattern fills a box with the strokes of a pattern, spacing in marks.
func (d *drawing) pattern(kind shapes.Pattern, left, top, right, bottom, spacing float64, c color.NRGBA) {
	m := d.layout.Metrics
	left, right = max(left, 0), min(right, d.layout.Width)
	if left >= right {
		return
	}
	d.lines(c, m.MarkSize*raster.HatchThick, kind.Strokes(left, top, right, bottom, m.MarkSize*spacing, 0, 0)...)
}

func (d *drawing) era(e *timeline.Era) {
	p := d.palette
	colour, height := p.EraInk(e), d.bottom-d.top
	left, right := max(e.SoftFrom, 0), min(e.SoftTo, d.layout.Width)
	d.box(left, d.top, right-left, height, d.alpha(colour, p.Tint))
	for _, x := range []float64{e.From, e.To} {
		if x >= 0 && x <= d.layout.Width {
			line := []shapes.Point{{X: x, Y: d.top}, {X: x, Y: d.bottom}}
			dot := d.layout.Metrics.MarkSize * raster.EraDot
			d.lines(d.alpha(colour, raster.EraEdge), d.hairline(), shapes.Dashed(line, dot, dot)...)
		}
	}
}

// heads draws what stands in the axis beside ticks and rulers: the names of
// eras, school terms, bank holidays, and the flag of today.
func (d *drawing) heads() {
	l, p, m := d.layout, d.palette, d.layout.Metrics
	for i := range l.Eras {
		d.eraHead(&l.Eras[i])
	}
	for i := range l.Terms {
		d.term(&l.Terms[i])
	}
	for i := range l.Ticks {
		if t := &l.Ticks[i]; t.Holiday != "" && m.TermRow > 0 {
			d.holidayName(t)
		}
	}
	if x, ok := todayAt(l); ok {
		f := raster.TodayFlag(x, l.AxisHeight, m)
		d.fill(p.Today, f.Flag)
		d.words(f.X, f.Middle+f.Size*raster.TextDrop, raster.TodayWord, f.Size, true, p.On(p.Today))
	}
}

func (d *drawing) eraHead(e *timeline.Era) {
	l, p, m := d.layout, d.palette, d.layout.Metrics
	if m.EraRow == 0 {
		return
	}
	colour, middle, size := p.EraInk(e), raster.EraHead(l, e), m.EraRow*raster.EraText
	high := m.EraRow * raster.HeadHeight
	left, right := max(e.SoftFrom, 0), min(e.SoftTo, l.Width)
	d.box(left, middle-high/2, right-left, high, d.alpha(colour, 2*p.Tint))
	d.pattern(shapes.EraPattern(e.Pregnancy, e.Row), left, middle-high/2, right, middle+high/2, raster.EraSpacing, d.alpha(colour, p.EraSolid()))
	d.bracket(e.From, e.To, middle, high, colour)
	if e.Label != "" {
		d.haloed(e.LabelX, middle+size*raster.TextDrop-raster.HeadRaise*m.EraRow, e.Label, size, true, colour, p.Paper)
	}
}

// bracket is open above: the ends of a stretch and a line between them.
func (d *drawing) bracket(from, to, middle, high float64, c color.NRGBA) {
	top, bottom := middle-high/2, middle+high/2
	d.lines(c, d.hairline()*d.palette.Heavy, []shapes.Point{{X: from, Y: top}, {X: from, Y: bottom}, {X: to, Y: bottom}, {X: to, Y: top}})
}

func (d *drawing) term(t *timeline.Term) {
	p, m := d.palette, d.layout.Metrics
	if m.TermRow == 0 {
		return
	}
	middle, high, size := raster.TermRow(d.layout), m.TermRow*raster.HeadHeight, m.TermRow*raster.TermText
	left, right := max(t.From, 0), min(t.To, d.layout.Width)
	d.box(left, middle-high/2, right-left, high, d.alpha(p.Term, 2*p.Tint))
	d.bracket(t.From, t.To, middle, high, p.Term)
	d.words(t.LabelX, middle+size*raster.TextDrop-raster.HeadRaise*m.TermRow, t.Label, size, false, p.Term)
}

// holidayName writes the name of a bank holiday below its day, or puts a dot
// there.
func (d *drawing) holidayName(t *timeline.Tick) {
	m, p, middle := d.layout.Metrics, d.palette, raster.TermRow(d.layout)
	if name := raster.HolidayName(t, m); name != "" {
		size := m.TermRow * raster.TermText
		d.words(t.X+raster.HolidayGap*m.TermRow, middle+size*raster.TextDrop, name, size, false, p.Holiday)
		return
	}
	d.fill(p.Holiday, shapes.Circle(t.X+t.Width/2, middle, m.TermRow*raster.HolidayDot))
}

// gap draws a silence: hatched closely between edges where it is certain,
// sparsely and fading where it is possible.
func (d *drawing) gap(g *timeline.Gap) {
	lane := &d.layout.Lanes[g.Lane]
	if !d.shows(lane.Top, lane.Top+lane.Height) {
		return
	}
	top, bottom, certain := raster.GapBand(g, lane, d.layout.Metrics)
	if !certain {
		middle := (g.SoftFrom + g.SoftTo) / 2
		d.fadingHatch(middle, g.SoftFrom, top, bottom)
		d.fadingHatch(middle, g.SoftTo, top, bottom)
		return
	}
	p, mark := d.palette, d.layout.Metrics.MarkSize
	d.fadingHatch(g.From, g.SoftFrom, top, bottom)
	d.fadingHatch(g.To, g.SoftTo, top, bottom)
	d.pattern(shapes.Rising, g.From, top, g.To, bottom, raster.DenseHatch, d.alpha(p.Gap, p.HatchSolid(true)))
	for _, x := range []float64{g.From, g.To} {
		edge := [][]shapes.Point{{{X: x, Y: top}, {X: x, Y: bottom}}}
		if !g.Certain {
			edge = shapes.Dashed(edge[0], mark*raster.KeyLineDash, mark*raster.KeyLineDash)
		}
		d.lines(p.Gap, mark*raster.GapEdge*p.Heavy, edge...)
	}
}

// fadingHatch fades a sparse hatching out from one place to another, in steps.
func (d *drawing) fadingHatch(from, to, top, bottom float64) {
	const steps = 4
	for i := range steps {
		a, b := from+(to-from)*float64(i)/steps, from+(to-from)*float64(i+1)/steps
		solid := d.palette.HatchSolid(false) * (1 - (float64(i)+0.5)/steps)
		d.pattern(shapes.Rising, min(a, b), top, max(a, b), bottom, raster.SparseHatch, d.alpha(d.palette.Gap, solid))
	}
}

// haloed writes over what would make words hard to read, on a ground of their own.
func (d *drawing) haloed(x, y float64, text string, size float64, bold bool, c, ground color.NRGBA) {
	half := size * raster.LabelGround
	ground.A = d.palette.Halo
	d.box(x-1, y-size*raster.TextDrop-half, raster.Measure(text, size, bold)+2, 2*half, ground)
	d.words(x, y, text, size, bold, c)
}

func (d *drawing) gapLabel(g *timeline.Gap) {
	y, size := g.LabelY, raster.WordSize(d.layout.Metrics)
	if g.Label != "" && d.shows(y-size/2, y+size/2) {
		d.haloed(g.LabelX, y+size*raster.TextDrop, g.Label, size, true, d.palette.Gap, d.palette.Ground(g.Lane))
	}
}

// items draws silences, bars, links and marks, each above those before.
func (d *drawing) items() {
	l, m := d.layout, d.layout.Metrics
	for i := range l.Gaps {
		d.gap(&l.Gaps[i])
	}
	for i := range l.Items {
		if item := &l.Items[i]; d.shows(item.Y-m.RowHeight, item.Y+m.RowHeight) {
			if b, ok := d.palette.Window(item, m); ok {
				d.bar(&b)
			}
			if b, ok := d.palette.Lasting(item, m); ok {
				d.bar(&b)
			}
		}
	}
	for i := range l.Gaps {
		d.gapLabel(&l.Gaps[i])
	}
	for _, warns := range []bool{false, true} {
		for i := range l.Arrows {
			if a := &l.Arrows[i]; (a.NotShared || a.Late) == warns {
				d.link(a)
			}
		}
	}
	for i := range l.Items {
		if item := &l.Items[i]; d.shows(item.Y-m.RowHeight, item.Y+m.RowHeight) {
			d.item(item)
		}
	}
	for i := range l.Arrows {
		d.linkLabel(&l.Arrows[i])
	}
}

// bar draws a bar and what its ends say.
func (d *drawing) bar(b *raster.Bar) {
	mark, top := d.layout.Metrics.MarkSize, b.Y-b.Height/2
	solidFrom, solidTo := b.From+b.FadeIn, b.To-b.FadeOut
	if b.FadeIn > 0 {
		d.fade(b.From, top, b.FadeIn, b.Height, b.Colour, 0, b.Solid)
	}
	d.box(solidFrom, top, solidTo-solidFrom, b.Height, d.alpha(b.Colour, b.Solid))
	if b.FadeOut > 0 {
		d.fade(solidTo, top, b.FadeOut, b.Height, b.Colour, b.Solid, 0)
	}
	if b.EdgeFrom < b.EdgeTo {
		d.edges(b)
	}
	for _, end := range []struct {
		x, toward float64
		end       shapes.End
	}{{b.From, -1, b.Start}, {b.To, 1, b.End}} {
		switch end.end {
		case shapes.TickEnd:
			half := mark * raster.TickHeight / 2
			d.lines(b.Colour, b.Line, []shapes.Point{{X: end.x, Y: b.Y - half}, {X: end.x, Y: b.Y + half}})
		case shapes.ArrowEnd:
			x := end.x - end.toward*raster.ChevronInset*b.Height
			d.fill(b.Colour, shapes.Chevron(x, b.Y, mark*raster.TickHeight, 1.3*b.Line, end.toward))
		}
	}
}

// edges outline a bar where what it stands for is certain.
func (d *drawing) edges(b *raster.Bar) {
	top, bottom := b.Y-b.Height/2, b.Y+b.Height/2
	lines := [][]shapes.Point{{{X: b.EdgeFrom, Y: top}, {X: b.EdgeTo, Y: top}}, {{X: b.EdgeFrom, Y: bottom}, {X: b.EdgeTo, Y: bottom}}}
	if b.FadeIn == 0 {
		lines = append(lines, []shapes.Point{{X: b.EdgeFrom, Y: top}, {X: b.EdgeFrom, Y: bottom}})
	}
	if b.FadeOut == 0 {
		lines = append(lines, []shapes.Point{{X: b.EdgeTo, Y: top}, {X: b.EdgeTo, Y: bottom}})
	}
	d.lines(b.Colour, 0.8*b.Line, lines...)
}

func (d *drawing) link(a *timeline.Arrow) {
	p := d.palette
	link := shapes.LinkOf(a, d.layout.Metrics.MarkSize, p.Heavy)
	d.lines(p.Paper, link.Casing, link.Way)
	for from := 0; from < len(link.Lines); {
		first, to := &link.Lines[from], from
		var together [][]shapes.Point
		for ; to < len(link.Lines) && link.Lines[to].Paper == first.Paper && link.Lines[to].Thick == first.Thick; to++ {
			together = append(together, link.Lines[to].Line)
		}
		ink := p.LinkInk(a)
		if first.Paper {
			ink = p.Paper
		}
		d.lines(ink, first.Thick, together...)
		from = to
	}
	for _, end := range link.Ends {
		d.fill(p.LinkInk(a), end)
	}
	for _, hole := range link.Holes {
		d.fill(p.Paper, hole)
	}
}

func (d *drawing) linkLabel(a *timeline.Arrow) {
	if a.Label == "" {
		return
	}
	m, p := d.layout.Metrics, d.palette
	at, size := shapes.LinkOf(a, m.MarkSize, p.Heavy).Middle, raster.WordSize(m)*raster.LinkText
	if d.shows(at.Y-size, at.Y+size) {
		d.haloed(at.X-raster.Measure(a.Label, size, true)/2, at.Y+size*raster.TextDrop, a.Label, size, true, p.LinkInk(a), p.Paper)
	}
}

// item draws the mark of an event, or the number of a crowd, and its label.
func (d *drawing) item(item *timeline.Item) {
	m := d.layout.Metrics
	draw := func() {
		switch {
		case item.Crowd > 1:
			d.crowd(item)
		case item.Crowd == 1:
			d.moved(item.X, item.Y, func(p pen) {
				for _, piece := range d.palette.Mark(item, 0, 0, m.MarkSize) {
					p.fill(piece.Colour, piece.Paths...)
				}
			})
		}
		label := item.Label
		if d.label != nil {
			label = d.label(item)
		}
		if label != "" {
			d.haloed(item.LabelX, item.Y+m.LabelSize*raster.TextDrop, label, m.LabelSize, false, d.palette.LabelInk(item), d.palette.Ground(item.Lane))
		}
	}
	if d.stand != nil {
		d.stand(item, draw)
		return
	}
	draw()
}

// crowd draws how many events stand together, on a card with another behind.
func (d *drawing) crowd(item *timeline.Item) {
	c := d.palette.CrowdOf(item, d.layout.Metrics)
	left, top := -(c.Width+c.Behind)/2, -(c.Height-c.Behind)/2
	d.moved(item.X, item.Y, func(p pen) {
		for _, off := range []float64{c.Behind, 0} {
			x, y := left+off, top-off
			p.box(x-c.Rim, y-c.Rim, c.Width+2*c.Rim, c.Height+2*c.Rim, d.palette.Paper)
			p.box(x, y, c.Width, c.Height, c.Colour)
			p.box(x+c.Rim, y+c.Rim, c.Width-2*c.Rim, c.Height-2*c.Rim, c.Card)
		}
		p.words(-c.Behind/2-c.TextWidth/2, top+c.Height/2+c.Size*raster.TextDrop, c.Text, c.Size, true, c.Ink)
	})
}
