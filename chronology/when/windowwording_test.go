package when

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAWindowIsWordedAsOneWouldSayIt(t *testing.T) {
	june := func(day int) Day { return Date(2013, time.June, day) }
	assert.Equal(t, "between 1 and 12 June 2013", Window{june(1), june(12)}.Wording(Moment))
	assert.Equal(t, "from 1 to 12 June 2013", Window{june(1), june(12)}.Wording(Span))
	assert.Equal(t, "between 28 May and 3 June 2013", Window{june(-3), june(3)}.Wording(Moment))
	assert.Equal(t, "from 28 December 2012 to 3 June 2013", Window{Date(2012, 12, 28), june(3)}.Wording(Span))
	assert.Equal(t, "4 June 2013", On(june(4)).Wording(Span))
	assert.Equal(t, "by 4 June 2013", Window{Past, june(4)}.Wording(Moment))
	assert.Equal(t, "since 4 June 2013", Window{june(4), Future}.Wording(Moment))
	assert.Equal(t, "unknown", Always.Wording(Moment))
}

func TestTheWordingOfAWindowReadsAsThatWindow(t *testing.T) {
	for seed := range uint64(2000) {
		rng := rand.New(rand.NewPCG(seed, 3))
		from := Date(2012, 1, 1) + Day(rng.IntN(1000))
		w := Window{from, from + Day(rng.IntN(1+rng.IntN(500)))}
		switch rng.IntN(6) {
		case 0:
			w.Earliest = Past
		case 1:
			w.Latest = Future
		}
		extent := Extent(rng.IntN(2))
		r, err := Read(w.Wording(extent), Context{})
		require.NoError(t, err, w.Wording(extent))
		assert.Equal(t, w, r.Window, w.Wording(extent))
		if !w.Exact() {
			assert.Equal(t, extent, r.Extent, w.Wording(extent))
		}
		assert.Empty(t, r.Doubts, w.Wording(extent))
	}
}
