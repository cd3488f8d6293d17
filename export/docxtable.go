package export

import (
	"strconv"
	"strings"

	"throughline.org/throughline/chronology"
)

// docxColumn is a column of the table in Word.
type docxColumn struct {
	title string
	width int // twentieths of a point
	cell  func(*docx, *eventText)
}

// docxWidth is that of the table on a landscape page.
const docxWidth = 15100

// docxCells write the cells of columns.
var docxCells = map[ColumnName]func(*docx, *eventText){
	ColumnRef:      func(x *docx, t *eventText) { x.run(bolded, t.d.Ref(t.e.UID)) },
	ColumnDate:     (*docx).dateCell,
	ColumnAgency:   (*docx).agencyCell,
	ColumnSource:   func(x *docx, t *eventText) { x.run("", t.sources()) },
	ColumnInvolved: func(x *docx, t *eventText) { x.run("", t.involved()) },
	ColumnWhat:     (*docx).whatCell,
	ColumnResponse: (*docx).outcomeCell,
	ColumnSeen:     func(x *docx, t *eventText) { x.run("", t.seen()) },
	ColumnLines:    func(x *docx, t *eventText) { x.run("", t.lines()) },
	ColumnComment:  func(x *docx, t *eventText) { x.run("", t.judged()) },
	ColumnNote:     func(x *docx, t *eventText) { x.run("", t.e.Note) },
}

// docxColumns are those asked for, for a landscape page, as wide as they are in
// the PDF.
func (x *docx) docxColumns() ([]docxColumn, error) {
	w, err := widths()
	if err != nil {
		return nil, err
	}
	names := x.options.columns()
	laid := make([]tableColumn, len(names))
	for i, c := range names {
		laid[i] = columnLayouts[c.Name]
		if c.Width > 0 {
			laid[i].width *= c.Width
		}
	}
	(&document{widths: w}).fitColumns(laid, docxWidth/20)
	columns := make([]docxColumn, len(names))
	for i, c := range laid {
		columns[i] = docxColumn{c.title, int(20 * c.width), docxCells[names[i].Name]}
	}
	return columns, nil
}

func (x *docx) dateCell(t *eventText) {
	days, own := dateWords(t.r, t.d, t.e)
	x.run("", days)
	if own != "" {
		x.run(ownWording, "\n"+own)
	}
	for _, clause := range t.e.When.SetAside {
		x.run(quietened, "\nNot used for dating: "+t.r.ShowWording(clause))
	}
	if t.e.Known != "" {
		x.run(quietened, "\nKnown to the agency: "+t.r.ShowWording(t.e.Known))
	}
}

func (x *docx) agencyCell(t *eventText) {
	x.run("", t.agencyName())
	if service := t.service(); service != "" {
		x.run(quietened, "\n"+service)
	}
}

func (x *docx) whatCell(t *eventText) {
	if k := t.r.Kind(t.e.Kind); k != nil {
		x.run(slanted, kindWords(k.Symbol, k.Name)+": ")
	}
	if t.e.Title != "" {
		x.run(bolded, t.e.Title+". ")
	}
	x.run("", t.e.What)
	if t.e.Voice != "" {
		x.run(slanted, "\nSaid: ")
		x.run("", t.e.Voice)
	}
	if said := marks(t.e, x.accounts); said != "" {
		x.run(bolded+quietened, "\n"+said)
	}
}

func (x *docx) outcomeCell(t *eventText) {
	x.run("", t.e.Outcome)
	if told := t.toldLines(); told != "" {
		lead := "\n"
		if t.e.Outcome == "" {
			lead = ""
		}
		x.run(quietened, lead+told)
	}
}

// table is the integrated chronology. Its heading is not numbered with the section.
func (x *docx) table() {
	x.put(`<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/></w:pPr>`)
	x.run("", "Integrated chronology")
	x.put(`</w:p>`)
	events := kept(x.review, x.dating, x.options)
	if !x.options.Filter.Empty() {
		x.paragraph("Note", chronology.Number(len(events))+" of "+counted(len(x.review.Events), "event")+": "+x.options.Filter.Describe(x.review))
	}
	if len(events) == 0 {
		x.paragraph("Note", "There is no event to be printed.")
		return
	}
	x.accounts = x.dating.Accounts(events)
	if once := printedOnce(len(events) - len(x.accounts.Rows)); once != "" {
		x.paragraph("Note", strings.TrimSpace(once))
	}
	x.tableHead(x.columns)
	for i, e := range x.accounts.Rows {
		t := newEventText(x.review, x.dating, e)
		x.put(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for _, c := range x.columns {
			x.put(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(c.width), `" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr>`)
			c.cell(x, &t)
			x.put(`</w:p></w:tc>`)
		}
		x.put(`</w:tr>`)
		if i%256 == 255 && x.options.Progress != nil && !x.options.Progress(i+1, len(events)) {
			x.stopped = true
			return
		}
	}
	x.put(`</w:tbl><w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr></w:p>`)
}

func (x *docx) tableHead(columns []docxColumn) {
	total := 0
	var titles []string
	for _, c := range columns {
		total += c.width
		titles = append(titles, c.title)
	}
	x.put(`<w:tbl><w:tblPr><w:tblStyle w:val="Chronology"/><w:tblW w:w="`, strconv.Itoa(total), `" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
		`<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`,
		`<w:tblCaption w:val="Integrated chronology"/><w:tblDescription w:val="A row for each event in the order of the chronology: `,
		strings.Join(titles, ", "), `."/></w:tblPr><w:tblGrid>`)
	for _, c := range columns {
		x.put(`<w:gridCol w:w="`, strconv.Itoa(c.width), `"/>`)
	}
	x.put(`</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for _, c := range columns {
		x.put(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(c.width), `" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="CellHeading"/></w:pPr>`)
		x.run("", c.title)
		x.put(`</w:p></w:tc>`)
	}
	x.put(`</w:tr>`)
}
