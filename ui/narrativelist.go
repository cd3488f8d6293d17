package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
)

// paragraphList stacks the paragraphs. Heights are worked out for all, objects
// made for those in sight, so a section of hundreds scrolls as one of ten.
type paragraphList struct {
	widget.BaseWidget
	n      *narrativeView
	scroll *container.Scroll
	rows   []listedParagraph
	made   map[chronology.UID]*paragraphRow
	at     chronology.UID // the paragraph that the keyboard is on
	height float32
	width  float32 // for which, at this size of text, the heights hold
	text   float32

	focused bool
	seen    []fyne.CanvasObject
}

// listedParagraph is where a paragraph stands in the list.
type listedParagraph struct {
	uid         chronology.UID
	top, height float32
}

var (
	_ fyne.Focusable    = (*paragraphList)(nil)
	_ fyne.Shortcutable = (*paragraphList)(nil)
)

func newParagraphList(n *narrativeView) *paragraphList {
	l := &paragraphList{n: n, made: map[chronology.UID]*paragraphRow{}}
	l.ExtendBaseWidget(l)
	l.scroll = container.NewVScroll(l)
	l.scroll.OnScrolled = func(fyne.Position) {
		n.drop.close(nil)
		l.follow()
	}
	return l
}

// reload measures the paragraphs anew, after they or the width have changed.
func (l *paragraphList) reload() {
	clear(l.made)
	l.arrange(l.Size().Width)
	l.Resize(fyne.NewSize(l.Size().Width, l.height))
	l.scroll.Refresh()
	l.follow()
}

// arrange works out where every paragraph stands.
func (l *paragraphList) arrange(width float32) {
	l.width, l.text = width, theme.TextSize()
	l.rows = l.rows[:0]
	r := l.n.s.review()
	var y float32
	for _, p := range r.Paragraphs {
		row := listedParagraph{uid: p.UID, top: y}
		if p.UID == l.n.live.uid {
			l.n.live.box.Resize(fyne.NewSize(width, l.n.live.box.MinSize().Height))
			row.height = l.n.live.box.MinSize().Height
		} else {
			row.height = paragraphHeight(l.n.s, p, width)
		}
		l.rows = append(l.rows, row)
		y += row.height
	}
	l.height = y
}

// MinSize is as high as all the paragraphs.
func (l *paragraphList) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return fyne.NewSize(40*theme.Padding(), l.height)
}

// Resize measures again where the width is another.
func (l *paragraphList) Resize(size fyne.Size) {
	if size.Width != l.width {
		clear(l.made)
		l.arrange(size.Width)
		size.Height = max(size.Height, l.height)
	}
	l.BaseWidget.Resize(size)
	l.follow()
}

// follow makes the rows that have come into sight.
func (l *paragraphList) follow() {
	top, bottom := l.scroll.Offset.Y, l.scroll.Offset.Y+l.scroll.Size().Height
	l.seen = l.seen[:0]
	for _, row := range l.rows {
		if row.top+row.height < top || row.top > bottom {
			continue
		}
		o := l.object(row)
		o.Move(fyne.NewPos(0, row.top))
		o.Resize(fyne.NewSize(l.width, row.height))
		l.seen = append(l.seen, o)
	}
	canvas.Refresh(l)
}

// object is what shows a paragraph: the editor, or a row to be read.
func (l *paragraphList) object(row listedParagraph) fyne.CanvasObject {
	if row.uid == l.n.live.uid {
		return l.n.live.box
	}
	made := l.made[row.uid]
	if made == nil {
		made = newParagraphRow(l.n, row.uid)
		l.made[row.uid] = made
	}
	made.mark(row.uid == l.at && l.focused)
	return made.box
}

// relayout follows the editor as it grows.
func (l *paragraphList) relayout() {
	l.arrange(l.width)
	l.BaseWidget.Resize(fyne.NewSize(l.width, l.height))
	l.scroll.Refresh()
	l.follow()
}

// repaint shows which events are chosen.
func (l *paragraphList) repaint() {
	clear(l.made)
	l.n.live.load()
	l.follow()
}

// show scrolls a paragraph into sight.
func (l *paragraphList) show(uid chronology.UID) {
	l.at = uid
	for _, row := range l.rows {
		if row.uid != uid {
			continue
		}
		offset, height := l.scroll.Offset, l.scroll.Size().Height
		if row.top < offset.Y {
			offset.Y = row.top
		} else if row.top+row.height > offset.Y+height {
			offset.Y = min(row.top, row.top+row.height-height)
		}
		l.scroll.ScrollToOffset(offset)
	}
	l.follow()
}

// place is the number of a row, -1 for none.
func (l *paragraphList) place(uid chronology.UID) int {
	return slices.IndexFunc(l.rows, func(row listedParagraph) bool { return row.uid == uid })
}

// atPlace puts the keyboard on the paragraph that now stands at a place.
func (l *paragraphList) atPlace(n int) {
	l.at = ""
	if len(l.rows) > 0 {
		l.show(l.rows[max(0, min(n, len(l.rows)-1))].uid)
	}
}

func (l *paragraphList) FocusGained() {
	l.focused = true
	if l.at == "" && len(l.rows) > 0 {
		l.at = l.rows[0].uid
	}
	l.follow()
}

func (l *paragraphList) FocusLost() {
	l.focused = false
	l.follow()
}

func (l *paragraphList) TypedRune(rune) {}

func (l *paragraphList) TypedKey(key *fyne.KeyEvent) {
	if l.n.s.key(key) {
		return
	}
	place := l.place(l.at)
	switch key.Name {
	case fyne.KeyDown:
		l.atPlace(place + 1)
	case fyne.KeyUp:
		l.atPlace(place - 1)
	case fyne.KeyPageDown:
		l.atPlace(place + 5)
	case fyne.KeyPageUp:
		l.atPlace(place - 5)
	case fyne.KeyHome:
		l.atPlace(0)
	case fyne.KeyEnd:
		l.atPlace(len(l.rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if place >= 0 {
			l.n.open(l.at)
		} else {
			l.n.insert("")
		}
	case fyne.KeyDelete:
		l.n.remove(l.at)
	}
}

// TypedShortcut moves the paragraph.
func (l *paragraphList) TypedShortcut(shortcut fyne.Shortcut) { l.n.shortcut(l.at, shortcut) }

// shortcut does what keys with Alt mean for a paragraph, and reports whether one was meant.
func (n *narrativeView) shortcut(uid chronology.UID, shortcut fyne.Shortcut) bool {
	s, ok := shortcut.(*desktop.CustomShortcut)
	if !ok || s.Modifier != fyne.KeyModifierAlt || uid == "" {
		return false
	}
	switch s.KeyName {
	case fyne.KeyUp:
		n.move(uid, -1)
	case fyne.KeyDown:
		n.move(uid, 1)
	default:
		return false
	}
	return true
}

// CreateRenderer implements fyne.Widget.
func (l *paragraphList) CreateRenderer() fyne.WidgetRenderer { return &paragraphListRenderer{l} }

type paragraphListRenderer struct{ list *paragraphList }

func (r *paragraphListRenderer) Destroy()                     {}
func (r *paragraphListRenderer) Layout(fyne.Size)             {}
func (r *paragraphListRenderer) MinSize() fyne.Size           { return r.list.MinSize() }
func (r *paragraphListRenderer) Objects() []fyne.CanvasObject { return r.list.seen }

// Refresh measures again where the text has grown.
func (r *paragraphListRenderer) Refresh() {
	if l := r.list; l.text != theme.TextSize() {
		l.text = theme.TextSize()
		clear(l.made)
		l.relayout()
	}
	canvas.Refresh(r.list)
}
