package timeline

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheNextStepOfZoomIsWorkedOutWhenTheFrameIsDrawn(t *testing.T) {
	ix, m := large(2*foreseen, 3).index(), testMetrics()
	known := func(bucket int) bool {
		for i := range ix.lanes {
			s := &ix.lanes[i].shelf
			s.mu.Lock()
			found := false
			for _, p := range s.kept {
				found = found || p.key.bucket == bucket && p.rows.Load() != nil
			}
			s.mu.Unlock()
			if !found {
				return false
			}
		}
		return true
	}
	foresees := func(bucket int) {
		t.Helper()
		assert.False(t, known(bucket), "a frame that is being drawn needs all processors")
		ix.Foresee()
		require.Eventually(t, func() bool { return known(bucket) && !ix.foreseeing.Load() }, 10*time.Second, time.Millisecond)
	}
	ix.Lanes(bucketPerDay(4), m)
	ix.Lanes(bucketPerDay(5), m)
	foresees(6)
	ix.Foresee()
	assert.False(t, ix.foreseeing.Load(), "one step, no further")
	ix.Lanes(bucketPerDay(4), m)
	ix.Lanes(bucketPerDay(3), m)
	foresees(2)
	ix.Lanes(bucketPerDay(9), m)
	ix.Foresee()
	assert.False(t, ix.foreseeing.Load(), "a leap is no gesture")
}
