package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"throughline.org/throughline/chronology"
)

// DOCX writes the parts that PDF writes as a Word document that can be pasted into
// a report: headings, contents, real numbering of the paragraphs, references that
// follow it, tables whose headers repeat and whose rows do not break, the lanes as
// pictures, the marking at head and foot. It is written as it is made, part by part;
// the files within that hold no text of the review are in docxparts.go.
func DOCX(w io.Writer, r *chronology.Review, d *chronology.Dating, o Options) (Report, error) {
	o.LongSheet = false // no page of Word's is so long
	doc, err := newDocument(r, d, o)
	if err != nil {
		return Report{}, err
	}
	doc.cleaner.asIs = true
	if err := doc.listen(); err != nil {
		return Report{}, err
	}
	report := doc.reported()
	if o.Confirm != nil && !report.Quiet() && !o.Confirm(report) {
		return report, ErrStopped
	}
	x := newDocx(doc.review, doc.dating, o)
	x.doc, doc.medium, x.paper = doc, x, doc.paper
	x.copyMark = doc.copyMark()
	for _, place := range doc.paragraphs {
		if !place.printed {
			continue
		}
		_, count, _ := strings.Cut(place.number, ".")
		x.marks[&place.at] = mark{name: "paragraph_" + count, number: place.number}
	}
	return report, x.write(w, (*docx).document)
}

func newDocx(r *chronology.Review, d *chronology.Dating, o Options) *docx {
	doc := &docx{review: r, dating: d, options: o, paper: papers["A4"], marks: map[*anchor]mark{}}
	if r.Settings != nil {
		doc.settings = *r.Settings
	}
	return doc
}

// write writes the files within, among them the text as document has it. What the
// text turns out to need comes after it.
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
		{"word/styles.xml", (*docx).styles},
		{"word/settings.xml", (*docx).wordSettings},
		{"word/header1.xml", (*docx).header},
		{"word/footer1.xml", (*docx).footer},
		{"word/document.xml", document},
		{"word/numbering.xml", (*docx).numbering},
		{"word/_rels/document.xml.rels", (*docx).documentRels},
	} {
		out, err := archive.Create(part.name)
		if err != nil {
			return fmt.Errorf("write docx: %w", err)
		}
		x.w = bufio.NewWriterSize(out, 1<<16)
		part.write(x)
		if x.err != nil {
			return x.err
		}
		if err := x.w.Flush(); err != nil {
			return fmt.Errorf("write docx: %w", err)
		}
	}
	if err := x.writePictures(archive); err != nil {
		return fmt.Errorf("write docx: %w", err)
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
	paper    paper
	copyMark string
	err      error // that stopped it

	doc       *document        // whose parts it takes; nil for a form or a letter
	begun     bool             // a part
	landscape bool             // the present section's pages
	turned    bool             // the next paragraph is to begin a page
	atTop     bool             // it stands at the top of one
	kept      bool             // it is to stay with the one after it
	level     int              // of the last heading
	heading   string           // the last heading
	headed    float64          // its height beyond one line, in points
	marks     map[*anchor]mark // what is led to
	bookmarks int              // so many
	list      *element         // the numbered list that goes on
	lists     []wordList       // those that are numbered, beyond the section
	section   int              // the list that the section's paragraphs count in; 0: its own
	counted   int              // the last paragraph of it, under the section's number
	grid      *grid            // whose table is open
	widths    []int            // of its columns
	gridStyle string           // of the text in its cells
	pictures  []*wordPicture
}

// mark is a place in the text that references lead to, and its number where it is
// a numbered paragraph.
type mark struct{ name, number string }

// wordList is a list that counts by itself: what it looks like, the level at which
// it begins anew, and with which number.
type wordList struct{ like, level, first int }

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

// document is the text: the parts, as they are laid out for any medium.
func (x *docx) document() {
	x.put(xmlHead, `<w:document xmlns:w="`, wordSpace, `" xmlns:r="`, relationSpace, `" `, pictureSpaces, `><w:body>`)
	if x.err = x.doc.lay(); x.err != nil {
		return
	}
	x.sectionEnd(x.landscape)
	x.put(`</w:body></w:document>`)
}

// styled writes a paragraph of one style.
func (x *docx) styled(style, text string) {
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
		if line == "" {
			continue
		}
		x.put(`<w:t xml:space="preserve">`)
		x.text(line)
		x.put(`</w:t>`)
	}
	x.put(`</w:r>`)
}

const (
	bolded    = `<w:b/>`
	slanted   = `<w:i/>`
	quietened = `<w:color w:val="5B6672"/>`
)
