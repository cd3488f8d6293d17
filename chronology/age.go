package chronology

import (
	"fmt"
	"math"
	"sort"

	"throughline.org/throughline/chronology/when"
)

// Age is how old a person can be at an event, in days since birth: negative
// before it.
type Age struct {
	Person      UID
	Least, Most int
}

// Mean lengths in days of the Gregorian calendar, by which ages are counted.
const (
	daysInMonth = 30.436875
	daysInYear  = 365.2425
)

// Ages returns the ages of the subjects whose birth is dated at an event, in
// the order of the people.
func (d *Dating) Ages(event UID) []Age {
	var ages []Age
	for _, p := range d.review.People {
		if p.Subject {
			if age, known := d.Age(p.UID, event); known {
				ages = append(ages, age)
			}
		}
	}
	return ages
}

// Age returns how old a person can be at (the start of) an event; false where
// birth or event is not dated at both ends.
func (d *Dating) Age(person, event UID) (Age, bool) {
	birth, start := d.Birth(person), d.Of(event).Start
	if birth.Earliest.Open() || birth.Latest.Open() || start.Earliest.Open() || start.Latest.Open() {
		return Age{}, false
	}
	age := Age{person, int(start.Earliest - birth.Latest), int(start.Latest - birth.Earliest)}
	i, known := d.index[event]
	ends, tied := d.ends[i]
	v, dated := d.births[person]
	if known && tied && dated && v != ends.start {
		age.Least, age.Most = d.between(v, ends.start, age.Least, age.Most)
	} else if dated && tied && v == ends.start {
		age.Least, age.Most = 0, 0
	}
	return age, true
}

// between tightens the least and the most days from one day of the network to
// another: the smallest upper and the largest lower limit that would still hold.
func (d *Dating) between(from, to when.Var, least, most int) (int, int) {
	d.asking.Lock()
	defer d.asking.Unlock()
	span := most - least
	fits := func(lo, hi int) bool {
		_, would := d.net.Would(from, to, lo, hi, -1)
		return !would
	}
	low := least + sort.Search(span, func(k int) bool { return fits(when.NoMin, least+k) })
	high := most - sort.Search(span, func(k int) bool { return fits(most-k, when.NoMax) })
	return low, high
}

// String gives completed units as people say ages: "10 weeks", "6 to 8 weeks",
// "11 months", "10 weeks to 4 months", "not yet born".
func (a Age) String() string {
	if a.Most < 0 {
		return "not yet born"
	}
	if a.Least < 0 {
		most, unit := completed(a.Most)
		return "unborn to " + count(most, unit)
	}
	least, unit := completed(a.Least)
	most, unitOfMost := completed(a.Most)
	switch {
	case unit != unitOfMost:
		return count(least, unit) + " to " + count(most, unitOfMost)
	case least == most:
		return count(least, unit)
	}
	return fmt.Sprintf("%d to %s", least, count(most, unit))
}

// completed is an age in the unit that people use for it: days for two weeks,
// weeks for three months, months for two years, then years.
func completed(days int) (int, string) {
	switch {
	case days < 14:
		return days, "day"
	case days < 13*7:
		return days / 7, "week"
	case days < int(math.Round(2*daysInYear)):
		return wholeUnits(days, daysInMonth), "month"
	}
	return wholeUnits(days, daysInYear), "year"
}

// wholeUnits is how many units are completed: the Nth is on day round(N × length).
func wholeUnits(days int, length float64) int {
	n := int(float64(days) / length)
	if int(math.Round(float64(n+1)*length)) <= days {
		n++
	}
	if int(math.Round(float64(n)*length)) > days {
		n--
	}
	return n
}

func count(n int, unit string) string {
	if n == 1 {
		return fmt.Sprintf("1 %s", unit)
	}
	return fmt.Sprintf("%d %ss", n, unit)
}
