package timeline

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// zooms go from more than a lifetime in view to hours.
var zooms = []float64{0.02, 0.3, 1, 1.3, 3.1, 8, 25, 61, 250, 1500}

// whole lays out all that an index holds at one zoom.
func whole(ix *Index, perDay float64) *Layout { return ix.Layout(viewOfAll(ix, perDay)) }

func viewOfAll(ix *Index, perDay float64) View {
	from, to := ix.Extent()
	return View{Axis: Axis{Origin: from, PerDay: perDay}, Width: (to - from) * perDay, Metrics: testMetrics()}
}

func TestNothingIsHiddenAtAnyZoom(t *testing.T) {
	for _, events := range []int{1, 60, 3000} {
		f := large(events, 4)
		ix := f.index()
		for _, perDay := range zooms {
			shown := 0
			for _, item := range whole(ix, perDay).Items {
				shown += item.Crowd
			}
			assert.Equal(t, events, shown, "%d events at %g units a day", events, perDay)
		}
	}
}

func TestNoMarkOrBarCoversAnotherInItsRow(t *testing.T) {
	ix := large(3000, 3).index()
	for _, perDay := range zooms {
		type row struct{ lane, row int }
		ends := map[row][]Item{}
		for _, item := range whole(ix, perDay).Items {
			ends[row{item.Lane, item.Row}] = append(ends[row{item.Lane, item.Row}], item)
		}
		for at, items := range ends {
			for i, a := range items {
				for _, b := range items[i+1:] {
					apart := solidEnd(a) <= solidStart(b)+1e-6 || solidEnd(b) <= solidStart(a)+1e-6
					require.True(t, apart, "%s and %s in row %v at %g units a day", a.Event, b.Event, at, perDay)
				}
			}
		}
	}
}

func solidStart(item Item) float64 {
	if item.Span {
		return item.SpanFrom
	}
	return item.X - item.Width/2
}

func solidEnd(item Item) float64 {
	if item.Span {
		return item.SpanTo
	}
	return item.X + item.Width/2
}

func TestLabelsEndBeforeTheNextMark(t *testing.T) {
	ix := large(600, 3).index()
	m := testMetrics()
	labelled := 0
	for _, perDay := range []float64{3.1, 8, 25, 61, 250} {
		items := whole(ix, perDay).Items
		for i, a := range items {
			if a.Label == "" {
				continue
			}
			labelled++
			end := a.LabelX + m.Measure(a.Label, m.LabelSize, false)
			assert.LessOrEqual(t, end-a.LabelX, m.LabelWidth+1e-6)
			for j, b := range items {
				if i != j && a.Lane == b.Lane && a.Row == b.Row && solidStart(b) > a.X {
					require.LessOrEqual(t, end, solidStart(b), "%q runs into %s at %g", a.Label, b.Event, perDay)
				}
			}
		}
	}
	assert.Positive(t, labelled)
}

func TestRowsDoNotDependOnWhereOneLooks(t *testing.T) {
	f := large(2000, 3)
	ix := f.index()
	m := testMetrics()
	for _, perDay := range []float64{1, 8, 61} {
		all := map[chronology.UID]Item{}
		for _, item := range whole(ix, perDay).Items {
			all[item.Event] = item
		}
		from, to := ix.Extent()
		seen := map[chronology.UID]bool{}
		for left := 0.0; left < (to-from)*perDay; left += 512 {
			part := ix.Layout(View{Axis: Axis{Origin: from + left/perDay, PerDay: perDay}, Width: 512, Metrics: m})
			for _, item := range part.Items {
				want := all[item.Event]
				seen[item.Event] = true
				require.Equal(t, want.Row, item.Row)
				require.Equal(t, want.Crowd, item.Crowd)
				require.Equal(t, want.Label, item.Label)
				require.InDelta(t, want.X, item.X+left, 1e-3)
				require.InDelta(t, want.Y, item.Y, 1e-9)
			}
		}
		assert.Len(t, seen, len(all), "every item is in some tile at %g", perDay)
	}
}

func TestTheSameReviewGivesTheSameLayout(t *testing.T) {
	f := large(1500, 5)
	a, b := f.index(), f.index()
	for _, perDay := range zooms {
		requireSame(t, whole(a, perDay), whole(b, perDay), perDay)
	}
}

// requireSame compares two layouts part by part: whole ones would fill the screen.
func requireSame(t *testing.T, want, got *Layout, why any) {
	t.Helper()
	require.Equal(t, want.Lanes, got.Lanes, why)
	require.Len(t, got.Items, len(want.Items), why)
	for i := range want.Items {
		require.Equal(t, want.Items[i], got.Items[i], why)
	}
	require.Equal(t, want.Arrows, got.Arrows, why)
	require.Equal(t, want.Rulers, got.Rulers, why)
	require.Equal(t, want.KeyLines, got.KeyLines, why)
	require.Equal(t, want.Shades, got.Shades, why)
	require.Equal(t, want.Gaps, got.Gaps, why)
	require.Equal(t, want.Eras, got.Eras, why)
	require.Equal(t, want.Terms, got.Terms, why)
	require.Equal(t, fmt.Sprint(want.Today), fmt.Sprint(got.Today), why)
	require.Equal(t, [4]float64{want.AxisHeight, want.LanesHeight, float64(want.Hidden), float64(want.HiddenCount)},
		[4]float64{got.AxisHeight, got.LanesHeight, float64(got.Hidden), float64(got.HiddenCount)}, why)
}

func TestManyEventsOnOneDayAreSeenOneByOneCloseIn(t *testing.T) {
	f := newFake()
	a := f.agency("A")
	for i := range 10 {
		f.moment(fmt.Sprint("e", i), a, when.On(day(time.May, 1)))
	}
	ix := f.index()
	far := whole(ix, 1).Items
	require.Len(t, far, 1)
	assert.Equal(t, 10, far[0].Crowd)
	assert.Equal(t, chronology.UID("e0"), far[0].Event, "a crowd goes by its first event")
	near := whole(ix, 40).Items
	assert.Len(t, near, 10)
	members := ix.Crowd("e7", View{Axis: Axis{PerDay: 1}, Metrics: testMetrics()})
	assert.Len(t, members, 10)
	assert.Contains(t, members, chronology.UID("e7"))
}

func TestLongSpansLeaveRowsForMarks(t *testing.T) {
	f := newFake()
	a := f.agency("A")
	for i := range 20 {
		f.span(fmt.Sprint("span", i), a, when.On(day(time.January, 1+i)), when.On(day(time.November, 1)))
	}
	f.moment("mark", a, when.On(day(time.June, 1)))
	ix := f.index()
	for _, item := range whole(ix, 1).Items {
		if item.Event == "mark" {
			assert.Equal(t, 1, item.Crowd)
			return
		}
	}
	t.Fatal("the mark stands in a crowd of long spans")
}

func TestLanesGrowWithTheirRows(t *testing.T) {
	f := newFake()
	a, b := f.agency("A"), f.agency("B")
	f.moment("b", b, when.On(day(time.May, 1)))
	for i := range 5 {
		f.moment(fmt.Sprint("a", i), a, when.On(day(time.May, 1)))
	}
	lanes, height := f.index().Lanes(1, testMetrics())
	require.Len(t, lanes, 2)
	assert.Equal(t, 5, lanes[0].Rows)
	assert.InDelta(t, 2*4+5*16, lanes[0].Height, 1e-9)
	assert.InDelta(t, 46, lanes[1].Height, 1e-9, "a lane is never lower than its name")
	assert.InDelta(t, lanes[0].Height, lanes[1].Top, 1e-9)
	assert.InDelta(t, lanes[0].Height+lanes[1].Height, height, 1e-9)
}

func TestLongWindowsDoNotHideWhatComesAfter(t *testing.T) {
	f := newFake()
	a := f.agency("A")
	f.moment("long", a, between(day(time.January, 1), day(time.December, 31)))
	for i := range 50 {
		f.moment(fmt.Sprint("e", i), a, when.On(day(time.January, 1).Add(7*i)))
	}
	l := f.index().Layout(View{Axis: Axis{Origin: float64(day(time.December, 1)), PerDay: 2}, Width: 62, Metrics: testMetrics()})
	var found []chronology.UID
	for _, item := range l.Items {
		found = append(found, item.Event)
	}
	assert.Contains(t, found, chronology.UID("long"), "its bar reaches into the picture, though its mark does not")
	assert.NotContains(t, found, chronology.UID("e3"))
}

func TestReachFindsWhatAPlainSearchFinds(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, count := range []int{0, 1, 16, 17, 256, 257, 5000} {
		stretches := make([]extent, count)
		for i := range stretches {
			from := random.Float64() * 100
			stretches[i] = extent{from, from + random.ExpFloat64()*5}
		}
		stretch := func(i int) extent { return stretches[i] }
		r := newReach(count, stretch)
		for range 50 {
			lo := random.Float64()*120 - 10
			hi := lo + random.Float64()*20
			var want []int32
			for i, x := range stretches {
				if x.from <= hi && x.to >= lo {
					want = append(want, int32(i))
				}
			}
			require.Equal(t, want, r.touching(nil, lo, hi, stretch), "%g to %g of %d", lo, hi, count)
		}
	}
}

func TestBucketsHoldTheirZooms(t *testing.T) {
	for perDay := 0.001; perDay < 5000; perDay *= 1.07 {
		least := bucketPerDay(bucket(perDay))
		assert.LessOrEqual(t, least, perDay*(1+1e-6))
		assert.Less(t, perDay, least*math.Sqrt2*(1+1e-6))
	}
}

func TestCountersOfNeighboursStandInOneRow(t *testing.T) {
	f := newFake()
	a := f.agency("A")
	for i := range 3000 {
		f.moment(fmt.Sprint("e", i), a, when.On(day(time.January, 1).Add(i%300)))
	}
	for _, perDay := range []float64{0.3, 1, 2} {
		l := whole(f.index(), perDay)
		for _, item := range l.Items {
			assert.Greater(t, item.Crowd, 1)
			assert.Zero(t, item.Row, "at %g", perDay)
		}
	}
}
