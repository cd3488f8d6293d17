package raster

import (
	"image"
	"image/color"

	"throughline.org/throughline/chronology/timeline"
)

// Lanes paints the lanes of a layout: bands, what is out of scope, the lines of
// the axis, soft bars and spans, arrows, marks and labels.
func (p *Painter) Lanes(img *image.RGBA, l *timeline.Layout, originX, originY, scale float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.canvas(img, l, originX, originY, scale)
	c.grounds()
	for _, k := range l.KeyLines {
		c.upright(k.X, 0, l.LanesHeight, l.Metrics.MarkSize*KeyLineDash, p.palette.KeyLine)
	}
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

// grounds paints what lies behind the items. A row of pixels is made once for
// each of the two colours that lanes alternate in, and copied to all others.
func (c *canvas) grounds() {
	rows := [2][]byte{c.ground(0), c.ground(1)}
	bottom := c.Rect.Min.Y
	for i := range c.layout.Lanes {
		lane := &c.layout.Lanes[i]
		top := max(round(c.y(lane.Top)), c.Rect.Min.Y)
		bottom = min(round(c.y(lane.Top+lane.Height)), c.Rect.Max.Y)
		c.copyRow(rows[i%2], c.Rect.Min.X, top, bottom)
		c.laneEdge(lane)
	}
	c.fill(image.Rect(c.Rect.Min.X, max(bottom, c.Rect.Min.Y), c.Rect.Max.X, c.Rect.Max.Y), c.p.palette.Paper)
}

// ground is a row of pixels of a lane: its colour, what is out of scope,
// weekends, and the lines of the axis.
func (c *canvas) ground(i int) []byte {
	row, palette := c.p.row(i, 4*c.Rect.Dx()), &c.p.palette
	spread(row, []color.NRGBA{palette.Paper, palette.Band}[i])
	for _, s := range c.layout.Shades {
		blendRow(c.part(row, c.x(s.From), c.x(s.To)), palette.Shade, uint32(palette.Shade.A))
	}
	for i := range c.layout.Ticks {
		if t := &c.layout.Ticks[i]; t.Weekend {
			blendRow(c.part(row, c.x(t.X), c.x(t.X+t.Width)), palette.Weekend, uint32(palette.Weekend.A))
		}
	}
	for _, major := range []bool{false, true} {
		colour := palette.Grid
		if major {
			colour = palette.GridMajor
		}
		for i := range c.layout.Ticks {
			if t := &c.layout.Ticks[i]; t.Major == major {
				x := c.x(t.X)
				blendRow(c.part(row, x, x+float64(c.hairline)), colour, 255)
			}
		}
	}
	return row
}

// part is the part of a row of the picture between two places, in pixels.
func (c *canvas) part(row []byte, from, to float64) []byte {
	first := max(round(from), c.Rect.Min.X)
	last := min(round(to), c.Rect.Max.X)
	if first >= last {
		return nil
	}
	return row[4*(first-c.Rect.Min.X) : 4*(last-c.Rect.Min.X)]
}

// laneEdge paints the line below a lane.
func (c *canvas) laneEdge(lane *timeline.Lane) {
	y := round(c.y(lane.Top + lane.Height))
	c.fill(image.Rect(c.Rect.Min.X, y-c.hairline, c.Rect.Max.X, y), c.p.palette.Edge)
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
	half := size * LabelGround
	c.stretch(item.LabelX-1, item.LabelX+Measure(item.Label, size, false)+1, item.Y-half, item.Y+half, c.p.palette.Halo)
	c.centred(item.LabelX, item.Y, item.Label, size, false, c.p.palette.Ink)
}
