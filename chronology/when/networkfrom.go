package when

// Distances are by how many days every day of a network lies after one of them.
type Distances struct {
	from    Var
	ways    Ways
	windows []Window
}

// From works out what Between says of a and every other day, in about the time
// that it takes to solve the network once. The network may change afterwards:
// the distances stay as they were.
func (n *Network) From(a Var) Distances {
	d := Distances{from: a, ways: n.Ways(a), windows: make([]Window, len(n.near))}
	for v := range d.windows {
		d.windows[v] = n.Window(Var(v))
	}
	return d
}

// To returns by how many days b lies after the day that the distances are from,
// at least and at most (NoMin, NoMax where open).
func (d Distances) To(b Var) (least, most int) {
	return d.ways.Within(b, d.windows[d.from], d.windows[b])
}

// Ways are what constraints say of the days between one day of a network and
// others, where they say more than the windows.
type Ways struct{ least, most map[Var]int64 }

// Ways works out those from a.
func (n *Network) Ways(a Var) Ways {
	return Ways{n.waysFrom(Start, a), n.waysFrom(End, a)}
}

// Within is by how many days b lies after the day that the ways are from, whose
// windows are given, at least and at most.
func (w Ways) Within(b Var, from, to Window) (least, most int) {
	least, most = Apart(from, to)
	if way, known := w.least[b]; known {
		least = max(least, int(way))
	}
	if way, known := w.most[b]; known {
		most = min(most, int(-way))
	}
	return least, most
}

// waysFrom is the longest way from a to other variables that leaves the calendar
// out, with time running as the side has it. Ways that cost as much as the window
// of a is wide say no more than the windows do, and are left out: where that is a
// single day, there are none.
func (n *Network) waysFrom(side Side, a Var) map[Var]int64 {
	ways := map[Var]int64{}
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
