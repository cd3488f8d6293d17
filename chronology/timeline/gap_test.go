package timeline

import (
	"fmt"
	"math"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/chronology/scale"
	"throughline.org/throughline/chronology/when"
)

// silent has an agency with a silence from some day of early March to some day
// of late August.
func silent() *fakeDates {
	f := newFake()
	a := f.agency("A")
	f.moment("before", a, between(day(time.March, 1), day(time.March, 10)))
	f.moment("after", a, between(day(time.August, 20), day(time.August, 31)))
	f.quiet = []chronology.Silence{{
		Agency: a, After: "before", Before: "after", Least: 163, Most: 183,
		From: between(day(time.March, 1), day(time.March, 10)), To: between(day(time.August, 20), day(time.August, 31)),
	}}
	return f
}

func TestASilenceIsCertainOnSomeDaysAndPossibleOnOthers(t *testing.T) {
	f := silent()
	l := f.at(2)
	require.Len(t, l.Gaps, 1)
	g := l.Gaps[0]
	at := func(d when.Day) float64 { return 2 * float64(d-day(time.January, 1)) }
	assert.InDelta(t, at(day(time.March, 2)), g.SoftFrom, 1e-6, "the day after the first that the contact before may have been")
	assert.InDelta(t, at(day(time.March, 11)), g.From, 1e-6, "the day after the last")
	assert.InDelta(t, at(day(time.August, 20)), g.To, 1e-6, "up to the first day of the contact after")
	assert.InDelta(t, at(day(time.August, 31)), g.SoftTo, 1e-6)
	assert.True(t, g.Certain)
	assert.Equal(t, "no contact · 5 to 6 months", g.Label)
	assert.Equal(t, [2]chronology.UID{"before", "after"}, [2]chronology.UID{g.After, g.Before})
	width := testMetrics().measure(g.Label, 11, true)
	assert.InDelta(t, (g.From+g.To)/2, g.LabelX+width/2, 1e-6, "in the middle of what is certain")

	f.quiet[0].Least, f.quiet[0].From, f.quiet[0].To = 0, between(day(time.March, 1), day(time.August, 1)), between(day(time.April, 1), day(time.August, 31))
	g = f.at(2).Gaps[0]
	assert.GreaterOrEqual(t, g.From, g.To, "no day of it is certain")
	assert.False(t, g.Certain)
	assert.Equal(t, "perhaps no contact · up to about 6 months", g.Label)

	v := View{Axis: Axis{Origin: float64(day(time.January, 1)), PerDay: 2}, Width: 730, Metrics: testMetrics(), Plain: true}
	assert.Empty(t, f.index().Layout(v).Gaps)
}

func TestTheLabelOfASilenceFitsAndIsTheSameInEveryTile(t *testing.T) {
	f := silent()
	f.quietServices = []chronology.Silence{f.quiet[0]}
	f.review.Put(&chronology.Service{UID: "s", Agency: "A", Name: "Nursery nurse"})
	f.review.Put(&chronology.Service{UID: "other", Agency: "A", Name: "Health visitor"})
	f.quietServices[0].Service = "s"
	ix := f.index()
	labels := map[string]bool{}
	for perDay := 0.1; perDay < 3000; perDay *= 1.37 {
		v := viewOfAll(ix, perDay)
		from := v.Axis.Origin - 300/perDay
		seen := map[string]bool{} // by text and place in the world
		for left := 0.0; left < v.Width+600; left += 512 {
			v.Axis.Origin, v.Width = from+left/perDay, 512
			for _, g := range ix.Layout(v).Gaps {
				if g.Label == "" {
					continue
				}
				labels[g.Label] = true
				width := v.Metrics.measure(g.Label, 11, true)
				require.GreaterOrEqual(t, g.LabelX, g.SoftFrom)
				require.LessOrEqual(t, g.LabelX+width, g.SoftTo)
				seen[fmt.Sprintf("%s %.2f", g.Label, g.LabelX+left)] = true
				// The tile beside it has the same label where it crosses the seam.
				if g.LabelX < 0 || g.LabelX+width > 512 {
					step := 512.0
					if g.LabelX < 0 {
						step = -512
					}
					w := v
					w.Axis.Origin = from + (left+step)/perDay
					beside := ix.Layout(w).Gaps
					require.Len(t, beside, 1)
					require.InDelta(t, g.LabelX, beside[0].LabelX+step, 1e-3)
				}
			}
			v = viewOfAll(ix, perDay)
		}
		if long := 180 * perDay; long > 3000 {
			assert.Greater(t, len(seen), 1, "a silence that is longer than the view is labelled more than once")
		}
	}
	assert.Equal(t, map[string]bool{"5 to 6 months": true, "no contact · 5 to 6 months": true, "nursery nurse: no contact · 5 to 6 months": true}, labels)
}

func TestAPinnedLabelStandsInTheMiddleOfWhatIsInView(t *testing.T) {
	ix := silent().index()
	v := View{Axis: Axis{Origin: float64(day(time.May, 1)), PerDay: 10}, Width: 300, Metrics: testMetrics(), Pinned: true}
	g := ix.Layout(v).Gaps[0]
	assert.InDelta(t, 150, g.LabelX+v.Metrics.measure(g.Label, 11, true)/2, 1e-6)
}

func TestAServiceThatWasSilentAloneIsNamed(t *testing.T) {
	f := silent()
	f.moment("late", f.agency("B"), when.On(day(time.December, 31)))
	silence := func(service chronology.UID, from, to when.Day, certain bool) {
		s := chronology.Silence{
			Agency: "A", Service: service, After: "x", Before: "y", From: when.On(from), To: when.On(to), Most: int(to - from),
		}
		if certain {
			s.Least = s.Most
		}
		f.quietServices = append(f.quietServices, s)
		f.review.Put(&chronology.Service{UID: service, Agency: "A", Name: "Service " + string(service)})
	}
	silence("long", day(time.September, 5), day(time.December, 1), true)
	silence("short", day(time.October, 5), day(time.December, 5), true)
	silence("own", day(time.April, 5), day(time.June, 5), true)
	silence("perhaps", day(time.September, 1), day(time.September, 4), false)
	ix := f.index()
	services := func(l *Layout) (list []chronology.UID) {
		for _, g := range l.Gaps {
			list = append(list, g.Service)
		}
		return list
	}
	assert.Equal(t, []chronology.UID{"", "long"}, services(whole(ix, 2)),
		"not what the agency's own covers, nor what a longer one covers, nor what is not certain")
	assert.Equal(t, "service long: no contact · about 12 weeks", whole(ix, 4).Gaps[1].Label)

	divided := ix.WithPlan(Plan{Lanes: map[LaneID]LaneStyle{{Of: "A"}: {Divided: true}}})
	l := whole(divided, 2)
	assert.Equal(t, []chronology.UID{"", "", "", "", ""}, services(l), "each in its own lane")
	assert.Equal(t, []int{0, 1, 2, 3, 4}, []int{l.Gaps[0].Lane, l.Gaps[1].Lane, l.Gaps[2].Lane, l.Gaps[3].Lane, l.Gaps[4].Lane})
	l = whole(ix.WithPlan(Plan{Group: ByService}), 2)
	assert.Len(t, l.Gaps, 4)
	assert.Empty(t, whole(ix.WithPlan(Plan{Group: ByPerson}), 2).Gaps)
}

func TestNamesInASentence(t *testing.T) {
	for name, want := range map[string]string{"Nursery nurse": "nursery nurse", "GP": "GP", "A&E": "A&E", "É": "É", "": "", "Éducateur": "éducateur"} {
		assert.Equal(t, want, inSentence(name))
	}
}

func TestTheFiveMonthsOfTheNurseryNurseShow(t *testing.T) {
	r := sample.Review()
	ix := NewIndex(Input{Review: r, Dating: chronology.Solve(r)})
	l := whole(ix, 1.7) // the scope in a window
	var found []Gap
	for _, g := range l.Gaps {
		if l.Lanes[g.Lane].Name == "Health visiting" && g.After == sample.Key("nn-missed-visit") {
			found = append(found, g)
		}
	}
	require.Len(t, found, 1)
	assert.True(t, found[0].Certain)
	assert.Less(t, found[0].From, found[0].To)
	assert.Equal(t, "nursery nurse: no contact · about 5 months", found[0].Label)
	for i, a := range l.Gaps {
		for _, b := range l.Gaps[i+1:] {
			if a.Lane == b.Lane && a.Service != "" {
				assert.True(t, a.SoftTo <= b.SoftFrom || b.SoftTo <= a.SoftFrom, "what is shown besides covers nothing")
			}
		}
	}
}

func TestSilencesOfALargeReviewAreWorkedOutAside(t *testing.T) {
	r := scale.Review(quietAside)
	r.Put(&chronology.Agency{UID: "quiet", Name: "Quiet"})
	for i, wording := range []string{"3 January 2023", "3 June 2023", "3 January 2024"} {
		r.Put(&chronology.Event{
			UID: chronology.UID(fmt.Sprint("contact-", i)), Agency: "quiet", Kind: r.KindNamed("home visit").UID,
			When: chronology.When{Wording: wording},
		})
	}
	told := make(chan bool, 10)
	in := Input{Review: r, Dating: chronology.Solve(r), Ready: func() { told <- true }}
	ready := func() {
		t.Helper()
		select {
		case <-told:
		case <-time.After(time.Minute):
			t.Fatal("nobody was told")
		}
	}
	silences := func(ix *Index) (n int) {
		l := ix.Layout(viewOfAll(ix, 1))
		for _, g := range l.Gaps {
			if l.Lanes[g.Lane].Agency == "quiet" {
				n++
			}
		}
		return n
	}
	ix := NewIndex(in)
	assert.Zero(t, silences(ix), "not yet")
	ready()
	assert.Equal(t, 2, silences(ix))
	assert.Equal(t, 2, silences(NewIndex(Input{Review: r, Dating: in.Dating})), "where nobody is to be told layouts wait")

	edit := func(uid chronology.UID, wording string) {
		e := r.Event(uid).Copy()
		e.When.Wording = wording
		r.Put(e)
		in.Dating = in.Dating.Update(r, []chronology.UID{e.UID})
		ix = ix.Update(in, []chronology.UID{e.UID})
	}
	edit(r.Events[5].UID, "5 May 2023")
	assert.Equal(t, 2, silences(ix), "an edit of another agency leaves them")
	ready()
	edit("contact-1", "20 January 2023")
	assert.Zero(t, silences(ix), "one of the agency's own takes them away until they are known again")
	ready()
	assert.Equal(t, 1, silences(ix))
}

func TestOnlyTheLastSilencesThatWereAskedForAreWorkedOut(t *testing.T) {
	var w quietWorker
	var all sync.WaitGroup
	started, release := make(chan bool), make(chan bool)
	all.Add(2)
	w.do(func() { started <- true; <-release; all.Done() })
	<-started
	w.do(func() { t.Error("what was asked for in between") })
	w.do(func() { all.Done() })
	close(release)
	all.Wait()
}

func TestLabelsOfSilencesCoverNeitherEachOtherNorMarks(t *testing.T) {
	r := sample.Review()
	ix := NewIndex(Input{Review: r, Dating: chronology.Solve(r)})
	m := testMetrics()
	labelled := 0
	for perDay := 0.4; perDay < 60; perDay *= 1.3 {
		l := whole(ix, perDay)
		for i, g := range l.Gaps {
			if g.Label == "" {
				continue
			}
			labelled++
			left, right := g.LabelX, g.LabelX+m.measure(g.Label, m.LabelSize, true)
			for _, o := range l.Gaps[i+1:] {
				apart := o.Lane != g.Lane || o.Label == "" || o.LabelX >= right || o.LabelX+m.measure(o.Label, m.LabelSize, true) <= left
				require.True(t, apart, "%q and %q at %g", g.Label, o.Label, perDay)
			}
			for _, item := range l.Items {
				inside := item.Lane == g.Lane && solidStart(item) < right && solidEnd(item) > left
				if item.Label != "" {
					inside = inside || item.Lane == g.Lane && item.LabelX < right && item.LabelX+m.measure(item.Label, m.LabelSize, false) > left
				}
				require.False(t, inside && math.Abs(item.Y-g.LabelY) < (m.MarkSize+m.LabelSize)/2, "%q covers %s at %g", g.Label, item.Event, perDay)
				dated := item.Lane == g.Lane && !item.OpenStart && !item.OpenEnd && item.From < right && item.To > left
				require.False(t, !g.Certain && dated && math.Abs(item.Y-g.LabelY) < (m.MarkSize+m.LabelSize)/2,
					"%q covers what the date of %s allows, at %g", g.Label, item.Event, perDay)
			}
		}
	}
	assert.Greater(t, labelled, 50)
}

func TestTheLabelOfASilenceCoversNoMarkOfACollapsedLane(t *testing.T) {
	r := sample.Review()
	plan := Plan{Lanes: map[LaneID]LaneStyle{}}
	for _, a := range r.Agencies {
		plan.Lanes[LaneID{Of: a.UID}] = LaneStyle{Collapsed: true}
	}
	ix := NewIndex(Input{Review: r, Dating: chronology.Solve(r), Plan: plan})
	m := testMetrics()
	labelled := 0
	for perDay := 0.4; perDay < 30; perDay *= 1.3 {
		l := whole(ix, perDay)
		for _, g := range l.Gaps {
			if g.Label == "" {
				continue
			}
			labelled++
			right := g.LabelX + m.measure(g.Label, m.LabelSize, true)
			for _, item := range l.Items {
				inside := item.Lane == g.Lane && solidStart(item) < right && solidEnd(item) > g.LabelX
				require.False(t, inside, "%q covers %s at %g", g.Label, item.Event, perDay)
			}
		}
	}
	assert.Positive(t, labelled)
}

func TestWordsOfASilenceGiveWay(t *testing.T) {
	r := sample.Review()
	ix := NewIndex(Input{Review: r, Dating: chronology.Solve(r)})
	v := viewOfAll(ix, 1.2)
	m := v.Metrics
	moved, shortened, without := 0, 0, 0
	for _, g := range ix.Layout(v).Gaps {
		if g.Label == "" {
			continue
		}
		width := m.measure(g.Label, m.LabelSize, true)
		assert.Equal(t, g, ix.Beside(g, g.LabelX, g.LabelX+width, v), "nothing is in the way")
		for _, by := range []float64{20, 90, 200} {
			from := g.LabelX + by
			x := ix.Beside(g, from, v.Width, v)
			switch {
			case x.Label == "":
				without++
				continue
			case x.Label != g.Label:
				shortened++
			}
			moved++
			right := x.LabelX + m.measure(x.Label, m.LabelSize, true)
			assert.InDelta(t, from, x.LabelX, 1e-9, "no further than it must")
			assert.LessOrEqual(t, right, x.SoftTo)
			for _, item := range ix.Layout(v).Items {
				inside := item.Lane == g.Lane && solidStart(item) < right && solidEnd(item) > x.LabelX
				assert.False(t, inside && math.Abs(item.Y-x.LabelY) < (m.MarkSize+m.LabelSize)/2, "%q covers %s", x.Label, item.Event)
			}
		}
	}
	assert.Positive(t, moved)
	assert.Positive(t, shortened)
	assert.Positive(t, without)
}
