package when

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestPartsOfMonthsYearsAndDecades(t *testing.T) {
	for wording, want := range map[string]string{
		"first week of May 2013":       "between 1 May 2013 and 7 May 2013",
		"the LAST week of May, 2013":   "between 25 May 2013 and 31 May 2013",
		"5th week of May 2013":         "between 29 May 2013 and 31 May 2013",
		"the latter half of May 2013":  "between 16 May 2013 and 31 May 2013",
		"first half of 2013":           "between 1 Jan 2013 and 30 Jun 2013",
		"Q1 2013":                      "between 1 Jan 2013 and 31 Mar 2013",
		"Q4 2012/13":                   "between 1 Jan 2013 and 31 Mar 2013",
		"the last Friday in May 2013":  "31 May 2013",
		"last day of February 2012":    "29 Feb 2012",
		"towards the end of May 2013":  "between 21 May 2013 and 31 May 2013",
		"mid to late May 2013":         "between 11 May 2013 and 31 May 2013",
		"early-mid 2013":               "between 1 Jan 2013 and 31 Aug 2013",
		"mid-May to early June 2013":   "between 11 May 2013 and 10 Jun 2013",
		"mid 1980s":                    "between 1 Jan 1984 and 31 Dec 1986",
		"early 1990s":                  "between 1 Jan 1990 and 31 Dec 1993",
		"the late 80s":                 "between 1 Jan 1987 and 31 Dec 1989",
		"school summer holidays 2013":  "between 15 Jul 2013 and 7 Sep 2013",
		"Christmas holidays 2012":      "between 17 Dec 2012 and 7 Jan 2013",
		"October half-term 2013":       "between 19 Oct 2013 and 4 Nov 2013",
		"half term, February 2013":     "between 8 Feb 2013 and 25 Feb 2013",
		"half term February 2013":      "between 8 Feb 2013 and 25 Feb 2013",
		"fortnight beginning 6/5/2013": "between 6 May 2013 and 19 May 2013",
		"around early May 2013":        "between 1 May 2013 and 10 May 2013",
		"2nd week June 2013":           "between 8 Jun 2013 and 14 Jun 2013",
		"beg. June 2013":               "between 1 Jun 2013 and 10 Jun 2013",
		"May-13":                       "between 1 May 2013 and 31 May 2013",
		"Mon 6 – Fri 10 May 2013":      "between 6 May 2013 and 10 May 2013",
	} {
		r, err := Read(wording, Context{Today: Date(2026, 1, 1)})
		if assert.NoError(t, err, wording) {
			assert.Equal(t, want, r.Window.String(), wording)
		}
	}
}

func TestClockTimesAsPeopleSpeakAndRecordThem(t *testing.T) {
	for wording, want := range map[string]string{
		"5 May 2013 10.30am - 11":         "10:30-11:00",
		"between 2 and 3pm on 5 May 2013": "14:00-15:00",
		"5 May 2013 11-1pm":               "11:00-13:00",
		"5 May 2013 10pm - 2":             "22:00-02:00",
		"0900 on 5/5/13":                  "09:00",
		"5/5/13 at 0900":                  "09:00",
		"5 May 2013 1630-1715":            "16:30-17:15",
		"5/5/13 22.15 hrs":                "22:15",
		"5 May 2013 4pm-ish":              "~16:00",
		"5 May 2013 approx 14:47":         "~14:47",
		"5 May 2013 around lunchtime":     "~12:00-14:00",
		"5 May 2013 from 16:30 to 17:15":  "16:30-17:15",
		"5 May 2013 quarter to 5 pm":      "16:45",
		"5 May 2013 16h30":                "16:30",
		"5 May 2013 12 noon":              "12:00",
		"5 May 2013 12am":                 "00:00",
		"am 5 May 2013":                   "06:00-12:00",
		"5 May 2013 (pm)":                 "12:00-18:00",
		"5 May 2013 mid-morning":          "06:00-12:00",
	} {
		r, err := Read(wording, Context{Today: Date(2026, 1, 1)})
		if assert.NoError(t, err, wording) {
			assert.Equal(t, want, r.Clock.String(), wording)
			assert.Equal(t, On(Date(2013, 5, 5)), r.Window, "an approximate time leaves the day exact: %s", wording)
		}
	}
	for _, wording := range []string{"5 May 2013 25:00", "5 May 2013 12:60", "5 May 2013 13pm"} {
		_, err := Read(wording, Context{})
		assert.Error(t, err, wording)
	}
}

func TestAlternativesAreTheWholeWordingWithoutItsDoubt(t *testing.T) {
	for wording, want := range map[string][]string{
		"10/7/2008 14:30":                {"7 October 2008 14:30"},
		"Thurs 12/6/12 10am":             {"Thurs 6 December 2012 10am"},
		"Monday 5 May 2013":              {"Monday 6 May 2013", "Monday 5 May 2014"},
		"by 10/7/2008; after 1 May 2008": {"by 7 October 2008; after 1 May 2008"},
		"7/1/08 - 7/4/08":                {"1 July 2008 - 4 July 2008"},
		"w/c 6/11/12":                    {"w/c 11 June 2012"},
		"5 May 2013 half past four":      {"5 May 2013 04:30", "5 May 2013 16:30"},
		"about 3/4/2012?":                {"about 4 March 2012?"},
		"21/3–2/4/2012":                  nil, // the first day settles the order
		"5-8/6/12":                       nil,
		"w/c 11/06/12":                   nil, // a Monday
	} {
		r, err := Read(wording, Context{Today: Date(2026, 1, 1)})
		if !assert.NoError(t, err, wording) {
			continue
		}
		var got []string
		for _, d := range r.Doubts {
			got = append(got, d.Alternatives...)
		}
		assert.Equal(t, want, got, wording)
		for _, alternative := range got {
			again, err := Read(alternative, Context{})
			if assert.NoError(t, err, alternative) {
				assert.Empty(t, again.Doubts, alternative)
			}
		}
	}
}
