package raster

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"throughline.org/throughline/assets"
	"throughline.org/throughline/chronology/timeline"
)

// typeface is a font with the widths of the letters that have been asked for.
type typeface struct {
	font *opentype.Font
	bold bool

	mu     sync.Mutex
	buffer sfnt.Buffer
	latin  [0x250]float64 // widths in ems; 0: not yet known
	other  map[rune]float64
}

// unplain is the width of a letter that is not set by itself.
const unplain = -1

// typefaces are the regular and the bold face. The fonts are part of the
// program: one that cannot be read is a fault of the build.
var typefaces = sync.OnceValue(func() [2]*typeface {
	return [2]*typeface{parse(assets.NotoSansRegular, false), parse(assets.NotoSansBold, true)}
})

func parse(data []byte, bold bool) *typeface {
	f, err := opentype.Parse(data)
	if err != nil {
		panic("raster: an embedded font cannot be read: " + err.Error())
	}
	return &typeface{font: f, bold: bold, other: map[rune]float64{}}
}

func face(bold bool) *typeface {
	if bold {
		return typefaces()[1]
	}
	return typefaces()[0]
}

// Measure is the width of a line of text as it is drawn, in the unit of size.
// Plain letters are set without kerning, so their widths add up; a line with
// any others is shaped.
func Measure(text string, size float64, bold bool) float64 {
	t := face(bold)
	width, plain := t.width(text)
	if !plain {
		width = lines.line(text, bold).width
	}
	return width * size
}

// width adds up a line of plain letters; false where any is not.
func (t *typeface) width(text string) (ems float64, plain bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, r := range text {
		w := t.advance(r)
		if w == unplain {
			return 0, false
		}
		ems += w
	}
	return ems, true
}

// widths are those of all letters of a line, in ems.
func (t *typeface) widths(text string) []float64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	list := make([]float64, 0, len(text))
	for _, r := range text {
		list = append(list, t.advance(r))
	}
	return list
}

// advance is a letter's width in ems, or unplain. The caller holds t.mu.
func (t *typeface) advance(r rune) float64 {
	if int(r) < len(t.latin) {
		if w := t.latin[r]; w != 0 {
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

// isPlain reports whether a letter stands by itself, left to right: what joins,
// stacks, or goes on top of others does not.
func isPlain(r rune) bool {
	if unicode.In(r, unicode.M, unicode.C) {
		return false
	}
	return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common)
}

func (t *typeface) lookUp(r rune) float64 {
	const perEm = 2048 // fine enough for any size
	glyph, err := t.font.GlyphIndex(&t.buffer, r)
	if err != nil || glyph == 0 || !isPlain(r) {
		return unplain
	}
	w, err := t.font.GlyphAdvance(&t.buffer, glyph, fixed.I(perEm), font.HintingNone)
	if err != nil {
		return unplain
	}
	return float64(w) / 64 / perEm
}

// letters keeps lines of text as masks, so that writing one again is copying,
// and single letters, so that another line is no more than that either.
type letters struct {
	faces  map[faceKey]font.Face
	glyphs map[glyphKey]*image.Alpha // nil for a letter without ink
	prints map[printKey]*print
	// Two generations: what is still in use moves to the new one, the rest goes.
	young, old map[stripKey]*strip
}

type faceKey struct {
	size float64 // pixels
	bold bool
}

// glyphKey is a letter at one of the places between two pixels where it is drawn.
type glyphKey struct {
	letter rune
	phase  uint8 // in eighths of a pixel
	faceKey
}

// phases are how many places between two pixels a letter can begin at.
const phases = 8

type stripKey struct {
	text string
	faceKey
}

// strip is a line of text as a mask; its origin is on the baseline.
type strip struct {
	mask *image.Alpha
	halo *image.Alpha // the mask, grown on all sides; nil until it is asked for
}

// generation is how many lines are kept before the unused ones go: several
// screens full of labels.
const generation = 1024

func newLetters() *letters {
	return &letters{faces: map[faceKey]font.Face{}, glyphs: map[glyphKey]*image.Alpha{}, prints: map[printKey]*print{}, young: map[stripKey]*strip{}}
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

// draw draws a line at the width that Measure gives it.
func (l *letters) draw(key stripKey) *strip {
	t := face(key.bold)
	if width, plain := t.width(key.text); plain {
		return &strip{mask: l.set(t, key, width)}
	}
	return &strip{mask: lines.line(key.text, key.bold).mask(key.size)}
}

// set sets a line of plain letters one by one.
func (l *letters) set(t *typeface, key stripKey, width float64) *image.Alpha {
	m := l.face(key.faceKey).Metrics()
	mask := image.NewAlpha(image.Rect(-2, -m.Ascent.Ceil(), int(math.Ceil(width*key.size))+2, m.Descent.Ceil()+1))
	x, widths := 0.0, t.widths(key.text)
	for i, r := range []rune(key.text) {
		whole, part := math.Modf(math.Round(x*phases) / phases)
		if glyph := l.glyph(glyphKey{r, uint8(part * phases), key.faceKey}); glyph != nil {
			merge(mask, glyph, int(whole))
		}
		x += widths[i] * key.size
	}
	return trimmed(mask)
}

// glyph returns a letter's mask, whose origin is where the letter begins on the
// baseline; nil for one without ink.
func (l *letters) glyph(key glyphKey) *image.Alpha {
	if known, ok := l.glyphs[key]; ok {
		return known
	}
	var glyph *image.Alpha
	dot := fixed.Point26_6{X: fixed.Int26_6(64 * int(key.phase) / phases)}
	if box, drawn, from, _, ok := l.face(key.faceKey).Glyph(dot, key.letter); ok && !box.Empty() {
		glyph = image.NewAlpha(box)
		draw.Draw(glyph, box, drawn, from, draw.Src)
	}
	if len(l.glyphs) >= mostGlyphs {
		clear(l.glyphs)
	}
	l.glyphs[key] = glyph
	return glyph
}

// mostGlyphs are some alphabets, in some sizes: a megabyte or two.
const mostGlyphs = 8192

// trimmed is a mask without the empty rows above and below, one apart.
func trimmed(mask *image.Alpha) *image.Alpha {
	empty := func(y int) bool {
		i := mask.PixOffset(mask.Rect.Min.X, y)
		return len(bytes.Trim(mask.Pix[i:i+mask.Rect.Dx()], "\x00")) == 0
	}
	box := mask.Rect
	for box.Min.Y < box.Max.Y-1 && empty(box.Min.Y) {
		box.Min.Y++
	}
	for box.Max.Y > box.Min.Y+1 && empty(box.Max.Y-1) {
		box.Max.Y--
	}
	return mask.SubImage(box.Inset(-1).Intersect(mask.Rect)).(*image.Alpha)
}

// merge adds a letter to a line; where two touch, the darker counts.
func merge(mask, glyph *image.Alpha, x int) {
	inside := glyph.Rect.Add(image.Pt(x, 0)).Intersect(mask.Rect)
	for y := inside.Min.Y; y < inside.Max.Y; y++ {
		to := mask.Pix[mask.PixOffset(inside.Min.X, y):][:inside.Dx()]
		for i, a := range glyph.Pix[glyph.PixOffset(inside.Min.X-x, y):][:inside.Dx()] {
			to[i] = max(to[i], a)
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

// label writes the label of an item, on the bare ground of its lane: what lies
// there would make it hard to read.
func (c *canvas) label(item *timeline.Item) {
	size, ink := c.layout.Metrics.LabelSize, c.p.palette.LabelInk(item)
	s := c.p.letters.strip(item.Label, size*c.scale, false)
	at := image.Pt(round(c.x(item.LabelX)), round(c.y(item.Y+size*TextDrop)))
	ground := c.plain[item.Lane&1]
	box := s.mask.Rect.Add(at).Intersect(c.Rect)
	if box.Empty() {
		return
	}
	if ground == nil {
		stamp(c.RGBA, s.mask, at, ink)
		return
	}
	// The ground changes where a weekend or an era begins.
	under := ground[4*(box.Min.X-c.Rect.Min.X) : 4*(box.Max.X-c.Rect.Min.X)]
	for from := 0; from < len(under); {
		colour, to := binary.LittleEndian.Uint32(under[from:]), from+4
		for to < len(under) && binary.LittleEndian.Uint32(under[to:]) == colour {
			to += 4
		}
		p := c.p.letters.print(colour, ink)
		i, j := c.PixOffset(box.Min.X, box.Min.Y)+from, s.mask.PixOffset(box.Min.X-at.X, box.Min.Y-at.Y)+from/4
		for range box.Dy() {
			p.row(c.Pix[i:i+to-from], s.mask.Pix[j:j+(to-from)/4])
			i, j = i+c.Stride, j+s.mask.Stride
		}
		from = to
	}
}

// print is an ink on a ground of one colour: the pixel for every cover.
type print [256]uint32

type printKey struct {
	ground uint32
	ink    color.NRGBA
}

// print returns an ink on a ground, mixed the first time.
func (l *letters) print(ground uint32, ink color.NRGBA) *print {
	key := printKey{ground, ink}
	if p, known := l.prints[key]; known {
		return p
	}
	const many = 256 // lanes alternate between two grounds, and weekends and eras tint both
	if len(l.prints) >= many {
		clear(l.prints)
	}
	p, k := &print{}, inkOf(ink)
	var pixel [4]byte
	for cover := range p {
		binary.LittleEndian.PutUint32(pixel[:], ground)
		if cover > 0 {
			k.blend(pixel[:], uint32(cover))
		}
		p[cover] = binary.LittleEndian.Uint32(pixel[:])
	}
	l.prints[key] = p
	return p
}

// row prints a row of a mask, eight pixels at a time.
func (p *print) row(pix, cover []byte) {
	bare := p.pair(0, 0)
	for len(cover) >= 8 && len(pix) >= 32 {
		to := (*[32]byte)(pix)
		if eight := binary.LittleEndian.Uint64(cover); eight == 0 { // most of a line of text is not ink
			binary.LittleEndian.PutUint64(to[0:8], bare)
			binary.LittleEndian.PutUint64(to[8:16], bare)
			binary.LittleEndian.PutUint64(to[16:24], bare)
			binary.LittleEndian.PutUint64(to[24:32], bare)
		} else {
			binary.LittleEndian.PutUint64(to[0:8], p.pair(uint8(eight), uint8(eight>>8)))
			binary.LittleEndian.PutUint64(to[8:16], p.pair(uint8(eight>>16), uint8(eight>>24)))
			binary.LittleEndian.PutUint64(to[16:24], p.pair(uint8(eight>>32), uint8(eight>>40)))
			binary.LittleEndian.PutUint64(to[24:32], p.pair(uint8(eight>>48), uint8(eight>>56)))
		}
		pix, cover = pix[32:], cover[8:]
	}
	for n, a := range cover {
		binary.LittleEndian.PutUint32(pix[4*n:], p[a])
	}
}

// pair is two pixels side by side.
func (p *print) pair(left, right uint8) uint64 { return uint64(p[left]) | uint64(p[right])<<32 }

// haloed writes a line about a height, in units, in letters that stand on a
// halo of the paper's colour: over hatching and lines they can be read.
func (c *canvas) haloed(x, middle float64, text string, size float64, bold bool, ink color.NRGBA) {
	if text == "" || size <= 0 {
		return
	}
	at := image.Pt(round(c.x(x)), round(c.y(middle+size*TextDrop)))
	s := c.p.letters.strip(text, size*c.scale, bold)
	if s.halo == nil {
		s.halo = grown(s.mask, max(2, round(size*c.scale*HaloWidth*c.p.palette.Heavy)))
	}
	stamp(c.RGBA, s.halo, at, c.p.palette.Paper)
	stamp(c.RGBA, s.mask, at, ink)
}

// HaloWidth is how far a halo reaches beyond its letters, in shares of their size.
const HaloWidth = 0.22

// grown is a mask with everything in it wider by a number of pixels.
func grown(mask *image.Alpha, by int) *image.Alpha {
	out := image.NewAlpha(mask.Rect.Inset(-by))
	for dy := -by; dy <= by; dy++ {
		reach := int(math.Sqrt(float64(by*by-dy*dy)) + 0.5)
		for y := mask.Rect.Min.Y; y < mask.Rect.Max.Y; y++ {
			from := mask.Pix[mask.PixOffset(mask.Rect.Min.X, y):][:mask.Rect.Dx()]
			to := out.Pix[out.PixOffset(out.Rect.Min.X, y+dy):][:out.Rect.Dx()]
			for x, a := range from {
				if a == 0 {
					continue
				}
				for i := x + by - reach; i <= x+by+reach; i++ {
					to[i] = max(to[i], a)
				}
			}
		}
	}
	return out
}

// stamp lays a colour through a mask whose origin stands at a pixel.
func stamp(img *image.RGBA, mask *image.Alpha, at image.Point, c color.NRGBA) {
	box := mask.Rect.Add(at).Intersect(img.Rect)
	k := inkOf(c)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		i := img.PixOffset(box.Min.X, y)
		j := mask.PixOffset(box.Min.X-at.X, y-at.Y)
		row, cover := img.Pix[i:i+4*box.Dx()], mask.Pix[j:j+box.Dx()]
		for n := 0; n < len(cover); n++ {
			// Most of a line of text is not ink.
			if n+8 <= len(cover) && binary.LittleEndian.Uint64(cover[n:]) == 0 {
				n += 7
				continue
			}
			if a := cover[n]; a > 0 {
				k.blend(row[4*n:4*n+4], uint32(a))
			}
		}
	}
}
