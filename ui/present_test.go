package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// onWall is everything that is written on the screen.
func (w *windowTest) onWall() string {
	var said []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch x := o.(type) {
		case *canvas.Text:
			said = append(said, x.Text)
		case *fyne.Container:
			for _, o := range x.Objects {
				walk(o)
			}
		case fyne.Widget:
			for _, o := range test.WidgetRenderer(x).Objects() {
				walk(o)
			}
		}
	}
	walk(w.win.Content())
	return strings.Join(said, "\n")
}

// withNames is a review that says more than a room may see.
func withNames(t *testing.T) *windowTest {
	t.Helper()
	w := onSmallReview(t)
	require.True(t, w.desk.s.edit("prepare", func(tx *store.Edit) error {
		visit := w.desk.s.review().Event("visit").Copy()
		visit.What, visit.Comment, visit.Note = "Mary Smith was at home.", "A poor record.", "Ask the manager."
		settings := *w.desk.s.review().Settings
		settings.Marking = "OFFICIAL-SENSITIVE"
		for _, x := range []chronology.Entity{
			visit, &settings,
			&chronology.Person{UID: "mother", RealName: "Mary Smith", Label: "Mother"},
			&chronology.Event{UID: "call", Agency: "pol", When: chronology.When{Wording: "the day after {visit}"}, Source: "Log", What: "Call to the address."},
			&chronology.Paragraph{UID: "p", Text: "Mary was seen.", Events: []chronology.UID{"visit"}},
		} {
			if err := tx.Put(x); err != nil {
				return err
			}
		}
		return nil
	}))
	return w
}

func TestNothingPrivateIsOnTheWall(t *testing.T) {
	w := withNames(t)
	w.menuItem("View", "Present").Action()
	require.NotNil(t, w.top())
	w.press(fyne.KeyReturn) // labels
	require.NotNil(t, w.presenting)
	assert.True(t, w.win.FullScreen())
	wall := w.onWall()
	for _, said := range []string{"Wednesday 22 May 2013", "Health visiting", "Mother was at home.", "Paragraph 6.1", "Mother was seen.", "1 of 2", "OFFICIAL-SENSITIVE"} {
		assert.Contains(t, wall, said)
	}
	for _, private := range []string{"Mary", "Smith", "A poor record", "Ask the manager", "child-a", w.folder} {
		assert.NotContains(t, wall, private)
	}
	w.press(fyne.KeyRight)
	assert.Contains(t, w.onWall(), "Call to the address.")
	w.press(fyne.KeyEscape)
	assert.Nil(t, w.presenting)
	assert.False(t, w.win.FullScreen())
	assert.Equal(t, chronology.UID("call"), w.desk.s.selected, "the review goes on where the room left off")
	assert.NotNil(t, w.win.MainMenu())
}

func TestNamesAreShownWhereThatIsChosen(t *testing.T) {
	w := withNames(t)
	w.desk.askPresent()
	w.win.Canvas().Focused().TypedRune('n')
	w.press(fyne.KeyReturn)
	wall := w.onWall()
	assert.Contains(t, wall, "Mary Smith was at home.")
	assert.NotContains(t, wall, "A poor record")
	w.press(fyne.KeyF5)
	assert.Nil(t, w.presenting)
}

func TestTheRoomIsLedThroughWhatTheFilterKeeps(t *testing.T) {
	w := onEvents(t, 6)
	w.desk.s.show(chronology.Filter{Agencies: []chronology.UID{"hv"}})
	kept := uidsOf(w.desk.s.events())
	w.desk.s.choose(kept[1])
	w.desk.askPresent()
	w.press(fyne.KeyReturn)
	p := w.presenting
	require.NotNil(t, p)
	assert.Equal(t, kept, p.uids)
	assert.Equal(t, 1, p.at, "from the chosen event on")
	assert.Contains(t, p.foot.text, "of 6 events")
	for _, step := range []struct {
		key fyne.KeyName
		at  int
	}{
		{fyne.KeySpace, 2}, {fyne.KeyEnd, len(kept) - 1}, {fyne.KeyPageDown, len(kept) - 1},
		{fyne.KeyPageUp, len(kept) - 2}, {fyne.KeyHome, 0}, {fyne.KeyLeft, 0},
	} {
		w.press(step.key)
		assert.Equal(t, step.at, p.at, step.key)
		assert.Equal(t, kept[p.at], p.lanes.Selected())
	}
	w.win.Canvas().Focused().TypedRune('h')
	assert.False(t, p.help.Hidden)
	before := w.p.look.scale
	w.win.Canvas().Focused().TypedRune('+')
	assert.Greater(t, w.p.look.scale, before)
	w.press(fyne.KeyEscape)
	assert.Equal(t, float32(1), w.p.look.scale, "the size of text was the wall's alone")
	assert.Equal(t, float32(1), w.p.settings.textScale())
}

func TestAClickOnAMarkTellsThatEvent(t *testing.T) {
	w := onEvents(t, 6)
	w.desk.present(w.rows(0, 1, 2), false)
	p := w.presenting
	p.pointed(w.rows(2))
	assert.Equal(t, 2, p.at)
	p.pointed(nil)
	assert.Equal(t, w.rows(2)[0], p.lanes.Selected(), "a click beside the marks changes nothing")
	assert.Equal(t, fyne.Focusable(p.keys), w.win.Canvas().Focused(), "the keys go on working")
	w.close()
}

func TestTheLegendIsOneKeyAwayInFrontOfARoomToo(t *testing.T) {
	w := onEvents(t, 6)
	w.desk.present(w.rows(0, 1, 2), false)
	p := w.presenting
	assert.Contains(t, p.foot.text, "M: legend")
	w.win.Canvas().Focused().TypedRune('m')
	require.NotNil(t, w.top())
	assert.Equal(t, "Legend", w.top().title)
	w.press(fyne.KeyRight)
	assert.Equal(t, 0, p.at, "the keys are the legend's")
	w.win.Canvas().Unfocus()
	p.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	assert.Nil(t, w.top())
	require.Equal(t, p, w.presenting, "it goes on")
	w.press(fyne.KeyRight)
	assert.Equal(t, 1, p.at)
}
