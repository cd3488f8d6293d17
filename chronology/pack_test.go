package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What an agency sent stands in packs, returns and conflicts with every name in
// it: no version for others may carry them.
func TestVersionsForOthersHoldNothingThatWasSent(t *testing.T) {
	r := NewReview("A review")
	r.Put(&Pack{UID: "pack", Base: "Anna"})
	r.Put(&AgencyReturn{UID: "return", Base: "Anna"})
	r.Put(&Conflict{UID: "conflict", Mine: "Anna", Theirs: "Annie"})
	for _, audience := range []Audience{ForPanel, Published} {
		c, _ := Render(r, Solve(r), Version{For: audience})
		assert.Empty(t, c.Packs)
		assert.Empty(t, c.Returns)
		assert.Empty(t, c.Conflicts)
	}
	c, _ := Render(r, Solve(r), Version{})
	assert.Len(t, c.Packs, 1, "the review itself keeps them")
}

func TestOpenConflictsAreThoseThatNobodyDecided(t *testing.T) {
	r := NewReview("A review")
	r.Put(&Conflict{UID: "a", Decided: DecidedMine})
	r.Put(&Conflict{UID: "b"})
	assert.Equal(t, []*Conflict{{UID: "b"}}, r.OpenConflicts())
}
