package chronology

import (
	"runtime"
	"sync"
)

// fewWordings are read by one goroutine in less time than others take to begin.
const fewWordings = 2000

// readEvents reads the wordings of all events, on every processor where they are many.
func (d *Dating) readEvents(k *reader) []*Dated {
	read := make([]*Dated, len(d.events))
	readers := min(runtime.GOMAXPROCS(0), len(d.events)/fewWordings+1)
	if readers == 1 {
		k.events(d.events, read)
		return read
	}
	d.review.reindex() // from now on it is only looked up in
	var all sync.WaitGroup
	for n := range readers {
		from, to := len(read)*n/readers, len(read)*(n+1)/readers
		all.Go(func() { k.beside().events(d.events[from:to], read[from:to]) })
	}
	all.Wait()
	return read
}

// events reads the wordings of events.
func (k *reader) events(events []*Event, read []*Dated) {
	for i, e := range events {
		read[i] = k.event(e)
	}
}

// beside is a reader of the same wordings for another goroutine.
func (k *reader) beside() *reader {
	other := &reader{review: k.review, names: k.names, shared: k.shared}
	other.within(k.context.Scope)
	return other
}
