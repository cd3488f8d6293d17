package ui

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestSpreadIsByRank(t *testing.T) {
	var times []time.Duration
	for i := range 100 {
		times = append(times, time.Duration(100-i))
	}
	assert.Equal(t, Spread{Median: 50, P95: 95, Max: 100}, newSpread(times))
	assert.Equal(t, time.Duration(100), times[0], "the order of the frames is left")
	assert.Equal(t, Spread{Median: 7, P95: 7, Max: 7}, newSpread([]time.Duration{7}))
	assert.Equal(t, Spread{Median: 1, P95: 2, Max: 2}, newSpread([]time.Duration{2, 1}))
	assert.Zero(t, newSpread(nil))
}
