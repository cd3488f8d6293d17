package when

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAnUnknownDayLeavesTheMonthOrYearThatIsGiven(t *testing.T) {
	for wording, want := range map[string]string{
		"unknown date in 2013":                     "between 1 Jan 2013 and 31 Dec 2013",
		"date unknown, May 2013":                   "between 1 May 2013 and 31 May 2013",
		"Date not recorded - June 2013":            "between 1 Jun 2013 and 30 Jun 2013",
		"exact date unknown but May 2013":          "between 1 May 2013 and 31 May 2013",
		"2013 (exact date not known)":              "between 1 Jan 2013 and 31 Dec 2013",
		"2013, exact date not known":               "between 1 Jan 2013 and 31 Dec 2013",
		"early May 2013 – date unclear":            "between 1 May 2013 and 10 May 2013",
		"undated, 2013":                            "between 1 Jan 2013 and 31 Dec 2013",
		"date unknown, between May and July 2013":  "between 1 May 2013 and 31 Jul 2013",
		"the exact date is not known, summer 2013": "between 1 Jun 2013 and 31 Aug 2013",
	} {
		r, err := Read(wording, Context{Today: Date(2026, 1, 1)})
		if assert.NoError(t, err, wording) {
			assert.Equal(t, want, r.Window.String(), wording)
			assert.False(t, r.Unknown, wording)
		}
	}
	r, err := Read("date unknown, after X", knowing("X"))
	require.NoError(t, err)
	assert.Len(t, r.Relations, 1, "what it follows stays known")
	r, err = Read("date unknown, probably May 2013", Context{})
	require.NoError(t, err)
	assert.True(t, r.Uncertain)
}

func TestADateOfWhichNothingIsSaidStaysUnknown(t *testing.T) {
	for _, wording := range []string{"unknown", "date unknown", "unknown date", "date not recorded", "exact date unknown", "undated", "Undated letter", "n.d."} {
		r, err := Read(wording, Context{})
		if assert.NoError(t, err, wording) {
			assert.True(t, r.Unknown, wording)
		}
	}
	_, err := Read("date unknown, 31 April 2013", Context{})
	assert.ErrorContains(t, err, "April has 30 days")
}
