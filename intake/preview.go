package intake

import (
	"fmt"
	"slices"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// Options are what a table is read with.
type Options struct {
	Agency chronology.UID // where a row names none
}

// Preview is what a table would bring in, row by row.
type Preview struct {
	Rows     []PreviewRow          // worst first: refused, doubted, clean; else in the table's order
	Agencies []*chronology.Agency  // new ones that the rows name
	Services []*chronology.Service // likewise
	Kinds    []*chronology.Kind
	People   []*chronology.Person
	Ignored  []Ignored
}

// PreviewRow is one row with its reading.
type PreviewRow struct {
	Row
	Event   *chronology.Event // nil where refused
	Wording string            // of the date, as typed
	Reading when.Reading      // its Window is worked out where it counts from other events
	Refused string            // why; "" where the row is good
	Doubts  []string
}

func (row *PreviewRow) refuse(why string) { row.Event, row.Refused = nil, why }

// NewPreview reads the rows of a table against a review, which it does not change.
func NewPreview(t *Table, r *chronology.Review, o Options) *Preview {
	reader := newRowReader(t, r, o)
	p := &Preview{Ignored: slices.Concat(t.Ignored, t.leftOut())}
	for _, row := range t.Rows {
		p.Rows = append(p.Rows, reader.read(row))
	}
	newDater(reader, p).dateAll()
	p.doubt()
	p.doubtTwice(r)
	slices.SortStableFunc(p.Rows, func(a, b PreviewRow) int { return b.badness() - a.badness() })
	used := p.used()
	p.Agencies, p.Services = reader.agencies.madeFor(used), reader.services.madeFor(used)
	p.Kinds, p.People = reader.kinds.madeFor(used), reader.people.madeFor(used)
	return p
}

// doubt adds the doubts of the readings. A plain British date is no doubt for
// being one day or another in American order, unless some date of the table
// can only be American.
func (p *Preview) doubt() {
	american := slices.ContainsFunc(p.Rows, func(row PreviewRow) bool {
		return slices.ContainsFunc(row.Reading.Doubts, func(d when.Doubt) bool { return d.Code == when.DoubtAmericanOrder })
	})
	for i := range p.Rows {
		row := &p.Rows[i]
		if row.Event != nil && row.Reading.Unknown {
			row.Doubts = append(row.Doubts, "No date is known; the row comes in without one.")
		}
		for _, d := range row.Reading.Doubts {
			if d.Code != when.DoubtAmbiguousOrder || american {
				row.Doubts = append(row.Doubts, d.Message)
			}
		}
	}
}

// doubtTwice asks about an id that stands twice in the table, or that an event
// of the review has already: the same return may have been sent twice.
func (p *Preview) doubtTwice(r *chronology.Review) {
	known, lines := map[string]bool{}, map[string]int{}
	for _, e := range r.Events {
		known[e.ExternalID] = true
	}
	for i := range p.Rows {
		row := &p.Rows[i]
		if row.Event == nil || row.Event.ExternalID == "" {
			continue
		}
		id := row.Event.ExternalID
		if line, twice := lines[id]; twice {
			row.Doubts = append(row.Doubts, fmt.Sprintf("The id “%s” is that of line %d too.", id, line))
		} else if known[id] {
			row.Doubts = append(row.Doubts, fmt.Sprintf("The review has an event with the id “%s” already.", id))
		}
		lines[id] = row.Line
	}
}

// used lists what the events that come in refer to.
func (p *Preview) used() map[chronology.UID]bool {
	used := map[chronology.UID]bool{}
	for i := range p.Rows {
		e := p.Rows[i].Event
		if e == nil {
			continue
		}
		used[e.Agency], used[e.Service], used[e.Kind] = true, true, true
		for _, person := range e.Involved {
			used[person.Person] = true
		}
		for _, seen := range e.Seen {
			used[seen.Child] = true
		}
		for _, uid := range namedIn(e.When.Wording) {
			used[uid] = true
		}
	}
	return used
}

func (row *PreviewRow) badness() int {
	switch {
	case row.Refused != "":
		return 2
	case len(row.Doubts) > 0:
		return 1
	}
	return 0
}

// Counts tells how many rows come in, how many of those are doubted, and how many are refused.
func (p *Preview) Counts() (events, doubted, refused int) {
	for i := range p.Rows {
		switch p.Rows[i].badness() {
		case 2:
			refused++
			continue
		case 1:
			doubted++
		}
		events++
	}
	return events, doubted, refused
}

// Entities lists what accepting puts into the review, referred-to first; events
// in the order of the table.
func (p *Preview) Entities() []chronology.Entity {
	var all []chronology.Entity
	for _, a := range p.Agencies {
		all = append(all, a)
	}
	for _, s := range p.Services {
		all = append(all, s)
	}
	for _, k := range p.Kinds {
		all = append(all, k)
	}
	for _, person := range p.People {
		all = append(all, person)
	}
	rows := slices.Clone(p.Rows)
	slices.SortStableFunc(rows, func(a, b PreviewRow) int { return a.Line - b.Line })
	for _, row := range rows {
		if row.Event != nil {
			all = append(all, row.Event)
		}
	}
	return all
}

// named keeps the entities of one sort by folded name, and those made anew.
type named[T chronology.Entity] struct {
	byName map[string]T
	made   []T
}

func newNamed[T chronology.Entity]() *named[T] { return &named[T]{byName: map[string]T{}} }

func (n *named[T]) know(name string, x T) {
	if key := chronology.NameKey(name); key != "" {
		if _, taken := n.byName[key]; !taken {
			n.byName[key] = x
		}
	}
}

// ensure returns the entity of that name, making it where there is none.
func (n *named[T]) ensure(name string, create func() T) T {
	if x, ok := n.byName[chronology.NameKey(name)]; ok {
		return x
	}
	x := create()
	n.know(name, x)
	n.made = append(n.made, x)
	return x
}

// madeFor lists those made anew that are used.
func (n *named[T]) madeFor(used map[chronology.UID]bool) []T {
	var made []T
	for _, x := range n.made {
		if used[x.Identity()] {
			made = append(made, x)
		}
	}
	return made
}
