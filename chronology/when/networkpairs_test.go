package when

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// slowly is Pairs without any cleverness: a whole search for each pair.
func slowly(n *Network, a, b Var) (least, most int) {
	from, to := n.Window(a), n.Window(b)
	least, most = Apart(from, to)
	if from.Exact() || to.Exact() {
		return least, most
	}
	if way, known := slowWays(n, Start, a)[b]; known {
		least = max(least, int(way))
	}
	if way, known := slowWays(n, End, a)[b]; known {
		most = min(most, int(-way))
	}
	return least, most
}

// slowWays are the longest ways from a day that leave the calendar out, by passing
// over all ties again and again until none of them adds to any (Bellman and Ford).
func slowWays(n *Network, side Side, a Var) map[Var]int64 {
	ways := map[Var]int64{a: 0}
	for more := true; more; {
		more = false
		for v := range n.near {
			way, known := ways[Var(v)]
			if !known {
				continue
			}
			for _, h := range n.near[v] {
				if h.to == 0 || h.raise[side] == noRaise {
					continue
				}
				step := way + int64(h.raise[side])
				if old, known := ways[h.to]; !known || step > old {
					ways[h.to], more = step, true
				}
			}
		}
	}
	return ways
}

// woven is a random network of a shape: trees, hubs, rings and thickets, some of
// it tied to the calendar, some of it contradicting.
func woven(rng *rand.Rand, vars int) *Network {
	hub, near, bare := rng.IntN(4) == 0, 1+rng.IntN(12), rng.IntN(3) == 0
	n := NewNetwork()
	for range vars - 1 {
		n.NewVar()
	}
	tag := Tag(0)
	limit := func(from, to Var) {
		l := randomLimit(rng, vars, 1+rng.IntN(60))
		n.Constrain(from, to, l.Min, l.Max, tag)
		tag++
	}
	if rng.IntN(2) == 0 {
		n.Constrain(0, 1, 0, rng.IntN(300), -1)
	}
	for v := Var(2); int(v) < vars; v++ {
		switch {
		case rng.IntN(12) == 0: // the root of another tree
		case hub:
			limit(1, v)
		default:
			limit(max(1, v-1-Var(rng.IntN(near))), v)
		}
		if !bare && rng.IntN(4) == 0 {
			limit(0, v)
		}
	}
	for range rng.IntN(1 + vars*rng.IntN(3)) {
		limit(Var(1+rng.IntN(vars-1)), Var(1+rng.IntN(vars-1)))
	}
	return n
}

func TestPairsOfDaysAreAsASlowSearchHasThem(t *testing.T) {
	closer, asked, aside := 0, 0, 0
	for seed := range uint64(6000) {
		rng := rand.New(rand.NewPCG(seed, 31))
		vars := 2 + rng.IntN(70)
		n := woven(rng, vars)
		aside += len(n.rejected)
		var days []Var
		for range 1 + rng.IntN(12) {
			days = append(days, Var(1+rng.IntN(vars-1)))
		}
		pairs := n.Pairs(days)
		for range 40 {
			a, b := days[rng.IntN(len(days))], days[rng.IntN(len(days))]
			least, most := slowly(n, a, b)
			require.Equal(t, least, pairs.Least(a, b), "seed %d: %d to %d at least", seed, a, b)
			require.Equal(t, most, pairs.Most(a, b), "seed %d: %d to %d at most", seed, a, b)
			l, m := n.Between(a, b)
			require.Equal(t, [2]int{l, m}, [2]int{least, most}, "seed %d: %d to %d, by all constraints", seed, a, b)
			asked++
			if l, m := Apart(n.Window(a), n.Window(b)); l < least || m > most {
				closer++
			}
		}
	}
	require.Greater(t, closer, asked/3, "ties say more than windows often enough")
	require.Greater(t, aside, 1000, "contradictions are there too")
}

func TestPairsOfDaysAreAskedAfterAnEdit(t *testing.T) {
	for seed := range uint64(1500) {
		rng := rand.New(rand.NewPCG(seed, 32))
		r := randomReference(rng)
		n := r.build()
		for range 4 {
			if len(r.limits) > 0 {
				n.Replace(r.limits[rng.IntN(len(r.limits))].tag, randomLimit(rng, r.vars, 40))
			}
			var days []Var
			for v := Var(1); int(v) < r.vars; v++ {
				if rng.IntN(2) == 0 {
					days = append(days, v)
				}
			}
			pairs := n.Pairs(days)
			for _, a := range days {
				for _, b := range days {
					least, most := n.Between(a, b)
					require.Equal(t, [2]int{least, most}, [2]int{pairs.Least(a, b), pairs.Most(a, b)}, "seed %d: %d to %d", seed, a, b)
				}
			}
		}
	}
}

// Where many are asked about, a day is searched from several times, further each time.
func TestPairsOfVeryManyDaysAreAsThoseFromEach(t *testing.T) {
	for seed := range uint64(30) {
		rng := rand.New(rand.NewPCG(seed, 33))
		n := woven(rng, 600)
		var days []Var
		for _, v := range rng.Perm(599)[:300] {
			days = append(days, Var(1+v))
		}
		pairs := n.Pairs(days)
		for _, a := range days[:20] {
			from := n.From(a)
			for _, b := range days {
				least, most := from.To(b)
				require.Equal(t, [2]int{least, most}, [2]int{pairs.Least(a, b), pairs.Most(a, b)}, "seed %d: %d to %d", seed, a, b)
			}
		}
	}
}
