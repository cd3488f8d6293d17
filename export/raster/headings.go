package raster

import (
	"fmt"
	"image"

	"throughline.org/throughline/chronology/timeline"
)

// Shares of a lane's least height: what its heading is made of.
const (
	nameSize  = 0.27
	noteSize  = 0.22
	stripWide = 0.09
	indent    = 0.30
)

// Headings paints the names and notes of the lanes, in a column of the given
// width (units) beside them.
func (p *Painter) Headings(img *image.RGBA, l *timeline.Layout, width, originX, originY, scale float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.canvas(img, l, originX, originY, scale)
	c.fill(c.Rect, p.palette.Paper)
	for i := range l.Lanes {
		lane := &l.Lanes[i]
		if !c.sees(lane.Top, lane.Top+lane.Height) {
			continue
		}
		c.laneGround(i)
		c.heading(lane, width)
	}
}

func (c *canvas) heading(lane *timeline.Lane, width float64) {
	least := c.layout.Metrics.LaneMin
	c.stretch(0, least*stripWide, lane.Top, lane.Top+lane.Height-1, c.p.agency(lane.Colour))
	x, room := least*indent, width-least*(indent+0.1)
	name := Fit(lane.Name, room, least*nameSize, true)
	c.centred(x, lane.Top+least*0.33, name, least*nameSize, true, c.p.palette.Ink)
	note := Fit(LaneNote(lane), room, least*noteSize, false)
	c.centred(x, lane.Top+least*0.68, note, least*noteSize, false, c.p.palette.Muted)
}

// LaneNote is the note of a lane, with how many of its events have no date.
func LaneNote(lane *timeline.Lane) string {
	if lane.Undated == 0 {
		return lane.Note
	}
	return fmt.Sprintf("%s · %d undated", lane.Note, lane.Undated)
}

// RulerNames paints the names of the age rulers, in a column of the given width
// beside the axis.
func (p *Painter) RulerNames(img *image.RGBA, l *timeline.Layout, width, originX, originY, scale float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.canvas(img, l, originX, originY, scale)
	c.fill(c.Rect, p.palette.Paper)
	m := l.Metrics
	x, size := m.LaneMin*indent, m.RulerSize()
	for i, r := range l.Rulers {
		middle := 2*m.TickRow + (float64(i)+0.5)*m.RulerRow
		c.centred(x, middle, Fit(r.Name, width-x, size, false), size, false, p.palette.Muted)
	}
	y := round(c.y(l.AxisHeight))
	c.fill(image.Rect(c.Rect.Min.X, y-c.hairline, c.Rect.Max.X, y), p.palette.GridMajor)
}

// Fit cuts a line to a width, with an ellipsis where it was cut.
func Fit(text string, width, size float64, bold bool) string {
	if Measure(text, size, bold) <= width {
		return text
	}
	runes := []rune(text)
	for n := len(runes) - 1; n > 0; n-- {
		if short := string(runes[:n]) + "…"; Measure(short, size, bold) <= width {
			return short
		}
	}
	return ""
}
