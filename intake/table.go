package intake

import (
	"fmt"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/intake/sent"
)

// Table is a part of the chronology: rows under one header.
type Table struct {
	Name    string   // of the file or the sheet, for people
	Header  []string // nil where there is none
	Columns []Field  // what each column holds, as matched; may be corrected
	Rows    []Row
	Left    bool // by the author: none of it comes in

	place         string // "table 3", "Sheet1"; "" in separated text
	sort          sent.Sort
	bounds        []int    // where each column begins, in those of the file
	beyond        int      // the first column of separated text that has no heading
	grid          []int    // see sent.Table
	cells         int      // in the header row
	keys          []string // of all rows of the header, to know them again
	longest       int      // more text than this has no row of the header
	matched       []Field  // as the program matched them
	hiddenColumns []int
	agency        string // that the sheet is named after
	record        bool   // the table is one event
	turned        bool   // its rows are the columns of the file
	tracked       bool   // most rows were put in by tracked changes
	versions      bool   // it lists the versions of a document
	byDay         bool   // rows that head others say the day, not a column
	year          carried
	blank         []sent.Run
	nested        []int
	hidden        bool
	since04       bool
}

// Row is one row as sent.
type Row struct {
	*sent.Row
	table *Table
}

// Width is the number of columns.
func (t *Table) Width() int { return len(t.bounds) }

// Place says where the row stands: "table 3 row 5", "Sheet1!A7", "record 5 (line 7)".
func (r Row) Place() string { return r.table.placeOf(r.Number, r.Line, r.table.dateColumn()) }

// Cell is the text of a column of the row, as sent.
func (r Row) Cell(column int) string {
	var text string
	for i := range r.Cells {
		c := &r.Cells[i]
		if r.table.column(r, c) != column || c.Text == "" {
			continue
		}
		if text != "" {
			text += "\n"
		}
		text += c.Text
	}
	return strings.TrimSpace(text)
}

// column is the column of the table that a cell of the row stands in. A row of
// a document with as many cells as the header has them in the same order,
// wherever their edges are; in others a cell stands in the first column that it
// covers for the most part.
func (t *Table) column(row Row, c *sent.Cell) int {
	if t.sort == sent.Word && row.Depth == t.cells && t.cells == len(t.bounds) && int(c.Ordinal) < t.cells {
		return int(c.Ordinal)
	}
	from, to := int(c.Column), int(c.Column)+max(1, int(c.Span))
	best, most := 0, 0
	for i, begin := range t.bounds {
		end := t.end(i)
		if t.sort != sent.Word {
			if from >= begin && from < end {
				return i
			}
			continue
		}
		wide := t.across(max(begin, from), min(end, to))
		if wide > most {
			best, most = i, wide
		}
		if whole := t.across(begin, min(end, max(len(t.grid), to))); 5*wide >= 3*whole {
			return i
		}
	}
	return best
}

// end is where a column ends, in the columns of the file.
func (t *Table) end(column int) int {
	if column+1 < len(t.bounds) {
		return t.bounds[column+1]
	}
	return sent.MostColumns
}

// across measures a run of the file's columns by their widths, where known.
func (t *Table) across(from, to int) int {
	if to <= from {
		return 0
	}
	if to > len(t.grid) {
		return to - from
	}
	begin := 0
	if from > 0 {
		begin = t.grid[from-1]
	}
	return max(1, t.grid[to-1]-begin)
}

// columnOf is the first column that holds a field; -1 where none does.
func (t *Table) columnOf(f Field) int {
	for i, field := range t.Columns {
		if field == f {
			return i
		}
	}
	return -1
}

// dateColumn is the column of the date, as counted in the file.
func (t *Table) dateColumn() int {
	for _, f := range []Field{Start, DayOfMonth, Month} {
		if at := t.columnOf(f); at >= 0 {
			return t.bounds[at]
		}
	}
	if len(t.bounds) > 0 {
		return t.bounds[0]
	}
	return 0
}

// placeOf names a row of the file, with the column in a workbook.
func (t *Table) placeOf(number, line, column int) string {
	switch {
	case t.record && number == 0:
		return t.place
	case t.turned && t.sort == sent.Excel:
		return fmt.Sprintf("%s!%s%d", t.place, letters(number-1), column+1)
	case t.turned:
		return strings.TrimSpace(fmt.Sprintf("%s column %d", t.place, number))
	case t.sort == sent.Word:
		return fmt.Sprintf("%s row %d", t.place, number)
	case t.sort == sent.Excel:
		return fmt.Sprintf("%s!%s%d", t.place, letters(column), number)
	case t.sort == sent.Exchanged:
		return fmt.Sprintf("event %d", number)
	}
	return fmt.Sprintf("record %d (line %d)", number, line)
}

// placeOfRun names several rows that follow one another.
func (t *Table) placeOfRun(run sent.Run, column int) string {
	if run.First == run.Last {
		return t.placeOf(run.First, run.Line, column)
	}
	switch t.sort {
	case sent.Word:
		return fmt.Sprintf("%s rows %d to %d", t.place, run.First, run.Last)
	case sent.Excel:
		return fmt.Sprintf("%s!%s%d:%s%d", t.place, letters(column), run.First, letters(column), run.Last)
	}
	return fmt.Sprintf("records %d to %d (from line %d)", run.First, run.Last, run.Line)
}

// letters are what a workbook calls a column, from 0.
func letters(column int) string {
	if column < 0 {
		return ""
	}
	return letters(column/26-1) + string(rune('A'+column%26))
}

// firstColumn is the column of the first cell of a row with text.
func firstColumn(row *sent.Row) int {
	for _, c := range row.Cells {
		if strings.TrimSpace(c.Text) != "" {
			return int(c.Column)
		}
	}
	if len(row.Cells) > 0 {
		return int(row.Cells[0].Column)
	}
	return 0
}

func nameKey(text string) string { return chronology.NameKey(text) }

func joinCells(cells []string) string {
	var filled []string
	for _, c := range cells {
		if c = strings.TrimSpace(c); c != "" {
			filled = append(filled, c)
		}
	}
	return strings.Join(filled, " · ")
}

// allText is everything that a row says, what is not shown too.
func allText(row *sent.Row) string {
	texts := []string{row.Text()}
	for i := range row.Cells {
		for _, r := range row.Cells[i].Remarks {
			texts = append(texts, r.Text)
		}
	}
	return joinCells(texts)
}
