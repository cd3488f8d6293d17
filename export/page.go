package export

import (
	"math"
	"math/bits"
	"strconv"
)

// colour is 0xRRGGBB.
type colour uint32

// The colours of the printed page.
const (
	black   colour = 0x111418
	ink     colour = 0x1f2933 // running text
	faint   colour = 0x5b6672 // furniture, notes
	rule    colour = 0xb9c1c9
	band    colour = 0xe8ecf0 // table headings
	wording colour = 0x1b6b52 // an author's own words for a date
	linked  colour = 0x1a4f8b
)

// page is one sheet of paper. All drawing goes through its methods, which write
// PDF operators; lengths are points, x from the left, y down from the top.
type page struct {
	width, height float64
	side          float64 // margin at the left and the right of the text
	ops           []byte
	annotations   []*annotation
	widths        *faceWidths
	used          *runeSets

	owner    *element   // whose the next drawing is: see within
	open     *element   // whose sequence of marked content is open; nil for none
	unmarked bool       // a form: what is drawn is marked where the form is called for
	content  []*element // the owner of each sequence, by its MCID

	originX, originY float64  // what coordinates in the operators count from; see moved
	line0            [2]int64 // where the line of text begins that is being set, in hundredths of a point
	inText           bool     // a text object is open: lines follow each other in one

	// What the operators so far have set, so that nothing is said twice.
	face      face
	size      float64
	fill      colour
	stroke    colour
	lineWidth float64
	alpha     int // hundredths
	fontSet   bool
	saved     []graphics
}

type graphics struct {
	face         face
	size         float64
	fill, stroke colour
	lineWidth    float64
	alpha        int
	fontSet      bool
}

// usualOps is about what the operators of a page of a table take.
const usualOps = 24 << 10

// anchor is a place in the document that links, contents and outline lead to.
// It may be linked to before it is placed.
type anchor struct {
	page    *page
	y       float64
	element *element // what stands there
}

func (a *anchor) place(p *page, y float64, e *element) { a.page, a.y, a.element = p, y, e }

func newPage(width, height float64, widths *faceWidths, used *runeSets) *page {
	return &page{width: width, height: height, widths: widths, used: used, ops: make([]byte, 0, usualOps), owner: layoutArtifact, originY: height, lineWidth: -1, alpha: 100}
}

// line sets a line of text with its baseline at y, and its links.
func (p *page) line(x, y float64, l line) {
	for i := range l {
		piece := &l[i]
		if piece.link != nil {
			p.linked(x, y, piece)
		} else {
			p.text(x, y, piece.text, piece.style)
		}
		x += piece.width
	}
}

// text sets cleaned text with its baseline at y.
func (p *page) text(x, y float64, text string, s style) {
	if text == "" {
		return
	}
	p.setFill(s.colour)
	if plain(text) {
		p.claim()
		p.show(x, y, text, s, s.face)
		return
	}
	for _, run := range directions(text) {
		if run.backward {
			p.backward(x, y, run.text, s)
		} else {
			p.lend(x, y, run.text, s)
		}
		x += p.widths.text(run.text, s.face, s.size)
	}
}

// lend sets text with as many faces as its characters need.
func (p *page) lend(x, y float64, text string, s style) {
	p.claim()
	for text != "" {
		stretch, from := p.widths.run(text, s.face)
		p.show(x, y, stretch, s, from)
		x += p.widths.text(stretch, s.face, s.size)
		text = text[len(stretch):]
	}
}

// backward sets a stretch from right to left. What is heard is the text as it is
// written, not its glyphs from left to right (ISO 32000-1, 14.9.4), and in its own
// language (14.9.2).
func (p *page) backward(x, y float64, text string, s style) {
	letters := spoken(text)
	p.within(p.owner.span(letters, languageOf(letters)), func() { p.lend(x, y, turned(text), s) })
}

// show sets text that one face draws. A text object stays open for the next line,
// which begins relative to this one (ISO 32000-1, 9.4.2).
func (p *page) show(x, y float64, text string, s style, from face) {
	at := [2]int64{tenths(p.x(x)), tenths(p.y(y))}
	if !p.inText {
		p.ops = append(p.ops, "BT "...)
		p.inText, p.line0 = true, [2]int64{}
	}
	if !p.fontSet || p.face != from || p.size != s.size {
		p.face, p.size, p.fontSet = from, s.size, true
		p.ops = append(p.ops, '/')
		p.ops = append(append(p.ops, faceFiles[from].resource...), ' ')
		p.numbers(" Tf ", s.size)
	}
	p.ops = appendScaled(p.ops, at[0]-p.line0[0])
	p.ops = append(appendScaled(append(p.ops, ' '), at[1]-p.line0[1]), " Td ("...)
	p.line0 = at
	p.glyphs(text, from)
	p.ops = append(p.ops, ")Tj\n"...)
}

// endText closes the text object. Within one neither paths nor sequences of marked
// content may begin (ISO 32000-1, 8.2 and 14.6.1).
func (p *page) endText() {
	if p.inText {
		p.ops = append(p.ops, "ET\n"...)
		p.inText = false
	}
}

// glyphs writes a string of two-byte character codes, which are code points. The
// end of a line is a space: whoever listens hears two words.
func (p *page) glyphs(text string, f face) {
	for _, r := range text {
		if r == '\n' {
			r = ' '
		}
		p.used[f].add(r)
		p.ops = stringByte(p.ops, byte(r>>8))
		p.ops = stringByte(p.ops, byte(r))
	}
}

// stringByte adds a byte of a PDF string.
func stringByte(ops []byte, b byte) []byte {
	switch b {
	case '(', ')', '\\':
		return append(ops, '\\', b)
	case '\r':
		return append(ops, '\\', 'r')
	}
	return append(ops, b)
}

func (p *page) underline(x, y, width float64, s style) {
	p.stroked(s.colour, s.size/18, func() {
		p.moveTo(x, y+s.size*0.12)
		p.lineTo(x+width, y+s.size*0.12)
	})
}

// rect fills a rectangle.
func (p *page) rect(x, y, width, height float64, c colour) {
	p.claim()
	p.endText()
	p.setFill(c)
	p.numbers(" re f\n", p.x(x), p.y(y+height), width, height)
}

// rule draws a straight line.
func (p *page) rule(x1, y1, x2, y2, width float64, c colour) {
	p.stroked(c, width, func() {
		p.moveTo(x1, y1)
		p.lineTo(x2, y2)
	})
}

// stroked draws the outline of a path.
func (p *page) stroked(c colour, width float64, path func()) {
	p.claim()
	p.endText()
	p.setStroke(c, width)
	path()
	p.ops = append(p.ops, "S\n"...)
}

// filled fills a path.
func (p *page) filled(c colour, path func()) {
	p.claim()
	p.endText()
	p.setFill(c)
	path()
	p.ops = append(p.ops, "f\n"...)
}

// The steps of a path.
func (p *page) moveTo(x, y float64) { p.numbers(" m ", p.x(x), p.y(y)) }
func (p *page) lineTo(x, y float64) { p.numbers(" l ", p.x(x), p.y(y)) }
func (p *page) closePath()          { p.ops = append(p.ops, "h "...) }

// clipped draws with everything outside a rectangle left out.
func (p *page) clipped(x, y, width, height float64, draw func()) {
	p.save()
	p.numbers(" re W n\n", p.x(x), p.y(y+height), width, height)
	draw()
	p.restore()
}

// moved draws with the operators counting from a point. What is drawn is the
// same, but shapes that differ in place alone are the same bytes, which pack to
// next to nothing.
func (p *page) moved(x, y float64, draw func()) {
	p.save()
	p.ops = append(p.ops, "1 0 0 1 "...)
	p.numbers(" cm\n", p.x(x), p.y(y))
	beforeX, beforeY := p.originX, p.originY
	p.originX, p.originY = x, y
	draw()
	p.endText()
	p.originX, p.originY = beforeX, beforeY
	p.restore()
}

// x and y are coordinates as the operators count them: up from the bottom.
func (p *page) x(x float64) float64 { return x - p.originX }
func (p *page) y(y float64) float64 { return p.originY - y }

// dashed draws with broken lines of on and off points.
func (p *page) dashed(on, off float64, draw func()) {
	p.save()
	p.ops = append(p.ops, '[')
	p.numbers("] 0 d\n", on, off)
	draw()
	p.restore()
}

// translucent draws with an opacity from 0 to 1, in steps of a twentieth.
func (p *page) translucent(opacity float64, draw func()) {
	before := p.alpha
	p.setAlpha(alphaStep(opacity))
	draw()
	p.setAlpha(before)
}

// alphaStep rounds an opacity to the hundredths that the file has graphics states for.
func alphaStep(opacity float64) int {
	return 5 * int(math.Round(20*min(1, max(0, opacity))))
}

func (p *page) setAlpha(hundredths int) {
	if p.alpha == hundredths {
		return
	}
	p.alpha = hundredths
	p.ops = append(p.ops, "/A"...)
	p.ops = strconv.AppendInt(p.ops, int64(hundredths), 10)
	p.ops = append(p.ops, " gs\n"...)
}

func (p *page) setFill(c colour) {
	if p.fill != c {
		p.fill = c
		p.colour(c)
		p.ops = append(p.ops, "rg\n"...)
	}
}

func (p *page) setStroke(c colour, width float64) {
	if p.stroke != c {
		p.stroke = c
		p.colour(c)
		p.ops = append(p.ops, "RG\n"...)
	}
	if p.lineWidth != width {
		p.lineWidth = width
		p.numbers(" w\n", width)
	}
}

func (p *page) colour(c colour) {
	for shift := 16; shift >= 0; shift -= 8 {
		p.ops = strconv.AppendFloat(p.ops, float64(c>>shift&0xff)/255, 'f', 3, 64)
		p.ops = append(p.ops, ' ')
	}
}

func (p *page) save() {
	p.claim() // so that a sequence begun inside does not end outside
	p.endText()
	p.saved = append(p.saved, graphics{p.face, p.size, p.fill, p.stroke, p.lineWidth, p.alpha, p.fontSet})
	p.ops = append(p.ops, "q\n"...)
}

func (p *page) restore() {
	p.endText()
	g := p.saved[len(p.saved)-1]
	p.saved = p.saved[:len(p.saved)-1]
	p.face, p.size, p.fill, p.stroke = g.face, g.size, g.fill, g.stroke
	p.lineWidth, p.alpha, p.fontSet = g.lineWidth, g.alpha, g.fontSet
	p.ops = append(p.ops, "Q\n"...)
}

// numbers writes lengths to a hundredth of a point, and what follows them.
func (p *page) numbers(after string, lengths ...float64) {
	for i, v := range lengths {
		if i > 0 {
			p.ops = append(p.ops, ' ')
		}
		p.ops = appendHundredths(p.ops, v)
	}
	p.ops = append(p.ops, after...)
}

// appendHundredths writes a number with at most two decimals.
func appendHundredths(to []byte, v float64) []byte { return appendScaled(to, hundredths(v)) }

func hundredths(v float64) int64 { return int64(math.Round(v * 100)) }

// tenths are enough for where text begins: a tenth of a point is a dot of a
// fine printer.
func tenths(v float64) int64 { return 10 * int64(math.Round(v*10)) }

// appendScaled writes a number given in hundredths.
func appendScaled(to []byte, n int64) []byte {
	if n < 0 {
		to = append(to, '-')
		n = -n
	}
	to = strconv.AppendInt(to, n/100, 10)
	if n %= 100; n != 0 {
		to = append(to, '.', byte('0'+n/10))
		if n%10 != 0 {
			to = append(to, byte('0'+n%10))
		}
	}
	return to
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
