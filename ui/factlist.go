package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// fact is one line of a list to be read: a sentence with a note below it, or the
// head of those that follow.
type fact struct {
	text, note string
	head       bool
	stands     bool   // out, as the text says
	lead       func() // where Enter and a click lead; nil for nowhere
}

// factList stacks facts, wrapped to its width.
type factList struct {
	rowStack
	common  func(*fyne.KeyEvent) bool
	facts   []fact
	at      int        // the fact that the keyboard is on, −1 for none
	typed   func(rune) // hears of letters; nil where they mean nothing
	moved   func()     // the keyboard is on another fact; may be nil
	face    factFace
	focused bool
}

var _ fyne.Focusable = (*factList)(nil)

// factFace is the type that facts are set in: asked of the theme once for all of
// them, since ten thousand questions take a second.
type factFace struct {
	text, note          float32 // sizes
	textLine, noteLine  float32 // heights of lines
	plain, bold, letter *letters
	margin, gap         float32
}

func currentFactFace() factFace {
	return factFace{
		text: theme.TextSize(), note: theme.CaptionTextSize(),
		textLine: lineOf(theme.TextSize()), noteLine: lineOf(theme.CaptionTextSize()),
		plain:  lettersOf(theme.TextSize(), fyne.TextStyle{}),
		bold:   lettersOf(theme.TextSize(), fyne.TextStyle{Bold: true}),
		letter: lettersOf(theme.CaptionTextSize(), fyne.TextStyle{}),
		margin: findingMargin(), gap: findingGap(),
	}
}

func newFactList(w *window) *factList {
	l := &factList{common: w.key, at: -1}
	l.stack(l)
	return l
}

// set lists other facts. The keyboard stays on the fact that says the same, else
// goes to the first.
func (l *factList) set(facts []fact) {
	at := -1
	for n, f := range facts {
		if f.head {
			continue
		}
		if at < 0 {
			at = n
		}
		if l.at >= 0 && l.at < len(l.facts) && f.text == l.facts[l.at].text && f.note == l.facts[l.at].note {
			at = n
			break
		}
	}
	l.facts, l.at = facts, at
	l.relayout()
}

func (l *factList) measure(_ bool, put func(float32)) {
	l.face = currentFactFace()
	for n := range l.facts {
		text, note := l.lines(n)
		put(float32(len(text))*l.face.textLine + float32(len(note))*l.face.noteLine + 2*l.face.gap)
	}
}

// lines breaks a fact's sentence and its note to the present width.
func (l *factList) lines(n int) (text, note []string) {
	room := l.width - 2*l.face.margin
	f := l.facts[n]
	if room <= 0 {
		return nil, nil
	}
	text = either(f.head || f.stands, l.face.bold, l.face.plain).wrap(f.text, room, 0)
	if f.note != "" {
		note = l.face.letter.wrap(f.note, room, 0)
	}
	return text, note
}

func (l *factList) draw(n int) {
	f, y := l.facts[n], l.tops[n]
	back := canvas.NewRectangle(colour(either(f.head, theme.ColorNameHeaderBackground, colourPanel)))
	if n == l.at {
		back.FillColor = colour(either(l.focused, theme.ColorNameSelection, colourChosen))
	}
	back.Move(fyne.NewPos(0, y))
	back.Resize(fyne.NewSize(l.width, l.tops[n+1]-y-1))
	l.seen = append(l.seen, back)
	text, note := l.lines(n)
	y += l.face.gap
	for _, line := range text {
		l.write(line, y, l.face.text, theme.ColorNameForeground, f.head || f.stands)
		y += l.face.textLine
	}
	for _, line := range note {
		l.write(line, y, l.face.note, theme.ColorNamePlaceHolder, false)
		y += l.face.noteLine
	}
}

func (l *factList) write(line string, y, size float32, name fyne.ThemeColorName, bold bool) {
	text := canvas.NewText(line, colour(name))
	text.TextSize, text.TextStyle.Bold = size, bold
	text.Move(fyne.NewPos(l.face.margin, y))
	l.seen = append(l.seen, text)
}

// move puts the keyboard on the next fact in a direction that is no head.
func (l *factList) move(by int) {
	if len(l.facts) == 0 {
		return
	}
	aim := max(0, min(l.at+by, len(l.facts)-1))
	to := l.sentence(aim, either(by < 0, -1, 1))
	if to < 0 { // a head at the end of the list
		to = l.sentence(aim, either(by < 0, 1, -1))
	}
	if to < 0 {
		return
	}
	l.at = to
	l.show(to)
	l.follow()
	l.tellMoved()
}

func (l *factList) tellMoved() {
	if l.moved != nil {
		l.moved()
	}
}

// sentence is the first fact that is no head from a place on; −1 where there is none.
func (l *factList) sentence(from, step int) int {
	for n := from; n >= 0 && n < len(l.facts); n += step {
		if !l.facts[n].head {
			return n
		}
	}
	return -1
}

// show scrolls a fact into sight, with the head above it.
func (l *factList) show(n int) {
	top := l.tops[n]
	if n > 0 && l.facts[n-1].head {
		top = l.tops[n-1]
	}
	l.reveal(top, l.tops[n+1])
}

// FocusGained implements fyne.Focusable.
func (l *factList) FocusGained() { l.focused = true; l.follow() }

// FocusLost implements fyne.Focusable.
func (l *factList) FocusLost() {
	lastHeld = l
	l.focused = false
	l.follow()
}

// TypedRune implements fyne.Focusable.
func (l *factList) TypedRune(letter rune) {
	if l.typed != nil {
		l.typed(letter)
	}
}

// TypedKey implements fyne.Focusable.
func (l *factList) TypedKey(key *fyne.KeyEvent) {
	if l.common(key) {
		return
	}
	switch key.Name {
	case fyne.KeyDown:
		l.move(1)
	case fyne.KeyUp:
		l.move(-1)
	case fyne.KeyPageDown:
		l.move(findingsToAPage)
	case fyne.KeyPageUp:
		l.move(-findingsToAPage)
	case fyne.KeyHome:
		l.move(-len(l.facts))
	case fyne.KeyEnd:
		l.move(len(l.facts))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.open(l.at)
	}
}

func (l *factList) open(n int) {
	if n >= 0 && n < len(l.facts) && l.facts[n].lead != nil {
		l.facts[n].lead()
	}
}

// Tapped marks a fact and leads to what it is about.
func (l *factList) Tapped(ev *fyne.PointEvent) {
	n := l.reaching(ev.Position.Y)
	if n >= len(l.facts) || l.facts[n].head {
		return
	}
	l.at = n
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l)
	}
	l.follow()
	l.tellMoved()
	l.open(n)
}
