package surface

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Board shows opaque pictures: as objects of the toolkit, or by copying. The
// toolkit asks a widget for what it consists of right where it would paint it,
// and has set the clip by then: that is when copies can be made. So a board has
// to stand in a clip of its own.
type Board struct {
	widget.BaseWidget
	shows  Pictures
	copier Copier // nil for none
	copies bool   // it has been found that the copier can be used
}

// Pictures are what a board shows.
type Pictures interface {
	// Objects show them where they are not copied.
	Objects() []fyne.CanvasObject
	// Copy copies them into a frame.
	Copy(c Copier, visible image.Rectangle)
}

// NewBoard returns a board that does not copy.
func NewBoard(p Pictures) *Board {
	b := &Board{shows: p}
	b.ExtendBaseWidget(b)
	return b
}

// SetCopier has the pictures copied into frames where the copier can do so. It is
// to be called before the board is shown.
func (b *Board) SetCopier(c Copier) { b.copier = c }

// Changed has the window painted where that would not come of itself, from the objects.
func (b *Board) Changed() {
	if b.copies {
		canvas.Refresh(b)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Board) CreateRenderer() fyne.WidgetRenderer { return boardRenderer{b} }

type boardRenderer struct{ b *Board }

func (r boardRenderer) Destroy()           {}
func (r boardRenderer) Layout(fyne.Size)   {}
func (r boardRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r boardRenderer) Refresh()           { canvas.Refresh(r.b) }

// Objects implements fyne.WidgetRenderer.
func (r boardRenderer) Objects() []fyne.CanvasObject {
	b := r.b
	if b.copier != nil {
		if visible, ok := b.copier.Begin(); ok {
			b.copies = true
			b.shows.Copy(b.copier, visible)
			b.copier.End()
		}
	}
	if b.copies {
		return nil
	}
	return b.shows.Objects()
}
