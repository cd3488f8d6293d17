package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

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

	formats, readers, policies, wordings, papers, colours, extras *chipGroup

	columns             *printedColumns
	sheets              *chipGroup
	heights             *chipGroup
	sheetChoice         int
	heightChoice        int
	ofLanes             fyne.CanvasObject
	versions            []export.DocumentVersion // before this one
	parts               *orderedChips
	agency              *pick // of the parts that are one agency's
	day                 *dateField
	ofAgency, ofDay     fyne.CanvasObject
	marking, version    *textEntry
	copies              *textEntry // a reader on each line
	about               *prose
	readerAbout         *prose
	tabs                *chipGroup
	tab                 int
	steps               []*fyne.Container // by tab
	noPaper             fyne.CanvasObject
	number              *textEntry // of the section, in this document
	ofSection           fyne.CanvasObject
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
	e.about = newProse("", theme.ColorNamePlaceHolder)
	e.noPaper = about("A file of this format has no tables, lanes or paper to choose.")
	e.formats = e.group(chipsChoose, func(i int) { e.format = i })
	e.papers = e.group(chipsChoose, func(i int) { e.paper = exportPapers[i] })
	e.colours = e.group(chipsToggle, func(int) { e.grey = !e.grey })
	e.extras = e.group(chipsToggle, e.flipExtra)
	e.chooseReaders()
	e.chooseParts()
	e.chooseColumns()
	e.chooseSheets()
	e.chooseSection()
	e.chooseMarks()
	e.place = newPlaceFields(d.w, reviewName(d.s.file.Path()), export.Formats[0].Ending)
	e.recall()
	e.returnTo(d.left)
	cancel := d.w.button("Cancel", func() { e.sheet.hide() })
	write := d.w.button("Export", e.start)
	split := container.NewHSplit(e.form(), e.preview.content)
	split.SetOffset(0.46)
	e.sheet = d.w.newSheet("Export", container.NewBorder(nil, e.problem.label, nil, nil, split), cancel, write)
	e.sheet.key = e.preview.key
	stop := d.s.watch(func(news) { e.snapshot = nil; e.follow() })
	e.sheet.fronted = e.follow
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

// exportTabs are what is asked, in three steps, so that each is in sight as a whole
// on a small screen too.
var exportTabs = []string{"What is in it", "Tables, lanes and paper", "Marking and copies"}

// form is what is asked, from left to right. Where the file goes is always in sight.
func (e *exportDialog) form() fyne.CanvasObject {
	what := newColumn(2, labelled("Format", newColumn(1, e.formats, e.about)), labelled("For whom", newColumn(1, e.readers, e.readerAbout)))
	for _, o := range append(append([]fyne.CanvasObject{}, e.maskedOnly...), e.parts.content, e.ofAgency, e.ofDay, labelled("Take along", e.extras)) {
		what.Add(o)
	}
	e.onPages = append(e.onPages, labelled("Paper", e.papers))
	paper := newColumn(2, e.columns.content, e.onPages[len(e.onPages)-1], e.colours, e.ofLanes, e.ofSection, e.noPaper)
	marks := newColumn(2, e.marks()...)
	e.steps = []*fyne.Container{what, paper, marks}
	e.tabs = e.group(chipsChoose, func(i int) { e.tab = i })
	e.scroll = scrolled(newColumn(0, what, paper, marks))
	steps, place := container.NewPadded(e.tabs), container.NewPadded(two(e.place.fields[0], e.place.fields[1]))
	// In the order in which they stand: the keyboard goes from step to fields to place.
	return container.New(layout.NewBorderLayout(steps, place, nil, nil), steps, e.scroll, place)
}

// showTabs shows what is asked at the step that is chosen.
func (e *exportDialog) showTabs() {
	chips := make([]groupChip, len(exportTabs))
	for i, name := range exportTabs {
		chips[i] = groupChip{text: name, on: i == e.tab}
		seen(e.steps[i], i == e.tab)
	}
	e.tabs.set(chips)
	seen(e.colours, e.drawn())
	seen(e.noPaper, !e.drawn())
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
		{"The authors' comments", &e.comments}, {"The reviewer's notes", &e.notes}, {"Replace a file of that name", &e.replace},
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
	e.colours.set([]groupChip{{text: "Without colour", on: e.grey}})
	for _, x := range e.extraList() {
		extras = append(extras, groupChip{text: x.name, on: *x.on})
	}
	e.formats.set(formats)
	e.papers.set(papers)
	e.extras.set(extras)
	e.about.say(formatAbout[export.Formats[e.format].Ending], theme.ColorNamePlaceHolder)
	e.showTabs()
	for _, o := range e.onPages {
		seen(o, e.inParts())
	}
	e.showParts()
	e.showSheets()
	e.showReader()
	e.setEnding(export.Formats[e.format].Ending)
	if e.opened {
		e.steps[e.tab].Refresh()
		e.scroll.Content.Refresh() // what is hidden takes no room
		e.scroll.Refresh()
	}
	e.showPages()
}

// follow shows what has changed, unless something lies over the dialog: then the
// pages would be laid out while a file is written.
func (e *exportDialog) follow() {
	if e.d.w.top() == e.sheet {
		e.show()
	}
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

// drawn reports whether the format is drawn, in colour or without.
func (e *exportDialog) drawn() bool {
	ending := export.Formats[e.format].Ending
	return e.inParts() || ending == ".svg" || ending == ".png"
}

// partless reports whether no part is chosen where there are parts to choose from.
func (e *exportDialog) partless() bool { return e.inParts() && len(e.what()) == 0 }

// showPages lays the pages out anew.
func (e *exportDialog) showPages() {
	switch {
	case !e.opened:
	case e.partless():
		e.preview.none(explain(errNoParts).Text)
	default:
		e.preview.renew(func() previewed {
			if e.snapshot == nil {
				e.snapshot = e.d.s.review().Snapshot()
			}
			return previewed{e.snapshot, e.versionFor(), export.Formats[e.format], e.options()}
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
		o.Sheets, o.LongSheet = e.askedSheets()
		o.Versions, o.SectionNumber = e.versions, e.askedSection()
		e.askedOfParts(&o)
	}
	if e.tabled() {
		o.Columns = e.columns.asked()
	}
	return o
}

// start writes the file, or one for each reader who gets a copy. The dialog stays
// until that is done: what stands against it can be changed there.
func (e *exportDialog) start() {
	e.keepMarks()
	x := &exporting{d: e.d, of: e}
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
