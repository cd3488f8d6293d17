package lanes

import (
	"image"
	"math"
	"slices"

	"fyne.io/fyne/v2/canvas"

	"throughline.org/throughline/chronology/timeline"
)

// patch is a piece of a lane as the tiles show it, but for the words of a silence,
// which stand elsewhere or nowhere. It lies over the tiles.
type patch struct {
	t            *Timeline
	raster       *canvas.Raster
	img          *image.RGBA
	shown, drawn patched
}

// patched is all that a patch depends on.
type patched struct {
	gap         timeline.Gap // in the world, with its words where the patch has them
	from, to    rect         // in the view: where the tiles have the words, and where the patch has them
	shift, drop float64
	stamp       int // of the tiles
}

func newPatch(t *Timeline) *patch {
	p := &patch{t: t}
	p.raster = t.raster(p.picture)
	p.raster.Hide()
	return p
}

// show takes the words of a silence from where the tiles have them.
func (p *patch) show(from rect, gap timeline.Gap) {
	t := p.t
	now := patched{gap: gap, from: p.whole(from), shift: t.shift(), drop: t.drop(), stamp: t.tiles.stamp}
	if now.to = now.from; gap.Label != "" {
		now.to = p.whole(t.overlay.outside.words.at(&gap))
	}
	p.shown = now
}

// whole is a part of the view in whole device pixels, with room for the halo of
// words about it.
func (p *patch) whole(in rect) rect {
	halo := in.h / 4
	density := p.t.tiles.density()
	down := func(v float32) float32 { return float32(math.Floor(float64(v)*density) / density) }
	up := func(v float32) float32 { return float32(math.Ceil(float64(v)*density) / density) }
	x, y := down(in.x-halo), down(in.y-halo)
	return rect{x, y, up(in.x+in.w+halo) - x, up(in.y+in.h+halo) - y}
}

func (p *patch) arrange() {
	put(p.raster, p.shown.from.with(p.shown.to))
	if p.shown != p.drawn {
		p.drawn = p.shown
		p.raster.Refresh()
	}
}

// picture paints both places, and leaves what is between them to the tiles.
func (p *patch) picture(w, h int) image.Image {
	if p.img == nil || p.img.Rect.Dx() != w || p.img.Rect.Dy() != h {
		p.img = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	clear(p.img.Pix)
	if !p.t.shows() || p.drawn.stamp != p.t.tiles.stamp {
		return p.img
	}
	first, last := p.t.tiles.columnsInView()
	for column := first; column <= last; column++ {
		p.paint(column)
	}
	return p.img
}

// paint paints what of the places is in a column of tiles.
func (p *patch) paint(column int) {
	tiles, at := p.t.tiles, p.drawn.from.with(p.drawn.to)
	density := tiles.grid.density
	start := tiles.columnStart(column) - p.drawn.shift
	layout := *tiles.layout(column)
	layout.Gaps = slices.Clone(layout.Gaps)
	for i := range layout.Gaps {
		if g := &layout.Gaps[i]; sameGap(g, &p.drawn.gap) {
			g.Label, g.LabelX, g.LabelY = p.drawn.gap.Label, p.drawn.gap.LabelX-tiles.columnStart(column), p.drawn.gap.LabelY
		}
	}
	pixels := func(units float64) int { return int(math.Round(units * density)) }
	for _, place := range []rect{p.drawn.from, p.drawn.to} {
		left, right := max(float64(place.x), start), min(float64(place.x+place.w), start+tiles.grid.w)
		box := image.Rect(
			pixels(left-float64(at.x)), pixels(float64(place.y-at.y)),
			pixels(right-float64(at.x)), pixels(float64(place.y+place.h-at.y)))
		if left < right {
			img := p.img.SubImage(box).(*image.RGBA)
			p.t.look.painter.Lanes(img, &layout, start-float64(at.x), -p.drawn.drop-float64(at.y), density)
		}
	}
}
