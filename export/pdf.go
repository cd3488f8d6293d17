package export

import (
	"fmt"
	"io"
	"strings"

	"throughline.org/throughline/chronology"
)

// PDF writes the document. Where nothing of a part is there to be printed (no
// panel, no glossary), the part is left out; section, table and lanes say that
// there is nothing. The same review, options and date of printing give the same
// bytes. Errors are ErrPaper, ErrPart, ErrStopped, or what w returns.
func PDF(w io.Writer, r *chronology.Review, d *chronology.Dating, o Options) (Report, error) {
	doc, err := newDocument(r, d, o)
	if err != nil {
		return Report{}, err
	}
	if err := doc.lay(); err != nil {
		return Report{}, err
	}
	return doc.print(w, doc.properties())
}

// reported is what there is to say of the document.
func (doc *document) reported() Report {
	report := Report{Pages: len(doc.pages), Missing: doc.cleaner.missing}
	if doc.heard != nil && doc.asked(Glossary) {
		report.Unexplained = doc.heard.unexplained
	}
	return report
}

// print puts the laid-out pages together and writes the file.
func (doc *document) print(w io.Writer, properties properties) (Report, error) {
	o := doc.options
	report := doc.reported()
	if o.Confirm != nil && !report.Quiet() && !o.Confirm(report) {
		return report, ErrStopped
	}
	f := finishing{pages: doc.pages, forms: &doc.forms, root: doc.root, used: &doc.used, outline: doc.outline, properties: properties}
	f.file.progress, f.file.watch = doc.finished, o.Watch
	file, err := f.finish()
	if err != nil {
		return Report{}, err
	}
	if _, err := w.Write(file); err != nil {
		return Report{}, fmt.Errorf("write PDF: %w", err)
	}
	return report, nil
}

// properties are what a reader program shows about the file.
func (d *document) properties() properties {
	s := d.settings
	var authors []string
	for _, a := range d.review.Authors {
		if name := d.clean(a.Name, a.UID); name != "" {
			authors = append(authors, name)
		}
	}
	title := strings.TrimSpace(d.clean(s.Title, s.UID))
	if title == "" {
		title = "Chronology"
	}
	return properties{title: title, subject: d.clean(string(s.Type), s.UID), authors: authors, printed: d.options.Printed}
}
