package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
	"throughline.org/throughline/ui/lanes"
)

// helpLine is a line of the help: keys, and what they do; or a paragraph, where
// there are no keys.
type helpLine struct{ group, keys, does string }

// screenReaders says what a screen reader can and cannot do. It stands first,
// since whoever needs it cannot look for it.
func screenReaders() string {
	word := func(f export.Format) bool { return f.Ending == ".docx" }
	return noWayIn + where(slices.ContainsFunc(export.Formats, word), " The Word file serves them as well.")
}

const noWayIn = "The window gives screen readers no way in on Linux, and on Windows and macOS only in a build made for it. " +
	"The table, the narrative and the insights hold in words everything that the timeline shows, for eyes at any size of text " +
	"(View > Look > Larger text, up to 200 %). What to give a person who uses a screen reader is the PDF (Ctrl+E): it is tagged, with " +
	"headings, tables and the lanes told in words, so that a screen reader follows it."

// viewKeys are the keys of the views that no menu lists.
var viewKeys = []helpLine{
	{"Everywhere", "Tab, Shift+Tab", "to the next field or button, and back"},
	{"Everywhere", "Esc", "close a dialog; in a field: save what was typed and go back to the view"},
	{"Everywhere", "Ctrl+Enter", "in a dialog: what its main button does"},
	{"Everywhere", "Space", "press the button or chip that has the keyboard"},
	{"Everywhere", "Alt", "the menus; arrow keys move in them"},
	{"In lists of choices", "Up, Down, a letter", "choose; Enter does it"},
	{"In the form of an event", "Down, then Enter", "while a date is typed after “after”, “before”, “same day as”: take an event to count from"},
	{"In the table", "Up, Down, Page Up, Page Down, Home, End", "another row"},
	{"In the table", "Shift + Up, Down", "choose several rows"},
	{"In the table", "Ctrl + Up, Down", "another row without choosing it; Ctrl+Space chooses it as well, or no longer"},
	{"In the table", "Ctrl+click, Shift+click", "choose one row more, or all up to it"},
	{"In the table", "Left, Right", "another column; Space sorts by it, + and − change its width"},
	{"In the table", "Enter", "edit the event"},
	{"In the table", "Delete", "delete what is chosen (it can be undone)"},
	{"In the narrative", "Up, Down", "another paragraph; Enter writes in it"},
	{"In the narrative", "Ctrl + Up, Down", "move the paragraph"},
	{"In the narrative", "Delete", "delete the paragraph (it can be undone)"},
	{"In the insights and the checks", "Up, Down, Enter", "go through what is listed; Enter leads to it, Tab to what can be done"},
	{"In the duplicates", "S, 1, 2", "the same event: print both, or only the first or the second"},
	{"In the duplicates", "N, D, L", "not the same; the accounts disagree; decide later"},
	{"In the duplicates", "Page Up, Page Down", "read on in the two accounts"},
	{"In the duplicates", "T, Enter", "take back what was said; go to the two events"},
	{"When a file is asked for", "letters, Up, Down, Enter", "a part of its name or a path; mark; open it, or go into the folder"},
	{"When a file is asked for", "Backspace", "while nothing is typed: the folder above"},
	{"In the preview of an import", "1 to 4", "the rows, the columns, the names, what is no event"},
	{"In the preview of an import", "N, P, Enter", "the next and the last fault; correct it"},
	{"In the preview of an import", "K, Shift+K, X", "looked at; all with the same doubt; leave the row out, or take it in again"},
	{"In the preview of an import", "J, S, E", "a part of the row above; split what was joined; make an event of what is none"},
	{"In the rows of a later return", "N, P, K", "the next and the last to look at; it is right as it is"},
	{"In the rows of a later return", "W, O, I, A", "a new entry; leave it out; the likeliest other entry; another one"},
	{"In the files taken in", "Enter, S, X", "compare with the receipt; save the kept file; take it out"},
	{"In the export", "Page Up, Page Down", "another page of the preview, wherever in the dialog the keyboard is"},
	{"In the export", "+, −, 0", "on the page: larger, smaller, the whole page; arrow keys move over it, Home and End go to the first and last page"},
	{"In the export", "Alt + arrow keys", "move a part or a column; Space takes it or leaves it"},
	{"In the export", "A, R", "in the list of what a version says instead: accept, leave as it is; Enter words it otherwise"},
	{"In the export", "Space, Enter", "in the list of what the sweep found: let it through, go to it"},
	{"In the returns and queries", "Q, A, G, X", "ask the agency, note its answer, go to the entry, delete the query"},
	{"In the returns and queries", "P, W", "print the open queries as a letter, as PDF or Word"},
	{"While presenting", "Right, Space, Page Down", "the next event"},
	{"While presenting", "Left, Page Up", "the one before"},
	{"While presenting", "M", "what the marks mean"},
	{"While presenting", "H", "the other keys"},
	{"While presenting", "Esc", "back to the review"},
	{"With the mouse, on the timeline", "wheel, Ctrl+wheel", "move, zoom at the pointer"},
}

// helpLines is all of the help: screen readers, the menus, the views.
func (w *window) helpLines() []helpLine {
	list := []helpLine{{"If you use a screen reader", "", screenReaders()}}
	for _, row := range w.menu.shortcuts() {
		list = append(list, helpLine{"Menu " + row.menu, row.keys, row.does})
	}
	for _, k := range lanes.Keys {
		list = append(list, helpLine{timelineKeys + ": " + strings.ToLower(k.Group[:1]) + k.Group[1:], k.Keys, k.Does})
	}
	return append(list, viewKeys...)
}

// helpSheet is Help > Keyboard shortcuts: every key, in groups, to be searched.
type helpSheet struct {
	w      *window
	lines  []helpLine
	search *textEntry
	rows   *fyne.Container
	heads  []helpHead
	scroll *container.Scroll
	sheet  *sheet
}

// helpHead is the name of a group as it stands among the rows.
type helpHead struct {
	name string
	row  fyne.CanvasObject
}

func (w *window) openKeys() *helpSheet { return w.openKeysOf("") }

// timelineKeys is how the groups of the timeline's keys begin.
const timelineKeys = "On the timeline"

// openKeysOf opens the help where the groups begin that are so called.
func (w *window) openKeysOf(group string) *helpSheet {
	h := &helpSheet{w: w, lines: w.helpLines(), search: newLineEntry(), rows: newColumn(1)}
	h.search.SetPlaceHolder("search the keys: zoom, bookmark, Ctrl+B")
	h.search.onTyped = func(string) { h.fill() }
	h.scroll = container.NewVScroll(container.New(&insetLayout{across: 3}, h.rows))
	h.search.onKey = scrolling(h.scroll, w.key)
	done := w.button("Close", func() { h.sheet.hide() })
	h.sheet = w.newSheet("Keys", container.NewBorder(h.search, nil, nil, nil, h.scroll), done)
	h.fill()
	h.sheet.show(760, 620, h.search)
	h.scrollTo(group)
	return h
}

// scrollTo brings the first group whose name begins so to the top.
func (h *helpSheet) scrollTo(group string) {
	if group == "" {
		return
	}
	for _, head := range h.heads {
		if strings.HasPrefix(head.name, group) {
			h.scroll.ScrollToOffset(fyne.NewPos(0, head.row.Position().Y))
			return
		}
	}
}

// fill lists what the search keeps, each group under its name.
func (h *helpSheet) fill() {
	words := strings.Fields(chronology.Fold(h.search.Text))
	h.rows.RemoveAll()
	h.heads = nil
	group := ""
	for _, line := range h.lines {
		if !holdsAll(chronology.Fold(line.group+" "+line.keys+" "+line.does), words) {
			continue
		}
		if line.group != group {
			group = line.group
			head := newProse(group, theme.ColorNamePrimary)
			head.style.Bold = true
			row := container.New(&insetLayout{down: 1}, head)
			h.rows.Add(row)
			h.heads = append(h.heads, helpHead{group, row})
		}
		h.rows.Add(newHelpRow(line))
	}
	if group == "" {
		h.rows.Add(newProse("No key is described by “"+strings.TrimSpace(h.search.Text)+"”.", theme.ColorNameForeground))
	}
	h.rows.Refresh()
	h.scroll.ScrollToTop()
	h.scroll.Refresh()
}

func newHelpRow(line helpLine) fyne.CanvasObject {
	does := newProse(line.does, theme.ColorNameForeground)
	if line.keys == "" {
		return does
	}
	keys := newProse(line.keys, theme.ColorNameForeground)
	keys.style.Bold = true
	return container.New(helpRowLayout{}, keys, does)
}

// helpRowLayout sets keys beside what they do, both wrapped to their share.
type helpRowLayout struct{}

// keysShare is the share of the width that the keys have.
const keysShare = 0.34

func (helpRowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(20*theme.Padding(), max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

func (helpRowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := size.Width * keysShare
	gap := 2 * theme.Padding()
	for i, o := range objects {
		width := either(i == 0, left-gap, size.Width-left)
		o.Move(fyne.NewPos(either[float32](i == 0, 0, left), 0))
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
	}
}
