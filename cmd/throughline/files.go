package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"time"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/store"
	"throughline.org/throughline/ui"
)

// who names the person at this computer for the history.
func who() string {
	if u, err := user.Current(); err == nil {
		if u.Name != "" {
			return u.Name
		}
		return u.Username
	}
	return "command line"
}

// look opens a review that is only looked at, even while a window has it open,
// and closes it again.
func look(path string, at func(*store.File) error) (err error) {
	f, err := store.Open(path, store.Options{Who: who(), ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return at(f)
}

// change opens a review, lets do work on it, and closes it.
func change(path string, do func(*store.File) error) (err error) {
	f, err := store.Open(path, store.Options{Who: who()})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return do(f)
}

// writing words an error that came while a file was written that is not the review.
func writing(err error) error {
	if err == nil {
		return nil
	}
	return sentence{errors.New(ui.SentenceOfWriting(err))}
}

// create writes a new file; with force an existing one is replaced.
func create(path string, r *chronology.Review, force bool) error {
	if err := folderThere(path); err != nil {
		return err
	}
	if force {
		if err := removeReview(path); err != nil {
			return err
		}
	}
	f, err := store.Create(path, r, store.Options{Who: who()})
	if err != nil {
		return err
	}
	return f.Close()
}

// removeReview deletes what is to be written anew, if it is a review that no one has open.
func removeReview(path string) error {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	f, err := store.Open(path, store.Options{Who: who()})
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Remove(path)
}

// printJSON writes one JSON document.
func printJSON(w io.Writer, document any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(document)
}

// iso is a day for JSON: null where it is open.
func iso(d when.Day) *string {
	if d.Open() {
		return nil
	}
	s := d.ISO()
	return &s
}

// period reads --from and --to, each a calendar wording; an open end where one is not given.
func period(from, to string) (when.Window, error) {
	window := when.Always
	for _, end := range []struct {
		flag, wording string
		set           func(when.Window)
	}{
		{"--from", from, func(w when.Window) { window.Earliest = w.Earliest }},
		{"--to", to, func(w when.Window) { window.Latest = w.Latest }},
	} {
		if end.wording == "" {
			continue
		}
		reading, err := when.Read(end.wording, when.Context{})
		if err != nil {
			return window, usageError{fmt.Errorf("%s %q: %w", end.flag, end.wording, err)}
		}
		end.set(reading.Window)
	}
	if window.Empty() {
		return window, usageError{errors.New("--from is after --to")}
	}
	return window, nil
}

// errNoFolder says that the folder to write into is not there.
var errNoFolder = errors.New("the folder to write into is not there; nothing was written. Make the folder first, or choose another")

// folderThere returns errNoFolder where the file's folder is missing.
func folderThere(path string) error {
	if info, err := os.Stat(filepath.Dir(path)); err == nil && info.IsDir() || err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return sentence{errNoFolder}
}

// today is the day of printing.
func today() when.Day { return when.Date(time.Now().Date()) }
