package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

func (w *windowTest) press(key fyne.KeyName) {
	w.t.Helper()
	focused := w.win.Canvas().Focused()
	require.NotNil(w.t, focused, "something has the keyboard")
	focused.TypedKey(&fyne.KeyEvent{Name: key})
}

func TestALinkIsMadeByItsLetter(t *testing.T) {
	w := dated(t, "4 June 2013")
	r := w.desk.s.review()
	l := w.desk.askLink("visit", "call")
	assert.Equal(t, "“New birth visit at home.” led to “Call.”", l.kinds.choices[0].text)
	w.win.Canvas().Focused().TypedRune('r')
	w.press(fyne.KeyReturn)
	require.Len(t, r.Links, 1)
	assert.Equal(t, chronology.Link{UID: r.Links[0].UID, From: "visit", To: "call", Kind: chronology.ResponseTo}, *r.Links[0])
	label, _ := w.lastStep()
	assert.Equal(t, "add link", label)
	w.desk.undo()
	assert.Empty(t, r.Links)
}

func TestALinkCanBeTurnedRound(t *testing.T) {
	w := dated(t, "4 June 2013")
	r := w.desk.s.review()
	l := w.desk.askLink("visit", "call")
	w.win.Canvas().Focused().TypedRune('x')
	assert.Equal(t, "“Call.” led to “New birth visit at home.”", l.kinds.choices[0].text)
	w.top().accept()
	require.Len(t, r.Links, 1)
	assert.Equal(t, chronology.UID("call"), r.Links[0].From)

	l = w.desk.askLink("call", "visit")
	assert.True(t, l.link.Disabled(), "not twice")
	assert.Equal(t, "They are linked so already.", l.known.text)
	w.press(fyne.KeyReturn)
	assert.Len(t, r.Links, 1)
	w.win.Canvas().Focused().TypedRune('d')
	assert.False(t, l.link.Disabled(), "in another way they are not")
	w.top().hide()
}

func TestTheOtherEndIsFoundByTyping(t *testing.T) {
	w := dated(t, "4 June 2013")
	r := w.desk.s.review()
	w.menuItem("Event", "Link to another event").Action()
	test.Type(w.win.Canvas().Focused(), "call")
	w.press(fyne.KeyReturn)
	require.NotNil(t, w.top())
	assert.Equal(t, "Link two events", w.top().title)
	w.press(fyne.KeyReturn)
	require.Len(t, r.Links, 1)
	assert.Equal(t, [2]chronology.UID{"visit", "call"}, [2]chronology.UID{r.Links[0].From, r.Links[0].To})

	w.menuItem("Event", "Remove a link").Action()
	w.press(fyne.KeyReturn)
	assert.Empty(t, r.Links)
	w.menuItem("Event", "Remove a link").Action()
	assert.Equal(t, "This event has no links", w.top().title)
	w.top().hide()
}

func TestTwoChosenEventsAreLinkedInTheOrderChosen(t *testing.T) {
	w := dated(t, "4 June 2013")
	w.desk.s.chooseAll([]chronology.UID{"call", "visit"}) // the one chosen last is shown
	w.desk.linkChosen()
	w.press(fyne.KeyReturn)
	require.Len(t, w.desk.s.review().Links, 1)
	assert.Equal(t, chronology.UID("visit"), w.desk.s.review().Links[0].From)
}
