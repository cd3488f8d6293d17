package store

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestAFileLeftInAnotherJournalMode is one that another program has switched to
// a write-ahead log, which would be a second file beside the review.
func TestAFileLeftInAnotherJournalMode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.throughline")
	require.NoError(t, os.WriteFile(path, someReview(t), 0o600))
	db := connect(path, toChange)
	_, err := db.Exec("PRAGMA journal_mode = WAL")
	require.NoError(t, err)
	require.NoError(t, db.Close())

	r, err := Open(path, Options{ReadOnly: true})
	require.NoError(t, err)
	require.NoError(t, r.Close())
	f, err := Open(path, testOptions())
	require.NoError(t, err)
	edit(t, f, "add", put(agency("a", "A")))
	assert.NoFileExists(t, path+"-wal")
	verified(t, f)
	require.NoError(t, f.Close())
	assert.Len(t, namesIn(t, filepath.Dir(path)), 2, "the review and its copies")
}
