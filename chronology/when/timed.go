package when

// timed reads a clause that counts from something else, with the clock time that
// may stand at its end or its beginning: "the day after X at 10:30", "4pm the
// following day". A name may hold a time itself: the longest that resolves wins.
func (p parser) timed(approximate bool) (finding, bool) {
	rest, beside, sure := p.closingClock()
	if !beside.clock.Known {
		rest, beside, sure = p.openingClock()
	}
	if !beside.clock.Known {
		return p.relative(approximate)
	}
	if _, ok := p.nameless().relative(approximate); ok {
		return p.relative(approximate)
	}
	if !sure {
		_, sure = rest.nameless().relative(approximate)
	}
	if sure {
		if f, ok := rest.relative(approximate); ok {
			return f.at(beside), true
		}
	}
	whole, ok := p.relative(approximate)
	if ok && whole.ofNamed() {
		return whole, true
	}
	if f, ok := rest.relative(approximate); ok {
		return f.at(beside), true
	}
	return whole, ok
}

// nameless is the parser where no name is known; what it refuses is not kept.
func (p parser) nameless() parser {
	context, own := *p.context, *p.source
	context.Resolve, own.context = nil, &context
	return parser{&own, p.ts}
}

// ofNamed reports whether a finding counts from things that have names, rather
// than from a day given from outside, for which every name stands.
func (f finding) ofNamed() bool {
	for _, r := range f.relations {
		if r.Anchor.ID == "" {
			return false
		}
	}
	return true
}

// mostTimeTokens bounds how far from the end of a clause its time begins.
const mostTimeTokens = 14

// closingClock takes the clock time off the end. Sure says that what is left ends
// in a name which the time cannot be part of.
func (p parser) closingClock() (rest parser, beside item, sure bool) {
	last := len(p.ts)
	for at := max(1, last-mostTimeTokens); at < last; at++ {
		from := p.leadIn(at)
		by := besideNothing
		if p.is(at-1, "at", "about", "around", "approximately", "approx") || p.mark(at-1, '@') || p.is(at, "from", "between") {
			by = besideYear
		}
		clock, next, ok := p.clock(at, by)
		if !ok || next != last || from == at && p.needsLead(at) || p.lastsHours(at) {
			continue
		}
		if rest = p.sub(0, from); from == 0 || rest.unfinished() {
			return p, item{}, false
		}
		for i := from; i < at; i++ {
			clock.Approximate = clock.Approximate || p.is(i, "about", "around", "approximately", "approx") || p.mark(i, '~')
		}
		return rest, p.besideClock(clock, at, next), rest.endsInName()
	}
	return p, item{}, false
}

// openingClock takes the clock time off the beginning, as closingClock does.
func (p parser) openingClock() (rest parser, beside item, sure bool) {
	i, by := 0, besideNothing
	if p.is(0, "at") {
		i, by = 1, besideDate
	}
	clock, next, ok := p.clock(i, by)
	if !ok || p.needsLead(i) || p.lastsHours(i) {
		return p, item{}, false
	}
	beside = p.besideClock(clock, i, next)
	for p.mark(next, ',') {
		next++
	}
	if next >= len(p.ts) {
		return p, item{}, false
	}
	return p.rest(next), beside, true
}

// besideClock is a clock time, with what tokens i to next leave open in it.
func (p parser) besideClock(clock Clock, i, next int) item {
	return item{
		clock:   clock,
		zero:    p.number(i) && p.tok(i).value == 0 && clock.From == 0 && clock.To == 0,
		seconds: p.mark(i+3, ':'),
		halves:  p.halvesOf(i, next, clock),
	}
}

// leadIn is where the words and marks begin that lead to a time at token i.
func (p parser) leadIn(i int) int {
	for i > 0 && (p.mark(i-1, ',') || p.mark(i-1, '@') || p.mark(i-1, '~') || p.mark(i-1, '-') && p.tok(i-1).spaced ||
		p.is(i-1, "at", "in", "on", "the", "during", "that", "about", "around", "approximately", "approx")) {
		i--
	}
	return i
}

// needsLead reports whether a part of the day begins at token i, which may as
// well be the end of a name: "the evening visit", "the visit in the evening".
func (p parser) needsLead(i int) bool {
	_, _, part := p.partOfDay(i)
	return part
}

// lastsHours reports whether hours are counted at token i: "12 hours".
func (p parser) lastsHours(i int) bool {
	d, _, ok := p.duration(i)
	return ok && d.unit == unitHour && p.tok(i).width < 4
}

// unfinished reports whether the last word needs something after it.
func (p parser) unfinished() bool {
	return p.is(len(p.ts)-1, "after", "before", "since", "until", "till", "by", "from", "following", "to", "of", "and", "or", "as", "between", "when", "within", "than")
}

// endsInName reports whether a held or quoted name, with or without its
// paragraph, is the end; or a birth or a pregnancy.
func (p parser) endsInName() bool {
	last := len(p.ts) - 1
	if p.mark(last, ')') {
		for last > 0 && !p.mark(last, '(') {
			last--
		}
		last--
	}
	return p.tok(last).kind == tokenName || p.is(last, "birth", "born", "pregnancy")
}
