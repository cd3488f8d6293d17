package raster

import (
	"image/color"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/shapes"
)

// Bar is a horizontal bar of an item: the days that its date allows, or those
// that it lasts.
type Bar struct {
	From, To        float64
	Y, Height       float64
	Colour          color.NRGBA
	Solid           float64 // how solid it is, 0 to 1
	FadeIn, FadeOut float64 // lengths from its ends over which it fades to nothing; 0 for none
	Start, End      shapes.End
	Line            float64 // thickness of ticks, of chevrons, and of the edges of what lasts
	// Between EdgeFrom and EdgeTo its edges are drawn: what lasts is certain
	// there. Equal for none.
	EdgeFrom, EdgeTo float64
}

// Window is the bar of the days that an item's date allows, or of a crowd's
// reach; false where there is none to draw.
func (p Palette) Window(item *timeline.Item, m timeline.Metrics) (Bar, bool) {
	return p.window(item, m, p.Agency(item.Colour))
}

func (p *Palette) window(item *timeline.Item, m timeline.Metrics, colour color.NRGBA) (Bar, bool) {
	const whisker = 0.2 // of a mark: what stands out beside the mark of a short window
	b := Bar{
		From: item.From, To: item.To, Y: item.Y, Height: m.MarkSize * SoftHeight, Colour: p.barInk(item, colour),
		Solid: p.Soft * p.strength(item), Line: p.line(m),
	}
	b.Start, b.End = shapes.EndsOf(item)
	first, last := solidEnds(item)
	if b.Start == shapes.TickEnd {
		b.From = min(b.From, first-m.MarkSize*(0.5+whisker))
	}
	if b.End == shapes.TickEnd {
		b.To = max(b.To, last+m.MarkSize*(0.5+whisker))
	}
	if b.From >= b.To {
		return b, false
	}
	fuzzy := min(m.MarkSize*1.4, (b.To-b.From)/3)
	switch b.Start {
	case shapes.ArrowEnd:
		b.FadeIn = first - b.From
	case shapes.FadeEnd:
		b.FadeIn = fuzzy
	}
	switch b.End {
	case shapes.ArrowEnd:
		b.FadeOut = b.To - last
	case shapes.FadeEnd:
		b.FadeOut = fuzzy
	}
	if p.Heavy >= outlined {
		b.EdgeFrom, b.EdgeTo = b.From+b.FadeIn, b.To-b.FadeOut
	}
	return b, true
}

// solidEnds are the ends of what lasts; of a moment, its mark.
func solidEnds(item *timeline.Item) (first, last float64) {
	if item.Span {
		return item.SpanFrom, item.SpanTo
	}
	return item.X, item.X
}

// outlined is the heaviness from which soft bars have edges too.
const outlined = 1.5

// Lasting is the bar of what lasts: solid with an edge where it certainly went
// on, fading where its ends are not certain; false for what does not last.
func (p Palette) Lasting(item *timeline.Item, m timeline.Metrics) (Bar, bool) {
	return p.lasting(item, m, p.Agency(item.Colour))
}

func (p *Palette) lasting(item *timeline.Item, m timeline.Metrics, colour color.NRGBA) (Bar, bool) {
	if !item.Span {
		return Bar{}, false
	}
	b := Bar{
		From: min(item.SpanSoftFrom, item.SpanFrom), To: max(item.SpanSoftTo, item.SpanTo),
		EdgeFrom: item.SpanFrom, EdgeTo: item.SpanTo,
		Y: item.Y, Height: m.MarkSize * SolidHeight, Colour: p.barInk(item, colour),
		Solid: p.Solid * p.strength(item), Line: p.line(m),
	}
	b.FadeIn, b.FadeOut = item.SpanFrom-b.From, b.To-item.SpanTo
	return b, true
}

func (p *Palette) line(m timeline.Metrics) float64 { return m.MarkSize * 0.08 * p.Heavy }

// barInk is the colour of an item's bars.
func (p *Palette) barInk(item *timeline.Item, colour color.NRGBA) color.NRGBA {
	if item.Known == chronology.NotKnown {
		return p.Unknown
	}
	return colour
}

// strength is how much of their usual solidity the bars of an item have.
func (p *Palette) strength(item *timeline.Item) float64 {
	const contextual, possible, unknown = 0.6, 0.75, 0.45
	s := 1.0
	if item.Contextual {
		s *= contextual
	}
	switch item.Known {
	case chronology.PossiblyKnown:
		s *= possible
	case chronology.NotKnown:
		s *= unknown
	}
	return s
}
