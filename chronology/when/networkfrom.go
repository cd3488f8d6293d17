package when

// Distances are by how many days every day of a network lies after one of them.
type Distances struct {
	from        Var
	least, most []int64 // by variable; unreached where nothing ties them
	windows     []Window
}

const unreached int64 = -1 << 60

// From works out what Between says of a and every other day, in about the time
// that it takes to solve the network once. The network may change afterwards:
// the distances stay as they were.
func (n *Network) From(a Var) Distances {
	d := Distances{from: a, windows: make([]Window, len(n.near))}
	for v := range d.windows {
		d.windows[v] = n.Window(Var(v))
	}
	d.least = n.waysFrom(Start, a)
	d.most = n.waysFrom(End, a)
	return d
}

// waysFrom is the longest way from a to every variable that leaves the calendar
// out, with time running as the side has it.
func (n *Network) waysFrom(side Side, a Var) []int64 {
	ways := make([]int64, len(n.near))
	for v := range ways {
		ways[v] = unreached
	}
	bound := n.bound[side]
	n.wave.begin()
	n.wave.offer(a, 0, 0, none)
	for {
		v, step, _, ok := n.wave.take()
		if !ok {
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

// To returns by how many days b lies after the day that the distances are from,
// at least and at most (NoMin, NoMax where open).
func (d Distances) To(b Var) (least, most int) {
	least, most = NoMin, NoMax
	from, to := d.windows[d.from], d.windows[b]
	if !from.Latest.Open() && !to.Earliest.Open() {
		least = int(to.Earliest) - int(from.Latest)
	}
	if !from.Earliest.Open() && !to.Latest.Open() {
		most = int(to.Latest) - int(from.Earliest)
	}
	if way := d.least[b]; way != unreached {
		least = max(least, int(way))
	}
	if way := d.most[b]; way != unreached {
		most = min(most, int(-way))
	}
	return least, most
}
