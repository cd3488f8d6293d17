package chronology

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/when"
)

// reviewOf builds a review of events whose uids are their keys, in the order given.
func reviewOf(events ...[2]string) *Review {
	r := NewReview("A review")
	r.Put(&Agency{UID: "hv", Name: "Health visiting", Short: "HV"})
	for _, e := range events {
		r.Put(&Event{UID: UID(e[0]), Agency: "hv", Title: e[0], Source: "Record", What: e[0], When: When{Wording: e[1]}})
	}
	return r
}

func TestWindowsThatRelationsGive(t *testing.T) {
	for _, c := range []struct {
		reason string
		events [][2]string
		want   map[UID]string
	}{
		{"a calendar date stands by itself", [][2]string{{"a", "8 May 2013"}}, map[UID]string{"a": "8 May 2013"}},
		{"a relation counts from it", [][2]string{{"a", "8 May 2013"}, {"b", "2 weeks after {a}"}}, map[UID]string{"b": "between 19 May 2013 and 25 May 2013"}},
		{"it tightens both ways", [][2]string{{"a", "May 2013"}, {"b", "3 days after {a}; May 2013"}}, map[UID]string{"a": "between 1 May 2013 and 28 May 2013", "b": "between 4 May 2013 and 31 May 2013"}},
		{"the anchor may come later in the file", [][2]string{{"b", "the day after {a}"}, {"a", "8 May 2013"}}, map[UID]string{"b": "9 May 2013"}},
		{"after, and nothing more, is open", [][2]string{{"a", "8 May 2013"}, {"b", "after {a}"}}, map[UID]string{"b": "from 8 May 2013"}},
		{"a span runs from the earliest start to the latest end", [][2]string{{"a", "8 May 2013"}, {"b", "June 2013"}, {"s", "from {a} to {b}"}}, map[UID]string{"s": "between 8 May 2013 and 30 Jun 2013"}},
		{"after a span is after its end", [][2]string{{"a", "8 May 2013"}, {"b", "June 2013"}, {"s", "from {a} to {b}"}, {"x", "after {s}"}}, map[UID]string{"x": "from 1 Jun 2013"}},
		{"nothing is known of what counts from itself in a circle", [][2]string{{"a", "the day after {b}"}, {"b", "the day before {a}"}}, map[UID]string{"a": "date unknown"}},
	} {
		d := Solve(reviewOf(c.events...))
		for uid, want := range c.want {
			require.NoError(t, d.Of(uid).Err, c.reason)
			assert.Equal(t, want, d.Of(uid).Window.String(), "%s: %s", c.reason, uid)
		}
		assert.Empty(t, d.Contradictions(), c.reason)
	}
}

func TestUnreadableWordingsStayWithTheirEvent(t *testing.T) {
	d := Solve(reviewOf([2]string{"a", "2 weeks after the visit that nobody knows"}, [2]string{"b", "the day after {gone}"}, [2]string{"c", ""}, [2]string{"e", "8 May 2013"}))
	assert.Error(t, d.Of("a").Err)
	assert.Error(t, d.Of("b").Err)
	assert.NoError(t, d.Of("c").Err, "a draft has no date yet")
	assert.Equal(t, when.Always, d.Of("c").Window)
	assert.Equal(t, "8 May 2013", d.Of("e").Window.String(), "the others are dated all the same")
	assert.Equal(t, when.Always, d.Of("nobody").Window)
}

func TestTheAuthorTurnsASpanIntoAMomentAndBack(t *testing.T) {
	r := reviewOf([2]string{"a", "8 May 2013"}, [2]string{"b", "20 May 2013"}, [2]string{"s", "from {a} to {b}"}, [2]string{"m", "between {a} and {b}"})
	span, moment := r.Event("s").Copy(), r.Event("m").Copy()
	span.When.AsMoment, moment.When.AsSpan = true, true
	d := Solve(r)
	assert.Equal(t, when.On(d.Of("a").Window.Earliest), d.Of("s").Start, "it lasts from the one")
	assert.Equal(t, when.On(d.Of("b").Window.Earliest), d.Of("s").End, "to the other")
	r.Put(span)
	r.Put(moment)
	d = Solve(r)
	for _, uid := range []UID{"s", "m"} {
		assert.Equal(t, "between 8 May 2013 and 20 May 2013", d.Of(uid).Window.String(), uid)
		assert.Empty(t, d.Contradictions())
	}
	assert.Equal(t, when.Moment, d.Of("s").Extent)
	assert.Equal(t, "between 8 May 2013 and 20 May 2013", d.Of("s").Start.String(), "a moment has one day")
	assert.Equal(t, when.Span, d.Of("m").Extent)
}

func TestACalendarSpanHasTwoDays(t *testing.T) {
	r := reviewOf([2]string{"s", "from 8 May 2013 to June 2013"}, [2]string{"x", "after {s}"}, [2]string{"y", "the day before {s}"}, [2]string{"alone", "from 8 May 2013 to 10 May 2013"})
	d := Solve(r)
	assert.Equal(t, "8 May 2013", d.Of("s").Start.String())
	assert.Equal(t, "between 1 Jun 2013 and 30 Jun 2013", d.Of("s").End.String())
	assert.Equal(t, "between 8 May 2013 and 30 Jun 2013", d.Of("s").Window.String())
	assert.Equal(t, "from 1 Jun 2013", d.Of("x").Window.String(), "after is after the end")
	assert.Equal(t, "7 May 2013", d.Of("y").Window.String(), "before is before the start")
	assert.Equal(t, "10 May 2013", d.Of("alone").End.String(), "also where nothing is tied to it")
}

func TestALaterWordingGivesWay(t *testing.T) {
	r := reviewOf([2]string{"a", "8 May 2013"}, [2]string{"b", "20 May 2013"}, [2]string{"c", "the day after {a}; the day after {b}"})
	d := Solve(r)
	require.Len(t, d.Contradictions(), 1)
	c := d.Contradictions()[0]
	assert.False(t, c.Aside)
	assert.Equal(t, 12, c.Missed)
	assert.Equal(t, "9 May 2013", d.Of("c").Window.String(), "the clause that was first is used")

	aside := r.Event("c").Copy()
	aside.When.SetAside = []string{"the day after {a}"}
	r.Put(aside)
	d = Solve(r)
	require.Len(t, d.Contradictions(), 1)
	assert.True(t, d.Contradictions()[0].Aside, "what it would make is still listed")
	assert.Equal(t, 12, d.Contradictions()[0].Missed)
	assert.Equal(t, "21 May 2013", d.Of("c").Window.String())
}

func TestBirthsAndPregnancies(t *testing.T) {
	r := reviewOf([2]string{"birth", "8 May 2013"}, [2]string{"old", "when Anna was 10 weeks old"},
		[2]string{"young", "when Ben was 6 weeks old"}, [2]string{"booking", "when the mother was 18 weeks pregnant with Ben"})
	r.Put(&Person{UID: "anna", Label: "Anna", BirthEvent: "birth"})
	r.Put(&Person{UID: "ben", Label: "Ben", Born: "1 June 2012", DueDate: "12 June 2012"})
	d := Solve(r)
	assert.Equal(t, "between 17 Jul 2013 and 23 Jul 2013", d.Of("old").Window.String(), "70 to 76 days from the birth event")
	assert.Equal(t, "between 13 Jul 2012 and 19 Jul 2012", d.Of("young").Window.String(), "42 to 48 days from the recorded birth")
	assert.Equal(t, "6 Sep 2011", d.PregnancyStart("ben").String(), "280 days before the due date")
	assert.Equal(t, "between 10 Jan 2012 and 16 Jan 2012", d.Of("booking").Window.String())
	assert.Equal(t, "between 18 Jul 2012 and 22 Aug 2012", d.PregnancyStart("anna").String(), "37 to 42 weeks before the birth")
	assert.Equal(t, when.Always, d.Birth("nobody"))
}

func TestOrderIsTotalAndSettledByRelationsFirst(t *testing.T) {
	for _, c := range []struct {
		reason string
		events [][2]string
		want   []UID
	}{
		{"earliest, then latest day", [][2]string{{"c", "2013"}, {"b", "8 January 2013"}, {"a", "1 January 2013"}}, []UID{"a", "c", "b"}},
		{"entered first where nothing else settles", [][2]string{{"b", "8 May 2013"}, {"a", "8 May 2013"}}, []UID{"b", "a"}},
		{"a relation settles a day", [][2]string{{"b", "after {a}; 8 May 2013"}, {"a", "8 May 2013"}}, []UID{"a", "b"}},
		{"and what has no date", [][2]string{{"b", "after {a}"}, {"a", "after {z}"}, {"z", "after {y}"}, {"y", "before {b}"}}, []UID{"y", "z", "a", "b"}},
		{"a circle on one day is broken by the order of entry", [][2]string{{"a", "after {b}; 8 May 2013"}, {"b", "after {a}; 8 May 2013"}}, []UID{"a", "b"}},
	} {
		var order []UID
		for _, e := range Solve(reviewOf(c.events...)).Order() {
			order = append(order, e.UID)
		}
		assert.Equal(t, c.want, order, c.reason)
	}
}

func TestHandOrderAndClockWithinADay(t *testing.T) {
	r := reviewOf([2]string{"late", "8 May 2013 at 16:00"}, [2]string{"second", "8 May 2013"}, [2]string{"first", "8 May 2013"}, [2]string{"early", "8 May 2013 at 09:30"})
	for uid, place := range map[UID]int{"second": 2, "first": 1} {
		e := r.Event(uid).Copy()
		e.HandOrder = place
		r.Put(e)
	}
	var order []UID
	for _, e := range Solve(r).Order() {
		order = append(order, e.UID)
	}
	assert.Equal(t, []UID{"first", "second", "early", "late"}, order)
}

func TestRefsPassOverFrozenNumbers(t *testing.T) {
	r := reviewOf([2]string{"a", "1 May 2013"}, [2]string{"b", "2 May 2013"}, [2]string{"c", "3 May 2013"})
	frozen := r.Event("c").Copy()
	frozen.Ref = "HV1"
	r.Put(frozen)
	d := Solve(r)
	assert.Equal(t, []string{"HV2", "HV3", "HV1"}, []string{d.Ref("a"), d.Ref("b"), d.Ref("c")})
}

func TestUpdateIsWhatSolvingAnewGives(t *testing.T) {
	r := reviewOf([2]string{"a", "8 May 2013"}, [2]string{"b", "the day after {a}"}, [2]string{"c", "June 2013"})
	d := Solve(r)
	changed := r.Event("a").Copy()
	changed.When.Wording = "10 May 2013"
	r.Put(changed)
	r.Remove("c")
	updated := d.Update(r, []UID{"a", "c"})
	fresh := Solve(r)
	for _, e := range r.Events {
		assert.Equal(t, fresh.Of(e.UID), updated.Of(e.UID), e.UID)
	}
	assert.Len(t, updated.Order(), 2)
	assert.Equal(t, "8 May 2013", d.Of("a").Window.String(), "the dating before stays as it was")
}

func TestAScopeThatNamesEventsBoundsWorkingDays(t *testing.T) {
	r := reviewOf([2]string{"first", "16 May 2012"}, [2]string{"last", "26 April 2014"}, [2]string{"a", "June 2013"}, [2]string{"b", "4 working days after {a}"})
	r.Settings.ScopeFrom, r.Settings.ScopeTo = "{first}", "{last}"
	d := Solve(r)
	assert.Equal(t, "between 16 May 2012 and 26 Apr 2014", d.Scope().String())
	assert.Equal(t, "between 5 Jun 2013 and 10 Jul 2013", d.Of("b").Window.String(), "4 to 10 days")
}

func TestAgesInWords(t *testing.T) {
	for want, age := range map[string]Age{
		"3 days": {Least: 3, Most: 3}, "10 weeks": {Least: 70, Most: 76}, "6 to 8 weeks": {Least: 42, Most: 60},
		"11 months": {Least: 335, Most: 364}, "2 years": {Least: 731, Most: 900}, "12 weeks to 4 months": {Least: 84, Most: 130},
		"not yet born": {Least: -40, Most: -1}, "unborn to 2 weeks": {Least: -5, Most: 14},
	} {
		assert.Equal(t, want, age.String())
	}
}

func TestADatingMayBeAskedFromSeveralGoroutines(t *testing.T) {
	r := reviewOf([2]string{"birth", "May 2013"}, [2]string{"a", "when Anna was 10 weeks old; before {b}"}, [2]string{"b", "the day after {c}"}, [2]string{"c", "July 2013"})
	r.Put(&Person{UID: "anna", Label: "Anna", Subject: true, BirthEvent: "birth"})
	d := Solve(r)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			assert.Len(t, d.Order(), 4)
			assert.Equal(t, "HV2", d.Ref("c"))
			assert.NotEmpty(t, d.Explain("a", when.End))
			assert.Equal(t, "10 weeks", d.Ages("a")[0].String())
			assert.Empty(t, d.Contradictions())
			_, err := d.Read("the day after {c}", "")
			assert.NoError(t, err)
			d.Update(r, nil)
		})
	}
	wg.Wait()
}

func TestAWordingThatCountsFromItselfCannotHold(t *testing.T) {
	d := Solve(reviewOf([2]string{"a", "the day after {a}; May 2013"}))
	require.Len(t, d.Contradictions(), 1)
	assert.Len(t, d.Contradictions()[0].Members, 1)
	assert.Equal(t, "between 1 May 2013 and 31 May 2013", d.Of("a").Window.String())
}

// FuzzHold: whatever is typed, holding it again changes nothing, and what is
// shown of it is held as the same.
func FuzzHold(f *testing.F) {
	for _, seed := range []string{"2 weeks after “Booking appointment” (6.1)", "the day after 6.1; May 2013", "{booking}", "}{¶", "“”()", "when Baby C was 6 weeks old"} {
		f.Add(seed)
	}
	r := named()
	f.Fuzz(func(t *testing.T, typed string) {
		held := r.HoldWording(typed)
		if again := r.HoldWording(held); again != held {
			t.Errorf("held %q, then %q", held, again)
		}
		_ = r.ShowWording(held)
	})
}
