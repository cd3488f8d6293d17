package timeline

import (
	"cmp"
	"math"
	"slices"
	"sync"
)

// rowsKey is what the rows of a lane depend on, its events apart.
type rowsKey struct {
	bucket                      int
	mark, labelSize, labelWidth float64
	fixed                       int // rows; 0 where they follow the crowd
	most                        int // see Metrics.MostRows
	more                        int // rows that it may take beyond the limit
	counts                      bool
}

// laneRows is where the events of a lane stand at one step of zoom. It is worked
// out over the whole lane, so that what is seen does not depend on where one
// looks.
type laneRows struct {
	rowsKey
	perDay float64 // the least zoom of the step: what is apart here is apart in all of it
	rows   int
	stands []stand // from left to right
	crowds []crowd
	of     []int32 // by the place in the lane: the stand that an event belongs to
	reach  reach

	mu     sync.Mutex
	labels map[int32]string // by stand: what of its title fits, once that is asked for
}

// A stand is a place in a row that one event, or a crowd of them, takes.
type stand struct {
	first int32 // place in the lane
	crowd int32 // nobody for one event
	row   int32
	room  float32 // for the label, in units; 0 for none
}

// crowd is what stands together. From and To are the days of its first and last mark.
type crowd struct {
	at, from, to float64
	count        int32
	last         int32 // place in the lane of the last of its events
	width        float32
	same         bool // all are of one agency
	significant  bool // one of them is
	outside      bool // all are outside the scope
}

// The most rows that a lane may take, and where no days show so many at most, if
// any are said. Closer in there are fewer events in view and more reason to see
// each of them.
func rowLimit(perDay float64, most int) int {
	const usual = 6
	switch {
	case perDay >= hoursFrom:
		return mostRows
	case perDay >= daysFrom:
		return 12
	case most > 0:
		return min(most, usual)
	}
	return usual
}

const (
	mostRows   = 24
	crowdMarks = 2   // the width of a crowd's counter, in marks
	markGap    = 1   // units between neighbours of a row
	labelGap   = 4   // units between a mark and its label, and after the label
	leastLabel = 52  // units; a label cut shorter says nothing
	letter     = 0.6 // of the text size: a generous guess at a letter's width
)

// arranger gives every event of a lane its stand and its row.
type arranger struct {
	*laneRows
	laneEvents
	room  *scratch
	limit int

	// Of each row the stand to the right: which it is, where it ends, and where
	// its label would like to end.
	last       [mostRows]int32
	end, wish  [mostRows]float64
	left       [mostRows]float64
	used       int
	first      int     // the first row that bars longer than a counter may take
	wordLength float64 // of a letter in a label; 0 where there are no labels
}

// scratch is what rows are worked out in. They are copied from it when it is
// known how many there are: some eight steps of zoom are kept of every lane.
type scratch struct {
	stands  []stand
	crowds  []crowd
	days    []float64
	columns []countColumn
}

var scratches = sync.Pool{New: func() any { return &scratch{} }}

func arrangeLane(r *register, s *stock, key rowsKey) *laneRows {
	a := arranger{
		laneRows:   &laneRows{rowsKey: key, perDay: bucketPerDay(key.bucket), of: make([]int32, len(s.slots)), labels: map[int32]string{}},
		laneEvents: s.events(r), room: scratches.Get().(*scratch),
	}
	a.stands, a.crowds = a.room.stands[:0], a.room.crowds[:0]
	a.limit = min(rowLimit(a.perDay, key.most)+key.more, mostRows)
	if key.fixed > 0 {
		a.limit = min(key.fixed, mostRows)
	}
	if a.perDay >= labelsFrom {
		a.wordLength = key.labelSize * letter
	}
	if key.counts || a.limit == 1 {
		a.counts = true
		a.count()
	} else {
		a.gather()
	}
	a.rows = max(a.used, key.fixed)
	a.room.stands, a.room.crowds = a.stands, a.crowds
	a.stands, a.crowds = slices.Clone(a.stands), slices.Clone(a.crowds)
	scratches.Put(a.room)
	a.reach = newReach(len(a.stands), a.stretches(a.laneEvents))
	return a.laneRows
}

// gather takes the events from left to right. All short ones of a column that
// holds more than the lane has rows stand together.
func (a *arranger) gather() {
	column := a.columnDays()
	if n := len(a.slots); n > 0 {
		columns := (a.spots[n-1].start-a.spots[0].start)/column + 2
		a.stands = slices.Grow(a.stands, int(min(float64(n), columns*float64(a.limit))))
		if float64(n) > columns*float64(a.limit) && a.limit > 2 {
			a.keepFirst()
		}
	}
	for i := 0; i < len(a.slots); {
		c := math.Floor(a.spots[i].start / column)
		j, short := i, 0
		for ; j < len(a.slots) && (j == i || a.spots[j].start < (c+1)*column); j++ {
			if a.short(&a.spots[j]) {
				short++
			}
		}
		if short <= a.limit {
			for ; i < j; i++ {
				a.single(i)
			}
			continue
		}
		a.column(i, j, (c+0.5)*column)
		i = j
	}
}

// keepFirst keeps the first row free of bars: in a lane that is crowded
// nearly everywhere the counters then stand in one row.
func (a *arranger) keepFirst() {
	a.used, a.first = 1, 1
	a.last[0], a.left[0], a.end[0], a.wish[0] = nobody, math.Inf(-1), math.Inf(-1), math.Inf(-1)
}

// columnDays is the width of a column: that of a crowd's counter, and room beside
// it, so that the counters of neighbours stand in one row.
func (a *arranger) columnDays() float64 { return (crowdMarks*a.mark + 2*markGap) / a.perDay }

// short reports whether a solid bar is no wider than a crowd's counter.
func (a *arranger) short(x *spot) bool {
	return (x.end-x.start)*a.perDay <= crowdMarks*a.mark
}

// column makes one crowd of the short events of a column.
func (a *arranger) column(from, to int, middle float64) {
	c := crowd{at: middle, from: math.Inf(1), to: math.Inf(-1), width: float32(crowdMarks * a.mark), same: true, outside: true}
	first := -1
	for i := from; i < to; i++ {
		if x := &a.spots[i]; a.short(x) {
			if first < 0 {
				first = i
			}
			c.take(x, i, &a.spots[first])
		}
	}
	left := middle*a.perDay - a.mark
	placed := false
	for i := from; i <= to; i++ {
		if !placed && (i == to || a.leftOf(i) > left) {
			placed = true
			a.crowd(c, first, from, to, left)
		}
		if i < to && !a.short(&a.spots[i]) {
			a.single(i)
		}
	}
}

func (a *arranger) leftOf(place int) float64 { return a.spots[place].start*a.perDay - a.mark/2 }

// take counts one more event.
func (c *crowd) take(x *spot, place int, first *spot) {
	at := x.at()
	c.from, c.to = min(c.from, at), max(c.to, at)
	c.count++
	c.last = int32(place)
	c.same = c.same && x.agency == first.agency
	c.significant = c.significant || x.is(significant)
	c.outside = c.outside && x.is(contextual)
}

// crowd finds a row for the short events of a column.
func (a *arranger) crowd(c crowd, first, from, to int, left float64) {
	n := int32(len(a.stands))
	row := a.freeRow(left, 0, a.limit)
	if row < 0 {
		n = a.last[a.latest()]
		for i := from; i < to; i++ {
			if x := &a.spots[i]; a.short(x) {
				a.join(n, i, x)
			}
		}
		return
	}
	a.stands = append(a.stands, stand{first: int32(first), crowd: int32(len(a.crowds))})
	a.crowds = append(a.crowds, c)
	for i := from; i < to; i++ {
		if a.short(&a.spots[i]) {
			a.of[i] = n
		}
	}
	a.take(row, left, left+crowdMarks*a.mark, markGap)
}

// single finds a row for one event. Long bars get half of the rows at most, so
// that they leave room for marks.
func (a *arranger) single(i int) {
	x := &a.spots[i]
	left, right := x.start*a.perDay-a.mark/2, x.end*a.perDay+a.mark/2
	from, rows := 0, a.limit
	if right-left > crowdMarks*a.mark {
		from = a.first
	}
	if right-left > 2*crowdMarks*a.mark {
		rows = a.first + max(1, a.limit/2)
	}
	row := a.freeRow(left, from, rows)
	if row < 0 {
		a.join(a.last[a.latest()], i, x)
		return
	}
	a.of[i] = int32(len(a.stands))
	a.stands = append(a.stands, stand{first: int32(i), crowd: nobody})
	wish := float64(markGap)
	if a.wordLength > 0 {
		wish = labelGap + min(a.labelWidth, float64(x.letters)*a.wordLength) + labelGap
	}
	a.take(row, left, right, wish)
}

// freeRow finds a row, of some rows, for what begins at left: if possible one with
// room for the label of the stand before, or a new one; −1 where all are taken.
func (a *arranger) freeRow(left float64, from, rows int) int {
	free := -1
	for row := from; row < min(a.used, rows); row++ {
		if a.wish[row] <= left {
			return row
		}
		if a.end[row]+markGap <= left && (free < 0 || a.end[row] < a.end[free]) {
			free = row
		}
	}
	if a.used < rows {
		return a.used
	}
	return free
}

// take puts the newest stand in a row.
func (a *arranger) take(row int, left, right, wish float64) {
	n := int32(len(a.stands) - 1)
	s := &a.stands[n]
	s.row, s.room = int32(row), float32(math.Inf(1))
	if row == a.used {
		a.used++
	} else if a.last[row] != nobody {
		a.stands[a.last[row]].room = float32(left - a.end[row] - 2*labelGap)
	}
	a.last[row], a.left[row], a.end[row], a.wish[row] = n, left, right, right+wish
}

// latest is the row whose last stand begins last, of those that are no long bars
// if there is one.
func (a *arranger) latest() int {
	best := a.used - 1
	for row := range a.used - 1 {
		if a.last[row] == nobody {
			continue
		}
		if long, other := a.long(row), a.long(best); long != other && other || long == other && a.left[row] > a.left[best] {
			best = row
		}
	}
	return best
}

func (a *arranger) long(row int) bool { return a.end[row]-a.left[row] > 2*crowdMarks*a.mark }

// join takes an event that found no row into the stand that began last.
func (a *arranger) join(onto int32, place int, x *spot) {
	a.of[place] = onto
	s := &a.stands[onto]
	first := &a.spots[int(s.first)]
	if s.crowd == nobody {
		s.crowd = int32(len(a.crowds))
		c := crowd{at: first.at(), from: math.Inf(1), to: math.Inf(-1), same: true, outside: true}
		c.width = float32(max(a.mark, min((first.end-first.start)*a.perDay+a.mark, crowdMarks*a.mark)))
		c.take(first, int(s.first), first)
		a.crowds = append(a.crowds, c)
		a.wish[s.row] = a.end[s.row] + markGap
	}
	a.crowds[s.crowd].take(x, place, first)
}

// countColumn is a column of a lane of counts.
type countColumn struct {
	number float64
	count  int32
	day    float64 // of its first mark
	stand  int32
}

// count makes one row of a lane: what stands in one column is counted, bars and
// all, and with it what would cover it from the next.
func (a *arranger) count() {
	width := a.columnDays()
	columns := a.columns(width)
	end := math.Inf(-1)
	for i := range columns {
		c := &columns[i]
		middle, half := (c.number+0.5)*width, a.mark/a.perDay
		if c.count == 1 {
			middle, half = c.day, a.mark/2/a.perDay
		}
		c.stand = int32(len(a.stands) - 1)
		if middle-half >= end {
			c.stand, end = int32(len(a.stands)), middle+half
			a.stands = append(a.stands, stand{first: nobody, crowd: nobody})
		}
	}
	for i := range a.slots {
		x := &a.spots[i]
		at, _ := slices.BinarySearchFunc(columns, math.Floor(x.at()/width), func(c countColumn, n float64) int { return cmp.Compare(c.number, n) })
		n := columns[at].stand
		if a.stands[n].first == nobody {
			a.stands[n].first, a.of[i] = int32(i), n
			continue
		}
		a.join(n, i, x)
	}
	a.used = min(1, len(a.stands))
	a.placeCounts(columns, width)
}

// columns counts the marks of each column.
func (a *arranger) columns(width float64) []countColumn {
	days, list := a.room.days[:0], a.room.columns[:0]
	for i := range a.slots {
		days = append(days, a.spots[i].at())
	}
	slices.Sort(days)
	for _, day := range days {
		n := math.Floor(day / width)
		if last := len(list) - 1; last >= 0 && list[last].number == n {
			list[last].count++
		} else {
			list = append(list, countColumn{number: n, count: 1, day: day})
		}
	}
	a.room.days, a.room.columns = days, list
	return list
}

// placeCounts puts every counter in the middle of its column. One that began as
// a single mark stays where that stood.
func (a *arranger) placeCounts(columns []countColumn, width float64) {
	for i := len(columns) - 1; i >= 0; i-- {
		s := &a.stands[columns[i].stand]
		if s.crowd == nobody {
			continue
		}
		c := &a.crowds[s.crowd]
		if c.at, c.width = columns[i].day, float32(a.mark); columns[i].count > 1 {
			c.at, c.width = (columns[i].number+0.5)*width, float32(crowdMarks*a.mark)
		}
	}
}
