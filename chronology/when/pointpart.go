package when

import (
	"fmt"
	"time"
)

// part is which part of a month, a year or a decade is meant: for those that are
// numbered, the first is 1 and the last is -1.
type part struct {
	kind   partKind
	number int
}

type partKind uint8

const (
	partWhole partKind = iota
	partEarly
	partMid
	partLate
	partBeginning
	partEnd
	partHalf    // of a month or a year
	partQuarter // of a year
	partWeek    // of a month
	partWeekday // the point's weekday, of a month
	partDay     // of a month or a year
)

// take makes a part of a point that is a month, a year, a decade or a season. A
// part of a season is not told apart from the whole.
func (pt *point) take(of part) bool {
	wholeMonth := pt.kind == pointDate && pt.month != 0 && (pt.day == 0 || pt.loose)
	wholeYear := pt.kind == pointDate && pt.month == 0 && pt.day == 0
	switch of.kind {
	case partHalf, partDay:
		wholeMonth = wholeMonth || wholeYear
	case partQuarter:
		wholeMonth = wholeYear
	case partWeek, partWeekday:
	default:
		switch pt.kind {
		case pointNamed:
			pt.part = part{}
			return pt.rule != sayEaster
		case pointDecade:
			wholeMonth = true
		}
		wholeMonth = wholeMonth || wholeYear
	}
	pt.part = of
	return wholeMonth
}

// nth reads "the first week of May 2013", "last Friday in May", "2nd half of
// 2013", "the last day of May 2013".
func (p parser) nth(i int) (pt point, next int, ok bool) {
	at := p.skip(i, "the")
	n := 0
	switch {
	case p.is(at, "last", "final"):
		n, at = -1, at+1
	case p.is(at, "latter"):
		n, at = 2, at+1
	case p.lexeme(at).number < 0:
		n, at = -p.lexeme(at).number, at+1
	case p.number(at) && p.ordinal(at+1) > at+1:
		n, at = p.tok(at).value, at+2
	default:
		return pt, i, false
	}
	kind, most := partWhole, 0
	weekday := p.lexeme(at).weekday
	switch {
	case weekday != 0:
		kind, most = partWeekday, 5
	case p.is(at, "week"):
		kind, most = partWeek, 5
	case p.is(at, "half"):
		kind, most = partHalf, 2
	case p.is(at, "quarter"):
		kind, most = partQuarter, 4
	case p.is(at, "day"):
		kind, most = partDay, 1
	}
	if kind == partWhole || n > most || n == 0 || !p.is(at+1, "of", "in") && (kind != partWeek || p.lexeme(at+1).month == 0) {
		return pt, i, false
	}
	pt, next, ok = p.point(p.skip(at+1, "of", "in", "the", "month", "year"))
	if ok = ok && pt.take(part{kind, n}); ok {
		pt.nthWeekday = weekday
	}
	return pt, next, ok
}

// decade reports whether token i is the number of "the 1980s".
func (p parser) decade(i int) bool {
	at := i + 1
	if p.mark(at, '\'') || p.mark(at, '’') {
		at++
	}
	return p.is(at, "s") && !p.tok(at).spaced && p.tok(i).value%10 == 0
}

// quarterInDigits reads "Q1 2013" and "Q4 2012/13". Two years written together
// begin in April.
func (p parser) quarterInDigits(i int) (pt point, next int, ok bool) {
	n := p.tok(i + 1)
	if !p.is(i, "q", "qtr", "quarter") || n.kind != tokenNumber || n.value < 1 || n.value > 4 {
		return pt, i, false
	}
	at := p.skip(i+2, "of", "in")
	if at == i+2 && (p.mark(at, ',') || p.mark(at, '-') || p.mark(at, '/')) {
		at++
	}
	year := p.tok(at)
	if year.kind != tokenNumber || year.width != 4 {
		return pt, i, false
	}
	quarter := point{kind: pointDate, year: year.value, part: part{partQuarter, n.value}}
	if second := p.tok(at + 2); (p.mark(at+1, '/') || p.mark(at+1, '-')) && second.kind == tokenNumber && second.value%100 == (year.value+1)%100 {
		first := Date(year.value, time.April, 1)
		from := addCalendar(first, 3*(n.value-1), unitMonth)
		return point{kind: pointFixed, year: year.value, days: Window{from, addCalendar(from, 3, unitMonth) - 1}, rule: sayQuarter}, at + 3, true
	}
	return quarter, at + 1, true
}

// begins reports whether token i says that a week begins with the day after it.
func (p parser) begins(i int) bool {
	return p.is(i, "commencing", "comm", "com", "beginning", "beg", "starting", "of", "from")
}

// partOf reads "early June 2012", "mid-2019", "the beginning of 2011".
func (p parser) partOf(i int) (pt point, next int, ok bool) {
	at := p.skip(i, "very", "the", "towards", "toward")
	kind := p.partWord(at)
	if kind == partWhole {
		return pt, i, false
	}
	at++
	through := partWhole
	if joined := p.skip(at, "to", "or"); joined > at || p.mark(at, '-') || p.mark(at, '/') {
		if joined == at {
			joined++
		}
		if through = p.partWord(joined); through != partWhole {
			at = joined + 1 // "mid to late May"
		}
	}
	for p.mark(at, '-') || p.mark(at, '.') || p.is(at, "of", "in", "part", "the") {
		at++
	}
	pt, next, ok = p.point(at)
	ok = ok && pt.take(part{kind, 0})
	pt.through = through
	return pt, next, ok && (through == partWhole || pt.kind == pointDate && through > kind)
}

// partWord is the part that the word at i names: partWhole for none.
func (p parser) partWord(i int) partKind {
	switch {
	case p.is(i, "early", "earlier"):
		return partEarly
	case p.is(i, "mid", "middle"):
		return partMid
	case p.is(i, "late", "latter", "later") && !p.is(i+1, "that", "the"):
		return partLate
	case p.is(i, "beginning", "start", "beg"):
		return partBeginning
	case p.is(i, "end"):
		return partEnd
	}
	return partWhole
}

// week reads "w/c 3rd Feb", "week commencing 3 February", "week ending …".
func (p parser) week(i int) (pt point, next int, ok bool) {
	kind := pointWeek
	at := i
	switch {
	case p.is(i, "w", "wk") && (p.mark(i+1, '/') || p.mark(i+1, '.')) && p.is(i+2, "c", "b", "e", "comm"):
		if p.is(i+2, "e") {
			kind = pointEnding
		}
		at = i + 3
	case p.is(i, "wc", "wb"):
		at = i + 1
	case p.is(i, "week", "wk", "weeks") && p.begins(i+1):
		at = i + 2
	case p.is(i, "fortnight") && p.begins(i+1):
		kind, at = pointFortnight, i+2
	case p.is(i, "week", "wk") && p.is(i+1, "ending"):
		kind, at = pointEnding, i+2
	default:
		return pt, i, false
	}
	for p.mark(at, '.') || p.mark(at, ':') || p.is(at, "the", "on") {
		at++
	}
	pt, next, ok = p.point(at)
	ok = ok && pt.kind == pointDate && pt.day != 0
	pt.kind = kind
	return pt, next, ok
}

// partOfDecade gives the days of a decade, or of a part of one.
func (p parser) partOfDecade(pt *point) (Window, string) {
	years, say := p.context.rule(RulePartOfDecade)
	early, mid := min(max(years[0], 0), 7), min(max(years[1], 1), 8)
	first, last := 0, 9
	switch pt.part.kind {
	case partEarly, partBeginning:
		last = early
	case partMid:
		first, last = early+1, mid
	case partLate, partEnd:
		first = mid + 1
	default:
		say = sayRange
	}
	return Window{Date(pt.year+first, time.January, 1), Date(pt.year+last, time.December, 31)}, say
}

// numbered gives the days of a numbered part of a month or a year. It is false
// where the month has no such part, with the reason kept.
func (p parser) numbered(pt *point) (w Window, say string, ok bool) {
	whole := EDTFDate{Year: pt.year, Month: pt.month}.window(Context{})
	month := time.Month(max(pt.month, 1))
	n := pt.part.number
	switch pt.part.kind {
	case partDay:
		if n == 1 {
			return On(whole.Earliest), sayDay, true
		}
		return On(whole.Latest), sayDay, true
	case partQuarter:
		if n < 0 {
			n = 4
		}
		return monthsWindow(pt.year, 3*n-2, 3*n), sayQuarter, true
	case partHalf:
		firstEnds := Date(pt.year, month, 15)
		if pt.month == 0 {
			firstEnds = Date(pt.year, time.June, 30)
		}
		return halfOf(whole, firstEnds, n), sayHalf, true
	case partWeekday:
		return p.nthWeekday(whole, pt.nthWeekday, n)
	}
	days, say := p.context.rule(RuleWeekOfMonth)
	length := Day(min(max(days[0], 1), 14))
	if n < 0 {
		return Window{whole.Latest - length + 1, whole.Latest}, say, true
	}
	w = Window{whole.Earliest + Day(n-1)*length, min(whole.Earliest+Day(n)*length-1, whole.Latest)}
	if w.Empty() {
		p.refuse(fmt.Sprintf("%s %d has no such week.", month, pt.year))
	}
	return w, say, !w.Empty()
}

func halfOf(whole Window, firstEnds Day, n int) Window {
	if n == 1 {
		return Window{whole.Earliest, firstEnds}
	}
	return Window{firstEnds + 1, whole.Latest}
}

// nthWeekday is one of the Mondays, say, of a month.
func (p parser) nthWeekday(month Window, weekday, n int) (Window, string, bool) {
	first := month.Earliest + Day((weekday-weekdayOf(month.Earliest)+7)%7)
	day := first + Day(7*(n-1))
	if n < 0 {
		day = first + (month.Latest-first)/7*7
	}
	if day > month.Latest {
		p.refuse(fmt.Sprintf("%s has no fifth %s.", first.Time().Format("January 2006"), time.Weekday(weekday-1)))
		return Window{}, "", false
	}
	return On(day), sayDay, true
}
