package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// findingList stacks the findings under the names of their severities.
type findingList struct {
	rowStack
	v        *checksView
	findings []chronology.Finding
	rows     []listedFinding
	made     map[int]*findingRow
	at       int // the finding that is open
	focused  bool
}

// listedFinding is a row: a finding, or the name of a severity.
type listedFinding struct {
	n    int // of the finding, −1 for a name
	head string
}

var _ fyne.Focusable = (*findingList)(nil)

func newFindingList(v *checksView) *findingList {
	l := &findingList{v: v, made: map[int]*findingRow{}}
	l.stack(l)
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

func (l *findingList) measure(_ bool, put func(float32)) {
	clear(l.made)
	l.rows = l.rows[:0]
	row := func(row listedFinding, height float32) {
		l.rows = append(l.rows, row)
		put(height)
	}
	severity := chronology.Severity("")
	for i, f := range l.findings {
		if f.Severity != severity {
			severity = f.Severity
			row(listedFinding{n: -1, head: l.severityHead(severity)}, findingHeadHeight())
		}
		if i == l.at {
			box := l.v.opened.box
			for range 2 { // what wraps knows its height once it has its width
				box.Resize(fyne.NewSize(l.width, box.MinSize().Height))
			}
			row(listedFinding{n: i}, box.MinSize().Height)
			continue
		}
		row(listedFinding{n: i}, findingHeight(f, l.width))
	}
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

func (l *findingList) draw(n int) {
	row := l.rows[n]
	if row.n == l.at {
		l.v.opened.back.set(l.focused)
		l.put(n, l.v.opened.box)
		return
	}
	made := l.made[n]
	if made == nil {
		made = newFindingRow(l, row)
		l.made[n] = made
	}
	l.put(n, made.box)
}

// show scrolls a finding into sight, with the name above it where it is the first.
func (l *findingList) show(n int) {
	for i, row := range l.rows {
		if row.n != n || row.n < 0 {
			continue
		}
		top := l.tops[i]
		if i > 0 && l.rows[i-1].n < 0 {
			top = l.tops[i-1]
		}
		l.reveal(top, l.tops[i+1])
	}
	l.follow()
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
	lastHeld = l
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
