package lanes

import (
	"image"
	"math"
	"runtime"
	"slices"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
	"throughline.org/throughline/ui/surface"
)

// tileLayer keeps pictures of stretches of the lanes. Panning moves them; a
// new stretch, another zoom or another state of the review has them drawn
// afresh, and only those in view are ever drawn. The toolkit asks for a picture
// when it is about to show it.
type tileLayer struct {
	t       *Timeline
	clip    *container.Clip
	board   *surface.Board
	pool    []fyne.CanvasObject // the rasters of all tiles
	free    []*tile
	live    map[cell]*tile
	layouts map[int]*timeline.Layout // by column
	spare   []*timeline.Layout       // out of use
	grid    grid
	stamp   int // counts the states of what is drawn
	pens    []*raster.Painter
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
	plate  surface.Plate // of the copier, if there is one
	img    *image.RGBA
	at     cell
	stamp  int // the state that it is to show
	drawn  int // the state that it was last drawn in
	kept   int // the state that its plate holds
}

// tileSide is the most that a tile measures, in units.
const tileSide = 512

func newTileLayer(t *Timeline) *tileLayer {
	l := &tileLayer{t: t, live: map[cell]*tile{}, layouts: map[int]*timeline.Layout{}}
	l.board = surface.NewBoard(l)
	l.clip = container.NewClip(l.board)
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
	for column := range l.layouts {
		l.forget(column)
	}
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
	l.board.Changed()
}

// Objects implements surface.Pictures.
func (l *tileLayer) Objects() []fyne.CanvasObject { return l.pool }

// Copy implements surface.Pictures: it puts the tiles into a frame, having those drawn that do not show things
// as they are.
func (l *tileLayer) Copy(c surface.Copier, visible image.Rectangle) {
	if !l.t.shows() {
		return
	}
	for _, x := range l.live {
		if size := x.raster.Size(); x.kept != x.stamp {
			x.plate = c.Keep(x.plate, l.t.timed(func() image.Image {
				return l.picture(x, l.pixels(size.Width), l.pixels(size.Height))
			}).(*image.RGBA))
			x.kept = x.stamp
		}
		at := x.raster.Position()
		c.Copy(x.plate, visible.Min.Add(image.Pt(l.pixels(at.X), l.pixels(at.Y))), visible)
	}
}

// pixels is how many device pixels a length takes.
func (l *tileLayer) pixels(length float32) int {
	return int(math.Round(float64(length) * l.grid.density))
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
			l.forget(column)
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
		l.pool = append(l.pool, x.raster)
	}
	x.at, x.stamp, x.drawn, x.kept = at, -1, -1, -1
	l.live[at] = x
	return x
}

// picture is what a tile shows. The first picture that is asked for has all
// that are to be shown drawn, at once.
func (l *tileLayer) picture(x *tile, w, h int) image.Image {
	if l.t.shows() && (x.drawn != x.stamp || !x.measures(w, h)) {
		l.drawStale(w, h)
	}
	if !x.measures(w, h) {
		x.img = image.NewRGBA(image.Rect(0, 0, w, h)) // nothing is shown yet
	}
	return x.img
}

func (x *tile) measures(w, h int) bool {
	return x.img != nil && x.img.Rect.Dx() == w && x.img.Rect.Dy() == h
}

// drawStale draws the tiles in view that do not show things as they are, each
// into its own memory, as many at a time as there are processors.
func (l *tileLayer) drawStale(w, h int) {
	var stale []*tile
	for _, x := range l.live {
		if x.drawn != x.stamp || !x.measures(w, h) {
			if !x.measures(w, h) {
				x.img = image.NewRGBA(image.Rect(0, 0, w, h))
			}
			x.drawn = x.stamp
			l.layout(x.at.column)
			stale = append(stale, x)
		}
	}
	// A row keeps its painter as far as may be, which has the row's labels in mind.
	slices.SortFunc(stale, func(a, b *tile) int { return a.at.row - b.at.row })
	painters := l.painters(min(len(stale), runtime.GOMAXPROCS(0)))
	var all sync.WaitGroup
	for i, p := range painters {
		all.Go(func() {
			for _, x := range stale[i*len(stale)/len(painters) : (i+1)*len(stale)/len(painters)] {
				l.draw(p, x.img, x.at)
			}
		})
	}
	all.Wait()
	l.t.index.Foresee()
}

// painters returns so many that paint alike, the timeline's own first.
func (l *tileLayer) painters(n int) []*raster.Painter {
	own := l.t.look.painter
	if len(l.pens) == 0 || l.pens[0] != own {
		l.pens = []*raster.Painter{own}
	}
	for len(l.pens) < n {
		l.pens = append(l.pens, raster.New(own.Palette()))
	}
	return l.pens[:n]
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
	made := &timeline.Layout{}
	if n := len(l.spare); n > 0 {
		made, l.spare = l.spare[n-1], l.spare[:n-1]
	}
	l.t.index.LayoutInto(made, v)
	l.layouts[column] = made
	return made
}

// forget lets go of what stands in a column of tiles, and keeps its room.
func (l *tileLayer) forget(column int) {
	l.spare = append(l.spare, l.layouts[column])
	delete(l.layouts, column)
}
