package when

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
	case all == 1 && p.is(0, "meanwhile", "throughout"):
		return f, true
	case p.lasts():
		f.extent = Span
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

// lasts recognises what says only that something went on: "ongoing", "to date".
func (p parser) lasts() bool {
	i := p.skip(0, "still", "currently")
	switch {
	case p.is(i, "ongoing", "current", "continuing", "present"):
		return i+1 == len(p.ts)
	case p.is(i, "to", "until", "up"):
		i = p.skip(i, "to", "until", "up", "the")
		return p.is(i, "date", "present") && (i+1 == len(p.ts) || p.is(i+1, "day") && i+2 == len(p.ts))
	}
	return i > 0 && i == len(p.ts)
}

// measured reads statements with numbers, or words that stand for some.
func (p parser) measured(approximate bool) (finding, bool) {
	for _, read := range []func(parser, bool) (finding, bool){
		parser.typedShift, parser.clinical, parser.counted, parser.within, parser.atLeast, parser.sameOrNext, parser.aboutTheTime,
		parser.stretch, parser.state, parser.milestone, parser.sameWeek, parser.bareWeekday, parser.bareAmount, parser.bareLabel,
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
		return p.uncounted(i)
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
	case d.exactly && !d.half && (d.unit == unitMonth || d.unit == unitYear):
		least, _ = p.exactSum(a, int(way)*d.low, d.unit)
		_, most = p.exactSum(a, int(way)*d.high, d.unit)
		if way == backwards {
			least, _ = p.exactSum(a, -d.high, d.unit)
			_, most = p.exactSum(a, -d.low, d.unit)
		}
		return relation(a, way.anchorSide(), least, most, sayExactly)
	case d.exactly && !d.half:
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
