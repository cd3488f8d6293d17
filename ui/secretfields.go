package ui

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/store"
)

// secretEntry shows dots for what is typed; other keys go on to the window.
type secretEntry struct {
	widget.Entry
	key     func(*fyne.KeyEvent) bool
	onFocus func() // may be nil
}

func newSecretEntry(w *window) *secretEntry {
	e := &secretEntry{key: w.key}
	e.Password = true
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *secretEntry) TypedKey(ev *fyne.KeyEvent) {
	if !e.key(ev) {
		e.Entry.TypedKey(ev)
	}
}

// FocusGained implements fyne.Focusable.
func (e *secretEntry) FocusGained() {
	e.Entry.FocusGained()
	if e.onFocus != nil {
		e.onFocus()
	}
}

// secretFields ask for a passphrase, twice where it is a new one.
type secretFields struct {
	first, second *secretEntry
	content       fyne.CanvasObject
}

func newSecretFields(w *window, fresh bool) *secretFields {
	s := &secretFields{first: newSecretEntry(w)}
	s.content = labelled("Passphrase", s.first)
	if fresh {
		s.second = newSecretEntry(w)
		s.content = two(labelled("Passphrase (may be left empty)", s.first), labelled("The same again", s.second))
	}
	return s
}

// get is what was typed, "" for no passphrase.
func (s *secretFields) get() (string, error) {
	switch {
	case s.second == nil:
		return s.first.Text, nil
	case s.first.Text != s.second.Text:
		return "", errSecretsDiffer
	case s.first.Text == "":
		return "", nil
	}
	return s.first.Text, store.CheckPassphrase(s.first.Text)
}

// askSecret asks for the passphrase of a file, with what was wrong with the last one.
func (w *window) askSecret(title string, wrong error, use func(secret string)) {
	fields := newSecretFields(w, false)
	problem := newProblemLine()
	if wrong != nil {
		problem.show(explain(wrong))
	}
	var s *sheet
	cancel := w.button("Cancel", func() { s.hide() })
	open := w.button("Open", func() { s.hide(); use(fields.first.Text) })
	s = w.newSheet(title, newColumn(2, fields.content, problem.label), cancel, open)
	fields.first.OnSubmitted = func(string) { s.accept() }
	s.show(480, 0, fields.first)
}

// openSealed writes a pack that has a passphrase as a file to work on, and opens that.
func (w *window) openSealed(path string, wrong error) {
	w.askSecret("This pack has a passphrase", wrong, func(secret string) {
		name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + " to fill in"
		w.askWhere("Where is it to be filled in?", name, fileEnding, "Open", func(to string) {
			var err error
			w.p.background(
				func() { err = store.Unpack(path, secret, to) },
				func() {
					switch {
					case errors.Is(err, store.ErrPassphrase):
						w.openSealed(path, err)
					case err != nil:
						w.fail(err)
					default:
						w.open(to)
					}
				})
		})
	})
}
