package ui

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/store"
)

// window is one window of the program: the start screen, or a review.
type window struct {
	p    *program
	win  fyne.Window
	desk *desk // nil on the start screen
	menu *mainMenu
	busy bool // a file is being opened

	reported State // what Options.OnState was last told

	presenting *presentation // nil where the review is shown as it is worked on

	sheets []*sheet // dialogs that are open, the front one last
}

func (p *program) newWindow() *window {
	w := &window{p: p, win: p.app.NewWindow("Throughline")}
	p.windows = append(p.windows, w)
	if p.options.Frames != nil {
		p.options.Frames()
	}
	w.win.SetPadded(false)
	w.win.Resize(p.settings.windowSize())
	w.win.SetCloseIntercept(w.close)
	w.win.SetOnDropped(func(_ fyne.Position, dropped []fyne.URI) { w.dropped(dropped) })
	w.win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { w.key(ev) })
	w.showStart()
	return w
}

// showStart shows the start screen.
func (w *window) showStart() {
	w.desk, w.busy = nil, false
	w.win.SetTitle("Throughline")
	first := w.setStart()
	w.setMenu()
	if first != nil {
		w.win.Canvas().Focus(first)
	}
}

// hold shows what is going on instead of the review while work is done aside.
func (w *window) hold(what string, work, done func()) {
	content := w.win.Content()
	focused := w.win.Canvas().Focused()
	end := w.showProgress(what)
	w.p.background(work, func() {
		end()
		w.win.SetContent(content)
		if focused != nil {
			w.win.Canvas().Focus(focused)
		}
		done()
	})
}

// showDesk shows a review.
func (w *window) showDesk(s *session) {
	w.busy = false
	w.desk = newDesk(w, s)
	w.p.settings.addRecent(s.file.Path())
	if !samePath(s.file.Path(), w.p.samplePath()) {
		w.p.settings.setFolder(filepath.Dir(s.file.Path()))
	}
	w.setMenu()
	w.win.SetContent(w.desk.content)
	w.desk.begin()
	w.desk.shownFresh()
}

// fail words an error to the person.
func (w *window) fail(err error) {
	what := explain(err)
	w.tell(what.Title, what.Text)
}

// open shows the review at path: in this window if it shows none, else in
// another. A review that is shown already comes to the front.
func (w *window) open(path string) {
	if other := w.p.showing(path); other != nil {
		other.win.RequestFocus()
		w.p.ready()
		return
	}
	if sealed(path) {
		w.openSealed(path, nil)
		return
	}
	w.bring(reviewName(path), w.p.reading(path))
}

// create writes a new file that holds the review, and shows it.
func (w *window) create(path string, r *chronology.Review) {
	w.get(reviewName(path), func() (*store.File, error) {
		return store.Create(path, r, store.Options{Who: who()})
	})
}

// openSample shows the working copy of the bundled review, making it the first
// time. It is kept from run to run with whatever was changed in it.
func (w *window) openSample() {
	path := w.p.samplePath()
	if other := w.p.showing(path); other != nil {
		other.win.RequestFocus()
		return
	}
	w.get("the bundled review", func() (*store.File, error) {
		return openOrCreate(path, sample.Review)
	})
}

// get gets a file aside and shows it.
func (w *window) get(name string, get func() (*store.File, error)) {
	w.bring(name, func() *opening { return w.p.read(get) })
}

// bring shows what is read aside.
func (w *window) bring(name string, read func() *opening) {
	if w.busy {
		return
	}
	if w.desk != nil {
		next := w.p.newWindow()
		next.win.Show()
		next.bring(name, read)
		return
	}
	end := w.showProgress("Opening " + name + "…")
	var o *opening
	letGo := holdCollector()
	w.p.background(func() { o = read() }, func() {
		end()
		if w.p.refused = o.err; o.err != nil {
			letGo()
			w.showStart()
			w.fail(o.err)
		} else {
			w.showDesk(newSession(o, w.p.background))
			w.desk.unhurried(letGo)
		}
		w.p.ready()
	})
}

// dropped opens the files that were let go over the window.
func (w *window) dropped(files []fyne.URI) {
	for _, uri := range files {
		path := uri.Path()
		switch ending := strings.ToLower(filepath.Ext(path)); {
		case ending == fileEnding:
			w.open(path)
		case !slices.Contains(importEndings, ending):
			w.fail(errUnknownFile)
		case w.desk == nil:
			w.fail(errNoReview)
		default:
			w.desk.importFile(path)
		}
	}
}

// closeReview gives the file back and returns to the start screen.
func (w *window) closeReview() {
	w.release()
	w.showStart()
}

// close is what happens when the person closes the window: what is being typed
// is saved first.
func (w *window) close() {
	if w.busy {
		return // a file is being written or read; it does not take long
	}
	if w.presenting != nil {
		w.presenting.end() // the size of the whole screen is not that of the window
	}
	w.p.settings.setWindowSize(w.win.Canvas().Size())
	w.release()
	w.p.windows = slices.DeleteFunc(w.p.windows, func(o *window) bool { return o == w })
	if len(w.p.windows) == 0 && w.p.exit != nil {
		go w.p.hurry()
	}
	w.win.Close()
}

// release saves what is being typed and closes the file.
func (w *window) release() {
	if w.desk == nil {
		return
	}
	d := w.desk
	d.end()
	w.desk = nil
	if err := d.s.file.Close(); err != nil {
		fyne.LogError("close review", err)
	}
}

// restyled follows a change of theme or text size.
func (w *window) restyled() {
	if w.presenting != nil {
		w.presenting.restyled()
		return
	}
	if w.desk != nil {
		w.desk.restyled()
	}
	// The bar of menus grows with the text. Only when it is set does Fyne give
	// the page below it the height that is left.
	w.setMenu()
}

// reviewName is what a file is called on screen: its name alone.
func reviewName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), fileEnding)
}
