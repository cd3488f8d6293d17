package ui

import (
	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology/timeline"
)

// viewMenu is what is shown, and how.
func (w *window) viewMenu(m *mainMenu) *fyne.Menu {
	items := make([]*fyne.MenuItem, 0, 32)
	keys := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5}
	for n, name := range viewNames {
		item := w.onDesk(name, ctrl(keys[n]), func(d *desk) { d.jump(func() { d.show(n) }) })
		m.views = append(m.views, item)
		items = append(items, item)
	}
	m.inspector = w.onDesk("Inspector", alone(fyne.KeyF4), func(d *desk) { d.showInspector(!d.inspectorShown()) })
	items = append(items,
		fyne.NewMenuItemSeparator(), m.inspector,
		w.onDesk("Other pane", alone(fyne.KeyF6), (*desk).nextPane),
		w.onDesk("Present…", alone(fyne.KeyF5), (*desk).askPresent),
		fyne.NewMenuItemSeparator(),
		w.onDesk("Filter…", ctrl(fyne.KeyK), func(d *desk) { d.openFilter() }),
		w.onDesk("Show all events", ctrlShift(fyne.KeyK), (*desk).clearFilter),
		fyne.NewMenuItemSeparator())
	items = append(items, w.timelineItems(m)...)
	return fyne.NewMenu("View", append(items, fyne.NewMenuItemSeparator(), w.lookMenu(m))...)
}

// timelineItems are what the View menu does with the timeline.
func (w *window) timelineItems(m *mainMenu) []*fyne.MenuItem {
	zoom := func(label string, key fyne.KeyName, do func(*timelineView)) *fyne.MenuItem {
		item := w.onDesk(label, ctrl(key), func(d *desk) { d.onLanes(do) })
		m.lanes = append(m.lanes, item)
		return item
	}
	m.links = zoom("All links", fyne.KeyL, (*timelineView).toggleLinks)
	m.context = w.onDesk("Silences and background", ctrl(fyne.KeyJ), (*desk).toggleContext)
	m.knowing = w.onDesk("Who knew what", ctrlShift(fyne.KeyW), func(d *desk) { d.knowing.toggle() })
	return []*fyne.MenuItem{
		w.lanesMenu(m), m.links, m.context, m.knowing,
		w.onDesk("Legend (L on the timeline)", nil, func(d *desk) { d.openLegend() }),
		zoom("Zoom in", fyne.KeyEqual, func(t *timelineView) { t.lanes.ZoomBy(zoomStep) }),
		zoom("Zoom out", fyne.KeyMinus, func(t *timelineView) { t.lanes.ZoomBy(1 / zoomStep) }),
		zoom("Fit to scope", fyne.Key0, func(t *timelineView) { t.lanes.Fit() }),
	}
}

// lookMenu is View > Look: the size of the text, and how light the window is.
func (w *window) lookMenu(m *mainMenu) *fyne.MenuItem {
	m.larger = w.item("Larger text", ctrlShift(fyne.KeyEqual), func() { w.p.largerText(1) })
	m.smaller = w.item("Smaller text", ctrlShift(fyne.KeyMinus), func() { w.p.largerText(-1) })
	parent := fyne.NewMenuItem("Look", nil)
	parent.ChildMenu = fyne.NewMenu("View > Look", m.larger, m.smaller, fyne.NewMenuItemSeparator())
	for _, t := range []struct {
		choice themeChoice
		label  string
	}{{themeSystem, "As the system"}, {themeLight, "Light"}, {themeDark, "Dark"}, {themeContrast, "High contrast"}} {
		item := w.item(t.label, nil, func() { w.p.restyle(t.choice, w.p.look.scale) })
		m.themes[t.choice] = item
		parent.ChildMenu.Items = append(parent.ChildMenu.Items, item)
	}
	return parent
}

// lanesMenu is View > Lanes: what a lane stands for, and which are shown.
func (w *window) lanesMenu(m *mainMenu) *fyne.MenuItem {
	keys := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5}
	parent := fyne.NewMenuItem("Lanes", nil)
	parent.ChildMenu = fyne.NewMenu("View > Lanes")
	for n, g := range groupings {
		item := w.onDesk("One for each "+g.name, ctrlShift(keys[n]), func(d *desk) { d.groupBy(g.of) })
		m.groups = append(m.groups, item)
		parent.ChildMenu.Items = append(parent.ChildMenu.Items, item)
	}
	parent.ChildMenu.Items = append(parent.ChildMenu.Items,
		fyne.NewMenuItemSeparator(),
		w.onDesk("Show, hide, move and colour…", ctrlShift(fyne.KeyA), func(d *desk) { d.openLanes() }),
		w.onDesk("Collapse all", nil, func(d *desk) { d.collapseAll(true) }),
		w.onDesk("Expand all", nil, func(d *desk) { d.collapseAll(false) }),
	)
	return parent
}

// collapseAll makes every lane as low as its name, or as high as its events need.
func (d *desk) collapseAll(collapsed bool) {
	d.jump(func() { d.show(viewTimeline) })
	p := d.plans.plan()
	lanes := map[timeline.LaneID]timeline.LaneStyle{}
	for _, lane := range d.timeline.all() {
		style := p.Lanes[lane.ID]
		style.Collapsed = collapsed
		lanes[lane.ID] = style
	}
	p.Lanes = lanes
	d.planned(p)
}
