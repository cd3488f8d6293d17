package intake

import (
	"regexp"
	"slices"
	"time"

	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/intake/sent"
)

// doubt adds the doubts of the readings. A plain British date is no doubt for
// being one day or another in American order, unless dates of the table are in
// that order, or the order of its rows speaks for it.
func (p *Preview) doubt() {
	sorted := p.sorted()
	for _, rows := range p.byTable() {
		american := slices.ContainsFunc(rows, func(i int) bool { return hasDoubt(p.Rows[i].Reading, when.DoubtAmericanOrder) })
		midnight := mostly(rows, func(i int) bool { return midnight.MatchString(p.Rows[i].When()) })
		asked := false
		for _, i := range rows {
			row := p.Rows[i]
			if row.Event == nil {
				continue
			}
			p.doubtReading(row, midnight)
			if doubt := row.universal(asked); doubt != "" {
				row.Doubts, asked = append(row.Doubts, doubt), true
			}
			if order := p.otherOrder(i, american, sorted); order != "" {
				row.Doubts = append(row.Doubts, order)
			}
		}
	}
}

func (p *Preview) doubtReading(row *PreviewRow, midnight bool) {
	r := row.Reading
	switch {
	case r.Unknown:
		row.Doubts = append(row.Doubts, "No date is known; the row comes in without one.")
	case r.Uncertain:
		row.Doubts = append(row.Doubts, "The date is said to be uncertain.")
	case r.Approximate:
		row.Doubts = append(row.Doubts, "The date is approximate.")
	}
	for _, d := range r.Doubts {
		if d.Code == when.DoubtAmbiguousOrder || d.Code == when.DoubtMidnight && midnight {
			continue
		}
		row.Doubts = append(row.Doubts, d.Message)
	}
}

// universalTime ends what a program has written in universal time.
var universalTime = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$`)

// universal doubts a time that is said to be universal: in summer the clocks here
// are an hour ahead, which may make it another day. What all rows have in common
// is asked once.
func (row *PreviewRow) universal(asked bool) string {
	if !universalTime.MatchString(row.When()) || !row.Reading.Clock.Known {
		return ""
	}
	at, err := time.Parse("2006-01-02T15:04", row.When()[:len("2006-01-02T15:04")])
	if err != nil || !when.SummerTime(at) {
		return ""
	}
	clock := at.Add(time.Hour)
	switch {
	case clock.Day() != at.Day():
		return "The time is given as universal time (Z) and taken as it stands; by the clock it was " + clock.Format("15:04 on 2 January 2006") + "."
	case asked:
		return ""
	}
	return "The time is given as universal time (Z), as it may be in other rows, and is taken as it stands; by the clock it was " + clock.Format("15:04") + ", in summer time."
}

func hasDoubt(r when.Reading, code string) bool {
	return slices.ContainsFunc(r.Doubts, func(d when.Doubt) bool { return d.Code == code })
}

// byTable lists the rows of each table, by index.
func (p *Preview) byTable() [][]int {
	var all [][]int
	var last *Table
	for i := range p.Rows {
		if t := p.Rows[i].table; t != last || i == 0 {
			all, last = append(all, nil), t
		}
		all[len(all)-1] = append(all[len(all)-1], i)
	}
	return all
}

// mostly reports whether something is so of most of several rows: what an
// export does to every row is no doubt about any.
func mostly(rows []int, is func(int) bool) bool {
	const several = 3
	n := 0
	for _, i := range rows {
		if is(i) {
			n++
		}
	}
	return n >= several && 2*n > len(rows)
}

// sorted reports whether the rows are in the order of their dates, as good as all.
func (p *Preview) sorted() bool {
	var before when.Day
	pairs, ordered := 0, 0
	for i := range p.Rows {
		w := p.Rows[i].Reading.Window
		if p.Rows[i].Event == nil || !w.Exact() {
			continue
		}
		if before != 0 {
			pairs++
			if before <= w.Earliest {
				ordered++
			}
		}
		before = w.Earliest
	}
	const few = 4
	return pairs >= few && 5*ordered >= 4*pairs
}

// otherOrder doubts a day whose figures could be the other way round, where the
// rows beside it do not settle it.
func (p *Preview) otherOrder(i int, american, sorted bool) string {
	row := p.Rows[i]
	read, other, ok := row.bothOrders()
	if !ok {
		return ""
	}
	before, after := p.beside(i)
	fits := func(d when.Day) bool { return before <= d && d <= after }
	ordered := before <= after && sorted
	switch {
	case ordered && fits(read) && !fits(other):
		return ""
	case ordered && !fits(read) && fits(other):
		return "This is read as " + spell(read) + ", but the rows beside it speak for " + spell(other) + ": day and month may be the other way round."
	case american && !row.spreadsheetDay():
		return "Day and month could be the other way round, as they are in other rows: " + spell(read) + " or " + spell(other) + "."
	}
	return ""
}

// bothOrders gives the day of a row as it is read and with day and month the
// other way round; not where the wording settles it, or it is no single day.
func (row *PreviewRow) bothOrders() (read, other when.Day, ok bool) {
	w := row.Reading.Window
	if !w.Exact() || !row.spreadsheetDay() && !hasDoubt(row.Reading, when.DoubtAmbiguousOrder) {
		return 0, 0, false
	}
	year, month, day := w.Earliest.Time().Date()
	if day > 12 || day == int(month) {
		return 0, 0, false
	}
	return w.Earliest, when.Date(year, time.Month(day), int(month)), true
}

// spreadsheetDay reports whether the date is one that a spreadsheet holds as such.
func (row *PreviewRow) spreadsheetDay() bool {
	c := row.dateCell()
	return c != nil && c.Kind == sent.Day
}

// beside is the last day of the nearest dated row above and the first of the
// nearest below.
func (p *Preview) beside(i int) (before, after when.Day) {
	before, after = when.Past, when.Future
	for j := i - 1; j >= 0; j-- {
		if w := p.Rows[j].Reading.Window; p.Rows[j].Event != nil && w.Exact() {
			before = w.Earliest
			break
		}
	}
	for j := i + 1; j < len(p.Rows); j++ {
		if w := p.Rows[j].Reading.Window; p.Rows[j].Event != nil && w.Exact() {
			after = w.Latest
			break
		}
	}
	return before, after
}

func spell(d when.Day) string { return d.Time().Format("2 January 2006") }
