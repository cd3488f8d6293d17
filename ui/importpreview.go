package ui

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/intake"
)

// importPreview shows what a file would bring in: every row with its reading
// beside it, the worst first (importrows.go, importrow.go), the tables and their
// columns (importcolumns.go), whom it names and lists (importnames.go), and what
// is no event (importplaces.go). Whatever is corrected is read at once. Nothing is
// in the review until it is accepted (importtake.go).
type importPreview struct {
	d       *desk
	from    importSource
	doc     *intake.Document
	preview *intake.Preview

	agency   *chronology.Agency // of rows that name none; nil for none, perhaps new
	rejected bool               // tracked changes are read as rejected
	keep     bool               // where the file lies is kept with its receipt
	whole    bool               // the file itself is kept in the review
	mended   map[intake.RowKey]intake.Mending
	fresh    map[intake.RowKey]bool // of which something was said since the rows were read
	names    map[string]intake.NameChoice
	listed   []*listedChoice

	reading   *atomic.Bool // of the rows, under way: set to stop it
	gathering bool         // what comes in, under way
	wanted    int          // rows refused when it was asked to bring in while something was typed; −1 for not asked

	summary  *prose
	kept     *chipGroup
	pages    *chipGroup
	page     int
	all      []importPage
	stage    *fyne.Container
	agencies *agencyPick // importagency.go
	match    *button
	accept   *button
	sheet    *sheet
}

// importPage is one side of the preview.
type importPage interface {
	name() string // with how much there is of it
	content() fyne.CanvasObject
	show()  // after the rows were read anew
	begin() // once it stands in the window
	first() fyne.Focusable
}

// askImport asks for a file and previews it.
func (d *desk) askImport() {
	d.inspector.commit()
	d.w.askFile("Import what an agency sent", importEndings, d.importFile)
}

// importFile previews a file.
func (d *desk) importFile(path string) { d.takeIn(importSource{path: path}) }

// pasteTable previews the table on the clipboard.
func (d *desk) pasteTable() { d.takeIn(importSource{text: d.w.p.app.Clipboard().Content()}) }

// takeIn reads a source and shows its preview.
func (d *desk) takeIn(from importSource) {
	d.inspector.commit()
	p := newImportPreview(d, from)
	p.reread(p.open)
}

func newImportPreview(d *desk, from importSource) *importPreview {
	return &importPreview{
		d: d, from: from, preview: &intake.Preview{}, wanted: -1,
		mended: map[intake.RowKey]intake.Mending{}, fresh: map[intake.RowKey]bool{}, names: map[string]intake.NameChoice{},
	}
}

// reread reads the source itself anew, and then its rows.
func (p *importPreview) reread(done func()) {
	review := p.d.s.review().Snapshot()
	first := p.doc == nil
	agency, fallback := p.agency, p.usualAgency()
	options := intake.ReadOptions{Rejected: p.rejected}
	if agency != nil {
		options.Remembered = intake.Remember(review.ColumnMatchesOf(agency.UID))
	}
	var doc *intake.Document
	var preview *intake.Preview
	var err error
	p.d.w.work("Reading "+p.from.name(), func(l *longWork) {
		half := func(share float64) bool { return l.reached(share / 2) }
		if doc, err = p.from.read(options, half); err != nil {
			return
		}
		if first {
			agency = agencyOfFile(doc, review, fallback)
			if agency != nil {
				if options.Remembered = intake.Remember(review.ColumnMatchesOf(agency.UID)); options.Remembered != nil {
					if doc, err = p.from.read(options, half); err != nil {
						return
					}
				}
			}
		}
		o := p.options(agency)
		o.Progress = func(done, total int) bool { return l.reached(0.5 + float64(done)/float64(2*total)) }
		if preview = intake.NewPreview(doc.Copy(), review, o); preview == nil {
			err = errStopped
		}
	}, func() {
		if err != nil {
			p.d.w.fail(err)
			return
		}
		p.doc, p.agency, p.preview = doc, agency, preview
		done()
	})
}

// usualAgency is whose rows are that name nobody, where the file does not say.
func (p *importPreview) usualAgency() chronology.UID {
	r := p.d.s.review()
	switch {
	case r.Settings != nil && r.Settings.OneAgency != "":
		return r.Settings.OneAgency
	case r.Event(p.d.s.selected) != nil:
		return r.Event(p.d.s.selected).Agency
	case len(r.Agencies) == 1:
		return r.Agencies[0].UID
	}
	return ""
}

func agencyOfFile(doc *intake.Document, r *chronology.Review, fallback chronology.UID) *chronology.Agency {
	if named := doc.NamedAgency(r); named != "" {
		return r.EnsureAgency(named)
	}
	return r.Agency(fallback)
}

// options are what the author has said so far.
func (p *importPreview) options(agency *chronology.Agency) intake.Options {
	o := intake.Options{Mended: maps.Clone(p.mended), Names: maps.Clone(p.names)}
	if agency != nil {
		o.Agency = agency.UID
		if p.d.s.review().Agency(agency.UID) == nil {
			o.New = agency
		}
	}
	for _, c := range p.listed {
		if !c.taken {
			continue
		}
		if c.person != nil {
			o.People = append(o.People, c.person)
		} else {
			o.Abbreviations = append(o.Abbreviations, c.short)
		}
	}
	return o
}

// open shows the preview, once the source has been read.
func (p *importPreview) open() {
	p.listed = listedIn(p.doc, p.d.s.review())
	p.summary = newProse("", theme.ColorNameForeground)
	p.stage = container.NewStack()
	rows, columns := newImportRows(p), newImportColumns(p)
	p.all = []importPage{rows, columns, newImportNames(p), newImportPlaces(p)}
	p.pages = newChipGroup(chipsChoose, p.turn)
	p.agencies = newAgencyPick(p)
	cancel := p.d.w.button("Cancel", func() { p.leave() })
	p.match = p.d.w.button("Match with what came before…", p.matchEarlier)
	p.accept = p.d.w.button("Bring in", p.take)
	p.kept = newChipGroup(chipsToggle, p.keepOriginal)
	for _, chips := range []*chipGroup{p.pages, p.kept, rows.chips, columns.whole} {
		chips.common, chips.letter = p.d.w.key, p.number
	}
	p.agencies.pick.typed = p.number
	p.showKept()
	top := newColumn(1.5, p.summary, two(p.pages, labelled("Agency, where a row names none", p.agencies.pick)), p.kept)
	p.sheet = p.d.w.newSheet("Bring in "+p.doc.Name, under(top, p.stage), cancel, p.match, p.accept)
	p.sheet.stays = p.stays
	p.show()
	p.turn(0)
	first := rows.first()
	if p.unassigned() {
		first = p.agencies.pick
	}
	p.sheet.show(1560, 900, first)
	rows.begin()
}

// The ways to keep the original.
const (
	keepWhole = iota
	keepPlace
)

// unassigned reports whether rows wait for nothing but to be told whose they are.
func (p *importPreview) unassigned() bool {
	return slices.ContainsFunc(p.preview.Rows, func(row *intake.PreviewRow) bool { return row.Unassigned })
}

// turn shows another side; asked for again, it takes the keyboard.
func (p *importPreview) turn(page int) {
	if len(p.stage.Objects) > 0 && page == p.page {
		p.d.w.win.Canvas().Focus(p.all[page].first())
		return
	}
	p.page = page
	p.stage.Objects = []fyne.CanvasObject{p.all[page].content()}
	p.stage.Refresh()
	p.showPages()
	p.all[page].begin()
}

// turnBy goes to a page by its number, with the keyboard, and reports whether the
// letter was one.
func (p *importPreview) turnBy(letter rune) bool {
	page := int(letter - '1')
	if page < 0 || page >= len(p.all) {
		return false
	}
	p.turn(page)
	p.d.w.win.Canvas().Focus(p.all[page].first())
	return true
}

// number goes to a page from where letters mean nothing else.
func (p *importPreview) number(letter rune) { p.turnBy(letter) }

func (p *importPreview) showPages() {
	var chips []groupChip
	for i, page := range p.all {
		chips = append(chips, groupChip{text: fmt.Sprintf("%d: %s", i+1, page.name()), on: i == p.page})
	}
	p.pages.set(chips)
}

// read reads the rows anew, aside, and shows them when it is done.
func (p *importPreview) read() {
	if p.reading != nil {
		p.reading.Store(true) // only the last is shown
	}
	stopped := &atomic.Bool{}
	p.reading = stopped
	doc, review, options := p.doc.Copy(), p.d.s.review().Snapshot(), p.options(p.agency)
	options.Progress = func(int, int) bool { return !stopped.Load() }
	var preview *intake.Preview
	p.accept.Disable() // until it is known what would come in
	p.d.w.p.background(
		func() { preview = intake.NewPreview(doc, review, options) },
		func() {
			if !stopped.Load() {
				p.preview, p.fresh = preview, map[intake.RowKey]bool{}
				p.show()
				p.takeWanted()
			}
		})
}

func (p *importPreview) show() {
	events, doubted, refused := p.preview.Counts()
	p.summary.say(p.said(events, doubted, refused), theme.ColorNameForeground)
	p.accept.SetText("Bring in " + count(events, "event"))
	able(p.accept, events > 0)
	p.match.Hidden = p.earlier() == ""
	for _, page := range p.all {
		page.show()
	}
	p.showPages()
}

// said is what stands above the rows. Where there is little room, the rows have it.
func (p *importPreview) said(events, doubted, refused int) string {
	said := summaryOf(events, doubted, refused, p.preview)
	if n := len(slices.DeleteFunc(slices.Clone(p.preview.Rows), func(row *intake.PreviewRow) bool { return !row.Unassigned })); n > 0 {
		said = "Choose the agency: " + count(n, "row") + either(n == 1, " names", " name") + " none. " + said
	}
	if agency := p.earlier(); agency != "" {
		r := p.d.s.review()
		said += " " + agencyName(r, agency) + " has entries already: where this is a later return, match it with them."
	}
	if p.cramped() {
		return said
	}
	return said + " Nothing is in the review until you bring it in; one Undo takes all of it out again."
}

// cramped reports whether the window has room for little but the rows, as where
// its text is large.
func (p *importPreview) cramped() bool { return p.d.w.cramped() }

func (w *window) cramped() bool {
	const lines = 36
	return w.win.Canvas().Size().Height < lines*theme.TextSize()
}

// summaryOf says what the file would bring in and what it would leave out.
func summaryOf(events, doubted, refused int, p *intake.Preview) string {
	parts := []string{count(events, "event") + " would come in"}
	if doubted > 0 {
		parts = append(parts, fmt.Sprintf("%d of them to look at", doubted))
	}
	if refused > 0 {
		parts = append(parts, count(refused, "row")+" refused")
	}
	for _, made := range []struct {
		n   int
		one string
	}{{len(p.Agencies), "new agency"}, {len(p.Services), "new service"}, {len(p.Kinds), "new kind"}, {len(p.People), "new person"}} {
		if made.n > 0 {
			parts = append(parts, strings.Replace(count(made.n, made.one), "persons", "people", 1))
		}
	}
	return strings.Join(parts, " · ") + "."
}

// rejectTracked reads the file with its tracked changes rejected, or accepted.
func (p *importPreview) rejectTracked(rejected bool) {
	if p.rejected == rejected {
		return
	}
	p.rejected = rejected
	p.reread(p.show)
}

// choose takes rows that name no agency to be of one; nil for none. Where they
// waited for nothing else, the keyboard goes on to the worst of them.
func (p *importPreview) choose(agency *chronology.Agency) {
	if rows := p.all[0].(*importRows); p.page == 0 && p.unassigned() && agency != nil {
		rows.marked, rows.going = intake.RowKey{}, true
	}
	p.agency = agency
	if agency != nil && len(p.doc.Corrected()) == 0 && len(p.d.s.review().ColumnMatchesOf(agency.UID)) > 0 {
		p.reread(p.show) // its columns are known
		return
	}
	p.read()
}

// corrected reports whether the author has done work here that would be lost.
func (p *importPreview) corrected() bool {
	return len(p.mended)+len(p.names)+len(p.doc.Corrected()) > 0 ||
		slices.ContainsFunc(p.listed, func(c *listedChoice) bool { return c.taken })
}

// stays asks before Escape throws corrections away.
func (p *importPreview) stays() bool {
	if !p.corrected() {
		return false
	}
	p.leave()
	return true
}

// leave closes the preview; where something has been corrected, it asks first.
func (p *importPreview) leave() {
	if !p.corrected() {
		p.sheet.hide()
		return
	}
	p.d.w.ask("Leave without bringing anything in?", "What you have corrected here would be lost. The file and the review stay as they are.",
		"Leave", p.sheet.hide)
}
