package when

// partOfDay reads "morning", "early hours", "late on the night", "overnight".
func (p parser) partOfDay(i int) (c Clock, next int, ok bool) {
	rule := ""
	switch {
	case p.is(i, "early", "small") && p.is(i+1, "hours", "hrs"):
		rule, next = RuleEarlyHours, i+2
	case p.is(i, "overnight"):
		rule, next = RuleOvernight, i+1
	case p.is(i, "lunchtime", "lunch-time"):
		rule, next = RuleLunchtime, i+1
	case p.is(i, "lunch", "tea") && (p.is(i+1, "time") || p.mark(i+1, '-') && p.is(i+2, "time")):
		rule, next = map[bool]string{true: RuleLunchtime, false: RuleTeatime}[p.is(i, "lunch")], i+2
		if p.mark(i+1, '-') {
			next++
		}
	case p.is(i, "teatime"):
		rule, next = RuleTeatime, i+1
	default:
		if rule, next = p.lateNight(i); rule == "" {
			rule, next = p.plainPart(i)
		}
	}
	if rule == "" {
		return c, i, false
	}
	minutes, _ := p.context.rule(rule)
	return Clock{Known: true, From: minutes[0], To: minutes[1]}, next, true
}

// lateNight reads "late on the night of", "later that evening".
func (p parser) lateNight(i int) (rule string, next int) {
	if !p.is(i, "late", "later") {
		return "", i
	}
	at := p.skip(i+1, "on", "in", "at", "the", "that", "same")
	switch {
	case !p.is(at, "night", "evening"):
		return "", i
	case p.is(i, "later") || p.is(at-1, "that", "same"):
		return RuleThatNight, at + 1
	}
	return RuleLateAtNight, at + 1
}

// plainPart reads "morning", "mid-afternoon", "p.m." beside a date.
func (p parser) plainPart(i int) (rule string, next int) {
	at := i
	if p.is(i, "early", "mid", "late") {
		at++
		if p.mark(at, '-') {
			at++
		}
	}
	switch {
	case p.is(at, "morning", "mornings"):
		return RuleMorning, at + 1
	case p.is(at, "afternoon"):
		return RuleAfternoon, at + 1
	case p.is(at, "evening"):
		return RuleEvening, at + 1
	case p.is(at, "night"):
		return RuleThatNight, at + 1
	case at > i:
		return "", i
	}
	half, next := p.halfOfDay(i)
	if half == noHalf && i > 0 && p.is(i, "a", "p") && p.mark(i+1, '.') && p.is(i+2, "m") {
		half, next = morningHalf, i+3
		if p.is(i, "p") {
			half = afternoonHalf
		}
	}
	alone := i > 0 && (next == len(p.ts) || p.mark(next, ')') || p.mark(next, ',')) || i == 0 && (p.number(next) || p.is(next, "on", "of"))
	if half == noHalf || !alone {
		return "", i
	}
	return map[halfDay]string{morningHalf: RuleMorning, afternoonHalf: RuleAfternoon}[half], next
}
