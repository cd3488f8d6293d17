package ui

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// The garbage collector, left to itself, lets a program take twice what it holds:
// with 100,000 events that is 200 MB of nothing. Here it looks for what is no
// longer in use whenever some 32 MB have been taken since the last time, sooner
// where very much is in use, and not at all while a review is opened, when nearly
// all that is taken stays.
const (
	spare      = 32 << 20
	leastSpare = 10 << 20  // with 100,000 events, whose review is to take some 400 MB with all that shows it
	much       = 128 << 20 // in use: from here on the spare grows smaller
	leastShare = 5         // per cent of what is in use: a look takes time in proportion to it
	mostShare  = 100       // per cent
	forOpening = 208 << 20 // a little more than 100,000 events take until they are seen
)

// held is the collector while reviews are being opened.
var held struct {
	sync.Mutex
	reviews int    // that are being opened
	limit   uint64 // of memory until then
}

// givenLimit is the limit of memory that the program was started with.
var givenLimit = sync.OnceValue(func() int64 { return debug.SetMemoryLimit(-1) })

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

// tune follows what the last look found to be in use. The limit has what is free
// given back to the system soon.
func tune() {
	held.Lock()
	defer held.Unlock()
	if held.reviews > 0 {
		return
	}
	limit := givenLimit()
	inUse := measured("/gc/heap/live:bytes")
	debug.SetGCPercent(share(inUse))
	if inUse > much {
		goal := inUse + inUse*uint64(share(inUse))/100
		limit = min(limit, int64(goal+goal/32+beside()))
	}
	debug.SetMemoryLimit(limit)
}

// share is how much more than what is in use may be taken, in per cent.
func share(inUse uint64) int {
	if inUse == 0 {
		return mostShare
	}
	room := uint64(spare)
	if inUse > much {
		room -= min((inUse-much)/3, spare-leastSpare)
	}
	return int(min(max(room*100/inUse, leastShare), mostShare))
}

// beside is what the program takes of the system beside what is in use and free.
func beside() uint64 {
	return measured("/memory/classes/total:bytes") - measured("/memory/classes/heap/objects:bytes") -
		measured("/memory/classes/heap/free:bytes") - measured("/memory/classes/heap/released:bytes")
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
	taken := measured("/memory/classes/total:bytes")
	// A review that is read ahead is held twice, and has no more room for that;
	// another that is opened at the same time has.
	if held.reviews == 0 || held.limit < taken+forOpening/2 {
		held.limit = taken + forOpening
	}
	held.reviews++
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(min(givenLimit(), int64(held.limit)))
	return sync.OnceFunc(func() {
		held.Lock()
		held.reviews--
		last := held.reviews == 0
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
