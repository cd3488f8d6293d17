package chronology

import "throughline.org/throughline/chronology/when"

// TableOrder is how one table that speaks for several agencies keeps the order in
// which it tells a day: for its events, in its order, the HandOrder of those that
// neither dates nor times order and that are not all one agency's. These would
// otherwise be parted by the order of the lanes. What no other agency's event ties
// with keeps the order of its entry, and is not there.
func (d *Dating) TableOrder(table []*Event) map[UID]int {
	type moment struct {
		start when.Window
		clock int
	}
	tied := map[moment][]*Event{}
	for _, e := range table {
		if i, known := d.at(e.UID); known {
			at := moment{d.dated[i].Start, clockOrder(d.dated[i].Reading.Clock)}
			tied[at] = append(tied[at], e)
		}
	}
	orders := map[UID]int{}
	for _, level := range tied {
		if !ofSeveral(level) {
			continue
		}
		for k, e := range level {
			orders[e.UID] = k - len(level)
		}
	}
	return orders
}

func ofSeveral(events []*Event) bool {
	for _, e := range events {
		if e.Agency != events[0].Agency {
			return true
		}
	}
	return false
}
