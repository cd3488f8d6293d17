package lanes

import (
	"math"
	"slices"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

// crowdOf lists the events that stand together with an event as it is seen now,
// itself among them; nil where it stands by itself.
func (t *Timeline) crowdOf(event chronology.UID) []chronology.UID {
	at, ok := t.spotOf(event)
	if !ok {
		return nil
	}
	if together := t.index.CrowdIn(at.Lane, event, t.world()); len(together) > 1 {
		return together
	}
	return nil
}

// listCrowd lists the events that stand together with one, and walks to it.
func (t *Timeline) listCrowd(event chronology.UID) {
	together := t.crowdOf(event)
	l := &listing{
		head: counted(len(together)) + " stand together here",
		note: "Enter opens one, + or another click looks closer",
		open: func(i int) { t.open(together[i]) },
		walk: func(i int) { t.choose(together[i]) },
	}
	at := 0
	for i, uid := range together {
		if uid == event {
			at = i
		}
		l.rows = append(l.rows, t.dated(uid).Window.String()+": "+t.titleOf(uid))
	}
	l.about = func() (spot, bool) {
		at, ok := t.place(together[0])
		return at, ok && len(t.crowdOf(together[0])) == len(together)
	}
	if lane, ok := t.laneOf(event); ok {
		l.colour = lane.Colour
	}
	t.list(l, at)
}

// laneOf is the lane in which an event stands.
func (t *Timeline) laneOf(event chronology.UID) (timeline.Lane, bool) {
	at, ok := t.spotOf(event)
	i := slices.IndexFunc(t.rows.lanes, func(l timeline.Lane) bool { return l.ID == at.Lane })
	if !ok || i < 0 {
		return timeline.Lane{}, false
	}
	return t.rows.lanes[i], true
}

// part zooms in until the events that stand together with one part, and brings
// it into view. It reports whether they do at any zoom.
func (t *Timeline) part(event chronology.UID) bool {
	together := t.crowdOf(event)
	if together == nil {
		return false
	}
	from, to := t.stretchOf(together)
	closest := t.camera.width / closestDays
	v := t.world()
	const fill, step = 0.8, 2.0 // of the view; of the zoom
	v.Axis.PerDay = max(2*t.camera.perDay, min(closest, fill*t.camera.width/max(to-from, closestDays)))
	at, _ := t.spotOf(event)
	for len(t.index.CrowdIn(at.Lane, event, v)) == len(together) {
		if v.Axis.PerDay >= closest {
			return false
		}
		v.Axis.PerDay = min(closest, step*v.Axis.PerDay)
	}
	days := t.camera.width / v.Axis.PerDay
	middle := (from + to) / 2
	if to-from > days { // not all of them would be in view
		x, _, _ := t.index.Place(event, v)
		middle = v.Axis.Day(x)
	}
	t.ShowDays(middle-days/2, middle+days/2)
	t.revealWell(event)
	t.arrange()
	return true
}

// stretchOf is the days from the first to the last mark of events that stand together.
func (t *Timeline) stretchOf(together []chronology.UID) (from, to float64) {
	from, to = math.Inf(1), math.Inf(-1)
	for _, uid := range together {
		w := t.dated(uid).Window
		if w.Earliest.Open() || w.Latest.Open() {
			continue
		}
		middle := (float64(w.Earliest) + float64(w.Latest) + 1) / 2
		from, to = min(from, middle), max(to, middle)
	}
	if from > to { // nothing is bounded
		at, _ := t.place(together[0])
		from = t.camera.day(at.x)
		to = from
	}
	return from, to
}

// openCrowd zooms in on events that stand together; where no zoom parts them,
// it lists them.
func (t *Timeline) openCrowd(event chronology.UID) {
	if !t.part(event) {
		t.listCrowd(event)
	}
}

// pressCrowd acts on a press of a crowd's counter: the first lists the events,
// another looks closer.
func (t *Timeline) pressCrowd(item *timeline.Item) {
	if t.shownList() == nil || !t.listsCrowd(item) {
		t.chooseItem(item)
		t.listCrowd(item.Event)
		return
	}
	t.pointer.spent = true
	t.openCrowd(t.selected)
}

// listsCrowd reports whether the selected event is one of a crowd.
func (t *Timeline) listsCrowd(item *timeline.Item) bool {
	together := t.crowdOf(t.selected)
	return together != nil && together[0] == t.eventsOf(item)[0]
}
