package store

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/mattn/go-sqlite3"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

func TestAFullDiskLosesNothing(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "add", put(agency("a", "A")))
	before := content(f.Review())
	var pages int
	require.NoError(t, f.db.QueryRow("PRAGMA page_count").Scan(&pages))
	_, err := f.db.Exec(fmt.Sprint("PRAGMA max_page_count = ", pages))
	require.NoError(t, err)

	big := &chronology.Event{UID: "e", What: strings.Repeat("narrative ", 10_000)}
	_, err = f.Edit("too big", put(big))
	require.ErrorIs(t, err, ErrNoSpace)
	assert.Equal(t, before, content(f.Review()))
	assert.Equal(t, "add", f.UndoLabel())
	verified(t, f)

	_, err = f.db.Exec("PRAGMA max_page_count = 1000000")
	require.NoError(t, err)
	edit(t, f, "room again", put(big))
	verified(t, reopen(t, f))
}

func TestFailuresAreToldApart(t *testing.T) {
	for name, c := range map[string]struct{ err, want error }{
		"disk full":           {&fs.PathError{Op: "write", Path: "Anna.throughline", Err: syscall.ENOSPC}, ErrNoSpace},
		"database full":       {sqlite3.Error{Code: sqlite3.ErrFull}, ErrNoSpace},
		"disk full in SQLite": {sqlite3.Error{Code: sqlite3.ErrIoErr, SystemErrno: syscall.ENOSPC}, ErrNoSpace},
		"no permission":       {&fs.PathError{Op: "open", Path: "Anna.throughline", Err: fs.ErrPermission}, ErrReadOnly},
		"link refused":        {&os.LinkError{Op: "link", Old: "Anna", New: "Anna", Err: fs.ErrPermission}, ErrReadOnly},
		"database read-only":  {sqlite3.Error{Code: sqlite3.ErrReadonly}, ErrReadOnly},
		"malformed":           {sqlite3.Error{Code: sqlite3.ErrCorrupt}, ErrDamaged},
	} {
		got := failure("save", c.err)
		require.ErrorIs(t, got, c.want, name)
		assert.NotContains(t, got.Error(), "Anna", name)
	}
	assert.NoError(t, failure("save", nil))
}

func TestAFolderThatCannotBeWritten(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	require.NoError(t, f.SaveAs(f.Path()+"2"))
	inTheWay := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(inTheWay, nil, 0o600))
	err := f.SaveAs(filepath.Join(inTheWay, "x.throughline"))
	require.Error(t, err)
	assert.NotContains(t, err.Error(), inTheWay)
	edit(t, f, "goes on", put(agency("a", "A")))
}
