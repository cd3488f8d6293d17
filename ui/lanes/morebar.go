package lanes

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// moreBar says how many lanes are out of view at one end.
type moreBar struct {
	ground *canvas.Rectangle
	words  *canvas.Text
	at     rect // in the widget
	shown  bool
}

func newMoreBar() *moreBar {
	m := &moreBar{ground: &canvas.Rectangle{}, words: &canvas.Text{}}
	m.ground.Hide()
	m.words.Hide()
	return m
}

func moreLanes(n int, where string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 more lane " + where
	}
	return fmt.Sprintf("%d more lanes %s", n, where)
}

// bar is the count of lanes out of view at a place in the widget, or of hidden
// ones; nil for none.
func (h *headings) bar(p fyne.Position) *moreBar {
	for _, m := range []*moreBar{h.above, h.below, h.t.hidden.bar} {
		if m.shown && m.at.holds(p) {
			return m
		}
	}
	return nil
}

// press scrolls by nearly a full view where a count of lanes is pressed, and
// lists the hidden ones where theirs is. It reports whether one is there.
func (h *headings) press(p fyne.Position) bool {
	page := float64(h.t.frame.column.h) * keyPage
	switch h.bar(p) {
	case nil:
		return false
	case h.t.hidden.bar:
		h.t.listHidden()
		return true
	case h.above:
		page = -page
	}
	if h.t.scrollBy(page) {
		h.t.arrange()
	}
	return true
}

// say shows the bar at an end of the column, so far from it, or hides it where
// there is nothing to say. It returns how far the next has to stand from the end.
func (m *moreBar) say(t *Timeline, words string, from float32, atEnd bool) float32 {
	m.shown = words != ""
	visibly(m.ground, m.shown)
	visibly(m.words, m.shown)
	if !m.shown {
		return from
	}
	l := t.look
	write(m.words, cut(words, l.small, true, t.frame.head-3*l.pad), l.small, l.accent, true)
	size := m.words.MinSize()
	in := rect{-1, -1 + from, t.frame.head + 2, size.Height + 2}
	if atEnd {
		in.y = t.frame.column.h - in.h + 1 - from
	}
	fill(m.ground, l.palette.Paper, l.palette.GridMajor, 1, 0)
	put(m.ground, in)
	m.words.Move(fyne.NewPos(2*l.pad, in.y+1))
	m.at = rect{t.frame.column.x, t.frame.column.y + in.y, in.w, in.h}
	return from + in.h - 1
}
