package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// Verification is the outcome of Verify.
type Verification struct {
	OK           bool     `json:"ok"`
	Events       int      `json:"events"`
	Transactions int      `json:"transactions"`
	Head         string   `json:"head"`     // hash of the last step, to be compared with what a print says
	Problems     []string `json:"problems"` // with ids and names of tables only

	brief bool // one problem of the history is enough
}

// mostProblems is how many problems are listed; damage tends to repeat itself.
const mostProblems = 50

// Verify checks the database, the chain of the history, and that the history
// folds to the present state. Problems are findings; an error is returned only
// where the checks could not be made.
func (f *File) Verify() (Verification, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.db == nil {
		return Verification{}, fmt.Errorf("verify: %w", ErrClosed)
	}
	tx, err := f.db.Begin() // so that all is of one moment
	if err != nil {
		return Verification{}, failure("verify", err)
	}
	defer tx.Rollback()
	v := Verification{Problems: []string{}}
	for _, check := range []func(querier) error{v.checkDatabase, v.checkChain, v.checkFold} {
		err := check(tx)
		if errors.Is(failure("", err), ErrDamaged) {
			v.found("database cannot be read")
			break
		}
		if err != nil {
			return Verification{}, failure("verify", err)
		}
	}
	v.Events = len(f.review.Events)
	v.OK = len(v.Problems) == 0
	return v, nil
}

func (v *Verification) found(format string, args ...any) {
	if len(v.Problems) < mostProblems {
		v.Problems = append(v.Problems, fmt.Sprintf(format, args...))
	}
}

// checkDatabase asks SQLite whether pages, indexes, types and references fit.
func (v *Verification) checkDatabase(q querier) error {
	lines, err := texts(q, "SELECT integrity_check FROM pragma_integrity_check")
	if err != nil {
		return err
	}
	for _, line := range lines {
		if line != "ok" {
			v.found("database: %s", line)
		}
	}
	lines, err = texts(q, `SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check`)
	if err != nil {
		return err
	}
	for _, line := range lines {
		v.found("database: row without its owner: %s", line)
	}
	return nil
}

// checkChain hashes every step again.
func (v *Verification) checkChain(q querier) error {
	steps, err := readSteps(q)
	if err != nil {
		return err
	}
	v.Transactions = len(steps)
	before := step{}
	for i, s := range steps {
		if s.number != int64(i)+1 || s.previous != before.hash || s.first != before.first+before.changes+firstChange(i) {
			v.found("history: step %d does not follow the one before", s.number)
		}
		c := newChain()
		if err := c.changes(q, s.number, s.first-1, s.first-1+s.changes); err != nil {
			return err
		}
		if c.count != s.changes || c.sum(s) != s.hash {
			v.found("history: step %d is not as it was recorded", s.number)
		}
		if v.brief && len(v.Problems) > 0 {
			return nil
		}
		before = s
	}
	v.Head = before.hash
	var logged int64
	if err := q.QueryRow("SELECT count(*) FROM change").Scan(&logged); err != nil {
		return err
	}
	if logged != max(0, before.first+before.changes-1) {
		v.found("history: changes without a step")
	}
	return nil
}

// firstChange makes the numbers of changes begin at 1.
func firstChange(step int) int64 {
	if step == 0 {
		return 1
	}
	return 0
}

func readSteps(q querier) ([]step, error) {
	rows, err := q.Query("SELECT " + stepColumns + " FROM txn ORDER BY id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []step
	for rows.Next() {
		var s step
		if err := rows.Scan(s.fields()...); err != nil {
			return nil, unreadable(err)
		}
		list = append(list, s)
	}
	return list, rows.Err()
}

// rowKey names a row of a table.
type rowKey struct {
	place string
	key   int64
}

// checkFold makes all changes again on paper and compares what comes out with
// the rows that are there.
func (v *Verification) checkFold(q querier) error {
	rows, err := v.fold(q)
	if err != nil {
		return err
	}
	tables, err := loggedTables(q)
	if err != nil {
		return err
	}
	for _, table := range tables {
		if err := v.compare(q, table, rows); err != nil {
			return err
		}
	}
	for at := range rows {
		v.found("%s %d: recorded, but not there", at.place, at.key)
	}
	return nil
}

// fold returns the rows that the history leads to, as JSON.
func (v *Verification) fold(q querier) (map[rowKey]string, error) {
	rows, err := q.Query("SELECT place, key, op, coalesce(new, '') FROM change ORDER BY seq")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	state := map[rowKey]string{}
	for rows.Next() {
		var at rowKey
		var op, now string
		if err := rows.Scan(&at.place, &at.key, &op, &now); err != nil {
			return nil, unreadable(err)
		}
		switch op {
		case "insert":
			state[at] = now
		case "delete":
			delete(state, at)
		default:
			if state[at], err = patch(state[at], now); err != nil {
				v.found("history: %s %d: unreadable change", at.place, at.key)
			}
		}
	}
	return state, rows.Err()
}

// patch sets the members of one JSON object in another.
func patch(row, change string) (string, error) {
	var to, from map[string]json.RawMessage
	if err := errors.Join(json.Unmarshal([]byte(row), &to), json.Unmarshal([]byte(change), &from)); err != nil || to == nil {
		return row, errors.Join(errStrange, err)
	}
	for name, value := range from {
		to[name] = value
	}
	text, err := json.Marshal(to)
	return string(text), err
}

// compare takes the rows of a table out of those that are expected.
func (v *Verification) compare(q querier, table string, expected map[rowKey]string) error {
	columns, err := texts(q, "SELECT name FROM pragma_table_info(?) ORDER BY cid", table)
	if err != nil {
		return err
	}
	defaults, err := defaultsOf(q, table)
	if err != nil {
		return err
	}
	rows, err := q.Query("SELECT t.id, " + rowJSON("t", columns) + " FROM " + table + " AS t")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		at := rowKey{place: table}
		var present string
		if err := rows.Scan(&at.key, &present); err != nil {
			return unreadable(err)
		}
		want, known := expected[at]
		delete(expected, at)
		switch {
		case !known:
			v.found("%s %d: there, but not recorded", table, at.key)
		case want != present && !sameRow(want, present, defaults):
			v.found("%s %d: not as recorded", table, at.key)
		}
	}
	var strange sqlite3.Error
	if err := rows.Err(); !errors.As(err, &strange) || strange.Code != sqlite3.ErrError {
		return err
	}
	v.found("%s: a row holds what no review can", table) // a damaged type, of which no JSON can be made
	return nil
}

// sameRow compares a recorded row with a present one by what they hold. Columns
// that are newer than the record have their default in it.
func sameRow(recorded, present string, defaults map[string]any) bool {
	x, err := readRow(recorded)
	if err != nil || x == nil {
		return false
	}
	y, err := readRow(present)
	if err != nil {
		return false
	}
	for name, value := range defaults {
		if _, there := x[name]; !there {
			x[name] = value
		}
	}
	return maps.Equal(x, y)
}

// defaultsOf are the values that columns have where a row gives none.
func defaultsOf(q querier, table string) (map[string]any, error) {
	pairs, err := texts(q, `SELECT quote(name) || ', ' || dflt_value FROM pragma_table_info(?)
		WHERE dflt_value IS NOT NULL`, table)
	if err != nil {
		return nil, err
	}
	row, err := texts(q, "SELECT json_object("+strings.Join(pairs, ", ")+")")
	if err != nil {
		return nil, err
	}
	return readRow(row[0])
}
