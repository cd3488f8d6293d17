package chronology

import "throughline.org/throughline/chronology/when"

// HiddenDates are the days that a version does not tell, as texts may tell them.
type HiddenDates struct {
	policy DatePolicy
	days   when.Window // among which a date in a text is one of the review's
	on     map[when.Day]bool
	inYear map[int]bool // the same by month and day
}

// HiddenDates are those of a review that a version hides.
func (d *Dating) HiddenDates(v Version) HiddenDates {
	h := HiddenDates{policy: v.Dates, on: map[when.Day]bool{}, inYear: map[int]bool{}}
	if !v.HidesDays() {
		return h
	}
	h.days = d.Days()
	for i := range d.events {
		for _, day := range []when.Day{d.dated[i].Start.Earliest, d.dated[i].End.Latest} {
			if !day.Open() && !h.on[day] {
				t := day.Time()
				h.on[day], h.inYear[dayOfYear(int(t.Month()), t.Day())] = true, true
			}
		}
	}
	return h
}

func dayOfYear(month, day int) int { return 100*month + day }

// Far reports whether a date lies outside the time of the review.
func (h HiddenDates) Far(s when.Said) bool {
	window, known := s.Window()
	return known && !window.Overlaps(h.days)
}

// Hides reports whether a date in a text is to be hidden, and whether that is sure.
// What may be no date is one only where it is the day of an event.
func (h HiddenDates) Hides(s when.Said) (hides, sure bool) {
	if s.Day == 0 && h.policy == DatesMonth || h.Far(s) {
		return false, false
	}
	switch s.Doubt {
	case when.Plainly:
		return true, true
	case when.Likely:
		known := h.known(s)
		return true, known
	}
	return h.known(s), false
}

// known reports whether a date is the day of an event.
func (h HiddenDates) known(s when.Said) bool {
	window, year := s.Window()
	if !year {
		return h.inYear[dayOfYear(s.Month, s.Day)]
	}
	return h.on[window.Earliest]
}
