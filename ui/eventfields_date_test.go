package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
)

func TestReadingIsShownAtEveryKeystroke(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.create("pol")
	f.typed("early June 2013")
	assert.Equal(t, "between 1 Jun 2013 and 10 Jun 2013", f.date.says.text)
	f.typed(" or so, perhaps never")
	assert.NotContains(t, f.date.says.text, "between")
	assert.Contains(t, f.date.rule.text, "kept as typed")
	assert.Len(t, f.s.review().Events, 1, "reading saves nothing")
}

func TestRelativeWordingIsReadAgainstTheEventItNames(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.create("pol")
	f.typed("2 days after “New birth visit at home.”")
	assert.Equal(t, "24 May 2013", f.date.says.text, "before it is saved")
	f.tab()
	made := f.s.review().Events[1]
	assert.Equal(t, "2 days after {visit}", made.When.Wording, "the name is held as the event")
	assert.Contains(t, f.date.entry.Text, "New birth visit at home.")
	assert.False(t, f.pending(), "shown as the review words it, which is not typing")
}

func TestUnreadableWordingIsKeptAndSaidSo(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.create("pol")
	f.typed("31 June 2013")
	f.tab()
	require.Len(t, f.s.review().Events, 2)
	assert.Equal(t, "31 June 2013", f.s.review().Events[1].When.Wording)
	assert.Regexp(t, `^[A-Z].*\.$`, f.date.says.text, "a sentence")
}

func TestDoubtOffersItsAlternatives(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.create("pol")
	f.typed("Monday 22 May 2013") // a Wednesday
	require.NotEmpty(t, f.date.under.Objects, "the doubt is said")
	var offered []*chip
	for _, o := range f.date.under.Objects {
		if row, ok := o.(*fyne.Container); ok {
			for _, b := range row.Objects {
				offered = append(offered, b.(*chip))
			}
		}
	}
	require.NotEmpty(t, offered)
	test.Tap(offered[0])
	require.Len(t, f.s.review().Events, 2)
	assert.Contains(t, offered[0].label, f.s.review().Events[1].When.Wording)
}

func TestClauseIsSetAsideAndTakenBack(t *testing.T) {
	f := newFormTest(t, sample.Review())
	var of chronology.UID
	for _, e := range f.s.review().Events {
		if len(e.When.SetAside) > 0 {
			of = e.UID
		}
	}
	require.NotEmpty(t, of, "the bundled review has a clause set aside")
	f.s.choose(of)
	assert.NotEmpty(t, f.date.misfit.text, "what it would make is said")
	groups := f.clauseGroups()
	require.NotEmpty(t, groups)
	for _, g := range groups {
		if g.chips[0].on {
			f.onChips(g).typed(" ")
			break
		}
	}
	assert.Empty(t, f.event(of).When.SetAside)
	assert.Contains(t, f.date.misfit.text, "Does not fit", "used again, it contradicts")
}

func (f *formTest) clauseGroups() []*chipGroup {
	var groups []*chipGroup
	for _, o := range f.date.clauses.Objects {
		if g, ok := o.(*chipGroup); ok {
			groups = append(groups, g)
		}
	}
	return groups
}

func TestSpanIsTurnedIntoAMomentAndBack(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.create("pol")
	f.typed("from 3 June 2013 to 8 June 2013")
	f.tab()
	made := f.s.selected
	assert.Equal(t, "lasts from 3 Jun 2013 to 8 Jun 2013", f.date.says.text)
	require.True(t, f.date.extents.Visible())
	f.onChips(f.date.extent).press(fyne.KeyRight)
	assert.True(t, f.event(made).When.AsMoment)
	assert.Equal(t, "between 3 Jun 2013 and 8 Jun 2013", f.date.says.text)
	f.press(fyne.KeyLeft)
	assert.False(t, f.event(made).When.AsMoment)
}

func TestChangedWordingKeepsOnlyTheClausesThatAreStillInIt(t *testing.T) {
	e := &chronology.Event{When: chronology.When{Wording: "3 May; April 2014", SetAside: []string{"April 2014"}, AsSpan: true}}
	setWording(e, "3 May; mid April 2014; April 2014")
	assert.Equal(t, []string{"April 2014"}, e.When.SetAside)
	setWording(e, "3 May")
	assert.Empty(t, e.When.SetAside)
	setWording(e, "")
	assert.Equal(t, chronology.When{}, e.When)
}

func TestADayThatAComputerWroteIsSpelledOutButKeptAsGiven(t *testing.T) {
	r := smallReview()
	e := r.Event("visit").Copy()
	e.When.Wording = "2023-11-19T09:37"
	r.Put(e)
	f := newFormTest(t, r)
	f.s.choose("visit")
	assert.Equal(t, "19 November 2023, 09:37", f.date.entry.Text)
	assert.Contains(t, f.date.rule.text, "given as “2023-11-19T09:37”")
	f.tab()
	assert.Equal(t, "2023-11-19T09:37", f.s.review().Event("visit").When.Wording, "looked at, it is kept as given")
	assert.False(t, f.pending())

	f.date.entry.requestFocus()
	f.typed("19 November 2023, 09:40")
	f.tab()
	assert.Equal(t, "19 November 2023, 09:40", f.s.review().Event("visit").When.Wording, "edited, it is what was written")
}
