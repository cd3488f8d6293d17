package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// chip is a small rounded button that can be on: a filter, a view, a colour.
// It takes the keyboard; Space and Enter press it.
type chip struct {
	widget.BaseWidget
	label    string
	on       bool
	tab      bool        // drawn as a tab: square, no border while off
	swatch   color.Color // filled with this colour instead of the theme's
	tapped   func()
	onKey    func(*fyne.KeyEvent) bool // true where the key is used up
	hovered  bool
	focused  bool
	disabled bool
}

var (
	_ fyne.Focusable    = (*chip)(nil)
	_ fyne.Tappable     = (*chip)(nil)
	_ desktop.Hoverable = (*chip)(nil)
)

func newChip(label string, tapped func()) *chip {
	c := &chip{label: label, tapped: tapped}
	c.ExtendBaseWidget(c)
	return c
}

func newTab(label string, tapped func()) *chip {
	c := newChip(label, tapped)
	c.tab = true
	return c
}

// set turns the chip on or off.
func (c *chip) set(on bool) {
	if c.on != on {
		c.on = on
		c.Refresh()
	}
}

// say changes the label.
func (c *chip) say(label string) {
	if c.label != label {
		c.label = label
		c.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (c *chip) Tapped(*fyne.PointEvent) {
	if c.tapped != nil && !c.disabled {
		c.tapped()
	}
}

// FocusGained implements fyne.Focusable.
func (c *chip) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost implements fyne.Focusable.
func (c *chip) FocusLost() {
	lastHeld = c
	c.focused = false
	c.Refresh()
}

// TypedRune implements fyne.Focusable.
func (c *chip) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (c *chip) TypedKey(ev *fyne.KeyEvent) {
	if c.onKey != nil && c.onKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.Tapped(nil)
	}
}

// MouseIn implements desktop.Hoverable.
func (c *chip) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (c *chip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *chip) MouseOut() { c.hovered = false; c.Refresh() }

// CreateRenderer implements fyne.Widget.
func (c *chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{chip: c, ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	r.text.Alignment = fyne.TextAlignCenter
	r.Refresh()
	return laid(r, c)
}

type chipRenderer struct {
	chip   *chip
	ground *canvas.Rectangle
	text   *canvas.Text
}

func (r *chipRenderer) Destroy() {}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text}
}

func (r *chipRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.ground.CornerRadius = size.Height / 2
	if r.chip.tab || r.chip.swatch != nil {
		r.ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	}
	r.text.Resize(size)
}

func (r *chipRenderer) MinSize() fyne.Size {
	r.text.TextSize = r.textSize()
	text := r.text.MinSize()
	pad := theme.InnerPadding()
	if r.chip.tab {
		return fyne.NewSize(text.Width+3*pad, text.Height+1.6*pad)
	}
	if r.chip.swatch != nil && r.chip.label == "" {
		return fyne.NewSquareSize(text.Height + 1.4*pad)
	}
	return fyne.NewSize(text.Width+2.6*pad, text.Height+pad)
}

func (r *chipRenderer) textSize() float32 {
	if r.chip.tab {
		return theme.TextSize()
	}
	return theme.TextSize() * 0.92
}

func (r *chipRenderer) Refresh() {
	c := r.chip
	r.text.Text = c.label
	r.text.TextSize = r.textSize()
	r.text.TextStyle.Bold = c.on && c.tab
	r.text.Color = r.ink()
	r.ground.FillColor = r.fill()
	r.ground.StrokeWidth = 1
	r.ground.StrokeColor = colour(theme.ColorNameInputBorder)
	if c.tab {
		r.ground.StrokeWidth = 0
	}
	if c.swatch != nil && c.on {
		r.ground.StrokeColor, r.ground.StrokeWidth = colour(theme.ColorNameForeground), 3
	}
	if c.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = colour(theme.ColorNamePrimary), 2
		if c.swatch != nil {
			r.ground.StrokeWidth = 4
		}
	}
	canvas.Refresh(r.ground)
	canvas.Refresh(r.text)
}

func (r *chipRenderer) ink() color.Color {
	switch {
	case r.chip.disabled:
		return colour(theme.ColorNameDisabled)
	case r.chip.on:
		return colour(theme.ColorNamePrimary)
	}
	return colour(theme.ColorNameForeground)
}

func (r *chipRenderer) fill() color.Color {
	switch {
	case r.chip.swatch != nil:
		return r.chip.swatch
	case r.chip.on:
		return colour(colourChosen)
	case r.chip.hovered && !r.chip.disabled:
		return colour(theme.ColorNameButton)
	case r.chip.tab:
		return color.Transparent
	}
	return colour(colourPanel)
}
