package timeline

import (
	"cmp"
	"math"
	"slices"

	"throughline.org/throughline/chronology"
)

// An arrangement is the rows of every lane at one step of zoom. It is worked
// out over whole lanes, so that what is seen does not depend on where one looks.
type arrangement struct {
	bucket     int
	perDay     float64 // the least zoom of the step: what is apart here is apart in all of it
	mark       float64
	labelSize  float64
	labelWidth float64
	lanes      []laneRows
}

// laneRows is one lane of an arrangement.
type laneRows struct {
	rows    int
	stands  []stand // sorted by softFrom, for the search
	of      []int32 // the stand that each entry belongs to
	visible reach
}

// A stand is a place in a row that one event, or a crowd of them, takes.
type stand struct {
	first            int32 // entry
	count            int32
	row              int32
	at               float64 // day of the mark
	left, right      float64 // what the mark and the solid bar take, in units at the arrangement's zoom
	softFrom, softTo float64 // days that anything is drawn for, open ends at their known end
	room             float64 // for the label, in units; 0 for none
	cut              bool    // label holds what fits the room
	label            string
}

// The most rows that a lane may take. Closer in there are fewer events in view
// and more reason to see each of them.
func rowLimit(perDay float64) int {
	switch {
	case perDay >= hoursFrom:
		return 24
	case perDay >= daysFrom:
		return 12
	}
	return 6
}

const (
	crowdMarks = 2   // the width of a crowd's counter, in marks
	markGap    = 1   // units between neighbours of a row
	labelGap   = 4   // units between a mark and its label, and after the label
	leastLabel = 52  // units; a label cut shorter says nothing
	letter     = 0.6 // of the text size: a generous guess at a letter's width
)

// arrange returns the rows at a zoom, kept from the last time where it can be.
// The caller holds ix.mu.
func (ix *Index) arrange(perDay float64, m Metrics) *arrangement {
	const kept = 6 // the steps of a zoom gesture and its return
	key := arrangement{bucket: bucket(perDay), mark: m.MarkSize, labelSize: m.LabelSize, labelWidth: m.LabelWidth}
	for i, a := range ix.arrangements {
		if a.bucket == key.bucket && a.mark == key.mark && a.labelSize == key.labelSize && a.labelWidth == key.labelWidth {
			copy(ix.arrangements[1:i+1], ix.arrangements[:i])
			ix.arrangements[0] = a
			return a
		}
	}
	a := &key
	a.perDay = bucketPerDay(a.bucket)
	a.lanes = make([]laneRows, len(ix.lanes))
	for i, l := range ix.lanes {
		a.lanes[i] = a.arrangeLane(l)
	}
	ix.arrangements = slices.Insert(ix.arrangements, 0, a)
	if len(ix.arrangements) > kept {
		ix.arrangements = ix.arrangements[:kept]
	}
	return a
}

// arrangeLane gives every entry of a lane its stand and its row.
func (a *arrangement) arrangeLane(l *lane) laneRows {
	r := laneRows{of: make([]int32, len(l.entries))}
	a.gather(l, &r)
	order := make([]int32, len(r.stands))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(i, j int32) int { return cmp.Compare(r.stands[i].left, r.stands[j].left) })
	joined := a.fill(l, &r, order)
	a.index(&r, joined)
	return r
}

// gather makes a stand of every entry, and one of all the entries of a column
// (as wide as a crowd's counter) that holds more than the lane has rows.
func (a *arrangement) gather(l *lane, r *laneRows) {
	column := crowdMarks * a.mark / a.perDay // in days
	limit := rowLimit(a.perDay)
	r.stands = make([]stand, 0, len(l.entries))
	for i := 0; i < len(l.entries); {
		c := math.Floor(l.entries[i].start / column)
		j, short := i, 0
		for ; j < len(l.entries) && math.Floor(l.entries[j].start/column) == c; j++ {
			if a.short(&l.entries[j]) {
				short++
			}
		}
		crowd := int32(-1)
		for ; i < j; i++ {
			x := &l.entries[i]
			switch {
			case short <= limit || !a.short(x):
				r.of[i] = int32(len(r.stands))
				r.stands = append(r.stands, a.single(x, int32(i)))
			case crowd < 0:
				crowd = int32(len(r.stands))
				r.of[i] = crowd
				middle := (c + 0.5) * column
				r.stands = append(r.stands, stand{
					first: int32(i), count: 1, at: middle, softFrom: x.at, softTo: x.at,
					left: middle*a.perDay - a.mark, right: middle*a.perDay + a.mark,
				})
			default:
				r.of[i] = crowd
				r.stands[crowd].join(x.at, x.at, 1)
			}
		}
	}
}

// short reports whether an entry's solid bar is no wider than a crowd's counter.
func (a *arrangement) short(x *entry) bool {
	return (x.end-x.start)*a.perDay <= crowdMarks*a.mark
}

func (a *arrangement) single(x *entry, i int32) stand {
	s := stand{first: i, count: 1, at: x.at, softFrom: x.softFrom, softTo: x.softTo,
		left: x.start*a.perDay - a.mark/2, right: x.end*a.perDay + a.mark/2}
	if math.IsInf(s.softFrom, 0) {
		s.softFrom = x.start
	}
	if math.IsInf(s.softTo, 0) {
		s.softTo = x.end
	}
	return s
}

// join takes count more events, from one day to another, into a stand.
func (s *stand) join(from, to float64, count int32) {
	s.count += count
	s.softFrom, s.softTo = min(s.softFrom, from), max(s.softTo, to)
}

// fill is a greedy partition: from left to right every stand takes the first
// row that is free, if possible with room for the label of the stand before.
// What finds no row joins the crowd that began last. Long bars get half of the
// rows at most, so that they leave room for marks. It returns which stand each
// has joined: itself, for most.
func (a *arrangement) fill(l *lane, r *laneRows, order []int32) []int32 {
	limit := rowLimit(a.perDay)
	last := make([]int32, 0, limit) // of each row, the stand to the right
	joined := make([]int32, len(r.stands))
	for _, i := range order {
		s := &r.stands[i]
		rows := limit
		if s.right-s.left > 2*crowdMarks*a.mark {
			rows = limit / 2
		}
		row := a.freeRow(l, r, last, rows, s)
		switch {
		case row < 0:
			onto := latest(r, last)
			joined[i] = onto
			a.crowd(l, &r.stands[onto], s)
			continue
		case row == len(last):
			last = append(last, i)
		default:
			r.stands[last[row]].endLabel(s.left)
			last[row] = i
		}
		s.row = int32(row)
		s.room = math.Inf(1)
		joined[i] = i
	}
	r.rows = len(last)
	return joined
}

// freeRow finds a row for a stand; −1 where all are taken.
func (a *arrangement) freeRow(l *lane, r *laneRows, last []int32, rows int, s *stand) int {
	free := -1
	for row := range min(len(last), rows) {
		before := &r.stands[last[row]]
		if before.right+markGap > s.left {
			continue
		}
		if before.right+a.labelWish(l, before) <= s.left {
			return row
		}
		if free < 0 || before.right < r.stands[last[free]].right {
			free = row
		}
	}
	if len(last) < rows {
		return len(last)
	}
	return free
}

// labelWish is how much room a stand would like for its label. It is a guess
// by the number of letters: what is drawn is measured, and cut to the room.
func (a *arrangement) labelWish(l *lane, s *stand) float64 {
	if a.labelSize == 0 || a.perDay < labelsFrom || s.count > 1 {
		return markGap
	}
	e := l.entries[s.first].event
	text := e.Title
	if text == "" {
		text = e.What
	}
	return labelGap + min(a.labelWidth, float64(len(text))*a.labelSize*letter) + labelGap
}

// endLabel ends the room for a label where the next stand of its row begins.
func (s *stand) endLabel(next float64) { s.room = next - s.right - 2*labelGap }

// latest is the stand that begins last among those at the ends of the rows.
func latest(r *laneRows, last []int32) int32 {
	return slices.MaxFunc(last, func(i, j int32) int { return cmp.Compare(r.stands[i].left, r.stands[j].left) })
}

// crowd takes a stand that found no row into one that did.
func (a *arrangement) crowd(l *lane, onto, s *stand) {
	from, to := s.softFrom, s.softTo
	if s.count == 1 {
		from, to = l.entries[s.first].at, l.entries[s.first].at
	}
	if onto.count == 1 {
		at := l.entries[onto.first].at
		onto.softFrom, onto.softTo = at, at
	}
	onto.join(from, to, s.count)
}

// index sorts the stands that are left for the search, and tells every entry
// which of them is its own.
func (a *arrangement) index(r *laneRows, joined []int32) {
	order := make([]int32, 0, len(r.stands))
	for i := range r.stands {
		if joined[i] == int32(i) {
			order = append(order, int32(i))
		}
	}
	slices.SortStableFunc(order, func(i, j int32) int { return cmp.Compare(r.stands[i].reachFrom(a), r.stands[j].reachFrom(a)) })
	moved := make([]int32, len(r.stands))
	sorted := make([]stand, len(order))
	from, to := make([]float64, len(order)), make([]float64, len(order))
	for now, before := range order {
		s := r.stands[before]
		moved[before] = int32(now)
		sorted[now] = s
		from[now] = s.reachFrom(a)
		to[now] = max(s.softTo, s.right/a.perDay)
	}
	for i, s := range r.of {
		r.of[i] = moved[joined[s]]
	}
	r.stands = sorted
	r.visible = newReach(from, to)
}

// reachFrom is the first day that anything of the stand is drawn for, at the
// least zoom of the step, labels and fading ends apart.
func (s *stand) reachFrom(a *arrangement) float64 { return min(s.softFrom, s.left/a.perDay) }

// text returns the label of a stand, cut to its room the first time it is
// asked for. The caller holds ix.mu.
func (s *stand) text(e *chronology.Event, m Metrics) string {
	if !s.cut {
		s.cut = true
		s.label = cut(e.ShortTitle(), min(s.room, m.LabelWidth), m)
	}
	return s.label
}

// cut shortens text to a width, with an ellipsis; "" where too little would be left.
func cut(text string, width float64, m Metrics) string {
	full := m.measure(text, m.LabelSize, false)
	if full <= width {
		return text
	}
	if width < leastLabel {
		return ""
	}
	runes := []rune(text)
	n := min(len(runes)-1, int(float64(len(runes))*width/full)+2)
	for ; n > 0; n-- {
		short := string(runes[:n]) + "…"
		if m.measure(short, m.LabelSize, false) <= width {
			return short
		}
	}
	return ""
}
