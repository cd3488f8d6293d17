package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNumbersAreTheParagraphsPlaces(t *testing.T) {
	r := named()
	assert.Equal(t, "6.2", r.NumberOf("p2"))
	assert.Equal(t, "", r.NumberOf("gone"))
	assert.Equal(t, []string{"6.1"}, r.ParagraphsOf("booking"))
	assert.Equal(t, map[UID][]string{"booking": {"6.1"}, "visit-2": {"6.2"}, "referral": {"6.2"}}, r.ToldIn())
	r.Paragraphs[0], r.Paragraphs[1] = r.Paragraphs[1], r.Paragraphs[0]
	assert.Equal(t, "6.1", r.NumberOf("p2"))
	assert.Equal(t, UID("p2"), r.ParagraphNumbered("6.1").UID)
	assert.Nil(t, r.ParagraphNumbered("6.3"))
}

func TestReferencesAreHeldWhereTheyAreMeant(t *testing.T) {
	r := named()
	for _, c := range []struct{ reason, typed, want string }{
		{"in brackets", "the referral (6.2) was seen", "the referral ({¶p2}) was seen"},
		{"several", "(see 6.1, 6.2)", "(see {¶p1}, {¶p2})"},
		{"by the word", "as paragraph 6.2 says", "as paragraph {¶p2} says"},
		{"a measure is none", "weighed 6.2 kg", "weighed 6.2 kg"},
		{"a measure in brackets is none", "(6.2 kg)", "(6.2 kg)"},
		{"no such paragraph", "(6.9)", "(6.9)"},
	} {
		held := r.HoldReferences(c.typed)
		assert.Equal(t, c.want, held, c.reason)
		assert.Equal(t, c.typed, r.ShowReferences(held), c.reason)
	}
	assert.Equal(t, "("+ReferenceLost+")", r.ShowReferences("({¶gone})"))
}

func TestUntoldEventsAreInOrder(t *testing.T) {
	var untold []UID
	for _, e := range Solve(named()).Untold() {
		untold = append(untold, e.UID)
	}
	assert.Equal(t, []UID{"born", "visit-1"}, untold)
}
