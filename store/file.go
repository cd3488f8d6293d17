// Package store keeps one review in one file: a SQLite database that is whole
// at every moment between edits.
package store

import (
	"errors"
	"time"

	"throughline.org/throughline/chronology"
)

// Options are what a file is opened with.
type Options struct {
	Who      string           // who is making changes, for the history
	Now      func() time.Time // nil: time.Now
	ReadOnly bool             // for commands that only look
}

// File is one review, open.
type File struct{}

// Errors that a caller tells apart; ui/errors.go words them for people.
var (
	ErrForeign = errors.New("not a Throughline review")
	ErrNewer   = errors.New("saved by a newer version")
	ErrDamaged = errors.New("damaged file")
	ErrExists  = errors.New("file exists already")
	ErrNothing = errors.New("nothing to undo or redo")
)

// LockedError says who has the file open.
type LockedError struct {
	Who, Host string
	Since     time.Time
}

func (e *LockedError) Error() string { return "file is open elsewhere" }

// Change says what an edit, an undo or a redo did, so that views refresh what they show.
type Change struct {
	Label  string
	Events []chronology.UID // events put or removed
	Others bool             // anything else: people, agencies, links, paragraphs, settings
}

// Create writes a new file that holds the review; an existing file is refused with ErrExists.
func Create(path string, r *chronology.Review, o Options) (*File, error) {
	return nil, errors.New("not yet")
}

// Open opens a file, upgrades an older one (after a copy) and takes the lock.
func Open(path string, o Options) (*File, error) { return nil, errors.New("not yet") }

// Review is the present state. Treat it as read-only: changes go through Edit.
// Snapshot it for work in the background.
func (f *File) Review() *chronology.Review { return nil }

// Path is where the file lies.
func (f *File) Path() string { return "" }

// Edit makes one step of history. Everything that change puts and removes is on
// disk, whole, before Edit returns; on an error nothing has changed.
func (f *File) Edit(label string, change func(*Edit) error) (Change, error) {
	return Change{}, errors.New("not yet")
}

// Edit is the step being made.
type Edit struct{}

// Put adds the entity or replaces the one with its uid.
func (e *Edit) Put(x chronology.Entity) error { return nil }

// Remove takes the entity out (a tombstone stays in the file).
func (e *Edit) Remove(uid chronology.UID) error { return nil }

// Arrange sets the order of one list of the review (agencies, services, lines,
// people, panel, paragraphs, kinds…): uids not named keep their order after those named.
func (e *Edit) Arrange(uids []chronology.UID) error { return nil }

// UndoLabel names the step that Undo would take back, "" for none.
func (f *File) UndoLabel() string { return "" }

// RedoLabel names the step that Redo would make again, "" for none.
func (f *File) RedoLabel() string { return "" }

// Undo takes the last step back, by a new step.
func (f *File) Undo() (Change, error) { return Change{}, ErrNothing }

// Redo makes the last undone step again.
func (f *File) Redo() (Change, error) { return Change{}, ErrNothing }

// Transaction is one step of the history.
type Transaction struct {
	Number  int64
	Kind    string // edit, undo, redo, import
	Label   string
	Who     string
	At      time.Time
	Undoes  int64
	Changes int
	Hash    string
}

// History lists the steps, newest first; limit 0 is all.
func (f *File) History(limit int) ([]Transaction, error) { return nil, nil }

// SavedAt is when the last step reached the disk.
func (f *File) SavedAt() time.Time { return time.Time{} }

// SaveAs writes a copy of the file, whole, to path (refused with ErrExists).
func (f *File) SaveAs(path string) error { return nil }

// Close gives the lock back.
func (f *File) Close() error { return nil }

// Hit is a place where a search was found.
type Hit struct {
	Entity chronology.UID
	Field  string   // "what happened"
	Text   string   // the field's text, or a piece around the first hit
	Marks  [][2]int // byte ranges of Text that match
}

// Search finds every word of the query (as prefixes, case and accents folded)
// in all text, best first. It is fast enough to run at every key.
func (f *File) Search(query string, limit int) []Hit { return nil }

// Copy is a kept copy of the file.
type Copy struct {
	Path string
	At   time.Time
	Size int64
}

// Copies lists the kept copies of the review at path, newest first.
func Copies(path string) ([]Copy, error) { return nil, nil }

// Restore writes the kept copy to a new path.
func Restore(c Copy, path string) error { return nil }

// Verification is the outcome of Verify.
type Verification struct {
	OK           bool     `json:"ok"`
	Events       int      `json:"events"`
	Transactions int      `json:"transactions"`
	Head         string   `json:"head"`
	Problems     []string `json:"problems"`
}

// Verify checks the database, the chain of the history, and that the history
// folds to the present state.
func (f *File) Verify() (Verification, error) { return Verification{}, nil }
