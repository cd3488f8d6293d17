package when

// dayUnsaid reads a date of which it is said that the day is not known: "unknown
// date in 2013", "date unknown, May 2013", "2013, exact date not known". What is
// known of it stays.
func (p parser) dayUnsaid() (finding, bool) {
	rest := p
	if next := p.unsaid(0); next > 0 {
		for p.mark(next, ',') || p.mark(next, '-') || p.mark(next, ':') || p.mark(next, '.') || p.is(next, "but", "in", "during", "within", "of") {
			next++
		}
		rest = p.rest(next)
	} else {
		at := 1
		for at < len(p.ts) && p.unsaid(at) != len(p.ts) {
			at++
		}
		if at >= len(p.ts) {
			return finding{}, false
		}
		for at > 0 && (p.mark(at-1, ',') || p.mark(at-1, '-') || p.mark(at-1, ':') || p.mark(at-1, '.') || p.is(at-1, "but")) {
			at--
		}
		rest = p.sub(0, at)
	}
	rest, q := rest.qualified()
	if len(rest.ts) == 0 {
		return finding{}, false
	}
	f, ok := rest.statedDate(q.approximate)
	if !ok {
		return f, false
	}
	return rest.qualify(f, q), true
}

// unsaid is the token after words from i on that say the day is not known, or i
// where there are none.
func (p parser) unsaid(i int) int {
	at := p.skip(i, "the", "an", "exact", "precise", "specific", "actual")
	if p.is(at, "undated") {
		return at + 1
	}
	if p.notKnown(at) > at {
		next := p.skip(p.notKnown(at), "exact", "precise")
		switch {
		case p.is(next, "date", "day", "dates"):
			return next + 1
		case i == 0: // the label "date" has been taken off
			return next
		}
		return i
	}
	if !p.is(at, "date", "day", "dates") {
		return i
	}
	at = p.skip(at+1, "is", "was", "are")
	if next := p.notKnown(at); next > at {
		return next
	}
	return i
}

// notKnown is the token after "unknown", "not recorded" and the like, or i where
// none stands there.
func (p parser) notKnown(i int) int {
	switch {
	case p.is(i, "unknown", "unspecified", "unrecorded", "unclear", "tbc"):
		return i + 1
	case p.is(i, "not", "never") && p.is(i+1, "known", "recorded", "given", "stated", "specified", "clear", "available"):
		return i + 2
	}
	return i
}
