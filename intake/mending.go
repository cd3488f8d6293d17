package intake

import (
	"strings"

	"throughline.org/throughline/intake/sent"
)

// RowKey tells a row of a file from its others, however often the file is read.
type RowKey struct {
	table  string
	number int
}

// Mending is what an author says of a row in the preview.
type Mending struct {
	Texts  map[Field]string // in place of what the file says; Start is the date with its time
	Left   bool             // the row is not to come in
	Looked bool             // its doubts have been looked at
	Sort   RowSort          // what the row is, where the author says so
}

// RowSort is what an author takes a row for.
type RowSort int

// What a row may be. AsRead leaves it to the reader.
const (
	AsRead  RowSort = iota
	OwnRow          // an event of its own, though it looks like guidance, a total, or a part of the row above
	PartRow         // a part of the row above
)

// State is how a row stands, the worst first.
type State int

// The states of a row.
const (
	Refused State = iota
	Doubted
	Vague // its date is not one day
	Clean
	LeftOut
)

// Key tells the row from others.
func (row *PreviewRow) Key() RowKey { return row.key() }

func (r Row) key() RowKey { return RowKey{r.table.place, r.Number} }

// ContinuedKeys tell the rows that go on in this one.
func (row *PreviewRow) ContinuedKeys() []RowKey {
	keys := make([]RowKey, len(row.Continued))
	for i, more := range row.Continued {
		keys[i] = more.key()
	}
	return keys
}

// State is how the row stands.
func (row *PreviewRow) State() State {
	switch {
	case row.mending.Left:
		return LeftOut
	case row.Refused != "":
		return Refused
	case len(row.Doubts) > 0 && !row.mending.Looked:
		return Doubted
	case !row.Reading.Window.Exact():
		return Vague
	}
	return Clean
}

// Mended reports whether the author has given the row another text for a field.
func (row *PreviewRow) Mended(f Field) bool {
	_, mended := row.mending.Texts[f]
	return mended
}

// Looked reports whether the doubts of the row have been looked at.
func (row *PreviewRow) Looked() bool { return row.mending.Looked }

// leave keeps a row out that the author left out. What it would be is its draft.
func (row *PreviewRow) leave() {
	row.refuse("")
	row.Unassigned = false
}

// ignoreLeft lists what the author left out among what is no event.
func (p *Preview) ignoreLeft() {
	for _, row := range p.Rows {
		if !row.mending.Left {
			continue
		}
		var texts []string
		for _, r := range row.all() {
			texts = append(texts, allText(r.Row))
		}
		p.ignoreRow(row.Row, joinCells(texts), "left out by the author")
	}
}

// ignoreRow lists a row that is no event. It can be made one.
func (p *Preview) ignoreRow(row Row, text, why string) {
	if p.ignoredRows == nil {
		p.ignoredRows = map[int]RowKey{}
	}
	p.ignoredRows[len(p.Ignored)] = row.key()
	p.Ignored = append(p.Ignored, Ignored{row.Place(), text, why})
}

// IgnoredRow is the row that a place in the list of what is ignored is of, where it
// is a row with words that could be an event.
func (p *Preview) IgnoredRow(at int) (RowKey, bool) {
	key, is := p.ignoredRows[at]
	return key, is && p.Ignored[at].Text != ""
}

// ignoreTable lists a table that the author left out as a whole.
func (p *Preview) ignoreTable(t *Table) {
	texts := []string{joinCells(t.Header)}
	for _, row := range t.Rows {
		texts = append(texts, allText(row.Row))
	}
	p.Ignored = append(p.Ignored, Ignored{t.Place(), joinCells(texts), "table left out by the author"})
}

// Place says where the table stands: "table 3", "Sheet1", "the file".
func (t *Table) Place() string {
	if t.place == "" {
		return "the file"
	}
	return t.place
}

// Width is the number of columns of the table of the row.
func (r Row) Width() int { return r.table.Width() }

// ColumnName is what to call a column of the row.
func (r Row) ColumnName(column int) string { return r.table.columnName(column) }

// Holds is the field that a column of the row is matched to.
func (r Row) Holds(column int) Field { return r.table.Columns[column] }

// ColumnName is what to call a column: its heading or, without one, its place.
func (t *Table) ColumnName(column int) string { return t.columnName(column) }

// Tracked reports whether the file has tracked changes, so that it reads otherwise
// where they are rejected.
func (d *Document) Tracked() bool {
	for _, t := range d.Tables {
		for _, row := range t.Rows {
			if row.State.Is(sent.Inserted) || row.State.Is(sent.Deleted) {
				return true
			}
			for i := range row.Cells {
				for _, r := range row.Cells[i].Remarks {
					if r.Kind == sent.DeletedText || r.Kind == sent.AddedText {
						return true
					}
				}
			}
		}
	}
	return false
}

// withClock is a date that the author has given, with the time that the row has
// in a column of its own, unless the author gave one too.
func (rr *rowReader) withClock(row *PreviewRow, date string) string {
	clock := rr.clock(row, StartTime)
	if date == "" || clock == "" {
		return date
	}
	if alone, err := rr.review.ReadWording(date); err == nil && alone.Clock.Known {
		return date
	}
	if both, err := rr.review.ReadWording(joined(date, clock)); err == nil && both.Clock.Known {
		return joined(date, clock)
	}
	return date
}

// keepBesideDate keeps with the note what stands in the columns of the time and
// the end, where the author has given another date without it.
func (rr *rowReader) keepBesideDate(row *PreviewRow) {
	if !row.Mended(Start) {
		return
	}
	for _, f := range []Field{StartTime, End, EndTime} {
		if text := row.given(f); text != "" && !strings.Contains(row.Wording, text) {
			note(row.Event, "Beside the date", string(f)+": "+text)
		}
	}
}
