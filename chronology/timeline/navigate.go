package timeline

import (
	"math"
	"slices"
	"sort"

	"throughline.org/throughline/chronology"
)

// Next returns the event that follows (step 1) or precedes (step −1) the given
// one in the topmost of its lanes, or in all lanes; "" at the end. With "" given,
// the first or last. Events of unknown date and of hidden lanes are passed over.
func (ix *Index) Next(event chronology.UID, step int, sameLane bool) chronology.UID {
	slot, known := ix.dated(event)
	if known && sameLane {
		var room [8]int32
		if lanes := ix.lanesOf(room[:0], slot); len(lanes) > 0 {
			return ix.NextIn(ix.lanes[ix.topmost(lanes)].ID, event, step)
		}
	}
	var best chronology.UID
	var bestAt instant
	at := ix.instant(slot, known, step)
	for i := range ix.lanes {
		l := &ix.lanes[i]
		if l.Style.Hidden {
			continue
		}
		if found, ok := ix.beside(l.stock, at, step); ok && (best == "" || found.before(bestAt) == (step > 0)) {
			best, bestAt = ix.register.at(found.slot).uid, found
		}
	}
	return best
}

// instant is where an event comes in the order of time: by its start, then as in
// the chronology.
type instant struct {
	start float64
	rank  int
	slot  int32
}

func (m instant) before(o instant) bool {
	return m.start < o.start || m.start == o.start && m.rank < o.rank
}

// instant is that of an event; of none, before or after all.
func (ix *Index) instant(slot int32, known bool, step int) instant {
	if !known {
		return instant{start: math.Inf(-step)}
	}
	x := ix.register.at(slot)
	return instant{x.start, ix.dates.Rank(x.uid), slot}
}

// beside is the event of a lane that comes next after a moment, or last before it.
func (ix *Index) beside(s *stock, at instant, step int) (instant, bool) {
	i := sort.Search(len(s.slots), func(i int) bool {
		x := ix.register.at(s.slots[i])
		if x.start != at.start {
			return x.start > at.start
		}
		rank := ix.dates.Rank(x.uid)
		return rank > at.rank || step < 0 && rank == at.rank
	})
	if step < 0 {
		i--
	}
	if i < 0 || i >= len(s.slots) {
		return instant{}, false
	}
	return ix.instant(s.slots[i], true, step), true
}

// topmost is the first lane that is not hidden, else the first.
func (ix *Index) topmost(lanes []int32) int32 {
	for _, n := range lanes {
		if !ix.lanes[n].Style.Hidden {
			return n
		}
	}
	return lanes[0]
}

// NextIn returns the event that follows (step 1) or precedes (step −1) the given
// one in a lane; "" at the end. An event that does not stand in the lane is
// followed by what comes after it in time; with "" given, the first or last.
func (ix *Index) NextIn(lane LaneID, event chronology.UID, step int) chronology.UID {
	l := ix.lane(lane)
	if l == nil {
		return ""
	}
	slot, known := ix.dated(event)
	if found, ok := ix.beside(l.stock, ix.instant(slot, known, step), step); ok {
		return ix.register.at(found.slot).uid
	}
	return ""
}

// NextLane returns the event nearest in time in the next non-empty lane down
// (step 1) or up (−1) from the topmost lane of an event; "" where there is none,
// or the event is not shown.
func (ix *Index) NextLane(event chronology.UID, step int) chronology.UID {
	slot, ok := ix.dated(event)
	var room [8]int32
	lanes := ix.lanesOf(room[:0], slot)
	if !ok || len(lanes) == 0 {
		return ""
	}
	next, _ := ix.Across(ix.lanes[ix.topmost(lanes)].ID, event, step)
	return next
}

// Across returns the event nearest in time to the given one in the next
// non-empty lane down (step 1) or up (−1) from a lane, and that lane; "" where
// there is none. Where an event stands in both lanes it is its own neighbour.
func (ix *Index) Across(lane LaneID, event chronology.UID, step int) (chronology.UID, LaneID) {
	slot, ok := ix.dated(event)
	from := ix.laneNumber(lane)
	if !ok || from < 0 || step == 0 {
		return "", LaneID{}
	}
	for i := from + step; i >= 0 && i < len(ix.lanes); i += step {
		if l := &ix.lanes[i]; !l.Style.Hidden && len(l.slots) > 0 {
			nearest := l.standing(&ix.register).nearest(ix.register.at(slot).at())
			return ix.register.at(nearest).uid, l.ID
		}
	}
	return "", LaneID{}
}

// Beyond counts the events of a lane (as Lanes lists them) whose marks stand
// before one day and after another.
func (ix *Index) Beyond(lane int, from, to float64) (earlier, later int) {
	shown := ix.shown(nil)
	if lane < 0 || lane >= len(shown) {
		return 0, 0
	}
	marks := ix.lanes[shown[lane]].standing(&ix.register)
	return marks.before(from), len(marks.days) - marks.upTo(to)
}

// Density counts events per slot of a stretch, lane by lane as Lanes lists
// them, for the overview strip. An event counts where its mark stands.
func (ix *Index) Density(from, to float64, slots int) [][]int {
	if slots <= 0 || to <= from {
		return nil
	}
	shown := ix.shown(nil)
	lanes := make([][]int, len(shown))
	each(len(shown), int(ix.register.used), func(i int) {
		lanes[i] = ix.lanes[shown[i]].standing(&ix.register).density(from, to, slots)
	})
	return lanes
}

// density counts the marks of each slot. The last day of the stretch belongs to
// its last slot.
func (l *markList) density(from, to float64, slots int) []int {
	counts := make([]int, slots)
	perSlot := (to - from) / float64(slots)
	days := l.days[l.before(from):l.upTo(to)]
	for slot := 0; len(days) > 0; {
		end := len(days)
		if slot < slots-1 {
			end = ahead(days, from+float64(slot+1)*perSlot)
		}
		counts[slot], days = end, days[end:]
		if slot++; len(days) > 0 && slot < slots-1 {
			slot = max(slot, min(int((days[0]-from)/perSlot), slots-1))
		}
	}
	return counts
}

// ahead counts the days before a day, which is expected to be near the first.
func ahead(days []float64, day float64) int {
	step := 1
	for step < len(days) && days[step-1] < day {
		step *= 2
	}
	lo := step / 2
	hi := min(step, len(days))
	n, _ := slices.BinarySearch(days[lo:hi], day)
	return lo + n
}
