package lanes

import (
	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

// linking is a link that is being drawn, from mark to mark: by a drag, or by
// key, with the arrows going from one event to the next as usual.
type linking struct {
	t    *Timeline
	from chronology.UID
	onto chronology.UID // "" for none yet
	by   linkingBy
	at   spot // of the pointer
	full int  // events that stand together under the pointer
}

// linkingBy says how a link is drawn.
type linkingBy uint8

const (
	linkingByKey linkingBy = iota
	linkingByDrag
)

// linkingKeys are the keys while a link is drawn by key.
var linkingKeys = []command{
	{KeyHelp{"Arrows, . ,", "choose the event to link to", groupLink}, linkingArrows()},
	{KeyHelp{"Enter", "link the two; the kind of link is asked", groupLink}, map[chord]func(*Timeline){
		plain(fyne.KeyReturn): (*Timeline).finishLink,
		plain(fyne.KeyEnter):  (*Timeline).finishLink,
	}},
}

func linkingArrows() map[chord]func(*Timeline) {
	on := everyArrow(plain, func(t *Timeline, key fyne.KeyName) {
		x := t.linked()
		next, lane := t.toward(x.here(), key)
		if next != "" {
			t.choice.lane = lane
		}
		x.reach(next)
	})
	along := func(t *Timeline, step int) {
		x := t.linked()
		x.reach(t.index.Next(x.here(), step, false))
	}
	on[letter('.')] = func(t *Timeline) { along(t, 1) }
	on[letter(',')] = func(t *Timeline) { along(t, -1) }
	return on
}

// linkByKey begins a link from the selected event.
func (t *Timeline) linkByKey() {
	if t.callbacks.Link != nil && !t.start() {
		t.begin(&linking{t: t, from: t.selected})
	}
}

// linkFrom is the drag that links an event; nil where there is nobody to be told.
func (t *Timeline) linkFrom(event chronology.UID) hold {
	if t.callbacks.Link == nil {
		return nil
	}
	return &linking{t: t, from: event, by: linkingByDrag}
}

// linked is the link that is being drawn by key.
func (t *Timeline) linked() *linking {
	x, _ := t.task.(*linking)
	return x
}

// here is where the keyboard is.
func (x *linking) here() chronology.UID {
	if x.onto != "" {
		return x.onto
	}
	return x.from
}

// reach makes an event the one to link to; the one that the link comes from
// cannot be.
func (x *linking) reach(event chronology.UID) {
	if event == "" {
		return
	}
	x.onto = event
	if event == x.from {
		x.onto = ""
	}
	x.t.reveal(event)
	x.t.arrange()
}

// finishLink links what has been chosen by key.
func (t *Timeline) finishLink() {
	if x := t.linked(); x != nil && x.onto != "" {
		t.endTask()
		t.callbacks.Link(x.from, x.onto)
	}
}

// linkTo ends a link that was begun by key at an event that is clicked, and
// reports whether there was one.
func (t *Timeline) linkTo(item *timeline.Item) bool {
	x := t.linked()
	if x == nil || item.Crowd > 1 {
		return false
	}
	x.reach(item.Event)
	t.finishLink()
	return true
}

func (x *linking) commands() []command { return linkingKeys }

func (x *linking) lasts() bool { return false }

func (x *linking) says() string {
	words := "Linking from " + x.t.quoted(x.from)
	if x.onto != "" {
		words += " to " + x.t.quoted(x.onto)
	}
	switch {
	case x.full > 1:
		return words + " · " + counted(x.full) + " stand together here: zoom in to part them"
	case x.by == linkingByDrag:
		return words + " · let go on the event to link to · Esc gives up"
	}
	return words + " · arrows choose the event to link to · Enter links · Esc gives up"
}

// follow takes the line to the pointer, or to the mark that it is on.
func (x *linking) follow(p fyne.Position) {
	x.at, _ = x.t.inBody(p)
	x.onto, x.full = "", 0
	if item, ok := x.t.hit(x.at); ok && item.Event != x.from {
		if x.full = item.Crowd; item.Crowd == 1 {
			x.onto = item.Event
		}
	}
	x.t.overlay.arrange()
}

func (x *linking) rolls() rolling { return rollsAround }

func (x *linking) drop() {
	if x.onto != "" {
		x.t.callbacks.Link(x.from, x.onto)
	}
}

// arrange draws the line above everything else, which is dimmed.
func (x *linking) arrange() {
	o, t := x.t.overlay, x.t
	shift, drop := t.shift(), t.drop()
	visibly(o.veil, true)
	put(o.veil, rect{0, 0, t.frame.body.w, t.frame.body.h})
	from, onto := o.standing(x.from), o.standing(x.onto)
	o.ghosts[0].stand(from)
	o.ghosts[1].stand(onto)
	visibly(o.target, onto.shown)
	if onto.shown {
		o.round(o.target, spot{onto.at.x - shift, onto.at.y - drop}, onto.width, 4*float64(t.look.scale), t.look.accent, 3*t.look.scale)
	}
	end := onto.at
	if !onto.shown {
		end = spot{x.at.x + shift, x.at.y + drop}
	}
	var drawn []timeline.Arrow
	if from.shown && (onto.shown || x.by == linkingByDrag) {
		drawn = []timeline.Arrow{{FromX: from.at.x, FromY: from.at.y, ToX: end.x, ToY: end.y}}
	}
	o.drawn.arrange(drawn)
}

func (x *linking) stop() {
	o := x.t.overlay
	visibly(o.veil, false)
	visibly(o.target, false)
	o.ghosts[0].hide()
	o.ghosts[1].hide()
	o.drawn.arrange(nil)
}
