package chronology

import (
	"slices"
	"strings"

	"throughline.org/throughline/chronology/when"
)

// What goes without saying.
const (
	startsFirst = "what lasts starts before it ends"
	termIsKnown = "a pregnancy lasts 37 to 42 weeks"
)

// tieTogether puts everything that relations tie into the network and takes
// the windows from it.
func (d *Dating) tieTogether(k *reader) {
	d.fillTies(k)
	d.takeWindows()
}

// fillTies puts everything that relations tie into the network.
func (d *Dating) fillTies(k *reader) {
	for i := range d.dated {
		if d.isTied(int32(i)) {
			d.need(int32(i))
		}
	}
	d.tiePeople(k)
	d.tieFresh(k)
}

// isTied reports whether an event has something in its own wording that the
// network must know.
func (d *Dating) isTied(i int32) bool {
	r := &d.dated[i].Reading
	severalSpans := d.dated[i].Extent == when.Span && len(r.Clauses) > 1
	return len(r.Relations) > 0 || severalSpans || r.Window.Empty() || len(d.events[i].When.SetAside) > 0
}

// tiePeople puts the births and pregnancies that are dated by themselves into
// the network.
func (d *Dating) tiePeople(k *reader) {
	for place, p := range d.people {
		if p.Born != "" {
			birth := d.birth(p.UID)
			r := k.wording(p.Born, nil)
			limits := d.limits(k, endVars{start: birth, end: birth}, r.Reading, when.Moment)
			for c := range limits {
				d.ties.net.Replace(tagOf(int32(place), clauseBorn), limits[c]...)
			}
		}
		if p.DueDate != "" {
			d.pregnancy(k, p.UID)
		}
	}
}

// tieFresh gives the events that have new days their limits. These may need the
// days of others, which then have their turn.
func (d *Dating) tieFresh(k *reader) {
	for len(d.ties.fresh) > 0 {
		fresh := d.ties.fresh
		d.ties.fresh = nil
		slices.Sort(fresh)
		for _, i := range fresh {
			d.tie(k, i)
		}
	}
}

// tie puts what an event's wording says into the network, in the place of what
// it said before.
func (d *Dating) tie(k *reader, i int32) {
	days, place := d.need(i), d.places[i]
	var slots [tagsPerPlace][]when.Limit
	if days.end != days.start {
		slots[0] = []when.Limit{lastsForward(days)}
	}
	for c, limits := range d.limits(k, days, d.dated[i].Reading, d.dated[i].Extent) {
		slot := 1 + min(c, lastClause)
		slots[slot] = append(slots[slot], limits...)
	}
	used := int32(0)
	for slot, limits := range slots {
		if len(limits) > 0 {
			used = int32(slot) + 1
		}
		if len(limits) > 0 || int32(slot) < days.slots {
			d.ties.net.Replace(unsaid(place)+when.Tag(slot), limits...)
		}
	}
	d.ties.days[place].slots = used
}

// takeWindows takes the windows of everything that is tied from the network.
func (d *Dating) takeWindows() {
	for i, place := range d.places {
		days := d.ties.days[place]
		if days.start == 0 {
			continue
		}
		start, end := d.ties.net.Window(days.start), d.ties.net.Window(days.end)
		if at := d.dated[i]; at.Start != start || at.End != end || at.Window.Earliest != start.Earliest || at.Window.Latest != end.Latest {
			moved := *at
			moved.Start, moved.End = start, end
			moved.Window = when.Window{Earliest: start.Earliest, Latest: end.Latest}
			d.dated[i] = &moved
		}
	}
	d.births, d.starts = map[UID]when.Window{}, map[UID]when.Window{}
	for person, day := range d.ties.births {
		d.births[person] = d.ties.net.Window(day)
	}
	for person, day := range d.ties.pregnancies {
		d.starts[person] = d.ties.net.Window(day)
	}
}

func calendarLimit(v when.Var, w when.Window) when.Limit {
	limit := when.Limit{From: 0, To: v, Min: when.NoMin, Max: when.NoMax}
	if !w.Earliest.Open() {
		limit.Min = int(w.Earliest)
	}
	if !w.Latest.Open() {
		limit.Max = int(w.Latest)
	}
	return limit
}

// clausesOf are the clauses of a reading; a reading without any is one clause.
func clausesOf(r when.Reading) []when.Clause {
	if len(r.Clauses) > 0 {
		return r.Clauses
	}
	return []when.Clause{{Text: strings.TrimSpace(r.Wording), Window: r.Window, Rule: r.Rule}}
}

// limits turns a wording into limits on the days of its event, clause by clause.
// Clauses that are set aside have none.
func (d *Dating) limits(k *reader, days endVars, r when.Reading, extent when.Extent) [][]when.Limit {
	clauses := clausesOf(r)
	limits := make([][]when.Limit, len(clauses))
	for c, clause := range clauses {
		if !clause.SetAside && clause.Window != when.Always {
			limits[c] = calendarLimits(k, days, r, clause, extent)
		}
	}
	for _, relation := range r.Relations {
		c := relation.Clause
		from, offset, known := d.anchor(k, relation.Anchor, relation.AnchorSide)
		if !known || c >= len(clauses) || clauses[c].SetAside {
			continue
		}
		for _, s := range taken(relation, r.Extent, extent) {
			if s.Min > when.NoMin {
				s.Min += offset
			}
			if s.Max < when.NoMax {
				s.Max += offset
			}
			limits[c] = append(limits[c], when.Limit{From: from, To: days.side(s.Side), Min: s.Min, Max: s.Max})
		}
	}
	return limits
}

// calendarLimits are the limits of a clause that gives calendar dates: of a
// span, a window for each of its two days.
func calendarLimits(k *reader, days endVars, r when.Reading, clause when.Clause, extent when.Extent) []when.Limit {
	first, last := clause.Window, clause.Window
	if extent == when.Span && r.Extent == when.Span {
		own := r
		if len(clausesOf(r)) > 1 {
			own = k.wording(clause.Text, nil).Reading
		}
		first, last = endsOf(own)
	}
	if days.end == days.start {
		return []when.Limit{calendarLimit(days.start, first)}
	}
	return []when.Limit{calendarLimit(days.start, first), calendarLimit(days.end, last)}
}

// taken turns the relation of a wording that reads as one extent into what it
// says of an event that its author takes as the other. A span taken as a moment
// lies between the span's ends; a moment taken as a span lasts inside the window.
func taken(r when.Relation, read, as when.Extent) []when.Relation {
	switch {
	case read == when.Span && as == when.Moment:
		if r.Side == when.Start {
			r.Max = when.NoMax
		} else {
			r.Min = when.NoMin
		}
	case read == when.Moment && as == when.Span:
		start, end := r, r
		start.Side, start.Max = when.Start, when.NoMax
		end.Side, end.Min = when.End, when.NoMin
		return []when.Relation{start, end}
	}
	return []when.Relation{r}
}
