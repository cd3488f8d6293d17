package raster

import (
	"image"

	"throughline.org/throughline/chronology/timeline"
)

// Lanes paints the lanes of a layout: bands, what is out of scope, the lines of
// the axis, soft bars and spans, arrows, marks and labels.
func (p *Painter) Lanes(img *image.RGBA, l *timeline.Layout, originX, originY, scale float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.canvas(img, l, originX, originY, scale)
	c.grounds()
	c.lines()
	c.items()
}

// Items paints the items and the arrows of a layout over what is there: a
// legend, or marks on a ground of their own.
func (p *Painter) Items(img *image.RGBA, l *timeline.Layout, originX, originY, scale float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.canvas(img, l, originX, originY, scale).items()
}

// items paints soft bars below solid ones, and both below arrows and marks.
func (c *canvas) items() {
	l := c.layout
	for i := range l.Items {
		if item := &l.Items[i]; c.shows(item) {
			c.softBar(item)
		}
	}
	for i := range l.Items {
		if item := &l.Items[i]; item.Span && c.shows(item) {
			c.solidBar(item)
		}
	}
	for i := range l.Arrows {
		c.arrow(&l.Arrows[i])
	}
	for i := range l.Items {
		if item := &l.Items[i]; c.shows(item) {
			c.stand(item)
		}
	}
}

// shows reports whether the row of an item is in the picture.
func (c *canvas) shows(item *timeline.Item) bool {
	return c.sees(item.Y-c.marginal, item.Y+c.marginal)
}

// grounds paints what lies behind everything.
func (c *canvas) grounds() {
	palette := &c.p.palette
	c.fill(c.Rect, palette.Paper)
	for i := range c.layout.Lanes {
		c.laneGround(i)
	}
	for _, s := range c.layout.Shades {
		c.stretch(s.From, s.To, 0, c.layout.LanesHeight, palette.Shade)
	}
	for _, t := range c.layout.Ticks {
		if t.Weekend {
			c.stretch(t.X, t.X+t.Width, 0, c.layout.LanesHeight, palette.Weekend)
		}
	}
}

// laneGround paints the band behind a lane and the line below it.
func (c *canvas) laneGround(i int) {
	lane := &c.layout.Lanes[i]
	bottom := lane.Top + lane.Height
	if !c.sees(lane.Top, bottom) {
		return
	}
	if i%2 == 1 {
		c.band(lane.Top, bottom, c.p.palette.Band)
	}
	y := round(c.y(bottom))
	c.fill(image.Rect(c.Rect.Min.X, y-c.hairline, c.Rect.Max.X, y), c.p.palette.Edge)
}

// lines paints the lines of the axis through the lanes, and the key days.
func (c *canvas) lines() {
	palette, height := &c.p.palette, c.layout.LanesHeight
	for _, major := range []bool{false, true} {
		colour := palette.Grid
		if major {
			colour = palette.GridMajor
		}
		for i := range c.layout.Ticks {
			if t := &c.layout.Ticks[i]; t.Major == major {
				c.upright(t.X, 0, height, 0, colour)
			}
		}
	}
	for _, k := range c.layout.KeyLines {
		c.upright(k.X, 0, height, c.layout.Metrics.MarkSize*KeyLineDash, palette.KeyLine)
	}
}

// softBar paints what the window of an event allows; of a crowd, how far it reaches.
func (c *canvas) softBar(item *timeline.Item) {
	if item.From >= item.To {
		return
	}
	b := bar{
		from: item.From, to: item.To, middle: item.Y, height: c.layout.Metrics.MarkSize * SoftHeight,
		colour: c.p.agency(item.Colour), solid: c.p.palette.Soft,
	}
	if item.OpenStart {
		b.fadeIn = item.SpanFrom - item.From
	}
	if item.OpenEnd {
		b.fadeOut = item.To - item.SpanTo
	}
	c.paint(b)
}

func (c *canvas) solidBar(item *timeline.Item) {
	c.paint(bar{
		from: item.SpanFrom, to: item.SpanTo, middle: item.Y, height: c.layout.Metrics.MarkSize * SolidHeight,
		colour: c.p.agency(item.Colour), solid: c.p.palette.Solid,
	})
}

// stand paints the mark of an item, or the count of a crowd, and its label.
func (c *canvas) stand(item *timeline.Item) {
	switch {
	case item.Crowd > 1:
		c.crowd(item)
	case item.Crowd == 1:
		c.mark(item)
	}
	if item.Label == "" {
		return
	}
	size := c.layout.Metrics.LabelSize
	c.centred(item.LabelX, item.Y, item.Label, size, false, c.p.palette.Ink)
}
