package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
)

// findingList stacks the findings under the names of their severities. Heights
// are worked out for all, objects made for those in sight.
type findingList struct {
	widget.BaseWidget
	v        *checksView
	scroll   *container.Scroll
	findings []chronology.Finding
	rows     []listedFinding
	made     map[int]*findingRow
	at       int // the finding that is open
	height   float32
	width    float32 // for which, at this size of text, the heights hold
	text     float32

	focused bool
	seen    []fyne.CanvasObject
}

// listedFinding is where a finding, or the name of a severity, stands.
type listedFinding struct {
	n           int // of the finding, −1 for a name
	head        string
	top, height float32
}

var _ fyne.Focusable = (*findingList)(nil)

func newFindingList(v *checksView) *findingList {
	l := &findingList{v: v, made: map[int]*findingRow{}}
	l.ExtendBaseWidget(l)
	l.scroll = container.NewVScroll(l)
	l.scroll.OnScrolled = func(fyne.Position) { l.follow() }
	return l
}

// set lists other findings. The one that is open stays open; where it is gone,
// the one that took its place is.
func (l *findingList) set(findings []chronology.Finding) {
	at := min(l.at, max(len(findings)-1, 0))
	if l.at < len(l.findings) {
		for i, f := range findings {
			if sameFinding(f, l.findings[l.at]) {
				at = i
				break
			}
		}
	}
	l.findings, l.at = findings, at
	l.open()
	l.relayout()
}

// open shows what can be done about the finding that the keyboard is on.
func (l *findingList) open() {
	if l.at < len(l.findings) {
		l.v.opened.load(l.findings[l.at])
	}
}

// move puts the keyboard on another finding.
func (l *findingList) move(to int) {
	to = max(0, min(to, len(l.findings)-1))
	if to != l.at {
		l.at = to
		l.open()
		l.relayout()
	}
	l.show(to)
}

// relayout measures the findings anew.
func (l *findingList) relayout() {
	clear(l.made)
	l.arrange(l.width)
	l.BaseWidget.Resize(fyne.NewSize(l.width, l.height))
	l.scroll.Refresh()
	l.follow()
}

// arrange works out where everything stands.
func (l *findingList) arrange(width float32) {
	l.width, l.text = width, theme.TextSize()
	l.rows = l.rows[:0]
	var y float32
	put := func(row listedFinding, height float32) {
		row.top, row.height = y, height
		l.rows = append(l.rows, row)
		y += height
	}
	severity := chronology.Severity("")
	for i, f := range l.findings {
		if f.Severity != severity {
			severity = f.Severity
			put(listedFinding{n: -1, head: l.severityHead(severity)}, findingHeadHeight())
		}
		if i == l.at {
			box := l.v.opened.box
			for range 2 { // what wraps knows its height once it has its width
				box.Resize(fyne.NewSize(width, box.MinSize().Height))
			}
			put(listedFinding{n: i}, box.MinSize().Height)
			continue
		}
		put(listedFinding{n: i}, findingHeight(f, width))
	}
	l.height = y
}

func (l *findingList) severityHead(s chronology.Severity) string {
	number := 0
	for _, f := range l.findings {
		if f.Severity == s {
			number++
		}
	}
	for _, named := range severityNames {
		if named.severity == s {
			return joinFilled(" · ", named.name, count(number, "finding"))
		}
	}
	return string(s)
}

// MinSize is as high as all the findings.
func (l *findingList) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return fyne.NewSize(40*theme.Padding(), l.height)
}

// Resize measures again where the width is another.
func (l *findingList) Resize(size fyne.Size) {
	if size.Width != l.width {
		clear(l.made)
		l.arrange(size.Width)
		size.Height = max(size.Height, l.height)
	}
	l.BaseWidget.Resize(size)
	l.follow()
}

// follow makes the rows that have come into sight.
func (l *findingList) follow() {
	top, bottom := l.scroll.Offset.Y, l.scroll.Offset.Y+l.scroll.Size().Height
	l.seen = l.seen[:0]
	for i, row := range l.rows {
		if row.top+row.height < top || row.top > bottom {
			continue
		}
		o := l.object(i, row)
		o.Move(fyne.NewPos(0, row.top))
		o.Resize(fyne.NewSize(l.width, row.height))
		l.seen = append(l.seen, o)
	}
	canvas.Refresh(l)
}

func (l *findingList) object(i int, row listedFinding) fyne.CanvasObject {
	if row.n == l.at {
		l.v.opened.back.set(l.focused)
		return l.v.opened.box
	}
	made := l.made[i]
	if made == nil {
		made = newFindingRow(l, row)
		l.made[i] = made
	}
	return made.box
}

// show scrolls a finding into sight, with the name above it where it is the first.
func (l *findingList) show(n int) {
	for i, row := range l.rows {
		if row.n != n || row.n < 0 {
			continue
		}
		top := row.top
		if i > 0 && l.rows[i-1].n < 0 {
			top = l.rows[i-1].top
		}
		l.reveal(top, row.top+row.height)
	}
	l.follow()
}

// reveal scrolls a stretch of the list into sight; its head, where it is higher
// than the view.
func (l *findingList) reveal(top, bottom float32) {
	offset, height := l.scroll.Offset, l.scroll.Size().Height
	switch {
	case top < offset.Y || bottom-top > height:
		offset.Y = top
	case bottom > offset.Y+height:
		offset.Y = bottom - height
	default:
		return
	}
	l.scroll.ScrollToOffset(offset)
}

// revealObject scrolls a part of the open finding into sight.
func (l *findingList) revealObject(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(l).Y
	l.reveal(top-theme.Padding(), top+o.Size().Height+theme.Padding())
}

// FocusGained implements fyne.Focusable.
func (l *findingList) FocusGained() {
	l.focused = true
	l.follow()
}

// FocusLost implements fyne.Focusable.
func (l *findingList) FocusLost() {
	l.focused = false
	l.follow()
}

// TypedRune implements fyne.Focusable.
func (l *findingList) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (l *findingList) TypedKey(key *fyne.KeyEvent) {
	if l.v.d.w.key(key) {
		return
	}
	switch key.Name {
	case fyne.KeyDown:
		l.move(l.at + 1)
	case fyne.KeyUp:
		l.move(l.at - 1)
	case fyne.KeyPageDown:
		l.move(l.at + findingsToAPage)
	case fyne.KeyPageUp:
		l.move(l.at - findingsToAPage)
	case fyne.KeyHome:
		l.move(0)
	case fyne.KeyEnd:
		l.move(len(l.findings) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.at < len(l.findings) {
			l.v.goTo(l.findings[l.at])
		}
	}
}

// findingsToAPage is how far Page Up and Page Down go.
const findingsToAPage = 8

// press opens a finding and shows the first of its events beside the list.
func (l *findingList) press(n int) {
	l.v.d.w.win.Canvas().Focus(l)
	l.move(n)
	if events := l.findings[n].Events; len(events) > 0 {
		l.v.d.s.choose(events[0])
	}
}

// CreateRenderer implements fyne.Widget.
func (l *findingList) CreateRenderer() fyne.WidgetRenderer { return &findingListRenderer{l} }

type findingListRenderer struct{ list *findingList }

func (r *findingListRenderer) Destroy()                     {}
func (r *findingListRenderer) Layout(fyne.Size)             {}
func (r *findingListRenderer) MinSize() fyne.Size           { return r.list.MinSize() }
func (r *findingListRenderer) Objects() []fyne.CanvasObject { return r.list.seen }

// Refresh measures again where the text has grown.
func (r *findingListRenderer) Refresh() {
	if l := r.list; l.text != theme.TextSize() {
		l.text = theme.TextSize()
		l.relayout()
	}
	canvas.Refresh(r.list)
}
