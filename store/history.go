package store

import (
	"database/sql"
	"errors"
	"fmt"
	"math"
	"time"
)

// stepKind says what made a step of the history.
type stepKind string

// The kinds. A file begins with one create, which is not undone; an undo or a
// redo is a new step that reverses an older one.
const (
	stepCreate stepKind = "create"
	stepEdit   stepKind = "edit"
	stepImport stepKind = "import"
	stepUndo   stepKind = "undo"
	stepRedo   stepKind = "redo"
)

// Transaction is one step of the history.
type Transaction struct {
	Number  int64
	Kind    string // create, edit, import, undo, redo
	Label   string
	Who     string
	At      time.Time
	Undoes  int64 // the step that an undo or a redo reversed; else 0
	Changes int   // rows that came, went or changed
	Hash    string
}

// step is a row of txn.
type step struct {
	number             int64
	kind               stepKind
	label, who, at     string
	undoes             int64
	undoNext, redoNext int64
	first, changes     int64
	previous, hash     string
}

const stepColumns = "id, kind, label, who, at, undoes, undo_next, redo_next, first_change, changes, previous, hash"

func (s *step) fields() []any {
	return []any{&s.number, (*string)(&s.kind), &s.label, &s.who, &s.at, &s.undoes,
		&s.undoNext, &s.redoNext, &s.first, &s.changes, &s.previous, &s.hash}
}

// head is the last step, and what the next one builds on.
type head struct {
	number, lastChange int64
	undoNext, redoNext int64
	hash               string
	at                 time.Time
}

// timeLayout is how times are written in the history, in UTC.
const timeLayout = "2006-01-02T15:04:05.000Z"

// readHead reads the last step; the zero head of a history without steps.
func readHead(q querier) (head, error) {
	s, err := readStep(q, "ORDER BY id DESC LIMIT 1")
	if errors.Is(err, sql.ErrNoRows) {
		return head{}, nil
	}
	if err != nil {
		return head{}, err
	}
	at, err := time.Parse(timeLayout, s.at)
	if err != nil {
		return head{}, unreadable(fmt.Errorf("step %d: time", s.number))
	}
	return head{number: s.number, lastChange: s.first + s.changes - 1, undoNext: s.undoNext,
		redoNext: s.redoNext, hash: s.hash, at: at}, nil
}

func readStep(q querier, which string, args ...any) (step, error) {
	var s step
	err := q.QueryRow("SELECT "+stepColumns+" FROM txn "+which, args...).Scan(s.fields()...)
	return s, err
}

var errElsewhere = errors.New("history has grown by another program")

// step makes one step of the history of what body writes, and brings the
// memory up to date once it is on disk.
func (f *File) step(s step, body func(*writer) ([]*touch, error)) (Change, error) {
	if err := f.usable(); err != nil {
		return Change{}, fmt.Errorf("%s: %w", s.kind, err)
	}
	if err := f.copied.make(); err != nil {
		return Change{}, failure("copy", err)
	}
	tx, err := f.db.Begin()
	if err != nil {
		return Change{}, failure(string(s.kind), err)
	}
	committed := false
	defer func() {
		if !committed {
			f.rollBack(tx)
		}
	}()
	w := newWriter(tx)
	defer w.close()
	if err := f.begin(tx, &s); err != nil {
		return Change{}, failure(string(s.kind), err)
	}
	touched, err := body(w)
	if err != nil {
		return Change{}, failure(string(s.kind), err)
	}
	next, err := f.record(tx, &s)
	if err != nil {
		return Change{}, failure(string(s.kind), err)
	}
	if s.changes == 0 && s.kind != stepCreate {
		return Change{Label: s.label}, nil
	}
	if err := tx.Commit(); err != nil {
		return Change{}, failure(string(s.kind), err)
	}
	committed = true
	f.head = next
	f.copied.changed = true
	change := f.apply(s.label, touched)
	return change, failure(string(s.kind), f.readLabels(f.db))
}

// rollBack takes back what a step has written. Where the
// disk refused to take it, SQLite leaves the taking back to whoever reads next: it
// is read at once, so that the file is whole without the journal beside it.
func (f *File) rollBack(tx *sql.Tx) {
	_ = tx.Rollback()
	var tables int
	_ = f.db.QueryRow("SELECT count(*) FROM sqlite_schema").Scan(&tables) // what failed is told already
}

// begin numbers the step and lets the triggers record it.
func (f *File) begin(tx *sql.Tx, s *step) error {
	now, err := readHead(tx)
	if err != nil {
		return err
	}
	if now.number != f.head.number || now.hash != f.head.hash {
		return errElsewhere
	}
	s.number, s.previous, s.first = now.number+1, now.hash, now.lastChange+1
	s.who, s.at = f.options.Who, f.options.now().UTC().Format(timeLayout)
	if s.undoNext, s.redoNext, err = nextSteps(tx, *s); err != nil {
		return err
	}
	_, err = tx.Exec("UPDATE recording SET txn = ?", s.number)
	return err
}

// nextSteps says what Undo and Redo reverse after the step. The stacks need no
// list of their own: taking a step off one leaves the stack as it was before
// that step was made.
func nextSteps(q querier, s step) (undo, redo int64, err error) {
	before := func(column string) (next int64, err error) {
		err = q.QueryRow("SELECT "+column+" FROM txn WHERE id = ?", s.undoes-1).Scan(&next)
		return next, err
	}
	switch s.kind {
	case stepCreate:
		return 0, 0, nil
	case stepUndo:
		undo, err = before("undo_next")
		return undo, s.number, err
	case stepRedo:
		redo, err = before("redo_next")
		return s.number, redo, err
	}
	return s.number, 0, nil
}

// record writes the step behind its changes, chained to the one before.
func (f *File) record(tx *sql.Tx, s *step) (head, error) {
	chain := newChain()
	if err := chain.changes(tx, s.number, s.first-1, math.MaxInt64); err != nil {
		return head{}, err
	}
	s.changes = chain.count
	s.hash = chain.sum(*s)
	_, err := tx.Exec("INSERT INTO txn ("+stepColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		s.number, string(s.kind), s.label, s.who, s.at, s.undoes, s.undoNext, s.redoNext, s.first, s.changes, s.previous, s.hash)
	if err != nil {
		return head{}, err
	}
	if _, err := tx.Exec("UPDATE recording SET txn = NULL"); err != nil {
		return head{}, err
	}
	return readHead(tx)
}

// History lists the steps, newest first; limit 0 is all.
func (f *File) History(limit int) ([]Transaction, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.db == nil {
		return nil, fmt.Errorf("history: %w", ErrClosed)
	}
	if limit <= 0 {
		limit = -1
	}
	rows, err := f.db.Query("SELECT "+stepColumns+" FROM txn ORDER BY id DESC LIMIT ?", limit)
	if err != nil {
		return nil, failure("history", err)
	}
	defer rows.Close()
	var list []Transaction
	for rows.Next() {
		var s step
		if err := rows.Scan(s.fields()...); err != nil {
			return nil, failure("history", unreadable(err))
		}
		at, err := time.Parse(timeLayout, s.at)
		if err != nil {
			return nil, failure("history", unreadable(fmt.Errorf("step %d: time", s.number)))
		}
		list = append(list, Transaction{Number: s.number, Kind: string(s.kind), Label: s.label,
			Who: s.who, At: at, Undoes: s.undoes, Changes: int(s.changes), Hash: s.hash})
	}
	return list, failure("history", rows.Err())
}

// NamedVersion is what a version of the document was called, and since when.
type NamedVersion struct {
	Name string
	At   time.Time
}

// Versions lists what the review's settings have called the version of the
// document, the first first. A name that came back counts from when it first came.
func (f *File) Versions() ([]NamedVersion, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.db == nil {
		return nil, fmt.Errorf("versions: %w", ErrClosed)
	}
	rows, err := f.db.Query(`SELECT json_extract(c.new, '$.version') AS name, min(t.at) FROM change c JOIN txn t ON t.id = c.txn
		WHERE c.place = 'review' AND name <> '' GROUP BY name ORDER BY min(c.seq)`)
	if err != nil {
		return nil, failure("versions", err)
	}
	defer rows.Close()
	var list []NamedVersion
	for rows.Next() {
		var v NamedVersion
		var at string
		if err := rows.Scan(&v.Name, &at); err != nil {
			return nil, failure("versions", unreadable(err))
		}
		if v.At, err = time.Parse(timeLayout, at); err != nil {
			return nil, failure("versions", unreadable(errors.New("time of a step")))
		}
		list = append(list, v)
	}
	return list, failure("versions", rows.Err())
}
