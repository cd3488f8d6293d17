package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// tableView lists the events in columns.
type tableView struct{ box *fyne.Container }

func newTableView(s *session, win fyne.Window) *tableView {
	return &tableView{box: container.NewStack()}
}

func (t *tableView) content() fyne.CanvasObject { return t.box }
func (t *tableView) focus()                     {}
