package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// reader names the variable that makes the test binary read a return, instead of
// running tests: what SQLite takes is seen only from outside.
const reader = "THROUGHLINE_STORE_TEST_READER"

// readAlone reads a return and says what came of it.
func readAlone(path string) {
	began := time.Now()
	_, err := ReadReturn(path, "correct horse")
	cost := cost{Time: time.Since(began), Memory: peakMemory()}
	for kind, is := range map[string]error{"damaged": ErrDamaged, "too large": ErrTooLarge, "foreign": ErrForeign, "passphrase": ErrPassphrase} {
		if errors.Is(err, is) {
			cost.Refused = append(cost.Refused, kind)
		}
	}
	cost.Read = err == nil
	text, err := json.Marshal(cost)
	if err != nil {
		panic(err) // a cost can be written
	}
	fmt.Println(string(text))
	os.Exit(0)
}

// cost is what reading a return took, and why it was refused.
type cost struct {
	Read    bool
	Refused []string
	Time    time.Duration
	Memory  int64 // bytes at the most; 0 where the system does not say
}

func peakMemory() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	line, _, _ := strings.Cut(rest, "kB")
	kilobytes, err := strconv.ParseInt(strings.TrimSpace(line), 10, 64)
	if err != nil {
		return 0
	}
	return kilobytes << 10
}

func costOf(t *testing.T, path string) cost {
	t.Helper()
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), reader+"="+path)
	out, err := command.Output()
	require.NoError(t, err)
	var c cost
	require.NoError(t, json.NewDecoder(strings.NewReader(string(out))).Decode(&c))
	return c
}

// forged is a pack that was changed behind its history, by somebody who took care
// that its tables and triggers are as they should be.
func forged(t *testing.T, good []byte, script string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "forged.throughline")
	require.NoError(t, os.WriteFile(path, good, 0o600))
	db := connect(path, toChange)
	_, err := db.Exec("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA secure_delete = OFF; PRAGMA foreign_keys = OFF")
	require.NoError(t, err)
	triggers, err := texts(db, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
	require.NoError(t, err)
	tx, err := db.Begin()
	require.NoError(t, err)
	require.NoError(t, dropTriggers(tx))
	_, err = tx.Exec(script)
	require.NoError(t, err)
	_, err = tx.Exec(strings.Join(triggers, ";\n"))
	require.NoError(t, err)
	require.NoError(t, tx.Commit())
	require.NoError(t, db.Close())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	return content
}

// rowsInto is a script that fills a table with as many rows as short as can be.
func rowsInto(table string, n int) string {
	return fmt.Sprintf(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
		INSERT INTO %s (uid, position) SELECT printf('%%x', i + 100), i FROM n;`, n, table)
}

// schemaLoop makes a list of tables each of whose pages leads to the next a hundred
// times over, and the last to the first.
func schemaLoop(good []byte) []byte {
	const size, depth, fan = 4096, 15, 100
	content := append(make([]byte, 0), good...)
	for n := range depth {
		page := content[n*size : (n+1)*size]
		head := page
		if n == 0 {
			head = page[headerSize:]
		}
		clear(head)
		head[0] = innerPage
		binary.BigEndian.PutUint16(head[3:], fan)
		binary.BigEndian.PutUint32(head[8:], uint32(n+2))
		at := size - 8
		binary.BigEndian.PutUint32(page[at:], uint32(n+2))
		page[at+4] = 1
		for i := range fan {
			binary.BigEndian.PutUint16(head[12+2*i:], uint16(at))
		}
	}
	return content
}

func TestHostilePacksCostASentence(t *testing.T) {
	const mostMemory, mostTime = swollen * 300 << 20, slowed * 10 * time.Second
	good := packBytes(t)
	sealedPack := func(content []byte) []byte {
		var b strings.Builder
		require.NoError(t, seal(&b, content, "correct horse"))
		return []byte(b.String())
	}
	large := fmt.Sprintf("UPDATE event SET what = printf('%%.*c', %d, 'x') WHERE uid = 'e';", largestPack-2<<20)
	var tables strings.Builder
	for i := range 3_000 {
		fmt.Fprintf(&tables, "CREATE TABLE t%d (x);", i)
	}
	steps := `WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 150000) INSERT INTO txn
		SELECT i, 'edit', '', '', '2014-05-06T07:08:09.000Z', 0, 0, 0, 1, 0, '', hex(zeroblob(32)) FROM n;`
	for name, c := range map[string]struct {
		content []byte
		refused string // "" where it may be read, within bounds
	}{
		"one long text":               {forged(t, good, large), "too large"},
		"a long text that is taken":   {forged(t, good, fmt.Sprintf("UPDATE event SET what = printf('%%.*c', %d, 'x') WHERE uid = 'e';", longestText-1<<20)), ""},
		"a long text, sealed":         {sealedPack(forged(t, good, large)), "too large"},
		"as many rows as there may":   {forged(t, good, rowsInto("event", mostRows-10)+rowsInto("link", mostRows-100)), ""},
		"too many rows of one sort":   {forged(t, good, rowsInto("link", mostRows+10)), "too large"},
		"too many rows of all sorts":  {forged(t, good, rowsInto("link", 90_000)+rowsInto("bookmark", 90_000)+rowsInto("person", 90_000)), "too large"},
		"too many steps":              {forged(t, good, steps), "too large"},
		"steps that claim everything": {forged(t, good, strings.Replace(steps, "150000", "90000", 1)), "damaged"},
		"three thousand tables":       {forged(t, good, tables.String()), "damaged"},
		"tables that never end":       {schemaLoop(good), "damaged"},
		"an index that reckons":       {forged(t, good, "CREATE INDEX sly ON event (length(printf('%.*c', 100, title)))"), "damaged"},
		"a virtual table":             {forged(t, good, "CREATE VIRTUAL TABLE sly USING fts4(x)"), "damaged"},
		"another table":               {forged(t, good, "CREATE TABLE sly (x, y AS (x || x))"), "damaged"},
		"a view":                      {forged(t, good, "CREATE VIEW sly AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM n"), "damaged"},
		"a trigger":                   {forged(t, good, "CREATE TRIGGER sly AFTER INSERT ON event BEGIN DELETE FROM event; END"), "damaged"},
		"another passphrase":          {sealedAs(t, good, "wrong horse"), "passphrase"},
		"zeros":                       {append(append([]byte{}, good[:headerSize]...), make([]byte, largestPack-headerSize)...), "damaged"},
		"sealed and cut":              {sealedPack(good)[:5000], "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "in.throughline")
			require.NoError(t, os.WriteFile(path, c.content, 0o600))
			cost := costOf(t, path)
			t.Logf("%v, %d MB", cost.Time.Round(time.Millisecond), cost.Memory>>20)
			assert.Less(t, cost.Time, mostTime)
			assert.Less(t, cost.Memory, int64(mostMemory), "%d MB", cost.Memory>>20)
			assert.Equal(t, c.refused == "", cost.Read)
			if c.refused != "" {
				assert.Contains(t, cost.Refused, c.refused)
			}
			files, err := os.ReadDir(folder)
			require.NoError(t, err)
			assert.Len(t, files, 1, "nothing is written")
		})
	}
}

func sealedAs(t *testing.T, content []byte, passphrase string) []byte {
	t.Helper()
	var b strings.Builder
	require.NoError(t, seal(&b, content, passphrase))
	return []byte(b.String())
}
