package export

import (
	"math"
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

	look func(colour) colour // how colours are printed; nil: as they are

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

// rect fills a rectangle.
func (p *page) rect(x, y, width, height float64, c colour) {
	p.paint()
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
	p.paint()
	p.setStroke(c, width)
	path()
	p.ops = append(p.ops, "S\n"...)
}

// filled fills a path.
func (p *page) filled(c colour, path func()) {
	p.paint()
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
	if p.look != nil {
		c = p.look(c)
	}
	for shift := 16; shift >= 0; shift -= 8 {
		p.ops = strconv.AppendFloat(p.ops, float64(c>>shift&0xff)/255, 'f', 3, 64)
		p.ops = append(p.ops, ' ')
	}
}

func (p *page) save() {
	p.paint() // so that a sequence begun inside does not end outside
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

// appendScaled writes a number given in hundredths, from its last figure on: a page
// of lanes has very many.
func appendScaled(to []byte, n int64) []byte {
	var figures [24]byte
	at, minus := len(figures), n < 0
	whole := uint64(n)
	if minus {
		whole = -whole
	}
	rest := whole % 100
	if whole /= 100; rest != 0 {
		if at--; rest%10 != 0 {
			figures[at] = byte('0' + rest%10)
			at--
		}
		figures[at] = byte('0' + rest/10)
		at--
		figures[at] = '.'
	}
	for ; whole >= 10; whole /= 10 {
		at--
		figures[at] = byte('0' + whole%10)
	}
	at--
	figures[at] = byte('0' + whole)
	if minus {
		at--
		figures[at] = '-'
	}
	return append(to, figures[at:]...)
}
