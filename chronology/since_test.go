package chronology

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSinceMissesNothingThatChanged(t *testing.T) {
	for seed := range uint64(40) {
		c := newChance(seed)
		d := Solve(c.r)
		for range 12 {
			events, before := map[UID]*Event{}, d
			for _, e := range d.events {
				events[e.UID] = e
			}
			d = d.Update(c.r, c.edit())
			listed := map[UID]bool{}
			for _, uid := range d.Since(before) {
				listed[uid] = true
			}
			for _, e := range d.events {
				same := events[e.UID] == e && reflect.DeepEqual(before.Of(e.UID), d.Of(e.UID))
				require.True(t, same || listed[e.UID], "seed %d: %s", seed, e.UID)
				delete(events, e.UID)
			}
			for gone := range events {
				require.True(t, listed[gone], "seed %d: %s is gone", seed, gone)
			}
		}
	}
}

func TestSinceNamesNoOthers(t *testing.T) {
	r := NewReview("Many")
	for i := range 50 {
		r.Put(&Event{UID: UID(fmt.Sprint("e", i)), When: When{Wording: fmt.Sprintf("%d May 2013", 1+i%28)}})
	}
	first := Solve(r)
	assert.Empty(t, first.Since(first))
	moved := r.Event("e7").Copy()
	moved.When.Wording = "3 June 2013"
	r.Put(moved)
	second := first.Update(r, []UID{"e7"})
	assert.Equal(t, []UID{"e7"}, second.Since(first))
	r.Remove("e9")
	third := second.Update(r, []UID{"e9"})
	assert.Equal(t, []UID{"e9"}, third.Since(second))
	r.Put(&Event{UID: "new", When: When{Wording: "after {e3}"}})
	assert.Equal(t, []UID{"new"}, third.Update(r, []UID{"new"}).Since(third))
}

func TestRankIsThePlaceInTheOrder(t *testing.T) {
	c := newChance(3)
	d := Solve(c.r)
	at := 0
	for e, dated := range d.Dates() {
		assert.Equal(t, d.Order()[at], e)
		assert.Equal(t, d.Of(e.UID), *dated)
		assert.Equal(t, at, d.Rank(e.UID))
		at++
	}
	assert.Equal(t, len(c.r.Events), at)
	assert.Equal(t, -1, d.Rank("nobody"))
}

func TestWhetherAllWordingsFit(t *testing.T) {
	r := NewReview("Fits")
	r.Put(&Event{UID: "a", When: When{Wording: "8 May 2013"}})
	r.Put(&Event{UID: "b", When: When{Wording: "2 days after {a}"}})
	d := Solve(r)
	assert.True(t, d.Fits())
	r.Put(&Event{UID: "c", When: When{Wording: "the day after {b}; 1 June 2013"}})
	d = d.Update(r, []UID{"c"})
	assert.False(t, d.Fits())
	r.Put(&Event{UID: "c", When: When{Wording: "the day after {b}; 1 June 2013", SetAside: []string{"1 June 2013"}}})
	assert.True(t, d.Update(r, []UID{"c"}).Fits(), "what the author sets aside fits")
}
