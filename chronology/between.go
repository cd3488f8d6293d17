package chronology

import (
	"fmt"
	"math"

	"throughline.org/throughline/chronology/when"
)

// Apart is how far one event lies from another, as dates and relations allow:
// days from the first to the second, negative where the second came first,
// when.NoMin and when.NoMax where an end is open.
type Apart struct {
	Least, Most int
	// Working are the fewest and the most working days by the review's calendar,
	// with the sign of the days. Of two days the later counts, the earlier does not.
	Working      [2]int
	WorkingKnown bool // false where a date is open
	// Lasts is set where one of the two lasts: 0 days then mean that they overlap,
	// or meet on one day.
	Lasts bool
}

// Between says how far b lies from a. Of what lasts it counts the days between:
// from the last day of the earlier to the first day of the later. What overlaps
// is 0 days apart.
//
// The network is asked, not the windows: an event "five months after" another is
// 137 to 167 days from it, however little is known of either date.
func (d *Dating) Between(a, b UID) Apart {
	if a == b {
		return Apart{WorkingKnown: true}
	}
	apart := Apart{Lasts: d.Of(a).Extent == when.Span || d.Of(b).Extent == when.Span}
	ab := d.leg(d.endStanding(a), d.eventStanding(b))
	ba := d.leg(d.endStanding(b), d.eventStanding(a))
	switch {
	case ab.least > 0:
		apart.Least = ab.least
	case ba.most > 0:
		apart.Least = -ba.most
	}
	switch {
	case ba.least > 0:
		apart.Most = -ba.least
	case ab.most > 0:
		apart.Most = ab.most
	}
	apart.countWorking(d.settings.nation().Calendar(), ab, ba)
	return apart
}

// leg is the way from a day to another.
type leg struct {
	from, to    standing
	least, most int
}

func (d *Dating) leg(from, to standing) leg {
	least, most := d.gap(from, to)
	return leg{from, to, least, most}
}

// countWorking counts the working days of the ways that are possible: forward,
// back, and none at all.
func (a *Apart) countWorking(nation when.Nation, ab, ba leg) {
	a.WorkingKnown = !ab.from.open() && !ab.to.open() && !ba.from.open() && !ba.to.open()
	if !a.WorkingKnown {
		return
	}
	a.Working = [2]int{math.MaxInt, math.MinInt}
	include := func(n int) { a.Working = [2]int{min(a.Working[0], n), max(a.Working[1], n)} }
	if a.Least <= 0 && a.Most >= 0 {
		include(0)
	}
	if a.Most > 0 {
		fewest, most := when.WorkingDaysApart(nation, ab.from.window, ab.to.window, max(1, a.Least), a.Most)
		include(fewest)
		include(most)
	}
	if a.Least < 0 {
		fewest, most := when.WorkingDaysApart(nation, ba.from.window, ba.to.window, max(1, -a.Most), -a.Least)
		include(-fewest)
		include(-most)
	}
}

// Words says the distance with weeks and working days: "14 days (2 weeks) · 10
// working days", "137 to 167 days (about 20 to 24 weeks) · 94 to 118 working
// days", "at least 3 days", "same day", "3 days earlier · 1 working day".
func (a Apart) Words() string {
	words := a.days()
	if a.WorkingKnown && (a.Least != 0 || a.Most != 0) {
		words += " · " + ranged(a.Working[0], a.Working[1], "working day")
	}
	return words
}

func (a Apart) days() string {
	none := "same day"
	if a.Lasts {
		none = "overlapping"
	}
	switch {
	case a.Least <= when.NoMin && a.Most >= when.NoMax:
		return "any number of days, either way"
	case a.Least == 0 && a.Most == 0:
		return none
	case a.Least == 0 && a.Most >= when.NoMax:
		return none + " or later"
	case a.Most == 0 && a.Least <= when.NoMin:
		return none + " or earlier"
	case a.Most <= 0:
		return distance(-a.Most, -a.Least) + " earlier"
	case a.Least < 0 && a.Most >= when.NoMax:
		return "at most " + distance(-a.Least, -a.Least) + " earlier"
	case a.Least <= when.NoMin:
		return "at most " + distance(a.Most, a.Most) + " later"
	case a.Least < 0:
		return count(-a.Least, "day") + " earlier to " + count(a.Most, "day") + " later"
	}
	return distance(a.Least, a.Most)
}

// distance says a number of days, none of them negative, with the weeks where
// there are any.
func distance(least, most int) string {
	if most >= when.NoMax {
		return "at least " + distance(least, least)
	}
	words := ranged(least, most, "day")
	switch low, high := weeks(least), weeks(most); {
	case most < 7:
	case low == 0:
		words += " (up to about " + count(high, "week") + ")"
	case least%7 == 0 && most%7 == 0:
		words += " (" + ranged(low, high, "week") + ")"
	default:
		words += " (about " + ranged(low, high, "week") + ")"
	}
	return words
}

// weeks is the nearest number of whole weeks.
func weeks(days int) int { return int(math.Round(float64(days) / 7)) }

// ranged says one number or the range of two, "3 to 5 days". A range that goes
// back in time says so; one all of which does leaves that to the days beside it.
func ranged(least, most int, unit string) string {
	switch {
	case least < 0 && most > 0:
		return fmt.Sprintf("%s earlier to %d later", count(-least, unit), most)
	case most <= 0:
		least, most = -most, -least
	}
	if least == most {
		return count(most, unit)
	}
	return fmt.Sprintf("%d to %s", least, count(most, unit))
}
