package ui

import (
	"fmt"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/store"
)

// saveAs writes a copy of the review to a place of the person's choice. The
// window goes on with the file that it has.
func (d *desk) saveAs() {
	d.inspector.commit()
	name := reviewName(d.s.file.Path()) + " copy " + time.Now().Format(time.DateOnly)
	d.w.askWhere("Save a copy as", name, fileEnding, "Save", func(path string) {
		var err error
		d.w.p.background(
			func() { err = d.s.file.SaveAs(path) },
			func() {
				if err != nil {
					d.w.fail(err)
					return
				}
				d.status.say("A copy is in " + path + ". This window goes on with " + filepath.Base(d.s.file.Path()) + ".")
			})
	})
}

// askRestore lists the kept copies of the review that is open, or of one that
// is chosen: a damaged file cannot be opened first.
func (w *window) askRestore() {
	if w.desk != nil {
		w.desk.inspector.commit()
		w.listCopies(w.desk.s.file.Path())
		return
	}
	w.askFile("Restore a copy of which review?", []string{fileEnding}, w.listCopies)
}

// listCopies shows the kept copies of a review, to be restored as new files:
// the review itself stays as it is.
func (w *window) listCopies(path string) {
	copies, err := store.Copies(path)
	if err != nil {
		w.fail(err)
		return
	}
	if len(copies) == 0 {
		w.tell("No copies are kept of this review yet",
			"One is kept each time the review is opened after it was changed; the last ten stay. The review itself is safe.")
		return
	}
	chosen := 0
	list := w.list(
		func() int { return len(copies) },
		func() fyne.CanvasObject { return widget.NewLabel("") },
		func(i int, o fyne.CanvasObject) { o.(*widget.Label).SetText(copyWords(copies[i])) })
	list.OnSelected = func(i int) { chosen = i }
	list.Select(0)
	var s *sheet
	cancel := w.button("Cancel", func() { s.hide() })
	restore := w.button("Restore…", func() {
		s.hide()
		w.restore(copies[chosen], path)
	})
	s = w.newSheet("Restore a copy", list, cancel, restore)
	s.show(520, 380, list)
}

// copyWords says when a copy was kept and how large it is.
func copyWords(c store.Copy) string {
	const kilobyte = 1024
	return fmt.Sprintf("%s · %d KB", c.At.Local().Format("Monday 2 January 2006, 15:04"), (c.Size+kilobyte-1)/kilobyte)
}

// restore writes a copy to a new file and opens it.
func (w *window) restore(c store.Copy, path string) {
	name := reviewName(path) + " of " + c.At.Local().Format("2006-01-02 15.04")
	w.askWhere("Restore the copy as", name, fileEnding, "Restore", func(target string) {
		w.get(reviewName(target), func() (*store.File, error) {
			if err := store.Restore(c, target); err != nil {
				return nil, err
			}
			return store.Open(target, store.Options{Who: who()})
		})
	})
}
