package ui

import "time"

const (
	// glance is how often it is looked whether the review is seen.
	glance = 400 * time.Millisecond
	// mostGlances is how often in vain, where there may be nothing to see.
	mostGlances = 50
)

// unhurried does on the main goroutine, once the review is seen, what can wait
// until then: else it would take the processors from the first picture. Nothing
// is done if the review is closed before.
func (d *desk) unhurried(do func()) { d.onceSeen(do, mostGlances) }

func (d *desk) onceSeen(do func(), looks int) {
	if d.w.p.timer == nil { // tests do not wait
		do()
		return
	}
	d.w.p.later(glance, func() {
		switch {
		case d.w.desk != d:
		case looks > 0 && d.current == viewTimeline && !d.timeline.lanes.Complete():
			d.onceSeen(do, looks-1)
		default:
			do()
		}
	})
}
