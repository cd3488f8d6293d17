package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
)

func typed(key fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: key} }

func TestThePreviewTurnsPagesByKeyAndPointer(t *testing.T) {
	w := onSmallReview(t)
	e := w.desk.openExport()
	p := e.preview
	require.NotNil(t, p.laid)
	pages := p.laid.Report().Pages
	require.Greater(t, pages, 2)
	require.NotNil(t, p.page.picture.Image, "the first page is there at once")
	first := p.page.picture.Image
	w.win.Canvas().Focused().TypedKey(typed(fyne.KeyPageDown))
	assert.Contains(t, p.says.text, "Page 2 of", "Page Down turns, wherever the keyboard is")
	assert.NotEqual(t, first, p.page.picture.Image)
	w.win.Canvas().Focus(p.page)
	p.page.TypedKey(typed(fyne.KeyEnd))
	assert.Equal(t, pages-1, p.at)
	assert.True(t, p.on.Disabled())
	p.page.TypedKey(typed(fyne.KeyHome))
	assert.Equal(t, 0, p.at)
	test.Tap(p.on)
	assert.Equal(t, 1, p.at)
	p.page.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 10)})
	assert.Equal(t, 0, p.at, "the wheel turns whole pages")
	p.page.TypedKey(typed(fyne.KeyEscape))
	assert.Nil(t, w.top())
}

func TestThePreviewChangesSize(t *testing.T) {
	w := onSmallReview(t)
	p := w.desk.openExport().preview
	whole := p.page.picture.MinSize()
	assert.LessOrEqual(t, whole.Height, p.page.Size().Height, "the whole page at first")
	p.page.TypedRune('+')
	larger := p.page.picture.MinSize()
	assert.Greater(t, larger.Width, whole.Width)
	dots := p.page.picture.Image.Bounds()
	assert.InDelta(t, larger.Width*w.win.Canvas().Scale(), float32(dots.Dx()), 2, "painted anew, not stretched")
	p.page.TypedRune('-')
	p.page.TypedRune('0')
	assert.Equal(t, whole, p.page.picture.MinSize())
	for range 20 {
		p.zoomBy(1)
	}
	assert.True(t, p.more.Disabled())
	p.page.TypedKey(typed(fyne.KeyDown))
	assert.Greater(t, p.page.scroll.Offset.Y, float32(0), "the arrow keys move over a large page")
}

func TestThePreviewFollowsWhatIsChosen(t *testing.T) {
	w := onNamedReview(t)
	e := w.desk.openExport()
	e.parts.take([]string{string(export.Table)})
	e.show()
	first := e.preview.page.picture.Image
	pages := e.preview.laid.Report().Pages
	e.readers.onPress(1)
	assert.Equal(t, chronology.ForPanel, e.preview.made.review.Rendered.For, "names are replaced in the preview too")
	assert.NotEqual(t, first, e.preview.page.picture.Image)
	e.parts.group.onPress(0)
	assert.NotNil(t, e.preview.laid)
	e.parts.take(nil)
	e.show()
	assert.Nil(t, e.preview.laid)
	assert.Contains(t, e.preview.page.message.text, "Choose at least one part")
	e.parts.take([]string{string(export.Table)})
	e.show()
	assert.Equal(t, pages, e.preview.laid.Report().Pages)
	e.format = csvFormat()
	e.show()
	assert.Nil(t, e.preview.laid)
	assert.Contains(t, e.preview.page.message.text, "1 row of 32 columns.")
	assert.Contains(t, e.preview.page.message.text, "The first rows: date “")
}

func TestAnOlderLayingOutDoesNotOvertakeANewerOne(t *testing.T) {
	w := onSmallReview(t)
	var waiting []func()
	e := w.desk.openExport()
	w.p.background = func(work, done func()) { waiting = append(waiting, func() { work(); done() }) }
	e.papers.onPress(1)
	e.papers.onPress(0)
	require.Len(t, waiting, 2)
	before := e.preview.laid
	waiting[0]()
	assert.Same(t, before, e.preview.laid, "the first is no longer wanted")
	waiting[1]()
	width, _ := e.preview.laid.Size(0)
	assert.InDelta(t, 595, width, 1)
	e.sheet.hide()
}

func TestPartsAreTakenAndMovedByKey(t *testing.T) {
	w := onSmallReview(t)
	e := w.desk.openExport()
	g := e.parts.group
	assert.Len(t, g.chips, len(export.Parts), "every part is offered")
	for _, c := range g.chips {
		assert.NotEmpty(t, c.text)
	}
	require.Equal(t, []export.Part{export.Cover, export.Contents}, e.what()[:2])
	g.TypedKey(typed(fyne.KeyHome))
	g.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierAlt})
	assert.Equal(t, []export.Part{export.Contents, export.Cover}, e.what()[:2])
	g.TypedRune(' ')
	assert.NotContains(t, e.what(), export.Cover, "Space leaves it out")
	assert.Equal(t, e.what(), e.options().What)
}

func TestTheLastExportIsRememberedWithoutNames(t *testing.T) {
	w := onNamedReview(t)
	e := w.desk.openExport()
	e.readers.onPress(2)
	e.papers.onPress(1)
	e.parts.take([]string{string(export.Table), string(export.Section)})
	e.comments, e.notes = true, true
	e.policies.onPress(1)
	e.copies.SetText("Grace Halloran")
	e.start()
	w.top().hide()
	kept := w.p.settings.kept.String(keyExport + string(reviewUID(w.desk.s.review())))
	assert.NotContains(t, kept, "Halloran")
	e = w.desk.openExport()
	assert.Equal(t, chronology.Published, e.reader)
	assert.Equal(t, "A3", e.paper)
	assert.Equal(t, []export.Part{export.Table, export.Section}, e.what())
	assert.False(t, e.comments, "comments are asked for each time")
	assert.False(t, e.notes)
	assert.Equal(t, chronology.DatesMonth, w.desk.s.review().Settings.PublishedDates, "kept with the review, for the command line too")
	assert.Equal(t, chronology.DatesMonth, e.versionFor().Dates)
}

func TestAMarkingIsTypedOrTakenAndKeptWithTheReview(t *testing.T) {
	w := onSmallReview(t)
	e := w.desk.openExport()
	e.marking.SetText("DRAFT 2")
	e.keepMarks()
	assert.Equal(t, "DRAFT 2", w.desk.s.review().Settings.Marking)
	assert.Equal(t, "change marking", w.desk.s.file.UndoLabel())
	e.keepMarks()
	w.desk.s.undo()
	assert.Empty(t, w.desk.s.review().Settings.Marking, "it was one step")
}

func TestEachReaderGetsANumberedCopy(t *testing.T) {
	w := onSmallReview(t)
	e := w.desk.openExport()
	e.copies.SetText("A. Reader\n\n B.  Second ")
	require.Equal(t, []export.Copy{{Number: 1, Name: "A. Reader"}, {Number: 2, Name: "B. Second"}}, e.copyReaders())
	assert.Equal(t, "A. Reader", e.options().Copy.Name, "the preview shows the first")
	e.start()
	assert.Equal(t, "The copies are written", w.top().title)
	one, err := os.ReadFile(filepath.Join(w.folder, "child-a copy 1.pdf"))
	require.NoError(t, err)
	two, err := os.ReadFile(filepath.Join(w.folder, "child-a copy 2.pdf"))
	require.NoError(t, err)
	assert.NotEqual(t, one, two)
	assert.NoFileExists(t, filepath.Join(w.folder, "child-a.pdf"))

	given := w.desk.s.review().Copies
	require.Len(t, given, 2)
	assert.Equal(t, "B. Second", given[1].Reader)
	assert.Equal(t, chronology.Working, given[1].For)
	assert.NotEmpty(t, given[1].On)
	steps, err := w.desk.s.file.History(1)
	require.NoError(t, err)
	assert.Equal(t, "give copy 2 (working) to B. Second", steps[0].Label)
	w.top().hide()
	e = w.desk.openExport()
	e.copies.SetText("C. Third")
	assert.Equal(t, 3, e.copyReaders()[0].Number, "numbers go on")
}

func TestColumnsAreTakenMovedAndWidened(t *testing.T) {
	w := onSmallReview(t)
	e := w.desk.openExport()
	c := e.columns
	assert.True(t, c.content.Visible())
	assert.False(t, c.taken[string(export.ColumnComment)], "comments are off unless asked for")
	e.flipExtra(0)
	e.show()
	assert.True(t, c.taken[string(export.ColumnComment)], "asked for, they are a column")
	c.group.at = 0
	c.widen(1)
	c.move(1)
	got := e.options().Columns
	require.Greater(t, len(got), 2)
	assert.Equal(t, export.Column{Name: export.ColumnRef, Width: 1.5}, got[1])
	assert.Contains(t, c.group.chips[1].text, "× 1.5")
	require.NotNil(t, e.preview.laid, "and they can be printed")
	e.parts.take([]string{string(export.Section)})
	e.show()
	assert.False(t, c.content.Visible(), "nothing has a table")
	assert.Nil(t, e.options().Columns)
}

func TestAPartOfOneAgencyOrDayAsksForIt(t *testing.T) {
	w := onSmallReview(t)
	e := w.desk.openExport()
	assert.False(t, e.ofAgency.Visible())
	e.parts.take([]string{string(export.Knowledge)})
	e.show()
	assert.True(t, e.ofAgency.Visible())
	assert.True(t, e.ofDay.Visible())
	assert.Contains(t, e.preview.page.message.text, "Type the day")
	test.Type(e.day.entry, "1 June 2013")
	require.NotNil(t, e.preview.laid)
	assert.Equal(t, chronology.UID("hv"), e.options().Agency)
	e.agency.SetSelectedIndex(1)
	assert.Equal(t, chronology.UID("pol"), e.options().Agency)
}

func TestEveryPartCanBeSeenAhead(t *testing.T) {
	w := onSmallReview(t)
	e := w.desk.openExport()
	e.day.entry.SetText("1 June 2013")
	for _, reader := range chronology.Audiences {
		e.reader = reader
		for _, part := range export.Parts {
			e.parts.take([]string{string(part)})
			e.show()
			require.NotNil(t, e.preview.laid, "%s, %s: %s", part, reader, e.preview.page.message.text)
			for page := range e.preview.laid.Report().Pages {
				_, err := e.preview.laid.Paint(page, 0.5)
				assert.NoError(t, err, "%s", part)
			}
		}
	}
}

func TestWordHasThePartsThatAreChosen(t *testing.T) {
	w := onSmallReview(t)
	e := w.desk.openExport()
	e.parts.take(nil)
	e.format = slices.IndexFunc(export.Formats, func(f export.Format) bool { return f.Ending == ".docx" })
	e.show()
	e.start()
	assert.Contains(t, e.problem.label.Text, "Choose at least one part")
	e.parts.take([]string{string(export.Panel), string(export.Lanes)})
	assert.Equal(t, []export.Part{export.Panel, export.Lanes}, e.options().What)
	e.start()
	assert.FileExists(t, filepath.Join(w.folder, "child-a.docx"))
}

// TestEveryFormatIsSeenAhead: a document by its pages, lanes as a picture, tables by
// their first rows, without a name that the version does not tell.
func TestEveryFormatIsSeenAhead(t *testing.T) {
	w := onNamedReview(t)
	e := w.desk.openExport()
	e.readers.onPress(1)
	name := w.desk.s.review().People[0].RealName
	require.NotEmpty(t, name)
	for i, f := range export.Formats {
		e.formats.onPress(i)
		p := e.preview
		switch f.Ending {
		case ".pdf", ".docx":
			require.NotNil(t, p.laid, f.Name)
			assert.Equal(t, f.Ending == ".docx", strings.Contains(p.state.text, "Word breaks lines"), f.Name)
		case ".svg", ".png":
			assert.Nil(t, p.laid, f.Name)
			assert.True(t, p.page.sheet.Visible(), f.Name)
			assert.LessOrEqual(t, p.page.picture.MinSize().Width, p.page.Size().Width, f.Name)
		default:
			assert.Nil(t, p.laid, f.Name)
			assert.False(t, p.page.sheet.Visible(), f.Name)
			assert.NotEmpty(t, p.page.message.text, f.Name)
		}
		assert.NotContains(t, p.page.message.text, name, f.Name)
	}
}

func TestTheNumberOfTheSectionIsThatOfTheDocument(t *testing.T) {
	w := onSmallReview(t)
	e := w.desk.openExport()
	before := w.desk.s.review().Settings.SectionNumber
	assert.Zero(t, e.options().SectionNumber)
	e.number.SetText("9")
	assert.Equal(t, 9, e.options().SectionNumber)
	for _, typed := range []string{"nine", "0", "-3", "100000"} {
		e.number.SetText(typed)
		assert.Zero(t, e.options().SectionNumber, typed)
	}
	assert.Equal(t, before, w.desk.s.review().Settings.SectionNumber)
	e.parts.take([]string{string(export.Table)})
	e.show()
	assert.False(t, e.ofSection.Visible())
}

// TestTheFormIsInSightWithoutScrolling on a small screen, step by step.
func TestTheFormIsInSightWithoutScrolling(t *testing.T) {
	w := onSmallReview(t)
	w.win.Resize(fyne.NewSize(1280, 690))
	e := w.desk.openExport()
	for i, name := range exportTabs {
		e.tabs.onPress(i)
		assert.LessOrEqual(t, e.steps[i].MinSize().Height, e.scroll.Size().Height, name)
	}
}

func TestWhatHasTheKeyboardIsInSight(t *testing.T) {
	w := onSmallReview(t)
	e := w.desk.openExport()
	scroll := e.scroll
	e.reader = chronology.Published
	e.format, e.tab = 0, 0
	e.show()
	for range 60 {
		w.win.Canvas().(interface{ FocusNext() }).FocusNext()
		o, ok := w.win.Canvas().Focused().(fyne.CanvasObject)
		if !ok || o == e.extras {
			break
		}
	}
	require.Equal(t, fyne.Focusable(e.extras), w.win.Canvas().Focused(), "Tab leads through the whole form")
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(e.extras).Y
	assert.GreaterOrEqual(t, top, driver.AbsolutePositionForObject(scroll).Y)
	assert.LessOrEqual(t, top+e.extras.Size().Height, driver.AbsolutePositionForObject(scroll).Y+scroll.Size().Height)
}

func TestLanesAreDrawnOverTheSheetsThatAreChosen(t *testing.T) {
	w := onSmallReview(t)
	e := w.desk.openExport()
	e.parts.take([]string{string(export.Lanes)})
	e.sheets.onPress(3)
	assert.Equal(t, [2]int{3, 0}, e.options().Sheets)
	require.NotNil(t, e.preview.laid)
	three := e.preview.laid.Report().Pages
	e.sheets.onPress(1)
	assert.Equal(t, three, 3*e.preview.laid.Report().Pages)
	e.heights.onPress(4)
	assert.Equal(t, [2]int{1, 4}, e.options().Sheets)
	can := 0
	for n := 1; n < len(heightChoices); n++ {
		e.heights.onPress(n)
		if e.preview.laid == nil {
			assert.Contains(t, e.preview.page.message.text, "cannot be drawn "+count(n, "sheet")+" high", "refused with the reason, not done otherwise")
			assert.Contains(t, e.preview.page.message.text, "There are lanes for "+count(can, "sheet"))
		} else {
			can = n
			assert.Equal(t, n, e.preview.laid.Report().Pages)
		}
	}
	require.Positive(t, can)
	e.heights.onPress(0)
	e.sheets.onPress(len(sheetChoices) - 1)
	assert.True(t, e.options().LongSheet)
	e.parts.take([]string{string(export.Table)})
	e.show()
	assert.False(t, e.ofLanes.Visible())
}

func TestTheVersionTableHasWhatTheDocumentWasCalledBefore(t *testing.T) {
	w := onSmallReview(t)
	e := w.desk.openExport()
	for _, name := range []string{"draft 1", "draft 2"} {
		e.version.SetText(name)
		e.keepMarks()
	}
	e.sheet.hide()
	e = w.desk.openExport()
	require.Len(t, e.options().Versions, 1)
	assert.Equal(t, "draft 1", e.options().Versions[0].Name)
}
