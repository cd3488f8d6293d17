package excel

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"throughline.org/throughline/intake/archive"
	"throughline.org/throughline/intake/sent"
)

// readSheet reads the rows of one sheet, and what stands beside them.
func (b *workbook) readSheet(s sheet, part string) error {
	relations, err := b.pkg.Relations(part)
	if err != nil {
		return err
	}
	t := &sent.Table{Name: s.name, Hidden: s.hidden}
	b.file.Tables = append(b.file.Tables, t)
	var merged []area
	if err := b.part(part, func(archive.Element) error {
		return b.Children(func(e archive.Element) error {
			var err error
			switch e.Name {
			case "cols":
				err = b.readColumns(t)
			case "sheetData":
				err = b.readRows(t)
			case "mergeCells":
				merged, err = b.readMerged()
			case "headerFooter":
				err = b.readPageText(t)
			}
			return err
		})
	}); err != nil {
		return err
	}
	if err := b.merge(t, merged); err != nil {
		return err
	}
	if err := b.readComments(t, relations); err != nil {
		return err
	}
	return b.readDrawings(t, relations)
}

// readColumns reads which columns are hidden.
func (b *workbook) readColumns(t *sent.Table) error {
	return b.Children(func(e archive.Element) error {
		first, _ := strconv.Atoi(archive.Attr(e, "min"))
		last, _ := strconv.Atoi(archive.Attr(e, "max"))
		width := archive.Attr(e, "width")
		if (isOn(archive.Attr(e, "hidden")) || width == "0") && first > 0 && last >= first && len(t.Unseen) < sent.MostColumns {
			t.Unseen = append(t.Unseen, sent.Columns{First: first - 1, Last: last - 1})
		}
		return nil
	})
}

// readRows reads the rows that hold something, and notes those that do not.
func (b *workbook) readRows(t *sent.Table) error {
	number := 0
	var cells []sent.Cell
	return b.Children(func(e archive.Element) error {
		if e.Name != "row" {
			return nil
		}
		number++
		if n, err := strconv.Atoi(archive.Attr(e, "r")); err == nil && n > 0 {
			number = n
		}
		if number > sent.MostRows {
			return fmt.Errorf("%w: rows", sent.ErrTooMuch)
		}
		row := sent.Row{Number: number}
		if isOn(archive.Attr(e, "hidden")) || archive.Attr(e, "ht") == "0" {
			row.State |= sent.Hidden
		}
		var err error
		if cells, err = b.readCells(&row, cells[:0]); err != nil {
			return err
		}
		if len(cells) == 0 {
			if row.Depth > 0 {
				t.AddBlank(number, 0)
			}
			return nil
		}
		row.Cells = slices.Clone(cells)
		if err := b.file.Take(&row); err != nil {
			return err
		}
		t.Rows = append(t.Rows, row)
		return nil
	})
}

// readCells reads the cells of a row that hold something.
func (b *workbook) readCells(row *sent.Row, cells []sent.Cell) ([]sent.Cell, error) {
	column := -1
	err := b.Children(func(e archive.Element) error {
		if e.Name != "c" {
			return nil
		}
		row.Depth++
		column++
		if _, c, ok := place(archive.Attr(e, "r")); ok {
			column = c
		}
		cell, err := b.readCell(e)
		if err != nil {
			return err
		}
		if strings.TrimSpace(cell.Text) == "" && len(cell.Remarks) == 0 {
			return nil
		}
		if column >= sent.MostColumns {
			return fmt.Errorf("%w: columns", sent.ErrTooMuch)
		}
		cell.Column, cell.Span = uint16(column), 1
		cells = append(cells, cell)
		return nil
	})
	return cells, err
}

// place reads the name of a cell, such as AB12, as row and column from 0.
func place(name string) (row, column int, ok bool) {
	i := 0
	for ; i < len(name) && name[i] >= 'A' && name[i] <= 'Z'; i++ {
		if column = column*26 + int(name[i]-'A') + 1; i > 3 {
			return 0, 0, false
		}
	}
	row, err := strconv.Atoi(name[i:])
	return row - 1, column - 1, err == nil && i > 0 && row > 0
}

// area is a merged area, in rows and columns from 0.
type area struct{ top, left, bottom, right int }

const mostMerged = 100_000

func (b *workbook) readMerged() ([]area, error) {
	var all []area
	err := b.Children(func(e archive.Element) error {
		from, to, _ := strings.Cut(archive.Attr(e, "ref"), ":")
		var a area
		var ok, also bool
		a.top, a.left, ok = place(from)
		a.bottom, a.right, also = place(to)
		switch {
		case !ok || !also:
			return nil
		case len(all) == mostMerged:
			return fmt.Errorf("%w: merged areas", sent.ErrTooMuch)
		}
		all = append(all, a)
		return nil
	})
	return all, err
}

// merge makes one cell of each merged area: the first holds the text, and those
// below it in its column say that they are one with it. What the others still
// hold is not shown.
func (b *workbook) merge(t *sent.Table, merged []area) error {
	for _, a := range merged {
		at, _ := slices.BinarySearchFunc(t.Rows, a.top+1, func(r sent.Row, n int) int { return r.Number - n })
		for ; at < len(t.Rows) && t.Rows[at].Number <= a.bottom+1; at++ {
			row := &t.Rows[at]
			if b.downs++; b.downs > 4*mostMerged {
				return fmt.Errorf("%w: merged cells", sent.ErrTooMuch)
			}
			own := row.Number > a.top+1
			cover(row, a, own)
		}
	}
	return nil
}

// cover merges the cells of one row that lie in an area.
func cover(row *sent.Row, a area, below bool) {
	span := uint16(min(a.right, sent.MostColumns-1) - min(a.left, sent.MostColumns-1) + 1)
	for i := range row.Cells {
		c := &row.Cells[i]
		at := int(c.Column)
		switch {
		case at < a.left || at > a.right:
		case at == a.left && !below:
			c.Span = span
		default:
			if c.Text != "" {
				c.Remarks = append(c.Remarks, sent.Remark{Kind: sent.HiddenText, Text: c.Text})
			}
			c.Text = ""
		}
	}
	if !below {
		return
	}
	if c := row.Cell(a.left); c != nil {
		c.Down, c.Span = true, span
		return
	}
	at, _ := slices.BinarySearchFunc(row.Cells, a.left, func(c sent.Cell, n int) int { return int(c.Column) - n })
	if a.left < sent.MostColumns {
		row.Cells = slices.Insert(row.Cells, at, sent.Cell{Column: uint16(a.left), Span: span, Down: true})
	}
}

// pageCodes are the codes of what a page's header shows, and of its fonts.
var pageCodes = regexp.MustCompile(`&(?:"[^"]*"|K[0-9A-F]{6}|\d+|[A-Za-z])`)

// readPageText reads what is printed above and below every page of a sheet.
func (b *workbook) readPageText(t *sent.Table) error {
	return b.Children(func(e archive.Element) error {
		text, err := b.Text()
		if err != nil {
			return err
		}
		text = strings.Join(strings.Fields(strings.ReplaceAll(pageCodes.ReplaceAllString(text, " "), "&&", "&")), " ")
		where := "page header"
		if strings.Contains(e.Name, "Footer") {
			where = "page footer"
		}
		return b.beside(sent.Passage{Place: t.Name + " " + where, Text: text})
	})
}

// beside keeps text that stands in no cell.
func (b *workbook) beside(p sent.Passage) error {
	if p.Text == "" {
		return nil
	}
	b.file.Outside = append(b.file.Outside, p)
	return b.file.TakePassage(p)
}
