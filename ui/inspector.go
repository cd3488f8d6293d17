package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"throughline.org/throughline/chronology"
)

// inspector shows the chosen event, every field edited in place.
type inspector struct {
	s   *session
	win fyne.Window
	box *fyne.Container
}

func newInspector(s *session, win fyne.Window) *inspector {
	return &inspector{s: s, win: win, box: container.NewVBox()}
}

func (i *inspector) content() fyne.CanvasObject { return i.box }

// focus gives the keyboard to the first field of the form.
func (i *inspector) focus() {}

// commit saves what is being typed (before closing, printing, changing view).
func (i *inspector) commit() {}

// create adds an event for the agency ("" for the family) and begins with its date.
func (i *inspector) create(agency chronology.UID) {}

// duplicate copies the chosen event and chooses the copy.
func (i *inspector) duplicate() {}

// finish saves the event and starts the next for the same agency.
func (i *inspector) finish() {}

// remove deletes the chosen event; it can be undone.
func (i *inspector) remove() {}
