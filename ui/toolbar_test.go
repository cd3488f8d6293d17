package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/chronology"
)

func TestTheHeaderIsLowWhereThePageIs(t *testing.T) {
	w := newWindowTest(t)
	w.openSample()
	height := func() float32 { return w.desk.header.content.Size().Height }
	w.p.wear(&look{choice: themeLight, scale: 2})
	w.win.Resize(fyne.NewSize(1280, 1400))
	tall := height()
	w.win.Resize(fyne.NewSize(1280, 720))
	assert.Less(t, height(), 0.7*tall, "one row in place of two")
	row := w.desk.header.tabs[0].Position()
	assert.GreaterOrEqual(t, row.X, float32(0))
	w.win.Resize(fyne.NewSize(900, 720))
	assert.Less(t, height(), tall, "the title without what the review is")

	w.p.wear(&look{choice: themeLight, scale: 1})
	w.win.Resize(fyne.NewSize(1280, 720))
	assert.False(t, w.desk.header.band.low)
	assert.Equal(t, "Search 54 events…  Ctrl+F", w.desk.finder.entry.PlaceHolder)
}

func TestChipsOfFiltersGiveWayWhereThePageIsLow(t *testing.T) {
	w := newWindowTest(t)
	w.openSample()
	shown := func() bool { return w.desk.filters.content.Visible() && w.desk.filters.content.Size().Height > 0 }
	body := func() float32 { return w.desk.place.Size().Height }
	w.win.Resize(fyne.NewSize(1280, 720))
	assert.True(t, shown())

	w.p.wear(&look{choice: themeLight, scale: 2})
	w.win.Resize(fyne.NewSize(1280, 721))
	assert.False(t, shown())
	before := body()
	w.desk.s.show(chronology.Filter{NotAttended: true})
	assert.True(t, shown(), "what is filtered is always said")
	assert.Less(t, body(), before)
	w.desk.clearFilter()
	assert.False(t, shown())
	assert.InDelta(t, before, body(), 0.5)
}
