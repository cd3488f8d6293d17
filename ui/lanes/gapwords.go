package lanes

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
)

// gapWords is where the words of silences stand, so that what lies over the tiles
// keeps off them. Those that a count at the edge would cover stand beside it instead:
// patches show them there.
type gapWords struct {
	t       *Timeline
	grid    grid // that columns are of
	stamp   int
	columns map[int][]timeline.Gap // in the world's units, by column of tiles
	gaps    [][]timeline.Gap       // in view, by lane
	inView  [][]rect               // where their words stand
	patches []*patch
	used    int
	box     *fyne.Container
}

// look finds the words that are in view.
func (w *gapWords) look() {
	t := w.t
	if g := t.tiles; w.columns == nil || w.grid != g.grid || w.stamp != g.stamp {
		w.grid, w.stamp, w.columns = g.grid, g.stamp, map[int][]timeline.Gap{}
	}
	for len(w.inView) < len(t.rows.lanes) {
		w.inView, w.gaps = append(w.inView, nil), append(w.gaps, nil)
	}
	for i := range w.inView {
		w.inView[i], w.gaps[i] = w.inView[i][:0], w.gaps[i][:0]
	}
	w.used = 0
	first, last := t.tiles.columnsInView()
	for column := first; column <= last; column++ {
		for _, g := range w.column(column) {
			at := w.at(&g)
			if !slices.ContainsFunc(w.inView[g.Lane], at.meets) { // else it is on the seam of two tiles
				w.inView[g.Lane], w.gaps[g.Lane] = append(w.inView[g.Lane], at), append(w.gaps[g.Lane], g)
			}
		}
	}
}

// at is where the words of a silence stand in view.
func (w *gapWords) at(g *timeline.Gap) rect {
	m := w.t.look.metrics
	size := raster.WordSize(m)
	high := 1.2 * size
	return rect{
		float32(g.LabelX - w.t.shift()), float32(g.LabelY - w.t.drop() - high/2),
		float32(m.Measure(g.Label, size, true)), float32(high),
	}
}

// of is where the words of a lane stand in view.
func (w *gapWords) of(lane int) []rect { return w.inView[lane] }

// giveWay has the words of a lane that something lies over stand in the room beside
// it. Where they have none they stay as they are, unless they must go.
func (w *gapWords) giveWay(lane int, over, room rect, must bool) bool {
	t := w.t
	var moved []timeline.Gap
	for i, at := range w.inView[lane] {
		if !over.meets(at) {
			continue
		}
		from := float64(room.x) + t.shift()
		g := t.index.Beside(w.gaps[lane][i], from, from+float64(room.w), t.world())
		if g.Label == "" && !must {
			return false
		}
		moved = append(moved, g)
	}
	for i := len(w.inView[lane]) - 1; i >= 0; i-- {
		if !over.meets(w.inView[lane][i]) {
			continue
		}
		g := moved[len(moved)-1]
		moved = moved[:len(moved)-1]
		w.next().show(w.inView[lane][i], g)
		if w.gaps[lane][i], w.inView[lane][i] = g, w.at(&g); g.Label == "" {
			w.gaps[lane], w.inView[lane] = slices.Delete(w.gaps[lane], i, i+1), slices.Delete(w.inView[lane], i, i+1)
		}
	}
	return true
}

// next is a patch that shows nothing yet.
func (w *gapWords) next() *patch {
	if w.used == len(w.patches) {
		p := newPatch(w.t)
		w.patches = append(w.patches, p)
		w.box.Objects = append(w.box.Objects, p.raster)
	}
	w.used++
	return w.patches[w.used-1]
}

// arrange shows the patches that are needed.
func (w *gapWords) arrange() {
	for i, p := range w.patches {
		visibly(p.raster, i < w.used)
		if i < w.used {
			p.arrange()
		}
	}
}

// column are the silences with words in a column of tiles, as those show them: the
// column is laid out once for both.
func (w *gapWords) column(n int) []timeline.Gap {
	if known, ok := w.columns[n]; ok {
		return known
	}
	start := w.t.tiles.columnStart(n)
	var list []timeline.Gap
	for _, g := range w.t.tiles.layout(n).Gaps {
		if g.Label != "" {
			list = append(list, w.t.inWorld(g, start))
		}
	}
	w.columns[n] = list
	return list
}

// columnsInView are the columns of tiles from the first to the last in view.
func (l *tileLayer) columnsInView() (first, last int) {
	left := l.t.shift() - l.grid.x
	return int(math.Floor(left / l.grid.w)), int(math.Ceil((left+l.t.camera.width)/l.grid.w)) - 1
}

// columnStart is where a column of tiles begins in the world.
func (l *tileLayer) columnStart(n int) float64 { return l.grid.x + float64(n)*l.grid.w }
