package lanes

import (
	"slices"

	"fyne.io/fyne/v2"
)

// band is a drag with Shift: a rectangle that selects what it takes in, and with
// Ctrl adds that to the selection.
type band struct {
	t    *Timeline
	from fyne.Position
	part rect // of the lanes
	adds bool
}

func (b *band) follow(p fyne.Position) {
	body := b.t.frame.body
	inside := func(p fyne.Position) fyne.Position {
		return fyne.NewPos(min(max(p.X-body.x, 0), body.w), min(max(p.Y-body.y, 0), body.h))
	}
	from, to := inside(b.from), inside(p)
	left, top := min(from.X, to.X), min(from.Y, to.Y)
	b.part = rect{left, top, max(from.X, to.X) - left, max(from.Y, to.Y) - top}
	visibly(b.t.overlay.band, true)
	put(b.t.overlay.band, b.part)
}

func (b *band) rolls() rolling { return rollsNot }

func (b *band) drop() {
	events := b.t.within(b.part)
	if b.adds {
		for _, e := range b.t.choice.events {
			if !slices.Contains(events, e) {
				events = append(events, e)
			}
		}
	}
	b.t.chooseAll(events)
}

func (b *band) says() string { return "" }

func (b *band) arrange() {}

func (b *band) stop() { visibly(b.t.overlay.band, false) }
