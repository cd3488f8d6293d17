package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// sheet is a dialog over a window: Escape closes it, Ctrl+Enter does what its
// main button does, and it is never larger than the window.
type sheet struct {
	w        *window
	title    string
	dialog   *dialog.CustomDialog
	main     *button // nil where there is nothing but to close it
	closed   func()
	fronted  func() // once what lay over it is closed
	open     bool
	undoable bool                      // undo and redo work in it
	stays    func() bool               // true where Escape would lose what was done in it; nil for never
	key      func(*fyne.KeyEvent) bool // what else means the same wherever in it the keyboard is; may be nil
}

// newSheet makes a dialog; buttons stand in the order given, the last is the main one.
func (w *window) newSheet(title string, content fyne.CanvasObject, buttons ...*button) *sheet {
	s := &sheet{w: w, title: title, dialog: dialog.NewCustomWithoutButtons(title, content, w.win)}
	row := make([]fyne.CanvasObject, len(buttons))
	for i, b := range buttons {
		row[i] = b
		s.main = b
	}
	if s.main != nil {
		s.main.Importance = widget.HighImportance
	}
	s.dialog.SetButtons(row)
	s.dialog.SetOnClosed(s.gone)
	return s
}

// show opens the sheet at a size in units at 100 % text (0: as small as it
// can be) and gives the keyboard to first, where there is one.
func (s *sheet) show(width, height float32, first fyne.Focusable) {
	room := s.w.win.Canvas().Size()
	scale := s.w.p.look.scale
	least := s.dialog.MinSize()
	size := fyne.NewSize(max(width*scale, least.Width), max(height*scale, least.Height))
	size.Width = min(size.Width, room.Width-2*sheetMargin)
	size.Height = min(size.Height, room.Height-2*sheetMargin)
	s.open = true
	s.w.sheets = append(s.w.sheets, s)
	s.dialog.Show()
	s.dialog.Resize(size)
	if first != nil {
		s.w.win.Canvas().Focus(first)
	}
	s.w.report()
}

// sheetMargin is what is left of the window around a dialog.
const sheetMargin = 16

// hide closes the sheet.
func (s *sheet) hide() { s.dialog.Hide() }

func (s *sheet) gone() {
	if !s.open {
		return
	}
	s.open = false
	for i, other := range s.w.sheets {
		if other == s {
			s.w.sheets = append(s.w.sheets[:i], s.w.sheets[i+1:]...)
			break
		}
	}
	if s.closed != nil {
		s.closed()
	}
	if top := s.w.top(); top != nil && top.fronted != nil {
		top.fronted()
	}
	s.w.report()
}

// accept does what the main button does.
func (s *sheet) accept() {
	if s.main != nil && !s.main.Disabled() {
		s.main.OnTapped()
	}
}

// covered reports whether a dialog or a list lies over the window.
func (w *window) covered() bool { return w.win.Canvas().Overlays().Top() != nil }

// top is the sheet in front, nil where there is none.
func (w *window) top() *sheet {
	if len(w.sheets) == 0 {
		return nil
	}
	return w.sheets[len(w.sheets)-1]
}

// tell shows a title and a text, with one button.
func (w *window) tell(title, text string) {
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapWord
	var s *sheet
	ok := w.button("OK", func() { s.hide() })
	s = w.newSheet(title, container.NewVScroll(label), ok)
	s.showText(label, ok)
}

// ask shows a question with a button that does it and one that does not.
func (w *window) ask(title, text, verb string, do func()) {
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapWord
	var s *sheet
	cancel := w.button("Cancel", func() { s.hide() })
	yes := w.button(verb, func() { s.hide(); do() })
	s = w.newSheet(title, container.NewVScroll(label), cancel, yes)
	s.showText(label, cancel)
}

// showText opens a sheet that holds a text alone, so high that all of it is seen
// where the window has the room.
func (s *sheet) showText(label *widget.Label, first fyne.Focusable) {
	const width, least, around, beside = 520, 220, 120, 60
	scale := s.w.p.look.scale
	label.Resize(fyne.NewSize((width-beside)*scale, 0)) // where it is wrapped, and so its height
	s.show(width, max(least, label.MinSize().Height/scale+around), first)
}
