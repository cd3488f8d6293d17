package when

import "fmt"

// Clock is the time of day that a wording gives: none, a time, or a span.
// The zero value is no time.
type Clock struct {
	From, To    int // minutes since midnight; equal for a single time; To may pass 24 h when a span runs into the next day
	Known       bool
	Approximate bool
}

// At is a single clock time.
func At(hour, minute int) Clock {
	m := hour*60 + minute
	return Clock{Known: true, From: m, To: m}
}

// String gives the 24-hour form: "16:00", "18:00-21:00", "~14:47", or "" for none.
func (c Clock) String() string {
	if !c.Known {
		return ""
	}
	s := hhmm(c.From)
	if c.To != c.From {
		s += "-" + hhmm(c.To)
	}
	if c.Approximate {
		s = "~" + s
	}
	return s
}

func hhmm(minutes int) string {
	return fmt.Sprintf("%02d:%02d", minutes/60%24, minutes%60)
}
