package chronology

// OrderReason says what put one event before another.
type OrderReason string

// The reasons, the strongest first.
const (
	ByDates     OrderReason = "by dates"             // the one is over before the other can begin
	ByRelations OrderReason = "settled by relations" // their windows overlap, the relations leave one order
	ByTime      OrderReason = "by time of day"       // one day, two times
	ByEarliest  OrderReason = "by earliest day"      // either may have come first
	ByHand      OrderReason = "by hand order"
	ByTable     OrderReason = "as one table tells them"
	ByLane      OrderReason = "by the order of the agencies"
	ByEntry     OrderReason = "by order of entry"
)

// OrderReason says why the first event stands before the second in Order. It is
// meant for neighbours, but answers for any two.
func (d *Dating) OrderReason(first, second UID) OrderReason {
	i, known := d.at(first)
	j, alsoKnown := d.at(second)
	if !known || !alsoKnown {
		return ByEntry
	}
	a, b := d.dated[i], d.dated[j]
	switch {
	case a.Start.Latest < b.Start.Earliest:
		return ByDates
	case d.relationsSettle(i, j):
		return ByRelations
	case d.ordered(i, j):
		return ByTime
	case d.afterByHand(j, i):
		return ByHand
	case d.compareStarts(i, j) != 0:
		return ByEarliest
	case d.events[i].HandOrder < min(0, d.events[j].HandOrder):
		return ByTable
	case d.events[i].Agency != d.events[j].Agency:
		return ByLane
	}
	return ByEntry
}

// relationsSettle reports whether the relations leave i no place after j: it
// never starts later, and not always on the same day. On one day it is what the
// wordings say directly ("after …").
func (d *Dating) relationsSettle(i, j int32) (settled bool) {
	if d.edges()[edge{i, j}] {
		return true
	}
	d.held(func() {
		a, tied := d.days(i)
		b, alsoTied := d.days(j)
		if tied && alsoTied {
			least, most := d.ties.net.Between(a.start, b.start)
			settled = least >= 0 && most > 0
		}
	})
	return settled
}
