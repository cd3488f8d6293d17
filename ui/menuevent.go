package ui

import "fyne.io/fyne/v2"

// onEvent is an item that needs a chosen event.
func (w *window) onEvent(m *mainMenu, label string, shortcut fyne.Shortcut, do func(*desk)) *fyne.MenuItem {
	item := w.onDesk(label, shortcut, do)
	m.chosen = append(m.chosen, item)
	return item
}

// eventMenu is what can be done with events.
func (w *window) eventMenu(m *mainMenu) *fyne.Menu {
	m.duplicate = w.onEvent(m, "Duplicate event", ctrl(fyne.KeyD), (*desk).duplicate)
	m.remove = w.onEvent(m, "Delete event", alone(fyne.KeyDelete), (*desk).remove)
	return fyne.NewMenu("Event",
		w.onDesk("New event", ctrl(fyne.KeyN), (*desk).createBeside),
		w.onDesk("New family event", ctrlShift(fyne.KeyF), func(d *desk) { d.create("") }),
		w.finishItem(),
		fyne.NewMenuItemSeparator(),
		w.onEvent(m, "Edit event", nil, (*desk).edit),
		w.onEvent(m, "Move date…", ctrl(fyne.KeyM), func(d *desk) { d.askMove() }),
		w.onEvent(m, "Change all chosen…", ctrlShift(fyne.KeyC), func(d *desk) { d.openBulk(d.s.chosen()) }),
		m.duplicate, m.remove,
		fyne.NewMenuItemSeparator(),
		w.onEvent(m, "Link to another event…", ctrlShift(fyne.KeyL), (*desk).linkChosen),
		w.onEvent(m, "Remove a link…", nil, (*desk).askUnlink),
		w.onEvent(m, "Query to an agency…", ctrlShift(fyne.KeyQ), (*desk).askQuery),
		fyne.NewMenuItemSeparator(),
		w.onEvent(m, "Earlier by hand", ctrlShift(fyne.KeyUp), func(d *desk) { d.moveByHand(-1) }),
		w.onEvent(m, "Later by hand", ctrlShift(fyne.KeyDown), func(d *desk) { d.moveByHand(1) }),
	)
}

// finishItem finishes the event, or does what the dialog in front is for.
func (w *window) finishItem() *fyne.MenuItem {
	item := w.always("Finish event and start the next", ctrl(fyne.KeyReturn), func() {
		if top := w.top(); top != nil {
			top.accept()
		} else if w.desk != nil {
			w.desk.inspector.finish()
		}
	})
	item.Disabled = w.desk == nil
	return item
}
