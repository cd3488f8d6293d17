package chronology

import (
	"slices"

	"throughline.org/throughline/chronology/when"
)

// endVars are the days of an event in the network; equal for a moment.
type endVars struct{ start, end when.Var }

func (v endVars) side(s when.Side) when.Var {
	if s == when.End {
		return v.end
	}
	return v.start
}

// claim is what a when.Tag stands for: a clause of an event's or a person's
// wording, or what goes without saying of it.
type claim struct {
	owner  UID
	clause string
	said   bool // false: goes without saying
	rule   string
	min    *int
	max    *int
}

// What goes without saying.
const (
	startsFirst = "what lasts starts before it ends"
	termIsKnown = "a pregnancy lasts 37 to 42 weeks"
)

func (d *Dating) claim(owner UID, clause string, said bool) when.Tag {
	d.claims = append(d.claims, claim{owner: owner, clause: clause, said: said})
	return when.Tag(len(d.claims) - 1)
}

// tieTogether puts everything that relations tie into the network, in the
// order in which it was entered, and takes the windows from it.
func (d *Dating) tieTogether(k *reader) {
	d.net = when.NewNetwork()
	d.ends, d.births, d.pregnancies = map[int32]endVars{}, map[UID]when.Var{}, map[UID]when.Var{}
	for i := range d.dated {
		if r := &d.dated[i].Reading; len(r.Relations) > 0 || r.Window.Empty() || len(d.review.Events[i].When.SetAside) > 0 {
			d.need(int32(i))
		}
	}
	d.tiePeople(k)
	for i := range d.dated {
		d.needAnchors(k, d.dated[i].Reading)
		if w := d.review.Events[i].When; len(w.SetAside) > 0 {
			// What is set aside is compared with the rest, so it must be there.
			d.needAnchors(k, k.wording(w.Wording, nil).Reading)
		}
	}
	for _, i := range d.tied() {
		uid, ends := d.review.Events[i].UID, d.ends[i]
		if ends.start != ends.end {
			d.net.Constrain(ends.start, ends.end, 0, when.NoMax, d.claim(uid, startsFirst, false))
		}
		d.constrain(k, uid, ends, d.dated[i].Reading, d.dated[i].Extent, i)
		d.leaveAside(k, i)
	}
	for i, ends := range d.ends {
		at := &d.dated[i]
		at.Start, at.End = d.net.Window(ends.start), d.net.Window(ends.end)
		at.Window = when.Window{Earliest: at.Start.Earliest, Latest: at.End.Latest}
	}
}

// tied lists the events of the network in the order in which they were entered.
func (d *Dating) tied() []int32 {
	list := make([]int32, 0, len(d.ends))
	for i := range d.ends {
		list = append(list, i)
	}
	slices.Sort(list)
	return list
}

// need gives an event its days in the network.
func (d *Dating) need(i int32) endVars {
	ends, known := d.ends[i]
	if !known {
		ends.start = d.net.NewVar()
		ends.end = ends.start
		if d.dated[i].Extent == when.Span {
			ends.end = d.net.NewVar()
		}
		d.ends[i] = ends
	}
	return ends
}

// tiePeople puts the births and pregnancies that are dated by themselves into
// the network.
func (d *Dating) tiePeople(k *reader) {
	for _, p := range d.review.People {
		if p.Born != "" {
			birth := d.birth(k, p.UID)
			r := k.wording(p.Born, nil)
			d.needAnchors(k, r.Reading)
			d.constrain(k, p.UID, endVars{birth, birth}, r.Reading, when.Moment, -1)
		}
		if p.DueDate != "" {
			d.pregnancy(k, p.UID)
		}
	}
}

// birth is the day of a person's birth: that of the life event, where there is one.
func (d *Dating) birth(k *reader, person UID) when.Var {
	if v, known := d.births[person]; known {
		return v
	}
	v := when.Var(0)
	if p := d.review.Person(person); p != nil {
		if i, known := d.index[p.BirthEvent]; known {
			v = d.need(i).start
		}
	}
	if v == 0 {
		v = d.net.NewVar()
	}
	d.births[person] = v
	return v
}

// pregnancy is the start of the pregnancy with a person. A recorded due date
// fixes it; otherwise the birth comes at term.
func (d *Dating) pregnancy(k *reader, person UID) when.Var {
	if v, known := d.pregnancies[person]; known {
		return v
	}
	v := d.net.NewVar()
	d.pregnancies[person] = v
	p := d.review.Person(person)
	if p != nil && p.DueDate != "" {
		if due := k.wording(p.DueDate, nil); due.err == nil {
			d.onCalendar(v, when.Window{Earliest: due.Window.Earliest.Add(-when.PregnancyDays), Latest: due.Window.Latest.Add(-when.PregnancyDays)},
				d.claim(person, p.DueDate, true))
			return v
		}
	}
	d.net.Constrain(v, d.birth(k, person), when.TermFirst, when.TermLast, d.claim(person, termIsKnown, false))
	return v
}

// needAnchors gives everything that a reading counts from its day in the network.
func (d *Dating) needAnchors(k *reader, r when.Reading) {
	for _, relation := range r.Relations {
		d.anchor(k, relation.Anchor, relation.AnchorSide)
	}
}

// anchor is the day in the network that a relation counts from; false where
// there is none.
func (d *Dating) anchor(k *reader, a when.Anchor, side when.Side) (when.Var, bool) {
	switch a.Kind {
	case when.AnchorEvent:
		if i, known := d.index[UID(a.ID)]; known {
			return d.need(i).side(side), true
		}
	case when.AnchorBirth:
		return d.birth(k, UID(a.ID)), true
	case when.AnchorPregnancy:
		return d.pregnancy(k, UID(a.ID)), true
	case when.AnchorDay:
		if day, err := when.ParseDay(a.ID); err == nil {
			v := d.net.NewVar()
			d.onCalendar(v, when.On(day), d.claim("", a.ID, true))
			return v, true
		}
	}
	return 0, false
}

func (d *Dating) onCalendar(v when.Var, w when.Window, tag when.Tag) {
	limit := calendarLimit(v, w)
	d.net.Constrain(limit.From, limit.To, limit.Min, limit.Max, tag)
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

// constrain uses the clauses of a wording for the days of an event (its index
// gives the order that it settles) or of a person's birth (index −1).
func (d *Dating) constrain(k *reader, owner UID, ends endVars, r when.Reading, extent when.Extent, event int32) {
	for c, clause := range clausesOf(r) {
		if clause.SetAside {
			continue
		}
		tag := d.claim(owner, clause.Text, true)
		d.claims[tag].ruled(clause, r, c)
		for _, u := range d.uses(k, ends, r, c, extent) {
			held := d.net.Constrain(u.limit.From, u.limit.To, u.limit.Min, u.limit.Max, tag)
			if u.relation == nil || !held || event < 0 {
				continue
			}
			if order, settled := d.edgeOf(event, *u.relation); settled {
				d.edges = append(d.edges, order)
			}
		}
	}
}

// ruled takes over how a clause becomes days.
func (c *claim) ruled(clause when.Clause, r when.Reading, index int) {
	c.rule = clause.Rule
	for i := range r.Relations {
		if relation := &r.Relations[i]; relation.Clause == index {
			c.rule = relation.Rule
			if relation.Min > when.NoMin {
				c.min = &relation.Min
			}
			if relation.Max < when.NoMax {
				c.max = &relation.Max
			}
			return
		}
	}
}

// clausesOf are the clauses of a reading; a reading without any is one clause.
func clausesOf(r when.Reading) []when.Clause {
	if len(r.Clauses) > 0 {
		return r.Clauses
	}
	return []when.Clause{{Text: r.Wording, Window: r.Window}}
}

// use is one limit that a clause puts on the network, with the relation that
// it comes from, as it is taken; nil for a calendar date.
type use struct {
	limit    when.Limit
	relation *when.Relation
}

// uses turns one clause of a wording into limits on the days of its event.
func (d *Dating) uses(k *reader, ends endVars, r when.Reading, c int, extent when.Extent) []use {
	var list []use
	if w := clausesOf(r)[c].Window; w != when.Always {
		first, last := w, w
		if extent == when.Span && w == r.Window {
			first, last = endsOf(r)
		}
		list = append(list, use{limit: calendarLimit(ends.start, first)})
		if ends.end != ends.start {
			list = append(list, use{limit: calendarLimit(ends.end, last)})
		}
	}
	for _, relation := range r.Relations {
		if relation.Clause != c {
			continue
		}
		from, known := d.anchor(k, relation.Anchor, relation.AnchorSide)
		if !known {
			continue
		}
		for _, s := range taken(relation, r.Extent, extent) {
			list = append(list, use{when.Limit{From: from, To: ends.side(s.Side), Min: s.Min, Max: s.Max}, &s})
		}
	}
	return list
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
