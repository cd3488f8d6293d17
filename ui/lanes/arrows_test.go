package lanes

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
)

// A link to an event months away is millions of units long where hours show. To
// lay it out and to draw it must not take longer for that.
func TestZoomingToAnHourOnALinkedEventIsDrawn(t *testing.T) {
	b := showSample(t, 1000, 700)
	b.Select(b.event(t, "fsw-tells-csc"))
	b.ShowLinks(true)
	for range 40 {
		b.ZoomBy(keyZoom)
		drawNew(b.Timeline, nil)
	}
	b.window.Canvas().Capture()
	from, to := b.View()
	assert.InDelta(t, closestDays, to-from, 1e-6)
	b.key(fyne.KeyRight)
	b.Fit()
}
