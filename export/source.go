package export

import (
	"cmp"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
)

// source is a record of one agency, and what rests on it.
type source struct {
	name   string
	agency chronology.UID
	events []*chronology.Event
}

// sources prints every source, with the events that rest on it, agency by agency.
func (d *document) sources() error {
	f := d.follow()
	f.heading("Sources", partHeading, 60)
	if len(d.events) == 0 {
		f.text(f.style(italic, 10), d.noEvents())
		return nil
	}
	g := newGrid(f, gridText*f.scale, 0, []column{{"Source", 46}, {"Agency", 24}, {"Events that rest on it", 30}})
	for _, s := range d.sourcesOf(d.events) {
		name := s.name
		if name == "" {
			name = "No source is given"
		}
		cells := []cell{g.plain(0, d.clean(name, s.events[0].UID)), g.plain(1, d.agencyName(s.events[0])), g.refs(2, s.events...)}
		g.add(row{cells: cells, again: g.plain(0, "(continued)")})
	}
	g.end()
	return nil
}

// sourcesOf gathers sources by agency in the agencies' order, then by name as
// people count: page 9 comes before page 10. Attached documents are sources too.
func (d *document) sourcesOf(events []*chronology.Event) []*source {
	type key struct {
		agency chronology.UID
		name   string
	}
	known := map[key]*source{}
	var list []*source
	add := func(name string, e *chronology.Event) {
		name = strings.Join(strings.Fields(name), " ")
		k := key{e.Agency, strings.ToLower(name)}
		s := known[k]
		if s == nil {
			s = &source{name: name, agency: e.Agency}
			known[k] = s
			list = append(list, s)
		}
		s.events = append(s.events, e)
	}
	for _, e := range events {
		if e.Source != "" || len(e.Attachments) == 0 {
			add(e.Source, e)
		}
		for _, a := range e.Attachments {
			add("Attached: "+a.Name, e)
		}
	}
	order := make(map[chronology.UID]int, len(d.review.Agencies))
	for i, a := range d.review.Agencies {
		order[a.UID] = i + 1
	}
	slices.SortStableFunc(list, func(a, b *source) int {
		return cmp.Or(cmp.Compare(order[a.agency], order[b.agency]), naturally(a.name, b.name))
	})
	return list
}

// naturally compares names with their numbers as numbers.
func naturally(a, b string) int {
	for a != "" && b != "" {
		m, n := leadingDigits(a), leadingDigits(b)
		if m != "" && n != "" {
			if c := cmp.Or(cmp.Compare(len(strings.TrimLeft(m, "0")), len(strings.TrimLeft(n, "0"))),
				cmp.Compare(strings.TrimLeft(m, "0"), strings.TrimLeft(n, "0"))); c != 0 {
				return c
			}
			a, b = a[len(m):], b[len(n):]
			continue
		}
		if c := cmp.Compare(lowered(a[0]), lowered(b[0])); c != 0 {
			return c
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}

func leadingDigits(s string) string { return s[:len(s)-len(strings.TrimLeft(s, "0123456789"))] }

func lowered(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}
