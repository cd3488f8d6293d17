package ui

import (
	"image/color"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// choice is one of several answers, with what it comes to below it.
type choice struct {
	letter rune // chooses it; 0 for none
	text   string
	note   string
	swatch color.Color // shown beside the text; nil for none
}

// choiceList asks for one of a few answers, each said in a sentence. It is one
// stop of the Tab key: the arrow keys and the letters choose.
type choiceList struct {
	widget.BaseWidget
	choices []choice
	at      int
	changed func(int)
	common  func(*fyne.KeyEvent) bool
	accept  func()     // Enter
	more    func(rune) // hears of letters that choose nothing
	onFocus func()     // may be nil

	focused bool
}

var (
	_ fyne.Focusable = (*choiceList)(nil)
	_ fyne.Tappable  = (*choiceList)(nil)
)

func newChoiceList(w *window, choices []choice, at int) *choiceList {
	c := &choiceList{choices: choices, at: at, common: w.key}
	c.ExtendBaseWidget(c)
	return c
}

// choose takes an answer.
func (c *choiceList) choose(n int) {
	if n < 0 || n >= len(c.choices) {
		return
	}
	c.at = n
	c.Refresh()
	if c.changed != nil {
		c.changed(n)
	}
}

// FocusGained implements fyne.Focusable.
func (c *choiceList) FocusGained() {
	c.focused = true
	c.Refresh()
	if c.onFocus != nil {
		c.onFocus()
	}
}

// FocusLost implements fyne.Focusable.
func (c *choiceList) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune implements fyne.Focusable.
func (c *choiceList) TypedRune(r rune) {
	r = unicode.ToUpper(r)
	for n, x := range c.choices {
		if x.letter == r {
			c.choose(n)
			return
		}
	}
	if c.more != nil {
		c.more(r)
	}
}

// TypedKey implements fyne.Focusable.
func (c *choiceList) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp, fyne.KeyLeft:
		c.choose(c.at - 1)
	case fyne.KeyDown, fyne.KeyRight:
		c.choose(c.at + 1)
	case fyne.KeyHome:
		c.choose(0)
	case fyne.KeyEnd:
		c.choose(len(c.choices) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if c.accept != nil {
			c.accept()
		}
	default:
		c.common(key)
	}
}

// Tapped implements fyne.Tappable.
func (c *choiceList) Tapped(ev *fyne.PointEvent) {
	if on := fyne.CurrentApp().Driver().CanvasForObject(c); on != nil {
		on.Focus(c)
	}
	var y float32
	for n := range c.choices {
		y += c.height(n)
		if ev.Position.Y < y {
			c.choose(n)
			return
		}
	}
}

// label is an answer with the letter that chooses it.
func (x choice) label() string {
	if x.letter == 0 {
		return x.text
	}
	return x.text + "  (" + string(x.letter) + ")"
}

// inset is where the words begin, beside the mark.
func (c *choiceList) inset() float32 { return 2.2 * theme.TextSize() }

func (c *choiceList) lines(n int) (text, note []string) {
	room := c.Size().Width - c.inset() - 2*theme.Padding()
	if room <= 0 {
		return []string{c.choices[n].label()}, []string{c.choices[n].note}
	}
	text = lettersOf(theme.TextSize(), fyne.TextStyle{}).wrap(c.choices[n].label(), room, 0)
	if c.choices[n].note != "" {
		note = lettersOf(theme.CaptionTextSize(), fyne.TextStyle{}).wrap(c.choices[n].note, room, 0)
	}
	return text, note
}

func lineOf(size float32) float32 { return fyne.MeasureText("M", size, fyne.TextStyle{}).Height }

func (c *choiceList) height(n int) float32 {
	text, note := c.lines(n)
	return float32(len(text))*lineOf(theme.TextSize()) + float32(len(note))*lineOf(theme.CaptionTextSize()) + 2*theme.Padding()
}

// MinSize is as high as the answers are at the present width.
func (c *choiceList) MinSize() fyne.Size {
	c.ExtendBaseWidget(c)
	var height float32
	for n := range c.choices {
		height += c.height(n)
	}
	return fyne.NewSize(20*theme.Padding(), height)
}

// CreateRenderer implements fyne.Widget.
func (c *choiceList) CreateRenderer() fyne.WidgetRenderer {
	r := &choiceListRenderer{list: c}
	r.Refresh()
	return r
}

type choiceListRenderer struct {
	list  *choiceList
	shown []fyne.CanvasObject
}

func (r *choiceListRenderer) Destroy()                     {}
func (r *choiceListRenderer) MinSize() fyne.Size           { return r.list.MinSize() }
func (r *choiceListRenderer) Objects() []fyne.CanvasObject { return r.shown }

// Layout draws each answer: its mark, its words, and what it comes to.
func (r *choiceListRenderer) Layout(size fyne.Size) {
	c, pad := r.list, theme.Padding()
	r.shown = r.shown[:0]
	var y float32
	for n := range c.choices {
		height := c.height(n)
		back := canvas.NewRectangle(colour(colourPanel))
		if n == c.at {
			back.FillColor = colour(colourChosen)
			if c.focused {
				back.StrokeColor, back.StrokeWidth = colour(theme.ColorNamePrimary), 2
			}
		}
		back.CornerRadius = theme.InputRadiusSize()
		back.Move(fyne.NewPos(0, y))
		back.Resize(fyne.NewSize(size.Width, height))
		r.shown = append(r.shown, back)
		r.mark(n == c.at, y+pad)
		left := c.inset()
		if c.choices[n].swatch != nil {
			left += r.swatch(c.choices[n].swatch, y+pad)
		}
		text, note := c.lines(n)
		top := r.write(text, left, y+pad, theme.TextSize(), theme.ColorNameForeground)
		r.write(note, left, top, theme.CaptionTextSize(), theme.ColorNamePlaceHolder)
		y += height
	}
}

// mark draws the ring of an answer, filled where it is chosen.
func (r *choiceListRenderer) mark(on bool, top float32) {
	size := theme.TextSize()
	ring := canvas.NewCircle(colour(colourPanel))
	ring.StrokeColor, ring.StrokeWidth = colour(theme.ColorNameForeground), 1.5
	ring.Resize(fyne.NewSquareSize(size))
	ring.Move(fyne.NewPos(2*theme.Padding(), top+(lineOf(size)-size)/2))
	r.shown = append(r.shown, ring)
	if on {
		dot := canvas.NewCircle(colour(theme.ColorNameForeground))
		dot.Resize(fyne.NewSquareSize(size / 2))
		dot.Move(ring.Position().AddXY(size/4, size/4))
		r.shown = append(r.shown, dot)
	}
}

// swatch shows a colour and returns the room that it takes.
func (r *choiceListRenderer) swatch(fill color.Color, top float32) float32 {
	size := lineOf(theme.TextSize())
	box := canvas.NewRectangle(fill)
	box.StrokeColor, box.StrokeWidth = colour(theme.ColorNameForeground), 1
	box.Resize(fyne.NewSize(2*size, size))
	box.Move(fyne.NewPos(r.list.inset(), top))
	r.shown = append(r.shown, box)
	return 2*size + 2*theme.Padding()
}

func (r *choiceListRenderer) write(lines []string, x, y, size float32, name fyne.ThemeColorName) float32 {
	for _, line := range lines {
		text := canvas.NewText(line, colour(name))
		text.TextSize = size
		text.Move(fyne.NewPos(x, y))
		r.shown = append(r.shown, text)
		y += lineOf(size)
	}
	return y
}

func (r *choiceListRenderer) Refresh() {
	r.Layout(r.list.Size())
	canvas.Refresh(r.list)
}
