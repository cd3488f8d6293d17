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
		defer ix.foresee(lanes, bucket, m)
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

// foresee works out the rows of the next step of zoom on another goroutine, and
// the ways of links where they are shown, so that a gesture does not stutter
// where one step ends.
func (ix *Index) foresee(lanes []int32, bucket int, m Metrics) {
	const offset = 1 << 16 // 0 is no step at all
	last := int(ix.lastBucket.Swap(int32(bucket+offset))) - offset
	step := bucket - last
	if step == 0 || step < -2 || step > 2 || int(ix.register.used) < foreseen || !ix.foreseeing.CompareAndSwap(false, true) {
		return
	}
	step /= max(step, -step)
	go func() {
		defer ix.foreseeing.Store(false)
		rows := make([]*laneRows, len(lanes))
		for i, n := range lanes {
			l := &ix.lanes[n]
			rows[i] = l.shelf.take(l.key(bucket+step, 0, m)).get(&ix.register, l.stock)
		}
		next := ix.pile(lanes, rows, bucket+step, m)
		if ix.linking.Load() {
			ix.routes(bucket+step, m, next)
		}
	}()
}
