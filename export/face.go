package export

import (
	"fmt"
	"math/bits"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"throughline.org/throughline/assets"
)

// face is one of the embedded fonts.
type face uint8

// The faces: the styles that text is set in, then those that lend a style the
// characters it lacks, first come first served.
const (
	regular face = iota
	bold
	italic
	arabic
	symbols
	faceCount

	styleCount = arabic
)

// faceFiles says how each face is called: by gofpdf (style), in the operators
// of a page (resource) and in the finished file (name).
var faceFiles = [faceCount]struct {
	family, style, resource, name string
	data                          []byte
}{
	regular: {"noto", "", "R", "NotoSans-Regular", assets.NotoSansRegular},
	bold:    {"noto", "B", "B", "NotoSans-Bold", assets.NotoSansBold},
	italic:  {"noto", "I", "I", "NotoSans-Italic", assets.NotoSansItalic},
	arabic:  {"arabic", "", "A", "NotoSansArabic-Regular", assets.ScriptFont("Arab")},
	symbols: {"symbols", "", "S", "DejaVuSans", assets.DejaVuSans},
}

// lastRune is the last character that a page can hold: gofpdf addresses glyphs
// by 16-bit code points, and its own text functions panic beyond.
const lastRune = 0xFFFF

// absent is the width of a character that no face has.
const absent = 0xFFFF

// faceWidths holds for every style the advance of every character, in
// thousandths of the type size, and the face that it is drawn with.
type faceWidths struct {
	advance [styleCount][lastRune + 1]uint16
	from    [styleCount][lastRune + 1]face
}

// widths reads the font files once; they ship with the program.
var widths = sync.OnceValues(readWidths)

func readWidths() (*faceWidths, error) {
	var own [faceCount][]uint16
	for f := range faceFiles {
		var err error
		if own[f], err = readFace(faceFiles[f].data); err != nil {
			return nil, fmt.Errorf("read font %s: %w", faceFiles[f].name, err)
		}
	}
	w := &faceWidths{}
	for style := range styleCount {
		for r := range lastRune + 1 {
			w.advance[style][r], w.from[style][r] = lent(&own, style, r)
		}
	}
	return w, nil
}

// lent finds the face that has a character: the style itself, or one that lends it.
func lent(own *[faceCount][]uint16, style face, r int) (uint16, face) {
	if a := own[style][r]; a != absent {
		return a, style
	}
	for f := styleCount; f < faceCount; f++ {
		if a := own[f][r]; a != absent {
			return a, f
		}
	}
	return absent, style
}

// readFace reads the advance of every character of a font.
func readFace(data []byte) ([]uint16, error) {
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	var buffer sfnt.Buffer
	perEm := int(parsed.UnitsPerEm())
	advances := make([]uint16, parsed.NumGlyphs())
	for g := range advances {
		a, err := parsed.GlyphAdvance(&buffer, sfnt.GlyphIndex(g), fixed.I(perEm), font.HintingNone)
		if err != nil {
			return nil, err
		}
		advances[g] = uint16((a.Round()*1000 + perEm/2) / perEm)
	}
	all := make([]uint16, lastRune+1)
	for r := range all {
		g, err := parsed.GlyphIndex(&buffer, rune(r))
		if err != nil {
			return nil, err
		}
		all[r] = absent
		if g != 0 {
			all[r] = advances[g]
		}
	}
	return all, nil
}

// covers reports whether every style can show the character, so that it can be
// printed wherever it comes to stand. What a font has for private use means
// nothing to a reader (ISO 19005-2, 6.2.11.7.3).
func (w *faceWidths) covers(r rune) bool {
	if r > lastRune || '\uE000' <= r && r <= '\uF8FF' {
		return false
	}
	for style := range styleCount {
		if w.advance[style][r] == absent {
			return false
		}
	}
	return true
}

// text measures cleaned text in points.
func (w *faceWidths) text(s string, f face, size float64) float64 {
	sum := 0
	for _, r := range s {
		sum += int(w.advance[f][r])
	}
	return float64(sum) * size / 1000
}

// run is the first stretch of cleaned text that one face draws.
func (w *faceWidths) run(s string, style face) (stretch string, from face) {
	for i, r := range s {
		switch f := w.from[style][r]; {
		case i == 0:
			from = f
		case f != from:
			return s[:i], from
		}
	}
	return s, from
}

// runeSets are the characters that each face is used for.
type runeSets [faceCount]runeSet

type runeSet [(lastRune + 1) / 64]uint64

func (s *runeSet) add(r rune) { s[r/64] |= 1 << (r % 64) }

// each yields the characters in order.
func (s *runeSet) each(yield func(rune) bool) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			if !yield(rune(i*64 + bits.TrailingZeros64(word))) {
				return
			}
		}
	}
}

// uses reports whether a face is used at all.
func (s *runeSets) uses(f face) bool { return s[f] != runeSet{} }
