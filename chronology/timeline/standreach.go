package timeline

import "math"

// touching appends the stands that anything is drawn of between two days.
func (l *laneRows) touching(list []int32, from, to float64, of laneEvents) []int32 {
	return l.reach.touching(list, from, to, l.stretches(of))
}

// stretches are the extents of the stands.
func (l *laneRows) stretches(of laneEvents) func(i int) extent {
	return func(i int) extent { return l.extent(&l.stands[i], of) }
}

// extent is the days that anything of a stand is drawn for, at the least zoom of
// the step, labels and fading ends apart. Of an event of one day it may be a
// little more, which spares fetching its entry.
func (l *laneRows) extent(s *stand, of laneEvents) extent {
	half := l.mark / 2 / l.perDay
	if s.crowd != nobody {
		c := &l.crowds[s.crowd]
		return extent{min(c.from, c.at-2*half), max(c.to, c.at+2*half)}
	}
	y := &of.spots[s.first]
	switch {
	case l.counts:
		return extent{y.at() - half, y.at() + half}
	case y.vagueness() == ExactDay && !y.is(lasting):
		return extent{y.start - max(half, 1), y.end + max(half, 1)}
	}
	x := of.register.at(of.slots[s.first])
	e := extent{x.start - half, x.end + half}
	if !math.IsInf(x.softFrom, 0) {
		e.from = min(e.from, x.softFrom)
	}
	if !math.IsInf(x.softTo, 0) {
		e.to = max(e.to, x.softTo)
	}
	return e
}

// at is the day of the mark of a stand.
func (l *laneRows) at(s *stand, r *register, slots []int32) float64 {
	if s.crowd != nobody {
		return l.crowds[s.crowd].at
	}
	return r.at(slots[s.first]).at()
}
