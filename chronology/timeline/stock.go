package timeline

import (
	"cmp"
	"slices"
	"sort"
	"sync/atomic"
)

// stock is what stands in a lane. Lanes of several plans and of several states
// of a review share it as long as nothing of it changes.
type stock struct {
	slots    []int32        // by start; of one start, in the order of the chronology
	undated  []int32        // in the order of the chronology
	services []serviceCount // of the events, by number
	marks    atomic.Pointer[markList]
	spots    atomic.Pointer[[]spot]
	shelf    shelf
}

// serviceCount is how many events are of a service.
type serviceCount struct {
	service uint16
	events  int32
}

// newStock takes events in the order of the chronology.
func newStock(r *register, slots []int32) *stock {
	s := &stock{}
	type key struct {
		start float64
		n     int32
	}
	keys := make([]key, 0, len(slots))
	for n, slot := range slots {
		x := r.at(slot)
		s.count(x.service, 1)
		if x.undated() {
			s.undated = append(s.undated, slot)
		} else {
			keys = append(keys, key{x.start, int32(n)})
		}
	}
	slices.SortFunc(keys, func(a, b key) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.n, b.n)) })
	s.slots = make([]int32, len(keys))
	for i, k := range keys {
		s.slots[i] = slots[k.n]
	}
	return s
}

// size is how many events stand in the lane or beside it.
func (s *stock) size() int { return len(s.slots) + len(s.undated) }

// count adds to the events of a service.
func (s *stock) count(service uint16, events int32) {
	if service == none {
		return
	}
	i, known := slices.BinarySearchFunc(s.services, service, func(c serviceCount, n uint16) int { return cmp.Compare(c.service, n) })
	if !known {
		s.services = slices.Insert(s.services, i, serviceCount{service: service})
	}
	if s.services[i].events += events; s.services[i].events == 0 {
		s.services = slices.Delete(s.services, i, i+1)
	}
}

// parted divides the stock: into what belongs to none of some services, and the
// part of each.
func (s *stock) parted(r *register, services []uint16) (own *stock, parts []*stock) {
	own, parts = &stock{}, make([]*stock, len(services))
	for i := range parts {
		parts[i] = &stock{}
	}
	of := func(slot int32) *stock {
		p := own
		x := r.at(slot)
		if i, ok := slices.BinarySearch(services, x.service); ok {
			p = parts[i]
		}
		p.count(x.service, 1)
		return p
	}
	for _, slot := range s.slots {
		p := of(slot)
		p.slots = append(p.slots, slot)
	}
	for _, slot := range s.undated {
		p := of(slot)
		p.undated = append(p.undated, slot)
	}
	return own, parts
}

// position is the place of an event that stands in the lane.
func (s *stock) position(r *register, slot int32) int32 {
	start := r.at(slot).start
	for i := s.from(r, start); i < len(s.slots); i++ {
		if s.slots[i] == slot {
			return int32(i)
		}
	}
	return nobody
}

// from is the place of the first event that starts on a day or later.
func (s *stock) from(r *register, start float64) int {
	return sort.Search(len(s.slots), func(i int) bool { return r.at(s.slots[i]).start >= start })
}

// inRow returns the spots of the slots, one beside the other: the entries lie
// about by agency, and fetching them takes longer than giving rows.
func (s *stock) inRow(r *register) []spot {
	if l := s.spots.Load(); l != nil {
		return *l
	}
	l := make([]spot, len(s.slots))
	for i, slot := range s.slots {
		l[i] = r.at(slot).spot
	}
	s.spots.Store(&l)
	return l
}

// events are those that stand in the lane, with what rows are given for.
func (s *stock) events(r *register) laneEvents { return laneEvents{r, s.slots, s.inRow(r)} }

// laneEvents are the events of a lane by their place in it.
type laneEvents struct {
	register *register
	slots    []int32
	spots    []spot // of the slots
}

// markList is the marks of a lane from left to right.
type markList struct {
	days  []float64
	slots []int32
}

// standing returns the marks from left to right, sorted the first time.
func (s *stock) standing(r *register) *markList {
	if l := s.marks.Load(); l != nil {
		return l
	}
	l := &markList{slots: slices.Clone(s.slots), days: make([]float64, len(s.slots))}
	slices.SortStableFunc(l.slots, func(a, b int32) int { return cmp.Compare(r.at(a).at(), r.at(b).at()) })
	for i, slot := range l.slots {
		l.days[i] = r.at(slot).at()
	}
	s.marks.Store(l)
	return l
}

// before counts the marks that stand before a day.
func (l *markList) before(day float64) int {
	n, _ := slices.BinarySearch(l.days, day)
	return n
}

// upTo counts the marks that stand on a day or before it.
func (l *markList) upTo(day float64) int {
	return sort.Search(len(l.days), func(i int) bool { return l.days[i] > day })
}

// nearest is the event whose mark is nearest to a day, the earlier of two.
func (l *markList) nearest(day float64) int32 {
	i := l.before(day)
	if i == len(l.days) || i > 0 && day-l.days[i-1] <= l.days[i]-day {
		i, _ = slices.BinarySearch(l.days, l.days[i-1])
	}
	return l.slots[i]
}
