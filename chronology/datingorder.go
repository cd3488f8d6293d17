package chronology

import (
	"cmp"
	"container/heap"
	"slices"

	"throughline.org/throughline/chronology/when"
)

// edge says that one event cannot start after another starts, by a relation
// between them. Both are indexes into review.Events.
type edge struct{ before, after int32 }

// settledEdges lists the orders that the relations in use settle directly.
func (d *Dating) settledEdges() map[edge]bool {
	edges := map[edge]bool{}
	d.eachEdge(func(i, j int32) bool { return true }, func(e edge) { edges[e] = true })
	return edges
}

// eachEdge calls found with the orders that the relations in use settle directly
// between the pairs of events that are wanted.
func (d *Dating) eachEdge(wanted func(i, j int32) bool, found func(edge)) {
	rejected := d.rejected()
	for k, dated := range d.dated {
		i := int32(k)
		for _, relation := range dated.Reading.Relations {
			anchor, known := d.anchorEvent(relation.Anchor)
			if !known || anchor == i || !wanted(i, anchor) || len(rejected) > 0 && rejected[tagOf(d.places[i], relation.Clause)] {
				continue
			}
			for _, r := range taken(relation, dated.Reading.Extent, dated.Extent) {
				if e, settled := d.edgeOf(i, anchor, r); settled {
					found(e)
				}
			}
		}
	}
}

// rejected are the tags that are set aside provisionally.
func (d *Dating) rejected() map[when.Tag]bool {
	tags := map[when.Tag]bool{}
	d.held(func() {
		for _, c := range d.ties.net.Contradictions() {
			tags[c.Aside] = true
		}
	})
	return tags
}

// edgeOf is the order that a relation of event i settles. Equal days settle
// nothing, but a span never starts after it ends.
func (d *Dating) edgeOf(i, anchor int32, r when.Relation) (edge, bool) {
	later := r.Min > 0 || r.Min == 0 && r.Max > 0
	earlier := r.Max < 0 || r.Max == 0 && r.Min < 0
	same := r.Min == 0 && r.Max == 0
	myEnd := r.Side == when.End && d.dated[i].Extent == when.Span
	itsEnd := r.AnchorSide == when.End && d.dated[anchor].Extent == when.Span
	switch {
	case !myEnd && (later || same && itsEnd):
		return edge{anchor, i}, true
	case !itsEnd && (earlier || same && myEnd):
		return edge{i, anchor}, true
	}
	return edge{}, false
}

// anchorEvent is the event behind an anchor: itself, or a birth's.
func (d *Dating) anchorEvent(a when.Anchor) (int32, bool) {
	uid := UID(a.ID)
	if a.Kind == when.AnchorBirth {
		if p := d.person(uid); p != nil {
			uid = p.BirthEvent
		}
	} else if a.Kind != when.AnchorEvent {
		return 0, false
	}
	return d.at(uid)
}

// inOrder sorts the events. What relations settle agrees with the windows,
// since these satisfy all relations; it decides between events whose starts
// have the same window. A sorting from before the last change, if there is one,
// makes this one quicker.
func (d *Dating) inOrder() []int32 {
	s := d.nearly
	d.nearly = nil
	if s == nil {
		s = &sorting{at: make([]int32, len(d.events)), lanes: d.lanesOf()}
		for i := range s.at {
			s.at[i] = int32(i)
		}
	}
	if d.rendered.HidesDays() {
		at := slices.Clone(s.at)
		slices.Sort(at) // a version has its events in order, which its wordings may no longer show
		return at
	}
	d.lanes = s.lanes
	slices.SortFunc(s.at, d.compare)
	d.sorted.Store(s) // nearly sorted again after the next change
	at := slices.Clone(s.at)
	d.settleTies(at)
	d.handed(at)
	return at
}

func (d *Dating) eventsInOrder() []*Event {
	at := d.order.get()
	ordered := make([]*Event, len(at))
	for k, i := range at {
		ordered[k] = d.events[i]
	}
	return ordered
}

func (d *Dating) compareStarts(i, j int32) int {
	a, b := &d.dated[i].Start, &d.dated[j].Start
	return cmp.Or(cmp.Compare(a.Earliest, b.Earliest), cmp.Compare(a.Latest, b.Latest))
}

func (d *Dating) compare(i, j int32) int {
	if starts := d.compareStarts(i, j); starts != 0 {
		return starts // mostly, and then nothing else is to be looked at
	}
	a, b := d.dated[i], d.dated[j]
	return cmp.Or(
		cmp.Compare(clockOrder(a.Reading.Clock), clockOrder(b.Reading.Clock)),
		cmp.Compare(d.events[i].HandOrder, d.events[j].HandOrder),
		cmp.Compare(d.lanes[i], d.lanes[j]),
		cmp.Compare(i, j),
	)
}

// clockOrder puts entries without a time at the head of their day, where a
// reader expects what is not known to be later.
func clockOrder(c when.Clock) int {
	if !c.Known {
		return -1
	}
	return c.From
}

// settleTies puts events whose starts have the same window in the order that
// their relations ask for.
func (d *Dating) settleTies(at []int32) {
	after := map[int32][]int32{}
	tied := func(i, j int32) bool { return d.compareStarts(i, j) == 0 }
	seen := map[edge]bool{}
	d.eachEdge(tied, func(e edge) {
		if !seen[e] {
			seen[e] = true
			after[e.before] = append(after[e.before], e.after)
		}
	})
	if len(after) == 0 {
		return
	}
	for from := 0; from < len(at); {
		to := from + 1
		for to < len(at) && d.compareStarts(at[from], at[to]) == 0 {
			to++
		}
		if to-from > 1 {
			d.settle(at[from:to], after)
		}
		from = to
	}
}

// settle is Kahn's algorithm; of the events that may come next it takes the
// first by compare. Where relations go round in a circle (each "after" the
// other, all on one day) the first that is left goes next.
func (d *Dating) settle(tied []int32, after map[int32][]int32) {
	waiting := map[int32]int{}
	for _, i := range tied {
		for _, j := range after[i] {
			waiting[j]++
		}
	}
	if len(waiting) == 0 {
		return
	}
	left := slices.Clone(tied)
	placed := map[int32]bool{}
	ready := &readyHeap{compare: d.compare}
	for _, i := range tied {
		if waiting[i] == 0 {
			heap.Push(ready, i)
		}
	}
	for k := range tied {
		for ready.Len() == 0 {
			if first := left[0]; !placed[first] {
				heap.Push(ready, first)
			}
			left = left[1:]
		}
		i := heap.Pop(ready).(int32)
		tied[k] = i
		placed[i] = true
		for _, j := range after[i] {
			if waiting[j]--; waiting[j] == 0 && !placed[j] {
				heap.Push(ready, j)
			}
		}
	}
}

type readyHeap struct {
	items   []int32
	compare func(i, j int32) int
}

func (h *readyHeap) Len() int           { return len(h.items) }
func (h *readyHeap) Less(a, b int) bool { return h.compare(h.items[a], h.items[b]) < 0 }
func (h *readyHeap) Swap(a, b int)      { h.items[a], h.items[b] = h.items[b], h.items[a] }
func (h *readyHeap) Push(x any)         { h.items = append(h.items, x.(int32)) }
func (h *readyHeap) Pop() any {
	last := len(h.items) - 1
	x := h.items[last]
	h.items = h.items[:last]
	return x
}
