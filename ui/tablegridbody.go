package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// gridBody holds the rows of a grid. It is as large as all of them; the scroll
// around it shows a part.
type gridBody struct {
	widget.BaseWidget
	grid *grid
	pool []*gridRow
	seen gridSpan
}

// gridSpan is which rows and columns have objects: up to, not including, the ends.
type gridSpan struct{ top, bottom, left, right int }

// gridRow is the objects of one row in sight.
type gridRow struct {
	row         int // -1: not filled
	back, strip *canvas.Rectangle
	line        *canvas.Rectangle
	texts       [][linesPerCell]*canvas.Text
}

// linesPerCell is how many lines of its text a cell shows.
const linesPerCell = 2

var (
	_ desktop.Mouseable   = (*gridBody)(nil)
	_ fyne.DoubleTappable = (*gridBody)(nil)
)

func newGridBody(g *grid) *gridBody {
	b := &gridBody{grid: g}
	b.ExtendBaseWidget(b)
	return b
}

// MinSize is the size of all rows and columns.
func (b *gridBody) MinSize() fyne.Size {
	b.ExtendBaseWidget(b)
	return fyne.NewSize(b.grid.left(len(b.grid.columns)), float32(b.grid.rows)*b.grid.rowHeight())
}

// MouseDown chooses at the press: a double click would hold a tap back.
func (b *gridBody) MouseDown(ev *desktop.MouseEvent) {
	b.grid.requestFocus()
	if column := b.grid.columnAt(ev.Position.X); column >= 0 {
		b.grid.mark = column
	}
	row := int(ev.Position.Y / b.grid.rowHeight())
	switch {
	case ev.Modifier&fyne.KeyModifierShift != 0:
		b.grid.extend(row)
	case ev.Modifier&fyne.KeyModifierShortcutDefault != 0:
		b.grid.toggle(row)
	default:
		b.grid.take(row)
	}
	b.grid.head.Refresh()
}

func (b *gridBody) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens a row.
func (b *gridBody) DoubleTapped(*fyne.PointEvent) {
	if b.grid.at >= 0 && b.grid.onOpen != nil {
		b.grid.onOpen(b.grid.at)
	}
}

// forget lets every row be filled anew.
func (b *gridBody) forget() {
	b.seen = gridSpan{}
	for _, row := range b.pool {
		row.row = -1
	}
}

// span is what is in sight now.
func (b *gridBody) span() gridSpan {
	g := b.grid
	offset, size, height := g.scroll.Offset, g.scroll.Size(), g.rowHeight()
	s := gridSpan{top: max(0, int(offset.Y/height)), bottom: min(g.rows, int((offset.Y+size.Height)/height)+1)}
	s.bottom = max(s.top, s.bottom)
	var x float32
	s.left = len(g.columns)
	for n, c := range g.columns {
		right := x + c.width*g.scale()
		if right > offset.X && x < offset.X+size.Width {
			s.left = min(s.left, n)
			s.right = n + 1
		}
		x = right
	}
	return s
}

// follow fills what has come into sight.
func (b *gridBody) follow() {
	now := b.span()
	if now == b.seen {
		return
	}
	if now.left != b.seen.left || now.right != b.seen.right {
		b.forget()
	}
	b.seen = now
	b.Refresh()
}

// repaint shows which row is chosen.
func (b *gridBody) repaint() { b.Refresh() }

// CreateRenderer implements fyne.Widget.
func (b *gridBody) CreateRenderer() fyne.WidgetRenderer {
	r := &gridBodyRenderer{body: b}
	r.Refresh()
	return laid(r, b)
}

type gridBodyRenderer struct {
	body  *gridBody
	shown []fyne.CanvasObject
}

func (r *gridBodyRenderer) Destroy()                     {}
func (r *gridBodyRenderer) MinSize() fyne.Size           { return r.body.MinSize() }
func (r *gridBodyRenderer) Objects() []fyne.CanvasObject { return r.shown }
func (r *gridBodyRenderer) Layout(fyne.Size)             {}

// Refresh puts an object in place for everything in sight. Row n always uses
// the n-th object of the pool, counted round, so a row keeps its own.
func (r *gridBodyRenderer) Refresh() {
	b := r.body
	if b.seen == (gridSpan{}) {
		b.seen = b.span()
	}
	if need := b.seen.bottom - b.seen.top + 1; need > len(b.pool) {
		for len(b.pool) < need {
			b.pool = append(b.pool, newGridRow())
		}
		b.forgetRows()
	}
	r.shown = r.shown[:0]
	for n := b.seen.top; n < b.seen.bottom; n++ {
		row := b.pool[n%len(b.pool)]
		if row.row != n {
			b.fill(row, n)
		}
		b.paint(row)
		r.shown = append(r.shown, row.back, row.strip, row.line)
		for column := b.seen.left; column < b.seen.right; column++ {
			for _, text := range row.texts[column] {
				if text.Text != "" {
					r.shown = append(r.shown, text)
				}
			}
		}
	}
	canvas.Refresh(b)
}

func (b *gridBody) forgetRows() {
	for _, row := range b.pool {
		row.row = -1
	}
}

func newGridRow() *gridRow {
	return &gridRow{
		row:  -1,
		back: canvas.NewRectangle(color.Transparent), strip: canvas.NewRectangle(color.Transparent),
		line: canvas.NewRectangle(color.Transparent),
	}
}

// fill puts the texts of a row where they stand.
func (b *gridBody) fill(row *gridRow, n int) {
	g, pad := b.grid, theme.Padding()
	row.row = n
	height, line := g.rowHeight(), g.lineHeight()
	y := float32(n) * height
	width := max(g.left(len(g.columns)), g.scroll.Size().Width)
	row.back.Move(fyne.NewPos(0, y))
	row.back.Resize(fyne.NewSize(width, height))
	row.strip.Move(fyne.NewPos(0, y))
	row.strip.Resize(fyne.NewSize(pad, height))
	row.line.Move(fyne.NewPos(0, y+height-1))
	row.line.Resize(fyne.NewSize(width, 1))
	for len(row.texts) < len(g.columns) {
		row.texts = append(row.texts, [linesPerCell]*canvas.Text{canvas.NewText("", nil), canvas.NewText("", nil)})
	}
	letters := lettersOf(theme.TextSize(), fyne.TextStyle{})
	x := g.left(b.seen.left)
	for column := b.seen.left; column < b.seen.right; column++ {
		room := g.columns[column].width*g.scale() - 2.5*pad
		lines := letters.wrap(g.cell(n, column), room, linesPerCell)
		for i, text := range row.texts[column] {
			text.Text = ""
			if i < len(lines) {
				text.Text = letters.cut(lines[i], room)
			}
			text.TextSize, text.Color = theme.TextSize(), colour(theme.ColorNameForeground)
			text.Move(fyne.NewPos(x+1.5*pad, y+pad+float32(i)*line))
		}
		x += g.columns[column].width * g.scale()
	}
}

// paint gives a row its colours.
func (b *gridBody) paint(row *gridRow) {
	g := b.grid
	row.back.FillColor = color.Transparent
	switch {
	case row.row == g.at && g.focused:
		row.back.FillColor = colour(theme.ColorNameSelection)
	case row.row == g.at || g.among[row.row]:
		row.back.FillColor = colour(colourChosen)
	case row.row%2 == 0:
		row.back.FillColor = colour(colourPanel)
	}
	row.back.StrokeWidth = 0
	if row.row == g.walked && g.focused {
		row.back.StrokeColor, row.back.StrokeWidth = colour(theme.ColorNamePrimary), 2
	}
	row.line.FillColor = colour(theme.ColorNameSeparator)
	row.strip.FillColor = g.strip(row.row)
}

// dropTexts lets the cells be made anew, after the columns have changed.
func (b *gridBody) dropTexts() {
	b.forget()
	for _, row := range b.pool {
		row.texts = nil
	}
}
