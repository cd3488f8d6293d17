package when

import (
	"fmt"
	"math"
	"time"
)

// Day is a civil day of the proleptic Gregorian calendar, counted from
// 1 January 1970. It is the unit of all reasoning: there are no time zones.
type Day int32

// The two ends that a wording may leave open. They compare as one expects:
// Past is before, and Future after, every real day.
const (
	Past   Day = math.MinInt32
	Future Day = math.MaxInt32
)

// Date returns the day of a calendar date. Like time.Date it normalises, so
// callers that read people's words check the day of the month first.
func Date(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

const secondsPerDay = 24 * 60 * 60

// ParseDay reads an ISO 8601 calendar date (2013-05-08).
func ParseDay(iso string) (Day, error) {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return Past, fmt.Errorf("parse day: %w", err)
	}
	return Date(t.Date()), nil
}

// Open reports whether the day stands for an open end.
func (d Day) Open() bool { return d == Past || d == Future }

// Time returns midnight UTC of the day, for calendar arithmetic.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// ISO returns the day as 2013-05-08, or "" for an open end.
func (d Day) ISO() string {
	if d.Open() {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// String returns the day as people write it (8 May 2013), or "open".
func (d Day) String() string {
	if d.Open() {
		return "open"
	}
	return d.Time().Format("2 Jan 2006")
}

// Add moves the day by a number of days; an open end stays open.
func (d Day) Add(days int) Day {
	if d.Open() {
		return d
	}
	return d + Day(days)
}

// Window is a closed interval of days: the earliest and the latest that are
// possible. Either end may be open (Past, Future).
type Window struct {
	Earliest, Latest Day
}

// Always is the window that excludes nothing.
var Always = Window{Past, Future}

// On is the window of a single day.
func On(d Day) Window { return Window{d, d} }

// Exact reports whether the window is one day.
func (w Window) Exact() bool { return w.Earliest == w.Latest && !w.Earliest.Open() }

// Empty reports whether no day is left.
func (w Window) Empty() bool { return w.Earliest > w.Latest }

// Overlaps reports whether the two windows share a day.
func (w Window) Overlaps(o Window) bool { return w.Earliest <= o.Latest && o.Earliest <= w.Latest }

// Contains reports whether d lies in the window.
func (w Window) Contains(d Day) bool { return w.Earliest <= d && d <= w.Latest }

// Intersect returns the days that both windows allow; it may be empty.
func (w Window) Intersect(o Window) Window {
	return Window{max(w.Earliest, o.Earliest), min(w.Latest, o.Latest)}
}

// String says the window as the inspector does: "8 May 2013",
// "between 6 Nov 2013 and 8 Mar 2014", "by 3 May 2013", "from 3 May 2013",
// "date unknown".
func (w Window) String() string {
	switch {
	case w.Earliest.Open() && w.Latest.Open():
		return "date unknown"
	case w.Earliest.Open():
		return "by " + w.Latest.String()
	case w.Latest.Open():
		return "from " + w.Earliest.String()
	case w.Exact():
		return w.Earliest.String()
	}
	return "between " + w.Earliest.String() + " and " + w.Latest.String()
}
