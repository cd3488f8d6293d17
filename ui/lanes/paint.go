package lanes

import (
	"image"
	"image/color"
	"math"
	"slices"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

// draw paints the ticks and rulers of the view.
func (a *axisStrip) draw(img *image.RGBA) {
	a.t.look.painter.Axis(img, a.layout(), 0, 0, a.t.tiles.density())
}

// draw paints a tile of the lanes, and a halo about what a search has found.
func (l *tileLayer) draw(img *image.RGBA, at cell) {
	layout, density := l.layout(at.column), l.grid.density
	top := -(l.grid.y + float64(at.row)*l.grid.h)
	l.t.look.painter.Lanes(img, layout, 0, top, density)
	for i := range layout.Items {
		if item := &layout.Items[i]; l.found(item) {
			radius := item.Width/2 + haloGap*float64(l.t.look.scale)
			halo(img, item.X*density, (item.Y+top)*density, radius*density, haloWidth*density, l.t.look.found)
		}
	}
}

// Sizes of a halo, in units.
const (
	haloGap   = 3.5 // between mark and halo
	haloWidth = 3.0
)

// found reports whether the search has found an event of the item.
func (l *tileLayer) found(item *timeline.Item) bool {
	hits := l.t.hits
	if len(hits) == 0 || item.Crowd == 1 {
		return hits[item.Event]
	}
	return slices.ContainsFunc(l.t.index.Crowd(item.Event, l.t.world()), func(e chronology.UID) bool { return hits[e] })
}

// halo paints a ring about a point. All lengths are in pixels.
func halo(img *image.RGBA, x, y, radius, width float64, c color.NRGBA) {
	reach := int(radius + width + 1)
	box := image.Rect(int(x)-reach, int(y)-reach, int(x)+reach+1, int(y)+reach+1).Intersect(img.Rect)
	for py := box.Min.Y; py < box.Max.Y; py++ {
		for px := box.Min.X; px < box.Max.X; px++ {
			off := math.Abs(math.Hypot(float64(px)+0.5-x, float64(py)+0.5-y) - radius)
			cover := math.Max(0, math.Min(1, width/2-off+0.5))
			if cover == 0 {
				continue
			}
			pix := img.Pix[img.PixOffset(px, py):][:3]
			for i, ink := range []uint8{c.R, c.G, c.B} {
				pix[i] = uint8(float64(pix[i])*(1-cover) + float64(ink)*cover + 0.5)
			}
		}
	}
}
