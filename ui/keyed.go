package ui

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// heldModifiers are the keys such as Shift that are held down: a typed key does
// not say. The test driver has no keyboard.
func heldModifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// button is Fyne's, pressed by Enter as well as by Space. Other keys go on to
// the window: Escape must close a dialog whatever in it has the keyboard.
type button struct {
	widget.Button
	key     func(*fyne.KeyEvent) bool
	onFocus func() // may be nil
	frame   *canvas.Rectangle
}

func (w *window) button(label string, tapped func()) *button {
	b := &button{key: w.key}
	b.Text, b.OnTapped = label, tapped
	b.ExtendBaseWidget(b)
	return b
}

// Tapped does what the button does, and leaves the keyboard with it: Fyne's takes it
// away, and a dialog that the button opens would give it back to nothing.
func (b *button) Tapped(ev *fyne.PointEvent) {
	do := b.OnTapped
	b.OnTapped = nil
	b.Button.Tapped(ev)
	b.OnTapped = do
	if b.Disabled() {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		c.Focus(b)
	}
	if do != nil {
		do()
	}
}

// TypedKey implements fyne.Focusable.
func (b *button) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if !b.Disabled() {
			b.Tapped(nil)
		}
	default:
		b.key(ev)
	}
}

// FocusGained implements fyne.Focusable.
func (b *button) FocusGained() {
	b.Button.FocusGained()
	b.showFrame(true)
	if b.onFocus != nil {
		b.onFocus()
	}
}

// FocusLost implements fyne.Focusable.
func (b *button) FocusLost() {
	lastHeld = b
	b.Button.FocusLost()
	b.showFrame(false)
}

// showFrame shows that the button has the keyboard: on one that stands out already,
// another shade of its colour is hardly seen.
func (b *button) showFrame(shown bool) {
	if b.frame != nil {
		b.frame.StrokeColor = colour(either(b.Importance == widget.HighImportance, theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary))
		b.frame.Hidden = !shown
		canvas.Refresh(b.frame)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *button) CreateRenderer() fyne.WidgetRenderer {
	b.frame = newFrame()
	return laid(&framedRenderer{b.Button.CreateRenderer(), b.frame, 2}, b)
}

// list is Fyne's, choosing what the arrow keys reach; other keys go on to the
// window. What the pointer merely passes over is not chosen, though Fyne calls
// both highlighted. A frame shows that it has the keyboard.
type list struct {
	widget.List
	key   func(*fyne.KeyEvent) bool
	typed func(rune) // hears of letters; nil where they mean nothing
	reach func(int)  // what the keyboard reached; chooses it unless another is given

	keyed bool // the keyboard is at work
	frame *canvas.Rectangle
}

func (w *window) list(length func() int, create func() fyne.CanvasObject, update func(int, fyne.CanvasObject)) *list {
	l := &list{}
	l.set(w, length, create, update)
	l.ExtendBaseWidget(l)
	return l
}

func (l *list) set(w *window, length func() int, create func() fyne.CanvasObject, update func(int, fyne.CanvasObject)) {
	l.key = w.key
	l.Length, l.CreateItem, l.UpdateItem = length, create, update
	l.reach = l.List.Select
	l.OnHighlighted = func(i int) {
		if l.keyed && i < l.Length() {
			l.reach(i)
		}
	}
}

// byKeys does something that the keyboard asked for.
func (l *list) byKeys(do func()) {
	l.keyed = true
	defer func() { l.keyed = false }()
	do()
}

// Highlight brings the keyboard to a row, and chooses it.
func (l *list) Highlight(i int) { l.byKeys(func() { l.List.Highlight(i) }) }

// Select chooses a row. The arrow keys go on from there.
func (l *list) Select(i int) {
	l.List.Highlight(i)
	l.List.Select(i)
}

// TypedKey implements fyne.Focusable.
func (l *list) TypedKey(ev *fyne.KeyEvent) {
	if l.key(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyHome:
		l.Highlight(0)
	case fyne.KeyEnd:
		l.Highlight(max(0, l.Length()-1))
	default:
		l.byKeys(func() { l.List.TypedKey(ev) })
	}
}

// FocusGained implements fyne.Focusable.
func (l *list) FocusGained() {
	l.byKeys(l.List.FocusGained)
	l.showFrame(true)
}

// FocusLost implements fyne.Focusable.
func (l *list) FocusLost() {
	lastHeld = l
	l.List.FocusLost()
	l.showFrame(false)
}

func (l *list) showFrame(shown bool) {
	if l.frame != nil {
		l.frame.StrokeColor = colour(theme.ColorNamePrimary)
		l.frame.Hidden = !shown
		canvas.Refresh(l.frame)
	}
}

// CreateRenderer implements fyne.Widget.
func (l *list) CreateRenderer() fyne.WidgetRenderer {
	l.frame = newFrame()
	return laid(&framedRenderer{l.List.CreateRenderer(), l.frame, 0}, l)
}

// newFrame is what shows where the keyboard is, hidden at first.
func newFrame() *canvas.Rectangle {
	frame := canvas.NewRectangle(color.Transparent)
	frame.StrokeWidth, frame.CornerRadius, frame.Hidden = 2, theme.InputRadiusSize(), true
	return frame
}

// framedRenderer draws a widget with a frame over it, within its edges.
type framedRenderer struct {
	fyne.WidgetRenderer
	frame  *canvas.Rectangle
	within float32
}

func (r *framedRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.frame.Move(fyne.NewSquareOffsetPos(r.within))
	r.frame.Resize(size.SubtractWidthHeight(2*r.within, 2*r.within))
}

func (r *framedRenderer) Objects() []fyne.CanvasObject {
	return append(slices.Clone(r.WidgetRenderer.Objects()), r.frame)
}

// TypedRune implements fyne.Focusable.
func (l *list) TypedRune(r rune) {
	if l.typed != nil {
		l.typed(r)
	}
}

// pick is Fyne's list to choose one of; other keys go on to the window.
type pick struct {
	widget.Select
	key     func(*fyne.KeyEvent) bool
	typed   func(rune) // takes what no option begins with; may be nil
	onFocus func()     // may be nil
}

func (w *window) pick(options []string) *pick {
	p := &pick{key: w.key}
	p.Options = options
	// Fyne makes it as wide as what it shows while nothing is chosen.
	const widest = 26
	for _, o := range options {
		if len(o) > len(p.PlaceHolder) {
			p.PlaceHolder = o[:min(len(o), widest)]
		}
	}
	p.ExtendBaseWidget(p)
	return p
}

// TypedKey implements fyne.Focusable.
func (p *pick) TypedKey(ev *fyne.KeyEvent) {
	if !p.key(ev) {
		p.Select.TypedKey(ev)
	}
}

// TypedRune implements fyne.Focusable: a letter chooses the next that begins with it.
func (p *pick) TypedRune(r rune) {
	at := p.SelectedIndex()
	for n := range p.Options {
		i := (at + 1 + n) % len(p.Options)
		if strings.HasPrefix(strings.ToLower(p.Options[i]), strings.ToLower(string(r))) {
			p.SetSelectedIndex(i)
			return
		}
	}
	if p.typed != nil {
		p.typed(r)
	}
}

// FocusGained implements fyne.Focusable.
func (p *pick) FocusGained() {
	p.Select.FocusGained()
	if p.onFocus != nil {
		p.onFocus()
	}
}

// combo is a text with a list of usual values; other keys go on to the window.
type combo struct {
	widget.SelectEntry
	key func(*fyne.KeyEvent) bool
}

func (w *window) combo(options []string) *combo {
	c := &combo{key: w.key}
	c.ExtendBaseWidget(c)
	c.SetOptions(options)
	return c
}

// TypedKey implements fyne.Focusable.
func (c *combo) TypedKey(ev *fyne.KeyEvent) {
	if !c.key(ev) {
		c.SelectEntry.TypedKey(ev)
	}
}
