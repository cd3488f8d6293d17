package chronology

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/when"
)

func TestAnExplanationNamesTheChainWithRulesAndDays(t *testing.T) {
	r := reviewOf([2]string{"a", "8 May 2013"}, [2]string{"b", "2 weeks after {a}"}, [2]string{"c", "after {b}"})
	r.Put(&Paragraph{UID: "p", Text: "A word.", Events: []UID{"b"}})
	d := Solve(r)
	x := d.Explanation("b")
	assert.Equal(t, "HV2", x.Ref)
	assert.Equal(t, "2013-05-19", x.Earliest.Day)
	require.Len(t, x.Earliest.Chain, 2, "from the calendar to the event")
	assert.Equal(t, "8 May 2013", x.Earliest.Chain[0].Clause)
	assert.Nil(t, x.Earliest.Chain[0].Min, "a calendar date counts from nothing")
	second := x.Earliest.Chain[1]
	assert.Equal(t, "2 weeks after “a”", second.Clause)
	assert.Equal(t, "2 weeks after {a}", second.Stored)
	assert.Equal(t, "6.1", second.Paragraph)
	assert.Contains(t, second.Rule, "give or take 3 days")
	assert.Equal(t, []int{11, 17}, []int{*second.Min, *second.Max})

	printed, err := json.Marshal(d.Explanation("c"))
	require.NoError(t, err)
	assert.Contains(t, string(printed), `"latest":{"day":"","chain":[]}`, "nothing says by when")
}

func TestSeveralContradictionsAreReportedByThemselves(t *testing.T) {
	r := reviewOf([2]string{"a", "8 May 2013"}, [2]string{"b", "the day after {a}; 12 May 2013"}, [2]string{"c", "June 2013"}, [2]string{"x", "the day before {c}; 8 July 2013"})
	found := Solve(r).Contradictions()
	require.Len(t, found, 2)
	assert.Equal(t, []int{3, 9}, []int{found[0].Missed, found[1].Missed})
	for _, c := range found {
		assert.Len(t, c.Members, 3)
	}
}

func TestSettingAClauseAsideSaysWhatItFrees(t *testing.T) {
	r := reviewOf([2]string{"a", "8 May 2013"}, [2]string{"b", "May 2013; the day after {a}"}, [2]string{"c", "the day after {b}"}, [2]string{"x", "1 June 2013"})
	d := Solve(r)
	assert.Equal(t, []Change{
		{"b", when.On(when.Date(2013, 5, 9)), when.Window{Earliest: when.Date(2013, 5, 1), Latest: when.Date(2013, 5, 31)}},
		{"c", when.On(when.Date(2013, 5, 10)), when.Window{Earliest: when.Date(2013, 5, 2), Latest: when.Date(2013, 6, 1)}},
	}, d.Frees("b", "the day after {a}"))
	assert.Empty(t, r.Event("b").When.SetAside, "asking changes nothing")
	assert.Equal(t, "11 May 2013", d.WhatIf("a", When{Wording: "9 May 2013"}).Of("c").Window.String())
}

func TestWhyOneEventStandsBeforeAnother(t *testing.T) {
	r := reviewOf([2]string{"a", "8 May 2013"}, [2]string{"b", "9 May 2013"}, [2]string{"c", "after {b}; May 2013"}, [2]string{"d", "the day after {c}"},
		[2]string{"e", "June 2013 at 10:00"}, [2]string{"f", "June 2013"}, [2]string{"g", "June 2013"}, [2]string{"h", "2013"}, [2]string{"i", "8 May 2013 at 10:00"})
	hand := r.Event("f").Copy()
	hand.HandOrder = 1
	r.Put(hand)
	d := Solve(r)
	for _, c := range []struct {
		first, second UID
		want          OrderReason
	}{
		{"a", "b", ByDates}, {"c", "d", ByRelations}, {"g", "f", ByHand}, {"h", "g", ByEarliest}, {"a", "i", ByTime},
	} {
		assert.Equal(t, c.want, d.OrderReason(c.first, c.second), "%s before %s", c.first, c.second)
	}
}

func TestAReviewsOwnRulesAndCalendarAreUsedEverywhere(t *testing.T) {
	r := reviewOf([2]string{"a", "2 January 2013"}, [2]string{"b", "about 8 May 2013"}, [2]string{"c", "1 working day after {d}"}, [2]string{"d", "1 January 2013"})
	d := Solve(r)
	assert.Equal(t, "between 5 May 2013 and 11 May 2013", d.Of("b").Window.String())
	assert.Equal(t, "2 Jan 2013", d.Of("c").Window.String())

	s := *r.Settings
	s.ChangeRule(when.RuleAbout, []int{7})
	s.Calendar = Scotland
	r.Put(&s)
	d = d.Update(r, nil)
	assert.Equal(t, "between 1 May 2013 and 15 May 2013", d.Of("b").Window.String())
	assert.Equal(t, "3 Jan 2013", d.Of("c").Window.String(), "2 January is a holiday in Scotland")
	read, err := r.ReadWording("about 8 May 2013")
	require.NoError(t, err)
	assert.Equal(t, d.Of("b").Window, read.Window)

	s.ChangeRule(when.RuleAbout, nil)
	assert.Empty(t, s.Rules, "the usual numbers again")
}
