package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/mattn/go-sqlite3"
)

// Errors that a caller tells apart; ui/errors.go words them for people. None
// holds a name, a path or a word of the review.
var (
	ErrForeign  = errors.New("not a Throughline review")
	ErrNewer    = errors.New("saved by a newer version")
	ErrDamaged  = errors.New("damaged file")
	ErrExists   = errors.New("file exists already")
	ErrNothing  = errors.New("nothing to undo or redo")
	ErrNoSpace  = errors.New("no space left")
	ErrReadOnly = errors.New("file or folder cannot be written")
	ErrClosed   = errors.New("file is closed")
	ErrUnknown  = errors.New("no such entity")
	// Of packs and returns.
	ErrTooLarge       = errors.New("larger than any return")
	ErrSentDamaged    = errors.New("what was sent is damaged") // an ErrDamaged too
	ErrSealed         = errors.New("a passphrase is needed")
	ErrPassphrase     = errors.New("wrong passphrase")
	ErrWeakPassphrase = errors.New("passphrase too short")
)

// LockedError says who has the file open.
type LockedError struct {
	Who, Host string
	Since     time.Time
}

// Error implements error, without saying who: errors travel further than files.
func (e *LockedError) Error() string { return "file is open elsewhere" }

// unreadable marks an error met while reading what the program itself writes.
func unreadable(err error) error {
	var database sqlite3.Error
	if errors.As(err, &database) && database.Code == sqlite3.ErrTooBig {
		return fmt.Errorf("%w: %w", ErrTooLarge, err) // longer than we let SQLite read of others
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

// sent marks the damage of a file that came from others, who can send it again.
func sent(err error) error {
	if errors.Is(err, ErrDamaged) {
		return fmt.Errorf("%w: %w", ErrSentDamaged, err)
	}
	return err
}

// told apart by callers, whatever the library that met it.
var sqliteErrors = map[sqlite3.ErrNo]error{
	sqlite3.ErrCorrupt:  ErrDamaged,
	sqlite3.ErrNotADB:   ErrDamaged,
	sqlite3.ErrFormat:   ErrDamaged,
	sqlite3.ErrFull:     ErrNoSpace,
	sqlite3.ErrReadonly: ErrReadOnly,
	sqlite3.ErrPerm:     ErrReadOnly,
	sqlite3.ErrCantOpen: ErrReadOnly,
}

// failure names the operation that failed, marks the error as one of those
// that callers tell apart, and takes paths out of it.
func failure(operation string, err error) error {
	if err == nil {
		return nil
	}
	var path *fs.PathError
	var link *os.LinkError
	var database sqlite3.Error
	switch {
	case errors.As(err, &path):
		err = fmt.Errorf("%s: %w", path.Op, path.Err)
	case errors.As(err, &link):
		err = fmt.Errorf("%s: %w", link.Op, link.Err)
	case errors.As(err, &database):
		err = markDatabase(err, database)
	}
	if outOfSpace(err) && !errors.Is(err, ErrNoSpace) {
		err = fmt.Errorf("%w: %w", ErrNoSpace, err)
	}
	if (errors.Is(err, fs.ErrPermission) || readOnlyVolume(err)) && !errors.Is(err, ErrReadOnly) {
		err = fmt.Errorf("%w: %w", ErrReadOnly, err)
	}
	return fmt.Errorf("%s: %w", operation, err)
}

func markDatabase(err error, database sqlite3.Error) error {
	if outOfSpace(database.SystemErrno) {
		return fmt.Errorf("%w: %w", ErrNoSpace, err)
	}
	if known := sqliteErrors[database.Code]; known != nil && !errors.Is(err, known) {
		return fmt.Errorf("%w: %w", known, err)
	}
	return err
}
