package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"throughline.org/throughline/chronology"
)

// DOCX writes the section and the table as a Word document that can be pasted into
// a report: headings, real numbering of the paragraphs, references that follow it,
// a table whose header repeats and whose rows do not break, the marking at head
// and foot. It is written part by part as it is made; the parts that hold no text
// of the review are in docxparts.go.
func DOCX(w io.Writer, r *chronology.Review, d *chronology.Dating, o Options) error {
	if err := o.checkColumns(); err != nil {
		return err
	}
	doc := newDocx(r, d, o)
	var err error
	if doc.columns, err = doc.docxColumns(); err != nil {
		return err
	}
	return doc.write(w, (*docx).document)
}

func newDocx(r *chronology.Review, d *chronology.Dating, o Options) *docx {
	doc := &docx{review: r, dating: d, options: o}
	if r.Settings != nil {
		doc.settings = *r.Settings
	}
	if o.SectionNumber != 0 {
		doc.settings.SectionNumber = o.SectionNumber
	}
	return doc
}

// write writes the parts of the file, among them the text as document has it.
func (x *docx) write(w io.Writer, document func(*docx)) error {
	archive := newArchive(w, x.options.Watch)
	for _, part := range []struct {
		name  string
		write func(*docx)
	}{
		{"[Content_Types].xml", (*docx).contentTypes},
		{"_rels/.rels", (*docx).rels},
		{"docProps/core.xml", (*docx).core},
		{"docProps/app.xml", (*docx).app},
		{"word/_rels/document.xml.rels", (*docx).documentRels},
		{"word/styles.xml", (*docx).styles},
		{"word/numbering.xml", (*docx).numbering},
		{"word/settings.xml", (*docx).wordSettings},
		{"word/header1.xml", (*docx).header},
		{"word/footer1.xml", (*docx).footer},
		{"word/document.xml", document},
	} {
		out, err := archive.Create(part.name)
		if err != nil {
			return fmt.Errorf("write docx: %w", err)
		}
		x.w = bufio.NewWriterSize(out, 1<<16)
		part.write(x)
		if x.stopped {
			return ErrStopped
		}
		if err := x.w.Flush(); err != nil {
			return fmt.Errorf("write docx: %w", err)
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("write docx: %w", err)
	}
	return nil
}

// docx is a Word document being written. The buffered writer keeps its first error.
type docx struct {
	w        *bufio.Writer
	review   *chronology.Review
	settings chronology.Settings
	dating   *chronology.Dating
	options  Options
	columns  []docxColumn
	accounts *chronology.Accounts // of the events in the table
	numbers  map[chronology.UID]string
	stopped  bool
}

func (x *docx) put(parts ...string) {
	for _, s := range parts {
		_, _ = x.w.WriteString(s)
	}
}

// text writes words with what XML needs escaped; what it cannot hold is left out.
func (x *docx) text(s string) {
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		escaped := ""
		size := 1
		switch {
		case c == '&':
			escaped = "&amp;"
		case c == '<':
			escaped = "&lt;"
		case c == '>':
			escaped = "&gt;"
		case c == '"':
			escaped = "&quot;"
		case c >= utf8.RuneSelf:
			var r rune
			if r, size = utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && size == 1 || r == 0xfffe || r == 0xffff {
				escaped = "\uFFFD"
			} else {
				i += size
				continue
			}
		case c >= ' ' || c == '\n' || c == '\t':
			i++
			continue
		}
		_, _ = x.w.WriteString(s[from:i])
		_, _ = x.w.WriteString(escaped)
		i += size
		from = i
	}
	_, _ = x.w.WriteString(s[from:])
}

// document is the text.
func (x *docx) document() {
	x.put(xmlHead, `<w:document xmlns:w="`, wordSpace, `" xmlns:r="`, relationSpace, `"><w:body>`)
	x.paragraph("Title", versionTitle(x.review))
	if s := joined(string(x.settings.Type), " · ", x.settings.Reference); strings.Trim(s, " ·") != "" {
		x.paragraph("Subtitle", strings.Trim(s, " ·"))
	}
	landscape, begun := false, false
	for _, part := range x.options.parts() {
		if part != Section && part != Table {
			continue
		}
		if begun {
			x.put(`<w:p><w:pPr>`)
			x.sectionEnd(landscape)
			x.put(`</w:pPr></w:p>`)
		}
		landscape, begun = part == Table, true
		if part == Table {
			x.table()
		} else {
			x.section()
		}
	}
	x.sectionEnd(landscape)
	x.put(`</w:body></w:document>`)
}

// paragraph writes a paragraph of one style.
func (x *docx) paragraph(style, text string) {
	x.put(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/></w:pPr>`)
	x.run("", text)
	x.put(`</w:p>`)
}

// run writes a run of text; its lines are broken as they are in the text.
func (x *docx) run(format, text string) {
	if text == "" {
		return
	}
	x.put(`<w:r>`)
	if format != "" {
		x.put(`<w:rPr>`, format, `</w:rPr>`)
	}
	for i, line := range strings.Split(oneLineEnd(text), "\n") {
		if i > 0 {
			x.put(`<w:br/>`)
		}
		x.put(`<w:t xml:space="preserve">`)
		x.text(line)
		x.put(`</w:t>`)
	}
	x.put(`</w:r>`)
}

const (
	bolded     = `<w:b/>`
	slanted    = `<w:i/>`
	quietened  = `<w:color w:val="5B6672"/>`
	ownWording = `<w:i/><w:color w:val="1B6B52"/>`
)

// section is the numbered chronology. Word counts the paragraphs itself.
func (x *docx) section() {
	x.put(`<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>`)
	x.run("", cmp.Or(x.settings.SectionHeading, "Chronology"))
	x.put(`</w:p>`)
	if len(x.review.Paragraphs) == 0 {
		x.paragraph("Note", "No paragraph has been written yet.")
		return
	}
	x.numbers = map[chronology.UID]string{}
	for i, p := range x.review.Paragraphs {
		x.numbers[p.UID] = fmt.Sprintf("%d.%d", x.settings.SectionNumber, i+1)
	}
	for i, p := range x.review.Paragraphs {
		x.numbered(i+1, p)
	}
	x.put(`<w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr>`)
	x.run(bolded, "Note on dates. ")
	x.run("", noteOnDates(x.review.Rendered))
	x.put(`</w:p>`)
}

// numbered writes a paragraph under a bookmark, to which the references of others
// lead, and its own references as fields that Word keeps right.
func (x *docx) numbered(id int, p *chronology.Paragraph) {
	mark := strconv.Itoa(id)
	x.put(`<w:p><w:pPr><w:pStyle w:val="NumberedParagraph"/></w:pPr><w:bookmarkStart w:id="`, mark, `" w:name="paragraph_`, mark, `"/>`)
	at := 0
	for _, m := range crossReference.FindAllStringSubmatchIndex(p.Text, -1) {
		x.run("", p.Text[at:m[0]])
		at = m[1]
		x.reference(chronology.UID(p.Text[m[2]:m[3]]))
	}
	x.run("", p.Text[at:])
	x.put(`<w:bookmarkEnd w:id="`, mark, `"/></w:p>`)
}

func (x *docx) reference(to chronology.UID) {
	number := x.numbers[to]
	if number == "" {
		x.run("", chronology.ReferenceLost)
		return
	}
	_, place, _ := strings.Cut(number, ".")
	x.put(`<w:fldSimple w:instr=" REF paragraph_`, place, ` \r \h "><w:r><w:t>`, number, `</w:t></w:r></w:fldSimple>`)
}
