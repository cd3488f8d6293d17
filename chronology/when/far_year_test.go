package when

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestYearsFarFromAnyReviewAreDoubted(t *testing.T) {
	c := Context{Today: Date(2026, 1, 1)}
	for wording, want := range map[string]string{
		"1/2/0013":              "1 February 2013",
		"1/2/0013 at 10:30":     "1 February 2013 at 10:30",
		"12/25/0013":            "25 December 2013",
		"5 May 2513":            "5 May 2013",
		"Monday 5 May 1013":     "Monday 5 May 2013",
		"May 1013":              "May 2013",
		"early 2513":            "early 2013",
		"2513":                  "2013",
		"w/c 6 May 2313":        "w/c 6 May 2013",
		"2513-05-05":            "5 May 2013",
		"29 Feb 1712":           "29 February 2012",
		"between 2012 and 2513": "between 2012 and 2013",
	} {
		r, err := Read(wording, c)
		if !assert.NoError(t, err, wording) || !assert.NotEmpty(t, r.Doubts, wording) {
			continue
		}
		assert.Equal(t, DoubtFarYear, r.Doubts[0].Code, wording)
		for _, alternative := range r.Doubts[0].Alternatives {
			assert.Equal(t, want, alternative)
		}
	}
	for _, wording := range []string{"5 May 1800", "1898", "2200", "5 May 2013", "10 May 68"} {
		r, err := Read(wording, c)
		if assert.NoError(t, err, wording) {
			assert.Empty(t, r.Doubts, wording)
		}
	}
}
