package ui

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// statusLine says at the foot of the window, in words, what is saved, what is
// in view, and what can be undone.
type statusLine struct {
	d       *desk
	saved   *words
	view    *words
	undo    *pressedWords
	layout  *statusLayout
	content fyne.CanvasObject

	passing string // shown instead of what is saved, for a while
	spoken  int    // counts what was said, so that only the last is taken back
	span    string // what the timeline shows, in words
	typing  bool   // something is typed that is not saved yet
}

// passingTime is how long a message stays.
const passingTime = 8 * time.Second

func newStatusLine(d *desk) *statusLine {
	l := &statusLine{d: d, saved: newSmallWords(""), view: newSmallWords(""), undo: newPressedWords("", d.undo)}
	for _, w := range []*words{l.saved, l.view, &l.undo.words} {
		w.size = theme.SizeNameCaptionText
		w.colour = theme.ColorNameForeground
		w.least = 16
	}
	l.layout = &statusLayout{}
	l.content = container.NewStack(newBroadGround(colourStatus, d.w.p.options.Copier), container.New(l.layout, l.saved, l.view, l.undo))
	return l
}

// say shows a message for a while.
func (l *statusLine) say(text string) {
	l.passing = text
	l.spoken++
	spoken := l.spoken
	l.update()
	l.d.w.p.later(passingTime, func() {
		if l.spoken == spoken {
			l.passing = ""
			l.update()
		}
	})
}

// inView is told which days the timeline shows, and whether all events are among
// them.
func (l *statusLine) inView(from, to float64, all bool) {
	span := spanWords(l.d.s.dating.Scope(), from, to, all)
	if span != l.span {
		l.span = span
		l.update()
	}
}

// spanWords says how long the stretch in view is. Where all of the scope is in
// it, that is the scope: the margins beside it say nothing of the review. Whether
// all events are in it tells whether any lie beside the scope.
func spanWords(scope when.Window, from, to float64, all bool) string {
	length := lengthOf(int(to - from + 0.5))
	first, end := float64(scope.Earliest), float64(scope.Latest)+1
	if scope.Earliest.Open() || scope.Latest.Open() || scope.Empty() || from > first || to < end {
		return length + " in view"
	}
	if !all {
		return "whole scope in view, not every event"
	}
	return "whole scope in view"
}

// heard follows typing in the fields of this window.
func (l *statusLine) heard() {
	typing := l.d.inspector.pending()
	if e, ok := l.d.w.win.Canvas().Focused().(*textEntry); ok && e.unsaved() {
		typing = true
	}
	if typing != l.typing {
		l.typing = typing
		if typing {
			l.d.s.file.ExpectEdit()
		}
		l.update()
	}
}

func (l *statusLine) update() {
	s := l.d.s
	l.saved.say(savedWords(s.file.SavedAt(), time.Now()) + " · not sealed · " + filepath.Base(s.file.Path()))
	switch {
	case l.typing:
		l.saved.say("Typing: saved when you leave the field · " + filepath.Base(s.file.Path()))
	case l.passing != "":
		l.saved.say(l.passing)
	}
	l.layout.passing = l.passing != "" && !l.typing
	l.view.say(l.inWords())
	l.undo.say("")
	if label := s.file.UndoLabel(); label != "" {
		l.undo.say("Undo: " + label + "  Ctrl+Z")
	}
	l.content.Refresh()
}

// inWords says how much of the review is in view.
func (l *statusLine) inWords() string {
	s := l.d.s
	agencies := 0
	for _, a := range s.review().Agencies {
		if !a.Hidden {
			agencies++
		}
	}
	parts := []string{
		fmt.Sprintf("%s of %s", chronology.Number(len(s.events())), count(len(s.review().Events), "event")),
		count(agencies, "agency"),
	}
	if l.d.current == viewTimeline && l.span != "" {
		parts = append(parts, l.span)
	}
	return strings.Join(parts, " · ")
}

// savedWords says when the last change reached the disk.
func savedWords(at, now time.Time) string {
	switch at = at.Local(); {
	case at.IsZero():
		return "Saved"
	case at.Format(time.DateOnly) == now.Format(time.DateOnly):
		return "Saved " + at.Format("15:04")
	}
	return "Saved " + at.Format("2 Jan 2006 15:04")
}

// statusLayout sets three texts left, middle and right, or one below the other
// where the width does not allow it. Its least height is that of the width it
// was last given. A message that passes takes no more rows than there are: what has
// no room beside it gives way, or the view above would be lower for a while.
type statusLayout struct {
	width   float32
	passing bool // the first text passes
	kept    int  // rows while none did
}

func (l *statusLayout) gap() float32 { return 2 * theme.Padding() }

// rows is how many rows the texts need at a width.
func (l *statusLayout) rows(objects []fyne.CanvasObject, width float32) int {
	if !l.passing || l.kept == 0 {
		l.kept = l.needed(objects, width)
	}
	return l.kept
}

func (l *statusLayout) needed(objects []fyne.CanvasObject, width float32) int {
	left, middle, right := l.full(objects[0]), l.full(objects[1]), l.full(objects[2])
	switch gap := l.gap(); {
	case left+middle+right+7*gap <= width:
		return 1
	case left+max(middle, right)+4*gap <= width, right == 0:
		return 2
	}
	return 3
}

func (l *statusLayout) full(o fyne.CanvasObject) float32 {
	return o.(interface{ full() fyne.Size }).full().Width
}

func (l *statusLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	row := objects[0].MinSize().Height
	return fyne.NewSize(theme.TextSize()*14, float32(l.rows(objects, l.width))*row+1.5*theme.Padding())
}

func (l *statusLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	gap, row := l.gap(), objects[0].MinSize().Height
	top := 0.75 * theme.Padding()
	room := size.Width - 2*gap
	put := func(i int, x, y, width float32) {
		objects[i].Resize(fyne.NewSize(min(l.full(objects[i]), width), row))
		objects[i].Move(fyne.NewPos(x, top+y))
	}
	left, middle, right := l.full(objects[0]), l.full(objects[1]), l.full(objects[2])
	fromRight := func(width float32) float32 { return max(size.Width-gap-width, gap) }
	rows, needed := l.rows(objects, size.Width), l.needed(objects, size.Width)
	show := [3]bool{true, rows > 1 || rows >= needed, rows > 2 || rows >= needed}
	for i, o := range objects {
		switch {
		case show[i] && !o.Visible():
			o.Show()
		case !show[i] && o.Visible():
			o.Hide()
		}
	}
	put(0, gap, 0, room)
	switch {
	case rows == 1:
		from, to := left+3*gap, fromRight(right)-gap
		put(1, min(max((size.Width-middle)/2, from), to-middle), 0, room)
		put(2, fromRight(right), 0, room)
	case rows == 2 && left+max(middle, right)+4*gap <= size.Width:
		put(1, fromRight(middle), 0, room)
		put(2, fromRight(right), row, room)
	default:
		put(1, gap, row, room)
		put(2, gap, 2*row, room)
	}
}
