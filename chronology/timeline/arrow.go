package timeline

import (
	"cmp"
	"math"
	"slices"

	"throughline.org/throughline/chronology"
)

// link is a link of the review between two events of the index.
type link struct {
	uid       chronology.UID
	kind      chronology.LinkKind
	from, to  chronology.UID
	notShared bool
}

// addLinks keeps the links whose events are both on the axis.
func (ix *Index) addLinks(r *chronology.Review) {
	ix.linksOf = map[chronology.UID][]int32{}
	for _, l := range r.Links {
		from, ok1 := ix.where[l.From]
		to, ok2 := ix.where[l.To]
		if !ok1 || !ok2 {
			continue
		}
		n := int32(len(ix.links))
		ix.links = append(ix.links, link{
			uid: l.UID, kind: l.Kind, from: l.From, to: l.To,
			notShared: notTold(ix.entry(from).event, ix.lanes[to.lane].agency),
		})
		ix.linksOf[l.From] = append(ix.linksOf[l.From], n)
		ix.linksOf[l.To] = append(ix.linksOf[l.To], n)
	}
}

// notTold reports whether the agency is recorded as not having been told.
func notTold(e *chronology.Event, agency chronology.UID) bool {
	return slices.ContainsFunc(e.Told, func(t chronology.Told) bool { return t.NotTold && t.Agency == agency })
}

// arrows lays out the links that a view asks for, where any part of the line
// is in view.
func (ix *Index) arrows(v View, a *arrangement, shown []shownLane) []Arrow {
	var list []Arrow
	add := func(l *link) {
		x1, y1, ok1 := ix.place(l.from, v, a, shown)
		x2, y2, ok2 := ix.place(l.to, v, a, shown)
		reach := v.Metrics.MarkSize
		if !ok1 || !ok2 || max(x1, x2) < -reach || min(x1, x2) > v.Width+reach {
			return
		}
		list = append(list, Arrow{
			Link: l.uid, Kind: l.kind, FromX: x1, FromY: y1, ToX: x2, ToY: y2,
			From: l.from, To: l.to, NotShared: l.notShared,
		})
	}
	switch v.Links {
	case SelectedLinks:
		for _, i := range ix.linksOf[v.Of] {
			add(&ix.links[i])
		}
	case AllLinks:
		for i := range ix.links {
			add(&ix.links[i])
		}
	}
	return list
}

// keyDay is a day that runs through all lanes.
type keyDay struct {
	day   float64
	label string
	event chronology.UID
}

// keyDaysOf lists the births of the people in the review and its critical incidents.
func keyDaysOf(r *chronology.Review, ix *Index) []keyDay {
	var list []keyDay
	births := map[chronology.UID]bool{}
	for _, p := range r.People {
		if at, ok := ix.where[p.BirthEvent]; ok && (p.Subject || p.Child) && !births[p.BirthEvent] {
			births[p.BirthEvent] = true
			list = append(list, keyDay{ix.entry(at).at, p.Name() + " born", p.BirthEvent})
		}
	}
	for _, l := range ix.lanes {
		for i := range l.entries {
			if x := &l.entries[i]; x.symbol == chronology.SymbolCritical && !births[x.event.UID] {
				list = append(list, keyDay{x.at, x.event.ShortTitle(), x.event.UID})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b keyDay) int { return cmp.Compare(a.day, b.day) })
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
