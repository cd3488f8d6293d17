package returns_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
)

func told(agency chronology.UID, when, by string) chronology.Told {
	return chronology.Told{Agency: agency, When: when, By: by}
}

// say makes one side say who was told of the visit.
func say(r *chronology.Review, list ...chronology.Told) {
	change(r, "visit", func(e *chronology.Event) { e.Told = list })
}

// takeTheirs decides an open conflict for theirs.
func (w *world) takeTheirs(t *testing.T, c *chronology.Conflict) {
	t.Helper()
	put, remove, err := returns.Decide(w.review, c, chronology.DecidedTheirs, "")
	require.NoError(t, err)
	assert.Empty(t, remove)
	for _, x := range put {
		w.review.Put(x)
	}
}

// known is a world in which both sides know of whom the visit says was told.
func known(t *testing.T, list ...chronology.Told) *world {
	w := newWorld(t, chronology.Pack{UID: "pack", Agency: "hv"})
	say(w.review)
	say(w.pack, list...)
	w.take(t, w.filled("known"), false)
	require.Equal(t, list, w.review.Event("visit").Told)
	return w
}

func TestWhoWasToldThreeWays(t *testing.T) {
	type list = []chronology.Told
	before := list{told("pol", "2 June 2013", ""), told("gp", "3 June 2013", "")}
	pol, gp, school := before[0], before[1], told("school", "4 June 2013", "")
	later := told("pol", "9 June 2013", "")
	by := told("pol", "2 June 2013", "duty officer")
	for name, c := range map[string]struct {
		mine, theirs, after list
		clash               bool
		decided             list // where theirs is taken later
	}{
		"added here and added there":           {list{pol, gp, school}, list{pol, gp, told("hv", "", "")}, list{pol, gp, school, told("hv", "", "")}, false, nil},
		"taken out here, another added there":  {list{pol}, list{pol, gp, school}, list{pol, school}, false, nil},
		"taken out there, another added here":  {list{pol, gp, school}, list{pol}, list{pol, school}, false, nil},
		"the date here, by whom there":         {list{later, gp}, list{by, gp}, list{told("pol", "9 June 2013", "duty officer"), gp}, false, nil},
		"two dates":                            {list{later, gp}, list{told("pol", "8 June 2013", "duty officer"), gp}, list{told("pol", "9 June 2013", "duty officer"), gp}, true, list{told("pol", "8 June 2013", "duty officer"), gp}},
		"taken out here, changed there":        {list{gp}, list{later, gp}, list{gp}, true, list{gp, later}},
		"changed here, taken out there":        {list{later, gp}, list{gp}, list{later, gp}, true, list{gp}},
		"told once more here, once more there": {list{pol, later, gp}, list{pol, told("pol", "8 June 2013", ""), gp}, list{pol, later, told("pol", "8 June 2013", ""), gp}, false, nil},
		"an agency told anew on both sides":    {list{pol, gp, school}, list{pol, gp, told("school", "5 June 2013", "")}, list{pol, gp, school}, true, list{pol, gp, told("school", "5 June 2013", "")}},
	} {
		t.Run(name, func(t *testing.T) {
			w := known(t, before...)
			say(w.review, c.mine...)
			say(w.pack, c.theirs...)
			o := w.take(t, w.filled("next"), false)
			assert.Equal(t, c.after, w.review.Event("visit").Told)
			require.Equal(t, c.clash, len(o.Conflicts) == 1)
			if c.clash {
				w.takeTheirs(t, o.Conflicts[0])
				assert.Equal(t, c.decided, w.review.Event("visit").Told)
			}
		})
	}
}

// What is decided weeks later touches what the conflict was about, not what either
// side has entered since.
func TestTheirsLaterKeepsWhatWasEnteredSince(t *testing.T) {
	w := known(t, told("pol", "2 June 2013", ""))
	say(w.review, told("pol", "9 June 2013", ""))
	say(w.pack, told("pol", "8 June 2013", ""), told("gp", "3 June 2013", ""))
	c := w.take(t, w.filled("next"), false).Conflicts[0]
	say(w.review, told("pol", "9 June 2013", "duty officer"), told("school", "4 June 2013", ""), told("gp", "30 June 2013", ""))
	w.takeTheirs(t, c)
	assert.Equal(t, []chronology.Told{told("pol", "8 June 2013", "duty officer"), told("school", "4 June 2013", ""), told("gp", "30 June 2013", "")},
		w.review.Event("visit").Told)
	assert.False(t, w.take(t, w.filled("third"), false).Changes(), "what was decided is not asked again")
}

func TestALaterClashHidesNoEarlierOne(t *testing.T) {
	w := known(t, told("pol", "2 June 2013", ""), told("gp", "3 June 2013", ""))
	say(w.review, told("pol", "9 June 2013", ""), told("gp", "30 June 2013", ""))
	say(w.pack, told("pol", "8 June 2013", ""), told("gp", "3 June 2013", ""))
	w.take(t, w.filled("next"), false)
	say(w.pack, told("pol", "8 June 2013", ""), told("gp", "4 June 2013", ""))
	w.take(t, w.filled("third"), false)
	open := w.review.OpenConflicts()
	require.Len(t, open, 1, "one conflict tells of both")
	w.takeTheirs(t, open[0])
	assert.Equal(t, []chronology.Told{told("pol", "8 June 2013", ""), told("gp", "4 June 2013", "")}, w.review.Event("visit").Told)
}

func TestAClashEndsWhenBothSayTheSame(t *testing.T) {
	w := known(t, told("pol", "2 June 2013", ""))
	say(w.review, told("pol", "9 June 2013", ""))
	say(w.pack, told("pol", "8 June 2013", ""))
	w.take(t, w.filled("next"), false)
	require.Len(t, w.review.OpenConflicts(), 1)
	say(w.pack, told("pol", "9 June 2013", ""))
	w.take(t, w.filled("third"), false)
	assert.Empty(t, w.review.OpenConflicts())
}
