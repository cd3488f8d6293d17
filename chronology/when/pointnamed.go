package when

import "time"

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
	if pt, next, ok = p.quarterInDigits(i); ok {
		return pt, next, true
	}
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
			pt.part = part{partMid, 0}
			if p.is(i, "monday") {
				pt.part = part{partLate, 0}
			}
			i++
		}
	case p.are(i, "good", "friday"):
		pt.rule, pt.part, i = sayEaster, part{partEarly, 0}, i+2
	default:
		return pt, i, false
	}
	pt.year, pt.raised, next = p.yearAfter(i)
	return pt, next, true
}

// namedDays gives the days of a named time of year once the year is known.
func (pt *point) namedDays(c *Context) (Window, string) {
	switch pt.rule {
	case RuleChristmas:
		days, say := c.rule(RuleChristmas)
		return Window{Date(pt.year, time.December, days[0]), Date(pt.year, time.December, days[1])}, say
	case sayNewYear:
		return Window{Date(pt.year-1, time.December, 31), Date(pt.year, time.January, 1)}, sayNewYear
	case sayEaster:
		sunday := easterSunday(pt.year)
		switch pt.part.kind {
		case partEarly:
			return On(sunday - 2), sayDay
		case partMid:
			return On(sunday), sayDay
		case partLate:
			return On(sunday + 1), sayDay
		}
		return Window{sunday - 2, sunday + 1}, sayEaster
	}
	numbers, say := c.rule(pt.rule)
	switch {
	case pt.rule == RuleEasterHolidays:
		sunday := easterSunday(pt.year)
		return Window{sunday - Day(numbers[0]), sunday + Day(numbers[1])}, say
	case len(numbers) == 4:
		return daysWindow(pt.year, numbers), say
	}
	return monthsWindow(pt.year, numbers[0], numbers[1]), say
}

// daysWindow runs from one day and month to another, in the next year where that
// comes before the first.
func daysWindow(year int, numbers []int) Window {
	within := func(year, day, month int) Day {
		m := time.Month(min(max(month, 1), 12))
		return Date(year, m, min(max(day, 1), daysIn(year, m)))
	}
	w := Window{within(year, numbers[0], numbers[1]), within(year, numbers[2], numbers[3])}
	if w.Empty() {
		w.Latest = within(year+1, numbers[2], numbers[3])
	}
	return w
}

// The rules of school holidays and half terms by the words that name them.
var (
	holidayRules = map[string]string{
		"summer": RuleSummerHolidays, "easter": RuleEasterHolidays, "spring": RuleEasterHolidays,
		"christmas": RuleChristmasHolidays, "xmas": RuleChristmasHolidays, "winter": RuleChristmasHolidays,
	}
	halfTermRules = map[string]string{
		"october": RuleOctoberHalfTerm, "oct": RuleOctoberHalfTerm, "november": RuleOctoberHalfTerm, "autumn": RuleOctoberHalfTerm,
		"february": RuleFebruaryHalfTerm, "feb": RuleFebruaryHalfTerm, "spring": RuleFebruaryHalfTerm,
		"may": RuleMayHalfTerm, "june": RuleMayHalfTerm, "summer": RuleMayHalfTerm, "whitsun": RuleMayHalfTerm, "whit": RuleMayHalfTerm,
	}
)

// holiday reads school holidays and half terms: "summer holidays 2013", "October
// half term 2013", "half term February 2013".
func (p parser) holiday(i int) (pt point, next int, ok bool) {
	i = p.skip(i, "school")
	name, at := i, p.skip(i+1, "school")
	half := p.halfTerm(i)
	if half > i {
		if name = p.skip(half, "in", "of"); p.mark(name, ',') {
			name++
		}
		at = name + 1
	} else if half = p.halfTerm(at); half > at {
		at = half
	} else {
		half = i
	}
	if !p.word(name) {
		return pt, i, false
	}
	pt.kind = pointNamed
	if half > i {
		pt.rule = halfTermRules[p.tok(name).low]
	} else if holidays := p.skip(at, "holiday", "holidays", "hols", "break", "vacation"); holidays > at {
		pt.rule, at = holidayRules[p.tok(name).low], holidays
	}
	pt.year, pt.raised, next = p.yearAfter(at)
	return pt, next, pt.rule != ""
}

// halfTerm is the token after "half term", or i where that does not stand there.
func (p parser) halfTerm(i int) int {
	switch {
	case p.are(i, "half", "term"):
		i += 2
	case p.is(i, "half") && p.mark(i+1, '-') && p.is(i+2, "term"):
		i += 3
	case p.is(i, "halfterm"):
		i++
	default:
		return i
	}
	return p.skip(i, "holiday", "holidays", "week", "break")
}
