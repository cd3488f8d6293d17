package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// fact is one line of a list to be read: a sentence with a note below it, or the
// head of those that follow.
type fact struct {
	text, note string
	head       bool
	stands     bool   // out, as the text says
	lead       func() // where Enter and a click lead; nil for nowhere
}

// factList stacks facts, wrapped to its width. Heights are worked out for all,
// objects made for those in sight, so that ten thousand cost no more than fifty.
type factList struct {
	widget.BaseWidget
	scroll *container.Scroll
	common func(*fyne.KeyEvent) bool
	facts  []fact
	tops   []float32  // of each fact, and the end of the last
	at     int        // the fact that the keyboard is on, −1 for none
	typed  func(rune) // hears of letters; nil where they mean nothing
	moved  func()     // the keyboard is on another fact; may be nil
	width  float32    // for which, at this size of text, the heights hold
	face   factFace

	focused bool
	seen    []fyne.CanvasObject
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
	l.ExtendBaseWidget(l)
	l.scroll = container.NewVScroll(l)
	l.scroll.OnScrolled = func(fyne.Position) { l.follow() }
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

// relayout measures all facts anew.
func (l *factList) relayout() {
	l.arrange(l.width)
	l.BaseWidget.Resize(fyne.NewSize(l.width, l.height()))
	l.scroll.Refresh()
	l.follow()
}

func (l *factList) height() float32 {
	if len(l.tops) == 0 {
		return 0
	}
	return l.tops[len(l.tops)-1]
}

func (l *factList) arrange(width float32) {
	l.width, l.face = width, currentFactFace()
	l.tops = append(l.tops[:0], 0)
	var y float32
	for n := range l.facts {
		y += l.measure(n)
		l.tops = append(l.tops, y)
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

func (l *factList) measure(n int) float32 {
	text, note := l.lines(n)
	return float32(len(text))*l.face.textLine + float32(len(note))*l.face.noteLine + 2*l.face.gap
}

// MinSize is as high as all the facts.
func (l *factList) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return fyne.NewSize(40*theme.Padding(), l.height())
}

// Resize measures again where the width is another.
func (l *factList) Resize(size fyne.Size) {
	if size.Width != l.width {
		l.arrange(size.Width)
		size.Height = max(size.Height, l.height())
	}
	l.BaseWidget.Resize(size)
	l.follow()
}

// follow makes the objects of the facts in sight.
func (l *factList) follow() {
	top, bottom := l.scroll.Offset.Y, l.scroll.Offset.Y+l.scroll.Size().Height
	l.seen = l.seen[:0]
	for n := l.first(top); n < len(l.facts) && l.tops[n] <= bottom; n++ {
		l.draw(n)
	}
	canvas.Refresh(l)
}

// first is the first fact that reaches below a height.
func (l *factList) first(y float32) int {
	low, high := 0, len(l.facts)
	for low < high {
		if middle := (low + high) / 2; l.tops[middle+1] < y {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
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
	l.reveal(to)
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

// reveal scrolls a fact into sight, with the head above it.
func (l *factList) reveal(n int) {
	top, bottom := l.tops[n], l.tops[n+1]
	if n > 0 && l.facts[n-1].head {
		top = l.tops[n-1]
	}
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

// FocusGained implements fyne.Focusable.
func (l *factList) FocusGained() { l.focused = true; l.follow() }

// FocusLost implements fyne.Focusable.
func (l *factList) FocusLost() { l.focused = false; l.follow() }

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
	n := l.first(ev.Position.Y)
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

// CreateRenderer implements fyne.Widget.
func (l *factList) CreateRenderer() fyne.WidgetRenderer { return &factListRenderer{l} }

type factListRenderer struct{ list *factList }

func (r *factListRenderer) Destroy()                     {}
func (r *factListRenderer) Layout(fyne.Size)             {}
func (r *factListRenderer) MinSize() fyne.Size           { return r.list.MinSize() }
func (r *factListRenderer) Objects() []fyne.CanvasObject { return r.list.seen }

// Refresh measures again where the text has grown.
func (r *factListRenderer) Refresh() {
	if l := r.list; l.face.text != theme.TextSize() {
		l.relayout()
		return
	}
	r.list.seen = nil
	r.list.follow()
}
