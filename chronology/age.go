package chronology

import (
	"fmt"
	"math"

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
// it to others, what it counts from, and by how many days it lies after that.
type standing struct {
	window      when.Window
	event       int32 // by index, or nobody
	end         bool  // of the event, if it lasts
	person      UID
	least, most int
}

const nobody int32 = -1

func (d *Dating) eventStanding(event UID) standing {
	if i, known := d.at(event); known {
		return standing{window: d.dated[i].Start, event: i}
	}
	return standing{window: when.Always, event: nobody}
}

// endStanding is the last day of an event; of a moment its only one.
func (d *Dating) endStanding(event UID) standing {
	last, dated := d.eventStanding(event), d.Of(event)
	last.window, last.end = dated.End, dated.Extent == when.Span
	return last
}

func (d *Dating) birthStanding(person UID) standing {
	return standing{window: d.Birth(person), event: nobody, person: person}
}

// startOfScope is the day on which the scope starts.
func (d *Dating) startOfScope() standing { return d.standingOf(d.scopeFrom) }

// standing is the day that a wording means.
func (d *Dating) standing(wording string) (standing, error) {
	dated := d.reader().bare(wording)
	return d.standingOf(dated), dated.Err
}

func (d *Dating) standingOf(dated Dated) standing {
	s := standing{event: nobody}
	if r := dated.Reading.Relations; len(r) == 1 {
		s = d.anchorStanding(r[0])
		if s.counts() && r[0].Min == 0 && r[0].Max == 0 {
			return s
		}
		s.least, s.most = r[0].Min, r[0].Max
	}
	s.window = dated.Reading.Within(d.anchorWindow)
	return s
}

// anchorStanding is the day that a relation counts from; one that counts from
// nothing where that is no event and no birth.
func (d *Dating) anchorStanding(r when.Relation) standing {
	switch {
	case r.Anchor.Kind == when.AnchorBirth:
		return d.birthStanding(UID(r.Anchor.ID))
	case r.Anchor.Kind != when.AnchorEvent:
		return standing{event: nobody}
	case r.AnchorSide == when.End:
		return d.endStanding(UID(r.Anchor.ID))
	}
	return d.eventStanding(UID(r.Anchor.ID))
}

// counts reports whether a standing counts from something of the review.
func (s standing) counts() bool { return s.event != nobody || s.person != "" }

// sameAnchor reports whether two standings count from one day.
func (s standing) sameAnchor(o standing) bool {
	return s.counts() && s.event == o.event && s.person == o.person && s.end == o.end
}

// day is where the network has a standing; false where it is not tied.
func (s standing) day(d *Dating) (when.Var, bool) {
	if s.event != nobody {
		days, tied := d.days(s.event)
		if s.end {
			return days.end, tied
		}
		return days.start, tied
	}
	if v, tied := d.ties.births[s.person]; tied {
		return v, true
	}
	if p := d.person(s.person); p != nil {
		if i, known := d.at(p.BirthEvent); known {
			days, tied := d.days(i)
			return days.start, tied
		}
	}
	return 0, false
}

func (s standing) open() bool { return s.window.Earliest.Open() || s.window.Latest.Open() }

// apart is the least and the most number of days from one day to another;
// false where either has an open end.
func (d *Dating) apart(from, to standing) (least, most int, dated bool) {
	if from.open() || to.open() {
		return 0, 0, false
	}
	least, most = int(to.window.Earliest-from.window.Latest), int(to.window.Latest-from.window.Earliest)
	if from.window.Exact() || to.window.Exact() {
		return least, most, true // one day that is known leaves nothing to tighten
	}
	l, m := d.related(from, to)
	return max(least, l), min(most, m), true
}

// related is what relations alone say of the days from one day to another.
func (d *Dating) related(from, to standing) (least, most int) {
	least, most = when.NoMin, when.NoMax
	if from.sameAnchor(to) {
		least, most = 0, 0
	} else if from.counts() && to.counts() {
		d.held(func() {
			a, tied := from.day(d)
			b, alsoTied := to.day(d)
			switch {
			case !tied || !alsoTied:
			case from.person != "":
				least, most = d.ages.from(d.ties.net, a).To(b)
			default:
				least, most = d.ties.net.Between(a, b)
			}
		})
	}
	return sum(least, to.least, -from.most), sum(most, to.most, -from.least)
}

// sum adds days, any of which may be open.
func sum(days ...int) (total int) {
	for _, n := range days {
		if n <= when.NoMin || n >= when.NoMax {
			return n
		}
		total += n
	}
	return min(max(total, when.NoMin), when.NoMax)
}

// agesKept are the distances from births that ages have been asked of: one
// search answers for every event.
type agesKept struct{ of map[when.Var]when.Distances }

func (k *agesKept) from(net *when.Network, birth when.Var) when.Distances {
	kept, known := k.of[birth]
	if !known {
		if k.of == nil {
			k.of = map[when.Var]when.Distances{}
		}
		kept = net.From(birth)
		k.of[birth] = kept
	}
	return kept
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
