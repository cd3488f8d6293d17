package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheLegendIsOneKeyAway(t *testing.T) {
	w := onSmallReview(t)
	w.desk.show(viewTimeline)
	w.win.Canvas().Focused().TypedRune('l')
	require.NotNil(t, w.top())
	assert.Equal(t, "Legend", w.top().title)
	w.press(fyne.KeyPageDown)
	w.press(fyne.KeyEscape)
	assert.Nil(t, w.top())
	w.desk.show(viewTable)
	w.menuItem("View", "Legend").Action()
	require.NotNil(t, w.top())
	w.top().accept()
	assert.Equal(t, viewTimeline, w.desk.current)

	w.win.Canvas().Focused().TypedRune('?')
	require.NotNil(t, w.top())
	assert.Equal(t, "Keys", w.top().title)
}

func TestSilencesAreLeftOutAndStaySo(t *testing.T) {
	w := onSmallReview(t)
	w.desk.show(viewTimeline)
	item := w.menuItem("View", "Silences and background")
	assert.True(t, item.Checked)
	item.Action()
	assert.False(t, item.Checked)
	assert.Contains(t, w.desk.status.saved.text, "left out")
	path := w.desk.s.file.Path()
	w.closeReview()
	w.open(path)
	assert.False(t, w.menuItem("View", "Silences and background").Checked)
}

// TestACommandByMouseGivesTheKeyboardBack: a click on the menu takes the keyboard
// from whatever has it.
func TestACommandByMouseGivesTheKeyboardBack(t *testing.T) {
	w := onSmallReview(t)
	canvas := w.win.Canvas()
	byMouse := func(item *fyne.MenuItem) {
		canvas.Unfocus()
		item.Action()
	}
	w.desk.show(viewTimeline)
	w.desk.s.choose(w.desk.s.events()[0].UID)
	field := w.desk.inspector.date.entry
	canvas.Focus(field)
	byMouse(w.menuItem("View", "All links"))
	assert.True(t, fyne.Focusable(field) == canvas.Focused(), "a field that had it")

	lanes := w.desk.timeline.lanes.FocusTarget()
	canvas.Focus(lanes)
	byMouse(w.menuItem("View", "All links"))
	assert.True(t, fyne.Focusable(lanes) == canvas.Focused(), "the timeline, though a field had it before")
	byMouse(w.menu.themes[themeLight])
	assert.True(t, fyne.Focusable(lanes) == canvas.Focused(), "after another look")
	byMouse(w.menuItem("View", "Legend"))
	require.NotNil(t, w.top(), "a sheet keeps the keyboard")
	assert.False(t, lanes == canvas.Focused())
	w.top().accept()

	w.desk.show(viewTable)
	byMouse(w.menuItem("View", "Inspector"))
	assert.True(t, fyne.Focusable(w.desk.views[viewTable].(*tableView).grid) == canvas.Focused())
}

func TestEveryThemeIsInTheMenu(t *testing.T) {
	w := onSmallReview(t)
	for _, choice := range []themeChoice{themeSystem, themeLight, themeDark, themeContrast} {
		require.NotNil(t, w.menu.themes[choice], choice)
		w.menu.themes[choice].Action()
		assert.Equal(t, choice, w.p.look.choice)
		assert.True(t, w.menu.themes[choice].Checked)
	}
}

func TestALanesMenuLeadsToItsAgency(t *testing.T) {
	w := onSmallReview(t)
	u := w.desk.openSetup(sectionAgencies)
	u.list.mark("pol")
	assert.Equal(t, "pol", string(u.list.chosen))
	w.top().hide()
	w.desk.askColour("pol", func() {})
	require.NotNil(t, w.top())
	assert.Equal(t, "Colour of Police", w.top().title)
}

// TestEveryViewFitsASmallScreenInLargeType guards the least size that the views
// ask for: Fyne makes the window larger than the screen rather than squeeze them.
func TestEveryViewFitsASmallScreenInLargeType(t *testing.T) {
	w := newWindowTest(t)
	w.openSample()
	w.p.wear(&look{choice: themeLight, scale: 2})
	w.win.Resize(fyne.NewSize(1280, 720))
	menu := lineOf(theme.TextSize()) + 2*theme.InnerPadding()
	for n, name := range viewNames {
		w.desk.show(n)
		assert.LessOrEqual(t, w.win.Content().MinSize().Height, 720-menu, name)
		assert.LessOrEqual(t, w.win.Content().MinSize().Width, float32(1280), name)
		w.desk.knowing.open(w.desk.knowing.usualDay())
		assert.LessOrEqual(t, w.win.Content().MinSize().Height, 720-menu, name+" with who knew what")
		w.desk.knowing.end()
		w.desk.s.chooseAll(uidsOf(w.desk.s.events()))
		assert.LessOrEqual(t, w.win.Content().MinSize().Height, 720-menu, name+" with all chosen")
		w.desk.s.choose("")
	}
}
