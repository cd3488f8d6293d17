package ui

import (
	"image/color"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// grid shows many rows in columns under a heading that stays. Only the rows
// and columns in sight have objects, and a row keeps its objects while it
// stays in sight, so scrolling costs the same for ten rows and ten thousand.
// (Fyne's table chooses cells, not rows, does not tell when a column was made
// wider, and walks all rows to find the place of one.)
type grid struct {
	widget.BaseWidget
	columns []gridColumn
	rows    int
	at      int          // the chosen row, -1 for none
	among   map[int]bool // rows that are chosen together with it
	anchor  int          // where a choice of several began
	walked  int          // the row that the keyboard is on, where it went without choosing; -1: the chosen one
	mark    int          // the column that the keyboard is in
	sorted  int          // the column that the rows are sorted by
	down    bool

	cell      func(row, column int) string
	strip     func(row int) color.Color // at the row's left edge
	onChoose  func(row int)
	onSeveral func(rows []int) // the first is the one that was chosen last
	held      func() fyne.KeyModifier
	onOpen    func(row int)
	onSort    func(column int)
	onWidth   func(column int, width float32) // at 100 % text
	onCopy    func(row int)
	common    func(*fyne.KeyEvent) bool

	focused bool
	head    *gridHead
	body    *gridBody
	scroll  *container.Scroll
}

// gridColumn is a column in sight or beside it.
type gridColumn struct {
	name  string
	width float32 // at 100 % text
}

var (
	_ fyne.Focusable    = (*grid)(nil)
	_ fyne.Shortcutable = (*grid)(nil)
)

func newGrid() *grid {
	g := &grid{at: -1, walked: -1, held: heldModifiers}
	g.head = newGridHead(g)
	g.body = newGridBody(g)
	g.scroll = container.NewScroll(g.body)
	g.scroll.OnScrolled = func(fyne.Position) { g.scrolled() }
	g.ExtendBaseWidget(g)
	return g
}

func (g *grid) scrolled() {
	g.head.Refresh()
	g.body.follow()
}

// scale is how much larger than at 100 % the text is.
func (g *grid) scale() float32 { return theme.TextSize() / 13 }

// left is where a column begins, in units of the screen.
func (g *grid) left(column int) float32 {
	var x float32
	for _, c := range g.columns[:column] {
		x += c.width * g.scale()
	}
	return x
}

// columnAt is the column at x, -1 beyond the last.
func (g *grid) columnAt(x float32) int {
	var right float32
	for n, c := range g.columns {
		right += c.width * g.scale()
		if x < right {
			return n
		}
	}
	return -1
}

func (g *grid) lineHeight() float32 {
	return fyne.MeasureText("M", theme.TextSize(), fyne.TextStyle{}).Height
}

// rowHeight has room for two lines of text.
func (g *grid) rowHeight() float32 { return 2*g.lineHeight() + 2*theme.Padding() }

// changed shows what the cells now say.
func (g *grid) changed() {
	g.body.forget()
	g.body.Resize(g.body.MinSize())
	g.scroll.Refresh()
	g.head.Refresh()
	g.body.follow()
}

// choose marks a row and brings it into sight.
func (g *grid) choose(row int) {
	g.at, g.walked = row, -1
	g.showRow(row)
	g.body.repaint()
}

// showRow scrolls as little as it takes to bring a row into sight.
func (g *grid) showRow(row int) {
	if row < 0 {
		return
	}
	top, height := float32(row)*g.rowHeight(), g.scroll.Size().Height
	offset := g.scroll.Offset
	if top < offset.Y {
		offset.Y = top
	} else if bottom := top + g.rowHeight(); bottom > offset.Y+height {
		offset.Y = bottom - height
	}
	g.scrollTo(offset)
}

func (g *grid) showColumn(column int) {
	left, right := g.left(column), g.left(column+1)
	offset := g.scroll.Offset
	if left < offset.X {
		offset.X = left
	} else if right > offset.X+g.scroll.Size().Width {
		offset.X = min(left, right-g.scroll.Size().Width)
	}
	g.scrollTo(offset)
}

func (g *grid) scrollTo(offset fyne.Position) {
	if offset != g.scroll.Offset {
		g.scroll.ScrollToOffset(offset)
		g.scrolled()
	}
}

func (g *grid) FocusGained() {
	g.focused = true
	g.body.repaint()
	g.head.Refresh()
}

func (g *grid) FocusLost() {
	lastHeld = g
	g.focused = false
	g.body.repaint()
	g.head.Refresh()
}

// TypedRune sorts by the marked column at Space, and changes its width at + and -.
func (g *grid) TypedRune(r rune) {
	switch r {
	case ' ':
		g.sort(g.mark)
	case '+':
		g.widen(g.mark, g.columns[g.mark].width+20)
	case '-':
		g.widen(g.mark, g.columns[g.mark].width-20)
	}
}

func (g *grid) sort(column int) {
	if g.onSort != nil && column >= 0 && column < len(g.columns) {
		g.mark = column
		g.onSort(column)
	}
}

func (g *grid) widen(column int, width float32) {
	if column < 0 || column >= len(g.columns) {
		return
	}
	g.columns[column].width = max(width, leastColumn)
	g.changed()
	if g.onWidth != nil {
		g.onWidth(column, g.columns[column].width)
	}
}

// leastColumn is the least width of a column, at 100 % text.
const leastColumn = 36

func (g *grid) TypedKey(key *fyne.KeyEvent) {
	if g.common != nil && g.common(key) {
		return
	}
	page := max(1, int(g.scroll.Size().Height/g.rowHeight())-1)
	switch key.Name {
	case fyne.KeyDown:
		g.step(1)
	case fyne.KeyUp:
		g.step(-1)
	case fyne.KeyPageDown:
		g.step(page)
	case fyne.KeyPageUp:
		g.step(-page)
	case fyne.KeyHome:
		g.take(0)
	case fyne.KeyEnd:
		g.take(g.rows - 1)
	case fyne.KeyLeft:
		g.moveMark(-1)
	case fyne.KeyRight:
		g.moveMark(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if g.at >= 0 && g.onOpen != nil {
			g.onOpen(g.at)
		}
	}
}

func (g *grid) step(by int) {
	if g.here() < 0 {
		g.take(0)
		return
	}
	row := max(0, min(g.here()+by, g.rows-1))
	if g.held()&fyne.KeyModifierShift != 0 {
		g.extend(row)
		return
	}
	g.take(row)
}

// here is the row that the keyboard is on.
func (g *grid) here() int {
	if g.walked >= 0 && g.walked < g.rows {
		return g.walked
	}
	return g.at
}

// walk goes to another row without choosing it.
func (g *grid) walk(by int) {
	if g.rows > 0 && g.onSeveral != nil {
		g.walked = max(0, min(g.here()+by, g.rows-1))
		g.showRow(g.walked)
		g.body.repaint()
	}
}

// toggleHere chooses the row that the keyboard is on as well, or no longer. The
// keyboard stays on it.
func (g *grid) toggleHere() {
	if row := g.here(); row >= 0 {
		g.toggle(row)
		g.walked, g.anchor = row, row
		g.showRow(row)
		g.body.repaint()
	}
}

// extend chooses every row from where the choice began to the given one.
func (g *grid) extend(row int) {
	if row < 0 || row >= g.rows || g.onSeveral == nil {
		return
	}
	rows := []int{row}
	for r := min(g.anchor, row); r <= max(g.anchor, row); r++ {
		if r != row {
			rows = append(rows, r)
		}
	}
	anchor := g.anchor
	g.onSeveral(rows)
	g.choose(row)
	g.anchor = anchor
}

// toggle chooses a row together with the others, or no longer.
func (g *grid) toggle(row int) {
	if row < 0 || row >= g.rows || g.onSeveral == nil {
		return
	}
	var rows []int
	if row != g.at && !g.among[row] {
		rows = append(rows, row)
	}
	if g.at >= 0 && g.at != row {
		rows = append(rows, g.at)
	}
	for _, r := range slices.Sorted(maps.Keys(g.among)) {
		if r != row {
			rows = append(rows, r)
		}
	}
	g.onSeveral(rows)
	if len(rows) > 0 {
		g.choose(rows[0])
	}
}

// take chooses a row for the person.
func (g *grid) take(row int) {
	if row >= 0 && row < g.rows && g.onChoose != nil {
		g.onChoose(row)
		g.choose(row)
		g.anchor = row
	}
}

func (g *grid) moveMark(by int) {
	g.mark = max(0, min(g.mark+by, len(g.columns)-1))
	g.showColumn(g.mark)
	g.head.Refresh()
}

// TypedShortcut copies the chosen row, and chooses rows that are not neighbours.
func (g *grid) TypedShortcut(shortcut fyne.Shortcut) {
	if _, ok := shortcut.(*fyne.ShortcutCopy); ok && g.at >= 0 && g.onCopy != nil {
		g.onCopy(g.at)
		return
	}
	keys, ok := shortcut.(*desktop.CustomShortcut)
	if !ok || keys.Modifier != fyne.KeyModifierShortcutDefault {
		return
	}
	switch keys.KeyName {
	case fyne.KeyDown:
		g.walk(1)
	case fyne.KeyUp:
		g.walk(-1)
	case fyne.KeySpace:
		g.toggleHere()
	}
}

// requestFocus gives the table the keyboard.
func (g *grid) requestFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(g)
	}
}

// MinSize is of a few rows: the table takes what room it is given.
func (g *grid) MinSize() fyne.Size {
	g.ExtendBaseWidget(g)
	return fyne.NewSize(20*theme.Padding(), 4*g.rowHeight())
}

// CreateRenderer implements fyne.Widget.
func (g *grid) CreateRenderer() fyne.WidgetRenderer {
	return laid(&gridRenderer{grid: g, clip: container.NewClip(g.head)}, g)
}

type gridRenderer struct {
	grid *grid
	clip *container.Clip
}

func (r *gridRenderer) Destroy()           {}
func (r *gridRenderer) MinSize() fyne.Size { return r.grid.MinSize() }
func (r *gridRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.grid.scroll, r.clip}
}

func (r *gridRenderer) Layout(size fyne.Size) {
	head := r.grid.lineHeight() + 2*theme.Padding()
	r.clip.Resize(fyne.NewSize(size.Width, head))
	r.grid.head.Resize(fyne.NewSize(size.Width, head))
	r.grid.scroll.Move(fyne.NewPos(0, head))
	r.grid.scroll.Resize(fyne.NewSize(size.Width, size.Height-head))
	r.grid.scrolled()
}

func (r *gridRenderer) Refresh() {
	r.Layout(r.grid.Size())
	r.grid.changed()
}
