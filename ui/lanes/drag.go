package lanes

import (
	"math"

	"fyne.io/fyne/v2"
)

// grip is what a drag holds.
type grip uint8

const (
	gripNone   grip = iota
	gripLanes       // pans
	gripWindow      // moves the frame of the strip
	gripFrom        // stretches it to the left
	gripTo          // or to the right
)

func (p *pointer) dragging() bool { return p.grip != gripNone }

// Dragged implements fyne.Draggable.
func (t *Timeline) Dragged(ev *fyne.DragEvent) {
	p := &t.pointer
	if p.grip == gripNone {
		start := ev.Position
		if p.down {
			start = p.pressed
		}
		p.grip = t.gripAt(start)
		t.card.hide()
	}
	p.moved = true
	dx, dy := float64(ev.Dragged.DX), float64(ev.Dragged.DY)
	switch p.grip {
	case gripLanes:
		moved := t.camera.pan(-dx)
		if t.scrollBy(-dy) || moved {
			t.arrange()
		}
	case gripWindow:
		if t.camera.pan(dx * t.overview.perUnit() * t.camera.perDay) {
			t.arrange()
		}
	case gripFrom, gripTo:
		t.stretch(dx * t.overview.perUnit())
	}
}

// gripAt is what a drag that begins at a place holds.
func (t *Timeline) gripAt(p fyne.Position) grip {
	switch {
	case t.frame.overview.h > 0 && t.frame.overview.holds(p):
		return t.overview.grab(p)
	case t.frame.body.holds(p), t.frame.axis.holds(p):
		return gripLanes
	}
	return gripNone
}

// stretch moves the edge of the view that is held by a number of days. The
// other edge stays.
func (t *Timeline) stretch(days float64) {
	from, to := t.camera.left, t.camera.right()
	if t.pointer.grip == gripFrom {
		from = math.Max(t.camera.from, math.Min(from+days, to-closestDays))
	} else {
		to = math.Min(t.camera.to, math.Max(to+days, from+closestDays))
	}
	t.ShowDays(from, to)
}

// DragEnd implements fyne.Draggable.
func (t *Timeline) DragEnd() {
	t.pointer.grip = gripNone
	t.overlay.markPointer()
}
