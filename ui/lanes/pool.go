package lanes

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// pool lends out canvas objects and takes them back, so that nothing is made
// or thrown away while the view moves.
type pool[T fyne.CanvasObject] struct {
	box  *fyne.Container
	make func() T
	all  []T
	used int
}

func newPool[T fyne.CanvasObject](make func() T) *pool[T] {
	return &pool[T]{box: &fyne.Container{}, make: make}
}

// begin takes all objects back.
func (p *pool[T]) begin() { p.used = 0 }

// next lends one out.
func (p *pool[T]) next() T {
	if p.used == len(p.all) {
		made := p.make()
		p.all = append(p.all, made)
		p.box.Objects = append(p.box.Objects, made)
	}
	p.used++
	o := p.all[p.used-1]
	if !o.Visible() {
		o.Show()
	}
	return o
}

// end hides what is not lent out.
func (p *pool[T]) end() {
	for _, o := range p.all[p.used:] {
		if o.Visible() {
			o.Hide()
		}
	}
}

// visibly shows or hides an object, touching it only where that changes it.
func visibly(o fyne.CanvasObject, show bool) {
	switch {
	case show && !o.Visible():
		o.Show()
	case !show && o.Visible():
		o.Hide()
	}
}

// write sets what a text says and how. A changed text has to be drawn afresh,
// an unchanged one must not be.
func write(t *canvas.Text, words string, size float32, c color.NRGBA, bold bool) {
	style := fyne.TextStyle{Bold: bold}
	if t.Text == words && t.TextSize == size && t.Color == color.Color(c) && t.TextStyle == style {
		return
	}
	t.Text, t.TextSize, t.Color, t.TextStyle = words, size, c, style
	t.Resize(t.MinSize())
	t.Refresh()
}

// put moves and sizes an object.
func put(o fyne.CanvasObject, r rect) {
	o.Move(r.pos())
	o.Resize(r.area())
}

// fill sets the colours of a rectangle, drawing it afresh only where they changed.
func fill(r *canvas.Rectangle, inside, edge color.NRGBA, width, radius float32) {
	if r.FillColor == color.Color(inside) && r.StrokeColor == color.Color(edge) &&
		r.StrokeWidth == width && r.CornerRadius == radius {
		return
	}
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = inside, edge, width, radius
	r.Refresh()
}

// cut shortens words to a width, with an ellipsis where something is left out.
func cut(words string, size float32, bold bool, width float32) string {
	fits := func(s string) bool {
		return fyne.MeasureText(s, size, fyne.TextStyle{Bold: bold}).Width <= width
	}
	if fits(words) {
		return words
	}
	letters := []rune(words)
	for n := len(letters) - 1; n > 0; n-- {
		if s := string(letters[:n]) + "…"; fits(s) {
			return s
		}
	}
	return "…"
}

// cutMiddle is cut for what differs at its end: it leaves out the middle.
func cutMiddle(words string, size float32, bold bool, width float32) string {
	if wide(words, size, bold) <= width {
		return words
	}
	letters := []rune(words)
	for n := len(letters) - 1; n > 1; n-- {
		from, to := strings.TrimSpace(string(letters[:n-n/2])), strings.TrimSpace(string(letters[len(letters)-n/2:]))
		if s := from + "…" + to; wide(s, size, bold) <= width {
			return s
		}
	}
	return "…"
}
