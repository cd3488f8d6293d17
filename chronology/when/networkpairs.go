package when

import (
	"math"
	"slices"
)

// Pairs says by how many days one day of a network lies after another, for many
// pairs of a few of its days: it searches what is left of the network when all
// other days have gone (see thinned), from each day no further than it is asked.
// The network must not change meanwhile; it is only read.
type Pairs struct {
	n     *Network
	part  []int32 // by variable: days of two components say nothing of each other
	rows  [2][]row
	place []int32 // by variable, among the days; none for others
	steps []step
	first []int32 // by variable, its first step; one more at the end
	wave  wave    // of its own: several may be asked at once
}

// row is what has been found from one day.
type row struct {
	ways  []int64 // by place, to other days; vain or unknown where there is no number
	found int     // how many the last search found
}

// unknown is a way that has not been searched for.
const unknown int64 = math.MinInt64

// step is a tie as the search takes it, from the day under which it is listed.
// Its cost is by how much less than nothing the tie leaves, by Side.
type step struct {
	to   Var
	cost [2]int64
}

// Pairs prepares to be asked of some days.
func (n *Network) Pairs(days []Var) *Pairs {
	t := n.thin(days)
	p := &Pairs{n: n, part: t.part, place: make([]int32, len(n.near)), first: make([]int32, len(n.near)+1), wave: newWave(len(n.near))}
	for v := range p.place {
		p.place[v] = none
	}
	count := 0
	for _, v := range days {
		if p.place[v] == none {
			p.place[v] = int32(count)
			count++
		}
	}
	p.rows = [2][]row{make([]row, count), make([]row, count)}
	p.list(t)
	return p
}

// list lists the ties by the days that they lead from.
func (p *Pairs) list(t *thinned) {
	for v := range p.place {
		p.first[v+1] = p.first[v] + t.live[v]
	}
	p.steps = make([]step, p.first[len(p.place)])
	next := slices.Clone(p.first)
	for _, x := range t.ties {
		if x.cut {
			continue
		}
		for _, seen := range []tie{x, x.seenFrom(x.to)} {
			p.steps[next[seen.from]] = step{seen.to, [2]int64{p.cost(Start, seen), p.cost(End, seen)}}
			next[seen.from]++
		}
	}
}

// potential is the day of a variable in a solution of the network, twice: half way
// between its earliest and its latest. From the earliest days alone, whole trees of
// days would lie no way off; from the middle, ways grow with the leeway on them.
func (p *Pairs) potential(side Side, v Var) int64 {
	middle := p.n.bound[Start][v] - p.n.bound[End][v]
	if side == End {
		return -middle
	}
	return middle
}

// cost is what a tie takes off, at most 0, or noTie.
func (p *Pairs) cost(side Side, x tie) int64 {
	if x.raise[side] == noTie {
		return noTie
	}
	return p.potential(side, x.from) + 2*x.raise[side] - p.potential(side, x.to)
}

// Least is by how many days b lies after a at least, NoMin where that is open.
func (p *Pairs) Least(a, b Var) int {
	from, to := p.n.Window(a), p.n.Window(b)
	least, _ := Apart(from, to)
	return int(max(int64(least), p.way(Start, a, b, from, to)))
}

// Most is by how many days b lies after a at most, NoMax where that is open.
func (p *Pairs) Most(a, b Var) int {
	from, to := p.n.Window(a), p.n.Window(b)
	_, most := Apart(from, to)
	return int(min(int64(most), -p.way(End, a, b, from, to)))
}

// way is the longest way from a day to another that leaves the calendar out, with
// time running as the side has it; vain where there is none, or none that says
// more than their windows do.
func (p *Pairs) way(side Side, a, b Var, from, to Window) int64 {
	if from.Exact() || to.Exact() || p.part[a] != p.part[b] {
		return vain
	}
	row := &p.rows[side][p.place[a]]
	at := p.place[b]
	if row.ways == nil || row.ways[at] == unknown {
		p.search(side, a, b, enough(from, to), row)
	}
	return row.ways[at]
}

// enough is the sum of steps from which on a way says no more than windows do, by
// the potential of both.
func enough(from, to Window) int64 {
	if from.Earliest.Open() || from.Latest.Open() || to.Earliest.Open() || to.Latest.Open() {
		return math.MinInt64
	}
	return int64(from.Earliest) - int64(from.Latest) + int64(to.Earliest) - int64(to.Latest)
}

// firstAsked is how many days the first search from a day finds.
const firstAsked = 64

// search looks from a day as far as another. Since others are asked about next,
// it finds three times as many days as the last search from there, at least.
func (p *Pairs) search(side Side, a, b Var, enough int64, row *row) {
	if row.ways == nil {
		row.ways = slices.Repeat([]int64{unknown}, len(p.rows[side]))
	}
	wanted, found := max(firstAsked, 3*row.found), 0
	p.wave.begin()
	p.wave.offer(a, 0, 0, none)
	for row.ways[p.place[b]] == unknown || found < wanted {
		v, sum, _, ok := p.wave.take()
		if !ok {
			row.exhaust()
			return
		}
		if sum <= enough && row.ways[p.place[b]] == unknown {
			row.ways[p.place[b]] = vain
		}
		if at := p.place[v]; at != none {
			row.ways[at] = (sum + p.potential(side, v) - p.potential(side, a)) / 2
			found++
		}
		for _, s := range p.steps[p.first[v]:p.first[v+1]] {
			if s.cost[side] != noTie {
				p.wave.offer(s.to, sum+s.cost[side], 0, none)
			}
		}
	}
	row.found = found
}

// exhaust settles that what has not been found is not there.
func (r *row) exhaust() {
	for at, way := range r.ways {
		if way == unknown {
			r.ways[at] = vain
		}
	}
}
