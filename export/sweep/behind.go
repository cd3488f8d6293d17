package sweep

import "sync"

// behind searches parts a little behind their being written. Its goroutine lives
// only while there is something to search, so that a file which is never finished
// leaves none.
type behind struct {
	guard   sync.Mutex
	caught  sync.Cond // up with the writer, or nearly
	waiting []stretch
	spare   []byte // room of what has been searched
	runs    bool
}

// stretch is some bytes of a part.
type stretch struct {
	part  *Part
	plain []byte
	last  bool
	lent  bool // and not ours to be written to
}

// stretchSize is how many bytes are searched together, and mostWaiting how many
// such stretches the writer may be ahead by.
const (
	stretchSize = 128 << 10
	mostWaiting = 16
)

// add takes what is written to a part; last ends it.
func (b *behind) add(p *Part, plain []byte, last bool) {
	b.guard.Lock()
	defer b.guard.Unlock()
	n := len(b.waiting)
	if n == 0 || b.waiting[n-1].part != p || len(b.waiting[n-1].plain)+len(plain) > stretchSize {
		for n >= mostWaiting {
			b.caught.Wait()
			n = len(b.waiting)
		}
		if b.spare == nil {
			b.spare = make([]byte, 0, stretchSize)
		}
		b.waiting = append(b.waiting, stretch{part: p, plain: b.spare[:0]})
		b.spare, n = nil, n+1
	}
	s := &b.waiting[n-1]
	s.plain, s.last = append(s.plain, plain...), last
	if last || n > 1 {
		b.run()
	}
}

// lend has a long stretch searched at once, where it lies.
func (b *behind) lend(p *Part, plain []byte) {
	b.guard.Lock()
	defer b.guard.Unlock()
	b.waiting = append(b.waiting, stretch{part: p, plain: plain, lent: true})
	b.run()
}

// run searches what waits, unless that is being done. The guard is held.
func (b *behind) run() {
	if !b.runs {
		b.runs = true
		go b.search()
	}
}

// search searches what waits until nothing does.
func (b *behind) search() {
	b.guard.Lock()
	defer b.guard.Unlock()
	for len(b.waiting) > 0 {
		s := b.waiting[0]
		b.waiting = append(b.waiting[:0], b.waiting[1:]...)
		b.guard.Unlock()
		s.part.read(s.plain, s.last)
		b.guard.Lock()
		if !s.lent {
			b.spare = s.plain
		}
		b.caught.Broadcast()
	}
	b.runs = false
	b.caught.Broadcast()
}

// wait waits until everything has been searched.
func (b *behind) wait() {
	b.guard.Lock()
	defer b.guard.Unlock()
	for b.runs {
		b.caught.Wait()
	}
}
