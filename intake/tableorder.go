package intake

import (
	"throughline.org/throughline/chronology"
	"throughline.org/throughline/intake/sent"
)

// keepTableOrder lets a table of several agencies keep the order in which it tells
// what happened at one time. A review in JSON lists its events as they were entered,
// which tells nothing.
func (p *Preview) keepTableOrder(rr *rowReader) {
	var told []*chronology.Event
	agencies := map[chronology.UID]bool{}
	for _, row := range p.InOrder() {
		if row.Event != nil {
			told = append(told, row.Event)
			agencies[row.Event.Agency] = true
		}
	}
	if len(agencies) < 2 || rr.document.sort == sent.Exchanged {
		return
	}
	for _, e := range told {
		rr.review.Put(e)
	}
	orders := chronology.Solve(rr.review).TableOrder(told)
	for _, e := range told {
		e.HandOrder = orders[e.UID]
	}
}
