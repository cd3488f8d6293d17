package lanes

import (
	"math"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
)

// gapWords is where the words of silences stand in the tiles, so that what lies
// over the tiles keeps off them.
type gapWords struct {
	t       *Timeline
	grid    grid // that columns are of
	stamp   int
	columns map[int][]timeline.Gap // in the world's units, by column of tiles
	inView  [][]rect               // by lane
}

// look finds the words that are in view.
func (w *gapWords) look() {
	t := w.t
	if g := t.tiles; w.columns == nil || w.grid != g.grid || w.stamp != g.stamp {
		w.grid, w.stamp, w.columns = g.grid, g.stamp, map[int][]timeline.Gap{}
	}
	for len(w.inView) < len(t.rows.lanes) {
		w.inView = append(w.inView, nil)
	}
	for i := range w.inView {
		w.inView[i] = w.inView[i][:0]
	}
	left := t.shift() - w.grid.x
	first, last := int(math.Floor(left/w.grid.w)), int(math.Ceil((left+t.camera.width)/w.grid.w))-1
	m := t.look.metrics
	size := raster.WordSize(m)
	for column := first; column <= last; column++ {
		for _, g := range w.column(column) {
			high := 1.2 * size
			at := rect{float32(g.LabelX - t.shift()), float32(g.LabelY - t.drop() - high/2), float32(m.Measure(g.Label, size, true)), float32(high)}
			w.inView[g.Lane] = append(w.inView[g.Lane], at)
		}
	}
}

// of is where the words of a lane stand in view.
func (w *gapWords) of(lane int) []rect { return w.inView[lane] }

// column are the silences with words in a column of tiles, as those show them: the
// column is laid out once for both.
func (w *gapWords) column(n int) []timeline.Gap {
	if known, ok := w.columns[n]; ok {
		return known
	}
	start := w.grid.x + float64(n)*w.grid.w
	var list []timeline.Gap
	for _, g := range w.t.tiles.layout(n).Gaps {
		if g.Label != "" {
			list = append(list, w.t.inWorld(g, start))
		}
	}
	w.columns[n] = list
	return list
}
