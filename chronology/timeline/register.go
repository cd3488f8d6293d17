package timeline

import (
	"hash/maphash"
	"math"
	"slices"

	"throughline.org/throughline/chronology"
)

// register keeps an entry for every event, on pages. What holds a register
// never changes it: a copy shares all pages but those that are written to, so
// that an edit costs the same however many events there are.
type register struct {
	pages []*page
	table []int32 // slots by the hash of the event's uid, open addressing; nobody where free
	free  []int32 // slots of events that have gone
	used  int32   // slots, free ones included
	refs  int     // taken places of the table, those of events that have gone included

	own      map[int32]bool // pages that may be written to, while the register is made
	ownTable bool
}

// page holds a part of the entries, and the first and last day of any of them.
type page struct {
	entries  [pageSize]entry
	from, to float64
}

const (
	pageSize = 256
	nobody   = -1
)

var hashSeed = maphash.MakeSeed()

// newRegister has slots for a number of events, which are to be written and listed.
func newRegister(events int) register {
	r := register{used: int32(events), own: map[int32]bool{}}
	for n := range int32((events + pageSize - 1) / pageSize) {
		r.pages, r.own[n] = append(r.pages, &page{}), true
	}
	return r
}

// relist makes the table anew, with room for more.
func (r *register) relist() {
	size := 16
	for size < 2*int(r.used) {
		size *= 2
	}
	r.table, r.refs, r.ownTable = make([]int32, size), 0, true
	for i := range r.table {
		r.table[i] = nobody
	}
	for slot := range r.used {
		if x := r.at(slot); x.event != nil {
			r.list(x.uid, slot)
		}
	}
}

// at is the entry in a slot, not to be changed.
func (r *register) at(slot int32) *entry { return &r.pages[slot/pageSize].entries[slot%pageSize] }

// find returns the slot of an event.
func (r *register) find(event chronology.UID) (slot int32, ok bool) {
	if len(r.table) == 0 {
		return nobody, false
	}
	mask := uint64(len(r.table) - 1)
	for h := maphash.String(hashSeed, string(event)); ; h++ {
		slot := r.table[h&mask]
		if slot == nobody {
			return nobody, false
		}
		if x := r.at(slot); x.event != nil && x.uid == event {
			return slot, true
		}
	}
}

// list notes the slot of an event in the table.
func (r *register) list(event chronology.UID, slot int32) {
	if !r.ownTable {
		r.table, r.ownTable = slices.Clone(r.table), true
	}
	r.refs++
	mask := uint64(len(r.table) - 1)
	h := maphash.String(hashSeed, string(event))
	for r.table[h&mask] != nobody {
		h++
	}
	r.table[h&mask] = slot
}

// copy returns a register that can be written to without this one changing.
func (r *register) copy() register {
	c := *r
	c.pages, c.free, c.own, c.ownTable = slices.Clone(r.pages), slices.Clone(r.free), map[int32]bool{}, false
	return c
}

// write is the entry in a slot, to be changed.
func (r *register) write(slot int32) *entry {
	n := slot / pageSize
	if !r.own[n] {
		mine := *r.pages[n]
		r.pages[n], r.own[n] = &mine, true
	}
	return &r.pages[n].entries[slot%pageSize]
}

// add gives an event a slot, which is to be written.
func (r *register) add(event chronology.UID) int32 {
	slot := r.used
	if n := len(r.free); n > 0 {
		slot, r.free = r.free[n-1], r.free[:n-1]
	} else {
		r.used++
		if int(slot/pageSize) == len(r.pages) {
			r.own[slot/pageSize] = true
			r.pages = append(r.pages, &page{})
		}
	}
	if 4*(r.refs+1) > 3*len(r.table) {
		r.relist()
	}
	r.list(event, slot)
	return slot
}

// remove empties a slot. The table still leads to it, and passes over it.
func (r *register) remove(slot int32) {
	*r.write(slot) = entry{}
	r.free = append(r.free, slot)
}

// settled ends the writing: it measures the pages that were written to.
func (r *register) settled() {
	for n := range r.own {
		r.pages[n].measure()
	}
	r.own = nil
}

// measure finds the first and the last day that the page's entries need.
func (p *page) measure() {
	p.from, p.to = math.Inf(1), math.Inf(-1)
	for i := range p.entries {
		x := &p.entries[i]
		if x.event == nil || x.undated() {
			continue
		}
		for _, day := range [...]float64{x.start, x.end, x.softFrom, x.softTo} {
			if !math.IsInf(day, 0) {
				p.from, p.to = min(p.from, day), max(p.to, day)
			}
		}
	}
}
