package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// two sets two fields side by side, or one below the other where the width or
// the size of the text does not allow it.
func two(a, b fyne.CanvasObject) fyne.CanvasObject { return container.New(&besideLayout{}, a, b) }

// besideLayout shares the width evenly between its objects while each has
// room. Its least height is that of the width it was last given.
type besideLayout struct{ width float32 }

func (l *besideLayout) share(objects []fyne.CanvasObject, width float32) (each float32, beside bool) {
	gap := 2 * theme.Padding()
	each = (width - gap*float32(len(objects)-1)) / float32(len(objects))
	for _, o := range objects {
		if o.MinSize().Width > each {
			return width, false
		}
	}
	return each, true
}

func (l *besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	_, beside := l.share(objects, l.width)
	for i, o := range objects {
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		switch {
		case beside:
			size.Height = max(size.Height, least.Height)
		case i > 0:
			size.Height += least.Height + 2*theme.Padding()
		default:
			size.Height = least.Height
		}
	}
	return size
}

func (l *besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	each, beside := l.share(objects, size.Width)
	var at fyne.Position
	for _, o := range objects {
		o.Resize(fyne.NewSize(each, o.MinSize().Height))
		o.Resize(fyne.NewSize(each, o.MinSize().Height))
		o.Move(at)
		if beside {
			at.X += each + 2*theme.Padding()
		} else {
			at.Y += o.Size().Height + 2*theme.Padding()
		}
	}
}
