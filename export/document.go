package export

import (
	"sync"

	"throughline.org/throughline/chronology"
)

// document is one PDF being laid out.
type document struct {
	review   *chronology.Review
	settings chronology.Settings
	dating   *chronology.Dating
	options  Options

	widths  *faceWidths
	cleaner cleaner
	wrapper wrapper
	used    runeSets

	paper   paper
	marking []line
	pages   []*page
	root    *element // of the structure tree
	forms   forms
	outline []bookmark
	front   *flow  // where the short parts at the front go on
	brief   *flow  // the front, where the last part on it was but a sentence; nil where it was more
	heard   *heard // what it says, where that had to be known beforehand
	medium  medium // where what is laid out goes; nil: onto pages

	events     []*chronology.Event  // those that the filter keeps, in order
	accounts   *chronology.Accounts // which of them have a row of their own
	eventRows  map[chronology.UID]*anchor
	byTitle    map[string][]*chronology.Event // see titledEvent
	paragraphs map[chronology.UID]*paragraphPlace

	axis func() (axisDates, bool) // see axisOf: many days may have to be tried

	agency   chronology.UID // whose parts of one agency are
	children int            // children of the review whose being seen is asked

	filterStated bool // on the first page, or it will be

	done, total int
}

// paper is a format: A4 or A3.
type paper struct {
	short, long float64 // points
	scale       float64 // how much larger running text is set than on A4
}

var papers = map[string]paper{
	"":   {595.28, 841.89, 1},
	"A4": {595.28, 841.89, 1},
	"A3": {841.89, 1190.55, 1.3},
}

// layouts say how each part is laid out. On our pages contents comes last, when the
// pages of all others are known; it is moved to its place.
var layouts = map[Part]func(*document) error{
	Cover:          (*document).cover,
	Contents:       (*document).contentsElsewhere,
	Family:         (*document).family,
	LinesOfEnquiry: (*document).linesOfEnquiry,
	Panel:          (*document).panel,
	Glossary:       (*document).glossary,
	Section:        (*document).section,
	Table:          (*document).table,
	KeyEvents:      (*document).keyEvents,
	OneAgency:      (*document).oneAgencyTable,
	Knowledge:      (*document).knowledge,
	Gaps:           (*document).gaps,
	Sources:        (*document).sources,
	Methodology:    (*document).methodology,
	EntryForm:      (*document).entryForm,
	VersionTable:   (*document).versionTable,
	Lanes:          (*document).lanes,
}

func newDocument(r *chronology.Review, d *chronology.Dating, o Options) (*document, error) {
	p, ok := papers[o.Paper]
	if !ok {
		return nil, ErrPaper
	}
	if err := o.check(r); err != nil {
		return nil, err
	}
	w, err := widths()
	if err != nil {
		return nil, err
	}
	r, d = o.Numbered(r, d)
	doc := &document{review: r, dating: d, options: o, widths: w, paper: p, root: &element{role: roleDocument}, agency: o.agency(r)}
	doc.axis = sync.OnceValues(func() (axisDates, bool) { return axisOf(r, d) })
	if r.Settings != nil {
		doc.settings = *r.Settings
	}
	doc.cleaner.widths, doc.wrapper.widths = w, w
	doc.marking = doc.markingLines()
	for _, p := range r.People {
		if p.Child {
			doc.children++
		}
	}
	doc.choose()
	doc.number()
	return doc, nil
}

// choose picks the events that the filter keeps and gives each a place to be linked to.
func (d *document) choose() {
	d.eventRows = make(map[chronology.UID]*anchor, len(d.review.Events))
	for _, e := range d.dating.Order() {
		if d.options.Filter.Empty() || d.options.Filter.Keep(d.review, d.dating, e) {
			d.events = append(d.events, e)
			d.eventRows[e.UID] = &anchor{}
		}
	}
	d.accounts = d.dating.Accounts(d.events)
	for _, e := range d.events {
		d.eventRows[e.UID] = d.eventRows[d.accounts.RowOf(e.UID)]
	}
}

// asked reports whether a part is to be printed.
func (d *document) asked(p Part) bool { return d.options.asks(p) }

// lay lays out the parts in the order in which they are asked for.
func (d *document) lay() error {
	if _, listening := d.medium.(*heard); d.asked(Glossary) && !listening && d.heard == nil {
		if err := d.listen(); err != nil {
			return err
		}
	}
	d.total = partSteps*len(d.options.parts()) + finishSteps
	for _, part := range []Part{Table, OneAgency, KeyEvents} {
		if d.asked(part) {
			d.total += len(d.events)
		}
	}
	var contentsAt slot
	for _, part := range d.options.parts() {
		if part == Contents && d.medium == nil {
			contentsAt = slot{len(d.pages), len(d.outline), len(d.root.kids)}
			d.filterStated = d.filterStated || len(d.pages) == 0
			d.front = nil // what follows must not stand before it
		} else if err := layouts[part](d); err != nil {
			return err
		}
		if err := d.report(d.done + partSteps); err != nil {
			return err
		}
	}
	if d.asked(Contents) && d.medium == nil {
		d.contents(contentsAt)
	}
	if len(d.pages) == 0 { // a file must have a page, and a page something to read
		d.filterStated = false
		f := d.start(portrait)
		f.text(f.style(italic, 10), "There is nothing to print in the parts that were chosen.")
	}
	if d.medium == nil {
		d.furniture()
	}
	return d.report(d.total - finishSteps)
}

// stateFilter says at the top of the first page what a filter left out.
func (f *flow) stateFilter() {
	d := f.d
	if d.filterStated || d.options.Filter.Empty() {
		return
	}
	d.filterStated = true
	f.text(f.style(italic, 9), d.leftOut()+".")
	f.y += 6 * f.scale
}

// finished tells the caller how much of the file has been put together.
func (d *document) finished(part, of int) error {
	return d.report(d.total - finishSteps + finishSteps*part/of)
}

// partLevel is the level of the headings of parts: the title on the cover, where
// the document begins with one, stands above them on paper. In Word a title is no
// heading.
func (d *document) partLevel() int {
	if parts := d.options.parts(); d.medium == nil && len(parts) > 0 && parts[0] == Cover {
		return 2
	}
	return 1
}

// partSteps is how many steps of progress a part counts, rows of the table
// apart, and finishSteps how many the making of the file.
const (
	partSteps   = 50
	finishSteps = 200
)

// report tells the caller how far the document is.
func (d *document) report(done int) error {
	d.done = max(d.done, min(done, d.total))
	if d.options.Progress != nil && !d.options.Progress(d.done, d.total) {
		return ErrStopped
	}
	return nil
}

// clean makes an entity's text fit to be set.
func (d *document) clean(text string, where chronology.UID) string {
	return d.cleaner.clean(text, where)
}

func (d *document) wrap(spans []span, width float64) []line { return d.wrapper.wrap(spans, width) }
