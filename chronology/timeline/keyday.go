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
	return m.setup.symbol(x) == chronology.SymbolCritical
}

// keyDaysOf lists the births of the people in the review and its critical incidents.
func keyDaysOf(m *matter) []keyDay {
	var list []keyDay
	named := map[chronology.UID]bool{}
	add := func(x *entry, label string) {
		if !x.undated() && !named[x.event.UID] {
			named[x.event.UID] = true
			list = append(list, keyDay{x.at(), label, x.event.UID})
		}
	}
	for _, p := range m.setup.people {
		if slot, ok := m.register.find(p.BirthEvent); ok && (p.Subject || p.Child) {
			add(m.register.at(slot), p.Name()+" born")
		}
	}
	for _, slot := range m.frames {
		x := m.register.at(slot)
		if m.setup.symbol(x) == chronology.SymbolCritical {
			add(x, x.event.ShortTitle())
		}
	}
	slices.SortFunc(list, func(a, b keyDay) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(m.dates.Rank(a.event), m.dates.Rank(b.event)))
	})
	return list
}

// keyLines are the key days that are in view. Of several nearer to each other
// than a mark is wide the first stands for all; it is chosen over the whole
// axis, so that tiles agree.
func (ix *Index) keyLines(v View) []KeyLine {
	var list []KeyLine
	last := math.Inf(-1)
	for _, k := range ix.keyDays {
		x := v.Axis.X(k.day)
		if x-last < v.Metrics.MarkSize {
			continue
		}
		last = x
		if x >= 0 && x <= v.Width {
			list = append(list, KeyLine{X: x, Label: k.label, Event: k.event})
		}
	}
	return list
}
