package chronology

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCopiesOfAnIndexChangeEachByItself(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	type pair struct {
		index *entityIndex
		plain map[UID]Entity
	}
	all := []pair{{newEntityIndex(0), map[UID]Entity{}}}
	for range 20_000 {
		p := all[random.IntN(len(all))]
		uid := UID(fmt.Sprint(random.IntN(400)))
		switch random.IntN(20) {
		case 0:
			if len(all) < 8 {
				all = append(all, pair{p.index.copy(), maps.Clone(p.plain)})
			}
		case 1, 2, 3:
			p.index.remove(uid)
			delete(p.plain, uid)
		default:
			e := &Event{UID: uid}
			p.index.put(e)
			p.plain[uid] = e
		}
	}
	for n, p := range all {
		for i := range 400 {
			uid := UID(fmt.Sprint(i))
			if want, stands := p.plain[uid]; stands {
				require.Same(t, want, p.index.at(uid), "%s of copy %d", uid, n)
			} else {
				require.Nil(t, p.index.at(uid), "%s of copy %d", uid, n)
			}
		}
	}
}
