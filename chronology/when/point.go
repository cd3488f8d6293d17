package when

import "fmt"

// point is one date within a wording, as far as its own words give it: "14" in
// "12-14 June" has neither month nor year until share completes it.
type point struct {
	kind       pointKind
	year       int // 0 where none is given
	month      int // or the season, 21 to 24
	day        int
	weekday    int // 1 Sunday to 7 Saturday; 0 where none is given
	part       part
	nthWeekday int      // of partWeekday
	through    partKind // the later part of "mid to late May"
	numeric    bool     // day and month are both numbers
	slashed    bool     // and stand in an order that Americans read the other way
	loose      bool     // day may as well be a two-digit year ("June 12")
	raised     bool     // the year came with two digits
	days       Window
	rule       string
	doubt      *Doubt
}

type pointKind uint8

const (
	pointDate      pointKind = iota // year, month, day as far as given
	pointWeek                       // a week from a day
	pointEnding                     // a week to a day
	pointFortnight                  // two weeks from a day
	pointDecade                     // ten years from a year
	pointNamed                      // days of a named time of year, once the year is known
	pointFixed                      // days are known
)

// point reads one date from token i on and returns the token after it.
func (p parser) point(i int) (pt point, next int, ok bool) {
	if pt, next, ok = p.nth(i); ok {
		return pt, next, true
	}
	if p.number(i) {
		return p.numberFirst(i)
	}
	if !p.word(i) {
		return pt, i, false
	}
	if pt, next, ok = p.holiday(i); ok {
		return pt, next, true
	}
	l := p.lexeme(i)
	switch {
	case l.month != 0:
		return p.monthFirst(i)
	case l.weekday != 0:
		return p.weekdayFirst(i)
	case l.season != 0:
		return p.season(i)
	}
	if pt, next, ok = p.partOf(i); ok {
		return pt, next, true
	}
	if pt, next, ok = p.week(i); ok {
		return pt, next, true
	}
	return p.named(i)
}

func (p parser) weekdayFirst(i int) (pt point, next int, ok bool) {
	weekday := p.lexeme(i).weekday
	i++
	for p.mark(i, ',') || p.mark(i, '.') || p.mark(i, '-') && p.tok(i).spaced || p.is(i, "the") {
		i++
	}
	if p.lexeme(i).weekday != 0 {
		return pt, i, false
	}
	pt, next, ok = p.point(i)
	pt.weekday = weekday
	return pt, next, ok && pt.kind == pointDate && pt.day != 0
}

// ordinal passes over the ending of "3rd", which PDF text may split off.
func (p parser) ordinal(i int) int {
	if p.is(i, "st", "nd", "rd", "th") {
		return i + 1
	}
	return i
}

// numberFirst reads what begins with a number: numeric dates, "5 May 2013",
// "2013", serial numbers, and the bare day of a range.
func (p parser) numberFirst(i int) (pt point, next int, ok bool) {
	t := p.tok(i)
	if t.width > 4 {
		return p.runTogether(i)
	}
	if pt, next, ok = p.numeric(i); ok {
		return pt, next, true
	}
	if t.width == 4 {
		if p.decade(i) {
			return point{kind: pointDecade, year: t.value}, i + 2, true
		}
		if month := p.lexeme(i + 1).month; month != 0 && p.number(i+2) && p.tok(i+2).width <= 2 {
			return point{year: t.value, month: int(month), day: p.tok(i + 2).value}, i + 3, true
		}
		return point{year: t.value}, i + 1, p.text[t.start] != '0' && !p.is(i+1, "hrs", "hours", "h")
	}
	if t.width == 2 && p.decade(i) {
		return point{kind: pointDecade, year: p.century(t.value)}, i + 2, true
	}
	if t.width > 2 || t.value == 0 {
		return pt, i, false
	}
	pt.day = t.value
	next = p.ordinal(i + 1)
	at := next
	if p.is(at, "of") || p.mark(at, '-') || p.mark(at, '/') || p.mark(at, '.') || p.mark(at, ',') {
		at++
	}
	if p.lexeme(at).weekday != 0 {
		return pt, next, at > next
	}
	if month := p.lexeme(at).month; month != 0 {
		pt.month = int(month)
		pt.year, pt.raised, next = p.yearAfter(at + 1)
		return pt, next, true
	}
	if p.tok(at).kind == tokenNumber && p.tok(at).width == 4 && (at == next || p.mark(next, ',')) {
		pt.year, next = p.tok(at).value, at+1
	}
	return pt, next, true
}

// yearAfter reads the year that follows a month, with the marks that part them.
func (p parser) yearAfter(i int) (year int, raised bool, next int) {
	at := i
	for at < i+2 && (p.mark(at, ',') || p.mark(at, '.') || p.mark(at, '-') && !p.tok(at).spaced || p.mark(at, '/') || p.mark(at, '(') || p.is(at, "of", "in")) {
		at++
	}
	apostrophe := p.mark(at, '\'') || p.mark(at, '’') || p.mark(at, '‘')
	if apostrophe {
		at++
	}
	t := p.tok(at)
	switch {
	case t.kind != tokenNumber || p.mark(at+1, ':'):
		return 0, false, i
	case t.width == 2 && (p.mark(at-1, '-') || p.mark(at-1, '/')) && !p.mark(i-2, p.tok(at-1).mark):
		return 0, false, i // "June 10-11" goes on to another day; "05-Jun-11" has marks on both sides
	case t.width == 4:
		if p.is(at+1, "hrs", "hours", "h") || p.text[t.start] == '0' {
			return 0, false, i // a time
		}
		return t.value, false, at + 1
	case t.width != 2 || !apostrophe && p.clockFollows(at):
		return 0, false, i
	}
	return p.century(t.value), true, at + 1
}

// clockFollows reports whether the number at i begins a clock time.
func (p parser) clockFollows(i int) bool {
	return (p.mark(i+1, '.') || p.mark(i+1, ':')) && p.number(i+2) && !p.tok(i+1).spaced ||
		p.is(i+1, "am", "pm", "a", "p", "hrs", "hours", "o'clock", "st", "nd", "rd", "th")
}

// monthFirst reads "May 2013", "May 5", "May 5th, 2013".
func (p parser) monthFirst(i int) (pt point, next int, ok bool) {
	pt.month = int(p.lexeme(i).month)
	i++
	for p.mark(i, '.') || p.mark(i, ',') || p.is(i, "the", "of") {
		i++
	}
	t := p.tok(i)
	if joined := p.tok(i + 1); p.mark(i, '-') && !t.spaced && joined.kind == tokenNumber && joined.width == 2 && !joined.spaced && !p.mark(i+2, '-') && !p.mark(i+2, '/') {
		pt.year, pt.raised = p.century(joined.value), true
		pt.doubt = &Doubt{Code: DoubtYearOrDay, Message: fmt.Sprintf("The number after the month is read as the year %d.", pt.year)}
		return pt, i + 2, true // as spreadsheets write a month
	}
	if t.kind != tokenNumber || t.width > 2 || p.mark(i+1, ':') {
		pt.year, pt.raised, next = p.yearAfter(i)
		return pt, next, true
	}
	if t.value == 0 {
		return pt, i, false
	}
	pt.day = t.value
	next = p.ordinal(i + 1)
	ordinal := next > i+1
	pt.year, pt.raised, next = p.yearAfter(next)
	pt.loose = pt.year == 0 && t.width == 2 && !ordinal
	return pt, next, true
}

// century gives a two-digit year the century that lands inside the review's
// scope, else the nearest past one.
func (p parser) century(year int) int {
	scope := p.context.Scope
	last := p.context.today().Time().Year()
	if scope != (Window{}) {
		if !scope.Latest.Open() {
			last = scope.Latest.Time().Year()
		}
		if !scope.Earliest.Open() {
			first := scope.Earliest.Time().Year()
			if inside := first + ((year-first)%100+100)%100; inside <= last {
				return inside
			}
			last = max(last, p.context.today().Time().Year())
		}
	}
	return last - ((last-year)%100+100)%100
}
