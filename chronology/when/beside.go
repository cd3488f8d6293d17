package when

import "slices"

// sameOrNext reads "same day as X", "the next day", "the day after X", "the week
// after X", "later that day".
func (p parser) sameOrNext(bool) (finding, bool) {
	i := p.skip(0, "on", "at", "the", "in", "very", "later", "that", "during")
	if f, ok := p.same(i); ok {
		return f, true
	}
	step := 0
	at := i
	switch {
	case p.is(i, "next", "following", "subsequent"):
		step, at = 1, i+1
	case p.is(i, "previous", "preceding", "last"):
		step, at = -1, i+1
	}
	u := p.lexeme(at).unit
	if p.is(at, "days", "weeks", "months", "years") {
		return finding{}, false
	}
	if way, _, named := p.direction(at + 1); step == 0 && p.lexeme(at).weekday != 0 && way != noDirection && named {
		step = int(way)
	}
	if step != 0 && (p.lexeme(at).weekday != 0 || p.are(at, "working", "day")) {
		return p.nextNamedDay(at, step)
	}
	if u < unitDay || p.lexeme(at).factor != 1 {
		if step == 0 || !p.is(at, "morning", "afternoon", "evening", "night", "weekday") {
			return finding{}, false
		}
		u = unitDay
	}
	after := at + 1
	if way, next, named := p.direction(after); way != noDirection && named {
		if step == 0 {
			step = int(way)
		}
		after = next
	} else if step == 0 || after != len(p.ts) {
		return finding{}, false
	}
	a, ok := p.rest(after).anchor()
	if !ok {
		return finding{}, false
	}
	f := p.neighbour(a, u, step)
	if clock, _, ok := p.partOfDay(at); ok {
		f.clock = clock
	}
	return f, true
}

// same reads "same day as X", "at the same time as X", "the day of X", "that day".
func (p parser) same(i int) (finding, bool) {
	after := i
	var clock Clock
	switch {
	case p.is(i, "same"):
		after = i + 1
		if c, next, ok := p.partOfDay(after); ok {
			clock, after = c, next
		} else if p.is(after, "day", "time", "date", "moment") {
			after++
		} else {
			return finding{}, false
		}
		after = p.skip(after, "as", "of", "that")
	case p.is(i, "day", "date", "time", "moment") && p.is(i+1, "of", "when", "that"):
		after = i + 2
	case i > 0 && p.is(i-1, "that") && i+1 == len(p.ts):
		if c, next, ok := p.partOfDay(i - 2); ok && p.is(i-2, "later") {
			clock, after = c, next
		} else if c, next, ok := p.partOfDay(i); ok {
			clock, after = c, next
		} else if p.is(i, "day") {
			after = i + 1
		} else {
			return finding{}, false
		}
	default:
		return finding{}, false
	}
	a, ok := p.rest(after).anchor()
	if !ok {
		return finding{}, false
	}
	f := relation(a, Start, 0, 0, saySame)
	f.clock = clock
	return f, true
}

// neighbour is the day, week, month or year next to an anchor.
func (p parser) neighbour(a Anchor, u unit, step int) finding {
	side := direction(step).anchorSide()
	if u == unitDay {
		return relation(a, side, step, step, sayNextDay)
	}
	rule := map[unit]string{unitWeek: RuleWeekAfter, unitMonth: RuleMonthAfter, unitYear: RuleYearAfter}[u]
	numbers, say := p.context.rule(rule)
	least, most := numbers[0], numbers[1]
	if day, known := p.ownDay(a); known {
		w := neighbouring(day, u, step)
		return relation(a, side, int(w.Earliest-day), int(w.Latest-day), say)
	}
	if step < 0 {
		least, most = -most, -least
	}
	return relation(a, side, least, most, say)
}

// neighbouring is the calendar week, month or year next to that of a day.
func neighbouring(day Day, u unit, step int) Window {
	year, month, _ := day.Time().Date()
	switch u {
	case unitWeek:
		start := day - Day((weekdayOf(day)+5)%7) + Day(7*step)
		return Window{start, start + 6}
	case unitMonth:
		first := addCalendar(Date(year, month, 1), step, unitMonth)
		return Window{first, addCalendar(first, 1, unitMonth) - 1}
	}
	return Window{Date(year+step, 1, 1), Date(year+step, 12, 31)}
}

// nextNamedDay reads "the following Monday" and "the next working day", of which
// the first words have been read.
func (p parser) nextNamedDay(at, step int) (finding, bool) {
	weekday := p.lexeme(at).weekday
	after := at + 1
	if weekday == 0 {
		after++
	}
	if _, next, named := p.direction(after); named {
		after = next
	} else if after != len(p.ts) {
		return finding{}, false
	}
	a, ok := p.rest(after).anchor()
	if !ok {
		return finding{}, false
	}
	if weekday == 0 {
		return p.shifted(a, duration{low: 1, high: 1, unit: unitWorkingDay}, direction(step)), true
	}
	least, most := 1, 7
	if day, known := p.ownDay(a); known {
		least = ((weekday-weekdayOf(day))*step%7 + 7) % 7
		if least == 0 {
			least = 7
		}
		most = least
	}
	if step < 0 {
		least, most = -most, -least
	}
	return relation(a, direction(step).anchorSide(), least, most, "the next such weekday: 1 to 7 days"), true
}

// aboutTheTime reads "about the time of X".
func (p parser) aboutTheTime(bool) (finding, bool) {
	i := p.skip(0, "at", "or")
	if !p.is(i, "about", "around", "near") {
		return finding{}, false
	}
	i = p.skip(i+1, "the", "same")
	if !p.is(i, "time", "date") {
		return finding{}, false
	}
	a, ok := p.rest(p.skip(i+1, "of", "as", "that", "when")).anchor()
	if !ok {
		return finding{}, false
	}
	days, say := p.context.rule(RuleAboutTheTime)
	f := relation(a, Start, -days[0], NoMax, say)
	f.relations = append(f.relations, Relation{Anchor: a, AnchorSide: End, Side: Start, Min: NoMin, Max: days[0], Rule: say})
	f.approximate = true
	return f, true
}

// stretch reads "over the next three months", "for the last 18 months", "in the
// following days".
func (p parser) stretch(bool) (finding, bool) {
	if !p.is(0, "over", "in", "during", "for", "within", "throughout") {
		return finding{}, false
	}
	lasting := p.is(0, "for", "throughout")
	i := p.skip(1, "the", "a", "period", "of")
	way := noDirection
	switch {
	case p.is(i, "next", "following", "coming", "ensuing", "subsequent"):
		way, i = forwards, i+1
	case p.is(i, "last", "previous", "past", "preceding", "prior"):
		way, i = backwards, i+1
	}
	d, next, ok := p.duration(i)
	if !ok && way == forwards && p.is(i, "days", "weeks", "months", "years") {
		return p.following(i)
	}
	if !ok && way != noDirection && p.lexeme(i).unit >= unitDay {
		d, next, ok = duration{low: 1, high: 1, unit: p.lexeme(i).unit}, i+1, true
	}
	if !ok || way == noDirection && !lasting {
		return finding{}, false
	}
	if way == noDirection {
		way = forwards
	}
	_, after, _ := p.direction(next)
	a, ok := p.rest(after).anchor()
	if !ok {
		return finding{}, false
	}
	f := p.shifted(a, d, way)
	r := f.relations[0]
	switch {
	case lasting || way == backwards:
		here := Relation{Anchor: a, AnchorSide: r.AnchorSide, Side: Start, Rule: sayLast}
		r.Rule = sayLast
		if way == forwards {
			r.Side = End
		} else {
			here.Side = End
		}
		f.relations, f.extent, f.rule = []Relation{here, r}, Span, sayLast
		slices.SortFunc(f.relations, func(a, b Relation) int { return int(a.Side) - int(b.Side) })
	default:
		r.Min, r.Rule = 0, sayOver
		f.relations, f.rule = []Relation{r}, sayOver
	}
	return f, true
}

// following reads "in the following days"; weeks and more without a number keep
// the order only.
func (p parser) following(i int) (finding, bool) {
	a, ok := p.rest(p.skip(i+1, "after", "following")).anchor()
	if !ok {
		return finding{}, false
	}
	if !p.is(i, "days") {
		return relation(a, End, 0, NoMax, sayAfter), true
	}
	days, say := p.context.rule(RuleFollowingDays)
	return relation(a, End, days[0], days[1], say), true
}
