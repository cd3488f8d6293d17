package lanes

import (
	"fmt"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

// hidden is what is not shown: a bar under the headings says how many lanes and
// how many events, and lists them.
type hidden struct {
	t      *Timeline
	bar    *moreBar
	lanes  []timeline.Lane // a sub-lane only where the rest of its lane is shown
	events int
}

func newHidden(t *Timeline) *hidden { return &hidden{t: t, bar: newMoreBar()} }

// count counts what is not shown, after the events or the plan changed. A lane
// counts those of its sub-lanes, too, which it takes with it.
func (h *hidden) count() {
	h.lanes, h.events = nil, 0
	places := map[chronology.UID]int{} // in lanes, of those that are whole
	for _, l := range h.t.index.AllLanes() {
		if !l.Style.Hidden {
			continue
		}
		h.events += l.Count
		if at, whole := places[l.ID.Of]; l.Sub && whole {
			h.lanes[at].Count += l.Count
			continue
		}
		if !l.Sub {
			places[l.ID.Of] = len(h.lanes)
		}
		h.lanes = append(h.lanes, l)
	}
}

// says is what the bar says; "" where everything is shown.
func (h *hidden) says() string {
	switch n := len(h.lanes); n {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("1 lane hidden (%s)", counted(h.events))
	default:
		return fmt.Sprintf("%d lanes hidden (%s)", n, counted(h.events))
	}
}

// room is what its bar takes of the height of the lanes.
func (h *hidden) room() float64 {
	if len(h.lanes) == 0 {
		return 0
	}
	return float64(lineHigh(h.t.look.small, true)) + 1
}

func counted(events int) string {
	if events == 1 {
		return "1 event"
	}
	return chronology.Number(events) + " events"
}

// listHidden lists the lanes that are not shown.
func (t *Timeline) listHidden() {
	lanes := t.hidden.lanes
	if len(lanes) == 0 {
		t.say("No lane is hidden.")
		return
	}
	l := &listing{
		head: t.hidden.says(), note: "Enter shows a lane again", colour: t.look.palette.Muted,
		about: func() (spot, bool) {
			return spot{0, float64(t.frame.body.h)}, len(t.hidden.lanes) > 0
		},
		open: func(i int) { t.showLane(lanes[i]) },
	}
	for _, lane := range lanes {
		name := lane.Name
		if of := t.laneNumber(timeline.LaneID{Of: lane.ID.Of}); lane.Sub && of >= 0 {
			name = t.rows.lanes[of].Name + ", " + name
		}
		l.rows = append(l.rows, name+" · "+counted(lane.Count))
	}
	t.list(l, 0)
}

// showLane shows a hidden lane again. One that is hidden in the review itself
// stays hidden and says so.
func (t *Timeline) showLane(lane timeline.Lane) {
	if !t.index.Plan().Lanes[lane.ID].Hidden {
		t.say("“" + lane.Name + "” is hidden in the set-up of the review: show it there.")
		return
	}
	t.styleLane(lane.ID, func(s *timeline.LaneStyle) { s.Hidden = false })
}
