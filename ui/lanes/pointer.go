package lanes

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

// pointer is what the mouse is doing.
type pointer struct {
	last    fyne.Position // in the widget
	inLanes bool          // over the lanes, at
	at      spot
	over    bool          // on an item
	item    timeline.Item // in the world's units
	gap     *timeline.Gap // or on the words of a silence

	pressed fyne.Position // where a button went down
	held    fyne.KeyModifier
	down    bool
	moved   bool           // since it went down
	spent   bool           // the press has done what a double click would do
	under   *timeline.Item // where the button went down; nil for none
	grip    grip
	hold    hold // of a drag that does more than move the view
	rolling bool // the view is about to move along
}

// forget lets go of the item, which may no longer be there.
func (p *pointer) forget() { p.over, p.item, p.gap = false, timeline.Item{}, nil }

// slop is how near to a mark the pointer counts as on it, in units.
const slop = 3

// hit finds what stands at a place of the lanes, in the world's units.
func (t *Timeline) hit(at spot) (timeline.Item, bool) {
	if !t.shows() {
		return timeline.Item{}, false
	}
	const reach = 2 // marks to each side: what is drawn there is laid out
	v := t.world()
	start := at.x + t.shift() - reach*t.look.metrics.MarkSize
	v.Axis.Origin, v.Width = v.Axis.Day(start), 2*reach*t.look.metrics.MarkSize
	item, ok := t.index.Layout(v).Hit(reach*t.look.metrics.MarkSize, at.y+t.drop(), slop)
	item.X += start
	return item, ok
}

// inBody turns a place in the widget into one in the lanes; false where it is elsewhere.
func (t *Timeline) inBody(p fyne.Position) (spot, bool) {
	b := t.frame.body
	return spot{float64(p.X - b.x), float64(p.Y - b.y)}, b.holds(p)
}

// laneIn is the lane at a height of the view; false below the last.
func (t *Timeline) laneIn(y float64) (timeline.Lane, bool) {
	if i, _ := t.laneAt(y); i < len(t.rows.lanes) {
		return t.rows.lanes[i], true
	}
	return timeline.Lane{}, false
}

// agencyAt is the agency of the lane at a height of the view; false below the
// last, and in a lane that no agency or the family has to itself: what is entered
// there would have to be asked whose it is.
func (t *Timeline) agencyAt(y float64) (chronology.UID, bool) {
	lane, ok := t.laneIn(y)
	return lane.Agency, ok && (lane.Agency != "" || t.index.Plan().Group == timeline.ByAgency)
}

// heading is the lane whose heading is at a place in the widget.
func (t *Timeline) heading(p fyne.Position) (timeline.Lane, bool) {
	if !t.shows() || !t.frame.column.holds(p) || t.headings.bar(p) != nil {
		return timeline.Lane{}, false
	}
	return t.laneIn(float64(p.Y - t.frame.column.y))
}

// MouseIn implements desktop.Hoverable.
func (t *Timeline) MouseIn(ev *desktop.MouseEvent) { t.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (t *Timeline) MouseMoved(ev *desktop.MouseEvent) {
	p := &t.pointer
	p.last = ev.Position
	p.at, p.inLanes = t.inBody(ev.Position)
	was, item, gap := p.over, p.item, p.gap
	p.forget()
	if p.inLanes {
		p.item, p.over = t.hit(p.at)
	}
	_, _, away := t.overlay.outside.awayAt(p.at)
	if p.inLanes && !p.over && !away && t.shows() {
		if g, ok := t.gapAt(p.at); ok {
			p.gap = &g
		}
	}
	same := was && p.over && item.Event == p.item.Event && item.Lane == p.item.Lane || sameGap(gap, p.gap)
	t.hoverCard(t.card.shown && same)
	t.overlay.markPointer()
	if p.dragging() || t.card.kept {
		return
	}
	at := spot{float64(ev.Position.X - t.frame.body.x), float64(ev.Position.Y - t.frame.body.y)}
	if m, ok := t.bookmarks.hit(ev.Position); ok {
		t.card.show(t.bookmarkWords(m), t.look.accent, at)
	} else if lane, later, ok := t.overlay.outside.awayAt(at); ok && p.inLanes && !p.over {
		lines, colour := t.awayCard(lane, later)
		t.card.show(lines, colour, at)
	} else if lane, ok := t.heading(ev.Position); ok {
		t.card.showLane(lane, at)
	}
}

// hoverCard shows the card of what is under the pointer. Over the same item it
// stays where it is.
func (t *Timeline) hoverCard(same bool) {
	p := &t.pointer
	switch {
	case t.card.kept || same:
	case p.over && !p.dragging():
		t.card.showItem(p.item, spot{p.at.x, p.item.Y - t.drop()})
	case p.gap != nil && !p.dragging():
		t.card.showGap(*p.gap, p.at)
	default:
		t.card.hide()
	}
}

// MouseOut implements desktop.Hoverable.
func (t *Timeline) MouseOut() {
	t.pointer.inLanes = false
	t.pointer.forget()
	if !t.card.kept {
		t.card.hide()
	}
	t.overlay.markPointer()
}

// Cursor implements desktop.Cursorable.
func (t *Timeline) Cursor() desktop.Cursor {
	if _, on := t.overlay.ends.gripAt(t.pointer.last); on || t.dayLine.sign.holds(t.pointer.last) || t.knowing.holds(t.pointer.last) && !t.pointer.over {
		return desktop.HResizeCursor
	}
	switch {
	case t.pointer.over, t.onHeadingPart(t.pointer.last), t.overlay.handle.holds(t.pointer.last):
		return desktop.PointerCursor
	case t.frame.overview.holds(t.pointer.last):
		return t.overview.cursor(t.pointer.last)
	}
	return desktop.DefaultCursor
}

// A notch of the wheel scrolls by 25 units, or zooms by a fifth.
const (
	wheelNotch = 25.0
	wheelZoom  = 1.2
)

// Scrolled implements fyne.Scrollable.
func (t *Timeline) Scrolled(ev *fyne.ScrollEvent) {
	if !t.shows() {
		return
	}
	if l := t.shownList(); l != nil && t.card.holds(ev.Position) {
		l.scroll(-int(math.Copysign(1, float64(ev.Scrolled.DY))))
		t.overlay.arrange()
		return
	}
	if !t.card.kept {
		t.card.hide()
	}
	t.wheel(ev)
	if at, ok := t.inBody(ev.Position); ok && t.pointer.inLanes {
		t.pointer.forget()
		t.pointer.item, t.pointer.over = t.hit(at)
		t.overlay.markPointer()
	}
}

func (t *Timeline) wheel(ev *fyne.ScrollEvent) {
	dx, dy := float64(ev.Scrolled.DX), float64(ev.Scrolled.DY)
	held := t.modifiers()
	switch {
	case held&zoomModifier != 0:
		x := math.Max(0, float64(ev.Position.X-t.frame.body.x))
		t.zoomAt(x, float64(ev.Position.Y-t.frame.body.y), math.Pow(wheelZoom, (dx+dy)/wheelNotch))
		return
	case held&fyne.KeyModifierShift != 0, t.mostScroll() == 0:
		dx, dy = dx+dy, 0
	}
	moved := t.camera.pan(-2 * dx)
	if t.scrollBy(-dy) || moved {
		t.arrange()
	}
}

// zoomModifier is held to zoom with the wheel: Ctrl, or the command key of a Mac.
const zoomModifier = fyne.KeyModifierControl | fyne.KeyModifierSuper

func (t *Timeline) takeFocus() {
	if app := fyne.CurrentApp(); app != nil {
		if c := app.Driver().CanvasForObject(t); c != nil {
			c.Focus(t)
		}
	}
}

// heldModifiers asks the keyboard.
func heldModifiers() fyne.KeyModifier {
	if app := fyne.CurrentApp(); app != nil {
		if d, ok := app.Driver().(desktop.Driver); ok {
			return d.CurrentKeyModifiers()
		}
	}
	return 0
}
