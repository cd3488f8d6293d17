package timeline

import (
	"cmp"
	"maps"
	"slices"
	"sort"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// A precedence is what a wording says of two events: one is not before the
// other. By is the one of the two whose wording says it.
type precedence struct {
	earlier, later, by int32
}

// precedences lists what a reading says of the order of its event and others.
// Wordings of spans are left out: their bars show which end is meant.
func precedences(list []precedence, slot int32, d *chronology.Dated, find func(chronology.UID) (int32, bool)) []precedence {
	if d.Extent == when.Span {
		return list
	}
	for i := range d.Reading.Relations {
		r := &d.Reading.Relations[i]
		if r.Anchor.Kind != when.AnchorEvent || r.Min < 0 && r.Max > 0 {
			continue
		}
		if other, ok := find(chronology.UID(r.Anchor.ID)); ok && other != slot {
			if r.Min >= 0 {
				list = append(list, precedence{earlier: other, later: slot, by: slot})
			} else {
				list = append(list, precedence{earlier: slot, later: other, by: slot})
			}
		}
	}
	return list
}

// sequence is all precedences of an index, to be asked for those of one event.
type sequence struct {
	byEarlier, byLater []precedence
}

func newSequence(list []precedence) sequence {
	s := sequence{slices.Clone(list), list}
	slices.SortFunc(s.byEarlier, compareEarlier)
	slices.SortFunc(s.byLater, compareLater)
	return s
}

func compareEarlier(a, b precedence) int {
	return cmp.Or(cmp.Compare(a.earlier, b.earlier), cmp.Compare(a.later, b.later), cmp.Compare(a.by, b.by))
}

func compareLater(a, b precedence) int {
	return cmp.Or(cmp.Compare(a.later, b.later), cmp.Compare(a.earlier, b.earlier), cmp.Compare(a.by, b.by))
}

// after are the precedences in which the event is the earlier one.
func (s *sequence) after(slot int32) []precedence {
	return stretchOf(s.byEarlier, slot, func(p precedence) int32 { return p.earlier })
}

// before are the precedences in which the event is the later one.
func (s *sequence) before(slot int32) []precedence {
	return stretchOf(s.byLater, slot, func(p precedence) int32 { return p.later })
}

// stretchOf is the part of a sorted list that has a slot.
func stretchOf[T any](list []T, slot int32, of func(T) int32) []T {
	from := sort.Search(len(list), func(i int) bool { return of(list[i]) >= slot })
	to := from
	for to < len(list) && of(list[to]) == slot {
		to++
	}
	return list[from:to]
}

// said are the precedences that an event's own wording says.
func (s *sequence) said(slot int32) []precedence {
	var list []precedence
	for _, p := range slices.Concat(s.before(slot), s.after(slot)) {
		if p.by == slot {
			list = append(list, p)
		}
	}
	return list
}

// replaced returns the sequence with some precedences in the place of others.
func (s *sequence) replaced(gone, come []precedence) sequence {
	slices.SortFunc(gone, compareLater)
	slices.SortFunc(come, compareLater)
	if slices.Equal(gone, come) {
		return *s
	}
	return sequence{
		byEarlier: replaced(s.byEarlier, gone, come, compareEarlier),
		byLater:   replaced(s.byLater, gone, come, compareLater),
	}
}

// replaced is a copy of a sorted list with some members in the place of others.
func replaced[T comparable](list, gone, come []T, compare func(a, b T) int) []T {
	list = slices.Clone(list)
	for _, x := range gone {
		if i, ok := slices.BinarySearchFunc(list, x, compare); ok {
			list = slices.Delete(list, i, i+1)
		}
	}
	for _, x := range come {
		i, _ := slices.BinarySearchFunc(list, x, compare)
		list = slices.Insert(list, i, x)
	}
	return list
}

// settling moves moments no further than their windows allow, so that the one
// known to be later does not stand to the left. Middles of closed windows
// already agree with the order, since the network has tightened both ends;
// half-open windows, and hours within a day, may not.
//
// First what is later moves to the right, then what is still not earlier moves
// to the left. Both come to the same whatever is taken first.
type settling struct {
	*register
	*sequence
	moved map[int32]bool
	queue []int32
}

// settle works out the places of moments whose neighbours may have moved, and
// returns those that moved.
func (s *settling) settle(slots []int32) []int32 {
	s.moved = map[int32]bool{}
	s.spread(slots, func(slot int32) { s.follow(s.after(slot)); s.follow(s.before(slot)) })
	s.spread(slots, func(slot int32) { s.lead(s.before(slot)); s.lead(s.after(slot)) })
	return slices.Sorted(maps.Keys(s.moved))
}

// spread looks at the neighbours of some events, and then at those of all that
// moved by that.
func (s *settling) spread(slots []int32, look func(slot int32)) {
	s.queue = slices.Clone(slots)
	for slot := range s.moved {
		s.queue = append(s.queue, slot)
	}
	for len(s.queue) > 0 {
		slot := s.queue[len(s.queue)-1]
		s.queue = s.queue[:len(s.queue)-1]
		look(slot)
	}
}

// parted reports whether two moments stand the wrong way round.
func (s *settling) parted(p precedence) bool {
	a, b := s.at(p.earlier), s.at(p.later)
	return !a.is(lasting) && !b.is(lasting) && a.start > b.start
}

func (s *settling) follow(list []precedence) {
	for _, p := range list {
		if s.parted(p) {
			s.move(p.later, min(s.at(p.earlier).start, s.at(p.later).softTo))
		}
	}
}

func (s *settling) lead(list []precedence) {
	for _, p := range list {
		if s.parted(p) {
			s.move(p.earlier, max(s.at(p.later).start, s.at(p.earlier).softFrom))
		}
	}
}

func (s *settling) move(slot int32, day float64) {
	if s.at(slot).start != day {
		s.write(slot).stand(day)
		s.moved[slot] = true
		s.queue = append(s.queue, slot)
	}
}
