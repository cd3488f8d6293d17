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

func TestOpenConflictsAreFindings(t *testing.T) {
	r := NewReview("A review")
	r.Put(&Agency{UID: "hv", Name: "Health visiting", Short: "HV"})
	r.Put(&Event{UID: "e", Agency: "hv", Title: "Visit"})
	r.Put(&Conflict{UID: "a", Agency: "hv", Entity: "e", Sort: "event", Field: "child_seen", Mine: "m", Theirs: "t"})
	r.Put(&Conflict{UID: "b", Agency: "hv", Entity: "e", Sort: "event", Mine: "{}"})
	r.Put(&Conflict{UID: "c", Agency: "hv", Entity: "gone", Sort: "event", Theirs: "{}"})
	r.Put(&Conflict{UID: "d", Entity: "e", Sort: "event", Field: "what", Decided: DecidedTheirs})
	var messages []string
	for _, f := range Check(r, Solve(r)) {
		if f.Code == CodeConflict {
			messages = append(messages, f.Message)
		}
	}
	assert.Equal(t, []string{
		"Health visiting changed “Visit” (HV1) (child seen), and so did you. Yours stands until you decide.",
		"Health visiting deleted “Visit” (HV1), which you have worked on. Yours stands until you decide.",
		"Health visiting changed an entry that is not in the review now, which you have deleted. Yours stands until you decide.",
	}, messages)
}
