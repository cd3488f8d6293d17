package store

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
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
		"CREATE TABLE parcel (id INTEGER PRIMARY KEY, uid TEXT NOT NULL) STRICT; ALTER TABLE event ADD COLUMN weight INTEGER NOT NULL DEFAULT 3")
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

// versionOne is a file as it was written before the second script: a review of
// two agencies, some edits, and an undo that Redo could make again.
func versionOne(t *testing.T) string { return fileOfVersion(t, 1) }

func fileOfVersion(t *testing.T, version int) string {
	t.Helper()
	packed, err := os.Open(fmt.Sprintf("testdata/version-%d.throughline.gz", version))
	require.NoError(t, err)
	defer packed.Close()
	unpacked, err := gzip.NewReader(packed)
	require.NoError(t, err)
	content, err := io.ReadAll(unpacked)
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), fmt.Sprintf("version %d.throughline", version))
	require.NoError(t, os.WriteFile(path, content, 0o600))
	return path
}

func TestAFileOfVersionOneIsReadAsItWas(t *testing.T) {
	path := versionOne(t)
	f, err := Open(path, testOptions())
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, f.Close()) })
	verified(t, f)
	r := f.Review()
	assert.Equal(t, []string{"Health visiting", "The Police"}, agencyNames(f))
	assert.True(t, r.Agency("pol").Hidden)
	assert.Equal(t, chronology.Agency{UID: "hv", Name: "Health visiting", Short: "HV", Colour: "#2f6f9f"}, *r.Agency("hv"))
	assert.Equal(t, chronology.UsualSilenceDays, r.Agency("hv").SilenceThreshold())
	assert.Equal(t, chronology.UsualLateDays, r.Settings.LateAfter())
	assert.Len(t, r.Settings.Rules, 1)
	assert.True(t, r.KindNamed("home visit").IsContact(), "kinds from before it could be said")
	assert.False(t, r.KindNamed("decision").IsContact())
	assert.Equal(t, &chronology.Event{
		UID: "visit", Agency: "hv", Service: "nn", Kind: "kind home visit", When: chronology.When{Wording: "8 May 2013"},
		Title: "Visit", What: "A visit.", Source: "Record", Key: true,
		Seen: []chronology.ChildSeen{{Child: "anna", State: chronology.SeenYes}},
		Told: []chronology.Told{{Agency: "pol", When: "9 May 2013", By: "Nursery nurse"}},
	}, r.Event("visit"))
	assert.Empty(t, r.Bookmarks)
	kept, err := Copies(path)
	require.NoError(t, err)
	assert.Len(t, kept, 1, "a copy for the older version of the program")
}

func TestTheHistoryOfVersionOneGoesOn(t *testing.T) {
	f, err := Open(versionOne(t), testOptions())
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, f.Close()) })
	_, err = f.Redo()
	require.NoError(t, err)
	assert.NotNil(t, f.Review().Event("late"), "what was undone before")
	_, err = f.Undo()
	require.NoError(t, err)
	_, err = f.Undo()
	require.NoError(t, err)
	assert.Equal(t, []string{"Health visiting", "Police"}, agencyNames(f), "a step of before is taken back")

	visit := f.Review().Event("visit").Copy()
	visit.DayLine, visit.Era = true, true
	hv := *f.Review().Agency("hv")
	hv.InvolvedFrom, hv.InvolvedTo, hv.SilenceDays = "1 January 2013", "{visit}", 42
	kind := *f.Review().Kind("kind telephone call")
	kind.Contact = chronology.ContactNo
	settings := *f.Review().Settings
	settings.LateDays = 2
	mark := &chronology.Bookmark{UID: "mark", Title: "The visit", Event: "visit", From: 15833.25, To: 15840}
	edit(t, f, "say more", put(visit, &hv, &kind, &settings, mark))
	after := content(f.Review())
	f = reopen(t, f)
	assert.Equal(t, after, content(f.Review()))
	verified(t, f)
	_, err = f.Undo()
	require.NoError(t, err)
	assert.False(t, f.Review().Event("visit").Era)
	assert.Empty(t, f.Review().Agency("hv").InvolvedFrom)
	assert.Empty(t, f.Review().Bookmarks)
	verified(t, f)
	_, err = f.Redo()
	require.NoError(t, err)
	assert.Equal(t, after, content(f.Review()))
	verified(t, f)
}

func TestAFileOfVersionTwoIsReadAndGoesOn(t *testing.T) {
	f, err := Open(fileOfVersion(t, 2), testOptions())
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, f.Close()) })
	verified(t, f)
	r := f.Review()
	assert.Equal(t, 3, r.Settings.LateAfter())
	assert.Equal(t, chronology.Version{For: chronology.Published, Dates: chronology.DatesRelative}, r.Settings.PublishedVersion())
	assert.Equal(t, []string{"Annie"}, r.Person("anna").Aliases)
	assert.Empty(t, r.Masks)

	settings := *r.Settings
	settings.PublishedDates, settings.PublishedNeutral = chronology.DatesMonth, true
	edit(t, f, "prepare to publish", put(&settings,
		&chronology.Mask{UID: "mask", Text: "Oak House", With: "a refuge", Panel: true},
		&chronology.Decision{UID: "decision", Entity: "visit", Field: "what happened", Found: "Will", Before: "then ", After: " she", Refused: true},
		&chronology.Allowance{UID: "allowance", Finding: "name-1", For: chronology.ForPanel, Kind: "name", Found: "Anna", Where: "page 1"},
		&chronology.Copy{UID: "copy", Number: 3, Reader: "A. Reader", For: chronology.ForPanel, Version: "draft 2", On: "2026-11-24"}))
	edit(t, f, "send a pack", put(&chronology.Pack{UID: "pack", Agency: "hv", Version: 1, Due: "1 June 2014"},
		&chronology.AgencyReturn{UID: "return", Pack: "pack", Agency: "hv", Version: 4, Head: "ab", Heads: "ab\ncd"},
		&chronology.Conflict{UID: "conflict", Agency: "hv", Entity: "visit", Sort: "event", Field: "what", Mine: "m", Theirs: "t"}))
	after := content(f.Review())
	f = reopen(t, f)
	assert.Equal(t, after, content(f.Review()))
	verified(t, f)
	for range 2 {
		_, err = f.Undo()
		require.NoError(t, err)
	}
	_, err = f.Undo()
	require.NoError(t, err, "a step of before is taken back")
	assert.Empty(t, f.Review().Packs)
	assert.Empty(t, f.Review().Masks)
	assert.Empty(t, f.Review().Event("visit").Outcome)
	verified(t, f)
}

func TestAFileOfVersionThreeIsReadAndGoesOn(t *testing.T) {
	f, err := Open(fileOfVersion(t, 3), testOptions())
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, f.Close()) })
	verified(t, f)
	r := f.Review()
	assert.Equal(t, chronology.DatesMonth, r.Settings.PublishedDates)
	assert.Equal(t, "a refuge", r.Masks[0].With)
	require.Len(t, r.Allowances, 1)
	assert.Empty(t, r.Receipts)
	assert.Empty(t, r.Settings.Methodology)

	settings := *r.Settings
	settings.Methodology = "From the agencies' records.\nDates are theirs."
	edit(t, f, "bring in", put(&settings,
		&chronology.Receipt{UID: "receipt", Name: "return.docx", Size: 4711, SHA256: "ab", Taken: "2014-05-06T07:08:09Z", Agency: "hv", Events: 3},
		&chronology.ColumnMatch{UID: "match", Agency: "hv", Heading: "who wrote it", Field: "professionals"},
		&chronology.Query{UID: "query", Agency: "hv", Event: "visit", Text: "Who was there?", Asked: "2026-11-24", Due: "1 December 2026"}))
	after := content(f.Review())
	f = reopen(t, f)
	assert.Equal(t, after, content(f.Review()))
	verified(t, f)
	_, err = f.Undo()
	require.NoError(t, err)
	assert.Empty(t, f.Review().Receipts)
	assert.Empty(t, f.Review().Settings.Methodology)
	_, err = f.Undo()
	require.NoError(t, err, "a step of before is taken back")
	verified(t, f)
}
