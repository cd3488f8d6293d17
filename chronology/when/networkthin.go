package when

import (
	"math"
	"slices"
)

// thinned is what constraints say of some days of a network, with the calendar
// and most other days left out. A day that nobody asks about and that has few
// neighbours goes, once what it says of each two of them is said of them directly
// (the elimination of variables, Dechter 2003, chapter 11): the longest ways between
// the days that stay are the same.
type thinned struct {
	ties []tie
	at   [][]int32 // by variable, the ties; some of them are cut
	live []int32   // by variable, how many of them are not
	part []int32   // by variable, the component, none for one that is out of reach
	keep []bool    // by variable, the days that are asked about
	list []Var     // in reach, less those that went
}

// tie is all that constraints say of two days: by how much one day is at least
// later than the other, with time running forwards and backwards.
type tie struct {
	from, to Var
	raise    [2]int64 // by Side; noTie where there is none
	cut      bool
}

const (
	noTie int64 = math.MinInt64

	// mostNeighbours has a day that may go. Beyond that its going ties together
	// more than it leaves out.
	mostNeighbours = 6
)

// thin thins out the components that have some days in them.
func (n *Network) thin(days []Var) *thinned {
	count := len(n.near)
	t := &thinned{at: make([][]int32, count), live: make([]int32, count), part: make([]int32, count), keep: make([]bool, count)}
	for v := range t.part {
		t.part[v] = none
	}
	for _, v := range days {
		t.keep[v] = true
	}
	for _, v := range days {
		n.reachFrom(v, t)
	}
	for few := int32(1); few <= mostNeighbours; few++ {
		t.dropThose(few)
	}
	t.list = slices.DeleteFunc(t.list, t.gone)
	return t
}

// reachFrom takes in the component of a day.
func (n *Network) reachFrom(v Var, t *thinned) {
	if v == 0 || t.part[v] != none {
		return
	}
	first := len(t.list)
	t.list = append(t.list, v)
	t.part[v] = int32(v)
	for k := first; k < len(t.list); k++ {
		from := t.list[k]
		for _, h := range n.near[from] {
			if h.to == 0 {
				continue
			}
			if t.part[h.to] == none {
				t.part[h.to] = int32(v)
				t.list = append(t.list, h.to)
			}
			if from < h.to { // else it is seen from there
				t.tie(from, h.to, [2]int64{raised(h.raise[Start]), raised(h.raise[End])})
			}
		}
	}
}

func raised(raise int32) int64 {
	if raise == noRaise {
		return noTie
	}
	return int64(raise)
}

// gone tells days that went from those that stay. One with no ties at all, of
// which nobody asks, is as good as gone.
func (t *thinned) gone(v Var) bool { return t.live[v] == 0 && !t.keep[v] }

// tie ties two days by what is said of the one from the other, and keeps what was
// said of them before where it says more.
func (t *thinned) tie(from, to Var, raise [2]int64) {
	list := t.at[from]
	if len(t.at[to]) < len(list) {
		list = t.at[to]
	}
	for _, i := range list {
		switch same := &t.ties[i]; {
		case same.cut:
		case same.from == from && same.to == to:
			same.raise = [2]int64{max(same.raise[Start], raise[Start]), max(same.raise[End], raise[End])}
			return
		case same.from == to && same.to == from:
			// Seen from the other day, time runs the other way.
			same.raise = [2]int64{max(same.raise[Start], raise[End]), max(same.raise[End], raise[Start])}
			return
		}
	}
	t.ties = append(t.ties, tie{from: from, to: to, raise: raise})
	for _, v := range []Var{from, to} {
		t.at[v] = append(t.at[v], int32(len(t.ties)-1))
		t.live[v]++
	}
}

// dropThose drops, one after the other, the days that have few neighbours.
func (t *thinned) dropThose(few int32) {
	queue := slices.Clone(t.list)
	for len(queue) > 0 {
		v := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if !t.keep[v] && t.live[v] > 0 && t.live[v] <= few {
			queue = t.drop(v, queue)
		}
	}
}

// drop takes a day out and ties its neighbours, which may be few enough now to be
// dropped themselves.
func (t *thinned) drop(v Var, queue []Var) []Var {
	var around [mostNeighbours]tie
	count := 0
	list := t.at[v]
	t.at[v] = nil
	for _, i := range list {
		if x := t.ties[i]; !x.cut {
			around[count] = x.seenFrom(v)
			count++
			t.cut(i)
		}
	}
	for k, a := range around[:count] {
		queue = append(queue, a.to)
		for _, b := range around[:k] {
			// From a to v time runs the other way than from v to a.
			raise := [2]int64{both(a.raise[End], b.raise[Start]), both(a.raise[Start], b.raise[End])}
			if raise != [2]int64{noTie, noTie} {
				t.tie(a.to, b.to, raise)
			}
		}
	}
	return queue
}

// seenFrom is the tie with a day of it as the first.
func (x tie) seenFrom(v Var) tie {
	if x.from == v {
		return x
	}
	return tie{from: x.to, to: x.from, raise: [2]int64{x.raise[End], x.raise[Start]}}
}

// both is one raise after another.
func both(a, b int64) int64 {
	if a == noTie || b == noTie {
		return noTie
	}
	return a + b
}

// cut ends a tie. Lists that have more cut ties than others are made anew.
func (t *thinned) cut(i int32) {
	t.ties[i].cut = true
	for _, v := range []Var{t.ties[i].from, t.ties[i].to} {
		if t.live[v]--; len(t.at[v]) > 8 && int(t.live[v]) < len(t.at[v])/2 {
			t.at[v] = slices.DeleteFunc(t.at[v], func(i int32) bool { return t.ties[i].cut })
		}
	}
}
