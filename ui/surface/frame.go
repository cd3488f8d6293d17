package surface

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Frame is the edge of an area and nothing of its inside: four lines, so that
// the inside is not painted.
type Frame struct {
	Box   *fyne.Container // what is put into the window
	lines [4]*canvas.Line
}

// NewFrame returns a frame that has no colour yet.
func NewFrame() *Frame {
	f := &Frame{}
	f.Box = &fyne.Container{Layout: f}
	for i := range f.lines {
		f.lines[i] = &canvas.Line{StrokeWidth: 1}
		f.Box.Objects = append(f.Box.Objects, f.lines[i])
	}
	return f
}

// Draw sets the colour and the width of the edge.
func (f *Frame) Draw(c color.Color, width float32) {
	if f.lines[0].StrokeColor == c && f.lines[0].StrokeWidth == width {
		return
	}
	for _, l := range f.lines {
		l.StrokeColor, l.StrokeWidth = c, width
	}
	f.Layout(nil, f.Box.Size())
}

// Width is the width of the edge.
func (f *Frame) Width() float32 { return f.lines[0].StrokeWidth }

// MinSize implements fyne.Layout.
func (f *Frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout: top, bottom, left and right, within the area.
// A line of one unit is painted before the position that it is given.
func (f *Frame) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	w := f.lines[0].StrokeWidth
	near, far := w/2, w/2
	if w <= 1 {
		near, far = 1, 0
	}
	right, bottom := size.Width-far, size.Height-far
	put := func(i int, x1, y1, x2, y2 float32) {
		f.lines[i].Position1, f.lines[i].Position2 = fyne.NewPos(x1, y1), fyne.NewPos(x2, y2)
		f.lines[i].Refresh()
	}
	put(0, 0, near, size.Width, near)
	put(1, 0, bottom, size.Width, bottom)
	put(2, near, 0, near, size.Height)
	put(3, right, 0, right, size.Height)
}
