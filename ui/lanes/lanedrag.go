package lanes

import (
	"math"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology/timeline"
)

// laneDrag moves a lane by its heading: a line shows where it would come to stand.
type laneDrag struct {
	t    *Timeline
	lane timeline.Lane
	to   gap
	held bool // it would come to stand elsewhere
}

// laneFrom is the drag of a heading; nil where it cannot be moved.
func (t *Timeline) laneFrom(p fyne.Position) hold {
	lane, ok := t.heading(p)
	if !ok || t.callbacks.Reorder == nil || !movable(&lane) {
		return nil
	}
	return &laneDrag{t: t, lane: lane, to: gap{before: lane.ID, y: lane.Top}}
}

func (d *laneDrag) follow(p fyne.Position) {
	const edge, step = 24, 12 // near an edge of the view the lanes scroll along
	y := float64(p.Y - d.t.frame.column.y)
	scrolled := false
	switch high := float64(d.t.frame.column.h); {
	case y < edge:
		scrolled = d.t.scrollBy(-step)
	case y > high-edge:
		scrolled = d.t.scrollBy(step)
	}
	nearest := math.Inf(1)
	for _, g := range d.t.gapsFor(&d.lane) {
		if away := math.Abs(g.y - y - d.t.drop()); away < nearest {
			nearest, d.to = away, g
		}
	}
	d.held = true
	if scrolled {
		d.t.arrange()
		return
	}
	d.t.overlay.arrange()
}

func (d *laneDrag) rolls() rolling { return rollsNot }

func (d *laneDrag) drop() {
	if d.held {
		d.t.moveTo(&d.lane, d.to.before)
	}
}

func (d *laneDrag) says() string {
	where := "to the end"
	if i := d.t.laneNumber(d.to.before); d.to.before != (timeline.LaneID{}) && i >= 0 {
		where = "before “" + d.t.rows.lanes[i].Name + "”"
	}
	if d.to.before == d.lane.ID {
		where = "where it is"
	}
	return "Moving “" + d.lane.Name + "” " + where + " · let go to put it there · Esc leaves it"
}

// arrange draws the line between the lanes.
func (d *laneDrag) arrange() {
	line, l := d.t.overlay.between, d.t.look
	visibly(line, true)
	fill(line, l.accent, l.accent, 0, 0)
	thick := 4 * l.scale
	y := min(max(0, float32(d.to.y-d.t.drop())), d.t.frame.body.h)
	put(line, rect{0, d.t.frame.body.y + y - thick/2, d.t.frame.size.Width, thick})
}

func (d *laneDrag) stop() { visibly(d.t.overlay.between, false) }
