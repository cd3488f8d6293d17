package scale

import (
	"fmt"
	"math/rand/v2"
	"time"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// Shape is how the dates of a review rest on each other.
type Shape string

// Chain counts each event from the one before, and Star each from one birth;
// in both nothing but the first is known to the day. Forest has trees of some
// twenty events, each with a root in a month. Half counts every other event from
// the one before, with the rest on days of their own after the first. In Working
// each event has two or three relations, working days among them, and in Windowed
// a part of a month and a relation.
const (
	Chain    Shape = "chain"
	Star     Shape = "star"
	Forest   Shape = "forest"
	Half     Shape = "half"
	Working  Shape = "working"
	Windowed Shape = "windowed"
)

// Shapes are all of them.
var Shapes = []Shape{Chain, Star, Forest, Half, Working, Windowed}

// Related is the same review as Review, its events with the dates of a shape. What
// they say is true of the days on which the entries were made, so that all of it
// can hold together.
func Related(count int, shape Shape) *chronology.Review {
	r := Review(count)
	s := relater{rand.New(rand.NewPCG(uint64(count), 20240211)), r, make([]time.Time, count)}
	for i, row := range Rows(count) {
		s.days[i] = row.Start.Truncate(24 * time.Hour)
	}
	if shape == Star {
		r.Put(&chronology.Person{UID: "child", RealName: "Aster", Label: "Child", Born: s.days[0].Format("January 2006")})
	}
	for i, e := range r.Events {
		e.When.Wording = s.wording(i, shape)
	}
	return r
}

// relater words the dates of one review.
type relater struct {
	*rand.Rand
	review *chronology.Review
	days   []time.Time
}

func (s *relater) wording(i int, shape Shape) string {
	switch {
	case shape == Star:
		return s.after(s.days[0], i, "the birth of Child")
	case i == 0:
		return s.month(i)
	}
	switch shape {
	case Chain:
		return s.since(i, i-1)
	case Forest:
		if root := i - i%20; i > root {
			return s.since(i, root+s.IntN(i-root))
		}
		return s.month(i)
	case Half:
		if i%2 == 1 {
			return s.since(i, i-1)
		}
		return s.days[i].Format("2 January 2006") + "; after {" + string(s.review.Events[0].UID) + "}"
	case Working:
		return s.working(i)
	}
	return s.part(i) + "; " + s.since(i, s.earlier(i))
}

func (s *relater) earlier(i int) int { return i - 1 - s.IntN(min(i, 40)) }

func (s *relater) month(i int) string { return s.days[i].Format("January 2006") }

func (s *relater) part(i int) string {
	part := "late "
	switch day := s.days[i].Day(); {
	case day <= 10:
		part = "early "
	case day <= 20:
		part = "mid "
	}
	return part + s.month(i)
}

// since counts from an earlier event, as people do.
func (s *relater) since(i, earlier int) string {
	return s.after(s.days[earlier], i, "{"+string(s.review.Events[earlier].UID)+"}")
}

func (s *relater) after(day time.Time, i int, anchor string) string {
	switch n := int(s.days[i].Sub(day).Hours() / 24); {
	case n == 0:
		return "the same day as " + anchor
	case n >= 11:
		return fmt.Sprintf("%d weeks after %s", (n+3)/7, anchor)
	case n <= 7 && s.IntN(2) == 0:
		return "within a week after " + anchor
	default:
		return fmt.Sprintf("%d days after %s", n, anchor)
	}
}

// working has two relations or three: working days from one event, and that it
// came after others.
func (s *relater) working(i int) string {
	from := s.earlier(i)
	one, other := day(s.days[from]), day(s.days[i])
	wording := s.since(i, from)
	n, _ := when.WorkingDaysApart(when.EnglandAndWales, when.On(one), when.On(other), 0, int(other-one))
	if weekday := s.days[i].Weekday(); n > 0 && weekday != time.Saturday && weekday != time.Sunday {
		wording = fmt.Sprintf("%d working days after {%s}", n, s.review.Events[from].UID)
	}
	for range 1 + s.IntN(2) {
		wording += "; after {" + string(s.review.Events[s.earlier(i)].UID) + "}"
	}
	return wording
}

func day(t time.Time) when.Day { return when.Date(t.Date()) }
