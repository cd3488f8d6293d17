package export

import (
	"image/color"
	"strconv"
	"strings"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
)

// The colours of the lanes on paper, beside those that all pictures share.
const (
	gridLine  colour = 0xe3e7eb
	gridMajor colour = 0xc3cad1
	laneShade colour = 0xf6f8fa
)

// sheet is one page of the lanes.
type sheet struct {
	*picture
	page    *page
	layout  *timeline.Layout
	band    bandOfLanes
	column  int     // of the sheets in width
	last    bool    // of these
	left    float64 // of the names
	width   float64
	x       float64 // of the axis
	axisTop float64
	top     float64 // of the lanes
	palette raster.Palette
}

func (s *sheet) height() float64 { return s.band.bottom - s.band.top }

// laneY is where a height of the stack of lanes stands on the page.
func (s *sheet) laneY(y float64) float64 { return s.top + y - s.band.top }

func (s *sheet) draw() {
	s.page.rect(s.left, s.axisTop, s.width, s.top-s.axisTop, laneShade)
	s.backgrounds()
	s.clipped(s.axisTop, s.top-s.axisTop+s.height(), s.grid)
	s.clipped(s.axisTop, s.layout.AxisHeight, func() {
		s.ticks()
		s.rulers()
		s.drawing(s.axisTop).heads()
	})
	s.rulerNames()
	s.frame()
	s.clipped(s.top-keyRow, s.height()+keyRow, func() { s.drawing(s.laneY(0)).keyLines(keyRow) })
	s.clipped(s.top, s.height(), func() {
		d := s.drawing(s.laneY(0))
		d.context()
		d.items()
	})
	s.names()
	s.keyLabels()
	s.joinMarks()
}

// joinMarks show where sheets that are put together are cut, and up to where the
// one below reaches: what stands beyond the marks is drawn again on the other.
func (s *sheet) joinMarks() {
	const length, gap = 7.0, 1.5
	bottom := s.top + s.height()
	upright := func(x float64) {
		s.page.rule(x, s.axisTop-gap-length, x, s.axisTop-gap, 0.8, black)
		s.page.rule(x, bottom+gap, x, bottom+gap+length, 0.8, black)
	}
	level := func(y float64) {
		s.page.rule(s.left-gap-length, y, s.left-gap, y, 0.8, black)
		s.page.rule(s.left+s.width+gap, y, s.left+s.width+gap+length, y, 0.8, black)
	}
	if s.column > 0 {
		upright(s.x)
	}
	if !s.last {
		upright(s.x + s.axis)
	}
	if s.band.top > 0 {
		level(s.top)
	}
	if s.band.bottom < s.layout.LanesHeight {
		level(bottom)
	}
}

// drawing draws the layout, from a height of the page.
func (s *sheet) drawing(top float64) *drawing {
	d := newDrawing(pagePen{s.page, s.x, top}, s.palette, s.layout)
	d.top, d.bottom = s.band.top, s.band.bottom
	d.label = s.label
	d.stand = func(item *timeline.Item, draw func()) {
		if s.whole(item) {
			s.page.moved(s.x+item.X, top+item.Y, draw)
		}
	}
	return d
}

// whole reports whether a mark stands on this sheet: it stands on one only, while
// its bars may run over several.
func (s *sheet) whole(it *timeline.Item) bool {
	return it.X >= 0 && (it.X < s.axis || it.X == s.axis && s.last)
}

// label names an event where there is room.
func (s *sheet) label(it *timeline.Item) string {
	const least = 24.0 // points in which a cut label still says something
	room := s.axis + axisInset - it.LabelX
	if it.Label == "" || room < least {
		return ""
	}
	label := it.Label
	if it.Approximate {
		label = "~ " + label
	}
	return s.d.widths.cut(s.d.clean(label, it.Event), style{regular, s.metrics.LabelSize, ink}, room)
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
	return s.axisTop + raster.AxisRow(s.layout, i)
}

func (s *sheet) rulers() {
	size := s.metrics.RulerSize()
	for i, r := range s.layout.Rulers {
		y := s.rulerY(i)
		for _, span := range r.Spans {
			c, pale, height := s.palette.Ruler(span, s.metrics)
			s.bar(span.SoftFrom, span.SoftTo, y, height, pale)
			s.bar(span.From, span.To, y, height, c)
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
	if unit := s.dates.unit(s.layout); unit != "" {
		st := style{regular, s.metrics.TickSize, faint}
		s.page.text(s.left+10, s.axisTop+s.metrics.TickRow*1.72, s.d.widths.cut(s.d.clean(unit, ""), st, nameColumn-14), st)
	}
	for i, r := range s.layout.Rulers {
		st := style{regular, s.metrics.RulerSize(), faint}
		name := s.d.widths.cut(s.d.clean(r.Name, r.Person), st, nameColumn-14)
		s.page.text(s.left+10, s.rulerY(i)+st.size*0.36, name, st)
	}
	for _, h := range raster.ContextHeadings(s.layout, nameColumn-14) {
		s.page.text(s.left+10, s.axisTop+h.NameY, h.Name, style{regular, h.NameSize, faint})
	}
}

// bar draws a bar of a ruler with y in its middle.
func (s *sheet) bar(from, to, y, height float64, c color.NRGBA) {
	if from, to = max(from, -axisInset), min(to, s.axis+axisInset); from < to {
		s.page.rect(s.x+from, y-height/2, to-from, height, rgb(c))
	}
}

// keyLabels names the key days above the lanes, those that have room.
func (s *sheet) keyLabels() {
	st := style{regular, 5.5, rgb(s.palette.KeyLine)}
	free := s.left + nameColumn
	for _, k := range s.layout.KeyLines {
		if k.X < 0 || k.X > s.axis || k.Label == "" {
			continue
		}
		label := s.d.clean(k.Label, k.Event)
		width := s.d.widths.text(label, st.face, st.size)
		x := s.x + k.X + 2
		if x+width > s.left+s.width {
			x = s.x + k.X - 2 - width
		}
		if x < free {
			continue
		}
		s.page.text(x, s.top-2, label, st)
		free = x + width + 6
	}
}

// names draws the colour, name and note of each lane.
func (s *sheet) names() {
	for i := range s.layout.Lanes {
		l := &s.layout.Lanes[i]
		top, height, ok := s.shown(l)
		if !ok {
			continue
		}
		s.page.rect(s.left, top, 3.5, height, rgb(s.palette.Agency(l.Colour)))
		name, note := style{bold, 7.5, black}, style{regular, 6, faint}
		if l.Top < s.band.top {
			name = name.in(regular)
		}
		lines, leading := s.nameLines(s.d.clean(l.Name, l.Agency), name, height)
		y := top + 1.25*leading - 0.5
		for _, line := range lines {
			s.page.line(s.left+10, y, line)
			y += leading
		}
		text := l.Note
		if l.Undated > 0 {
			text += " · " + strconv.Itoa(l.Undated) + " undated"
		}
		s.page.text(s.left+10, y, s.d.widths.cut(s.d.clean(text, l.Agency), note, nameColumn-18), note)
	}
}

// nameLines sets the name of a lane, and says how far its lines stand apart: whole
// where there is room for that, in smaller type if need be. Of a longer one the
// beginning and the end stay, since many names begin alike.
func (s *sheet) nameLines(name string, st style, height float64) (lines []line, leading float64) {
	const room, twoLines, twoSmall, usual, small = nameColumn - 18, 30, 22, 9, 6.7
	lines, leading = s.d.wrap([]span{{text: name, style: st}}, room), usual
	if len(lines) == 1 || len(lines) == 2 && height >= twoLines {
		return lines, leading
	}
	if height >= twoSmall {
		st.size, leading = 6.2, small
		lines = s.d.wrap([]span{{text: name, style: st}}, room)
		if len(lines) == 2 {
			return lines, leading
		}
	}
	if len(lines) > 2 && height >= twoSmall {
		end := s.d.wrap([]span{{text: s.d.widths.cutHead(name, st, room), style: st}}, nameColumn)
		return append(lines[:1], end...), leading
	}
	begin := s.d.widths.cut(name, st, room/2)
	return s.d.wrap([]span{{text: strings.TrimSuffix(begin, "…") + s.d.widths.cutHead(name, st, room/2), style: st}}, nameColumn), leading
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
