package store

import (
	"cmp"
	commandline "flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
)

// histories is how many random histories the merge is tried with.
var histories = commandline.Int("histories", 150, "random histories of packs and returns; make histories runs 20000")

func newRandom(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 6)) }

// scratchFolder is where the files of histories lie: in memory where the system
// has a place for that. The property is about what is merged, not about the disk.
func scratchFolder(t *testing.T) string {
	folder, err := os.MkdirTemp("/dev/shm", "histories-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { assert.NoError(t, os.RemoveAll(folder)) })
	return folder
}

// tally counts what the histories came to, so that a run says how much it tried.
type tally struct{ reviews, packs, returns, conflicts, orders, undone atomic.Int64 }

// A history is that of a pack: it is sent, both sides work, and what comes back is
// taken in, for one to three rounds; one to four agencies work on one review, and
// all goes through files.
func TestMergeLosesNothingInRandomHistories(t *testing.T) {
	var count tally
	t.Run("histories", func(t *testing.T) {
		for range runtime.GOMAXPROCS(0) {
			t.Run("", func(t *testing.T) {
				t.Parallel()
				folder := scratchFolder(t)
				for count.packs.Load() < int64(*histories) && !t.Failed() {
					seed := uint64(count.reviews.Add(1))
					if newHistories(t, seed, folder, &count).run(); t.Failed() {
						t.Logf("seed %d", seed)
					}
				}
			})
		}
	})
	t.Logf("%d histories in %d reviews: %d returns taken in, %d conflicts listed, %d rounds in another order, %d returns undone",
		count.packs.Load(), count.reviews.Load(), count.returns.Load(), count.conflicts.Load(), count.orders.Load(), count.undone.Load())
	assert.Positive(t, count.conflicts.Load())
	assert.Positive(t, count.orders.Load())
}

// line is one agency's pack and what both sides had in common last.
type line struct {
	agency chronology.UID
	pack   string
	head   string // of the return that was taken in last
	base   rows
	gone   map[chronology.UID]bool // what its author has deleted
	open   map[conflictPlace]bool  // what has been listed and not decided
}

// review is one review, and the histories of its packs.
type review struct {
	*testing.T
	scribbler
	folder string
	count  *tally
	file   *File
	lines  []*line
	shared sharedFields
}

func newHistories(t *testing.T, seed uint64, folder string, count *tally) *review {
	w := &review{T: t, scribbler: scribbler{newRandom(seed)}, folder: filepath.Join(folder, fmt.Sprint(seed)), count: count, shared: sharedFields{}}
	require.NoError(t, os.Mkdir(w.folder, 0o700))
	return w
}

// few is 1 mostly, sometimes 2, seldom 3.
func (w *review) few() int { return []int{1, 1, 1, 1, 1, 2, 2, 2, 3}[w.IntN(9)] }

func (w *review) run() {
	defer os.RemoveAll(w.folder)
	agencies, rounds := w.IntN(4)+1, w.few()
	var err error
	w.file, err = Create(filepath.Join(w.folder, "review.throughline"), w.begun(agencies), testOptions())
	require.NoError(w, err)
	defer w.file.Close()
	for i := range agencies {
		w.lines = append(w.lines, w.send(agencyUID(i)))
	}
	for round := range rounds {
		for _, l := range w.lines {
			w.fillIn(l)
		}
		_, err := w.file.Edit("work", w.overviewAuthor(w.file.Review()))
		require.NoError(w, err)
		w.decide()
		w.takeAll(round == rounds-1)
	}
}

func agencyUID(i int) chronology.UID { return chronology.UID(fmt.Sprintf("agency-%d", i)) }

// begun is what the overview author begins with.
func (w *review) begun(agencies int) *chronology.Review {
	r := &chronology.Review{}
	for _, x := range []chronology.Entity{
		&chronology.Settings{UID: "settings"}, &chronology.Kind{UID: "kind", Name: "visit"},
		&chronology.Person{UID: "mother", Label: "Mother", RealName: "A", Family: true},
		&chronology.Abbreviation{UID: "short", Short: "HV", Meaning: "health visitor"},
	} {
		r.Put(x)
	}
	for i := range agencies {
		uid := agencyUID(i)
		r.Put(&chronology.Agency{UID: uid, Name: string(uid)})
		r.Put(&chronology.Service{UID: "service-of-" + uid, Agency: uid})
		for range w.IntN(3) {
			e := &chronology.Event{UID: chronology.NewUID(), Agency: uid, What: w.word(), Lines: []chronology.UID{"line-a"}}
			r.Put(w.changed(e))
		}
	}
	return r
}

func (w *review) send(agency chronology.UID) *line {
	w.count.packs.Add(1)
	path := filepath.Join(w.folder, "pack-"+string(agency)+".throughline")
	out, kept, err := returns.Make(w.file.Review(), chronology.Solve(w.file.Review()), chronology.Pack{UID: chronology.NewUID(), Agency: agency})
	require.NoError(w, err)
	kept.Head, err = CreatePack(path, out, "", testOptions())
	require.NoError(w, err)
	_, err = w.file.Edit("send", func(e *Edit) error { return e.Put(kept) })
	require.NoError(w, err)
	return &line{agency: agency, pack: path, base: partOf(rowsOf(out), agency), gone: map[chronology.UID]bool{}, open: map[conflictPlace]bool{}}
}

func (w *review) fillIn(l *line) {
	p, err := Open(l.pack, testOptions())
	require.NoError(w, err)
	_, err = p.Edit("fill in", w.agencyAuthor(p.Review(), l.agency, l.gone))
	require.NoError(w, err)
	require.NoError(w, p.Close())
}

// decide settles some of what is open, one way or the other.
func (w *review) decide() {
	r := w.file.Review()
	for _, c := range r.OpenConflicts() {
		c = r.Find(c.UID).(*chronology.Conflict)
		if c.Decided != chronology.Undecided || w.IntN(2) == 0 {
			continue
		}
		how := []chronology.Decided{chronology.DecidedMine, chronology.DecidedTheirs}[w.IntN(2)]
		_, row := w.conflictRow(c)
		there := r.Find(c.Entity) != nil
		if c.Field != "" && !there {
			how = chronology.DecidedMine // she has deleted the row since
		}
		put, remove, err := returns.Decide(r, c, how, "")
		require.NoError(w, err)
		_, err = w.file.Edit("decide", func(e *Edit) error { return PutOutcome(e, &returns.Outcome{Put: put, Remove: remove}) })
		require.NoError(w, err)
		r = w.file.Review()
		if how == chronology.DecidedTheirs && c.Field == "" {
			assert.Equal(w, c.Theirs != "", r.Find(c.Entity) != nil, "theirs is there, or gone")
		}
		w.settled(c.Agency, row)
		if here := rowsOf(r)[c.Entity]; c.Field != "" && slices.Contains(sharedSorts, here.sort) {
			for _, agency := range w.shared.at(row).decide(string(c.Agency), here.fields[row.field]) {
				w.settled(agency, row)
			}
		}
	}
}

// settled notes that something of an agency's is to be decided no more.
func (w *review) settled(agency chronology.UID, at conflictPlace) {
	for _, l := range w.lines {
		if l.agency == agency {
			delete(l.open, at)
		}
	}
}

// conflictRow is the place of a conflict as the expectation names it.
func (w *review) conflictRow(c *chronology.Conflict) (agency chronology.UID, at conflictPlace) {
	return c.Agency, conflictPlace{c.Entity, goName(c.Field)}
}

// goName is the name of a field as the type has it: hand_order is HandOrder.
func goName(field string) string {
	var b strings.Builder
	for _, word := range strings.Split(field, "_") {
		if word == "id" {
			word = "ID"
		}
		b.WriteString(strings.ToUpper(word[:min(1, len(word))]) + word[min(1, len(word)):])
	}
	return b.String()
}

// takeAll takes the returns of a round in, in any order; of the last round in
// another order too, into a copy.
func (w *review) takeAll(last bool) {
	order := w.Perm(len(w.lines))
	var beside *File
	if last && len(order) > 1 {
		beside = w.copied()
		defer beside.Close()
	}
	var sent []*returns.Return
	for _, i := range order {
		sent = append(sent, w.takeOne(w.lines[i]))
	}
	if beside == nil {
		return
	}
	slices.Reverse(sent)
	for _, theirs := range sent {
		w.take(beside, theirs)
	}
	w.count.orders.Add(1)
	w.compareOrders(w.file.Review(), beside.Review())
}

func (w *review) copied() *File {
	path := filepath.Join(w.folder, "beside.throughline")
	require.NoError(w, CopyTo(w.file.Path(), path))
	f, err := Open(path, testOptions())
	require.NoError(w, err)
	return f
}

// take takes a return in and returns what came of it.
func (w *review) take(f *File, theirs *returns.Return) *returns.Outcome {
	outcome, err := returns.Merge(f.Review(), theirs, "2014-05-06", false)
	require.NoError(w, err)
	_, err = f.Import("take in", func(e *Edit) error { return PutOutcome(e, outcome) })
	require.NoError(w, err)
	return outcome
}

// takeOne takes a return in and holds the review against what should have come of it.
func (w *review) takeOne(l *line) *returns.Return {
	theirs, err := ReadReturn(l.pack, "")
	require.NoError(w, err)
	mine := rowsOf(w.file.Review())
	outcome := w.take(w.file, theirs)
	if theirs.Head == l.head { // nothing was filled in since
		assert.Equal(w, returns.Same, outcome.Standing)
		return theirs
	}
	w.count.returns.Add(1)
	l.head = theirs.Head
	assert.Equal(w, returns.Later, outcome.Standing)
	there := partOf(rowsOf(theirs.Review), l.agency)
	want := expect(mine, l.base, there, l.gone, l.agency, w.shared)
	assert.Equal(w, want.after, rowsOf(w.file.Review()), "no change of one side is lost, and nothing else changes")
	w.listed(l, outcome, want)
	l.base = nextBase(l.base, there, l.gone)
	w.again(theirs)
	if w.IntN(4) == 0 {
		w.undoAndRedo(mine, want.after)
	}
	return theirs
}

// listed holds what the outcome and the review list against what both changed.
func (w *review) listed(l *line, outcome *returns.Outcome, want *expectation) {
	listed, others := map[conflictPlace]bool{}, map[agencyPlace]bool{}
	for _, c := range outcome.Conflicts {
		agency, at := w.conflictRow(c)
		w.count.conflicts.Add(1)
		if agency != l.agency {
			others[agencyPlace{agency, at}] = true
			continue
		}
		// A clash about who was told goes on while other agencies are added to the list.
		if at.field != "Told" || want.listed[at] || !l.open[at] {
			listed[at] = true
		}
	}
	assert.Equal(w, want.listed, listed, "every field that both changed is listed, and no other")
	assert.Equal(w, want.others, others, "and what other agencies have made of it")
	for _, o := range w.lines {
		for at := range want.others {
			if at.agency == o.agency {
				o.open[at.conflictPlace] = true
			}
		}
	}
	for at := range want.closed {
		w.settled(at.agency, at.conflictPlace)
	}
	for _, at := range want.agreed {
		delete(l.open, at)
	}
	maps.Copy(l.open, listed)
	open := map[conflictPlace]bool{}
	for _, c := range w.file.Review().OpenConflicts() {
		if agency, at := w.conflictRow(c); agency == l.agency {
			assert.False(w, open[at], "listed once")
			open[at] = true
		}
	}
	for at := range l.open {
		// Who was told closes by itself once both say the same.
		if at.field != "Told" || want.listed[at] {
			assert.True(w, open[at], "what is not decided stays listed: %v", at)
		}
	}
	for at := range open {
		assert.True(w, l.open[at], "what was decided is not asked again: %v", at)
	}
	l.open = open
}

// nextBase is what both sides know after a return: absence deletes nothing.
func nextBase(base, there rows, gone map[chronology.UID]bool) rows {
	next := maps.Clone(there)
	for uid, r := range base {
		if _, sent := there[uid]; !sent && !gone[uid] {
			next[uid] = r
		}
	}
	return next
}

// again takes the same return in once more.
func (w *review) again(theirs *returns.Return) {
	head := w.file.Head()
	outcome := w.take(w.file, theirs)
	assert.Equal(w, returns.Same, outcome.Standing)
	assert.Equal(w, head, w.file.Head(), "the same return twice is nothing")
}

// undoAndRedo: a return is one step.
func (w *review) undoAndRedo(before, after rows) {
	_, err := w.file.Undo()
	require.NoError(w, err)
	assert.Equal(w, before, rowsOf(w.file.Review()), "one undo takes a return back")
	_, err = w.file.Redo()
	require.NoError(w, err)
	assert.Equal(w, after, rowsOf(w.file.Review()))
	w.count.undone.Add(1)
}

// emptyAlike: a list that is empty is one that is not there.
var emptyAlike = strings.NewReplacer("[]", "null")

// compareOrders holds the review against one that took the same returns in the
// other way round.
func (w *review) compareOrders(a, b *chronology.Review) {
	assert.Equal(w, rowsOf(a), rowsOf(b), "the order in which agencies send is nothing")
	conflicts := func(r *chronology.Review) []string {
		var list []string
		for _, c := range r.OpenConflicts() {
			agency, at := w.conflictRow(c)
			list = append(list, emptyAlike.Replace(fmt.Sprint(agency, at, c.Base, "|", c.Mine, "|", c.Theirs)))
		}
		slices.SortFunc(list, cmp.Compare[string])
		return list
	}
	assert.Equal(w, conflicts(a), conflicts(b))
	assert.Equal(w, printed(a), printed(b), "and so the print is the same")
}

// printed is the order in which the events of a review are printed, with their refs.
func printed(r *chronology.Review) []string {
	d := chronology.Solve(r)
	var list []string
	for _, e := range d.Order() {
		list = append(list, d.Ref(e.UID)+" "+string(e.UID))
	}
	return list
}
