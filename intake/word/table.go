package word

import (
	"fmt"
	"strconv"
	"strings"

	"throughline.org/throughline/intake/archive"
	"throughline.org/throughline/intake/sent"
)

// bodyTable reads a table of the body into the file.
func (d *document) bodyTable() error {
	t := &sent.Table{Name: fmt.Sprintf("table %d", len(d.file.Tables)+1), Before: d.file.After}
	d.file.After = nil
	d.file.Tables = append(d.file.Tables, t)
	return d.table(t, func(row *sent.Row) error {
		if len(row.Cells) == 0 && row.State&^sent.Inserted == 0 {
			t.AddBlank(row.Number, 0)
			return nil
		}
		if err := d.file.Take(row); err != nil {
			return err
		}
		t.Rows = append(t.Rows, *row)
		return nil
	})
}

// table reads the rows of a table, one after another.
func (d *document) table(t *sent.Table, each func(*sent.Row) error) error {
	number := 0
	var read func(e archive.Element) error
	read = func(e archive.Element) error {
		switch e.Name {
		case "tr":
			if number++; number > sent.MostRows {
				return fmt.Errorf("%w: rows", sent.ErrTooMuch)
			}
			row := &sent.Row{Number: number}
			nested, err := d.row(row)
			if err != nil {
				return err
			}
			if nested {
				t.Nested = append(t.Nested, number)
			}
			return each(row)
		case "tblGrid":
			return d.grid(t)
		}
		return d.unwrap(e, read, nil)
	}
	return d.Children(read)
}

// grid reads where the columns of a table end.
func (d *document) grid(t *sent.Table) error {
	end := 0
	return d.Children(func(e archive.Element) error {
		if e.Name == "gridCol" && len(t.Grid) < sent.MostColumns {
			width, _ := strconv.Atoi(archive.Attr(e, "w"))
			end += max(width, 0)
			t.Grid = append(t.Grid, end)
		}
		return nil
	})
}

// row reads one row, and tells whether a cell of it holds a table.
func (d *document) row(row *sent.Row) (nested bool, err error) {
	column := 0
	before := d.changes
	defer func() { d.changes = before }()
	if d.changes.deleted > 0 {
		row.State |= d.rowState("del")
	}
	var read func(e archive.Element) error
	read = func(e archive.Element) error {
		switch e.Name {
		case "trPr":
			column, err = d.rowProperties(row)
			return err
		case "tc":
			has, err := d.cell(row, &column)
			nested = nested || has
			return err
		}
		return d.unwrap(e, read, nil)
	}
	return nested, d.Children(read)
}

// rowState is what a tracked change makes of a whole row.
func (d *document) rowState(change string) sent.RowState {
	added := change == "ins"
	if added == d.options.Rejected {
		return sent.Deleted
	}
	if added {
		return sent.Inserted
	}
	return 0
}

// rowProperties reads the formatting of a row, and tells in which column it begins.
func (d *document) rowProperties(row *sent.Row) (column int, err error) {
	err = d.Children(func(e archive.Element) error {
		switch e.Name {
		case "gridBefore":
			column = count(e)
		case "tblHeader":
			row.Title = archive.Flag(e)
		case "hidden":
			if archive.Flag(e) {
				row.State |= sent.Hidden
			}
		case "ins", "del":
			row.State |= d.rowState(e.Name)
			if who := archive.Attr(e, "author"); who != "" {
				d.changes.who = who
			}
		}
		return nil
	})
	return column, err
}

// count reads a number of columns, bounded by what a table can have.
func count(e archive.Element) int {
	n, err := strconv.Atoi(archive.Attr(e, "val"))
	if err != nil || n < 0 {
		return 0
	}
	return min(n, sent.MostColumns)
}

// cell reads one cell of a row and moves on to the column after it.
func (d *document) cell(row *sent.Row, column *int) (nested bool, err error) {
	c := sent.Cell{Column: uint16(min(*column, sent.MostColumns)), Span: 1, Ordinal: uint16(min(row.Depth, sent.MostColumns))}
	var f flow
	if d.picked != "" {
		d.pick(&f, d.picked)
		d.picked = ""
	}
	leftward := false
	changes, fields := d.changes, d.fields
	d.fields = nil
	err = d.Children(func(e archive.Element) error {
		switch e.Name {
		case "tcPr":
			leftward, err = d.cellProperties(&c)
			return err
		case "tbl":
			nested = true
		}
		return d.block(e, &f)
	})
	d.changes, d.fields = changes, fields
	*column += int(c.Span)
	row.Depth++
	c.Text, c.Remarks = f.String(), f.remarks
	if f.blank {
		row.State |= sent.Form
	}
	if leftward && len(row.Cells) > 0 {
		row.Cells[len(row.Cells)-1].Join(c)
		return nested, err
	}
	if len(row.Cells) > sent.MostColumns {
		return nested, fmt.Errorf("%w: columns", sent.ErrTooMuch)
	}
	if c.Text != "" || len(c.Remarks) > 0 || c.Down || c.Span > 1 {
		row.Cells = append(row.Cells, c)
	}
	return nested, err
}

// cellProperties reads the formatting of a cell, and tells whether it is one
// with the cell to its left.
func (d *document) cellProperties(c *sent.Cell) (leftward bool, err error) {
	err = d.Children(func(e archive.Element) error {
		going := archive.Attr(e, "val") != "restart"
		switch e.Name {
		case "gridSpan":
			c.Span = uint16(max(1, count(e)))
		case "vMerge":
			c.Down = going
		case "hMerge":
			leftward = going
		case "cellIns":
			d.changes.added++
		case "cellDel":
			d.changes.deleted++
		}
		return nil
	})
	return leftward, err
}

// nestedTable reads a table inside a cell as lines, with tabs between its cells.
func (d *document) nestedTable(f *flow) error {
	f.start()
	first := true
	err := d.table(&sent.Table{}, func(row *sent.Row) error {
		var line flow
		shown := !row.State.Is(sent.Deleted)
		end := 1
		for _, c := range row.Cells {
			line.said(strings.Repeat("\t", max(0, int(c.Column)-end+1)))
			end = int(c.Column) + int(c.Span)
			line.said(c.Text)
			line.remarks = append(line.remarks, c.Remarks...)
		}
		text := line.text.String()
		if !shown {
			f.remark(sent.DeletedText, text, "")
			text = ""
		}
		if strings.TrimSpace(text) != "" && !first {
			f.said("\n")
		}
		first = first && strings.TrimSpace(text) == ""
		f.take(text, &line)
		return nil
	})
	f.end(false)
	return err
}
