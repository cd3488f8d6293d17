package export

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWhatBelongsTogetherStaysOnOneLine(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		limit        float64
		want         []string
	}{
		{"a date", "Between 16 May 2012 and 10 Jun 2012", 85, []string{"Between ", "16 May 2012 and ", "10 Jun 2012"}},
		{"a date as far as it fits", "Between 16 May 2012", 50, []string{"Between ", "16 ", "May 2012"}},
		{"a person and a number", "seen by Sibling 1 (checked)", 78, []string{"seen by ", "Sibling 1 ", "(checked)"}},
		{"with what is theirs", "hit Sibling 1's hand", 58, []string{"hit ", "Sibling 1's ", "hand"}},
		{"a person and a letter", "pregnant with Baby C", 95, []string{"pregnant with ", "Baby C"}},
		{"but not a number and what it counts", "after the 2 weeks", 48, []string{"after the ", "2 weeks"}},
		{"nor a word that is a letter", "Mother said I", 62, []string{"Mother said ", "I"}},
		{"nor what a bracket begins", "practice (9 May)", 60, []string{"practice ", "(9 May)"}},
		{"nor where it is wider than the line", "Grandmother 1", 66, []string{"Grandmother ", "1"}},
	} {
		assert.Equal(t, c.want, lineTexts(t, c.limit, span{text: c.text, style: style{size: 10}}), c.reason)
	}
}
