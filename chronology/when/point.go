package when

import "time"

// point is one date within a wording, as far as its own words give it: "14" in
// "12-14 June" has neither month nor year until share completes it.
type point struct {
	kind    pointKind
	year    int // 0 where none is given
	month   int // or the season, 21 to 24
	day     int
	weekday int // 1 Sunday to 7 Saturday; 0 where none is given
	part    partKind
	numeric bool // day and month are both numbers
	slashed bool // and stand in an order that Americans read the other way
	loose   bool // day may as well be a two-digit year ("June 12")
	raised  bool // the year came with two digits
	days    Window
	rule    string
	doubt   *Doubt
}

type pointKind uint8

const (
	pointDate   pointKind = iota // year, month, day as far as given
	pointWeek                    // a week from a day
	pointEnding                  // a week to a day
	pointNamed                   // days of a named time of year, once the year is known
	pointFixed                   // days are known
)

type partKind uint8

const (
	partWhole partKind = iota
	partEarly
	partMid
	partLate
	partBeginning
	partEnd
)

// point reads one date from token i on and returns the token after it.
func (p parser) point(i int) (pt point, next int, ok bool) {
	if p.number(i) {
		return p.numberFirst(i)
	}
	if !p.word(i) {
		return pt, i, false
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
	for p.mark(i, ',') || p.mark(i, '.') || p.is(i, "the") {
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
		if p.is(i+1, "s") && !p.tok(i+1).spaced && t.value%10 == 0 {
			days := Window{Date(t.value, time.January, 1), Date(t.value+9, time.December, 31)}
			return point{kind: pointFixed, year: t.value, days: days, rule: sayRange}, i + 2, true
		}
		if month := p.lexeme(i + 1).month; month != 0 && p.number(i+2) && p.tok(i+2).width <= 2 {
			return point{year: t.value, month: int(month), day: p.tok(i + 2).value}, i + 3, true
		}
		return point{year: t.value}, i + 1, p.text[t.start] != '0' && !p.is(i+1, "hrs", "hours", "h")
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
		return pt, i, false
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
	for at < i+2 && (p.mark(at, ',') || p.mark(at, '.') || p.mark(at, '-') && !p.tok(at).spaced || p.mark(at, '/') || p.is(at, "of", "in")) {
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

// partOf reads "early June 2012", "mid-2019", "the beginning of 2011".
func (p parser) partOf(i int) (pt point, next int, ok bool) {
	part := partWhole
	switch {
	case p.is(i, "early"):
		part = partEarly
	case p.is(i, "mid", "middle"):
		part = partMid
	case p.is(i, "late"):
		part = partLate
	case p.is(i, "beginning", "start"):
		part = partBeginning
	case p.is(i, "end"):
		part = partEnd
	default:
		return pt, i, false
	}
	i++
	for p.mark(i, '-') || p.is(i, "of", "in", "part", "the") {
		i++
	}
	pt, next, ok = p.point(i)
	pt.part = part
	whole := pt.kind == pointDate && (pt.day == 0 || pt.loose) || pt.kind == pointNamed
	if pt.kind == pointFixed {
		whole, pt.part = true, partWhole // a part of a decade is not told apart
	}
	return pt, next, ok && whole
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
	case p.is(i, "week", "wk") && p.is(i+1, "commencing", "comm", "beginning", "starting", "of", "from"):
		at = i + 2
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

// season reads seasons and school terms.
func (p parser) season(i int) (pt point, next int, ok bool) {
	pt.month = p.lexeme(i).season
	pt.kind, pt.rule = pointNamed, seasonRules[pt.month-21]
	i++
	if p.is(i, "term") {
		pt.rule = map[int]string{21: RuleSpringTerm, 22: RuleSummerTerm, 23: RuleAutumnTerm}[pt.month]
		if pt.rule == "" {
			return pt, i, false
		}
		i++
	}
	pt.year, pt.raised, next = p.yearAfter(i)
	if pt.rule == RuleWinter && (p.mark(next, '/') || p.mark(next, '-')) && p.number(next+1) && p.tok(next+1).value%100 == (pt.year+1)%100 {
		next += 2
	}
	return pt, next, true
}

// named reads Christmas, New Year and Easter, and their single days.
func (p parser) named(i int) (pt point, next int, ok bool) {
	pt.kind = pointNamed
	switch {
	case p.is(i, "christmas", "xmas"):
		pt.rule = RuleChristmas
		i++
		if p.is(i, "day", "eve") {
			pt = point{month: 12, day: 25}
			if p.is(i, "eve") {
				pt.day = 24
			}
			i++
		}
	case p.are(i, "boxing", "day"):
		pt, i = point{month: 12, day: 26}, i+2
	case p.is(i, "new") && p.is(i+1, "year", "year's", "years"):
		pt.rule = sayNewYear
		i += 2
		if p.is(i, "day") {
			pt, i = point{month: 1, day: 1}, i+1
		} else if p.is(i, "eve") {
			pt, i = point{month: 12, day: 31}, i+1
		}
	case p.is(i, "easter"):
		pt.rule = sayEaster
		i++
		if p.is(i, "sunday", "monday") {
			pt.part = partMid
			if p.is(i, "monday") {
				pt.part = partLate
			}
			i++
		}
	case p.are(i, "good", "friday"):
		pt.rule, pt.part, i = sayEaster, partEarly, i+2
	default:
		return pt, i, false
	}
	pt.year, pt.raised, next = p.yearAfter(i)
	return pt, next, true
}

// span gives the days of a named time of year once the year is known.
func (pt *point) namedDays(c *Context) (Window, string) {
	switch pt.rule {
	case RuleChristmas:
		days, say := c.rule(RuleChristmas)
		return Window{Date(pt.year, time.December, days[0]), Date(pt.year, time.December, days[1])}, say
	case sayNewYear:
		return Window{Date(pt.year-1, time.December, 31), Date(pt.year, time.January, 1)}, sayNewYear
	case sayEaster:
		sunday := easterSunday(pt.year)
		switch pt.part {
		case partEarly:
			return On(sunday - 2), sayDay
		case partMid:
			return On(sunday), sayDay
		case partLate:
			return On(sunday + 1), sayDay
		}
		return Window{sunday - 2, sunday + 1}, sayEaster
	}
	months, say := c.rule(pt.rule)
	return monthsWindow(pt.year, months[0], months[1]), say
}
