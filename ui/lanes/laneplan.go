package lanes

import (
	"maps"
	"slices"

	"throughline.org/throughline/chronology/timeline"
)

// styleLane has a lane stand in another way, once the window has agreed.
func (t *Timeline) styleLane(id timeline.LaneID, change func(*timeline.LaneStyle)) {
	if t.callbacks.Planned == nil {
		return
	}
	plan := t.index.Plan()
	plan.Lanes = maps.Clone(plan.Lanes)
	if plan.Lanes == nil {
		plan.Lanes = map[timeline.LaneID]timeline.LaneStyle{}
	}
	style := plan.Lanes[id]
	change(&style)
	if plan.Lanes[id] = style; style == (timeline.LaneStyle{}) {
		delete(plan.Lanes, id)
	}
	t.callbacks.Planned(plan)
}

func (t *Timeline) collapse(id timeline.LaneID, on bool) {
	t.styleLane(id, func(s *timeline.LaneStyle) { s.Collapsed = on })
}

func (t *Timeline) divideLane(id timeline.LaneID, on bool) {
	t.styleLane(id, func(s *timeline.LaneStyle) { s.Divided, s.Collapsed = on, false })
}

func (t *Timeline) hideLane(id timeline.LaneID) {
	t.styleLane(id, func(s *timeline.LaneStyle) { s.Hidden = true })
}

func (t *Timeline) fixRows(id timeline.LaneID, rows int) {
	t.styleLane(id, func(s *timeline.LaneStyle) { s.Rows, s.Collapsed = rows, false })
}

// rowsHigh is how many rows have room in a lane: more than it has where lanes
// share height to spare.
func (t *Timeline) rowsHigh(l *timeline.Lane) int {
	if l.Style.Rows > 0 {
		return l.Style.Rows
	}
	m := t.look.metrics
	return max(l.Rows, int((l.Height-l.Lead-2*m.LanePad)/m.RowHeight))
}

// dividable reports whether a lane can be divided into services.
func dividable(l *timeline.Lane) bool { return l.Parts > 0 && !l.Sub }

// laneNumber is the place of a lane among those that are shown; −1 for none.
func (t *Timeline) laneNumber(id timeline.LaneID) int {
	return slices.IndexFunc(t.rows.lanes, func(l timeline.Lane) bool { return l.ID == id })
}

// movable reports whether a lane can be moved. The family's lane, and that of
// what belongs to none, stay where they are.
func movable(l *timeline.Lane) bool { return l.ID != timeline.LaneID{} }

// A gap is a place between lanes to which one can be moved.
type gap struct {
	before timeline.LaneID // the zero LaneID at the end
	y      float64         // in the world
}

// gapsFor are the places to which a lane can be moved: between the lanes, or for
// a sub-lane between its agency's.
func (t *Timeline) gapsFor(lane *timeline.Lane) []gap {
	var list []gap
	bottom := 0.0
	for i := range t.rows.lanes {
		l := &t.rows.lanes[i]
		if lane.Sub != l.Sub || lane.Sub && lane.ID.Of != l.ID.Of {
			if !lane.Sub && l.Sub { // it belongs to the lane above
				bottom = l.Top + l.Height
			}
			continue
		}
		if movable(l) {
			list = append(list, gap{l.ID, l.Top})
			bottom = l.Top + l.Height
		}
	}
	return append(list, gap{timeline.LaneID{}, bottom})
}

// moveTo has a lane moved before another, where that is not where it is.
func (t *Timeline) moveTo(lane *timeline.Lane, before timeline.LaneID) {
	gaps := t.gapsFor(lane)
	i := slices.IndexFunc(gaps, func(g gap) bool { return g.before == lane.ID })
	if i < 0 || t.callbacks.Reorder == nil || before == lane.ID || gaps[i+1].before == before {
		return
	}
	t.callbacks.Reorder(lane.ID, before)
}

// moveBy has a lane moved by one place up (−1) or down (1), or says why it stays.
func (t *Timeline) moveBy(lane *timeline.Lane, step int) {
	if !movable(lane) {
		t.say("The lane “" + lane.Name + "” stays where it is: the others can be moved.")
		return
	}
	gaps := t.gapsFor(lane)
	i := slices.IndexFunc(gaps, func(g gap) bool { return g.before == lane.ID })
	to := i + step
	if step > 0 {
		to = i + 2
	}
	if i >= 0 && to >= 0 && to < len(gaps) {
		t.moveTo(lane, gaps[to].before)
	}
}
