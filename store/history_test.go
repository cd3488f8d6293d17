package store

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

func TestHistoryTellsEveryStep(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "add event", put(&chronology.Event{UID: "e", Lines: []chronology.UID{"l"}}))
	_, err := f.Import("import returns", put(agency("a", "A")))
	require.NoError(t, err)
	_, err = f.Undo()
	require.NoError(t, err)
	_, err = f.Redo()
	require.NoError(t, err)
	steps, err := f.History(0)
	require.NoError(t, err)
	var told []string
	for i, s := range steps {
		told = append(told, fmt.Sprint(s.Number, s.Kind, " ", s.Label, s.Undoes, s.Changes))
		assert.Equal(t, "An Author", s.Who)
		assert.True(t, testOptions().Now().Equal(s.At))
		assert.Len(t, s.Hash, 64)
		assert.EqualValues(t, len(steps)-i, s.Number)
	}
	assert.Equal(t, []string{
		"5redo import returns4 1", "4undo import returns3 1", "3import import returns0 1", "2edit add event0 2",
	}, told[:4])
	assert.Equal(t, "create", steps[4].Kind)
	latest, err := f.History(1)
	require.NoError(t, err)
	assert.Equal(t, steps[:1], latest)
	assert.True(t, testOptions().Now().Equal(f.SavedAt()))
}

func TestTheHistoryKeepsWhatVersionsWereCalled(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	for _, name := range []string{"draft 1", "draft 2", "draft 1", "draft 3"} {
		s := *f.Review().Settings
		s.Version = name
		edit(t, f, "name the version", put(&s))
		s.Title += "."
		edit(t, f, "change the title", put(&s))
	}
	_, err := f.Undo()
	require.NoError(t, err)
	versions, err := f.Versions()
	require.NoError(t, err)
	var names []string
	for _, v := range versions {
		names = append(names, v.Name)
		assert.True(t, testOptions().Now().Equal(v.At))
	}
	assert.Equal(t, []string{"draft 1", "draft 2", "draft 3"}, names)
	require.NoError(t, f.Close())
	_, err = f.Versions()
	require.ErrorIs(t, err, ErrClosed)
}

func TestTheMenuNamesTheSteps(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	menu := func() [2]string { return [2]string{f.UndoLabel(), f.RedoLabel()} }
	undo := func() {
		c, err := f.Undo()
		require.NoError(t, err)
		assert.Equal(t, f.RedoLabel(), c.Label)
	}
	assert.Equal(t, [2]string{"", ""}, menu(), "creation is not undone")
	_, err := f.Undo()
	require.ErrorIs(t, err, ErrNothing)
	_, err = f.Redo()
	require.ErrorIs(t, err, ErrNothing)

	for _, name := range []string{"one", "two", "three"} {
		edit(t, f, name, put(agency("a", name)))
	}
	undo()
	undo()
	assert.Equal(t, [2]string{"one", "two"}, menu())
	f = reopen(t, f)
	assert.Equal(t, [2]string{"one", "two"}, menu(), "after closing")
	_, err = f.Redo()
	require.NoError(t, err)
	assert.Equal(t, [2]string{"two", "three"}, menu())
	undo()
	assert.Equal(t, [2]string{"one", "two"}, menu(), "what was redone is undone again")
	edit(t, f, "four", put(agency("a", "four")))
	assert.Equal(t, [2]string{"four", ""}, menu(), "a new step ends what could be redone")
	_, err = f.Redo()
	require.ErrorIs(t, err, ErrNothing)
	undo()
	undo()
	assert.Equal(t, [2]string{"", "one"}, menu())
	assert.Empty(t, agencyNames(f))
}

func TestAStepBehindTheBackOfTheProgramIsNotBuiltOn(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "one", put(agency("a", "A")))
	f.head.number--
	_, err := f.Edit("two", put(agency("a", "B")))
	require.ErrorIs(t, err, errElsewhere)
	f.head.number++
	edit(t, f, "two", put(agency("a", "B")))
}

func TestSearchingWhileEditing(t *testing.T) {
	f := newFile(t, generated(300))
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 50 {
			f.Search("visit the", 10)
			f.UndoLabel()
			f.SavedAt()
		}
	}()
	for i := range 10 {
		e := f.Review().Events[i].Copy()
		e.Title = fmt.Sprint("visit ", i)
		edit(t, f, "change title", put(e))
	}
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("searching does not come to an end")
	}
}
