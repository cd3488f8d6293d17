package ui

import (
	"testing"

	"fyne.io/fyne/v2"
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
