package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/store"
)

// lanesDialog lists every lane, also those that are hidden, with how many events
// each holds: to show and hide them, to move them, and to give them colours.
type lanesDialog struct {
	d     *desk
	list  *list
	says  *prose
	lanes []timeline.Lane
	at    int

	toggle, up, down, colour *button
	sheet                    *sheet
}

func (d *desk) openLanes() *lanesDialog {
	d.inspector.commit()
	d.jump(func() { d.show(viewTimeline) })
	l := &lanesDialog{d: d, says: newProse("", theme.ColorNameForeground)}
	l.list = d.w.list(func() int { return len(l.lanes) }, newLaneRow, l.row)
	l.list.OnSelected = func(n int) { l.at = n; l.sayButtons() }
	l.list.key = l.key
	l.toggle = d.w.button("Hide", l.flip)
	l.up = d.w.button("Up", func() { l.move(-1) })
	l.down = d.w.button("Down", func() { l.move(1) })
	l.colour = d.w.button("Colour…", l.askColour)
	done := d.w.button("Close", func() { l.sheet.hide() })
	l.sheet = d.w.newSheet("Lanes", container.NewBorder(l.says, nil, nil, nil, l.list), l.toggle, l.up, l.down, l.colour, done)
	l.load()
	l.sheet.show(560, 520, l.list)
	l.list.Select(0)
	return l
}

// load lists the lanes as they stand.
func (l *lanesDialog) load() {
	l.lanes = l.d.timeline.all()
	hidden, events := 0, 0
	for _, x := range l.lanes {
		if x.Style.Hidden {
			hidden++
			events += x.Count
		}
	}
	said := "A lane for each " + groupingName(l.d.plans.group) + "; every one is shown."
	if hidden > 0 {
		said = fmt.Sprintf("A lane for each %s; %s hidden, with %s.", groupingName(l.d.plans.group), count(hidden, "lane"), count(events, "event"))
	}
	l.says.say(said+" Space shows or hides the marked one.", theme.ColorNameForeground)
	l.list.Refresh()
	l.sayButtons()
}

// lane is the marked one; nil where there is none.
func (l *lanesDialog) lane() *timeline.Lane {
	if l.at < len(l.lanes) {
		return &l.lanes[l.at]
	}
	return nil
}

func newLaneRow() fyne.CanvasObject {
	name, note := newWords(""), newSmallWords("")
	name.least, note.least = 10, 10
	swatch := canvas.NewRectangle(nil)
	swatch.SetMinSize(fyne.NewSize(theme.TextSize()*0.6, 0))
	return container.NewPadded(container.NewBorder(nil, nil, swatch, nil, newColumn(0.5, name, note)))
}

func (l *lanesDialog) row(n int, o fyne.CanvasObject) {
	lane := l.lanes[n]
	body := o.(*fyne.Container).Objects[0].(*fyne.Container)
	for _, part := range body.Objects {
		switch x := part.(type) {
		case *canvas.Rectangle:
			x.FillColor = lane.Colour
			x.Refresh()
		case *fyne.Container:
			x.Objects[0].(*words).say(either(lane.Sub, "    ", "") + lane.Name)
			x.Objects[1].(*words).say(either(lane.Sub, "    ", "") + joinFilled(" · ", where(lane.Style.Hidden, "hidden"), lane.Note, where(lane.Style.Collapsed, "collapsed")))
		}
	}
}

// key works the list: Space shows and hides, Control with the arrows moves.
func (l *lanesDialog) key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeySpace || ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
		l.flip()
		return true
	}
	return l.d.w.key(ev)
}

// sayButtons makes the buttons say what they would do with the marked lane.
func (l *lanesDialog) sayButtons() {
	lane := l.lane()
	if lane == nil {
		return
	}
	l.toggle.SetText(either(lane.Style.Hidden, "Show", "Hide"))
	able(l.up, l.target(-1) != nil)
	able(l.down, l.target(1) != nil)
	able(l.colour, l.agency() != nil)
}

func able(b *button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// agency is the one whose lane is marked; nil where the lane is no agency's.
func (l *lanesDialog) agency() *chronology.Agency {
	if lane := l.lane(); lane != nil && l.d.plans.group == timeline.ByAgency && !lane.Sub {
		return l.d.s.review().Agency(lane.Agency)
	}
	return nil
}

// flip shows or hides the marked lane. One that the set-up hides is shown there.
func (l *lanesDialog) flip() {
	lane := l.lane()
	if lane == nil {
		return
	}
	hide := !lane.Style.Hidden
	if a := l.agency(); a != nil && a.Hidden && !hide {
		shown := *a
		shown.Hidden = false
		l.d.s.edit("hide or show agency", func(tx *store.Edit) error { return tx.Put(&shown) })
	}
	l.d.style(lane.ID, func(s *timeline.LaneStyle) { s.Hidden = hide })
	l.load()
}

// target is the lane that the marked one would pass if it was moved; nil for none.
func (l *lanesDialog) target(step int) *timeline.Lane {
	lane := l.lane()
	if lane == nil || lane.ID == (timeline.LaneID{}) {
		return nil
	}
	for n := l.at + step; n >= 0 && n < len(l.lanes); n += step {
		other := &l.lanes[n]
		switch {
		case other.ID == (timeline.LaneID{}):
			return nil
		case lane.Sub && (!other.Sub || other.ID.Of != lane.ID.Of):
			return nil
		case lane.Sub == other.Sub:
			return other
		}
	}
	return nil
}

// move moves the marked lane by one place.
func (l *lanesDialog) move(step int) {
	lane, other := l.lane(), l.target(step)
	if other == nil {
		return
	}
	id, before := lane.ID, other.ID
	if step > 0 { // before the one behind it
		before = timeline.LaneID{}
		at := slices.IndexFunc(l.lanes, func(x timeline.Lane) bool { return x.ID == other.ID })
		for _, x := range l.lanes[at+1:] {
			if x.Sub == lane.Sub {
				before = x.ID
				break
			}
		}
		if lane.Sub && before.Of != id.Of {
			before = timeline.LaneID{}
		}
	}
	l.d.moveLane(id, before)
	l.load()
	if at := slices.IndexFunc(l.lanes, func(x timeline.Lane) bool { return x.ID == id }); at >= 0 {
		l.list.Select(at)
	}
}

// colourNames are what the colours of lanes look like, for those who tell them
// apart with difficulty: in the order of chronology.AgencyColours.
var colourNames = []string{
	"blue", "purple", "green", "teal", "ochre", "brick red", "olive", "navy",
	"plum", "sky blue", "taupe", "slate grey", "forest green", "raspberry", "violet", "brown",
}

// askColour gives the marked lane's agency another colour.
func (l *lanesDialog) askColour() {
	if a := l.agency(); a != nil {
		l.d.askColour(a.UID, l.load)
	}
}

// askColour gives an agency's lane another colour, named and shown.
func (d *desk) askColour(agency chronology.UID, done func()) {
	a := d.s.review().Agency(agency)
	if a == nil {
		return
	}
	choices := make([]choice, len(chronology.AgencyColours))
	at := 0
	for n, hex := range chronology.AgencyColours {
		choices[n] = choice{text: colourNames[n], note: d.s.wearers(hex, a.UID), swatch: hexColour(hex)}
		if hex == a.Colour {
			at = n
		}
	}
	list := newChoiceList(d.w, choices, at)
	var s *sheet
	do := func() {
		s.hide()
		changed := *a
		changed.Colour = chronology.AgencyColours[list.at]
		d.s.edit("change colour of agency", func(tx *store.Edit) error { return tx.Put(&changed) })
		done()
	}
	list.accept = do
	cancel := d.w.button("Cancel", func() { s.hide() })
	s = d.w.newSheet("Colour of "+a.Name, scrolled(list), cancel, d.w.button("Use it", do))
	s.show(380, 480, list)
}

// wearers says which other agencies have a colour already.
func (s *session) wearers(hex string, but chronology.UID) string {
	var names []string
	for _, a := range s.review().Agencies {
		if a.Colour == hex && a.UID != but {
			names = append(names, a.Name)
		}
	}
	return where(len(names) > 0, "also "+listed(names))
}
