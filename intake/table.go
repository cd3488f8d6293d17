// Package intake reads what agencies send into events.
//
// A file or a pasted table becomes a Table: text in rows and columns, each
// column matched to a Field. NewPreview reads the rows of a Table against a
// review; nothing is in the review until the author accepts the preview, and
// nothing is dropped unlisted: every row with text ends as an event, as a
// refusal with its reason, or in Table.Ignored.
package intake

import (
	"fmt"
	"slices"
	"strings"
)

// Field is what a column of a table holds.
type Field string

// The fields that a column can be matched to.
const (
	Ignore        Field = ""
	ID            Field = "id"
	Agency        Field = "agency"
	Service       Field = "service"
	Start         Field = "date" // the only date, or the first day
	StartTime     Field = "time"
	End           Field = "end date"
	EndTime       Field = "end time"
	Source        Field = "source"
	Kind          Field = "kind"
	Title         Field = "title"
	What          Field = "what happened"
	Outcome       Field = "response or outcome"
	People        Field = "people involved"
	Professionals Field = "professionals"
	Seen          Field = "child seen"
	Voice         Field = "what the child or adult said"
	Comment       Field = "comment"
	Note          Field = "reviewer's note"
	Lines         Field = "lines of enquiry"
	Known         Field = "known to the agency on"
)

// Fields lists the fields in the order in which a column's match is offered.
var Fields = []Field{
	Ignore, Start, StartTime, End, EndTime, Agency, Service, Source, Kind, Title, What, Outcome,
	People, Professionals, Seen, Voice, Comment, Note, Lines, Known, ID,
}

// Table is text in rows and columns, as sent, with where each row stood.
type Table struct {
	Name    string   // file name, or "pasted table"
	Header  []string // nil where there is none
	Rows    []Row
	Columns []Field // what each column holds, as matched; may be corrected
	Ignored []Ignored

	headerLine int
}

// Row is one row as sent.
type Row struct {
	Line     int // in the file, from 1
	Cells    []string
	unclosed bool // a quotation mark in it is never closed
}

// Ignored is a place with text that is not an event: a title above the table.
type Ignored struct {
	Line int    `json:"line"`
	Text string `json:"text"`
	Why  string `json:"reason"`
}

// leftOut lists the columns that hold something but are matched to no field.
func (t *Table) leftOut() []Ignored {
	var all []Ignored
	for c, field := range t.Columns {
		filled := 0
		for _, row := range t.Rows {
			if c < len(row.Cells) && strings.TrimSpace(row.Cells[c]) != "" {
				filled++
			}
		}
		if field != Ignore || filled == 0 {
			continue
		}
		name := fmt.Sprintf("column %d", c+1)
		if c < len(t.Header) && strings.TrimSpace(t.Header[c]) != "" {
			name = strings.TrimSpace(t.Header[c])
		}
		all = append(all, Ignored{max(t.headerLine, 1), name, fmt.Sprintf("no field holds this column; rows with text in it: %d", filled)})
	}
	return all
}

// Width is the number of columns.
func (t *Table) Width() int { return len(t.Columns) }

// newTable finds the header among the first rows and matches the columns.
func newTable(name string, rows []Row) *Table {
	t := &Table{Name: name}
	header := findHeader(rows)
	for i, row := range rows {
		switch {
		case i < header:
			t.Ignored = append(t.Ignored, Ignored{row.Line, joinCells(row.Cells), "stands above the header"})
		case i == header:
			t.Header, t.headerLine = row.Cells, row.Line
		case t.Header != nil && slices.Equal(row.Cells, t.Header):
			t.Ignored = append(t.Ignored, Ignored{row.Line, joinCells(row.Cells), "the header again"})
		default:
			t.Rows = append(t.Rows, row)
		}
	}
	if t.Header != nil {
		t.Columns = matchHeader(t.Header)
		guessWhat(t.Columns, t.Rows)
	} else {
		t.Columns = guessColumns(t.Rows)
	}
	return t
}
