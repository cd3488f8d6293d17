// Package store keeps one review in one file: a SQLite database that is whole
// at every moment between edits.
//
// A File holds the review in memory and its database beside it. Edit, Undo and
// Redo change rows, which triggers log (triggers.go), chain the log
// (history.go), commit, and then bring the memory up to date (memory.go). Each
// kind of entity says in the file of its name where its fields lie; shelf.go
// and part.go read and write them all alike.
//
// Beside the file x.throughline lie, while it is open, .x.throughline.lock and
// SQLite's journal; and for good the folder "x copies" (copies.go).
package store

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"throughline.org/throughline/chronology"
)

// Options are what a file is opened with.
type Options struct {
	Who      string           // who is making changes, for the history
	Now      func() time.Time // nil: time.Now
	ReadOnly bool             // for commands that only look
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

// File is one review, open. Its methods may be called from any goroutine; the
// Review they share is read and changed on one.
type File struct {
	path    string
	options Options
	lock    *lock // nil when opened to read only

	mu     sync.Mutex // of all below
	db     *sql.DB    // nil when closed
	review *chronology.Review
	places map[chronology.UID]int64 // position of every entity in its list; nil until a step needs it
	loaded map[shelf][]int64        // the positions as they were read; nil once they are in places
	last   map[shelf]int64          // last position given in a list
	head   head
	undo   string // label of the step that Undo takes back
	redo   string
	copied *pendingCopy
	index  *index // of the words, nil until the review is read
}

// Change says what an edit, an undo or a redo did, so that views refresh what they show.
type Change struct {
	Label  string
	Events []chronology.UID // events put or removed
	Others bool             // anything else: people, agencies, links, paragraphs, settings
}

// Open opens a file, upgrades an older one (after a copy) and takes the lock.
// What is not a whole review of this or an older version is refused with
// ErrForeign, ErrDamaged or ErrNewer and left as it is; one that is open
// elsewhere with a *LockedError.
func Open(path string, o Options) (*File, error) {
	go presentSchema()
	path, err := resolve(path)
	if err != nil {
		return nil, failure("open", err)
	}
	if _, err := inspect(path, len(scripts)); err != nil {
		return nil, err
	}
	f := &File{path: path, options: o}
	if !o.ReadOnly {
		if f.lock, err = f.takeLock(); err != nil {
			return nil, err
		}
	}
	if err := f.open(scripts); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// resolve follows links, so that one file has one lock by whatever name it is opened.
func resolve(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(path)
}

func (f *File) takeLock() (*lock, error) {
	host, err := os.Hostname()
	if err != nil {
		host = ""
	}
	return takeLock(f.path, holder{Who: f.options.Who, Host: host, Since: f.options.now()})
}

// open connects, upgrades and reads everything. The version is read again, as
// the file may have changed until the lock was taken.
func (f *File) open(scripts []string) error {
	version, err := inspect(f.path, len(scripts))
	if err != nil {
		return err
	}
	how := toRead
	if !f.options.ReadOnly {
		how = toChange
		if err := writable(f.path); err != nil {
			return failure("open", err)
		}
	}
	f.db = connect(f.path, how)
	f.copied = &pendingCopy{of: f.path, at: f.options.now()}
	if version < len(scripts) {
		if err := f.upgrade(version, scripts); err != nil {
			return err
		}
	}
	if err := checkSchema(f.db, scripts); err != nil {
		return failure("open", err)
	}
	if how == toChange {
		if err := dropOrphans(f.db); err != nil {
			return failure("open", err)
		}
	}
	if err := f.load(); err != nil {
		return failure("open", err)
	}
	f.index = newIndex()
	return nil
}

// writable tells now what SQLite would tell at the first edit.
func writable(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

// load reads the review and the head of its history.
func (f *File) load() error {
	tx, err := f.db.Begin() // so that all is of one moment
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if f.head, err = readHead(tx); err != nil {
		return err
	}
	f.review = &chronology.Review{}
	f.loaded = map[shelf][]int64{}
	f.last = map[shelf]int64{}
	for _, sh := range shelves {
		list, err := f.read(tx, sh)
		if err != nil {
			return err
		}
		entities := make([]chronology.Entity, len(list))
		positions := make([]int64, len(list))
		for i, s := range list {
			entities[i], positions[i] = s.entity, s.position
			f.last[sh] = max(f.last[sh], s.position)
		}
		f.loaded[sh] = positions
		sh.relist(f.review, entities)
	}
	return f.readLabels(tx)
}

// standing is where every entity stands in its list. It is listed for the first
// step: one who only looks does not need it.
func (f *File) standing() map[chronology.UID]int64 {
	if f.places != nil {
		return f.places
	}
	n := 0
	for _, positions := range f.loaded {
		n += len(positions)
	}
	f.places = make(map[chronology.UID]int64, n)
	for sh, positions := range f.loaded {
		for i, x := range sh.listed(f.review) {
			f.places[x.Identity()] = positions[i]
		}
	}
	f.loaded = nil
	return f.places
}

// place notes where an entity stands in its list.
func (f *File) place(sh shelf, uid chronology.UID, position int64) {
	f.standing()[uid] = position
	f.last[sh] = max(f.last[sh], position)
}

// Review is the present state. Treat it as read-only: changes go through Edit.
// Snapshot it for work in the background.
func (f *File) Review() *chronology.Review { return f.review }

// Path is where the file lies, links followed.
func (f *File) Path() string { return f.path }

// SavedAt is when the last step reached the disk.
func (f *File) SavedAt() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.head.at
}

// Close gives the lock back. A second Close does nothing.
func (f *File) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	var err error
	if f.index != nil {
		f.index.stop()
		f.index = nil
	}
	if f.copied != nil {
		f.copied.leave()
	}
	if f.db != nil {
		if !f.options.ReadOnly {
			// Takes the empty journal away, so that the review is one file again.
			_, err = f.db.Exec("PRAGMA journal_mode = DELETE")
		}
		err = errors.Join(err, f.db.Close())
		f.db = nil
	}
	if f.copied != nil {
		err = errors.Join(err, f.copied.settle())
		f.copied = nil
	}
	if f.lock != nil {
		err = errors.Join(err, f.lock.release())
		f.lock = nil
	}
	return failure("close", err)
}

// usable returns why the file cannot be changed now, or nil.
func (f *File) usable() error {
	switch {
	case f.db == nil:
		return ErrClosed
	case f.options.ReadOnly:
		return fmt.Errorf("opened to read: %w", ErrReadOnly)
	}
	return nil
}
