package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// whyRow is one statement of a whyList, with a remark in smaller letters below.
type whyRow struct {
	text, note string
	caption    bool   // says what the rows below it are about
	lead       func() // where it leads, nil for nowhere
}

// whyList shows statements below one another, some of which lead somewhere. The
// whole list is one stop of the Tab key: the arrow keys move among what leads
// somewhere, Enter and Space follow it.
type whyList struct {
	widget.BaseWidget
	rows    []whyRow
	at      int
	focused bool
	hovered int
	onMark  func(top, bottom float32) // the keyboard has come to a row
	common  func(*fyne.KeyEvent) bool // keys that mean the same in every field

	width, size float32 // for which the lines are broken
	lines       []whyLine
	height      float32
}

// whyLine is one line of a row as it is broken.
type whyLine struct {
	row  int
	text string
	note bool
	y    float32
}

var (
	_ fyne.Focusable    = (*whyList)(nil)
	_ fyne.Tappable     = (*whyList)(nil)
	_ desktop.Hoverable = (*whyList)(nil)
)

func newWhyList() *whyList {
	l := &whyList{hovered: -1}
	l.ExtendBaseWidget(l)
	return l
}

// set shows other statements.
func (l *whyList) set(rows []whyRow) {
	l.rows, l.lines, l.hovered = rows, nil, -1
	l.at = min(l.at, len(rows)-1)
	if l.at < 0 || rows[l.at].lead == nil {
		l.at = l.next(-1, 1)
	}
	l.Refresh()
}

// next is the nearest row in a direction that leads somewhere, else the same.
func (l *whyList) next(from, step int) int {
	for i := from + step; i >= 0 && i < len(l.rows); i += step {
		if l.rows[i].lead != nil {
			return i
		}
	}
	return max(from, 0)
}

func (l *whyList) indent(row int) float32 {
	if l.rows[row].caption || row == 0 {
		return theme.Padding()
	}
	return 3 * theme.Padding()
}

// arrange breaks the rows into lines for the present width.
func (l *whyList) arrange() {
	th := l.Theme()
	width, size := l.Size().Width, th.Size(theme.SizeNameText)
	if l.lines != nil && l.width == width && l.size == size {
		return
	}
	l.width, l.size, l.lines = width, size, []whyLine{}
	var y float32
	add := func(row int, text string, note bool) {
		size := l.letterSize(row, note)
		height := fyne.MeasureText("M", size, fyne.TextStyle{}).Height
		room := width - l.indent(row) - theme.Padding()
		lines := []string{text}
		if room > 0 {
			lines = lettersOf(size, fyne.TextStyle{}).wrap(text, room, 0)
		}
		for _, line := range lines {
			l.lines = append(l.lines, whyLine{row, line, note, y})
			y += height
		}
	}
	for i, row := range l.rows {
		y += theme.Padding() / 2
		add(i, row.text, false)
		if row.note != "" {
			add(i, row.note, true)
		}
	}
	l.height = y + theme.Padding()/2
}

func (l *whyList) letterSize(row int, note bool) float32 {
	if note || l.rows[row].caption {
		return l.Theme().Size(theme.SizeNameCaptionText)
	}
	return l.Theme().Size(theme.SizeNameText)
}

// MinSize is of the height that the present width needs.
func (l *whyList) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	l.arrange()
	return fyne.NewSize(10*theme.Padding(), l.height)
}

// hit is the row at a height, −1 for none.
func (l *whyList) hit(y float32) int {
	row := -1
	for _, line := range l.lines {
		if line.y <= y {
			row = line.row
		}
	}
	return row
}

// Tapped implements fyne.Tappable.
func (l *whyList) Tapped(ev *fyne.PointEvent) {
	if row := l.hit(ev.Position.Y); row >= 0 && l.rows[row].lead != nil {
		l.at = row
		l.rows[row].lead()
	}
}

// MouseIn implements desktop.Hoverable.
func (l *whyList) MouseIn(ev *desktop.MouseEvent) { l.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (l *whyList) MouseMoved(ev *desktop.MouseEvent) {
	if row := l.hit(ev.Position.Y); row != l.hovered {
		l.hovered = row
		l.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (l *whyList) MouseOut() {
	l.hovered = -1
	l.Refresh()
}

// Cursor implements desktop.Cursorable.
func (l *whyList) Cursor() desktop.Cursor {
	if l.hovered >= 0 && l.hovered < len(l.rows) && l.rows[l.hovered].lead != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained implements fyne.Focusable.
func (l *whyList) FocusGained() {
	l.focused = true
	l.marked()
}

// marked shows the row that the keyboard is on.
func (l *whyList) marked() {
	l.Refresh()
	if top, bottom, found := l.place(l.at); found && l.onMark != nil {
		l.onMark(top, bottom)
	}
}

// place is where a row stands; false where there is none.
func (l *whyList) place(row int) (top, bottom float32, found bool) {
	bottom = l.height
	for _, line := range l.lines {
		if line.row == row && !found {
			top, found = line.y, true
		}
		if line.row == row+1 {
			return top, line.y, found
		}
	}
	return top, bottom, found
}

// FocusLost implements fyne.Focusable.
func (l *whyList) FocusLost() {
	lastHeld = l
	l.focused = false
	l.Refresh()
}

// TypedRune implements fyne.Focusable.
func (l *whyList) TypedRune(r rune) {
	if r == ' ' {
		l.follow()
	}
}

// TypedKey implements fyne.Focusable.
func (l *whyList) TypedKey(key *fyne.KeyEvent) {
	if l.common != nil && l.common(key) {
		return
	}
	switch key.Name {
	case fyne.KeyUp:
		l.at = l.next(l.at, -1)
	case fyne.KeyDown:
		l.at = l.next(l.at, 1)
	case fyne.KeyHome:
		l.at = l.next(-1, 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.follow()
	default:
		return
	}
	l.marked()
}

// follow goes where the marked row leads.
func (l *whyList) follow() {
	if l.at < len(l.rows) && l.rows[l.at].lead != nil {
		l.rows[l.at].lead()
	}
}

// CreateRenderer implements fyne.Widget.
func (l *whyList) CreateRenderer() fyne.WidgetRenderer {
	r := &whyListRenderer{list: l, mark: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type whyListRenderer struct {
	list  *whyList
	mark  *canvas.Rectangle // about the row that the keyboard is on
	texts []*canvas.Text
	shown []fyne.CanvasObject
}

func (r *whyListRenderer) Destroy() {}

func (r *whyListRenderer) MinSize() fyne.Size { return r.list.MinSize() }

func (r *whyListRenderer) Objects() []fyne.CanvasObject { return r.shown }

func (r *whyListRenderer) Layout(fyne.Size) {
	l := r.list
	l.arrange()
	for len(r.texts) < len(l.lines) {
		r.texts = append(r.texts, canvas.NewText("", nil))
	}
	r.shown = append(r.shown[:0], r.mark)
	for i, line := range l.lines {
		t := r.texts[i]
		t.Text, t.TextSize, t.Color = line.text, l.letterSize(line.row, line.note), colour(l.ink(line))
		t.Move(fyne.NewPos(l.indent(line.row), line.y))
		t.Resize(t.MinSize())
		r.shown = append(r.shown, t)
	}
	r.layMark()
}

func (l *whyList) ink(line whyLine) fyne.ThemeColorName {
	switch {
	case line.note || l.rows[line.row].caption:
		return theme.ColorNamePlaceHolder
	case l.rows[line.row].lead != nil:
		return theme.ColorNameHyperlink
	}
	return theme.ColorNameForeground
}

// layMark puts the mark about the row that the keyboard, or the pointer, is on.
func (r *whyListRenderer) layMark() {
	l := r.list
	row := l.hovered
	r.mark.FillColor, r.mark.StrokeWidth = colour(theme.ColorNameHover), 0
	if l.focused {
		row = l.at
		r.mark.FillColor, r.mark.StrokeColor, r.mark.StrokeWidth = colour(colourChosen), colour(theme.ColorNamePrimary), 2
	}
	top, bottom, found := l.place(row)
	r.mark.Hidden = !found || row >= len(l.rows) || l.rows[row].lead == nil
	r.mark.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	r.mark.Move(fyne.NewPos(0, top))
	r.mark.Resize(fyne.NewSize(l.Size().Width, bottom-top))
}

func (r *whyListRenderer) Refresh() {
	r.Layout(r.list.Size())
	canvas.Refresh(r.list)
}
