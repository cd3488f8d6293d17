package ui

import (
	"reflect"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

// State is what a window shows, for tests of the whole program: ids and numbers,
// never a name or a text of the review.
type State struct {
	View       string           `json:"view"` // "Timeline"; "" on the start screen
	Chosen     []chronology.UID `json:"chosen"`
	Apart      string           `json:"apart"` // of two chosen events
	Found      int              `json:"found"` // by the search, as they are marked
	Collapsed  []chronology.UID `json:"collapsed"`
	Hidden     []chronology.UID `json:"hidden"`
	Dialogs    int              `json:"dialogs"`
	Presenting chronology.UID   `json:"presenting"` // the event that is told, "" for none
	Labels     bool             `json:"labels"`     // while presenting: in the place of names
	Full       bool             `json:"full"`       // screen
}

// state is what the window shows now.
func (w *window) state() State {
	s := State{Dialogs: len(w.sheets), Full: w.win.FullScreen()}
	if p := w.presenting; p != nil {
		s.Presenting, s.Labels = p.uids[p.at], p.labels
	}
	d := w.desk
	if d == nil || d.current < 0 {
		return s
	}
	s.View, s.Chosen, s.Found = viewNames[d.current], d.s.chosen(), len(d.finder.found)
	if len(s.Chosen) == 2 {
		s.Apart = d.s.dating.Between(s.Chosen[1], s.Chosen[0]).Words()
	}
	if d.timeline != nil {
		s.Collapsed = d.timeline.standing(func(x timeline.LaneStyle) bool { return x.Collapsed })
		s.Hidden = d.timeline.standing(func(x timeline.LaneStyle) bool { return x.Hidden })
	}
	return s
}

// standing names the lanes that stand in a way.
func (t *timelineView) standing(so func(timeline.LaneStyle) bool) []chronology.UID {
	var uids []chronology.UID
	for _, lane := range t.all() {
		if so(lane.Style) {
			uids = append(uids, lane.ID.Of)
		}
	}
	return uids
}

// report tells the caller of Run what a window shows, where that has changed.
func (w *window) report() {
	if w.p.options.OnState == nil {
		return
	}
	if now := w.state(); !reflect.DeepEqual(now, w.reported) {
		w.reported = now
		w.p.options.OnState(now)
	}
}
