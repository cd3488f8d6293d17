package chronology

import "fmt"

// Accounts are entries on their way into print, with what is to be said of those
// that tell of one contact. Entries that are linked as the same event are printed
// each in a row of its own, or by the author's choice (Link.Once) in one: none is
// left out unsaid.
type Accounts struct {
	Rows []*Event // with a row of their own, in the order that was given

	d     *Dating
	main  map[UID]UID      // of entries without a row: in whose they stand
	holds map[UID][]*Event // and the other way about
	links map[UID][]*Link  // that say something of an entry's contact
}

// Accounts works out which of the events are printed in a row of their own. An
// entry that is not among them holds no others.
func (d *Dating) Accounts(events []*Event) *Accounts {
	a := &Accounts{Rows: events, d: d, links: map[UID][]*Link{}, holds: map[UID][]*Event{}}
	for _, l := range d.links {
		if l.Kind == SameEvent || l.Kind == DisagreesWith {
			a.links[l.From] = append(a.links[l.From], l)
			a.links[l.To] = append(a.links[l.To], l)
		}
	}
	if a.main = toldOnce(d.links, events); len(a.main) == 0 {
		return a
	}
	a.Rows = nil
	for _, e := range events {
		if main, elsewhere := a.main[e.UID]; elsewhere {
			a.holds[main] = append(a.holds[main], e)
		} else {
			a.Rows = append(a.Rows, e)
		}
	}
	return a
}

// toldOnce says of those events that are printed in another's row in whose: of
// entries linked one after the other, in that of the first.
func toldOnce(links []*Link, events []*Event) map[UID]UID {
	given, stands := map[UID]bool{}, map[UID]UID{}
	first := func(uid UID) UID {
		for stands[uid] != "" {
			uid = stands[uid]
		}
		return uid
	}
	for _, l := range links {
		if l.Kind != SameEvent || !l.Once {
			continue
		}
		if len(given) == 0 {
			for _, e := range events {
				given[e.UID] = true
			}
		}
		if from, to := first(l.From), first(l.To); from != to && given[l.From] && given[l.To] {
			stands[to] = from
		}
	}
	for uid := range stands {
		stands[uid] = first(uid)
	}
	return stands
}

// RowOf is the event in whose row another is printed; itself where it has its own.
func (a *Accounts) RowOf(event UID) UID {
	if main, elsewhere := a.main[event]; elsewhere {
		return main
	}
	return event
}

// Words says of a row what else tells of its contact, in sentences without a full
// stop: who recorded it too, what is printed in another row, what differs.
func (a *Accounts) Words(e *Event) []string {
	var words []string
	for _, other := range a.holds[e.UID] {
		said := fmt.Sprintf("Also recorded by %s (%s", a.agency(other), a.d.Ref(other.UID))
		if other.Source != "" {
			said += "; source: " + other.Source
		}
		words = append(words, said+")")
	}
	for _, l := range a.links[e.UID] {
		uid := l.From
		if uid == e.UID {
			uid = l.To
		}
		other := a.d.review.Event(uid)
		switch {
		case other == nil:
		case l.Kind == DisagreesWith:
			words = append(words, fmt.Sprintf("The account of %s differs (%s)", a.agency(other), a.d.Ref(uid)))
		case a.RowOf(uid) != a.RowOf(e.UID):
			words = append(words, fmt.Sprintf("Same event as recorded by %s (%s)", a.agency(other), a.d.Ref(uid)))
		}
	}
	return words
}

func (a *Accounts) agency(e *Event) string {
	if e.Family() {
		return "the family"
	}
	return a.d.review.agencyName(e.Agency)
}

// untold reports of events whether no paragraph tells them. Of entries that are
// printed as one, all are told where one is.
func (r *Review) untold(told map[UID][]string) func(UID) bool {
	main := toldOnce(r.Links, r.Events)
	contacts := map[UID]bool{}
	for uid, stands := range main {
		if len(told[uid])+len(told[stands]) > 0 {
			contacts[stands] = true
		}
	}
	return func(uid UID) bool {
		if stands, elsewhere := main[uid]; elsewhere {
			uid = stands
		}
		return len(told[uid]) == 0 && !contacts[uid]
	}
}
