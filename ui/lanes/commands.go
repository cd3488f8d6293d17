package lanes

import (
	"slices"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// KeyHelp is a line of the help: what keys do while the timeline has the focus.
type KeyHelp struct{ Keys, Does, Group string }

// The groups of the help.
const (
	groupWalk    = "Going from event to event"
	groupSelect  = "Selecting"
	groupView    = "Looking elsewhere"
	groupDo      = "Doing something with an event"
	groupLink    = "While a link is drawn"
	groupLine    = "While the line of a day is moved"
	groupKnow    = "While the day of who knew what is moved"
	groupLane    = "While a heading has the keyboard"
	groupList    = "While a list has the keyboard"
	groupStrip   = "While the strip has the keyboard"
	groupShift   = "While a date is moved"
	groupReshape = "While an end of a window is moved"
)

// Keys is everything that can be done with the keyboard, for a help sheet. It
// is made from what the keys are bound to, so that it tells no tales.
var Keys = helpOf(commands, linkingKeys, shiftingKeys, reshapingKeys, lineKeys, stripKeys, knowingKeys, listKeys, laneKeys)

// chord is a key with those that are held, or a letter as the layout of the
// keyboard gives it.
type chord struct {
	key    fyne.KeyName
	held   fyne.KeyModifier
	letter rune
}

// command is one line of the help with what its keys do.
type command struct {
	KeyHelp
	on map[chord]func(*Timeline)
}

func plain(key fyne.KeyName) chord { return chord{key: key} }
func shift(key fyne.KeyName) chord { return chord{key: key, held: fyne.KeyModifierShift} }
func ctrl(key fyne.KeyName) chord  { return chord{key: key, held: fyne.KeyModifierControl} }
func alt(key fyne.KeyName) chord   { return chord{key: key, held: fyne.KeyModifierAlt} }
func letter(r rune) chord          { return chord{letter: r} }

// everyArrow binds the four arrow keys, with what is held.
func everyArrow(held func(fyne.KeyName) chord, do func(*Timeline, fyne.KeyName)) map[chord]func(*Timeline) {
	on := map[chord]func(*Timeline){}
	for _, key := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown} {
		on[held(key)] = func(t *Timeline) { do(t, key) }
	}
	return on
}

// commands is what the keys do while nothing else is going on.
var commands = []command{
	{KeyHelp{"Left, Right", "previous, next event of the lane; pan where none is selected", groupWalk}, map[chord]func(*Timeline){
		plain(fyne.KeyLeft):  func(t *Timeline) { t.arrow(fyne.KeyLeft) },
		plain(fyne.KeyRight): func(t *Timeline) { t.arrow(fyne.KeyRight) },
	}},
	{KeyHelp{"Up, Down", "nearest event in the lane above, below; scroll where none is selected", groupWalk}, map[chord]func(*Timeline){
		plain(fyne.KeyUp):   func(t *Timeline) { t.arrow(fyne.KeyUp) },
		plain(fyne.KeyDown): func(t *Timeline) { t.arrow(fyne.KeyDown) },
	}},
	{KeyHelp{". ,", "next, previous event of all lanes", groupWalk}, map[chord]func(*Timeline){
		letter('.'): func(t *Timeline) { t.along(1) },
		letter(','): func(t *Timeline) { t.along(-1) },
	}},
	{KeyHelp{"< >", "nearest event of the lane that is out of view, earlier, later", groupWalk}, map[chord]func(*Timeline){
		letter('<'): func(t *Timeline) { t.beyondByKey(-1) },
		letter('>'): func(t *Timeline) { t.beyondByKey(1) },
	}},
	{KeyHelp{"Shift + arrows", "select as far as the next event", groupSelect}, everyArrow(shift, (*Timeline).extend)},
	{KeyHelp{"Ctrl + arrows", "go to the next event and leave the selection as it is", groupSelect}, everyArrow(ctrl, (*Timeline).wander)},
	{KeyHelp{"Ctrl+Space", "select the event as well, or no longer", groupSelect}, map[chord]func(*Timeline){
		ctrl(fyne.KeySpace): (*Timeline).pick,
	}},
	{KeyHelp{"Ctrl+A", "select everything in view", groupSelect}, map[chord]func(*Timeline){
		ctrl(fyne.KeyA): (*Timeline).chooseInView,
	}},
	{KeyHelp{"Esc", "give up what was begun; hide the card; then select one of several; end who knew what; then select nothing", groupSelect}, map[chord]func(*Timeline){
		plain(fyne.KeyEscape): (*Timeline).escape,
	}},
	{KeyHelp{"Alt + arrows", "pan, scroll", groupView}, everyArrow(alt, (*Timeline).move)},
	{KeyHelp{"Page Up, Page Down", "pan by nearly a full view", groupView}, map[chord]func(*Timeline){
		plain(fyne.KeyPageUp):   func(t *Timeline) { t.PanBy(-keyPage) },
		plain(fyne.KeyPageDown): func(t *Timeline) { t.PanBy(keyPage) },
	}},
	{KeyHelp{"Home, End", "start, end of the scope", groupView}, map[chord]func(*Timeline){
		plain(fyne.KeyHome): (*Timeline).toStart,
		plain(fyne.KeyEnd):  (*Timeline).toEnd,
	}},
	{KeyHelp{"+ −", "zoom in, out", groupView}, map[chord]func(*Timeline){
		letter('+'): func(t *Timeline) { t.ZoomBy(keyZoom) },
		letter('='): func(t *Timeline) { t.ZoomBy(keyZoom) },
		letter('-'): func(t *Timeline) { t.ZoomBy(1 / keyZoom) },
		letter('_'): func(t *Timeline) { t.ZoomBy(1 / keyZoom) },
		letter('−'): func(t *Timeline) { t.ZoomBy(1 / keyZoom) },
	}},
	{KeyHelp{"F, 0", "fit the whole scope", groupView}, map[chord]func(*Timeline){
		letter('f'): (*Timeline).Fit,
		letter('0'): (*Timeline).Fit,
	}},
	{KeyHelp{"G", "go to a date", groupView}, map[chord]func(*Timeline){
		letter('g'): (*Timeline).askDate,
	}},
	{KeyHelp{"D", "a line through all lanes on one day, which stays; the keys that move it", groupView}, map[chord]func(*Timeline){
		letter('d'):  (*Timeline).lineByKey,
		letter('\''): (*Timeline).lineByKey,
	}},
	{KeyHelp{"W", "who knew what: ask whose knowledge to show; the keys that move its day", groupView}, map[chord]func(*Timeline){
		letter('w'): (*Timeline).knowByKey,
	}},
	{KeyHelp{"B", "bookmark the day", groupView}, map[chord]func(*Timeline){
		letter('b'): (*Timeline).bookmarkHere,
	}},
	{KeyHelp{"J, Shift+J", "next, previous bookmark", groupView}, map[chord]func(*Timeline){
		letter('j'): func(t *Timeline) { t.NextBookmark(1) },
		letter('J'): func(t *Timeline) { t.NextBookmark(-1) },
	}},
	{KeyHelp{"O", "move and stretch the view in the strip of the whole scope", groupView}, map[chord]func(*Timeline){
		letter('o'): (*Timeline).stripByKey,
	}},
	{KeyHelp{"Backspace, Shift+Backspace", "back, forward through what was looked at", groupView}, map[chord]func(*Timeline){
		plain(fyne.KeyBackspace): func(t *Timeline) { t.goBack(-1) },
		shift(fyne.KeyBackspace): func(t *Timeline) { t.goBack(1) },
	}},
	{KeyHelp{"[", "to the heading of the lane: how lanes stand", groupView}, map[chord]func(*Timeline){
		letter('['): (*Timeline).lanesByKey,
	}},
	{KeyHelp{"H", "list the hidden lanes", groupView}, map[chord]func(*Timeline){
		letter('h'): (*Timeline).listHidden,
	}},
	{KeyHelp{"L", "what everything on the timeline means", groupView}, map[chord]func(*Timeline){
		letter('l'): (*Timeline).explain,
	}},
	{KeyHelp{"?", "all keys of the timeline", groupView}, map[chord]func(*Timeline){
		letter('?'): (*Timeline).help,
	}},
	{KeyHelp{"Enter", "open the selected event; look closer where several stand together; select one where none is", groupDo}, map[chord]func(*Timeline){
		plain(fyne.KeyReturn): (*Timeline).enter,
		plain(fyne.KeyEnter):  (*Timeline).enter,
	}},
	{KeyHelp{"Space", "show or hide its card; list those that stand together; select one where none is", groupDo}, map[chord]func(*Timeline){
		plain(fyne.KeySpace): (*Timeline).tell,
	}},
	{KeyHelp{"M", "measure from the selected event to where the keyboard goes; two selected events are measured at once", groupDo}, map[chord]func(*Timeline){
		letter('m'): (*Timeline).measureFrom,
	}},
	{KeyHelp{"K", "link the selected event to another", groupDo}, map[chord]func(*Timeline){
		letter('k'): (*Timeline).linkByKey,
	}},
	{KeyHelp{"Ctrl+Shift + Left, Right", "move an exact date by a day", groupDo}, map[chord]func(*Timeline){
		{key: fyne.KeyLeft, held: fyne.KeyModifierControl | fyne.KeyModifierShift}:  func(t *Timeline) { t.shiftByKey(-1) },
		{key: fyne.KeyRight, held: fyne.KeyModifierControl | fyne.KeyModifierShift}: func(t *Timeline) { t.shiftByKey(1) },
	}},
	{KeyHelp{"E", "move the ends of the days that its wording allows", groupDo}, map[chord]func(*Timeline){
		letter('e'): (*Timeline).reshapeByKey,
	}},
	{KeyHelp{"Ctrl+C, Ctrl+V", "copy the selected events; paste into the lane of the selected one, on its day", groupDo}, map[chord]func(*Timeline){
		ctrl(fyne.KeyC): (*Timeline).copyChosen,
		ctrl(fyne.KeyV): (*Timeline).pasteHere,
	}},
	{KeyHelp{"Delete", "delete the selected event", groupDo}, map[chord]func(*Timeline){
		plain(fyne.KeyDelete): func(t *Timeline) { t.delete(t.selected) },
	}},
	{KeyHelp{"Menu, Shift+F10", "what else can be done with it", groupDo}, map[chord]func(*Timeline){
		plain(desktop.KeyMenu): (*Timeline).menuByKey,
		shift(fyne.KeyF10):     (*Timeline).menuByKey,
	}},
}

// helpOf lists what commands do.
func helpOf(tables ...[]command) []KeyHelp {
	var list []KeyHelp
	for _, c := range slices.Concat(tables...) {
		list = append(list, c.KeyHelp)
	}
	return list
}

// bound is what the keys are bound to, for looking up.
func bound(table []command) map[chord]func(*Timeline) {
	all := map[chord]func(*Timeline){}
	for _, c := range table {
		for pressed, do := range c.on {
			all[pressed] = do
		}
	}
	return all
}

// act does what a key is bound to and reports whether it is bound to anything.
// Shift changes only what is bound with it, and a capital letter is as good as
// a small one where it is not bound itself.
func (t *Timeline) act(pressed chord) bool {
	if !t.shows() {
		return false
	}
	without := pressed
	without.held &^= fyne.KeyModifierShift
	without.letter = unicode.ToLower(pressed.letter)
	for _, keys := range []map[chord]func(*Timeline){t.taskKeys, t.keys} {
		for _, c := range []chord{pressed, without} {
			if do, ok := keys[c]; ok {
				do(t)
				return true
			}
		}
	}
	return false
}
