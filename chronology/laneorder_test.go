package chronology

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// laned is a review of two agencies whose events come in the order of their uids:
// "gp1" is of general practice, "family1" of no agency.
func laned(wordings map[UID]string, order ...UID) *Review {
	r := NewReview("A review")
	r.Put(&Agency{UID: "hv", Name: "Health visiting"})
	r.Put(&Agency{UID: "gp", Name: "General practice"})
	for _, uid := range order {
		e := &Event{UID: uid, Agency: uid[:2], Title: string(uid), When: When{Wording: wordings[uid]}}
		if e.Agency == "fa" {
			e.Agency = ""
		}
		r.Put(e)
	}
	return r
}

func TestTiesGoByTheAgencysLaneThenByEntry(t *testing.T) {
	day, morning := "3 June 2013", "3 June 2013 9:00"
	wordings := map[UID]string{"gp1": day, "gp2": day, "hv1": day, "hv2": day, "family1": day, "hv3": morning, "gp3": morning, "no1": day}
	want := []UID{"family1", "hv1", "hv2", "gp1", "gp2", "no1", "hv3", "gp3"}
	for _, arrival := range [][]UID{
		{"gp1", "gp2", "gp3", "no1", "hv1", "hv2", "hv3", "family1"},
		{"hv1", "hv2", "hv3", "family1", "no1", "gp1", "gp2", "gp3"},
		{"gp3", "gp1", "no1", "hv3", "family1", "hv1", "gp2", "hv2"},
	} {
		d := Solve(laned(wordings, arrival...))
		assert.Equal(t, want, orderOf(d), "arrived as %v; what has no lane stands below all", arrival)
		assert.Equal(t, ByLane, d.OrderReason("family1", "hv1"))
		assert.Equal(t, ByEntry, d.OrderReason("hv1", "hv2"))
		assert.Equal(t, ByLane, d.OrderReason("hv2", "gp1"))
		assert.Equal(t, ByTime, d.OrderReason("gp2", "hv3"))
	}
}

func TestRelationsStandAboveTheLanes(t *testing.T) {
	day := "3 June 2013"
	d := Solve(laned(map[UID]string{"gp1": day, "hv1": day + "; after {gp1}", "hv2": day}, "hv1", "hv2", "gp1"))
	assert.Equal(t, []UID{"hv2", "gp1", "hv1"}, orderOf(d))
}

func TestMovedLanesMoveWhatTies(t *testing.T) {
	day := "3 June 2013"
	r := laned(map[UID]string{"gp1": day, "hv1": day, "hv2": day}, "gp1", "hv1", "hv2")
	d := Solve(r)
	require.Equal(t, []UID{"hv1", "hv2", "gp1"}, orderOf(d))
	r.Agencies[0], r.Agencies[1] = r.Agencies[1], r.Agencies[0]
	d = d.Update(r, nil)
	assert.Equal(t, []UID{"gp1", "hv1", "hv2"}, orderOf(d))
	moved := r.Event("hv1").Copy()
	moved.Agency = "gp"
	r.Put(moved)
	r.Remove("gp1")
	d = d.Update(r, []UID{"hv1", "gp1"})
	assert.Equal(t, []UID{"hv1", "hv2"}, orderOf(d))
	r.Agencies[0], r.Agencies[1] = r.Agencies[1], r.Agencies[0]
	assert.Equal(t, []UID{"hv2", "hv1"}, orderOf(d.Update(r, nil)))
}

func TestATableOfSeveralAgenciesKeepsItsOrder(t *testing.T) {
	day := "3 June 2013"
	wordings := map[UID]string{
		"gp1": day, "hv1": day, "gp2": day, // tied, of two agencies
		"hv2": "4 June 2013", "hv3": "4 June 2013", // tied, of one
		"gp3": "5 June 2013 9:00", "hv4": "5 June 2013 10:00", // not tied
		"gp4": "June 2013", "hv5": "June 2013",
	}
	told := []UID{"gp4", "hv5", "gp1", "hv1", "gp2", "hv2", "hv3", "gp3", "hv4"}
	r := laned(wordings, told...)
	for uid, order := range Solve(r).TableOrder(r.Events) {
		r.Event(uid).HandOrder = order
	}
	given := map[UID]int{}
	for _, e := range r.Events {
		if e.HandOrder != 0 {
			given[e.UID] = e.HandOrder
		}
	}
	assert.Equal(t, map[UID]int{"gp1": -3, "hv1": -2, "gp2": -1, "gp4": -2, "hv5": -1}, given, "and where there is no need, none is given")
	d := Solve(r)
	assert.Equal(t, told, orderOf(d))
	assert.Equal(t, ByTable, d.OrderReason("gp1", "hv1"))
	assert.Equal(t, ByEarliest, d.OrderReason("hv5", "gp1"), "what a table tells of one time says nothing of another")

	r.Put(&Event{UID: "hv6", Agency: "hv", Title: "A later return", When: When{Wording: day}})
	d = d.Update(r, []UID{"hv6"})
	assert.Equal(t, []UID{"gp1", "hv1", "gp2", "hv6"}, orderOf(d)[2:6])
	assert.Equal(t, ByTable, d.OrderReason("gp2", "hv6"), "what a table ordered stands first")

	d = move(t, r, d, "hv6", -1)
	assert.Equal(t, []UID{"gp1", "hv1", "hv6", "gp2"}, orderOf(d)[2:6], "the author's hand goes on from there")
	assert.Equal(t, ByHand, d.OrderReason("hv6", "gp2"))
	assert.Equal(t, -2, r.Event("gp4").HandOrder, "and leaves other days alone")
	d = move(t, r, d, "hv5", -1)
	assert.Equal(t, []UID{"hv5", "gp4", "gp1", "hv1", "hv6", "gp2"}, orderOf(d)[:6])
}

// Tables of several agencies that tell of one day come in either way round.
func TestTablesOfSeveralAgenciesComeInAnyOrder(t *testing.T) {
	tables := [][]UID{{"d", "a", "e"}, {"b", "g", "c", "f"}, {"h"}}
	var want []UID
	for seed := range uint64(12) {
		random := rand.New(rand.NewPCG(seed, 1))
		r := NewReview("A review")
		for _, agency := range []UID{"a", "b", "c", "d", "e", "f", "g", "h"} {
			r.Put(&Agency{UID: "of " + agency})
		}
		for _, n := range random.Perm(len(tables)) {
			part := NewReview("A table")
			for _, uid := range tables[n] {
				part.Put(&Event{UID: uid, Agency: "of " + uid, When: When{Wording: "3 June 2013"}})
			}
			for uid, order := range Solve(part).TableOrder(part.Events) {
				part.Event(uid).HandOrder = order
			}
			for _, e := range part.Events {
				r.Put(e)
			}
		}
		got := orderOf(Solve(r))
		if want == nil {
			want = got
		}
		require.Equal(t, want, got, "seed %d", seed)
		for _, table := range tables {
			kept := slices.DeleteFunc(slices.Clone(got), func(uid UID) bool { return !slices.Contains(table, uid) })
			require.Equal(t, table, kept, "a table keeps its order")
		}
	}
}
