package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// prose is text to be read, wrapped to its width without the padding that a
// label puts round it.
type prose struct {
	widget.BaseWidget
	text   string
	colour fyne.ThemeColorName
	size   fyne.ThemeSizeName
	style  fyne.TextStyle

	lines   []string // the text as broken for
	brokenW float32  // this width
	brokenS float32  // and this size
	broken  string
}

func newProse(text string, colour fyne.ThemeColorName) *prose {
	p := &prose{text: text, colour: colour, size: theme.SizeNameText}
	p.ExtendBaseWidget(p)
	return p
}

// newCaption is the name of a field, or a remark beside it.
func newCaption(text string) *prose {
	p := newProse(text, theme.ColorNamePlaceHolder)
	p.size = theme.SizeNameCaptionText
	return p
}

// say changes the text; an empty one takes no room.
func (p *prose) say(text string, colour fyne.ThemeColorName) {
	p.Hidden = text == ""
	if p.text == text && p.colour == colour {
		return
	}
	p.text, p.colour = text, colour
	p.Refresh()
}

// broke returns the lines for the present width, broken once for each.
func (p *prose) broke() []string {
	size, width := p.Theme().Size(p.size), p.Size().Width
	if p.lines == nil || p.brokenW != width || p.brokenS != size || p.broken != p.text {
		p.brokenW, p.brokenS, p.broken = width, size, p.text
		if width <= 0 {
			return []string{p.text}
		}
		p.lines = lettersOf(size, p.style).wrap(p.text, width, 0)
	}
	return p.lines
}

func (p *prose) lineHeight() float32 {
	return fyne.MeasureText("M", p.Theme().Size(p.size), p.style).Height
}

// MinSize is as high as the text is at the present width.
func (p *prose) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return fyne.NewSize(10*theme.Padding(), float32(len(p.broke()))*p.lineHeight())
}

// CreateRenderer implements fyne.Widget.
func (p *prose) CreateRenderer() fyne.WidgetRenderer {
	r := &proseRenderer{prose: p}
	r.Refresh()
	return r
}

type proseRenderer struct {
	prose *prose
	texts []*canvas.Text
	shown []fyne.CanvasObject
}

func (r *proseRenderer) Destroy() {}

func (r *proseRenderer) MinSize() fyne.Size { return r.prose.MinSize() }

func (r *proseRenderer) Objects() []fyne.CanvasObject { return r.shown }

func (r *proseRenderer) Layout(fyne.Size) {
	p := r.prose
	lines, height := p.broke(), p.lineHeight()
	for len(r.texts) < len(lines) {
		r.texts = append(r.texts, canvas.NewText("", nil))
	}
	r.shown = r.shown[:0]
	for i, line := range lines {
		t := r.texts[i]
		t.Text, t.Color, t.TextSize, t.TextStyle = line, colour(p.colour), p.Theme().Size(p.size), p.style
		t.Move(fyne.NewPos(0, float32(i)*height))
		t.Resize(fyne.NewSize(p.Size().Width, height))
		r.shown = append(r.shown, t)
	}
}

func (r *proseRenderer) Refresh() {
	r.Layout(r.prose.Size())
	canvas.Refresh(r.prose)
}
