package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
)

// words is one line of text without the room around it that a label takes. It
// is cut with an ellipsis where it does not fit.
type words struct {
	widget.BaseWidget
	text   string
	size   fyne.ThemeSizeName
	colour fyne.ThemeColorName
	bold   bool
	least  float32 // width below which it asks not to be squeezed, in letters; 0: all of it
}

func newWords(text string) *words {
	w := &words{text: text, size: theme.SizeNameText, colour: theme.ColorNameForeground}
	w.ExtendBaseWidget(w)
	return w
}

// newSmallWords returns words in the grey of what is less important.
func newSmallWords(text string) *words {
	w := newWords(text)
	w.size, w.colour = theme.SizeNameCaptionText, theme.ColorNamePlaceHolder
	return w
}

// say changes the text.
func (w *words) say(text string) {
	if w.text != text {
		w.text = text
		w.Refresh()
	}
}

// pressedWords are words that do something when they are pressed. Plain ones let
// the press through to what they stand on, such as the row of a list.
type pressedWords struct {
	words
	tapped func()
}

func newPressedWords(text string, tapped func()) *pressedWords {
	w := &pressedWords{tapped: tapped}
	w.text, w.size, w.colour = text, theme.SizeNameText, theme.ColorNameForeground
	w.ExtendBaseWidget(w)
	return w
}

// Tapped implements fyne.Tappable.
func (w *pressedWords) Tapped(*fyne.PointEvent) { w.tapped() }

// full is the size that the whole text takes.
func (w *words) full() fyne.Size {
	return fyne.MeasureText(w.text, theme.Size(w.size), fyne.TextStyle{Bold: w.bold})
}

// CreateRenderer implements fyne.Widget.
func (w *words) CreateRenderer() fyne.WidgetRenderer {
	r := &wordsRenderer{words: w, line: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type wordsRenderer struct {
	words *words
	line  *canvas.Text
}

func (r *wordsRenderer) Destroy()                     {}
func (r *wordsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }

func (r *wordsRenderer) MinSize() fyne.Size {
	full := r.words.full()
	if r.words.least > 0 {
		letter := theme.Size(r.words.size) * 0.6
		full.Width = min(full.Width, r.words.least*letter)
	}
	return full
}

func (r *wordsRenderer) Layout(size fyne.Size) {
	w := r.words
	r.line.Text = cutToWidth(w.text, size.Width, theme.Size(w.size), fyne.TextStyle{Bold: w.bold})
	r.line.Resize(size)
}

func (r *wordsRenderer) Refresh() {
	w := r.words
	r.line.TextSize = theme.Size(w.size)
	r.line.TextStyle.Bold = w.bold
	r.line.Color = colour(w.colour)
	r.Layout(w.Size())
	canvas.Refresh(r.line)
}

// cutToWidth shortens text until it fits, with an ellipsis.
func cutToWidth(text string, width, size float32, style fyne.TextStyle) string {
	fits := func(s string) bool { return fyne.MeasureText(s, size, style).Width <= width+0.5 }
	if fits(text) {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		middle := (low + high + 1) / 2
		if fits(string(runes[:middle]) + "…") {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return strings.TrimRight(string(runes[:low]), " ") + "…"
}

// ground is a plain surface in a colour of the theme.
type ground struct {
	widget.BaseWidget
	colour fyne.ThemeColorName
}

func newGround(name fyne.ThemeColorName) *ground {
	g := &ground{colour: name}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	return laid(&groundRenderer{ground: g, fill: canvas.NewRectangle(colour(g.colour))}, g)
}

type groundRenderer struct {
	ground *ground
	fill   *canvas.Rectangle
}

func (r *groundRenderer) Destroy()                     {}
func (r *groundRenderer) Layout(size fyne.Size)        { r.fill.Resize(size) }
func (r *groundRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.fill} }
func (r *groundRenderer) Refresh() {
	r.fill.FillColor = colour(r.ground.colour)
	canvas.Refresh(r.fill)
}

// count words a number of things: "1 event", "52 events", "2 agencies".
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	if stem, ok := strings.CutSuffix(one, "y"); ok && !strings.HasSuffix(stem, "a") {
		return chronology.Number(n) + " " + stem + "ies"
	}
	return chronology.Number(n) + " " + one + "s"
}

func itOrThem(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}
