package chronology

import (
	"slices"

	"throughline.org/throughline/chronology/when"
)

// contradictions are those that clauses set aside provisionally make, and those
// that clauses set aside by the author would make: for each clause the worst.
func (d *Dating) contradictions() []Contradiction {
	d.numbers.get() // it asks the network itself, so it comes first
	told := d.review.ToldIn()
	var list []Contradiction
	d.held(func() {
		k := d.reader()
		var seen []when.Tag
		for _, found := range d.ties.net.Contradictions() {
			if slices.Contains(seen, found.Aside) {
				continue
			}
			seen = append(seen, found.Aside)
			if i, c, of := d.clauseOf(found.Aside); of {
				// Later edits may have made it worse than when it was found.
				if worst, would := d.would(k, i, c); would {
					found = worst
				}
			}
			list = append(list, d.contradiction(found, told, false))
		}
		for i, e := range d.events {
			if len(e.When.SetAside) == 0 || d.dated[i].Err != nil {
				continue
			}
			for c, clause := range clausesOf(d.dated[i].Reading) {
				if !clause.SetAside {
					continue
				}
				if worst, would := d.would(k, int32(i), c); would {
					list = append(list, d.contradiction(worst, told, true))
				}
			}
		}
	})
	return list
}

func (d *Dating) contradiction(found when.Contradiction, told map[UID][]string, aside bool) Contradiction {
	c := Contradiction{Missed: found.Missed, Aside: aside}
	for _, tag := range found.Tags {
		s := d.statement(tag, told)
		if tag == found.Aside {
			s.SetAside, s.Provisional = aside, !aside
		}
		c.Members = append(c.Members, s)
	}
	return c
}

// would is the worst contradiction that a clause of an event, not in use, makes
// with what is.
func (d *Dating) would(k *reader, i int32, c int) (worst when.Contradiction, found bool) {
	whole := k.wording(d.events[i].When.Wording, nil)
	if whole.err != nil {
		return worst, false
	}
	days := d.need(i)
	limits := d.limits(k, days, whole.Reading, d.dated[i].Extent)
	d.tieFresh(k)
	said := []when.Limit{lastsForward(days)}
	if c >= len(limits) {
		return worst, false
	} else if c != unsaidClause {
		said = limits[c]
	}
	for _, l := range said {
		if made, would := d.ties.net.Would(l.From, l.To, l.Min, l.Max, tagOf(d.places[i], c)); would && made.Missed > worst.Missed {
			worst, found = made, true
		}
	}
	return worst, found
}

// clauseOf finds the event and the clause (or unsaidClause) that a tag stands
// for; false where it stands for something of a person.
func (d *Dating) clauseOf(tag when.Tag) (i int32, clause int, is bool) {
	at, found := slices.BinarySearch(d.places, int32(tag)/tagsPerPlace)
	slot := int(tag) % tagsPerPlace
	return int32(at), slot - 1, found
}

// statement says in words what a tag stands for.
func (d *Dating) statement(tag when.Tag, told map[UID][]string) Statement {
	place, slot := int32(tag)/tagsPerPlace, int(tag)%tagsPerPlace
	if int(place) < len(d.people) {
		return personStatement(d.people[place], slot)
	}
	at, _ := slices.BinarySearch(d.places, place)
	e := d.events[at]
	s := Statement{Event: e.UID, Ref: d.refOf(int32(at)), Title: e.ShortTitle(), Clause: startsFirst, Rule: startsFirst}
	if numbers := told[e.UID]; len(numbers) > 0 {
		s.Paragraph = numbers[0]
	}
	if slot > 0 {
		s.says(d.review, d.dated[at].Reading, slot-1)
	}
	return s
}

// says takes over a clause of a wording and how it becomes days.
func (s *Statement) says(r *Review, reading when.Reading, c int) {
	clauses := clausesOf(reading)
	if c >= len(clauses) {
		return
	}
	s.Stored, s.Clause, s.Rule = clauses[c].Text, r.ShowWording(clauses[c].Text), clauses[c].Rule
	for i := range reading.Relations {
		relation := &reading.Relations[i]
		if relation.Clause != c {
			continue
		}
		s.Rule = relation.Rule
		if relation.Min > when.NoMin {
			s.Min = &relation.Min
		}
		if relation.Max < when.NoMax {
			s.Max = &relation.Max
		}
		return
	}
}

func personStatement(p *Person, slot int) Statement {
	s := Statement{Event: p.UID, Title: p.Name(), Clause: termIsKnown, Rule: termIsKnown}
	switch slot - 1 {
	case clauseBorn:
		s.Clause, s.Rule = p.Born, "the recorded birth"
	case clauseDue:
		s.Clause, s.Rule = p.DueDate, "a pregnancy starts 280 days before the due date"
	}
	return s
}

// Explain returns the chain of statements behind one side of an event's window
// (Start: the earliest day, End: the latest), nil where it is open.
func (d *Dating) Explain(event UID, side when.Side) []Statement {
	i, known := d.at(event)
	if !known {
		return nil
	}
	d.numbers.get() // as in contradictions
	told := d.review.ToldIn()
	var chain []Statement
	tied := false
	d.held(func() {
		var days endVars
		if days, tied = d.days(i); !tied {
			return
		}
		for _, tag := range d.ties.net.Explain(days.side(side), side) {
			chain = append(chain, d.statement(tag, told))
		}
	})
	if !tied {
		return d.explainAlone(i, side, told)
	}
	return chain
}

// explainAlone explains an event that nothing else has a say in: by those of
// its own clauses that give the day.
func (d *Dating) explainAlone(i int32, side when.Side, told map[UID][]string) []Statement {
	dated := d.dated[i]
	var list []Statement
	for c, clause := range clausesOf(dated.Reading) {
		gives := clause.Window.Earliest == dated.Window.Earliest && !dated.Window.Earliest.Open()
		if side == when.End {
			gives = clause.Window.Latest == dated.Window.Latest && !dated.Window.Latest.Open()
		}
		if gives && !clause.SetAside {
			list = append(list, d.statement(tagOf(d.places[i], c), told))
		}
	}
	return list
}
