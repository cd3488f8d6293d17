package timeline

import (
	"image/color"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

func names(lanes []Lane) []string {
	var list []string
	for _, l := range lanes {
		list = append(list, l.Name)
	}
	return list
}

func TestLanesComeInTheOrderOfTheReview(t *testing.T) {
	f := newFake()
	police, gp := f.agency("Police"), f.agency("GP")
	hidden := f.agency("Housing")
	f.review.Agency(hidden).Hidden = true
	f.moment("p", police, when.On(day(time.May, 2)))
	f.moment("g", gp, when.On(day(time.May, 1)))
	f.moment("h", hidden, when.On(day(time.May, 1)))
	lanes, _ := f.index().Lanes(1, testMetrics())
	assert.Equal(t, []string{"Police", "GP"}, names(lanes), "no family lane without family events, no hidden agency")

	f.moment("birth", "", when.On(day(time.April, 1)))
	ix := f.index()
	lanes, _ = ix.Lanes(1, testMetrics())
	assert.Equal(t, []string{"Family", "Police", "GP"}, names(lanes))

	l := ix.Layout(View{Axis: Axis{PerDay: 1}, Width: 10, Metrics: testMetrics(), Lanes: []chronology.UID{hidden, police}})
	assert.Equal(t, []string{"Police", "Housing"}, names(l.Lanes), "a lane that is asked for is shown")
}

func TestEventsOfAnUnknownAgencyHaveALane(t *testing.T) {
	f := newFake()
	f.moment("orphan", "gone", when.On(day(time.May, 1)))
	l := f.at(1)
	assert.Equal(t, []string{"Unknown agency"}, names(l.Lanes))
	assert.Len(t, l.Items, 1)
}

func TestLaneNotesSayWhatALaneHolds(t *testing.T) {
	for _, c := range []struct {
		events   int
		services []string
		note     string
	}{
		{1, nil, "1 event"},
		{4, []string{"GP"}, "4 events · GP"},
		{14, []string{"Health visitor", "Nursery nurse", "Support worker"}, "14 events · 3 services"},
		{0, nil, "0 events"},
	} {
		assert.Equal(t, c.note, laneNote(c.events, c.services))
	}
}

func TestColoursThatCannotBeReadAreReplaced(t *testing.T) {
	assert.Equal(t, color.NRGBA{0x1f, 0x8a, 0x8c, 0xff}, agencyColour("#1f8a8c", 0))
	for _, bad := range []string{"", "teal", "#12", "#12345678", "#gggggg"} {
		assert.Equal(t, usualColours[2], agencyColour(bad, 2), bad)
	}
}

func TestAFilterLeavesEventsOut(t *testing.T) {
	f := newFake()
	a := f.agency("A")
	f.moment("kept", a, when.On(day(time.May, 1)))
	f.moment("left", a, when.On(day(time.May, 2)))
	ix := newIndex(source{review: f.review, dates: f, keep: func(e *chronology.Event) bool { return e.UID == "kept" }})
	l := whole(ix, 1)
	require.Len(t, l.Items, 1)
	assert.Equal(t, chronology.UID("kept"), l.Items[0].Event)
	assert.Equal(t, 1, l.Lanes[0].Count)
	_, _, shown := ix.Place("left", View{Axis: Axis{PerDay: 1}, Metrics: testMetrics()})
	assert.False(t, shown)
}

func navigable() *Index {
	f := newFake()
	a, b, c := f.agency("A"), f.agency("B"), f.agency("C")
	hidden := f.agency("Hidden")
	f.review.Agency(hidden).Hidden = true
	f.moment("a1", a, when.On(day(time.January, 10)))
	f.moment("a2", a, when.On(day(time.March, 10)))
	f.moment("c1", c, when.On(day(time.February, 10)))
	f.moment("c2", c, when.On(day(time.March, 12)))
	f.moment("undated", a, when.Always)
	f.moment("h", hidden, when.On(day(time.February, 11)))
	_ = b
	return f.index()
}

func TestNextFollowsTime(t *testing.T) {
	ix := navigable()
	for _, c := range []struct {
		from     chronology.UID
		step     int
		sameLane bool
		want     chronology.UID
	}{
		{"", 1, false, "a1"},
		{"", -1, false, "c2"},
		{"a1", 1, false, "c1"},
		{"a1", 1, true, "a2"},
		{"c1", 1, false, "a2"},
		{"a2", -1, false, "c1"},
		{"a2", 1, true, ""},
		{"a1", -1, false, ""},
		{"c2", 1, false, ""},
		{"h", 1, false, "a2"},
		{"h", -1, false, "c1"},
		{"undated", 1, false, "a1"},
	} {
		assert.Equal(t, c.want, ix.Next(c.from, c.step, c.sameLane), "from %q by %d", c.from, c.step)
	}
}

func TestNextLaneIsNearestInTime(t *testing.T) {
	ix := navigable()
	assert.Equal(t, chronology.UID("c2"), ix.NextLane("a2", 1))
	assert.Equal(t, chronology.UID("a2"), ix.NextLane("c1", -1), "the empty lane between is passed over")
	assert.Empty(t, ix.NextLane("c1", 1), "hidden lanes are not entered")
	assert.Empty(t, ix.NextLane("a1", -1))
	assert.Empty(t, ix.NextLane("nobody", 1))
}

func TestAnEmptyReviewHasAnEmptyPicture(t *testing.T) {
	ix := newFake().index()
	l := whole(ix, 1)
	assert.Empty(t, l.Items)
	assert.Empty(t, l.Lanes)
	assert.Empty(t, ix.Next("", 1, false))
	from, to := ix.Extent()
	assert.Equal(t, from, to)
}

func TestDensityCountsEveryEventOnce(t *testing.T) {
	f := large(900, 3)
	ix := f.index()
	from, to := ix.Extent()
	for _, slots := range []int{1, 7, 1000} {
		total := 0
		for _, lane := range ix.Density(from, to, slots) {
			require.Len(t, lane, slots)
			for _, n := range lane {
				total += n
			}
		}
		assert.Equal(t, 900, total)
	}
	assert.Nil(t, ix.Density(from, to, 0))
}

func TestHitPrefersMarksToBars(t *testing.T) {
	f := newFake()
	a := f.agency("A")
	f.moment("window", a, between(day(time.March, 1), day(time.March, 31)))
	f.moment("exact", a, when.On(day(time.March, 25)))
	l := f.at(10)
	require.Len(t, l.Items, 2)
	byUID := map[chronology.UID]Item{}
	for _, item := range l.Items {
		byUID[item.Event] = item
	}
	exact, window := byUID["exact"], byUID["window"]
	got, ok := l.Hit(exact.X+2, exact.Y+1, 0)
	require.True(t, ok)
	assert.Equal(t, chronology.UID("exact"), got.Event)
	got, ok = l.Hit(window.From+1, window.Y, 0)
	require.True(t, ok)
	assert.Equal(t, chronology.UID("window"), got.Event, "a soft bar can be pointed at")
	_, ok = l.Hit(window.From-30, window.Y, 2)
	assert.False(t, ok)
	_, ok = l.Hit(exact.X, l.LanesHeight+50, 2)
	assert.False(t, ok)
}
