package export

import (
	"fmt"
	"io"
	"strings"

	"throughline.org/throughline/chronology"
)

// FormDOCX writes the form as a Word document: what is asked, the labels of the
// family, and a table whose header repeats on every page.
func FormDOCX(w io.Writer, r *chronology.Review, d *chronology.Dating, o AgencyForm) error {
	f, err := newAgencyForm(r, d, o)
	if err != nil {
		return err
	}
	x := newDocx(r, d, Options{Printed: o.Printed})
	return x.write(w, f.document)
}

// The form is A3 across, in twentieths of a point.
const formPage, formMargin = 23811, 560

func (f *agencyForm) document(x *docx) {
	x.put(xmlHead, `<w:document xmlns:w="`, wordSpace, `" xmlns:r="`, relationSpace, `"><w:body>`)
	x.styled("Title", f.title())
	x.styled("Subtitle", "Agency: "+f.agency.Name)
	if scope := f.scope(); scope != "" {
		x.styled("Normal", scope)
	}
	for _, text := range append(f.instructions(), f.lines()...) {
		x.styled("Normal", text)
	}
	f.familyTable(x)
	f.table(x)
	x.put(`<w:p/><w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>`,
		fmt.Sprintf(`<w:pgSz w:w="%d" w:h="16838" w:orient="landscape"/><w:pgMar w:top="1000" w:right="%d" w:bottom="900" w:left="%d" w:header="500" w:footer="400" w:gutter="0"/></w:sectPr>`, formPage, formMargin, formMargin),
		`</w:body></w:document>`)
}

// familyTable lists the labels of the family.
func (f *agencyForm) familyTable(x *docx) {
	family := f.family()
	if len(family) == 0 {
		return
	}
	x.tableBegin("The family", "The labels that stand in the place of names, with the relationship of each to the subject.", []int{3000, 5000})
	x.headRow([]string{"Label", "Relationship"}, []int{3000, 5000})
	for _, p := range family {
		x.put(`<w:tr>`)
		x.formCell(p[0])
		x.formCell(p[1])
		x.put(`</w:tr>`)
	}
	x.put(`</w:tbl><w:p/>`)
}

// table is the chronology that is to be filled in.
func (f *agencyForm) table(x *docx) {
	widths, headings := make([]int, len(formColumns)), make([]string, len(formColumns))
	for i, c := range formColumns {
		widths[i], headings[i] = c.width, c.heading+"\n("+c.asks+")"
	}
	x.tableBegin("Chronology", "A row for each event: when it was, the record it rests on, what happened, who was involved.", widths)
	x.headRow(headings, widths)
	for _, row := range f.events() {
		x.put(`<w:tr>`)
		for _, c := range formColumns {
			x.formCell(c.value(row))
		}
		x.put(`</w:tr>`)
	}
	for range emptyRows {
		x.put(`<w:tr>`)
		for range formColumns {
			x.formCell("")
		}
		x.put(`</w:tr>`)
	}
	x.put(`</w:tbl>`)
}

// formCell is a cell whose text is read back as it is: its tabs and line ends too.
func (x *docx) formCell(text string) {
	x.put(`<w:tc><w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr>`)
	if text != "" {
		x.put(`<w:r>`)
		for i, line := range strings.Split(sameLineEnds.Replace(text), "\n") {
			if i > 0 {
				x.put(`<w:br/>`)
			}
			for j, part := range strings.Split(line, "\t") {
				if j > 0 {
					x.put(`<w:tab/>`)
				}
				x.put(`<w:t xml:space="preserve">`)
				x.text(part)
				x.put(`</w:t>`)
			}
		}
		x.put(`</w:r>`)
	}
	x.put(`</w:p></w:tc>`)
}

var sameLineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")
