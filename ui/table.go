package ui

import (
	"image/color"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// tableView lists the events that the filter keeps, in columns. It says in
// words everything that the timeline shows.
type tableView struct {
	s   *session
	win fyne.Window
	box *fyne.Container

	all    []*tableColumn // every column
	seen   []*tableColumn // those not hidden, as the grid has them
	order  *tableColumn   // sorted by; nil: the order of the chronology
	down   bool
	rows   []*chronology.Event
	places map[chronology.UID]int
	texts  map[*tableColumn]map[chronology.UID]string

	grid  *grid
	says  *prose // how many events, in what order
	empty *fyne.Container
	why   *prose
}

func newTableView(s *session, win fyne.Window) *tableView {
	t := &tableView{s: s, win: win, all: append(tableColumns(), ageColumns(s)...), grid: newGrid(), says: newCaption(""), why: newProse("", theme.ColorNamePlaceHolder)}
	t.restoreColumns()
	t.grid.cell = func(row, column int) string { return t.text(t.rows[row], t.seen[column]) }
	t.grid.strip = func(row int) color.Color { return agencyColour(s.review(), t.rows[row].Agency) }
	t.grid.onChoose = func(row int) { s.choose(t.rows[row].UID) }
	t.grid.onSeveral = func(rows []int) {
		uids := make([]chronology.UID, len(rows))
		for n, row := range rows {
			uids[n] = t.rows[row].UID
		}
		s.chooseAll(uids)
	}
	t.grid.onOpen = func(int) { t.openInspector() }
	t.grid.onSort = t.sortBy
	t.grid.onWidth = func(column int, width float32) { t.seen[column].width = width; t.rememberColumns() }
	t.grid.onCopy = func(int) { s.copyEvents(s.chosen(), t.seen) }
	t.grid.common = func(key *fyne.KeyEvent) bool { return s.key(key) }

	all := newChip("Show all events", func() { s.show(chronology.Filter{}) })
	t.empty = newColumn(3, t.why, newFlow(all))
	bar := container.NewBorder(nil, nil, nil, container.NewVBox(newChip("Columns…", t.askColumns)), t.says)
	top := container.New(layout.NewCustomPaddedLayout(4, 4, 10, 10), bar)
	body := container.NewStack(t.grid, container.New(sideMargins{}, t.empty))
	t.box = container.NewBorder(top, nil, nil, nil, body)
	s.watch(t.news)
	t.reload()
	return t
}

func (t *tableView) content() fyne.CanvasObject { return t.box }

func (t *tableView) focus() {
	t.win.Canvas().Focus(t.grid)
	if t.grid.at < 0 {
		t.grid.showRow(0)
	}
}

// openInspector gives the keyboard to the form of the chosen event, by the keys
// that do so everywhere.
func (t *tableView) openInspector() {
	if t.s.settings.inspectorHidden() {
		t.s.key(&fyne.KeyEvent{Name: fyne.KeyF4})
	}
	t.s.key(&fyne.KeyEvent{Name: fyne.KeyF6})
}

// reveal brings an event into sight.
func (t *tableView) reveal(uid chronology.UID) {
	t.s.choose(uid)
	t.focus()
}

func (t *tableView) news(n news) {
	if n.filter || n.others || len(n.events) > 0 {
		t.followPeople()
		t.reload()
		return
	}
	if n.selection {
		t.follow()
	}
}

// follow marks the chosen events.
func (t *tableView) follow() {
	row := t.chosenRows()
	if row != t.grid.at {
		t.grid.anchor = row
		t.grid.choose(row)
		return
	}
	t.grid.body.repaint()
}

// chosenRows tells the grid which rows are chosen, and returns that of the event
// that is shown; −1 where it is not listed.
func (t *tableView) chosenRows() int {
	t.grid.among = make(map[int]bool, len(t.s.beside))
	for _, uid := range t.s.beside {
		if row, listed := t.places[uid]; listed {
			t.grid.among[row] = true
		}
	}
	if row, listed := t.places[t.s.selected]; listed {
		return row
	}
	return -1
}

// reload lists the events anew.
func (t *tableView) reload() {
	t.texts = map[*tableColumn]map[chronology.UID]string{}
	t.rows = slices.Clone(t.s.events())
	t.sortRows()
	t.places = make(map[chronology.UID]int, len(t.rows))
	for n, e := range t.rows {
		t.places[e.UID] = n
	}
	t.grid.rows = len(t.rows)
	t.grid.at = t.chosenRows()
	t.sayState()
	t.grid.changed()
}

// text is what a cell says, worked out once until the review changes.
func (t *tableView) text(e *chronology.Event, c *tableColumn) string {
	cache := t.texts[c]
	if cache == nil {
		cache = map[chronology.UID]string{}
		t.texts[c] = cache
	}
	text, known := cache[e.UID]
	if !known {
		text = c.text(t.s, e)
		cache[e.UID] = text
	}
	return text
}

// sortRows sorts the events by the column asked for; what is equal stays in
// the order of the chronology, and what is empty comes last.
func (t *tableView) sortRows() {
	if t.order == nil {
		return
	}
	compare := t.order.less
	if compare == nil {
		folded := make(map[*chronology.Event]string, len(t.rows))
		for _, e := range t.rows {
			folded[e] = chronology.Fold(t.text(e, t.order))
		}
		compare = func(_ *session, a, b *chronology.Event) int { return compareFilled(folded[a], folded[b]) }
	}
	slices.SortStableFunc(t.rows, func(a, b *chronology.Event) int {
		order := compare(t.s, a, b)
		if t.down && order != 0 && t.text(a, t.order) != "" && t.text(b, t.order) != "" {
			return -order
		}
		return order
	})
	if t.down && t.order.name == dateColumn {
		slices.Reverse(t.rows)
	}
}

func compareFilled(a, b string) int {
	switch {
	case a == b:
		return 0
	case a == "":
		return 1
	case b == "":
		return -1
	}
	return strings.Compare(a, b)
}

// sortBy sorts by a column, and the other way round at the second asking.
func (t *tableView) sortBy(column int) {
	c := t.seen[column]
	by := t.order
	if by == nil {
		by = t.column(dateColumn)
	}
	t.down = by == c && !t.down
	t.order = c
	t.showSorted()
	t.reload()
	t.grid.showRow(t.grid.at)
}

func (t *tableView) column(name string) *tableColumn {
	for _, c := range t.all {
		if c.name == name {
			return c
		}
	}
	return nil
}

// showSorted marks the column that the rows are sorted by.
func (t *tableView) showSorted() {
	by := t.order
	if by == nil {
		by = t.column(dateColumn)
	}
	t.grid.sorted, t.grid.down = slices.Index(t.seen, by), t.down
}

// sayState says what is listed, or why nothing is.
func (t *tableView) sayState() {
	r := t.s.review()
	total := len(r.Events)
	t.empty.Hidden = len(t.rows) > 0
	t.grid.Hidden = len(t.rows) == 0
	t.empty.Objects[1].(*fyne.Container).Hidden = total == 0
	switch {
	case total == 0:
		t.why.say("No events yet. Ctrl+N begins one; Edit > Paste takes a table copied from Word or Excel.", theme.ColorNamePlaceHolder)
	case len(t.rows) == 0:
		t.why.say("None of the "+count(total, "event")+" fits the filter: "+t.s.filter.Describe(r)+".", theme.ColorNamePlaceHolder)
	}
	said := count(len(t.rows), "event")
	if len(t.rows) < total {
		said = count(len(t.rows), "event") + " of " + chronology.Number(total)
	}
	order := "in the order of the chronology"
	if t.order != nil && t.order.name != dateColumn {
		order = "sorted by " + strings.ToLower(t.order.name)
	}
	if t.down {
		order += ", last first"
	}
	t.says.say(said+", "+order+". Space sorts by the marked column, + and − change its width.", theme.ColorNamePlaceHolder)
}

// dateColumn is the column whose order is that of the chronology.
const dateColumn = "Date"

// wordingColumn is the column of what the author wrote.
const wordingColumn = "As worded"

// agencyColour is the colour of an agency's lane.
func agencyColour(r *chronology.Review, uid chronology.UID) color.Color {
	a := r.Agency(uid)
	if a == nil {
		return colour(theme.ColorNameDisabled)
	}
	c, ok := parseColour(a.Colour)
	if !ok {
		return colour(theme.ColorNameDisabled)
	}
	return c
}

// parseColour reads "#1f8a8c".
func parseColour(hex string) (color.NRGBA, bool) {
	if len(hex) != 7 || hex[0] != '#' {
		return color.NRGBA{}, false
	}
	n, err := strconv.ParseUint(hex[1:], 16, 24)
	if err != nil {
		return color.NRGBA{}, false
	}
	return rgb(uint32(n)), true
}
