package ui

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTheShareGrowsSmallerWithWhatIsHeld(t *testing.T) {
	for held, want := range map[uint64]int{
		0: 100, 1 << 20: 100, 32 << 20: 100, 64 << 20: 50, 128 << 20: 25, 192 << 20: 5, 256 << 20: 5, 4 << 30: 5,
	} {
		assert.Equal(t, want, share(held), "%d MB", held>>20)
	}
}

func TestTheCollectorRestsWhileReviewsAreOpened(t *testing.T) {
	const limit = math.MaxInt64
	percent := debug.SetGCPercent(77)
	held.Lock()
	held.reviews = 0 // of tests that left a review half open
	held.Unlock()
	t.Cleanup(func() { debug.SetGCPercent(percent) })
	rests := func() bool {
		now := debug.SetGCPercent(-1)
		debug.SetGCPercent(now)
		return now == -1 && debug.SetMemoryLimit(-1) < math.MaxInt64
	}
	first := holdCollector()
	before := debug.SetMemoryLimit(-1)
	taken := make([]byte, forOpening/8)
	second := holdCollector()
	assert.Equal(t, before, debug.SetMemoryLimit(-1), "one that is held twice has no more room")
	runtime.KeepAlive(taken)
	assert.True(t, rests())
	tune()
	first()
	first() // twice is once
	assert.True(t, rests(), "another is still being opened")
	second()
	assert.False(t, rests())
	assert.Equal(t, int64(limit), debug.SetMemoryLimit(-1), "what little is in use here needs no limit")
}
