package lanes

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

// choice is what the person has selected. The first is the one that Select was
// told, which other views show; Ctrl and Shift add to it.
type choice struct {
	events []chronology.UID
	has    map[chronology.UID]bool // of several; nil for one or none
	anchor chronology.UID          // where a range begins
	cursor chronology.UID          // where the keyboard is, selected or not
	lane   timeline.LaneID         // the one of the event's lanes where it is
}

func newChoice(events []chronology.UID) choice {
	c := choice{events: slices.Clone(events)}
	if len(events) > 0 {
		c.anchor, c.cursor = events[0], events[0]
	}
	if len(events) > 1 {
		c.has = make(map[chronology.UID]bool, len(events))
		for _, e := range events {
			c.has[e] = true
		}
	}
	return c
}

// Select marks an event and brings it into view; "" marks none. One that is the
// first of several already leaves the others marked, too: it is what the window
// answers when it is told of it. It does not call Callbacks.Select.
func (t *Timeline) Select(event chronology.UID) {
	if t.selected == event {
		return
	}
	t.SelectMany(only(event))
}

// SelectMany marks several events and brings the first into view. Like Select
// it calls nothing back.
func (t *Timeline) SelectMany(events []chronology.UID) {
	t.endPassing()
	several := t.choice.has != nil || len(events) > 1
	lane := t.choice.lane
	t.choice = newChoice(events)
	t.choice.lane = lane
	t.selected = ""
	t.dayLine.leads = false
	if len(events) > 0 {
		t.selected = events[0]
	}
	t.card.hide()
	t.reveal(t.selected)
	if several {
		t.tiles.renew()
	}
	t.overlay.renew()
	t.arrange()
}

// Selected is the marked event, of several the one that Callbacks.Select was
// told; "" for none.
func (t *Timeline) Selected() chronology.UID { return t.selected }

// Chosen is every marked event, Selected first.
func (t *Timeline) Chosen() []chronology.UID { return slices.Clone(t.choice.events) }

func only(event chronology.UID) []chronology.UID {
	if event == "" {
		return nil
	}
	return []chronology.UID{event}
}

// choose selects an event and says so; "" selects none.
func (t *Timeline) choose(event chronology.UID) { t.chooseAll(only(event)) }

// chooseAll selects events and says so.
func (t *Timeline) chooseAll(events []chronology.UID) {
	if slices.Equal(events, t.choice.events) {
		t.choice.cursor = t.selected
		t.overlay.arrange()
		return
	}
	was := t.selected
	t.SelectMany(events)
	if t.selected != was && t.callbacks.Select != nil {
		t.callbacks.Select(t.selected)
	}
	if t.callbacks.Chosen != nil {
		t.callbacks.Chosen(t.Chosen())
	}
}

// chooseToo selects an event as well, or no longer.
func (t *Timeline) chooseToo(event chronology.UID) {
	events := t.Chosen()
	if i := slices.Index(events, event); i >= 0 {
		events = slices.Delete(events, i, i+1)
	} else {
		events = append([]chronology.UID{event}, events...)
	}
	t.chooseAll(events)
	t.choice.cursor = event
	t.overlay.arrange()
}

// chooseTo selects the events of the lane from where the range began to this
// one; in another lane it selects this one as well.
func (t *Timeline) chooseTo(event chronology.UID) {
	from := t.choice.anchor
	stretch := t.between(from, event)
	if stretch == nil {
		if !slices.Contains(t.choice.events, event) {
			t.chooseToo(event)
		}
		return
	}
	t.chooseAll(stretch)
	t.choice.anchor = from
}

// between lists the events from one to another in the lane of the first, the
// other first; nil where that does not stand there.
func (t *Timeline) between(from, to chronology.UID) []chronology.UID {
	at, ok := t.spotOf(from)
	for _, step := range []int{1, -1} {
		var passed []chronology.UID
		for e := from; ok && e != ""; e = t.index.NextIn(at.Lane, e, step) {
			passed = append(passed, e)
			if e == to {
				slices.Reverse(passed)
				return passed
			}
		}
	}
	return nil
}

// chooseItem selects what stands somewhere, in the lane where it stands.
func (t *Timeline) chooseItem(item *timeline.Item) {
	t.choice.lane = t.rows.lanes[item.Lane].ID
	t.choose(item.Event)
}

// click acts on a press of an event: with Ctrl it selects it as well, with Shift
// all from the last one to it. The other button, which opens a menu, leaves
// several selected where it is pressed on one of them.
func (t *Timeline) click(item *timeline.Item, ev *desktop.MouseEvent) {
	event := item.Event
	switch {
	case ev.Button != desktop.MouseButtonPrimary && slices.Contains(t.choice.events, event):
	case t.pointer.held&addModifier != 0:
		t.chooseToo(event)
	case t.pointer.held&fyne.KeyModifierShift != 0 && t.selected != "":
		t.chooseTo(event)
	default:
		t.chooseItem(item)
	}
}

// clickCrowd acts on a press of events that stand together: with Ctrl it selects
// all of them as well, or none of them any longer.
func (t *Timeline) clickCrowd(item *timeline.Item, ev *desktop.MouseEvent) {
	switch {
	case ev.Button != desktop.MouseButtonPrimary:
		t.chooseItem(item)
	case t.pointer.held&addModifier != 0:
		t.chooseCrowd(t.eventsOf(item))
	case t.pointer.held&fyne.KeyModifierShift != 0 && t.selected != "":
		t.chooseTo(item.Event)
	default:
		t.pressCrowd(item)
	}
}

// chooseCrowd selects several more events, or none of them where all are.
func (t *Timeline) chooseCrowd(events []chronology.UID) {
	in := map[chronology.UID]bool{}
	for _, e := range events {
		in[e] = true
	}
	others := slices.DeleteFunc(t.Chosen(), func(e chronology.UID) bool { return in[e] })
	if len(t.choice.events)-len(others) == len(events) {
		events = nil
	}
	t.chooseAll(append(slices.Clone(events), others...))
}

// addModifier is held to select one more: Ctrl, or the command key of a Mac.
const addModifier = fyne.KeyModifierControl | fyne.KeyModifierSuper

// chooseInView selects everything in view.
func (t *Timeline) chooseInView() {
	t.chooseAll(t.within(rect{0, 0, t.frame.body.w, t.frame.body.h}))
}

// within lists the events whose marks stand in a part of the lanes, from the
// left; of a crowd, all.
func (t *Timeline) within(part rect) []chronology.UID {
	if part.w <= 0 || part.h <= 0 {
		return nil
	}
	v := t.world()
	start := float64(part.x) + t.shift()
	v.Axis.Origin, v.Width = v.Axis.Day(start), float64(part.w)
	top, bottom := float64(part.y)+t.drop(), float64(part.y+part.h)+t.drop()
	var events []chronology.UID
	listed := map[chronology.UID]bool{} // one may stand in several lanes
	for _, item := range t.index.Layout(v).Items {
		if item.X < 0 || item.X > v.Width || item.Y < top || item.Y > bottom {
			continue
		}
		for _, e := range t.eventsOf(&item) {
			if !listed[e] {
				listed[e] = true
				events = append(events, e)
			}
		}
	}
	return events
}

// eventsOf are the events of an item: one, or those of a crowd.
func (t *Timeline) eventsOf(item *timeline.Item) []chronology.UID {
	if item.Crowd > 1 {
		return t.index.CrowdIn(t.rows.lanes[item.Lane].ID, item.Event, t.world())
	}
	return only(item.Event)
}

// wander moves the keyboard to another event and leaves the selection as it is.
func (t *Timeline) wander(key fyne.KeyName) {
	if _, ok := t.place(t.choice.cursor); !ok {
		t.move(key)
		return
	}
	if next, lane := t.toward(t.choice.cursor, key); next != "" {
		t.choice.cursor, t.choice.lane = next, lane
		t.card.hide()
		t.reveal(next)
		t.arrange()
	}
}

// extend selects further in a direction.
func (t *Timeline) extend(key fyne.KeyName) {
	if _, ok := t.place(t.choice.cursor); !ok {
		t.move(key)
		return
	}
	if next, lane := t.toward(t.choice.cursor, key); next != "" {
		t.chooseTo(next)
		t.choice.cursor, t.choice.lane = next, lane
		t.reveal(next)
		t.arrange()
	}
}

// pick selects the event where the keyboard is as well, or no longer.
func (t *Timeline) pick() {
	if _, ok := t.place(t.choice.cursor); ok {
		t.chooseToo(t.choice.cursor)
	}
}
