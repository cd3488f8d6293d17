package ui

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// pageView is where the preview shows a page. It takes the keyboard: Page Up and
// Page Down turn, Home and End go to the first and the last page, + and − change
// the size, 0 shows the whole page, the arrow keys move over a large one.
type pageView struct {
	widget.BaseWidget
	of      *preview
	picture *canvas.Image
	sheet   *fyne.Container // the page as large as it is shown
	scroll  *pageScroll
	message *prose
	words   *container.Scroll // of the message
	focused bool
}

var (
	_ fyne.Focusable = (*pageView)(nil)
	_ fyne.Tappable  = (*pageView)(nil)
)

func newPageView(of *preview) *pageView {
	v := &pageView{of: of, picture: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}, message: newProse("", theme.ColorNameForeground)}
	v.sheet = container.NewStack(v.picture)
	v.sheet.Hide()
	v.scroll = newPageScroll(of, container.NewCenter(v.sheet))
	v.words = container.NewVScroll(v.message)
	v.words.Hide()
	v.ExtendBaseWidget(v)
	return v
}

// pageMargin is what is left around a whole page.
const pageMargin = 8

// room is what a whole page may take.
func (v *pageView) room() fyne.Size {
	s := v.Size()
	return fyne.NewSize(max(s.Width-2*pageMargin, 40), max(s.Height-2*pageMargin, 40))
}

// set shows a picture of a page, nil for none.
func (v *pageView) set(picture image.Image, size fyne.Size) {
	if picture == nil {
		v.sheet.Hide()
		return
	}
	v.picture.Image = picture
	v.picture.SetMinSize(size)
	v.sheet.Show()
	v.picture.Refresh()
	v.scroll.Content.Refresh()
	v.scroll.Refresh()
}

// say shows words in the place of a page, "" for none.
func (v *pageView) say(words string) {
	v.message.say(words, theme.ColorNameForeground)
	seen(v.words, words != "")
	v.words.ScrollToTop()
	v.words.Refresh()
	v.Refresh()
}

// top goes to where a page begins.
func (v *pageView) top() { v.scroll.ScrollToOffset(fyne.NewPos(v.scroll.Offset.X, 0)) }

// Tapped implements fyne.Tappable.
func (v *pageView) Tapped(*fyne.PointEvent) { v.of.w.win.Canvas().Focus(v) }

// FocusGained implements fyne.Focusable.
func (v *pageView) FocusGained() { v.focused = true; v.Refresh() }

// FocusLost implements fyne.Focusable.
func (v *pageView) FocusLost() { v.focused = false; v.Refresh() }

// TypedRune implements fyne.Focusable.
func (v *pageView) TypedRune(r rune) {
	switch r {
	case '+', '=':
		v.of.zoomBy(1)
	case '-', '−':
		v.of.zoomBy(-1)
	case '0':
		v.of.setZoom(0)
	}
}

// pageStep is how far an arrow key moves over a page.
const pageStep = 60

// TypedKey implements fyne.Focusable.
func (v *pageView) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyHome:
		v.of.goTo(0)
	case fyne.KeyEnd:
		v.of.goTo(1 << 30)
	case fyne.KeyUp:
		v.move(0, -pageStep)
	case fyne.KeyDown:
		v.move(0, pageStep)
	case fyne.KeyLeft:
		v.move(-pageStep, 0)
	case fyne.KeyRight:
		v.move(pageStep, 0)
	default:
		v.of.w.key(ev)
	}
}

// move moves over a page, or words, larger than their room.
func (v *pageView) move(dx, dy float32) {
	over := &v.scroll.Scroll
	if v.words.Visible() {
		over = v.words
	}
	at, most := over.Offset, over.Content.MinSize().Subtract(over.Size())
	over.ScrollToOffset(fyne.NewPos(max(0, min(at.X+dx, most.Width)), max(0, min(at.Y+dy, most.Height))))
}

// CreateRenderer implements fyne.Widget.
func (v *pageView) CreateRenderer() fyne.WidgetRenderer {
	r := &pageRenderer{view: v, ground: newGround(colourStatus), edge: canvas.NewRectangle(nil)}
	r.edge.FillColor = nil
	r.Refresh()
	return laid(r, v)
}

type pageRenderer struct {
	view   *pageView
	ground *ground
	edge   *canvas.Rectangle
}

func (r *pageRenderer) Destroy() {}

func (r *pageRenderer) MinSize() fyne.Size { return fyne.NewSize(120, 120) }

func (r *pageRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.view.scroll, r.view.words, r.edge}
}

// Layout gives the page its room; a whole page follows the size.
func (r *pageRenderer) Layout(size fyne.Size) {
	v := r.view
	for _, o := range []fyne.CanvasObject{r.ground, r.edge} {
		o.Resize(size)
	}
	changed := v.scroll.Size() != size
	v.scroll.Resize(size)
	v.words.Move(fyne.NewPos(3*theme.Padding(), 3*theme.Padding()))
	v.words.Resize(fyne.NewSize(size.Width-6*theme.Padding(), size.Height-6*theme.Padding()))
	if changed && v.of.zoom == 0 && v.of.laid != nil {
		v.of.show()
	}
}

func (r *pageRenderer) Refresh() {
	r.edge.StrokeColor, r.edge.StrokeWidth = colour(edgeColour(r.view.focused)), 1
	if r.view.focused {
		r.edge.StrokeWidth = 2
	}
	r.ground.Refresh()
	r.edge.Refresh()
	r.view.message.Refresh()
}

// pageScroll scrolls a page that is larger than its room; where the page is whole,
// the wheel turns pages, with Control it changes the size.
type pageScroll struct {
	container.Scroll
	of *preview
}

func newPageScroll(of *preview, content fyne.CanvasObject) *pageScroll {
	s := &pageScroll{of: of}
	s.Content, s.Direction = content, container.ScrollBoth
	s.ExtendBaseWidget(s)
	return s
}

// Scrolled implements fyne.Scrollable.
func (s *pageScroll) Scrolled(ev *fyne.ScrollEvent) {
	step := 1
	if ev.Scrolled.DY > 0 {
		step = -1
	}
	switch {
	case heldModifiers()&fyne.KeyModifierShortcutDefault != 0:
		s.of.zoomBy(-step)
	case s.of.zoom == 0 && ev.Scrolled.DY != 0:
		s.of.turn(step)
	default:
		s.Scroll.Scrolled(ev)
	}
}
