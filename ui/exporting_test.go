package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
	"throughline.org/throughline/export/sweep"
	"throughline.org/throughline/store"
)

// onNamedReview opens a review in which people have names, one of which may be a place.
func onNamedReview(t *testing.T) *windowTest {
	t.Helper()
	w := onSmallReview(t)
	r := w.desk.s.review()
	mother := *r.Person("mother")
	mother.RealName, mother.Pseudonym = "Grace Halloran", "Ms M"
	visit := r.Event("visit").Copy()
	visit.What = "Grace Halloran was seen. They met in Halloran Road. Call 07700 900123."
	require.True(t, w.desk.s.edit("names", func(e *store.Edit) error {
		if err := e.Put(&mother); err != nil {
			return err
		}
		return e.Put(visit)
	}))
	return w
}

// write asks for a file for a reader, by the ending of its format.
func (w *windowTest) write(reader chronology.Audience) *exportDialog {
	e := w.desk.openExport()
	e.reader, e.format = reader, csvFormat()
	e.show()
	e.start()
	return e
}

func TestAPanelFileIsNotWrittenWhileItTellsANumber(t *testing.T) {
	w := onNamedReview(t)
	path := filepath.Join(w.folder, "child-a.csv")
	agency := *w.desk.s.review().Agencies[0] // whose name is no secret, and so not replaced
	agency.Name = "Helpline 07700 900123"
	require.True(t, w.desk.s.edit("agency", func(e *store.Edit) error { return e.Put(&agency) }))
	w.write(chronology.ForPanel)
	require.Equal(t, "What this version says instead", w.top().title)
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyR})
	w.top().accept()
	require.Contains(t, w.top().title, "Not written")
	assert.NoFileExists(t, path)
	w.top().accept()
	require.Contains(t, w.top().title, "Not written", "sweeping again finds it again")
	assert.NoFileExists(t, path)
}

// swept makes a panel file up to its findings: a name that may be a word, which
// nobody has looked at.
func (w *windowTest) swept() *findings {
	w.t.Helper()
	visit := w.desk.s.review().Event("visit").Copy()
	visit.What += " Grace at table."
	require.True(w.t, w.desk.s.edit("grace", func(e *store.Edit) error { return e.Put(visit) }))
	e := w.desk.openExport()
	e.reader, e.format = chronology.ForPanel, csvFormat()
	e.show()
	path, err := e.place.path()
	require.NoError(w.t, err)
	e.sheet.hide()
	x := &exporting{d: w.desk, looked: true, releases: []export.Release{{
		Path: path, Format: export.Formats[csvFormat()], Version: e.versionFor(), Options: e.options(),
	}}}
	released, err := x.release().Write(w.desk.s.review(), w.desk.s.dating)
	require.Error(w.t, err)
	return x.openFindings(released.Findings)
}

func TestAFindingLetThroughIsAStepOfHistoryAndThenTheFileIsWritten(t *testing.T) {
	w := onNamedReview(t)
	f := w.swept()
	require.NotEmpty(t, f.list)
	for i := range f.list {
		f.rows.Select(i)
		f.rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	}
	require.Len(t, w.desk.s.review().Allowances, len(f.list))
	assert.Equal(t, chronology.ForPanel, w.desk.s.review().Allowances[0].For)
	assert.Contains(t, w.desk.s.file.UndoLabel(), "let a finding through")
	w.desk.undo()
	assert.Len(t, w.desk.s.review().Allowances, len(f.list)-1, "undo takes one back, with the list open")
	f.flip()
	f.sheet.accept()
	assert.Equal(t, "The file is written", w.top().title)
	text, err := os.ReadFile(filepath.Join(w.folder, "child-a.csv"))
	require.NoError(t, err)
	assert.NotContains(t, string(text), "Grace Halloran")
}

func TestAFindingLeadsToTheEventThatItComesFrom(t *testing.T) {
	w := onNamedReview(t)
	f := w.swept()
	f.rows.Select(0)
	assert.Contains(t, f.about.text, "from HV1, what happened")
	f.rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	assert.Nil(t, w.top())
	assert.Equal(t, chronology.UID("visit"), w.desk.s.selected)
}

// replacementList opens the list of what the panel's version says instead.
func (w *windowTest) replacementList() *replacements {
	v := chronology.Version{For: chronology.ForPanel}
	_, list := chronology.Render(w.desk.s.review(), w.desk.s.dating, v)
	return w.desk.openReplacements(v, list, "Done", nil)
}

func TestWhatMayBeANameIsAnsweredForGood(t *testing.T) {
	w := onNamedReview(t)
	r := w.replacementList()
	require.Len(t, r.shown, 1, "what is certain need not be looked at")
	p := *r.marked()
	assert.Equal(t, "Halloran", p.Found)
	r.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyR})
	require.Len(t, w.desk.s.review().Decisions, 1)
	assert.True(t, w.desk.s.review().Decisions[0].Refused)
	assert.Equal(t, "leave a name as it is", w.desk.s.file.UndoLabel())
	assert.Contains(t, r.kinds.chips[0].text, "To be looked at: 0")
	require.Len(t, r.shown, 1, "what was answered stays in sight")
	w.desk.undo()
	assert.Empty(t, w.desk.s.review().Decisions)
	assert.Contains(t, r.kinds.chips[0].text, "To be looked at: 1", "the list follows an undo")
}

func TestTheKeyboardComesBackFromWhatAVersionSaysInstead(t *testing.T) {
	w := onNamedReview(t)
	e := w.desk.openExport()
	e.reader = chronology.ForPanel
	e.show()
	look := e.maskedOnly[2].(*fyne.Container).Objects[0].(*button)
	w.win.Canvas().Focus(look)
	look.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	require.Equal(t, "What this version says instead", w.top().title)
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyR}) // the dialog below follows the answer
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.Equal(t, e.sheet, w.top())
	assert.Equal(t, fyne.Focusable(look), w.win.Canvas().Focused())
}

func TestAReplacementIsWordedOtherwiseWhereverItIsFound(t *testing.T) {
	w := onNamedReview(t)
	r := w.replacementList()
	r.kinds.onPress(1)
	for i := range r.shown {
		if r.all[r.shown[i]].Found == "Grace Halloran" {
			r.mark(i)
		}
	}
	require.Equal(t, "Grace Halloran", r.marked().Found)
	r.reach.onPress(1)
	r.with.SetText("the parent")
	r.with.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	require.Len(t, w.desk.s.review().Decisions, 1)
	d := w.desk.s.review().Decisions[0]
	assert.Empty(t, d.Entity, "it holds everywhere")
	assert.Equal(t, "the parent", d.With)
	shown, _ := chronology.Render(w.desk.s.review(), w.desk.s.dating, chronology.Version{For: chronology.ForPanel})
	assert.Contains(t, shown.Event("visit").What, "the parent was seen")
}

func TestWhatMayBeANameIsAskedOfBeforeAFileIsMade(t *testing.T) {
	w := onNamedReview(t)
	e := w.write(chronology.Published)
	require.Equal(t, "What this version says instead", w.top().title)
	w.top().accept()
	require.Equal(t, "What this version says instead", w.top().title, "the file waits for an answer to each")
	w.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	assert.Equal(t, e.sheet, w.top())
	assert.NoFileExists(t, filepath.Join(w.folder, "child-a.csv"))
}

func TestLookingAheadForNamesCanBeStopped(t *testing.T) {
	w := onNamedReview(t)
	w.desk.openExport().openReplacements()
	require.Equal(t, "What this version says instead", w.top().title)
	w.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.Equal(t, "Export", w.top().title)

	var held []func()
	w.p.background = func(work, done func()) { held = append(held, work, done) }
	e := w.desk.openExport()
	held = nil // what the preview waits for
	e.openReplacements()
	require.Equal(t, "Looking for names…", w.top().title)
	w.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	for _, do := range held {
		do()
	}
	assert.Equal(t, "Export", w.top().title, "stopped, it leads back to where it was asked for")
}

func TestAnOlderListOfReplacementsIsNotWaitedFor(t *testing.T) {
	w := onNamedReview(t)
	r := w.replacementList()
	var held []func()
	w.p.background = func(work, done func()) { held = append(held, work, done) }
	r.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyR})
	w.desk.undo()
	require.GreaterOrEqual(t, len(held), 4)
	before := r.all
	r.all = nil
	for _, do := range held[:2] {
		do()
	}
	assert.Empty(t, r.all, "what has been undone is not shown")
	for _, do := range held[2:] {
		do()
	}
	assert.Len(t, r.all, len(before))
}

func TestAllThatWaitIsAnsweredInOneStep(t *testing.T) {
	w := onNamedReview(t)
	visit := w.desk.s.review().Event("visit").Copy()
	visit.Outcome = "Seen in Halloran Street."
	require.True(t, w.desk.s.edit("text", func(e *store.Edit) error { return e.Put(visit) }))
	v := chronology.Version{For: chronology.ForPanel}
	_, list := chronology.Render(w.desk.s.review(), w.desk.s.dating, v)
	written := false
	r := w.desk.openReplacements(v, list, "Write", func() { written = true })
	assert.True(t, r.done.Disabled())
	test.Tap(r.refuseAll)
	require.Len(t, w.desk.s.review().Decisions, 2)
	assert.Equal(t, "leave 2 replacements", w.desk.s.file.UndoLabel())
	assert.True(t, r.refuseAll.Disabled())
	r.sheet.accept()
	assert.True(t, written)
}

func TestMissingCharactersAreToldBeforeTheFileIsWritten(t *testing.T) {
	w := onSmallReview(t)
	visit := w.desk.s.review().Event("visit").Copy()
	visit.What = "A sign \U00013080 in the record."
	require.True(t, w.desk.s.edit("sign", func(e *store.Edit) error { return e.Put(visit) }))
	path := filepath.Join(w.folder, "child-a.pdf")
	e := w.desk.openExport()
	e.start()
	require.Equal(t, "Some characters cannot be printed", w.top().title)
	assert.NoFileExists(t, path)
	w.top().accept()
	assert.Equal(t, "The file is written", w.top().title)
	assert.FileExists(t, path)
}

func TestUnexplainedAbbreviationsAreToldBeforeTheFileIsWritten(t *testing.T) {
	w := onSmallReview(t)
	visit := w.desk.s.review().Event("visit").Copy()
	visit.What = "CAMHS and the EDT were told."
	require.True(t, w.desk.s.edit("write", func(e *store.Edit) error { return e.Put(visit) }))
	x := w.desk.openExport()
	x.parts.take([]string{string(export.Glossary), string(export.Table)})
	x.start()
	require.Equal(t, "Some abbreviations are not explained", w.top().title)
	assert.Contains(t, unexplainedWords([]string{"CAMHS", "EDT"}), "2 abbreviations that the glossary does not explain: CAMHS, EDT.")
	assert.NoFileExists(t, filepath.Join(w.folder, "child-a.pdf"))
	w.top().accept()
	assert.FileExists(t, filepath.Join(w.folder, "child-a.pdf"))
}

func TestAFileThatCannotBeWrittenSaysWhatIsSafe(t *testing.T) {
	w := onSmallReview(t)
	for err, title := range map[error]string{
		syscall.ENOSPC: "The disk is full", os.ErrPermission: "This computer does not allow it", os.ErrNotExist: "The folder is not there",
	} {
		w.failWriting(fmt.Errorf("create beside target: %w", err))
		require.Equal(t, title, w.top().title)
		w.top().hide()
		assert.Contains(t, explainWriting(err).Text, "has not been written")
	}
}

func TestPlacesToMaskAreSetUp(t *testing.T) {
	w := onSmallReview(t)
	u := w.desk.openSetup(sectionMasks)
	u.list.add()
	text := firstEntry(u.list.form).(*textEntry)
	w.win.Canvas().Focus(text)
	text.SetText("Elm Road School")
	w.win.Canvas().Unfocus()
	require.Len(t, w.desk.s.review().Masks, 1)
	assert.Equal(t, "Elm Road School", w.desk.s.review().Masks[0].Text)
}

// tap presses a button of the dialog in front.
func (w *windowTest) tap(label string) {
	w.t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if b, ok := o.(*button); ok && b.Text == label {
			test.Tap(b)
			return
		}
	}
	require.Fail(w.t, "there is no such button", label)
}

func TestTheDialogStaysUntilTheFileIsWritten(t *testing.T) {
	w := onNamedReview(t)
	e := w.write(chronology.ForPanel)
	r := w.top()
	require.Equal(t, "What this version says instead", r.title)
	r.hide()
	require.Equal(t, e.sheet, w.top(), "what stands against the file is given up: the dialog is there again")
	e.start()
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyR})
	w.top().accept()
	require.Equal(t, "The file is written", w.top().title)
	w.top().hide()
	assert.Nil(t, w.top(), "once it is written the dialog goes")
}

func TestAFolderThatCannotBeWrittenToIsChangedInTheDialog(t *testing.T) {
	w := onSmallReview(t)
	e := w.desk.openExport()
	e.format = csvFormat()
	e.show()
	e.copies.SetText("Kept")
	folder := filepath.Join(w.folder, "gone")
	require.NoError(t, os.Mkdir(folder, 0o700))
	e.place.folder.SetText(folder)
	release := export.Release{Path: filepath.Join(folder, "x.csv"), Format: export.Formats[csvFormat()], Options: e.options()}
	require.NoError(t, os.Remove(folder))
	(&exporting{d: w.desk, of: e, releases: []export.Release{release}}).begin()
	require.Equal(t, "The folder is not there", w.top().title)
	w.top().hide()
	require.Equal(t, e.sheet, w.top())
	assert.Equal(t, "Kept", e.copies.Text, "nothing need be typed again")
}

func TestOfSeveralCopiesThoseThatAreWrittenAreNotWrittenAgain(t *testing.T) {
	w := onSmallReview(t)
	e := w.desk.openExport()
	e.copies.SetText("A. Lowe\nB. Shah\nC. Ojo")
	second := filepath.Join(w.folder, "child-a copy 2.pdf")
	w.p.background = func(work, done func()) { // the second name is taken while the first is written
		if len(w.desk.s.review().Copies) == 1 {
			require.NoError(t, os.WriteFile(second, []byte("another"), 0o600))
		}
		atOnce(work, done)
	}
	e.start()
	require.Equal(t, "There is a file of that name already", w.top().title)
	w.top().hide()
	require.Equal(t, e.sheet, w.top())
	assert.Equal(t, []export.Copy{{Number: 2, Name: "B. Shah"}, {Number: 3, Name: "C. Ojo"}}, e.copyReaders())
	require.NoError(t, os.Remove(second))
	w.p.background = atOnce
	e.start()
	assert.Len(t, w.desk.s.review().Copies, 3)
	assert.FileExists(t, filepath.Join(w.folder, "child-a copy 3.pdf"))
}

func TestWhatWasAskedForIsThereAgainAfterATextWasGoneTo(t *testing.T) {
	w := onNamedReview(t)
	e := w.desk.openExport()
	e.reader, e.comments = chronology.ForPanel, true
	e.show()
	e.copies.SetText("A. Lowe")
	e.openReplacements()
	require.Equal(t, "What this version says instead", w.top().title)
	w.tap("Go to it")
	require.Nil(t, w.top(), "the event is in sight")
	assert.Equal(t, chronology.UID("visit"), w.desk.s.selected)
	again := w.desk.openExport()
	assert.Equal(t, chronology.ForPanel, again.reader)
	assert.Equal(t, "A. Lowe", again.copies.Text)
	assert.True(t, again.comments)
	again.sheet.hide()
	assert.False(t, w.desk.openExport().comments, "asked for once")
}

func TestWhatIsFoundInSetUpIsShownThere(t *testing.T) {
	w := onNamedReview(t)
	agency := w.desk.s.review().Agencies[len(w.desk.s.review().Agencies)-1]
	w.desk.goTo(agency.UID)
	require.Equal(t, "Set-up", w.top().title)
	assert.Equal(t, agency.Name, w.win.Canvas().Focused().(*textEntry).Text, "its name has the keyboard")
}

func TestAMessageIsSeenAsAWhole(t *testing.T) {
	w := newWindowTest(t)
	text := strings.Repeat("What happened, what is safe, what to do next. ", 14)
	w.tell("Told", text)
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if s, ok := o.(*container.Scroll); ok {
			assert.LessOrEqual(t, s.Content.MinSize().Height, s.Size().Height)
		}
	}
}

func TestWhatIsLetThroughTogetherIsListedOnce(t *testing.T) {
	w := onNamedReview(t)
	x := &exporting{d: w.desk, releases: []export.Release{{}}}
	f := x.openFindings([]sweep.Finding{{ID: "a", Where: "page 1", Found: "Jane"}, {ID: "b", Where: "page 2", Found: "Jo"}, {ID: "a", Where: "page 3", Found: "Jane"}})
	require.Len(t, f.list, 2)
	assert.Equal(t, "page 1 and 1 place more", f.wherever(f.list[0]))
	assert.Equal(t, "page 2", f.wherever(f.list[1]))
	assert.Contains(t, f.sheet.title, "2 findings")
}

func TestStopIsSeenToBeHeard(t *testing.T) {
	w := onSmallReview(t)
	var work, done func()
	w.p.background = func(a, b func()) { work, done = a, b }
	e := &exporting{d: w.desk, releases: []export.Release{{Path: filepath.Join(w.folder, "x.csv"), Format: export.Formats[csvFormat()]}}}
	e.begin()
	w.tap("Stop")
	assert.True(t, w.top().main.Disabled())
	assert.Equal(t, "Stopping…", w.top().main.Text)
	work()
	done()
	assert.Equal(t, stopped.Title, w.top().title)
	assert.NoFileExists(t, filepath.Join(w.folder, "x.csv"))
}
