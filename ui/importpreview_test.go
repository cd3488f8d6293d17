package ui

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/intake"
)

// previewTest is a preview in the window of the small review.
type previewTest struct {
	*windowTest
	*importPreview
	rows    *importRows
	columns *importColumns
	asked   *importNames
	places  *importPlaces
	file    string
}

// previewOf shows what a file of that name would bring in.
func previewOf(t *testing.T, name, text string) *previewTest {
	t.Helper()
	w := onSmallReview(t)
	path := filepath.Join(w.folder, name)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	p := newImportPreview(w.desk, importSource{path: path})
	p.reread(p.open)
	require.NotNil(t, w.top(), "the preview is shown")
	return &previewTest{w, p, p.all[0].(*importRows), p.all[1].(*importColumns), p.all[2].(*importNames), p.all[3].(*importPlaces), path}
}

// focused is what has the keyboard.
func (p *previewTest) focused() fyne.Focusable { return p.win.Canvas().Focused() }

// press types a key into what has the keyboard.
func (p *previewTest) press(key fyne.KeyName) { p.focused().TypedKey(&fyne.KeyEvent{Name: key}) }

// say types words into what has the keyboard, in place of those that are marked.
func (p *previewTest) say(words string) { test.Type(p.focused(), words) }

func (p *previewTest) markedRow() *intake.PreviewRow { return p.rowOf(p.rows.marked) }

const faultyReturn = `Date,Agency,Source,What happened,Who was involved
3 June 2013,Police,Log,A call about noise.,Mother
31/04/2013,Police,Log,A day that does not exist.,Mother
5 June 2013,Police,Log,,Mother
around June 2013,Police,Log,A visit.,Mothr
2012,Police,Log,A letter.,Aunt Polly
`

func TestFaultsAreMendedByAFewKeys(t *testing.T) {
	p := previewOf(t, "police.csv", faultyReturn)
	assert.Equal(t, p.rows.list, p.focused(), "the list has the keyboard")
	assert.Equal(t, "31/04/2013", p.markedRow().Wording, "the worst row is marked")
	assert.Equal(t, []string{"All 5", "✕ Refused 2", "? To look at 1", "~ Vague 1", "✓ Good 1", "– Left out 0"}, chipTexts(p.rows.chips))

	p.press(fyne.KeyReturn)
	assert.Equal(t, p.rows.row.fields[0].entry, p.focused(), "Enter goes to the field at fault")
	p.say("30 April 2013")
	assert.Contains(t, p.rows.row.fields[0].says.text, "30 Apr 2013", "the reading is shown as it is typed")
	p.press(fyne.KeyReturn)
	assert.Equal(t, p.rows.list, p.focused())
	assert.Contains(t, p.markedRow().Refused, "nothing is said", "the next fault is marked")

	p.press(fyne.KeyReturn)
	assert.Equal(t, p.rows.row.fields[3].entry, p.focused(), "what happened is at fault")
	p.press(fyne.KeyEscape)
	assert.Equal(t, p.rows.list, p.focused(), "Escape goes back to the list")
	p.say("x")
	assert.Equal(t, intake.Doubted, p.markedRow().State(), "the row is left out, and the next marked")
	p.say("k")
	_, doubted, refused := p.preview.Counts()
	assert.Equal(t, []int{0, 0}, []int{doubted, refused})
	assert.Contains(t, p.summary.text, "4 events would come in")

	p.accept.OnTapped()
	r := p.desk.s.review()
	assert.Len(t, r.Events, 5)
	assert.Equal(t, "30 April 2013", eventOf(t, r, "A day that does not exist.").When.Wording)
	require.Len(t, r.Receipts, 1)
	assert.Equal(t, chronology.Receipt{
		UID: r.Receipts[0].UID, Name: "police.csv", Size: len(faultyReturn), SHA256: fmt.Sprintf("%x", sha256.Sum256([]byte(faultyReturn))),
		Taken: r.Receipts[0].Taken, Agency: "pol", Events: 4, LeftOut: 1,
	}, *r.Receipts[0])
	p.desk.undo()
	assert.Len(t, r.Events, 1, "one undo takes all of it out")
	assert.Empty(t, r.Receipts)
	assert.Empty(t, r.Person("mother").Aliases)
}

func chipTexts(g *chipGroup) (texts []string) {
	for _, c := range g.chips {
		texts = append(texts, c.text)
	}
	return texts
}

func eventOf(t *testing.T, r *chronology.Review, what string) *chronology.Event {
	t.Helper()
	for _, e := range r.Events {
		if e.What == what {
			return e
		}
	}
	require.Fail(t, "no event: "+what)
	return nil
}

func TestARowThatStaysWrongKeepsTheKeyboard(t *testing.T) {
	p := previewOf(t, "police.csv", faultyReturn)
	p.press(fyne.KeyReturn)
	p.say("31 June 2013")
	p.press(fyne.KeyReturn)
	assert.Equal(t, p.rows.row.fields[0].entry, p.focused())
	assert.Equal(t, "31 June 2013", p.markedRow().Wording)
	assert.NotEmpty(t, p.markedRow().Refused)
}

func TestEscapeAsksBeforeCorrectionsAreLost(t *testing.T) {
	p := previewOf(t, "police.csv", faultyReturn)
	p.say("x")
	preview := p.top()
	p.press(fyne.KeyEscape)
	require.NotEqual(t, preview, p.top(), "it asks")
	p.top().hide()
	assert.Equal(t, preview, p.top(), "and stays")
}

func TestCountsFilterTheRows(t *testing.T) {
	p := previewOf(t, "police.csv", faultyReturn)
	p.rows.filter(1)
	assert.Len(t, p.rows.shown, 2)
	p.rows.filter(4)
	assert.Len(t, p.rows.shown, 1)
	assert.Equal(t, "3 June 2013", p.markedRow().Wording)
}

func TestCorrectedColumnsAreFollowedAndRememberedForTheAgency(t *testing.T) {
	text := "Date,Recorded thoughts,What happened\n3 June 2013,Odd.,Call.\nnever,Odder.,No date.\n"
	p := previewOf(t, "Police return.csv", text)
	require.Equal(t, chronology.UID("pol"), p.agency.UID, "the file's name says whose it is")
	before := p.doc.Tables[0].Columns[1]
	require.NotEqual(t, intake.Comment, before)
	p.columns.correct(p.doc.Tables[0], 1, intake.Comment)
	assert.Equal(t, "Odd.", rowSaying(t, p.preview, "Call.").Event.Comment)
	p.accept.OnTapped()
	require.NotEmpty(t, p.desk.s.review().ColumnMatchesOf("pol"))

	again := newImportPreview(p.desk, importSource{path: p.file})
	again.reread(again.open)
	assert.Equal(t, intake.Comment, again.doc.Tables[0].Columns[1], "known the next time")
	again.columnsPage().correct(again.doc.Tables[0], 1, before)
	again.choose(nil)
	assert.Equal(t, before, again.doc.Tables[0].Columns[1], "what was corrected by hand stays")
}

func (p *importPreview) columnsPage() *importColumns { return p.all[1].(*importColumns) }

func rowSaying(t *testing.T, p *intake.Preview, what string) *intake.PreviewRow {
	t.Helper()
	for _, row := range p.Rows {
		if row.Text(intake.What) == what {
			return row
		}
	}
	require.Fail(t, "no row: "+what)
	return nil
}

func TestNamesAreAskedAbout(t *testing.T) {
	p := previewOf(t, "police.csv", strings.ReplaceAll(faultyReturn, "31/04", "30/04"))
	assert.Equal(t, "Names and lists 2", p.asked.name())
	p.turn(2)
	p.win.Canvas().Focus(p.asked.list)
	head, note := p.asked.words(0)
	assert.Equal(t, "Mothr: a new person", head)
	assert.Contains(t, note, "likely Mother")
	p.say("i")
	p.say("o")
	head, _ = p.asked.words(0)
	assert.Equal(t, "Mothr: is Mother", head)
	head, _ = p.asked.words(1)
	assert.Equal(t, "Aunt Polly: nobody", head)
	assert.Empty(t, p.preview.People)
	p.accept.OnTapped()
	r := p.desk.s.review()
	assert.Equal(t, []string{"Mothr"}, r.Person("mother").Aliases)
	assert.Equal(t, []chronology.Involvement{{Person: "mother"}}, eventOf(t, r, "A visit.").Involved)
	assert.Contains(t, eventOf(t, r, "A letter.").Note, "Aunt Polly")
}

func TestTheAgencyOfRowsThatNameNoneIsChosenFirst(t *testing.T) {
	p := previewOf(t, "rows.csv", "Date,What happened\n3 June 2013,A call.\n")
	assert.Same(t, p.agencies.pick, p.focused(), "which is all that is wrong")
	assert.True(t, p.accept.Disabled())
	p.agencies.pick.SetSelectedIndex(2)
	assert.Equal(t, "Bring in 1 event", p.accept.Text)
	p.accept.OnTapped()
	assert.Equal(t, chronology.UID("pol"), eventOf(t, p.desk.s.review(), "A call.").Agency)
}

func TestWhatIsNoEventIsListedWithItsPlace(t *testing.T) {
	p := previewOf(t, "police.csv", "Northshire Police\n"+faultyReturn)
	require.NotEmpty(t, p.places.list.facts)
	assert.Equal(t, fact{text: "record 1 (line 1): title", note: "Northshire Police"}, p.places.list.facts[0])
}

func TestKindsThatAreNotReadSayWhatToDo(t *testing.T) {
	for name, says := range map[string]string{
		"return.pdf": "ask the agency for the Word or Excel file",
		"return.odt": "save it as .docx",
		"return.doc": "save it as .docx",
	} {
		w := onSmallReview(t)
		path := filepath.Join(w.folder, name)
		require.NoError(t, os.WriteFile(path, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), 0o600))
		w.desk.importFile(path)
		require.NotNil(t, w.top(), name)
		assert.Equal(t, "This file cannot be taken in", w.top().title, name)
		assert.Contains(t, explain(refusalOf(path)).Text, says, name)
		assert.Len(t, w.desk.s.review().Events, 1)
	}
}

func refusalOf(path string) error {
	_, err := importSource{path: path}.read(intake.ReadOptions{}, func(float64) bool { return true })
	return err
}

func TestReadingStops(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rows.csv")
	require.NoError(t, os.WriteFile(path, []byte(faultyReturn), 0o600))
	_, err := importSource{path: path}.read(intake.ReadOptions{}, func(float64) bool { return false })
	assert.ErrorIs(t, err, errStopped)
}

func TestLeavingAFieldByTabStaysAtTheRow(t *testing.T) {
	p := previewOf(t, "police.csv", faultyReturn)
	key := p.rows.marked
	p.press(fyne.KeyReturn)
	p.say("30 April 2013")
	p.win.Canvas().FocusNext()
	assert.Equal(t, key, p.rows.marked)
	assert.Equal(t, p.rows.row.fields[1].entry, p.focused(), "the next field has the keyboard")
	p.say("Ambulance service")
	p.win.Canvas().FocusNext()
	assert.Equal(t, "30 April 2013", p.markedRow().Wording)
	require.Len(t, p.preview.Agencies, 1)
	assert.Equal(t, "Ambulance service", p.preview.Agencies[0].Name)
}

func TestWhatIsBeingTypedComesInToo(t *testing.T) {
	p := previewOf(t, "police.csv", faultyReturn)
	p.press(fyne.KeyReturn)
	p.say("30 April 2013")
	p.sheet.accept()
	assert.Equal(t, "30 April 2013", eventOf(t, p.desk.s.review(), "A day that does not exist.").When.Wording)
}

func TestACorrectionThatSpoilsARowIsNotBroughtIn(t *testing.T) {
	p := previewOf(t, "police.csv", faultyReturn)
	p.rows.mark(4)
	p.press(fyne.KeyReturn)
	p.say("no day at all")
	p.sheet.accept()
	assert.Len(t, p.desk.s.review().Events, 1, "nothing has come in")
	assert.Equal(t, p.sheet, p.top(), "the preview stays")
}

func TestShiftKLooksAtAllWithTheSameDoubt(t *testing.T) {
	p := previewOf(t, "police.csv", "Date,What happened\naround 3 June 2013,A.\naround 4 June 2013,B.\naround 5 June 2013,C.\n4 June 2013?,D.\n")
	_, doubted, _ := p.preview.Counts()
	require.Equal(t, 4, doubted)
	p.say("K")
	_, doubted, _ = p.preview.Counts()
	assert.Equal(t, 1, doubted, "another doubt is still to look at")
	assert.Equal(t, "D.", p.markedRow().Text(intake.What), "and is marked")
}

func TestALeftOutRowIsTakenInAgain(t *testing.T) {
	p := previewOf(t, "police.csv", faultyReturn)
	key := p.rows.marked
	p.say("x")
	require.NotEqual(t, key, p.rows.marked)
	p.rows.mark(p.rows.find(key))
	assert.Equal(t, "Take in (X)", p.rows.row.left.Text)
	p.say("x")
	assert.Equal(t, intake.Refused, p.rowOf(key).State())
	assert.Equal(t, key, p.rows.marked)
}

// previewOfReturn shows what one of the returns would bring in that intake is tested with.
func previewOfReturn(t *testing.T, name string) *previewTest {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "intake", "testdata", "returns", name))
	require.NoError(t, err)
	return previewOf(t, name, string(content))
}

func TestAnAgencyThatTheReviewDoesNotHaveIsMade(t *testing.T) {
	p := previewOfReturn(t, "a05-gp-surgery.docx")
	require.Same(t, p.agencies.pick, p.focused())
	p.agencies.pick.SetSelected(anotherAgency)
	p.say("GP surgery")
	p.press(fyne.KeyReturn)
	assert.Equal(t, "GP surgery (new)", p.agencies.pick.Selected)
	p.accept.OnTapped()
	r := p.desk.s.review()
	made := r.AgencyNamed("GP surgery")
	require.NotNil(t, made)
	assert.Equal(t, made.UID, r.Receipts[0].Agency)
	p.desk.undo()
	assert.Nil(t, r.AgencyNamed("GP surgery"))
}

func TestTrackedChangesAreReadAsAcceptedOrAsRejected(t *testing.T) {
	p := previewOfReturn(t, "a03-police.docx")
	words := func() string {
		var all []string
		for _, row := range p.preview.InOrder() {
			all = append(all, row.Text(intake.What))
		}
		return strings.Join(all, "\n")
	}
	accepted := words()
	p.columns.whole.press(0)
	assert.NotEqual(t, accepted, words())
	p.columns.whole.press(0)
	assert.Equal(t, accepted, words())
}

func TestWhomAndWhatAFileListsIsTakenOver(t *testing.T) {
	p := previewOfReturn(t, "a01-childrens-services.docx")
	require.NotEmpty(t, p.listed)
	p.agencies.pick.SetSelectedIndex(1)
	people, short := len(p.desk.s.review().People), len(p.desk.s.review().Abbreviations)
	p.asked.takeAll()
	p.accept.OnTapped()
	r := p.desk.s.review()
	assert.Greater(t, len(r.People), people)
	assert.Greater(t, len(r.Abbreviations), short)
	for _, c := range p.listed {
		assert.NotNil(t, r.Find(uidOf(c)), c.place)
	}
	p.desk.undo()
	assert.Len(t, r.People, people)
}

func TestTablesAreTakenOrLeft(t *testing.T) {
	p := previewOfReturn(t, "a04-health-visiting.docx")
	require.Len(t, p.doc.Tables, 2)
	events, _, _ := p.preview.Counts()
	p.turn(1)
	p.win.Canvas().Focus(p.columns.list)
	p.press(fyne.KeyDown)
	p.say(" ")
	fewer, _, _ := p.preview.Counts()
	assert.Less(t, fewer, events)
	assert.True(t, slices.ContainsFunc(p.preview.Ignored, func(i intake.Ignored) bool {
		return i.Place == p.doc.Tables[1].Place() && i.Why == "table left out by the author"
	}), "and is listed")
	p.say(" ")
	again, _, _ := p.preview.Counts()
	assert.Equal(t, events, again)
}

func TestACorrectedColumnKeepsTheKeyboard(t *testing.T) {
	p := previewOf(t, "police.csv", faultyReturn)
	p.turn(1)
	pick := p.columns.picks[2]
	p.win.Canvas().Focus(pick)
	pick.SetSelected(string(intake.Comment))
	assert.Same(t, pick, p.focused())
	assert.Equal(t, intake.Comment, p.doc.Tables[0].Columns[2])
	assert.Equal(t, "Log", rowSaying(t, p.preview, "A letter.").Text(intake.Comment))
	pick.TypedRune('1')
	assert.Zero(t, p.page, "a number goes to its page from a column's field too")
	p.win.Canvas().Focus(p.kept)
	p.kept.TypedRune('2')
	assert.Equal(t, 1, p.page, "and from chips")
}

func uidOf(c *listedChoice) chronology.UID {
	if c.person != nil {
		return c.person.UID
	}
	return c.short.UID
}

func TestTheFieldAtFaultIsScrolledIntoSight(t *testing.T) {
	p := previewOf(t, "police.csv", faultyReturn)
	p.win.Resize(fyne.NewSize(900, 420))
	p.sheet.dialog.Resize(fyne.NewSize(860, 400))
	last := p.rows.row.fields[len(p.rows.row.fields)-1].entry
	p.win.Canvas().Focus(last)
	driver := fyne.CurrentApp().Driver()
	scroll := p.rows.row.content
	bottom := driver.AbsolutePositionForObject(last).Y + last.Size().Height
	assert.LessOrEqual(t, bottom, driver.AbsolutePositionForObject(scroll).Y+scroll.Size().Height)
	assert.Positive(t, scroll.Offset.Y)
}

func TestRowsAreMadeEventsAndPartsByTheKeyboard(t *testing.T) {
	p := previewOf(t, "return.csv", "Date,Agency,Source,What happened\n3 June 2013,Police,Log,A call.\n,,,They came back later.\nTotal,,,2\n5 June 2013,Police,Log,Another call.\n")
	require.Len(t, p.preview.Rows, 2)
	joined := rowSaying(t, p.preview, "A call.\nThey came back later.")
	p.rows.list.Highlight(p.rows.find(joined.Key()))
	assert.True(t, p.rows.row.split.Visible())
	p.focused().TypedRune('s')
	require.Len(t, p.preview.Rows, 3, "what was joined is a row of its own")
	assert.False(t, p.rows.row.split.Visible())

	p.rows.list.Highlight(p.rows.find(rowSaying(t, p.preview, "They came back later.").Key()))
	p.focused().TypedRune('j')
	require.Len(t, p.preview.Rows, 2, "and a part of the row above again")
	assert.Contains(t, p.markedRow().Text(intake.What), "They came back", "which is marked")

	p.turn(3)
	p.win.Canvas().Focus(p.places.list)
	for p.places.list.facts[p.places.list.at].text != "record 4 (line 4): total" {
		at := p.places.list.at
		p.press(fyne.KeyDown)
		require.NotEqual(t, at, p.places.list.at, "the total is listed")
	}
	before := len(p.places.list.facts)
	p.focused().TypedRune('e')
	assert.Len(t, p.places.list.facts, before-1)
	require.Len(t, p.preview.Rows, 3, "the total is a row, to be mended")
	assert.Equal(t, p.focused(), fyne.Focusable(p.places.list))
}
