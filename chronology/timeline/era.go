package timeline

import (
	"cmp"
	"math"
	"slices"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// era is a stretch that frames others, in days.
type era struct {
	softFrom, from, to, softTo float64
	label                      string
	event                      chronology.UID
	pregnancy                  bool
	row                        int
	end                        float64 // of the room for its label: where the next of its row begins
}

// erasOf lists the pregnancies that the rulers show, and the events that are to
// frame others and last, or may have been on any day of a longer window.
func erasOf(m *matter) []era {
	var list []era
	for _, l := range m.lives {
		if l.pregnancy != when.Always {
			from, to := float64(l.pregnancy.Latest), float64(l.born.Earliest)
			list = append(list, era{
				softFrom: float64(l.pregnancy.Earliest), from: min(from, to), to: max(from, to), softTo: dayEnd(l.born.Latest),
				label: "Pregnancy with " + l.called, pregnancy: true,
			})
		}
	}
	for _, slot := range m.frames {
		if x := m.register.at(slot); x.event.Era && !x.undated() && !x.exact() {
			list = append(list, era{
				softFrom: max(x.softFrom, m.from), from: x.start, to: x.end, softTo: min(x.softTo, m.to),
				label: x.event.ShortTitle(), event: x.uid,
			})
		}
	}
	slices.SortStableFunc(list, func(a, b era) int {
		return cmp.Or(cmp.Compare(a.softFrom, b.softFrom), cmp.Compare(b.softTo, a.softTo), cmp.Compare(m.dates.Rank(a.event), m.dates.Rank(b.event)))
	})
	return list
}

// inRows gives every era the first row of labels in which it overlaps no other,
// whatever the zoom, and returns how many rows there are.
func inRows(list []era) int {
	var last []int // of each row the era that was put there last
	for i := range list {
		e := &list[i]
		e.end = math.Inf(1)
		e.row = slices.IndexFunc(last, func(n int) bool { return list[n].softTo <= e.softFrom })
		if e.row < 0 {
			e.row = len(last)
			last = append(last, i)
			continue
		}
		list[last[e.row]].end, last[e.row] = e.softFrom, i
	}
	return len(last)
}

// erasIn lays out the eras that are in view.
func (ix *Index) erasIn(v View) []Era {
	var list []Era
	for i := range ix.eras {
		e := &ix.eras[i]
		x := Era{
			SoftFrom: v.Axis.X(e.softFrom), From: v.Axis.X(e.from), To: v.Axis.X(e.to), SoftTo: v.Axis.X(e.softTo),
			Event: e.event, Pregnancy: e.pregnancy, Row: e.row,
		}
		x.Label, x.LabelX = leading(e.label, x.SoftFrom, min(v.Axis.X(e.end), max(x.SoftTo, x.SoftFrom+v.Metrics.LabelWidth)), v)
		right := x.SoftTo
		if x.Label != "" && !v.Pinned {
			right = max(right, x.LabelX+v.Metrics.measure(x.Label, v.Metrics.LabelSize, false))
		}
		if right >= 0 && x.SoftFrom <= v.Width {
			list = append(list, x)
		}
	}
	return list
}
