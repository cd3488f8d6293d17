package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
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
