package store

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// someReview returns the bytes of a small review.
func someReview(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.throughline")
	r := chronology.NewReview("A review")
	for range 20 {
		r.Put(&chronology.Event{UID: chronology.NewUID(), What: "A visit.", Lines: []chronology.UID{"l1"}})
	}
	f, err := Create(path, r, testOptions())
	require.NoError(t, err)
	require.NoError(t, f.Close())
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return data
}

func with(data []byte, at int, value uint32) []byte {
	data = bytes.Clone(data)
	binary.BigEndian.PutUint32(data[at:], value)
	return data
}

func TestWhatIsNoReviewIsRefusedAndLeftAsItIs(t *testing.T) {
	good := someReview(t)
	page := int(binary.BigEndian.Uint16(good[atPageSize:]))
	garbled := bytes.Clone(good)
	for i := page; i < len(garbled); i++ {
		garbled[i] ^= 0x5a
	}
	badSchema := bytes.Clone(good)
	copy(badSchema[headerSize:], bytes.Repeat([]byte{0xff}, 200))
	alien := bytes.Replace(good, []byte("CREATE TABLE link"), []byte("CREATE TABLE lint"), 1)
	require.NotEqual(t, good, alien)
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"a text":                          {[]byte("Dear colleague,\n" + string(bytes.Repeat([]byte("text "), 100))), ErrForeign},
		"a short text":                    {[]byte("hello"), ErrForeign},
		"nothing":                         {nil, ErrDamaged},
		"a database of another program":   {with(good, atApplicationID, 42), ErrForeign},
		"a database of no program":        {with(good, atApplicationID, 0), ErrForeign},
		"a newer version":                 {with(good, atUserVersion, uint32(len(scripts)+1)), ErrNewer},
		"a much newer version":            {with(good, atUserVersion, 1<<30), ErrNewer},
		"no version":                      {with(good, atUserVersion, 0), ErrDamaged},
		"a version below nought":          {with(good, atUserVersion, 1<<31), ErrDamaged},
		"cut within the magic word":       {good[:10], ErrDamaged},
		"cut within the header":           {good[:60], ErrDamaged},
		"cut behind the first page":       {good[:page], ErrDamaged},
		"cut in the middle":               {good[:len(good)/2], ErrDamaged},
		"the last byte lost":              {good[:len(good)-1], ErrDamaged},
		"every page but the first broken": {garbled, ErrDamaged},
		"the list of tables broken":       {badSchema, ErrDamaged},
		"a table of another name":         {alien, ErrDamaged},
		"a newer version, cut":            {with(good, atUserVersion, 99)[:page], ErrNewer},
	} {
		for _, readOnly := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				folder := t.TempDir()
				path := filepath.Join(folder, "x.throughline")
				require.NoError(t, os.WriteFile(path, c.data, 0o600))
				_, err := Open(path, Options{ReadOnly: readOnly})
				require.ErrorIs(t, err, c.want)
				after, err := os.ReadFile(path)
				require.NoError(t, err)
				assert.True(t, bytes.Equal(c.data, after), "the file is as it was")
				assert.Equal(t, []string{"x.throughline"}, namesIn(t, folder), "nothing is left beside it")
			})
		}
	}
}

func namesIn(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestAFileThatIsNotThere(t *testing.T) {
	folder := t.TempDir()
	_, err := Open(filepath.Join(folder, "Anna Example.throughline"), Options{})
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.NotContains(t, err.Error(), "Anna", "an error names nobody, not even by the name of a file")
	_, err = Open(folder, Options{})
	require.ErrorIs(t, err, ErrForeign)
	assert.Empty(t, namesIn(t, folder))
}

func TestAReviewIsOneFileForItsOwnerOnly(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "100% ? #1 żółw.throughline")
	f, err := Create(path, chronology.NewReview("A review"), testOptions())
	require.NoError(t, err)
	edit(t, f, "add", put(agency("a", "A")))
	assert.Contains(t, namesIn(t, folder), filepath.Base(lockPath(path)))
	require.NoError(t, f.Close())
	require.NoError(t, f.Close(), "closing twice is no fault")
	assert.Equal(t, []string{filepath.Base(path)}, namesIn(t, folder))
	if runtime.GOOS != "windows" {
		info, err := os.Stat(path)
		require.NoError(t, err)
		assert.Equal(t, fs.FileMode(0o600), info.Mode().Perm())
	}
	_, err = f.Edit("closed", put(agency("b", "B")))
	require.ErrorIs(t, err, ErrClosed)
	_, err = f.Undo()
	require.ErrorIs(t, err, ErrClosed)
	assert.ErrorIs(t, f.SaveAs(path+"2"), ErrClosed)
	assert.Empty(t, f.Search("a", 1))
}

func TestTheDatabaseIsSetUpForCare(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	for pragma, want := range map[string]string{
		"application_id": strconv.Itoa(applicationID), "user_version": strconv.Itoa(len(scripts)),
		"journal_mode": "truncate", "synchronous": "2", "foreign_keys": "1", "secure_delete": "1",
		"temp_store": "2", "trusted_schema": "0", "cell_size_check": "1", "busy_timeout": "5000",
	} {
		var got string
		require.NoError(t, f.db.QueryRow("PRAGMA "+pragma).Scan(&got))
		assert.Equal(t, want, got, pragma)
	}
}

func TestCreateOverwritesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.throughline")
	require.NoError(t, os.WriteFile(path, []byte("a letter"), 0o600))
	_, err := Create(path, chronology.NewReview("A review"), Options{})
	require.ErrorIs(t, err, ErrExists)
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "a letter", string(data))

	twice := &chronology.Review{People: []*chronology.Person{{UID: "x"}, {UID: "x"}}}
	folder := t.TempDir()
	_, err = Create(filepath.Join(folder, "x.throughline"), twice, Options{})
	require.Error(t, err)
	assert.Empty(t, namesIn(t, folder), "a review that cannot be written leaves nothing")
}

func TestAFileOpenedToReadIsNotChanged(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "add", put(agency("a", "A")))
	before, err := os.ReadFile(f.Path())
	require.NoError(t, err)
	g, err := Open(f.Path(), Options{ReadOnly: true})
	require.NoError(t, err, "while another has it open")
	assert.Equal(t, content(f.Review()), content(g.Review()))
	for name, try := range map[string]func() error{
		"edit": func() error { _, err := g.Edit("x", put(agency("b", "B"))); return err },
		"undo": func() error { _, err := g.Undo(); return err },
		"sql":  func() error { _, err := g.db.Exec("UPDATE recording SET txn = 1"); return failure("x", err) },
	} {
		assert.ErrorIs(t, try(), ErrReadOnly, name)
	}
	verified(t, g)
	require.NoError(t, g.Close())
	after, err := os.ReadFile(f.Path())
	require.NoError(t, err)
	assert.True(t, bytes.Equal(before, after))
}

// TestDamageIsAnErrorOrNothing breaks bytes of a good file everywhere: opening
// and verifying may notice or not, but must come back.
func TestDamageIsAnErrorOrNothing(t *testing.T) {
	good := someReview(t)
	random := rand.New(rand.NewPCG(3, 3))
	path := filepath.Join(t.TempDir(), "x.throughline")
	for range 150 {
		data := bytes.Clone(good)
		for range 1 + random.IntN(20) {
			data[headerSize+random.IntN(len(data)-headerSize)] ^= byte(1 << random.IntN(8))
		}
		openAnyhow(t, path, data)
	}
}

func openAnyhow(t *testing.T, path string, data []byte) {
	t.Helper()
	require.NoError(t, os.WriteFile(path, data, 0o600))
	f, err := Open(path, Options{})
	if err != nil {
		return
	}
	_, err = f.Verify()
	assert.NoError(t, err, "damage is a finding")
	_, _ = f.Edit("edit", put(agency("new", "New"))) // may fail; must come back
	_, _ = f.Undo()
	require.NoError(t, f.Close())
}

func FuzzOpen(f *testing.F) {
	good := someReview(f)
	f.Add([]byte{})
	f.Add([]byte(magic))
	f.Add(good[:headerSize])
	f.Add(good)
	f.Fuzz(func(t *testing.T, data []byte) {
		openAnyhow(t, filepath.Join(t.TempDir(), "x.throughline"), data)
	})
}
