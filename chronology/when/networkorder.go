package when

import "slices"

// make lists a constraint under its tag without using it yet.
func (n *Network) make(limit Limit, tag Tag, place int64) int32 {
	limit.Min, limit.Max = max(limit.Min, NoMin), min(limit.Max, NoMax)
	more, known := n.byTag[tag]
	if !known {
		more = none
	}
	c := constraint{Limit: limit, tag: tag, place: place, more: more}
	var i int32
	if last := len(n.spare) - 1; last >= 0 {
		i = n.spare[last]
		n.spare = n.spare[:last]
		n.all[i] = c
	} else {
		i = int32(len(n.all))
		n.all = append(n.all, c)
	}
	n.byTag[tag] = i
	return i
}

// unmake forgets the constraint that was made last.
func (n *Network) unmake(i int32) {
	c := n.all[i]
	if c.more == none {
		delete(n.byTag, c.tag)
	} else {
		n.byTag[c.tag] = c.more
	}
	n.spare = append(n.spare, i)
}

// drop takes a tag's constraints out of the network and returns those that had
// been rejected because of them. The tag's place is kept.
func (n *Network) drop(tag Tag) []int32 {
	i, known := n.byTag[tag]
	if !known {
		i = none
	}
	var queue, dropped []int32
	for ; i != none; i = n.all[i].more {
		if n.all[i].held {
			queue = append(queue, n.release(i)...)
		}
		dropped = append(dropped, i)
		n.places[tag] = n.all[i].place
	}
	gone := func(i int32) bool { return slices.Contains(dropped, i) }
	n.rejected = slices.DeleteFunc(n.rejected, func(r rejection) bool { return gone(r.index) })
	delete(n.byTag, tag)
	n.spare = append(n.spare, dropped...)
	return slices.DeleteFunc(queue, gone)
}

// settle tries constraints in order of their places. Where one does not fit
// with those before it, it is rejected; where it does not fit with a later one
// only, that later one gives way and is tried again in its turn.
func (n *Network) settle(queue []int32) {
	for len(queue) > 0 {
		slices.SortFunc(queue, n.byPlace)
		i := queue[0]
		queue = queue[1:]
		for !n.hold(i) {
			r := n.cycle(i)
			last := slices.MaxFunc(r.members, n.byPlace)
			if last == i {
				n.reject(r)
				break
			}
			queue = append(queue, last)
			queue = append(queue, n.release(last)...)
		}
	}
}

// reject lists a constraint as set aside provisionally.
func (n *Network) reject(r rejection) {
	at, _ := slices.BinarySearchFunc(n.rejected, r.index, func(o rejection, i int32) int {
		return n.byPlace(o.index, i)
	})
	n.rejected = slices.Insert(n.rejected, at, r)
}

// release takes a held constraint out of use and returns the rejected ones that
// rested on it, no longer listed as rejected.
func (n *Network) release(i int32) []int32 {
	n.all[i].held = false
	n.unlink(i)
	n.relax(Start, i)
	n.relax(End, i)
	var again []int32
	n.rejected = slices.DeleteFunc(n.rejected, func(r rejection) bool {
		rests := slices.Contains(r.members, i)
		if rests {
			again = append(again, r.index)
		}
		return rests
	})
	return again
}

// possible reports whether a constraint can hold by itself at all, and whether
// it ties two different days.
func (c *constraint) possible() (possible, ties bool) {
	if c.From == c.To {
		return c.Min <= min(0, c.Max) && c.Max >= 0, false
	}
	return c.Min <= c.Max, true
}

// hold uses a constraint if it fits with what holds already.
func (n *Network) hold(i int32) bool {
	c := &n.all[i]
	possible, ties := c.possible()
	if !possible {
		return false
	}
	if ties && !n.tie(i) {
		return false
	}
	c.held = true
	return true
}

// tie links a constraint into the network and repairs the bounds, or leaves
// everything as it was.
func (n *Network) tie(i int32) bool {
	c := n.all[i]
	if fresh, other, ok := n.fresh(c); ok {
		n.link(i)
		n.place(Start, i, fresh, other)
		n.place(End, i, fresh, other)
		return true
	}
	n.link(i)
	if !n.repair(Start, i) {
		n.unlink(i)
		return false
	}
	n.commit(Start)
	// A network with an earliest solution is consistent, so this cannot fail.
	n.repair(End, i)
	n.commit(End)
	return true
}

// fits reports whether a constraint would hold, and changes nothing.
func (n *Network) fits(i int32) bool {
	possible, ties := n.all[i].possible()
	if !possible || !ties {
		return possible
	}
	n.link(i)
	defer n.unlink(i)
	return n.repair(Start, i)
}
