package surface

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Frame is the edge of an area and nothing of its inside: four strips, so that
// the inside is not painted.
type Frame struct {
	Box   *fyne.Container // what is put into the window
	width float32
}

// NewFrame returns a frame that has no colour yet.
func NewFrame() *Frame {
	f := &Frame{}
	f.Box = &fyne.Container{Layout: f}
	for range 4 {
		f.Box.Objects = append(f.Box.Objects, &canvas.Rectangle{})
	}
	return f
}

// Draw sets the colour and the width of the edge.
func (f *Frame) Draw(c color.Color, width float32) {
	f.width = width
	for _, o := range f.Box.Objects {
		strip := o.(*canvas.Rectangle)
		strip.FillColor = c
		strip.Refresh()
	}
	f.Layout(f.Box.Objects, f.Box.Size())
}

// MinSize implements fyne.Layout.
func (f *Frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout: top, bottom, left and right.
func (f *Frame) Layout(strips []fyne.CanvasObject, size fyne.Size) {
	w, across, down := f.width, fyne.NewSize(size.Width, f.width), fyne.NewSize(f.width, size.Height)
	put := func(i int, x, y float32, size fyne.Size) {
		strips[i].Move(fyne.NewPos(x, y))
		strips[i].Resize(size)
	}
	put(0, 0, 0, across)
	put(1, 0, size.Height-w, across)
	put(2, 0, 0, down)
	put(3, size.Width-w, 0, down)
}
