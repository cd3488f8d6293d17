package export_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/export"
)

func says(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	found := []string{}
	for _, e := range entries {
		found = append(found, e.Name())
	}
	return found
}

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(data)
}

func TestFileWritesWhole(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "out.pdf")

	require.NoError(t, export.File(path, false, says("first")))
	assert.Equal(t, "first", content(t, path))
	assert.Equal(t, []string{"out.pdf"}, names(t, folder), "no temporary file stays")
}

func TestFileRefusesToReplaceUnlessForced(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "out.pdf")
	require.NoError(t, os.WriteFile(path, []byte("theirs"), 0o644))

	written := false
	err := export.File(path, false, func(io.Writer) error { written = true; return nil })
	require.ErrorIs(t, err, export.ErrExists)
	assert.False(t, written, "refused before any work is done")
	assert.Equal(t, "theirs", content(t, path))

	require.NoError(t, export.File(path, true, says("ours")))
	assert.Equal(t, "ours", content(t, path))
	assert.Equal(t, []string{"out.pdf"}, names(t, folder))
}

func TestFileKeepsWhatIsThereWhenWritingFails(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "out.pdf")
	require.NoError(t, os.WriteFile(path, []byte("theirs"), 0o644))
	broken := errors.New("broken")

	err := export.File(path, true, func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return broken
	})
	require.ErrorIs(t, err, broken)
	assert.Equal(t, "theirs", content(t, path))
	assert.Equal(t, []string{"out.pdf"}, names(t, folder))
}

func TestFileRefusesWhenTheNameIsTakenWhileWriting(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "out.pdf")

	err := export.File(path, false, func(w io.Writer) error {
		return os.WriteFile(path, []byte("theirs"), 0o644)
	})
	require.ErrorIs(t, err, export.ErrExists)
	assert.Equal(t, "theirs", content(t, path))
	assert.Equal(t, []string{"out.pdf"}, names(t, folder))
}

func TestFileRefusesAFolder(t *testing.T) {
	folder := t.TempDir()
	require.ErrorIs(t, export.File(folder, true, says("x")), export.ErrExists)
	assert.Empty(t, names(t, folder))
}

func TestFileSaysWhenTheFolderIsMissing(t *testing.T) {
	err := export.File(filepath.Join(t.TempDir(), "gone", "out.pdf"), false, says("x"))
	require.ErrorIs(t, err, os.ErrNotExist)
}
