package store

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

func verified(t *testing.T, f *File) {
	t.Helper()
	v, err := f.Verify()
	require.NoError(t, err)
	assert.Empty(t, v.Problems)
	assert.True(t, v.OK)
}

// tampered makes a review of some steps and changes its file behind the back
// of the program, with the guarding triggers out of the way.
func tampered(t *testing.T, statement string) Verification {
	t.Helper()
	f := newFile(t, chronology.NewReview("A review"))
	event := &chronology.Event{UID: "e1", What: "A visit.", Lines: []chronology.UID{"l1", "l2"}}
	edit(t, f, "one", put(event))
	event = event.Copy()
	event.What = "A home visit."
	edit(t, f, "two", put(event))
	edit(t, f, "three", put(agency("a1", "Police")))
	verified(t, f)
	tx, err := f.db.Begin()
	require.NoError(t, err)
	require.NoError(t, dropTriggers(tx))
	_, err = tx.Exec(statement)
	require.NoError(t, err)
	require.NoError(t, tx.Commit())
	v, err := f.Verify()
	require.NoError(t, err)
	return v
}

func TestVerifyFindsTampering(t *testing.T) {
	for name, statement := range map[string]string{
		"a row changed":                    "UPDATE event SET what = 'No visit.'",
		"a row deleted":                    "DELETE FROM event_line WHERE position = 1",
		"a row added":                      "INSERT INTO agency (uid, position) VALUES ('x', 99)",
		"what was recorded changed":        "UPDATE change SET new = replace(new, 'home', 'late')",
		"a record removed":                 "DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)",
		"a record added":                   "INSERT INTO change (txn, place, key, op) VALUES (9, 'event', 1, 'delete')",
		"who changed":                      "UPDATE txn SET who = 'Somebody' WHERE id = 2",
		"when changed":                     "UPDATE txn SET at = '2001-01-01T00:00:00.000Z' WHERE id = 2",
		"the name of a step changed":       "UPDATE txn SET label = 'else' WHERE id = 3",
		"what undo reverses changed":       "UPDATE txn SET undo_next = 2 WHERE id = 4",
		"a step in the middle removed":     "DELETE FROM txn WHERE id = 3; DELETE FROM change WHERE txn = 3",
		"the last step removed, rows kept": "DELETE FROM txn WHERE id = 4; DELETE FROM change WHERE txn = 4",
	} {
		t.Run(name, func(t *testing.T) {
			v := tampered(t, statement)
			assert.False(t, v.OK)
			assert.NotEmpty(t, v.Problems)
		})
	}
}

func TestVerifySaysWhatItChecked(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "add", put(&chronology.Event{UID: "e1"}, &chronology.Event{UID: "e2"}))
	v, err := f.Verify()
	require.NoError(t, err)
	steps, err := f.History(1)
	require.NoError(t, err)
	assert.Equal(t, Verification{OK: true, Events: 2, Transactions: 2, Head: steps[0].Hash, Problems: []string{}}, v)
}

func TestTheHistoryIsGuarded(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "add", put(&chronology.Event{UID: "e1"}))
	for name, statement := range map[string]string{
		"a change that no step records": "UPDATE event SET what = 'x'",
		"an addition":                   "INSERT INTO agency (uid, position) VALUES ('x', 1)",
		"a deletion":                    "DELETE FROM event",
		"an altered step":               "UPDATE txn SET who = 'x'",
		"a deleted step":                "DELETE FROM txn",
		"an altered record":             "UPDATE change SET new = '{}'",
		"a deleted record":              "DELETE FROM change",
		"a record of no step":           "INSERT INTO change (txn, place, key, op) VALUES (2, 'event', 1, 'delete')",
	} {
		_, err := f.db.Exec(statement)
		assert.ErrorContains(t, err, "history", name)
	}
	verified(t, f)
}
