package when

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// reference is the same network solved without any cleverness.
type reference struct {
	vars   int
	limits []tagged
}

type tagged struct {
	Limit
	tag Tag
}

const far = 1 << 40

// solve is Floyd–Warshall: distance[a][b] is the most that b can lie after a.
// It is nil where the limits do not fit.
func (r reference) solve() [][]int {
	d := make([][]int, r.vars)
	for a := range d {
		d[a] = make([]int, r.vars)
		for b := range d[a] {
			if a != b {
				d[a][b] = far
			}
		}
	}
	for _, l := range r.limits {
		if l.Max < NoMax {
			d[l.From][l.To] = min(d[l.From][l.To], l.Max)
		}
		if l.Min > NoMin {
			d[l.To][l.From] = min(d[l.To][l.From], -l.Min)
		}
	}
	for k := range d {
		for a := range d {
			for b := range d {
				if d[a][k] < far && d[k][b] < far {
					d[a][b] = min(d[a][b], d[a][k]+d[k][b])
				}
			}
		}
	}
	for a := range d {
		if d[a][a] < 0 {
			return nil
		}
	}
	return d
}

// inOrder takes limits one by one and leaves out those that do not fit.
func (r reference) inOrder() (kept reference, out []tagged) {
	kept.vars = r.vars
	for _, l := range r.limits {
		tried := reference{r.vars, append(slices.Clone(kept.limits), l)}
		if tried.solve() == nil {
			out = append(out, l)
		} else {
			kept = tried
		}
	}
	return kept, out
}

func (r reference) without(tag Tag) reference {
	return reference{r.vars, slices.DeleteFunc(slices.Clone(r.limits), func(l tagged) bool { return l.tag == tag })}
}

func (r reference) only(tags []Tag) reference {
	return reference{r.vars, slices.DeleteFunc(slices.Clone(r.limits), func(l tagged) bool { return !slices.Contains(tags, l.tag) })}
}

func (r reference) build() *Network {
	n := NewNetwork()
	for range r.vars - 1 {
		n.NewVar()
	}
	for _, l := range r.limits {
		n.Constrain(l.From, l.To, l.Min, l.Max, l.tag)
	}
	return n
}

func randomLimit(rng *rand.Rand, vars, spread int) Limit {
	l := Limit{From: Var(rng.IntN(vars)), To: Var(rng.IntN(vars)), Min: NoMin, Max: NoMax}
	if rng.IntN(3) == 0 {
		l.From = 0
	}
	middle := rng.IntN(2*spread) - spread
	if rng.IntN(5) > 0 {
		l.Min = middle - rng.IntN(10)
	}
	if rng.IntN(5) > 0 {
		l.Max = middle + rng.IntN(10)
	}
	return l
}

func randomReference(rng *rand.Rand) reference {
	r := reference{vars: 2 + rng.IntN(9)}
	spread := 1 + rng.IntN(60)
	for tag := range rng.IntN(25) {
		r.limits = append(r.limits, tagged{randomLimit(rng, r.vars, spread), Tag(tag)})
	}
	return r
}

func requireSameWindows(t *testing.T, want reference, n *Network) {
	t.Helper()
	d := want.solve()
	require.NotNil(t, d)
	for v := range want.vars {
		w := Always
		if d[v][0] < far {
			w.Earliest = Day(-d[v][0])
		}
		if d[0][v] < far {
			w.Latest = Day(d[0][v])
		}
		require.Equal(t, w, n.Window(Var(v)), "variable %d of %v", v, want.limits)
	}
}

func TestWindowsEqualFloydWarshallAndContradictionsAreMinimal(t *testing.T) {
	rejections := 0
	for seed := range uint64(4000) {
		rng := rand.New(rand.NewPCG(seed, 1))
		r := randomReference(rng)
		kept, out := r.inOrder()
		n := r.build()
		requireSameWindows(t, kept, n)

		found := n.Contradictions()
		require.Len(t, found, len(out), "seed %d", seed)
		rejections += len(out)
		for k, c := range found {
			require.Equal(t, out[k].tag, c.Aside, "set aside in order, seed %d", seed)
			set := r.only(c.Tags)
			require.Nil(t, set.solve(), "the named set is a contradiction, seed %d: %v", seed, set)
			for _, tag := range c.Tags {
				require.NotNil(t, set.without(tag).solve(), "minimal, seed %d: %v", seed, set)
			}
			require.True(t, fitsWith(r, set, c.Aside, c.Missed), "by %d days, seed %d: %v", c.Missed, seed, set)
			require.False(t, fitsWith(r, set, c.Aside, c.Missed-1), "by no less than %d days, seed %d: %v", c.Missed, seed, set)
		}
	}
	require.Greater(t, rejections, 1000, "the networks test contradictions too")
}

func TestContradictionsAreMinimalWhereATagHasSeveralConstraints(t *testing.T) {
	rejections := 0
	for seed := range uint64(2000) {
		rng := rand.New(rand.NewPCG(seed, 8))
		r := randomReference(rng)
		for i := range r.limits {
			r.limits[i].tag = Tag(rng.IntN(1 + len(r.limits)/2))
		}
		kept, out := r.inOrder()
		for k, c := range r.build().Contradictions() {
			rejections++
			// Of what holds and of the one set aside, the named tags do not fit.
			used := reference{r.vars, append(slices.Clone(kept.limits), out[k])}
			set := used.only(c.Tags)
			require.Nil(t, set.solve(), "seed %d", seed)
			for _, tag := range c.Tags {
				if tag != c.Aside {
					require.NotNil(t, set.without(tag).solve(), "minimal, seed %d", seed)
				}
			}
		}
	}
	require.Greater(t, rejections, 500)
}

// fitsWith reports whether a set fits once one of its members is loosened.
func fitsWith(r, set reference, loose Tag, days int) bool {
	for i := range set.limits {
		if set.limits[i].tag == loose {
			l := &set.limits[i]
			kept := *l
			defer func() { *l = kept }()
			l.Min, l.Max = max(l.Min-days, NoMin), min(l.Max+days, NoMax)
		}
	}
	return set.solve() != nil
}

func TestReplaceGivesTheNetworkAsIfBuiltAnew(t *testing.T) {
	for seed := range uint64(1500) {
		rng := rand.New(rand.NewPCG(seed, 2))
		r := randomReference(rng)
		if len(r.limits) == 0 {
			continue
		}
		n := r.build()
		for range 8 {
			k := rng.IntN(len(r.limits))
			tag := r.limits[k].tag
			if rng.IntN(3) == 0 {
				n.Remove(tag)
				kept, out := r.without(tag).inOrder()
				requireSameWindows(t, kept, n)
				require.Len(t, n.Contradictions(), len(out))
			} else {
				r.limits[k].Limit = randomLimit(rng, r.vars, 40)
			}
			held := n.Replace(tag, r.limits[k].Limit)
			kept, out := r.inOrder()
			requireSameWindows(t, kept, n)
			var aside []Tag
			for _, c := range n.Contradictions() {
				aside = append(aside, c.Aside)
			}
			var want []Tag
			for _, o := range out {
				want = append(want, o.tag)
			}
			require.Equal(t, want, aside, "seed %d", seed)
			require.Equal(t, !slices.Contains(want, tag), held)
		}
	}
}

func TestWouldTellsAndLeavesTheNetworkUnchanged(t *testing.T) {
	told := 0
	for seed := range uint64(1500) {
		rng := rand.New(rand.NewPCG(seed, 3))
		r := randomReference(rng)
		n := r.build()
		kept, _ := r.inOrder()
		before := fmt.Sprint(n.Contradictions())
		l := tagged{randomLimit(rng, r.vars, 40), 999}
		c, would := n.Would(l.From, l.To, l.Min, l.Max, l.tag)
		tried := reference{r.vars, append(slices.Clone(kept.limits), l)}
		require.Equal(t, tried.solve() == nil, would, "seed %d", seed)
		requireSameWindows(t, kept, n)
		require.Equal(t, before, fmt.Sprint(n.Contradictions()))
		require.Equal(t, !would, n.Constrain(l.From, l.To, l.Min, l.Max, l.tag))
		if would {
			told++
			got := n.Contradictions()
			require.Equal(t, c, got[len(got)-1], "what would be is what comes")
		}
	}
	require.Greater(t, told, 100)
}

func TestExplainGivesAShortestChainThatAloneGivesTheDay(t *testing.T) {
	for seed := range uint64(1500) {
		rng := rand.New(rand.NewPCG(seed, 4))
		r := randomReference(rng)
		n := r.build()
		kept, _ := r.inOrder()
		for v := Var(1); int(v) < r.vars; v++ {
			for _, side := range []Side{Start, End} {
				chain := n.Explain(v, side)
				day := func(n *Network) Day {
					if side == Start {
						return n.Window(v).Earliest
					}
					return n.Window(v).Latest
				}
				if day(n).Open() {
					require.Empty(t, chain)
					continue
				}
				require.Equal(t, day(n), day(kept.only(chain).build()), "seed %d", seed)
				for _, tag := range chain {
					require.NotEqual(t, day(n), day(kept.only(chain).without(tag).build()), "each link is needed, seed %d", seed)
				}
			}
		}
	}
}

func TestExplainPrefersTheFewestConstraints(t *testing.T) {
	n := NewNetwork()
	a, b := n.NewVar(), n.NewVar()
	n.Constrain(0, a, 10, 10, 1)
	n.Constrain(a, b, 5, 9, 2)
	n.Constrain(0, b, 15, 30, 3)
	assert.Equal(t, []Tag{3}, n.Explain(b, Start))
	assert.Equal(t, []Tag{1, 2}, n.Explain(b, End), "from the calendar to the day")
	assert.Nil(t, n.Explain(n.NewVar(), Start), "nothing explains an open end")
}

func TestSeveralIndependentContradictionsAreAllReported(t *testing.T) {
	n := NewNetwork()
	for k := range 3 {
		v := n.NewVar()
		require.True(t, n.Constrain(0, v, 100, 110, Tag(10*k)))
		require.False(t, n.Constrain(0, v, 113+k, 120, Tag(10*k+1)))
	}
	assert.Equal(t, []Contradiction{
		{Tags: []Tag{0, 1}, Missed: 3, Aside: 1},
		{Tags: []Tag{10, 11}, Missed: 4, Aside: 11},
		{Tags: []Tag{20, 21}, Missed: 5, Aside: 21},
	}, n.Contradictions())
}

func TestALimitThatCannotHoldByItselfStandsAlone(t *testing.T) {
	n := NewNetwork()
	v := n.NewVar()
	assert.False(t, n.Constrain(0, v, 5, 2, 1))
	assert.False(t, n.Constrain(v, v, 1, 4, 2), "no day is after itself")
	assert.True(t, n.Constrain(v, v, 0, 0, 3))
	assert.Equal(t, []Contradiction{{[]Tag{1}, 3, 1}, {[]Tag{2}, 1, 2}}, n.Contradictions())
	assert.Equal(t, Always, n.Window(v))
}

// largeNetwork has an event in a month window and a relation to an earlier
// event for each of count, as a large review has.
func largeNetwork(count int) (*Network, []tagged) {
	rng := rand.New(rand.NewPCG(7, 7))
	limits := make([]tagged, 0, 2*count)
	for v := 1; v <= count; v++ {
		day := 15000 + v*670/count
		limits = append(limits, tagged{Limit{0, Var(v), day - 15, day + 15}, Tag(v)})
	}
	for v := 1; v <= count; v++ {
		from := max(1, v-1-rng.IntN(40))
		after := (v - from) * 670 / count
		limits = append(limits, tagged{Limit{Var(from), Var(v), after - 3, after + 3}, Tag(count + v)})
	}
	n := NewNetwork()
	for range count {
		n.NewVar()
	}
	for _, l := range limits {
		n.Constrain(l.From, l.To, l.Min, l.Max, l.tag)
	}
	return n, limits
}

func TestAHundredThousandEventsAreSolvedInASecond(t *testing.T) {
	start := time.Now()
	n, _ := largeNetwork(100_000)
	for v := range 100_000 {
		n.Window(Var(v))
	}
	assert.Less(t, time.Since(start), 5*time.Second, "a second on a quiet machine; see BenchmarkNetworkSolve")
}

func TestAChainEnteredBackwardsStaysFast(t *testing.T) {
	n := NewNetwork()
	const count = 100_000
	for range count {
		n.NewVar()
	}
	start := time.Now()
	for v := Var(count); v > 1; v-- {
		n.Constrain(v-1, v, 1, 2, Tag(v))
	}
	n.Constrain(0, 1, 15000, 15000, 1)
	assert.Less(t, time.Since(start), 5*time.Second)
	assert.Equal(t, Window{15000 + count - 1, 15000 + 2*(count-1)}, n.Window(count))
}

func BenchmarkNetworkSolve(b *testing.B) {
	for b.Loop() {
		largeNetwork(100_000)
	}
}

func BenchmarkNetworkEdit(b *testing.B) {
	n, limits := largeNetwork(10_000)
	for k := 0; b.Loop(); k++ {
		l := limits[(k*7919)%len(limits)]
		n.Replace(l.tag, Limit{l.From, l.To, l.Min + k%3, l.Max + k%3})
	}
}

// BenchmarkNetworkEditBirth moves the one day on which ten thousand others rest.
func BenchmarkNetworkEditBirth(b *testing.B) {
	n := NewNetwork()
	birth := n.NewVar()
	n.Constrain(0, birth, 15000, 15030, 0)
	for k := range 10_000 {
		n.Constrain(birth, n.NewVar(), k, k+7, Tag(k+1))
	}
	for k := 0; b.Loop(); k++ {
		n.Replace(0, Limit{0, birth, 15000 + k%5, 15030 + k%5})
	}
}
