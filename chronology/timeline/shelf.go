package timeline

import (
	"sync"
	"sync/atomic"
)

// shelf keeps the rows of a lane at the last few steps of zoom: those of a zoom
// gesture and its return.
type shelf struct {
	mu   sync.Mutex
	kept []*pending
}

// pending is rows that are being worked out, or have been.
type pending struct {
	key  rowsKey
	once sync.Once
	rows atomic.Pointer[laneRows]
}

const shelved = 8

// take returns the rows with a key, and whether they are there. The one used
// last comes first.
func (s *shelf) take(key rowsKey) *pending {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, p := range s.kept {
		if p.key == key {
			copy(s.kept[1:i+1], s.kept[:i])
			s.kept[0] = p
			return p
		}
	}
	p := &pending{key: key}
	if len(s.kept) < shelved {
		s.kept = append(s.kept, nil)
	}
	copy(s.kept[1:], s.kept)
	s.kept[0] = p
	return p
}

func (p *pending) get(r *register, s *stock) *laneRows {
	p.once.Do(func() { p.rows.Store(arrangeLane(r, s, p.key)) })
	return p.rows.Load()
}

// key is what a lane's rows depend on at a step of zoom.
func (l *lane) key(bucket, more int, m Metrics) rowsKey {
	return rowsKey{
		bucket: bucket, mark: m.MarkSize, labelSize: m.LabelSize, labelWidth: m.LabelWidth,
		fixed: l.Style.Rows, most: m.MostRows, more: more, counts: l.Style.Collapsed,
	}
}

// arrange returns the rows of lanes at a zoom, worked out on all processors
// where they are not known yet.
func (ix *Index) arrange(lanes []int32, bucket int, m Metrics) []*laneRows {
	if len(lanes) > 0 {
		ix.lookAhead(lanes, bucket, m)
	}
	return ix.rowsOf(lanes, bucket, 0, m)
}

// rowsOf are the rows of lanes that may take so many more than usual.
func (ix *Index) rowsOf(lanes []int32, bucket, more int, m Metrics) []*laneRows {
	rows := make([]*laneRows, len(lanes))
	var missing []int
	work := 0
	waiting := make([]*pending, len(lanes))
	for i, n := range lanes {
		l := &ix.lanes[n]
		waiting[i] = l.shelf.take(l.key(bucket, more, m))
		if rows[i] = waiting[i].rows.Load(); rows[i] == nil {
			missing = append(missing, i)
			work += len(l.slots)
		}
	}
	each(len(missing), work, func(n int) {
		i := missing[n]
		rows[i] = waiting[i].get(&ix.register, ix.lanes[lanes[i]].stock)
	})
	return rows
}

// foreseen is how many events make it worthwhile to work out rows before they
// are asked for.
const foreseen = 5000

// nextStep is what rows are worked out for before they are asked for.
type nextStep struct {
	lanes   []int32
	bucket  int
	metrics Metrics
}

// lookAhead notes the next step of zoom where one has been left: a gesture that
// crossed a step is likely to cross the next.
func (ix *Index) lookAhead(lanes []int32, bucket int, m Metrics) {
	const offset = 1 << 16 // 0 is no step at all
	last := int(ix.lastBucket.Swap(int32(bucket+offset))) - offset
	step := bucket - last
	if step == 0 || step < -2 || step > 2 || int(ix.register.used) < foreseen {
		return
	}
	step /= max(step, -step)
	ix.next.Store(&nextStep{lanes, bucket + step, m})
}

// Foresee works out on another goroutine what a gesture of zoom is likely to need
// next, so that it does not stutter where one step ends and another begins. It is
// for when a frame has been drawn: until then the frame needs all processors.
func (ix *Index) Foresee() {
	next := ix.next.Load()
	if next == nil || !ix.foreseeing.CompareAndSwap(false, true) {
		return
	}
	ix.next.CompareAndSwap(next, nil)
	go func() {
		defer ix.foreseeing.Store(false)
		ix.prepare(next)
	}()
}

// prepare works out the rows of a step, and the ways of links where they are shown.
func (ix *Index) prepare(a *nextStep) {
	rows := make([]*laneRows, len(a.lanes))
	for i, n := range a.lanes {
		l := &ix.lanes[n]
		rows[i] = l.shelf.take(l.key(a.bucket, 0, a.metrics)).get(&ix.register, l.stock)
	}
	next := ix.pile(a.lanes, rows, a.bucket, a.metrics)
	if ix.linking.Load() {
		ix.routes(a.bucket, a.metrics, next)
	}
}
