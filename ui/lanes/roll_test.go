package lanes

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/when"
)

func TestWhatIsDraggedToAnEdgeTakesTheViewAlong(t *testing.T) {
	b := showSample(t, 1000, 800)
	c := b.redates()
	uid := b.worded(t, "booking", "4 June 2013")
	b.ShowDays(float64(when.Date(2013, 5, 1)), float64(when.Date(2013, 8, 1)))
	from := b.at(t, uid)
	edge := b.frame.body.x + b.frame.body.w - 5
	b.dragOn(0, from, fyne.NewDelta(5, 0), fyne.NewDelta(edge-from.X-5, 0))
	left, _ := b.View()
	for range 20 {
		b.wait()
	}
	after, _ := b.View()
	require.Greater(t, after, left+20)
	want := int(b.camera.day(float64(edge-b.frame.body.x)) - (float64(when.Date(2013, 6, 4)) + 0.5))
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(edge-200, from.Y)}})
	b.wait()
	stopped, _ := b.View()
	b.wait()
	still, _ := b.View()
	assert.InDelta(t, stopped, still, 1e-9, "away from the edge it stands")
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(edge, from.Y)}})
	b.drop()
	assert.InDelta(t, want, c.moved[uid], 1, "to the day under the pointer")
	b.wait()
	ended, _ := b.View()
	assert.InDelta(t, still, ended, 1e-9, "let go, it stands")
}

func TestALinkIsDrawnToALaneOutOfView(t *testing.T) {
	b := showSample(t, 1000, 420)
	b.links()
	booking := b.event(t, "booking")
	b.Select(booking)
	from := b.at(t, booking)
	b.dragOn(fyne.KeyModifierControl, from, fyne.NewDelta(0, 10), fyne.NewDelta(0, b.frame.body.y+b.frame.body.h-from.Y-15))
	for range 30 {
		b.wait()
	}
	assert.Positive(t, b.scroll)
	b.drop()

	b.scrollBy(-1e6)
	b.dragOn(fyne.KeyModifierShift, b.frame.body.pos().AddXY(5, 5), fyne.NewDelta(30, b.frame.body.h-8))
	for range 30 {
		b.wait()
	}
	assert.Zero(t, b.scroll, "a rectangle stays where it is drawn")
}
