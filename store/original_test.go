package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

var originalBytes = []byte("Date,What happened\n3 June 2013,SENTWORDS\n")

// withOriginal is a review with a file taken in and kept.
func withOriginal(t *testing.T) (*File, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.throughline")
	f, err := Create(path, chronology.NewReview("x"), Options{Who: "A"})
	require.NoError(t, err)
	t.Cleanup(func() { _ = f.Close() })
	_, err = f.Import("take in", func(e *Edit) error {
		if err := e.Put(&chronology.Receipt{UID: "r", Name: "police.csv", SHA256: hashOf(originalBytes)}); err != nil {
			return err
		}
		return e.KeepOriginal(originalBytes)
	})
	require.NoError(t, err)
	return f, path
}

func TestAnOriginalIsKeptAndTakenOutForGood(t *testing.T) {
	f, path := withOriginal(t)
	require.NoError(t, f.Close())
	f, err := Open(path, Options{})
	require.NoError(t, err)
	defer f.Close()
	got, err := f.Original(hashOf(originalBytes))
	require.NoError(t, err)
	assert.Equal(t, originalBytes, got)
	sizes, err := f.Originals()
	require.NoError(t, err)
	assert.Equal(t, map[string]int64{hashOf(originalBytes): int64(len(originalBytes))}, sizes)
	verified, err := f.Verify()
	require.NoError(t, err)
	assert.Empty(t, verified.Problems)

	require.NoError(t, f.RemoveOriginal(hashOf(originalBytes)))
	got, err = f.Original(hashOf(originalBytes))
	require.NoError(t, err)
	assert.Nil(t, got)
	require.NoError(t, f.Close())
	whole, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.NotContains(t, string(whole), "SENTWORDS", "nothing of it is left in the file")
}

func TestAnOriginalThatWasChangedIsNotGivenOut(t *testing.T) {
	f, path := withOriginal(t)
	require.NoError(t, f.Close())
	db := connect(path, toChange)
	_, err := db.Exec("UPDATE original SET content = x'00'")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	f, err = Open(path, Options{})
	require.NoError(t, err)
	defer f.Close()
	_, err = f.Original(hashOf(originalBytes))
	assert.ErrorIs(t, err, ErrOriginalDiffers)
}

func TestAnOriginalGoesWithTheUndoneImport(t *testing.T) {
	f, path := withOriginal(t)
	_, err := f.Undo()
	require.NoError(t, err)
	got, err := f.Original(hashOf(originalBytes))
	require.NoError(t, err)
	assert.Equal(t, originalBytes, got, "it can be made again")
	require.NoError(t, f.Close())
	f, err = Open(path, Options{})
	require.NoError(t, err)
	defer f.Close()
	sizes, err := f.Originals()
	require.NoError(t, err)
	assert.Empty(t, sizes)
}

func TestAReturnHoldsNoOriginals(t *testing.T) {
	f, path := withOriginal(t)
	back := filepath.Join(filepath.Dir(path), "back.throughline")
	require.NoError(t, f.WriteReturn(back, ""))
	whole, err := os.ReadFile(back)
	require.NoError(t, err)
	assert.False(t, bytes.Contains(whole, []byte("SENTWORDS")))
}
