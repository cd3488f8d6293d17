package raster

import (
	"image/color"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/shapes"
)

// What any medium draws alike, in shares of a mark's size or of a text size.
const (
	SoftHeight  = 0.36 // of a soft bar
	SolidHeight = 0.50 // of a span's bar
	TickHeight  = 0.66 // of the tick at a bar's end
	KeyLineDash = 0.30 // of key lines
	TextDrop    = 0.36 // how far the baseline of a line lies below its middle
	LabelGround = 0.62 // how far the ground of a label reaches above and below its middle
	ArrowThick  = 1.3  // units: of the line of a link
)

// Piece is a part of a drawing: paths filled together in one colour. A path
// that lies in another and runs the other way is a hole in it.
type Piece struct {
	Paths  []shapes.Path
	Colour color.NRGBA
}

// markKey is all that the look of a mark depends on.
type markKey struct {
	symbol     chronology.Symbol
	colour     color.NRGBA
	size       float64 // in the unit of what is drawn
	key        bool    // a ring around it
	broken     bool    // an approximate date: a broken outline, filled faintly
	doubted    bool    // an uncertain date: a question mark
	contextual bool    // outside the scope: smaller and paler, with a thin outline
	known      chronology.Knowledge
}

func (p *Palette) keyOf(item *timeline.Item, colour color.NRGBA, size float64) markKey {
	return markKey{
		symbol: item.Symbol, colour: colour, size: size, key: item.Key, contextual: item.Contextual, known: item.Known,
		broken:  item.Approximate || item.Dating == timeline.About,
		doubted: item.Uncertain || item.Dating == timeline.InDoubt,
	}
}

// Mark is the mark of an item about a point, in the order of painting. What did
// not take place is hollow; an approximate date has a broken outline and is
// pale, an uncertain one bears a question mark; a key event stands in a ring;
// what is out of scope is smaller and paler. Where a view asks who knew, what was possibly
// known is half filled with a dotted outline, and what was not known a thin
// outline struck through.
func (p Palette) Mark(item *timeline.Item, x, y, size float64) []Piece {
	return p.mark(p.keyOf(item, p.Agency(item.Colour), size), x, y)
}

// Shares of a mark's size, and of its colour.
const (
	keyBody   = 0.74 // the shape within the ring of a key event
	keyRing   = 0.52 // radius of the ring
	ringWidth = 0.09

	contextBody = 0.8  // what is out of scope
	casing      = 1.24 // of the paper's colour about a body

	hollowOutline  = 0.13
	brokenOutline  = 0.12
	contextOutline = 0.075
	unknownOutline = 0.075
	dottedOutline  = 0.10

	brokenFill  = 0.26 // how much of the colour fills a mark of an approximate date
	contextFill = 0.46 // and one out of scope

	badgeAway   = 0.42 // of the question mark from the middle, to the right and up
	badgeRadius = 0.33
	badgeHeight = 0.54
)

func (p Palette) mark(key markKey, x, y float64) []Piece {
	shape := shapes.Of(key.symbol)
	size, heavy := key.size, p.Heavy
	var pieces []Piece
	add := func(c color.NRGBA, paths ...shapes.Path) { pieces = append(pieces, Piece{paths, c}) }
	if key.contextual {
		size *= contextBody
	}
	if key.key {
		ring := p.Ink
		if key.known == chronology.NotKnown {
			ring = p.Unknown
		}
		add(ring, shapes.Circle(x, y, size*(keyRing+ringWidth*heavy/2)))
		add(p.Paper, shapes.Circle(x, y, size*(keyRing-ringWidth*heavy/2)))
		size *= keyBody
	}
	b := body{Palette: p, key: key, shape: shape, x: x, y: y, size: size, add: add}
	if p.Heavy >= outlined && !key.key {
		add(p.Paper, shape.Body.Scaled(x, y, size*casing)) // or it would run into the edges of its bars
	}
	switch key.known {
	case chronology.NotKnown:
		b.unknown()
	case chronology.PossiblyKnown:
		b.possible()
	default:
		b.known()
	}
	if key.doubted {
		away := key.size * badgeAway
		add(p.Paper, shapes.Circle(x+away, y-away, key.size*badgeRadius))
		add(p.Ink, shapes.Question(x+away, y-away, key.size*badgeHeight)...)
	}
	return pieces
}

// body is the shape of a mark being drawn.
type body struct {
	Palette
	key        markKey
	shape      shapes.Mark
	x, y, size float64
	add        func(color.NRGBA, ...shapes.Path)
}

// fill is what a body is filled with.
func (b *body) fill() color.NRGBA {
	colour, part := b.key.colour, 1.0
	if b.shape.Hollow {
		return b.Paper
	}
	if b.key.broken {
		part *= brokenFill
	}
	if b.key.contextual {
		part *= contextFill
	}
	return Mix(colour, b.Paper, part)
}

// outline is how thick the outline of a body is, in shares of its size.
func (b *body) outline() float64 {
	switch {
	case b.shape.Hollow && b.key.contextual:
		return contextOutline
	case b.shape.Hollow:
		return hollowOutline
	case b.key.contextual:
		return contextOutline
	case b.key.broken:
		return brokenOutline
	}
	return 0
}

func (b *body) known() {
	fill := b.fill()
	b.add(fill, b.shape.Body.Scaled(b.x, b.y, b.size))
	if outline := b.outline(); outline > 0 {
		b.rim(b.key.colour, outline)
	}
	glyphs := make([]shapes.Path, len(b.shape.Glyph))
	for i, g := range b.shape.Glyph {
		glyphs[i] = g.Scaled(b.x, b.y, b.size)
	}
	b.add(b.Glyph(fill), glyphs...)
}

// rim draws the outline of the body, broken where the date is approximate.
func (b *body) rim(c color.NRGBA, outline float64) {
	const dashes, share = 8, 0.64
	thick := b.size * outline * b.Heavy
	if b.key.broken {
		b.add(c, shapes.BrokenRing(b.shape.Body, b.x, b.y, b.size, thick, dashes, share)...)
		return
	}
	b.add(c, shapes.Ring(b.shape.Body, b.x, b.y, b.size, thick)...)
}

// possible draws what was possibly known: its left half filled, its outline
// dotted to the right. What is hollow anyway has its left half drawn through.
func (b *body) possible() {
	const dots, share = 15, 0.5
	b.add(b.Paper, b.shape.Body.Scaled(b.x, b.y, b.size))
	b.add(b.key.colour, shapes.BrokenRing(b.shape.Body, b.x, b.y, b.size, b.size*dottedOutline*b.Heavy, dots, share)...)
	if !b.shape.Hollow {
		b.add(b.fill(), b.shape.Body.Scaled(b.x, b.y, b.size).LeftOf(b.x))
		b.leftRim(contextOutline)
		return
	}
	b.leftRim(hollowOutline)
}

// leftRim draws the left half of the outline through.
func (b *body) leftRim(outline float64) {
	var halves []shapes.Path
	for _, edge := range shapes.Ring(b.shape.Body, b.x, b.y, b.size, b.size*outline*b.Heavy) {
		halves = append(halves, edge.LeftOf(b.x))
	}
	b.add(b.key.colour, halves...)
}

// unknown draws what was not known: still there, but an outline only.
func (b *body) unknown() {
	b.add(b.Paper, b.shape.Body.Scaled(b.x, b.y, b.size))
	b.rim(b.Unknown, unknownOutline)
	b.add(b.Unknown, shapes.Slash(b.x, b.y, b.size, b.size*unknownOutline*b.Heavy*1.2))
}

// LabelInk is the colour of an item's label.
func (p Palette) LabelInk(item *timeline.Item) color.NRGBA {
	if item.Known == chronology.NotKnown {
		return p.Muted
	}
	return p.Ink
}

// Ruler is the colour of a span of a ruler, the paler one of what its dates
// leave open, and its height: a pregnancy's bar is thinner than a life's.
func (p Palette) Ruler(s timeline.RulerSpan, m timeline.Metrics) (colour, pale color.NRGBA, height float64) {
	const pregnancy, age = 0.34, 0.62 // of the ruler's height
	colour, height = p.Age, age*m.RulerRow
	if s.Pregnancy {
		colour, height = p.Pregnancy, pregnancy*m.RulerRow
	}
	return colour, Mix(colour, p.Paper, 0.5), height
}
