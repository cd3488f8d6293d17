package lanes

import (
	"fmt"

	"throughline.org/throughline/chronology/timeline"
)

// listUndated lists the events of a lane of whose date nothing is known, beside
// its heading.
func (t *Timeline) listUndated(lane timeline.Lane) {
	events := t.index.Undated(lane.ID)
	if len(events) == 0 {
		t.say("Every event of “" + lane.Name + "” can be placed in time.")
		return
	}
	l := &listing{
		head: fmt.Sprintf("%s of unknown date", counted(len(events))), note: lane.Name, colour: lane.Colour,
		about: func() (spot, bool) {
			i := t.laneNumber(lane.ID)
			if i < 0 {
				return spot{}, false
			}
			at := t.rows.lanes[i]
			return spot{0, at.Top + float64(t.look.nameTop) + float64(t.look.text) - t.drop()}, true
		},
		walk: func(i int) { t.choose(events[i]) },
		open: func(i int) { t.open(events[i]) },
	}
	at := 0
	for i, uid := range events {
		if uid == t.selected {
			at = i
		}
		l.rows = append(l.rows, t.titleOf(uid))
	}
	t.list(l, at)
}
