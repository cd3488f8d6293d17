package chronology_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
)

func TestAfreshGivesWhatSolveGives(t *testing.T) {
	r := sample.Review()
	before := chronology.Solve(r)
	changed := r.Snapshot()
	e := r.Events[len(r.Events)/2].Copy()
	e.When.Wording = "3 June 2013"
	changed.Put(e)
	afresh, solved := before.Afresh(changed), chronology.Solve(changed)
	for _, e := range changed.Events {
		assert.Equal(t, solved.Of(e.UID), afresh.Of(e.UID), e.UID)
		assert.Equal(t, solved.Ref(e.UID), afresh.Ref(e.UID), e.UID)
	}
	assert.Equal(t, solved.Contradictions(), afresh.Contradictions())
	assert.Equal(t, chronology.Solve(r).Contradictions(), before.Contradictions(), "the one before answers as it did")

	changed.Settings = &chronology.Settings{Calendar: "Scotland", ScopeFrom: r.Settings.ScopeFrom, ScopeTo: r.Settings.ScopeTo}
	assert.Equal(t, chronology.Solve(changed).Scope(), before.Afresh(changed).Scope(), "where wordings mean something else they are read again")
}
