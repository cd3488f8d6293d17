package store

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestPostingsGiveBackWhatWasNoted(t *testing.T) {
	dice := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		var p postings
		var want []posting
		document := int32(dice.IntN(3))
		for range dice.IntN(200) {
			field := uint32(1) << dice.IntN(32)
			if last := len(want) - 1; last >= 0 && want[last].document == document {
				want[last].fields |= field
			} else {
				want = append(want, posting{document: document, fields: field})
			}
			p.add(document, field)
			document += int32(dice.IntN(3) * dice.IntN(100_000))
		}
		assert.Equal(t, want, slices.Collect(p.all))
	}
}

func TestPostingsAreReadAsFarAsAsked(t *testing.T) {
	var p postings
	for document := range int32(10) {
		p.add(document, 1)
	}
	var seen []int32
	for x := range p.all {
		if seen = append(seen, x.document); x.document == 3 {
			break
		}
	}
	assert.Equal(t, []int32{0, 1, 2, 3}, seen)
}
