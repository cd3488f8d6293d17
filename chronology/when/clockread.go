package when

// item reads a date with its clock time, in either order, and what qualifies
// them, from token i on.
func (p parser) item(i int) (it item, next int, ok bool) {
	next = i
	for at := i; ; {
		at = p.filler(at)
		switch {
		case p.mark(at, '~') || p.is(at, "approx", "approximately", "circa", "about", "around", "roughly") || p.is(at, "ca", "c") && next == i:
			at++
			if p.mark(at, '.') {
				at++
			}
			if p.timeFollows(at, &it) {
				it.roughly = true
				continue
			}
			it.approximate = true
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
			if clock, after, ok := p.clock(at, it.company()); ok {
				said := p.besideClock(clock, at, after)
				it.clock, it.zero, it.seconds, it.halves = said.clock, said.zero, said.seconds, said.halves
				at, next = after, after
				it.clock.Approximate = it.clock.Approximate || it.roughly
				continue
			}
		}
		if !it.hasPoint {
			if pt, after, ok := p.point(at); ok {
				it.date = p.dated(at, after)
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

// timeFollows reports whether a clock time, rather than a date, begins at token i.
func (p parser) timeFollows(i int, it *item) bool {
	if it.clock.Known {
		return false
	}
	_, _, ok := p.clock(p.filler(i), it.company())
	return ok
}

// beside says what stands beside a possible clock time. Next to a date, 16.00 is a
// time too; and next to one that has its year, so is 1600.
type beside uint8

const (
	besideNothing beside = iota
	besideDate
	besideYear
)

// company is what the item has so far for a clock time to stand beside.
func (it *item) company() beside {
	switch {
	case !it.hasPoint:
		return besideNothing
	case it.point.day != 0 && it.point.year != 0:
		return besideYear
	}
	return besideDate
}
