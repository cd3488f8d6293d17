package ui

import (
	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology"
)

// view is one way of looking at the review: Timeline, Table, Narrative.
type view interface {
	content() fyne.CanvasObject
	// focus gives the keyboard to the view.
	focus()
}

// revealer is a view that can bring something of the review into sight and
// give it the keyboard.
type revealer interface {
	reveal(uid chronology.UID)
}
