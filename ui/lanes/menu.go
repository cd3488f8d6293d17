package lanes

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
)

// TappedSecondary implements fyne.SecondaryTappable.
func (t *Timeline) TappedSecondary(ev *fyne.PointEvent) {
	if lane, ok := t.heading(ev.Position); ok {
		t.popUp(t.laneMenu(lane), ev.AbsolutePosition)
		return
	}
	at, ok := t.inBody(ev.Position)
	if !ok {
		return
	}
	event := chronology.UID("")
	if item, ok := t.hit(at); ok {
		event = item.Event
	}
	t.popUp(t.menu(event, at), ev.AbsolutePosition)
}

// menuByKey opens the menu at the selected event, else in the middle of the lanes.
func (t *Timeline) menuByKey() {
	at, ok := t.place(t.selected)
	if !ok {
		at = t.middle()
	}
	origin := fyne.NewPos(0, 0)
	if app := fyne.CurrentApp(); app != nil {
		origin = app.Driver().AbsolutePositionForObject(t)
	}
	t.popUp(t.menu(t.selected, at), origin.Add(t.frame.body.pos()).AddXY(float32(at.x), float32(at.y)))
}

func (t *Timeline) popUp(m *fyne.Menu, pos fyne.Position) {
	t.card.hide()
	if app := fyne.CurrentApp(); app != nil {
		if c := app.Driver().CanvasForObject(t); c != nil {
			widget.ShowPopUpMenuAtPosition(m, c, pos)
		}
	}
}

// menu is what can be done with an event ("" for none) at a place of the lanes.
func (t *Timeline) menu(event chronology.UID, at spot) *fyne.Menu {
	var items []*fyne.MenuItem
	offer := func(label string, wanted bool, do func()) {
		if wanted {
			items = append(items, fyne.NewMenuItem(label, do))
		}
	}
	c := t.callbacks
	_, inLane := t.agencyAt(at.y)
	offer("Edit", event != "" && c.Open != nil, func() { t.open(event) })
	offer("Duplicate", event != "" && c.Duplicate != nil, func() { c.Duplicate(event) })
	offer("Copy", event != "" && c.Copy != nil, func() { c.Copy(t.with(event)) })
	offer("Delete", event != "" && c.Delete != nil, func() { t.delete(event) })
	offer("Link to another event", event != "" && c.Link != nil, func() { t.choose(event); t.linkByKey() })
	offer("Measure from here", event != "" && c.Apart != nil, func() { t.choose(event); t.measureFrom() })
	offer("Move the ends of its days", event != "" && c.Reshape != nil, func() { t.choose(event); t.reshapeByKey() })
	offer("Zoom to this event", event != "", func() { t.zoomTo(event) })
	offer("New event here", event == "" && inLane && c.NewAt != nil, func() { t.newAt(at) })
	offer("Paste here", event == "" && inLane && c.Paste != nil, func() { t.pasteAt(at) })
	if len(items) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	offer("Zoom in", true, func() { t.zoomAt(at.x, at.y, keyZoom) })
	offer("Zoom out", true, func() { t.zoomAt(at.x, at.y, 1/keyZoom) })
	offer("Fit the whole scope", true, t.Fit)
	return fyne.NewMenu("", items...)
}

// with is the selection where an event belongs to it, else the event alone.
func (t *Timeline) with(event chronology.UID) []chronology.UID {
	if slices.Contains(t.choice.events, event) {
		return t.Chosen()
	}
	return only(event)
}

// zoomTo shows the days that an event's wording allows, with as many on each
// side, and a fortnight at least.
func (t *Timeline) zoomTo(event chronology.UID) {
	p, ok := t.place(event)
	if !ok {
		return
	}
	const least = 7
	middle := t.camera.day(p.x)
	from, to := middle-least, middle+least
	if w := t.dated(event).Window; !w.Earliest.Open() && !w.Latest.Open() {
		days := float64(w.Latest - w.Earliest)
		from = min(from, float64(w.Earliest)-days)
		to = max(to, float64(w.Latest)+1+days)
	}
	t.ShowDays(from, to)
	t.reveal(event)
	t.arrange()
}
