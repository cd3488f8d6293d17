package raster_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
)

// many makes a review of events in bursts: days, windows and spans of every
// kind, with calendar dates as people write them.
func many(t testing.TB, events, agencies int) *timeline.Index {
	r := chronology.NewReview("Many")
	r.Settings.ScopeFrom, r.Settings.ScopeTo = "1 January 2023", "1 November 2024"
	var uids []chronology.UID
	for i := range agencies {
		a := &chronology.Agency{UID: chronology.UID(fmt.Sprint("agency", i)), Name: fmt.Sprintf("Agency %d", i+1)}
		uids = append(uids, a.UID)
		r.Put(a)
	}
	random := rand.New(rand.NewPCG(uint64(events), 7))
	first, days := when.Date(2023, time.January, 1), 670
	for i := range events {
		day := first.Add(random.IntN(days))
		if random.IntN(100) < 45 {
			day = first.Add(min(days-1, 50*random.IntN(13)+random.IntN(9)))
		}
		r.Put(&chronology.Event{
			UID: chronology.UID(fmt.Sprintf("event%06d", i)), Agency: uids[random.IntN(agencies)],
			Kind: r.Kinds[random.IntN(len(r.Kinds))].UID, When: chronology.When{Wording: wording(random, day)},
			Title: fmt.Sprintf("Contact number %d with the family", i), Key: random.IntN(20) == 0,
		})
	}
	ix := timeline.NewIndex(timeline.Input{Review: r, Dating: chronology.Solve(r)})
	from, to := ix.Extent()
	require.Less(t, from, to, "the wordings can be read")
	return ix
}

func day(d when.Day) string { return d.Time().Format("2 January 2006") }

func wording(random *rand.Rand, from when.Day) string {
	switch random.IntN(10) {
	case 0, 1:
		return "from " + day(from) + " to " + day(from.Add(1+random.IntN(30)))
	case 2:
		return "between " + day(from) + " and " + day(from.Add(1+random.IntN(90)))
	case 3:
		return "about " + day(from)
	}
	return day(from)
}

// view shows a stretch of the axis from its beginning.
func view(ix *timeline.Index, perDay, width float64) timeline.View {
	from, _ := ix.Extent()
	return timeline.View{Axis: timeline.Axis{Origin: from, PerDay: perDay}, Width: width, Metrics: painter.Metrics()}
}
