package ui

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// sentPack makes a pack of health visiting in the window, and returns the file.
func sentPack(t *testing.T, w *windowTest, secret string) string {
	t.Helper()
	p := w.desk.openPack()
	p.place.folder.reset(w.folder)
	p.place.name.reset("pack")
	test.Type(p.instructions, "Say who was told.")
	p.required.press(slices.IndexFunc(chronology.RequiredFields, func(f chronology.RequiredField) bool { return f.Word == "who was told" }))
	p.required.press(0)
	p.required.press(0) // and off again
	if secret != "" {
		test.Type(p.secret.first, secret)
		test.Type(p.secret.second, secret)
	}
	p.make()
	require.False(t, p.problem.label.Visible(), p.problem.label.Text)
	w.top().hide()
	return filepath.Join(w.folder, "pack.throughline")
}

// fillIn changes every event of a pack.
func fillIn(t *testing.T, path string, how func(*chronology.Event)) {
	t.Helper()
	f, err := store.Open(path, store.Options{Who: "An IMR author"})
	require.NoError(t, err)
	_, err = f.Edit("fill in", func(edit *store.Edit) error {
		for _, e := range f.Review().Events {
			if e.Agency == f.Review().Settings.OneAgency {
				c := e.Copy()
				how(c)
				if err := edit.Put(c); err != nil {
					return err
				}
			}
		}
		return nil
	})
	require.NoError(t, err)
	require.NoError(t, f.Close())
}

// changeVisit changes the one event of the small review.
func changeVisit(t *testing.T, w *windowTest, how func(*chronology.Event)) {
	t.Helper()
	c := w.desk.s.review().Events[0].Copy()
	how(c)
	require.True(t, w.desk.s.edit("change", func(e *store.Edit) error { return e.Put(c) }))
}

func TestAReturnIsTakenInAndDecidedInTheWindow(t *testing.T) {
	w := onSmallReview(t)
	pack := sentPack(t, w, "")
	require.Len(t, w.desk.s.review().Packs, 1)
	fillIn(t, pack, func(e *chronology.Event) { e.What, e.Outcome, e.Source = "Theirs.", "Their outcome.", "Their record" })
	changeVisit(t, w, func(e *chronology.Event) { e.What, e.Outcome, e.Note = "Mine.", "My outcome.", "Ask." })

	w.desk.readReturn(pack, "", nil)
	require.Equal(t, "What pack.throughline changes", w.top().title)
	assert.Equal(t, "Mine.", w.desk.s.review().Events[0].What, "nothing is in the review yet")
	w.top().accept()
	visit := w.desk.s.review().Events[0]
	assert.Equal(t, []string{"Mine.", "Their record", "Ask."}, []string{visit.What, visit.Source, visit.Note})
	require.Equal(t, "Decide what differs", w.top().title, "what is to be decided comes next")
	w.top().hide()
	require.Len(t, w.desk.s.review().OpenConflicts(), 2, "and may be decided later")

	c := w.desk.openConflicts(visit.UID)
	texts := map[string]string{"what": "Both.", "outcome": ""}
	for range 2 {
		assert.Same(t, c.keep, w.win.Canvas().Focused(), "the keyboard is where the next is decided")
		if texts[c.list[c.at].Field] == "" {
			c.decide(chronology.DecidedTheirs)
			continue
		}
		assert.Equal(t, []string{"Mine.", "Theirs."}, []string{c.mine.text, c.theirs.text})
		assert.True(t, c.useOwn.Disabled(), "nothing was typed yet")
		c.own.SetText("Both.")
		assert.False(t, c.useOwn.Disabled())
		c.decide(chronology.DecidedOwn)
	}
	visit = w.desk.s.review().Events[0]
	assert.Equal(t, []string{"Both.", "Their outcome."}, []string{visit.What, visit.Outcome})
	assert.Empty(t, w.sheets, "all is decided")
	assert.Nil(t, w.desk.openConflicts(""))
	w.top().hide()

	w.desk.readReturn(pack, "", nil)
	assert.Equal(t, "This return has not been taken in", w.top().title, "the same twice is nothing")
	w.top().hide()
	for range 3 {
		w.desk.undo()
	}
	assert.Equal(t, "Mine.", w.desk.s.review().Events[0].What)
	assert.Empty(t, w.desk.s.review().Returns, "the merge is one step")
}

// marksOf are the words of a text that are marked.
func marksOf(m *marked) (words []string) {
	for _, at := range m.marks {
		words = append(words, m.text[at[0]:at[1]])
	}
	return words
}

func TestTheWordsThatDifferAreMarked(t *testing.T) {
	w := onSmallReview(t)
	visit := w.desk.s.review().Events[0]
	put := func(c chronology.Conflict) {
		c.UID, c.Agency = chronology.NewUID(), visit.Agency
		require.True(t, w.desk.s.edit("differ", func(e *store.Edit) error { return e.Put(&c) }))
	}
	put(chronology.Conflict{Entity: visit.UID, Sort: "event", Field: "what",
		Base: "She said she was pushed.", Mine: "She said that she was pushed.", Theirs: "She said she was pushed twice."})
	put(chronology.Conflict{Entity: visit.UID, Sort: "event", Field: "outcome", Theirs: "None."})
	c := w.desk.openConflicts(visit.UID)
	assert.Equal(t, [][]string{{"pushed."}, {"that", "pushed."}, {"pushed twice."}}, [][]string{marksOf(c.before), marksOf(c.mine), marksOf(c.theirs)})
	assert.True(t, c.marks.Visible(), "what the marks mean is said")
	c.turn(1)
	assert.Equal(t, []string{"(nothing)", "(nothing)", "None."}, []string{c.before.text, c.mine.text, c.theirs.text})
	assert.Empty(t, slices.Concat(marksOf(c.before), marksOf(c.mine), marksOf(c.theirs)), "an empty text is nothing to differ from")
	assert.False(t, c.marks.Visible())
}

func TestWhatTwoAgenciesMakeOfAPersonIsDecidedAtOnce(t *testing.T) {
	w := onSmallReview(t)
	r := w.desk.s.review()
	require.True(t, w.desk.s.edit("differ", func(e *store.Edit) error {
		if err := e.Put(&chronology.Person{UID: "nan", Label: "Nan", RealName: "N"}); err != nil {
			return err
		}
		for uid, theirs := range map[chronology.UID]string{"one": "Nancy", "two": "Agnes", "three": "Nancy"} {
			if err := e.Put(&chronology.Conflict{UID: uid, Agency: r.Events[0].Agency, Entity: "nan", Sort: "person", Field: "real_name", Base: "N", Mine: "N", Theirs: theirs}); err != nil {
				return err
			}
		}
		return nil
	}))
	c := w.desk.openConflicts("")
	require.Len(t, c.list, 3)
	assert.Contains(t, c.head.text, "person · Nan · another agency has made something else of it; neither stands until you decide")
	c.turn(slices.IndexFunc(c.list, func(x *chronology.Conflict) bool { return x.UID == "one" }))
	c.decide(chronology.DecidedTheirs)
	assert.Equal(t, "Nancy", w.desk.s.review().Person("nan").RealName)
	require.Len(t, c.list, 1, "who says the same is not asked about again")
	assert.Equal(t, []string{"Nancy", "Agnes"}, []string{c.mine.text, c.theirs.text})
	c.decide(chronology.DecidedMine)
	assert.Empty(t, w.desk.s.review().OpenConflicts())
}

func TestChecksLeadToWhatIsToBeDecided(t *testing.T) {
	w := onSmallReview(t)
	visit := w.desk.s.review().Events[0]
	require.True(t, w.desk.s.edit("differ", func(e *store.Edit) error {
		return e.Put(&chronology.Conflict{UID: "c", Agency: visit.Agency, Entity: visit.UID, Sort: "event", Field: "what", Mine: visit.What, Theirs: "Theirs."})
	}))
	w.desk.show(viewChecks)
	v := w.desk.views[viewChecks].(*checksView)
	f := chronology.Finding{Code: chronology.CodeConflict, Events: []chronology.UID{visit.UID}}
	acts := v.acts(f)
	require.Len(t, acts, 1)
	acts[0].do()
	assert.Equal(t, "Decide what differs", w.top().title)
}

func TestAPackUnderAPassphraseIsOpenedToBeFilledIn(t *testing.T) {
	w := onSmallReview(t)
	p := w.desk.openPack()
	test.Type(p.secret.first, "correct horse")
	p.make()
	assert.Contains(t, p.problem.label.Text, "The two passphrases differ")
	p.sheet.hide()
	pack := sentPack(t, w, "correct horse")
	needs, err := store.NeedsPassphrase(pack)
	require.NoError(t, err)
	assert.True(t, needs)
	content, err := os.ReadFile(pack)
	require.NoError(t, err)
	assert.NotContains(t, string(content), "Say who was told")

	w.desk.readReturn(pack, "", nil)
	require.Equal(t, "This return has a passphrase", w.top().title)
	w.top().hide()
	w.desk.readReturn(pack, "wrong horse", nil)
	require.Equal(t, "This return has a passphrase", w.top().title, "it is asked for again")
	w.top().hide()
	w.desk.readReturn(pack, "correct horse", nil)
	assert.Equal(t, "What pack.throughline changes", w.top().title)
}

func TestTheFormOfAPackFollowsTheKeyboard(t *testing.T) {
	w := onSmallReview(t)
	p := w.desk.openPack()
	scroll := p.scroll
	require.Zero(t, scroll.Offset.Y)
	w.win.Canvas().Focus(p.place.folder)
	assert.Positive(t, scroll.Offset.Y, "what has the keyboard is in sight")
}

// A department gets a part of what its agency was sent, with a letter that says so.
func TestADepartmentGetsAPackWithItsLetter(t *testing.T) {
	w := onSmallReview(t)
	visit := w.desk.s.review().Events[0]
	require.True(t, w.desk.s.edit("add a department", func(e *store.Edit) error {
		return e.Put(&chronology.Service{UID: "ward", Agency: visit.Agency, Name: "Ward 7"})
	}))
	whole := sentPack(t, w, "")
	w.closeReview()
	w.open(whole)
	require.Equal(t, "What is asked of you", w.top().title, "a fresh pack says what is asked")
	w.top().hide()

	p := w.desk.openPack()
	require.Len(t, p.agencies, 1, "in an agency's file, packs are for its own departments")
	require.Contains(t, p.service.Options, "Ward 7")
	p.service.SetSelected("Ward 7")
	assert.Contains(t, p.place.name.Text, "ward-7")
	p.place.folder.reset(w.folder)
	test.Type(p.due.entry, "1 March 2027")
	p.writeUsual()
	assert.Contains(t, p.letter.Text, "Ward 7")
	assert.Contains(t, p.letter.Text, "by 1 March 2027")
	p.apart.press(0)
	p.make()
	require.Equal(t, "The pack is made", w.top().title)
	made := filepath.Join(w.folder, p.place.name.Text)
	assert.FileExists(t, made+"-letter.docx")
	w.top().hide()
	w.closeReview()
	w.open(made + fileEnding)
	own := w.desk.s.review().OwnPack()
	assert.Equal(t, chronology.UID("ward"), own.Service)
	assert.Contains(t, own.Letter, "Ward 7")
	require.Equal(t, "What is asked of you", w.top().title)
	w.top().hide()
	require.True(t, w.desk.s.edit("enter", func(e *store.Edit) error {
		return e.Put(&chronology.Event{UID: "theirs", Agency: visit.Agency, Service: "ward", When: chronology.When{Wording: "2 June 2013"}, Source: "Notes", What: "Seen on the ward."})
	}))
	r := w.desk.openReturn()
	r.place.folder.reset(w.folder)
	r.place.name.reset("ward back")
	r.make()
	w.top().hide()
	w.closeReview()
	w.open(whole)
	require.Nil(t, w.top(), "what has been worked in does not say it again")
	w.desk.readReturn(filepath.Join(w.folder, "ward back.throughline"), "", nil)
	w.top().accept()
	assert.NotNil(t, w.desk.s.review().Event("theirs"), "the agency has what its department entered, and returns the whole")
	assert.NotNil(t, w.desk.openReturn())
}

func TestThePackIsCheckedAndReturned(t *testing.T) {
	w := onSmallReview(t)
	assert.Nil(t, w.desk.openReturn(), "a review is no pack")
	w.top().hide()
	pack := sentPack(t, w, "")
	fillIn(t, pack, func(e *chronology.Event) { e.Source = "" })
	w.closeReview()
	w.open(pack)
	require.NotNil(t, w.desk)
	p := w.desk.openReturn()
	require.NotEmpty(t, p.lacks)
	assert.Equal(t, chronology.CodeMissing, p.lacks[0].Code)
	asked := slices.IndexFunc(p.lacks, func(f chronology.Finding) bool { return f.Code == chronology.CodeAsked })
	require.GreaterOrEqual(t, asked, 0)
	assert.Contains(t, p.lacks[asked].Message, "what the pack asks for: who was told.")
	p.place.folder.reset(w.folder)
	p.place.name.reset("back")
	p.make()
	assert.Equal(t, "The return is made", w.top().title)
	r, err := store.ReadReturn(filepath.Join(w.folder, "back.throughline"), "")
	require.NoError(t, err)
	assert.NotNil(t, r.Review.OwnPack())
}

// laterTable is a table of the agency of the small review's only event.
func laterTable(t *testing.T, w *windowTest, rows ...string) string {
	t.Helper()
	agency := w.desk.s.review().Agency(w.desk.s.review().Events[0].Agency).Name
	text := "Agency,Date,Event,Source\n"
	for _, row := range rows {
		text += agency + "," + row + "\n"
	}
	path := filepath.Join(w.folder, "later.csv")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

func TestALaterTableIsShownAsChanges(t *testing.T) {
	w := onSmallReview(t)
	w.desk.readTableReturn(laterTable(t, w, "1/9/2013,Something new,Log"))
	if w.top().title != "Which rows of later.csv are which" { // the file does not name its agency outside its rows
		w.top().accept()
	}
	require.Equal(t, "Which rows of later.csv are which", w.top().title)
	w.top().accept()
	require.Equal(t, "What later.csv changes", w.top().title)
	assert.Len(t, w.desk.s.review().Events, 1, "nothing is in the review yet")
	w.top().accept()
	assert.Len(t, w.desk.s.review().Events, 2)
	assert.Len(t, w.desk.s.review().Returns, 1)
}

func TestRowsOfALaterTableArePairedByTheKeyboard(t *testing.T) {
	w := onSmallReview(t)
	before := w.desk.s.review().Events[0]
	p := newImportPreview(w.desk, importSource{path: laterTable(t, w, "1/9/2013,"+before.What+",Log", "2/9/2013,Something new,Log")})
	p.reread(p.open)
	require.False(t, p.match.Hidden, "the agency has entries already")
	p.match.OnTapped()
	require.Equal(t, "Which rows of later.csv are which", w.top().title)
	lists := w.win.Canvas().Focused().(*list)
	assert.Equal(t, 2, lists.Length())
	lists.TypedRune('w')
	lists.TypedRune('p')
	w.top().accept()
	require.Equal(t, "What later.csv changes", w.top().title)
	w.top().accept()
	r := w.desk.s.review()
	assert.Len(t, r.Events, 3, "both rows are new, as was said")
	assert.Len(t, r.Receipts, 1)
	require.Len(t, r.Returns, 1)
	w.desk.s.undo()
	assert.Len(t, w.desk.s.review().Events, 1, "one step")
}

func TestWhatWasSaidOfRowsIsNotThrownAwayUnasked(t *testing.T) {
	w := onSmallReview(t)
	before := w.desk.s.review().Events[0]
	p := newImportPreview(w.desk, importSource{path: laterTable(t, w, "1/9/2013,"+before.What+",Log")})
	p.reread(p.open)
	p.match.OnTapped()
	w.win.Canvas().Focused().(*list).TypedRune('o')
	w.press(fyne.KeyEscape)
	assert.Equal(t, "Leave without taking the return in?", w.top().title)
}
