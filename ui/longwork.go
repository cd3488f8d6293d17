package ui

import (
	"errors"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// errStopped is work that the person stopped.
var errStopped = errors.New("stopped")

// longWork is work aside over the review, which says how far it is once it takes
// longer than a person waits without wondering, and which can be stopped.
type longWork struct {
	w       *window
	stopped atomic.Bool
	over    bool
	moved   time.Time // when the bar was last moved
	bar     *widget.ProgressBar
	sheet   *sheet
}

// work does something aside and then, on the main goroutine, done.
func (w *window) work(title string, work func(*longWork), done func()) {
	l := &longWork{w: w}
	w.p.later(patience, func() { l.show(title) })
	w.p.background(func() { work(l) }, func() {
		l.over = true
		if l.sheet != nil {
			l.sheet.hide()
		}
		done()
	})
}

func (l *longWork) show(title string) {
	if l.over {
		return
	}
	l.bar = widget.NewProgressBar()
	stop := l.w.button("Stop", l.stop)
	l.sheet = l.w.newSheet(title, l.bar, stop)
	l.sheet.closed = l.stop
	l.sheet.show(420, 0, stop)
}

func (l *longWork) stop() { l.stopped.Store(true) }

// reached says from the other goroutine how far the work is, and hears whether it
// is to go on.
func (l *longWork) reached(share float64) (goOn bool) {
	if now := time.Now(); now.Sub(l.moved) > barInterval {
		l.moved = now
		fyne.Do(func() {
			if l.bar != nil && !l.over {
				l.bar.SetValue(share)
			}
		})
	}
	return !l.stopped.Load()
}
