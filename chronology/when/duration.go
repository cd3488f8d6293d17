package when

import "math"

// duration is a number of units as a wording gives it: "two weeks", "8 to 12
// months", "about a fortnight".
type duration struct {
	low, high   int
	half        bool // and half a unit more
	unit        unit
	approximate bool
	exactly     bool
}

// Days in a month and a year on average, in the Gregorian calendar.
const (
	daysPerMonth = 30.436875
	daysPerYear  = 365.2425
	mostUnits    = 100_000
)

// size is n units in whole days, without tolerance.
func (u unit) size(n int) int {
	switch u {
	case unitWeek:
		return 7 * n
	case unitMonth:
		return int(math.Round(daysPerMonth * float64(n)))
	case unitYear:
		return int(math.Round(daysPerYear * float64(n)))
	}
	return n
}

// tolerance is by how many days either way N units may be meant, and the rule
// that says so.
func (u unit) tolerance(c *Context) (days int, say string) {
	rule := ""
	switch u {
	case unitWeek:
		rule = RuleWeeks
	case unitMonth:
		rule = RuleMonths
	case unitYear:
		rule = RuleYears
	default:
		return 0, sayDays
	}
	numbers, say := c.rule(rule)
	return numbers[0], say
}

// after gives the fewest and the most days of a duration. An approximate count
// of days or weeks is wider.
func (d duration) after(c *Context) (least, most int, say string) {
	tolerance, say := d.unit.tolerance(c)
	low, high := d.low, d.high
	wider := 0
	if d.approximate {
		switch d.unit {
		case unitWeek:
			wider = d.unit.size(1)
		case unitDay, unitHour:
			about, sayAbout := c.rule(RuleAbout)
			wider, say = about[0], sayAbout
		}
	}
	least, most = d.unit.size(low)-tolerance-wider, d.unit.size(high)+tolerance+wider
	if d.unit == unitHour {
		most += boolToInt(d.half)
		least, most, say = 0, (most+23)/24, sayHours
	} else if d.half {
		least, most = least+d.unit.size(1)/2, most+(d.unit.size(1)+1)/2
	}
	return least, most, say
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// count reads a number in digits or words from token i on.
func (p parser) count(i int) (n, next int, ok bool) {
	if t := p.tok(i); t.kind == tokenNumber {
		return t.value, i + 1, t.value >= 0 && t.value <= mostUnits
	}
	l := p.lexeme(i)
	switch {
	case l.number > 0 && l.number < 100:
		n = l.number
		next = i + 1
		if n >= 20 {
			if p.mark(next, '-') {
				next++
			}
			if unit := p.lexeme(next).number; unit > 0 && unit < 10 {
				return n + unit, next + 1, true
			}
			next = i + 1
		}
		return n, next, true
	case p.is(i, "couple"), p.is(i, "a") && p.is(i+1, "couple"):
		return 2, p.skip(i, "a", "couple", "of"), true
	case p.is(i, "a", "an"):
		return 1, i + 1, true
	}
	return 0, i, false
}

// duration reads a duration from token i on.
func (p parser) duration(i int) (d duration, next int, ok bool) {
	for ; ; i++ {
		if p.is(i, "about", "around", "approximately", "approx", "roughly", "circa", "nearly", "almost") || p.mark(i, '~') {
			d.approximate = true
		} else if p.is(i, "exactly", "precisely") {
			d.exactly = true
		} else if !p.is(i, "some", "just", "the") && !(p.mark(i, '.') && d.approximate) {
			break
		}
	}
	if d.low, d.high, next, ok = p.counts(i); !ok {
		return d, i, false
	}
	for p.mark(next, '-') || p.is(next, "full", "whole", "calendar", "completed", "more", "further", "of") {
		next++
	}
	if p.is(next, "working", "school", "business") && p.lexeme(next+1).unit == unitDay {
		d.unit = unitWorkingDay
		return d, next + 2, !p.is(next, "school")
	}
	if after := p.half(next); after > next {
		d.half, next = true, after
	}
	l := p.lexeme(next)
	if l.unit == noUnit || d.half && l.factor != 1 {
		return d, i, false
	}
	d.unit = l.unit
	d.low, d.high = d.low*l.factor, d.high*l.factor
	if d.unit == unitYear && d.half && d.high == 0 {
		d.low, d.high, d.unit, d.half = 6, 6, unitMonth, false
	}
	next++
	if after := p.half(next); after > next && p.is(next, "and") && !d.half {
		d.half, next = true, after // "a week and a half"
	}
	return d, next, d.high <= mostUnits
}

// half is the token after "and a half", "half a", "½" or ".5", or i where none stands there.
func (p parser) half(i int) int {
	switch {
	case p.are(i, "and", "a", "half"):
		return i + 3
	case p.is(i, "half") && p.is(i+1, "a", "an"):
		return i + 2
	case p.mark(i, '½'):
		return i + 1
	case p.mark(i, '.') && p.number(i-1) && p.number(i+1) && p.tok(i+1).width == 1 && p.tok(i+1).value == 5 && !p.tok(i+1).spaced:
		return i + 2
	}
	return i
}

// counts reads "8", "8 to 12", "8-12", "two or three", "between 8 and 12", "a
// few"; units without a number count as one ("fortnight").
func (p parser) counts(i int) (low, high, next int, ok bool) {
	between := p.is(i, "between")
	if between {
		i++
	}
	if few := p.skip(i, "a"); p.is(few, "few") {
		numbers, _ := p.context.rule(RuleFew)
		return numbers[0], numbers[1], few + 1, true
	}
	if p.is(i, "several") {
		numbers, _ := p.context.rule(RuleSeveral)
		return numbers[0], numbers[1], i + 1, true
	}
	low, next, ok = p.count(i)
	if !ok && !between && p.is(i, "half") && p.is(i+1, "a", "an") {
		return 0, 0, i, true // the half is read before its unit
	}
	if !ok {
		return 1, 1, i, p.lexeme(i).factor == 2 && !between
	}
	high = low
	at := next
	if between && p.is(at, "and") || !between && (p.mark(at, '-') || p.is(at, "to", "or")) {
		if second, after, ok := p.count(at + 1); ok && second >= low {
			return low, second, after, true
		}
	}
	return low, high, next, !between
}

// exactSum is the number of days that n calendar months or years take from the
// anchor's own day; where that is not known, the fewest and the most they take
// from any day of the scope.
func (p parser) exactSum(a Anchor, n int, u unit) (least, most int) {
	sum := func(day Day) int {
		return int(addCalendar(day, n, u) - day)
	}
	if day, known := p.ownDay(a); known {
		return sum(day), sum(day)
	}
	period := p.context.period()
	least, most = sum(period.Earliest), sum(period.Earliest)
	for day := period.Earliest; day <= period.Latest; day++ {
		least, most = min(least, sum(day)), max(most, sum(day))
	}
	return least, most
}

// addCalendar adds calendar months or years; a day that the month does not have
// becomes its last.
func addCalendar(day Day, n int, u unit) Day {
	switch u {
	case unitMonth, unitYear:
		if u == unitYear {
			n *= 12
		}
		year, month, date := day.Time().Date()
		months := year*12 + int(month) - 1 + n
		year, month = months/12, 1
		first := Date(year, month, 1).Time().AddDate(0, months%12, 0)
		return Date(first.Year(), first.Month(), min(date, daysIn(first.Year(), first.Month())))
	case unitWeek:
		return day.Add(7 * n)
	}
	return day.Add(n)
}

// period is the review's scope, or where it has none thirty recent years.
func (c *Context) period() Window {
	if s := c.Scope; s != (Window{}) && !s.Earliest.Open() && !s.Latest.Open() && !s.Empty() && s.Latest-s.Earliest < 40*366 {
		return s
	}
	year := c.today().Time().Year()
	return Window{Date(year-28, 1, 1), Date(year+2, 12, 31)}
}

func (p parser) ownDay(a Anchor) (Day, bool) {
	if p.context.OwnDay == nil {
		return 0, false
	}
	return p.context.OwnDay(a)
}
