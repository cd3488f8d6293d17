package ui

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// fileChooser asks for a file, or a folder, that is there. One field does it by
// the keyboard: what is typed narrows the list or is a path, the arrow keys mark a
// line, Enter goes into a folder or takes a file, Backspace in the empty field goes
// to the folder above.
type fileChooser struct {
	w       *window
	endings []string // of files that are listed; nil to ask for a folder
	use     func(path string)

	folder  string
	listed  string       // the folder whose lines these are, once they are read
	all     []folderLine // of it
	shown   []folderLine // those that fit what is typed
	at      int
	asked   int    // counts folders asked for: only the last is shown
	looking string // the folder asked for last
	trouble error

	where, says *prose
	typed       *textEntry
	places      *chipGroup
	list        *list
	sheet       *sheet
}

// folderLine is a file or a folder in the list.
type folderLine struct {
	name    string
	folder  bool
	size    int64
	changed time.Time
}

// chooseFile asks for a file with one of the endings or, with none, for a folder.
func (w *window) chooseFile(title string, endings []string, folder string, use func(path string)) *fileChooser {
	c := &fileChooser{w: w, endings: endings, use: use, folder: folder,
		where: newProse("", theme.ColorNameForeground), says: newProse("", theme.ColorNamePlaceHolder), typed: newLineEntry()}
	c.where.style.Bold = true
	c.typed.PlaceHolder = "a part of its name, or a path"
	c.typed.onTyped = func(string) {
		c.trouble = nil
		c.narrow()
	}
	c.typed.onKey = c.key
	starts := usualFolders()
	c.places = newChipGroup(chipsToggle, func(i int) { c.typed.requestFocus(); c.enter(starts[i].path) })
	c.places.common = w.key
	var chips []groupChip
	for _, start := range starts {
		chips = append(chips, groupChip{text: start.name})
	}
	c.places.set(chips)
	c.list = w.list(func() int { return len(c.shown) }, c.newLine, c.fill)
	c.list.OnSelected = func(i int) { c.at = i }
	c.list.key = c.key
	c.list.typed = func(letter rune) { c.typed.requestFocus(); c.typed.TypedRune(letter) }
	hint := newCaption("Up, Down: mark · Enter: " + either(c.forFolder(), "go into the folder", "open") + " · Backspace, when nothing is typed: the folder above")
	cancel := w.button("Cancel", func() { c.sheet.hide() })
	main := w.button("Open", c.open)
	if c.forFolder() {
		main = w.button("Choose this folder", c.take)
	}
	head := newColumn(1.5, c.where, labelled(either(c.forFolder(), "Folder", "File"), c.typed), c.places, hint, c.says)
	c.sheet = w.newSheet(title, under(head, c.list), cancel, main)
	c.sheet.show(760, 580, c.typed)
	c.enter(folder)
	return c
}

func (c *fileChooser) forFolder() bool { return len(c.endings) == 0 }

// startFolder is a folder to begin from.
type startFolder struct{ name, path string }

// usualFolders are the folders that people keep their work in, and the drives.
func usualFolders() []startFolder {
	var list []startFolder
	add := func(name, path string) {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			list = append(list, startFolder{name, path})
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		add("Home", home)
		for _, name := range []string{"Desktop", "Documents", "Downloads"} {
			add(name, filepath.Join(home, name))
		}
	}
	switch runtime.GOOS {
	case "windows":
		for letter := 'C'; letter <= 'Z'; letter++ {
			add(string(letter)+":", string(letter)+`:\`)
		}
	case "darwin":
		add("Volumes", "/Volumes")
	default:
		add("Media", "/media")
		add("Computer", "/")
	}
	return list
}

// enter goes into another folder.
func (c *fileChooser) enter(folder string) {
	c.look(folder, func() { c.typed.reset("") })
}

// look lists another folder, read aside: it may be on a slow drive.
func (c *fileChooser) look(folder string, then func()) {
	c.asked++
	mine := c.asked
	c.looking = folder
	var lines []folderLine
	var err error
	c.w.p.background(
		func() { lines, err = linesOf(folder, c.endings) },
		func() {
			if mine != c.asked {
				return
			}
			if c.trouble = err; err == nil {
				c.folder, c.listed, c.all = folder, folder, lines
				then()
			}
			c.narrow()
		})
}

// linesOf lists what a folder holds: folders first, each sort by name.
func linesOf(folder string, endings []string) ([]folderLine, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var lines []folderLine
	for _, entry := range entries {
		info, err := os.Stat(filepath.Join(folder, entry.Name())) // of what a link leads to
		if err != nil || strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		if line := lineOfFile(info, entry.Name()); line.folder || endsIn(entry.Name(), endings) {
			lines = append(lines, line)
		}
	}
	slices.SortStableFunc(lines, func(a, b folderLine) int {
		if a.folder != b.folder {
			return either(a.folder, -1, 1)
		}
		return strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
	})
	return lines, nil
}

func lineOfFile(info fs.FileInfo, name string) folderLine {
	return folderLine{name, info.IsDir(), info.Size(), info.ModTime()}
}

func endsIn(name string, endings []string) bool {
	return slices.Contains(endings, strings.ToLower(filepath.Ext(name)))
}

// narrow lists what fits what is typed.
func (c *fileChooser) narrow() {
	folder, part := c.typedPart()
	if folder != c.listed && folder != c.looking {
		c.look(folder, func() {})
	}
	c.shown = c.shown[:0]
	for _, line := range c.all {
		if folder == c.listed && strings.Contains(strings.ToLower(line.name), part) {
			c.shown = append(c.shown, line)
		}
	}
	c.where.say(c.folder, theme.ColorNameForeground)
	c.says.say(c.said(), either(c.trouble != nil, theme.ColorNameError, theme.ColorNamePlaceHolder))
	c.list.UnselectAll()
	c.list.Refresh()
	c.mark(0)
}

// said is what is to be said of a list that shows nothing, or of what went wrong.
func (c *fileChooser) said() string {
	switch {
	case c.trouble != nil:
		p := explain(c.trouble)
		return p.Title + ". " + p.Text
	case len(c.shown) > 0:
		return ""
	case len(c.all) > 0:
		return "Nothing here has that in its name."
	case c.forFolder():
		return "There is no folder in this one."
	}
	return "There is no folder and no file of these kinds here: " + strings.Join(c.endings, ", ")
}

func (c *fileChooser) mark(i int) {
	if i = max(0, min(i, len(c.shown)-1)); i < len(c.shown) {
		c.at = i
		c.list.Select(i)
	}
}

func (c *fileChooser) key(ev *fyne.KeyEvent) bool {
	const page = 8
	switch ev.Name {
	case fyne.KeyDown:
		c.mark(c.at + 1)
	case fyne.KeyUp:
		c.mark(c.at - 1)
	case fyne.KeyPageDown:
		c.mark(c.at + page)
	case fyne.KeyPageUp:
		c.mark(c.at - page)
	case fyne.KeyReturn, fyne.KeyEnter:
		c.open()
	case fyne.KeyBackspace:
		if c.typed.Text != "" {
			return false
		}
		c.enter(filepath.Dir(c.folder))
	default:
		return c.w.key(ev)
	}
	return true
}

// typedPath is what was typed as a path, from the folder on where it does not begin
// at the root; "" where it is none.
func (c *fileChooser) typedPath() string {
	text := c.typed.Text
	text = strings.Trim(strings.TrimSpace(text), `"'`)
	if home, err := os.UserHomeDir(); err == nil && (text == "~" || strings.HasPrefix(text, "~/") || strings.HasPrefix(text, `~\`)) {
		return filepath.Join(home, text[1:])
	}
	switch {
	case filepath.IsAbs(text):
		return filepath.Clean(text)
	case strings.ContainsRune(text, filepath.Separator) || text == "..":
		return filepath.Join(c.folder, text)
	}
	return ""
}

// typedPart parts what is typed into the folder that it leads to and a part of a
// name there, in lower case.
func (c *fileChooser) typedPart() (folder, part string) {
	text := strings.TrimSpace(c.typed.Text)
	path := c.typedPath()
	switch {
	case path == "":
		return c.folder, strings.ToLower(text)
	case strings.HasSuffix(text, string(filepath.Separator)) || filepath.Base(text) == "..":
		return path, ""
	}
	return filepath.Dir(path), strings.ToLower(filepath.Base(path))
}

// open goes into the folder that is marked or typed, or takes the file.
func (c *fileChooser) open() {
	path := c.typedPath()
	info, err := os.Stat(path)
	if (path == "" || err != nil) && c.at < len(c.shown) {
		path = filepath.Join(c.folder, c.shown[c.at].name)
		info, err = os.Stat(path)
	} else if path == "" {
		return
	}
	switch {
	case err != nil:
		c.trouble = err
		c.narrow()
	case info.IsDir():
		c.typed.requestFocus()
		c.enter(path)
	case c.forFolder():
		c.enter(filepath.Dir(path))
	default:
		c.folder = filepath.Dir(path)
		c.w.p.settings.setFolder(c.folder)
		c.sheet.hide()
		c.use(path)
	}
}

// take takes the folder that is listed, or typed.
func (c *fileChooser) take() {
	if path := c.typedPath(); path != "" {
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			c.open() // says what is wrong with it
			return
		}
		c.folder = path
	}
	c.sheet.hide()
	c.use(c.folder)
}

// chooserLine is a line of the list. A click marks it, another opens it.
type chooserLine struct {
	widget.BaseWidget
	c          *fileChooser
	at         int
	icon       *widget.Icon
	name, note *words
}

func (c *fileChooser) newLine() fyne.CanvasObject {
	l := &chooserLine{c: c, icon: widget.NewIcon(theme.FolderIcon()), name: newWords(""), note: newSmallWords("")}
	l.name.least, l.note.least = 10, 10
	l.ExtendBaseWidget(l)
	return l
}

func (c *fileChooser) fill(i int, o fyne.CanvasObject) {
	l := o.(*chooserLine)
	line := c.shown[i]
	l.at = i
	l.icon.SetResource(either(line.folder, theme.FolderIcon(), theme.FileIcon()))
	l.name.say(line.name)
	l.note.say(either(line.folder, "folder", sizeWords(line.size)+" · changed "+line.changed.Format("2 January 2006, 15:04")))
}

// CreateRenderer implements fyne.Widget.
func (l *chooserLine) CreateRenderer() fyne.WidgetRenderer {
	return laid(widget.NewSimpleRenderer(container.NewPadded(container.NewBorder(nil, nil, l.icon, nil, newColumn(0.3, l.name, l.note)))), l)
}

// Tapped implements fyne.Tappable.
func (l *chooserLine) Tapped(*fyne.PointEvent) {
	if l.c.at == l.at {
		l.c.open()
		return
	}
	l.c.typed.requestFocus()
	l.c.mark(l.at)
}
