package raster

import (
	"bytes"
	"io"
	"log"
	"slices"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"

	"throughline.org/throughline/assets"
)

// fonts finds a font for a letter: Noto Sans, else the one that ships with the
// program for the letter's script, else one of the system. The caller of its
// methods holds the shaper's lock.
type fonts struct {
	bold   bool // which face of Noto Sans is wanted
	latin  [2]*font.Face
	ours   map[language.Script]*font.Face // nil for a script that none ships for
	system *fontscan.FontMap              // nil until it is needed
	found  map[rune]*font.Face            // of the system's; nil where it has none either
}

func newFonts() *fonts {
	return &fonts{ours: map[language.Script]*font.Face{}, found: map[rune]*font.Face{}}
}

// ResolveFace implements shaping.Fontmap.
func (f *fonts) ResolveFace(r rune) *font.Face {
	latin := f.ofLatin()
	if script := f.ofScript(language.LookupScript(r)); has(script, r) {
		return script
	}
	if has(latin, r) {
		return latin
	}
	if system := f.ofSystem(r); system != nil {
		return system
	}
	return latin
}

func has(face *font.Face, r rune) bool {
	if face == nil {
		return false
	}
	_, ok := face.NominalGlyph(r)
	return ok
}

func (f *fonts) ofLatin() *font.Face {
	i, data := 0, assets.NotoSansRegular
	if f.bold {
		i, data = 1, assets.NotoSansBold
	}
	if f.latin[i] == nil {
		f.latin[i] = embedded(data)
	}
	return f.latin[i]
}

// ofScript is the font that ships for a script, read the first time.
func (f *fonts) ofScript(s language.Script) *font.Face {
	face, known := f.ours[s]
	if known {
		return face
	}
	if data := assets.ScriptFont(s.String()); data != nil {
		face = embedded(data)
	}
	f.ours[s] = face
	return face
}

// embedded reads a font that is part of the program: one that cannot be read is
// a fault of the build.
func embedded(data []byte) *font.Face {
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		panic("raster: an embedded font cannot be read: " + err.Error())
	}
	return face
}

// ofSystem is a font of the system that has a letter; nil for none. The first
// time the system is asked what fonts it has.
func (f *fonts) ofSystem(r rune) *font.Face {
	face, known := f.found[r]
	if known {
		return face
	}
	if f.system == nil {
		f.system = fontscan.NewFontMap(log.New(io.Discard, "", 0))
		// Without the system's fonts the letter is shown as one that is missing.
		_ = f.system.UseSystemFonts("")
		f.system.SetQuery(fontscan.Query{Families: []string{fontscan.SansSerif}})
	}
	f.system.SetScript(language.LookupScript(r))
	if resolved := f.system.ResolveFace(r); has(resolved, r) && drawable(resolved, r) {
		face = resolved
	}
	f.found[r] = face
	return face
}

// drawable reports whether a letter has an outline: pictures in colour cannot
// be written in the ink of a label.
func drawable(face *font.Face, r rune) bool {
	id, _ := face.NominalGlyph(r)
	outline, ok := face.GlyphDataOutline(tables.GlyphID(id))
	return ok && len(outline.Segments) > 0
}

// isBold reports whether a face is bold of itself.
func (f *fonts) isBold(face *font.Face) bool { return slices.Contains(f.latin[1:], face) }

// shown is the letter that is drawn for another: itself, or U+FFFD where no
// font has it, so that nothing is dropped unseen.
func (f *fonts) shown(r rune) rune {
	switch {
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Zs, r), unicode.Is(unicode.Variation_Selector, r):
		return r // joins or parts letters, and shows nothing itself
	case has(f.ResolveFace(r), r):
		return r
	}
	return unicode.ReplacementChar
}
