package timeline

import (
	"cmp"
	"math"
	"slices"

	"throughline.org/throughline/chronology"
)

// keyDay is a day that runs through all lanes.
type keyDay struct {
	day   float64
	label string
	event chronology.UID
}

// framing reports whether an event frames others: its day runs through all
// lanes, or it is an era.
func (m *matter) framing(x *entry) bool {
	return x.event.Era || x.event.DayLine || m.setup.symbol(x) == chronology.SymbolCritical
}

// keyDaysOf lists the births of the people in the review, its critical incidents
// and the events whose day the author has run through all lanes.
func keyDaysOf(m *matter) []keyDay {
	var list []keyDay
	named := map[chronology.UID]bool{}
	add := func(x *entry, label string) {
		if !x.undated() && !named[x.uid] {
			named[x.uid] = true
			list = append(list, keyDay{x.at(), label, x.uid})
		}
	}
	for _, p := range m.setup.people {
		if slot, ok := m.register.find(p.BirthEvent); ok && (p.Subject || p.Child) {
			add(m.register.at(slot), p.Name()+" born")
		}
	}
	for _, slot := range m.frames {
		x := m.register.at(slot)
		if x.event.DayLine || m.setup.symbol(x) == chronology.SymbolCritical {
			add(x, x.event.ShortTitle())
		}
	}
	slices.SortFunc(list, func(a, b keyDay) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(m.dates.Rank(a.event), m.dates.Rank(b.event)))
	})
	return list
}

// KeyLines are the key days of which the line or the label is in view. Of
// several nearer to each other than a mark is wide the first stands for all, and
// what would be written over another label is not written: both are settled over
// the whole axis, so that tiles agree. Where labels are kept between the edges, one
// at the end is cut.
func (ix *Index) KeyLines(v View) []KeyLine {
	const gap = 8 // units between labels
	var list []KeyLine
	last, free := math.Inf(-1), math.Inf(-1)
	for _, k := range ix.keyDays {
		x := v.Axis.X(k.day)
		if x-last < v.Metrics.MarkSize {
			continue
		}
		last = x
		line := KeyLine{X: x, Name: k.label, Event: k.event}
		if x >= free {
			line.Label = k.label
			free = x + v.Metrics.measure(k.label, v.Metrics.LabelSize, false) + gap
		}
		if v.Pinned && line.Label != "" {
			line.Label = cut(line.Label, v.Width-x-gap, v.Metrics)
		}
		if x <= v.Width && (x >= 0 || free >= 0 && !v.Pinned) {
			list = append(list, line)
		}
	}
	return list
}
