package when

import "slices"

// relative reads a clause that counts from something else.
func (p parser) relative(approximate bool) (finding, bool) {
	if f, ok := p.orderOnly(); ok {
		return f, true
	}
	if f, ok := p.joined(); ok {
		return f, true
	}
	if f, ok := p.measured(approximate); ok {
		return f, true
	}
	return p.ordered()
}

// joined reads two statements with "and" between them: "after X and before Y".
func (p parser) joined() (finding, bool) {
	for i := range p.ts {
		if i == 0 || !(p.is(i, "and", "but") && p.rest(i+1).opensStatement()) {
			continue
		}
		first, ok := p.sub(0, i).statement()
		if !ok {
			continue
		}
		if second, ok := p.rest(i + 1).statement(); ok {
			return first.both(second), true
		}
	}
	return finding{}, false
}

// opensStatement reports whether the tokens begin like a statement of their own.
func (p parser) opensStatement() bool {
	return p.is(0, "before", "after", "by", "since", "until", "within", "when", "prior", "not", "no", "less", "more", "at", "on", "during")
}

// statement reads a clause, or half of one, without its qualifying words.
func (p parser) statement() (finding, bool) {
	if f, ok := p.calendar(); ok {
		return f, true
	}
	if f, ok := p.measured(false); ok {
		return f, true
	}
	return p.ordered()
}

// orderOnly reads wordings that keep the order and give no numbers.
func (p parser) orderOnly() (finding, bool) {
	i := p.skip(0, "at", "some", "later", "in", "during", "over", "throughout", "all")
	f := finding{window: Always, precision: PrecisionOpen, rule: sayOrder}
	all := len(p.ts)
	switch {
	case p.is(i, "this", "that", "the", "same", "these") && p.is(all-1, "time", "period", "days", "point", "stage", "meantime") && all-i <= 3 && i > 0 && !p.is(0, "at") && !p.is(all-2, "following", "next"):
		return f, true
	case p.is(0, "at") && p.is(1, "some", "that", "this") && p.is(all-1, "point", "stage") && all <= 4:
		return f, true
	case all == 1 && p.is(0, "meanwhile", "ongoing", "throughout"):
		return f, true
	case p.is(all-1, "afterwards", "afterward", "subsequently", "later", "thereafter", "next", "then") && (all == 1 || all == 2 && p.is(0, "shortly", "soon", "sometime", "immediately", "some")):
		if a := p.context.Default; a != nil {
			return relation(*a, End, 0, NoMax, sayAfter), true
		}
		return f, true
	case all == 1 && p.is(0, "earlier", "previously", "beforehand", "before"):
		if a := p.context.Default; a != nil {
			return relation(*a, Start, NoMin, 0, sayBefore), true
		}
		return f, true
	}
	return f, false
}

// measured reads statements with numbers, or words that stand for some.
func (p parser) measured(approximate bool) (finding, bool) {
	for _, read := range []func(parser, bool) (finding, bool){
		parser.typedShift, parser.clinical, parser.counted, parser.within, parser.sameOrNext, parser.aboutTheTime,
		parser.stretch, parser.state, parser.milestone,
	} {
		if f, ok := read(p, approximate); ok {
			return f, true
		}
	}
	return finding{}, false
}

// direction is which way from the anchor a statement points.
type direction int

const (
	noDirection direction = 0
	forwards    direction = 1
	backwards   direction = -1
)

// direction reads "after", "before", "later", "earlier", "ago" from token i on.
// Named reports whether what it counts from may follow.
func (p parser) direction(i int) (d direction, next int, named bool) {
	switch {
	case p.is(i, "after", "following", "since"):
		return forwards, i + 1, true
	case p.is(i, "from") && p.is(i+1, "then", "that", "now"):
		return forwards, i + 2, false
	case p.is(i, "from"), p.is(i, "post"):
		return forwards, i + 1, true
	case p.is(i, "before", "preceding"):
		return backwards, i + 1, true
	case p.are(i, "prior", "to"):
		return backwards, i + 2, true
	case p.is(i, "later") && p.is(i+1, "than"):
		return forwards, i + 2, true
	case p.is(i, "earlier") && p.is(i+1, "than"):
		return backwards, i + 2, true
	case p.is(i, "later", "afterwards", "on", "hence", "thereafter"):
		return forwards, i + 1, false
	case p.is(i, "earlier", "ago", "previously", "prior", "beforehand"):
		return backwards, i + 1, false
	}
	return noDirection, i, false
}

// anchorSide is the end of an anchor that a direction counts from: what comes
// after it counts from its end, what comes before from its start.
func (d direction) anchorSide() Side {
	if d == forwards {
		return End
	}
	return Start
}

// counted reads "two weeks after X", "6/12 ago", "in three days' time".
func (p parser) counted(approximate bool) (finding, bool) {
	i := p.skip(0, "in", "some", "again", "then", "at", "just", "only")
	d, next, ok := p.duration(i)
	if !ok {
		return finding{}, false
	}
	d.approximate = d.approximate || approximate
	if p.is(next, "or") && p.is(next+1, "so") {
		d.approximate = true
		next += 2
	}
	way, after, named := p.direction(next)
	if way == noDirection && p.is(next, "time") && next == len(p.ts)-1 {
		way, after, named = forwards, next+1, false
	}
	if way == noDirection || !named && after != len(p.ts) {
		return finding{}, false
	}
	a, ok := p.rest(after).anchor()
	if !ok {
		return finding{}, false
	}
	return p.shifted(a, d, way), true
}

// shifted is the finding of a duration after or before an anchor.
func (p parser) shifted(a Anchor, d duration, way direction) finding {
	least, most, say := d.after(p.context)
	switch {
	case d.unit == unitWorkingDay:
		least, most = p.workingDays(a, d, way)
		f := relation(a, way.anchorSide(), least, most, sayWorking)
		f.approximate = d.approximate
		return f
	case d.exactly && (d.unit == unitMonth || d.unit == unitYear):
		least, _ = p.exactSum(a, int(way)*d.low, d.unit)
		_, most = p.exactSum(a, int(way)*d.high, d.unit)
		if way == backwards {
			least, _ = p.exactSum(a, -d.high, d.unit)
			_, most = p.exactSum(a, -d.low, d.unit)
		}
		return relation(a, way.anchorSide(), least, most, sayExactly)
	case d.exactly:
		least, most, say = d.unit.size(d.low), d.unit.size(d.high), sayExactly
	}
	least = max(least, 0)
	if way == backwards {
		least, most = -most, -least
	}
	f := relation(a, way.anchorSide(), least, most, say)
	f.approximate = d.approximate
	return f
}

// workingDays is how many days some working days take.
func (p parser) workingDays(a Anchor, d duration, way direction) (least, most int) {
	w := newWorkdays(p.context.Calendar)
	low, high := min(d.low, mostWorkingDays), min(d.high, mostWorkingDays)
	if day, known := p.ownDay(a); known {
		first, last := int(w.add(day, int(way)*low)-day), int(w.add(day, int(way)*high)-day)
		return min(first, last), max(first, last)
	}
	period := p.context.period()
	firstLeast, firstMost := w.spread(period, int(way)*low)
	lastLeast, lastMost := w.spread(period, int(way)*high)
	return min(firstLeast, lastLeast), max(firstMost, lastMost)
}

const mostWorkingDays = 5000

// within reads "within 3 months after X", "within two weeks of X".
func (p parser) within(approximate bool) (finding, bool) {
	i := 0
	switch {
	case p.is(0, "within", "inside"):
		i = 1
	case p.are(0, "less", "than"), p.are(0, "not", "more", "than"), p.are(0, "up", "to"), p.are(0, "no", "more", "than"):
		i = p.skip(0, "less", "not", "no", "more", "than", "up", "to")
	default:
		return finding{}, false
	}
	d, next, ok := p.duration(i)
	if !ok || d.unit == unitWorkingDay && d.low < 1 {
		return finding{}, false
	}
	way, after, _ := p.direction(next)
	if way == noDirection {
		way, after = forwards, p.skip(next, "of")
		if after == next && next != len(p.ts) {
			return finding{}, false
		}
	}
	a, ok := p.rest(after).anchor()
	if !ok {
		return finding{}, false
	}
	f := p.shifted(a, d, way)
	r := &f.relations[0]
	r.AnchorSide, r.Rule, f.rule = Start, sayWithin, sayWithin
	if way == forwards {
		r.Min = 0
	} else {
		r.Max = 0
	}
	return f, true
}

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
	case p.is(i, "next", "following"):
		step, at = 1, i+1
	case p.is(i, "previous", "preceding"):
		step, at = -1, i+1
	}
	u := p.lexeme(at).unit
	if p.is(at, "days", "weeks", "months", "years") {
		return finding{}, false
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
