package when

import "slices"

// Explain returns the shortest chain of constraints behind one side of v's
// window (Start: the earliest day, End: the latest), from the calendar to v; nil
// where the window is open on that side. Of several chains that give the day it
// is one with the fewest constraints.
func (n *Network) Explain(v Var, side Side) []Tag {
	return n.tags(n.chain(v, side))
}

// chain searches from v along constraints without slack until the calendar.
func (n *Network) chain(v Var, side Side) []int32 {
	bound := n.bound[side]
	if v == 0 || bound[v] <= anchored {
		return nil
	}
	n.wave.begin()
	reach := func(v Var, via int32) {
		n.wave.admit(v)
		n.wave.via[v] = via
		n.wave.done = append(n.wave.done, v)
	}
	reach(v, none)
	for k := 0; k < len(n.wave.done); k++ {
		at := n.wave.done[k]
		if at == 0 {
			break
		}
		for _, h := range n.near[at] {
			toMe := h.raise[1-side]
			if toMe == noRaise || n.wave.admitted(h.to) || bound[h.to]+int64(toMe) != bound[at] {
				continue
			}
			reach(h.to, h.index)
		}
	}
	return n.trail(0, v)
}

// trail follows the constraints by which the last search came from end to at,
// starting at at.
func (n *Network) trail(at, end Var) []int32 {
	var trail []int32
	for at != end {
		i := n.wave.via[at]
		trail = append(trail, i)
		at = n.all[i].across(at)
	}
	return trail
}

// across is the other variable of the constraint.
func (l Limit) across(v Var) Var {
	if l.From == v {
		return l.To
	}
	return l.From
}

// cycle returns the constraints that, with constraint i, go round in a circle
// and miss by the most days (the fewest such constraints where several do). It
// must be unlinked and not fit. A circle through no day twice is minimal:
// without one of its members nothing closes it.
func (n *Network) cycle(i int32) rejection {
	c := n.all[i]
	if possible, ties := c.possible(); !possible {
		missed := c.Min - c.Max
		if !ties && c.Min <= c.Max {
			missed = max(c.Min, -c.Max)
		}
		return rejection{i, []int32{i}, missed}
	}
	from, to, by := n.violated(Start, i)
	over := n.overCalendar(i, from, to, by)
	around := n.around(i, from, to, by)
	if around.missed > over.missed || around.missed == over.missed && len(around.members) < len(over.members) {
		over = around
	}
	over.members = append(over.members, i)
	return over
}

// overCalendar is the circle by way of the calendar: from's earliest day, the
// constraint, and to's latest day.
func (n *Network) overCalendar(i int32, from, to Var, by int64) rejection {
	earliest, latest := n.bound[Start], n.bound[End]
	if earliest[from] <= anchored || latest[to] <= anchored {
		return rejection{index: i}
	}
	// by is measured from to's earliest day; a miss is measured from its latest.
	missed := by + earliest[to] + latest[to]
	if missed <= 0 {
		return rejection{index: i}
	}
	members := slices.Concat(n.chain(from, Start), n.chain(to, End))
	return rejection{i, members, int(missed)}
}

// around is the circle that leaves the calendar out: the longest way from to
// back to from. Ways that lose more days than the constraint is broken by
// cannot close a contradiction and are not followed.
func (n *Network) around(i int32, from, to Var, by int64) rejection {
	if from == 0 || to == 0 {
		return rejection{index: i}
	}
	bound := n.bound[Start]
	n.wave.begin()
	n.wave.offer(to, 0, 0, none)
	for {
		v, step, hops, ok := n.wave.take()
		if !ok {
			return rejection{index: i}
		}
		if v == from {
			return rejection{i, n.trail(from, to), int(by + step)}
		}
		for _, h := range n.near[v] {
			if h.to == 0 || h.raise[Start] == noRaise {
				continue
			}
			step := step + bound[v] + int64(h.raise[Start]) - bound[h.to]
			if step > -by {
				n.wave.offer(h.to, step, hops+1, h.index)
			}
		}
	}
}

// leanest looks for a contradiction with fewer tags where tags stand for several
// constraints: what one wording says beyond the circle may make another member
// needless.
func (n *Network) leanest(r rejection) rejection {
	tags := n.tags(r.members)
	for k := 0; k < len(tags); k++ {
		if tags[k] == n.all[r.index].tag || !n.sayMore(tags, r) {
			continue
		}
		rest := slices.Delete(slices.Clone(tags), k, k+1)
		if leaner, still := n.among(rest, r.index); still {
			r, tags, k = leaner, n.tags(leaner.members), -1
		}
	}
	return r
}

// sayMore reports whether the tags have constraints in use outside the circle.
func (n *Network) sayMore(tags []Tag, r rejection) bool {
	for _, tag := range tags {
		for _, i := range n.of(tag) {
			if n.all[i].held && !slices.Contains(r.members, i) {
				return true
			}
		}
	}
	return false
}

// of lists the constraints of a tag.
func (n *Network) of(tag Tag) []int32 {
	var list []int32
	if i, known := n.byTag[tag]; known {
		for ; i != none; i = n.all[i].more {
			list = append(list, i)
		}
	}
	return list
}

// among tries a rejected constraint in a network of some tags alone, and returns
// the circle that still forbids it.
func (n *Network) among(tags []Tag, index int32) (rejection, bool) {
	small := NewNetwork()
	vars := map[Var]Var{0: 0}
	add := func(i int32) bool {
		c := n.all[i]
		for _, v := range []Var{c.From, c.To} {
			if _, known := vars[v]; !known {
				vars[v] = small.NewVar()
			}
		}
		return small.Constrain(vars[c.From], vars[c.To], c.Min, c.Max, Tag(i))
	}
	for _, tag := range tags {
		for _, i := range n.of(tag) {
			if n.all[i].held {
				add(i)
			}
		}
	}
	if add(index) {
		return rejection{}, false
	}
	found := small.rejected[0]
	leaner := rejection{index: index, missed: found.missed}
	for _, i := range found.members {
		leaner.members = append(leaner.members, int32(small.all[i].tag))
	}
	return leaner, true
}
