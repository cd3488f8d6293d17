package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/when"
)

func TestBetweenIsSaidInWords(t *testing.T) {
	for _, c := range []struct{ reason, a, b, want string }{
		{"two exact days", "3 June 2013", "17 June 2013", "14 days (2 weeks) · 10 working days"},
		{"the other way round", "17 June 2013", "3 June 2013", "14 days (2 weeks) earlier · 10 working days"},
		{"one day", "3 June 2013", "3 June 2013", "same day"},
		{"over a weekend", "7 June 2013", "10 June 2013", "3 days · 1 working day"},
		{"a bank holiday does not work", "24 May 2013", "28 May 2013", "4 days · 1 working day"},
		{"no whole number of weeks", "3 June 2013", "14 June 2013", "11 days (about 2 weeks) · 9 working days"},
		{"a range", "3 June 2013", "between 5 June 2013 and 8 June 2013", "2 to 5 days · 2 to 4 working days"},
		{"a range of whole weeks", "3 June 2013", "10 June 2013 or 17 June 2013", "7 to 14 days (1 to 2 weeks) · 5 to 10 working days"},
		{"from less than a week", "3 June 2013", "between 4 June 2013 and 20 June 2013", "1 to 17 days (up to about 2 weeks) · 1 to 13 working days"},
		{"either way", "5 June 2013", "between 3 June 2013 and 8 June 2013", "2 days earlier to 3 days later · 2 working days earlier to 2 later"},
		{"a relation says it, whatever the windows", "June 2013", "5 months after {a}", "137 to 167 days (about 20 to 24 weeks) · 96 to 119 working days"},
		{"also where no date is known", "", "5 months after {a}", "137 to 167 days (about 20 to 24 weeks)"},
		{"open", "3 June 2013", "after {a}", "same day or later"},
		{"open, the other way round", "before {b}", "3 June 2013", "same day or later"},
		{"open and apart", "3 June 2013", "3 days after {a}; after {a}", "3 days · 3 working days"},
		{"at least", "3 June 2013", "after 6 June 2013", "at least 3 days"},
		{"nothing is known", "", "3 June 2013", "any number of days, either way"},
		{"from the end of what lasts", "from 3 June 2013 to 5 June 2013", "12 June 2013", "7 days (1 week) · 5 working days"},
		{"to the start of what lasts", "3 June 2013", "from 10 June 2013 to 12 June 2013", "7 days (1 week) · 5 working days"},
		{"within what lasts", "from 3 June 2013 to 12 June 2013", "10 June 2013", "overlapping"},
		{"before what lasts", "from 3 June 2013 to 12 June 2013", "31 May 2013", "3 days earlier · 1 working day"},
	} {
		d := Solve(reviewOf([2]string{"a", c.a}, [2]string{"b", c.b}))
		require.NoError(t, d.Of("b").Err, c.reason)
		assert.Equal(t, c.want, d.Between("a", "b").Words(), c.reason)
	}
}

func TestBetweenOneEventAndItself(t *testing.T) {
	d := Solve(reviewOf([2]string{"a", "June 2013"}))
	assert.Equal(t, "same day", d.Between("a", "a").Words())
	apart := d.Between("a", "nobody")
	assert.Equal(t, [2]int{when.NoMin, when.NoMax}, [2]int{apart.Least, apart.Most})
	assert.False(t, apart.WorkingKnown)
}

func TestWorkingDaysBetweenAreOfTheReviewsNation(t *testing.T) {
	r := reviewOf([2]string{"a", "2 August 2013"}, [2]string{"b", "6 August 2013"})
	assert.Equal(t, "4 days · 2 working days", Solve(r).Between("a", "b").Words())
	settings := *r.Settings
	settings.Calendar = Scotland
	r.Put(&settings)
	assert.Equal(t, "4 days · 1 working day", Solve(r).Between("a", "b").Words(), "the first Monday of August is a holiday there")
}

// apartIn is how far two events lie from each other in one schedule.
func apartIn(a, b fallen) int {
	switch {
	case b.start > a.end:
		return b.start - a.end
	case a.start > b.end:
		return b.end - a.start
	}
	return 0
}

func TestBetweenIsWhatTheSchedulesAllow(t *testing.T) {
	tried := 0
	for seed := range uint64(400) {
		s := newSchedules(seed, nil)
		if len(s.all) == 0 {
			continue
		}
		tried++
		for a := range s.r.Events {
			for b := range s.r.Events {
				least, most := apartIn(s.all[0][a], s.all[0][b]), apartIn(s.all[0][a], s.all[0][b])
				for _, schedule := range s.all {
					least, most = min(least, apartIn(schedule[a], schedule[b])), max(most, apartIn(schedule[a], schedule[b]))
				}
				if a == b {
					least, most = 0, 0
				}
				got := s.d.Between(s.r.Events[a].UID, s.r.Events[b].UID)
				require.Equal(t, [2]int{least, most}, [2]int{got.Least, got.Most}, "seed %d: %s to %s", seed, s.r.Events[a].When.Wording, s.r.Events[b].When.Wording)
			}
		}
	}
	assert.Greater(t, tried, 200)
}
