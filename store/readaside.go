package store

import (
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"slices"
)

// readAside is how many events are worth a second connection to read them.
const readAside = 10_000

// read reads what a shelf holds. Many events are read by two connections at
// once, each the half of them: most of that is work of the processor. Both see
// the same, since nobody can write while the first transaction lasts; where the
// file is opened to read only that does not hold for every kind of journal.
func (f *File) read(tx *sql.Tx, sh shelf) ([]stored, error) {
	last := int64(0)
	if sh == events && !f.options.ReadOnly && runtime.GOMAXPROCS(0) > 1 {
		if err := tx.QueryRow("SELECT coalesce(max(id), 0) FROM event").Scan(&last); err != nil {
			return nil, fmt.Errorf("load event: %w", err)
		}
	}
	if last < readAside {
		return sh.load(tx, "")
	}
	half := last / 2
	var upper []stored
	read := make(chan error, 1)
	go func() {
		var err error
		upper, err = f.readBeside(sh, half, last)
		read <- err
	}()
	lower, err := sh.loadBetween(tx, 0, half, int(last))
	if err := errors.Join(err, <-read); err != nil {
		return nil, err
	}
	list := append(lower, upper...)
	if !slices.IsSortedFunc(list, inOrder) {
		slices.SortFunc(list, inOrder)
	}
	return list, nil
}

// readBeside reads over a connection of its own.
func (f *File) readBeside(sh shelf, above, upTo int64) (list []stored, err error) {
	db := connect(f.path, toRead)
	defer func() { err = errors.Join(err, db.Close()) }()
	tx, err := db.Begin()
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	return sh.loadBetween(tx, above, upTo, int(upTo-above))
}
