package timeline

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"throughline.org/throughline/chronology"
)

// Next returns the event that follows (step 1) or precedes (step −1) the given
// one in its lane, or in all lanes; "" at the end. With "" given, the first or
// last. Events of unknown date and of hidden lanes are passed over.
func (ix *Index) Next(event chronology.UID, step int, sameLane bool) chronology.UID {
	p, known := ix.where[event]
	if known && sameLane {
		entries := ix.lanes[p.lane].entries
		i := int(p.entry) + step
		if i < 0 || i >= len(entries) {
			return ""
		}
		return entries[i].event.UID
	}
	all := ix.inTime()
	i := 0
	switch {
	case known:
		i = sort.Search(len(all), func(i int) bool { return ix.compare(all[i], p) >= 0 })
		if step > 0 && (i >= len(all) || all[i] != p) {
			break // the event is in a hidden lane: what stands here already follows it
		}
		i += step
	case step < 0:
		i = len(all) - 1
	}
	if i < 0 || i >= len(all) {
		return ""
	}
	return ix.entry(all[i]).event.UID
}

// inTime lists every event of the lanes shown in the order of time.
func (ix *Index) inTime() []place {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if ix.all == nil {
		for i, l := range ix.lanes {
			for j := range l.entries {
				if !l.hidden {
					ix.all = append(ix.all, place{int32(i), int32(j)})
				}
			}
		}
		slices.SortFunc(ix.all, ix.compare)
	}
	return ix.all
}

// compare orders places by time, then from the top lane down.
func (ix *Index) compare(a, b place) int {
	return cmp.Or(
		cmp.Compare(ix.entry(a).start, ix.entry(b).start),
		cmp.Compare(a.lane, b.lane),
		cmp.Compare(a.entry, b.entry),
	)
}

// NextLane returns the event nearest in time in the next non-empty lane down
// (step 1) or up (−1); "" where there is none, or the event is not shown.
func (ix *Index) NextLane(event chronology.UID, step int) chronology.UID {
	p, ok := ix.where[event]
	if !ok || step == 0 {
		return ""
	}
	for i := int(p.lane) + step; i >= 0 && i < len(ix.lanes); i += step {
		if l := ix.lanes[i]; !l.hidden && len(l.entries) > 0 {
			return l.nearest(ix.entry(p).at).event.UID
		}
	}
	return ""
}

// nearest is the entry whose mark is nearest to a day.
func (l *lane) nearest(day float64) *entry {
	best := &l.entries[0]
	for i := range l.entries {
		if x := &l.entries[i]; math.Abs(x.at-day) < math.Abs(best.at-day) {
			best = x
		}
	}
	return best
}

// Density counts events per slot of a stretch, lane by lane as Lanes lists
// them, for the overview strip. An event counts where its mark stands.
func (ix *Index) Density(from, to float64, slots int) [][]int {
	var lanes [][]int
	if slots <= 0 || to <= from {
		return nil
	}
	perSlot := (to - from) / float64(slots)
	for _, l := range ix.lanes {
		if l.hidden {
			continue
		}
		counts := make([]int, slots)
		for i := range l.entries {
			// The last day of the stretch belongs to its last slot.
			if at := l.entries[i].at; at >= from && at <= to {
				counts[min(int((at-from)/perSlot), slots-1)]++
			}
		}
		lanes = append(lanes, counts)
	}
	return lanes
}
