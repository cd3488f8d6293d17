package when

import "strconv"

// Wording writes a window as a date that Read reads as that window: one moment
// in it ("between 1 and 12 June 2013", "by 3 May 2013"), or what lasts all of it
// ("from 1 to 12 June 2013"). It is "unknown" where both ends are open.
func (w Window) Wording(extent Extent) string {
	span := extent == Span
	switch from, to := w.Earliest, w.Latest; {
	case from.Open() && to.Open():
		return "unknown"
	case w.Exact():
		return inFull(from)
	case from.Open() && span:
		return "until " + inFull(to)
	case from.Open():
		return "by " + inFull(to)
	case to.Open() && span:
		return "from " + inFull(from)
	case to.Open():
		return "since " + inFull(from)
	case span:
		return "from " + beginning(from, to) + " to " + inFull(to)
	}
	return "between " + beginning(w.Earliest, w.Latest) + " and " + inFull(w.Latest)
}

// beginning is the first day of two, without what the second says again.
func beginning(from, to Day) string {
	a, b := from.Time(), to.Time()
	switch {
	case a.Year() != b.Year():
		return inFull(from)
	case a.Month() != b.Month():
		return strconv.Itoa(a.Day()) + " " + a.Month().String()
	}
	return strconv.Itoa(a.Day())
}

// inFull writes a day with the whole name of its month.
func inFull(d Day) string { return d.Time().Format("2 January 2006") }
