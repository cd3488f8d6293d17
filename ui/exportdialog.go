package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
)

// formatAbout says what each format is good for, by its ending.
var formatAbout = map[string]string{
	".pdf":  "To print or to send: the parts chosen below, with the marking on every page.",
	".docx": "To go on working with in Word: the parts chosen below, with real headings, numbering and references, the lanes as pictures.",
	".xlsx": "The events and the people as tables that can be filtered.",
	".csv":  "Every field of every event, for a spreadsheet.",
	".svg":  "The lanes as one drawing that can be enlarged.",
	".png":  "The lanes as one picture.",
	".json": "The whole review, for other programs and to be read back.",
}

// exportDialog asks what to write, for whom and where, and shows the pages that
// would be written.
type exportDialog struct {
	d        *desk
	format   int
	paper    string
	reader   chronology.Audience
	dates    map[chronology.Audience]chronology.DatePolicy
	neutral  map[chronology.Audience]bool
	filtered bool // only what the filter keeps
	comments bool
	notes    bool
	grey     bool
	replace  bool

	formats, readers, policies, wordings, papers, extras *chipGroup

	columns             *printedColumns
	sheets              *chipGroup
	sheetChoice         int
	ofLanes             fyne.CanvasObject
	versions            []export.DocumentVersion // before this one
	parts               *orderedChips
	agency              *pick // of the parts that are one agency's
	day                 *dateField
	ofAgency, ofDay     fyne.CanvasObject
	marking, version    *textEntry
	copies              *textEntry // a reader on each line
	about               *widget.Label
	readerAbout         *prose
	maskedOnly, onPages []fyne.CanvasObject
	place               *placeFields
	problem             *problemLine
	scroll              *container.Scroll
	preview             *preview
	sheet               *sheet
	snapshot            *chronology.Review // as it is previewed
	opened              bool
}

func (d *desk) openExport() *exportDialog {
	d.inspector.commit()
	e := &exportDialog{d: d, paper: "A4", problem: newProblemLine(), preview: newPreview(d.w)}
	e.filtered = !d.s.filter.Empty()
	e.about = widget.NewLabel("")
	e.about.Wrapping = fyne.TextWrapWord
	e.formats = e.group(chipsChoose, func(i int) { e.format = i })
	e.papers = e.group(chipsChoose, func(i int) { e.paper = exportPapers[i] })
	e.extras = e.group(chipsToggle, e.flipExtra)
	e.chooseReaders()
	e.chooseParts()
	e.chooseColumns()
	e.chooseSheets()
	e.chooseMarks()
	e.place = newPlaceFields(d.w, reviewName(d.s.file.Path()), export.Formats[0].Ending)
	e.recall()
	cancel := d.w.button("Cancel", func() { e.sheet.hide() })
	write := d.w.button("Export", e.start)
	e.scroll = revealing(e.form())
	split := container.NewHSplit(e.scroll, e.preview.content)
	split.SetOffset(0.46)
	e.sheet = d.w.newSheet("Export", container.NewBorder(nil, e.problem.label, nil, nil, split), cancel, write)
	e.sheet.key = e.preview.key
	stop := d.s.watch(func(news) { e.snapshot = nil; e.show() })
	e.sheet.closed = func() {
		stop()
		e.preview.none("") // stops what is being laid out
	}
	e.sheet.show(1600, 1000, e.formats)
	e.opened = true
	e.show()
	e.readVersions()
	return e
}

// form is what is asked, from top to bottom.
func (e *exportDialog) form() *fyne.Container {
	form := newColumn(2, labelled("Format", e.formats), e.about, labelled("For whom", newColumn(1, e.readers, e.readerAbout)))
	for _, o := range e.maskedOnly {
		form.Add(o)
	}
	e.onPages = []fyne.CanvasObject{labelled("Paper", e.papers)}
	for _, o := range []fyne.CanvasObject{e.parts.content, e.ofAgency, e.ofDay, e.columns.content, e.onPages[0], e.ofLanes} {
		form.Add(o)
	}
	for _, o := range e.marks() {
		form.Add(o)
	}
	form.Add(labelled("Take along", e.extras))
	form.Add(e.place.content)
	return form
}

var exportPapers = []string{"A4", "A3"}

func (e *exportDialog) group(use chipUse, press func(int)) *chipGroup {
	g := newChipGroup(use, func(i int) { press(i); e.show() })
	g.common = e.d.w.key
	return g
}

// extra is something that can be taken along or left out.
type extra struct {
	name string
	on   *bool
}

func (e *exportDialog) extraList() []extra {
	list := []extra{
		{"The authors' comments", &e.comments}, {"The reviewer's notes", &e.notes},
		{"Without colour", &e.grey}, {"Replace a file of that name", &e.replace},
	}
	if filter := e.d.s.filter; !filter.Empty() {
		list = append(list, extra{"Only what the filter keeps: " + filter.Describe(e.d.s.review()), &e.filtered})
	}
	return list
}

func (e *exportDialog) flipExtra(i int) {
	on := e.extraList()[i].on
	*on = !*on
}

// show makes the dialog say what is chosen, and its pages follow.
func (e *exportDialog) show() {
	var formats, papers, extras []groupChip
	for i, f := range export.Formats {
		formats = append(formats, groupChip{text: f.Name, on: i == e.format})
	}
	for _, p := range exportPapers {
		papers = append(papers, groupChip{text: p, on: p == e.paper})
	}
	for _, x := range e.extraList() {
		extras = append(extras, groupChip{text: x.name, on: *x.on})
	}
	e.formats.set(formats)
	e.papers.set(papers)
	e.extras.set(extras)
	e.about.SetText(formatAbout[export.Formats[e.format].Ending])
	for _, o := range e.onPages {
		seen(o, e.inParts())
	}
	e.showParts()
	e.showSheets()
	e.showReader()
	e.setEnding(export.Formats[e.format].Ending)
	e.showPages()
}

// seen shows or hides an object.
func seen(o fyne.CanvasObject, so bool) {
	if so {
		o.Show()
	} else {
		o.Hide()
	}
}

// paged reports whether the format has pages of our own making.
func (e *exportDialog) paged() bool { return export.Formats[e.format].Ending == ".pdf" }

// inParts reports whether the format has parts to choose from, pages, and marks on
// them: PDF and Word.
func (e *exportDialog) inParts() bool {
	return e.paged() || export.Formats[e.format].Ending == ".docx"
}

// partless reports whether no part is chosen where there are parts to choose from.
func (e *exportDialog) partless() bool { return e.inParts() && len(e.what()) == 0 }

// showPages lays the pages out anew.
func (e *exportDialog) showPages() {
	switch {
	case !e.opened:
	case !e.paged():
		e.preview.none("Pages are shown ahead for PDF. A " + export.Formats[e.format].Name + " file has none of its own.")
	case e.partless():
		e.preview.none(explain(errNoParts).Text)
	default:
		e.preview.renew(func() previewed {
			if e.snapshot == nil {
				e.snapshot = e.d.s.review().Snapshot()
			}
			return previewed{e.snapshot, e.versionFor(), e.options()}
		})
	}
}

// setEnding follows the format in the name of the file.
func (e *exportDialog) setEnding(ending string) {
	name := strings.TrimSpace(e.place.name.Text)
	for _, f := range export.Formats {
		name = strings.TrimSuffix(name, f.Ending)
	}
	e.place.ending = ending
	e.place.name.reset(name + ending)
}

// options are what was chosen.
func (e *exportDialog) options() export.Options {
	o := export.Options{
		Paper: e.paper, Comments: e.comments, Notes: e.notes, Grey: e.grey,
		Printed: today(),
	}
	if e.filtered {
		o.Filter = copyFilter(e.d.s.filter)
	}
	if readers := e.copyReaders(); len(readers) > 0 && e.inParts() {
		o.Copy = readers[0]
	}
	if e.inParts() {
		o.What = e.what()
		o.Sheets, o.LongSheet, o.Versions = sheetChoices[e.sheetChoice].sheets, sheetChoices[e.sheetChoice].long, e.versions
		e.askedOfParts(&o)
	}
	if e.tabled() {
		o.Columns = e.columns.asked()
	}
	return o
}

// start writes the file, or one for each reader who gets a copy.
func (e *exportDialog) start() {
	e.keepMarks()
	x := &exporting{d: e.d}
	path, err := e.place.path()
	if err == nil && e.partless() {
		err = errNoParts
	}
	readers := e.copyReaders()
	if len(readers) == 0 || !e.inParts() {
		readers = []export.Copy{{}}
	}
	for _, reader := range readers {
		if err != nil {
			break
		}
		release := export.Release{
			Path: copyPath(path, reader), Force: e.replace, Format: export.Formats[e.format], Version: e.versionFor(), Options: e.options(),
		}
		release.Options.Copy = reader
		x.releases = append(x.releases, release)
		if err = vacant(release.Path); errors.Is(err, os.ErrExist) && e.replace {
			err = nil
		}
	}
	if err != nil {
		e.problem.show(explain(err))
		return
	}
	e.remember()
	e.sheet.hide()
	e.d.w.p.settings.setFolder(filepath.Dir(path))
	x.begin()
}

// copyPath is the file of a numbered copy.
func copyPath(path string, c export.Copy) string {
	if c.Number == 0 {
		return path
	}
	ending := filepath.Ext(path)
	return fmt.Sprintf("%s copy %d%s", strings.TrimSuffix(path, ending), c.Number, ending)
}
