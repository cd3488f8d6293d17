package when

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDistancesFromOneDayAreThoseBetweenTwo(t *testing.T) {
	for seed := range uint64(800) {
		rng := rand.New(rand.NewPCG(seed, 11))
		r := randomReference(rng)
		n := r.build()
		for a := range Var(r.vars) {
			from := n.From(a)
			for b := range Var(r.vars) {
				least, most := n.Between(a, b)
				l, m := from.To(b)
				require.Equal(t, [2]int{least, most}, [2]int{l, m}, "seed %d: %d to %d", seed, a, b)
			}
		}
	}
}

func TestTagsAreTheOrderOfAnOrderedNetwork(t *testing.T) {
	for seed := range uint64(800) {
		rng := rand.New(rand.NewPCG(seed, 12))
		r := randomReference(rng)
		n := NewOrderedNetwork()
		for range r.vars - 1 {
			n.NewVar()
		}
		for _, k := range rng.Perm(len(r.limits)) {
			n.Replace(r.limits[k].tag, r.limits[k].Limit)
		}
		kept, out := r.inOrder()
		requireSameWindows(t, kept, n)
		found := n.Contradictions()
		require.Len(t, found, len(out), "seed %d", seed)
		for k, c := range found {
			require.Equal(t, out[k].tag, c.Aside, "seed %d", seed)
		}
	}
}
