package when

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// besideX is a context in which all that a wording can count from is one thing.
func besideX() Context {
	anchor := Anchor{ID: "x"}
	return Context{Default: &anchor, Today: Date(2026, 1, 1), Resolve: func(string) (Anchor, error) { return anchor, nil }}
}

func TestLooseAmountsAndNeighboursOfWhatComesBefore(t *testing.T) {
	for wording, want := range map[string][2]int{
		"two and a half weeks after X": {14, 21},
		"2.5 weeks later":              {14, 21},
		"2½ weeks later":               {14, 21},
		"a week and a half later":      {7, 14},
		"half a year later":            {168, 198},
		"half an hour later":           {0, 1},
		"48 hours later":               {0, 2},
		"2½ years old":                 {912, 1095},
		"couple of weeks later":        {11, 17},
		"several days later":           {3, 7},
		"some weeks later":             {0, NoMax},
		"a number of days before X":    {NoMin, 0},
		"that day":                     {0, 0},
		"the previous week":            {-13, -1},
		"last week":                    {-13, -1},
		"a month ago":                  {-45, -15},
		"the same week":                {-6, 6},
		"later that month":             {0, 30},
		"the Monday after X":           {1, 7},
		"on the Friday before X":       {-7, -1},
		"EDD":                          {280, 280},
		"at least two weeks after X":   {11, NoMax},
		"more than a week before X":    {NoMin, -4},
		"over a year later":            {183, NoMax},
		"D.O.B":                        {0, 0},
	} {
		r, err := Read(wording, besideX())
		if assert.NoError(t, err, wording) && assert.Len(t, r.Relations, 1, wording) {
			assert.Equal(t, want, [2]int{r.Relations[0].Min, r.Relations[0].Max}, wording)
			assert.Empty(t, r.Doubts, wording)
		}
	}
}

func TestTheCalendarSettlesTheWeekOfAnExactDay(t *testing.T) {
	c := besideX()
	wednesday := Date(2013, 5, 8)
	c.OwnDay = func(Anchor) (Day, bool) { return wednesday, true }
	for wording, want := range map[string]string{
		"the same week":        "between 6 May 2013 and 12 May 2013",
		"later that week":      "between 8 May 2013 and 12 May 2013",
		"earlier that month":   "between 1 May 2013 and 8 May 2013",
		"the Monday after X":   "13 May 2013",
		"the Monday before X":  "6 May 2013",
		"the previous week":    "between 29 Apr 2013 and 5 May 2013",
		"on the Friday":        "10 May 2013",
		"the following Friday": "10 May 2013",
	} {
		r, err := Read(wording, c)
		require.NoError(t, err, wording)
		assert.Equal(t, want, r.Within(func(Anchor) Window { return On(wednesday) }).String(), wording)
	}
}

func TestWhatLacksADirectionIsDoubted(t *testing.T) {
	for wording, want := range map[string][]string{
		"10 weeks":      {"10 weeks later", "for 10 weeks"},
		"on the Monday": {"the following Monday", "the previous Monday"},
	} {
		r, err := Read(wording, besideX())
		require.NoError(t, err, wording)
		require.Len(t, r.Doubts, 1, wording)
		assert.Equal(t, want, r.Doubts[0].Alternatives, wording)
		for _, alternative := range want {
			again, err := Read(alternative, besideX())
			require.NoError(t, err, alternative)
			assert.Empty(t, again.Doubts, alternative)
		}
		_, err = Read(wording, Context{})
		assert.Error(t, err, "nothing to count from: %s", wording)
	}
}

func TestMarksAndLabelsRoundADateSayNothing(t *testing.T) {
	for _, wording := range []string{
		"[5 May 2013]", "(5 May 2013)", "5 May 2013:", "5 May 2013.", "* 5 May 2013", "• 5 May 2013", "– 5 May 2013", "'5 May 2013",
		`"5 May 2013"`, "“5 May 2013”", "Date: 5 May 2013", "Date of visit: 5 May 2013", "DATED 5TH MAY 2013", "Sunday - 5 May 2013",
		"5\u00a0May\u00a02013", "5  May   2013", "5 th May 2013", "the 5 th of May, 2013", "5-May-13", "05May13", "5.5.13", "05/05//2013",
		"05_05_2013", "5/5-2013", "20130505", "May the 5th 2013", "Sun. 5.5.13", "2013-05-05", "5 May ’13", "on the 5th May 2013",
	} {
		r, err := Read(wording, Context{Today: Date(2026, 1, 1)})
		if assert.NoError(t, err, wording) {
			assert.Equal(t, On(Date(2013, 5, 5)), r.Window, wording)
			assert.False(t, r.Uncertain, wording)
		}
	}
}

func TestWhatIsNoDateIsRefusedWithTheReason(t *testing.T) {
	for wording, reason := range map[string]string{
		"31/04/2013":             "April has 30 days",
		"29 Feb 2013":            "not a leap year",
		"0/5/2013":               "no day 0",
		"5/0/2013":               "no month 0",
		"13/13/2013":             "no month 13",
		"5 May 201":              "two or four digits",
		"fifth week of Feb 2013": "no such week",
		"5th Monday of Feb 2013": "no fifth Monday",
		"yesterday":              "another day each time",
		"half term":              "which half term",
		"Friday last":            "another day each time",
		"midweek":                "which week",
		"Monday":                 "which week",
		"Tuesday 3rd":            "No month is given",
		"5 May":                  "No year is given",
		"31/04/2013 - 5/5/2013":  "April has 30 days",
		"by 31 June 2013":        "June has 30 days",
	} {
		_, err := Read(wording, Context{Today: Date(2026, 1, 1)})
		assert.ErrorContains(t, err, reason, wording)
	}
}

func TestWhatLastsAllAlongIsASpan(t *testing.T) {
	for wording, want := range map[string]string{
		"throughout May 2013": "2013-05-01/2013-05-31",
		"the whole of 2013":   "2013-01-01/2013-12-31",
		"ongoing":             "",
		"to date":             "",
		"5, 6 and 9 May 2013": "[2013-05-05,2013-05-06,2013-05-09]",
	} {
		r, err := Read(wording, Context{})
		require.NoError(t, err, wording)
		assert.Equal(t, want, r.EDTF, wording)
		assert.Equal(t, wording[0] != '5', r.Extent == Span, wording)
	}
}
