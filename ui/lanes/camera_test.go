package lanes

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func newTestCamera() *camera {
	c := &camera{from: 1000, to: 2000, width: 800}
	c.show(1400, 1500)
	return c
}

func TestTheDayUnderThePointerStaysWhileZooming(t *testing.T) {
	c := newTestCamera()
	for _, x := range []float64{0, 123.4, 400, 799} {
		before := c.day(x)
		for range 12 {
			c.zoomAt(x, 1.2)
			assert.InDelta(t, before, c.day(x), 1e-9, "in at %v", x)
		}
		for range 12 {
			c.zoomAt(x, 1/1.2)
			assert.InDelta(t, before, c.day(x), 1e-9, "out at %v", x)
		}
	}
}

func TestCameraLimits(t *testing.T) {
	c := newTestCamera()
	for range 200 {
		c.zoomAt(300, 1.5)
	}
	assert.InDelta(t, closestDays, c.days(), 1e-9, "the closest view is one hour")
	for range 200 {
		c.zoomAt(300, 1/1.5)
	}
	assert.InDelta(t, 1000, c.left, 1e-9, "the widest view is everything there is")
	assert.InDelta(t, 2000, c.right(), 1e-9)

	c.show(1400, 1500)
	assert.True(t, c.pan(1e9))
	assert.InDelta(t, 2000, c.right(), 1e-9, "panning ends at the end")
	assert.False(t, c.pan(1), "and says that nothing moved")
	c.pan(-1e9)
	assert.InDelta(t, 1000, c.left, 1e-9)
}

func TestResizingKeepsTheLeftEdgeAndTheZoom(t *testing.T) {
	c := newTestCamera()
	perDay := c.perDay
	c.resize(400)
	assert.InDelta(t, 1400, c.left, 1e-9)
	assert.InDelta(t, perDay, c.perDay, 1e-9)
	c.resize(1e6)
	assert.InDelta(t, 1000, c.left, 1e-9, "unless more than everything would be in view")
	assert.InDelta(t, 2000, c.right(), 1e-9)
}

func TestOnlyThePersonEndsTheFit(t *testing.T) {
	c := newTestCamera()
	c.fitted = true
	c.resize(500)
	assert.True(t, c.fitted, "the window changed its size")
	c.pan(10)
	assert.False(t, c.fitted)
	c.fitted = true
	c.zoomAt(10, 1.1)
	assert.False(t, c.fitted)
}
