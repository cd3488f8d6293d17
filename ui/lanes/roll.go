package lanes

import (
	"time"

	"fyne.io/fyne/v2"
)

// While something is dragged to an edge of the lanes they move along, so that it
// can be taken further than what is in view.
const (
	rollEdge  = 28 // units from the edge at which they begin to
	rollStep  = 0.03
	rollTime  = 40 * time.Millisecond
	rollLanes = 14 // units by which they scroll
)

// roll moves the view along where the pointer drags something to an edge, and
// goes on as long as it stays there.
func (t *Timeline) roll(p fyne.Position) {
	t.pointer.last = p
	if t.rolls() && !t.pointer.rolling {
		t.pointer.rolling = true
		t.later(rollTime, t.rollOn)
	}
}

// rolls reports whether what is dragged is at an edge and can be taken further.
func (t *Timeline) rolls() bool {
	dx, dy := t.rollBy()
	return dx != 0 || dy != 0
}

// rollBy is how far the view is to move: a share of its width, and lanes in units.
func (t *Timeline) rollBy() (share, down float64) {
	h, b, p := t.pointer.hold, t.frame.body, t.pointer.last
	if h == nil || h.rolls() == rollsNot {
		return 0, 0
	}
	switch {
	case p.X < b.x+rollEdge:
		share = -rollStep
	case p.X > b.x+b.w-rollEdge:
		share = rollStep
	}
	if h.rolls() == rollsAround {
		switch {
		case p.Y < b.y+rollEdge:
			down = -rollLanes
		case p.Y > b.y+b.h-rollEdge:
			down = rollLanes
		}
	}
	return share, down
}

func (t *Timeline) rollOn() {
	t.pointer.rolling = false
	share, down := t.rollBy()
	moved := t.camera.pan(share * t.camera.width)
	if t.scrollBy(down) || moved {
		t.arrange()
		t.pointer.hold.follow(t.pointer.last)
		t.roll(t.pointer.last)
	}
}

// rolling says which ways the view moves along with a hold.
type rolling uint8

const (
	rollsNot    rolling = iota
	rollsAlong          // earlier and later
	rollsAround         // and up and down
)
