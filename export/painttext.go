package export

import (
	"fmt"
	"image"
	"math"
	"slices"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// chooseFont chooses a face by the name that pages call it by, and a size.
func (t *painter) chooseFont(s *operatorScanner) error {
	for f := range faceFiles {
		if faceFiles[f].resource == s.name {
			t.face, t.size = face(f), s.numbers[0]
			return nil
		}
	}
	return fmt.Errorf("unknown font: %w", ErrPaint)
}

// showText draws a string of two-byte codes, which are code points.
func (t *painter) showText(s *operatorScanner) error {
	letters := make([]*outline, 0, len(s.text)/2)
	wide := 0
	for i := 0; i+1 < len(s.text); i += 2 {
		letter, err := outlines.of(t.face, rune(s.text[i])<<8|rune(s.text[i+1]))
		if err != nil {
			return err
		}
		letters = append(letters, letter)
		wide += letter.advance
	}
	em := t.size * t.scale
	from := t.dot(t.lineX, t.lineY)
	to := from.x + float64(wide)*em/1000
	where := image.Rect(int(math.Floor(from.x-em)), int(math.Floor(from.y-1.5*em)), int(math.Ceil(to+em)), int(math.Ceil(from.y+em)))
	t.shape(where, t.fill, func(at image.Point) {
		x, y := from.x-float64(at.X), from.y-float64(at.Y)
		for _, letter := range letters {
			for _, segment := range letter.segments {
				t.segment(segment, x, y, em)
			}
			x += float64(letter.advance) * em / 1000
		}
	})
	return nil
}

// segment gives a piece of an outline to the rasterizer.
func (t *painter) segment(s sfnt.Segment, x, y, em float64) {
	at := func(p fixed.Point26_6) (float32, float32) {
		return float32(x + float64(p.X)*em/outlineSize/64), float32(y + float64(p.Y)*em/outlineSize/64)
	}
	ax, ay := at(s.Args[0])
	switch s.Op {
	case sfnt.SegmentOpMoveTo:
		t.raster.MoveTo(ax, ay)
	case sfnt.SegmentOpLineTo:
		t.raster.LineTo(ax, ay)
	case sfnt.SegmentOpQuadTo:
		bx, by := at(s.Args[1])
		t.raster.QuadTo(ax, ay, bx, by)
	case sfnt.SegmentOpCubeTo:
		bx, by := at(s.Args[1])
		cx, cy := at(s.Args[2])
		t.raster.CubeTo(ax, ay, bx, by, cx, cy)
	}
}

// outline is the shape of a character and how far it moves on, in thousandths of
// the size of type; it has no segments where there is nothing to see, as of a space.
type outline struct {
	segments []sfnt.Segment
	advance  int
}

// outlineSize is the size at which outlines are kept; they are drawn at any.
const outlineSize = 1000

// outlines are those of the characters that were painted so far.
var outlines = outlineStore{known: map[outlineOf]*outline{}}

type outlineOf struct {
	face face
	r    rune
}

type outlineStore struct {
	mu     sync.Mutex
	fonts  [faceCount]*sfnt.Font
	buffer sfnt.Buffer
	known  map[outlineOf]*outline
}

// of is the outline of a character.
func (o *outlineStore) of(f face, r rune) (*outline, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	key := outlineOf{f, r}
	if known := o.known[key]; known != nil {
		return known, nil
	}
	read, err := o.read(f, r)
	if err != nil {
		return nil, fmt.Errorf("outline of %U: %w", r, err)
	}
	o.known[key] = read
	return read, nil
}

func (o *outlineStore) read(f face, r rune) (*outline, error) {
	if o.fonts[f] == nil {
		parsed, err := sfnt.Parse(faceFiles[f].data)
		if err != nil {
			return nil, err
		}
		o.fonts[f] = parsed
	}
	of := o.fonts[f]
	glyph, err := of.GlyphIndex(&o.buffer, r)
	if err != nil {
		return nil, err
	}
	advance, err := of.GlyphAdvance(&o.buffer, glyph, fixed.I(outlineSize), font.HintingNone)
	if err != nil {
		return nil, err
	}
	segments, err := of.LoadGlyph(&o.buffer, glyph, fixed.I(outlineSize), nil)
	if err != nil {
		return nil, err
	}
	return &outline{slices.Clone(segments), advance.Round()}, nil
}
