package lanes

import (
	"image"
	"image/draw"
)

// draw paints the ticks and rulers of the view.
func (a *axisStrip) draw(img *image.RGBA) {
	draw.Draw(img, img.Rect, image.NewUniform(a.t.look.background), image.Point{}, draw.Src)
}

// draw paints a tile of the lanes.
func (l *tileLayer) draw(img *image.RGBA, at cell) {
	draw.Draw(img, img.Rect, image.NewUniform(l.t.look.background), image.Point{}, draw.Src)
}
