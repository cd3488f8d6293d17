package store

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"throughline.org/throughline/chronology"
)

// Create writes a new file that holds the review; an existing file is refused
// with ErrExists. What the review holds is the first step of the history and
// is not undone. The file appears whole or not at all.
func Create(path string, r *chronology.Review, o Options) (*File, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, failure("create", err)
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		path = filepath.Join(folder, filepath.Base(path))
	}
	o.ReadOnly = false
	f := &File{path: path, options: o}
	if err := vacant(path); err != nil {
		return nil, failure("create", err)
	}
	if f.lock, err = f.takeLock(); err != nil {
		return nil, err
	}
	err = writeBeside(path, func(draft string) error { return f.draft(draft, r) })
	if err == nil {
		err = f.open(scripts)
	}
	if err != nil {
		return nil, errors.Join(failure("create", err), f.Close())
	}
	f.copied.done = true // there is nothing older to keep
	return f, nil
}

// draft writes the review to a database of its own. It need not be durable
// step by step, since it has no name yet.
func (f *File) draft(path string, r *chronology.Review) error {
	db := connect(path, toMake)
	defer db.Close()
	if _, err := db.Exec("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY"); err != nil {
		return err
	}
	if _, err := fillNew(db, r, f.options); err != nil {
		return err
	}
	return db.Close()
}

// fillNew makes the first step of a new database, and returns where that leaves
// its history.
func fillNew(db *sql.DB, r *chronology.Review, o Options) (head, error) {
	empty, err := emptyDatabase()
	if err != nil {
		return head{}, err
	}
	if err := backup(empty, db); err != nil {
		return head{}, err
	}
	draft := &File{options: o, db: db, copied: &pendingCopy{done: true},
		review: &chronology.Review{}, places: map[chronology.UID]int64{}, last: map[shelf]int64{}}
	_, err = draft.edit(stepCreate, "create", func(e *Edit) error {
		if r.Settings == nil {
			if err := e.Put(&chronology.Settings{UID: chronology.NewUID()}); err != nil {
				return err
			}
		}
		for x := range r.All() {
			if e.present(x.Identity()) != nil {
				return fmt.Errorf("put %s: uid twice", x.Identity())
			}
			if err := e.Put(x); err != nil {
				return err
			}
		}
		return nil
	})
	return draft.head, err
}

// vacant returns ErrExists where something has the name already.
func vacant(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return ErrExists
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// writeBeside has write make a file under a passing name, and gives it the name
// path once it is whole and on disk. Nothing is overwritten: ErrExists.
func writeBeside(path string, write func(draft string) error) error {
	err := placeBeside(path, func(draft string) error {
		if err := write(draft); err != nil {
			return err
		}
		return syncFile(draft)
	})
	if err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// placeBeside is writeBeside without waiting for the disk.
func placeBeside(path string, write func(draft string) error) error {
	if err := vacant(path); err != nil {
		return err
	}
	// Made first, so that nobody else may read it for a moment.
	f, err := os.CreateTemp(filepath.Dir(path), ".throughline-*.part")
	if err != nil {
		return err
	}
	draft := f.Name()
	defer os.Remove(draft)
	if err := f.Close(); err != nil {
		return err
	}
	if err := write(draft); err != nil {
		return err
	}
	return install(draft, path)
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// install names the draft. A hard link, unlike a rename, never replaces what
// appeared meanwhile; some file systems (FAT, some shares) have none.
func install(draft, path string) error {
	err := os.Link(draft, path)
	if errors.Is(err, fs.ErrExist) {
		return ErrExists
	}
	if err == nil {
		return nil
	}
	if err := vacant(path); err != nil {
		return err
	}
	return os.Rename(draft, path)
}

// SaveAs writes a copy of the file, whole, to path (refused with ErrExists).
func (f *File) SaveAs(path string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.db == nil {
		return fmt.Errorf("save copy: %w", ErrClosed)
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return failure("save copy", err)
	}
	return failure("save copy", writeBeside(path, func(draft string) error { return vacuumInto(f.db, draft) }))
}

func vacuumInto(db *sql.DB, path string) error {
	_, err := db.Exec("VACUUM INTO ?", path)
	return err
}
