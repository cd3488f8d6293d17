package ui

import (
	"fmt"
	"slices"

	"throughline.org/throughline/export"
)

// columnShares are how wide a column can be asked for, as shares of its usual width.
var columnShares = []float64{0.5, 0.75, 1, 1.5, 2, 3}

// printedColumns asks which columns the tables of events have, in which order and
// how wide. The comment and the note are columns that are taken along where they
// are asked for; both ways of asking are one.
type printedColumns struct {
	*orderedChips
	e      *exportDialog
	widths map[string]float64 // where they are not the usual ones
}

func (e *exportDialog) chooseColumns() {
	names := make([]string, len(export.ColumnNames))
	for i, n := range export.ColumnNames {
		names[i] = string(n)
	}
	c := &printedColumns{e: e, widths: map[string]float64{}}
	c.orderedChips = newOrderedChips(e.d.w, "Columns of the tables, in this order", names, c.title, func() {
		e.comments, e.notes = c.taken[string(export.ColumnComment)], c.taken[string(export.ColumnNote)]
		e.show()
	})
	c.buttons.Add(e.d.w.button("Narrower", func() { c.widen(-1) }))
	c.buttons.Add(e.d.w.button("Wider", func() { c.widen(1) }))
	e.columns = c
	c.take(usualColumns())
}

func usualColumns() []string {
	var names []string
	for _, c := range export.UsualColumns {
		names = append(names, string(c.Name))
	}
	return names
}

// title is that of a column, with its width where it is not the usual one.
func (c *printedColumns) title(name string) string {
	title := export.ColumnName(name).Title()
	if w := c.widths[name]; w != 0 {
		title += fmt.Sprintf(" × %g", w)
	}
	return title
}

// widen takes the next width for the marked column.
func (c *printedColumns) widen(step int) {
	if c.group.at >= len(c.names) {
		return
	}
	name := c.names[c.group.at]
	at := slices.Index(columnShares, 1)
	if w := c.widths[name]; w != 0 {
		at = slices.Index(columnShares, w)
	}
	at = max(0, min(at+step, len(columnShares)-1))
	if c.widths[name] = columnShares[at]; columnShares[at] == 1 {
		delete(c.widths, name)
	}
	c.told()
}

// follow takes comment and note as they are asked for elsewhere.
func (c *printedColumns) follow() {
	c.taken[string(export.ColumnComment)], c.taken[string(export.ColumnNote)] = c.e.comments, c.e.notes
	c.show()
}

// asked are the columns that are chosen.
func (c *printedColumns) asked() []export.Column {
	list := []export.Column{}
	for _, name := range c.chosen() {
		list = append(list, export.Column{Name: export.ColumnName(name), Width: c.widths[name]})
	}
	return list
}

// tabled reports whether anything with a table of events is asked for.
func (e *exportDialog) tabled() bool {
	return e.inParts() && slices.ContainsFunc(e.what(), func(p export.Part) bool {
		return p == export.Table || p == export.KeyEvents || p == export.OneAgency
	})
}
