package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// textEntry is a field of text in a form. It grows with its text, Tab moves on
// from it, and it says once, when it is left, that its text has changed.
type textEntry struct {
	widget.Entry
	oneLine  bool // Enter leaves it rather than breaking the line
	leastRow int
	mostRows int  // beyond which it scrolls within itself
	whole    bool // the text is replaced by typing rather than added to

	counted lineCount

	shown string // what the review says, as it was last shown

	pressed  bool // a press of the mouse is giving it the keyboard
	renewed  bool // its text was put there since it last had the keyboard
	reported bool // what typingWatchers were last told

	onLeft  func(text string) // the text differs from what was shown
	onTyped func(text string)
	onFocus func()
	onBlur  func()                    // whether or not the text has changed
	stays   func() bool               // true while losing the keyboard is not leaving
	onKey   func(*fyne.KeyEvent) bool // true where the key is used up
	// onShortcut is asked before the entry takes a shortcut; true where it is used up.
	onShortcut func(fyne.Shortcut) bool
	common     func(*fyne.KeyEvent) bool // keys that mean the same in every field
}

var _ desktop.Keyable = (*textEntry)(nil)

// newLineEntry returns an entry for a line of text. A long one wraps, so that
// all of it can be read.
func newLineEntry() *textEntry { return newTextEntry(true, 1, 10) }

// newProseEntry returns an entry for text of any length.
func newProseEntry(rows int) *textEntry { return newTextEntry(false, rows, 16) }

func newTextEntry(oneLine bool, least, most int) *textEntry {
	e := &textEntry{oneLine: oneLine, leastRow: least, mostRows: most}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.OnChanged = e.typed
	e.ExtendBaseWidget(e)
	return e
}

// show gives the entry the text of the review. What is being typed is not disturbed.
func (e *textEntry) show(text string) {
	if e.pending() || text == e.Text {
		if !e.pending() {
			e.shown = text
		}
		e.report()
		return
	}
	e.shown = text
	e.replace(text)
}

// reset gives the entry another text, whatever was being typed.
func (e *textEntry) reset(text string) {
	e.shown = text
	if e.Text != text {
		e.replace(text)
	}
	e.report()
}

// replace sets the text without taking it for typing. It also ends the
// entry's own undo, which must not bring another event's text back.
func (e *textEntry) replace(text string) {
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = e.typed
	e.renewed = true
}

// pending reports whether something was typed that is not saved yet.
func (e *textEntry) pending() bool { return e.Text != e.shown }

func (e *textEntry) typed(text string) {
	if e.oneLine && strings.ContainsAny(text, "\r\n") {
		// A paste may bring line breaks that the field does not take.
		joined := strings.Join(strings.Fields(text), " ")
		e.replace(joined)
		text = joined
	}
	e.report()
	if e.onTyped != nil {
		e.onTyped(text)
	}
}

// unsaved reports whether something was typed that is saved when the field is left.
func (e *textEntry) unsaved() bool { return e.onLeft != nil && e.pending() }

// typingWatchers hear of every field whose typing begins, or ceases, to differ
// from what is saved.
var typingWatchers []*func()

// report tells the watchers where unsaved has changed.
func (e *textEntry) report() {
	if e.reported == e.unsaved() {
		return
	}
	e.reported = !e.reported
	for _, heard := range slices.Clone(typingWatchers) {
		(*heard)()
	}
}

// leave saves what was typed. The entry keeps the text where saving fails.
func (e *textEntry) leave() {
	if !e.pending() || e.onLeft == nil {
		return
	}
	e.onLeft(e.Text)
	e.report()
}

// AcceptsTab is false, so that Tab moves through the form even from long text.
func (e *textEntry) AcceptsTab() bool { return false }

func (e *textEntry) FocusGained() {
	e.Entry.FocusGained()
	if e.whole || e.entered() {
		e.markWhole()
	}
	if e.onFocus != nil {
		e.onFocus()
	}
}

// Tapped implements fyne.Tappable.
func (e *textEntry) Tapped(ev *fyne.PointEvent) {
	e.Entry.Tapped(ev)
	if e.whole {
		e.markWhole()
	}
}

// MouseDown implements desktop.Mouseable.
func (e *textEntry) MouseDown(ev *desktop.MouseEvent) {
	e.pressed = true
	e.Entry.MouseDown(ev)
	e.pressed = false
}

// entered reports whether the keyboard came to a field of one line as it does
// by Tab, where typing is to replace what stands there. A press of the mouse
// sets the cursor instead; and where the keyboard only comes back, from a menu
// or another window, the cursor stays where it was.
func (e *textEntry) entered() bool {
	return e.oneLine && !e.pressed && (e.renewed || lastHeld != fyne.Focusable(e))
}

// markWhole selects all of what is to be replaced, unless it is being typed.
func (e *textEntry) markWhole() {
	if e.Text != "" && !e.pending() {
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

func (e *textEntry) FocusLost() {
	e.Entry.FocusLost()
	lastHeld = e
	defer func() { e.renewed = false }()
	if e.stays != nil && e.stays() {
		return
	}
	if e.onBlur != nil {
		e.onBlur()
	}
	e.leave()
}

func (e *textEntry) TypedKey(key *fyne.KeyEvent) {
	if e.onKey != nil && e.onKey(key) || e.common != nil && e.common(key) {
		return
	}
	enter := key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
	if e.oneLine && enter {
		e.leave()
		return
	}
	if key.Name == fyne.KeyEscape && e.pending() {
		e.reset(e.shown)
		if e.onTyped != nil {
			e.onTyped(e.shown)
		}
		return
	}
	e.Entry.TypedKey(key)
}

// TypedShortcut implements fyne.Shortcutable.
func (e *textEntry) TypedShortcut(s fyne.Shortcut) {
	if e.onShortcut == nil || !e.onShortcut(s) {
		e.Entry.TypedShortcut(s)
	}
}

// requestFocus gives the entry the keyboard.
func (e *textEntry) requestFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil {
		c.Focus(e)
	}
}

// lines is how many lines the text takes at the present width.
func (e *textEntry) lines() int {
	th := e.Theme()
	room := e.Size().Width - 2*th.Size(theme.SizeNameInnerPadding)
	if e.ActionItem != nil {
		room -= th.Size(theme.SizeNameInlineIcon) + th.Size(theme.SizeNameLineSpacing)
	}
	if room <= 0 {
		return 1
	}
	text := e.Text
	if text == "" {
		text = e.PlaceHolder
	}
	size := th.Size(theme.SizeNameText)
	if c := e.counted; c.text != text || c.room != room || c.size != size {
		e.counted = lineCount{text, room, size, len(lettersOf(size, e.TextStyle).wrap(text, room, 0))}
	}
	return e.counted.lines
}

// lineCount remembers how a text was broken: the canvas asks at every frame.
type lineCount struct {
	text       string
	room, size float32
	lines      int
}

// overflows reports whether the text scrolls within the entry.
func (e *textEntry) overflows() bool { return e.lines() > e.mostRows }

// MinSize is high enough for the text, up to the most rows.
func (e *textEntry) MinSize() fyne.Size {
	th := e.Theme()
	letter := fyne.MeasureText("M", th.Size(theme.SizeNameText), e.TextStyle)
	pad := th.Size(theme.SizeNameInnerPadding)
	return fyne.NewSize(4*pad+8*letter.Width, float32(min(max(e.lines(), e.leastRow), e.mostRows))*letter.Height+2*pad)
}
