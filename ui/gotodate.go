package ui

import (
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// gotoDialog asks for a date to go to, typed as one would say it.
type gotoDialog struct {
	d     *desk
	date  *dateField
	says  *prose
	sheet *sheet
}

func (d *desk) askDate() *gotoDialog {
	d.inspector.commit()
	g := &gotoDialog{d: d, says: newProse("", theme.ColorNameForeground)}
	g.date = newDateField(d.w, d.s.readPlace)
	g.date.entry.PlaceHolder = "4 June 2013, early 2013, two weeks after the birth"
	g.date.entry.onKey = enterDoes(d.w, g.do)
	g.date.changed = g.show
	form := newColumn(3, labelled("Go to", g.date.content), g.says)
	cancel := d.w.button("Cancel", func() { g.sheet.hide() })
	g.sheet = d.w.newSheet("Go to a date", scrolled(form), cancel, d.w.button("Go", g.do))
	g.sheet.show(500, 260, g.date.entry)
	return g
}

// readPlace reads a wording to go to: a date, an event by its name, or what a date
// can count from ("the birth of Baby C").
func (s *session) readPlace(typed string) (when.Reading, error) {
	reading, err := s.readBare(typed)
	if err != nil {
		if there, named := s.readBare("the same day as " + typed); named == nil {
			return there, nil
		}
	}
	return reading, err
}

// show says how many events could have been then.
func (g *gotoDialog) show() {
	window, ok := g.date.window()
	if !ok || g.date.wording() == "" {
		g.says.say("", theme.ColorNameForeground)
		return
	}
	then := 0
	for _, e := range g.d.s.events() {
		if g.d.s.dating.Of(e.UID).Window.Overlaps(window) {
			then++
		}
	}
	g.says.say(either(then == 0, "No event could be then.", count(then, "event")+" could be then."), theme.ColorNameForeground)
}

func (g *gotoDialog) do() {
	window, ok := g.date.window()
	if !ok || window.Earliest.Open() && window.Latest.Open() {
		return
	}
	g.sheet.hide()
	g.d.jump(func() { g.d.goToDays(window) })
}

// goToDays brings a stretch of days into the middle of the timeline; in the
// table the first event that is not before it is chosen.
func (d *desk) goToDays(w when.Window) {
	if w.Earliest.Open() {
		w.Earliest = w.Latest
	}
	if w.Latest.Open() {
		w.Latest = w.Earliest
	}
	if d.current == viewTable {
		if uid := d.s.firstFrom(w.Earliest); uid != "" {
			d.s.choose(uid)
		}
		return
	}
	d.show(viewTimeline)
	if w.Exact() {
		d.timeline.lanes.GoTo(float64(w.Earliest))
		return
	}
	d.timeline.bringDays(float64(w.Earliest), float64(w.Latest)+1)
	d.s.said("In view: " + w.String() + ".")
}

// firstFrom is the first event that is not wholly before a day, "" for none.
func (s *session) firstFrom(day when.Day) chronology.UID {
	for _, e := range s.events() {
		if at := s.dating.Of(e.UID).Window; at.Earliest >= day || at.Latest >= day && !at.Latest.Open() && !at.Earliest.Open() {
			return e.UID
		}
	}
	return ""
}

// bringDays shows days in the middle, as near as before where they fit into that.
func (t *timelineView) bringDays(from, to float64) {
	const share = 0.8 // of the width that what is gone to may take
	left, right := t.lanes.View()
	length := max(right-left, (to-from)/share)
	middle := (from + to) / 2
	t.lanes.ShowDays(middle-length/2, middle+length/2)
}
