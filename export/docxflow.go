package export

import (
	"math"
	"strconv"
	"strings"
)

// A Word document is a medium: Word sets the lines and the pages.

// start begins a part: in a section of its own where the pages turn, else on a new
// page.
func (x *docx) start(f *flow) {
	if x.begun && f.landscape != x.landscape {
		x.put(`<w:p><w:pPr><w:pStyle w:val="Gap"/>`)
		x.sectionEnd(x.landscape)
		x.put(`</w:pPr></w:p>`)
	} else {
		x.turned = x.begun
	}
	x.atTop = true
	x.begun, x.landscape = true, f.landscape
}

// fit leaves a figure the height that it has on our pages, below its heading, so
// that it takes as many sheets; it is made to fit when it is placed.
func (x *docx) fit(f *flow) {
	page := x.pageSize(f.landscape)
	f.width = float64(page.width-2*page.side) / twips
	f.bottom -= figureHeading
}

// figureHeading is the height that the heading of a figure takes on our pages.
const figureHeading = 24

func (x *docx) turn() { x.turned, x.atTop = true, true }

// besideFigure is the room that a heading above a figure and the line below it
// take, in points.
const besideFigure = 46

// twips are those of a point: lengths in Word are twentieths of a point.
const twips = 20

// open begins a paragraph of a style, with more properties.
func (x *docx) open(style, properties string) {
	x.put(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/>`)
	if x.kept {
		x.put(`<w:keepNext/>`)
		x.kept = false
	}
	if x.turned {
		x.put(`<w:pageBreakBefore/>`)
		x.turned = false
	}
	x.put(properties)
	if x.atTop && style != "Title" {
		x.put(`<w:spacing w:before="0"/>`)
	}
	x.atTop = false
	x.put(`</w:pPr>`)
}

func (x *docx) close() { x.put(`</w:p>`) }

// title writes a heading. One that would skip a level is none, but bold text: whoever
// goes by headings must not look for what is missing between them.
func (x *docx) title(t titled) {
	style, properties := "Heading"+strconv.Itoa(t.level), ""
	switch {
	case t.size > partHeading:
		style = "Title"
	case t.level > x.level+1:
		style = "BoldText"
	default:
		x.level = t.level
		x.heading = words(t.line)
		x.headed = x.beyondOneLine(t)
	}
	if t.number != 0 {
		properties = numbered(sectionList, 0)
	}
	x.open(style, properties)
	if t.part {
		x.bookmark(x.partName(t), func() { x.line(t.line, bold) })
	} else {
		x.line(t.line, bold)
	}
	x.close()
}

// beyondOneLine is how much higher a heading is than one line, in points, so that
// a figure below it fits on its page.
func (x *docx) beyondOneLine(t titled) float64 {
	size := headingSizes[min(t.level, len(headingSizes))-1]
	page := x.pageSize(x.landscape)
	measured := cleaner{widths: x.doc.widths} // what is only measured is not reported
	width := x.doc.widths.text(measured.clean(words(t.line), ""), bold, size)
	return math.Floor(width/(float64(page.width-2*page.side)/twips)) * lead(size)
}

// headingSizes are those of the heading styles, in points.
var headingSizes = [...]float64{16, 12, 10}

// words are those of a line.
func words(l line) string {
	var b strings.Builder
	for i := range l {
		b.WriteString(l[i].text)
	}
	return b.String()
}

// paragraph writes running text, smaller notes in a style of their own, and what is
// larger than running text as what stands beside a title.
func (x *docx) paragraph(size float64, l line) {
	style := "Normal"
	switch {
	case size < 9.6:
		style = "Note"
	case size > 12:
		style = "Subtitle"
	}
	x.open(style, "")
	x.line(l, regular)
	x.close()
}

// item writes an item of a list. The paragraphs of the section are counted under its
// number; other lists count from 1.
func (x *docx) item(list *element, _ string, l line, at *anchor) {
	if at != nil {
		x.open("NumberedParagraph", x.countTo(x.marks[at].number))
		x.bookmark(x.marks[at].name, func() { x.line(l, regular) })
		x.close()
		return
	}
	if list != x.list {
		x.list = list
		x.begin(wordList{like: otherLists, first: 1})
	}
	x.open("ListNumber", numbered(sectionList+len(x.lists), 0))
	x.line(l, regular)
	x.close()
}

// begin begins a list, which it returns the number of.
func (x *docx) begin(l wordList) int {
	x.lists = append(x.lists, l)
	return sectionList + len(x.lists)
}

// countTo is what has a paragraph of the section counted by its number ("6.14"):
// nothing where it follows the one before it, and where an extract leaves some
// out a list that goes on further down.
func (x *docx) countTo(number string) string {
	_, count, _ := strings.Cut(number, ".")
	n, err := strconv.Atoi(count)
	if x.counted++; err == nil && n != x.counted {
		x.counted, x.section = n, x.begin(wordList{like: sectionList, level: 1, first: n})
	}
	if x.section == 0 {
		return ""
	}
	return numbered(x.section, 1)
}

// sectionList is the number of the list that the section is, and of what it looks
// like; other lists follow, and look like the other one.
const (
	sectionList = 1
	otherLists  = 2
)

func numbered(list, level int) string {
	return `<w:numPr><w:ilvl w:val="` + strconv.Itoa(level) + `"/><w:numId w:val="` + strconv.Itoa(list) + `"/></w:numPr>`
}

func (x *docx) keep() { x.kept = true }

func (x *docx) under(_ float64, l line) {
	x.open("ListContinue", "")
	x.line(l, regular)
	x.close()
}

func (x *docx) fact(label string, l line) {
	x.open("Fact", "")
	x.run(quietened, label)
	x.put(`<w:r><w:tab/></w:r>`)
	x.line(l, regular)
	x.close()
}

// bookmark puts what is written under a name, where it has one.
func (x *docx) bookmark(name string, write func()) {
	if name == "" {
		write()
		return
	}
	x.bookmarks++
	id := strconv.Itoa(x.bookmarks)
	x.put(`<w:bookmarkStart w:id="`, id, `" w:name="`, name, `"/>`)
	write()
	x.put(`<w:bookmarkEnd w:id="`, id, `"/>`)
}

// line writes a line of pieces as runs; the style of the paragraph has the face.
func (x *docx) line(l line, face face) {
	for i := range l {
		p := &l[i]
		format := formatOf(p.style, face)
		switch m := x.marks[p.to()]; {
		case p.link == nil:
			x.run(format, p.text)
		case m.number != "":
			x.put(`<w:fldSimple w:instr=" REF `, m.name, ` \r \h ">`)
			x.run(format, p.text)
			x.put(`</w:fldSimple>`)
		default:
			x.put(`<w:hyperlink w:anchor="`, x.nameOf(p.link.to), `" w:history="1">`)
			x.run(format, p.text)
			x.put(`</w:hyperlink>`)
		}
	}
}

// to is where a piece leads; nil for nowhere.
func (p *piece) to() *anchor {
	if p.link == nil {
		return nil
	}
	return p.link.to
}

// nameOf is the name of a place, given when it is first needed.
func (x *docx) nameOf(to *anchor) string {
	m := x.marks[to]
	if m.name == "" {
		m.name = "place_" + strconv.Itoa(len(x.marks)+1)
		x.marks[to] = m
	}
	return m.name
}

// formatOf is how a run differs from its paragraph.
func formatOf(s style, face face) string {
	format := ""
	if s.face == bold && face != bold {
		format = bolded
	}
	if s.face == italic {
		format = slanted
	}
	switch s.colour {
	case ink, black:
	case faint:
		format += quietened
	default:
		format += `<w:color w:val="` + hexColour(s.colour) + `"/>`
	}
	return format
}

// row writes a row, and before it what of the table stands above it.
func (x *docx) row(g *grid, r row) {
	if x.grid != g {
		x.beginTable(g)
	}
	x.put(`<w:tr><w:trPr><w:cantSplit/>`)
	if r.least > 0 {
		x.put(`<w:trHeight w:val="`, strconv.Itoa(int(twips*g.height(r.least))), `"/>`)
	}
	x.put(`</w:trPr>`)
	for i, c := range r.cells {
		x.put(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(x.widths[i]), `" w:type="dxa"/>`)
		if i == 0 && r.strip != 0 {
			x.put(`<w:tcBorders><w:left w:val="single" w:sz="24" w:space="0" w:color="`, hexColour(x.colour(r.strip)), `"/></w:tcBorders>`)
		}
		x.put(`</w:tcPr><w:p><w:pPr><w:pStyle w:val="`, x.gridStyle, `"/></w:pPr>`)
		name := ""
		if i == 0 && r.at != nil {
			name = x.nameOf(r.at)
		}
		x.bookmark(name, func() {
			for _, l := range c {
				x.line(l, regular)
			}
		})
		x.put(`</w:p></w:tc>`)
	}
	x.put(`</w:tr>`)
}

// colour is how a colour is printed.
func (x *docx) colour(c colour) colour {
	if look := x.doc.look(); look != nil {
		return look(c)
	}
	return c
}

func hexColour(c colour) string {
	return strings.ToUpper(strconv.FormatUint(0x1000000+uint64(c), 16)[1:])
}

func (x *docx) beginTable(g *grid) {
	x.grid, x.gridStyle = g, "GridCell"
	if g.strip > 0 {
		x.gridStyle = "Cell"
	}
	x.widths = x.widths[:0]
	titles := make([]string, len(g.columns))
	for i, c := range g.columns {
		x.widths = append(x.widths, int(math.Round(twips*c.width)))
		titles[i] = c.title
	}
	x.tableBegin(x.heading, "Columns: "+strings.Join(titles, ", ")+".", x.widths)
	x.headRow(titles, x.widths)
}

// endTable ends the table, with the paragraph that Word asks for after one.
func (x *docx) endTable(*grid) {
	if x.grid == nil {
		return
	}
	x.grid = nil
	x.put(`</w:tbl><w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>`)
}
