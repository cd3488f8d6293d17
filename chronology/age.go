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

// Ages returns the ages of the subjects and children whose birth is dated at an
// event, in the order of the people.
func (d *Dating) Ages(event UID) []Age {
	var ages []Age
	for _, p := range d.review.People {
		if p.Subject || p.Child {
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
	least, most, dated := d.apart(d.birthStanding(person), d.eventStanding(event))
	return Age{person, least, most}, dated
}

// standing is a day as the review dates it: its window and, where relations tie
// it to others, its place in the network.
type standing struct {
	window when.Window
	day    when.Var
	tied   bool
}

func (d *Dating) eventStanding(event UID) standing {
	i, known := d.index[event]
	if !known {
		return standing{window: when.Always}
	}
	ends, tied := d.ends[i]
	return standing{d.dated[i].Start, ends.start, tied}
}

func (d *Dating) birthStanding(person UID) standing {
	if day, tied := d.births[person]; tied {
		return standing{d.window(day), day, true}
	}
	if p := d.review.Person(person); p != nil {
		return d.eventStanding(p.BirthEvent)
	}
	return standing{window: when.Always}
}

// startOfScope is the day on which the scope starts.
func (d *Dating) startOfScope() standing { return d.standingOf(d.scopeFrom) }

// standing is the day that a wording means.
func (d *Dating) standing(wording string) (standing, error) {
	dated := d.reader().bare(wording)
	return d.standingOf(dated), dated.Err
}

func (d *Dating) standingOf(dated Dated) standing {
	if r := dated.Reading.Relations; len(r) == 1 && r[0].Min == 0 && r[0].Max == 0 && r[0].Anchor.Kind == when.AnchorEvent {
		return d.eventStanding(UID(r[0].Anchor.ID))
	}
	return standing{window: dated.Reading.Within(d.anchorWindow)}
}

// apart is the least and the most number of days from one day to another;
// false where either has an open end.
func (d *Dating) apart(from, to standing) (least, most int, dated bool) {
	for _, day := range []when.Day{from.window.Earliest, from.window.Latest, to.window.Earliest, to.window.Latest} {
		if day.Open() {
			return 0, 0, false
		}
	}
	least, most = int(to.window.Earliest-from.window.Latest), int(to.window.Latest-from.window.Earliest)
	switch {
	case !from.tied || !to.tied:
	case from.day == to.day:
		least, most = 0, 0
	default:
		least, most = d.between(from.day, to.day, least, most)
	}
	return least, most, true
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
