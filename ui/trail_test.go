package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/store"
)

func TestOneGoesBackThroughWhatOneLookedAt(t *testing.T) {
	w := onEvents(t, 8)
	uids := w.rows(0, 3, 5)
	assert.True(t, w.menuItem("Go", "Back").Disabled)
	w.desk.s.choose(uids[0])
	w.desk.goTo(uids[1])
	w.menuItem("View", "Timeline").Action()
	w.desk.goTo(uids[2])
	require.Equal(t, viewTimeline, w.desk.current)

	w.menuItem("Go", "Back").Action()
	assert.Equal(t, uids[1], w.desk.s.selected)
	assert.Equal(t, viewTimeline, w.desk.current)
	w.menuItem("Go", "Back").Action()
	assert.Equal(t, viewTable, w.desk.current)
	w.menuItem("Go", "Back").Action()
	assert.Equal(t, uids[0], w.desk.s.selected)
	assert.True(t, w.menuItem("Go", "Back").Disabled)
	for range 3 {
		w.menuItem("Go", "Forward").Action()
	}
	assert.Equal(t, uids[2], w.desk.s.selected)
	assert.Equal(t, viewTimeline, w.desk.current)
	assert.True(t, w.menuItem("Go", "Forward").Disabled)
}

func TestGoingElsewhereForgetsTheWayForward(t *testing.T) {
	w := onEvents(t, 8)
	uids := w.rows(0, 3, 5, 6)
	for _, uid := range uids[:3] {
		w.desk.goTo(uid)
	}
	w.desk.goBack(-1)
	w.desk.goTo(uids[3])
	assert.False(t, w.desk.trail.canGo(1))
	w.desk.goBack(-1)
	assert.Equal(t, uids[1], w.desk.s.selected)
}

func TestAnEventThatIsGoneIsPassedOver(t *testing.T) {
	w := onEvents(t, 4)
	uids := w.rows(0, 2)
	w.desk.goTo(uids[0])
	w.desk.goTo(uids[1])
	require.True(t, w.desk.s.edit("delete", func(tx *store.Edit) error { return removeEvents(tx, w.desk.s.review(), uids[0]) }))
	assert.NotPanics(t, func() { w.desk.goBack(-1) })
	assert.NotEqual(t, uids[0], w.desk.s.selected)
}

func TestBackBringsTheDaysThatWereInView(t *testing.T) {
	w := onEvents(t, 8)
	w.desk.show(viewTimeline)
	lanes := w.desk.timeline.lanes
	day := float64(when.Date(2013, 1, 3))
	lanes.ShowDays(day, day+2)
	from, to := lanes.View()
	g := w.desk.askDate()
	test.Type(g.date.entry, "7 January 2013")
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	left, right := lanes.View()
	assert.InDelta(t, float64(when.Date(2013, 1, 7))+0.5, (left+right)/2, 0.51, "the day is in the middle")
	assert.InDelta(t, to-from, right-left, 0.01, "as near as before")
	w.desk.goBack(-1)
	left, right = lanes.View()
	assert.InDelta(t, from, left, 0.01)
	assert.InDelta(t, to, right, 0.01)
}

func TestADateToGoToIsTypedAsOneWouldSayIt(t *testing.T) {
	w := dated(t, "4 June 2013")
	w.desk.show(viewTable)
	g := w.desk.askDate()
	test.Type(g.date.entry, "the birth of Child A")
	assert.Equal(t, "8 May 2013", g.date.says.text)
	g.date.entry.SetText("two weeks after the birth of Child A")
	g.date.entry.onTyped(g.date.entry.Text)
	assert.Equal(t, "between 19 May 2013 and 25 May 2013", g.date.says.text)
	assert.Equal(t, "No event could be then.", g.says.text)
	g.date.entry.SetText("some day or other")
	g.do()
	require.NotNil(t, w.top(), "what cannot be read leads nowhere")
	g.date.entry.SetText("June 2013")
	g.date.entry.onTyped("June 2013")
	assert.Equal(t, "2 events could be then.", g.says.text)
	g.do()
	assert.Equal(t, chronology.UID("visit"), w.desk.s.selected, "in the table the first from then on is chosen")

	w.desk.show(viewTimeline)
	w.desk.goToDays(w.desk.s.dating.Of("visit").Window)
	w.desk.goToDays(when.Window{Earliest: when.Date(2013, 5, 19), Latest: when.Date(2013, 5, 25)})
	assert.Contains(t, w.desk.status.saved.text, "In view: between 19 May 2013 and 25 May 2013")
}

func TestEventsAreWalkedInTheOrderOfTheChronology(t *testing.T) {
	w := onEvents(t, 3)
	next, before := w.menuItem("Go", "Next event"), w.menuItem("Go", "Previous event")
	next.Action()
	assert.Equal(t, w.rows(0)[0], w.desk.s.selected)
	next.Action()
	next.Action()
	assert.Equal(t, w.rows(2)[0], w.desk.s.selected)
	next.Action()
	assert.Equal(t, w.rows(2)[0], w.desk.s.selected)
	assert.Contains(t, w.desk.status.saved.text, "last event")
	before.Action()
	assert.Equal(t, w.rows(1)[0], w.desk.s.selected)
	w.desk.s.choose("")
	before.Action()
	assert.Equal(t, w.rows(2)[0], w.desk.s.selected, "from nothing, back from the end")
}

func TestF3GoesFromHitToHit(t *testing.T) {
	w := onEvents(t, 7) // Call, Assessment, Visit, Call, …
	w.desk.finder.focus()
	test.Type(w.desk.finder.entry, "assessment")
	w.desk.finder.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	first := w.desk.s.selected
	assert.Equal(t, "Assessment", w.desk.s.review().Event(first).Title)
	assert.Contains(t, w.desk.status.saved.text, "2 events found")
	w.key(&fyne.KeyEvent{Name: fyne.KeyF3})
	second := w.desk.s.selected
	assert.NotEqual(t, first, second)
	assert.Equal(t, "Assessment", w.desk.s.review().Event(second).Title)
	w.key(&fyne.KeyEvent{Name: fyne.KeyF3})
	assert.Equal(t, first, w.desk.s.selected, "from the last to the first")
	w.desk.s.choose(w.rows(2)[0])
	w.desk.finder.next(-1)
	assert.Equal(t, w.rows(1)[0], w.desk.s.selected, "from where one is")
	w.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	assert.Empty(t, w.desk.finder.found)

	w.desk.finder.entry.SetText("nothing like it")
	w.desk.finder.next(1)
	assert.Contains(t, w.desk.status.saved.text, "No event is found")
}
