package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// formTest is a form over a real file, in a window of the test driver.
type formTest struct {
	*inspector
	t    *testing.T
	file *store.File
}

// smallReview has two agencies, two children and one event with a date.
func smallReview() *chronology.Review {
	r := chronology.NewReview("Child A")
	hv := &chronology.Agency{UID: "hv", Name: "Health visiting", Short: "HV", Colour: "#1f8a8c"}
	police := &chronology.Agency{UID: "pol", Name: "Police", Short: "POL", Colour: "#3d5080"}
	for _, x := range []chronology.Entity{
		hv, police,
		&chronology.Service{UID: "nurse", Agency: "hv", Name: "Nursery nurse"},
		&chronology.Person{UID: "mother", Label: "Mother"},
		&chronology.Person{UID: "childA", Label: "Child A", Subject: true, Child: true, Born: "8 May 2013"},
		&chronology.Person{UID: "childB", Label: "Child B", Child: true},
		&chronology.LineOfEnquiry{UID: "line", Short: "Referrals"},
		&chronology.Event{UID: "visit", Agency: "hv", When: chronology.When{Wording: "22 May 2013"}, Source: "HV record", What: "New birth visit at home."},
	} {
		r.Put(x)
	}
	return r
}

// atOnce does what the window does aside on the spot: Fyne's test driver has no
// goroutine of its own to come back to.
func atOnce(work, done func()) { work(); done() }

func sessionOn(t *testing.T, r *chronology.Review) (*session, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&look{choice: themeLight, scale: 1})
	file, err := store.Create(filepath.Join(t.TempDir(), "a.throughline"), r, store.Options{Who: "tester"})
	require.NoError(t, err)
	t.Cleanup(func() { _ = file.Close() })
	s := newSession(&opening{file: file, dating: chronology.Solve(file.Review())}, atOnce)
	s.failed = func(err error) { t.Errorf("shown to the person: %v", err) }
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1000, 700))
	return s, w
}

func newFormTest(t *testing.T, r *chronology.Review) *formTest {
	t.Helper()
	s, w := sessionOn(t, r)
	i := newInspector(s, w)
	w.SetContent(i.content())
	w.Resize(fyne.NewSize(340, 700))
	return &formTest{inspector: i, t: t, file: s.file}
}

// typed puts text where the keyboard is, as a person does.
func (f *formTest) typed(text string) {
	f.t.Helper()
	focused := f.win.Canvas().Focused()
	require.NotNil(f.t, focused, "something has the keyboard")
	test.Type(focused, text)
}

func (f *formTest) press(key fyne.KeyName) {
	f.t.Helper()
	focused := f.win.Canvas().Focused()
	require.NotNil(f.t, focused, "something has the keyboard")
	focused.TypedKey(&fyne.KeyEvent{Name: key})
}

func (f *formTest) tab() { f.win.Canvas().FocusNext() }

func (f *formTest) event(uid chronology.UID) *chronology.Event {
	f.t.Helper()
	e := f.s.review().Event(uid)
	require.NotNil(f.t, e)
	return e
}

// steps are the labels of what was done to the file, oldest first.
func (f *formTest) steps() []string {
	f.t.Helper()
	history, err := f.file.History(0)
	require.NoError(f.t, err)
	var labels []string
	for _, step := range history {
		labels = append([]string{step.Label}, labels...)
	}
	return labels
}

// stepsSince are the labels of the steps after the first n.
func (f *formTest) stepsSince(n int) []string { return f.steps()[n:] }

func TestDateIsSavedAsItIsLeftInOneStep(t *testing.T) {
	f := newFormTest(t, smallReview())
	before := len(f.steps())
	f.s.choose("visit")
	f.focus()
	f.date.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.typed("24 May 2013")
	assert.Empty(t, f.stepsSince(before), "nothing is saved while typing")
	assert.True(t, f.pending())
	f.tab()
	assert.Equal(t, "24 May 2013", f.event("visit").When.Wording)
	assert.Equal(t, []string{"change date"}, f.stepsSince(before))
	assert.False(t, f.pending())
	f.tab()
	f.tab()
	assert.Len(t, f.stepsSince(before), 1, "passing through fields changes nothing")
}

func TestUndoShowsTheOldTextInTheFieldThatHasTheKeyboard(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	f.focus()
	f.typed("about 22 May 2013")
	f.press(fyne.KeyReturn)
	require.Equal(t, "about 22 May 2013", f.event("visit").When.Wording)
	require.True(t, f.s.undo())
	assert.Equal(t, "22 May 2013", f.date.entry.Text)
}

func TestRefreshLeavesWhatIsBeingTyped(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	f.focus()
	f.typed("about 22 May 2013")
	changed := f.event("visit").Copy()
	changed.Outcome = "seen again"
	require.True(t, f.s.edit("from elsewhere", func(tx *store.Edit) error { return tx.Put(changed) }))
	assert.Equal(t, "about 22 May 2013", f.date.entry.Text)
	f.commit()
	assert.Equal(t, "about 22 May 2013", f.event("visit").When.Wording)
	assert.Equal(t, "seen again", f.event("visit").Outcome, "the other change stands")
}

func TestChoosingAnotherEventSavesWhatWasTyped(t *testing.T) {
	r := smallReview()
	r.Put(&chronology.Event{UID: "other", Agency: "pol", What: "Call to the address."})
	f := newFormTest(t, r)
	f.s.choose("visit")
	f.focus()
	f.typed("about 22 May 2013")
	f.s.choose("other")
	assert.Equal(t, "about 22 May 2013", f.event("visit").When.Wording)
	assert.Empty(t, f.event("other").When.Wording)
	assert.Equal(t, "", f.date.entry.Text)
}

func TestDraftEntersTheReviewWithItsFirstField(t *testing.T) {
	f := newFormTest(t, smallReview())
	before := len(f.steps())
	f.create("pol")
	assert.Equal(t, fyne.Focusable(f.date.entry), f.win.Canvas().Focused(), "it begins with the date")
	assert.Len(t, f.s.review().Events, 1, "an empty draft is not in the review")
	f.typed("3 June 2013")
	f.tab()
	require.Len(t, f.s.review().Events, 2)
	made := f.s.review().Events[1]
	assert.Equal(t, chronology.UID("pol"), made.Agency)
	assert.Equal(t, "3 June 2013", made.When.Wording)
	assert.Equal(t, made.UID, f.s.selected)
	assert.Equal(t, []string{"new event"}, f.stepsSince(before))
}

func TestAbandonedDraftLeavesNoTrace(t *testing.T) {
	f := newFormTest(t, smallReview())
	before := len(f.steps())
	f.create("pol")
	f.s.choose("visit")
	assert.Len(t, f.s.review().Events, 1)
	assert.Empty(t, f.stepsSince(before))
	assert.Equal(t, "22 May 2013", f.date.entry.Text)
}

func TestFinishStartsTheNextForTheSameAgencyServiceAndSource(t *testing.T) {
	r := smallReview()
	first := r.Event("visit").Copy()
	first.Service = "nurse"
	r.Put(first)
	f := newFormTest(t, r)
	f.s.choose("visit")
	f.focus()
	f.finish()
	f.typed("1 July 2013")
	f.finish()
	require.Len(t, f.s.review().Events, 2)
	made := f.s.review().Events[1]
	assert.Equal(t, chronology.UID("hv"), made.Agency)
	assert.Equal(t, chronology.UID("nurse"), made.Service)
	assert.Equal(t, "HV record", made.Source)
	assert.Empty(t, made.What)
	assert.Equal(t, "", f.date.entry.Text, "and the one after it has begun")
	f.finish()
	assert.Len(t, f.s.review().Events, 2, "an empty one is not finished")
}

func TestDuplicateLeavesOutWhatBelongsToTheOneEvent(t *testing.T) {
	r := smallReview()
	e := r.Event("visit").Copy()
	e.Ref, e.ExternalID = "HV7", "row 9"
	r.Put(e)
	f := newFormTest(t, r)
	f.s.choose("visit")
	f.duplicate()
	require.Len(t, f.s.review().Events, 2)
	c := f.s.review().Events[1]
	assert.Equal(t, "New birth visit at home.", c.What)
	assert.Empty(t, c.Ref)
	assert.Empty(t, c.ExternalID)
	assert.Equal(t, c.UID, f.s.selected)
}

func TestRemoveTakesLinksAndParagraphsAlongAndUndoBringsAllBack(t *testing.T) {
	r := smallReview()
	r.Put(&chronology.Event{UID: "other", Agency: "pol", What: "Call to the address."})
	r.Put(&chronology.Link{UID: "link", From: "visit", To: "other", Kind: chronology.LedTo})
	r.Put(&chronology.Paragraph{UID: "para", Text: "A visit was made.", Events: []chronology.UID{"visit"}})
	f := newFormTest(t, r)
	f.s.choose("visit")
	f.remove()
	assert.Nil(t, f.s.review().Event("visit"))
	assert.Empty(t, f.s.review().Links)
	assert.Empty(t, f.s.review().Paragraph("para").Events)
	assert.Equal(t, chronology.UID("other"), f.s.selected, "the next event is chosen")
	require.True(t, f.s.undo())
	assert.NotNil(t, f.s.review().Event("visit"))
	assert.Len(t, f.s.review().Links, 1)
	assert.Equal(t, []chronology.UID{"visit"}, f.s.review().Paragraph("para").Events)
}

func TestTabGoesThroughTheFormInOrder(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	f.focus()
	var order []string
	for range 9 {
		switch o := f.win.Canvas().Focused().(type) {
		case *textEntry:
			order = append(order, o.Text)
		case *whyList:
			order = append(order, "why")
		default:
			order = append(order, "chips")
		}
		f.tab()
	}
	assert.Equal(t, []string{"22 May 2013", "why", "", "HV record", "Health visiting", "", "", "", "New birth visit at home."}, order,
		"when, why these dates, known, source, agency, service, kind, title, what happened")
}

func TestMultiLineEntryLetsTabPass(t *testing.T) {
	e := newProseEntry(3)
	assert.False(t, e.AcceptsTab())
}

func TestLineEntryTakesNoLineBreaks(t *testing.T) {
	test.NewTempApp(t)
	e := newLineEntry()
	e.SetText("faxed\nreferral form")
	assert.Equal(t, "faxed referral form", e.Text)
}

func TestFormFitsANarrowWindow(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	for _, width := range []float32{260, 340, 500} {
		f.win.Resize(fyne.NewSize(width, 700))
		assert.LessOrEqual(t, f.form.MinSize().Width, width, "nothing is wider than the form")
		assert.LessOrEqual(t, f.form.Size().Width, width)
	}
}
