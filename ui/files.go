package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// askOpen asks for a review and opens it.
func (w *window) askOpen() {
	w.askFile("Open a review", []string{fileEnding}, w.open)
}

// askFile asks for a file with one of the endings.
func (w *window) askFile(title string, endings []string, use func(path string)) {
	w.chooseFile(title, endings, w.p.usualFolder(), use)
}

// sizeWords is the size of a file in words.
func sizeWords(bytes int64) string {
	const step = 1000
	switch {
	case bytes < step:
		return count(int(bytes), "byte")
	case bytes < step*step:
		return fmt.Sprintf("%.0f kB", float64(bytes)/step)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/step/step)
}

// place is where a file is to be written: a name and a folder, both typed or chosen.
type placeFields struct {
	w       *window
	name    *textEntry
	folder  *textEntry
	ending  string
	fields  []fyne.CanvasObject // name and folder
	content fyne.CanvasObject   // one above the other
}

func newPlaceFields(w *window, name, ending string) *placeFields {
	p := &placeFields{w: w, name: newLineEntry(), folder: newLineEntry(), ending: ending}
	p.name.reset(name)
	p.name.onKey, p.folder.onKey = w.key, w.key
	p.folder.reset(w.p.usualFolder())
	choose := w.button("Choose…", p.choose)
	p.fields = []fyne.CanvasObject{labelled("File name", p.name), labelled("Folder", container.NewBorder(nil, nil, nil, choose, p.folder))}
	p.content = newColumn(2, p.fields...)
	return p
}

func (p *placeFields) choose() {
	p.w.chooseFile("In which folder?", nil, p.folder.Text, func(folder string) {
		p.folder.reset(folder)
		p.folder.requestFocus()
	})
}

// path is the place as it stands, with the ending.
func (p *placeFields) path() (string, error) {
	name := strings.TrimSpace(p.name.Text)
	if name == "" {
		return "", errNoName
	}
	if !strings.EqualFold(filepath.Ext(name), p.ending) {
		name += p.ending
	}
	if filepath.IsAbs(name) {
		return name, nil
	}
	return filepath.Join(strings.TrimSpace(p.folder.Text), name), nil
}

// askWhere asks for a place for a new file; nothing is replaced.
func (w *window) askWhere(title, name, ending, verb string, use func(path string)) {
	place := newPlaceFields(w, name, ending)
	problem := newProblemLine()
	var s *sheet
	cancel := w.button("Cancel", func() { s.hide() })
	save := w.button(verb, func() {
		path, err := place.path()
		if err == nil {
			err = vacant(path)
		}
		if err != nil {
			problem.show(explain(err))
			return
		}
		w.p.settings.setFolder(filepath.Dir(path))
		s.hide()
		use(path)
	})
	s = w.newSheet(title, newColumn(2, place.content, problem.label), cancel, save)
	s.show(560, 0, place.name)
}

// vacant reports a file that is there already, or a folder that is not.
func vacant(path string) error {
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return err
	}
	switch _, err := os.Stat(path); {
	case err == nil:
		return os.ErrExist
	case errors.Is(err, os.ErrNotExist):
		return nil
	default:
		return err
	}
}

// problemLine says in a dialog why it cannot go on, beside the fields that
// have to be mended.
type problemLine struct{ label *widget.Label }

func newProblemLine() *problemLine {
	l := &problemLine{label: widget.NewLabel("")}
	l.label.Wrapping = fyne.TextWrapWord
	l.label.Importance = widget.DangerImportance
	l.label.Hide()
	return l
}

func (l *problemLine) show(p problem) {
	l.label.SetText(p.Title + ". " + p.Text)
	l.label.Show()
}

// fileNameFor makes a name for a file from a title: letters and digits, with
// hyphens between.
func fileNameFor(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if len(words) == 0 {
		return "review"
	}
	return strings.Join(words, "-")
}
