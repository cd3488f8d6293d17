package raster

import (
	"image"
	"image/color"
	"math"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"throughline.org/throughline/assets"
)

// typeface is a font with the widths of the letters that have been asked for.
type typeface struct {
	font *opentype.Font

	mu     sync.Mutex
	buffer sfnt.Buffer
	latin  [0x250]float64 // widths in ems; 0: not yet known
	other  map[rune]float64
}

// typefaces are the regular and the bold face. The fonts are part of the
// program: one that cannot be read is a fault of the build.
var typefaces = sync.OnceValue(func() [2]*typeface {
	return [2]*typeface{parse(assets.NotoSansRegular), parse(assets.NotoSansBold)}
})

func parse(data []byte) *typeface {
	f, err := opentype.Parse(data)
	if err != nil {
		panic("raster: an embedded font cannot be read: " + err.Error())
	}
	return &typeface{font: f, other: map[rune]float64{}}
}

func face(bold bool) *typeface {
	if bold {
		return typefaces()[1]
	}
	return typefaces()[0]
}

// Measure is the width of a line of text in Noto Sans, in the unit of size.
// Letters are set without kerning, so widths add up.
func Measure(text string, size float64, bold bool) float64 {
	return face(bold).width(text) * size
}

func (t *typeface) width(text string) float64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	total := 0.0
	for _, r := range text {
		total += t.advance(r)
	}
	return total
}

// advance is a letter's width in ems; a letter that the font lacks has the
// width of what is drawn for it. The caller holds t.mu.
func (t *typeface) advance(r rune) float64 {
	if int(r) < len(t.latin) {
		if w := t.latin[r]; w > 0 {
			return w
		}
		t.latin[r] = t.lookUp(r)
		return t.latin[r]
	}
	w, ok := t.other[r]
	if !ok {
		w = t.lookUp(r)
		t.other[r] = w
	}
	return w
}

// shown is the letter that is drawn for another: itself, or U+FFFD where the
// font lacks it, so that nothing is dropped unseen. The caller holds t.mu.
func (t *typeface) shown(r rune) rune {
	if glyph, err := t.font.GlyphIndex(&t.buffer, r); err != nil || glyph == 0 {
		return unicode.ReplacementChar
	}
	return r
}

func (t *typeface) lookUp(r rune) float64 {
	const perEm = 2048 // fine enough for any size
	glyph, err := t.font.GlyphIndex(&t.buffer, t.shown(r))
	if err != nil {
		return 0
	}
	w, err := t.font.GlyphAdvance(&t.buffer, glyph, fixed.I(perEm), font.HintingNone)
	if err != nil {
		return 0
	}
	return float64(w) / 64 / perEm
}

// letters keeps lines of text as masks, so that writing one again is copying.
type letters struct {
	faces map[faceKey]font.Face
	// Two generations: what is still in use moves to the new one, the rest goes.
	young, old map[stripKey]*strip
}

type faceKey struct {
	size float64 // pixels
	bold bool
}

type stripKey struct {
	text string
	faceKey
}

// strip is a line of text as a mask; its origin is on the baseline.
type strip struct {
	mask *image.Alpha
}

// generation is how many lines are kept before the unused ones go: several
// screens full of labels.
const generation = 4096

func newLetters() *letters {
	return &letters{faces: map[faceKey]font.Face{}, young: map[stripKey]*strip{}}
}

// strip returns a line of text, drawn the first time.
func (l *letters) strip(text string, size float64, bold bool) *strip {
	key := stripKey{text, faceKey{size, bold}}
	if s, ok := l.young[key]; ok {
		return s
	}
	s, ok := l.old[key]
	if !ok {
		s = l.draw(key)
	}
	if len(l.young) >= generation {
		l.young, l.old = map[stripKey]*strip{}, l.young
	}
	l.young[key] = s
	return s
}

func (l *letters) face(key faceKey) font.Face {
	if f, ok := l.faces[key]; ok {
		return f
	}
	f, err := opentype.NewFace(face(key.bold).font, &opentype.FaceOptions{Size: key.size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic("raster: an embedded font cannot be used: " + err.Error())
	}
	l.faces[key] = f
	return f
}

// draw sets a line letter by letter at the widths that Measure adds up.
func (l *letters) draw(key stripKey) *strip {
	t, f := face(key.bold), l.face(key.faceKey)
	t.mu.Lock()
	defer t.mu.Unlock()
	total := 0.0
	for _, r := range key.text {
		total += t.advance(r)
	}
	m := f.Metrics()
	mask := image.NewAlpha(image.Rect(-2, -m.Ascent.Ceil(), int(math.Ceil(total*key.size))+2, m.Descent.Ceil()+1))
	x := 0.0
	for _, r := range key.text {
		dot := fixed.Point26_6{X: fixed.Int26_6(x * 64)}
		if box, glyph, from, _, ok := f.Glyph(dot, t.shown(r)); ok {
			merge(mask, box, glyph, from)
		}
		x += t.advance(r) * key.size
	}
	return &strip{mask: mask}
}

// merge adds a letter to a line; where two touch, the darker counts.
func merge(mask *image.Alpha, box image.Rectangle, glyph image.Image, from image.Point) {
	inside := box.Intersect(mask.Rect)
	for y := inside.Min.Y; y < inside.Max.Y; y++ {
		for x := inside.Min.X; x < inside.Max.X; x++ {
			_, _, _, a := glyph.At(from.X+x-box.Min.X, from.Y+y-box.Min.Y).RGBA()
			i := mask.PixOffset(x, y)
			mask.Pix[i] = max(mask.Pix[i], uint8(a>>8))
		}
	}
}

// write puts a line with its baseline at (x, y), in pixels.
func (p *Painter) write(img *image.RGBA, x, y float64, text string, size float64, bold bool, c color.NRGBA) {
	if text == "" || size <= 0 {
		return
	}
	stamp(img, p.letters.strip(text, size, bold).mask, image.Pt(round(x), round(y)), c)
}

// stamp lays a colour through a mask whose origin stands at a pixel.
func stamp(img *image.RGBA, mask *image.Alpha, at image.Point, c color.NRGBA) {
	box := mask.Rect.Add(at).Intersect(img.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		i := img.PixOffset(box.Min.X, y)
		j := mask.PixOffset(box.Min.X-at.X, y-at.Y)
		for range box.Dx() {
			if a := mask.Pix[j]; a > 0 {
				blend(img.Pix[i:i+4:i+4], c, uint32(a))
			}
			i += 4
			j++
		}
	}
}
