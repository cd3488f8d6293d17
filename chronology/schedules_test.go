package chronology

import (
	"fmt"
	"math/rand/v2"

	"throughline.org/throughline/chronology/when"
)

// schedules is a small random review with every way in which its events can have
// fallen, found by trying: what the network says is compared with it.
type schedules struct {
	r   *Review
	d   *Dating
	all [][]fallen // of every schedule, the days of each event in turn
}

// fallen are the first and the last day of an event in one schedule.
type fallen struct{ start, end int }

// rule is what a wording says of an event's days, in a schedule that gives the
// days of the events before it.
type rule func(before []fallen, at fallen) bool

const firstDay = 20 // schedules fall in May 2013, from here on

// newSchedules makes a review of a few events of the agencies and services given,
// and all its schedules.
func newSchedules(seed uint64, decorate func(rng *rand.Rand, e *Event)) schedules {
	rng := rand.New(rand.NewPCG(seed, 21))
	s := schedules{r: NewReview("A review")}
	s.r.Put(&Agency{UID: "hv", Name: "Health visiting", Short: "HV"})
	var rules []rule
	count := 2 + rng.IntN(4)
	for i := range count {
		e := &Event{UID: UID(fmt.Sprintf("e%d", i)), Agency: "hv", What: "A visit."}
		holds := randomRule(rng, i, &e.When)
		if decorate != nil {
			decorate(rng, e)
		}
		s.r.Put(e)
		rules = append(rules, holds)
	}
	s.d = Solve(s.r)
	s.extend(rules, nil)
	return s
}

const reach = 8 // days that a schedule may take

// extend tries every day for the next event.
func (s *schedules) extend(rules []rule, before []fallen) {
	if len(before) == len(rules) {
		s.all = append(s.all, append([]fallen(nil), before...))
		return
	}
	lasts := s.d.dated[len(before)].Extent == when.Span
	for start := range reach {
		for end := start; end < reach && (lasts || end == start); end++ {
			if at := (fallen{start, end}); rules[len(before)](before, at) {
				s.extend(rules, append(before, at))
			}
		}
	}
}

// randomRule gives an event a wording, and says what the wording means.
func randomRule(rng *rand.Rand, i int, w *When) rule {
	from := rng.IntN(reach)
	to := min(reach-1, from+rng.IntN(5))
	days := fmt.Sprintf("between %d May 2013 and %d May 2013", firstDay+from, firstDay+to)
	inside := func(_ []fallen, at fallen) bool { return at.start >= from && at.end <= to }
	n := rng.IntN(4)
	anchor := 0
	if i > 0 {
		anchor = rng.IntN(i)
	}
	relation := rng.IntN(6)
	if i == 0 {
		relation = 0
	}
	w.Wording = days
	with := func(clause string, holds rule) rule {
		w.Wording += "; " + clause
		return func(before []fallen, at fallen) bool { return inside(before, at) && holds(before, at) }
	}
	switch relation {
	case 1:
		return with(fmt.Sprintf("%d days after {e%d}", n+1, anchor), func(before []fallen, at fallen) bool {
			return at.start-before[anchor].end == n+1
		})
	case 2:
		return with(fmt.Sprintf("within %d days after {e%d}", n+1, anchor), func(before []fallen, at fallen) bool {
			return at.start >= before[anchor].start && at.start-before[anchor].start <= n+1 // of what lasts, from its start
		})
	case 3:
		return with(fmt.Sprintf("after {e%d}", anchor), func(before []fallen, at fallen) bool {
			return at.start >= before[anchor].end
		})
	case 4:
		w.AsSpan = true
	case 5:
		w.Wording = fmt.Sprintf("from %d May 2013 to %d May 2013", firstDay+from, firstDay+to)
		return func(_ []fallen, at fallen) bool { return at == fallen{from, to} }
	}
	return inside
}
