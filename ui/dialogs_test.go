package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
	"throughline.org/throughline/store"
)

func TestTheAssistantWritesAWholeReview(t *testing.T) {
	w := newWindowTest(t)
	n := w.openNew(false)
	test.Type(n.title, "Child B")
	test.Type(n.from.entry, "16 May 2012")
	assert.Contains(t, n.from.says.text, "16 May 2012", "the reading is shown as it is typed")
	test.Type(n.to.entry, "April 2014")
	n.pressAgency(4)
	test.Type(n.agency, "Fire service")
	n.agency.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	test.Type(n.subject, "Child B")
	n.create()

	require.NotNil(t, w.desk, "the review is shown")
	assert.FileExists(t, filepath.Join(w.folder, "child-b.throughline"), "named after the title")
	r := w.desk.s.review()
	assert.Equal(t, "Child B", r.Settings.Title)
	assert.Equal(t, "16 May 2012", r.Settings.ScopeFrom)
	require.Len(t, r.Agencies, 2)
	assert.Equal(t, []string{"Police", "Fire service"}, []string{r.Agencies[0].Name, r.Agencies[1].Name})
	assert.NotEqual(t, r.Agencies[0].Colour, r.Agencies[1].Colour)
	require.Len(t, r.People, 1)
	assert.True(t, r.People[0].Subject)
}

func TestTheAssistantWritesOneAgencysChronology(t *testing.T) {
	w := newWindowTest(t)
	n := w.openNew(true)
	n.create()
	assert.True(t, n.problem.label.Visible(), "an agency is asked for")
	assert.Nil(t, w.desk)
	test.Type(n.agency, "Health visiting")
	test.Type(n.title, "Return")
	n.create()
	require.NotNil(t, w.desk)
	r := w.desk.s.review()
	assert.Equal(t, "Health visiting", r.Agency(r.Settings.OneAgency).Name)
}

func TestTheAssistantBeginsWithItsFirstField(t *testing.T) {
	w := newWindowTest(t)
	n := w.openNew(true)
	assert.Same(t, n.agency, w.win.Canvas().Focused())
	n.sheet.hide()
	n = w.openNew(false)
	assert.Same(t, n.title, w.win.Canvas().Focused())
}

func TestTheAssistantRefusesWhatItCannotWrite(t *testing.T) {
	w := newWindowTest(t)
	taken := filepath.Join(w.folder, "taken.throughline")
	require.NoError(t, os.WriteFile(taken, []byte("mine"), 0o600))
	n := w.openNew(false)
	test.Type(n.title, "Taken")
	n.create()
	assert.Contains(t, n.problem.label.Text, "There is a file of that name already")
	kept, err := os.ReadFile(taken)
	require.NoError(t, err)
	assert.Equal(t, "mine", string(kept), "the file is as it was")

	n.place.name.reset("free")
	test.Type(n.from.entry, "the day of nothing")
	n.create()
	assert.Contains(t, n.problem.label.Text, "date cannot be read")
	assert.Nil(t, w.desk)
	assert.NoFileExists(t, filepath.Join(w.folder, "free.throughline"))
}

func TestAChipFiltersEveryViewAndSaysSo(t *testing.T) {
	w := onSmallReview(t)
	assert.False(t, w.desk.filters.clear.Visible())
	for i, tg := range w.desk.filters.toggles() {
		if tg.label == "Not attended" {
			w.desk.filters.press(i)
		}
	}
	assert.True(t, w.desk.s.filter.NotAttended)
	assert.Empty(t, w.desk.s.events())
	assert.Equal(t, "0 of 1 event", w.desk.filters.kept.text)
	assert.Contains(t, w.desk.status.view.text, "0 of 1 event")
	w.desk.clearFilter()
	assert.Len(t, w.desk.s.events(), 1)
}

func TestTheFilterPanelChoosesByAgencyTextAndDates(t *testing.T) {
	w := onSmallReview(t)
	p := w.desk.openFilter()
	agencies := p.lists[0]
	agencies.group.onPress(2) // the police, after the family and health visiting
	assert.Equal(t, []chronology.UID{"pol"}, w.desk.s.filter.Agencies)
	assert.Equal(t, "0 of 1 event", p.count.Text)
	p.clear()
	test.Type(p.from.entry, "2014")
	assert.True(t, w.desk.s.filter.Dates)
	assert.Empty(t, w.desk.s.events(), "the visit was in 2013")
	p.clear()
	test.Type(p.text, "birth visit")
	assert.Len(t, w.desk.s.events(), 1)
}

func TestSearchListsAsOneTypesAndEnterGoesThere(t *testing.T) {
	w := onSmallReview(t)
	w.desk.finder.focus()
	test.Type(w.desk.finder.entry, "birth vis")
	require.NotEmpty(t, w.desk.finder.hits)
	assert.Equal(t, chronology.UID("visit"), w.desk.finder.hits[0].Entity)
	w.desk.finder.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	assert.Equal(t, chronology.UID("visit"), w.desk.s.selected)
	assert.Nil(t, w.desk.finder.sheet, "the list is closed")
}

func TestEnterInTheSearchPrefersAnEventToAnAgencyOfTheName(t *testing.T) {
	w := onSmallReview(t)
	require.True(t, w.desk.s.edit("a name in an event", func(e *store.Edit) error {
		event := w.desk.s.review().Event("visit").Copy()
		event.What += " The police were there."
		return e.Put(event)
	}))
	w.desk.finder.focus()
	test.Type(w.desk.finder.entry, "police")
	require.NotEqual(t, chronology.UID("visit"), w.desk.finder.hits[0].Entity, "the agency is listed first")
	w.desk.finder.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	assert.Nil(t, w.top(), "the set-up stays shut")
	assert.Equal(t, chronology.UID("visit"), w.desk.s.selected)
}

func TestGoingToAnEventThatTheFilterHidesClearsTheFilter(t *testing.T) {
	w := onSmallReview(t)
	w.desk.s.show(chronology.Filter{Agencies: []chronology.UID{"pol"}})
	w.desk.goTo("visit")
	assert.True(t, w.desk.s.filter.Empty())
	assert.Contains(t, w.desk.status.saved.text, "filter was cleared")
}

func TestNothingOfATableIsInTheReviewUntilAccepted(t *testing.T) {
	w := onSmallReview(t)
	w.p.app.Clipboard().SetContent("Date\tAgency\tWhat happened\n3 June 2013\tPolice\tCall to the home.\nnever\tPolice\tNo date.\n")
	w.desk.pasteTable()
	require.NotNil(t, w.top())
	assert.Len(t, w.desk.s.review().Events, 1, "nothing is in yet")
	w.top().hide()
	assert.Len(t, w.desk.s.review().Events, 1, "nothing comes in by closing")

	w.desk.pasteTable()
	w.top().accept()
	assert.Len(t, w.desk.s.review().Events, 2, "the readable row is in")
	w.desk.undo()
	assert.Len(t, w.desk.s.review().Events, 1, "one undo takes all of it out")
}

func TestDroppedFilesAreOpenedOrPreviewed(t *testing.T) {
	w := onSmallReview(t)
	table := filepath.Join(w.folder, "police.csv")
	require.NoError(t, os.WriteFile(table, []byte("Date,Agency,What happened\n3 June 2013,Police,Call.\n"), 0o600))
	w.dropped([]fyne.URI{storage.NewFileURI(table)})
	require.NotNil(t, w.top(), "the preview is shown")
	w.top().hide()
	w.dropped([]fyne.URI{storage.NewFileURI(filepath.Join(w.folder, "x.exe"))})
	require.NotNil(t, w.top(), "the person is told")
	assert.Equal(t, "This file cannot be opened", w.top().title)
}

// csvFormat is the place of CSV among the formats.
func csvFormat() int {
	return slices.IndexFunc(export.Formats, func(f export.Format) bool { return f.Ending == ".csv" })
}

func TestExportWritesBesideAndRefusesToReplaceUnasked(t *testing.T) {
	w := onSmallReview(t)
	e := w.desk.openExport()
	assert.False(t, e.comments, "comments stay out unless asked for")
	e.format = csvFormat()
	e.show()
	e.start()
	path := filepath.Join(w.folder, "child-a.csv")
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Contains(t, string(text), "New birth visit at home.")
	w.top().hide()

	require.NoError(t, os.WriteFile(path, []byte("mine"), 0o600))
	e = w.desk.openExport()
	e.format = csvFormat()
	e.show()
	e.start()
	assert.True(t, e.problem.label.Visible())
	text, err = os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "mine", string(text), "what was there is as it was")
	e.replace = true
	e.start()
	text, err = os.ReadFile(path)
	require.NoError(t, err)
	assert.Contains(t, string(text), "New birth visit")
}

func TestAFilteredExportSaysWhatItKeeps(t *testing.T) {
	w := onSmallReview(t)
	w.desk.s.show(chronology.Filter{Agencies: []chronology.UID{"pol"}})
	e := w.desk.openExport()
	assert.True(t, e.options().Filter.Agencies != nil, "the filter is taken over")
	var names []string
	for _, x := range e.extraList() {
		names = append(names, x.name)
	}
	assert.Contains(t, strings.Join(names, "|"), "Only what the filter keeps: ")
}

func TestSetUpSavesEachFieldAsOneStep(t *testing.T) {
	w := onSmallReview(t)
	u := w.desk.openSetup(sectionAgencies)
	name := firstEntry(u.list.form).(*textEntry)
	w.win.Canvas().Focus(name)
	name.SetText("Health visitors")
	w.win.Canvas().Unfocus()
	assert.Equal(t, "Health visitors", w.desk.s.review().Agency("hv").Name)
	assert.Equal(t, "rename agency", w.desk.s.file.UndoLabel())
	w.desk.undo()
	assert.Equal(t, "Health visiting", w.desk.s.review().Agency("hv").Name, "undo works in the set-up")
	assert.Equal(t, "Health visiting", name.Text, "and the field follows")
}

func TestSetUpAddsMovesAndDeletes(t *testing.T) {
	w := onSmallReview(t)
	u := w.desk.openSetup(sectionAgencies)
	ed := u.list
	ed.add()
	require.Len(t, w.desk.s.review().Agencies, 3)
	added := w.desk.s.review().Agencies[2].UID
	assert.Equal(t, added, ed.chosen, "the new one is chosen")
	ed.move(-1)
	assert.Equal(t, added, w.desk.s.review().Agencies[1].UID)
	ed.remove()
	assert.Len(t, w.desk.s.review().Agencies, 2, "nothing refers to it: it is deleted at once")
	ed.choose("hv")
	ed.remove()
	assert.Len(t, w.desk.s.review().Agencies, 2, "an event refers to it: the person is asked")
	w.top().accept()
	assert.Len(t, w.desk.s.review().Agencies, 1)
	w.desk.undo()
	assert.Len(t, w.desk.s.review().Agencies, 2)
}

func TestEverySectionOfTheSetUpHasAForm(t *testing.T) {
	w := onSmallReview(t)
	u := w.desk.openSetup("")
	for i, s := range u.sections {
		u.show(i)
		if s.list == nil {
			continue
		}
		before := len(u.list.items)
		u.list.add()
		assert.Len(t, u.list.items, before+1, s.name)
		assert.NotNil(t, firstEntry(u.list.form), s.name)
		u.list.remove()
		assert.Len(t, u.list.items, before, s.name)
	}
}

func TestEscapeClosesADialogWhateverHasTheKeyboard(t *testing.T) {
	w := onSmallReview(t)
	for name, open := range map[string]func(){
		"a button": w.openAbout, "a list": w.desk.openHistory, "a text": func() { w.openNew(false) },
		"chips": func() { w.desk.openExport() }, "a tab": func() { w.desk.openSetup("") },
	} {
		open()
		require.NotNil(t, w.win.Canvas().Focused(), name)
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		assert.Nil(t, w.top(), name)
	}
}

func TestACopyIsSavedAndTheWindowGoesOnWithItsFile(t *testing.T) {
	w := onSmallReview(t)
	own := w.desk.s.file.Path()
	w.desk.saveAs()
	w.top().accept()
	assert.Equal(t, own, w.desk.s.file.Path())
	found, err := filepath.Glob(filepath.Join(w.folder, "child-a copy *.throughline"))
	require.NoError(t, err)
	require.Len(t, found, 1)
	file, err := store.Open(found[0], store.Options{})
	require.NoError(t, err)
	defer file.Close()
	assert.NotNil(t, file.Review().Event("visit"))
}
