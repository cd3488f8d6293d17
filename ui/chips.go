package ui

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
)

// groupChip is one piece of a chipGroup.
type groupChip struct {
	uid  chronology.UID
	text string
	on   bool
}

// chipUse is what can be done with the chips of a group.
type chipUse uint8

const (
	chipsToggle chipUse = iota // each is on or off
	chipsChoose                // exactly one is on
	chipsKeep                  // each can be opened and taken out
)

// chipGroup shows chips side by side, wrapping. The whole group is one stop of
// the Tab key: the arrow keys move within it, Space and Enter press a chip,
// Backspace and Delete take one out. What is on is told by a tick as well as
// by colour.
type chipGroup struct {
	widget.BaseWidget
	chips    []groupChip
	use      chipUse
	empty    string // said where there are no chips
	passive  bool   // the keyboard stays where it is when one is pressed
	disabled bool

	onPress  func(i int)
	onRemove func(i int)
	onFocus  func()
	common   func(*fyne.KeyEvent) bool // keys that mean the same in every field
	letter   func(rune)                // takes what is typed but Space; may be nil
	// onShortcut is asked of keys with Alt or Control; true where it is used up.
	onShortcut func(fyne.Shortcut) bool

	at      int
	focused bool
	hovered int
	places  []place
}

// place is where a chip stands.
type place struct {
	pos  fyne.Position
	size fyne.Size
}

var (
	_ fyne.Focusable    = (*chipGroup)(nil)
	_ fyne.Shortcutable = (*chipGroup)(nil)
	_ fyne.Tappable     = (*chipGroup)(nil)
	_ desktop.Hoverable = (*chipGroup)(nil)
)

func newChipGroup(use chipUse, onPress func(int)) *chipGroup {
	g := &chipGroup{use: use, onPress: onPress, hovered: -1}
	g.ExtendBaseWidget(g)
	return g
}

// set shows other chips; the chip with the keyboard keeps it by its place.
func (g *chipGroup) set(chips []groupChip) {
	g.chips = chips
	g.at = max(0, min(g.at, len(chips)-1))
	g.Refresh()
}

// label is the text of a chip with the sign of what it is.
func (g *chipGroup) label(c groupChip) string {
	if c.on {
		return "✓ " + c.text + g.ending()
	}
	return c.text + g.ending()
}

// ending is what stands at the end of each chip, even of one that is cut.
func (g *chipGroup) ending() string {
	if g.onRemove != nil {
		return "  ×"
	}
	return ""
}

func (g *chipGroup) textSize() float32 { return g.Theme().Size(theme.SizeNameText) }

// arrange works out where the chips stand in a width and returns the height.
func (g *chipGroup) arrange(width float32) float32 {
	pad := theme.Padding()
	letters := lettersOf(g.textSize(), fyne.TextStyle{})
	height := fyne.MeasureText("M", g.textSize(), fyne.TextStyle{}).Height + 1.5*pad
	g.places = g.places[:0]
	if len(g.chips) == 0 && g.empty == "" {
		return 0
	}
	var x, y float32
	for _, c := range g.chips {
		w := letters.width(g.label(c)) + 5*pad
		if width > 0 {
			w = min(w, width)
		}
		if x > 0 && x+w > width {
			x, y = 0, y+height+pad
		}
		g.places = append(g.places, place{fyne.NewPos(x, y), fyne.NewSize(w, height)})
		x += w + pad
	}
	return y + height
}

// MinSize is of the height that the present width needs.
func (g *chipGroup) MinSize() fyne.Size {
	g.ExtendBaseWidget(g)
	return fyne.NewSize(10*theme.Padding(), g.arrange(g.Size().Width))
}

func (g *chipGroup) hit(at fyne.Position) int {
	for i, p := range g.places {
		if at.X >= p.pos.X && at.X < p.pos.X+p.size.Width && at.Y >= p.pos.Y && at.Y < p.pos.Y+p.size.Height {
			return i
		}
	}
	return -1
}

// Tapped presses the chip under the pointer; at its × it takes it out.
func (g *chipGroup) Tapped(ev *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil && !g.passive {
		c.Focus(g)
	}
	i := g.hit(ev.Position)
	if i < 0 || g.disabled {
		return
	}
	g.at = i
	p := g.places[i]
	if g.onRemove != nil && ev.Position.X > p.pos.X+p.size.Width-6*theme.Padding() {
		g.onRemove(i)
		return
	}
	g.press(i)
}

func (g *chipGroup) press(i int) {
	if g.onPress != nil && !g.disabled && i < len(g.chips) {
		g.onPress(i)
	}
}

// Disabled keeps Tab from stopping at a passive group.
func (g *chipGroup) Disabled() bool { return g.passive }

// Enable implements fyne.Disableable.
func (g *chipGroup) Enable() { g.passive = false }

// Disable implements fyne.Disableable.
func (g *chipGroup) Disable() { g.passive = true }

func (g *chipGroup) FocusGained() {
	g.focused = true
	g.Refresh()
	if g.onFocus != nil {
		g.onFocus()
	}
}

func (g *chipGroup) FocusLost() {
	lastHeld = g
	g.focused = false
	g.Refresh()
}

func (g *chipGroup) TypedRune(r rune) {
	if r == ' ' {
		g.press(g.at)
	} else if g.letter != nil {
		g.letter(r)
	}
}

func (g *chipGroup) TypedKey(key *fyne.KeyEvent) {
	if g.common != nil && g.common(key) {
		return
	}
	last := len(g.chips) - 1
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		g.move(max(0, g.at-1))
	case fyne.KeyRight, fyne.KeyDown:
		g.move(max(0, min(g.at+1, last)))
	case fyne.KeyHome:
		g.move(0)
	case fyne.KeyEnd:
		g.move(max(0, last))
	case fyne.KeyReturn, fyne.KeyEnter:
		g.press(g.at)
	case fyne.KeyBackspace, fyne.KeyDelete:
		if g.onRemove != nil && g.at <= last && !g.disabled {
			g.onRemove(g.at)
		}
	}
}

// TypedShortcut implements fyne.Shortcutable. What is not meant for the chips goes
// on to the window.
func (g *chipGroup) TypedShortcut(s fyne.Shortcut) {
	if g.onShortcut != nil && g.onShortcut(s) {
		return
	}
	if window, ok := fyne.CurrentApp().Driver().CanvasForObject(g).(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}

// move marks another chip. Where exactly one is on, moving chooses, as in any
// row of radio buttons.
func (g *chipGroup) move(to int) {
	if to == g.at && g.use != chipsChoose {
		return
	}
	g.at = to
	if g.use == chipsChoose && to < len(g.chips) && !g.chips[to].on {
		g.press(to)
	}
	g.Refresh()
}

func (g *chipGroup) MouseIn(ev *desktop.MouseEvent) { g.MouseMoved(ev) }

func (g *chipGroup) MouseMoved(ev *desktop.MouseEvent) {
	if i := g.hit(ev.Position); i != g.hovered {
		g.hovered = i
		g.Refresh()
	}
}

func (g *chipGroup) MouseOut() {
	g.hovered = -1
	g.Refresh()
}

func (g *chipGroup) CreateRenderer() fyne.WidgetRenderer {
	r := &chipGroupRenderer{group: g, none: canvas.NewText("", nil)}
	r.Refresh()
	return laid(r, g)
}

type chipGroupRenderer struct {
	group  *chipGroup
	backs  []*canvas.Rectangle
	labels []*canvas.Text
	none   *canvas.Text
	shown  []fyne.CanvasObject
}

func (r *chipGroupRenderer) Destroy() {}

func (r *chipGroupRenderer) MinSize() fyne.Size { return r.group.MinSize() }

func (r *chipGroupRenderer) Objects() []fyne.CanvasObject { return r.shown }

func (r *chipGroupRenderer) Layout(size fyne.Size) {
	g := r.group
	g.arrange(size.Width)
	letters := lettersOf(g.textSize(), fyne.TextStyle{})
	pad := theme.Padding()
	for i, p := range g.places {
		if i >= len(r.backs) {
			break
		}
		r.backs[i].Move(p.pos)
		r.backs[i].Resize(p.size)
		r.backs[i].CornerRadius = p.size.Height / 2
		text := strings.TrimSuffix(g.label(g.chips[i]), g.ending())
		r.labels[i].Text = letters.cut(text, p.size.Width-4*pad-letters.width(g.ending())) + g.ending()
		room := p.size.Width - letters.width(r.labels[i].Text)
		r.labels[i].Move(p.pos.AddXY(room/2, 0.75*pad))
	}
	r.none.Move(fyne.NewPos(0, 0.75*pad))
}

func (r *chipGroupRenderer) Refresh() {
	g := r.group
	for len(r.backs) < len(g.chips) {
		r.backs = append(r.backs, canvas.NewRectangle(color.Transparent))
		r.labels = append(r.labels, canvas.NewText("", nil))
	}
	r.shown = r.shown[:0]
	for i, c := range g.chips {
		back, label := r.backs[i], r.labels[i]
		r.paint(back, label, c, i)
		r.shown = append(r.shown, back, label)
	}
	if len(g.chips) == 0 {
		r.none.Text, r.none.TextSize = g.empty, g.textSize()
		r.none.Color = colour(theme.ColorNamePlaceHolder)
		r.shown = append(r.shown, r.none)
	}
	r.Layout(g.Size())
	canvas.Refresh(g)
}

// paint gives one chip its colours.
func (r *chipGroupRenderer) paint(back *canvas.Rectangle, label *canvas.Text, c groupChip, i int) {
	g := r.group
	back.FillColor, back.StrokeColor, back.StrokeWidth = colour(colourPanel), colour(theme.ColorNameInputBorder), 1
	switch {
	case c.on:
		back.FillColor = colour(colourChosen)
	case g.use == chipsKeep:
		back.FillColor = colour(theme.ColorNameButton)
	}
	if i == g.hovered && !g.disabled {
		back.StrokeColor = colour(theme.ColorNameForeground)
	}
	if i == g.at && g.focused {
		back.StrokeColor, back.StrokeWidth = colour(theme.ColorNamePrimary), 2
	}
	label.Color, label.TextSize = colour(theme.ColorNameForeground), g.textSize()
	if g.disabled {
		label.Color = colour(theme.ColorNameDisabled)
	}
}
