package timeline

import "math"

// reach finds, among stretches in any order, those that touch a window: of each
// sixteen it knows the first and the last day, of each sixteen of these again,
// and so on. Where neighbours lie near each other, as they mostly do, most of
// them are passed over sixteen at a time. The stretches themselves it asks for.
type reach struct {
	count  int        // of the stretches
	levels [][]extent // the lowest holds each sixteen stretches
}

type extent struct{ from, to float64 }

const reachParts = 16

// nowhere is what holds no day.
func nowhere() extent { return extent{math.Inf(1), math.Inf(-1)} }

func (e *extent) include(x extent) { e.from, e.to = min(e.from, x.from), max(e.to, x.to) }

func (e *extent) touches(from, to float64) bool { return e.from <= to && e.to >= from }

// newReach takes a number of stretches.
func newReach(count int, stretch func(i int) extent) reach {
	r := reach{count: count}
	level := inParts(count, stretch)
	r.levels = append(r.levels, level)
	for len(level) > reachParts {
		below := level
		level = inParts(len(below), func(i int) extent { return below[i] })
		r.levels = append(r.levels, level)
	}
	return r
}

// inParts is what each sixteen stretches hold together.
func inParts(count int, stretch func(i int) extent) []extent {
	groups := make([]extent, (count+reachParts-1)/reachParts)
	for g := range groups {
		e := nowhere()
		for i := g * reachParts; i < min((g+1)*reachParts, count); i++ {
			e.include(stretch(i))
		}
		groups[g] = e
	}
	return groups
}

// touching appends the indices of the stretches that touch from..to, in order.
func (r *reach) touching(list []int32, from, to float64, stretch func(i int) extent) []int32 {
	top := len(r.levels) - 1
	return r.search(list, top, 0, len(r.levels[top]), from, to, stretch)
}

func (r *reach) search(list []int32, level, lo, hi int, from, to float64, stretch func(i int) extent) []int32 {
	for n := lo; n < hi; n++ {
		if !r.levels[level][n].touches(from, to) {
			continue
		}
		below := n * reachParts
		if level > 0 {
			list = r.search(list, level-1, below, min(below+reachParts, len(r.levels[level-1])), from, to, stretch)
			continue
		}
		for i := below; i < min(below+reachParts, r.count); i++ {
			if e := stretch(i); e.touches(from, to) {
				list = append(list, int32(i))
			}
		}
	}
	return list
}
