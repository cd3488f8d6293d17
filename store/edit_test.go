package store

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

func agency(uid, name string) *chronology.Agency {
	return &chronology.Agency{UID: chronology.UID(uid), Name: name}
}

func put(list ...chronology.Entity) func(*Edit) error {
	return func(e *Edit) error {
		for _, x := range list {
			if err := e.Put(x); err != nil {
				return err
			}
		}
		return nil
	}
}

func remove(uids ...chronology.UID) func(*Edit) error {
	return func(e *Edit) error {
		for _, uid := range uids {
			if err := e.Remove(uid); err != nil {
				return err
			}
		}
		return nil
	}
}

func edit(t *testing.T, f *File, label string, change func(*Edit) error) Change {
	t.Helper()
	c, err := f.Edit(label, change)
	require.NoError(t, err)
	return c
}

func agencyNames(f *File) (names []string) {
	for _, a := range f.Review().Agencies {
		names = append(names, a.Name)
	}
	return names
}

func TestEditSaysWhatItDid(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	c := edit(t, f, "add event", put(&chronology.Event{UID: "e1", What: "A visit."}))
	assert.Equal(t, Change{Label: "add event", Events: []chronology.UID{"e1"}}, c)
	c = edit(t, f, "add agency", put(agency("a1", "Police")))
	assert.Equal(t, Change{Label: "add agency", Others: true}, c)
	c = edit(t, f, "delete event", remove("e1"))
	assert.Equal(t, []chronology.UID{"e1"}, c.Events)
	assert.Nil(t, f.Review().Event("e1"))
}

func TestAnEditThatChangesNothingIsNoStep(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	event := &chronology.Event{UID: "e1", What: "A visit.", Lines: []chronology.UID{"l1"}}
	edit(t, f, "add event", put(event))
	before, err := f.History(0)
	require.NoError(t, err)

	c := edit(t, f, "change nothing", put(event.Copy()))
	assert.Empty(t, c.Events)
	assert.False(t, c.Others)
	after, err := f.History(0)
	require.NoError(t, err)
	assert.Equal(t, before, after)
	assert.Equal(t, "add event", f.UndoLabel())
}

func TestOnlyWhatDiffersIsWritten(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	event := &chronology.Event{UID: "e1", Title: "Visit", What: "A visit.", Lines: []chronology.UID{"l1", "l2"}}
	edit(t, f, "add event", put(event))
	changed := event.Copy()
	changed.Title = "Home visit"
	changed.Lines[1] = "l3"
	edit(t, f, "change title", put(changed))

	entries, err := readEntries(f.db, f.head.undoNext)
	require.NoError(t, err)
	require.Len(t, entries, 2)
	assert.Equal(t, map[string]any{"title": "Visit"}, entries[0].was)
	assert.Equal(t, map[string]any{"title": "Home visit"}, entries[0].now)
	assert.Equal(t, map[string]any{"line": "l3"}, entries[1].now)
}

func TestWhatIsPutMayBeChangedAfterwards(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	event := &chronology.Event{UID: "e1", What: "A visit.", Lines: []chronology.UID{"l1"}}
	edit(t, f, "add event", put(event))
	event.What, event.Lines[0] = "scribble", "scribble"
	assert.Equal(t, "A visit.", f.Review().Event("e1").What)
	assert.Equal(t, []chronology.UID{"l1"}, f.Review().Event("e1").Lines)
}

func TestARefusedEditLeavesEverythingAsItWas(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "add agency", put(agency("a1", "Police")))
	before := content(f.Review())
	refusal := errors.New("refused")
	cases := map[string]struct {
		change func(*Edit) error
		want   error
	}{
		"the change fails after writing": {func(e *Edit) error {
			require.NoError(t, e.Put(agency("a2", "School")))
			require.NoError(t, e.Remove("a1"))
			return refusal
		}, refusal},
		"no uid":                         {put(&chronology.Event{}), errNoUID},
		"uid of another kind":            {put(&chronology.Event{UID: "a1"}), errWrongKind},
		"uid of another kind, just put":  {put(agency("x", "X"), &chronology.Event{UID: "x"}), errWrongKind},
		"a second set of settings":       {put(&chronology.Settings{UID: "other"}), errWrongKind},
		"a nil entity":                   {put((*chronology.Event)(nil)), ErrUnknown},
		"no entity":                      {put(nil), ErrUnknown},
		"remove what is not there":       {remove("nowhere"), ErrUnknown},
		"remove twice":                   {remove("a1", "a1"), ErrUnknown},
		"remove the settings":            {remove(f.Review().Settings.UID), errSettings},
		"a state that no column accepts": {put(&chronology.Event{UID: "e", Seen: []chronology.ChildSeen{{State: "perhaps"}}}), nil},
		"arrange what is not there":      {func(e *Edit) error { return e.Arrange([]chronology.UID{"nowhere"}) }, ErrUnknown},
		"arrange two lists at once":      {func(e *Edit) error { return e.Arrange([]chronology.UID{"a1", f.Review().Kinds[0].UID}) }, ErrUnknown},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := f.Edit("refused", c.change)
			require.Error(t, err)
			if c.want != nil {
				assert.ErrorIs(t, err, c.want)
			}
			assert.Equal(t, before, content(f.Review()))
			assert.Equal(t, "add agency", f.UndoLabel())
		})
	}
	assert.Equal(t, before, content(reopen(t, f).Review()))
}

func TestAPanicInAChangeLeavesEverythingAsItWas(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	assert.Panics(t, func() {
		_, _ = f.Edit("panic", func(e *Edit) error {
			require.NoError(t, e.Put(agency("a1", "Police")))
			panic("a fault elsewhere")
		})
	})
	assert.Empty(t, f.Review().Agencies)
	edit(t, f, "still works", put(agency("a1", "Police")))
}

func TestRemovedReturnsToItsPlace(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "add", put(agency("a", "A"), agency("b", "B"), agency("c", "C")))
	edit(t, f, "delete", remove("b"))
	assert.Equal(t, []string{"A", "C"}, agencyNames(f))
	edit(t, f, "add", put(agency("d", "D")))
	for range 2 {
		_, err := f.Undo()
		require.NoError(t, err)
	}
	assert.Equal(t, []string{"A", "B", "C"}, agencyNames(f))
	edit(t, f, "delete", remove("a"))
	edit(t, f, "put again", put(agency("a", "A again")))
	assert.Equal(t, []string{"B", "C", "A again"}, agencyNames(f), "what is put again is new to the list")
	assert.Equal(t, []string{"B", "C", "A again"}, agencyNames(reopen(t, f)))
}

func TestArrange(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "add", put(agency("a", "A"), agency("b", "B"), agency("c", "C"), agency("d", "D")))
	edit(t, f, "move", func(e *Edit) error { return e.Arrange([]chronology.UID{"c", "a", "c"}) })
	assert.Equal(t, []string{"C", "A", "B", "D"}, agencyNames(f))
	edit(t, f, "move and change", func(e *Edit) error {
		return errors.Join(e.Put(agency("e", "E")), e.Remove("b"), e.Put(agency("a", "A2")),
			e.Arrange([]chronology.UID{"e", "d"}))
	})
	assert.Equal(t, []string{"E", "D", "C", "A2"}, agencyNames(f))
	f = reopen(t, f)
	assert.Equal(t, []string{"E", "D", "C", "A2"}, agencyNames(f))
	_, err := f.Undo()
	require.NoError(t, err)
	assert.Equal(t, []string{"C", "A", "B", "D"}, agencyNames(f))
	_, err = f.Undo()
	require.NoError(t, err)
	assert.Equal(t, []string{"A", "B", "C", "D"}, agencyNames(f))
}

func TestArrangingInTheSameOrderIsNoStep(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "add", put(agency("a", "A"), agency("b", "B")))
	edit(t, f, "move", func(e *Edit) error { return e.Arrange([]chronology.UID{"a", "b"}) })
	assert.Equal(t, "add", f.UndoLabel())
}

// TestRandomSteps makes many steps of every sort, and after each compares the
// memory with what the file gives when it is read anew.
func TestRandomSteps(t *testing.T) {
	for seed := range uint64(4) {
		random := rand.New(rand.NewPCG(seed, 1))
		f := newFile(t, chronology.NewReview("A review"))
		states := [][]chronology.Entity{content(f.Review())}
		at := 0
		for i := range 50 {
			switch {
			case at > 0 && random.IntN(4) == 0:
				_, err := f.Undo()
				require.NoError(t, err)
				at--
			case at < len(states)-1 && random.IntN(2) == 0:
				_, err := f.Redo()
				require.NoError(t, err)
				at++
			default:
				label := fmt.Sprint("step ", i)
				edit(t, f, label, randomChange(random, f))
				if f.UndoLabel() == label {
					states = append(states[:at+1], content(f.Review()))
					at++
				}
			}
			require.Equal(t, states[at], content(f.Review()), "seed %d step %d", seed, i)
			fresh := &File{path: f.path, db: f.db}
			require.NoError(t, fresh.load())
			require.Equal(t, content(fresh.Review()), content(f.Review()), "seed %d step %d", seed, i)
			require.Equal(t, fresh.standing(), f.standing())
		}
		undoAll(t, f)
		assert.Equal(t, states[0], content(f.Review()), "undone")
		f = reopen(t, f)
		for f.RedoLabel() != "" {
			_, err := f.Redo()
			require.NoError(t, err)
		}
		assert.Equal(t, states[len(states)-1], content(f.Review()), "redone")
		verified(t, f)
	}
}

func undoAll(t *testing.T, f *File) {
	t.Helper()
	for f.UndoLabel() != "" {
		_, err := f.Undo()
		require.NoError(t, err)
	}
	_, err := f.Undo()
	require.ErrorIs(t, err, ErrNothing)
}

// randomChange changes one to forty entities of few uids, so that they meet.
func randomChange(random *rand.Rand, f *File) func(*Edit) error {
	return func(e *Edit) error {
		for range 1 + random.IntN(40)*random.IntN(2) {
			uid := chronology.UID(fmt.Sprintf("e%02d", random.IntN(50)))
			there := e.present(uid)
			var err error
			switch n := random.IntN(8); {
			case n == 0 && there != nil && there.entity != nil:
				err = e.Remove(uid)
			case n == 1 && there != nil && there.entity != nil:
				err = e.Arrange([]chronology.UID{uid})
			default:
				err = e.Put(randomEvent(random, uid))
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
}

func randomEvent(random *rand.Rand, uid chronology.UID) *chronology.Event {
	x := &chronology.Event{UID: uid, What: fmt.Sprint("what ", random.IntN(5)), HandOrder: random.IntN(3), Key: random.IntN(2) == 0}
	for range random.IntN(4) {
		x.Lines = append(x.Lines, chronology.UID(fmt.Sprint("l", random.IntN(3))))
		x.Involved = append(x.Involved, chronology.Involvement{Person: chronology.UID(fmt.Sprint("p", random.IntN(3)))})
	}
	return x
}

func TestReorderMovesLanesInOneStep(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "add", put(agency("a", "A"), agency("b", "B"), agency("c", "C"), agency("d", "D")))
	reorder := func(uids ...chronology.UID) func(*Edit) error {
		return func(e *Edit) error { return e.Reorder(uids) }
	}
	c := edit(t, f, "move lane", reorder("c", "a"))
	assert.Equal(t, Change{Label: "move lane", Others: true}, c)
	assert.Equal(t, []string{"C", "A", "B", "D"}, agencyNames(f), "those not named come after")
	f = reopen(t, f)
	assert.Equal(t, []string{"C", "A", "B", "D"}, agencyNames(f))
	_, err := f.Undo()
	require.NoError(t, err)
	assert.Equal(t, []string{"A", "B", "C", "D"}, agencyNames(f), "undone as one step")
	_, err = f.Redo()
	require.NoError(t, err)
	assert.Equal(t, []string{"C", "A", "B", "D"}, agencyNames(f))
	verified(t, f)

	edit(t, f, "nothing", reorder())
	assert.Equal(t, "move lane", f.UndoLabel(), "no lanes, no step")
	_, err = f.Edit("move", reorder("a", "nobody"))
	require.ErrorIs(t, err, ErrUnknown)
	_, err = f.Edit("move", reorder(f.Review().Kinds[1].UID, f.Review().Kinds[0].UID))
	require.ErrorIs(t, err, errWrongKind, "kinds are no lanes")
	assert.Equal(t, []string{"C", "A", "B", "D"}, agencyNames(f))
}

func TestABookmarkKeepsItsPlace(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	stretch := func(from, to float64) *chronology.Bookmark {
		return &chronology.Bookmark{UID: "m", Title: "The summer", From: from, To: to}
	}
	edit(t, f, "add bookmark", put(stretch(15858.123456789, -10.5)))
	edit(t, f, "change bookmark", put(stretch(math.NaN(), math.Inf(1))))
	assert.Equal(t, stretch(0, 0), f.Review().Bookmark("m"), "what no file can hold")
	_, err := f.Undo()
	require.NoError(t, err)
	f = reopen(t, f)
	assert.Equal(t, stretch(15858.123457, -10.5), f.Review().Bookmark("m"), "to a tenth of a second")
	verified(t, f)
	edit(t, f, "delete bookmark", remove("m"))
	assert.Nil(t, f.Review().Bookmark("m"))
	_, err = f.Undo()
	require.NoError(t, err)
	assert.Len(t, f.Review().Bookmarks, 1)
	verified(t, f)
}
