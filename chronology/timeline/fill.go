package timeline

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"throughline.org/throughline/chronology"
)

// fill places every event of a review that is kept. What each event comes to by
// itself is worked out on all processors.
func (m *matter) fill(in source) {
	var events []*chronology.Event
	var dated []*chronology.Dated
	for e, d := range in.dates.Dates() {
		if in.keep == nil || in.keep(e) {
			events, dated = append(events, e), append(dated, d)
		}
	}
	m.register = newRegister(len(events))
	pages := m.register.pages
	related, frames, handed := make([][]int32, len(pages)), make([][]int32, len(pages)), make([][]int32, len(pages))
	each(len(pages), len(events), func(n int) {
		for i := n * pageSize; i < min(len(events), (n+1)*pageSize); i++ {
			pages[n].entries[i%pageSize] = m.entry(events[i], dated[i])
			if len(dated[i].Reading.Relations) > 0 {
				related[n] = append(related[n], int32(i))
			}
			if m.framing(&pages[n].entries[i%pageSize]) {
				frames[n] = append(frames[n], int32(i))
			}
			if events[i].HandOrder > 0 {
				handed[n] = append(handed[n], int32(i))
			}
		}
	})
	m.register.relist()
	m.inOrder, m.frames, m.handed = true, slices.Concat(frames...), slices.Concat(handed...)
	m.relate(slices.Concat(related...), dated)
	m.register.settled()
	m.measure()
	m.frame(in.review)
}

// entry places an event by itself.
func (m *matter) entry(e *chronology.Event, d *chronology.Dated) entry {
	x := newEntry(e, d)
	m.setup.number(&x)
	if !x.undated() && (x.softTo <= m.scopeFrom || x.softFrom >= m.scopeTo) {
		x.marks |= contextual
	}
	return x
}

// relate takes in what wordings say of other events and of ages.
func (m *matter) relate(slots []int32, dated []*chronology.Dated) {
	var list []precedence
	for _, slot := range slots {
		list = precedences(list, slot, dated[slot], m.register.find)
		m.aged = agesIn(m.aged, slot, dated[slot])
	}
	m.sequence = newSequence(list)
	s := settling{register: &m.register, sequence: &m.sequence}
	var parted []int32
	for _, p := range list {
		if s.parted(p) {
			parted = append(parted, p.earlier, p.later)
		}
	}
	m.settled = s.settle(parted)
}

// frame works out what frames the events: ages, eras, key days and links.
func (m *matter) frame(r *chronology.Review) {
	m.lives = livesOf(m)
	m.eras = erasOf(m)
	m.eraRows = inRows(m.eras)
	m.keyDays = keyDaysOf(m)
	m.addLinks(r)
}

// inTime lists the slots of all events in the order of the chronology.
func (m *matter) inTime() []int32 {
	order := make([]int32, 0, m.register.used)
	for slot := range m.register.used {
		if m.register.at(slot).event != nil {
			order = append(order, slot)
		}
	}
	if !m.inOrder {
		m.byRank(order)
	}
	return order
}

// byRank puts events in the order of the chronology.
func (m *matter) byRank(slots []int32) {
	ranks := make(map[int32]int, len(slots))
	for _, slot := range slots {
		ranks[slot] = m.dates.Rank(m.register.at(slot).uid)
	}
	slices.SortFunc(slots, func(a, b int32) int { return ranks[a] - ranks[b] })
}

// each calls f with 0 to n−1, on all processors where there is work enough.
func each(n, work int, f func(int)) {
	const alone = 2000
	workers := min(runtime.GOMAXPROCS(0), n)
	if work < alone || workers < 2 {
		for i := range n {
			f(i)
		}
		return
	}
	var next atomic.Int32
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	all.Wait()
}
