package ui

import (
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// setStart shows the start screen and returns what gets the keyboard.
func (w *window) setStart() fyne.Focusable {
	title := newWords("Throughline")
	title.size, title.bold = theme.SizeNameHeadingText, true
	first := w.button("New review…", func() { w.openNew(false) })
	first.Importance = widget.HighImportance
	actions := newColumn(2,
		title,
		about("One file holds one review: every agency's chronology, in order, with what each wording of a date allows."),
		first, about("A whole review, with its agencies and its scope."),
		w.button("New agency chronology…", func() { w.openNew(true) }),
		about("For the author of one agency's own report."),
		w.button("Open…", w.askOpen), about("A review on this computer. It can also be let go over this window."),
		w.button("Bundled review", w.openSample),
		about("A published review, to look round in. Your changes to it are kept."),
	)
	page := container.New(&startLayout{}, actions, w.recentList())
	w.win.SetContent(container.NewStack(newGround(colourPanel), container.NewVScroll(page)))
	return first
}

// about is a sentence under a button.
func about(text string) fyne.CanvasObject {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	l.SizeName = theme.SizeNameCaptionText
	l.Importance = widget.LowImportance
	return l
}

// recentList lists the reviews opened last by their names alone.
func (w *window) recentList() fyne.CanvasObject {
	head := newWords("Opened lately")
	head.size, head.bold = theme.SizeNameSubHeadingText, true
	box := newColumn(1.5, head)
	names := recentNames(w.p.settings.recent())
	if len(names) == 0 {
		box.Add(about("No review has been opened yet. Make a new one, or look round in the bundled review."))
		return box
	}
	for _, r := range names {
		b := w.button(r.name, func() { w.openRecent(r.path) })
		b.Alignment = widget.ButtonAlignLeading
		box.Add(b)
	}
	clear := w.button("Clear this list", w.clearRecent)
	clear.Importance = widget.LowImportance
	box.Add(container.NewHBox(clear))
	box.Add(about("A name can say whom a review is about. Clearing the list deletes no file."))
	return box
}

// recentName is an entry of the list of reviews opened lately.
type recentName struct{ name, path string }

// recentNames gives each file its name, and its folder where two are called the same.
func recentNames(paths []string) []recentName {
	times := map[string]int{}
	for _, p := range paths {
		times[reviewName(p)]++
	}
	list := make([]recentName, len(paths))
	for i, p := range paths {
		name := reviewName(p)
		if times[name] > 1 {
			name += " (" + filepath.Base(filepath.Dir(p)) + ")"
		}
		list[i] = recentName{name, p}
	}
	return list
}

// openRecent opens a review of the list; one that is gone leaves the list.
func (w *window) openRecent(path string) {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		w.p.settings.removeRecent(path)
		w.showStart()
		w.fail(err)
		return
	}
	w.open(path)
}

func (w *window) clearRecent() {
	w.p.settings.clearRecent()
	if w.desk == nil {
		w.showStart()
		return
	}
	w.setMenu()
}

// openOrCreate opens the file at path, writing it first where there is none.
func openOrCreate(path string, first func() *chronology.Review) (*store.File, error) {
	options := store.Options{Who: who()}
	if _, err := os.Stat(path); err == nil {
		return store.Open(path, options)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	return store.Create(path, first(), options)
}

// startLayout sets the actions and the list side by side, or one below the
// other where the width does not allow it. Its least height is that of the
// width it was last given.
type startLayout struct{ width float32 }

// columns are the width of each column and whether both fit side by side.
func (l *startLayout) columns(width float32) (each float32, beside bool) {
	most, gap := theme.TextSize()*30, 6*theme.Padding()
	if width >= 2*theme.TextSize()*20+3*gap {
		return min((width-3*gap)/2, most), true
	}
	return min(width-2*gap, most), false
}

func (l *startLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	gap := 6 * theme.Padding()
	height := objects[0].MinSize().Height
	if _, beside := l.columns(l.width); beside {
		height = max(height, objects[1].MinSize().Height)
	} else {
		height += gap + objects[1].MinSize().Height
	}
	return fyne.NewSize(theme.TextSize()*16, height+2*gap)
}

func (l *startLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	gap := 6 * theme.Padding()
	each, beside := l.columns(size.Width)
	for _, o := range objects {
		o.Resize(fyne.NewSize(each, o.MinSize().Height))
		o.Resize(fyne.NewSize(each, o.MinSize().Height))
	}
	left := max((size.Width-each)/2, gap)
	if beside {
		left = (size.Width - 2*each - 2*gap) / 2
		objects[1].Move(fyne.NewPos(left+each+2*gap, 2*gap))
		objects[0].Move(fyne.NewPos(left, 2*gap))
	} else {
		objects[0].Move(fyne.NewPos(left, gap))
		objects[1].Move(fyne.NewPos(left, 2*gap+objects[0].Size().Height))
	}
}
