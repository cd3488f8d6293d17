package ui

import "fyne.io/fyne/v2"

// goMenu leads from place to place.
func (w *window) goMenu(m *mainMenu) *fyne.Menu {
	m.back = w.onDesk("Back", ctrl(fyne.KeyLeftBracket), func(d *desk) { d.goBack(-1) })
	m.forward = w.onDesk("Forward", ctrl(fyne.KeyRightBracket), func(d *desk) { d.goBack(1) })
	return fyne.NewMenu("Go",
		m.back, m.forward,
		fyne.NewMenuItemSeparator(),
		w.onDesk("Go to a date…", ctrl(fyne.KeyG), func(d *desk) { d.askDate() }),
		w.onDesk("Next event", ctrl(fyne.KeyPeriod), func(d *desk) { d.walkEvents(1) }),
		w.onDesk("Previous event", ctrl(fyne.KeyComma), func(d *desk) { d.walkEvents(-1) }),
		fyne.NewMenuItemSeparator(),
		w.onDesk("Add a bookmark", ctrl(fyne.KeyB), (*desk).addBookmark),
		w.onDesk("Bookmarks…", ctrlShift(fyne.KeyB), func(d *desk) { d.openBookmarks() }),
		fyne.NewMenuItemSeparator(),
		w.onDesk("Find", ctrl(fyne.KeyF), func(d *desk) { d.finder.focus() }),
		w.onDesk("Next found", alone(fyne.KeyF3), func(d *desk) { d.finder.next(1) }),
		w.onDesk("Previous found", withShift(fyne.KeyF3), func(d *desk) { d.finder.next(-1) }),
	)
}
