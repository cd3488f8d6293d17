package export

import (
	"strconv"
	"strings"
)

// wordTableText is the size of the text in a table of events, in points: that of the
// style of its cells.
const wordTableText = 8.0

// tableBegin begins a table with what a screen reader says of it.
func (x *docx) tableBegin(caption, description string, widths []int) {
	total := 0
	for _, width := range widths {
		total += width
	}
	x.put(`<w:tbl><w:tblPr><w:tblStyle w:val="Chronology"/><w:tblW w:w="`, strconv.Itoa(total), `" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
		`<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`,
		`<w:tblCaption w:val="`)
	x.text(caption)
	x.put(`"/><w:tblDescription w:val="`)
	x.text(description)
	x.put(`"/></w:tblPr><w:tblGrid>`)
	for _, width := range widths {
		x.put(`<w:gridCol w:w="`, strconv.Itoa(width), `"/>`)
	}
	x.put(`</w:tblGrid>`)
}

// headRow is the header of a table, which repeats on every page.
func (x *docx) headRow(headings []string, widths []int) {
	x.put(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	style := "CellHeading"
	if x.gridStyle == "GridCell" {
		style = "GridHeading"
	}
	for i, heading := range headings {
		x.put(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(widths[i]), `" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="`, style, `"/></w:pPr>`)
		name, asks, _ := strings.Cut(heading, "\n")
		x.run("", name)
		if asks != "" {
			x.run(`<w:b w:val="0"/>`, "\n"+asks)
		}
		x.put(`</w:p></w:tc>`)
	}
	x.put(`</w:tr>`)
}
