package chronology

import (
	"hash/maphash"
	"maps"
	"slices"
	"sync/atomic"
)

// entityIndex finds entities by uid. Copies share what they were made from, and
// keep aside what has changed since: with 100,000 events a table of its own for
// every copy would take 2 MB and a millisecond or two for each edit.
type entityIndex struct {
	all    *entityTable
	shared atomic.Bool    // with copies: all is not to be changed
	aside  map[UID]Entity // in place of what all has; nil for what is gone
}

func newEntityIndex(room int) *entityIndex { return &entityIndex{all: newEntityTable(room)} }

// at is the entity with a uid, nil if there is none.
func (x *entityIndex) at(uid UID) Entity {
	if e, changed := x.aside[uid]; changed {
		return e
	}
	return x.all.at(uid)
}

func (x *entityIndex) put(e Entity) { x.set(e.Identity(), e) }

func (x *entityIndex) remove(uid UID) { x.set(uid, nil) }

// set puts an entity in the place of what has the uid; nil takes that out.
func (x *entityIndex) set(uid UID, e Entity) {
	if x.shared.Load() && len(x.aside) >= fewAside+x.all.taken/8 {
		x.all, x.aside = x.merged(), nil
		x.shared.Store(false)
	}
	if !x.shared.Load() {
		x.all.set(uid, e)
		return
	}
	if x.aside == nil {
		x.aside = map[UID]Entity{}
	}
	x.aside[uid] = e
}

// fewAside is how much may be kept aside however little there is.
const fewAside = 64

// merged is all that stands, in a table of its own.
func (x *entityIndex) merged() *entityTable {
	all := x.all.clone()
	for uid, e := range x.aside {
		all.set(uid, e)
	}
	return all
}

// copy is an index that may be changed by itself.
func (x *entityIndex) copy() *entityIndex {
	x.shared.Store(true)
	c := &entityIndex{all: x.all, aside: maps.Clone(x.aside)}
	c.shared.Store(true)
	return c
}

// entityTable holds entities by the hash of their uid, open addressing. A map would
// hold the uids as well, which is 3 MB for 100,000 events.
type entityTable struct {
	tags  []uint8 // a part of the hash, so that few entities need be looked at; 0 where free
	slots []Entity
	taken int // slots, those of what is gone included
}

// goneTag marks the slot of an entity that is gone: what stands beyond is looked for further on.
const goneTag = 1

func newEntityTable(room int) *entityTable {
	size := 16
	for size*7 < room*8 {
		size *= 2
	}
	return &entityTable{tags: make([]uint8, size), slots: make([]Entity, size)}
}

// find returns the slot of an entity, or the free one where the search for it ends.
func (t *entityTable) find(uid UID) (slot uint64, tag uint8) {
	h := maphash.String(uidHash, string(uid))
	tag = max(uint8(h>>56), goneTag+1)
	mask := uint64(len(t.tags) - 1)
	for slot = h & mask; t.tags[slot] != 0; slot = (slot + 1) & mask {
		if t.tags[slot] == tag && t.slots[slot].Identity() == uid {
			break
		}
	}
	return slot, tag
}

func (t *entityTable) at(uid UID) Entity {
	slot, _ := t.find(uid)
	return t.slots[slot]
}

// set puts an entity in the place of what has the uid; nil takes that out.
func (t *entityTable) set(uid UID, e Entity) {
	slot, tag := t.find(uid)
	switch {
	case e != nil && t.tags[slot] == 0:
		if 8*(t.taken+2) > 7*len(t.tags) { // one slot at least stays free
			t.grow()
			slot, tag = t.find(uid)
		}
		t.taken++
		t.tags[slot], t.slots[slot] = tag, e
	case e != nil:
		t.slots[slot] = e
	case t.tags[slot] != 0:
		t.tags[slot], t.slots[slot] = goneTag, nil
	}
}

// grow leaves out what is gone, and makes room for as many again.
func (t *entityTable) grow() {
	larger := newEntityTable(2 * t.taken)
	for _, e := range t.slots {
		if e != nil {
			larger.set(e.Identity(), e)
		}
	}
	*t = *larger
}

func (t *entityTable) clone() *entityTable {
	return &entityTable{tags: slices.Clone(t.tags), slots: slices.Clone(t.slots), taken: t.taken}
}
