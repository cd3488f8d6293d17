package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"throughline.org/throughline/chronology"
)

// paragraphList stacks the paragraphs.
type paragraphList struct {
	rowStack
	n       *narrativeView
	rows    []chronology.UID // of the paragraphs
	made    map[chronology.UID]*paragraphRow
	at      chronology.UID // the paragraph that the keyboard is on
	focused bool
}

var (
	_ fyne.Focusable    = (*paragraphList)(nil)
	_ fyne.Shortcutable = (*paragraphList)(nil)
)

func newParagraphList(n *narrativeView) *paragraphList {
	l := &paragraphList{n: n, made: map[chronology.UID]*paragraphRow{}}
	l.stack(l)
	l.scroll.OnScrolled = func(fyne.Position) {
		n.drop.close(nil)
		l.follow()
	}
	return l
}

// reload measures the paragraphs anew, after they have changed.
func (l *paragraphList) reload() {
	clear(l.made)
	l.relayout()
}

func (l *paragraphList) measure(anew bool, put func(float32)) {
	if anew {
		clear(l.made)
	}
	l.rows = l.rows[:0]
	for _, p := range l.n.s.review().Paragraphs {
		l.rows = append(l.rows, p.UID)
		if p.UID == l.n.live.uid {
			l.n.live.box.Resize(fyne.NewSize(l.width, l.n.live.box.MinSize().Height))
			put(l.n.live.box.MinSize().Height)
		} else {
			put(paragraphHeight(l.n.s, p, l.width))
		}
	}
}

// draw shows the editor, or a row to be read.
func (l *paragraphList) draw(n int) {
	uid := l.rows[n]
	if uid == l.n.live.uid {
		l.put(n, l.n.live.box)
		return
	}
	made := l.made[uid]
	if made == nil {
		made = newParagraphRow(l.n, uid)
		l.made[uid] = made
	}
	made.mark(uid == l.at && l.focused)
	l.put(n, made.box)
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
	if n := l.place(uid); n >= 0 {
		l.reveal(l.tops[n], l.tops[n+1])
	}
	l.follow()
}

// place is the number of a row, -1 for none.
func (l *paragraphList) place(uid chronology.UID) int { return slices.Index(l.rows, uid) }

// atPlace puts the keyboard on the paragraph that now stands at a place.
func (l *paragraphList) atPlace(n int) {
	l.at = ""
	if len(l.rows) > 0 {
		l.show(l.rows[max(0, min(n, len(l.rows)-1))])
	}
}

func (l *paragraphList) FocusGained() {
	l.focused = true
	if l.at == "" && len(l.rows) > 0 {
		l.at = l.rows[0]
	}
	l.follow()
}

func (l *paragraphList) FocusLost() {
	lastHeld = l
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
