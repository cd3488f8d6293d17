package chronology

import "slices"

// handed puts what the author has ordered by hand in that order, where neither
// dates nor relations nor the time of day say otherwise. At is in order without
// it; an event moves no further than what must come before it allows. The order in
// which a table tells what ties (see TableOrder) has had its say by then.
func (d *Dating) handed(at []int32) {
	var ordered []int32 // positions
	for p, i := range at {
		if d.events[i].HandOrder > 0 {
			ordered = append(ordered, int32(p))
		}
	}
	for n, p := range ordered {
		for _, q := range ordered[:n] {
			if d.afterByHand(at[q], at[p]) && !d.anyBefore(at[q:p], at[p]) {
				i := at[p]
				copy(at[q+1:p+1], at[q:p])
				at[q] = i
				break
			}
		}
	}
}

// afterByHand reports whether i, which stands before j, belongs after it by hand.
func (d *Dating) afterByHand(i, j int32) bool {
	a, b := d.events[i].HandOrder, d.events[j].HandOrder
	return a > b && a > 0 && (b >= 0 || d.levelWith(i, j)) && !d.ordered(i, j) && !d.ordered(j, i)
}

func (d *Dating) anyBefore(some []int32, j int32) bool {
	return slices.ContainsFunc(some, func(i int32) bool { return d.ordered(i, j) })
}

// ordered reports whether something other than the author's hand puts i before j.
func (d *Dating) ordered(i, j int32) bool {
	a, b := d.dated[i], d.dated[j]
	timed := d.compareStarts(i, j) == 0 && clockOrder(a.Reading.Clock) < clockOrder(b.Reading.Clock)
	return timed || a.Start.Latest < b.Start.Earliest || d.relationsSettle(i, j)
}

// MoveByHand moves an event one place earlier (step −1) or later (1) among those
// that it could as well stand before or after. It returns the events to be Put,
// with their new HandOrder; none, with the reason, where the order of the two is
// settled, and none with no reason at either end of the chronology.
func (d *Dating) MoveByHand(event UID, step int) (changed []*Event, settled OrderReason) {
	at := slices.Clone(d.order.get())
	i, known := d.at(event)
	p := slices.Index(at, i)
	q := p + step
	if !known || p < 0 || q < 0 || q >= len(at) {
		return nil, ""
	}
	first, second := at[min(p, q)], at[max(p, q)]
	if d.ordered(first, second) {
		return nil, d.OrderReason(d.events[first].UID, d.events[second].UID)
	}
	at[p], at[q] = at[q], at[p]
	number := 0
	for _, k := range at {
		e := d.events[k]
		if e.HandOrder <= 0 && k != first && k != second && !d.levelWith(k, first) && !d.levelWith(k, second) {
			continue
		}
		if number++; e.HandOrder != number {
			moved := e.Copy()
			moved.HandOrder = number
			changed = append(changed, moved)
		}
	}
	return changed, ""
}

// levelWith reports whether dates and times say the same of both.
func (d *Dating) levelWith(i, j int32) bool {
	return d.compareStarts(i, j) == 0 && clockOrder(d.dated[i].Reading.Clock) == clockOrder(d.dated[j].Reading.Clock)
}
