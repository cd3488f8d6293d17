package timeline

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"sort"

	"throughline.org/throughline/chronology"
)

// index puts the touched events into their lanes; nil where a lane is missing.
func (v *revision) index() *Index {
	next := &Index{matter: v.matter, plan: v.was.plan}
	if next.groups = v.regrouped(); next.groups == nil {
		return nil
	}
	next.lastBucket.Store(v.was.lastBucket.Load())
	next.stand(v.was.divisions)
	return next
}

// regrouped are the groups with the touched events where they belong now. Groups
// of which nothing is touched keep what stands in them.
func (v *revision) regrouped() *groups {
	g := *v.was.groups
	g.list = slices.Clone(g.list)
	gone, come := map[int32][]int32{}, map[int32][]int32{}
	for slot := range v.touched {
		old, now := v.before(slot), v.register.at(slot)
		if old.event != nil && *old == *now {
			continue
		}
		if old.event != nil {
			for _, at := range g.of(nil, old) {
				gone[at] = append(gone[at], slot)
			}
		}
		if now.event != nil {
			places := g.of(nil, now)
			if len(places) == 0 {
				return nil
			}
			for _, at := range places {
				come[at] = append(come[at], slot)
			}
		}
	}
	for at := range g.list {
		if s := &g.list[at]; len(gone[int32(at)])+len(come[int32(at)]) > 0 {
			s.stock = v.restocked(s.stock, gone[int32(at)], come[int32(at)])
		}
	}
	v.retie(g.list)
	return &g
}

// before is the entry that a slot had.
func (v *revision) before(slot int32) *entry {
	if slot >= v.was.register.used {
		return &entry{}
	}
	return v.was.register.at(slot)
}

// restocked is what stands in a lane with some events gone and others come.
func (v *revision) restocked(s *stock, gone, come []int32) *stock {
	next := &stock{slots: slices.Clone(s.slots), undated: slices.Clone(s.undated), services: slices.Clone(s.services)}
	for _, slot := range gone {
		x := v.before(slot)
		next.count(x.service, -1)
		if x.undated() {
			next.undated = without(next.undated, slices.Index(next.undated, slot))
			continue
		}
		// What is left has not moved, so what was to the left still is.
		at := sort.Search(len(next.slots), func(i int) bool { return v.before(next.slots[i]).start >= x.start })
		next.slots = without(next.slots, at+slices.Index(next.slots[at:], slot))
	}
	for _, slot := range come {
		x := v.register.at(slot)
		next.count(x.service, 1)
		if x.undated() {
			next.undated = slices.Insert(next.undated, placeIn(next.undated, slot, v.compareRanks), slot)
			continue
		}
		next.slots = slices.Insert(next.slots, placeIn(next.slots, slot, v.compareStarts), slot)
	}
	if marks := s.marks.Load(); marks != nil {
		next.marks.Store(v.remarked(marks, gone, come))
	}
	return next
}

func without[T any](list []T, at int) []T { return slices.Delete(list, at, at+1) }

// remarked is the marks of a lane with some events gone and others come.
func (v *revision) remarked(l *markList, gone, come []int32) *markList {
	next := &markList{days: slices.Clone(l.days), slots: slices.Clone(l.slots)}
	for _, slot := range gone {
		if x := v.before(slot); !x.undated() {
			at := next.before(x.at())
			at += slices.Index(next.slots[at:], slot)
			next.days, next.slots = without(next.days, at), without(next.slots, at)
		}
	}
	for _, slot := range come {
		if x := v.register.at(slot); !x.undated() {
			at := placeIn(next.slots, slot, v.compareMarks)
			next.days, next.slots = slices.Insert(next.days, at, x.at()), slices.Insert(next.slots, at, slot)
		}
	}
	return next
}

func (m *matter) compareRanks(a, b int32) int {
	return m.dates.Rank(m.register.at(a).uid) - m.dates.Rank(m.register.at(b).uid)
}

func (m *matter) compareStarts(a, b int32) int {
	if c := cmp.Compare(m.register.at(a).start, m.register.at(b).start); c != 0 {
		return c
	}
	return m.compareRanks(a, b)
}

func (m *matter) compareMarks(a, b int32) int {
	if c := cmp.Compare(m.register.at(a).at(), m.register.at(b).at()); c != 0 {
		return c
	}
	return m.compareStarts(a, b)
}

// placeIn is the place for an event in a sorted list.
func placeIn(list []int32, slot int32, compare func(a, b int32) int) int {
	at, _ := slices.BinarySearchFunc(list, slot, compare)
	return at
}

// retie puts events that start together in the order of the chronology again: a
// wording may settle the order of others than its own event.
func (v *revision) retie(list []group) {
	o := v.loosened()
	for i := range list {
		s := list[i].stock
		t := tie{revision: v, slots: s.slots, undated: s.undated}
		if o.undated {
			t.sort(&t.undated, 0, len(t.undated))
		}
		for _, start := range o.starts {
			if from := s.from(&v.register, start); from < len(t.slots) && v.register.at(t.slots[from]).start == start {
				t.at(from)
			}
		}
		for from := 0; o.everywhere && from < len(t.slots); {
			from = t.at(from)
		}
		if t.changed {
			list[i].stock = &stock{slots: t.slots, undated: t.undated, services: s.services}
		}
	}
}

// loose is where the order of events that start together may be another: where
// the touched events start, or what had, or has, the same window; and wherever
// one has a place by hand, since what stands between it and another has a say.
// While wordings contradict each other an edit may change which of them is set
// aside, and so the order of any that count from others.
type loose struct {
	starts     []float64
	undated    bool
	everywhere bool
}

func (v *revision) loosened() loose {
	all := !v.fits || !v.was.fits
	o := loose{undated: all, everywhere: all}
	days := map[float64]bool{}
	add := func(day float64) {
		if math.IsNaN(day) || math.IsInf(day, 0) {
			o.undated = true
		} else {
			days[day] = true
		}
	}
	note := func(x *entry, d chronology.Dated) {
		add(x.start)
		add(middle(d.Start))
		add(dayStart(d.Start.Latest))
	}
	for slot := range v.touched {
		if x := v.before(slot); x.event != nil {
			note(x, v.was.dates.Of(x.uid))
		}
		if x := v.register.at(slot); x.event != nil {
			note(x, v.dates.Of(x.uid))
		}
	}
	for _, slot := range v.handed {
		add(v.register.at(slot).start)
	}
	o.starts = slices.Collect(maps.Keys(days))
	return o
}

// tie sorts what starts together in one lane. The lists are copied before
// anything in them moves.
type tie struct {
	*revision
	slots, undated []int32
	changed        bool
}

// at sorts what starts with the event at a place, and returns the place after it.
func (t *tie) at(from int) (to int) {
	start := t.register.at(t.slots[from]).start
	for to = from + 1; to < len(t.slots) && t.register.at(t.slots[to]).start == start; to++ {
	}
	t.sort(&t.slots, from, to)
	return to
}

func (t *tie) sort(list *[]int32, from, to int) {
	if to-from < 2 {
		return
	}
	if slices.IsSortedFunc((*list)[from:to], t.compareRanks) {
		return
	}
	*list, t.changed = slices.Clone(*list), true
	slices.SortFunc((*list)[from:to], t.compareRanks)
}
