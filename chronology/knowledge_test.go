package chronology

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/when"
)

func day(t *testing.T, iso string) when.Day {
	t.Helper()
	d, err := when.ParseDay(iso)
	require.NoError(t, err)
	return d
}

// informed is a review of a police event of early May, with an event of health
// visiting beside it.
func informed(change func(r *Review, e *Event)) *Review {
	r := reviewOf([2]string{"own", "20 May 2013"})
	r.Put(&Agency{UID: "pol", Name: "Police", Short: "POL"})
	e := &Event{UID: "x", Agency: "pol", Title: "Call", What: "A call.", Source: "Record", When: When{Wording: "between 3 May 2013 and 5 May 2013"}}
	change(r, e)
	r.Put(e)
	return r
}

func TestWhoKnewWhat(t *testing.T) {
	for _, c := range []struct {
		reason string
		change func(r *Review, e *Event)
		agency UID
		want   map[string]string // by day
	}{
		{"what it recorded itself", func(*Review, *Event) {}, "pol", map[string]string{
			"2013-05-02": "not known: recorded by Police, but not before 3 May 2013",
			"2013-05-04": "possibly known: recorded by Police between 3 May 2013 and 5 May 2013",
			"2013-05-05": "known: recorded by Police",
		}},
		{"what it learnt of later", func(_ *Review, e *Event) { e.Known = "10 May 2013" }, "pol", map[string]string{
			"2013-05-06": "not known: learnt of only later: not before 10 May 2013",
			"2013-05-10": "known: learnt of by Police on 10 May 2013",
		}},
		{"what lasts is known from its first day", func(_ *Review, e *Event) { e.When.Wording = "from 3 May 2013 to 30 May 2013" }, "pol", map[string]string{
			"2013-05-03": "known: recorded by Police",
		}},
		{"of unknown date", func(_ *Review, e *Event) { e.When.Wording = "" }, "pol", map[string]string{
			"2013-05-03": "possibly known: recorded by Police on a day that is not recorded",
		}},
		{"nothing is recorded", func(*Review, *Event) {}, "hv", map[string]string{
			"2013-05-02": "not known: it had not happened yet",
			"2014-05-02": "not known: nothing records that it was told",
		}},
		{"told on a day", func(_ *Review, e *Event) { e.Told = []Told{{Agency: "hv", When: "9 May 2013", By: "Officer"}} }, "hv", map[string]string{
			"2013-05-08": "not known: told later, by Officer: not before 9 May 2013",
			"2013-05-09": "known: told by Officer on 9 May 2013",
		}},
		{"told in a window, with something left out", func(_ *Review, e *Event) {
			e.Told = []Told{{Agency: "hv", When: "early May 2013", LeftOut: "the threat"}}
		}, "hv", map[string]string{
			"2013-05-02": "not known: told later: not before 3 May 2013",
			"2013-05-04": "possibly known: told between 1 May 2013 and 10 May 2013, without the threat",
			"2013-05-10": "known: told between 1 May 2013 and 10 May 2013, without the threat",
		}},
		{"told when another event was", func(_ *Review, e *Event) { e.Told = []Told{{Agency: "hv", When: "same day as {own}"}} }, "hv", map[string]string{
			"2013-05-19": "not known: told later: not before 20 May 2013",
			"2013-05-20": "known: told on 20 May 2013",
		}},
		{"told on a day nobody recorded", func(_ *Review, e *Event) { e.Told = []Told{{Agency: "hv"}} }, "hv", map[string]string{
			"2013-05-02": "not known: told later: not before 3 May 2013",
			"2013-05-04": "possibly known: told on a day that is not recorded",
			"2019-05-04": "possibly known: told on a day that is not recorded",
		}},
		{"told by the event itself", func(r *Review, e *Event) {
			e.Kind, e.Told = r.KindNamed("information shared").UID, []Told{{Agency: "hv"}}
		}, "hv", map[string]string{
			"2013-05-04": "possibly known: told between 3 May 2013 and 5 May 2013",
			"2013-05-05": "known: told between 3 May 2013 and 5 May 2013",
		}},
		{"told in words that cannot be read", func(_ *Review, e *Event) { e.Told = []Told{{Agency: "hv", When: "after the flood"}} }, "hv", map[string]string{
			"2013-05-05": "possibly known: told on a day that is not recorded",
		}},
		{"told before it happened, by a slip", func(_ *Review, e *Event) { e.Told = []Told{{Agency: "hv", When: "1 May 2013"}} }, "hv", map[string]string{
			"2013-05-02": "not known: told later: not before 3 May 2013",
			"2013-05-03": "known: told on 1 May 2013",
		}},
		{"told another agency", func(_ *Review, e *Event) { e.Told = []Told{{Agency: "gp", When: "9 May 2013"}} }, "hv", map[string]string{
			"2013-05-09": "not known: nothing records that it was told",
		}},
		{"recorded as not told", func(_ *Review, e *Event) { e.Told = []Told{{Agency: "hv", NotTold: true}} }, "hv", map[string]string{
			"2013-05-09": "not known: recorded as not told",
		}},
		{"not told at first", func(_ *Review, e *Event) {
			e.Told = []Told{{Agency: "hv", NotTold: true}, {Agency: "hv", When: "9 June 2013"}}
		}, "hv", map[string]string{
			"2013-05-09": "not known: told later: not before 9 Jun 2013",
			"2013-06-09": "known: told on 9 Jun 2013",
		}},
		{"told twice, the sooner counts", func(_ *Review, e *Event) {
			e.Told = []Told{{Agency: "hv", When: "9 June 2013"}, {Agency: "hv", When: "8 May 2013 or 12 May 2013"}}
		}, "hv", map[string]string{
			"2013-05-09": "possibly known: told between 8 May 2013 and 12 May 2013",
			"2013-05-12": "known: told between 8 May 2013 and 12 May 2013",
		}},
		{"shared with an event of its own", func(r *Review, _ *Event) {
			r.Put(&Link{UID: "l", From: "x", To: "own", Kind: SharedWith})
		}, "hv", map[string]string{
			"2013-05-19": "not known: shared later, in “own”: not before 20 May 2013",
			"2013-05-20": "known: shared with it in “own” on 20 May 2013",
		}},
		{"what its own event was shared with", func(r *Review, _ *Event) {
			r.Put(&Link{UID: "l", From: "own", To: "x", Kind: SharedWith})
		}, "hv", map[string]string{"2013-05-20": "not known: nothing records that it was told"}},
		{"what it responded to", func(r *Review, _ *Event) {
			r.Put(&Link{UID: "l", From: "own", To: "x", Kind: ResponseTo})
		}, "hv", map[string]string{
			"2013-05-19": "not known: answered later, in “own”: not before 20 May 2013",
			"2013-05-20": "known: answered by it in “own” on 20 May 2013",
		}},
		{"what responded to its own", func(r *Review, _ *Event) {
			r.Put(&Link{UID: "l", From: "x", To: "own", Kind: ResponseTo})
		}, "hv", map[string]string{"2013-05-20": "not known: nothing records that it was told"}},
		{"what led to its own says nothing", func(r *Review, _ *Event) {
			r.Put(&Link{UID: "l", From: "x", To: "own", Kind: LedTo})
		}, "hv", map[string]string{"2013-05-20": "not known: nothing records that it was told"}},
		{"the same event, recorded by both", func(r *Review, _ *Event) {
			r.Put(&Link{UID: "l", From: "x", To: "own", Kind: SameEvent})
		}, "hv", map[string]string{"2013-05-20": "known: recorded by Health visiting"}},
		{"the same event, of which another agency told", func(r *Review, _ *Event) {
			r.Put(&Event{UID: "y", Agency: "gp", What: "A call.", When: When{Wording: "4 May 2013"}, Told: []Told{{Agency: "hv", When: "6 May 2013"}}})
			r.Put(&Event{UID: "z", Agency: "gp", What: "A call.", When: When{Wording: "4 May 2013"}})
			r.Put(&Link{UID: "l", From: "x", To: "z", Kind: SameEvent})
			r.Put(&Link{UID: "m", From: "y", To: "z", Kind: SameEvent})
			r.Put(&Link{UID: "n", From: "z", To: "x", Kind: SameEvent})
		}, "hv", map[string]string{"2013-05-05": "not known: told later: not before 6 May 2013", "2013-05-06": "known: told on 6 May 2013"}},
		{"of an event it was told of, not of what that came from", func(r *Review, _ *Event) {
			r.Put(&Event{UID: "y", Agency: "gp", What: "A call.", When: When{Wording: "4 May 2013"}, Told: []Told{{Agency: "hv", When: "6 May 2013"}}})
			r.Put(&Link{UID: "l", From: "x", To: "y", Kind: SharedWith})
		}, "hv", map[string]string{"2013-05-06": "not known: nothing records that it was told"}},
		{"a family event is nobody's", func(_ *Review, e *Event) { e.Agency = "" }, "", map[string]string{"2013-05-06": "not known: nothing records that it was told"}},
	} {
		k := Solve(informed(c.change)).Knowing(c.agency)
		for iso, want := range c.want {
			assert.Equal(t, want, fmt.Sprintf("%s: %s", k.On("x", day(t, iso)), k.Why("x", day(t, iso))), "%s, on %s", c.reason, iso)
		}
	}
}

func TestNothingIsKnownOfAnUnknownEvent(t *testing.T) {
	k := Solve(informed(func(*Review, *Event) {})).Knowing("pol")
	assert.Equal(t, NotKnown, k.On("nobody", day(t, "2013-05-06")))
	assert.Empty(t, k.Why("nobody", day(t, "2013-05-06")))
}

// In every schedule in which nothing was told before it happened: what an agency
// certainly knew on a day it knew, and what it did not even possibly know it did not.
func TestKnowledgeIsWhatTheSchedulesAllow(t *testing.T) {
	tried := 0
	for seed := range uint64(300) {
		s := newSchedules(seed, nil)
		if len(s.all) == 0 || len(s.r.Events) < 2 {
			continue
		}
		tried++
		told := s.r.Events[0].Copy()
		told.Agency, told.Told = "gp", []Told{{Agency: "hv", When: "same day as {e1}"}}
		s.r.Put(told)
		s.all = slices.DeleteFunc(s.all, func(schedule []fallen) bool { return schedule[1].start < schedule[0].start })
		if len(s.all) == 0 {
			continue
		}
		k := Solve(s.r).Knowing("hv")
		for n := -1; n <= reach; n++ {
			always, ever := true, false
			for _, schedule := range s.all {
				knew := schedule[1].start <= n
				always, ever = always && knew, ever || knew
			}
			if got := k.On("e0", dayOf(n)); got == Known {
				require.True(t, always, "seed %d, day %d", seed, n)
			} else if got == NotKnown {
				require.False(t, ever, "seed %d, day %d", seed, n)
			}
		}
	}
	assert.Greater(t, tried, 100)
}
