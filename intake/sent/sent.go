// Package sent is what an agency sent, as it stands on paper or screen: text in
// tables, and the text around them, each with the place where it stood. The
// readers of Word, Excel and separated text fill it in; what it means is for
// package intake to say.
//
// Nothing is left out here: what a reader sees but does not show as text (a
// deletion, hidden words, a comment) is kept beside the text as a Remark.
package sent

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Sort is the kind of file.
type Sort uint8

// The kinds of file that are read.
const (
	Separated Sort = iota // CSV and the like
	Pasted
	Word
	Excel
	Exchanged // a review as this program writes it for others
)

// File is what a file holds.
type File struct {
	Name     string
	Sort     Sort
	Tables   []*Table
	After    []Passage // text after the last table
	Outside  []Passage // text that stands beside the body: headers, footers, text boxes of a sheet
	Since04  bool      // the workbook counts its days from 1904
	Accepted bool      // tracked changes are shown as accepted, not as rejected

	size
}

// Passage is text outside the tables.
type Passage struct {
	Place   string // where it stands beside the body: "header"; "" for the body's own paragraphs
	Text    string
	Heading bool
	Remarks []Remark
}

// Table is a table of a document, a sheet of a workbook, or the records of
// separated text.
type Table struct {
	Name    string    // "table 3"; the name of the sheet; "" for separated text
	Before  []Passage // text between the table before and this one
	Rows    []Row     // in order, without those that hold nothing
	Blank   []Run     // rows that are there but hold nothing
	Hidden  bool      // a hidden sheet
	Unseen  []Columns // hidden columns
	Nested  []int     // numbers of the rows with a table inside a cell, once for each
	Grid    []int     // where columns end, in the document's own measure; nil where unknown
	Missing string    // what of the table could not be read, as a sentence
}

// Columns is a run of columns, from 0.
type Columns struct{ First, Last int }

// Run is a run of rows, by their numbers. Line is that of the first, where the
// file is separated text.
type Run struct{ First, Last, Line int }

// AddBlank notes a row that is there but holds nothing.
func (t *Table) AddBlank(number, line int) {
	if n := len(t.Blank); n > 0 && (t.Blank[n-1].Last == number-1 || n == mostBlank) {
		t.Blank[n-1].Last = number
		return
	}
	t.Blank = append(t.Blank, Run{number, number, line})
}

// Row is one row, with the cells that hold something.
type Row struct {
	Number int // in the table, from 1; the number of the record
	Line   int // of the file, where it is separated text
	Cells  []Cell
	State  RowState
	Title  bool // marked to be repeated on every page
	Depth  int  // cells that the row has, empty ones too
}

// RowState says what a file says of a whole row.
type RowState uint8

// The states of a row; several may hold.
const (
	Inserted RowState = 1 << iota // by tracked changes
	Deleted                       // by tracked changes, so that it is not shown
	Hidden                        // by a filter, or by hand
	Unclosed                      // a quotation mark in it is not closed as it should be
	Rejoined                      // it was put together from several lines
	Form                          // it has fields of a form that were never filled in
)

// Is reports whether a state holds.
func (s RowState) Is(state RowState) bool { return s&state != 0 }

// Kind is what a cell holds.
type Kind uint8

// The kinds of cell.
const (
	Words  Kind = iota
	Day         // a date that the spreadsheet knows for one: Text is its ISO day, with the time where it has one
	Month       // likewise, but shown as month and year alone
	Clock       // a time of day that the spreadsheet knows for one
	Number      // any other number
)

// Cell is one cell that holds something, or that goes on from the one above.
type Cell struct {
	Text    string
	Column  uint16 // from 0
	Span    uint16 // columns that it covers, at least 1
	Ordinal uint16 // how many cells of its row stand before it, empty ones too
	Kind    Kind
	Down    bool // it is one with the cell above, which holds its text
	Remarks []Remark
}

// RemarkKind is what a Remark tells.
type RemarkKind uint8

// What is told of a cell beside its text.
const (
	Footnote    RemarkKind = iota // a note, which is not part of the text
	Endnote                       //
	Comment                       //
	CellComment                   //
	DeletedText                   // struck out by tracked changes, not in the text
	AddedText                     // put in by tracked changes, in the text
	HiddenText                    // not shown, not in the text
	StruckText                    // struck through, in the text
	PickedDay                     // the day that a date picker holds, in ISO form
	Picture                       // a picture or drawing, which is not read
	Unread                        // something that is not read, named in Text
	Failed                        // a formula without a result, or with an error
)

// Remark is what a file tells of a cell or passage beside its text.
type Remark struct {
	Kind RemarkKind
	Text string
	Who  string // who made the comment or the change, where it says
}

// IsNote reports whether a remark is a text of its own: a footnote, a comment.
func (r Remark) IsNote() bool { return r.Kind <= CellComment }

// Cell is the cell that begins in a column; nil where there is none.
func (r *Row) Cell(column int) *Cell {
	for i := range r.Cells {
		if int(r.Cells[i].Column) == column {
			return &r.Cells[i]
		}
	}
	return nil
}

// Text joins the texts of the row's cells.
func (r *Row) Text() string {
	var texts []string
	for _, c := range r.Cells {
		if text := strings.TrimSpace(c.Text); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, " · ")
}

// Blank reports whether the row holds no text and no note.
func (r *Row) Blank() bool {
	for _, c := range r.Cells {
		if strings.TrimSpace(c.Text) != "" || len(c.Remarks) > 0 {
			return false
		}
	}
	return true
}

// Width is the number of columns that hold something.
func (t *Table) Width() int {
	width := 0
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			width = max(width, int(c.Column)+max(1, int(c.Span)))
		}
	}
	return width
}

// What one file may hold. A chronology of a hundred thousand rows stays well
// below; more is not one, and would fill memory.
const (
	MostColumns = 512
	MostInCell  = 1 << 20
	MostRows    = 1 << 20 // with those that hold nothing
	mostCells   = 1_000_000
	mostRows    = 120_000
	mostText    = 48 << 20
	mostBlank   = 10_000
)

// ErrTooMuch says that a file holds more than any chronology.
var ErrTooMuch = errors.New("more rows, columns or text than a chronology can have")

// size counts what is taken into a file.
type size struct{ cells, rows, text int }

// Take counts a row that is taken in, and says where it is too much.
func (f *File) Take(row *Row) error {
	f.rows++
	f.cells += len(row.Cells)
	for i := range row.Cells {
		c := &row.Cells[i]
		if int(c.Column)+int(c.Span) > MostColumns {
			return fmt.Errorf("%w: columns", ErrTooMuch)
		}
		if f.text += len(c.Text); len(c.Text) > MostInCell {
			return fmt.Errorf("%w: text in a cell", ErrTooMuch)
		}
		f.takeRemarks(c.Remarks)
	}
	return f.checked()
}

// TakePassage likewise counts a passage.
func (f *File) TakePassage(p Passage) error {
	f.rows++
	f.text += len(p.Text)
	f.takeRemarks(p.Remarks)
	return f.checked()
}

func (f *File) takeRemarks(remarks []Remark) {
	for _, r := range remarks {
		f.cells++
		f.text += len(r.Text)
	}
}

func (f *File) checked() error {
	if f.rows > mostRows || f.cells > mostCells || f.text > mostText {
		return ErrTooMuch
	}
	return nil
}

// Join adds another cell to the right, as one cell.
func (c *Cell) Join(right Cell) {
	c.Span += right.Span
	c.Text = strings.TrimSpace(c.Text + "\n" + right.Text)
	c.Remarks = append(c.Remarks, right.Remarks...)
}

// Placed is a remark with the place that it belongs to.
type Placed struct {
	Number, Column int // of the row, from 1; of the column, from 0
	Remark
}

// Remark puts remarks with their cells, which are made where there are none.
func (t *Table) Remark(all []Placed) {
	slices.SortStableFunc(all, func(a, b Placed) int { return a.Number - b.Number })
	rows := make([]Row, 0, len(t.Rows))
	at := 0
	for _, p := range all {
		for at < len(t.Rows) && t.Rows[at].Number <= p.Number {
			rows, at = append(rows, t.Rows[at]), at+1
		}
		if n := len(rows); n == 0 || rows[n-1].Number != p.Number {
			rows = append(rows, Row{Number: p.Number})
		}
		rows[len(rows)-1].remark(p.Column, p.Remark)
	}
	t.Rows = append(rows, t.Rows[at:]...)
}

func (row *Row) remark(column int, r Remark) {
	c, there := slices.BinarySearchFunc(row.Cells, column, func(c Cell, n int) int { return int(c.Column) - n })
	if !there {
		row.Cells = slices.Insert(row.Cells, c, Cell{Column: uint16(column), Span: 1})
	}
	row.Cells[c].Remarks = append(row.Cells[c].Remarks, r)
}
