package lanes

import (
	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology/timeline"
)

// laneMenu is what can be done with a lane.
func (t *Timeline) laneMenu(lane timeline.Lane) *fyne.Menu {
	var items []*fyne.MenuItem
	offer := func(label string, wanted bool, do func()) {
		if wanted {
			items = append(items, fyne.NewMenuItem(label, do))
		}
	}
	part := func() {
		if n := len(items); n > 0 && !items[n-1].IsSeparator {
			items = append(items, fyne.NewMenuItemSeparator())
		}
	}
	c, style, planned := t.callbacks, lane.Style, t.callbacks.Planned != nil
	offer("Expand", planned && style.Collapsed, func() { t.collapse(lane.ID, false) })
	offer("Collapse", planned && !style.Collapsed, func() { t.collapse(lane.ID, true) })
	offer("Divide into services", planned && dividable(&lane) && !style.Divided, func() { t.divideLane(lane.ID, true) })
	offer("Put services together", planned && style.Divided, func() { t.divideLane(lane.ID, false) })
	offer("Hide this lane", planned, func() { t.hideLane(lane.ID) })
	part()
	rows := t.rowsHigh(&lane)
	offer("As high as it is now", planned && style.Rows == 0 && !style.Collapsed, func() { t.fixRows(lane.ID, rows) })
	offer("One row higher", planned && !style.Collapsed, func() { t.fixRows(lane.ID, rows+1) })
	offer("One row lower", planned && !style.Collapsed && rows > 1, func() { t.fixRows(lane.ID, rows-1) })
	offer("As high as its events need", planned && style.Rows > 0, func() { t.fixRows(lane.ID, 0) })
	part()
	reorders := c.Reorder != nil && movable(&lane)
	offer("Move up", reorders, func() { t.moveBy(&lane, -1) })
	offer("Move down", reorders, func() { t.moveBy(&lane, 1) })
	part()
	offer("Colour…", c.LaneColour != nil && lane.Agency != "", func() { c.LaneColour(lane.ID) })
	offer("Silence settings…", c.LaneSilence != nil && lane.Agency != "", func() { c.LaneSilence(lane.ID) })
	offer("List events of unknown date", lane.Undated > 0, func() { t.listUndated(lane) })
	offer("List hidden lanes", len(t.hidden.lanes) > 0, t.listHidden)
	return fyne.NewMenu("", items...)
}

// laneMenuByKey opens the menu of the lane whose heading has the keyboard.
func (t *Timeline) laneMenuByKey() {
	lane, ok := t.laneHere()
	if !ok {
		return
	}
	origin := fyne.NewPos(0, 0)
	if app := fyne.CurrentApp(); app != nil {
		origin = app.Driver().AbsolutePositionForObject(t)
	}
	at := t.frame.column.pos().AddXY(t.frame.head/2, float32(lane.Top+lane.Height/2-t.drop()))
	t.popUp(t.laneMenu(lane), origin.Add(at))
}
