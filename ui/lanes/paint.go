package lanes

import (
	"image"
	"image/color"
	"math"
	"slices"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
)

// draw paints the ticks and rulers of the view.
func (a *axisStrip) draw(img *image.RGBA) {
	a.t.look.painter.Axis(img, a.layout(), 0, 0, a.t.tiles.density())
}

// draw paints a tile of the lanes, with a ring about what several are selected
// and a halo about what a search has found.
func (l *tileLayer) draw(p *raster.Painter, img *image.RGBA, at cell) {
	layout, density := l.layout(at.column), l.grid.density
	top := -(l.grid.y + float64(at.row)*l.grid.h)
	p.Lanes(img, layout, 0, top, density)
	s := float64(l.t.look.scale)
	for i := range layout.Items {
		item := &layout.Items[i]
		if l.has(layout, item, l.t.hits) {
			l.ring(img, item, top, haloGap*s, haloWidth*s, l.t.look.found)
		}
		if item.Event != l.t.selected && l.has(layout, item, l.t.choice.has) {
			l.ring(img, item, top, ringGap*s, ringWidth*s, l.t.look.palette.Ink)
		}
	}
}

// Sizes of halo and ring, in units.
const (
	haloGap   = 3.5 // between mark and halo
	haloWidth = 3.0
	ringGap   = 2.0
	ringWidth = 2.0
)

// ring paints a ring about an item of the tile whose top is at a place.
func (l *tileLayer) ring(img *image.RGBA, item *timeline.Item, top, gap, width float64, c color.NRGBA) {
	density, high := l.grid.density, l.t.look.metrics.MarkSize/2
	radius := high + gap
	about(img, item.X*density, (item.Y+top)*density, (item.Width/2-high)*density, radius*density, width*density, c)
}

// has reports whether any event of an item is among some.
func (l *tileLayer) has(layout *timeline.Layout, item *timeline.Item, events map[chronology.UID]bool) bool {
	if len(events) == 0 || item.Crowd == 1 {
		return events[item.Event]
	}
	return slices.ContainsFunc(l.t.index.CrowdIn(layout.Lanes[item.Lane].ID, item.Event, l.t.world()), func(e chronology.UID) bool { return events[e] })
}

// about paints a ring about a point, or about a level line that reaches so far
// to both sides of it. All lengths are in pixels.
func about(img *image.RGBA, x, y, reach, radius, width float64, c color.NRGBA) {
	high := int(radius + width + 1)
	wide := int(reach) + high
	box := image.Rect(int(x)-wide, int(y)-high, int(x)+wide+1, int(y)+high+1).Intersect(img.Rect)
	for py := box.Min.Y; py < box.Max.Y; py++ {
		for px := box.Min.X; px < box.Max.X; px++ {
			across := math.Max(0, math.Abs(float64(px)+0.5-x)-reach)
			off := math.Abs(math.Hypot(across, float64(py)+0.5-y) - radius)
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
