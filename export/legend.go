package export

import (
	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/shapes"
)

// legendEntry explains one thing that is drawn: a picture of a fixed width and its words.
type legendEntry struct {
	text string
	draw func(p *page, x, y float64) // x is the middle of the picture
}

const (
	legendPicture = 18.0
	legendGap     = 10.0
	legendRow     = 11.0
)

// makeLegend explains the marks of the kinds that occur, and what else is drawn.
func (p *picture) makeLegend(l *timeline.Layout) {
	kept := make(map[chronology.UID]bool, len(p.d.events))
	for _, e := range p.d.events {
		kept[e.UID] = true
	}
	words := cleaner{widths: p.d.widths} // the kinds are reported one by one
	for _, k := range p.d.review.Kinds {
		p.d.clean(k.Name, k.UID)
	}
	for _, k := range legendKinds(p.d.review, kept) {
		p.legend = append(p.legend, legendEntry{words.clean(k.text, ""), func(pg *page, x, y float64) {
			pg.mark(x, y, 8, k.symbol, arrowTint, false)
		}})
	}
	p.legend = append(p.legend,
		legendEntry{"days that the records allow", func(pg *page, x, y float64) {
			pg.translucent(0.3, func() { pg.rect(x-8, y-barHeight/2, 16, barHeight, arrowTint) })
		}},
		legendEntry{"lasts", func(pg *page, x, y float64) {
			pg.translucent(0.7, func() { pg.rect(x-8, y-barHeight/2, 16, barHeight, arrowTint) })
		}},
		legendEntry{"key event", func(pg *page, x, y float64) { pg.mark(x, y, 7, chronology.SymbolDot, arrowTint, true) }},
		legendEntry{"outside the scope", func(pg *page, x, y float64) {
			pg.translucent(0.15, func() { pg.rect(x-8, y-4, 16, 8, scopeShade) })
		}},
	)
	whole, broken := p.arrowsDrawn()
	if whole {
		p.legend = append(p.legend, arrowEntry("led to, answered or shared", arrowTint, false))
	}
	if broken {
		p.legend = append(p.legend, arrowEntry("not shared, or disagrees", warnTint, true))
	}
	if len(l.KeyLines) > 0 {
		p.legend = append(p.legend, legendEntry{"birth, critical incident", func(pg *page, x, y float64) {
			pg.dashed(1.5, 2, func() { pg.rule(x, y-5, x, y+5, 0.6, faint) })
		}})
	}
}

// arrowsDrawn says which sorts of arrow stand on any sheet.
func (p *picture) arrowsDrawn() (whole, broken bool) {
	if len(p.d.review.Links) == 0 {
		return false, false
	}
	for column := range p.across {
		for _, a := range p.index.Layout(p.view(column)).Arrows {
			if brokenArrow(a) {
				broken = true
			} else {
				whole = true
			}
		}
	}
	return whole, broken
}

func arrowEntry(text string, c colour, broken bool) legendEntry {
	return legendEntry{text, func(pg *page, x, y float64) {
		line := func() { pg.rule(x-8, y, x+5, y, 0.7, c) }
		if broken {
			pg.dashed(2, 1.5, line)
		} else {
			line()
		}
		pg.filled(c, func() { pg.polygon(shapes.Path{{X: x + 8, Y: y}, {X: x + 4, Y: y - 1.8}, {X: x + 4, Y: y + 1.8}}) })
	}}
}

// legendPlaces says where each entry stands, from the top left of the legend.
func (p *picture) legendPlaces(width float64) (places []shapes.Point, height float64) {
	x, y := 0.0, 0.0
	for _, e := range p.legend {
		w := legendPicture + p.d.widths.text(e.text, regular, legendText) + legendGap
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
		e.draw(pg, x+legendPicture/2-1, y)
		text := p.d.widths.cut(e.text, style{size: legendText}, width-legendPicture)
		pg.text(x+legendPicture, y+legendText*0.36, text, style{regular, legendText, faint})
	}
}
