package chronology

import (
	"sync"
	"sync/atomic"
)

// answer is what a Dating works out when it is first asked, and a Dating beside it
// may take over (see Dating.Afresh).
type answer[T any] struct {
	work func() T
	once sync.Once
	made atomic.Pointer[T]
}

func (a *answer[T]) get() T {
	if made := a.made.Load(); made != nil {
		return *made
	}
	a.once.Do(func() {
		made := a.work()
		a.made.Store(&made)
	})
	return *a.made.Load()
}

// take takes over what another has worked out, if it has.
func (a *answer[T]) take(from *answer[T]) {
	if made := from.made.Load(); made != nil {
		a.made.Store(made)
	}
}
