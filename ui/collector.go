package ui

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// The garbage collector, left to itself, lets a program take twice what it holds:
// with 100,000 events that is 200 MB of nothing. Here it looks for what is no
// longer in use whenever some 32 MB have been taken since the last time, and not
// at all while a review is opened, when nearly all that is taken stays.
const (
	spare      = 32 << 20
	leastShare = 16        // per cent of what is in use: a look takes time in proportion to it
	mostShare  = 100       // per cent
	forOpening = 176 << 20 // nearly what 100,000 events take until they are seen
)

// held is the collector while reviews are being opened.
var held struct {
	sync.Mutex
	reviews int   // that are being opened
	limit   int64 // of memory, as it was before
}

// keepMemory has the collector look so from now on.
var keepMemory = sync.OnceFunc(func() {
	tune()
	type sentinel struct{ _ *byte } // found out of use at every look
	var found func(*sentinel)
	found = func(s *sentinel) {
		tune()
		runtime.SetFinalizer(s, found)
	}
	runtime.SetFinalizer(&sentinel{}, found)
})

// tune follows what the last look found to be in use.
func tune() {
	held.Lock()
	defer held.Unlock()
	if held.reviews == 0 {
		debug.SetGCPercent(share(measured("/gc/heap/live:bytes")))
	}
}

// share is how much more than what is in use may be taken, in per cent.
func share(inUse uint64) int {
	if inUse == 0 {
		return mostShare
	}
	return int(min(max(spare*100/inUse, leastShare), mostShare))
}

func measured(what string) uint64 {
	sample := []metrics.Sample{{Name: what}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// holdCollector leaves the collector out of the opening of a review, unless that
// takes very much, until let go.
func holdCollector() (letGo func()) {
	held.Lock()
	defer held.Unlock()
	if held.reviews++; held.reviews == 1 {
		held.limit = debug.SetMemoryLimit(-1)
		debug.SetGCPercent(-1)
	}
	debug.SetMemoryLimit(min(held.limit, int64(measured("/memory/classes/total:bytes"))+forOpening))
	return sync.OnceFunc(func() {
		held.Lock()
		held.reviews--
		last := held.reviews == 0
		if last {
			debug.SetMemoryLimit(held.limit)
		}
		held.Unlock()
		if last {
			tune()
			go giveBack()
		}
	})
}

// giveBack returns to the system what was needed while a large review was opened;
// after a small one that is not worth a look at all that is in use.
func giveBack() {
	const large = 128 << 20
	if measured("/memory/classes/heap/objects:bytes") > large {
		debug.FreeOSMemory()
	}
}
