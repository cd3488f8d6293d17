package chronology

import "iter"

// Dates yields every event with its date, in the order of the chronology. The
// dates are shared; they are not to be changed.
func (d *Dating) Dates() iter.Seq2[*Event, *Dated] {
	return func(yield func(*Event, *Dated) bool) {
		for _, i := range d.order.get() {
			if !yield(d.events[i], d.dated[i]) {
				return
			}
		}
	}
}

// Rank is the place of an event in Order; −1 for an unknown uid.
func (d *Dating) Rank(event UID) int {
	if i, known := d.at(event); known {
		return int(d.ranks.get()[i])
	}
	return -1
}

// ranked turns the order about: by index, the place of each event.
func (d *Dating) ranked() []int32 {
	ranks := make([]int32, len(d.events))
	for place, i := range d.order.get() {
		ranks[i] = int32(place)
	}
	return ranks
}

// Since lists the events that may not be as they were in an earlier Dating of
// the review: those that came, went, were replaced, or have another date. Where
// this one was updated from it no event is looked at. The list is shared; it is
// not to be changed.
func (d *Dating) Since(before *Dating) []UID {
	if d.from == before.made {
		return d.changed
	}
	var list []UID
	b := 0
	for i, e := range d.events {
		for b < len(before.events) && before.events[b] != e && before.events[b].UID != e.UID && d.lacks(before.events[b].UID) {
			list = append(list, before.events[b].UID)
			b++
		}
		if b == len(before.events) || before.events[b] != e && before.events[b].UID != e.UID {
			list = append(list, e.UID)
			continue
		}
		if before.events[b] != e || before.dated[b] != d.dated[i] {
			list = append(list, e.UID)
		}
		b++
	}
	for ; b < len(before.events); b++ {
		list = append(list, before.events[b].UID)
	}
	return list
}

func (d *Dating) lacks(event UID) bool {
	_, known := d.at(event)
	return !known
}

// Fits reports whether all wordings in use can hold together, so that none is set
// aside provisionally.
func (d *Dating) Fits() bool { return len(d.rejected()) == 0 }
