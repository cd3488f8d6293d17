package raster

import (
	"image/color"
	"strconv"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/shapes"
)

// What any medium draws alike, in shares of a mark's size or of a text size.
const (
	SoftHeight  = 0.36 // of a soft bar
	SolidHeight = 0.50 // of a span's bar
	KeyLineDash = 0.30 // of key lines
	TextDrop    = 0.36 // how far the baseline of a line lies below its middle
	LabelGround = 0.62 // how far the ground of a label reaches above and below its middle
	ArrowThick  = 1.3  // units
)

// Look is how a mark is drawn, in the unit of the size that it is asked for.
type Look struct {
	Size            float64     // of the shape
	Ground          color.NRGBA // of the shape
	Colour          color.NRGBA // of its outline
	Glyph           color.NRGBA
	Outline         float64 // its width; 0 for none
	Broken          bool    // the outline is dashed
	Ring, RingWidth float64 // radius of the ring around a key event; 0 for none
}

// Look is how the mark of an item is drawn on this paper. What did not take
// place is hollow, an approximate or uncertain date is pale with a broken
// outline, a key event stands in a ring, and what is out of scope is paler.
func (p Palette) Look(item *timeline.Item, size float64) Look {
	return p.look(markKey{
		symbol: item.Symbol, colour: p.Agency(item.Colour), size: size,
		key: item.Key, vague: vague(item), contextual: item.Contextual,
	})
}

func vague(item *timeline.Item) bool { return item.Approximate || item.Uncertain }

func (p Palette) look(key markKey) Look {
	const (
		keyBody   = 0.74 // the shape within the ring of a key event
		keyRing   = 0.52 // radius of the ring
		ringWidth = 0.09
		outline   = 0.12
		vagueFill = 0.30 // how much of the colour fills a vague mark
		paleness  = 0.62 // how much is left of the colour out of scope
	)
	colour := key.colour
	if key.contextual {
		colour = mix(colour, p.Paper, paleness)
	}
	look := Look{Size: key.size, Ground: colour, Colour: colour, Glyph: p.Glyph(colour)}
	if key.key {
		look.Size = key.size * keyBody
		look.Ring, look.RingWidth = key.size*keyRing, key.size*ringWidth
	}
	hollow := shapes.Of(key.symbol).Hollow
	switch {
	case hollow:
		look.Ground = p.Paper
	case key.vague:
		look.Ground, look.Glyph = mix(colour, p.Paper, vagueFill), colour
	}
	if hollow || key.vague {
		look.Outline, look.Broken = look.Size*outline, key.vague
	}
	return look
}

// Ruler is the colour of a span of a ruler, the paler one of what its dates
// leave open, and its height: a pregnancy's bar is thinner than a life's.
func (p Palette) Ruler(s timeline.RulerSpan, m timeline.Metrics) (colour, pale color.NRGBA, height float64) {
	const pregnancy, age = 0.34, 0.62 // of the ruler's height
	colour, height = p.Age, age*m.RulerRow
	if s.Pregnancy {
		colour, height = p.Pregnancy, pregnancy*m.RulerRow
	}
	return colour, mix(colour, p.Paper, 0.5), height
}

// Count is the number on a crowd's pill, made to fit it.
type Count struct {
	Text        string
	Size, Width float64 // of the text
	Height      float64 // of the pill
}

// CountOf is the number that stands for a crowd: "12", or "999+" past that.
func CountOf(item *timeline.Item, m timeline.Metrics) Count {
	const most, margin = 999, 3
	c := Count{Text: small(item.Crowd), Height: m.MarkSize * 0.92}
	if item.Crowd > most {
		c.Text = "999+"
	}
	c.Size = c.Height * 0.68
	c.Width = Measure(c.Text, c.Size, true)
	if room := item.Width - margin; c.Width > room {
		c.Size, c.Width = c.Size*room/c.Width, room
	}
	return c
}

// small writes a number without making a new string of it each time.
func small(n int) string {
	if n >= 0 && n < len(numbers) {
		return numbers[n]
	}
	return strconv.Itoa(n)
}

var numbers = func() (list [1000]string) {
	for i := range list {
		list[i] = strconv.Itoa(i)
	}
	return list
}()
