package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/intake"
)

// importColumns shows the tables of a file, each taken or left, and what each of
// their columns holds, to be corrected. What is corrected for one table is for
// all with the same headings.
type importColumns struct {
	p      *importPreview
	at     int
	list   *tableList
	whole  *chipGroup
	of     *intake.Table // whose columns are shown
	picks  []*pick       // for each of them
	form   *fyne.Container
	scroll *container.Scroll
	page   fyne.CanvasObject
}

func newImportColumns(p *importPreview) *importColumns {
	c := &importColumns{p: p, form: newColumn(1.5)}
	c.list = newTableList(c)
	c.whole = newChipGroup(chipsToggle, func(int) { c.p.rejectTracked(!c.p.rejected); c.showWhole() })
	hint := newCaption("Space takes a table or leaves it out. A column's field is changed by its first letter, Left and Right; what you correct is remembered for the agency once you bring the rows in.")
	hint.Hidden = p.cramped()
	c.scroll = scrolled(c.form)
	split := container.NewHSplit(c.list, c.scroll)
	split.SetOffset(0.35)
	c.page = under(newColumn(1.5, c.whole, hint), split)
	return c
}

func (c *importColumns) name() string {
	if n := len(c.p.doc.Tables); n > 1 {
		return fmt.Sprintf("Tables and columns %d", n)
	}
	return "Columns"
}

func (c *importColumns) content() fyne.CanvasObject { return c.page }
func (c *importColumns) first() fyne.Focusable      { return c.list }

// showWhole offers to read tracked changes the other way, where there are any.
func (c *importColumns) showWhole() {
	var chips []groupChip
	if c.p.doc.Tracked() {
		chips = append(chips, groupChip{text: "Read tracked changes as rejected", on: c.p.rejected})
	}
	c.whole.set(chips)
}

func (c *importColumns) begin() { c.list.Highlight(max(0, c.at)) }

func (c *importColumns) show() {
	c.showWhole()
	c.list.Refresh()
	c.load(min(c.at, len(c.p.doc.Tables)-1))
}

// load shows the columns of a table.
func (c *importColumns) load(at int) {
	c.at = at
	if at < 0 {
		return
	}
	if t := c.p.doc.Tables[at]; t != c.of {
		c.make(t)
	}
	for i, f := range c.of.Columns {
		c.picks[i].Selected = fieldName(f) // whatever is in hand stays so
		c.picks[i].Refresh()
	}
}

func (c *importColumns) make(t *intake.Table) {
	c.of, c.picks, c.form.Objects = t, nil, nil
	names := make([]string, len(intake.Fields))
	for i, f := range intake.Fields {
		names[i] = fieldName(f)
	}
	for i := range t.Columns {
		pick := c.p.d.w.pick(names)
		pick.OnChanged = func(string) { c.correct(t, i, intake.Fields[pick.SelectedIndex()]) }
		pick.typed = c.p.number
		c.picks = append(c.picks, pick)
		c.form.Add(newColumn(0.5, two(newProse(t.ColumnName(i), theme.ColorNameForeground), pick), newCaption(examplesOf(t, i))))
	}
	reveal(c.scroll, c.form)
	c.form.Refresh()
}

// examplesOf are the first texts of a column, to know it by.
func examplesOf(t *intake.Table, column int) string {
	const few, looked = 3, 40
	var found []string
	for _, row := range t.Rows[:min(looked, len(t.Rows))] {
		text := beginning(row.Cell(column))
		if runes := []rune(text); len(runes) > 60 {
			text = string(runes[:60]) + "…"
		}
		if text = "“" + text + "”"; text == "“”" || slices.Contains(found, text) {
			continue
		}
		if found = append(found, text); len(found) == few {
			break
		}
	}
	if len(found) == 0 {
		return "empty"
	}
	return joinFilled(" ", found...)
}

// correct takes a column for another field, and reads the rows anew.
func (c *importColumns) correct(of *intake.Table, column int, field intake.Field) {
	for _, t := range c.p.doc.Tables {
		if t == of || len(of.Header) > 0 && slices.Equal(t.Header, of.Header) && len(t.Columns) == len(of.Columns) {
			t.Columns[column] = field
		}
	}
	c.p.read()
}

// fieldName is what a field is called in a pick list.
func fieldName(f intake.Field) string {
	if f == intake.Ignore {
		return "(leave out)"
	}
	return string(f)
}

// toggle takes a table or leaves it out.
func (c *importColumns) toggle(at int) {
	if at < len(c.p.doc.Tables) {
		t := c.p.doc.Tables[at]
		t.Left = !t.Left
		c.p.read()
	}
}

// tableList is the list of tables.
type tableList struct {
	list
	columns *importColumns
}

func newTableList(c *importColumns) *tableList {
	l := &tableList{columns: c}
	l.set(c.p.d.w, func() int { return len(c.p.doc.Tables) }, func() fyne.CanvasObject {
		head, note := newWords(""), newSmallWords("")
		head.least, note.least = 10, 10
		return container.NewPadded(newColumn(0.5, head, note))
	}, func(i int, o fyne.CanvasObject) {
		lines := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
		t := c.p.doc.Tables[i]
		lines[0].(*words).say(either(t.Left, "– Left out: ", "✓ Taken: ") + t.Place())
		lines[1].(*words).say(joinFilled(" · ", count(len(t.Rows), "row"), t.Name))
	})
	l.OnSelected = c.load
	l.ExtendBaseWidget(l)
	return l
}

// TypedRune implements fyne.Focusable.
func (l *tableList) TypedRune(letter rune) {
	if letter == ' ' {
		l.columns.toggle(max(0, l.columns.at))
		return
	}
	l.columns.p.turnBy(letter)
}

// TypedKey implements fyne.Focusable.
func (l *tableList) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name != fyne.KeySpace { // it comes as a letter too
		l.list.TypedKey(ev)
	}
}
