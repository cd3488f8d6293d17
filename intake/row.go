package intake

import (
	"fmt"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/intake/sent"
)

// rowReader reads one row after another into events, making agencies, services
// and people as they are first named.
type rowReader struct {
	document *Document
	table    *Table                  // of the row being read
	review   *chronology.Review      // a snapshot that also holds what has been made
	before   map[chronology.UID]bool // the events that were there before the table
	options  Options
	agencies *named[*chronology.Agency]
	services *named[*chronology.Service] // by agency uid and name
	kinds    *named[*chronology.Kind]
	people   *named[*chronology.Person]
	lines    *named[*chronology.LineOfEnquiry]

	listedNames map[string]bool // folded, of the list of people
	unlisted    map[string]*Unlisted
	met         []*Unlisted // in order
}

func newRowReader(d *Document, r *chronology.Review, o Options) *rowReader {
	reader := &rowReader{
		document: d, review: r.Snapshot(), before: eventsOf(r), options: o,
		agencies: newNamed[*chronology.Agency](), services: newNamed[*chronology.Service](),
		kinds: newNamed[*chronology.Kind](), people: newNamed[*chronology.Person](),
		lines:       newNamed[*chronology.LineOfEnquiry](),
		listedNames: map[string]bool{}, unlisted: map[string]*Unlisted{},
	}
	for _, a := range r.Agencies {
		reader.agencies.know(a.Name, a)
		reader.agencies.know(a.Short, a)
	}
	if o.New != nil {
		reader.agencies.know(o.New.Name, o.New)
		reader.review.Put(o.New)
	}
	for _, s := range r.Services {
		reader.services.know(string(s.Agency)+" "+s.Name, s)
	}
	for _, k := range r.Kinds {
		reader.kinds.know(k.Name, k)
	}
	for _, p := range r.People {
		for _, name := range namesOf(p) {
			reader.people.know(name, p)
			reader.listedNames[nameKey(name)] = true
		}
	}
	reader.choose(o)
	for _, l := range r.Lines {
		reader.lines.know(l.Short, l)
		reader.lines.know(l.Question, l)
	}
	return reader
}

// texts are the texts of a row by column. Where a cell is one with that of the
// row above, what it tells belongs to that row alone, unless this one tells
// nothing else.
func (rr *rowReader) texts(row Row) []string {
	texts := rr.textsOf(row, false)
	for i, f := range rr.table.Columns {
		if f.told() && i < len(texts) && texts[i] != "" {
			return texts
		}
	}
	return rr.textsOf(row, true)
}

func (rr *rowReader) textsOf(row Row, shared bool) []string {
	t := rr.table
	texts := make([]string, len(t.bounds))
	for i := range row.Cells {
		c := &row.Cells[i]
		text := strings.TrimSpace(c.Text)
		at := t.column(row, c)
		if text == "" || at >= len(texts) || int(c.Column) >= t.beyond || c.Down && t.Columns[at].told() && !shared {
			continue
		}
		if t.sort == sent.Separated || t.sort == sent.Pasted {
			text = unguarded(text)
		}
		if texts[at] != "" {
			text = texts[at] + "\n" + text
		}
		texts[at] = text
	}
	return texts
}

// unguarded takes off the apostrophe that a careful program, ours among them,
// puts before what a spreadsheet would take for a formula.
func unguarded(text string) string {
	if len(text) > 1 && text[0] == '\'' && strings.IndexByte("=+-@", text[1]) >= 0 {
		return text[1:]
	}
	return text
}

// text joins the texts of the columns that hold a field.
func (rr *rowReader) text(texts []string, f Field) string { return rr.table.text(texts, f) }

func (t *Table) text(texts []string, f Field) string {
	joined := ""
	for i, field := range t.Columns {
		if field != f || i >= len(texts) || texts[i] == "" {
			continue
		}
		switch {
		case joined == "":
			joined = texts[i]
		case f.told():
			joined += "\n" + texts[i]
		default:
			joined += "; " + texts[i]
		}
	}
	return joined
}

// read turns a row into an event that is not dated yet, or says why it cannot.
func (rr *rowReader) read(row *PreviewRow) {
	rr.table = row.table
	row.Notes = rr.notes(row)
	row.Doubts = append(row.Doubts, rr.doubts(row)...)
	if extra := rr.beyond(row.Row); extra != "" {
		row.refuse("this row has more cells than the table has columns: “" + extra + "”")
		return
	}
	row.Wording = rr.wording(row)
	if text, mended := row.mending.Texts[Start]; mended {
		row.Wording = rr.withClock(row, text)
	}
	if row.Wording == "" && row.carried.day != "" {
		day := row.carried.day
		if named, ok := row.carried.onWeekday(row.Text(Weekday)); ok {
			day = named
		}
		row.Wording = joined(day, rr.clock(row, StartTime))
		if rr.table.columnOf(Start) >= 0 {
			row.Doubts = append(row.Doubts, "No date is given; that of the heading above is taken: "+row.carried.day+".")
		}
	}
	switch {
	case row.Wording == "" && row.Text(End) != "":
		row.refuse("only an end date is given; give the first day too, or put the date into the column of the first")
	case row.Wording == "":
		row.refuse("no date is given")
	}
	agency := rr.agency(row)
	row.Event = rr.event(row, agency)
	rr.keepBesideDate(row)
	switch {
	case row.Refused != "":
		row.refuse(row.Refused)
	case row.Event.What == "" && row.Event.Title == "" && row.Event.Outcome == "":
		row.refuse("nothing is said of what happened")
	case agency == "" && !rr.family(row):
		row.Unassigned = true
	}
	if line := rr.rowWithin(row); line != "" {
		row.Doubts = append(row.Doubts, "This row seems to hold another, for want of a quotation mark: “"+line+"”.")
	}
	if row.mending.Left {
		row.leave()
	}
}

// rowWithin is the first line inside a cell of separated text that looks like a
// row of its own.
func (rr *rowReader) rowWithin(row *PreviewRow) string {
	start := rr.table.columnOf(Start)
	if rr.table.sort != sent.Separated || start < 0 {
		return ""
	}
	for _, cell := range row.texts {
		if !strings.Contains(cell, "\n") {
			continue
		}
		for _, line := range strings.Split(cell, "\n")[1:] {
			for _, comma := range []string{",", ";", "\t"} {
				parts := strings.Split(line, comma)
				if len(parts) >= 3 && start < len(parts) && isDate(strings.TrimSpace(parts[start])) {
					return line
				}
			}
		}
	}
	return ""
}

// family reports whether a row without an agency is a life event of the
// family, which needs none: it says so, in a table that has room for agencies.
func (rr *rowReader) family(row *PreviewRow) bool {
	kind := row.Text(Kind)
	return rr.table.columnOf(Agency) >= 0 && kind != "" && nameKey(kind) == nameKey(lifeEvent)
}

// lifeEvent is the kind that needs no agency.
const lifeEvent = "life event"

// beyond is the text of cells past the last column, which no field could hold.
func (rr *rowReader) beyond(row Row) string {
	var beyond []string
	for _, c := range row.Cells {
		if int(c.Column) >= rr.table.beyond {
			beyond = append(beyond, c.Text)
		}
	}
	return joinCells(beyond)
}

// agency is the agency of a row: that of its own column or sheet, or the one that
// was chosen.
func (rr *rowReader) agency(row *PreviewRow) chronology.UID {
	name := row.Text(Agency)
	if name == "" {
		name = rr.table.agency
	}
	if name == "" {
		return rr.options.Agency
	}
	return rr.agencies.ensure(name, func() *chronology.Agency {
		a := rr.review.EnsureAgency(name)
		rr.review.Put(a)
		return a
	}).UID
}

func (rr *rowReader) event(row *PreviewRow, agency chronology.UID) *chronology.Event {
	e := &chronology.Event{
		UID: chronology.NewUID(), Agency: agency,
		ExternalID: row.Text(ID),
		Known:      row.Text(Known),
		Title:      row.Text(Title),
		Source:     row.Text(Source),
		What:       row.Text(What),
		Outcome:    row.Text(Outcome),
		Voice:      row.Text(Voice),
		Comment:    row.Text(Comment),
		Note:       row.Text(Note),
	}
	if e.ExternalID == "" {
		e.ExternalID = row.Text(Sequence)
	} else if number := row.Text(Sequence); number != "" {
		note(e, "Number in the return", number)
	}
	if e.Source == "" {
		e.Source = fmt.Sprintf("%s, %s", rr.document.Name, row.Place())
	}
	if name := row.Text(Service); name != "" {
		e.Service = rr.services.ensure(string(agency)+" "+name, func() *chronology.Service {
			return &chronology.Service{UID: chronology.NewUID(), Agency: agency, Name: name}
		}).UID
	}
	e.Kind = rr.kind(row)
	rr.involve(row, e)
	rr.parts(row, e)
	rr.seen(row, e)
	rr.told(row, e)
	rr.mark(row, e)
	rr.tag(row, e)
	rr.keep(row, e)
	return e
}

// note adds a line to the reviewer's note.
func note(e *chronology.Event, heading, text string) {
	e.Note = strings.TrimSpace(e.Note + "\n" + heading + ": " + text)
}

// keep puts what no field of an event holds with the reviewer's note.
func (rr *rowReader) keep(row *PreviewRow, e *chronology.Event) {
	for i, f := range rr.table.Columns {
		if i >= len(row.texts) || row.texts[i] == "" {
			continue
		}
		switch f {
		case Telephone:
			note(e, "Telephone", row.texts[i])
		case Recorded:
			note(e, "Recorded", row.texts[i])
		case Other:
			note(e, rr.table.columnName(i), row.texts[i])
		}
	}
	for _, n := range row.Notes {
		e.Note = strings.TrimSpace(e.Note + "\n" + strings.ToUpper(n[:1]) + n[1:])
	}
	for _, kept := range rr.keptBeside(row) {
		e.Note = strings.TrimSpace(e.Note + "\n" + kept)
	}
}

// columnName is what to call a column: its heading or, without one, its place.
func (t *Table) columnName(column int) string {
	switch heading := strings.Join(strings.Fields(t.heading(column)), " "); {
	case heading != "":
		return heading
	case t.sort == sent.Excel:
		return "Column " + letters(t.bounds[column])
	}
	return fmt.Sprintf("Column %d", column+1)
}

// kind is the kind named in its own column, made where it is new; else the one
// that the title begins with ("Home visit - no reply").
func (rr *rowReader) kind(row *PreviewRow) chronology.UID {
	if name := row.Text(Kind); name != "" {
		return rr.kinds.ensure(name, func() *chronology.Kind {
			return &chronology.Kind{UID: chronology.NewUID(), Name: name, Symbol: chronology.SymbolOther}
		}).UID
	}
	words := chronology.Words(row.Text(Title))
	for n := min(len(words), 4); n > 0; n-- {
		if k, ok := rr.kinds.byName[strings.Join(words[:n], " ")]; ok {
			return k.UID
		}
	}
	return ""
}

func (rr *rowReader) tag(row *PreviewRow, e *chronology.Event) {
	cell := row.Text(Lines)
	if l, ok := rr.lines.byName[nameKey(cell)]; ok {
		e.Lines = []chronology.UID{l.UID}
		return
	}
	names := listed(cell)
	if len(names) > mostNames {
		names = []string{cell}
	}
	for _, name := range names {
		l, ok := rr.lines.byName[nameKey(name)]
		if !ok {
			row.Doubts = append(row.Doubts, "no line of enquiry is called “"+name+"”; it was kept with the reviewer's note")
			note(e, "Line of enquiry", name)
			continue
		}
		e.Lines = append(e.Lines, l.UID)
	}
}
