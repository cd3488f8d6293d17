package timeline

import (
	"maps"
	"sync"
	"sync/atomic"

	"throughline.org/throughline/chronology"
)

// quiet is the silences of one state of a review: worked out when they are first
// asked for, in a large review on another goroutine.
type quiet struct {
	once   sync.Once
	asked  atomic.Bool
	known  atomic.Pointer[gaps]
	before *gaps // of the state before, those that no edit has touched since
	worker *quietWorker
}

// quietAside is how many events have silences that take longer to work out than
// a frame lasts.
const quietAside = 15_000

// silences returns the silences, or those that are known of the state before:
// none that an edit may have ended.
func (ix *Index) silences() *gaps {
	q := ix.quiet
	if g := q.known.Load(); g != nil {
		return g
	}
	if ix.ready == nil || ix.register.used < quietAside {
		q.once.Do(func() { q.known.Store(gapsOf(&ix.matter)) })
		return q.known.Load()
	}
	if !q.asked.Swap(true) {
		m := ix.matter
		q.worker.do(func() {
			q.known.Store(gapsOf(&m))
			m.ready()
		})
	}
	if q.before == nil {
		return &gaps{}
	}
	return q.before
}

// quietWorker works out silences one after the other. What was asked for before
// the last and has not been begun is not needed any more.
type quietWorker struct {
	mu   sync.Mutex
	busy bool
	next func()
}

func (w *quietWorker) do(work func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.next = work
	if !w.busy {
		w.busy = true
		go w.run()
	}
}

func (w *quietWorker) run() {
	for {
		w.mu.Lock()
		work := w.next
		w.next, w.busy = nil, work != nil
		w.mu.Unlock()
		if work == nil {
			return
		}
		work()
	}
}

// after is the silences of the next state. Until they are worked out those of
// agencies whose events have changed are left out; where relations have, all.
func (q *quiet) after(agencies map[chronology.UID]bool, related bool) *quiet {
	next := &quiet{worker: q.worker}
	known := q.known.Load()
	if known == nil {
		known = q.before
	}
	if known == nil || related {
		return next
	}
	next.before = &gaps{maps.Clone(known.agencies), maps.Clone(known.services), maps.Clone(known.besides)}
	for uid := range agencies {
		delete(next.before.agencies, uid)
		delete(next.before.besides, uid)
	}
	maps.DeleteFunc(next.before.services, func(_ chronology.UID, list []gap) bool {
		return len(list) > 0 && agencies[list[0].agency]
	})
	return next
}
