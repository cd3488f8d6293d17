package lanes

import (
	"math"
	"slices"

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
	gripBand        // selects what the rectangle takes in
	gripSpent       // given up: moves nothing until the button is released
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
		p.grip, p.from = t.gripAt(start), start
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
	case gripBand:
		t.overlay.drawBand(t.bandTo(ev.Position))
	}
}

// gripAt is what a drag that begins at a place holds.
func (t *Timeline) gripAt(p fyne.Position) grip {
	switch {
	case t.frame.overview.h > 0 && t.frame.overview.holds(p):
		return t.overview.grab(p)
	case t.frame.body.holds(p) && t.pointer.held&fyne.KeyModifierShift != 0:
		return gripBand
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
	p := &t.pointer
	if p.grip == gripBand {
		t.chooseBand()
	}
	t.letGo()
}

// letGo ends a drag and takes away what it drew. What has not been done by then
// is not done.
func (t *Timeline) letGo() {
	t.pointer.grip = gripNone
	t.overlay.drawBand(rect{})
	t.overlay.markPointer()
}

// cancelDrag gives up a drag that is going on and reports whether there was one.
// Panning is not taken back: nothing but the view has changed.
func (t *Timeline) cancelDrag() bool {
	if !t.pointer.dragging() || t.pointer.grip == gripSpent {
		return false
	}
	t.letGo()
	t.pointer.grip = gripSpent
	return true
}

// bandTo is the rectangle of the lanes from where the drag began to a place in
// the widget.
func (t *Timeline) bandTo(to fyne.Position) rect {
	b, p := t.frame.body, &t.pointer
	within := func(at fyne.Position) fyne.Position {
		return fyne.NewPos(min(max(at.X-b.x, 0), b.w), min(max(at.Y-b.y, 0), b.h))
	}
	from, to := within(p.from), within(to)
	p.band = rect{min(from.X, to.X), min(from.Y, to.Y), max(from.X, to.X) - min(from.X, to.X), max(from.Y, to.Y) - min(from.Y, to.Y)}
	return p.band
}

// chooseBand selects what the rectangle takes in; with Ctrl too, it adds that to
// the selection.
func (t *Timeline) chooseBand() {
	events := t.within(t.pointer.band)
	if t.pointer.held&addModifier != 0 {
		for _, e := range t.choice.events {
			if !slices.Contains(events, e) {
				events = append(events, e)
			}
		}
	}
	t.chooseAll(events)
}

// drawBand shows the rectangle that a drag draws; an empty one hides it.
func (o *overlay) drawBand(r rect) {
	visibly(o.band, r.w > 0 || r.h > 0)
	put(o.band, r)
}
