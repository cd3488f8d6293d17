package lanes

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"throughline.org/throughline/ui/surface"
)

// still is one opaque picture that stays where it is.
type still struct {
	clip   *container.Clip // what is put into the window
	board  *surface.Board
	raster *canvas.Raster
	t      *Timeline
	draw   func(w, h int) *image.RGBA // nil where there is nothing to show yet
	plate  surface.Plate              // of the copier, if there is one
	size   image.Point                // of what the plate holds, in pixels
	stale  bool                       // the plate holds something older
}

func newStill(t *Timeline, draw func(w, h int) *image.RGBA) *still {
	s := &still{t: t, draw: draw}
	s.raster = t.raster(func(w, h int) image.Image { return draw(w, h) })
	s.board = surface.NewBoard(s)
	s.clip = container.NewClip(s.board)
	return s
}

// place puts the picture into a part of the widget.
func (s *still) place(in rect) {
	put(s.clip, in)
	s.raster.Resize(in.area())
}

// refresh has the picture drawn again.
func (s *still) refresh() {
	s.stale = true
	s.raster.Refresh()
	s.board.Changed()
}

// Objects implements surface.Pictures.
func (s *still) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{s.raster} }

// Copy implements surface.Pictures.
func (s *still) Copy(c surface.Copier, visible image.Rectangle) {
	if size := visible.Size(); s.stale || s.plate == nil || size != s.size {
		img := s.t.timed(func() image.Image { return s.draw(size.X, size.Y) }).(*image.RGBA)
		s.plate, s.size, s.stale = c.Keep(s.plate, img), size, false
	}
	c.Copy(s.plate, visible.Min, visible)
}
