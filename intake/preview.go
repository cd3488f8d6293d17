package intake

import (
	"fmt"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/intake/sent"
)

// Options are what a document is read against a review with.
type Options struct {
	Agency chronology.UID // where a row names none, and its sheet names none
}

// Preview is what a document would bring in, row by row.
type Preview struct {
	Rows     []*PreviewRow         // worst first: refused, doubted, clean; else in the order of the file
	Agencies []*chronology.Agency  // new ones that the rows name
	Services []*chronology.Service // likewise
	Kinds    []*chronology.Kind
	People   []*chronology.Person
	Ignored  []Ignored
}

// PreviewRow is one row with its reading.
type PreviewRow struct {
	Row
	Continued  []Row             // rows below it that go on in it
	Event      *chronology.Event // nil where refused
	Draft      *chronology.Event // what a refused row would be; nil where nothing could be made of it
	Wording    string            // of the date with its time, as typed
	Reading    when.Reading      // its Window is worked out where it counts from other events
	Refused    string            // why; "" where the row is good
	Unassigned bool              // refused for nothing but that no agency is named or chosen
	Doubts     []string
	Notes      []string // footnotes and comments, each after its sort: "footnote: …"

	texts   []string // by column, with those of the rows that go on in it
	carried *carried // what the headings above it give
	index   int      // in the order of the file
}

func (row *PreviewRow) refuse(why string) {
	if row.Event != nil {
		row.Draft = row.Event
	}
	row.Event, row.Refused = nil, why
}

// Text is what the row says in the columns of a field.
func (row *PreviewRow) Text(f Field) string { return row.table.text(row.texts, f) }

// NamedAgency is the agency that the row or its sheet names; "" where neither does.
func (row *PreviewRow) NamedAgency() string {
	if name := row.Text(Agency); name != "" {
		return name
	}
	return row.table.agency
}

// Others lists what stands in columns that no field of an event holds, each
// with the heading of its column.
func (row *PreviewRow) Others() [][2]string {
	var all [][2]string
	for i, f := range row.table.Columns {
		if f == Other && row.texts[i] != "" {
			all = append(all, [2]string{row.table.columnName(i), row.texts[i]})
		}
	}
	return all
}

// When is the wording of the date as it stands in the file, in the row or in a
// heading above it; of a date that a spreadsheet holds as such, its day.
func (row *PreviewRow) When() string {
	rr := rowReader{table: row.table}
	text := rr.dateText(row.texts)
	if c := row.dateCell(); c != nil && c.Kind == sent.Day {
		text, _, _ = strings.Cut(text, " ")
	}
	if text == "" {
		return row.carried.day
	}
	return text
}

// dateCell is the cell of the date; nil where it stands in several columns.
func (row *PreviewRow) dateCell() *sent.Cell {
	at := row.table.columnOf(Start)
	for i := range row.Cells {
		if c := &row.Cells[i]; at >= 0 && c.Text != "" && row.table.column(row.Row, c) == at {
			return c
		}
	}
	return nil
}

// all lists the row and those that go on in it.
func (row *PreviewRow) all() []Row { return append([]Row{row.Row}, row.Continued...) }

func (row *PreviewRow) eachCell(do func(Row, *sent.Cell)) {
	for _, r := range row.all() {
		for i := range r.Cells {
			do(r, &r.Cells[i])
		}
	}
}

// NewPreview reads the rows of a document against a review, which it does not change.
func NewPreview(d *Document, r *chronology.Review, o Options) *Preview {
	reader := newRowReader(d, r, o)
	p := &Preview{Ignored: slices.Clone(d.Ignored)}
	for _, t := range d.Tables {
		p.take(reader, t)
	}
	for i, row := range p.Rows {
		row.index = i
		reader.read(row)
	}
	newDater(reader, p).dateAll()
	p.doubt()
	p.doubtTwice(r)
	for _, row := range p.Rows {
		if row.Event != nil && row.Unassigned {
			row.refuse("no agency is named, and none was chosen for the table")
		} else if row.Event == nil {
			row.Unassigned = false
		}
	}
	slices.SortStableFunc(p.Rows, func(a, b *PreviewRow) int { return b.badness() - a.badness() })
	used := p.used()
	p.Agencies, p.Services = reader.agencies.madeFor(used), reader.services.madeFor(used)
	p.Kinds, p.People = reader.kinds.madeFor(used), reader.people.madeFor(used)
	return p
}

// take parts the rows of a table into events and what is none.
func (p *Preview) take(rr *rowReader, t *Table) {
	rr.table = t
	above := &t.year
	last := -1 // the row in which the next may go on
	if t.sort == sent.Word || t.sort == sent.Excel {
		last = len(p.Rows) - 1
	}
	for _, row := range t.Rows {
		row.table = t
		texts := rr.texts(row)
		kind := rr.kindOf(row, texts)
		switch {
		case kind.ignored != "":
			p.Ignored = append(p.Ignored, Ignored{row.ignoredPlace(), allText(row.Row), kind.ignored})
			if kind.heading {
				c, _ := yearOf(row.Text())
				above, last = &c, -1
			}
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

// ignoredPlace is the place of a row that is no event: where its text begins.
func (r Row) ignoredPlace() string {
	column := firstColumn(r.Row)
	if allText(r.Row) == "" {
		column = r.table.dateColumn()
	}
	return r.table.placeOf(r.Number, r.Line, column)
}

// goOn adds the words of a row that goes on in this one.
func (row *PreviewRow) goOn(more Row, texts []string) {
	row.Continued = append(row.Continued, more)
	for i, text := range texts {
		if i >= len(row.texts) || text == "" {
			continue
		}
		row.texts[i] = strings.TrimSpace(row.texts[i] + "\n" + text)
	}
}

// ignoreColumns lists the columns that are left out, with what they hold.
func (p *Preview) ignoreColumns(t *Table) {
	for c, f := range t.Columns {
		if f != Ignore {
			continue
		}
		texts := []string{t.heading(c)}
		for _, row := range p.Rows {
			if row.table == t {
				texts = append(texts, row.texts[c])
			}
		}
		if joinCells(texts[1:]) == "" {
			continue
		}
		why := "left out"
		if slices.Contains(t.hiddenColumns, c) {
			why = "hidden column"
		}
		place := fmt.Sprintf("%s column %d", t.place, c+1)
		if t.sort == sent.Excel {
			place = t.place + "!" + letters(t.bounds[c])
		}
		p.Ignored = append(p.Ignored, Ignored{strings.TrimSpace(place), joinCells(texts), why})
	}
}

// ignoreBlank lists the rows that hold nothing: each by itself, but a sheet's
// and long runs of them together.
func (p *Preview) ignoreBlank(t *Table) {
	const few = 20
	for _, run := range t.blank {
		why := map[sent.Sort]string{sent.Word: "blank row", sent.Excel: "blank row"}[t.sort]
		switch {
		case why == "":
			why = "blank line"
		case run.First < run.Last:
			why = "empty formatted rows"
		}
		if t.sort == sent.Excel || run.Last-run.First >= few {
			p.Ignored = append(p.Ignored, Ignored{t.placeOfRun(run, t.dateColumn()), "", why})
			continue
		}
		for n := run.First; n <= run.Last; n++ {
			p.Ignored = append(p.Ignored, Ignored{t.placeOf(n, run.Line+n-run.First, t.dateColumn()), "", why})
		}
	}
}

// ignoreNested says of tables inside cells that they were read as text.
func (p *Preview) ignoreNested(t *Table) {
	for _, n := range t.nested {
		p.Ignored = append(p.Ignored, Ignored{t.placeOf(n, 0, 0), "", "the table inside its cell is read as text, and holds no events of its own"})
	}
}

// doubtTwice asks about an id that stands twice in the table, or that an event
// of the review has already: the same return may have been sent twice.
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
		if row.Event == nil || row.Text(ID) == "" {
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
	for _, row := range p.Rows {
		switch row.badness() {
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
