package chronology

import (
	"math"
	"slices"

	"throughline.org/throughline/chronology/when"
)

// ownSilences are those of the review that a version is made of. The wordings of a
// version leave more open than the review knows: found from them, silences would
// end with other contacts, be less certain, or come of nothing. So a version tells
// the review's own, between the same events, and words them as vaguely as its dates.
type ownSilences struct {
	dating  *Dating
	version Version
}

// silences are the review's own, placed where the version's events stand.
func (o *ownSilences) silences(d *Dating, services bool) []Silence {
	own := o.dating.Silences(nil)
	if services {
		own = o.dating.ServiceSilences(nil)
	}
	if !o.version.HidesDays() {
		return own
	}
	list := slices.Clone(own)
	for i := range list {
		s := &list[i]
		s.coarse = o.version.coarseness()
		from, to := d.bounds(s.Agency)
		if s.From = from; s.After != "" {
			s.From = d.Of(s.After).End
		}
		if s.To = to; s.Before != "" {
			s.To = d.Of(s.Before).Start
		}
	}
	return list
}

// bounds are the days on which the involvement of an agency can have begun and ended.
func (d *Dating) bounds(agency UID) (from, to when.Window) {
	from, to = when.Always, when.Always
	for _, a := range d.agencies {
		if a.UID != agency {
			continue
		}
		period := d.involvement(a)
		if period.from != nil {
			from = period.from.window
		}
		if period.to != nil {
			to = period.to.window
		}
	}
	return from, to
}

// Placed reports whether a silence can be drawn: a version that tells of one between
// two events need not tell where these stand.
func (s Silence) Placed() bool {
	lost := s.After != "" && s.From == when.Always || s.Before != "" && s.To == when.Always
	return !lost && !s.PossibleDays().Empty()
}

// The least days whose unit a version counts lengths of time in, by what its dates
// tell: weeks where events follow each other by words, months where all is told by
// months or ages.
const (
	inWeeks  = 14
	inMonths = 13 * 7
)

func (v Version) coarseness() int {
	switch {
	case !v.HidesDays():
		return 0
	case v.Dates == DatesRelative:
		return inWeeks
	}
	return inMonths
}

// inCoarse says a length of time without days, in the unit of so many days at least:
// "about 2 months", "2 to 5 months", "up to about 4 months", "less than a month".
func inCoarse(least, most, coarse int) string {
	open := most >= when.NoMax
	switch {
	case open && least <= 0:
		return "of unknown length"
	case open:
		most = least
	}
	unit, name := lengthUnit(max(most, coarse))
	low, high := int(math.Round(float64(least)/unit)), int(math.Round(float64(most)/unit))
	words := "about " + count(high, name)
	switch {
	case high == 0:
		words = "less than a " + name
	case low <= 0:
		words = "up to " + words
	case low < high:
		words = ranged(low, high, name)
	}
	if open {
		return "at least " + words
	}
	return words
}
