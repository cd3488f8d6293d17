package chronology

import (
	"sync"
	"sync/atomic"
)

// pace counts what several goroutines have done of one piece of work, and asks now
// and then whether to go on.
type pace struct {
	total    int
	progress func(done, total int) bool // nil is never asked

	done    atomic.Int64
	stopped atomic.Bool
	asking  sync.Mutex // progress is asked by one at a time
}

// paceOften is how many steps are taken before progress is asked again.
const paceOften = 64

// step counts one more and reports whether to go on.
func (p *pace) step() bool {
	done := p.done.Add(1)
	if p.progress != nil && done%paceOften == 0 && !p.stopped.Load() {
		p.asking.Lock()
		if !p.stopped.Load() && !p.progress(int(done), p.total) {
			p.stopped.Store(true)
		}
		p.asking.Unlock()
	}
	return !p.stopped.Load()
}
