package timeline

import (
	"math"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// entry is one event on the axis, in days.
type entry struct {
	event            *chronology.Event
	symbol           chronology.Symbol
	at               float64 // where the mark stands
	start, end       float64 // of the solid bar; both at for a moment
	softFrom, softTo float64 // what the window allows; infinite where it is open
	span             bool
	exact            bool
	approximate      bool
	uncertain        bool
	contextual       bool
}

// newEntry places an event; false where its date is unknown at both ends, so
// that no place on the axis is better than another.
func newEntry(e *chronology.Event, d chronology.Dated) (entry, bool) {
	w := d.Window
	if w.Earliest.Open() && w.Latest.Open() {
		return entry{}, false
	}
	x := entry{
		event: e, exact: w.Exact(), span: d.Extent == when.Span && !w.Exact(),
		approximate: d.Reading.Approximate, uncertain: d.Reading.Uncertain,
		softFrom: dayStart(w.Earliest), softTo: dayEnd(w.Latest),
	}
	switch {
	case x.span:
		x.placeSpan(d)
	case x.exact && d.Reading.Clock.Known:
		c := d.Reading.Clock
		x.softFrom = float64(w.Earliest) + dayPart(c.From)
		x.softTo = float64(w.Earliest) + dayPart(c.To)
		x.stand((x.softFrom + x.softTo) / 2)
	default:
		x.stand(middle(w))
	}
	return x, true
}

// stand puts a moment at a place on the axis.
func (x *entry) stand(day float64) { x.at, x.start, x.end = day, day, day }

// placeSpan finds the bar of what lasts: from the latest start to the earliest
// end, in which it certainly went on, or from the middle of one window to the
// middle of the other where those overlap.
func (x *entry) placeSpan(d chronology.Dated) {
	x.start, x.end = dayStart(d.Start.Latest), dayEnd(d.End.Earliest)
	if !(x.start < x.end) || math.IsInf(x.start, 0) || math.IsInf(x.end, 0) {
		x.start, x.end = middle(d.Start), middle(d.End)
	}
	if math.IsInf(x.start, 0) {
		x.start = x.end
	}
	if math.IsInf(x.end, 0) {
		x.end = x.start
	}
	x.start, x.end = min(x.start, x.end), max(x.start, x.end)
	x.at = (x.start + x.end) / 2
}

// middle is the middle of a window; of a half-open one, its known end;
// infinite where both are open.
func middle(w when.Window) float64 {
	const noon = 0.5
	switch {
	case w.Earliest.Open() && w.Latest.Open():
		return math.Inf(1)
	case w.Earliest.Open():
		return float64(w.Latest) + noon
	case w.Latest.Open():
		return float64(w.Earliest) + noon
	}
	return (float64(w.Earliest) + float64(w.Latest) + 1) / 2
}

func dayPart(minutes int) float64 { return float64(minutes) / (24 * 60) }

// order is what a wording says of two events: one is not before the other.
type order struct {
	later, earlier chronology.UID
}

// ordersOf lists what a reading says of the order of its event and others.
// Wordings of spans are left out: their bars show which end is meant.
func ordersOf(list []order, e *chronology.Event, d chronology.Dated) []order {
	if d.Extent == when.Span {
		return list
	}
	for _, r := range d.Reading.Relations {
		other := chronology.UID(r.Anchor.ID)
		switch {
		case r.Anchor.Kind != when.AnchorEvent:
		case r.Min >= 0:
			list = append(list, order{later: e.UID, earlier: other})
		case r.Max <= 0:
			list = append(list, order{later: other, earlier: e.UID})
		}
	}
	return list
}

// settle moves two moments no further than their windows allow, so that the
// one known to be later does not stand to the left. Middles of closed windows
// already agree with the order, since the network has tightened both ends;
// half-open windows, and hours within a day, may not.
func settle(earlier, later *entry) {
	if earlier.span || later.span || earlier.at <= later.at {
		return
	}
	later.stand(min(earlier.at, later.softTo))
	if earlier.at > later.at {
		earlier.stand(max(later.at, earlier.softFrom))
	}
}
