package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// The key under which the hidden and the shown columns are kept, beside the widths.
const keyColumnsShown = keyColumns + "events.shown"

// restoreColumns shows the columns as they were when the table was last used.
func (t *tableView) restoreColumns() {
	kept := t.s.settings
	widths := kept.columnWidths("events")
	usual := t.all[:len(tableColumns())]
	for n, c := range usual {
		if len(widths) == len(usual) && widths[n] >= leastColumn {
			c.width = float32(widths[n])
		}
	}
	t.hideColumns()
	t.showColumns()
}

// hideColumns hides what was hidden when the table was last used.
func (t *tableView) hideColumns() {
	if shown := t.s.settings.kept.StringList(keyColumnsShown); len(shown) > 0 {
		for _, c := range t.all {
			c.hidden = !slices.Contains(shown, c.keptAs())
		}
	}
}

// keptAs is the name by which this computer remembers a column.
func (c *tableColumn) keptAs() string {
	if c.kept != "" {
		return c.kept
	}
	return c.name
}

func (t *tableView) rememberColumns() {
	kept := t.s.settings
	widths := make([]float64, len(tableColumns()))
	for n := range widths {
		widths[n] = float64(t.all[n].width)
	}
	shown := make([]string, len(t.seen))
	for n, c := range t.seen {
		shown[n] = c.keptAs()
	}
	kept.setColumnWidths("events", widths)
	kept.kept.SetStringList(keyColumnsShown, shown)
}

// showColumns gives the grid the columns that are not hidden.
func (t *tableView) showColumns() {
	t.seen, t.grid.columns = nil, nil
	for _, c := range t.all {
		if !c.hidden {
			t.seen = append(t.seen, c)
			t.grid.columns = append(t.grid.columns, gridColumn{c.name, c.width})
		}
	}
	t.grid.mark = min(t.grid.mark, len(t.seen)-1)
	t.showSorted()
	t.grid.body.dropTexts()
}

// askColumns lets the author choose the columns. Escape closes the list.
func (t *tableView) askColumns() {
	list := container.NewVBox()
	d := dialog.NewCustom("Columns", "Done", container.NewVScroll(list), t.win)
	for _, c := range t.all {
		list.Add(newColumnCheck(c, t.toggleColumn, d.Hide))
	}
	room := t.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(360*t.grid.scale(), room.Width-40), room.Height-80))
	d.Show()
	t.win.Canvas().Focus(list.Objects[0].(*columnCheck))
}

// toggleColumn shows or hides a column and reports whether it is shown now:
// the last one stays, for a table of nothing helps nobody.
func (t *tableView) toggleColumn(c *tableColumn, on bool) bool {
	last := len(t.seen) == 1 && t.seen[0] == c
	c.hidden = !on && !last
	t.showColumns()
	t.rememberColumns()
	t.grid.changed()
	return !c.hidden
}

// columnCheck shows and hides one column.
type columnCheck struct {
	widget.Check
	escape func()
}

func newColumnCheck(c *tableColumn, toggle func(*tableColumn, bool) bool, escape func()) *columnCheck {
	check := &columnCheck{escape: escape}
	check.Text, check.Checked = c.name, !c.hidden
	check.ExtendBaseWidget(check)
	check.OnChanged = func(on bool) {
		if shown := toggle(c, on); shown != on {
			check.SetChecked(shown)
		}
	}
	return check
}

func (c *columnCheck) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		c.escape()
		return
	}
	c.Check.TypedKey(key)
}
