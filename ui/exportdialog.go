package ui

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export"
)

// formatAbout says what each format is good for, by its ending.
var formatAbout = map[string]string{
	".pdf":  "To print or to send: the parts chosen below, with the marking on every page.",
	".docx": "The numbered section and the table, to go on working with in Word.",
	".xlsx": "The events and the people as tables that can be filtered.",
	".csv":  "Every field of every event, for a spreadsheet.",
	".svg":  "The lanes as one drawing that can be enlarged.",
	".png":  "The lanes as one picture.",
	".json": "The whole review, for other programs and to be read back.",
}

// partNames are the parts as the dialog calls them.
var partNames = map[export.Part]string{
	export.Cover: "Cover", export.Contents: "Contents", export.Family: "Family", export.LinesOfEnquiry: "Lines of enquiry",
	export.Panel: "Panel and authors", export.Glossary: "Abbreviations", export.Section: "Numbered section",
	export.Table: "Integrated table", export.Lanes: "Lanes",
}

// exportDialog asks what to write and where.
type exportDialog struct {
	d        *desk
	format   int
	parts    []export.Part // chosen
	paper    string
	reader   chronology.Audience
	dates    map[chronology.Audience]chronology.DatePolicy
	neutral  map[chronology.Audience]bool
	filtered bool // only what the filter keeps
	comments bool
	notes    bool
	replace  bool

	formats, readers, policies, wordings, partChips, papers, extras *chipGroup

	readerAbout *prose
	maskedOnly  []fyne.CanvasObject
	about       *widget.Label
	pdfOnly     []fyne.CanvasObject
	place       *placeFields
	problem     *problemLine
	sheet       *sheet
}

func (d *desk) openExport() *exportDialog {
	d.inspector.commit()
	e := &exportDialog{d: d, parts: slices.Clone(export.Parts), paper: "A4", problem: newProblemLine()}
	e.filtered = !d.s.filter.Empty()
	e.chooseReaders()
	e.about = widget.NewLabel("")
	e.about.Wrapping = fyne.TextWrapWord
	e.formats = e.group(chipsChoose, func(i int) { e.format = i })
	e.partChips = e.group(chipsToggle, e.flipPart)
	e.papers = e.group(chipsChoose, func(i int) { e.paper = exportPapers[i] })
	e.extras = e.group(chipsToggle, e.flipExtra)
	e.place = newPlaceFields(d.w, reviewName(d.s.file.Path()), export.Formats[0].Ending)
	form := newColumn(2, labelled("Format", e.formats), e.about, labelled("For whom", newColumn(1, e.readers, e.readerAbout)))
	for _, o := range e.maskedOnly {
		form.Add(o)
	}
	e.pdfOnly = []fyne.CanvasObject{labelled("Parts", e.partChips), labelled("Paper", e.papers)}
	for _, o := range e.pdfOnly {
		form.Add(o)
	}
	form.Add(labelled("Take along", e.extras))
	form.Add(e.place.content)
	cancel := d.w.button("Cancel", func() { e.sheet.hide() })
	write := d.w.button("Export", e.start)
	e.sheet = d.w.newSheet("Export", container.NewBorder(nil, e.problem.label, nil, nil, scrolled(form)), cancel, write)
	e.show()
	e.sheet.show(620, 540, e.formats)
	return e
}

var exportPapers = []string{"A4", "A3"}

func (e *exportDialog) group(use chipUse, press func(int)) *chipGroup {
	g := newChipGroup(use, func(i int) { press(i); e.show() })
	g.common = e.d.w.key
	return g
}

func (e *exportDialog) flipPart(i int) {
	part := export.Parts[i]
	if at := slices.Index(e.parts, part); at >= 0 {
		e.parts = slices.Delete(e.parts, at, at+1)
	} else {
		e.parts = append(e.parts, part)
	}
}

// extra is something that can be taken along or left out.
type extra struct {
	name string
	on   *bool
}

func (e *exportDialog) extraList() []extra {
	list := []extra{{"The authors' comments", &e.comments}, {"The reviewer's notes", &e.notes}, {"Replace a file of that name", &e.replace}}
	if filter := e.d.s.filter; !filter.Empty() {
		list = append(list, extra{"Only what the filter keeps: " + filter.Describe(e.d.s.review()), &e.filtered})
	}
	return list
}

func (e *exportDialog) flipExtra(i int) {
	on := e.extraList()[i].on
	*on = !*on
}

// show makes the dialog say what is chosen.
func (e *exportDialog) show() {
	var formats, parts, papers, extras []groupChip
	for i, f := range export.Formats {
		formats = append(formats, groupChip{text: f.Name, on: i == e.format})
	}
	for _, p := range export.Parts {
		parts = append(parts, groupChip{text: partNames[p], on: slices.Contains(e.parts, p)})
	}
	for _, p := range exportPapers {
		papers = append(papers, groupChip{text: p, on: p == e.paper})
	}
	for _, x := range e.extraList() {
		extras = append(extras, groupChip{text: x.name, on: *x.on})
	}
	e.formats.set(formats)
	e.partChips.set(parts)
	e.papers.set(papers)
	e.extras.set(extras)
	e.about.SetText(formatAbout[export.Formats[e.format].Ending])
	for _, o := range e.pdfOnly {
		if e.format == 0 {
			o.Show()
		} else {
			o.Hide()
		}
	}
	e.showReader()
	e.setEnding(export.Formats[e.format].Ending)
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
		What: e.parts, Paper: e.paper, Comments: e.comments, Notes: e.notes,
		Printed: when.Date(time.Now().Date()),
	}
	if e.filtered {
		o.Filter = copyFilter(e.d.s.filter)
	}
	return o
}

// start writes the file.
func (e *exportDialog) start() {
	path, err := e.place.path()
	if err == nil {
		err = vacant(path)
	}
	if errors.Is(err, os.ErrExist) && e.replace {
		err = nil
	}
	if err == nil && len(e.parts) == 0 && e.format == 0 {
		err = errNoParts
	}
	if err != nil {
		e.problem.show(explain(err))
		return
	}
	e.sheet.hide()
	e.d.w.p.settings.setFolder(filepath.Dir(path))
	(&exporting{d: e.d, release: export.Release{
		Path: path, Force: e.replace, Format: export.Formats[e.format], Version: e.version(), Options: e.options(),
	}}).begin()
}
