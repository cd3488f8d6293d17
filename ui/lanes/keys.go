package lanes

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

// Steps of the keys.
const (
	keyPan  = 0.1 // of the width in view
	keyPage = 0.9
	keyZoom = 1.5
)

// FocusGained implements fyne.Focusable.
func (t *Timeline) FocusGained() {
	t.focused = true
	t.overlay.arrange()
}

// FocusLost implements fyne.Focusable.
func (t *Timeline) FocusLost() {
	t.focused = false
	t.endPassing()
	if t.card.kept {
		t.card.hide()
	}
	t.overlay.arrange()
	if t.callbacks.Left != nil {
		t.callbacks.Left()
	}
}

// TypedRune implements fyne.Focusable.
func (t *Timeline) TypedRune(r rune) { t.act(chord{letter: r}) }

// TypedKey implements fyne.Focusable.
func (t *Timeline) TypedKey(ev *fyne.KeyEvent) {
	if !t.act(chord{key: ev.Name, held: t.modifiers() & fyne.KeyModifierShift}) && t.callbacks.Key != nil {
		t.callbacks.Key(ev)
	}
}

// TypedShortcut implements fyne.Shortcutable: keys with Ctrl or Alt. What is
// not for the timeline goes on to the window.
func (t *Timeline) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *desktop.CustomShortcut:
		if t.act(chord{key: s.KeyName, held: s.Modifier}) {
			return
		}
	case *fyne.ShortcutSelectAll:
		if t.act(ctrl(fyne.KeyA)) {
			return
		}
	case *fyne.ShortcutCopy:
		if t.act(ctrl(fyne.KeyC)) {
			return
		}
	case *fyne.ShortcutPaste:
		if t.act(ctrl(fyne.KeyV)) {
			return
		}
	}
	if app := fyne.CurrentApp(); app != nil {
		if c, ok := app.Driver().CanvasForObject(t).(fyne.Shortcutable); ok {
			c.TypedShortcut(s)
		}
	}
}

// move pans or scrolls by a step.
func (t *Timeline) move(key fyne.KeyName) {
	switch key {
	case fyne.KeyLeft:
		t.PanBy(-keyPan)
	case fyne.KeyRight:
		t.PanBy(keyPan)
	case fyne.KeyUp:
		t.scrollLanes(-1)
	case fyne.KeyDown:
		t.scrollLanes(1)
	}
}

// scrollLanes scrolls by a number of least lanes (over 0: down).
func (t *Timeline) scrollLanes(lanes float64) {
	if t.scrollBy(lanes * t.look.metrics.LaneMin) {
		t.arrange()
	}
}

// arrow goes to the next event in a direction; without a selected event it moves the view.
func (t *Timeline) arrow(key fyne.KeyName) {
	from := t.choice.cursor
	if _, ok := t.place(from); !ok {
		t.move(key)
		return
	}
	next, lane := t.toward(from, key)
	if next != "" {
		t.choice.lane = lane
	}
	t.goOn(next)
}

// along goes to the next or the previous event of all lanes, from the first or
// the last where none is selected.
func (t *Timeline) along(step int) { t.goOn(t.index.Next(t.choice.cursor, step, false)) }

// goOn selects an event, and takes its card along where one was asked for.
func (t *Timeline) goOn(event chronology.UID) {
	if event == "" {
		return
	}
	kept := t.card.kept
	t.choose(event)
	if kept {
		t.toggleCard()
	}
}

// toward is the next event in the direction of an arrow key, and its lane; "" at
// the end.
func (t *Timeline) toward(event chronology.UID, key fyne.KeyName) (chronology.UID, timeline.LaneID) {
	at, ok := t.spotOf(event)
	if !ok {
		return "", timeline.LaneID{}
	}
	switch key {
	case fyne.KeyLeft:
		return t.index.NextIn(at.Lane, event, -1), at.Lane
	case fyne.KeyRight:
		return t.index.NextIn(at.Lane, event, 1), at.Lane
	case fyne.KeyUp:
		return t.index.Across(at.Lane, event, -1)
	}
	return t.index.Across(at.Lane, event, 1)
}

// start selects the event nearest to the middle of the view where none is
// selected, so that the keyboard can start from nothing, and says so. It reports
// whether it did.
func (t *Timeline) start() bool {
	if _, ok := t.place(t.selected); ok {
		return false
	}
	v := t.world()
	v.Axis.Origin, v.Width = t.camera.left, t.camera.width
	nearest := math.Inf(1)
	event, lane := chronology.UID(""), t.choice.lane
	for _, item := range t.index.Layout(v).Items {
		away := math.Hypot(item.X-t.camera.width/2, item.Y-t.scroll-float64(t.frame.body.h)/2)
		if away < nearest {
			nearest, event, lane = away, item.Event, t.rows.lanes[item.Lane].ID
		}
	}
	t.choice.lane = lane
	t.choose(event)
	if event != "" {
		t.say(sentence(t.quoted(event)) + " is selected: the same key again does something with it.")
	}
	return event != ""
}

func (t *Timeline) toStart() {
	from, _ := t.index.Scope()
	t.bring(from, 0)
}

func (t *Timeline) toEnd() {
	_, to := t.index.Scope()
	t.bring(to, 1)
}

// bring pans so that a day stands at a share of the width, or as near as the limits allow.
func (t *Timeline) bring(day, share float64) {
	margin := (0.5 - share) * 2 * scopeMargin * t.camera.days()
	t.camera.pan((day - margin - share*t.camera.days() - t.camera.left) * t.camera.perDay)
	t.arrange()
}

// enter opens the selected event, looks closer where it stands together with
// others, or selects one to begin with.
func (t *Timeline) enter() {
	switch {
	case t.start():
	case t.crowdOf(t.selected) != nil:
		t.openCrowd(t.selected)
	default:
		t.open(t.selected)
	}
}

// tell shows or hides the card of the selected event, or of those that it stands
// together with, or selects one to begin with.
func (t *Timeline) tell() {
	switch {
	case t.start():
	case t.crowdOf(t.selected) != nil:
		t.listCrowd(t.selected)
	default:
		t.toggleCard()
	}
}

func (t *Timeline) open(event chronology.UID) {
	if event != "" && t.callbacks.Open != nil {
		t.callbacks.Open(event)
	}
}

func (t *Timeline) delete(event chronology.UID) {
	if event != "" && t.callbacks.Delete != nil {
		t.callbacks.Delete(event)
	}
}

// goBack has the window go back or forward through what was looked at.
func (t *Timeline) goBack(step int) {
	if t.callbacks.GoBack != nil {
		t.callbacks.GoBack(step)
	}
}

func (t *Timeline) askDate() {
	if t.callbacks.GoToDate != nil {
		t.callbacks.GoToDate()
	}
}

func (t *Timeline) help() {
	if t.callbacks.Help != nil {
		t.callbacks.Help()
	}
}

func (t *Timeline) explain() {
	if t.callbacks.Legend != nil {
		t.callbacks.Legend()
	}
}

// copyChosen copies the selected events.
func (t *Timeline) copyChosen() {
	if len(t.choice.events) > 0 && t.callbacks.Copy != nil {
		t.callbacks.Copy(t.Chosen())
	}
}

// pasteHere puts what was copied where the keyboard is: into the lane of the
// selected event, on its day, or into the middle of the view.
func (t *Timeline) pasteHere() {
	at, ok := t.place(t.choice.cursor)
	if !ok {
		at = t.middle()
	}
	t.pasteAt(at)
}

func (t *Timeline) pasteAt(at spot) {
	if agency, ok := t.agencyAt(at.y); ok && t.callbacks.Paste != nil {
		t.callbacks.Paste(agency, t.camera.day(at.x))
	}
}

// middle is the middle of what is in view.
func (t *Timeline) middle() spot {
	return spot{t.camera.width / 2, math.Min(float64(t.frame.body.h), t.rows.height) / 2}
}

// toggleCard shows or hides the card of the selected event.
func (t *Timeline) toggleCard() {
	p, ok := t.place(t.selected)
	if t.card.kept || !ok {
		t.card.hide()
		return
	}
	lane, _ := t.laneAt(p.y)
	colour := t.look.accent
	if lane < len(t.rows.lanes) {
		colour = t.rows.lanes[lane].Colour
	}
	t.card.showEvent(t.selected, colour, p)
	t.card.kept = t.card.shown
}

// escape gives up a drag or a task, else hides the card; when there is none, it
// selects one of several, then nothing; last of all it takes the line away.
func (t *Timeline) escape() {
	switch {
	case t.cancelDrag(), t.endTask():
	case t.card.shown:
		t.card.hide()
	case len(t.choice.events) > 1 || t.choice.cursor != t.selected:
		t.choose(t.selected)
	case t.knowing.on:
		t.knowNoLonger()
	case t.selected == "" && t.dayLine.on:
		t.dayLine.take()
	default:
		t.choose("")
	}
}
