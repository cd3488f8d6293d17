package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestDaysThatAComputerWroteAreSpelledOut(t *testing.T) {
	d := Solve(NewReview("Spelled out"))
	for wording, want := range map[string]string{
		"2023-11-19T09:37":    "19 November 2023, 09:37",
		"2023-11-19T09:37:00": "19 November 2023, 09:37",
		"2023-11-19 09:37":    "19 November 2023, 09:37",
		"2023-11-19":          "19 November 2023",
		"from 2023-01-01T00:00 to 2023-01-06T13:59": "from 1 January 2023, 00:00 to 6 January 2023, 13:59",
		"about 2023-11-19":                          "about 19 November 2023",
		"19 November 2023":                          "19 November 2023",
		"2023-11":                                   "2023-11",
		"2023-02-31":                                "2023-02-31",
		"no date":                                   "no date",
		"":                                          "",
	} {
		assert.Equal(t, want, d.SpelledOut(wording), wording)
	}
}
