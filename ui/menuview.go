package ui

import (
	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology/timeline"
)

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
