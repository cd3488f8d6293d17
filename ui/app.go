// Package ui is the window: the start screen, the views of a review, the
// dialogs around them, and every sentence that a person reads when something
// goes wrong.
//
// Run starts it. A program owns the windows; a window shows one review through
// a session, which is all that the views (timeline, table, narrative) and the
// inspector know. Changes go through session.edit, so that each is one step of
// history, saved before the screen says so.
package ui

import (
	"fyne.io/fyne/v2"
)

// Options are what the program is started with.
type Options struct {
	// File is opened at once; "" shows the start screen.
	File string
	// Sample opens the working copy of the bundled review.
	Sample bool
	// SamplePath is where the working copy of the bundled review is kept; ""
	// is a folder of the program's own.
	SamplePath string
	// LogPath is named to the person when something unexpected happens; ""
	// where nothing is logged.
	LogPath string
	// OnReady is called once, when the first window stands complete.
	OnReady func()
}

// Run shows the first window and serves until the last is closed. The app
// comes from outside because only the command may import the package that
// makes one.
func Run(a fyne.App, o Options) {
	w := a.NewWindow("Throughline")
	if o.OnReady != nil {
		a.Lifecycle().SetOnStarted(o.OnReady)
	}
	w.ShowAndRun()
}
