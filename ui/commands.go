package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/store"
)

// remove deletes what is chosen; the status line says how to bring it back.
func (d *desk) remove() {
	if d.s.selected != "" {
		d.inspector.remove()
	}
}

// moveByHand moves the chosen event one place earlier or later among those that
// it could as well stand before or after, or says why it cannot.
func (d *desk) moveByHand(step int) {
	d.inspector.commit()
	moved, settled := d.s.dating.MoveByHand(d.s.selected, step)
	switch {
	case settled != "":
		d.s.said("Not moved: the order of these two is " + string(settled) + ".")
		return
	case len(moved) == 0:
		d.s.said("Not moved: there is nothing before or after it.")
		return
	}
	d.s.edit("order by hand", func(e *store.Edit) error {
		for _, event := range moved {
			if err := e.Put(event); err != nil {
				return err
			}
		}
		return nil
	})
}

// onLanes acts on the timeline, where it is in front.
func (d *desk) onLanes(do func(*timelineView)) {
	if d.current == viewTimeline && d.timeline != nil {
		do(d.timeline)
	}
}

// later does something on the main goroutine after a while.
func (p *program) later(wait time.Duration, do func()) {
	if p.timer != nil {
		p.timer(wait, do)
	}
}

// afterwards is what later uses outside tests.
func afterwards(wait time.Duration, do func()) {
	time.AfterFunc(wait, func() { fyne.Do(do) })
}

// openAbout says what the program is.
func (w *window) openAbout() {
	meta := w.p.app.Metadata()
	text := "An editor for multi-agency chronologies. Everything stays on this computer: the program opens no connection to anywhere."
	if meta.Version != "" {
		text = fmt.Sprintf("Version %s. ", meta.Version) + text
	}
	w.tell("Throughline", text)
}
