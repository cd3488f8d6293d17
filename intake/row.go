package intake

import (
	"fmt"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// rowReader reads one row after another into events, making agencies, services
// and people as they are first named.
type rowReader struct {
	table    *Table
	review   *chronology.Review      // a snapshot that also holds what has been made
	before   map[chronology.UID]bool // the events that were there before the table
	options  Options
	column   map[Field]int
	agencies *named[*chronology.Agency]
	services *named[*chronology.Service] // by agency uid and name
	kinds    *named[*chronology.Kind]
	people   *named[*chronology.Person]
	lines    *named[*chronology.LineOfEnquiry]
}

func newRowReader(t *Table, r *chronology.Review, o Options) *rowReader {
	reader := &rowReader{
		table: t, review: r.Snapshot(), before: eventsOf(r), options: o, column: map[Field]int{},
		agencies: newNamed[*chronology.Agency](), services: newNamed[*chronology.Service](),
		kinds: newNamed[*chronology.Kind](), people: newNamed[*chronology.Person](),
		lines: newNamed[*chronology.LineOfEnquiry](),
	}
	for i, f := range t.Columns {
		if _, taken := reader.column[f]; f != Ignore && !taken {
			reader.column[f] = i
		}
	}
	for _, a := range r.Agencies {
		reader.agencies.know(a.Name, a)
		reader.agencies.know(a.Short, a)
	}
	for _, s := range r.Services {
		reader.services.know(string(s.Agency)+" "+s.Name, s)
	}
	for _, k := range r.Kinds {
		reader.kinds.know(k.Name, k)
	}
	for _, p := range r.People {
		for _, name := range append([]string{p.Label, p.RealName, p.Pseudonym}, p.Aliases...) {
			reader.people.know(name, p)
		}
	}
	for _, l := range r.Lines {
		reader.lines.know(l.Short, l)
		reader.lines.know(l.Question, l)
	}
	return reader
}

// cell is the trimmed text of a field in the row, "" where there is none.
func (rr *rowReader) cell(row Row, f Field) string {
	i, ok := rr.column[f]
	if !ok || i >= len(row.Cells) {
		return ""
	}
	return unguarded(strings.TrimSpace(row.Cells[i]))
}

// unguarded takes off the apostrophe that a careful program, ours among them,
// puts before what a spreadsheet would take for a formula.
func unguarded(text string) string {
	if len(text) > 1 && text[0] == '\'' && strings.IndexByte("=+-@", text[1]) >= 0 {
		return text[1:]
	}
	return text
}

// read turns a row into an event that is not dated yet, or says why it cannot.
func (rr *rowReader) read(row Row) PreviewRow {
	out := PreviewRow{Row: row}
	if row.unclosed {
		out.Refused = "a quotation mark opens in this row and is never closed, so that the lines after it cannot be told from it; close it and import again"
		return out
	}
	if extra := rr.beyond(row); extra != "" {
		out.Refused = "this row has more cells than the table has columns: “" + extra + "”"
		return out
	}
	out.Wording = rr.wording(row)
	switch {
	case out.Wording == "" && rr.cell(row, End) != "":
		out.Refused = "only an end date is given; give the first day too, or put the date into the column of the first"
		return out
	case out.Wording == "":
		out.Refused = "no date is given"
		return out
	}
	agency := rr.agency(row)
	if agency == "" && !rr.family(row) {
		out.Refused = "no agency is named, and none was chosen for the table"
		return out
	}
	out.Event = rr.event(row, agency, &out)
	if out.Event.What == "" && out.Event.Title == "" {
		out.refuse("nothing is said of what happened")
	}
	if line := rr.rowWithin(row); line != "" {
		out.Doubts = append(out.Doubts, "This row seems to hold another, for want of a quotation mark: “"+line+"”.")
	}
	return out
}

// rowWithin is the first line inside a cell that looks like a row of its own.
func (rr *rowReader) rowWithin(row Row) string {
	for _, cell := range row.Cells {
		if !strings.Contains(cell, "\n") {
			continue
		}
		for _, line := range strings.Split(cell, "\n")[1:] {
			for _, comma := range []string{",", ";", "\t"} {
				parts := strings.Split(line, comma)
				if start, ok := rr.column[Start]; ok && len(parts) >= 3 && start < len(parts) && readable(parts[start]) {
					return line
				}
			}
		}
	}
	return ""
}

// family reports whether a row without an agency is a life event of the
// family, which needs none: it says so, in a table that has room for agencies.
func (rr *rowReader) family(row Row) bool {
	_, agencies := rr.column[Agency]
	return agencies && rr.cell(row, Kind) != "" && chronology.NameKey(rr.cell(row, Kind)) == chronology.NameKey(lifeEvent)
}

// lifeEvent is the kind that needs no agency.
const lifeEvent = "life event"

// beyond is the text of cells past the last column, which no field could hold.
func (rr *rowReader) beyond(row Row) string {
	if len(row.Cells) <= rr.table.Width() {
		return ""
	}
	return joinCells(row.Cells[rr.table.Width():])
}

func (rr *rowReader) agency(row Row) chronology.UID {
	name := rr.cell(row, Agency)
	if name == "" {
		return rr.options.Agency
	}
	return rr.agencies.ensure(name, func() *chronology.Agency {
		a := rr.review.EnsureAgency(name)
		rr.review.Put(a)
		return a
	}).UID
}

func (rr *rowReader) event(row Row, agency chronology.UID, out *PreviewRow) *chronology.Event {
	e := &chronology.Event{
		UID: chronology.NewUID(), Agency: agency,
		ExternalID: rr.cell(row, ID),
		Known:      rr.cell(row, Known),
		Title:      rr.cell(row, Title),
		Source:     rr.cell(row, Source),
		What:       rr.cell(row, What),
		Outcome:    rr.cell(row, Outcome),
		Voice:      rr.cell(row, Voice),
		Comment:    rr.cell(row, Comment),
		Note:       rr.cell(row, Note),
	}
	if e.Source == "" {
		e.Source = fmt.Sprintf("%s, line %d", rr.table.Name, row.Line)
	}
	if name := rr.cell(row, Service); name != "" {
		e.Service = rr.services.ensure(string(agency)+" "+name, func() *chronology.Service {
			return &chronology.Service{UID: chronology.NewUID(), Agency: agency, Name: name}
		}).UID
	}
	e.Kind = rr.kind(row)
	rr.involve(row, e)
	rr.seen(row, e, out)
	rr.tag(row, e, out)
	return e
}

// kind is the kind named in its own column, made where it is new; else the one
// that the title begins with ("Home visit - no reply").
func (rr *rowReader) kind(row Row) chronology.UID {
	if name := rr.cell(row, Kind); name != "" {
		return rr.kinds.ensure(name, func() *chronology.Kind {
			return &chronology.Kind{UID: chronology.NewUID(), Name: name, Symbol: chronology.SymbolOther}
		}).UID
	}
	words := chronology.Words(rr.cell(row, Title))
	for n := min(len(words), 4); n > 0; n-- {
		if k, ok := rr.kinds.byName[strings.Join(words[:n], " ")]; ok {
			return k.UID
		}
	}
	return ""
}

// involve reads the people and the professionals, separated by semicolons, new
// lines or, where there are none, commas.
func (rr *rowReader) involve(row Row, e *chronology.Event) {
	for _, name := range listed(rr.cell(row, People)) {
		p := rr.person(name)
		e.Involved = append(e.Involved, chronology.Involvement{Person: p.UID})
	}
	for _, role := range listed(rr.cell(row, Professionals)) {
		e.Professionals = append(e.Professionals, chronology.Professional{Role: role})
	}
}

func listed(cell string) []string {
	separators := ";\n"
	if !strings.ContainsAny(cell, separators) {
		separators = ","
	}
	var names []string
	for _, name := range strings.FieldsFunc(cell, func(c rune) bool { return strings.ContainsRune(separators, c) }) {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// seenWords are the usual answers to "child seen?", folded.
var seenWords = map[string]chronology.SeenState{
	"yes": chronology.SeenYes, "y": chronology.SeenYes, "seen": chronology.SeenYes,
	"no": chronology.SeenNo, "n": chronology.SeenNo, "not seen": chronology.SeenNo,
	"n a": chronology.SeenNotApplicable, "na": chronology.SeenNotApplicable, "not applicable": chronology.SeenNotApplicable,
	"not recorded": chronology.SeenNotRecorded, "not known": chronology.SeenNotRecorded, "nr": chronology.SeenNotRecorded,
}

// seen takes one answer for every child of the review, or one for each child
// named ("Baby C: yes; Sibling 1: no").
func (rr *rowReader) seen(row Row, e *chronology.Event, out *PreviewRow) {
	cell := rr.cell(row, Seen)
	if cell == "" {
		return
	}
	if state, ok := seenWords[chronology.NameKey(cell)]; ok {
		for _, p := range rr.review.People {
			if p.Child {
				e.Seen = append(e.Seen, chronology.ChildSeen{Child: p.UID, State: state})
			}
		}
		return
	}
	for _, answer := range listed(cell) {
		name, word, _ := strings.Cut(answer, ":")
		state, understood := seenWords[chronology.NameKey(word)]
		if !understood || chronology.NameKey(name) == "" {
			out.Doubts = append(out.Doubts, "“child seen” is not understood and was kept with the reviewer's note: "+answer)
			e.Note = strings.TrimSpace(e.Note + "\nChild seen: " + answer)
			continue
		}
		e.Seen = append(e.Seen, chronology.ChildSeen{Child: rr.child(name), State: state})
	}
}

// child is the person of that name, who is a child if the table is the first to name them.
func (rr *rowReader) child(name string) chronology.UID {
	p := rr.person(name)
	if slices.Contains(rr.people.made, p) {
		p.Child = true
	}
	return p.UID
}

// person is the person of that name, made where it is new.
func (rr *rowReader) person(name string) *chronology.Person {
	return rr.people.ensure(name, func() *chronology.Person {
		p := &chronology.Person{UID: chronology.NewUID(), RealName: strings.TrimSpace(name)}
		rr.review.Put(p)
		return p
	})
}

func (rr *rowReader) tag(row Row, e *chronology.Event, out *PreviewRow) {
	cell := rr.cell(row, Lines)
	if l, ok := rr.lines.byName[chronology.NameKey(cell)]; ok {
		e.Lines = []chronology.UID{l.UID}
		return
	}
	for _, name := range listed(cell) {
		l, ok := rr.lines.byName[chronology.NameKey(name)]
		if !ok {
			out.Doubts = append(out.Doubts, "no line of enquiry is called “"+name+"”; it was kept with the reviewer's note")
			e.Note = strings.TrimSpace(e.Note + "\nLine of enquiry: " + name)
			continue
		}
		e.Lines = append(e.Lines, l.UID)
	}
}

// readable reports whether a cell reads as a date by itself.
func readable(cell string) bool {
	_, err := when.Read(cell, when.Context{})
	return err == nil
}
