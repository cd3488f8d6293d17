package raster

import (
	"image"
	"image/color"
	"sort"

	"throughline.org/throughline/chronology/timeline"
)

// Lanes paints the lanes of a layout: bands, what is out of scope, what frames
// events, the lines of the axis, silences, soft bars and spans, links, marks
// and labels.
func (p *Painter) Lanes(img *image.RGBA, l *timeline.Layout, originX, originY, scale float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	whole := p.canvas(img, l, originX, originY, scale)
	whole.rows()
	sorted := inLanes(l)
	high := max(leastStrip, stripSize/max(1, 4*img.Rect.Dx()))
	for top := img.Rect.Min.Y; top < img.Rect.Max.Y; top += high {
		c := whole.strip(top, min(top+high, img.Rect.Max.Y))
		if sorted {
			c.ofLanesInView()
		}
		c.grounds()
		c.context()
		c.items()
		for i := range l.KeyLines {
			c.keyLabel(&l.KeyLines[i])
		}
	}
}

// A picture is painted in strips, so that what is painted over is still near
// the processor.
const (
	stripSize  = 700 << 10 // bytes
	leastStrip = 64        // pixels
)

// strip is the part of a canvas between two heights, in pixels.
func (c *canvas) strip(top, bottom int) *canvas {
	part := *c
	part.RGBA = c.SubImage(image.Rect(c.Rect.Min.X, top, c.Rect.Max.X, bottom)).(*image.RGBA)
	part.fromY, part.toY = (float64(top)-c.top)/c.scale, (float64(bottom)-c.top)/c.scale
	return &part
}

// inLanes reports whether items are in the order of their lanes, and stand in
// them.
func inLanes(l *timeline.Layout) bool {
	before := 0
	for i := range l.Items {
		item := &l.Items[i]
		if item.Lane < before || item.Lane >= len(l.Lanes) {
			return false
		}
		lane := &l.Lanes[item.Lane]
		if item.Y < lane.Top || item.Y > lane.Top+lane.Height {
			return false
		}
		before = item.Lane
	}
	return true
}

// ofLanesInView leaves out the items of lanes that are not in the picture. They
// are in the order of their lanes.
func (c *canvas) ofLanesInView() {
	lanes := c.layout.Lanes
	first := sort.Search(len(lanes), func(i int) bool { return lanes[i].Top+lanes[i].Height >= c.fromY-c.marginal })
	last := sort.Search(len(lanes), func(i int) bool { return lanes[i].Top > c.toY+c.marginal })
	from := sort.Search(len(c.stands), func(i int) bool { return c.stands[i].Lane >= first })
	to := sort.Search(len(c.stands), func(i int) bool { return c.stands[i].Lane >= last })
	c.stands = c.stands[from:max(from, to)]
}

// Items paints the items, silences and links of a layout over what is there: a
// legend, or marks on a ground of their own.
func (p *Painter) Items(img *image.RGBA, l *timeline.Layout, originX, originY, scale float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.canvas(img, l, originX, originY, scale).items()
}

// context paints what lies behind everything: what frames events, and the days
// that run through all lanes.
func (c *canvas) context() {
	l := c.layout
	for i := range l.Eras {
		c.era(&l.Eras[i])
	}
	for i := range l.Ticks {
		if t := &l.Ticks[i]; t.Holiday != "" {
			c.holiday(t)
		}
	}
	for _, k := range l.KeyLines {
		c.upright(k.X, 0, l.LanesHeight, l.Metrics.MarkSize*KeyLineDash, c.p.palette.KeyLine)
	}
	c.todayLine(0, l.LanesHeight)
}

// items paints silences below soft bars, those below solid ones, and all of
// them below links and marks.
func (c *canvas) items() {
	l := c.layout
	for i := range l.Gaps {
		c.gap(&l.Gaps[i])
	}
	for i := range c.stands {
		if item := &c.stands[i]; c.shows(item) {
			c.softBar(item)
		}
	}
	for i := range c.stands {
		if item := &c.stands[i]; item.Span && c.shows(item) {
			c.solidBar(item)
		}
	}
	for i := range l.Gaps {
		c.gapLabel(&l.Gaps[i])
	}
	c.links()
	for i := range c.stands {
		if item := &c.stands[i]; c.shows(item) {
			c.stand(item)
		}
	}
	for i := range l.Arrows {
		c.linkLabel(&l.Arrows[i])
	}
}

// shows reports whether the row of an item is in the picture.
func (c *canvas) shows(item *timeline.Item) bool {
	return c.sees(item.Y-c.marginal, item.Y+c.marginal)
}

// rows makes a row of pixels for each of the two colours that lanes alternate
// in, with the lines of the axis and without.
func (c *canvas) rows() {
	for i := range 2 {
		c.plain[i] = c.p.row(2+i, 4*c.Rect.Dx())
		c.lined[i] = c.ground(i)
	}
}

// grounds paints what lies behind the items: one row copied to all others.
func (c *canvas) grounds() {
	bottom := c.Rect.Min.Y
	for i := range c.layout.Lanes {
		lane := &c.layout.Lanes[i]
		top := max(round(c.y(lane.Top)), c.Rect.Min.Y)
		bottom = min(round(c.y(lane.Top+lane.Height)), c.Rect.Max.Y)
		c.copyRow(c.lined[i%2], c.Rect.Min.X, top, bottom)
		c.laneEdge(lane)
	}
	c.fill(image.Rect(c.Rect.Min.X, max(bottom, c.Rect.Min.Y), c.Rect.Max.X, c.Rect.Max.Y), c.p.palette.Paper)
}

// ground is a row of pixels of a lane: its colour, what is out of scope, what
// frames events, weekends, and over them the lines of the axis.
func (c *canvas) ground(i int) []byte {
	row, palette := c.p.row(i, 4*c.Rect.Dx()), &c.p.palette
	spread(row, []color.NRGBA{palette.Paper, palette.Band}[i])
	for _, s := range c.layout.Shades {
		inkOf(palette.Shade).blendRow(c.part(row, c.x(s.From), c.x(s.To)), uint32(palette.Shade.A))
	}
	for i := range c.layout.Eras {
		e := &c.layout.Eras[i]
		tint := inkOf(palette.EraInk(e))
		tint.blendRow(c.part(row, c.x(e.SoftFrom), c.x(e.SoftTo)), uint32(palette.Tint*255+0.5))
	}
	for i := range c.layout.Ticks {
		if t := &c.layout.Ticks[i]; t.Weekend {
			inkOf(palette.Weekend).blendRow(c.part(row, c.x(t.X), c.x(t.X+t.Width)), uint32(palette.Weekend.A))
		}
	}
	copy(c.plain[i], row)
	for _, major := range []bool{false, true} {
		colour := palette.Grid
		if major {
			colour = palette.GridMajor
		}
		for i := range c.layout.Ticks {
			if t := &c.layout.Ticks[i]; t.Major == major {
				x := c.x(t.X)
				spread(c.part(row, x, x+float64(c.hairline)), colour)
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

// softBar paints what the date of an event allows; of a crowd, how far it reaches.
func (c *canvas) softBar(item *timeline.Item) {
	if item.Dating == timeline.ExactDay && item.From >= item.To {
		return // most have none
	}
	if b, ok := c.p.palette.window(item, c.layout.Metrics, c.p.agency(item.Colour)); ok {
		c.bar(&b)
	}
}

// solidBar paints how long an event lasts.
func (c *canvas) solidBar(item *timeline.Item) {
	if b, ok := c.p.palette.lasting(item, c.layout.Metrics, c.p.agency(item.Colour)); ok {
		c.bar(&b)
	}
}

// stand paints the mark of an item, or the count of a crowd, and its label.
func (c *canvas) stand(item *timeline.Item) {
	switch {
	case item.Crowd > 1:
		c.crowd(item)
	case item.Crowd == 1:
		c.mark(item)
	}
	if item.Label != "" {
		c.label(item)
	}
}
