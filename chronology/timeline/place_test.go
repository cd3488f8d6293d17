package timeline

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// at lays out 2013 with ten units a day, day 0 being 1 January.
func (f *fakeDates) at(perDay float64) *Layout {
	return f.index().Layout(View{
		Axis: Axis{Origin: float64(day(time.January, 1)), PerDay: perDay}, Width: 365 * perDay, Metrics: testMetrics(),
	})
}

func theItem(t *testing.T, l *Layout) Item {
	t.Helper()
	require.Len(t, l.Items, 1)
	return l.Items[0]
}

func TestWhereAnEventStands(t *testing.T) {
	const perDay = 10
	for _, c := range []struct {
		reason         string
		dated          chronology.Dated
		x, from, to    float64
		exact          bool
		openStart, end bool
	}{
		{reason: "an exact day stands at noon and has no soft bar",
			dated: moment(when.On(day(time.January, 3))), x: 25, from: 25, to: 25, exact: true},
		{reason: "a window is a bar over all its days, the mark in the middle",
			dated: moment(between(day(time.January, 3), day(time.January, 6))), x: 40, from: 20, to: 60},
		{reason: "an open start fades out before the known end",
			dated: moment(between(when.Past, day(time.January, 20))), x: 195, from: 195 - 6*14, to: 200, openStart: true},
		{reason: "an open end fades out after the known start",
			dated: moment(between(day(time.January, 20), when.Future)), x: 195, from: 190, to: 195 + 6*14, end: true},
		{reason: "a clock time moves the mark within its day",
			dated: clocked(day(time.January, 3), when.At(18, 0)), x: 27.5, from: 27.5, to: 27.5, exact: true},
	} {
		t.Run(c.reason, func(t *testing.T) {
			f := newFake()
			e := f.moment("e", f.agency("A"), when.Always)
			f.dated[e.UID] = c.dated
			item := theItem(t, f.at(perDay))
			assert.InDelta(t, c.x, item.X, 1e-6)
			assert.InDelta(t, c.from, item.From, 1e-6)
			assert.InDelta(t, c.to, item.To, 1e-6)
			assert.Equal(t, c.exact, item.Exact)
			assert.Equal(t, c.openStart, item.OpenStart)
			assert.Equal(t, c.end, item.OpenEnd)
			assert.False(t, item.Span)
		})
	}
}

func moment(w when.Window) chronology.Dated { return chronology.Dated{Window: w, Start: w, End: w} }

func clocked(d when.Day, c when.Clock) chronology.Dated {
	dated := moment(when.On(d))
	dated.Reading.Clock = c
	return dated
}

func TestAnExactDayIsADayLongWhereHoursShow(t *testing.T) {
	f := newFake()
	f.moment("e", f.agency("A"), when.On(day(time.January, 1)))
	item := theItem(t, f.at(480))
	assert.InDelta(t, 0, item.From, 1e-6)
	assert.InDelta(t, 480, item.To, 1e-6)
}

func TestWhereASpanLies(t *testing.T) {
	for _, c := range []struct {
		reason       string
		start, end   when.Window
		from, to     float64 // of the solid bar
		softFrom, so float64
	}{
		{"known at both ends: from the first day to the end of the last",
			when.On(day(time.January, 3)), when.On(day(time.January, 6)), 20, 60, 20, 60},
		{"soft ends: solid from the latest start to the earliest end",
			between(day(time.January, 1), day(time.January, 3)), between(day(time.January, 6), day(time.January, 10)), 20, 60, 0, 100},
		{"overlapping ends: from the middle of one to the middle of the other",
			between(day(time.January, 1), day(time.January, 10)), between(day(time.January, 5), day(time.January, 14)), 50, 90, 0, 140},
	} {
		t.Run(c.reason, func(t *testing.T) {
			f := newFake()
			f.span("e", f.agency("A"), c.start, c.end)
			item := theItem(t, f.at(10))
			assert.True(t, item.Span)
			assert.InDelta(t, c.from, item.SpanFrom, 1e-6)
			assert.InDelta(t, c.to, item.SpanTo, 1e-6)
			assert.InDelta(t, (c.from+c.to)/2, item.X, 1e-6, "the mark stands in the middle of the solid bar")
			assert.InDelta(t, c.softFrom, item.From, 1e-6)
			assert.InDelta(t, c.so, item.To, 1e-6)
		})
	}
}

func TestASpanWithAnOpenEndKeepsItsKnownOne(t *testing.T) {
	f := newFake()
	f.span("until", f.agency("A"), between(when.Past, day(time.March, 1)), when.On(day(time.March, 1)))
	item := theItem(t, f.at(10))
	assert.True(t, item.OpenStart)
	assert.False(t, item.OpenEnd)
	assert.InDelta(t, 10*60, item.SpanTo, 10)
	assert.Less(t, item.From, item.SpanFrom)
}

func TestHowWellADateIsKnown(t *testing.T) {
	span := func(start, end when.Window) chronology.Dated {
		return chronology.Dated{Window: when.Window{Earliest: start.Earliest, Latest: end.Latest}, Start: start, End: end, Extent: when.Span}
	}
	said := func(d chronology.Dated, approximate, uncertain bool) chronology.Dated {
		d.Reading.Approximate, d.Reading.Uncertain = approximate, uncertain
		return d
	}
	third, sixth := when.On(day(time.January, 3)), when.On(day(time.January, 6))
	few := between(day(time.January, 3), day(time.January, 6))
	for _, c := range []struct {
		reason string
		dated  chronology.Dated
		want   Vagueness
	}{
		{"one day", moment(third), ExactDay},
		{"a day and an hour", clocked(day(time.January, 3), when.At(18, 0)), ExactDay},
		{"some days", moment(few), WithinDays},
		{"about", said(moment(few), true, false), About},
		{"about a month that something else has narrowed to a day", said(moment(third), true, false), About},
		{"with a question mark", said(moment(third), false, true), InDoubt},
		{"about, with a question mark", said(moment(few), true, true), InDoubt},
		{"before", moment(between(when.Past, day(time.January, 6))), OpenEnded},
		{"after, with a question mark", said(moment(between(day(time.January, 6), when.Future)), false, true), OpenEnded},
		{"from day to day", span(third, sixth), ExactDay},
		{"from a day to some time in a week", span(third, between(day(time.January, 6), day(time.January, 12))), WithinDays},
	} {
		f := newFake()
		e := f.moment("e", f.agency("A"), when.Always)
		f.dated[e.UID] = c.dated
		assert.Equal(t, c.want, theItem(t, f.at(10)).Dating, c.reason)
	}
}

func TestASpanFadesWhereItsEndsAreNotCertain(t *testing.T) {
	f := newFake()
	a := f.agency("A")
	f.span("start", a, between(day(time.January, 1), day(time.January, 4)), when.On(day(time.January, 20)))
	f.span("end", a, when.On(day(time.March, 1)), between(day(time.March, 10), day(time.March, 19)))
	f.span("open", a, when.On(day(time.May, 1)), between(day(time.May, 10), when.Future))
	f.moment("moment", a, between(day(time.July, 1), day(time.July, 9)))
	for _, item := range f.at(10).Items {
		soft := [2]float64{item.SpanFrom - item.SpanSoftFrom, item.SpanSoftTo - item.SpanTo}
		switch item.Event {
		case "start":
			assert.InDeltaSlice(t, []float64{30, 0}, soft[:], 1e-6)
		case "end":
			assert.InDeltaSlice(t, []float64{0, 90}, soft[:], 1e-6)
		case "open":
			assert.InDeltaSlice(t, []float64{0, 6 * 14}, soft[:], 1e-6, "an open end fades as far as the soft bar")
		case "moment":
			assert.Equal(t, [2]float64{}, soft)
			assert.Equal(t, item.X, item.SpanSoftFrom)
		}
	}
}

func TestACrowdSaysWhatAllOfItHaveInCommon(t *testing.T) {
	f := newFake()
	a := f.agency("A")
	for i := range 10 {
		e := f.moment(fmt.Sprint("e", i), a, when.On(day(time.May, 1)))
		e.Key = i == 7
		d := f.dated[e.UID]
		d.Reading.Approximate = true
		f.dated[e.UID] = d
	}
	v := View{Axis: Axis{Origin: float64(day(time.January, 1)), PerDay: 1}, Width: 365, Metrics: testMetrics()}
	ix := f.index()
	item := theItem(t, ix.Layout(v))
	assert.True(t, item.Key, "one of them is a key event")
	assert.False(t, item.Approximate, "a counter has no date of its own to be vague about")
	assert.Equal(t, chronology.Known, item.Known, "nobody asks who knew")
	known := map[chronology.UID]chronology.Knowledge{}
	v.Known = func(e chronology.UID) chronology.Knowledge { return known[e] }
	assert.Equal(t, chronology.NotKnown, theItem(t, ix.Layout(v)).Known)
	known["e3"] = chronology.Known
	assert.Equal(t, chronology.PossiblyKnown, theItem(t, ix.Layout(v)).Known, "some of them are known")
	for i := range 10 {
		known[chronology.UID(fmt.Sprint("e", i))] = chronology.Known
	}
	assert.Equal(t, chronology.Known, theItem(t, ix.Layout(v)).Known)
}

func TestTodayIsShownOnlyInsideTheExtent(t *testing.T) {
	f := newFake()
	a := f.agency("A")
	f.moment("first", a, when.On(day(time.May, 1)))
	f.moment("last", a, when.On(day(time.May, 31)))
	for _, c := range []struct {
		today when.Day
		shown bool
	}{{day(time.May, 11), true}, {day(time.June, 1), false}, {day(time.April, 30), false}, {day(time.May, 31), true}, {0, false}} {
		ix := newIndex(source{review: f.review, dates: f, today: c.today})
		v := View{Axis: Axis{Origin: float64(day(time.May, 1)), PerDay: 10}, Width: 310, Metrics: testMetrics()}
		at := ix.Layout(v).Today
		assert.Equal(t, c.shown, !math.IsNaN(at))
		if c.shown {
			assert.InDelta(t, 10*(float64(c.today-day(time.May, 1))+0.5), at, 1e-6)
		}
		v.Axis.Origin -= 100
		assert.True(t, math.IsNaN(ix.Layout(v).Today), "not in view")
	}
}

func TestWhatIsKnownToBeLaterStandsToTheRight(t *testing.T) {
	f := newFake()
	a := f.agency("A")
	f.moment("by-may", a, between(when.Past, day(time.May, 3)))
	f.moment("wide", a, between(day(time.April, 1), day(time.May, 20)))
	f.after("wide", "by-may")
	timed := f.moment("afternoon", a, when.On(day(time.June, 4)))
	f.dated[timed.UID] = clocked(day(time.June, 4), when.At(16, 0))
	f.moment("later-that-day", a, when.On(day(time.June, 4)))
	f.after("later-that-day", "afternoon")
	ix := f.index()
	v := View{Axis: Axis{PerDay: 20}, Metrics: testMetrics()}
	for _, pair := range [][2]chronology.UID{{"by-may", "wide"}, {"afternoon", "later-that-day"}} {
		earlier, _, ok1 := ix.Place(pair[0], v)
		later, _, ok2 := ix.Place(pair[1], v)
		require.True(t, ok1 && ok2)
		assert.LessOrEqual(t, earlier, later, "%s is known to be no later than %s", pair[0], pair[1])
	}
}

func TestEventsOfUnknownDateAreCountedBesideTheLane(t *testing.T) {
	f := newFake()
	a := f.agency("A")
	f.moment("dated", a, when.On(day(time.May, 1)))
	f.moment("unknown", a, when.Always)
	l := f.at(1)
	require.Len(t, l.Lanes, 1)
	assert.Equal(t, 1, l.Lanes[0].Undated)
	assert.Equal(t, 2, l.Lanes[0].Count)
	assert.Len(t, l.Items, 1)
}

func TestOutsideTheScopeIsContextualAndShaded(t *testing.T) {
	f := newFake()
	f.scope = between(day(time.March, 1), day(time.October, 31))
	a := f.agency("A")
	f.moment("before", a, when.On(day(time.February, 1)))
	f.moment("straddles", a, between(day(time.February, 20), day(time.March, 3)))
	f.moment("last-day", a, when.On(day(time.October, 31)))
	l := f.at(1)
	contextual := map[chronology.UID]bool{}
	for _, item := range l.Items {
		contextual[item.Event] = item.Contextual
	}
	assert.Equal(t, map[chronology.UID]bool{"before": true, "straddles": false, "last-day": false}, contextual)
	assert.Equal(t, []Shade{{0, 59}, {304, 365}}, l.Shades)
}
