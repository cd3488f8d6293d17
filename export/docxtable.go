package export

import "strconv"

// docxColumn is a column of the table in Word.
type docxColumn struct {
	title string
	width int // twentieths of a point
	cell  func(*docx, *eventText)
}

// docxColumns are those asked for, for a landscape page. The comment and the note
// take room from what happened.
func (x *docx) docxColumns() []docxColumn {
	columns := []docxColumn{
		{"Ref", 900, func(x *docx, t *eventText) { x.run(bolded, t.d.Ref(t.e.UID)) }},
		{"Date and time", 1900, (*docx).dateCell},
		{"Agency and service", 1500, (*docx).agencyCell},
		{"Source", 1300, func(x *docx, t *eventText) { x.run("", t.sources()) }},
		{"Who was involved", 1900, func(x *docx, t *eventText) { x.run("", t.involved()) }},
		{whatHappened, 4300, (*docx).whatCell},
		{"Response or outcome", 2200, (*docx).outcomeCell},
		{"Child seen", 1100, func(x *docx, t *eventText) { x.run("", t.seen()) }},
	}
	const extra, least = 1500, 2400
	add := func(title string, text func(*eventText) string) {
		columns[5].width = max(least, columns[5].width-extra)
		columns = append(columns, docxColumn{title, extra, func(x *docx, t *eventText) { x.run("", text(t)) }})
	}
	if x.options.Comments {
		add("Comment", (*eventText).judged)
	}
	if x.options.Notes {
		add("Reviewer’s note", func(t *eventText) string { return t.e.Note })
	}
	return columns
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
	marks := ""
	if t.e.Key {
		marks = "Key event"
	}
	if t.e.Disputed {
		marks = joined(marks, " · ", "Disputed")
	}
	if marks != "" {
		x.run(bolded+quietened, "\n"+marks)
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
		x.paragraph("Note", strconv.Itoa(len(events))+" of "+counted(len(x.review.Events), "event")+": "+x.options.Filter.Describe(x.review))
	}
	if len(events) == 0 {
		x.paragraph("Note", "There is no event to be printed.")
		return
	}
	columns := x.docxColumns()
	x.tableHead(columns)
	for i, e := range events {
		t := newEventText(x.review, x.dating, e)
		x.put(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for _, c := range columns {
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
	for _, c := range columns {
		total += c.width
	}
	x.put(`<w:tbl><w:tblPr><w:tblStyle w:val="Chronology"/><w:tblW w:w="`, strconv.Itoa(total), `" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
		`<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`,
		`<w:tblCaption w:val="Integrated chronology"/><w:tblDescription w:val="A row for each event in the order of the chronology: `,
		`reference, date, agency, source, who was involved, what happened, the response, and whether the children were seen."/></w:tblPr><w:tblGrid>`)
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
