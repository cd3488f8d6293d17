package when

// clock reads a time of day, or a span of one, from token i on.
func (p parser) clock(i int, by beside) (c Clock, next int, ok bool) {
	if c, next, ok = p.partOfDay(i); ok {
		return c, next, true
	}
	at := i
	if by != besideNothing && p.is(i, "from", "between") {
		at++
	}
	if c, next, ok = p.halfSaidLast(at); ok {
		return c, next, true
	}
	c, next, half, ok := p.time(at, by)
	if !ok {
		return c, i, false
	}
	if p.joinsTimes(next) && (at > i || !p.is(next, "and")) {
		if to, after, ok := p.spanEnd(next+1, c.From, half); ok {
			c.To, next = c.From+within(to-c.From, minutesPerDay), after
			return c, next, true
		}
	}
	return c, next, at == i
}

// joinsTimes reports whether token i can stand between two times of one span.
func (p parser) joinsTimes(i int) bool {
	return p.mark(i, '-') || p.is(i, "to", "until", "till", "and")
}

// within brings a number of minutes into one round of the clock.
func within(minutes, round int) int { return (minutes%round + round) % round }

// spanEnd reads the time to which a span from a time runs. Where the first has
// said am or pm and the second has not, it is the next such time: "10.30am - 1".
func (p parser) spanEnd(i, from int, half halfDay) (minutes, next int, ok bool) {
	to, next, toHalf, ok := p.time(i, besideYear)
	hour := p.tok(i)
	switch {
	case ok && p.dateFollows(i):
		return 0, i, false
	case ok:
	case half != noHalf && hour.kind == tokenNumber && hour.width <= 2 && hour.value >= 1 && hour.value <= 12 &&
		(i+1 == len(p.ts) || p.mark(i+1, ',') || p.is(i+1, "on")):
		to, next = At(hour.value%12, 0), i+1
	default:
		return 0, i, false
	}
	if half == noHalf || toHalf != noHalf || hour.value > 12 || hour.kind != tokenNumber {
		return to.From, next, true
	}
	return from + within(to.From-from, minutesPerDay/2), next, true
}

// halfSaidLast reads a span of time of which only the end says am, pm or hours:
// "2-3pm", "11 to 1 p.m.", "1630-1715 hrs".
func (p parser) halfSaidLast(i int) (c Clock, next int, ok bool) {
	if !p.number(i) {
		return c, i, false
	}
	hour, minute, at, shape := p.hourMinute(i)
	if shape == noTime || shape == hourOnly || !p.joinsTimes(at) {
		return c, i, false
	}
	to, next, half, ok := p.time(at+1, besideNothing)
	switch {
	case !ok || to.From != to.To:
		return c, i, false
	case p.tok(i).width == 4 && p.tok(at+1).width == 4:
		c = At(hour, minute)
	case p.tok(i).width == 4 || half == noHalf || hour > 12 || !p.number(at+1):
		return c, i, false
	default:
		c = At(hour%12, minute)
		if later := c.From + minutesPerDay/2; later <= to.From || c.From > to.From {
			c.From = later
		}
	}
	c.To = c.From + within(to.From-c.From, minutesPerDay)
	return c, next, true
}

// dateFollows reports whether the numbers at i are a date rather than a time
// ("16:00 - 5.6.13").
func (p parser) dateFollows(i int) bool {
	_, next, ok := p.numeric(i)
	return ok && next > i+3
}
