// Package intake reads what agencies send into events.
package intake

import (
	"errors"
	"io"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// Field is what a column of a table holds.
type Field string

// The fields that a column can be matched to.
const (
	Ignore        Field = ""
	ID            Field = "id"
	Agency        Field = "agency"
	Service       Field = "service"
	Start         Field = "start" // also a single date column
	StartTime     Field = "start time"
	End           Field = "end"
	EndTime       Field = "end time"
	Source        Field = "source"
	Kind          Field = "kind"
	Title         Field = "title"
	What          Field = "what happened"
	Outcome       Field = "outcome"
	People        Field = "people involved"
	Professionals Field = "professionals"
	Seen          Field = "child seen"
	Voice         Field = "voice"
	Comment       Field = "comment"
	Lines         Field = "lines of enquiry"
	Known         Field = "known"
)

// Table is text in rows and columns, as sent, with where each row stood.
type Table struct {
	Name    string   // file name, or "pasted table"
	Header  []string // nil where there is none
	Rows    []Row
	Columns []Field // as matched: one per column
}

// Row is one row as sent.
type Row struct {
	Line  int // in the file, from 1
	Cells []string
}

// Options are what a table is read with.
type Options struct {
	Agency chronology.UID // where the table names none
}

// Preview is what a table would bring in, row by row. Nothing is in the review
// until the author accepts.
type Preview struct {
	Rows     []PreviewRow          // worst first: refused, doubted, clean
	Agencies []*chronology.Agency  // new ones that the rows name
	Services []*chronology.Service // likewise
	Kinds    []*chronology.Kind
	People   []*chronology.Person
}

// PreviewRow is one row with its reading.
type PreviewRow struct {
	Row
	Event   *chronology.Event // nil where refused
	Reading when.Reading
	Refused string // why; "" where the row is good
	Doubts  []string
}

var errNotYet = errors.New("not yet")

// ReadCSV reads comma-, semicolon- or tab-separated text with a header row.
func ReadCSV(r io.Reader, name string) (*Table, error) { return nil, errNotYet }

// ReadPasted reads a table copied from Word or Excel (tab-separated text).
func ReadPasted(text string) (*Table, error) { return nil, errNotYet }

// NewPreview reads the rows of a table against a review.
func NewPreview(t *Table, r *chronology.Review, o Options) *Preview { return &Preview{} }

// Entities lists what accepting puts into the review, referred-to first.
func (p *Preview) Entities() []chronology.Entity { return nil }
