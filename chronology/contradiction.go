package chronology

import (
	"throughline.org/throughline/chronology/when"
)

// aside is a clause that the author has set aside, with the limits that it
// would put on the network.
type aside struct {
	tag    when.Tag
	limits []when.Limit
}

// leaveAside remembers what the clauses that the author has set aside would say.
func (d *Dating) leaveAside(k *reader, i int32) {
	e := d.review.Events[i]
	if len(e.When.SetAside) == 0 || d.dated[i].Err != nil {
		return
	}
	whole := k.wording(e.When.Wording, nil)
	if whole.err != nil {
		return
	}
	for c, clause := range d.dated[i].Reading.Clauses {
		if !clause.SetAside || c >= len(whole.Clauses) {
			continue
		}
		left := aside{tag: d.claim(e.UID, clause.Text, true)}
		for _, u := range d.uses(k, d.ends[i], whole.Reading, c, d.dated[i].Extent) {
			left.limits = append(left.limits, u.limit)
		}
		d.asides = append(d.asides, left)
	}
}

// contradictions are those of the network, and those that clauses set aside
// would make.
func (d *Dating) contradictions() []Contradiction {
	d.asking.Lock()
	defer d.asking.Unlock()
	told := d.review.ToldIn()
	var list []Contradiction
	for _, found := range d.net.Contradictions() {
		c := Contradiction{Missed: found.Missed}
		for _, tag := range found.Tags {
			s := d.statement(tag, told)
			s.Provisional = tag == found.Aside
			c.Members = append(c.Members, s)
		}
		list = append(list, c)
	}
	for _, left := range d.asides {
		if found, would := d.would(left); would {
			c := Contradiction{Missed: found.Missed, Aside: true}
			for _, tag := range found.Tags {
				s := d.statement(tag, told)
				s.SetAside = tag == left.tag
				c.Members = append(c.Members, s)
			}
			list = append(list, c)
		}
	}
	return list
}

// would is the worst contradiction that a clause set aside would make.
func (d *Dating) would(left aside) (worst when.Contradiction, found bool) {
	for _, l := range left.limits {
		if c, would := d.net.Would(l.From, l.To, l.Min, l.Max, left.tag); would && c.Missed > worst.Missed {
			worst, found = c, true
		}
	}
	return worst, found
}

// statement says in words what a tag stands for.
func (d *Dating) statement(tag when.Tag, told map[UID][]string) Statement {
	c := d.claims[tag]
	s := Statement{Event: c.owner, Clause: c.clause, Rule: c.rule, Min: c.min, Max: c.max}
	if c.said {
		s.Clause, s.Stored = d.review.ShowWording(c.clause), c.clause
	}
	d.name(&s)
	if numbers := told[c.owner]; len(numbers) > 0 {
		s.Paragraph = numbers[0]
	}
	return s
}

// name says what a statement belongs to.
func (d *Dating) name(s *Statement) {
	switch owner := d.review.Find(s.Event).(type) {
	case *Event:
		s.Ref, s.Title = d.Ref(s.Event), owner.ShortTitle()
	case *Person:
		s.Title = owner.Name()
	}
}

// Explain returns the chain of statements behind one side of an event's window
// (Start: the earliest day, End: the latest), nil where it is open.
func (d *Dating) Explain(event UID, side when.Side) []Statement {
	i, known := d.index[event]
	if !known {
		return nil
	}
	ends, tied := d.ends[i]
	if !tied {
		return d.explainAlone(i, side)
	}
	d.asking.Lock()
	defer d.asking.Unlock()
	told := d.review.ToldIn()
	var chain []Statement
	for _, tag := range d.net.Explain(ends.side(side), side) {
		chain = append(chain, d.statement(tag, told))
	}
	return chain
}

// explainAlone explains an event that nothing else has a say in: by those of
// its own clauses that give the day.
func (d *Dating) explainAlone(i int32, side when.Side) []Statement {
	dated := d.dated[i]
	e := d.review.Events[i]
	var list []Statement
	for _, clause := range clausesOf(dated.Reading) {
		gives := clause.Window.Earliest == dated.Window.Earliest && !dated.Window.Earliest.Open()
		if side == when.End {
			gives = clause.Window.Latest == dated.Window.Latest && !dated.Window.Latest.Open()
		}
		if gives && !clause.SetAside {
			s := Statement{Event: e.UID, Clause: d.review.ShowWording(clause.Text), Stored: clause.Text, Rule: clause.Rule}
			d.name(&s)
			if numbers := d.review.ParagraphsOf(e.UID); len(numbers) > 0 {
				s.Paragraph = numbers[0]
			}
			list = append(list, s)
		}
	}
	return list
}
