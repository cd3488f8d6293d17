package raster

import (
	"image"
	"image/color"
	"math"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/shapes"
)

// LinkInk is the colour of a link: of what was late or not shared, a warning's.
func (p Palette) LinkInk(a *timeline.Arrow) color.NRGBA { return p.linkInk(a.NotShared || a.Late) }

func (p Palette) linkInk(warns bool) color.NRGBA {
	if warns {
		return p.NotShared
	}
	return p.Arrow
}

// links paints every link on a casing of the paper's colour, which parts it
// from what it crosses. Those of one mark lie on a casing together: they run
// side by side and do not cross. What was late or not shared comes last.
func (c *canvas) links() {
	for _, warns := range []bool{false, true} {
		arrows := c.layout.Arrows
		for from := 0; from < len(arrows); {
			to := from + 1
			for to < len(arrows) && arrows[to].From == arrows[from].From {
				to++
			}
			c.linksOf(arrows[from:to], warns)
			from = to
		}
	}
}

// linksOf paints the links of one mark that warn, or those that do not.
func (c *canvas) linksOf(arrows []timeline.Arrow, warns bool) {
	palette := &c.p.palette
	for i := range arrows {
		if a := &arrows[i]; (a.NotShared || a.Late) == warns && c.reaches(a) {
			link := c.p.link(a, c.layout.Metrics.MarkSize)
			c.strokes(a.FromX, a.FromY, palette.Paper, shapes.Stroke{Line: link.Way, Thick: link.Casing})
		}
	}
	for i := range arrows {
		if a := &arrows[i]; (a.NotShared || a.Late) == warns && c.reaches(a) {
			c.link(a, c.p.link(a, c.layout.Metrics.MarkSize))
		}
	}
}

// linkKey is all that the drawing of a link depends on.
type linkKey struct {
	kind             chronology.LinkKind
	notShared, late  bool
	straight         bool
	across, down     float64
	fromPort, toPort float64
	channel          float64
	mark             float64
}

// link is the drawing of a link that begins at (0, 0), worked out once: several
// tiles show it.
func (p *Painter) link(a *timeline.Arrow, mark float64) *shapes.Link {
	const fine = 64 // parts of a unit; tiles come to the same place by different sums
	key := linkKey{
		kind: a.Kind, notShared: a.NotShared, late: a.Late, straight: a.From == "" && a.To == "", fromPort: a.FromPort, toPort: a.ToPort, channel: math.Round(a.Channel*fine) / fine, mark: mark,
		across: math.Round((a.ToX-a.FromX)*fine) / fine, down: math.Round((a.ToY-a.FromY)*fine) / fine,
	}
	link, ok := p.drawn[key]
	if !ok {
		if len(p.drawn) >= generation {
			clear(p.drawn)
		}
		at := *a
		at.FromX, at.FromY, at.ToX, at.ToY = 0, 0, key.across, key.down
		made := shapes.LinkOf(&at, mark, p.palette.Heavy)
		link = &made
		p.drawn[key] = link
	}
	return link
}

// reaches reports whether any of a link may be in the picture.
func (c *canvas) reaches(a *timeline.Arrow) bool {
	lift := 3*c.layout.Metrics.MarkSize + math.Abs(a.FromX-a.ToX)/8 + math.Abs(a.Channel) // of an arch
	return min(a.FromX, a.ToX)-lift <= c.toX && max(a.FromX, a.ToX)+lift >= c.fromX &&
		c.sees(min(a.FromY, a.ToY)-lift, max(a.FromY, a.ToY)+lift)
}

// link paints one link, its casing being there.
func (c *canvas) link(a *timeline.Arrow, link *shapes.Link) {
	palette := &c.p.palette
	colour := palette.LinkInk(a)
	for from := 0; from < len(link.Lines); {
		to := from + 1
		for to < len(link.Lines) && link.Lines[to].Paper == link.Lines[from].Paper {
			to++
		}
		ink := colour
		if link.Lines[from].Paper {
			ink = palette.Paper
		}
		c.strokes(a.FromX, a.FromY, ink, link.Lines[from:to]...)
		from = to
	}
	// One by one: the box about both ends of a long link would be large.
	for _, end := range link.Ends {
		c.shape(a.FromX, a.FromY, colour, end)
	}
	for _, hole := range link.Holes {
		c.shape(a.FromX, a.FromY, palette.Paper, hole)
	}
}

// shape fills a small path, at an offset in units.
func (c *canvas) shape(x, y float64, colour color.NRGBA, path shapes.Path) {
	box, left, top := image.Rectangle{}, c.x(x), c.y(y)
	for _, q := range path {
		x, y := floor(q.X*c.scale+left), floor(q.Y*c.scale+top)
		box = box.Union(image.Rect(x, y, x+1, y+1))
	}
	if box = box.Intersect(c.Rect); box.Empty() {
		return
	}
	c.p.pen.Reset(box.Dx(), box.Dy())
	trace(c.p.pen, path, c.scale, left-float64(box.Min.X), top-float64(box.Min.Y))
	c.p.pen.Draw(c.RGBA, box, image.NewUniform(colour), image.Point{})
}

// linkLabel writes the days between on a link.
func (c *canvas) linkLabel(a *timeline.Arrow) {
	if a.Label == "" || !c.reaches(a) {
		return
	}
	m := c.layout.Metrics
	at := c.p.link(a, m.MarkSize).Middle
	size := WordSize(m) * LinkText
	c.haloed(a.FromX+at.X-Measure(a.Label, size, true)/2, a.FromY+at.Y, a.Label, size, true, c.p.palette.LinkInk(a))
}

// LinkText is the text size of what is written on a link, in shares of other
// words in the lanes.
const LinkText = 0.92
