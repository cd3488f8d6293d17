package lanes

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Copier puts opaque pictures into a frame by copying them, for windows that a
// processor draws in place of a graphics card: there the toolkit's shader costs
// ten times what a copy does (measured for a window of 1920 × 1080: 20 ms of
// processor time against 2).
type Copier interface {
	// Begin reports whether a frame is being painted that pictures may be copied
	// into, and the part of it that is being painted, in pixels from its top left
	// corner. It is false at any other time, and always where a graphics card
	// draws.
	Begin() (visible image.Rectangle, ok bool)
	// Keep takes a picture to where frames are made. It returns the plate that
	// holds it from then on: the one given where that will do, nil for a new one.
	Keep(p Plate, img *image.RGBA) Plate
	// Copy puts what a plate holds to a place in the frame, in pixels from its top
	// left corner, as far as it is visible.
	Copy(p Plate, at image.Point, visible image.Rectangle)
	// End is called after the last copy into a frame.
	End()
}

// Plate is a picture that a Copier keeps.
type Plate any

// SetCopier has the lanes copied into frames where the copier can do so. It is
// to be called before the timeline is shown.
func (t *Timeline) SetCopier(c Copier) {
	for _, b := range []*board{t.tiles.board, t.axis.still.board, t.overview.still.board} {
		b.copier = c
	}
}

// board shows opaque pictures: as rasters of the toolkit, or by copying. The
// toolkit asks a widget for what it consists of right where it would paint it,
// and has set the clip by then: that is when copies can be made. So a board has
// to stand in a clip of its own.
type board struct {
	widget.BaseWidget
	shows  pictures
	copier Copier // nil for none
	copies bool   // it has been found that the copier can be used
}

// pictures are what a board shows.
type pictures interface {
	// rasters show them where they are not copied.
	rasters() []fyne.CanvasObject
	// copy copies them into a frame.
	copy(c Copier, visible image.Rectangle)
}

func newBoard(p pictures) *board {
	b := &board{shows: p}
	b.ExtendBaseWidget(b)
	return b
}

// changed has the window painted where that would not come of itself, from the rasters.
func (b *board) changed() {
	if b.copies {
		canvas.Refresh(b)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *board) CreateRenderer() fyne.WidgetRenderer { return boardRenderer{b} }

type boardRenderer struct{ b *board }

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
			b.shows.copy(b.copier, visible)
			b.copier.End()
		}
	}
	if b.copies {
		return nil
	}
	return b.shows.rasters()
}
