package timeline

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/chronology/when"
)

// allGroupings are the groupings by their names.
var allGroupings = map[string]Grouping{"agency": ByAgency, "service": ByService, "person": ByPerson, "line": ByLine, "kind": ByKind}

// placesOf counts the lanes that events belong to, as a plain reading of the
// grouping has it.
func placesOf(f *fakeDates, by Grouping) int {
	places := 0
	for _, e := range f.review.Events {
		groups := map[chronology.UID]bool{}
		switch by {
		case ByPerson:
			for _, i := range e.Involved {
				groups[i.Person] = true
			}
		case ByLine:
			for _, l := range e.Lines {
				groups[l] = true
			}
		}
		places += max(1, len(groups))
	}
	return places
}

// anyPlan styles the lanes of an index at random.
func anyPlan(by Grouping, lanes []Lane, random *rand.Rand) Plan {
	p := Plan{Group: by, Lanes: map[LaneID]LaneStyle{}}
	for _, l := range lanes {
		p.Lanes[l.ID] = LaneStyle{
			Hidden: random.IntN(5) == 0, Collapsed: random.IntN(4) == 0, Divided: random.IntN(2) == 0, Rows: random.IntN(4) * random.IntN(2),
		}
		if random.IntN(3) == 0 {
			p.Order = append(p.Order, l.ID)
		}
	}
	return p
}

// TestNothingIsHiddenByAnyPlanAtAnyZoom goes from the whole scope to one hour in
// a window.
func TestNothingIsHiddenByAnyPlanAtAnyZoom(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, events := range []int{1, 40, 1500} {
		f := mixed(events)
		for name, by := range allGroupings {
			ix := f.planned(Plan{Group: by})
			for range 3 {
				places := placesOf(f, by)
				for perDay := 0.02; perDay < 50_000; perDay *= 2.7 {
					l := whole(ix, perDay)
					sum := l.HiddenCount
					for _, lane := range l.Lanes {
						sum += lane.Undated
					}
					for _, item := range l.Items {
						sum += item.Crowd
					}
					require.Equal(t, places, sum, "%d events by %s at %g units a day", events, name, perDay)
				}
				ix = ix.WithPlan(anyPlan(by, ix.AllLanes(), random))
			}
		}
	}
}

func TestAnotherPlanIsWhatItWouldHaveBeenFromTheStart(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	f := mixed(400)
	ix := f.index()
	for range 40 {
		by := Grouping(random.IntN(5))
		ix = ix.WithPlan(anyPlan(by, ix.AllLanes(), random))
		fresh := f.planned(ix.Plan())
		assert.Equal(t, fresh.AllLanes(), ix.AllLanes())
		requireSame(t, whole(fresh, 8), whole(ix, 8), by)
	}
}

// grouped is a small review whose events belong to several groups, and to none.
func grouped() *fakeDates {
	f := newFake()
	hv, gp := f.agency("HV"), f.agency("GP")
	f.review.Agency(gp).Colour = "#2f6f9f"
	f.review.Put(&chronology.Service{UID: "visitor", Agency: hv, Name: "Health visitor"})
	f.review.Put(&chronology.Service{UID: "nurse", Agency: hv, Name: "Nursery nurse"})
	f.review.Put(&chronology.Person{UID: "m", Label: "Mother", Family: true})
	f.review.Put(&chronology.Person{UID: "c", Label: "Baby C", Subject: true})
	f.review.Put(&chronology.Person{UID: "x", Label: "Neighbour"})
	f.review.Put(&chronology.LineOfEnquiry{UID: "abuse", Short: "Domestic abuse"})
	put := func(uid string, agency, service chronology.UID, d when.Day, people ...chronology.UID) {
		e := f.moment(uid, agency, when.On(d))
		e.Service = service
		for _, p := range people {
			e.Involved = append(e.Involved, chronology.Involvement{Person: p})
		}
	}
	put("both", hv, "visitor", day(time.May, 1), "m", "c")
	put("mother", gp, "", day(time.May, 9), "m", "m")
	put("none", hv, "", day(time.May, 20))
	put("nurse", hv, "nurse", day(time.May, 25), "c", "nobody")
	f.review.Event("mother").Lines = []chronology.UID{"abuse"}
	return f
}

func TestAnEventStandsInEveryLaneThatItBelongsTo(t *testing.T) {
	for _, c := range []struct {
		by    Grouping
		lanes []string
		notes []string
	}{
		{ByAgency, []string{"HV", "GP"}, []string{"3 events · 2 services", "1 event"}},
		{ByService, []string{"Health visitor", "Nursery nurse", "No service"}, []string{"1 event · HV", "1 event · HV", "2 events"}},
		{ByPerson, []string{"Mother", "Baby C", "Nobody named"}, []string{"2 events", "2 events", "1 event"}},
		{ByLine, []string{"Domestic abuse", "No line of enquiry"}, []string{"1 event", "3 events"}},
		{ByKind, []string{"No kind"}, []string{"4 events"}},
	} {
		lanes := grouped().planned(Plan{Group: c.by}).AllLanes()
		assert.Equal(t, c.lanes, names(lanes))
		for i, l := range lanes {
			assert.Equal(t, c.notes[i], l.Note)
		}
	}
	ix := grouped().planned(Plan{Group: ByPerson})
	v := View{Axis: Axis{Origin: float64(day(time.May, 1)), PerDay: 4}, Metrics: testMetrics()}
	places := ix.Places("both", v)
	require.Len(t, places, 2)
	assert.Equal(t, []LaneID{{Of: "m"}, {Of: "c"}}, []LaneID{places[0].Lane, places[1].Lane})
	assert.Equal(t, places[0].X, places[1].X)
	assert.Less(t, places[0].Y, places[1].Y)
	assert.Len(t, ix.Places("mother", v), 1, "an event that names somebody twice stands once")
	assert.Empty(t, ix.Places("nobody", v))
}

func TestMarksKeepTheColourOfTheirAgency(t *testing.T) {
	f := grouped()
	ix := f.planned(Plan{Group: ByPerson})
	colours := map[chronology.UID]string{}
	for _, item := range whole(ix, 4).Items {
		colours[item.Event] = fmt.Sprintf("#%02x%02x%02x", item.Colour.R, item.Colour.G, item.Colour.B)
	}
	assert.Equal(t, "#1f8a8c", colours["both"])
	assert.Equal(t, "#2f6f9f", colours["mother"])
	for _, l := range ix.AllLanes() {
		assert.Equal(t, familyColour, l.Colour, "a lane that no agency owns is in no agency's colour")
	}
	ix = ix.WithPlan(Plan{Group: ByPerson, Lanes: map[LaneID]LaneStyle{{Of: "m"}: {Collapsed: true}, {Of: "c"}: {Collapsed: true}}})
	far := whole(ix, 0.1).Items
	require.Len(t, far, 3)
	assert.Equal(t, []int{2, 2, 1}, []int{far[0].Crowd, far[1].Crowd, far[2].Crowd})
	assert.Equal(t, mixedColour, far[0].Colour, "a crowd of several agencies is in none's colour")
	assert.NotEqual(t, mixedColour, far[1].Colour, "one of a single agency is in its own")
}

func TestServicesStandBelowTheirAgency(t *testing.T) {
	f := grouped()
	plan := Plan{Lanes: map[LaneID]LaneStyle{{Of: "HV"}: {Divided: true}, {Of: "GP"}: {Divided: true}}}
	ix := f.planned(plan)
	lanes := ix.AllLanes()
	assert.Equal(t, []string{"HV", "Health visitor", "Nursery nurse", "GP"}, names(lanes))
	assert.Equal(t, []bool{false, true, true, false}, []bool{lanes[0].Sub, lanes[1].Sub, lanes[2].Sub, lanes[3].Sub})
	assert.Equal(t, []int{1, 1, 1, 1}, []int{lanes[0].Count, lanes[1].Count, lanes[2].Count, lanes[3].Count})
	assert.Equal(t, "1 event · 2 in 2 services", lanes[0].Note)
	assert.Equal(t, LaneID{Of: "HV", Sub: "nurse"}, lanes[2].ID)
	assert.Equal(t, chronology.UID("HV"), lanes[2].Agency)
	assert.Equal(t, 2, lanes[0].Parts)
	assert.Zero(t, lanes[3].Parts, "an agency without services has none to stand below it")

	plan.Order = []LaneID{{Of: "GP"}, {Of: "HV", Sub: "nurse"}}
	plan.Lanes[LaneID{Of: "HV", Sub: "visitor"}] = LaneStyle{Hidden: true}
	ix = ix.WithPlan(plan)
	assert.Equal(t, []string{"GP", "HV", "Nursery nurse", "Health visitor"}, names(ix.AllLanes()))
	l := whole(ix, 1)
	assert.Equal(t, []string{"GP", "HV", "Nursery nurse"}, names(l.Lanes))
	assert.Equal(t, [2]int{1, 1}, [2]int{l.Hidden, l.HiddenCount})

	plan.Lanes[LaneID{Of: "HV"}] = LaneStyle{Divided: true, Hidden: true}
	l = whole(ix.WithPlan(plan), 1)
	assert.Equal(t, []string{"GP"}, names(l.Lanes), "with an agency its services are hidden")
	assert.Equal(t, [2]int{3, 3}, [2]int{l.Hidden, l.HiddenCount})
}

func TestLanesStandInTheOrderOfThePlan(t *testing.T) {
	f := newFake()
	for _, name := range []string{"A", "B", "C", "D"} {
		f.agency(name)
	}
	ix := f.planned(Plan{Order: []LaneID{{Of: "C"}, {Of: "gone"}, {Of: "A"}}})
	assert.Equal(t, []string{"C", "A", "B", "D"}, names(ix.AllLanes()))
}

func TestHiddenLanesAreCounted(t *testing.T) {
	f := newFake()
	a, b := f.agency("A"), f.agency("B")
	c := f.agency("C")
	f.review.Agency(c).Hidden = true
	for i, agency := range []chronology.UID{a, b, b, c} {
		f.moment(fmt.Sprint("e", i), agency, when.On(day(time.May, 1+i)))
	}
	f.moment("undated", b, when.Always)
	ix := f.planned(Plan{Lanes: map[LaneID]LaneStyle{{Of: b}: {Hidden: true}}})
	l := whole(ix, 1)
	assert.Equal(t, []string{"A"}, names(l.Lanes))
	assert.Equal(t, [2]int{2, 4}, [2]int{l.Hidden, l.HiddenCount}, "that of the plan and that of the agency")
	all := ix.AllLanes()
	assert.Equal(t, []bool{false, true, true}, []bool{all[0].Style.Hidden, all[1].Style.Hidden, all[2].Style.Hidden})
	assert.Equal(t, []chronology.UID{"undated"}, ix.Undated(LaneID{Of: b}))
	assert.Empty(t, ix.Undated(LaneID{Of: a}))
}

func TestACollapsedLaneIsOneRowOfCounts(t *testing.T) {
	f := newFake()
	a := f.agency("A")
	f.span("span", a, when.On(day(time.January, 1)), when.On(day(time.November, 1)))
	for i := range 30 {
		f.moment(fmt.Sprint("e", i), a, when.On(day(time.May, 1+i/10)))
	}
	f.moment("alone", a, between(day(time.September, 1), day(time.September, 20)))
	open := f.index()
	ix := open.WithPlan(Plan{Lanes: map[LaneID]LaneStyle{{Of: a}: {Collapsed: true}}})
	before, after := whole(open, 4), whole(ix, 4)
	assert.Less(t, after.Lanes[0].Height, before.Lanes[0].Height)
	assert.Equal(t, 1, after.Lanes[0].Rows)
	end := 0.0
	for _, item := range after.Items {
		assert.Zero(t, item.Row)
		assert.Empty(t, item.Label)
		assert.False(t, item.Span)
		assert.InDelta(t, after.Lanes[0].Height/2, item.Y, 1e-9)
		assert.GreaterOrEqual(t, item.X-item.Width/2, end-1e-6, "counts do not cover each other")
		end = item.X + item.Width/2
	}
	assert.Len(t, ix.Crowd("e7", View{Axis: Axis{PerDay: 100}, Metrics: testMetrics()}), 10, "those of its day")
	assert.Len(t, ix.Crowd("e7", View{Axis: Axis{PerDay: 0.02}, Metrics: testMetrics()}), 32, "the span is counted with its mark")
}

func TestALaneMayHaveAFixedNumberOfRows(t *testing.T) {
	f := newFake()
	a := f.agency("A")
	for i := range 10 {
		f.moment(fmt.Sprint("e", i), a, when.On(day(time.May, 1)))
	}
	for _, rows := range []int{1, 2, 5, 12, 30} {
		ix := f.planned(Plan{Lanes: map[LaneID]LaneStyle{{Of: a}: {Rows: rows}}})
		for _, perDay := range []float64{1, 40, 400} {
			l := whole(ix, perDay)
			assert.InDelta(t, max(46, 8+16*float64(rows)), l.Lanes[0].Height, 1e-9)
			for _, item := range l.Items {
				assert.Less(t, item.Row, rows)
			}
		}
	}
}

func TestOneMovesThroughTheLaneThatOneIsIn(t *testing.T) {
	ix := grouped().planned(Plan{Group: ByPerson})
	mother, child, rest := LaneID{Of: "m"}, LaneID{Of: "c"}, LaneID{}
	assert.Equal(t, chronology.UID("mother"), ix.NextIn(mother, "both", 1))
	assert.Equal(t, chronology.UID("nurse"), ix.NextIn(child, "both", 1))
	assert.Empty(t, ix.NextIn(child, "nurse", 1))
	assert.Equal(t, chronology.UID("both"), ix.NextIn(child, "nurse", -1))
	assert.Equal(t, chronology.UID("both"), ix.NextIn(child, "", 1))
	assert.Equal(t, chronology.UID("nurse"), ix.NextIn(child, "", -1))
	assert.Equal(t, chronology.UID("both"), ix.NextIn(child, "mother", -1), "what is not in the lane is passed by time")
	assert.Empty(t, ix.NextIn(LaneID{Of: "gone"}, "both", 1))

	event, lane := ix.Across(mother, "both", 1)
	assert.Equal(t, chronology.UID("both"), event)
	assert.Equal(t, child, lane)
	event, lane = ix.Across(child, "both", 1)
	assert.Equal(t, chronology.UID("none"), event)
	assert.Equal(t, rest, lane)
	event, _ = ix.Across(rest, "none", 1)
	assert.Empty(t, event)

	var order []chronology.UID
	for e := ix.Next("", 1, false); e != ""; e = ix.Next(e, 1, false) {
		order = append(order, e)
	}
	assert.Equal(t, []chronology.UID{"both", "mother", "none", "nurse"}, order, "each event once")
	slices.Reverse(order)
	var back []chronology.UID
	for e := ix.Next("", -1, false); e != ""; e = ix.Next(e, -1, false) {
		back = append(back, e)
	}
	assert.Equal(t, order, back)
}

func TestNextVisitsEveryEventOnceWhateverTheGrouping(t *testing.T) {
	f := mixed(300)
	for name, by := range allGroupings {
		ix := f.planned(Plan{Group: by})
		hidden, want := map[chronology.UID]bool{}, 0
		if by == ByAgency {
			hidden["agency-03"] = true
		}
		for _, e := range f.review.Events {
			service := f.review.Service(e.Service)
			if !(f.Of(e.UID).Window == when.Always) && !hidden[e.Agency] && !(by == ByService && service != nil && f.review.Agency(service.Agency).Hidden) {
				want++
			}
		}
		seen, last := map[chronology.UID]bool{}, -1e9
		for e := ix.Next("", 1, false); e != ""; e = ix.Next(e, 1, false) {
			require.False(t, seen[e], "by %s", name)
			seen[e] = true
			slot, _ := ix.register.find(e)
			require.GreaterOrEqual(t, ix.register.at(slot).start, last)
			last = ix.register.at(slot).start
		}
		assert.Len(t, seen, want, "by %s", name)
	}
}

func TestWhatIsOutOfViewIsCounted(t *testing.T) {
	f := mixed(500)
	for _, by := range allGroupings {
		ix := f.planned(Plan{Group: by})
		from, to := ix.Extent()
		a, b := from+(to-from)*0.3, from+(to-from)*0.6
		density := ix.Density(a, b, 7)
		lanes, _ := ix.Lanes(1, testMetrics())
		require.Len(t, density, len(lanes))
		for i, l := range lanes {
			within := 0
			for _, n := range density[i] {
				within += n
			}
			earlier, later := ix.Beyond(i, a, b)
			assert.Equal(t, l.Count-l.Undated, earlier+within+later)
		}
		earlier, later := ix.Beyond(len(lanes), a, b)
		assert.Zero(t, earlier+later)
	}
}

func TestDensityIsWhatAPlainCountGives(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		days := make([]float64, random.IntN(40))
		for i := range days {
			days[i] = float64(random.IntN(60)) + 0.25
		}
		slices.Sort(days)
		slots := 1 + random.IntN(20)
		from, perSlot := float64(random.IntN(10)), []float64{0.5, 1, 3}[random.IntN(3)]
		to := from + perSlot*float64(slots)
		want := make([]int, slots)
		for _, day := range days {
			if day >= from && day <= to {
				want[int((day-from)/perSlot)]++
			}
		}
		l := markList{days: days}
		assert.Equal(t, want, l.density(from, to, slots))
	}
}

func TestNamesOfKeyDaysHaveRoomAboveEventsOfTheFirstLane(t *testing.T) {
	r := sample.Review()
	dating := chronology.Solve(r)
	m := testMetrics()
	m.KeyRow = 16
	lead := func(group Grouping) (l *Layout, lead float64) {
		l = NewIndex(Input{Review: r, Dating: dating, Plan: Plan{Group: group}}).Layout(
			View{Axis: Axis{Origin: float64(day(time.January, 1)), PerDay: 1}, Width: 2000, Metrics: m})
		return l, l.Lanes[0].Lead
	}
	l, room := lead(ByAgency)
	require.Equal(t, "Family", l.Lanes[0].Name)
	assert.Zero(t, room, "the family's lane has nothing but the birth, which the name stands beside")
	for _, group := range []Grouping{ByService, ByPerson, ByLine, ByKind} {
		l, room := lead(group)
		assert.InDelta(t, 16, room, 1e-9)
		assert.Zero(t, l.Lanes[1].Lead)
		for _, item := range l.Items {
			if item.Lane == 0 {
				assert.GreaterOrEqual(t, item.Y-m.MarkSize/2, room)
				assert.Less(t, item.Y+m.MarkSize/2, l.Lanes[0].Height)
			}
		}
	}
}
