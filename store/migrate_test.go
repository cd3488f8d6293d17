package store

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// openWith opens a file as a version of the program with these scripts would.
func openWith(t *testing.T, path string, o Options, scripts []string) (*File, error) {
	t.Helper()
	f := &File{path: path, options: o}
	if !o.ReadOnly {
		var err error
		f.lock, err = f.takeLock()
		require.NoError(t, err)
	}
	err := f.open(scripts)
	t.Cleanup(func() { assert.NoError(t, f.Close()) })
	return f, err
}

// later are scripts of versions to come: new columns and a new table.
func later() []string {
	return append(slices.Clone(scripts),
		"ALTER TABLE agency ADD COLUMN motto TEXT NOT NULL DEFAULT 'it''s new'",
		"CREATE TABLE pack (id INTEGER PRIMARY KEY, uid TEXT NOT NULL) STRICT; ALTER TABLE event ADD COLUMN weight INTEGER NOT NULL DEFAULT 3")
}

func olderFile(t *testing.T) string {
	t.Helper()
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "add", put(agency("a", "A"), &chronology.Event{UID: "e"}))
	edit(t, f, "delete", remove("a"))
	require.NoError(t, f.Close())
	return f.Path()
}

func TestAnOlderFileIsCopiedAndUpgraded(t *testing.T) {
	path := olderFile(t)
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	f, err := openWith(t, path, testOptions(), later())
	require.NoError(t, err)
	verified(t, f)
	_, err = f.Undo()
	require.NoError(t, err, "steps of the older version are undone")
	assert.Equal(t, []string{"A"}, agencyNames(f))
	edit(t, f, "rename", put(agency("a", "B")))
	verified(t, f)
	require.NoError(t, f.Close())

	list, err := Copies(path)
	require.NoError(t, err)
	require.Len(t, list, 1)
	kept, err := os.ReadFile(list[0].Path)
	require.NoError(t, err)
	assert.True(t, bytes.Equal(before, kept))
	_, err = Open(path, testOptions())
	require.ErrorIs(t, err, ErrNewer, "for the older version")
}

func TestAnOlderFileIsReadWithoutChangingIt(t *testing.T) {
	path := olderFile(t)
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	f, err := openWith(t, path, Options{ReadOnly: true}, later())
	require.NoError(t, err)
	assert.NotNil(t, f.Review().Event("e"))
	verified(t, f)
	require.NoError(t, f.Close())
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.True(t, bytes.Equal(before, after))
}

func TestAFailedUpgradeLeavesTheFileAsItWas(t *testing.T) {
	path := olderFile(t)
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	f, err := openWith(t, path, testOptions(), append(slices.Clone(scripts),
		"CREATE TABLE fine (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE fine (id INTEGER PRIMARY KEY)"))
	require.Error(t, err)
	require.NoError(t, f.Close())
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.True(t, bytes.Equal(before, after))
}

func TestTablesOfOthersAreLeftAlone(t *testing.T) {
	path := olderFile(t)
	db := connect(path, toChange)
	_, err := db.Exec("CREATE TABLE notes (line TEXT); INSERT INTO notes VALUES ('x')")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	f, err := openWith(t, path, testOptions(), later())
	require.NoError(t, err)
	verified(t, f)
}

func TestScriptsAreNumberedWithoutAGap(t *testing.T) {
	assert.Panics(t, func() { mustReadScripts(fstest.MapFS{"migrations/0002_x.sql": {}}) })
	assert.NotEmpty(t, scripts)
}

// TestEveryColumnIsRead compares what the tables have with what the program
// reads: a column that is in a script only would never be filled.
func TestEveryColumnIsRead(t *testing.T) {
	db := connectMemory()
	defer db.Close()
	require.NoError(t, migrate(db, 0, scripts))
	tables, err := loggedTables(db)
	require.NoError(t, err)
	for _, table := range tables {
		columns, err := texts(db, "SELECT name FROM pragma_table_info(?)", table)
		require.NoError(t, err)
		assert.ElementsMatch(t, columns, homes[table].columns, table)
		create, err := texts(db, "SELECT sql FROM sqlite_schema WHERE name = ?", table)
		require.NoError(t, err)
		assert.True(t, strings.HasSuffix(create[0], "STRICT"), table)
	}
	assert.Len(t, homes, len(tables))
}

func TestTriggersAndViewsOfOthersAreRefused(t *testing.T) {
	for statement, want := range map[string]error{
		"CREATE TRIGGER sly AFTER INSERT ON txn BEGIN SELECT 1; END": ErrDamaged,
		"CREATE VIEW sly AS SELECT 1":                                ErrDamaged,
		"DROP TRIGGER event_log_update":                              ErrDamaged,
		"CREATE INDEX harmless ON event (agency)":                    nil,
		"ANALYZE": nil,
	} {
		path := olderFile(t)
		db := connect(path, toChange)
		_, err := db.Exec(statement)
		require.NoError(t, err)
		require.NoError(t, db.Close())
		f, err := openWith(t, path, testOptions(), scripts)
		require.ErrorIs(t, err, want, statement)
		require.NoError(t, f.Close())
	}
}
