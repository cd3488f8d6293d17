package store

import (
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// TestAStepThatCannotBeWrittenLeavesTheFileWhole lets no file grow, as on a full
// disk, while a step is written that is larger than what SQLite holds in memory.
func TestAStepThatCannotBeWrittenLeavesTheFileWhole(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "add", put(agency("a", "A")))
	before := content(f.Review())
	info, err := os.Stat(f.Path())
	require.NoError(t, err)

	signal.Ignore(syscall.SIGXFSZ)
	var limit syscall.Rlimit
	require.NoError(t, syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit))
	full := syscall.Rlimit{Cur: uint64(info.Size()) + 1<<20, Max: limit.Max}
	require.NoError(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &full))
	var many []chronology.Entity
	for i := range 4000 {
		many = append(many, &chronology.Event{UID: chronology.UID(fmt.Sprint("e", i)), What: strings.Repeat("narrative ", 200)})
	}
	_, err = f.Edit("too much", put(many...))
	require.NoError(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit))

	require.Error(t, err)
	after, err := os.Stat(f.Path())
	require.NoError(t, err)
	assert.Equal(t, info.Size(), after.Size())
	if journal, err := os.Stat(f.Path() + "-journal"); err == nil {
		assert.Zero(t, journal.Size(), "the file is whole without it")
	}
	assert.Equal(t, before, content(f.Review()))
	verified(t, f)
	edit(t, f, "room again", put(many[0]))
	verified(t, reopen(t, f))
}
