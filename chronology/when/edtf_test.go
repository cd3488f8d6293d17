package when

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEDTFIsWrittenAsItIsRead(t *testing.T) {
	for expression, window := range map[string]string{
		"":                          "date unknown",
		"2013-05-05":                "5 May 2013",
		"2013-05":                   "between 1 May 2013 and 31 May 2013",
		"2013":                      "between 1 Jan 2013 and 31 Dec 2013",
		"2013-21":                   "between 1 Mar 2013 and 31 May 2013",
		"2013-24":                   "between 1 Dec 2013 and 28 Feb 2014",
		"2013-05-05~":               "between 2 May 2013 and 8 May 2013",
		"2013-05-05?":               "5 May 2013",
		"2013-05%":                  "between 1 May 2013 and 31 May 2013",
		"2013-05-05/2013-05-08":     "between 5 May 2013 and 8 May 2013",
		"2013-05/..":                "from 1 May 2013",
		"../2013-05":                "by 31 May 2013",
		"/2013-05":                  "by 31 May 2013",
		"2013-05/":                  "from 1 May 2013",
		"[2013-05-05..2013-05-08]":  "between 5 May 2013 and 8 May 2013",
		"[..2013-05]":               "by 31 May 2013",
		"[2013-05..]":               "from 1 May 2013",
		"[2013-05-05,2013-05-08]":   "between 5 May 2013 and 8 May 2013",
		"201X":                      "between 1 Jan 2010 and 31 Dec 2019",
		"20XX":                      "between 1 Jan 2000 and 31 Dec 2099",
		"2013-XX":                   "between 1 Jan 2013 and 31 Dec 2013",
		"2013-05-XX":                "between 1 May 2013 and 31 May 2013",
		"2013-XX-XX":                "between 1 Jan 2013 and 31 Dec 2013",
		"2013-05-05T10:30":          "5 May 2013",
		"2013-05-05T10:30:00Z":      "5 May 2013",
		"2013-05-05T10:30:00+01:00": "5 May 2013",
		"-0044-03-15":               "15 Mar -0044",
		"Y170000002":                "date unknown",
	} {
		e, err := ParseEDTF(expression)
		if assert.NoError(t, err, expression) {
			assert.Equal(t, expression, e.String())
			assert.Equal(t, window, e.Window().String(), expression)
		}
	}
}

func TestWhatIsNotEDTFIsRefused(t *testing.T) {
	for _, s := range []string{"2013-13", "2013-02-29", "2013-5", "13-05-05", "2013-21-05", "..", "/", "../..", "[2013", "[]", "[..]",
		"2013-05-05T25:00", "2013-05-05 10:30", "201X-05", "2013-XX-05", "X013", "Y1999", "2013-05-05/", "5 May 2013"} {
		_, err := ParseEDTF(s)
		if s == "2013-05-05/" {
			assert.NoError(t, err, "an interval whose end is unknown")
			continue
		}
		assert.Error(t, err, s)
	}
}

func FuzzEDTF(f *testing.F) {
	for _, seed := range []string{"2013-05-05~", "[2013-05..2014,2015]", "../2013-05", "201X", "Y-170000002", "2013-05-05T10:30:00+01:00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e, err := ParseEDTF(s)
		if err != nil {
			return
		}
		again, err := ParseEDTF(e.String())
		require.NoError(t, err, "%q was written as %q", s, e)
		require.Equal(t, e, again)
	})
}
