package ui

import (
	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/ui/lanes"
)

// timelineView ties the timeline widget to the session.
type timelineView struct {
	d        *desk
	lanes    *lanes.Timeline
	allLinks bool
}

func newTimelineView(d *desk) *timelineView {
	t := &timelineView{d: d}
	t.lanes = lanes.New(lanes.Callbacks{
		Select: d.s.choose,
		Open: func(uid chronology.UID) {
			d.s.choose(uid)
			d.edit()
		},
		NewAt: func(agency chronology.UID, _ float64) { d.create(agency) },
		Duplicate: func(uid chronology.UID) {
			d.s.choose(uid)
			d.inspector.duplicate()
		},
		Delete: func(uid chronology.UID) {
			d.s.choose(uid)
			d.inspector.remove()
		},
		ViewChanged: d.status.inView,
		Key:         func(ev *fyne.KeyEvent) { d.w.key(ev) },
	})
	d.s.watch(t.changed)
	t.index()
	t.lanes.Select(d.s.selected)
	return t
}

func (t *timelineView) content() fyne.CanvasObject { return t.lanes }

func (t *timelineView) focus() { t.d.w.win.Canvas().Focus(t.lanes.FocusTarget()) }

func (t *timelineView) changed(n news) {
	if n.others || n.filter || len(n.events) > 0 {
		t.index()
	}
	if n.selection {
		t.lanes.Select(t.d.s.selected)
	}
}

// index gives the timeline the events that the filter keeps.
func (t *timelineView) index() {
	s := t.d.s
	in := timeline.Input{Review: s.review(), Dating: s.dating}
	if !s.filter.Empty() {
		kept := make(map[chronology.UID]bool, len(s.events()))
		for _, e := range s.events() {
			kept[e.UID] = true
		}
		in.Keep = func(e *chronology.Event) bool { return kept[e.UID] }
	}
	t.lanes.SetIndex(timeline.NewIndex(in), s.review(), s.dating)
}

// toggleLinks shows all links, or those of the chosen event alone.
func (t *timelineView) toggleLinks() {
	t.allLinks = !t.allLinks
	t.lanes.ShowLinks(t.allLinks)
}

// restyled follows a change of theme or text size.
func (t *timelineView) restyled() { t.lanes.Refresh() }
