package when

// item reads a date with its clock time, in either order, and what qualifies
// them, from token i on.
func (p parser) item(i int) (it item, next int, ok bool) {
	next = i
	for at := i; ; {
		at = p.filler(at)
		switch {
		case p.mark(at, '~') || p.is(at, "approx", "approximately", "circa", "about", "around", "roughly") || p.is(at, "ca", "c") && next == i:
			it.approximate = true
			at++
			if p.mark(at, '.') {
				at++
			}
			if it.hasPoint || it.clock.Known {
				next = at
			}
			continue
		case p.is(at, "possibly", "probably", "maybe", "perhaps"):
			it.uncertain = true
			at++
			continue
		}
		if !it.clock.Known {
			if clock, after, ok := p.clock(at, it.hasPoint); ok {
				it.zero = p.number(at) && clock.From == 0 && clock.To == 0
				it.seconds = p.mark(at+3, ':')
				it.clock, at, next = clock, after, after
				continue
			}
		}
		if !it.hasPoint {
			if pt, after, ok := p.point(at); ok {
				it.point, it.hasPoint, at, next = pt, true, after, after
				continue
			}
		} else if w := p.lexeme(at).weekday; w != 0 && it.point.weekday == 0 && it.point.day != 0 {
			it.point.weekday = w
			at++
			next = at
			continue
		}
		if p.tok(at).kind == tokenEnd {
			next = at
		}
		if it.approximate && it.clock.Known {
			it.clock.Approximate = true
		}
		return it, next, it.hasPoint || it.clock.Known
	}
}

// filler passes over words and marks that say nothing between a date and a time.
func (p parser) filler(i int) int {
	for {
		switch {
		case p.mark(i, ',') || p.mark(i, '(') || p.mark(i, ')') || p.mark(i, '@') || p.mark(i, ':') && !p.number(i-1):
		case p.is(i, "on", "at", "in", "the", "of", "during", "dated", "date", "sometime", "over"):
		case p.is(i, "t") && p.number(i+1) && !p.tok(i).spaced:
		case p.mark(i, '.') && i == len(p.ts)-1:
		default:
			return i
		}
		i++
	}
}

// clock reads a time of day, or a span of one, from token i on. Beside a date,
// 16.00 is a time too.
func (p parser) clock(i int, beside bool) (c Clock, next int, ok bool) {
	if c, next, ok = p.partOfDay(i); ok {
		return c, next, true
	}
	from, next, said, ok := p.time(i, beside)
	if !ok {
		return c, i, false
	}
	c = from
	at := next
	if p.mark(at, '-') || p.is(at, "to", "until", "till") {
		if to, after, _, ok := p.time(at+1, true); ok && (said == noHalf || to.From >= from.From) && !p.dateFollows(at+1) {
			c.To, next = to.To, after
		}
	}
	if c.To < c.From {
		c.To += minutesPerDay
	}
	return c, next, true
}

// dateFollows reports whether the numbers at i are a date rather than a time
// ("16:00 - 5.6.13").
func (p parser) dateFollows(i int) bool {
	_, next, ok := p.numeric(i)
	return ok && next > i+3
}

// halfDay is what am and pm give a time: noHalf where neither is said.
type halfDay uint8

const (
	noHalf halfDay = iota
	morningHalf
	afternoonHalf
)

// time reads one clock time.
func (p parser) time(i int, beside bool) (c Clock, next int, h halfDay, ok bool) {
	switch {
	case p.is(i, "noon", "midday"):
		return At(12, 0), i + 1, afternoonHalf, true
	case p.is(i, "midnight"):
		return At(0, 0), i + 1, morningHalf, true
	case p.is(i, "half") && p.is(i+1, "past"):
		if c, next, h, ok = p.time(i+2, true); ok {
			c.From, c.To = c.From+30, c.To+30
		}
		return c, next, h, ok
	case !p.number(i):
		return c, i, noHalf, false
	}
	hour, minute, next, shape := p.hourMinute(i, beside)
	if shape == noTime {
		return c, i, noHalf, false
	}
	h, next = p.halfOfDay(next)
	said := h != noHalf
	if p.is(next, "hrs", "hours", "h", "hr", "o'clock") {
		said = true
		next++
		if h == noHalf {
			h, next = p.halfOfDay(next)
		}
	}
	if shape == bareHour && !said || shape == dotted && !said && !beside || h != noHalf && (hour > 12 && shape == bareHour || hour == 0) {
		return c, i, noHalf, false
	}
	if h == afternoonHalf && hour < 12 {
		hour += 12
	}
	if h == morningHalf && hour == 12 {
		hour = 0
	}
	c = At(hour, minute)
	if shape == hourOnly {
		c.To = c.From + 59
	}
	return c, next, h, true
}

// timeShape is how the numbers of a time are written.
type timeShape uint8

const (
	noTime   timeShape = iota
	coloned            // 16:00
	dotted             // 16.00
	bareHour           // 4 pm, 1600 hours
	hourOnly           // 4:??
)

func (p parser) hourMinute(i int, beside bool) (hour, minute, next int, shape timeShape) {
	t := p.tok(i)
	if t.width == 4 {
		hour, minute = t.value/100, t.value%100
		return p.valid(hour, minute, i+1, bareHour)
	}
	if t.width > 2 {
		return 0, 0, i, noTime
	}
	hour = t.value
	if p.mark(i+1, ':') && p.mark(i+2, '?') {
		next = i + 3
		for p.mark(next, '?') {
			next++
		}
		return p.valid(hour, 0, next, hourOnly)
	}
	if m := p.tok(i + 2); (p.mark(i+1, ':') || p.mark(i+1, '.')) && m.kind == tokenNumber && m.width == 2 {
		shape = coloned
		if p.mark(i+1, '.') {
			shape = dotted
		}
		next = i + 3
		if p.mark(next, ':') && p.number(next+1) {
			next += 2
			if p.mark(next, '.') && p.number(next+1) {
				next += 2
			}
			if p.is(next, "z") {
				next++
			}
		}
		return p.valid(hour, m.value, next, shape)
	}
	return p.valid(hour, 0, i+1, bareHour)
}

func (p parser) valid(hour, minute, next int, shape timeShape) (int, int, int, timeShape) {
	if hour > 23 || minute > 59 {
		if shape == coloned {
			p.refuse("This is not a time of day: hours run from 0 to 23 and minutes from 0 to 59.")
		}
		return 0, 0, next, noTime
	}
	return hour, minute, next, shape
}

// halfOfDay reads am, a.m., pm, p.m.
func (p parser) halfOfDay(i int) (halfDay, int) {
	switch {
	case p.is(i, "am"):
		return morningHalf, i + 1
	case p.is(i, "pm"):
		return afternoonHalf, i + 1
	case p.is(i, "a", "p") && p.mark(i+1, '.') && p.is(i+2, "m"):
		h := morningHalf
		if p.is(i, "p") {
			h = afternoonHalf
		}
		i += 3
		if p.mark(i, '.') {
			i++
		}
		return h, i
	}
	return noHalf, i
}

// partOfDay reads "morning", "early hours", "late on the night", "overnight".
func (p parser) partOfDay(i int) (c Clock, next int, ok bool) {
	rule := ""
	late := p.is(i, "late", "later")
	switch {
	case p.are(i, "early", "hours"), p.are(i, "small", "hours"):
		rule, next = RuleEarlyHours, i+2
	case p.is(i, "overnight"):
		rule, next = RuleOvernight, i+1
	case late:
		at := p.skip(i+1, "on", "in", "at", "the", "that")
		if !p.is(at, "night", "evening") {
			return c, i, false
		}
		rule, next = RuleLateAtNight, at+1
		if p.is(i, "later") || p.is(at-1, "that") {
			rule = RuleThatNight
		}
	default:
		at := p.skip(i, "early")
		switch {
		case p.is(at, "morning", "mornings"):
			rule = RuleMorning
		case p.is(at, "afternoon"):
			rule = RuleAfternoon
		case p.is(at, "evening"):
			rule = RuleEvening
		case p.is(at, "night"):
			rule = RuleThatNight
		case i > 0 && p.is(at, "am", "pm") && at+1 == len(p.ts):
			rule = map[string]string{"am": RuleMorning, "pm": RuleAfternoon}[p.tok(at).low]
		case i > 0 && p.is(at, "a", "p") && p.mark(at+1, '.') && p.is(at+2, "m"):
			rule = map[string]string{"a": RuleMorning, "p": RuleAfternoon}[p.tok(at).low]
			at += 2
		default:
			return c, i, false
		}
		next = at + 1
	}
	minutes, _ := p.context.rule(rule)
	return Clock{Known: true, From: minutes[0], To: minutes[1]}, next, true
}
