package store

import (
	"database/sql"
	"errors"
	"strings"
)

// writer changes rows inside a transaction. It prepares each statement once.
type writer struct {
	tx       *sql.Tx
	prepared map[string]*sql.Stmt
}

func newWriter(tx *sql.Tx) *writer { return &writer{tx: tx, prepared: map[string]*sql.Stmt{}} }

// close frees the statements; the transaction stays open.
func (w *writer) close() {
	for _, s := range w.prepared {
		s.Close()
	}
}

func (w *writer) statement(query string) (*sql.Stmt, error) {
	if s, ok := w.prepared[query]; ok {
		return s, nil
	}
	s, err := w.tx.Prepare(query)
	if err != nil {
		return nil, err
	}
	w.prepared[query] = s
	return s, nil
}

func (w *writer) exec(query string, args ...any) (sql.Result, error) {
	s, err := w.statement(query)
	if err != nil {
		return nil, err
	}
	return s.Exec(args...)
}

// insert adds a row and returns its id.
func (w *writer) insert(table string, columns []string, values []any) (int64, error) {
	marks := strings.Repeat(", ?", len(columns))[2:]
	result, err := w.exec("INSERT INTO "+table+" ("+strings.Join(columns, ", ")+") VALUES ("+marks+")", values...)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// update sets columns of the one row whose key columns have the key values.
func (w *writer) update(table string, columns []string, values []any, keys []string, key ...any) error {
	return w.one("UPDATE "+table+" SET "+strings.Join(columns, " = ?, ")+" = ?"+where(keys),
		append(values, key...))
}

// delete deletes the one row whose key columns have the key values.
func (w *writer) delete(table string, keys []string, key ...any) error {
	return w.one("DELETE FROM "+table+where(keys), key)
}

func where(keys []string) string { return " WHERE " + strings.Join(keys, " = ? AND ") + " = ?" }

var errRowGone = errors.New("row is not there")

// one runs a statement that must change exactly one row.
func (w *writer) one(query string, args []any) error {
	result, err := w.exec(query, args...)
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	if err == nil && n != 1 {
		return errRowGone
	}
	return err
}

// Query implements querier with prepared statements.
func (w *writer) Query(query string, args ...any) (*sql.Rows, error) {
	s, err := w.statement(query)
	if err != nil {
		return nil, err
	}
	return s.Query(args...)
}

// QueryRow implements querier with prepared statements.
func (w *writer) QueryRow(query string, args ...any) *sql.Row {
	s, err := w.statement(query)
	if err != nil {
		return w.tx.QueryRow(query, args...) // fails likewise, in the row
	}
	return s.QueryRow(args...)
}
