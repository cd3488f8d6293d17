package ui

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/store"
)

// checksTest is the Checks view over a real file, in a window.
type checksTest struct {
	*checksView
	t *testing.T
}

func newChecksTest(t *testing.T, r *chronology.Review) *checksTest {
	t.Helper()
	w := newWindowTest(t)
	w.create(filepath.Join(w.folder, "checked.throughline"), r)
	require.NotNil(t, w.desk, "the review is shown")
	w.desk.show(viewChecks)
	return &checksTest{w.desk.views[viewChecks].(*checksView), t}
}

// turnTo opens the first finding with a code.
func (c *checksTest) turnTo(code string) chronology.Finding {
	c.t.Helper()
	at := slices.IndexFunc(c.list.findings, func(f chronology.Finding) bool { return f.Code == code })
	require.GreaterOrEqual(c.t, at, 0, "there is a finding %s", code)
	c.list.move(at)
	return c.list.findings[at]
}

// buttons are those of the open finding, by their labels.
func (c *checksTest) buttons() map[string]*formButton {
	found := map[string]*formButton{}
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *formButton:
			found[x.label] = x
		case *fyne.Container:
			for _, inner := range x.Objects {
				walk(inner)
			}
		}
	}
	walk(c.opened.column)
	return found
}

func (c *checksTest) press(label string) {
	c.t.Helper()
	b := c.buttons()[label]
	require.NotNil(c.t, b, "there is a button %s", label)
	c.d.w.win.Canvas().Focus(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// steps are the labels of what was done to the file, newest first.
func (c *checksTest) steps() []string {
	c.t.Helper()
	history, err := c.d.s.file.History(0)
	require.NoError(c.t, err)
	var labels []string
	for _, step := range history {
		labels = append(labels, step.Label)
	}
	return labels
}

// withEvent is the small review with one event more.
func withEvent(e *chronology.Event) *chronology.Review {
	r := smallReview()
	if e.Agency == "" {
		e.Agency = "pol"
	}
	e.UID, e.Source = "x", "Log 17"
	r.Put(e)
	return r
}

func TestChecksListWhatNeedsAttentionMostSevereFirst(t *testing.T) {
	r := withEvent(&chronology.Event{What: "Call.", When: chronology.When{Wording: "31 June 2013"}})
	r.Put(&chronology.Event{UID: "y", Agency: "pol", Source: "Log 18", What: "Call.", When: chronology.When{Wording: "10/7/2013"}})
	c := newChecksTest(t, r)
	require.NotEmpty(t, c.list.findings)
	assert.Equal(t, chronology.Error, c.list.findings[0].Severity)
	assert.Contains(t, c.list.rows[0].head, "To be put right")
	var listed []chronology.UID
	for _, f := range c.list.findings {
		listed = append(listed, f.Events...)
	}
	assert.Subset(t, listed, []chronology.UID{"x", "y"})
	assert.Equal(t, "Checks 2", c.d.header.tabs[viewChecks].label)
}

func TestNothingToCheckIsSaid(t *testing.T) {
	c := newChecksTest(t, smallReview())
	require.Empty(t, c.list.findings)
	assert.Contains(t, c.empty.text, "Nothing needs attention")
	assert.True(t, c.kinds.Hidden)
	assert.Equal(t, "Checks", c.d.header.tabs[viewChecks].label)
}

func TestChipsListOneKindAlone(t *testing.T) {
	c := newChecksTest(t, sample.Review())
	all := len(c.list.findings)
	at := slices.IndexFunc(c.kinds.chips, func(g groupChip) bool { return strings.HasPrefix(g.text, "Contradictions") })
	require.Positive(t, at)
	c.kinds.press(at)
	require.NotEmpty(t, c.list.findings)
	assert.Less(t, len(c.list.findings), all)
	for _, f := range c.list.findings {
		assert.Equal(t, "Contradictions", kindOfFinding(f))
	}
	c.kinds.press(0)
	assert.Len(t, c.list.findings, all)
}

func TestEnterOnAFindingOpensItsEvent(t *testing.T) {
	c := newChecksTest(t, withEvent(&chronology.Event{What: "Call.", When: chronology.When{Wording: "10/7/2013"}}))
	c.turnTo("ambiguous-order")
	c.focus()
	c.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	assert.Equal(t, chronology.UID("x"), c.d.s.selected)
	assert.Equal(t, fyne.Focusable(c.d.inspector.date.entry), c.d.w.win.Canvas().Focused())
}

func TestAnAlternativeIsTakenInOneStep(t *testing.T) {
	c := newChecksTest(t, withEvent(&chronology.Event{What: "Call.", When: chronology.When{Wording: "10/7/2013"}}))
	c.turnTo("ambiguous-order")
	before := len(c.steps())
	c.press("Take “7 October 2013”")
	assert.Equal(t, "7 October 2013", c.d.s.review().Event("x").When.Wording)
	assert.Equal(t, []string{"change date"}, c.steps()[:len(c.steps())-before])
	assert.Empty(t, c.list.findings, "the doubt is gone")
	assert.Equal(t, fyne.Focusable(c.list), c.d.w.win.Canvas().Focused(), "the keyboard stays in the view")
	require.True(t, c.d.s.undo())
	assert.Equal(t, "10/7/2013", c.d.s.review().Event("x").When.Wording)
	assert.Len(t, c.list.findings, 1)
}

func TestAContradictionNamesItsMembersAndWhatSettingOneAsideChanges(t *testing.T) {
	r := sample.Review()
	birth := r.Event(sample.Key("c-birth")).Copy()
	birth.When.SetAside = nil
	r.Put(birth)
	c := newChecksTest(t, r)
	found := c.turnTo(chronology.CodeContradiction)
	fight, known := c.contradiction(found)
	require.True(t, known)
	require.Len(t, fight.Members, 3)
	c.press("Set aside…")
	assert.Empty(t, c.d.s.review().Event(birth.UID).When.SetAside, "nothing is done before it is decided")
	c.press("Leave it")
	assert.Nil(t, c.buttons()["Set it aside"])
	c.press("Set aside…")
	c.press("Set it aside")
	aside := 0
	for _, e := range c.d.s.review().Events {
		aside += len(e.When.SetAside)
	}
	assert.Equal(t, 1, aside)
	assert.Equal(t, "set aside for dating", c.steps()[0])

	c.turnTo(chronology.CodeSetAside)
	c.press("Use again")
	assert.Equal(t, "use for dating", c.steps()[0])
	c.turnTo(chronology.CodeContradiction)
}

func TestWhatSettingAsideChangesIsWorkedOutBeforehand(t *testing.T) {
	r := withEvent(&chronology.Event{What: "Call.", When: chronology.When{Wording: "2 days after {visit}; 30 May 2013"}})
	c := newChecksTest(t, r)
	c.turnTo(chronology.CodeContradiction)
	var would []chronology.Change
	c.d.s.frees("x", "2 days after {visit}", func(list []chronology.Change) { would = list })
	require.Len(t, would, 1)
	assert.Equal(t, "24 May 2013", would[0].Before.String())
	assert.Equal(t, "30 May 2013", would[0].After.String())
	assert.Empty(t, c.d.s.review().Event("x").When.SetAside)
}

func TestAnAbbreviationIsExplainedFromItsFinding(t *testing.T) {
	c := newChecksTest(t, withEvent(&chronology.Event{What: "A MARAC was held.", When: chronology.When{Wording: "30 May 2013"}}))
	c.turnTo(chronology.CodeUnexplainedShort)
	c.d.w.win.Canvas().Focus(c.opened.meaning)
	test.Type(c.opened.meaning, "Multi-Agency Risk Assessment Conference")
	c.opened.meaning.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	added := c.d.s.review().Abbreviations
	require.Len(t, added, 1)
	assert.Equal(t, "MARAC", added[0].Short)
	assert.Equal(t, "Multi-Agency Risk Assessment Conference", added[0].Meaning)
	assert.Empty(t, c.list.findings)
}

func TestFindingsOfALargeReviewAreWorkedOutAside(t *testing.T) {
	s, _ := sessionOn(t, smallReview())
	var pending []func()
	s.solving.background = func(work, done func()) { work(); pending = append(pending, done) }
	s.solving.took = time.Second
	c := newChecks(s)
	require.Len(t, pending, 1)
	c.work()
	assert.Len(t, pending, 1, "one at a time")
	told := 0
	c.watch(func() { told++ })
	pending[0]()
	assert.Equal(t, 1, told)
	assert.Len(t, pending, 2, "and again for what changed meanwhile")
}

func TestFindingsWaitForDatesThatAreWorkedOutAside(t *testing.T) {
	s, _ := sessionOn(t, smallReview())
	c := newChecks(s)
	var pending []func()
	s.solving.background = func(work, done func()) { pending = append(pending, func() { work(); done() }) }
	s.solving.took, c.took = time.Second, time.Second
	change := func(wording string) {
		e := s.review().Event("visit").Copy()
		e.When.Wording = wording
		require.True(t, s.edit("change date", func(edit *store.Edit) error { return edit.Put(e) }))
	}
	change("31 June 2013")
	require.Len(t, pending, 1, "the dates alone are worked out")
	change("32 June 2013")
	pending[0]()
	require.Len(t, pending, 2, "those of the second change, before which there is nothing to check")
	pending[1]()
	require.Len(t, pending, 3)
	pending[2]()
	require.NotEmpty(t, c.findings)
	assert.Contains(t, c.findings[0].Message, "32 June 2013")
}

func TestEveryCodeHasAKind(t *testing.T) {
	c := newChecksTest(t, sample.Review())
	for _, f := range c.c.findings {
		assert.NotEqual(t, otherFindings, kindOfFinding(f), f.Code)
	}
}

func TestTwoEntriesAreSaidToBeOneEventOrNot(t *testing.T) {
	for label, kind := range map[string]chronology.LinkKind{"They are one event": chronology.SameEvent, "They are not": chronology.NotSame} {
		r := smallReview()
		put := func(uid chronology.UID, title, wording string) {
			r.Put(&chronology.Event{UID: uid, Agency: "hv", Source: "Log", Title: title, What: "Seen.", When: chronology.When{Wording: wording}})
		}
		put("one", "Clinic visit", "2 weeks after {visit}")
		put("later", "Review", "20 June 2013")
		put("two", "Clinic visit", "2 weeks before {later}")
		c := newChecksTest(t, r)
		c.turnTo(chronology.CodeLikelyOne)
		c.press(label)
		links := c.d.s.review().Links
		require.Len(t, links, 1)
		assert.Equal(t, kind, links[0].Kind)
		assert.False(t, slices.ContainsFunc(c.list.findings, func(f chronology.Finding) bool { return f.Code == chronology.CodeLikelyOne }))
	}
}
