package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// keptCopies is how many copies of a review are kept.
const keptCopies = 10

// copyLayout is the time in the name of a copy, as the clock on the wall had
// it. Names sort by it.
const copyLayout = "2006-01-02 15.04.05"

// Copy is a kept copy of the file.
type Copy struct {
	Path string
	At   time.Time // when the review was opened that the copy shows as it was then
	Size int64     // bytes
}

// copiesFolder is where the copies of a review lie: for x.throughline the
// folder "x copies" beside it, where people find it and move it along.
func copiesFolder(path string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + " copies"
}

func copyPath(path string, at time.Time) string {
	ext := filepath.Ext(path)
	name := strings.TrimSuffix(filepath.Base(path), ext)
	return filepath.Join(copiesFolder(path), name+" "+at.Format(copyLayout)+ext)
}

// copiedAt reads the time from the name of a copy of the review at path.
func copiedAt(path, name string) (time.Time, bool) {
	ext := filepath.Ext(path)
	rest, ok := strings.CutPrefix(name, strings.TrimSuffix(filepath.Base(path), ext)+" ")
	if !ok {
		return time.Time{}, false
	}
	stamp, ok := strings.CutSuffix(rest, ext)
	if !ok {
		return time.Time{}, false
	}
	at, err := time.ParseInLocation(copyLayout, stamp, time.Local)
	return at, err == nil
}

// Copies lists the kept copies of the review at path, newest first.
func Copies(path string) ([]Copy, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, failure("list copies", err)
	}
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		path = resolved
	}
	files, err := os.ReadDir(copiesFolder(path))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, failure("list copies", err)
	}
	var list []Copy
	for _, file := range files {
		at, ours := copiedAt(path, file.Name())
		info, err := file.Info()
		if !ours || err != nil || !info.Mode().IsRegular() {
			continue
		}
		list = append(list, Copy{Path: filepath.Join(copiesFolder(path), file.Name()), At: at, Size: info.Size()})
	}
	slices.SortFunc(list, func(a, b Copy) int { return b.At.Compare(a.At) })
	return list, nil
}

// Restore writes the kept copy to a new path (refused with ErrExists where
// something is there already). The copy stays; one that is damaged is refused.
func Restore(c Copy, path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return failure("restore", err)
	}
	if _, err := inspect(c.Path, len(scripts)); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	return failure("restore", writeBeside(path, func(draft string) error { return copyFile(c.Path, draft) }))
}

// CopyTo writes the review at path, as it is at this moment, to a new file
// (refused with ErrExists where something is there already). The review may be
// open elsewhere. It is for work on a copy that is thrown away afterwards: the
// disk is not waited for.
func CopyTo(path, to string) error {
	path, err := resolve(path)
	if err != nil {
		return failure("copy", err)
	}
	if to, err = filepath.Abs(to); err != nil {
		return failure("copy", err)
	}
	if _, err := inspect(path, len(scripts)); err != nil {
		return err
	}
	return failure("copy", placeBeside(to, func(draft string) error {
		from, target := connect(path, toRead), connect(draft, toChange)
		return errors.Join(backup(from, target), from.Close(), target.Close())
	}))
}

// copyFile writes the bytes of one file over those of another.
func copyFile(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	return errors.Join(err, target.Close())
}

// pendingCopy is the copy of a file as it was when it was opened, made before
// the first step and kept if that step, or a later one, changed something.
type pendingCopy struct {
	of string
	at time.Time

	mu     sync.Mutex // of what follows; held while the copy is being written
	path   string     // "" until made
	done   bool       // or not to be made
	synced chan error // receives once, when the copy is on disk; nil until made

	changed bool
}

// ExpectEdit writes the copy that the first step makes in the background, so that
// the step need not wait for it: of a large review it takes longer than a person
// notices. Where that fails the step tries again, and tells. If no step comes the
// copy is taken away on closing.
func (f *File) ExpectEdit() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.usable() == nil {
		copied := f.copied
		go func() { _ = copied.make() }()
	}
}

// make writes the copy, once. No step is under way, as each makes the copy first,
// and nobody else writes, so the bytes of the file are whole. The disk is waited
// for in the background, and by settle: the review itself does not depend on its copy.
func (p *pendingCopy) make() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.done {
		return nil
	}
	if err := os.MkdirAll(copiesFolder(p.of), 0o700); err != nil {
		return err
	}
	at := p.at
	path := copyPath(p.of, at)
	for errors.Is(vacant(path), ErrExists) { // opened twice in a second
		at = at.Add(time.Second)
		path = copyPath(p.of, at)
	}
	if err := placeBeside(path, func(draft string) error { return copyFile(p.of, draft) }); err != nil {
		return err
	}
	p.path, p.done = path, true
	p.synced = make(chan error, 1)
	go func() { p.synced <- errors.Join(syncFile(path), syncFolder(filepath.Dir(path))) }()
	return nil
}

// leave makes no copy from now on. It waits for one that is being written.
func (p *pendingCopy) leave() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done = true
}

// settle removes the copy if nothing was changed after all, and otherwise the
// copies that are too many.
func (p *pendingCopy) settle() error {
	if p.path == "" {
		return nil
	}
	err := <-p.synced
	path := p.path
	p.path = ""
	if !p.changed {
		err = errors.Join(err, os.Remove(path))
		_ = os.Remove(copiesFolder(p.of)) // if this was the only one
		return err
	}
	list, listErr := Copies(p.of)
	if listErr != nil {
		return errors.Join(err, listErr)
	}
	for len(list) > keptCopies {
		err = errors.Join(err, os.Remove(list[len(list)-1].Path))
		list = list[:len(list)-1]
	}
	return err
}
