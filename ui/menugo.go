package ui

import "fyne.io/fyne/v2"

// goMenu leads from place to place.
func (w *window) goMenu(m *mainMenu) *fyne.Menu {
	return fyne.NewMenu("Go",
		w.onDesk("Find", ctrl(fyne.KeyF), func(d *desk) { d.finder.focus() }),
	)
}
