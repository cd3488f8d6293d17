package when

import "slices"

// raises are the least steps forward that a limit asks for along each of its
// directions, with time running as the side has it; noRaise where it is open.
func (l Limit) raises(side Side) (forth, back int32) {
	lower, upper := noRaise, noRaise
	if l.Min > NoMin {
		lower = int32(l.Min)
	}
	if l.Max < NoMax {
		upper = int32(-l.Max)
	}
	if side == Start {
		return lower, upper
	}
	return upper, lower
}

// link makes a constraint known to its variables.
func (n *Network) link(i int32) {
	c := n.all[i].Limit
	forth, back := c.raises(Start)
	if c.From != 0 {
		n.near[c.From] = append(n.near[c.From], half{c.To, i, [2]int32{forth, back}})
	}
	if c.To != 0 {
		n.near[c.To] = append(n.near[c.To], half{c.From, i, [2]int32{back, forth}})
	}
}

// unlink undoes link.
func (n *Network) unlink(i int32) {
	for _, v := range []Var{n.all[i].From, n.all[i].To} {
		list := n.near[v]
		at := slices.IndexFunc(list, func(h half) bool { return h.index == i })
		if at < 0 {
			continue
		}
		last := len(list) - 1
		list[at] = list[last]
		n.near[v] = list[:last]
	}
}

// fresh returns the variable of a constraint that has no other constraint yet:
// it can be placed without a search.
func (n *Network) fresh(c constraint) (fresh, other Var, ok bool) {
	switch {
	case c.To != 0 && len(n.near[c.To]) == 0:
		return c.To, c.From, true
	case c.From != 0 && len(n.near[c.From]) == 0:
		return c.From, c.To, true
	}
	return 0, 0, false
}

// place gives a fresh variable its bound.
func (n *Network) place(side Side, i int32, fresh, other Var) {
	toFresh, back := n.all[i].raises(side)
	if n.all[i].To != fresh {
		toFresh, back = back, toFresh
	}
	bound := n.bound[side]
	if toFresh != noRaise {
		bound[fresh] = bound[other] + int64(toFresh)
		n.parent[side][fresh] = i
		return
	}
	// Nothing bounds it on this side; it must only stay clear of the other.
	bound[fresh] = free
	n.parent[side][fresh] = none
	if back != noRaise {
		bound[fresh] = min(free, bound[other]-int64(back))
	}
}

// violated returns the direction of a constraint that the present bounds break,
// and by how much. Bounds are a solution of all that holds, and min ≤ max, so
// at most one direction can be broken.
func (n *Network) violated(side Side, i int32) (from, to Var, by int64) {
	c := n.all[i]
	forth, back := c.raises(side)
	bound := n.bound[side]
	if forth != noRaise {
		if by = bound[c.From] + int64(forth) - bound[c.To]; by > 0 {
			return c.From, c.To, by
		}
	}
	if back != noRaise {
		if by = bound[c.To] + int64(back) - bound[c.From]; by > 0 {
			return c.To, c.From, by
		}
	}
	return 0, 0, 0
}

// repair works out, without changing anything yet, which bounds a linked
// constraint raises and by how much; commit makes them so. It reports false when
// the calendar or the constraint's own beginning would have to move: a
// contradiction. Variables are taken by the size of their step, largest first,
// which makes every step final (Cotton and Maler).
func (n *Network) repair(side Side, i int32) bool {
	n.wave.begin()
	from, to, by := n.violated(side, i)
	if by == 0 {
		return true
	}
	if to == 0 {
		return false
	}
	bound := n.bound[side]
	n.wave.offer(to, by, 0, i)
	for {
		v, by, _, ok := n.wave.take()
		if !ok {
			return true
		}
		for _, h := range n.near[v] {
			if h.raise[side] == noRaise {
				continue
			}
			step := bound[v] + by + int64(h.raise[side]) - bound[h.to]
			if step <= 0 {
				continue
			}
			if h.to == 0 || h.to == from {
				return false
			}
			n.wave.offer(h.to, step, 0, h.index)
		}
	}
}

// commit applies the steps of the last wave.
func (n *Network) commit(side Side) {
	for _, v := range n.wave.done {
		n.bound[side][v] += n.wave.step[v]
		n.parent[side][v] = n.wave.via[v]
	}
}

// relax works out the bounds anew that rested on a constraint that is no longer
// linked: all that stand below it in the tree of parents.
func (n *Network) relax(side Side, i int32) {
	lost := n.below(side, i)
	if len(lost) == 0 {
		return
	}
	bound := n.bound[side]
	n.wave.begin()
	for _, v := range lost {
		n.wave.admit(v)
	}
	for _, v := range lost {
		// At worst nothing ties them to the calendar any more.
		n.wave.offer(v, free, 0, none)
		for _, h := range n.near[v] {
			toMe := h.raise[1-side]
			if toMe != noRaise && !n.wave.admitted(h.to) {
				n.wave.offer(v, bound[h.to]+int64(toMe)-bound[v], 0, h.index)
			}
		}
	}
	for {
		v, by, _, ok := n.wave.take()
		if !ok {
			break
		}
		for _, h := range n.near[v] {
			if h.raise[side] != noRaise && n.wave.admitted(h.to) {
				n.wave.offer(h.to, bound[v]+by+int64(h.raise[side])-bound[h.to], 0, h.index)
			}
		}
	}
	n.commit(side)
}

// below lists the variables whose bound rests on a constraint, directly or
// through others. Bounds that are free rest on nothing real and stay.
func (n *Network) below(side Side, i int32) []Var {
	parent := n.parent[side]
	var list []Var
	for _, v := range []Var{n.all[i].From, n.all[i].To} {
		if parent[v] == i {
			parent[v] = none
			if n.bound[side][v] > anchored {
				list = append(list, v)
			}
		}
	}
	for k := 0; k < len(list); k++ {
		for _, h := range n.near[list[k]] {
			if parent[h.to] == h.index {
				list = append(list, h.to)
			}
		}
	}
	return list
}
