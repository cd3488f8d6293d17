package when

import (
	"math"
	"slices"
)

// Distances are by how many days every day of a network lies after one of them.
type Distances struct {
	from    Var
	ways    [2][]int64 // by Side
	windows []Window
}

// From works out what Between says of a and every other day, in about the time
// that it takes to solve the network once. The network may change afterwards:
// the distances stay as they were.
func (n *Network) From(a Var) Distances {
	d := Distances{from: a, ways: [2][]int64{n.waysFrom(Start, a), n.waysFrom(End, a)}, windows: make([]Window, len(n.near))}
	for v := range d.windows {
		d.windows[v] = n.Window(Var(v))
	}
	return d
}

// To returns by how many days b lies after the day that the distances are from,
// at least and at most (NoMin, NoMax where open).
func (d Distances) To(b Var) (least, most int) {
	least, most = Apart(d.windows[d.from], d.windows[b])
	return int(max(int64(least), d.ways[Start][b])), int(min(int64(most), -d.ways[End][b]))
}

// vain is a way that says nothing: less than any days, either way.
const vain int64 = math.MinInt64 + 1

// waysFrom is the longest way from a to every variable that leaves the calendar
// out, with time running as the side has it. Ways that cost as much as the window
// of a is wide say no more than the windows do, and are vain: where that is a
// single day, all are.
func (n *Network) waysFrom(side Side, a Var) []int64 {
	ways := slices.Repeat([]int64{vain}, len(n.near))
	bound := n.bound[side]
	own := n.Window(a)
	n.wave.begin()
	n.wave.offer(a, 0, 0, none)
	for {
		v, step, _, ok := n.wave.take()
		if !ok || !own.Earliest.Open() && !own.Latest.Open() && step <= int64(own.Earliest)-int64(own.Latest) {
			return ways
		}
		ways[v] = step + bound[v] - bound[a]
		for _, h := range n.near[v] {
			if h.to != 0 && h.raise[side] != noRaise {
				n.wave.offer(h.to, step+bound[v]+int64(h.raise[side])-bound[h.to], 0, h.index)
			}
		}
	}
}

// Apart is by how many days a day of one window lies after a day of another, at
// least and at most (NoMin, NoMax where open). Where one of them is a single day,
// no constraint of a network from which they come says more.
func Apart(from, to Window) (least, most int) {
	least, most = NoMin, NoMax
	if !from.Latest.Open() && !to.Earliest.Open() {
		least = int(to.Earliest) - int(from.Latest)
	}
	if !from.Earliest.Open() && !to.Latest.Open() {
		most = int(to.Latest) - int(from.Earliest)
	}
	return least, most
}
