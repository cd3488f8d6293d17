package raster

import (
	"image/color"
	"math"
	"strconv"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

// Crowd is how events that stand together are drawn: their number on a card
// with another behind it, which no event looks like. The more there are, the
// darker the card: where cards stand close they show how dense the events are.
type Crowd struct {
	Text          string  // "+12"
	Size          float64 // of the text
	TextWidth     float64
	Width, Height float64     // of the card
	Behind        float64     // how far the card behind stands out, above and to the right
	Rim           float64     // thickness of the cards' edges
	Card, Ink     color.NRGBA // of the card and of the text on it
	Colour        color.NRGBA // of the edges
}

// CrowdOf is how a crowd is drawn on this paper.
func (p Palette) CrowdOf(item *timeline.Item, m timeline.Metrics) Crowd {
	return p.crowd(item, p.Agency(item.Colour), m)
}

func (p *Palette) crowd(item *timeline.Item, colour color.NRGBA, m timeline.Metrics) Crowd {
	const (
		height, text, least = 0.84, 0.66, 0.60 // of a mark; the text is no smaller than least
		margin              = 0.26             // of a mark, beside the text together
		faintest, full      = 0.10, 800.0      // how much colour two events have; events of the darkest card
	)
	dense := min(1, math.Log(float64(item.Crowd))/math.Log(full))
	c := Crowd{
		Text: crowdText(item.Crowd), Size: text * m.MarkSize, Height: height * m.MarkSize,
		Behind: m.MarkSize * 0.14, Rim: max(1, p.Heavy) * m.MarkSize * 0.07, Colour: colour,
	}
	c.Card = Mix(colour, p.Paper, faintest+(0.92-faintest)*dense)
	if item.Known == chronology.NotKnown {
		c.Colour, c.Card = p.Unknown, p.Paper
	}
	c.Ink = p.On(c.Card)
	room := item.Width - c.Behind - margin*m.MarkSize
	c.TextWidth = Measure(c.Text, c.Size, true)
	if c.TextWidth > room {
		size := max(c.Size*room/c.TextWidth, least*m.MarkSize)
		c.TextWidth, c.Size = c.TextWidth*size/c.Size, size
	}
	c.Width = max(item.Width-c.Behind, c.TextWidth+margin*m.MarkSize)
	return c
}

// crowdText counts without making a new string of it each time.
func crowdText(n int) string {
	const thousand, tens = 1000, 10
	switch {
	case n >= 0 && n < len(counts):
		return counts[n]
	case n < tens*thousand:
		return "+" + strconv.Itoa(n)
	}
	return "+" + strconv.Itoa(n/thousand) + "k"
}

var counts = func() (list [1000]string) {
	for i := range list {
		list[i] = "+" + strconv.Itoa(i)
	}
	return list
}()
