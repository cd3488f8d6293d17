package lanes

import "math"

// camera is the stretch of time in view. Days are day numbers of when.Day with
// fractions; widths are units (device-independent pixels).
type camera struct {
	left   float64 // day at the left edge
	perDay float64 // units per day
	width  float64 // of the view
	from   float64 // first day that can be brought into view
	to     float64 // last
	fitted bool    // shows the whole scope, and keeps doing so when the width changes

	wanted [2]float64 // days to show as soon as there are a width and limits; both 0 for none
}

// The closest view is one hour across the width.
const closestDays = 1.0 / 24

// day is the day at x in the view.
func (c *camera) day(x float64) float64 { return c.left + x/c.perDay }

// right is the day at the right edge.
func (c *camera) right() float64 { return c.left + c.days() }

// days is how many days are in view.
func (c *camera) days() float64 { return c.width / c.perDay }

// show brings the days from and to to the edges of the view, as far as the limits allow.
func (c *camera) show(from, to float64) {
	if c.width <= 0 || c.to <= c.from {
		c.wanted = [2]float64{from, to}
		return
	}
	days := c.clampDays(to - from)
	c.perDay = c.width / days
	c.left = (from+to)/2 - days/2
	c.clamp()
}

// zoomAt zooms by a factor (over 1: in) so that the day at x stays at x,
// unless that would leave the limits of panning.
func (c *camera) zoomAt(x, factor float64) {
	day := c.day(x)
	c.perDay = c.width / c.clampDays(c.days()/factor)
	c.left = day - x/c.perDay
	c.fitted = false
	c.clamp()
}

// pan moves the view by dx units (over 0: later) and reports whether it moved.
func (c *camera) pan(dx float64) bool {
	before := c.left
	c.left += dx / c.perDay
	c.clamp()
	if c.left == before {
		return false
	}
	c.fitted = false
	return true
}

// limit sets the days that can be brought into view.
func (c *camera) limit(from, to float64) {
	c.from, c.to = from, to
	c.resize(c.width)
}

// resize changes the width of the view. The left edge and the zoom stay, as
// far as the limits allow.
func (c *camera) resize(width float64) {
	c.width = width
	if width > 0 && c.to > c.from && c.wanted[0] < c.wanted[1] {
		c.show(c.wanted[0], c.wanted[1])
		c.wanted = [2]float64{}
	}
	if c.perDay > 0 && c.width > 0 && c.to > c.from {
		c.perDay = c.width / c.clampDays(c.days())
		c.clamp()
	}
}

// ready reports whether there is anything to look at.
func (c *camera) ready() bool { return c.width > 0 && c.perDay > 0 && c.to > c.from }

func (c *camera) clampDays(days float64) float64 {
	return math.Max(closestDays, math.Min(days, c.to-c.from))
}

func (c *camera) clamp() {
	c.left = math.Max(c.from, math.Min(c.left, c.to-c.days()))
}
