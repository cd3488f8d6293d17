package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// entriesIn lists the text fields inside an object, in order.
func entriesIn(o fyne.CanvasObject) []*textEntry {
	switch x := o.(type) {
	case *textEntry:
		return []*textEntry{x}
	case *container.Scroll:
		return entriesIn(x.Content)
	case *fyne.Container:
		var all []*textEntry
		for _, inner := range x.Objects {
			all = append(all, entriesIn(inner)...)
		}
		return all
	}
	return nil
}

// wordsIn lists the small texts inside an object that can be seen.
func wordsIn(o fyne.CanvasObject) []string {
	if !o.Visible() {
		return nil
	}
	switch x := o.(type) {
	case *words:
		return []string{x.text}
	case *fyne.Container:
		var all []string
		for _, inner := range x.Objects {
			all = append(all, wordsIn(inner)...)
		}
		return all
	}
	return nil
}

func (w *windowTest) enter(e *textEntry, text string) {
	w.t.Helper()
	w.win.Canvas().Focus(e)
	e.SetText(text)
	w.win.Canvas().Unfocus()
}

func TestTheInvolvementOfAnAgencyIsSetUp(t *testing.T) {
	w := onSmallReview(t)
	u := w.desk.openSetup(sectionAgencies)
	require.NotEmpty(t, u.list.items)
	agency := func() *chronology.Agency { return w.desk.s.review().Agency(u.list.chosen) }
	form := u.list.form
	entries := entriesIn(form)
	require.GreaterOrEqual(t, len(entries), 5, "name, short name, from, to, days")
	from, to, days := entries[2], entries[3], entries[4]

	w.enter(from, "1 May 2013")
	assert.Equal(t, "1 May 2013", agency().InvolvedFrom)
	assert.Contains(t, wordsIn(form), "1 May 2013", "the reading stands underneath")
	assert.Equal(t, "change involvement of agency", w.desk.s.file.UndoLabel())
	w.enter(to, "the day after new birth visit")
	assert.Equal(t, "the day after {visit}", agency().InvolvedTo, "it counts from the event, whatever that is called")
	w.enter(from, "some time")
	assert.Contains(t, strings.Join(wordsIn(form), "\n"), "This cannot be read as a date")

	assert.Equal(t, "28, as usual", days.PlaceHolder)
	w.enter(days, "42")
	assert.Equal(t, 42, agency().SilenceDays)
	for _, wrong := range []string{"many", "0", "-3", "99999"} {
		w.enter(days, wrong)
		assert.Equal(t, 42, agency().SilenceDays, wrong)
		assert.Equal(t, "42", days.Text, "what was kept is shown again")
		assert.Contains(t, wordsIn(form), "Give a whole number of days from 1 to 3660, or nothing for the usual one")
	}
	w.enter(days, "")
	assert.Equal(t, 0, agency().SilenceDays)
	assert.NotContains(t, strings.Join(wordsIn(form), "\n"), "Give a whole number")
	require.True(t, w.desk.s.undo())
	assert.Equal(t, "42", days.Text, "the field follows undo")
}

func TestWhatCountsAsContactIsSetUp(t *testing.T) {
	w := onSmallReview(t)
	u := w.desk.openSetup(sectionKinds)
	decision := w.desk.s.review().KindNamed("decision")
	require.NotNil(t, decision)
	assert.Equal(t, "decision · no contact", kindsList.label(nil, decision))
	box := contactOf(u, decision.UID)
	chips := chipsIn(box)
	w.win.Canvas().Focus(chips)
	assert.False(t, chips.chips[0].on)
	test.Type(chips, " ")
	assert.True(t, w.desk.s.review().Kind(decision.UID).IsContact())
	assert.True(t, chips.chips[0].on)
	assert.Equal(t, "decision", kindsList.label(nil, w.desk.s.review().Kind(decision.UID)))
	test.Type(chips, " ")
	assert.Equal(t, chronology.ContactNo, w.desk.s.review().Kind(decision.UID).Contact)
	require.True(t, w.desk.s.undo())
	require.True(t, w.desk.s.undo())
	assert.Equal(t, chronology.ContactAsUsual, w.desk.s.review().Kind(decision.UID).Contact)
	assert.False(t, chips.chips[0].on, "the chip follows undo")
}

// chipsIn is the first group of chips inside an object.
func chipsIn(o fyne.CanvasObject) *chipGroup {
	switch x := o.(type) {
	case *chipGroup:
		return x
	case *fyne.Container:
		for _, inner := range x.Objects {
			if found := chipsIn(inner); found != nil {
				return found
			}
		}
	}
	return nil
}

func TestWhenSharingIsLateIsSetUp(t *testing.T) {
	w := onSmallReview(t)
	u := w.desk.openSetup(sectionReview)
	var days *textEntry
	for _, e := range entriesIn(u.body) {
		if e.PlaceHolder == "7, as usual" {
			days = e
		}
	}
	require.NotNil(t, days)
	w.enter(days, "3")
	assert.Equal(t, 3, w.desk.s.review().Settings.LateAfter())
	w.enter(days, " ")
	assert.Equal(t, chronology.UsualLateDays, w.desk.s.review().Settings.LateAfter())
}
