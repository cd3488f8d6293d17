package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// rulesTest is the set-up at the rules of dates, with one rule's field.
type rulesTest struct {
	*windowTest
	setup *setup
}

func newRulesTest(t *testing.T) *rulesTest {
	t.Helper()
	w := onSmallReview(t)
	u := w.desk.openSetup(sectionDates)
	require.Equal(t, sectionDates, u.sections[u.current].name)
	return &rulesTest{w, u}
}

// field is a further field for a rule, as the form has it.
func (r *rulesTest) field(rule string) *ruleField {
	r.t.Helper()
	usual := when.Rules(nil)
	at := slices.IndexFunc(usual, func(u when.Rule) bool { return u.Name == rule })
	require.GreaterOrEqual(r.t, at, 0)
	return newRuleField(r.setup, usual[at])
}

func (r *rulesTest) settings() *chronology.Settings { return r.desk.s.review().Settings }

func (f *ruleField) enter(place int, text string) {
	f.fields[place].SetText(text)
	f.fields[place].leave()
}

func TestANumberOfARuleIsChangedAndResetInOneStepEach(t *testing.T) {
	r := newRulesTest(t)
	f := r.field(when.RuleAbout)
	assert.True(t, f.reset.Hidden, "it is the usual one")
	f.enter(0, "5")
	assert.Equal(t, []int{5}, r.settings().RuleNumbers()[when.RuleAbout])
	assert.Contains(t, f.says.text, "5 days")
	assert.Equal(t, "change rule of dates", r.desk.s.file.UndoLabel())

	about, err := r.desk.s.dating.Read("about 20 May 2013", "")
	require.NoError(t, err)
	assert.Equal(t, "15 May 2013", about.Window.Earliest.String(), "dates are read by it at once")

	test.Tap(f.reset)
	assert.Empty(t, r.settings().Rules)
	assert.Equal(t, "3", f.fields[0].Text)
	require.True(t, r.desk.s.undo())
	assert.Equal(t, "5", f.fields[0].Text, "the field follows undo")
	require.True(t, r.desk.s.undo())
	assert.Empty(t, r.settings().Rules)
}

func TestTimesOfARuleAreWrittenAsTimes(t *testing.T) {
	r := newRulesTest(t)
	morning := r.field(when.RuleMorning)
	assert.Equal(t, []string{"06:00", "12:00"}, []string{morning.fields[0].Text, morning.fields[1].Text})
	assert.NotContains(t, morning.says.text, "minute")
	morning.enter(0, "07:30")
	assert.Equal(t, []int{450, 720}, r.settings().RuleNumbers()[when.RuleMorning])

	overnight := r.field(when.RuleOvernight)
	overnight.enter(1, "09:00")
	assert.Equal(t, 33*60, r.settings().RuleNumbers()[when.RuleOvernight][1], "of the next day")
}

func TestARuleRefusesNumbersThatMakeNoSense(t *testing.T) {
	for _, c := range []struct {
		rule  string
		place int
		typed string
		says  string
	}{
		{when.RuleAbout, 0, "many", "no whole number"},
		{when.RuleAbout, 0, "-1", "no whole number"},
		{when.RuleSummer, 0, "13", "from 1 to 12"},
		{when.RuleSummer, 0, "10", "must not come before"},
		{when.RuleMorning, 0, "25:00", "no time of day"},
		{when.RulePartOfMonth, 1, "31", "from 1 to 28"},
	} {
		r := newRulesTest(t)
		f := r.field(c.rule)
		f.enter(c.place, c.typed)
		assert.Contains(t, f.wrong.text, c.says, c.rule)
		assert.Empty(t, r.settings().Rules, "nothing is changed")
	}
	r := newRulesTest(t)
	winter := r.field(when.RuleWinter)
	winter.enter(0, "11")
	assert.Equal(t, []int{11, 2}, r.settings().RuleNumbers()[when.RuleWinter], "winter goes on into the next year")
}

func TestAllRulesAreResetInOneStep(t *testing.T) {
	r := newRulesTest(t)
	r.field(when.RuleAbout).enter(0, "5")
	r.field(when.RuleFew).enter(1, "6")
	r.setup.resetRules()
	assert.Empty(t, r.settings().Rules)
	require.True(t, r.desk.s.undo())
	assert.Len(t, r.settings().Rules, 2)
}

func TestTheCalendarOfWorkingDaysIsChosen(t *testing.T) {
	r := newRulesTest(t)
	field := r.setup.calendarField()
	choice := field.(*fyne.Container).Objects[1].(*pick)
	assert.Equal(t, string(chronology.EnglandAndWales), choice.Selected)
	choice.SetSelected(string(chronology.Scotland))
	assert.Equal(t, chronology.Scotland, r.settings().Calendar)
}
