package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/ui/lanes"
)

func TestABookmarkLeadsBackToItsEventAndDays(t *testing.T) {
	w := onEvents(t, 6)
	w.desk.show(viewTimeline)
	lanes := w.desk.timeline.lanes
	w.desk.s.choose(w.rows(2)[0])
	day := float64(when.Date(2013, 1, 2))
	lanes.ShowDays(day, day+3)
	from, to := lanes.View()
	w.menuItem("Go", "Add a bookmark").Action()
	marks := w.desk.s.review().Bookmarks
	require.Len(t, marks, 1)
	assert.Equal(t, w.rows(2)[0], marks[0].Event)
	assert.Equal(t, "Visit", marks[0].Title)

	w.desk.s.choose("")
	lanes.Fit()
	w.desk.show(viewTable)
	w.menuItem("Go", "Bookmarks").Action()
	w.press(fyne.KeyReturn)
	assert.Equal(t, viewTimeline, w.desk.current)
	assert.Equal(t, w.rows(2)[0], w.desk.s.selected)
	left, right := lanes.View()
	assert.InDelta(t, from, left, 0.01)
	assert.InDelta(t, to, right, 0.01)
	w.desk.goBack(-1)
	assert.Equal(t, viewTable, w.desk.current)
}

func TestAStretchIsBookmarkedWithoutAnEvent(t *testing.T) {
	w := onEvents(t, 6)
	w.desk.addBookmark()
	assert.Empty(t, w.desk.s.review().Bookmarks, "a table without a choice is no place")
	assert.Contains(t, w.desk.status.saved.text, "nothing to bookmark")
	w.desk.show(viewTimeline)
	w.desk.timeline.lanes.ShowDays(float64(when.Date(2013, 1, 2)), float64(when.Date(2013, 1, 5)))
	w.desk.addBookmark()
	require.Len(t, w.desk.s.review().Bookmarks, 1)
	assert.Empty(t, w.desk.s.review().Bookmarks[0].Event)
	assert.Equal(t, "2 Jan 2013 to 4 Jan 2013", w.desk.s.review().Bookmarks[0].Title)
}

func TestBookmarksAreRenamedAndDeleted(t *testing.T) {
	w := onEvents(t, 6)
	for _, uid := range w.rows(0, 1) {
		w.desk.s.choose(uid)
		w.desk.addBookmark()
	}
	b := w.desk.openBookmarks()
	w.press(fyne.KeyDown)
	assert.Equal(t, 1, b.at)
	w.win.Canvas().Focus(b.name)
	test.Type(b.name, "The first assessment")
	w.win.Canvas().Focus(b.list)
	assert.Equal(t, "The first assessment", w.desk.s.review().Bookmarks[1].Title)
	label, _ := w.lastStep()
	assert.Equal(t, "rename bookmark", label)

	w.press(fyne.KeyDelete)
	require.Len(t, w.desk.s.review().Bookmarks, 1)
	assert.Equal(t, "Call", b.name.Text, "the one that is left is chosen")
	w.press(fyne.KeyDelete)
	assert.Empty(t, w.desk.s.review().Bookmarks)
	assert.Contains(t, b.empty.text, "No bookmarks yet")
	assert.True(t, b.do.Disabled())
	w.press(fyne.KeyDelete)
	w.press(fyne.KeyEscape)
	assert.Nil(t, w.top())
	w.desk.undo()
	assert.Len(t, w.desk.s.review().Bookmarks, 1)
}

func TestABookmarkOfADeletedEventSaysSo(t *testing.T) {
	w := onEvents(t, 3)
	uid := w.rows(0)[0]
	w.desk.s.choose(uid)
	w.desk.addBookmark()
	w.desk.removeMany([]chronology.UID{uid})
	b := w.desk.openBookmarks()
	assert.Equal(t, "its event has been deleted", b.note(b.chosen()))
	b.visit()
	require.NotNil(t, w.top())
	assert.Equal(t, "This is no longer in the review", w.top().title)
}

func TestBookmarksAreMarkedOnTheTimeline(t *testing.T) {
	w := onEvents(t, 6)
	w.desk.show(viewTimeline)
	w.desk.bookmarkDay(float64(when.Date(2013, 1, 3)) + 0.4)
	require.Len(t, w.desk.s.review().Bookmarks, 1)
	assert.Equal(t, "3 Jan 2013", w.desk.s.review().Bookmarks[0].Title)
	w.desk.s.choose(w.rows(4)[0])
	w.desk.bookmarkDay(float64(when.Date(2013, 1, 3)))
	assert.Equal(t, w.rows(4)[0], w.desk.s.review().Bookmarks[1].Event, "the chosen event, where there is one")
	assert.Equal(t, []lanes.Bookmark{
		{Day: float64(when.Date(2013, 1, 3)) + 0.5, Title: "3 Jan 2013"},
		{Day: float64(when.Date(2013, 1, 5)) + 0.5, Title: "Assessment"},
	}, w.desk.s.bookmarkedDays())

	w.desk.show(viewTable)
	w.desk.goToBookmark(w.desk.s.review().Bookmarks[0])
	assert.Equal(t, viewTimeline, w.desk.current)
	left, right := w.desk.timeline.lanes.View()
	day := float64(when.Date(2013, 1, 3))
	assert.True(t, left <= day && day < right)
}
