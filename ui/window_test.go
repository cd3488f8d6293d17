package ui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
	"throughline.org/throughline/intake"
	"throughline.org/throughline/store"
)

// windowTest is a whole window of the test driver, its background work done at once.
type windowTest struct {
	*window
	t      *testing.T
	folder string
}

func newWindowTest(t *testing.T) *windowTest {
	t.Helper()
	folder := t.TempDir()
	p := newProgram(test.NewTempApp(t), Options{SamplePath: filepath.Join(folder, "sample.throughline")})
	p.timer = nil
	p.background = atOnce
	p.settings.setFolder(folder)
	w := p.newWindow()
	w.win.Resize(fyne.NewSize(1280, 720))
	t.Cleanup(w.release)
	return &windowTest{window: w, t: t, folder: folder}
}

// onSmallReview opens the small review in the window.
func onSmallReview(t *testing.T) *windowTest {
	t.Helper()
	w := newWindowTest(t)
	w.create(filepath.Join(w.folder, "child-a.throughline"), smallReview())
	require.NotNil(t, w.desk, "the review is shown")
	return w
}

// menuItem finds an item by how its label begins.
func (w *windowTest) menuItem(menu, begins string) *fyne.MenuItem {
	w.t.Helper()
	for _, m := range w.win.MainMenu().Items {
		for _, item := range m.Items {
			if m.Label == menu && strings.HasPrefix(item.Label, begins) {
				return item
			}
		}
	}
	require.Failf(w.t, "no such item", "%s > %s", menu, begins)
	return nil
}

// label is the label of an item with single spaces.
func (w *windowTest) label(menu, begins string) string {
	w.t.Helper()
	return strings.Join(strings.Fields(w.menuItem(menu, begins).Label), " ")
}

func (w *windowTest) retitle(uid chronology.UID, title string) {
	w.t.Helper()
	e := w.desk.s.review().Event(uid).Copy()
	e.Title = title
	require.True(w.t, w.desk.s.edit("change title", func(edit *store.Edit) error { return edit.Put(e) }))
}

func TestUndoIsNamedInTheMenuAndAtTheFoot(t *testing.T) {
	w := onSmallReview(t)
	assert.Equal(t, "Undo Ctrl+Z", w.label("Edit", "Undo"), "a new review has nothing to undo")
	w.retitle("visit", "New birth visit")
	assert.Equal(t, "Undo: change title Ctrl+Z", w.label("Edit", "Undo"))
	assert.Contains(t, w.desk.status.undo.text, "Undo: change title")

	w.menuItem("Edit", "Undo").Action()
	assert.Empty(t, w.desk.s.review().Event("visit").Title)
	assert.Equal(t, "Redo: change title Ctrl+Y", w.label("Edit", "Redo"))
	w.menuItem("Edit", "Redo").Action()
	assert.Equal(t, "New birth visit", w.desk.s.review().Event("visit").Title)
}

func TestUndoTakesBackTypingFirst(t *testing.T) {
	w := onSmallReview(t)
	w.retitle("visit", "New birth visit")
	w.win.Canvas().Focus(w.desk.finder.entry)
	test.Type(w.desk.finder.entry, "visit")
	w.desk.undo()
	assert.NotEqual(t, "visit", w.desk.finder.entry.Text, "the typing is undone")
	assert.Equal(t, "New birth visit", w.desk.s.review().Event("visit").Title, "the review is not")
	for range 5 {
		if w.desk.finder.entry.Text == "" {
			break
		}
		w.desk.undo()
	}
	w.desk.undo()
	assert.Empty(t, w.desk.s.review().Event("visit").Title, "with no typing left, the review's step is undone")
}

func TestShortcutsDoNothingBehindADialog(t *testing.T) {
	w := onSmallReview(t)
	w.retitle("visit", "New birth visit")
	w.openAbout()
	w.menuItem("Event", "New event").Action()
	w.menuItem("Edit", "Undo").Action()
	assert.Len(t, w.desk.s.review().Events, 1)
	assert.Equal(t, "New birth visit", w.desk.s.review().Event("visit").Title)
	assert.True(t, w.key(&fyne.KeyEvent{Name: fyne.KeyEscape}), "Escape closes the dialog")
	assert.Nil(t, w.top())
}

func TestAFileIsAskedForInAWindowThatWaits(t *testing.T) {
	w := onSmallReview(t)
	for _, ask := range []func(){w.askOpen, w.desk.askImport, func() { newPlaceFields(w.window, "x", fileEnding).choose() }} {
		ask()
		require.True(t, w.covered(), "the dialog is shown")
		w.menuItem("Event", "New event").Action()
		assert.Len(t, w.desk.s.review().Events, 1, "nothing happens behind it")
		w.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
		assert.False(t, w.covered(), "Escape closes it")
	}
}

func TestDeletionSaysThatItCanBeUndone(t *testing.T) {
	w := onSmallReview(t)
	w.desk.s.choose("visit")
	w.menuItem("Event", "Delete").Action()
	assert.Empty(t, w.desk.s.review().Events)
	assert.Contains(t, w.desk.status.saved.text, "brings it back")
	w.menuItem("Edit", "Undo").Action()
	assert.NotNil(t, w.desk.s.review().Event("visit"))
}

func TestASecondWindowIsToldWhoHasTheFile(t *testing.T) {
	w := newWindowTest(t)
	path := filepath.Join(w.folder, "locked.throughline")
	file, err := store.Create(path, smallReview(), store.Options{Who: "Ann Author"})
	require.NoError(t, err)
	defer file.Close()
	w.open(path)
	assert.Nil(t, w.desk, "it is not opened twice")
	require.NotNil(t, w.top(), "the person is told")
	assert.Equal(t, "This review is open already", w.top().title)
}

func TestEveryKnownErrorHasItsSentence(t *testing.T) {
	cases := []struct {
		err  error
		says string
	}{
		{&store.LockedError{Who: "Ann Author", Host: "desk-7", Since: time.Date(2026, 3, 4, 9, 5, 0, 0, time.Local)}, "Ann Author has it open on desk-7 since 09:05 on 4 March"},
		{store.ErrForeign, "Nothing has been changed"}, {store.ErrNewer, "newer version"}, {store.ErrDamaged, "Restore a copy"},
		{store.ErrExists, "another name"}, {export.ErrExists, "another name"}, {export.ErrStopped, "Nothing has been written"},
		{intake.ErrEmpty, "copy them"}, {syscall.ENOSPC, "Make room"}, {store.ErrNoSpace, "Make room"}, {store.ErrReadOnly, "Save a copy"}, {fs.ErrPermission, "another folder"}, {fs.ErrNotExist, "moved"},
	}
	for _, c := range cases {
		p := explain(errors.Join(errors.New("outer"), c.err))
		assert.Contains(t, p.Title+" "+p.Text, c.says)
		assert.NotContains(t, p.Text, "outer", "the person does not read what is meant for programmers")
	}
	unknown := explain(errors.New("boom"))
	assert.Contains(t, unknown.Text, "saved before is safe")
	assert.Contains(t, unknown.Text, "boom")
}

func TestTheBundledReviewIsKeptFromRunToRun(t *testing.T) {
	w := newWindowTest(t)
	w.openSample()
	require.NotNil(t, w.desk)
	first := w.desk.s.dating.Order()[0].UID
	w.retitle(first, "Looked at")
	w.closeReview()
	assert.Nil(t, w.desk)
	w.openSample()
	require.NotNil(t, w.desk)
	assert.Equal(t, "Looked at", w.desk.s.review().Event(first).Title)
}

func TestARecentReviewThatIsGoneLeavesTheList(t *testing.T) {
	w := onSmallReview(t)
	path := w.desk.s.file.Path()
	require.Equal(t, []string{path}, w.p.settings.recent())
	w.closeReview()
	require.NoError(t, os.Remove(path))
	w.openRecent(path)
	assert.Empty(t, w.p.settings.recent())
	assert.NotNil(t, w.top(), "the person is told")
}

func TestRecentReviewsAreNamedWithoutTheirPlace(t *testing.T) {
	names := recentNames([]string{"/home/x/cases/a.throughline", "/home/x/old/a.throughline", "/home/x/b.throughline"})
	assert.Equal(t, "a (cases)", names[0].name)
	assert.Equal(t, "a (old)", names[1].name)
	assert.Equal(t, "b", names[2].name)
}

func TestClosingSavesWhatIsBeingTyped(t *testing.T) {
	w := onSmallReview(t)
	path := w.desk.s.file.Path()
	w.desk.s.choose("visit")
	w.desk.edit()
	focused := w.win.Canvas().Focused()
	require.NotNil(t, focused, "the first field has the keyboard")
	before := *w.desk.s.review().Event("visit")
	test.Type(focused, "x")
	w.closeReview()
	file, err := store.Open(path, store.Options{})
	require.NoError(t, err)
	defer file.Close()
	assert.NotEqual(t, before, *file.Review().Event("visit"), "what was typed is in the file")
}

func TestTextGrowsToTwiceItsSizeAndStillFits(t *testing.T) {
	w := onSmallReview(t)
	before := w.win.Content().MinSize()
	for range 10 {
		w.p.largerText(1)
	}
	assert.Equal(t, float32(2), w.p.settings.textScale(), "it stops at 200 %")
	assert.True(t, w.menu.larger.Disabled)
	after := w.win.Content().MinSize()
	assert.Greater(t, after.Width, before.Width)
	assert.LessOrEqual(t, after.Width, float32(1280), "a window of 1280 holds it")
	assert.LessOrEqual(t, after.Height, float32(690), "a window of 720 holds it, under its menus")
}

func TestEveryDialogFitsASmallWindowAtAnyTextSize(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		w := onSmallReview(t)
		w.p.restyle(themeLight, scale)
		dialogs := map[string]func(){
			"new review": func() { w.openNew(false) }, "new chronology": func() { w.openNew(true) },
			"filter": func() { w.desk.openFilter() }, "export": func() { w.desk.openExport() }, "history": w.desk.openHistory,
			"set-up": func() { w.desk.openSetup(sectionPeople) }, "agencies": func() { w.desk.openSetup(sectionAgencies) },
			"keys": func() { w.openKeys() }, "about": w.openAbout, "save as": w.desk.saveAs,
		}
		for name, open := range dialogs {
			open()
			require.NotNil(t, w.top(), name)
			least := w.top().dialog.MinSize()
			assert.LessOrEqual(t, least.Width, float32(1280), "%s at %v", name, scale)
			assert.LessOrEqual(t, least.Height, float32(690), "%s at %v", name, scale)
			w.top().hide()
		}
	}
}

func TestSettingsAreKept(t *testing.T) {
	w := onSmallReview(t)
	w.desk.show(viewTable)
	w.desk.showInspector(false)
	w.closeReview()
	assert.Equal(t, viewTable, w.p.settings.view())
	assert.True(t, w.p.settings.inspectorHidden())
	w.p.settings.setColumnWidths("table", []float64{100, 40})
	assert.Equal(t, []float64{100, 40}, w.p.settings.columnWidths("table"))
	w.p.settings.clearRecent()
	assert.Empty(t, w.p.settings.recent())
}

func TestEventsOfOneDayAreOrderedByHand(t *testing.T) {
	w := onSmallReview(t)
	first := w.desk.s.review().Event("visit")
	second := first.Copy()
	second.UID, second.Title = "call", "Telephone call"
	require.True(t, w.desk.s.edit("add", func(edit *store.Edit) error { return edit.Put(second) }))
	order := func() (uids []chronology.UID) {
		for _, e := range w.desk.s.events() {
			uids = append(uids, e.UID)
		}
		return uids
	}
	require.Equal(t, []chronology.UID{"visit", "call"}, order())

	w.desk.s.choose("call")
	w.menuItem("Event", "Earlier by hand").Action()
	assert.Equal(t, []chronology.UID{"call", "visit"}, order())
	w.menuItem("Event", "Earlier by hand").Action()
	assert.Contains(t, w.desk.status.saved.text, "Not moved")
	w.menuItem("Edit", "Undo").Action()
	assert.Equal(t, []chronology.UID{"visit", "call"}, order())
}
