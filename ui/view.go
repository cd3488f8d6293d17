package ui

import "fyne.io/fyne/v2"

// view is one way of looking at the review: Timeline, Table, Narrative.
type view interface {
	content() fyne.CanvasObject
	// focus gives the keyboard to the view.
	focus()
}
