package store

import (
	commandline "flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
)

// histories is how many random histories the merge is tried with.
var histories = commandline.Int("histories", 400, "random histories of packs and returns; make histories runs 20000")

// fields are those that the random authors change, read and written without the
// code under test.
var textFields = map[string]func(*chronology.Event) *string{
	"what":    func(e *chronology.Event) *string { return &e.What },
	"outcome": func(e *chronology.Event) *string { return &e.Outcome },
	"source":  func(e *chronology.Event) *string { return &e.Source },
	"title":   func(e *chronology.Event) *string { return &e.Title },
	"voice":   func(e *chronology.Event) *string { return &e.Voice },
	"comment": func(e *chronology.Event) *string { return &e.Comment },
	"when":    func(e *chronology.Event) *string { return &e.When.Wording },
}

var fieldNames = slices.Sorted(maps.Keys(textFields))

// scribbler makes random changes. Its words are few, so that two authors sometimes
// write the same.
type scribbler struct{ *rand.Rand }

func (s scribbler) word() string { return []string{"", "a", "b", "c"}[s.IntN(4)] }

func (s scribbler) event(e *chronology.Event) {
	for range 1 + s.IntN(2) {
		*textFields[fieldNames[s.IntN(len(fieldNames))]](e) = s.word()
	}
}

// agencyAuthor changes, adds and deletes events of one agency.
func (s scribbler) agencyAuthor(r *chronology.Review, agency chronology.UID) func(*Edit) error {
	return func(edit *Edit) error {
		for _, e := range r.Events {
			if e.Agency != agency {
				continue
			}
			switch s.IntN(6) {
			case 0:
				if err := edit.Remove(e.UID); err != nil {
					return err
				}
			case 1, 2, 3:
				c := e.Copy()
				s.event(c)
				if s.IntN(4) == 0 {
					c.Lines = append(c.Lines, "line-theirs")
				}
				if err := edit.Put(c); err != nil {
					return err
				}
			}
		}
		for range s.IntN(3) {
			e := &chronology.Event{UID: chronology.NewUID(), Agency: agency}
			s.event(e)
			if err := edit.Put(e); err != nil {
				return err
			}
		}
		return nil
	}
}

// overviewAuthor corrects events of every agency, deletes some, and adds what is
// hers alone.
func (s scribbler) overviewAuthor(r *chronology.Review) func(*Edit) error {
	return func(edit *Edit) error {
		for _, e := range r.Events {
			c := e.Copy()
			switch s.IntN(8) {
			case 0:
				if err := edit.Remove(e.UID); err != nil {
					return err
				}
				continue
			case 1, 2:
				s.event(c)
			case 3:
				c.Note, c.Ref = "hers "+s.word(), "R1"
			case 4:
				if !slices.Contains(c.Lines, "line-hers") {
					c.Lines = append(c.Lines, "line-hers")
				}
				c.Told = []chronology.Told{{Agency: "elsewhere", When: s.word()}}
			case 5:
				if err := edit.Put(&chronology.Paragraph{UID: chronology.NewUID(), Text: "It.", Events: []chronology.UID{e.UID}}); err != nil {
					return err
				}
			}
			if err := edit.Put(c); err != nil {
				return err
			}
		}
		return nil
	}
}

// line is one agency's pack and what both sides had in common last.
type line struct {
	agency chronology.UID
	pack   string
	head   string // of the return that was taken in last
	base   map[chronology.UID]*chronology.Event
}

func eventsOf(r *chronology.Review, agency chronology.UID) map[chronology.UID]*chronology.Event {
	list := map[chronology.UID]*chronology.Event{}
	for _, e := range r.Events {
		if e.Agency == agency {
			list[e.UID] = e
		}
	}
	return list
}

func TestMergeLosesNothingInRandomHistories(t *testing.T) {
	const agenciesEach, rounds = 5, 8
	for world := range (*histories + agenciesEach*rounds - 1) / (agenciesEach * rounds) {
		randomHistory(t, uint64(world), agenciesEach, rounds)
		if t.Failed() {
			t.Fatalf("seed %d", world)
		}
	}
}

func randomHistory(t *testing.T, seed uint64, agencies, rounds int) {
	s := scribbler{rand.New(rand.NewPCG(seed, 6))}
	folder := t.TempDir()
	defer os.RemoveAll(folder)
	o := testOptions()
	r := chronology.NewReview("A review")
	for i := range agencies {
		uid := chronology.UID(fmt.Sprintf("agency-%d", i))
		r.Put(&chronology.Agency{UID: uid, Name: string(uid)})
		for range s.IntN(3) {
			r.Put(&chronology.Event{UID: chronology.NewUID(), Agency: uid, What: s.word(), Lines: []chronology.UID{"line-hers"}})
		}
	}
	f, err := Create(filepath.Join(folder, "review.throughline"), r, o)
	require.NoError(t, err)
	defer f.Close()
	lines := make([]*line, agencies)
	for i := range lines {
		lines[i] = sendPack(t, f, chronology.UID(fmt.Sprintf("agency-%d", i)), filepath.Join(folder, fmt.Sprintf("pack-%d.throughline", i)))
	}
	for range rounds {
		for _, l := range lines {
			p, err := Open(l.pack, o)
			require.NoError(t, err)
			_, err = p.Edit("fill in", s.agencyAuthor(p.Review(), l.agency))
			require.NoError(t, err)
			require.NoError(t, p.Close())
		}
		_, err := f.Edit("work", s.overviewAuthor(f.Review()))
		require.NoError(t, err)
		before := f.Review().Snapshot()
		for _, i := range s.Perm(agencies) {
			takeAndCompare(t, f, before, lines[i])
		}
	}
}

func sendPack(t *testing.T, f *File, agency chronology.UID, path string) *line {
	out, kept, err := returns.Make(f.Review(), chronology.Solve(f.Review()), chronology.Pack{UID: chronology.NewUID(), Agency: agency})
	require.NoError(t, err)
	kept.Head, err = CreatePack(path, out, "", testOptions())
	require.NoError(t, err)
	_, err = f.Edit("send", func(e *Edit) error { return e.Put(kept) })
	require.NoError(t, err)
	return &line{agency: agency, pack: path, base: eventsOf(out, agency)}
}

// take takes a return in and returns what came of it.
func take(t *testing.T, f *File, path string, force bool) (*returns.Return, *returns.Outcome) {
	theirs, err := ReadReturn(path, "")
	require.NoError(t, err)
	outcome, err := returns.Merge(f.Review(), theirs, "2014-05-06", force)
	require.NoError(t, err)
	_, err = f.Import("take in", func(e *Edit) error { return PutOutcome(e, outcome) })
	require.NoError(t, err)
	return theirs, outcome
}

// takeAndCompare takes a return in and holds the review against what each field
// should have come to: before is the review as it was before any return of the
// round, so what the other agencies sent cannot matter.
func takeAndCompare(t *testing.T, f *File, before *chronology.Review, l *line) {
	theirs, outcome := take(t, f, l.pack, false)
	if theirs.Head == l.head { // nothing was filled in since
		assert.Equal(t, returns.Same, outcome.Standing)
		return
	}
	l.head = theirs.Head
	assert.Equal(t, returns.Later, outcome.Standing)
	there := eventsOf(theirs.Review, l.agency)
	after := f.Review()
	listed := map[string]bool{}
	for _, c := range outcome.Conflicts {
		listed[string(c.Entity)+c.Field] = true
	}
	wanted := map[string]bool{}
	next := map[chronology.UID]*chronology.Event{}
	for uid, their := range there {
		next[uid] = their
		compareEvent(t, before.Event(uid), l.base[uid], their, after.Event(uid), wanted)
	}
	for uid, base := range l.base {
		if there[uid] == nil { // the agency deleted it
			compareDeleted(t, before, base, after.Event(uid), wanted)
		}
	}
	assert.Equal(t, wanted, listed, "every field that both changed is listed, and no other")
	for _, e := range before.Events {
		if e.Agency == l.agency && l.base[e.UID] == nil && there[e.UID] == nil {
			assert.NotNil(t, after.Event(e.UID), "absence deletes nothing")
		}
	}
	assert.Len(t, after.Paragraphs, len(before.Paragraphs))
	l.base = next

	head := f.Head()
	_, again := take(t, f, l.pack, false)
	assert.Equal(t, returns.Same, again.Standing)
	assert.Equal(t, head, f.Head(), "the same return twice is nothing")
}

func compareEvent(t *testing.T, mine, base, theirs, after *chronology.Event, wanted map[string]bool) {
	changedThere := base == nil
	for _, name := range fieldNames {
		changedThere = changedThere || *textFields[name](theirs) != *textFields[name](base)
	}
	switch {
	case mine == nil && base == nil:
		require.NotNil(t, after, "a new event of theirs is taken")
	case mine == nil:
		assert.Nil(t, after, "what she deleted does not come back by itself")
		if changedThere || !slices.Equal(base.Lines, theirs.Lines) {
			wanted[string(theirs.UID)] = true
		}
		return
	}
	if mine == nil {
		mine = &chronology.Event{}
	}
	if base == nil {
		base = &chronology.Event{}
	}
	for _, name := range fieldNames {
		b, m, their, got := *textFields[name](base), *textFields[name](mine), *textFields[name](theirs), *textFields[name](after)
		switch {
		case m == b:
			assert.Equal(t, their, got, "a change of theirs alone is taken")
		case their == b || their == m:
			assert.Equal(t, m, got, "a change of hers alone stays")
		default:
			assert.Equal(t, m, got, "hers stays where both changed")
			wanted[string(theirs.UID)+name] = true
		}
	}
	assert.Equal(t, []string{mine.Note, mine.Ref}, []string{after.Note, after.Ref})
	assert.Equal(t, mine.Told, after.Told)
	if slices.Contains(mine.Lines, "line-hers") {
		assert.Contains(t, after.Lines, chronology.UID("line-hers"), "her tags stay")
	}
	if slices.Contains(theirs.Lines, "line-theirs") && !slices.Contains(base.Lines, "line-theirs") {
		assert.Contains(t, after.Lines, chronology.UID("line-theirs"), "their tags come")
	}
}

func compareDeleted(t *testing.T, before *chronology.Review, base, after *chronology.Event, wanted map[string]bool) {
	mine := before.Event(base.UID)
	if mine == nil {
		assert.Nil(t, after)
		return
	}
	workedOn := mine.Note != "" || mine.Ref != "" || !slices.Equal(mine.Lines, base.Lines) || len(mine.Told) != len(base.Told)
	for _, name := range fieldNames {
		workedOn = workedOn || *textFields[name](mine) != *textFields[name](base)
	}
	for _, p := range before.Paragraphs {
		workedOn = workedOn || slices.Contains(p.Events, base.UID)
	}
	if !workedOn {
		assert.Nil(t, after, "a deletion of theirs alone is taken")
		return
	}
	assert.Equal(t, mine, after, "what she worked on stays")
	wanted[string(base.UID)] = true
}
