package when

import (
	"fmt"
	"time"
)

// The codes of doubts.
const (
	DoubtAmbiguousOrder = "ambiguous-order"  // day and month could be the other way round
	DoubtAmericanOrder  = "american-order"   // only month before day is possible
	DoubtWeekday        = "weekday-mismatch" // the weekday is not that of the day
	DoubtPlaceholder    = "placeholder"      // a birth on 1 January
	DoubtSerial         = "serial"           // a spreadsheet's number
	DoubtRunTogether    = "run-together"     // digits without marks
	DoubtYearOrDay      = "year-or-day"      // "June 12"
	DoubtMidnight       = "midnight"         // 00:00, which often means no time
	DoubtHalfDay        = "half-day"         // an hour that may be before or after noon
	DoubtClockChange    = "clock-change"     // a time that the clock change skips or repeats
	DoubtReversed       = "reversed"         // the range ends before it begins
	DoubtDirection      = "no-direction"     // which way it counts, or from what, is not said
	DoubtYears          = "year-pair"        // 2012/13, which may be several kinds of year
	DoubtFarYear        = "far-year"         // a year that no review is about
	DoubtDisagree       = "clauses-disagree" // no day suits all calendar clauses
)

// spell writes a day in full, so that it can be read in one way only.
func spell(d Day) string { return d.Time().Format("2 January 2006") }

// checkOrder settles the order of day and month of a numeric date: British,
// unless only the American is possible.
func (p parser) checkOrder(pt *point) {
	if pt.month > 12 && pt.day <= 12 && pt.day > 0 && pt.numeric && pt.slashed {
		pt.day, pt.month = pt.month, pt.day
		pt.slashed = false
		pt.doubt = &Doubt{Code: DoubtAmericanOrder, Message: "This is read with the month before the day, the only order in which it is a date."}
	}
}

// The years of which a review can be.
const nearestYear, farthestYear = 2200, 1800

func farYear(year int) bool { return year < farthestYear || year > nearestYear }

// checkYear doubts a year that is far from any review, most likely mistyped: its
// last two digits say which is meant. This outweighs any other doubt of the date.
func (p parser) checkYear(it *item) {
	pt := &it.point
	if pt.year == 0 || !farYear(pt.year) {
		return
	}
	year := p.century(pt.year % 100)
	pt.doubt = &Doubt{Code: DoubtFarYear, Message: fmt.Sprintf("The year %d is far from any that a review is about; %d may be meant.", pt.year, year)}
	switch {
	case pt.day != 0 && pt.day <= daysIn(year, time.Month(pt.month)):
		pt.doubt.Alternatives = []string{p.instead(it.date, spell(Date(year, time.Month(pt.month), pt.day)))}
	case pt.day == 0:
		pt.doubt.Alternatives = p.withYear(it.date, pt.year, year)
	}
}

// withYear is the wording with a year in a stretch of it written as another.
func (p parser) withYear(in stretch, year, instead int) []string {
	for _, t := range p.ts {
		if t.kind == tokenNumber && t.value == year && t.start >= in.from && t.end <= in.to {
			return []string{p.instead(stretch{t.start, t.end}, fmt.Sprint(instead))}
		}
	}
	return nil
}

// swapped is the day that the American order gives, where there is one.
func (pt *point) swapped() (Day, bool) {
	if !pt.slashed || pt.day > 12 || pt.month > 12 || pt.day == pt.month || pt.day < 1 {
		return 0, false
	}
	return Date(pt.year, time.Month(pt.day), pt.month), true
}

// checkDay doubts the exact day of an item. A week begins on a Monday, which may
// settle the order of day and month.
func (p parser) checkDay(it *item, day Day) {
	pt := &it.point
	if pt.doubt != nil && pt.weekday == 0 {
		return
	}
	other, ambiguous := pt.swapped()
	weekday := pt.weekday
	if pt.kind == pointWeek && weekday == 0 && (weekdayOf(day) == 2 || ambiguous && weekdayOf(other) == 2) {
		weekday = 2
	}
	switch {
	case weekday != 0 && weekdayOf(day) != weekday:
		pt.doubt = p.weekdayDoubt(it.date, weekday, day, other, ambiguous)
	case weekday != 0:
		// The weekday confirms the order.
	case ambiguous:
		pt.doubt = &Doubt{DoubtAmbiguousOrder, "Day and month could be the other way round; this is read as " + spell(day) + ".",
			[]string{p.instead(it.date, spell(other))}}
	case p.born && pt.day == 1 && pt.month == 1:
		pt.doubt = &Doubt{Code: DoubtPlaceholder, Message: "A birth on 1 January is often entered where the day is not known."}
	}
}

func weekdayOf(day Day) int { return int(day.Time().Weekday()) + 1 }

// weekdayDoubt offers what would suit the weekday: the other order of day and
// month, else the nearest such weekday and the same date in a year next to it.
func (p parser) weekdayDoubt(date stretch, weekday int, day, other Day, ambiguous bool) *Doubt {
	d := &Doubt{Code: DoubtWeekday, Message: fmt.Sprintf("%s was a %s, not a %s.", spell(day), day.Time().Weekday(), time.Weekday(weekday-1))}
	offer := func(day Day) { d.Alternatives = append(d.Alternatives, p.instead(date, spell(day))) }
	if ambiguous && weekdayOf(other) == weekday {
		offer(other)
		return d
	}
	shift := (weekday - weekdayOf(day) + 10) % 7 // 3 for none
	offer(day + Day(shift) - 3)
	year, month, number := day.Time().Date()
	for _, y := range []int{year - 1, year + 1} {
		if number <= daysIn(y, month) && weekdayOf(Date(y, month, number)) == weekday {
			offer(Date(y, month, number))
			break
		}
	}
	return d
}

// noSuchDay says why a date does not exist.
func noSuchDay(year, month, day int) string {
	if month < 1 || month > 12 {
		return fmt.Sprintf("There is no month %d. Give the day, the month and the year, such as 5 May 2013.", month)
	}
	m := time.Month(month)
	if day < 1 {
		return fmt.Sprintf("There is no day 0. If only the month is known, write %s %d.", m, year)
	}
	if m == time.February && day == 29 {
		return fmt.Sprintf("There is no 29 February %d: %d is not a leap year.", year, year)
	}
	return fmt.Sprintf("There is no %d %s: %s has %d days.", day, m, m, daysIn(year, m))
}

// clockChanges gives the days of a year on which the clocks change in London, and
// the hour that is skipped in spring and comes twice in autumn. Since 1981 they
// go forward at 01:00 on the last Sunday of March, and since 1996 back at 02:00 on
// the last Sunday of October, before that on the fourth or so; from 1972 to 1980
// an hour later. Before 1972 years had rules of their own; ok is then false.
func clockChanges(year int) (forward, back Day, hour int, ok bool) {
	spring, autumn, hour := 25, 25, 1
	switch {
	case year < 1972:
		return 0, 0, 0, false
	case year < 1981:
		spring, autumn, hour = 16, 23, 2
	case year < 1990:
		autumn = 23
	case year < 1996:
		autumn = 22
	}
	sunday := func(from Day) Day { return from + Day((8-weekdayOf(from))%7) }
	return sunday(Date(year, time.March, spring)), sunday(Date(year, time.October, autumn)), hour, true
}

// SummerTime reports whether the clocks of the United Kingdom stood an hour ahead
// at a moment of universal time.
func SummerTime(at time.Time) bool {
	at = at.UTC()
	forward, back, hour, ok := clockChanges(at.Year())
	since := func(day Day) bool { return !at.Before(day.Time().Add(time.Duration(hour) * time.Hour)) }
	return ok && since(forward) && !since(back)
}

// clockDoubts doubts a clock time that a change of the clocks skips or repeats.
func clockDoubts(day Day, clock Clock) []Doubt {
	forward, back, hour, ok := clockChanges(day.Time().Year())
	if !ok || !clock.Known || clock.From/60 != hour || clock.From != clock.To {
		return nil
	}
	switch day {
	case forward:
		return []Doubt{{DoubtClockChange, fmt.Sprintf("This time did not exist: the clocks went forward from %s to %s that night.", hhmm(hour*60), hhmm(hour*60+60)),
			[]string{spell(day) + " " + hhmm(clock.From+60)}}}
	case back:
		return []Doubt{{Code: DoubtClockChange, Message: fmt.Sprintf("This time came twice: the clocks went back from %s to %s that night.", hhmm(hour*60+60), hhmm(hour*60))}}
	}
	return nil
}
