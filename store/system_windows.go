package store

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockAt is the byte that is locked: far behind what the file holds, since a
// locked byte cannot be read by others.
const lockAt = 1 << 30

// lockFile takes the lock of the system on the file, without waiting. The
// system gives it back when the process ends, however it ends.
func lockFile(f *os.File) (taken bool, err error) {
	at := &windows.Overlapped{Offset: lockAt}
	err = windows.LockFileEx(windows.Handle(f.Fd()),
		windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, at)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return true, nil
	}
	return false, err
}

// discardLock closes the lock file before removing it, as an open file cannot
// be removed. Should another have opened it in between, it is theirs.
func discardLock(f *os.File) error {
	if err := f.Close(); err != nil {
		return err
	}
	err := os.Remove(f.Name())
	if errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
		return nil
	}
	return err
}

// syncFolder does nothing: the file system journals names by itself.
func syncFolder(string) error { return nil }

func outOfSpace(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

func readOnlyVolume(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }
