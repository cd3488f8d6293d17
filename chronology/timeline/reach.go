package timeline

import "math"

// reach finds, among stretches in any order, those that touch a window: of each
// sixteen it knows the first and the last day, of each sixteen of these again,
// and so on. Where neighbours lie near each other, as they mostly do, most of
// them are passed over sixteen at a time.
type reach struct {
	levels [][]extent // the lowest holds the stretches' own
}

type extent struct{ from, to float64 }

const reachParts = 16

func newReach(stretches []extent) reach {
	r := reach{levels: [][]extent{stretches}}
	for len(stretches) > reachParts {
		above := make([]extent, (len(stretches)+reachParts-1)/reachParts)
		for i := range above {
			e := extent{math.Inf(1), math.Inf(-1)}
			for _, x := range stretches[i*reachParts : min((i+1)*reachParts, len(stretches))] {
				e.from, e.to = min(e.from, x.from), max(e.to, x.to)
			}
			above[i] = e
		}
		r.levels = append(r.levels, above)
		stretches = above
	}
	return r
}

// touching appends the indices of the stretches that touch from..to, in order.
func (r *reach) touching(list []int32, from, to float64) []int32 {
	top := len(r.levels) - 1
	return r.search(list, top, 0, len(r.levels[top]), from, to)
}

func (r *reach) search(list []int32, level, lo, hi int, from, to float64) []int32 {
	for i, x := range r.levels[level][lo:hi] {
		if x.from > to || x.to < from {
			continue
		}
		if level == 0 {
			list = append(list, int32(lo+i))
			continue
		}
		below := (lo + i) * reachParts
		list = r.search(list, level-1, below, min(below+reachParts, len(r.levels[level-1])), from, to)
	}
	return list
}
