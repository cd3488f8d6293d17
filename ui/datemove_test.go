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

// dated opens the small review with its visit worded as given, and a call that
// counts from it.
func dated(t *testing.T, wording string) *windowTest {
	t.Helper()
	w := onSmallReview(t)
	visit := w.desk.s.review().Event("visit").Copy()
	visit.When.Wording = wording
	call := &chronology.Event{UID: "call", Agency: "pol", When: chronology.When{Wording: "the day after {visit}"}, Source: "Log", What: "Call."}
	require.True(t, w.desk.s.edit("prepare", func(tx *store.Edit) error {
		if err := tx.Put(visit); err != nil {
			return err
		}
		return tx.Put(call)
	}))
	w.desk.s.choose("visit")
	return w
}

func (w *windowTest) wording(uid chronology.UID) string {
	return w.desk.s.review().Event(uid).When.Wording
}

func TestADraggedDateKeepsItsForm(t *testing.T) {
	w := dated(t, "Tuesday 4 June 2013 at 16:00")
	_, before := w.lastStep()
	w.desk.moveDate("visit", 3)
	assert.Equal(t, "Friday 7 June 2013 at 16:00", w.wording("visit"))
	label, after := w.lastStep()
	assert.Equal(t, "move date", label)
	assert.Equal(t, before+1, after)
	assert.Contains(t, w.desk.status.saved.text, "Moved to Friday 7 June 2013, 3 days later. 1 other date counts from it and moves with it.")
	assert.Equal(t, "8 Jun 2013", w.desk.s.dating.Of("call").Window.String())
	w.desk.undo()
	assert.Equal(t, "Tuesday 4 June 2013 at 16:00", w.wording("visit"))
}

func TestARelativeDateIsNotMovedAndSaysWhy(t *testing.T) {
	w := dated(t, "4 June 2013")
	_, before := w.lastStep()
	w.desk.moveDate("call", 3)
	require.NotNil(t, w.top())
	assert.Equal(t, "The date is not moved", w.top().title)
	assert.Equal(t, "the day after {visit}", w.wording("call"))
	_, after := w.lastStep()
	assert.Equal(t, before, after)
}

func TestTheMoveDialogReadsADateOrADistance(t *testing.T) {
	for typed, want := range map[string]string{
		"+3": "7 June 2013", "-1w": "28 May 2013", "+2 months": "4 August 2013", "12 June 2013": "12 June 2013", "−4d": "31 May 2013",
	} {
		w := dated(t, "4 June 2013")
		w.desk.askMove()
		test.Type(w.win.Canvas().Focused(), typed)
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		assert.Equal(t, want, w.wording("visit"), typed)
		assert.Nil(t, w.top(), "the dialog is closed")
	}
}

func TestTheMoveDialogSaysWhatItWillDo(t *testing.T) {
	w := dated(t, "Tues 4th June 2013")
	m := w.desk.askMove()
	test.Type(m.to.entry, "june 2013")
	assert.True(t, m.move.Disabled())
	assert.Equal(t, "Say one day, such as 4 June 2013", m.to.says.text)
	m.do()
	assert.Equal(t, "Tues 4th June 2013", w.wording("visit"), "nothing is moved without a day")
	m.to.entry.SetText("+7")
	m.show()
	assert.Equal(t, "Tuesday 11 June 2013, 1 week later: it will be worded “Tue 11th June 2013”. 1 other date counts from it and moves with it.", m.says.text)
	w.top().hide()

	w.desk.s.choose("call")
	assert.Nil(t, w.desk.askMove(), "there is no day to move, and it says so at once")
	assert.Equal(t, "The date is not moved", w.top().title)
}

func TestADraggedEndIsSaidInWordsBeforeItCounts(t *testing.T) {
	w := dated(t, "early June 2013")
	from, to := w.desk.s.dating.Of("visit").Window.Earliest, when.Date(2013, 6, 12)
	r := w.desk.askReshape("visit", from, to)
	require.NotNil(t, r)
	assert.Equal(t, "early June 2013", w.wording("visit"), "nothing is changed yet")
	assert.Contains(t, r.before(w.desk.s.dating.Of("visit")), "“early June 2013” now says: between 1 Jun 2013 and")
	var offered []string
	for _, c := range r.list.choices {
		offered = append(offered, c.text)
	}
	assert.Equal(t, []string{"“between 1 and 12 June 2013”", "“from 1 to 12 June 2013”", "“12 June 2013”", "“1 June 2013”"}, offered)
	w.top().hide()
	assert.Equal(t, "early June 2013", w.wording("visit"), "left as it is")

	for letter, want := range map[rune]string{'m': "between 1 and 12 June 2013", 'L': "from 1 to 12 June 2013", 'd': "12 June 2013"} {
		w := dated(t, "early June 2013")
		w.desk.askReshape("visit", from, to)
		w.win.Canvas().Focused().TypedRune(letter)
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		assert.Equal(t, want, w.wording("visit"))
		label, _ := w.lastStep()
		assert.Equal(t, "change date", label)
	}
}

func TestWhatANewWindowLosesIsSaid(t *testing.T) {
	w := dated(t, "about 4 June 2013 at 16:00?")
	r := w.desk.askReshape("visit", when.Date(2013, 6, 4), when.Date(2013, 6, 4))
	lost := r.lost(w.desk.s.dating.Of("visit"))
	for _, said := range []string{"no longer called approximate", "no longer marked as uncertain", "16:00", "1 other date"} {
		assert.Contains(t, lost, said)
	}
	require.Len(t, r.list.choices, 1, "one day can only be that day")
	assert.Contains(t, r.list.choices[0].text, "4 June 2013")
	assert.Contains(t, r.list.choices[0].text, "16:00")
	w.top().hide()

	r = w.desk.askReshape("call", when.Date(2013, 6, 5), when.Date(2013, 6, 9))
	assert.Contains(t, r.lost(w.desk.s.dating.Of("call")), "no longer counts from what it names")
	w.top().hide()
	assert.Equal(t, "the day after {visit}", w.wording("call"))
}

func TestAnOpenEndCanBeGivenADay(t *testing.T) {
	w := dated(t, "since 4 June 2013")
	r := w.desk.askReshape("visit", when.Date(2013, 6, 6), when.Future)
	require.Len(t, r.list.choices, 3)
	assert.Equal(t, "“since 6 June 2013”", r.list.choices[0].text)
	assert.Equal(t, "“from 6 June 2013”", r.list.choices[1].text)
	assert.Equal(t, "“6 June 2013”", r.list.choices[2].text)
}

func TestAChoiceIsMadeWithTheMouseToo(t *testing.T) {
	w := onSmallReview(t)
	c := newChoiceList(w.window, []choice{{letter: 'A', text: "first", note: "a note"}, {letter: 'B', text: "second"}}, 0)
	c.Resize(fyne.NewSize(300, c.MinSize().Height))
	var chosen []int
	c.changed = func(n int) { chosen = append(chosen, n) }
	test.TapAt(c, fyne.NewPos(40, c.height(0)+4))
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	c.TypedRune('b')
	assert.Equal(t, []int{1, 0, 1}, chosen)
	tall := c.MinSize().Height
	c.Resize(fyne.NewSize(60, 300))
	assert.Greater(t, c.MinSize().Height, tall, "what does not fit goes on below")
}
