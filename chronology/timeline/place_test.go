package timeline

import (
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
