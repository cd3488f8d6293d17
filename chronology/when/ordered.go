package when

// mostSplits bounds in how many places a name may be cut in two, so that
// reading stays linear whatever the wording holds.
const mostSplits = 8

// ordered reads statements that put a date before, after, between or beside
// others, without numbers.
func (p parser) ordered() (finding, bool) {
	i := p.skip(0, "shortly", "soon", "immediately", "just", "some", "time", "sometime", "straight")
	switch {
	case i > 0 && !p.is(i, "after", "before", "prior", "following"):
		i = 0
	case p.is(i, "between"):
		return p.between(i + 1)
	case p.is(i, "from"):
		if f, ok := p.fromTo(i + 1); ok {
			return f, true
		}
		return p.beyond(i+1, sayAfter, Span)
	}
	if p.is(i, "following") {
		return p.beyond(i+1, sayAfter, Moment)
	}
	if next, say, extent := p.bound(i); next > i {
		return p.beyond(next, say, extent)
	}
	switch {
	case p.is(i, "during", "while", "throughout"):
		return p.inside(i + 1)
	case p.is(i, "when", "upon", "at", "on", "as"):
		a, ok := p.rest(i + 1).anchor()
		if !ok || i+1 == len(p.ts) {
			return finding{}, false
		}
		return relation(a, Start, 0, 0, saySame), true
	}
	return finding{}, false
}

// beyond reads what bounds a date on one side.
func (p parser) beyond(i int, say string, extent Extent) (finding, bool) {
	last := len(p.ts)
	if p.is(last-1, "onwards", "onward") {
		last--
	}
	if i >= last {
		return p.beyondDefault(say, extent)
	}
	side := Start
	if say == sayAfter && extent == Moment {
		side = End
	}
	f, ok := p.sub(i, last).operand(side)
	if !ok {
		return finding{}, false
	}
	if extent == Moment {
		if say == sayAfter {
			return f.after(), true
		}
		return f.before(), true
	}
	// "From X" and "until X" are spans of which one day is known.
	f = f.oneSided()
	f = f.endless(say)
	f.rule = say
	for k := range f.relations {
		if say == sayBefore {
			f.relations[k].Side = End
		}
	}
	if say == sayBefore {
		f.window.Earliest = Past
	} else {
		f.window.Latest = Future
	}
	return f.withBounds(), true
}

// beyondDefault is "before" or "after" and nothing more.
func (p parser) beyondDefault(say string, extent Extent) (finding, bool) {
	a, ok := p.byDefault()
	if !ok || extent == Span {
		return finding{}, false
	}
	if say == sayAfter {
		return relation(a, End, 0, NoMax, say), true
	}
	return relation(a, Start, NoMin, 0, say), true
}

// splits calls try with each place where a connecting word parts the tokens, the
// last first, so that a name which holds such a word is found whole.
func (p parser) splits(from int, try func(at int) bool, words ...string) bool {
	tried := 0
	for at := len(p.ts) - 2; at > from && tried < mostSplits; at-- {
		if p.is(at, words...) {
			if tried++; try(at) {
				return true
			}
		}
	}
	return false
}

// between reads "between X and Y": a moment after the one and before the other.
func (p parser) between(i int) (f finding, ok bool) {
	ok = p.splits(i, func(at int) bool {
		a, found := p.sub(i, at).operand(End)
		if !found {
			return false
		}
		b, found := p.rest(at + 1).operand(Start)
		if found {
			f = a.after().both(b.before())
			f.rule, f.extent = sayBetween, Moment
			if len(f.relations) == 0 {
				f.precision = PrecisionRange
			}
		}
		return found
	}, "and")
	return f, ok
}

// fromTo reads "from X to Y": a span that starts with the one and ends with the
// other; "until Y" ends where Y starts.
func (p parser) fromTo(i int) (f finding, ok bool) {
	ok = p.splits(i, func(at int) bool {
		a, found := p.sub(i, at).operand(Start)
		if !found {
			return false
		}
		side := End
		if p.is(at, "until", "till") {
			side = Start
		}
		b, found := p.rest(at + 1).operand(side)
		if found {
			f = spanOf(a, b)
		}
		return found
	}, "to", "until", "till", "through")
	return f, ok
}

// spanOf is the span from one finding to another.
func spanOf(a, b finding) finding {
	f := finding{rule: sayRange, precision: PrecisionRelative}
	f.relations = append([]Relation(nil), a.relations...)
	for _, r := range b.relations {
		r.Side = End
		f.relations = append(f.relations, r)
	}
	f = f.lasting(a.window, b.window)
	if len(f.relations) == 0 {
		f.precision = PrecisionRange
	}
	f.approximate = a.approximate || b.approximate
	f.doubts = append(append(f.doubts, a.doubts...), b.doubts...)
	return f.withBounds()
}

// inside reads "during X": from X's start to its end.
func (p parser) inside(i int) (finding, bool) {
	if i == len(p.ts) {
		return finding{}, false
	}
	a, ok := p.rest(i).anchor()
	if !ok {
		return finding{}, false
	}
	const say = "during: from its first day to its last"
	f := relation(a, Start, 0, NoMax, say)
	f.relations = append(f.relations, Relation{Anchor: a, AnchorSide: End, Side: Start, Min: NoMin, Max: 0, Rule: say})
	return f, true
}
