package when

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBetweenEqualsFloydWarshall(t *testing.T) {
	for seed := range uint64(1000) {
		rng := rand.New(rand.NewPCG(seed, 5))
		r := randomReference(rng)
		n := r.build()
		kept, _ := r.inOrder()
		d := kept.solve()
		for a := range r.vars {
			for b := range r.vars {
				least, most := NoMin, NoMax
				if d[b][a] < far {
					least = -d[b][a]
				}
				if d[a][b] < far {
					most = d[a][b]
				}
				gotLeast, gotMost := n.Between(Var(a), Var(b))
				require.Equal(t, [2]int{least, most}, [2]int{gotLeast, gotMost}, "seed %d, %d to %d", seed, a, b)
			}
		}
	}
}

func TestAgesAreInCompletedUnits(t *testing.T) {
	for _, c := range []struct {
		least, most int
		want        string
	}{
		{0, 0, "0 days"},
		{13, 13, "13 days"},
		{70, 76, "10 weeks"},
		{69, 76, "9 to 10 weeks"},
		{335, 364, "11 months"},
		{365, 365, "12 months"},
		{729, 1095, "1 to 2 years"},
		{730, 1095, "2 years"},
		{731, 1096, "2 to 3 years"},
		{13, 20, "1 to 2 weeks"},
		{3, 20, "3 days to 2 weeks"},
		{-1, 3, ""},
		{3, NoMax, ""},
	} {
		assert.Equal(t, c.want, Age(c.least, c.most), "%d to %d", c.least, c.most)
	}
}

func TestGestationIsInWeeks(t *testing.T) {
	assert.Equal(t, "18 weeks", Gestation(126, 132))
	assert.Equal(t, "18 weeks and 3 days", Gestation(129, 129))
	assert.Equal(t, "19 to 21 weeks", Gestation(133, 153))
	assert.Equal(t, "", Gestation(-3, 20))
	assert.Equal(t, "", Gestation(0, 400))
}
