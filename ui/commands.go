package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
)

// remove deletes the chosen event; the status line says how to bring it back.
func (d *desk) remove() {
	if d.s.selected != "" {
		d.inspector.remove()
	}
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
	if w.p.options.LogPath != "" {
		text += "\n\nWhat goes wrong is written, without names, in " + w.p.options.LogPath + "."
	}
	w.tell("Throughline", text)
}
