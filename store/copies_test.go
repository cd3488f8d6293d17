package store

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// openedAt opens the file at a minute of its own and makes an edit if asked to.
func openedAt(t *testing.T, path string, minute int, name string) {
	t.Helper()
	o := Options{Now: func() time.Time { return time.Date(2014, 5, 6, 7, minute, 0, 0, time.Local) }}
	f, err := Open(path, o)
	require.NoError(t, err)
	if name != "" {
		edit(t, f, "rename", put(agency("a", name)))
		edit(t, f, "rename again", put(agency("a", name+"!")))
	}
	require.NoError(t, f.Close())
}

func TestACopyIsKeptOfEachOpeningThatChangedSomething(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "add", put(agency("a", "0")))
	path := f.Path()
	require.NoError(t, f.Close())
	list, err := Copies(path)
	require.NoError(t, err)
	assert.Empty(t, list, "of a new review there is nothing older")

	openedAt(t, path, 1, "1")
	openedAt(t, path, 2, "")
	openedAt(t, path, 3, "3")
	list, err = Copies(path)
	require.NoError(t, err)
	require.Len(t, list, 2)
	assert.Equal(t, 3, list[0].At.Minute(), "newest first")
	assert.Equal(t, 1, list[1].At.Minute())
	assert.Positive(t, list[0].Size)
	assert.Equal(t, filepath.Join(filepath.Dir(path), "a review copies", "a review 2014-05-06 07.03.00.throughline"), list[0].Path)

	restored := filepath.Join(t.TempDir(), "restored.throughline")
	require.NoError(t, Restore(list[0], restored))
	g, err := Open(restored, testOptions())
	require.NoError(t, err)
	assert.Equal(t, []string{"1!"}, agencyNames(g), "as it was when opened the third time")
	verified(t, g)
	require.NoError(t, g.Close())
	require.ErrorIs(t, Restore(list[0], restored), ErrExists)
}

func TestTheLastTenCopiesAreKept(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	path := f.Path()
	require.NoError(t, f.Close())
	stranger := filepath.Join(copiesFolder(path), "my notes.throughline")
	for minute := range 13 {
		openedAt(t, path, minute, time.Duration(minute).String())
		if minute == 0 {
			require.NoError(t, os.WriteFile(stranger, []byte("x"), 0o600))
		}
	}
	list, err := Copies(path)
	require.NoError(t, err)
	require.Len(t, list, keptCopies)
	assert.Equal(t, 3, list[keptCopies-1].At.Minute())
	assert.FileExists(t, stranger, "what others put there is theirs")
}

func TestTwoOpeningsInOneSecondKeepTwoCopies(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	path := f.Path()
	require.NoError(t, f.Close())
	openedAt(t, path, 1, "a")
	openedAt(t, path, 1, "b")
	list, err := Copies(path)
	require.NoError(t, err)
	assert.Len(t, list, 2)
}

func TestAnEditOfNothingKeepsNoCopy(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	f = reopen(t, f)
	edit(t, f, "nothing", func(*Edit) error { return nil })
	require.NoError(t, f.Close())
	assert.NoDirExists(t, copiesFolder(f.Path()))
}

func TestRestoreRefusesADamagedCopy(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "bad.throughline")
	require.NoError(t, os.WriteFile(bad, someReview(t)[:3000], 0o600))
	to := filepath.Join(t.TempDir(), "to.throughline")
	require.ErrorIs(t, Restore(Copy{Path: bad}, to), ErrDamaged)
	assert.NoFileExists(t, to)
}

func TestSaveAs(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "add", put(agency("a", "A")))
	path := filepath.Join(t.TempDir(), "it's a copy.throughline")
	require.NoError(t, f.SaveAs(path))
	require.ErrorIs(t, f.SaveAs(path), ErrExists)
	assert.Equal(t, []string{"it's a copy.throughline"}, namesIn(t, filepath.Dir(path)))
	edit(t, f, "add", put(agency("b", "B")))

	g, err := Open(path, testOptions())
	require.NoError(t, err)
	assert.Equal(t, []string{"A"}, agencyNames(g), "as it was then")
	assert.Equal(t, "add", g.UndoLabel(), "with its history")
	verified(t, g)
	require.NoError(t, g.Close())
	if runtime.GOOS != "windows" {
		info, err := os.Stat(path)
		require.NoError(t, err)
		assert.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	}
}

func TestACopyIsTakenOfAReviewThatIsOpen(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "add", put(agency("a", "Police")))
	to := filepath.Join(t.TempDir(), "copy.throughline")
	require.NoError(t, CopyTo(f.Path(), to))
	g, err := Open(to, testOptions())
	require.NoError(t, err)
	assert.Equal(t, []string{"Police"}, agencyNames(g))
	verified(t, g)
	require.NoError(t, g.Close())

	require.ErrorIs(t, CopyTo(f.Path(), to), ErrExists, "what is there is left")
	t.Chdir(filepath.Dir(f.Path()))
	require.NoError(t, CopyTo(filepath.Base(f.Path()), "beside.throughline"), "a path may be relative")
	assert.FileExists(t, "beside.throughline")
	require.ErrorIs(t, CopyTo(filepath.Join("testdata", "nothing.throughline"), to+"2"), os.ErrNotExist)
	require.NoError(t, os.WriteFile("letter.txt", []byte("Dear all, this is not a review."), 0o600))
	require.ErrorIs(t, CopyTo("letter.txt", to+"2"), ErrForeign)
	assert.NoFileExists(t, to+"2")
}

func TestTheCopyIsWrittenBeforeTheFirstStepWhereOneIsExpected(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "add", put(agency("a", "before")))
	path := f.Path()
	require.NoError(t, f.Close())

	f, err := Open(path, testOptions())
	require.NoError(t, err)
	f.ExpectEdit()
	f.ExpectEdit()
	require.Eventually(t, func() bool { list, err := Copies(path); return err == nil && len(list) == 1 }, time.Minute, time.Millisecond)
	require.NoError(t, f.Close())
	list, err := Copies(path)
	require.NoError(t, err)
	assert.Empty(t, list, "no step came")

	f, err = Open(path, testOptions())
	require.NoError(t, err)
	f.ExpectEdit()
	edit(t, f, "rename", put(agency("a", "after")))
	f.ExpectEdit()
	edit(t, f, "rename again", put(agency("a", "after that")))
	require.NoError(t, f.Close())
	list, err = Copies(path)
	require.NoError(t, err)
	require.Len(t, list, 1)
	g, err := Open(list[0].Path, testOptions())
	require.NoError(t, err)
	assert.Equal(t, []string{"before"}, agencyNames(g), "whichever of the two began to write it")
	verified(t, g)
	require.NoError(t, g.Close())
}

func TestAFileThatIsClosedIsCopiedNoMore(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	path := f.Path()
	require.NoError(t, f.Close())
	for range 20 {
		f, err := Open(path, testOptions())
		require.NoError(t, err)
		f.ExpectEdit()
		require.NoError(t, f.Close())
		f.ExpectEdit()
	}
	time.Sleep(20 * time.Millisecond)
	list, err := Copies(path)
	require.NoError(t, err)
	assert.Empty(t, list)
	_, err = os.Stat(copiesFolder(path))
	assert.ErrorIs(t, err, os.ErrNotExist)
}
