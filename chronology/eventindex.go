package chronology

import "hash/maphash"

// eventIndex finds the places of events in a list by uid. Lookups go through the
// list itself, so that it takes a third of what a map would: 3 MB less for
// 100,000 events. It is not changed once it is made.
type eventIndex struct {
	slots []int32 // places by the hash of the uid, open addressing; nobody where free
}

var uidHash = maphash.MakeSeed()

func newEventIndex(events []*Event) eventIndex {
	size := 16
	for size < 2*len(events) {
		size *= 2
	}
	x := eventIndex{slots: make([]int32, size)}
	for s := range x.slots {
		x.slots[s] = nobody
	}
	for i, e := range events {
		*x.slot(events, e.UID) = int32(i)
	}
	return x
}

// slot is where the place of an event stands, or would stand.
func (x eventIndex) slot(events []*Event, uid UID) *int32 {
	mask := uint64(len(x.slots) - 1)
	for h := maphash.String(uidHash, string(uid)); ; h++ {
		at := &x.slots[h&mask]
		if *at == nobody || events[*at].UID == uid {
			return at
		}
	}
}

// find returns the place of an event in the list that the index was made from, or
// in one that has others of the same uids.
func (x eventIndex) find(events []*Event, uid UID) (i int32, known bool) {
	if i = *x.slot(events, uid); i == nobody {
		return 0, false
	}
	return i, true
}
