package chronology_test

import (
	"fmt"
	"runtime"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/chronology/scale"
	"throughline.org/throughline/chronology/when"
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

// TestAfreshWorksNothingOutThatIsWorkedOut guards the memory that a check of a
// large review takes beside it.
func TestAfreshWorksNothingOutThatIsWorkedOut(t *testing.T) {
	r := scale.Review(20_000)
	d := chronology.Solve(r)
	order := d.Order()
	snapshot := r.Snapshot()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	afresh := d.Afresh(snapshot)
	same := &afresh.Order()[0] == &order[0]
	runtime.ReadMemStats(&after)
	assert.True(t, same, "the order is shared")
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(64<<10), "bytes")
}

// TestAfreshIsAskedBesideWhatGoesOn asks for all that needs attention while the
// review is edited and dated further; every answer is that of its own moment.
func TestAfreshIsAskedBesideWhatGoesOn(t *testing.T) {
	r := sample.Review()
	today := when.Date(2026, 11, 24)
	d := chronology.Solve(r)
	var all sync.WaitGroup
	for i := range 8 {
		snapshot, known := r.Snapshot(), d
		all.Go(func() {
			expected := chronology.CheckOn(snapshot, chronology.Solve(snapshot), today)
			assert.Equal(t, expected, chronology.CheckOn(snapshot, known.Afresh(snapshot), today), "step %d", i)
		})
		e := r.Events[7*i%len(r.Events)].Copy()
		e.When.Wording = fmt.Sprintf("%d June 2013", i+1)
		e.Title += " again"
		r.Put(e)
		d = d.Update(r, []chronology.UID{e.UID})
		d.Order()
		d.Contradictions()
	}
	all.Wait()
	assert.Equal(t, chronology.Solve(r).Contradictions(), d.Contradictions())
}
