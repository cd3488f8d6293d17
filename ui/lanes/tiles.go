package lanes

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"throughline.org/throughline/chronology/timeline"
)

// tileLayer keeps pictures of stretches of the lanes. Panning moves them; a
// new stretch, another zoom or another state of the review has them drawn
// afresh, and only those in view are ever drawn. The toolkit asks for a picture
// when it is about to show it.
type tileLayer struct {
	t       *Timeline
	clip    *container.Clip
	box     *fyne.Container
	free    []*tile
	live    map[cell]*tile
	layouts map[int]*timeline.Layout // by column
	perDay  float64                  // of the layouts
	stamp   int                      // counts the states of what is drawn
}

// cell is a tile's place in the grid, counted from the start of the world and
// the top of the lanes.
type cell struct{ column, row int }

// tile is one picture. It keeps its memory when it becomes another's picture.
type tile struct {
	raster *canvas.Raster
	img    *image.RGBA
	at     cell
	stamp  int
}

// tileSide is the width of a tile, and the height where the lanes do not fit
// the view, in units.
const tileSide = 512

func newTileLayer(t *Timeline) *tileLayer {
	l := &tileLayer{t: t, box: &fyne.Container{}, live: map[cell]*tile{}, layouts: map[int]*timeline.Layout{}}
	l.clip = container.NewClip(l.box)
	return l
}

// renew has everything drawn afresh.
func (l *tileLayer) renew() {
	l.stamp++
	clear(l.layouts)
}

// density is how many device pixels a unit has.
func (l *tileLayer) density() float64 {
	if app := fyne.CurrentApp(); app != nil {
		if c := app.Driver().CanvasForObject(l.t); c != nil {
			const far = 10000 // PixelCoordinateForPosition gives whole pixels
			px, _ := c.PixelCoordinateForPosition(fyne.NewPos(far, 0))
			if px > 0 {
				return float64(px) / far
			}
		}
	}
	return 1
}

// side is a length in units that is a whole number of device pixels.
func (l *tileLayer) side(units float64) float64 {
	density := l.density()
	return math.Ceil(units*density) / density
}

// size is the size of the tiles of the lanes. Lanes that fit the view have one
// row of tiles.
func (l *tileLayer) size() (w, h float64) {
	h = tileSide
	if room := float64(l.t.frame.body.h); l.t.rows.height <= room {
		h = room
	}
	return l.side(tileSide), l.side(h)
}

// arrange moves the tiles to where the camera looks, and has those drawn that
// do not show it as it is.
func (l *tileLayer) arrange() {
	if zoom := l.t.camera.perDay; zoom != l.perDay {
		l.perDay = zoom
		l.renew()
	}
	w, h := l.size()
	shift, drop := l.t.shift(), l.t.drop()
	view := l.t.frame.body
	first := cell{int(math.Floor(shift / w)), int(math.Floor(drop / h))}
	last := cell{int(math.Ceil((shift+float64(view.w))/w)) - 1, int(math.Ceil((drop+float64(view.h))/h)) - 1}
	l.release(first, last)
	size := fyne.NewSize(float32(w), float32(h))
	for column := first.column; column <= last.column; column++ {
		for row := first.row; row <= last.row; row++ {
			x := l.tile(cell{column, row})
			x.raster.Move(fyne.NewPos(float32(float64(column)*w-shift), float32(float64(row)*h-drop)))
			x.raster.Resize(size)
			visibly(x.raster, true)
			if x.stamp != l.stamp {
				x.stamp = l.stamp
				x.raster.Refresh()
			}
		}
	}
}

// release lets go of the tiles and layouts outside a stretch of the grid.
func (l *tileLayer) release(first, last cell) {
	for at, x := range l.live {
		if at.column < first.column || at.column > last.column || at.row < first.row || at.row > last.row {
			delete(l.live, at)
			visibly(x.raster, false)
			l.free = append(l.free, x)
		}
	}
	for column := range l.layouts {
		if column < first.column || column > last.column {
			delete(l.layouts, column)
		}
	}
}

// tile returns the tile of a cell: the one that is there, one that was let go, or a new one.
func (l *tileLayer) tile(at cell) *tile {
	if x, ok := l.live[at]; ok {
		return x
	}
	var x *tile
	if n := len(l.free); n > 0 {
		x, l.free = l.free[n-1], l.free[:n-1]
	} else {
		x = &tile{}
		x.raster = canvas.NewRaster(func(w, h int) image.Image { return l.picture(x, w, h) })
		l.box.Objects = append(l.box.Objects, x.raster)
	}
	x.at, x.stamp = at, -1
	l.live[at] = x
	return x
}

// picture draws a tile into its own memory.
func (l *tileLayer) picture(x *tile, w, h int) image.Image {
	if x.img == nil || x.img.Rect.Dx() != w || x.img.Rect.Dy() != h {
		x.img = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	if l.live[x.at] == x && l.t.shows() {
		l.draw(x.img, x.at)
	}
	return x.img
}

// layout is what stands in a column of tiles.
func (l *tileLayer) layout(column int) *timeline.Layout {
	if known, ok := l.layouts[column]; ok {
		return known
	}
	w, _ := l.size()
	v := l.t.world()
	v.Axis.Origin = v.Axis.Day(float64(column) * w)
	v.Width = w
	if l.t.allLinks {
		v.Links = timeline.AllLinks
	}
	made := l.t.index.Layout(v)
	l.layouts[column] = made
	return made
}
