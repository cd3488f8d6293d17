package intake

import (
	"slices"
	"strings"

	"throughline.org/throughline/intake/sent"
)

// record is a table that is one event: its cells are headings, each with what
// it heads to its right, or after a colon.
func (l *layout) record(t *sent.Table) *Table {
	if l.file.Sort != sent.Word && l.file.Sort != sent.Excel {
		return nil
	}
	r := &recordReader{part: l.begin(t)}
	for i := range t.Rows {
		r.row(&t.Rows[i])
	}
	if len(r.cells) == 0 {
		return nil
	}
	if len(r.pending) > 0 {
		r.put(sent.Cell{})
	}
	part := r.part
	for i, f := range part.Columns {
		if slices.Contains(foreign, f) {
			part.Columns[i] = Other
		}
	}
	if part.columnOf(Start) < 0 || !part.tells() || r.fields < 3 || r.loose > r.fields {
		return nil
	}
	row := sent.Row{State: r.state, Cells: r.cells, Depth: len(r.cells)}
	part.record, part.cells = true, len(r.cells)
	part.Rows = []Row{{&row, part}}
	part.matched = append([]Field(nil), part.Columns...)
	part.blank, part.nested = t.Blank, t.Nested
	l.ignore(part.place, joinCells(part.Header), "the headings of its cells")
	return part
}

// recordReader gathers the fields of a table that may be one event.
type recordReader struct {
	part   *Table
	cells  []sent.Cell
	state  sent.RowState
	fields int // headings that are known
	loose  int // cells that no heading belongs to

	open    bool          // the heading alone in the row above waits for this one
	pending []sent.Remark // on headings, which go with what they head
}

func (r *recordReader) row(row *sent.Row) {
	r.state |= row.State
	own := 0
	for _, c := range row.Cells {
		count(&own, !c.Down && strings.TrimSpace(c.Text) != "")
	}
	open := r.open && own == 1 // a heading waits for its cell
	r.open = false
	for i := range row.Cells {
		c := row.Cells[i]
		text := strings.TrimSpace(c.Text)
		heading, inline, split := strings.Cut(text, ":")
		switch {
		case c.Down:
			r.pending = append(r.pending, c.Remarks...)
		case split && r.isHeading(heading) && strings.TrimSpace(inline) != "":
			r.head(heading)
			c.Text = strings.TrimSpace(inline)
			r.put(c)
			open = false
		case open && (split || !r.isHeading(text) || i > 0 && adjoins(row.Cells[i-1], c)):
			r.put(c)
			open = false
		case r.isHeading(strings.TrimSuffix(text, ":")):
			r.head(strings.TrimSuffix(text, ":"))
			r.pending = append(r.pending, c.Remarks...)
			open, r.open = true, own == 1
		case len(r.cells) > 0 && i == 0 && len(row.Cells) == 1 || len(r.cells) > 0 && c.Column > 0 && i == 0:
			r.put(c) // goes on from the row above
		default:
			r.loose++
			r.head("")
			r.put(c)
		}
	}
}

// adjoins reports whether a cell stands right beside another.
func adjoins(left, right sent.Cell) bool {
	return right.Column == left.Column+max(1, left.Span)
}

// isHeading reports whether a text is the heading of a field.
func (r *recordReader) isHeading(text string) bool {
	const longest = 80
	return text != "" && len(text) <= longest && !dayInside.MatchString(text) && !yearInside.MatchString(text) && matchHeading(text) != Other
}

// head begins a field.
func (r *recordReader) head(heading string) {
	f := Other
	if heading != "" {
		f = matchHeading(heading)
		r.fields++
	}
	if r.part.columnOf(f) >= 0 && !f.joins() {
		f = Other
	}
	r.part.addColumn(len(r.part.bounds), heading, f)
}

// put adds a cell to the field begun last.
func (r *recordReader) put(c sent.Cell) {
	at := uint16(len(r.part.bounds) - 1)
	c.Remarks, r.pending = append(r.pending, c.Remarks...), nil
	if n := len(r.cells); n > 0 && r.cells[n-1].Column == at {
		own := &r.cells[n-1]
		own.Text = strings.TrimSpace(own.Text + "\n" + c.Text)
		own.Remarks = append(own.Remarks, c.Remarks...)
		return
	}
	c.Column, c.Span, c.Ordinal = at, 1, at
	r.cells = append(r.cells, c)
}
