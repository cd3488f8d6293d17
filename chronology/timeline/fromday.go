package timeline

import "throughline.org/throughline/chronology"

// FromDay returns the event of a lane whose mark is the first after a day (step
// 1), or the last before it (−1); "" where there is none.
func (ix *Index) FromDay(lane LaneID, day float64, step int) chronology.UID {
	l := ix.lane(lane)
	if l == nil {
		return ""
	}
	marks := l.standing(&ix.register)
	i := marks.before(day) - 1
	if step > 0 {
		i = marks.upTo(day)
	}
	if i < 0 || i >= len(marks.slots) {
		return ""
	}
	return ix.register.at(marks.slots[i]).uid
}

// Nearest returns the event of a lane whose mark is nearest to a day; "" where
// the lane has none.
func (ix *Index) Nearest(lane LaneID, day float64) chronology.UID {
	l := ix.lane(lane)
	if l == nil || len(l.standing(&ix.register).days) == 0 {
		return ""
	}
	return ix.register.at(l.standing(&ix.register).nearest(day)).uid
}
