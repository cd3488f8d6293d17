package lanes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"throughline.org/throughline/chronology/timeline"
)

// MouseDown implements desktop.Mouseable. It selects at once: a tap would wait
// to see whether a second follows.
func (t *Timeline) MouseDown(ev *desktop.MouseEvent) {
	p := &t.pointer
	p.down, p.moved, p.spent, p.pressed, p.held = true, false, false, ev.Position, ev.Modifier
	if t.pressCard(ev.Position) {
		p.down, p.under = false, nil
		return
	}
	at, inLanes := t.inBody(ev.Position)
	item, onItem := timeline.Item{}, false
	if inLanes {
		// Before the focus is taken: a form that loses it may save what moves the event.
		item, onItem = t.hit(at)
	}
	if p.under = nil; onItem {
		p.under = &item
	}
	t.takeFocus()
	if _, on := t.task.(*laneWalk); on && inLanes {
		t.endTask() // the person has turned to the events
	}
	switch {
	case t.onGrip(ev.Position):
	case inLanes && !onItem && ev.Button == desktop.MouseButtonPrimary && t.pressAway(at):
		p.down = false
	case onItem && t.linkTo(&item):
	case onItem && ev.Modifier&linkModifier != 0: // when it is released: it may be a drag
	case onItem:
		t.clickItem(&item, ev)
	case !inLanes && ev.Button == desktop.MouseButtonPrimary:
		t.pressBeside(ev.Position)
	}
}

// clickItem acts on a press of what stands somewhere.
func (t *Timeline) clickItem(item *timeline.Item, ev *desktop.MouseEvent) {
	if item.Crowd > 1 {
		t.clickCrowd(item, ev)
		return
	}
	t.card.kept = false
	t.click(item, ev)
}

// pressAway goes to the nearest event beyond the edge where a count of those is
// pressed, and reports whether one was.
func (t *Timeline) pressAway(at spot) bool {
	lane, later, ok := t.overlay.outside.awayAt(at)
	if !ok {
		return false
	}
	step := -1
	if later {
		step = 1
	}
	t.goBeyond(lane, step)
	return true
}

// onHeadingPart reports whether a place is on a part of a heading that can be pressed.
func (t *Timeline) onHeadingPart(p fyne.Position) bool {
	_, fold, pill := t.headings.partsAt(p)
	return fold || pill || t.headings.bar(p) != nil
}

// onGrip reports whether a place is on what the selected event is linked or
// reshaped by.
func (t *Timeline) onGrip(p fyne.Position) bool {
	_, end := t.overlay.ends.gripAt(p)
	return end || t.overlay.handle.holds(p)
}

// pressBeside acts on a press of the headings or the strip.
func (t *Timeline) pressBeside(p fyne.Position) {
	if m, ok := t.bookmarks.hit(p); ok {
		t.pointer.down = false // it is no click of the axis
		t.GoTo(m.Day)
		return
	}
	if t.headings.press(p) {
		return
	}
	if parts, fold, pill := t.headings.partsAt(p); fold {
		t.collapse(parts.lane.ID, !parts.lane.Style.Collapsed)
		return
	} else if pill {
		t.listUndated(parts.lane)
		return
	}
	if lane, ok := t.heading(p); ok {
		t.walkTo(lane.ID)
	}
	if t.frame.overview.holds(p) {
		t.jump(p)
	}
}

// jump centres the view on a day of the strip that is not in view.
func (t *Timeline) jump(p fyne.Position) {
	day := t.overview.day(p.X)
	if t.overview.grab(p) == gripWindow && (day < t.camera.left || day > t.camera.right()) {
		t.camera.pan((day - t.camera.days()/2 - t.camera.left) * t.camera.perDay)
		t.arrange()
	}
}

// MouseUp implements desktop.Mouseable. A click where nothing is selects nothing,
// unless keys are held that add to the selection.
func (t *Timeline) MouseUp(ev *desktop.MouseEvent) {
	p := &t.pointer
	switch {
	case !p.down || p.moved || !t.shows() || t.onGrip(ev.Position):
	case p.under != nil && p.held&linkModifier != 0:
		t.clickItem(p.under, ev)
	case ev.Button == desktop.MouseButtonPrimary:
		t.clicked(ev.Position)
	}
	p.down = false
}

// clicked acts on a click of what is no event.
func (t *Timeline) clicked(p fyne.Position) {
	if t.knowing.holds(p) {
		return
	}
	if t.frame.axis.holds(p) {
		t.clickAxis(p)
	}
	if at, ok := t.inBody(p); ok && t.pointer.held&(addModifier|fyne.KeyModifierShift) == 0 {
		if _, ok := t.hit(at); !ok {
			t.choose("")
		}
	}
}

// DoubleTapped implements fyne.DoubleTappable: it opens an event, looks closer
// at a crowd, or begins a new event where there is none.
func (t *Timeline) DoubleTapped(ev *fyne.PointEvent) {
	if t.card.kept && t.card.holds(ev.Position) {
		if _, ok := t.card.rowAt(ev.Position); ok {
			t.openListed()
		}
		return
	}
	at, ok := t.inBody(ev.Position)
	if !ok || !t.shows() || t.onGrip(ev.Position) || t.pointer.spent {
		return
	}
	item, ok := t.hit(at)
	switch {
	case ok && item.Crowd > 1:
		t.openCrowd(item.Event)
	case ok:
		t.open(item.Event)
	default:
		t.newAt(at)
	}
}

func (t *Timeline) newAt(at spot) {
	agency, ok := t.agencyAt(at.y)
	switch _, inLane := t.laneIn(at.y); {
	case t.callbacks.NewAt == nil:
	case ok:
		t.callbacks.NewAt(agency, t.camera.day(at.x))
	case inLane:
		t.say("Whose event it would be is not clear in this lane: have the lanes stand for agencies first.")
	}
}
