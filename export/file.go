package export

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// File writes a file whole or not at all: write fills a temporary file beside
// path, which is flushed to the disk and then renamed. Without force a file
// that is there already is left as it is, and ErrExists returned before
// anything is written. On any error nothing is left behind and what was at
// path is unchanged.
func File(path string, force bool, write func(io.Writer) error) (err error) {
	if err := free(path, force); err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".throughline-*.part")
	if err != nil {
		return fmt.Errorf("create beside target: %w", err)
	}
	defer func() {
		// After a rename neither does anything.
		_ = temp.Close()
		if err != nil {
			_ = os.Remove(temp.Name())
		}
	}()
	if err := write(temp); err != nil {
		return err
	}
	if err := temp.Chmod(0o644); err != nil {
		return fmt.Errorf("set mode: %w", err)
	}
	if err := temp.Sync(); err != nil {
		return fmt.Errorf("flush: %w", err)
	}
	if err := temp.Close(); err != nil {
		return fmt.Errorf("close: %w", err)
	}
	return place(temp.Name(), path, force)
}

// free reports whether path may be written to.
func free(path string, force bool) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("look at target: %w", err)
	case info.IsDir() || !force:
		return ErrExists
	}
	return nil
}

// place gives the finished file its name. Without force the name is taken by a
// hard link, which fails where another program took it in the meantime; on a
// disk that knows no hard links the name is looked at once more instead.
func place(temp, path string, force bool) error {
	if !force {
		if os.Link(temp, path) == nil {
			if err := os.Remove(temp); err != nil {
				return fmt.Errorf("remove temporary name: %w", err)
			}
			return flushFolder(filepath.Dir(path))
		}
		if err := free(path, false); err != nil {
			return err
		}
	}
	if err := os.Rename(temp, path); err != nil {
		return fmt.Errorf("rename to target: %w", err)
	}
	return flushFolder(filepath.Dir(path))
}

// flushFolder makes the new name last through a power cut, where the system
// lets a folder be flushed.
func flushFolder(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return nil
	}
	_ = f.Sync()
	return f.Close()
}
