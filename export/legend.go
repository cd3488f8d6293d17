package export

import (
	"slices"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
	"throughline.org/throughline/export/shapes"
)

// legendEntry explains one thing that is drawn: a picture and its words.
type legendEntry struct {
	sample raster.Sample
	layout *timeline.Layout
	text   string // cleaned
}

const (
	legendMark = 6.6 // size of a mark
	legendGap  = 9.0
	legendRow  = 11.0
)

// makeLegend explains the marks of the kinds that occur, and what else is drawn
// on any sheet.
func (p *picture) makeLegend() {
	kept := make(map[chronology.UID]bool, len(p.d.events))
	for _, e := range p.d.events {
		kept[e.UID] = true
	}
	for _, k := range p.d.review.Kinds {
		p.d.clean(k.Name, k.UID)
	}
	shown := make([]*timeline.Layout, p.across)
	for column := range p.across {
		shown[column] = p.layout(column)
	}
	if !slices.ContainsFunc(shown, hasTerms) {
		p.metrics.TermRow = 0
	}
	words := cleaner{widths: p.d.widths} // the kinds are reported one by one
	m := p.metrics
	m.MarkSize = legendMark
	p.legend = nil
	for _, s := range legendOf(p.d.review, kept, shown...) {
		p.legend = append(p.legend, legendEntry{s, s.Layout(m), words.clean(s.Short, "")})
	}
}

// legendPlaces says where each entry stands, from the top left of the legend.
func (p *picture) legendPlaces(width float64) (places []shapes.Point, height float64) {
	x, y := 0.0, 0.0
	for _, e := range p.legend {
		w := e.layout.Width + 4 + p.d.widths.text(e.text, regular, legendText) + legendGap
		if x > 0 && x+w > width {
			x, y = 0, y+legendRow
		}
		places = append(places, shapes.Point{X: x, Y: y})
		x += w
	}
	return places, y + legendRow
}

func (p *picture) legendHeight(width float64) float64 {
	_, height := p.legendPlaces(width)
	return height + 6
}

func (p *picture) drawLegend(pg *page, left, top, width float64) {
	places, _ := p.legendPlaces(width)
	for i, e := range p.legend {
		x, y := left+places[i].X, top+places[i].Y
		high := max(e.layout.LanesHeight, e.layout.AxisHeight)
		pg.clipped(x, y-high/2, e.layout.Width, high, func() {
			explain(newDrawing(pagePen{pg, x, y - high/2}, p.d.options.paperPalette(), e.layout), &e.sample)
		})
		text := p.d.widths.cut(e.text, style{size: legendText}, width-e.layout.Width)
		pg.text(x+e.layout.Width+4, y+legendText*0.36, text, style{regular, legendText, faint})
	}
}

// explain draws a sample.
func explain(d *drawing, s *raster.Sample) {
	if s.Axis {
		d.heads()
		return
	}
	for _, t := range d.layout.Ticks {
		if t.Weekend {
			d.box(t.X, 0, t.Width, d.layout.LanesHeight, d.palette.Weekend)
		}
	}
	d.context()
	d.keyLines(0)
	d.items()
}
