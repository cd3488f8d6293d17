package raster

import (
	"image"
	"math"
	"slices"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// A line whose letters join, stack or run from right to left is shaped once:
// what comes out does not depend on the size, so that it serves for measuring
// and for drawing at any. Plain letters (Latin, Greek, Cyrillic) never come here.

// shaped is a line of glyphs, lengths in ems.
type shaped struct {
	glyphs []glyph
	width  float64
}

// glyph is one of them where it stands, y up from the baseline.
type glyph struct {
	face   *font.Face
	id     font.GID
	x, y   float64
	weight float64 // to be added, where the face has no bold of its own
}

// shaper shapes lines and keeps those that are in use. It may be used by
// several goroutines.
type shaper struct {
	mu        sync.Mutex
	fonts     *fonts
	segmenter shaping.Segmenter
	harfbuzz  shaping.HarfbuzzShaper
	// Two generations: what is still in use moves to the new one, the rest goes.
	young, old map[lineKey]*shaped
}

type lineKey struct {
	text string
	bold bool
}

var lines = &shaper{fonts: newFonts(), young: map[lineKey]*shaped{}}

// line returns a line shaped, working it out the first time.
func (s *shaper) line(text string, bold bool) *shaped {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := lineKey{text, bold}
	if l, ok := s.young[key]; ok {
		return l
	}
	l, ok := s.old[key]
	if !ok {
		l = s.shape([]rune(text), bold)
	}
	if len(s.young) >= generation {
		s.young, s.old = map[lineKey]*shaped{}, s.young
	}
	s.young[key] = l
	return l
}

// shape divides a line into runs of one direction, script and font, puts them
// in the order in which they are read, and shapes each.
func (s *shaper) shape(text []rune, bold bool) *shaped {
	const perEm = 1024 // 64ths of which are fine enough for any size
	s.fonts.bold = bold
	for i, r := range text {
		text[i] = s.fonts.shown(r)
	}
	direction := di.DirectionLTR
	if firstStrong(text) == rightToLeft {
		direction = di.DirectionRTL
	}
	runs := s.segmenter.Split(shaping.Input{
		Text: text, RunEnd: len(text), Direction: direction, Size: fixed.I(perEm), Language: language.NewLanguage("en"),
	}, s.fonts)
	line := &shaped{}
	for _, run := range visual(runs, direction) {
		weight := 0.0
		if bold && !s.fonts.isBold(run.Face) {
			weight = boldWeight
		}
		out := s.harfbuzz.Shape(run)
		for _, g := range out.Glyphs {
			line.glyphs = append(line.glyphs, glyph{
				face: run.Face, id: g.GlyphID, weight: weight,
				x: line.width + ems(g.XOffset, perEm), y: ems(g.YOffset, perEm),
			})
			line.width += ems(g.Advance, perEm)
			if g.Advance > 0 {
				line.width += weight
			}
		}
	}
	return line
}

// boldWeight is how much thicker letters are drawn whose font has no bold, in ems.
const boldWeight = 0.035

func ems(v fixed.Int26_6, perEm float64) float64 { return float64(v) / 64 / perEm }

// visual puts runs in the order in which they stand from left to right.
func visual(runs []shaping.Input, base di.Direction) []shaping.Input {
	ordered := slices.Clone(runs)
	isLeft := func(r shaping.Input) bool { return r.Direction == di.DirectionLTR }
	isRight := func(r shaping.Input) bool { return !isLeft(r) }
	if base == di.DirectionRTL {
		slices.Reverse(ordered)
		reverseEach(ordered, isLeft, isLeft)
		return ordered
	}
	// A number after letters that run from right to left belongs to them.
	reverseEach(ordered, isRight, func(r shaping.Input) bool { return isRight(r) || isNumber(r) })
	return ordered
}

// reverseEach reverses every sequence of runs that begins with one and goes on
// with others.
func reverseEach(runs []shaping.Input, begins, goesOn func(shaping.Input) bool) {
	for i := 0; i < len(runs); i++ {
		if !begins(runs[i]) {
			continue
		}
		j := i + 1
		for j < len(runs) && goesOn(runs[j]) {
			j++
		}
		slices.Reverse(runs[i:j])
		i = j - 1
	}
}

// isNumber reports whether a run has digits and no letters.
func isNumber(r shaping.Input) bool {
	text := r.Text[r.RunStart:r.RunEnd]
	return firstStrong(text) == neither && slices.ContainsFunc(text, unicode.IsDigit)
}

// strength is the direction that a letter gives to what stands about it.
type strength uint8

const (
	neither strength = iota
	leftToRight
	rightToLeft
)

// firstStrong is the direction of the first letter that has one.
func firstStrong(text []rune) strength {
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) && unicode.IsLetter(r):
			return rightToLeft
		case unicode.IsLetter(r):
			return leftToRight
		}
	}
	return neither
}

// pen is what outlines are drawn with, lengths in pixels.
type pen interface {
	MoveTo(x, y float32)
	LineTo(x, y float32)
	QuadTo(bx, by, x, y float32)
	CubeTo(bx, by, cx, cy, x, y float32)
	ClosePath()
}

// draw draws a line at a size in pixels, its baseline beginning at (x, y).
func (l *shaped) draw(size, x, y float64, p pen) {
	lines.mu.Lock() // fonts keep what they have read
	defer lines.mu.Unlock()
	for _, g := range l.glyphs {
		outline, ok := g.face.GlyphDataOutline(tables.GlyphID(g.id))
		if !ok {
			continue
		}
		g.draw(outline.Segments, size, x, y, p)
		if g.weight > 0 {
			g.draw(outline.Segments, size, x+g.weight*size, y, p)
		}
	}
}

func (g *glyph) draw(segments []opentype.Segment, size, x, y float64, p pen) {
	scale := size / float64(g.face.Upem())
	x, y = x+g.x*size, y-g.y*size
	for i := range segments {
		var at [3]struct{ x, y float32 }
		for j, q := range segments[i].Args {
			at[j].x, at[j].y = float32(x+float64(q.X)*scale), float32(y-float64(q.Y)*scale)
		}
		switch segments[i].Op {
		case opentype.SegmentOpMoveTo:
			if i > 0 {
				p.ClosePath()
			}
			p.MoveTo(at[0].x, at[0].y)
		case opentype.SegmentOpLineTo:
			p.LineTo(at[0].x, at[0].y)
		case opentype.SegmentOpQuadTo:
			p.QuadTo(at[0].x, at[0].y, at[1].x, at[1].y)
		case opentype.SegmentOpCubeTo:
			p.CubeTo(at[0].x, at[0].y, at[1].x, at[1].y, at[2].x, at[2].y)
		}
	}
	if len(segments) > 0 {
		p.ClosePath()
	}
}

// extent is a pen that draws nothing: it notes how far outlines reach.
type extent struct{ left, top, right, bottom float32 }

func (e *extent) MoveTo(x, y float32) {
	e.left, e.right = min(e.left, x), max(e.right, x)
	e.top, e.bottom = min(e.top, y), max(e.bottom, y)
}

func (e *extent) LineTo(x, y float32) { e.MoveTo(x, y) }

func (e *extent) QuadTo(bx, by, x, y float32) {
	e.MoveTo(bx, by)
	e.MoveTo(x, y)
}

func (e *extent) CubeTo(bx, by, cx, cy, x, y float32) {
	e.QuadTo(bx, by, cx, cy)
	e.MoveTo(x, y)
}

func (e *extent) ClosePath() {}

// mask is a line at a size in pixels; its origin is on the baseline.
func (l *shaped) mask(size float64) *image.Alpha {
	e := &extent{right: float32(l.width * size), top: float32(-size), bottom: float32(size * 0.3)}
	l.draw(size, 0, 0, e)
	box := image.Rect(int(math.Floor(float64(e.left)))-1, int(math.Floor(float64(e.top)))-1,
		int(math.Ceil(float64(e.right)))+1, int(math.Ceil(float64(e.bottom)))+1)
	mask := image.NewAlpha(box)
	drawn := vector.NewRasterizer(box.Dx(), box.Dy())
	l.draw(size, float64(-box.Min.X), float64(-box.Min.Y), drawn)
	drawn.Draw(mask, box, image.Opaque, image.Point{})
	return mask
}
