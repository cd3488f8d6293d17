package timeline

import (
	"slices"
	"sync"

	"throughline.org/throughline/chronology"
)

// link is a link of the review between two events that are on the axis.
type link struct {
	*chronology.Link
	from, to int32
	shared   *shared
}

// shared is how what one event knew reached the other: the network is asked
// when the link is first drawn.
type shared struct {
	once sync.Once
	chronology.Sharing
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
		m.links = append(m.links, link{Link: l, from: from, to: to, shared: &shared{}})
		m.linksOf[from] = append(m.linksOf[from], n)
		m.linksOf[to] = append(m.linksOf[to], n)
	}
}

// sharing says how a link was shared. How many days lie between is asked of those
// alone that can be late.
func (m *matter) sharing(l *link) *chronology.Sharing {
	l.shared.once.Do(func() {
		if l.Kind == chronology.SharedWith {
			l.shared.Sharing = m.dates.Sharing(l.Link)
		} else {
			l.shared.NotShared = m.register.at(l.from).event.NotTold(m.register.at(l.to).event.Agency)
		}
	})
	return &l.shared.Sharing
}

// arrows lays out the links that a view asks for, where any part of the line
// is in view.
func (ix *Index) arrows(v View, s *stack) []Arrow {
	slot, _ := ix.register.find(v.Of)
	if v.Links == NoLinks || len(ix.links) == 0 || v.Links == SelectedLinks && len(ix.linksOf[slot]) == 0 {
		return nil
	}
	ix.linking.Store(true)
	routes := ix.routes(bucket(v.Axis.PerDay), v.Metrics, s)
	var wanted []int32
	if v.Links == SelectedLinks {
		wanted = routes.of(ix.linksOf[slot])
	} else {
		slack := v.Metrics.MarkSize + routes.widest
		wanted = routes.reach.touching(nil, v.Axis.Day(-slack), v.Axis.Day(v.Width+slack), routes.span)
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
	sharing := ix.sharing(l)
	a := Arrow{
		Link: l.UID, Kind: l.Kind, NotShared: sharing.NotShared, Late: sharing.Late,
		From: l.From, FromX: v.Axis.X(r.from.day), FromY: r.from.y(s, v.Metrics), FromPort: r.fromPort,
		To: l.To, ToX: v.Axis.X(r.to.day), ToY: r.to.y(s, v.Metrics), ToPort: r.toPort,
		Channel: r.channel,
	}
	if a.NotShared || a.Late {
		a.Label = sharing.Words()
	}
	return a
}
