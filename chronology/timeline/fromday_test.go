package timeline

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

func TestEventsAreFoundFromADay(t *testing.T) {
	f := newFake()
	police := f.agency("Police")
	f.moment("a", police, when.On(day(time.May, 1)))
	f.moment("b", police, when.On(day(time.May, 5)))
	f.moment("c", f.agency("GP"), when.On(day(time.May, 3)))
	ix, lane := f.index(), LaneID{Of: police}
	at := func(n int) float64 { return float64(day(time.May, n)) + 0.5 }
	for _, tt := range []struct {
		day     float64
		step    int
		want    chronology.UID
		nearest chronology.UID
	}{
		{at(3), 1, "b", "a"}, {at(3), -1, "a", "a"},
		{at(5), 1, "", "b"}, {at(5), -1, "a", "b"},
		{at(1), -1, "", "a"}, {at(20), -1, "b", "b"},
	} {
		assert.Equal(t, tt.want, ix.FromDay(lane, tt.day, tt.step), "%v %v", tt.day, tt.step)
		assert.Equal(t, tt.nearest, ix.Nearest(lane, tt.day), "%v", tt.day)
	}
	nowhere := LaneID{Of: "none"}
	assert.Empty(t, ix.FromDay(nowhere, at(1), 1))
	assert.Empty(t, ix.Nearest(nowhere, at(1)))
	f.agency("Empty")
	assert.Empty(t, f.index().Nearest(LaneID{Of: f.review.Agencies[2].UID}, at(1)))
}
