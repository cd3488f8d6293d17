package chronology

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/when"
)

// told shows a silence in one line.
func toldSilence(s Silence) string {
	line := fmt.Sprintf("%s to %s: %s", orEnd(s.After), orEnd(s.Before), s.Words())
	if s.Service != "" {
		line = string(s.Service) + " " + line
	}
	return line
}

func orEnd(uid UID) string {
	if uid == "" {
		return "|"
	}
	return string(uid)
}

func toldSilences(list []Silence) (lines []string) {
	for _, s := range list {
		lines = append(lines, toldSilence(s))
	}
	return lines
}

func TestSilences(t *testing.T) {
	for _, c := range []struct {
		reason string
		events [][2]string
		from   string
		to     string
		want   []string
	}{
		{"longer than the usual 28 days", [][2]string{{"a", "1 June 2013"}, {"b", "29 June 2013"}, {"c", "28 July 2013"}}, "", "", []string{"b to c: about 4 weeks (29 days)"}},
		{"entered in another order", [][2]string{{"c", "6 October 2013"}, {"a", "1 June 2013"}, {"b", "2 June 2013"}}, "", "", []string{"b to c: about 4 months (126 days)"}},
		{"what lasts covers its days", [][2]string{{"a", "from 1 June 2013 to 1 September 2013"}, {"b", "3 June 2013"}, {"c", "20 September 2013"}}, "", "", nil},
		{"and ends", [][2]string{{"a", "from 1 June 2013 to 1 September 2013"}, {"b", "3 June 2013"}, {"c", "6 October 2013"}}, "", "", []string{"a to c: 5 weeks (35 days)"}},
		{"as the network has it, not the windows", [][2]string{{"a", "June 2013"}, {"b", "5 months after {a}"}}, "", "", []string{"a to b: about 5 months (137 to 167 days)"}},
		{"a range", [][2]string{{"a", "1 June 2013"}, {"b", "between 6 July 2013 and 20 July 2013"}}, "", "", []string{"a to b: 5 to 7 weeks (35 to 49 days)"}},
		{"perhaps not long enough", [][2]string{{"a", "1 June 2013"}, {"b", "between 15 June 2013 and 20 July 2013"}}, "", "", []string{"a to b: 2 to 7 weeks (14 to 49 days)"}},
		{"perhaps broken", [][2]string{{"a", "1 June 2013"}, {"b", "between 1 June 2013 and 3 August 2013"}, {"c", "3 August 2013"}}, "", "", []string{"a to b: up to 9 weeks (63 days)"}},
		{"an open date breaks what comes after it, perhaps", [][2]string{{"a", "1 June 2013"}, {"b", "after 3 June 2013"}, {"c", "3 August 2013"}}, "", "", []string{"a to c: up to about 9 weeks (2 to 63 days)", "c to b: of unknown length"}},
		{"a contact of unknown date is told", [][2]string{{"a", "1 June 2013"}, {"b", ""}, {"c", "3 August 2013"}}, "", "", []string{"a to c: 9 weeks (63 days); 1 contact of unknown date may fall in it"}},
		{"none before the first or after the last", [][2]string{{"a", "1 June 2013"}}, "", "", nil},
		{"the ends of the involvement count", [][2]string{{"a", "1 June 2013"}}, "1 April 2013", "6 July 2013", []string{"| to a: about 9 weeks (61 days)", "a to |: 5 weeks (35 days)"}},
		{"one end is enough", [][2]string{{"a", "1 June 2013"}}, "", "6 July 2013", []string{"a to |: 5 weeks (35 days)"}},
		{"no contact at all", nil, "1 April 2013", "8 July 2013", []string{"| to |: about 3 months (98 days)"}},
		{"what lies outside the involvement is none", [][2]string{{"a", "1 June 2012"}, {"b", "10 June 2013"}, {"c", "10 July 2014"}}, "1 June 2013", "20 June 2013", nil},
		{"an end may name an event", [][2]string{{"a", "1 June 2013"}, {"b", "from 8 July 2013 to 3 August 2013"}}, "2 weeks before {a}", "{b}", []string{"a to b: about 5 weeks (37 days)"}},
		{"an end that cannot be read is none", [][2]string{{"a", "1 June 2013"}}, "since the flood", "", nil},
		{
			"what lasts from the first contact to the end leaves no room",
			[][2]string{{"a", "between 6 November 2012 and 21 January 2013"}, {"b", "from {a} to 3 weeks after {a}"}}, "between 31 October 2012 and {a}", "3 weeks after {a}",
			[]string{"| to a: up to about 12 weeks (82 days)"},
		},
		{"years", [][2]string{{"a", "1 June 2010"}, {"b", "1 June 2013"}}, "", "", []string{"a to b: about 3 years (1096 days)"}},
	} {
		r := reviewOf(c.events...)
		hv := *r.Agency("hv")
		hv.InvolvedFrom, hv.InvolvedTo = c.from, c.to
		r.Put(&hv)
		assert.Equal(t, c.want, toldSilences(Solve(r).Silences(nil)), c.reason)
	}
}

// Where so many contacts count from one day that relations cannot be asked about
// for every pair, a silence that is there is found all the same, if less closely.
func TestASilenceIsFoundAmongVeryManyContactsThatCountFromOneDay(t *testing.T) {
	const weeks, quiet = 900, 60
	events := [][2]string{{"a", "June 2000"}}
	for n := 1; n <= weeks; n++ {
		events = append(events, [2]string{fmt.Sprint("before", n), fmt.Sprintf("between %d and %d days after {a}", 7*n, 7*n+400)})
	}
	events = append(events, [2]string{"b", fmt.Sprintf("%d weeks after {a}", weeks+60+quiet)})
	list := Solve(reviewOf(events...)).Silences(nil)
	require.NotEmpty(t, list)
	last := list[len(list)-1]
	assert.Equal(t, UID("b"), last.Before)
	assert.Positive(t, last.Least, "%v", last)
	assert.LessOrEqual(t, last.Least, 7*(60+quiet)-400, "no more than relations leave")
	assert.GreaterOrEqual(t, last.Most, 7*(60+quiet)-400, "and no less")
}

func TestWhatIsNoContactDoesNotBreakASilence(t *testing.T) {
	r := reviewOf([2]string{"a", "1 June 2013"}, [2]string{"b", "8 July 2013"}, [2]string{"c", "3 August 2013"})
	silences := func() []string { return toldSilences(Solve(r).Silences(nil)) }
	require.Equal(t, []string{"a to b: about 5 weeks (37 days)"}, silences())
	e := r.Event("b").Copy()
	for kind, want := range map[string]string{
		"appointment not attended": "a to c: 9 weeks (63 days)",
		"decision":                 "a to c: 9 weeks (63 days)",
		"telephone call":           "a to b: about 5 weeks (37 days)",
	} {
		e = e.Copy()
		e.Kind = r.KindNamed(kind).UID
		r.Put(e)
		assert.Equal(t, []string{want}, silences(), kind)
	}
	e = e.Copy()
	e.Kind, e.Era = "", true
	r.Put(e)
	assert.Equal(t, []string{"a to c: 9 weeks (63 days)"}, silences(), "a background period")
	e = e.Copy()
	e.Era, e.Agency = false, ""
	r.Put(e)
	assert.Equal(t, []string{"a to c: 9 weeks (63 days)"}, silences(), "a family event")
	e = e.Copy()
	e.Agency = "hv"
	r.Put(e)
	settings := *r.Settings
	settings.ScopeFrom, settings.ScopeTo = "1 July 2013", "31 July 2013"
	r.Put(&settings)
	assert.Empty(t, silences(), "nothing lies between contacts of the scope")
}

func TestTheThresholdIsTheAgencysUnlessAnotherIsGiven(t *testing.T) {
	r := reviewOf([2]string{"a", "1 June 2013"}, [2]string{"b", "8 July 2013"})
	hv := *r.Agency("hv")
	hv.SilenceDays = 37
	r.Put(&hv)
	d := Solve(r)
	assert.Empty(t, d.Silences(nil), "37 days are not longer than 37")
	assert.Len(t, d.Silences(func(agency UID) int {
		assert.Equal(t, UID("hv"), agency)
		return 36
	}), 1)
	assert.Empty(t, d.Silences(func(UID) int { return 0 }), "none given")
	s := d.Silences(func(UID) int { return 7 })[0]
	assert.True(t, s.Certain(36))
	assert.False(t, s.Certain(37))
}

func TestThePeriodOfInvolvement(t *testing.T) {
	r := reviewOf([2]string{"a", "June 2013"}, [2]string{"b", "from 1 July 2013 to 3 August 2013"})
	period := func(from, to string) string {
		hv := *r.Agency("hv")
		hv.InvolvedFrom, hv.InvolvedTo = from, to
		r.Put(&hv)
		return Solve(r).Involvement("hv").String()
	}
	assert.Equal(t, "date unknown", period("", ""))
	assert.Equal(t, "between 1 Jun 2013 and 3 Aug 2013", period("{a}", "{b}"), "until what lasts is over")
	assert.Equal(t, "from 1 May 2013", period("May 2013", "the end of it all"))
	assert.Equal(t, when.Always, Solve(r).Involvement("nobody"))
}

func TestSilencesOfServices(t *testing.T) {
	r := reviewOf([2]string{"a", "1 June 2013"}, [2]string{"b", "8 June 2013"}, [2]string{"c", "3 August 2013"}, [2]string{"d", "8 August 2013"}, [2]string{"e", "1 July 2013"})
	r.Put(&Agency{UID: "gp", Name: "General practice"})
	r.Put(&Service{UID: "visitor", Agency: "hv", Name: "Health visitor"})
	r.Put(&Service{UID: "nurse", Agency: "hv", Name: "Nursery nurse"})
	for uid, service := range map[UID]UID{"a": "nurse", "b": "visitor", "c": "visitor", "d": "nurse"} {
		e := r.Event(uid).Copy()
		e.Service = service
		r.Put(e)
	}
	hv := *r.Agency("hv")
	hv.InvolvedFrom = "1 January 2013"
	r.Put(&hv)
	d := Solve(r)
	assert.Equal(t, []string{
		"visitor b to c: 8 weeks (56 days)",
		"nurse a to d: about 10 weeks (68 days)",
	}, toldSilences(d.ServiceSilences(nil)), "from the first contact of a service to its last; e is of none")
	for _, s := range d.ServiceSilences(nil) {
		assert.Equal(t, UID("hv"), s.Agency)
	}
	assert.Equal(t, []string{"| to a: about 5 months (151 days)", "e to c: about 5 weeks (33 days)"}, toldSilences(d.Silences(nil)))
}

func TestDaysOfASilence(t *testing.T) {
	s := Solve(reviewOf([2]string{"a", "June 2013"}, [2]string{"b", "between 6 July 2013 and 20 July 2013"})).Silences(func(UID) int { return 7 })[0]
	certain, some := s.CertainDays()
	assert.True(t, some)
	assert.Equal(t, "between 1 Jul 2013 and 5 Jul 2013", certain.String())
	assert.Equal(t, "between 2 Jun 2013 and 19 Jul 2013", s.PossibleDays().String())

	s = Solve(reviewOf([2]string{"a", "2013"}, [2]string{"b", "5 months after {a}"})).Silences(nil)[0]
	_, some = s.CertainDays()
	assert.False(t, some, "nobody can say which days they were")
	assert.True(t, s.Certain(28), "though it was long")
}

// quiet is a stretch without contact in one schedule.
type quiet struct{ from, to int }

// quietIn are the stretches between the contacts of a schedule that are longer
// than a number of days. Ends, where given, bound them.
func quietIn(schedule []fallen, longer int, ends *fallen) (list []quiet) {
	days := slices.Clone(schedule)
	slices.SortFunc(days, func(a, b fallen) int { return a.start - b.start })
	if ends != nil {
		days = append([]fallen{{-100, ends.start}}, append(days, fallen{ends.end, 100})...)
	}
	until := days[0].end
	for _, at := range days[1:] {
		to := at.start
		if ends != nil {
			to = min(to, ends.end)
		}
		if to-until > longer {
			list = append(list, quiet{until, to})
		}
		until = max(until, at.end)
	}
	return list
}

func (q quiet) within(s Silence) bool {
	return s.From.Earliest <= dayOf(q.from) && s.To.Latest >= dayOf(q.to) && q.to-q.from <= s.Most
}

func dayOf(n int) when.Day { return when.Date(2013, 5, firstDay) + when.Day(n) }

// lengthIn is how long a silence that is certain lasted in one schedule.
func (s schedules) lengthIn(x Silence, schedule []fallen, ends *fallen) int {
	until, from := -100, 100
	if ends != nil {
		until, from = ends.start, ends.end
	}
	for i, at := range schedule {
		if s.d.dated[i].End.Earliest <= x.From.Earliest {
			until = max(until, at.end)
		} else {
			from = min(from, at.start)
		}
	}
	return from - until
}

// bounded gives the agency an involvement now and then.
func (s *schedules) bounded(rng *rand.Rand) *fallen {
	if rng.IntN(3) > 0 {
		return nil
	}
	from := rng.IntN(reach)
	ends := &fallen{from, min(reach, from+1+rng.IntN(reach))}
	hv := *s.r.Agency("hv")
	hv.InvolvedFrom = fmt.Sprintf("%d May 2013", firstDay+ends.start)
	hv.InvolvedTo = fmt.Sprintf("%d May 2013", firstDay+ends.end)
	s.r.Put(&hv)
	s.d = Solve(s.r)
	return ends
}

func TestSilencesAreWhatTheSchedulesAllow(t *testing.T) {
	const longer = 1
	tried, certain, uncertain := 0, 0, 0
	for seed := range uint64(4000) {
		s := newSchedules(seed, nil)
		if len(s.all) == 0 {
			continue
		}
		tried++
		ends := s.bounded(rand.New(rand.NewPCG(seed, 22)))
		silences := s.d.Silences(func(UID) int { return longer })
		shortest, longest := make([]int, len(silences)), make([]int, len(silences))
		for i := range silences {
			shortest[i] = when.NoMax
		}
		for _, schedule := range s.all {
			stretches := quietIn(schedule, longer, ends)
			for _, q := range stretches {
				require.True(t, slices.ContainsFunc(silences, q.within), "seed %d: %v of %v is in none of %v", seed, q, schedule, toldSilences(silences))
			}
			for i, x := range silences {
				if x.Certain(longer) {
					length := s.lengthIn(x, schedule, ends)
					shortest[i], longest[i] = min(shortest[i], length), max(longest[i], length)
				}
			}
		}
		for i, x := range silences {
			if !x.Certain(longer) {
				uncertain++
				continue
			}
			certain++
			require.Equal(t, x.Least, shortest[i], "seed %d: %s", seed, toldSilence(x))
			require.LessOrEqual(t, longest[i], x.Most, "seed %d: %s", seed, toldSilence(x))
		}
	}
	assert.Greater(t, tried, 1500)
	assert.Greater(t, certain, 500)
	assert.Greater(t, uncertain, 500)
}
