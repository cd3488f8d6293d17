package store

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

func TestASecondOpenerIsToldWhoHasTheFile(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	host, err := os.Hostname()
	require.NoError(t, err)
	_, err = Open(f.Path(), Options{Who: "Somebody else"})
	var locked *LockedError
	require.ErrorAs(t, err, &locked)
	assert.Equal(t, "An Author", locked.Who)
	assert.Equal(t, host, locked.Host)
	assert.True(t, testOptions().Now().Equal(locked.Since))

	edit(t, f, "still mine", put(agency("a", "A")))
	require.NoError(t, f.Close())
	g, err := Open(f.Path(), Options{Who: "Somebody else"})
	require.NoError(t, err)
	require.NoError(t, g.Close())
}

func TestAFileHasOneLockByWhateverName(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	other := filepath.Join(t.TempDir(), "link.throughline")
	if err := os.Symlink(f.Path(), other); err != nil && runtime.GOOS == "windows" {
		return // needs a right that not everybody has
	}
	_, err := Open(other, Options{})
	var locked *LockedError
	require.ErrorAs(t, err, &locked)
}

func TestALockLeftByACrashIsTakenOver(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	require.NoError(t, f.Close())
	require.NoError(t, os.WriteFile(lockPath(f.Path()), []byte(`{"who":"A ghost"} and more that is longer than what comes`), 0o600))
	g, err := Open(f.Path(), testOptions())
	require.NoError(t, err)
	_, err = Open(f.Path(), testOptions())
	var locked *LockedError
	require.ErrorAs(t, err, &locked)
	assert.Equal(t, "An Author", locked.Who)
	require.NoError(t, g.Close())
	assert.NoFileExists(t, lockPath(f.Path()))
}

func TestALockHasOneHolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	var holders, most atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 200 {
				l, err := takeLock(path, holder{Who: "me", Since: time.Unix(0, 0)})
				if err != nil {
					var locked *LockedError
					assert.ErrorAs(t, err, &locked)
					continue
				}
				if n := holders.Add(1); n > most.Load() {
					most.Store(n)
				}
				holders.Add(-1)
				assert.NoError(t, l.release())
			}
		})
	}
	all.Wait()
	assert.EqualValues(t, 1, most.Load())
	assert.NoFileExists(t, lockPath(path))
}
