package store

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"
)

// lock is a file beside the review, there while the review is open, that says
// who has it open. What counts is the system's lock on it, which ends with the
// process; a lock file left behind by a crash is taken over silently.
type lock struct{ file *os.File }

// holder is what the lock file says.
type holder struct {
	Who   string    `json:"who"`
	Host  string    `json:"host"`
	Since time.Time `json:"since"`
}

func lockPath(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock")
}

// takeLock takes the lock or returns a *LockedError.
func takeLock(path string, h holder) (*lock, error) {
	for {
		f, err := os.OpenFile(lockPath(path), os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, failure("lock", err)
		}
		taken, err := lockFile(f)
		switch {
		case err != nil:
			f.Close()
			return nil, failure("lock", err)
		case taken:
			defer f.Close()
			return nil, lockedBy(f)
		}
		// Who held the lock removes the file while holding it: what was locked
		// here may be that removed file, which nobody else would look at.
		if !current(f) {
			f.Close()
			continue
		}
		if err := describe(f, h); err != nil {
			return nil, errors.Join(failure("lock", err), discardLock(f))
		}
		return &lock{file: f}, nil
	}
}

func current(f *os.File) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(f.Name())
	return err == nil && os.SameFile(mine, there)
}

func describe(f *os.File, h holder) error {
	data, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err = f.WriteAt(data, 0)
	return err
}

// lockedBy reads who holds the lock; who has only just taken it may not have
// written that yet, and is then reported without a name.
func lockedBy(f *os.File) error {
	var h holder
	if data, err := io.ReadAll(io.LimitReader(f, 1<<16)); err == nil {
		_ = json.Unmarshal(data, &h)
	}
	return &LockedError{Who: h.Who, Host: h.Host, Since: h.Since}
}

// release gives the lock back.
func (l *lock) release() error { return discardLock(l.file) }
