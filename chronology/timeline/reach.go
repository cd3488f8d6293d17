package timeline

import "math"

// reach finds, among stretches sorted by their start, those that touch a
// window, in O(log n + k): a search tree laid over the sorted array, each node
// knowing how far its stretches reach. Long ones do not spoil it, as they would
// a search by starts alone.
type reach struct {
	from, to []float64 // of each stretch; from is sorted
	furthest []float64 // the furthest end below the node in the middle of each part
}

func newReach(from, to []float64) reach {
	r := reach{from: from, to: to, furthest: make([]float64, len(from))}
	r.build(0, len(from))
	return r
}

func (r *reach) build(lo, hi int) float64 {
	if lo >= hi {
		return math.Inf(-1)
	}
	mid := int(uint(lo+hi) / 2)
	r.furthest[mid] = max(r.to[mid], r.build(lo, mid), r.build(mid+1, hi))
	return r.furthest[mid]
}

// touching appends the indices of the stretches that touch from..to, in order.
func (r *reach) touching(list []int32, from, to float64) []int32 {
	return r.search(list, 0, len(r.from), from, to)
}

func (r *reach) search(list []int32, lo, hi int, from, to float64) []int32 {
	if lo >= hi {
		return list
	}
	mid := int(uint(lo+hi) / 2)
	if r.furthest[mid] < from {
		return list
	}
	list = r.search(list, lo, mid, from, to)
	if r.from[mid] > to {
		return list
	}
	if r.to[mid] >= from {
		list = append(list, int32(mid))
	}
	return r.search(list, mid+1, hi, from, to)
}
