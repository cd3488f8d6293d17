package ui

import (
	"slices"

	"throughline.org/throughline/chronology"
)

// walkEvents goes to the event after (step 1) or before (−1) the chosen one, of all
// that the filter keeps, in the order of the chronology.
func (d *desk) walkEvents(step int) {
	d.inspector.commit()
	all := uidsOf(d.s.events())
	if len(all) == 0 {
		return
	}
	at := slices.Index(all, d.s.selected) + step
	switch {
	case d.s.selected == "" && step < 0:
		at = len(all) - 1
	case at < 0 || at >= len(all):
		d.s.said(either(step < 0, "This is the first event.", "This is the last event."))
		return
	}
	d.s.choose(all[at])
}

// nextOf is the place of the event in a list that comes after (step 1) or before
// (−1) the chosen one in the order of the chronology; from the last it goes on
// with the first. The list is in that order and not empty.
func (s *session) nextOf(list []chronology.UID, step int) int {
	if at := slices.Index(list, s.selected); at >= 0 {
		return (at + step + len(list)) % len(list)
	}
	in := make(map[chronology.UID]int, len(list))
	for n, uid := range list {
		in[uid] = n
	}
	order := s.dating.Order()
	from := slices.IndexFunc(order, func(e *chronology.Event) bool { return e.UID == s.selected })
	if step < 0 && from < 0 {
		from = len(order)
	}
	for n := from + step; n >= 0 && n < len(order); n += step {
		if at, listed := in[order[n].UID]; listed {
			return at
		}
	}
	return either(step > 0, 0, len(list)-1)
}
