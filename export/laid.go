package export

import (
	"image"

	"throughline.org/throughline/chronology"
)

// Laid is a document that is laid out and drawn but not written, to be looked at
// page by page: what is painted are the operators that PDF would write.
type Laid struct {
	doc *document
}

// Lay lays a document out as PDF does. Its errors are those of PDF.
func Lay(r *chronology.Review, d *chronology.Dating, o Options) (*Laid, error) {
	doc, err := newDocument(r, d, o)
	if err != nil {
		return nil, err
	}
	if err := doc.lay(); err != nil {
		return nil, err
	}
	return &Laid{doc}, nil
}

// Report is what PDF would report.
func (l *Laid) Report() Report {
	return l.doc.reported()
}

// Size is that of a page, counted from 0, in points.
func (l *Laid) Size(page int) (width, height float64) {
	return l.doc.pages[page].width, l.doc.pages[page].height
}

// Paint draws a page, counted from 0, at so many dots for each point. It may be
// called from several goroutines.
func (l *Laid) Paint(page int, scale float64) (*image.RGBA, error) {
	return paintPage(l.doc.pages[page], &l.doc.forms, scale)
}
