package chronology

import (
	"maps"
	"sync/atomic"
)

// entityIndex finds entities by uid. Copies share what they were made from, and
// keep aside what has changed since: with 100,000 events a map of its own for
// every copy would take 5 MB and a millisecond or two for each edit.
type entityIndex struct {
	all    map[UID]Entity
	shared atomic.Bool    // with copies: all is not to be changed
	aside  map[UID]Entity // in place of what all has; nil for what is gone
}

func newEntityIndex(room int) *entityIndex { return &entityIndex{all: make(map[UID]Entity, room)} }

// at is the entity with a uid, nil if there is none.
func (x *entityIndex) at(uid UID) Entity {
	if e, changed := x.aside[uid]; changed {
		return e
	}
	return x.all[uid]
}

func (x *entityIndex) put(e Entity) { x.set(e.Identity(), e) }

func (x *entityIndex) remove(uid UID) { x.set(uid, nil) }

// set puts an entity in the place of what has the uid; nil takes that out.
func (x *entityIndex) set(uid UID, e Entity) {
	if x.shared.Load() && len(x.aside) >= fewAside+len(x.all)/8 {
		x.all, x.aside = x.merged(), nil
		x.shared.Store(false)
	}
	switch {
	case x.shared.Load():
		if x.aside == nil {
			x.aside = map[UID]Entity{}
		}
		x.aside[uid] = e
	case e == nil:
		delete(x.all, uid)
	default:
		x.all[uid] = e
	}
}

// fewAside is how much may be kept aside however little there is.
const fewAside = 64

// merged is all that stands, in a map of its own.
func (x *entityIndex) merged() map[UID]Entity {
	all := maps.Clone(x.all)
	for uid, e := range x.aside {
		if e == nil {
			delete(all, uid)
		} else {
			all[uid] = e
		}
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
