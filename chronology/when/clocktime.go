package when

// halfDay is what am and pm give a time: noHalf where neither is said.
type halfDay uint8

const (
	noHalf halfDay = iota
	morningHalf
	afternoonHalf
)

// time reads one clock time.
func (p parser) time(i int, by beside) (c Clock, next int, h halfDay, ok bool) {
	if p.number(i) && p.tok(i).value == 12 && p.is(i+1, "noon", "midday", "midnight") {
		i++
	}
	switch {
	case p.is(i, "noon", "midday"):
		return At(12, 0), i + 1, afternoonHalf, true
	case p.is(i, "midnight"):
		return At(0, 0), i + 1, morningHalf, true
	case p.is(i, "half", "quarter") && p.is(i+1, "past", "to"):
		return p.spoken(i)
	case p.lexeme(i).number > 0 && p.lexeme(i).number <= 12:
		return p.hourInWords(i)
	case !p.number(i):
		return c, i, noHalf, false
	}
	hour, minute, next, shape := p.hourMinute(i)
	if shape == noTime {
		return c, i, noHalf, false
	}
	h, next, said := p.sayings(next)
	said = said || shape == bareHour && p.tok(i).width == 4 && p.runTogetherTime(i, by)
	if shape == bareHour && !said || shape == dotted && !said && by == besideNothing || h != noHalf && (hour > 12 && shape == bareHour || hour == 0) {
		return c, i, noHalf, false
	}
	c = At(hour, minute)
	if hour < 24 {
		c = At(h.of(hour), minute)
	}
	if shape == hourOnly {
		c.To = c.From + 59
	}
	next, c.Approximate = p.ish(next)
	return c, next, h, true
}

// runTogetherTime reports whether the four digits at i are a time though nothing
// says so: 0900 anywhere, 1030 next to a whole date or before "on".
func (p parser) runTogetherTime(i int, by beside) bool {
	return p.text[p.tok(i).start] == '0' || by == besideYear || p.is(i+1, "on") && p.number(i+2)
}

// of is the hour of 24 of an hour of twelve.
func (h halfDay) of(hour int) int {
	switch {
	case h == afternoonHalf && hour < 12:
		return hour + 12
	case h == morningHalf && hour == 12:
		return 0
	}
	return hour
}

// sayings reads what makes a number a time: am, pm, hrs, o'clock.
func (p parser) sayings(i int) (h halfDay, next int, said bool) {
	h, next = p.halfOfDay(i)
	said = h != noHalf
	if p.is(next, "hrs", "hours", "h", "hr", "o'clock") {
		said = true
		next++
		if p.mark(next, '.') && next == len(p.ts)-1 {
			next++
		}
		if h == noHalf {
			h, next = p.halfOfDay(next)
		}
	}
	return h, next, said
}

// ish reads the ending of "4pm-ish".
func (p parser) ish(i int) (next int, approximate bool) {
	at := i
	if p.mark(at, '-') {
		at++
	}
	if p.is(at, "ish") {
		return at + 1, true
	}
	return i, false
}

// spoken reads "half past four", "quarter to 5 pm".
func (p parser) spoken(i int) (c Clock, next int, h halfDay, ok bool) {
	minutes := 30
	if p.is(i, "quarter") {
		minutes = 15
	}
	hour, next, ok := p.count(i + 2)
	if !ok || hour < 1 || hour > 12 {
		return c, i, noHalf, false
	}
	h, next, _ = p.sayings(next)
	c = At(h.of(hour), 0)
	if p.is(i+1, "to") {
		minutes = within(c.From-minutes, minutesPerDay) - c.From
	}
	c.From += minutes
	c.To = c.From
	return c, next, h, true
}

// hourInWords reads "four o'clock", "four pm".
func (p parser) hourInWords(i int) (c Clock, next int, h halfDay, ok bool) {
	h, next, ok = p.sayings(i + 1)
	if p.is(i+1, "hours", "hrs", "hr", "h") {
		return c, i, noHalf, false // so long, not so late
	}
	return At(h.of(p.lexeme(i).number), 0), next, h, ok
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

func (p parser) hourMinute(i int) (hour, minute, next int, shape timeShape) {
	t := p.tok(i)
	if t.width == 4 {
		return p.valid(t.value/100, t.value%100, i+1, bareHour)
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
	m := p.tok(i + 2)
	switch {
	case m.kind != tokenNumber || m.width != 2:
	case p.mark(i+1, ':'):
		return p.valid(hour, m.value, p.seconds(i+3), coloned)
	case p.mark(i+1, '.'):
		return p.valid(hour, m.value, p.seconds(i+3), dotted)
	case p.is(i+1, "h") && !p.tok(i+1).spaced && !m.spaced:
		return p.valid(hour, m.value, i+3, coloned)
	}
	return p.valid(hour, 0, i+1, bareHour)
}

// seconds passes over seconds, parts of them and a Z after them.
func (p parser) seconds(i int) int {
	if p.mark(i, ':') && p.number(i+1) {
		i += 2
		if p.mark(i, '.') && p.number(i+1) {
			i += 2
		}
		if p.is(i, "z") {
			i++
		}
	}
	return i
}

func (p parser) valid(hour, minute, next int, shape timeShape) (int, int, int, timeShape) {
	if (hour > 23 || minute > 59) && (hour != 24 || minute != 0 || shape == bareHour) {
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
