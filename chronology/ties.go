package chronology

import (
	"sync"

	"throughline.org/throughline/chronology/when"
)

// ties are what relations tie together, and only that: a network with the days
// of events, births and pregnancies. Update hands them from one Dating to the
// next; the one before makes its own again if it is still asked.
type ties struct {
	mu          sync.Mutex
	holder      *Dating
	net         *when.Network
	days        []endVars // of events, by place; the zero value is not tied
	births      map[UID]when.Var
	pregnancies map[UID]when.Var
	fresh       []int32 // events, by index, that have days and wait for their limits
}

// endVars are the days of an event in the network, equal for a moment, and how
// many of its tags are in use.
type endVars struct {
	start, end when.Var
	slots      int32
}

func (v endVars) side(s when.Side) when.Var {
	if s == when.End {
		return v.end
	}
	return v.start
}

func newTies(d *Dating) *ties {
	places := int32(len(d.people))
	if last := len(d.places) - 1; last >= 0 {
		places = d.places[last] + 1
	}
	return &ties{
		holder: d, net: when.NewOrderedNetwork(), days: make([]endVars, places),
		births: map[UID]when.Var{}, pregnancies: map[UID]when.Var{},
	}
}

// Every place has a number of tags: the first for what goes without saying of
// it, the others for its clauses. So the order of the tags is the order of the
// people, then of the events as they were entered, each clause by clause. What
// a wording says beyond its last tag shares that.
const (
	tagsPerPlace = 16
	lastClause   = tagsPerPlace - 2
	unsaidClause = -1
)

func tagOf(place int32, clause int) when.Tag {
	return when.Tag(place*tagsPerPlace) + 1 + when.Tag(min(clause, lastClause))
}

// lastsForward goes without saying of a span: it does not end before it starts.
func lastsForward(days endVars) when.Limit {
	return when.Limit{From: days.start, To: days.end, Min: 0, Max: when.NoMax}
}

func unsaid(place int32) when.Tag { return when.Tag(place * tagsPerPlace) }

// The clauses of a person.
const (
	clauseBorn = iota
	clauseDue
)

// need gives an event its days in the network.
func (d *Dating) need(i int32) endVars {
	days := &d.ties.days[d.places[i]]
	if days.start == 0 {
		days.start = d.ties.net.NewVar()
		days.end = days.start
		d.ties.fresh = append(d.ties.fresh, i)
	}
	span := d.dated[i].Extent == when.Span
	if span && days.end == days.start {
		days.end = d.ties.net.NewVar()
	} else if !span {
		days.end = days.start
	}
	return *days
}

// days are those of an event that is tied.
func (d *Dating) days(i int32) (endVars, bool) {
	days := d.ties.days[d.places[i]]
	return days, days.start != 0
}

// birth is the day of a person's birth: that of the life event, where there is one.
func (d *Dating) birth(person UID) when.Var {
	if v, known := d.ties.births[person]; known {
		return v
	}
	v := when.Var(0)
	if p := d.person(person); p != nil {
		if i, known := d.at(p.BirthEvent); known {
			v = d.need(i).start
		}
	}
	if v == 0 {
		v = d.ties.net.NewVar()
	}
	d.ties.births[person] = v
	return v
}

// pregnancy is the start of the pregnancy with a person. A recorded due date
// fixes it; otherwise the birth comes at term.
func (d *Dating) pregnancy(k *reader, person UID) when.Var {
	if v, known := d.ties.pregnancies[person]; known {
		return v
	}
	v := d.ties.net.NewVar()
	d.ties.pregnancies[person] = v
	for place, p := range d.people {
		if p.UID != person {
			continue
		}
		if p.DueDate != "" {
			if due := k.wording(p.DueDate, nil); due.err == nil {
				start := when.Window{Earliest: due.Window.Earliest.Add(-when.PregnancyDays), Latest: due.Window.Latest.Add(-when.PregnancyDays)}
				d.ties.net.Replace(tagOf(int32(place), clauseDue), calendarLimit(v, start))
				break
			}
		}
		d.ties.net.Replace(unsaid(int32(place)), when.Limit{From: v, To: d.birth(person), Min: when.TermFirst, Max: when.TermLast})
	}
	return v
}

// anchor is the day in the network that a relation counts from; false where
// there is none. A calendar day is counted from the network's own.
func (d *Dating) anchor(k *reader, a when.Anchor, side when.Side) (from when.Var, offset int, known bool) {
	switch a.Kind {
	case when.AnchorEvent:
		if i, known := d.at(UID(a.ID)); known {
			return d.need(i).side(side), 0, true
		}
	case when.AnchorBirth:
		return d.birth(UID(a.ID)), 0, true
	case when.AnchorPregnancy:
		return d.pregnancy(k, UID(a.ID)), 0, true
	case when.AnchorDay:
		if day, err := when.ParseDay(a.ID); err == nil {
			return 0, int(day), true
		}
	}
	return 0, 0, false
}

// held runs f while the network is this Dating's own.
func (d *Dating) held(f func()) {
	d.tying.Lock()
	defer d.tying.Unlock()
	for {
		t := d.ties
		t.mu.Lock()
		if t.holder == d {
			defer t.mu.Unlock()
			f()
			return
		}
		t.mu.Unlock()
		d.tieAnew()
	}
}

// tieAnew makes the network again that has gone on to a newer Dating.
func (d *Dating) tieAnew() {
	own := d.beside(d.asDated())
	own.ties = newTies(own)
	own.fillTies(own.reader())
	d.ties, d.ages = own.ties, agesKept{}
	d.ties.holder = d
}

// asDated is the review as it was dated.
func (d *Dating) asDated() *Review {
	if d.dates(d.review) {
		return d.review
	}
	r := d.review.Snapshot()
	r.Events, r.People, r.Settings, r.index = d.events, d.people, d.settings, nil
	return r
}
