package timeline

import (
	"slices"

	"throughline.org/throughline/chronology"
)

// link is a link of the review between two events that are on the axis.
type link struct {
	uid       chronology.UID
	kind      chronology.LinkKind
	from, to  int32
	notShared bool
}

// addLinks keeps the links whose events are both on the axis.
func (m *matter) addLinks(r *chronology.Review) {
	m.linked, m.links = slices.Clone(r.Links), nil
	m.linksOf, m.linkEnds = map[int32][]int32{}, map[chronology.UID]bool{}
	for _, l := range r.Links {
		m.linkEnds[l.From], m.linkEnds[l.To] = true, true
		from, ok1 := m.register.find(l.From)
		to, ok2 := m.register.find(l.To)
		if !ok1 || !ok2 || m.register.at(from).undated() || m.register.at(to).undated() {
			continue
		}
		n := int32(len(m.links))
		m.links = append(m.links, link{
			uid: l.UID, kind: l.Kind, from: from, to: to,
			notShared: notTold(m.register.at(from).event, m.register.at(to).event.Agency),
		})
		m.linksOf[from] = append(m.linksOf[from], n)
		m.linksOf[to] = append(m.linksOf[to], n)
	}
}

// notTold reports whether the agency is recorded as not having been told.
func notTold(e *chronology.Event, agency chronology.UID) bool {
	return slices.ContainsFunc(e.Told, func(t chronology.Told) bool { return t.NotTold && t.Agency == agency })
}

// arrows lays out the links that a view asks for, where any part of the line
// is in view.
func (ix *Index) arrows(v View, s *stack) []Arrow {
	if v.Links == NoLinks || len(ix.links) == 0 {
		return nil
	}
	routes := ix.routes(v, s)
	var wanted []int32
	if v.Links == SelectedLinks {
		slot, _ := ix.register.find(v.Of)
		wanted = routes.of(ix.linksOf[slot])
	} else {
		slack := v.Metrics.MarkSize + routes.widest
		wanted = routes.reach.touching(nil, v.Axis.Day(-slack), v.Axis.Day(v.Width+slack))
	}
	list := make([]Arrow, 0, len(wanted))
	for _, n := range wanted {
		if a := ix.arrow(&routes.list[n], v, s); max(a.FromX, a.ToX)+v.Metrics.MarkSize+routes.widest >= 0 &&
			min(a.FromX, a.ToX)-v.Metrics.MarkSize-routes.widest <= v.Width {
			list = append(list, a)
		}
	}
	return list
}

func (ix *Index) arrow(r *route, v View, s *stack) Arrow {
	l := &ix.links[r.link]
	return Arrow{
		Link: l.uid, Kind: l.kind, NotShared: l.notShared,
		From: ix.register.at(l.from).event.UID, FromX: v.Axis.X(r.from.day), FromY: r.from.y(s, v.Metrics), FromPort: r.fromPort,
		To: ix.register.at(l.to).event.UID, ToX: v.Axis.X(r.to.day), ToY: r.to.y(s, v.Metrics), ToPort: r.toPort,
		Channel: r.channel,
	}
}
