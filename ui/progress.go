package ui

import (
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// patience is how long a person waits without wondering whether anything is
// going on. Until then no bar moves: the toolkit paints the whole window for
// every step of it, and takes a processor from the work that is waited for.
const patience = 700 * time.Millisecond

// showProgress says what is going on, until ended. It does not take itself down.
func (w *window) showProgress(what string) (end func()) {
	w.busy = true
	column := container.NewVBox(newWords(what))
	w.win.SetContent(container.NewStack(newGround(colourPanel), container.NewCenter(column)))
	var bar *widget.ProgressBarInfinite
	w.p.later(patience, func() {
		if column != nil {
			bar = widget.NewProgressBarInfinite()
			column.Add(bar)
		}
	})
	return func() {
		w.busy, column = false, nil
		if bar != nil {
			bar.Stop() // else it would be moved, and the window painted, long after it is out of sight
		}
	}
}
