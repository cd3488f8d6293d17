package when

import (
	"fmt"
	"testing"
	"time"
	_ "time/tzdata" // the clock changes of London, to compare with

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestClockChangesAreThoseOfLondon(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	require.NoError(t, err)
	for year := 1972; year <= 2037; year++ {
		forward, back, hour, ok := clockChanges(year)
		require.True(t, ok)
		at := func(day Day, hour int) time.Time {
			d := day.Time()
			return time.Date(d.Year(), d.Month(), d.Day(), hour, 30, 0, 0, london)
		}
		assert.NotEqual(t, hour, at(forward, hour).Hour(), "the hour is skipped in spring %d", year)
		once := at(back, hour)
		again := once.Add(time.Hour).Hour() == hour || once.Add(-time.Hour).Hour() == hour
		assert.True(t, again, "the hour comes twice in autumn %d", year)
	}
	_, _, _, ok := clockChanges(1971)
	assert.False(t, ok, "summer time lasted all the year")
}

func TestTimesThatTheClocksSkipOrRepeatAreDoubted(t *testing.T) {
	for wording, want := range map[string]string{
		"31/3/13 01:30":          "31 March 2013 02:30",
		"18 March 1973 02:30":    "18 March 1973 03:30",
		"27 October 2013 01:30":  "twice",
		"26 October 1975 2.30am": "twice",
		"31/3/13 02:30":          "",
		"18 March 1973 01:30":    "",
		"24 March 2013 01:30":    "",
	} {
		r, err := Read(wording, Context{Today: Date(2026, 1, 1)})
		require.NoError(t, err, wording)
		got := ""
		for _, d := range r.Doubts {
			if d.Code == DoubtClockChange {
				got = "twice"
				if len(d.Alternatives) > 0 {
					got = d.Alternatives[0]
				}
			}
		}
		assert.Equal(t, want, got, wording)
	}
}

func TestSubstituteHolidaysNeverFallOnAWeekendOrOnEachOther(t *testing.T) {
	counts := map[Nation]int{EnglandAndWales: 8, Scotland: 8, NorthernIreland: 10}
	for nation, usual := range counts {
		for year := 1978; year <= 2030; year++ {
			seen := map[Day]bool{}
			for _, day := range BankHolidays(nation, year) {
				require.False(t, weekend(day) || seen[day], "%s twice or at a weekend", day)
				seen[day] = true
			}
			want := usual
			switch year {
			case 1981, 1999, 2002, 2011, 2012, 2023:
				want++
			case 2022:
				want += 2
			}
			if nation == Scotland && year >= 2007 {
				want++ // Saint Andrew's Day
			}
			require.Len(t, seen, want, fmt.Sprint(nation, " ", year))
		}
	}
}

func TestSummerTimeIsThatOfLondon(t *testing.T) {
	for moment, want := range map[string]bool{
		"2013-03-31T00:59:00Z": false, "2013-03-31T01:00:00Z": true, "2013-06-30T23:30:00Z": true,
		"2013-10-27T00:59:00Z": true, "2013-10-27T01:00:00Z": false, "2013-12-24T12:00:00Z": false,
	} {
		at, err := time.Parse(time.RFC3339, moment)
		require.NoError(t, err)
		assert.Equal(t, want, SummerTime(at), moment)
	}
}
