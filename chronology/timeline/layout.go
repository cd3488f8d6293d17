package timeline

import (
	"math"
	"slices"

	"throughline.org/throughline/chronology"
)

// Lanes returns the lanes as they stand at this zoom, and the height of all of
// them. Hidden lanes are left out.
func (ix *Index) Lanes(perDay float64, m Metrics) ([]Lane, float64) {
	s := ix.stack(View{Axis: Axis{PerDay: perDay}, Metrics: m})
	return s.lanes, s.height
}

// stack is the lanes of a view, one below the other.
type stack struct {
	lanes  []Lane
	index  []int32 // of each in the index
	rows   []*laneRows
	height float64
}

func (ix *Index) stack(v View) *stack {
	index, bucket := ix.shown(v.Lanes), bucket(v.Axis.PerDay)
	return ix.pile(index, ix.arrange(index, bucket, v.Metrics), bucket, v.Metrics)
}

// pile puts lanes with these rows one below the other.
func (ix *Index) pile(index []int32, rows []*laneRows, bucket int, m Metrics) *stack {
	s := &stack{index: index, rows: rows}
	s.lanes = make([]Lane, len(s.index))
	for i, n := range s.index {
		l := &s.lanes[i]
		*l = ix.lanes[n].Lane
		if i == 0 && ix.covered(n) {
			l.Lead = m.KeyRow
		}
	}
	s.heap(m)
	if s.height < m.Fill {
		ix.deepen(s, bucket, m)
		s.spread(m)
	}
	return s
}

// heap gives the lanes the height that their rows need.
func (s *stack) heap(m Metrics) {
	s.height = 0
	for i := range s.lanes {
		l := &s.lanes[i]
		l.Rows, l.Spread = max(1, s.rows[i].rows), 1
		l.Top, l.Height = s.height, l.heightOf(m)
		s.height += l.Height
	}
}

// covered reports whether names of key days at the top of a lane would be written
// over events other than the days themselves.
func (ix *Index) covered(lane int32) bool {
	isKey := func(slot int32) bool {
		uid := ix.register.at(slot).uid
		return slices.ContainsFunc(ix.keyDays, func(k keyDay) bool { return k.event == uid })
	}
	for _, slot := range ix.lanes[lane].slots {
		if !isKey(slot) {
			return len(ix.keyDays) > 0
		}
	}
	return false
}

// shown lists the lanes of a view: those that stand for what is chosen, with
// their sub-lanes, even where they are hidden otherwise; nil chooses all that
// are not hidden.
func (ix *Index) shown(chosen []chronology.UID) []int32 {
	list := make([]int32, 0, len(ix.lanes))
	for i := range ix.lanes {
		l := &ix.lanes[i]
		if chosen == nil && !l.Style.Hidden || slices.Contains(chosen, l.ID.Of) {
			list = append(list, int32(i))
		}
	}
	return list
}

// heightOf is the height of a lane: that of its rows, and of its name and note
// at least; a collapsed one is as low as its name.
func (l *Lane) heightOf(m Metrics) float64 {
	if l.Style.Collapsed {
		return l.Lead + m.low()
	}
	return max(m.LaneMin, l.Lead+2*m.LanePad+float64(l.Rows)*m.RowHeight)
}

// low is the height of a collapsed lane.
func (m Metrics) low() float64 {
	if m.LaneLow > 0 {
		return m.LaneLow
	}
	const name = 0.6 // of the height of a name and a note
	return max(name*m.LaneMin, m.RowHeight+m.LanePad)
}

// middle is the middle of the room for its rows.
func (l *Lane) middle() float64 { return l.Top + (l.Lead+l.Height)/2 }

// rowY is the middle of a row of a lane.
func (l *Lane) rowY(row int32, m Metrics) float64 {
	if l.Style.Collapsed {
		return l.middle()
	}
	down := m.LanePad + (float64(row)+0.5)*m.RowHeight
	if l.Spread > 1 {
		down = math.Round(2*l.Spread*down) / 2 // as sharp as in rows that are not spread
	}
	return l.Top + l.Lead + down
}

// Layout lays out a stretch of the axis.
func (ix *Index) Layout(v View) *Layout {
	l := &Layout{}
	ix.LayoutInto(l, v)
	return l
}

// LayoutInto is Layout in the room that an older layout took, of which nothing
// is left.
func (ix *Index) LayoutInto(l *Layout, v View) {
	s := ix.stack(v)
	*l = Layout{
		Axis: v.Axis, Metrics: v.Metrics, Width: v.Width, Lanes: s.lanes, LanesHeight: s.height, Items: l.Items[:0], found: l.found[:0],
		Ticks: ticks(v, ix.setup.nation()), Rulers: ix.rulers(v), Shades: ix.shades(v), KeyLines: ix.KeyLines(v), Today: ix.todayIn(v),
	}
	if !v.Plain {
		l.EraRows = ix.eraRows
	}
	l.AxisHeight = 2*v.Metrics.TickRow + float64(len(l.Rulers))*v.Metrics.RulerRow + float64(l.EraRows)*v.Metrics.EraRow + v.Metrics.TermRow
	ix.layItems(l, v, s)
	l.Arrows = ix.arrows(v, s)
	if !v.Plain {
		l.Gaps, l.Eras, l.Terms = ix.gapsIn(v, s), ix.erasIn(v), ix.setup.terms(v)
	}
	if v.Lanes == nil {
		ix.countHidden(l)
	}
}

// countHidden says how much a layout leaves out.
func (ix *Index) countHidden(l *Layout) {
	for i := range ix.lanes {
		if x := &ix.lanes[i]; x.Style.Hidden {
			l.Hidden++
			l.HiddenCount += x.Count
		}
	}
}

// layItems adds every item that anything is drawn for between the edges.
func (ix *Index) layItems(l *Layout, v View, s *stack) {
	m := v.Metrics
	beyond := max(fadeMarks*m.MarkSize, m.LabelWidth+labelGap) + m.MarkSize
	from, to := v.Axis.Day(-beyond), v.Axis.Day(v.Width+beyond)
	ends := make([]int, len(s.rows))
	for i, rows := range s.rows {
		l.found = rows.touching(l.found, from, to, ix.lanes[s.index[i]].events(&ix.register))
		ends[i] = len(l.found)
	}
	if cap(l.Items) < len(l.found) {
		l.Items = make([]Item, 0, len(l.found)+len(l.found)/2) // the next frames of a gesture may hold more
	}
	begin := 0
	for i, rows := range s.rows {
		layer := itemLayer{ix: ix, view: v, laneRows: rows, slots: ix.lanes[s.index[i]].slots, lane: &s.lanes[i], n: i}
		layer.lay(l, l.found[begin:ends[i]])
		begin = ends[i]
	}
}

// Spot is a place where an event stands.
type Spot struct {
	Lane LaneID
	X, Y float64 // of the mark, from Axis.Origin and from the top of the first lane
}

// Places returns where an event's mark stands in a view, from the top lane down:
// once in every lane that it belongs to. In a crowd it is where the crowd stands.
func (ix *Index) Places(event chronology.UID, v View) []Spot {
	slot, ok := ix.dated(event)
	if !ok {
		return nil
	}
	s := ix.stack(v)
	var list []Spot
	var room [8]int32
	for _, n := range ix.lanesOf(room[:0], slot) {
		if i, ok := slices.BinarySearch(s.index, n); ok {
			x := ix.standOf(slot, i, s)
			list = append(list, Spot{Lane: s.lanes[i].ID, X: v.Axis.X(x.day), Y: x.y(s, v.Metrics)})
		}
	}
	return list
}

// Place returns where the topmost mark of an event stands at this zoom (X from
// Axis.Origin, Y from the top of the first lane); false where it is not shown.
func (ix *Index) Place(event chronology.UID, v View) (x, y float64, ok bool) {
	list := ix.Places(event, v)
	if len(list) == 0 {
		return 0, 0, false
	}
	return list[0].X, list[0].Y, true
}

// dated finds an event that has a place on the axis.
func (ix *Index) dated(event chronology.UID) (slot int32, ok bool) {
	slot, ok = ix.register.find(event)
	return slot, ok && !ix.register.at(slot).undated()
}

// standing is where an event stands in a stack.
type standing struct {
	lane int // of the stack
	row  int32
	day  float64
}

func (x standing) y(s *stack, m Metrics) float64 { return s.lanes[x.lane].rowY(x.row, m) }

// standOf finds the stand of an event in a lane of a stack.
func (ix *Index) standOf(slot int32, lane int, s *stack) standing {
	rows, l := s.rows[lane], &ix.lanes[s.index[lane]]
	at := &rows.stands[rows.of[l.position(&ix.register, slot)]]
	return standing{lane, at.row, rows.at(at, &ix.register, l.slots)}
}

// Crowd returns the events that stand together with an event at this zoom,
// itself among them, in the order of time, in the topmost of its lanes; nil
// where it is not shown.
func (ix *Index) Crowd(event chronology.UID, v View) []chronology.UID {
	slot, ok := ix.dated(event)
	if !ok {
		return nil
	}
	s := ix.stack(v)
	var room [8]int32
	for _, n := range ix.lanesOf(room[:0], slot) {
		if i, ok := slices.BinarySearch(s.index, n); ok {
			return ix.crowdIn(n, slot, s.rows[i])
		}
	}
	return nil
}

// CrowdIn is Crowd in a lane that the event stands in.
func (ix *Index) CrowdIn(lane LaneID, event chronology.UID, v View) []chronology.UID {
	slot, ok := ix.dated(event)
	s := ix.stack(v)
	var room [8]int32
	for _, n := range ix.lanesOf(room[:0], slot) {
		if i, shown := slices.BinarySearch(s.index, n); ok && shown && ix.lanes[n].ID == lane {
			return ix.crowdIn(n, slot, s.rows[i])
		}
	}
	return nil
}

func (ix *Index) crowdIn(lane, slot int32, rows *laneRows) []chronology.UID {
	l := &ix.lanes[lane]
	stand := rows.of[l.position(&ix.register, slot)]
	s := &rows.stands[stand]
	if s.crowd == nobody {
		return []chronology.UID{ix.register.at(slot).uid}
	}
	together := make([]chronology.UID, 0, rows.crowds[s.crowd].count)
	for i := s.first; i <= rows.crowds[s.crowd].last; i++ {
		if rows.of[i] == stand {
			together = append(together, ix.register.at(l.slots[i]).uid)
		}
	}
	return together
}

// shades are the stretches outside the scope.
func (ix *Index) shades(v View) []Shade {
	var list []Shade
	if from := v.Axis.X(ix.scopeFrom); from > 0 {
		list = append(list, Shade{0, min(from, v.Width)})
	}
	if to := v.Axis.X(ix.scopeTo); to < v.Width {
		list = append(list, Shade{max(to, 0), v.Width})
	}
	return list
}

// todayIn is where today stands, if it lies in the extent and in view. A
// chronology looks back: elsewhere today has nothing to say.
func (ix *Index) todayIn(v View) float64 {
	if day := float64(ix.today); ix.today != 0 && day >= ix.from && day < ix.to {
		if x := v.Axis.X(day + 0.5); x >= 0 && x <= v.Width {
			return x
		}
	}
	return math.NaN()
}
