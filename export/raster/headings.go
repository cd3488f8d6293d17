package raster

import (
	"fmt"
	"image"

	"throughline.org/throughline/chronology/timeline"
)

// Heading is the name beside a lane or a ruler, from the left edge of the
// names' column and the top of the lanes or of the axis.
type Heading struct {
	Strip              float64 // width of the colour at the edge
	X                  float64 // of both texts
	Name, Note         string  // cut to fit
	NameY, NoteY       float64 // baselines
	NameSize, NoteSize float64
}

// indent is where names begin, in shares of a lane's least height.
const indent = 0.30

// HeadingOf lays out the name and the note of a lane, in a column of the given width.
func HeadingOf(l *timeline.Lane, m timeline.Metrics, width float64) Heading {
	least := m.LaneMin
	h := Heading{Strip: least * 0.09, X: least * indent, NameSize: least * 0.27, NoteSize: least * 0.22}
	room := width - h.X - least*0.1
	h.Name, h.Note = Fit(l.Name, room, h.NameSize, true), Fit(LaneNote(l), room, h.NoteSize, false)
	h.NameY, h.NoteY = l.Top+least*0.33+h.NameSize*TextDrop, l.Top+least*0.68+h.NoteSize*TextDrop
	return h
}

// RulerHeading lays out the name of the i-th ruler, in a column of the given width.
func RulerHeading(name string, i int, m timeline.Metrics, width float64) Heading {
	h := Heading{X: m.LaneMin * indent, NameSize: m.RulerSize()}
	h.Name = Fit(name, width-h.X, h.NameSize, false)
	h.NameY = 2*m.TickRow + (float64(i)+0.5)*m.RulerRow + h.NameSize*TextDrop
	return h
}

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
		if i%2 == 1 {
			c.stretch(0, width, lane.Top, lane.Top+lane.Height, p.palette.Band)
		}
		c.laneEdge(lane)
		c.heading(lane, width)
	}
}

func (c *canvas) heading(lane *timeline.Lane, width float64) {
	h := HeadingOf(lane, c.layout.Metrics, width)
	c.stretch(0, h.Strip, lane.Top, lane.Top+lane.Height-1, c.p.agency(lane.Colour))
	c.p.write(c.RGBA, c.x(h.X), c.y(h.NameY), h.Name, h.NameSize*c.scale, true, c.p.palette.Ink)
	c.p.write(c.RGBA, c.x(h.X), c.y(h.NoteY), h.Note, h.NoteSize*c.scale, false, c.p.palette.Muted)
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
	for i, r := range l.Rulers {
		h := RulerHeading(r.Name, i, l.Metrics, width)
		c.p.write(c.RGBA, c.x(h.X), c.y(h.NameY), h.Name, h.NameSize*scale, false, p.palette.Muted)
	}
	for _, h := range ContextHeadings(l, width) {
		c.p.write(c.RGBA, c.x(h.X), c.y(h.NameY), h.Name, h.NameSize*scale, false, p.palette.Muted)
	}
	y := round(c.y(l.AxisHeight))
	c.fill(image.Rect(c.Rect.Min.X, y-c.hairline, c.Rect.Max.X, y), p.palette.GridMajor)
}

// ContextHeadings lays out what stands beside the rows of eras and of school
// terms, in a column of the given width.
func ContextHeadings(l *timeline.Layout, width float64) []Heading {
	m := l.Metrics
	var list []Heading
	add := func(name string, middle, size float64) {
		h := Heading{X: m.LaneMin * indent, NameSize: size}
		h.Name, h.NameY = Fit(name, width-h.X, size, false), middle+size*TextDrop
		list = append(list, h)
	}
	if l.EraRows > 0 && m.EraRow > 0 {
		add("Background", eraRow(l, 0), m.EraRow*EraText)
	}
	if m.TermRow > 0 {
		add("School terms, holidays", TermRow(l), m.TermRow*TermText)
	}
	return list
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
