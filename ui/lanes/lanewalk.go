package lanes

import (
	"fmt"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"throughline.org/throughline/chronology/timeline"
)

// laneWalk is the task of going from heading to heading, and of changing how
// lanes stand.
type laneWalk struct {
	t    *Timeline
	lane timeline.LaneID
}

// laneKeys are the keys while a heading has the keyboard.
var laneKeys = []command{
	{KeyHelp{"Up, Down", "the lane above, below", groupLane}, map[chord]func(*Timeline){
		plain(fyne.KeyUp):   func(t *Timeline) { t.walkLanes(-1) },
		plain(fyne.KeyDown): func(t *Timeline) { t.walkLanes(1) },
	}},
	{KeyHelp{"Alt + Up, Down", "move the lane up, down; Ctrl does, too", groupLane}, map[chord]func(*Timeline){
		alt(fyne.KeyUp):    func(t *Timeline) { t.onLane(func(l *timeline.Lane) { t.moveBy(l, -1) }) },
		alt(fyne.KeyDown):  func(t *Timeline) { t.onLane(func(l *timeline.Lane) { t.moveBy(l, 1) }) },
		ctrl(fyne.KeyUp):   func(t *Timeline) { t.onLane(func(l *timeline.Lane) { t.moveBy(l, -1) }) },
		ctrl(fyne.KeyDown): func(t *Timeline) { t.onLane(func(l *timeline.Lane) { t.moveBy(l, 1) }) },
	}},
	{KeyHelp{"Left", "put its services together again; collapse it", groupLane}, map[chord]func(*Timeline){
		plain(fyne.KeyLeft): func(t *Timeline) { t.onLane(t.foldLane) },
	}},
	{KeyHelp{"Right", "expand it; divide it into its services", groupLane}, map[chord]func(*Timeline){
		plain(fyne.KeyRight): func(t *Timeline) { t.onLane(t.unfoldLane) },
	}},
	{KeyHelp{"Space", "hide it", groupLane}, map[chord]func(*Timeline){
		plain(fyne.KeySpace): func(t *Timeline) { t.onLane(t.hideWalked) },
	}},
	{KeyHelp{"+ −, 0", "one row more, less; as many as it needs", groupLane}, map[chord]func(*Timeline){
		letter('+'): func(t *Timeline) { t.onLane(func(l *timeline.Lane) { t.fixRows(l.ID, t.rowsHigh(l)+1) }) },
		letter('='): func(t *Timeline) { t.onLane(func(l *timeline.Lane) { t.fixRows(l.ID, t.rowsHigh(l)+1) }) },
		letter('-'): func(t *Timeline) { t.onLane(func(l *timeline.Lane) { t.fixRows(l.ID, max(1, t.rowsHigh(l)-1)) }) },
		letter('−'): func(t *Timeline) { t.onLane(func(l *timeline.Lane) { t.fixRows(l.ID, max(1, t.rowsHigh(l)-1)) }) },
		letter('0'): func(t *Timeline) { t.onLane(func(l *timeline.Lane) { t.fixRows(l.ID, 0) }) },
	}},
	{KeyHelp{"U", "list its events of unknown date", groupLane}, map[chord]func(*Timeline){
		letter('u'): func(t *Timeline) { t.onLane(func(l *timeline.Lane) { t.listUndated(*l) }) },
	}},
	{KeyHelp{"W", "what its agency knew on a day, with the keys that move the day", groupLane}, map[chord]func(*Timeline){
		letter('w'): (*Timeline).knowByKey,
	}},
	{KeyHelp{"Menu, Shift+F10", "what else can be done with it", groupLane}, map[chord]func(*Timeline){
		plain(desktop.KeyMenu): (*Timeline).laneMenuByKey,
		shift(fyne.KeyF10):     (*Timeline).laneMenuByKey,
	}},
	{KeyHelp{"Enter", "into the lane: its event nearest to the middle of the view", groupLane}, map[chord]func(*Timeline){
		plain(fyne.KeyReturn): (*Timeline).intoLane,
		plain(fyne.KeyEnter):  (*Timeline).intoLane,
	}},
	{KeyHelp{"[, Esc", "back to the events", groupLane}, map[chord]func(*Timeline){
		letter('['):           func(t *Timeline) { t.endTask() },
		plain(fyne.KeyEscape): func(t *Timeline) { t.endTask() },
	}},
}

// lanesByKey gives the keyboard to the heading of the lane where it is.
func (t *Timeline) lanesByKey() {
	if lane, ok := t.laneHere(); ok {
		t.walkTo(lane.ID)
	}
}

// laneHere is the lane where the keyboard is, else the one in the middle of the view.
func (t *Timeline) laneHere() (timeline.Lane, bool) {
	if x, on := t.task.(*laneWalk); on {
		if i := t.laneNumber(x.lane); i >= 0 {
			return t.rows.lanes[i], true
		}
	}
	if lane, ok := t.laneOf(t.choice.cursor); ok {
		return lane, true
	}
	return t.laneIn(t.middle().y)
}

// walkTo gives the keyboard to a heading.
func (t *Timeline) walkTo(lane timeline.LaneID) {
	x, on := t.task.(*laneWalk)
	if !on {
		x = &laneWalk{t: t}
		t.begin(x)
	}
	x.lane = lane
	if i := t.laneNumber(lane); i >= 0 {
		t.revealLane(i)
	}
	t.arrange()
}

// revealLane scrolls a lane into view, and its name to where none of the bars at the
// ends of the column stands over it.
func (t *Timeline) revealLane(i int) {
	l, bar := t.rows.lanes[i], float64(lineHigh(t.look.small, true))+1
	head, foot := 0.0, float64(t.frame.body.h)-t.hidden.room()
	if i > 0 {
		head += bar
	}
	if i < len(t.rows.lanes)-1 {
		foot -= bar
	}
	t.scrollBy(beyond(l.Top+l.Height-t.scroll, 0, foot))
	t.scrollBy(beyond(l.Top-t.scroll, head, math.Inf(1)))
}

func (t *Timeline) walkLanes(step int) {
	if x, on := t.task.(*laneWalk); on {
		if i := t.laneNumber(x.lane) + step; i >= 0 && i < len(t.rows.lanes) {
			t.walkTo(t.rows.lanes[i].ID)
		}
	}
}

// onLane does something with the lane whose heading has the keyboard.
func (t *Timeline) onLane(do func(*timeline.Lane)) {
	x, on := t.task.(*laneWalk)
	if !on {
		return
	}
	if i := t.laneNumber(x.lane); i >= 0 {
		lane := t.rows.lanes[i]
		do(&lane)
		if x, on := t.task.(*laneWalk); on {
			t.walkTo(x.lane)
			return
		}
		t.arrange()
	}
}

func (t *Timeline) foldLane(l *timeline.Lane) {
	switch {
	case l.Style.Divided && !l.Style.Collapsed:
		t.divideLane(l.ID, false)
	case l.Style.Collapsed && l.Sub:
		t.walkTo(timeline.LaneID{Of: l.ID.Of})
	case !l.Style.Collapsed:
		t.collapse(l.ID, true)
	}
}

func (t *Timeline) unfoldLane(l *timeline.Lane) {
	switch {
	case l.Style.Collapsed:
		t.collapse(l.ID, false)
	case dividable(l) && !l.Style.Divided:
		t.divideLane(l.ID, true)
	}
}

// hideWalked hides the lane that has the keyboard, which goes to the next.
func (t *Timeline) hideWalked(l *timeline.Lane) {
	if t.callbacks.Planned == nil {
		return
	}
	i := t.laneNumber(l.ID)
	for n := range t.rows.lanes {
		// A lane takes its sub-lanes with it.
		if next := &t.rows.lanes[(i+1+n)%len(t.rows.lanes)]; l.Sub || next.ID.Of != l.ID.Of {
			t.walkTo(next.ID)
			break
		}
	}
	t.hideLane(l.ID)
}

// intoLane selects the event of the lane that is nearest to the middle of the view.
func (t *Timeline) intoLane() {
	x, on := t.task.(*laneWalk)
	if !on {
		return
	}
	t.endTask()
	if event := t.index.Nearest(x.lane, t.camera.left+t.camera.days()/2); event != "" {
		t.choice.lane = x.lane
		t.choose(event)
	}
}

func (x *laneWalk) commands() []command { return laneKeys }

func (x *laneWalk) lasts() bool { return true }

func (x *laneWalk) says() string {
	i := x.t.laneNumber(x.lane)
	if i < 0 {
		return ""
	}
	l := &x.t.rows.lanes[i]
	words := []string{"Lane “" + l.Name + "”", "Up, Down another lane"}
	if x.t.callbacks.Reorder != nil && movable(l) {
		words = append(words, "with Alt they move it")
	}
	if x.t.callbacks.Planned != nil {
		words = append(words, foldWords(l), "Space hides it", rowWords(l))
	}
	if l.Undated > 0 {
		words = append(words, "U lists those of unknown date")
	}
	return strings.Join(append(words, "Enter goes into it"), " · ")
}

// foldWords says what Left and Right do with a lane.
func foldWords(l *timeline.Lane) string {
	switch {
	case l.Style.Collapsed:
		return "Right expands it"
	case l.Style.Divided:
		return "Left puts its services together"
	case dividable(l):
		return "Left collapses it, Right divides it into services"
	}
	return "Left collapses it"
}

func rowWords(l *timeline.Lane) string {
	if l.Style.Rows > 0 {
		return fmt.Sprintf("%d rows: + − change that, 0 as many as needed", l.Style.Rows)
	}
	return "+ − fix its rows"
}

// arrange puts a frame about the heading.
func (x *laneWalk) arrange() { x.t.headings.walk(x.t.laneNumber(x.lane)) }

func (x *laneWalk) stop() { x.t.headings.walk(-1) }
