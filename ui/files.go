package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"
)

// askOpen asks for a review and opens it.
func (w *window) askOpen() {
	w.askFile("Open a review", []string{fileEnding}, w.open)
}

// askFile asks for a file with one of the endings.
func (w *window) askFile(title string, endings []string, use func(path string)) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil {
			w.fail(err)
			return
		}
		if file == nil {
			return
		}
		path := file.URI().Path()
		_ = file.Close() // it is opened again by whoever reads it
		w.p.settings.setFolder(filepath.Dir(path))
		use(path)
	}, w.win)
	d.SetFilter(storage.NewExtensionFileFilter(endings))
	d.SetTitleText(title)
	w.browse(d, w.p.usualFolder())
}

// browse shows one of Fyne's file dialogs at a folder. It has a size only once
// it is shown.
func (w *window) browse(d *dialog.FileDialog, folder string) {
	if start, err := storage.ListerForURI(storage.NewFileURI(folder)); err == nil {
		d.SetLocation(start)
	}
	d.SetOnClosed(func() { w.browsing = nil })
	w.browsing = d
	d.Show()
	d.Resize(w.fitting(820, 560))
}

// fitting is a size in units at 100 % text, cut to the window.
func (w *window) fitting(width, height float32) fyne.Size {
	room, scale := w.win.Canvas().Size(), w.p.look.scale
	return fyne.NewSize(min(width*scale, room.Width-2*sheetMargin), min(height*scale, room.Height-2*sheetMargin))
}

// place is where a file is to be written: a name and a folder, both typed or chosen.
type placeFields struct {
	w       *window
	name    *textEntry
	folder  *textEntry
	ending  string
	content fyne.CanvasObject
}

func newPlaceFields(w *window, name, ending string) *placeFields {
	p := &placeFields{w: w, name: newLineEntry(), folder: newLineEntry(), ending: ending}
	p.name.reset(name)
	p.name.onKey, p.folder.onKey = w.key, w.key
	p.folder.reset(w.p.usualFolder())
	choose := w.button("Choose…", p.choose)
	p.content = newColumn(2,
		labelled("File name", p.name),
		labelled("Folder", container.NewBorder(nil, nil, nil, choose, p.folder)))
	return p
}

func (p *placeFields) choose() {
	d := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil {
			p.w.fail(err)
			return
		}
		if folder != nil {
			p.folder.reset(folder.Path())
		}
	}, p.w.win)
	p.w.browse(d, p.folder.Text)
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
