package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export"
	"throughline.org/throughline/store"
)

// onVisit opens the small review with its event in the form.
func onVisit(t *testing.T) *windowTest {
	t.Helper()
	w := onSmallReview(t)
	w.desk.s.choose("visit")
	w.desk.edit()
	return w
}

// tabTo moves the keyboard on until an entry that shows the text has it.
func (w *windowTest) tabTo(text string) *textEntry {
	w.t.Helper()
	for range 80 {
		w.win.Canvas().FocusNext()
		if e, ok := w.win.Canvas().Focused().(*textEntry); ok && e.Text == text {
			return e
		}
	}
	require.Failf(w.t, "no such field", "%q", text)
	return nil
}

func TestTheFootDoesNotSaySavedWhileSomethingIsTyped(t *testing.T) {
	w := onVisit(t)
	said := func() string { return w.desk.status.saved.text }
	require.True(t, strings.HasPrefix(said(), "Saved"), said())

	entry := w.tabTo("New birth visit at home.")
	test.Type(entry, "Seen. ")
	assert.True(t, strings.HasPrefix(said(), "Typing: saved when you leave the field"), said())
	w.win.Canvas().FocusNext()
	assert.True(t, strings.HasPrefix(said(), "Saved"), said())
	assert.Contains(t, w.desk.s.review().Event("visit").What, "Seen. ", "and so it is")

	w.desk.undo()
	w.win.Canvas().Focus(entry)
	test.Type(entry, "x")
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	assert.False(t, strings.HasPrefix(said(), "Typing"), "typing that is taken out again leaves nothing to save")
}

// Of a large review the copy before the first step takes longer than a person notices.
func TestTheCopyIsWrittenWhileTheFirstChangeIsTyped(t *testing.T) {
	w := onSmallReview(t)
	path := w.desk.s.file.Path()
	w.closeReview()
	w.open(path)
	require.NotNil(t, w.desk)
	copies := func() int {
		list, err := store.Copies(path)
		require.NoError(t, err)
		return len(list)
	}
	w.desk.s.choose("visit")
	require.Zero(t, copies())
	entry := w.tabTo("New birth visit at home.")
	test.Type(entry, "S")
	require.Eventually(t, func() bool { return copies() == 1 }, time.Minute, time.Millisecond)
	assert.NotContains(t, w.desk.s.review().Event("visit").What, "S", "nothing is saved yet")
}

func TestTheFootDoesNotSaySavedWhileAParagraphIsTyped(t *testing.T) {
	w := onSmallReview(t)
	w.desk.show(viewNarrative)
	w.desk.views[viewNarrative].(*narrativeView).insert("")
	test.Type(w.win.Canvas().Focused(), "Health visiting")
	assert.True(t, strings.HasPrefix(w.desk.status.saved.text, "Typing"), w.desk.status.saved.text)
	w.desk.inspector.commit()
	assert.True(t, strings.HasPrefix(w.desk.status.saved.text, "Saved"), w.desk.status.saved.text)
}

func TestTabIntoALineHasTypingReplaceIt(t *testing.T) {
	w := onVisit(t)
	source := w.tabTo("HV record")
	test.Type(source, "Faxed form")
	assert.Equal(t, "Faxed form", source.Text)

	date := w.tabTo("22 May 2013")
	assert.Equal(t, "22 May 2013", date.SelectedText())
	prose := w.tabTo("New birth visit at home.")
	assert.Empty(t, prose.SelectedText(), "long text is added to")
}

func TestAPressOfTheMousePlacesTheCursor(t *testing.T) {
	w := onVisit(t)
	date := w.tabTo("22 May 2013")
	w.win.Canvas().FocusNext()
	w.tabTo("HV record")
	press := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	press.Position = fyne.NewPos(date.Size().Width-4, date.Size().Height/2)
	date.MouseDown(press)
	date.MouseUp(press)
	assert.Same(t, date, w.win.Canvas().Focused())
	assert.Empty(t, date.SelectedText())
	assert.Equal(t, len("22 May 2013"), date.CursorColumn)
}

func TestTheKeyboardComingBackLeavesTheCursorWhereItWas(t *testing.T) {
	w := onVisit(t)
	date := w.tabTo("22 May 2013")
	date.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	date.FocusLost() // as when another program comes to the front
	date.FocusGained()
	test.Type(date, " about noon")
	assert.Equal(t, "22 May 2013 about noon", date.Text)
}

func TestADoubleClickInALaneBeginsAnEventOnThatDay(t *testing.T) {
	w := onSmallReview(t)
	before := len(w.desk.s.review().Events)
	w.desk.createOn("pol", when.Date(2013, 6, 4).String())
	i := w.desk.inspector
	assert.Equal(t, "4 Jun 2013", i.date.entry.Text)
	assert.Equal(t, "4 Jun 2013", i.date.says.text, "and is read")
	assert.Equal(t, i.date.entry.Text, i.date.entry.SelectedText(), "another date can be typed at once")
	i.finish()
	assert.Len(t, w.desk.s.review().Events, before, "a day alone is no event yet")

	w.desk.createOn("pol", when.Date(2013, 6, 4).String())
	i.change("change what happened", func(a *alteration) { a.event.What = "Called to the home." })
	require.Len(t, w.desk.s.review().Events, before+1)
	e := w.desk.s.review().Event(w.desk.s.selected)
	assert.Equal(t, "4 Jun 2013", e.When.Wording)
	assert.Equal(t, "pol", string(e.Agency))
}

func TestTheFootCountsTheScopeWithoutItsMargins(t *testing.T) {
	scope := when.Window{Earliest: when.Date(2012, 5, 16), Latest: when.Date(2014, 4, 26)}
	first, end := float64(scope.Earliest), float64(scope.Latest)+1
	assert.Equal(t, "whole scope in view", spanWords(scope, first-11, end+11, true))
	assert.Equal(t, "whole scope in view", spanWords(scope, first, end, true))
	assert.Equal(t, "whole scope in view, not every event", spanWords(scope, first, end, false))
	assert.Equal(t, "3 months in view", spanWords(scope, first+100, first+193, false))
	assert.Equal(t, "24 months in view", spanWords(when.Always, 0, 730, false), "a review without a scope")
}

func TestTheNarrativeSaysOfDatesWhatTheReportSays(t *testing.T) {
	w := onSmallReview(t)
	w.desk.show(viewNarrative)
	assert.Contains(t, w.desk.views[viewNarrative].(*narrativeView).says.text, export.NoteOnDates)
}

func TestTheScopeOfTheBundledReviewIsReadInTheSetUp(t *testing.T) {
	w := newWindowTest(t)
	w.openSample()
	s := w.desk.s
	for wording, want := range map[string]string{
		s.review().Settings.ScopeFrom: s.dating.Scope().Earliest.String(),
		s.review().Settings.ScopeTo:   s.dating.Scope().Latest.String(),
	} {
		reading, err := s.readBare(s.review().ShowWording(wording))
		require.NoError(t, err, "the name of an event is enough")
		assert.Contains(t, reading.Window.String(), want)
	}
	_, err := s.readBare("some day or other")
	assert.Error(t, err)
}

func TestANewFamilyEventNeedsNoAgency(t *testing.T) {
	w := newWindowTest(t)
	w.openSample()
	w.desk.create("")
	assert.NotContains(t, chronology.Missing(w.desk.s.review(), w.desk.inspector.current()), "an agency")
}
