package lanes

import (
	"image"
	"math"

	"fyne.io/fyne/v2/canvas"

	"throughline.org/throughline/chronology/timeline"
)

// ghost is the mark of one event by itself, above what is dimmed or away from
// where the event stands.
type ghost struct {
	t      *Timeline
	raster *canvas.Raster
	img    *image.RGBA
	item   timeline.Item // its mark alone
}

func newGhost(t *Timeline) *ghost {
	g := &ghost{t: t}
	g.raster = canvas.NewRaster(g.picture)
	g.raster.Hide()
	return g
}

// side is the side of the picture, in units.
func (g *ghost) side() float64 { return math.Ceil(g.t.look.metrics.MarkSize * 1.6) }

// show puts the mark of an item at a place of the view.
func (g *ghost) show(item timeline.Item, at spot) {
	side := g.side()
	item.X, item.Y, item.Label = side/2, side/2, ""
	item.From, item.To, item.Span = item.X, item.X, false
	item.OpenStart, item.OpenEnd = false, false
	changed := item != g.item
	g.item = item
	put(g.raster, rect{float32(at.x - side/2), float32(at.y - side/2), float32(side), float32(side)})
	switch {
	case !g.raster.Visible():
		g.raster.Show()
	case changed:
		g.raster.Refresh()
	}
}

// stand shows the mark of an event where it stands; none where it is not shown,
// or not by itself.
func (g *ghost) stand(c chosen) {
	if !c.shown || c.item.Crowd != 1 {
		g.hide()
		return
	}
	g.show(c.item, spot{c.at.x - g.t.shift(), c.at.y - g.t.drop()})
}

func (g *ghost) hide() { visibly(g.raster, false) }

func (g *ghost) picture(w, h int) image.Image {
	if g.img == nil || g.img.Rect.Dx() != w || g.img.Rect.Dy() != h {
		g.img = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	clear(g.img.Pix)
	if g.item.Crowd == 1 {
		l := &timeline.Layout{Metrics: g.t.look.metrics, Width: g.side(), Items: []timeline.Item{g.item}}
		g.t.look.painter.Items(g.img, l, 0, 0, float64(w)/g.side())
	}
	return g.img
}
