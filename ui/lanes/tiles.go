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
	grid    grid
	stamp   int // counts the states of what is drawn
}

// grid is how the tiles divide the world. Whenever everything has to be drawn
// afresh it is laid so that the tiles fill the view without overhanging.
type grid struct {
	perDay  float64 // the zoom; 0 when the grid has to be laid anew
	density float64 // device pixels of a unit
	x, y    float64 // in the world, where the cell (0, 0) begins
	w, h    float64 // of a tile
}

// cell is a tile's place in the grid.
type cell struct{ column, row int }

// tile is one picture. It keeps its memory when it becomes another's picture.
type tile struct {
	raster *canvas.Raster
	img    *image.RGBA
	at     cell
	stamp  int // the state that it is to show
	drawn  int // the state that it was last drawn in
}

// tileSide is the most that a tile measures, in units.
const tileSide = 512

func newTileLayer(t *Timeline) *tileLayer {
	l := &tileLayer{t: t, box: &fyne.Container{}, live: map[cell]*tile{}, layouts: map[int]*timeline.Layout{}}
	l.clip = container.NewClip(l.box)
	return l
}

// renew has everything drawn afresh.
func (l *tileLayer) renew() { l.grid.perDay = 0 }

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

// lay lays the grid anew over what is in view. Its lines are on whole device
// pixels: at fractions of a pixel text would blur.
func (l *tileLayer) lay(density float64) {
	view := l.t.frame.body
	part := func(room float32) float64 {
		parts := math.Ceil(float64(room) / tileSide)
		return math.Ceil(float64(room)/parts*density) / density
	}
	l.grid = grid{
		perDay: l.t.camera.perDay, density: density,
		x: l.t.shift(), y: l.t.drop(), w: part(view.w), h: part(view.h),
	}
	l.stamp++
	clear(l.layouts)
}

// arrange moves the tiles to where the camera looks, and has those drawn that
// do not show it as it is.
func (l *tileLayer) arrange() {
	if density := l.density(); l.grid.perDay != l.t.camera.perDay || l.grid.density != density {
		l.lay(density)
	}
	g, view := l.grid, l.t.frame.body
	left, top := l.t.shift()-g.x, l.t.drop()-g.y // of the view, in the grid
	first := cell{int(math.Floor(left / g.w)), int(math.Floor(top / g.h))}
	last := cell{int(math.Ceil((left+float64(view.w))/g.w)) - 1, int(math.Ceil((top+float64(view.h))/g.h)) - 1}
	l.release(first, last)
	size := fyne.NewSize(float32(g.w), float32(g.h))
	for column := first.column; column <= last.column; column++ {
		for row := first.row; row <= last.row; row++ {
			x := l.tile(cell{column, row})
			x.raster.Move(fyne.NewPos(float32(float64(column)*g.w-left), float32(float64(row)*g.h-top)))
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
		x.raster = l.t.raster(func(w, h int) image.Image { return l.picture(x, w, h) })
		l.box.Objects = append(l.box.Objects, x.raster)
	}
	x.at, x.stamp, x.drawn = at, -1, -1
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
		x.drawn = x.stamp
	}
	return x.img
}

// layout is what stands in a column of tiles.
func (l *tileLayer) layout(column int) *timeline.Layout {
	if known, ok := l.layouts[column]; ok {
		return known
	}
	v := l.t.world()
	v.Axis.Origin = v.Axis.Day(l.grid.x + float64(column)*l.grid.w)
	v.Width = l.grid.w
	if l.t.allLinks {
		v.Links = timeline.AllLinks
	}
	made := l.t.index.Layout(v)
	l.t.rename(made)
	l.layouts[column] = made
	return made
}
