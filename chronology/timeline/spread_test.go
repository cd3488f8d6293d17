package timeline

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// threeLanes has one event in each of three lanes.
func threeLanes() *fakeDates {
	f := newFake()
	for i, name := range []string{"A", "B", "C"} {
		f.moment(fmt.Sprint("e", i), f.agency(name), when.On(day(time.January, 3+i)))
	}
	return f
}

// filling is the usual sizes with a height to fill.
func filling(height float64) Metrics {
	m := testMetrics()
	m.Fill = height
	return m
}

func TestLanesShareHeightToSpare(t *testing.T) {
	ix := threeLanes().index()
	_, needed := ix.Lanes(10, testMetrics())
	for _, c := range []struct{ fill, height float64 }{
		{needed - 20, needed}, {needed, needed}, {1.5 * needed, 1.5 * needed}, {5 * needed, mostSpread * needed},
	} {
		lanes, height := ix.Lanes(10, filling(c.fill))
		assert.InDelta(t, c.height, height, float64(len(lanes)), "to fill: %v", c.fill)
		top := 0.0
		for _, l := range lanes {
			assert.Equal(t, top, l.Top, "one below the other")
			assert.InDelta(t, height/3, l.Height, 1, "each gets its share")
			top += l.Height
		}
		assert.Equal(t, height, top)
	}
}

func TestOnlyLanesThatFollowTheCrowdShareHeight(t *testing.T) {
	ix := threeLanes().index()
	usual, _ := ix.Lanes(10, testMetrics())
	ix = ix.WithPlan(Plan{Lanes: map[LaneID]LaneStyle{usual[0].ID: {Rows: 1}, usual[1].ID: {Collapsed: true}}})
	usual, needed := ix.Lanes(10, testMetrics())
	lanes, height := ix.Lanes(10, filling(needed+30))
	assert.Equal(t, usual[0].Height, lanes[0].Height, "fixed")
	assert.Equal(t, usual[1].Height, lanes[1].Height, "collapsed")
	assert.InDelta(t, usual[2].Height+30, lanes[2].Height, 1)
	assert.InDelta(t, needed+30, height, 1)
	ix = ix.WithPlan(Plan{Lanes: map[LaneID]LaneStyle{usual[0].ID: {Rows: 1}, usual[1].ID: {Collapsed: true}, usual[2].ID: {Rows: 2}}})
	_, needed = ix.Lanes(10, testMetrics())
	_, height = ix.Lanes(10, filling(needed+30))
	assert.Equal(t, needed, height, "where none follows none is spread")
}

func TestMarksOfSpreadLanesStandInThem(t *testing.T) {
	ix := threeLanes().index()
	v := View{Axis: Axis{Origin: float64(day(time.January, 1)), PerDay: 10}, Width: 600, Metrics: filling(400)}
	l := ix.Layout(v)
	require.Len(t, l.Items, 3)
	for _, item := range l.Items {
		lane := l.Lanes[item.Lane]
		assert.Greater(t, item.Y, lane.Top+v.Metrics.MarkSize/2)
		assert.Less(t, item.Y, lane.Top+lane.Height-v.Metrics.MarkSize/2)
		at := ix.Places(item.Event, v)
		require.Len(t, at, 1)
		assert.Equal(t, item.Y, at[0].Y, "where the layout has it")
		v.Axis.Origin += 3
		assert.Equal(t, at[0].Y, ix.Places(item.Event, v)[0].Y, "wherever one looks")
		v.Axis.Origin -= 3
	}
}

// crowdedLane has so many events on one day, in the first of two lanes.
func crowdedLane(events int) (*fakeDates, chronology.UID) {
	f := newFake()
	a := f.agency("A")
	var first chronology.UID
	for i := range events {
		e := f.moment(fmt.Sprint("e", i), a, when.On(day(time.June, 3)))
		if i == 0 {
			first = e.UID
		}
	}
	f.moment("other", f.agency("B"), when.On(day(time.June, 3)))
	return f, first
}

func TestACrowdPartsWhereThereIsHeight(t *testing.T) {
	f, first := crowdedLane(9)
	ix := f.index()
	v := View{Axis: Axis{Origin: float64(day(time.May, 1)), PerDay: 2}, Width: 300, Metrics: testMetrics()}
	require.Len(t, ix.Crowd(first, v), 9, "together in six rows")
	v.Metrics.Fill = 600
	assert.Len(t, ix.Crowd(first, v), 1, "apart in nine")
	lane := ix.Layout(v).Lanes[0]
	assert.Equal(t, 9, lane.Rows)
	assert.Len(t, ix.CrowdIn(lane.ID, first, v), 1)

	v.Metrics.Fill = 150
	assert.Len(t, ix.Crowd(first, v), 9, "no height for all of them")

	many, first := crowdedLane(40)
	ix = many.index()
	v.Metrics.Fill = 2000
	assert.Len(t, ix.Crowd(first, v), 40, "more than any lane has rows for")
	_, height := ix.Lanes(2, v.Metrics)
	assert.LessOrEqual(t, height, v.Metrics.Fill)
}

func TestALaneOfSetHeightTakesNoMoreRows(t *testing.T) {
	f, first := crowdedLane(9)
	ix := f.index()
	lanes, _ := ix.Lanes(2, testMetrics())
	ix = ix.WithPlan(Plan{Lanes: map[LaneID]LaneStyle{lanes[0].ID: {Rows: 3}}})
	v := View{Axis: Axis{Origin: float64(day(time.May, 1)), PerDay: 2}, Width: 300, Metrics: filling(600)}
	assert.Len(t, ix.Crowd(first, v), 9)
	assert.Equal(t, 3, ix.Layout(v).Lanes[0].Rows)
}

func TestNamesAreWholeWhereThereIsHeight(t *testing.T) {
	f := newFake()
	a := f.agency("A")
	for i := range 60 {
		f.moment(fmt.Sprint("e", i), a, when.On(day(time.June, 1)+when.Day(i))).Title = "A visit at home"
	}
	ix := f.index()
	v := View{Axis: Axis{Origin: float64(day(time.June, 1)), PerDay: 14}, Width: 900, Metrics: testMetrics()}
	whole := func() (n int) {
		for _, item := range ix.Layout(v).Items {
			if item.Crowd == 1 && item.Label != "" && !strings.HasSuffix(item.Label, "…") {
				n++
			}
		}
		return n
	}
	before := whole()
	v.Metrics.Fill = 900
	assert.Greater(t, whole(), before)
	assert.LessOrEqual(t, ix.Layout(v).LanesHeight, v.Metrics.Fill)
}
