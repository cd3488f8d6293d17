package export

import (
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"throughline.org/throughline/assets"
)

// face is one of the embedded fonts.
type face uint8

// The faces. The same characters are to be had in each of them.
const (
	regular face = iota
	bold
	italic
	faceCount
)

// faceFiles says how each face is called: by gofpdf (style), in the operators
// of a page (resource) and in the finished file (name).
var faceFiles = [faceCount]struct {
	style, resource, name string
	data                  []byte
}{
	regular: {"", "R", "NotoSans-Regular", assets.NotoSansRegular},
	bold:    {"B", "B", "NotoSans-Bold", assets.NotoSansBold},
	italic:  {"I", "I", "NotoSans-Italic", assets.NotoSansItalic},
}

// lastRune is the last character that a page can hold: gofpdf addresses glyphs
// by 16-bit code points, and its own text functions panic beyond.
const lastRune = 0xFFFF

// absent is the width of a character that a face does not have.
const absent = 0xFFFF

// faceWidths holds the advance of every character in thousandths of the type
// size, or absent.
type faceWidths [faceCount][lastRune + 1]uint16

// widths reads the font files once; they ship with the program.
var widths = sync.OnceValues(readWidths)

func readWidths() (*faceWidths, error) {
	w := &faceWidths{}
	for f := range faceFiles {
		if err := readFace(&w[f], faceFiles[f].data); err != nil {
			return nil, fmt.Errorf("read font %s: %w", faceFiles[f].name, err)
		}
	}
	return w, nil
}

func readFace(into *[lastRune + 1]uint16, data []byte) error {
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return err
	}
	var buffer sfnt.Buffer
	perEm := int(parsed.UnitsPerEm())
	advances := make([]uint16, parsed.NumGlyphs())
	for g := range advances {
		a, err := parsed.GlyphAdvance(&buffer, sfnt.GlyphIndex(g), fixed.I(perEm), font.HintingNone)
		if err != nil {
			return err
		}
		advances[g] = uint16((a.Round()*1000 + perEm/2) / perEm)
	}
	for r := range into {
		g, err := parsed.GlyphIndex(&buffer, rune(r))
		if err != nil {
			return err
		}
		into[r] = absent
		if g != 0 {
			into[r] = advances[g]
		}
	}
	return nil
}

// covers reports whether every face has the character, so that it can be
// printed wherever it comes to stand.
func (w *faceWidths) covers(r rune) bool {
	if r > lastRune {
		return false
	}
	for f := range w {
		if w[f][r] == absent {
			return false
		}
	}
	return true
}

// text measures cleaned text in points.
func (w *faceWidths) text(s string, f face, size float64) float64 {
	sum := 0
	for _, r := range s {
		sum += int(w[f][r])
	}
	return float64(sum) * size / 1000
}
