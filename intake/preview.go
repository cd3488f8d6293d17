package intake

import (
	"fmt"
	"slices"

	"throughline.org/throughline/chronology"
)

// Options are what a document is read against a review with.
type Options struct {
	Agency        chronology.UID     // where a row names none, and its sheet names none
	New           *chronology.Agency // that agency, where the review does not have it yet; else nil
	Mended        map[RowKey]Mending
	Names         map[string]NameChoice      // by Unlisted.Key
	People        []*chronology.Person       // whom the file lists and the author takes
	Abbreviations []*chronology.Abbreviation // likewise
	Progress      func(done, total int) (goOn bool)
}

// Preview is what a document would bring in, row by row.
type Preview struct {
	Rows     []*PreviewRow         // worst first, by their State; else in the order of the file
	Agencies []*chronology.Agency  // new ones that the rows name
	Services []*chronology.Service // likewise
	Kinds    []*chronology.Kind
	People   []*chronology.Person
	Ignored  []Ignored
	Unlisted []*Unlisted // names that are not in the list of people, as they are first met

	ignoredRows   map[int]RowKey // those of Ignored that are rows, by their places in it
	aliased       []*chronology.Person
	abbreviations []*chronology.Abbreviation
}

// NewPreview reads the rows of a document against a review, which it does not
// change. It is nil where Progress says to stop.
func NewPreview(d *Document, r *chronology.Review, o Options) *Preview {
	reader := newRowReader(d, r, o)
	p := &Preview{Ignored: slices.Clone(d.Ignored)}
	for _, t := range d.Tables {
		if t.Left {
			p.ignoreTable(t)
			continue
		}
		p.take(reader, t)
	}
	for i, row := range p.Rows {
		row.index, row.mending = i, o.Mended[row.Key()]
		reader.read(row)
		if !o.goOn(i, 2*len(p.Rows)) {
			return nil
		}
	}
	if !newDater(reader, p).dateAll() {
		return nil
	}
	p.doubt()
	p.doubtTwice(r)
	for _, row := range p.Rows {
		if row.Event != nil && row.Unassigned {
			row.refuse("no agency is named, and none was chosen for the table")
		} else if row.Event == nil {
			row.Unassigned = false
		}
	}
	p.keepTableOrder(reader)
	p.ignoreLeft()
	slices.SortStableFunc(p.Rows, func(a, b *PreviewRow) int { return int(a.State() - b.State()) })
	used := p.used()
	p.Agencies, p.Services = reader.agencies.madeFor(used), reader.services.madeFor(used)
	p.Unlisted = reader.met
	if !p.meetInTexts(reader) {
		return nil
	}
	p.Kinds = reader.kinds.madeFor(used)
	p.People = slices.Concat(o.People, reader.people.madeFor(used), p.addNamed(o))
	p.aliased, p.abbreviations = p.alias(r, o), o.Abbreviations
	liken(p.Unlisted, r.People)
	return p
}

// goOn tells how far the reading is, now and then.
func (o Options) goOn(done, total int) bool {
	const every = 100 // rows
	return o.Progress == nil || done%every != 0 || o.Progress(done, total)
}

// take parts the rows of a table into events and what is none.
func (p *Preview) take(rr *rowReader, t *Table) {
	rr.table = t
	above := &t.year
	last := -1 // the row in which the next may go on
	if n := len(p.Rows); n > 0 && slices.Equal(p.Rows[n-1].table.Columns, t.Columns) {
		last = n - 1
	}
	for _, row := range t.Rows {
		row.table = t
		texts := rr.texts(row)
		kind := rr.kindAsSaid(row, texts)
		switch {
		case kind.ignored != "":
			p.ignoreRow(row, allText(row.Row), kind.ignored)
			if kind.heading {
				c, _ := yearOf(row.Text())
				above, last = &c, -1
			}
		case kind.joined && last >= 0:
			p.Rows[last].join(row, texts)
		case kind.goesOn && last >= 0:
			if at := t.columnOf(Start); at >= 0 && texts[at] != "" {
				p.Ignored = append(p.Ignored, Ignored{row.Place(), texts[at], "says that the row above goes on"})
				texts[at] = ""
			}
			p.Rows[last].goOn(row, texts)
		default:
			p.Rows = append(p.Rows, &PreviewRow{Row: row, texts: texts, carried: above})
			last = len(p.Rows) - 1
		}
	}
	p.ignoreColumns(t)
	p.ignoreBlank(t)
	p.ignoreNested(t)
}

// doubtTwice asks about an id that stands twice in the table, or that an event
// of the review has already: the same return may have been sent twice. What is
// only a reference, of an incident or a case, may well stand in several rows.
func (p *Preview) doubtTwice(r *chronology.Review) {
	type own struct {
		agency chronology.UID
		id     string
	}
	known, places := map[own]bool{}, map[own]string{}
	for _, e := range r.Events {
		known[own{e.Agency, e.ExternalID}] = true
	}
	for _, row := range p.Rows {
		if row.Event == nil || row.Text(ID) == "" || !row.table.identifies() {
			continue
		}
		id := own{row.Event.Agency, row.Event.ExternalID}
		if place, twice := places[id]; twice {
			row.Doubts = append(row.Doubts, fmt.Sprintf("The id “%s” is that of %s too.", id.id, place))
		} else if known[id] {
			row.Doubts = append(row.Doubts, fmt.Sprintf("The review has an event with the id “%s” already.", id.id))
		}
		places[id] = row.Place()
	}
}

// identifies reports whether the table has a column of ids, each of one row.
func (t *Table) identifies() bool {
	at := t.columnOf(ID)
	return at >= 0 && slices.Contains([]string{"id", "uid", "external id"}, nameKey(t.heading(at)))
}

// used lists what the events that come in refer to.
func (p *Preview) used() map[chronology.UID]bool {
	used := map[chronology.UID]bool{}
	for _, row := range p.Rows {
		e := row.Event
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

// Counts tells how many rows come in, how many of those are doubted, and how many are refused.
func (p *Preview) Counts() (events, doubted, refused int) {
	for _, row := range p.Rows {
		switch row.State() {
		case LeftOut:
			continue
		case Refused:
			refused++
			continue
		case Doubted:
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
	for _, person := range p.aliased {
		all = append(all, person)
	}
	for _, a := range p.abbreviations {
		all = append(all, a)
	}
	for _, row := range p.InOrder() {
		if row.Event != nil {
			all = append(all, row.Event)
		}
	}
	return all
}

// InOrder lists the rows in the order of the file.
func (p *Preview) InOrder() []*PreviewRow {
	rows := make([]*PreviewRow, len(p.Rows))
	for _, row := range p.Rows {
		rows[row.index] = row
	}
	return rows
}
