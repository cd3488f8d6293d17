package intake

import (
	"slices"
	"strings"

	"throughline.org/throughline/intake/sent"
)

// turnedRound reads a table in which each event is a column, with the headings
// down its left side.
func (l *layout) turnedRound(t *sent.Table) []*Table {
	top := datesAcross(t)
	if top < 0 {
		return nil
	}
	turned := turn(t, top)
	if turned == nil {
		return nil
	}
	h, ok := headerAt(turned.Rows, 0, l.remembered)
	if !ok || !h.dated() {
		return nil
	}
	l.turned = true
	defer func() { l.turned = false }()
	parts := l.headed(turned, h)
	if len(parts) == 0 {
		return nil
	}
	upright := l.begin(t)
	upright.turned = false
	for i := range top {
		row := &t.Rows[i]
		l.said = append(l.said, allText(row))
		l.ignore(upright.placeOf(row.Number, row.Line, firstColumn(row)), allText(row), whatIs([]string{row.Text()}))
	}
	parts[0].nested = nil // which are rows of the file
	return parts
}

// datesAcross is the row that holds the dates of several columns under a heading
// at its left; -1 where there is none.
func datesAcross(t *sent.Table) int {
	const several = 2
	for i := range min(len(t.Rows), headerSearch) {
		first := t.Rows[i].Cell(0)
		if first == nil || matchHeading(first.Text) != Start {
			continue
		}
		dates, others := 0, 0
		for _, c := range t.Rows[i].Cells[1:] {
			switch text := strings.TrimSpace(c.Text); {
			case text == "":
			case isDated(c) && !clockAlone.MatchString(text):
				dates++
			case matchHeading(text) != Other:
				others += len(t.Rows) // a heading beside a heading: a form of one event
			default:
				others++
			}
		}
		if dates >= several && dates > others {
			return i
		}
	}
	return -1
}

// turn gives the columns of a table as rows, from one of its rows on. It is nil
// where cells go over several columns or rows, or rows are not all alike.
func turn(t *sent.Table, top int) *sent.Table {
	width := t.Width()
	rows := make([]sent.Row, width)
	for c := range rows {
		rows[c] = sent.Row{Number: c + 1, Line: c + 1, Depth: len(t.Rows) - top}
	}
	for i, row := range t.Rows {
		if i < top {
			continue
		}
		if row.State != 0 {
			return nil
		}
		for _, c := range row.Cells {
			if c.Span > 1 || c.Down {
				return nil
			}
			at := c.Column
			c.Column, c.Ordinal = uint16(i-top), uint16(i-top)
			rows[at].Cells = append(rows[at].Cells, c)
		}
	}
	rows = slices.DeleteFunc(rows, func(r sent.Row) bool { return r.Blank() })
	return &sent.Table{Name: t.Name, Rows: rows, Hidden: t.Hidden, Missing: t.Missing}
}
