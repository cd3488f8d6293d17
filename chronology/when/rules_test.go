package when

import (
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestARuleChangedForAReviewChangesTheReadingAndWhatItSays(t *testing.T) {
	anchor := Anchor{Kind: AnchorDay}
	for _, c := range []struct {
		rule    string
		numbers []int
		wording string
		window  string
		says    string
	}{
		{RuleAbout, []int{10}, "about 15 May 2013", "between 5 May 2013 and 25 May 2013", "about a day: 10 days wider at each side"},
		{RuleSummer, []int{5, 9}, "summer 2013", "between 1 May 2013 and 30 Sep 2013", "summer: months 5 to 9"},
		{RulePartOfMonth, []int{7, 21}, "early May 2013", "between 1 May 2013 and 7 May 2013", "early in a month: to day 7; mid: to day 21; late: the rest"},
		{RuleWeeks, []int{0}, "2 weeks later", "15 Jan 2013", "a number of weeks: so many, give or take 0 days"},
		{RuleWeeks, []int{1, 2}, "2 weeks later", "between 12 Jan 2013 and 18 Jan 2013", "a number of weeks: so many, give or take 3 days"},
		{RuleWeekCommencing, []int{4}, "w/c 6 May 2013", "between 6 May 2013 and 10 May 2013", "week commencing: the day and the 4 days after it"},
	} {
		r, err := Read(c.wording, Context{Default: &anchor, Rules: map[string][]int{c.rule: c.numbers}})
		require.NoError(t, err, c.wording)
		assert.Equal(t, c.window, r.Within(func(Anchor) Window { return On(Date(2013, time.January, 1)) }).String(), c.wording)
		assert.Equal(t, c.says, r.Rule)
		assert.Equal(t, c.says, r.Clauses[0].Rule)
	}
}

func TestEveryRuleSaysItsNumbersAndTakesOthers(t *testing.T) {
	for _, rule := range Rules(nil) {
		assert.NotContains(t, rule.Text, "%!", rule.Name)
		other := append([]int(nil), rule.Numbers...)
		other[0]++
		changed := map[string][]int{rule.Name: other}
		for _, again := range Rules(changed) {
			if again.Name == rule.Name {
				assert.Equal(t, other, again.Numbers)
				assert.NotEqual(t, rule.Text, again.Text)
				assert.NotContains(t, again.Text, "%!")
			}
		}
	}
}

func TestTwoDigitYearsLandInTheScopeElseInThePast(t *testing.T) {
	today := Date(2026, time.March, 1)
	for _, c := range []struct {
		wording string
		scope   Window
		want    string
	}{
		{"5/6/12", Window{}, "2012-06-05"},
		{"5/6/45", Window{}, "1945-06-05"},
		{"5/6/30", Window{Date(2025, 1, 1), Date(2031, 1, 1)}, "2030-06-05"},
		{"5/6/85", Window{Date(1980, 1, 1), Date(1990, 1, 1)}, "1985-06-05"},
		{"5/6/24", Window{Date(2012, 1, 1), Date(2014, 1, 1)}, "2024-06-05"},
	} {
		r, err := Read(c.wording, Context{Scope: c.scope, Today: today})
		require.NoError(t, err)
		assert.Equal(t, c.want, r.Window.Earliest.ISO(), c.wording)
	}
}

func TestClausesAreReadTogetherAndCanBeSetAside(t *testing.T) {
	anchor := Anchor{ID: "x"}
	c := Context{Resolve: func(string) (Anchor, error) { return anchor, nil }, SetAside: []string{"2 weeks  after THE referral"}}
	r, err := Read("April 2014; 2 weeks after the referral; 3 days after {x}; by 10 April 2014", c)
	require.NoError(t, err)
	require.Len(t, r.Clauses, 4)
	assert.True(t, r.Clauses[1].SetAside)
	assert.Equal(t, Window{Date(2014, 4, 1), Date(2014, 4, 10)}, r.Window)
	require.Len(t, r.Relations, 1, "what is set aside is not used")
	assert.Equal(t, 2, r.Relations[0].Clause)

	r, err = Read("April 2014; May 2014", Context{})
	require.NoError(t, err)
	require.Len(t, r.Doubts, 1)
	assert.Equal(t, DoubtDisagree, r.Doubts[0].Code)
}

func TestADoubtOffersWholeWordings(t *testing.T) {
	anchor := Anchor{ID: "x"}
	r, err := Read("10/7/2008; 3 days after {x}", Context{Resolve: func(string) (Anchor, error) { return anchor, nil }})
	require.NoError(t, err)
	require.Len(t, r.Doubts, 1)
	assert.Equal(t, []string{"7 October 2008; 3 days after {x}"}, r.Doubts[0].Alternatives)
}

func TestErrorsTellPeopleWhatToDo(t *testing.T) {
	for wording, part := range map[string]string{
		"29/02/2013":                   "2013 is not a leap year",
		"31/04/2013":                   "April has 30 days",
		"32 May 2013":                  "May has 31 days",
		"13/13/2013":                   "no month 13",
		"5 May":                        "year",
		"Thursday 5th":                 "month",
		"5 May 2013 25:00":             "not a time of day",
		"two weeks later":              "what this counts from",
		"two weeks after the referral": "not known here",
		"just absolute garbage":        "cannot be read",
		"":                             "missing",
		" ; ;":                         "missing",
	} {
		r, err := Read(wording, Context{})
		if assert.Error(t, err, wording) {
			assert.Contains(t, err.Error(), part, wording)
		}
		assert.Equal(t, Always, r.Window)
	}
}

func TestNamesAreHandedOverAsTheDocSays(t *testing.T) {
	for wording, want := range map[string]string{
		"2 weeks after {0192-ab}":                    "{0192-ab}",
		"two weeks after the birth":                  "birth",
		"two weeks after the birth of Baby C":        "birth of Baby C",
		"two weeks after Baby C's birth":             "birth of Baby C",
		"two weeks after Baby C’s birth":             "birth of Baby C",
		"2 days after {0192-ab} was born":            "birth of {0192-ab}",
		"when {0192-ab} was 10 weeks old":            "birth of {0192-ab}",
		"when mother was 18 weeks pregnant with {p}": "pregnancy with {p}",
		"18/40": "pregnancy",
		"the day after “DASH completed” (6.22)":           "DASH completed (6.22)",
		"the day after \"DASH completed\"":                "DASH completed",
		"the day after the meeting":                       "meeting",
		"the week after search and rescue arrived":        "search and rescue arrived",
		"same day as “from A to B; or after” (6.3)":       "from A to B; or after (6.3)",
		"six-week check of {p}":                           "birth of {p}",
		"3 working days after HV12":                       "HV12",
		"between 37 and 42 weeks of the pregnancy with P": "pregnancy with P",
	} {
		asked := ""
		_, err := Read(wording, Context{Resolve: func(name string) (Anchor, error) {
			asked = name
			return Anchor{}, nil
		}})
		require.NoError(t, err, wording)
		assert.Equal(t, want, asked, wording)
	}
}

func TestANameThatHoldsAndOrToIsFoundWhole(t *testing.T) {
	known := map[string]bool{"search and rescue": true, "call to school": true, "visit": true}
	c := Context{Resolve: func(name string) (Anchor, error) {
		if !known[name] {
			return Anchor{}, errNoSuchName
		}
		return Anchor{ID: name}, nil
	}}
	for wording, want := range map[string][]string{
		"between search and rescue and visit":          {"search and rescue", "visit"},
		"between visit and search and rescue":          {"visit", "search and rescue"},
		"from call to school to visit":                 {"call to school", "visit"},
		"from visit to call to school":                 {"visit", "call to school"},
		"after search and rescue and before visit":     {"search and rescue", "visit"},
		"between call to school and search and rescue": {"call to school", "search and rescue"},
	} {
		r, err := Read(wording, c)
		require.NoError(t, err, wording)
		require.Len(t, r.Relations, 2, wording)
		assert.Equal(t, want, []string{r.Relations[0].Anchor.ID, r.Relations[1].Anchor.ID}, wording)
	}
}

func TestRulesAreSaidInWords(t *testing.T) {
	algebra := regexp.MustCompile(`\bN\b|\dN\b|\bM\b|[−+]`)
	for _, rule := range Rules(nil) {
		assert.NotRegexp(t, algebra, rule.Text)
	}
	for _, wording := range []string{
		"2 weeks after 1 May 2013", "3 months after 1 May 2013", "exactly 2 weeks after 1 May 2013", "within 2 weeks of 1 May 2013",
		"5 working days after 1 May 2013", "at least 2 weeks after 1 May 2013", "over the next 2 weeks", "10 days after 1 May 2013",
	} {
		reading, err := Read(wording, Context{})
		if err == nil {
			assert.NotRegexp(t, algebra, reading.Rule, wording)
		}
		for _, r := range reading.Relations {
			assert.NotRegexp(t, algebra, r.Rule, wording)
		}
	}
}
