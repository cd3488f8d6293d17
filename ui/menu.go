package ui

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// mainMenu holds the items that change while a review is open. They are
// changed in place: a new menu would close the one that is being opened when a
// field is left by the click on it.
type mainMenu struct {
	menus     []*fyne.Menu
	undo      *fyne.MenuItem
	redo      *fyne.MenuItem
	inspector *fyne.MenuItem
	knowing   *fyne.MenuItem
	links     *fyne.MenuItem
	context   *fyne.MenuItem
	views     []*fyne.MenuItem
	groups    []*fyne.MenuItem // what lanes stand for
	themes    map[themeChoice]*fyne.MenuItem
	larger    *fyne.MenuItem
	smaller   *fyne.MenuItem
	back      *fyne.MenuItem
	forward   *fyne.MenuItem
	duplicate *fyne.MenuItem
	remove    *fyne.MenuItem
	chosen    []*fyne.MenuItem // need an event
	lanes     []*fyne.MenuItem // need the timeline in front

	keys  map[*fyne.MenuItem]string                 // as they stand on the keyboard
	alone map[desktop.CustomShortcut]*fyne.MenuItem // of keys without Control: see typed
	names map[*fyne.MenuItem]string                 // labels without the keys
}

// unseen is a shortcut that a menu acts on but does not draw. Fyne draws keys
// at a fifth of the strength of the text, which many people cannot read; they
// stand in the label instead.
type unseen string

// ShortcutName implements fyne.Shortcut.
func (u unseen) ShortcutName() string { return string(u) }

// letter puts the keys of every item into its label.
func (m *mainMenu) letter() {
	m.keys, m.names = map[*fyne.MenuItem]string{}, map[*fyne.MenuItem]string{}
	m.alone = map[desktop.CustomShortcut]*fyne.MenuItem{}
	for _, menu := range m.all() {
		for _, item := range menu.Items {
			m.names[item] = item.Label
			if item.Shortcut == nil {
				continue
			}
			m.keys[item] = keysOf(item.Shortcut)
			if k, ok := item.Shortcut.(*desktop.CustomShortcut); ok && k.Modifier&^fyne.KeyModifierShift == 0 {
				item.Shortcut = nil // Fyne never acts on it: see typed
				m.alone[*k] = item
			} else {
				item.Shortcut = unseen(item.Shortcut.ShortcutName())
			}
		}
	}
}

// typed does what a key without Control stands for in a menu, and reports
// whether it stands for anything.
func (m *mainMenu) typed(key fyne.KeyName, shift fyne.KeyModifier) bool {
	if m == nil {
		return false
	}
	item := m.alone[desktop.CustomShortcut{KeyName: key, Modifier: shift}]
	if item == nil {
		return false
	}
	item.Action()
	return true
}

// all are the menus with those that open from their items.
func (m *mainMenu) all() []*fyne.Menu {
	list := slices.Clone(m.menus)
	for _, menu := range m.menus {
		for _, item := range menu.Items {
			if item.ChildMenu != nil {
				list = append(list, item.ChildMenu)
			}
		}
	}
	return list
}

// align sets the keys of a menu below one another, behind its longest name.
func (m *mainMenu) align(menu *fyne.Menu) {
	width := func(s string) float32 { return fyne.MeasureText(s, theme.TextSize(), fyne.TextStyle{}).Width }
	var widest float32
	for _, item := range menu.Items {
		widest = max(widest, width(m.names[item]))
	}
	space := width("a a") - width("aa")
	for _, item := range menu.Items {
		if keys := m.keys[item]; keys != "" {
			gap := int((widest-width(m.names[item]))/space+0.5) + 4
			item.Label = m.names[item] + strings.Repeat(" ", gap) + keys
		}
	}
}

// item is an entry of a menu. Fyne runs a shortcut even while a dialog is open
// or the item is disabled, so both are looked at here.
func (w *window) item(label string, shortcut fyne.Shortcut, do func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(label, nil)
	item.Shortcut = shortcut
	item.Action = func() {
		if !w.covered() && !item.Disabled && !w.busy {
			do()
			w.settle()
		}
	}
	return item
}

// onDesk is an item that needs a review.
func (w *window) onDesk(label string, shortcut fyne.Shortcut, do func(*desk)) *fyne.MenuItem {
	item := w.item(label, shortcut, func() {
		if w.desk != nil {
			do(w.desk)
		}
	})
	item.Disabled = w.desk == nil
	return item
}

// setMenu makes the menus of the start screen or of the review.
func (w *window) setMenu() {
	m := &mainMenu{themes: map[themeChoice]*fyne.MenuItem{}}
	m.menus = []*fyne.Menu{
		w.fileMenu(), w.editMenu(m), w.eventMenu(m), w.viewMenu(m), w.goMenu(m), w.reviewMenu(), w.helpMenu(),
	}
	m.letter()
	for _, menu := range m.all() {
		m.align(menu)
	}
	w.menu = m
	m.update(w)
	w.win.SetMainMenu(fyne.NewMainMenu(m.menus...))
}

func (w *window) fileMenu() *fyne.Menu {
	recent := fyne.NewMenuItem("Recent", nil)
	recent.ChildMenu = w.recentMenu()
	quit := w.item("Quit", ctrl(fyne.KeyQ), w.p.quit)
	quit.IsQuit = true
	return fyne.NewMenu("File",
		w.item("New review…", ctrlShift(fyne.KeyN), func() { w.openNew(false) }),
		w.item("New agency chronology…", nil, func() { w.openNew(true) }),
		w.item("Open…", ctrl(fyne.KeyO), w.askOpen),
		w.item("Bundled review", nil, w.openSample),
		recent,
		fyne.NewMenuItemSeparator(),
		w.onDesk("Save a copy as…", ctrlShift(fyne.KeyS), (*desk).saveAs),
		w.item("Restore a copy…", nil, w.askRestore),
		fyne.NewMenuItemSeparator(),
		w.onDesk("Import…", ctrlShift(fyne.KeyI), (*desk).askImport),
		w.onDesk("Export…", ctrl(fyne.KeyE), func(d *desk) { d.openExport() }),
		w.onDesk("Form for an agency…", nil, func(d *desk) { d.openForm() }),
		fyne.NewMenuItemSeparator(),
		w.onDesk("Close", ctrl(fyne.KeyW), func(*desk) { w.closeReview() }),
		quit,
	)
}

func (w *window) recentMenu() *fyne.Menu {
	var items []*fyne.MenuItem
	for _, r := range recentNames(w.p.settings.recent()) {
		items = append(items, w.item(r.name, nil, func() { w.open(r.path) }))
	}
	clear := w.item("Clear this list", nil, w.clearRecent)
	clear.Disabled = len(items) == 0
	if len(items) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	return fyne.NewMenu("", append(items, clear)...)
}

func (w *window) editMenu(m *mainMenu) *fyne.Menu {
	clipboard := w.p.app.Clipboard()
	m.undo = w.always("Undo", &fyne.ShortcutUndo{}, func() { w.stepBack((*desk).undo) })
	m.redo = w.always("Redo", &fyne.ShortcutRedo{}, func() { w.stepBack((*desk).redo) })
	return fyne.NewMenu("Edit",
		m.undo, m.redo,
		fyne.NewMenuItemSeparator(),
		w.always("Cut", &fyne.ShortcutCut{}, func() { w.forward(&fyne.ShortcutCut{Clipboard: clipboard}) }),
		w.always("Copy", &fyne.ShortcutCopy{}, w.copy),
		w.always("Paste", &fyne.ShortcutPaste{}, w.paste),
		w.always("Select all", &fyne.ShortcutSelectAll{}, w.selectAll),
		w.onDesk("Paste table…", ctrlShift(fyne.KeyV), (*desk).pasteTable),
	)
}

// always is an item that also works while a dialog is open.
func (w *window) always(label string, shortcut fyne.Shortcut, do func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(label, func() {
		do()
		w.settle()
	})
	item.Shortcut = shortcut
	return item
}

// stepBack undoes or redoes; without a review there is typing alone.
func (w *window) stepBack(do func(*desk)) {
	if w.desk != nil {
		do(w.desk)
	}
}

// zoomStep is how much nearer one Zoom in is.
const zoomStep = 1.5

func (w *window) reviewMenu() *fyne.Menu {
	return fyne.NewMenu("Review",
		w.onDesk("Set-up…", ctrlShift(fyne.KeyU), func(d *desk) { d.openSetup("") }),
		w.onDesk("Returns and queries…", ctrlShift(fyne.KeyR), func(d *desk) { d.openReturns() }),
		w.onDesk("Duplicates…", ctrlShift(fyne.KeyD), func(d *desk) { d.openTwins() }),
		w.onDesk("History…", ctrl(fyne.KeyH), (*desk).openHistory),
		w.onDesk("Files taken in…", nil, func(d *desk) { d.openReceipts() }),
		w.onDesk("Check the file", nil, (*desk).verify),
		fyne.NewMenuItemSeparator(),
		w.onDesk("Make a pack…", nil, func(d *desk) { d.openPack() }),
		w.onDesk("Take in a return…", nil, (*desk).askReturn),
		w.onDesk("Decide what differs…", nil, func(d *desk) { d.openConflicts("") }),
		w.onDesk("What is asked…", nil, (*desk).openAsked),
		w.onDesk("Make the return…", nil, func(d *desk) { d.openReturn() }),
	)
}

func (w *window) helpMenu() *fyne.Menu {
	return fyne.NewMenu("Help",
		w.item("Keys", alone(fyne.KeyF1), func() { w.openKeys() }),
		w.item("About Throughline", nil, w.openAbout),
	)
}

// update makes the items say what they would do now.
func (m *mainMenu) update(w *window) {
	if m == nil {
		return
	}
	d := w.desk
	undo, redo := "", ""
	if d != nil {
		undo, redo = d.s.file.UndoLabel(), d.s.file.RedoLabel()
	}
	events := "event"
	if d != nil && len(d.s.beside) > 0 {
		events = "events"
	}
	m.name(map[*fyne.MenuItem]string{
		m.undo: stepLabel("Undo", undo), m.redo: stepLabel("Redo", redo),
		m.duplicate: "Duplicate " + events, m.remove: "Delete " + events,
	})
	for n, item := range m.views {
		item.Checked = d != nil && d.current == n
	}
	for n, item := range m.groups {
		item.Checked = d != nil && d.plans.group == groupings[n].of
	}
	m.links.Checked = d != nil && d.timeline != nil && d.timeline.allLinks
	m.context.Checked = d != nil && !d.s.settings.contextHidden()
	m.knowing.Checked = d != nil && d.knowing.on
	m.inspector.Checked = d != nil && d.inspectorShown()
	for _, item := range m.chosen {
		item.Disabled = d == nil || d.s.selected == ""
	}
	m.back.Disabled = d == nil || !d.trail.canGo(-1)
	m.forward.Disabled = d == nil || !d.trail.canGo(1)
	for _, item := range m.lanes {
		item.Disabled = d == nil || d.current != viewTimeline
	}
	for choice, item := range m.themes {
		item.Checked = w.p.look.choice == choice
	}
	m.larger.Disabled = w.p.look.scale >= textScales[len(textScales)-1]
	m.smaller.Disabled = w.p.look.scale <= textScales[0]
}

// name gives items other labels.
func (m *mainMenu) name(labels map[*fyne.MenuItem]string) {
	for _, menu := range m.all() {
		renamed := false
		for _, item := range menu.Items {
			if label, given := labels[item]; given && label != m.names[item] {
				m.names[item], renamed = label, true
			}
		}
		if renamed {
			m.align(menu)
		}
	}
}

// stepLabel names a step of the history in a menu.
func stepLabel(verb, step string) string {
	if step == "" {
		return verb
	}
	return verb + ": " + step
}

// menuKeys are the keys of an item of a menu.
type menuKeys struct{ menu, keys, does string }

// shortcuts lists the keys of the menus, for the help.
func (m *mainMenu) shortcuts() []menuKeys {
	var list []menuKeys
	for _, menu := range m.all() {
		for _, item := range menu.Items {
			if m.keys[item] == "" {
				continue
			}
			does := strings.TrimSuffix(m.names[item], "…")
			if item == m.undo || item == m.redo {
				does, _, _ = strings.Cut(does, ":")
			}
			list = append(list, menuKeys{cmp.Or(menu.Label, "View"), m.keys[item], does})
		}
	}
	return list
}

// keyNames are the names that people know of keys that Fyne calls otherwise.
var keyNames = map[fyne.KeyName]string{
	fyne.KeyReturn: "Enter", fyne.KeyMinus: "−", fyne.KeyPeriod: ". (full stop)", fyne.KeyComma: ", (comma)",
}

// keysOf writes a shortcut as it stands on the keys.
func keysOf(s fyne.Shortcut) string {
	k, ok := s.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	var b strings.Builder
	for _, m := range []struct {
		key  fyne.KeyModifier
		name string
	}{
		{fyne.KeyModifierControl, "Ctrl+"}, {fyne.KeyModifierAlt, "Alt+"},
		{fyne.KeyModifierShift, "Shift+"}, {fyne.KeyModifierSuper, "Cmd+"},
	} {
		if k.Mod()&m.key != 0 {
			b.WriteString(m.name)
		}
	}
	if name, ok := keyNames[k.Key()]; ok {
		return b.String() + name
	}
	return b.String() + string(k.Key())
}
