package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// marked is text to be read of which stretches are marked: by a ground and by a
// line below, so that colour alone tells nothing.
type marked struct {
	widget.BaseWidget
	text  string
	marks [][2]int // byte ranges, in order
	width float32
}

func newMarked(text string, marks [][2]int) *marked {
	m := &marked{text: text, marks: marks}
	m.ExtendBaseWidget(m)
	return m
}

// say changes the text and its marks.
func (m *marked) say(text string, marks [][2]int) {
	m.text, m.marks = text, marks
	m.Refresh()
}

func (m *marked) lines(width float32) []string {
	if width <= 0 {
		return []string{m.text}
	}
	return lettersOf(theme.TextSize(), fyne.TextStyle{}).wrap(m.text, width, 0)
}

// MinSize is as high as the text is at the present width.
func (m *marked) MinSize() fyne.Size {
	m.ExtendBaseWidget(m)
	return fyne.NewSize(40*theme.Padding(), float32(len(m.lines(m.width)))*lineOf(theme.TextSize()))
}

// Resize measures the text anew where the width is another.
func (m *marked) Resize(size fyne.Size) {
	m.width = size.Width
	m.BaseWidget.Resize(size)
}

// CreateRenderer implements fyne.Widget.
func (m *marked) CreateRenderer() fyne.WidgetRenderer {
	r := &markedRenderer{marked: m}
	r.Layout(m.Size())
	return r
}

type markedRenderer struct {
	marked *marked
	shown  []fyne.CanvasObject
}

func (r *markedRenderer) Destroy()                     {}
func (r *markedRenderer) MinSize() fyne.Size           { return r.marked.MinSize() }
func (r *markedRenderer) Objects() []fyne.CanvasObject { return r.shown }

// Layout draws each line over the marks that it has.
func (r *markedRenderer) Layout(size fyne.Size) {
	m, at, y := r.marked, 0, float32(0)
	height := lineOf(theme.TextSize())
	r.shown = r.shown[:0]
	for _, line := range m.lines(size.Width) {
		at += max(0, strings.Index(m.text[at:], line))
		for _, mark := range m.marks {
			if from, to := max(mark[0], at), min(mark[1], at+len(line)); from < to {
				r.mark(line[:from-at], line[from-at:to-at], y, height)
			}
		}
		text := canvas.NewText(line, colour(theme.ColorNameForeground))
		text.TextSize = theme.TextSize()
		text.Move(fyne.NewPos(0, y))
		text.Resize(fyne.NewSize(size.Width, height))
		r.shown = append(r.shown, text)
		at += len(line)
		y += height
	}
}

func (r *markedRenderer) mark(before, words string, y, height float32) {
	left := fyne.MeasureText(before, theme.TextSize(), fyne.TextStyle{}).Width
	width := fyne.MeasureText(words, theme.TextSize(), fyne.TextStyle{}).Width
	ground := canvas.NewRectangle(colour(colourMark))
	ground.Move(fyne.NewPos(left, y))
	ground.Resize(fyne.NewSize(width, height))
	line := canvas.NewRectangle(colour(theme.ColorNameForeground))
	line.Move(fyne.NewPos(left, y+height-2))
	line.Resize(fyne.NewSize(width, 1.5))
	r.shown = append(r.shown, ground, line)
}

func (r *markedRenderer) Refresh() {
	r.Layout(r.marked.Size())
	canvas.Refresh(r.marked)
}
