package intake

import (
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
	Reading when.Reading
	Refused string // why; "" where the row is good
	Doubts  []string
}

// NewPreview reads the rows of a table against a review, which it does not change.
func NewPreview(t *Table, r *chronology.Review, o Options) *Preview {
	reader := newRowReader(t, r, o)
	p := &Preview{Ignored: t.Ignored}
	for _, row := range t.Rows {
		p.Rows = append(p.Rows, reader.read(row))
	}
	p.doubt()
	slices.SortStableFunc(p.Rows, func(a, b PreviewRow) int { return b.badness() - a.badness() })
	p.Agencies, p.Services = reader.agencies.made, reader.services.made
	p.Kinds, p.People = reader.kinds.made, reader.people.made
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
		for _, d := range row.Reading.Doubts {
			if d.Code != when.DoubtAmbiguousOrder || american {
				row.Doubts = append(row.Doubts, d.Message)
			}
		}
	}
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
