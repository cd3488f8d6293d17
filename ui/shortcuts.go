package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
)

// ctrl is a shortcut with the Control key (Command on a Mac).
func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

// ctrlShift is a shortcut with Control and Shift.
func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// alone is a key without another. A menu shows it but Fyne does not act on it
// there: see window.key.
func alone(key fyne.KeyName) fyne.Shortcut { return &desktop.CustomShortcut{KeyName: key} }

// withShift is a key with Shift alone; see alone.
func withShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShift}
}

// key acts on the keys that mean the same wherever the keyboard is, as far as
// what has it passes them on. It reports whether the key was used up.
func (w *window) key(ev *fyne.KeyEvent) bool {
	if top := w.top(); top != nil {
		if ev.Name == fyne.KeyEscape {
			if top.stays == nil || !top.stays() {
				top.hide()
			}
			return true
		}
		return top.key != nil && top.key(ev)
	}
	switch ev.Name {
	case fyne.KeyEscape:
		return w.withDesk(func(d *desk) {
			if d.knowing.inHand() {
				d.knowing.end()
				return
			}
			d.finder.close()
			d.inspector.commit()
			d.views[d.current].focus()
		})
	case fyne.KeyDelete:
		if w.desk != nil && w.desk.deletable() {
			w.desk.remove()
			return true
		}
		return false
	}
	return w.menu.typed(ev.Name, heldModifiers()&fyne.KeyModifierShift)
}

// deletable reports whether the Delete key means the chosen event here: not
// where it takes out a letter or a chip.
func (d *desk) deletable() bool {
	if d.w.win.Canvas().Focused() == nil {
		return true
	}
	return d.current == viewTable && d.inHand(d.stage) && entryOf(d.w.win.Canvas().Focused()) == nil
}

func (w *window) withDesk(do func(*desk)) bool {
	if w.desk == nil {
		return false
	}
	do(w.desk)
	return true
}

// entryOf is the text field that has the keyboard, nil where something else has it.
func entryOf(f fyne.Focusable) *widget.Entry {
	switch x := f.(type) {
	case *widget.Entry:
		return x
	case *widget.SelectEntry:
		return &x.Entry
	case *combo:
		return &x.Entry
	case *textEntry:
		return &x.Entry
	case *searchEntry:
		return &x.Entry
	}
	return nil
}

// undo takes back typing that is not saved yet, else the last step.
func (d *desk) undo() {
	if !untype(d.w.win.Canvas().Focused(), (*widget.Entry).Undo) && d.stepsAllowed() {
		d.s.undo()
	}
}

// redo makes again what undo took back.
func (d *desk) redo() {
	if !untype(d.w.win.Canvas().Focused(), (*widget.Entry).Redo) && d.stepsAllowed() {
		d.s.redo()
	}
}

// stepsAllowed reports whether the review's own undo works now: behind a
// dialog nobody would see what it did.
func (d *desk) stepsAllowed() bool {
	top := d.w.top()
	return (!d.w.covered() || top != nil && top.undoable) && !d.w.busy
}

// untype moves through a field's own undo and reports whether it had any. A
// field whose text is saved has none: its change is a step of the review's.
func untype(f fyne.Focusable, move func(*widget.Entry)) bool {
	if field, ok := f.(*textEntry); ok && !field.pending() {
		return false
	}
	e := entryOf(f)
	if e == nil {
		return false
	}
	before := e.Text
	move(e)
	return e.Text != before
}

// lastHeld is what the keyboard left last: a click on the menu takes it from what
// the command is meant for.
var lastHeld fyne.Focusable

// forward gives cut, copy, paste and select all to what has the keyboard.
func (w *window) forward(s fyne.Shortcut) {
	w.giveBack()
	if target, ok := w.win.Canvas().Focused().(fyne.Shortcutable); ok {
		target.TypedShortcut(s)
	}
}

// giveBack gives the keyboard back to what it left for a menu.
func (w *window) giveBack() {
	held, ok := lastHeld.(fyne.CanvasObject)
	if ok && w.win.Canvas().Focused() == nil && fyne.CurrentApp().Driver().CanvasForObject(held) == w.win.Canvas() {
		w.win.Canvas().Focus(lastHeld)
	}
}

// settle gives the keyboard back after a command by mouse, else to the view,
// unless the command has put it somewhere.
func (w *window) settle() {
	if w.desk == nil || w.covered() || w.busy || w.presenting != nil {
		return
	}
	w.giveBack()
	if w.win.Canvas().Focused() == nil {
		w.desk.views[w.desk.current].focus()
	}
}

// onEvents reports whether copying and pasting mean events rather than text: no
// field has the keyboard, and no dialog lies over the review.
func (w *window) onEvents() bool {
	w.giveBack()
	return entryOf(w.win.Canvas().Focused()) == nil && w.desk != nil && !w.covered() && !w.busy
}

// copy puts what is marked in the field that has the keyboard on the clipboard;
// where none has, the events that are chosen.
func (w *window) copy() {
	if w.onEvents() && w.desk.s.selected != "" {
		w.desk.copyChosen()
		return
	}
	w.forward(&fyne.ShortcutCopy{Clipboard: w.p.app.Clipboard()})
}

// copyChosen copies the chosen events, from the table with its columns.
func (d *desk) copyChosen() {
	if table, ok := d.views[d.current].(*tableView); ok {
		table.grid.TypedShortcut(&fyne.ShortcutCopy{Clipboard: d.w.p.app.Clipboard()})
		return
	}
	d.copyEvents(d.s.chosen())
}

// paste puts the clipboard into the field that has the keyboard. Where none
// has, events that were copied are put in again, and a table is brought in.
func (w *window) paste() {
	clipboard := w.p.app.Clipboard()
	switch {
	case w.onEvents() && w.desk.s.clipped() && !w.desk.pastesInPlace():
		w.desk.pasteEvents(chronology.Placing{})
	case w.onEvents() && !w.desk.s.clipped() && strings.ContainsRune(clipboard.Content(), '\t'):
		w.desk.pasteTable()
	default:
		w.forward(&fyne.ShortcutPaste{Clipboard: clipboard})
	}
}

// selectAll marks all of the text of the field that has the keyboard; in the
// table, it chooses every event that the filter keeps.
func (w *window) selectAll() {
	if w.onEvents() && w.desk.current == viewTable {
		w.desk.s.chooseAll(uidsOf(w.desk.s.events()))
		return
	}
	w.forward(&fyne.ShortcutSelectAll{})
}

func uidsOf(events []*chronology.Event) []chronology.UID {
	uids := make([]chronology.UID, len(events))
	for n, e := range events {
		uids[n] = e.UID
	}
	return uids
}
