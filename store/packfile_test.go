package store

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
)

func somePack() *chronology.Review {
	r := chronology.NewReview("A review")
	r.Settings.OneAgency = "hv"
	r.Put(&chronology.Agency{UID: "hv", Name: "Health visiting"})
	r.Put(&chronology.Event{UID: "e", Agency: "hv", What: "A word that nobody may see: xylophone."})
	r.Put(&chronology.Event{UID: "f", Agency: "hv"})
	r.Put(&chronology.Pack{UID: "pack", Agency: "hv", Own: true})
	return r
}

func packBytes(t testing.TB) []byte {
	path := filepath.Join(t.TempDir(), "p.throughline")
	_, err := CreatePack(path, somePack(), "", testOptions())
	require.NoError(t, err)
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	return content
}

func TestAReturnIsThePackFilledIn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.throughline")
	head, err := CreatePack(path, somePack(), "", testOptions())
	require.NoError(t, err)
	f, err := Open(path, testOptions())
	require.NoError(t, err)
	assert.Equal(t, head, f.Head())
	verified(t, f)
	edit(t, f, "delete", remove("f"))
	edit(t, f, "fill in", put(&chronology.Event{UID: "g", Agency: "hv", What: "New"}))
	back := filepath.Join(t.TempDir(), "back.throughline")
	require.NoError(t, f.WriteReturn(back, ""))
	require.ErrorIs(t, f.WriteReturn(back, ""), ErrExists)
	last := f.Head()
	require.NoError(t, f.Close())

	r, err := ReadReturn(back, "")
	require.NoError(t, err)
	assert.Equal(t, last, r.Head)
	assert.Equal(t, []chronology.UID{"f"}, r.Gone)
	assert.Contains(t, r.Heads, returns.Short(head))
	assert.Equal(t, "back.throughline", r.File)
	assert.Equal(t, "New", r.Review.Event("g").What)
	assert.Equal(t, chronology.UID("pack"), r.Review.OwnPack().UID)
}

func TestAPassphraseLeavesNothingInTheClear(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "p.throughline")
	_, err := CreatePack(path, somePack(), "short", testOptions())
	require.ErrorIs(t, err, ErrWeakPassphrase)
	_, err = CreatePack(path, somePack(), "correct horse", testOptions())
	require.NoError(t, err)
	files, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.Len(t, files, 1, "nothing lies beside it")
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.NotContains(t, string(content), "xylophone")
	assert.NotContains(t, string(content), "SQLite")

	needs, err := NeedsPassphrase(path)
	require.NoError(t, err)
	assert.True(t, needs)
	_, err = ReadReturn(path, "")
	require.ErrorIs(t, err, ErrSealed)
	_, err = ReadReturn(path, "wrong horse")
	require.ErrorIs(t, err, ErrPassphrase)
	require.NotErrorIs(t, err, ErrDamaged)
	r, err := ReadReturn(path, "correct horse")
	require.NoError(t, err)
	assert.Contains(t, r.Review.Event("e").What, "xylophone")

	open := filepath.Join(folder, "open.throughline")
	require.ErrorIs(t, Unpack(path, "wrong horse", open), ErrPassphrase)
	assert.NoFileExists(t, open)
	require.NoError(t, Unpack(path, "correct horse", open))
	f, err := Open(open, testOptions())
	require.NoError(t, err)
	verified(t, f)
	back := filepath.Join(folder, "back.throughline")
	require.NoError(t, f.WriteReturn(back, "correct horse"))
	require.NoError(t, f.Close())
	again, err := ReadReturn(back, "correct horse")
	require.NoError(t, err)
	assert.Equal(t, r.Head, again.Head)
	content, err = os.ReadFile(back)
	require.NoError(t, err)
	assert.Equal(t, fmt.Sprintf("%x", sha256.Sum256(content)), again.SHA256, "of the file as it came, which anybody can hold against it")
}

func TestHostilePacksAreRefused(t *testing.T) {
	good := packBytes(t)
	foreign := func(script string) []byte {
		db := connectMemory()
		defer db.Close()
		_, err := db.Exec(script)
		require.NoError(t, err)
		content, err := serialized(db)
		require.NoError(t, err)
		return content
	}
	altered := func(script string) []byte {
		path := filepath.Join(t.TempDir(), "a.throughline")
		require.NoError(t, os.WriteFile(path, good, 0o600))
		db := connect(path, toChange)
		_, err := db.Exec(script)
		require.NoError(t, err)
		require.NoError(t, db.Close())
		content, err := os.ReadFile(path)
		require.NoError(t, err)
		return content
	}
	many := "DROP TRIGGER event_guard_insert; DROP TRIGGER event_log_insert;" +
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100001) INSERT INTO event (uid, position) SELECT 'x' || i, i FROM n"
	for name, c := range map[string]struct {
		content []byte
		want    error
	}{
		"nothing":           {nil, ErrDamaged},
		"a text":            {[]byte("Dear colleague"), ErrForeign},
		"another database":  {foreign("CREATE TABLE t (x); INSERT INTO t VALUES (1)"), ErrForeign},
		"our mark alone":    {foreign("PRAGMA application_id = 1414287958; PRAGMA user_version = 1; CREATE TABLE t (x)"), ErrDamaged},
		"a newer version":   {foreign("PRAGMA application_id = 1414287958; PRAGMA user_version = 999; CREATE TABLE t (x)"), ErrNewer},
		"cut short":         {good[:len(good)/2], ErrDamaged},
		"a header alone":    {good[:100], ErrDamaged},
		"half a header":     {good[:50], ErrDamaged},
		"a trigger more":    {altered("CREATE TRIGGER sly AFTER INSERT ON txn BEGIN SELECT 1; END"), ErrDamaged},
		"a view more":       {altered("CREATE VIEW sly AS SELECT 1"), ErrDamaged},
		"a table less":      {altered("DROP TABLE conflict"), ErrDamaged},
		"absurdly many":     {altered(many), ErrDamaged},
		"a step altered":    {altered("DROP TRIGGER txn_keep_update; UPDATE txn SET label = 'other'; CREATE TRIGGER txn_keep_update BEFORE UPDATE ON txn\nBEGIN SELECT RAISE(ABORT, 'the history is never altered'); END"), ErrDamaged},
		"sealed by another": {[]byte(sealedMagic + "-> scrypt AAAA 30\nAAAA\n--- AAAA\n"), ErrSealed},
	} {
		folder := t.TempDir()
		path := filepath.Join(folder, "in.throughline")
		require.NoError(t, os.WriteFile(path, c.content, 0o600))
		_, err := ReadReturn(path, "")
		require.ErrorIs(t, err, c.want, name)
		assert.NotContains(t, err.Error(), "xylophone", name)
		after, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.True(t, bytes.Equal(c.content, after), name)
		files, err := os.ReadDir(folder)
		require.NoError(t, err)
		assert.Len(t, files, 1, name+": nothing is written")
	}
	large := filepath.Join(t.TempDir(), "large.throughline")
	require.NoError(t, os.WriteFile(large, good, 0o600))
	require.NoError(t, os.Truncate(large, largestPack+1))
	_, err := ReadReturn(large, "")
	require.ErrorIs(t, err, ErrTooLarge)
	_, err = unseal([]byte(sealedMagic+"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"), "correct horse", 10)
	require.ErrorIs(t, err, ErrDamaged, "a file that asks for a terabyte to be tried")
}

func FuzzReadReturn(f *testing.F) {
	good := packBytes(f)
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte("SQLite format 3\x00"))
	flipped := bytes.Clone(good)
	flipped[5000] ^= 0x40
	f.Add(flipped)
	f.Fuzz(func(t *testing.T, content []byte) {
		r, err := parseReturn(content)
		if err != nil {
			return
		}
		_, err = returns.Merge(chronology.NewReview("A review"), r, "2014-05-06", true)
		require.NoError(t, err)
	})
}
