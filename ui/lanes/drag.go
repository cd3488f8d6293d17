package lanes

import (
	"math"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology/timeline"
)

// grip is what a drag holds.
type grip uint8

const (
	gripNone   grip = iota
	gripLanes       // pans
	gripWindow      // moves the frame of the strip
	gripFrom        // stretches it to the left
	gripTo          // or to the right
	gripHold        // does what pointer.hold does
	gripSpent       // given up: moves nothing until the button is released
)

// A hold is a drag that does more than move the view. Escape gives it up.
type hold interface {
	deed
	follow(p fyne.Position) // the pointer has come to a place in the widget
	rolls() rolling         // whether the view moves along at its edges
	drop()                  // the button is released there
}

func (p *pointer) dragging() bool { return p.grip != gripNone }

// Dragged implements fyne.Draggable.
func (t *Timeline) Dragged(ev *fyne.DragEvent) {
	p := &t.pointer
	if p.grip == gripNone {
		t.grab(ev.Position)
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
		t.stretch(p.grip, dx*t.overview.perUnit())
	case gripHold:
		p.hold.follow(ev.Position)
		t.roll(ev.Position)
	}
}

// grab begins a drag where the button went down.
func (t *Timeline) grab(at fyne.Position) {
	p := &t.pointer
	if p.down {
		at = p.pressed
	}
	t.card.hide()
	if p.hold = t.holdAt(at); p.hold != nil {
		t.inHand()
		p.grip = gripHold
		t.overlay.markPointer()
		return
	}
	p.grip = t.gripAt(at)
}

// holdAt is what a drag from a place does with what is there; nil where it only
// moves the view.
func (t *Timeline) holdAt(p fyne.Position) hold {
	if !t.shows() {
		return nil
	}
	if x := t.reshapeFrom(p); x != nil {
		return x
	}
	if x := t.laneFrom(p); x != nil {
		return x
	}
	if t.dayLine.sign.holds(p) {
		return &lineDrag{t: t}
	}
	if t.knowing.holds(p) && t.pointer.under == nil {
		return &knowingDrag{t: t}
	}
	at, ok := t.inBody(p)
	if !ok {
		return nil
	}
	held, item := t.pointer.held, t.pointer.under
	switch {
	case t.overlay.handle.holds(p):
		return t.linkFrom(t.selected)
	case held&fyne.KeyModifierShift != 0:
		return &band{t: t, from: p, adds: held&addModifier != 0}
	case item == nil:
		return nil
	case held&linkModifier != 0 && item.Crowd == 1:
		return t.linkFrom(item.Event)
	case held == 0 && item.Crowd == 1 && t.onMark(at, item):
		return t.shiftFrom(item.Event, p)
	}
	return nil
}

// linkModifier is held to draw a link from a mark. After Alt, which people try,
// the toolkit opens its menu; Ctrl does without.
const linkModifier = addModifier | fyne.KeyModifierAlt

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

// stretch moves an edge of the view by a number of days. The other edge stays.
func (t *Timeline) stretch(edge grip, days float64) {
	from, to := t.camera.left, t.camera.right()
	if edge == gripFrom {
		from = math.Max(t.camera.from, math.Min(from+days, to-closestDays))
	} else {
		to = math.Min(t.camera.to, math.Max(to+days, from+closestDays))
	}
	t.ShowDays(from, to)
}

// DragEnd implements fyne.Draggable.
func (t *Timeline) DragEnd() {
	if p := &t.pointer; p.hold != nil {
		p.hold.drop()
	}
	t.letGo()
	t.pointer.grip = gripNone
}

// letGo ends a hold: what it has not done by then is not done.
func (t *Timeline) letGo() {
	if was := t.pointer.hold; was != nil {
		t.pointer.hold, t.pointer.grip = nil, gripSpent
		was.stop()
		t.arrange()
	}
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

// onMark reports whether a place of the lanes is on the mark of an item, not
// only on its bar or its label.
func (t *Timeline) onMark(at spot, item *timeline.Item) bool {
	m := t.look.metrics
	return math.Abs(at.x+t.shift()-item.X) <= item.Width/2+slop && math.Abs(at.y+t.drop()-item.Y) <= m.MarkSize/2+slop
}
