package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// column stacks objects at full width. What wraps has a height that depends on
// its width, so each object is given the width first and asked again; a box of
// Fyne's would lay it out at the height of the width before.
type column struct{ gap float32 } // gap in paddings between objects

func newColumn(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap}, objects...)
}

func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	gap := c.gap * theme.Padding()
	first := true
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
		if !first {
			size.Height += gap
		}
		first = false
	}
	return size
}

func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var y float32
	gap := c.gap * theme.Padding()
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		if h := o.MinSize().Height; h != o.Size().Height {
			o.Resize(fyne.NewSize(size.Width, h))
		}
		y += o.Size().Height + gap
	}
}

// under sets a page below its head. Fyne's own border gives the keyboard to what
// is in the middle first.
func under(head, page fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewBorderLayout(head, nil, nil, nil), head, page)
}

// flow sets objects side by side and begins a new row where the width is used
// up. Its least height is that of the width it was last given.
type flow struct {
	width float32
}

func newFlow(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{}, objects...)
}

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest float32
	for _, o := range objects {
		if o.Visible() {
			widest = max(widest, o.MinSize().Width)
		}
	}
	height := f.place(objects, f.width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
	return fyne.NewSize(widest, height)
}

func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.place(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, s fyne.Size) {
		o.Move(at)
		o.Resize(s)
	})
}

// place works out where each object stands and returns the height of all.
func (f *flow) place(objects []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	gap := theme.Padding()
	var x, y, row float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		s := o.MinSize()
		if x > 0 && x+s.Width > width {
			x, y, row = 0, y+row+gap, 0
		}
		put(o, fyne.NewPos(x, y), s)
		x += s.Width + gap
		row = max(row, s.Height)
	}
	return y + row
}
