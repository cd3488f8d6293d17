package export

import (
	"strconv"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/shapes"
)

// The colours of the lanes on paper.
const (
	paperWhite    colour = 0xffffff
	gridLine      colour = 0xe3e7eb
	gridMajor     colour = 0xc3cad1
	laneShade     colour = 0xf6f8fa
	scopeShade    colour = 0x7a828b
	pregnancyTint colour = 0xc9739f
	lifeTint      colour = 0xa58b72
	arrowTint     colour = 0x55606b
	warnTint      colour = 0xb23a2e
)

const barHeight = 3.6

// sheet is one page of the lanes.
type sheet struct {
	*picture
	page    *page
	layout  *timeline.Layout
	band    bandOfLanes
	last    bool    // of the sheets in width
	left    float64 // of the names
	width   float64
	x       float64 // of the axis
	axisTop float64
	top     float64 // of the lanes
}

func (s *sheet) height() float64 { return s.band.bottom - s.band.top }

// laneY is where a height of the stack of lanes stands on the page.
func (s *sheet) laneY(y float64) float64 { return s.top + y - s.band.top }

func (s *sheet) draw() {
	s.page.rect(s.left, s.axisTop, s.width, s.layout.AxisHeight, laneShade)
	s.backgrounds()
	s.clipped(s.axisTop, s.layout.AxisHeight+s.height(), s.grid)
	s.clipped(s.axisTop, s.layout.AxisHeight, func() {
		s.ticks()
		s.rulers()
	})
	s.rulerNames()
	s.clipped(s.top, s.height(), func() {
		s.shades()
		s.keyLines()
		s.arrows()
		for i := range s.layout.Items {
			s.item(&s.layout.Items[i])
		}
	})
	s.names()
	s.frame()
	s.keyLabels()
}

// clipped draws in the stretch of the axis, marks at its ends being whole.
func (s *sheet) clipped(y, height float64, draw func()) {
	s.page.clipped(s.x-axisInset, y, s.axis+2*axisInset, height, draw)
}

// shown reports whether a lane has a part on this sheet, and which.
func (s *sheet) shown(l *timeline.Lane) (top, height float64, ok bool) {
	top, bottom := max(l.Top, s.band.top), min(l.Top+l.Height, s.band.bottom)
	return s.laneY(top), bottom - top, bottom > top
}

func (s *sheet) backgrounds() {
	for i := range s.layout.Lanes {
		if top, height, ok := s.shown(&s.layout.Lanes[i]); ok && i%2 == 1 {
			s.page.rect(s.left, top, s.width, height, laneShade)
		}
	}
}

func (s *sheet) grid() {
	for _, t := range s.layout.Ticks {
		from, c := s.axisTop+s.metrics.TickRow, gridLine
		if t.Major {
			from, c = s.axisTop, gridMajor
		}
		if t.X >= 0 {
			s.page.rule(s.x+t.X, from, s.x+t.X, s.top+s.height(), 0.4, c)
		}
	}
}

func (s *sheet) ticks() {
	for _, t := range s.layout.Ticks {
		st := style{regular, s.metrics.TickSize, faint}
		y := s.axisTop + s.metrics.TickRow*1.72
		if t.Major {
			st, y = style{bold, s.metrics.TickSize, ink}, s.axisTop+s.metrics.TickRow*0.72
		}
		if t.LabelX < -axisInset || t.LabelX+s.d.widths.text(t.Label, st.face, st.size) > s.axis+axisInset {
			continue
		}
		s.page.text(s.x+t.LabelX, y, t.Label, st)
	}
}

// rulerY is the middle of an age ruler.
func (s *sheet) rulerY(i int) float64 {
	return s.axisTop + 2*s.metrics.TickRow + (float64(i)+0.5)*s.metrics.RulerRow
}

func (s *sheet) rulers() {
	size := s.metrics.RulerSize()
	for i, r := range s.layout.Rulers {
		y := s.rulerY(i)
		for _, span := range r.Spans {
			c := lifeTint
			if span.Pregnancy {
				c = pregnancyTint
			}
			height := s.metrics.RulerRow - 2
			s.bar(span.SoftFrom, span.SoftTo, y, height, c, 0.2)
			s.bar(span.From, span.To, y, height, c, 0.25)
		}
		for _, m := range r.Marks {
			st := style{bold, size, ink}
			label := s.d.clean(m.Label, r.Person)
			width := s.d.widths.text(label, st.face, size)
			if m.X-width/2 >= -axisInset && m.X+width/2 <= s.axis+axisInset {
				s.page.text(s.x+m.X-width/2, y+size*0.36, label, st)
			}
		}
	}
}

func (s *sheet) rulerNames() {
	for i, r := range s.layout.Rulers {
		st := style{regular, s.metrics.RulerSize(), faint}
		name := s.d.widths.cut(s.d.clean(r.Name, r.Person), st, nameColumn-14)
		s.page.text(s.left+10, s.rulerY(i)+st.size*0.36, name, st)
	}
}

// bar draws a translucent bar with y in its middle.
func (s *sheet) bar(from, to, y, height float64, c colour, opacity float64) {
	from, to = max(from, -axisInset), min(to, s.axis+axisInset)
	if to <= from {
		return
	}
	s.page.translucent(opacity, func() { s.page.rect(s.x+from, y-height/2, to-from, height, c) })
}

func (s *sheet) shades() {
	for _, shade := range s.layout.Shades {
		s.bar(shade.From, shade.To, s.top+s.height()/2, s.height(), scopeShade, 0.1)
	}
}

// keyLines draws births and critical incidents through all lanes.
func (s *sheet) keyLines() {
	for _, k := range s.layout.KeyLines {
		x := s.x + k.X
		s.page.dashed(1.5, 2, func() { s.page.rule(x, s.top, x, s.top+s.height(), 0.6, faint) })
	}
}

// keyLabels names the lines below the lanes, those that have room.
func (s *sheet) keyLabels() {
	st := style{regular, 5.5, faint}
	free := s.left + nameColumn
	for _, k := range s.layout.KeyLines {
		if k.X < 0 || k.X > s.axis {
			continue
		}
		label := s.d.clean(k.Label, k.Event)
		width := s.d.widths.text(label, st.face, st.size)
		x := min(s.x+k.X-width/2, s.left+s.width-width)
		if x < free {
			continue
		}
		s.page.text(x, s.top+s.height()+7, label, st)
		free = x + width + 6
	}
}

func (s *sheet) arrows() {
	for _, a := range s.layout.Arrows {
		line, head := shapes.Arrow(s.x+a.FromX, s.laneY(a.FromY), s.x+a.ToX, s.laneY(a.ToY), s.metrics.MarkSize)
		c := arrowTint
		if brokenArrow(a) {
			c = warnTint
		}
		draw := func() {
			s.page.stroked(c, 0.7, func() { s.page.polyline(line) })
		}
		s.page.translucent(0.8, func() {
			if brokenArrow(a) {
				s.page.dashed(2, 1.5, draw)
			} else {
				draw()
			}
			s.page.filled(c, func() { s.page.polygon(head) })
		})
	}
}

// brokenArrow reports whether a link is drawn as a broken line: what was not
// passed on, and what does not agree.
func brokenArrow(a timeline.Arrow) bool {
	return a.NotShared || a.Kind == chronology.DisagreesWith || a.Kind == chronology.NotSame
}

// item draws an event: what its wording allows, how long it lasts, its mark.
func (s *sheet) item(it *timeline.Item) {
	y := s.laneY(it.Y)
	c := rgb(it.Colour)
	strength := 1.0
	if it.Contextual {
		strength = 0.55
	}
	// A mark stands on one sheet only; its bars may run over several.
	whole := it.X >= 0 && (it.X < s.axis || it.X == s.axis && s.last)
	if it.Crowd > 1 {
		s.bar(it.From, it.To, y, barHeight, c, 0.2)
		if whole {
			s.crowd(it, y, c)
		}
		return
	}
	s.softBar(it, y, c, strength)
	if it.Span {
		s.bar(it.SpanFrom, it.SpanTo, y, barHeight, c, 0.6*strength)
	}
	if !whole {
		return
	}
	s.page.translucent(strength, func() { s.page.mark(s.x+it.X, y, s.metrics.MarkSize, it.Symbol, c, it.Key) })
	if it.Uncertain {
		s.page.text(s.x+it.X+s.metrics.MarkSize*0.45, y-s.metrics.MarkSize*0.2, "?", style{bold, 5.5, ink})
	}
	s.label(it, y)
}

// label names an event where there is room.
func (s *sheet) label(it *timeline.Item, y float64) {
	const least = 24.0 // points in which a cut label still says something
	room := s.axis + axisInset - it.LabelX
	if it.Label == "" || room < least {
		return
	}
	label := it.Label
	if it.Approximate {
		label = "~ " + label
	}
	st := style{regular, s.metrics.LabelSize, ink}
	s.page.text(s.x+it.LabelX, y+st.size*0.36, s.d.widths.cut(s.d.clean(label, it.Event), st, room), st)
}

// softBar draws what the wording allows; an open end fades out.
func (s *sheet) softBar(it *timeline.Item, y float64, c colour, strength float64) {
	const steps, full = 4, 0.2
	from, to := it.From, it.To
	if it.OpenStart {
		from = min(it.X, it.SpanFrom)
	}
	if it.OpenEnd {
		to = max(it.X, it.SpanTo)
	}
	if to-from > 0.5 {
		s.bar(from, to, y, barHeight, c, full*strength)
	}
	for i := range steps {
		fade := full * strength * float64(steps-i) / (steps + 1)
		a, b := float64(i)/steps, float64(i+1)/steps
		if it.OpenStart {
			s.bar(from-(from-it.From)*b, from-(from-it.From)*a, y, barHeight, c, fade)
		}
		if it.OpenEnd {
			s.bar(to+(it.To-to)*a, to+(it.To-to)*b, y, barHeight, c, fade)
		}
	}
}

// crowd draws the number of events that stand together.
func (s *sheet) crowd(it *timeline.Item, y float64, c colour) {
	st := style{bold, 5.5, paperWhite}
	count := strconv.Itoa(it.Crowd)
	text := s.d.widths.text(count, st.face, st.size)
	width, height := max(it.Width, text+4), s.metrics.MarkSize*0.86
	s.page.filled(c, func() { s.page.pill(s.x+it.X-width/2, y-height/2, width, height) })
	s.page.text(s.x+it.X-text/2, y+st.size*0.36, count, st)
}

// names draws the colour, name and note of each lane.
func (s *sheet) names() {
	for i := range s.layout.Lanes {
		l := &s.layout.Lanes[i]
		top, height, ok := s.shown(l)
		if !ok {
			continue
		}
		s.page.rect(s.left, top, 3.5, height, rgb(l.Colour))
		name, note := style{bold, 7.5, black}, style{regular, 6, faint}
		if l.Top < s.band.top {
			name = name.in(regular)
		}
		lines := s.d.wrap([]span{{text: s.d.clean(l.Name, l.Agency), style: name}}, nameColumn-18)
		if len(lines) > 2 || height < 30 {
			lines = s.d.wrap([]span{{text: s.d.widths.cut(s.d.clean(l.Name, l.Agency), name, nameColumn-18), style: name}}, nameColumn)
		}
		y := top + 11
		for _, line := range lines {
			s.page.line(s.left+10, y, line)
			y += 9
		}
		text := l.Note
		if l.Undated > 0 {
			text += " · " + strconv.Itoa(l.Undated) + " undated"
		}
		s.page.text(s.left+10, y, s.d.widths.cut(s.d.clean(text, l.Agency), note, nameColumn-18), note)
	}
}

// frame draws the lines between the lanes.
func (s *sheet) frame() {
	bottom := s.top + s.height()
	for _, y := range []float64{s.axisTop, s.top, bottom} {
		s.page.rule(s.left, y, s.left+s.width, y, 0.5, gridMajor)
	}
	for i := range s.layout.Lanes {
		if top, _, ok := s.shown(&s.layout.Lanes[i]); ok && top > s.top {
			s.page.rule(s.left, top, s.left+s.width, top, 0.4, gridLine)
		}
	}
	s.page.rule(s.left+nameColumn, s.axisTop, s.left+nameColumn, bottom, 0.5, gridMajor)
	s.page.rule(s.left+s.width, s.axisTop, s.left+s.width, bottom, 0.5, gridMajor)
}
