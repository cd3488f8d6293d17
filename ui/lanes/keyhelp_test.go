package lanes

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
)

// keyboard is a bench on which every command has somebody to tell.
type keyboard struct {
	*bench
	t    *testing.T
	told []string // what the window was told, in order
	plan *timeline.Plan
	at   chronology.UID // an event of an exact date, of a lane with services, selected
}

func newKeyboard(t *testing.T) *keyboard {
	k := &keyboard{bench: showSample(t, 1200, 1000), t: t}
	k.at = k.worded(t, "second-referral", "8 January 2014")
	k.plan = k.plans()
	c := &k.callbacks
	tell := func(words string, args ...any) { k.told = append(k.told, fmt.Sprintf(words, args...)) }
	c.Open = func(e chronology.UID) { tell("open %s", e) }
	c.Delete = func(e chronology.UID) { tell("delete %s", e) }
	c.Move = func(e chronology.UID, days int) { tell("move %s by %d", e, days) }
	c.Reshape = func(e chronology.UID, from, to when.Day) {
		tell("reshape %s to %v", e, when.Window{Earliest: from, Latest: to})
	}
	c.Link = func(a, b chronology.UID) { tell("link %s to %s", a, b) }
	c.Copy = func(list []chronology.UID) { tell("copy %d", len(list)) }
	c.Paste = func(agency chronology.UID, _ float64) { tell("paste for %s", agency) }
	c.Apart = func(_, _ chronology.UID) string { return "some days" }
	c.WhoKnew = func(chronology.UID, float64) { tell("who knew") }
	c.KnowEnd = func() { tell("known no longer") }
	c.Bookmark = func(float64) { tell("bookmark") }
	c.GoBack = func(step int) { tell("back %d", step) }
	c.GoToDate = func() { tell("date") }
	c.Help = func() { tell("help") }
	c.Legend = func() { tell("legend") }
	c.Say = func(string) {}
	k.window.Canvas().Focus(k.Timeline)
	k.Select(k.at)
	return k
}

// types presses letters.
func (k *keyboard) types(letters string) { test.Type(k.Timeline, letters) }

// last is the last that the window was told.
func (k *keyboard) last() string {
	k.t.Helper()
	require.NotEmpty(k.t, k.told)
	return k.told[len(k.told)-1]
}

// moves presses a key and says by how many days the two ends of the view moved.
func (k *keyboard) moves(press func()) (from, to float64) {
	beforeFrom, beforeTo := k.View()
	press()
	afterFrom, afterTo := k.View()
	return afterFrom - beforeFrom, afterTo - beforeTo
}

const (
	held  = fyne.KeyModifierControl
	both  = fyne.KeyModifierControl | fyne.KeyModifierShift
	alted = fyne.KeyModifierAlt
)

// keyTests try every line of the help, by group and keys.
var keyTests = map[string]func(k *keyboard){
	groupWalk + ": Left, Right": func(k *keyboard) {
		k.key(fyne.KeyLeft)
		before := k.Selected()
		assert.Equal(k.t, k.index.Next(k.at, -1, true), before)
		k.key(fyne.KeyRight)
		assert.Equal(k.t, k.at, k.Selected())
	},
	groupWalk + ": Up, Down": func(k *keyboard) {
		k.key(fyne.KeyUp)
		assert.Equal(k.t, k.index.NextLane(k.at, -1), k.Selected())
		above := k.Selected()
		k.key(fyne.KeyDown)
		assert.Equal(k.t, k.index.NextLane(above, 1), k.Selected())
	},
	groupWalk + ": . ,": func(k *keyboard) {
		k.types(".")
		assert.Equal(k.t, k.index.Next(k.at, 1, false), k.Selected())
		k.types(",")
		assert.Equal(k.t, k.at, k.Selected())
	},
	groupWalk + ": < >": func(k *keyboard) {
		lane := timeline.LaneID{Of: k.review.Event(k.at).Agency}
		k.zoomTo(k.at)
		want := k.index.FromDay(lane, k.camera.left, -1)
		k.types("<")
		assert.Equal(k.t, want, k.Selected())
		later := k.index.FromDay(lane, k.camera.right(), 1)
		k.types(">")
		assert.Equal(k.t, later, k.Selected())
	},
	groupSelect + ": Shift + arrows": func(k *keyboard) {
		k.typed(fyne.KeyModifierShift, fyne.KeyLeft)
		assert.Len(k.t, k.Chosen(), 2)
		k.typed(fyne.KeyModifierShift, fyne.KeyDown)
		assert.Len(k.t, k.Chosen(), 3)
	},
	groupSelect + ": Ctrl + arrows": func(k *keyboard) {
		k.typed(held, fyne.KeyLeft)
		assert.Equal(k.t, k.at, k.Selected())
		assert.Equal(k.t, k.index.Next(k.at, -1, true), k.choice.cursor)
	},
	groupSelect + ": Ctrl+Space": func(k *keyboard) {
		k.typed(held, fyne.KeyLeft)
		k.typed(held, fyne.KeySpace)
		assert.Len(k.t, k.Chosen(), 2)
	},
	groupSelect + ": Ctrl+A": func(k *keyboard) {
		k.TypedShortcut(&fyne.ShortcutSelectAll{})
		assert.Greater(k.t, len(k.Chosen()), 40)
	},
	groupSelect + ": Esc": func(k *keyboard) {
		k.typed(fyne.KeyModifierShift, fyne.KeyLeft)
		k.types("m")
		for _, left := range []int{2, 1, 0} {
			k.key(fyne.KeyEscape)
			assert.Nil(k.t, k.doing())
			assert.Len(k.t, k.Chosen(), left)
		}
	},
	groupView + ": Alt + arrows": func(k *keyboard) {
		k.ZoomBy(4)
		from, _ := k.moves(func() { k.typed(alted, fyne.KeyLeft) })
		assert.Negative(k.t, from)
		k.window.Resize(fyne.NewSize(1200, 500))
		k.scrollBy(-1e6)
		k.typed(alted, fyne.KeyDown)
		assert.Positive(k.t, k.scroll)
	},
	groupView + ": Page Up, Page Down": func(k *keyboard) {
		k.ZoomBy(30)
		days := k.camera.days()
		from, _ := k.moves(func() { k.key(fyne.KeyPageUp) })
		assert.InDelta(k.t, -keyPage*days, from, 1e-6)
		from, _ = k.moves(func() { k.key(fyne.KeyPageDown) })
		assert.InDelta(k.t, keyPage*days, from, 1e-6)
	},
	groupView + ": Home, End": func(k *keyboard) {
		k.ZoomBy(8)
		scopeFrom, scopeTo := k.index.Scope()
		k.key(fyne.KeyHome)
		from, to := k.View()
		assert.True(k.t, from <= scopeFrom && scopeFrom < to)
		k.key(fyne.KeyEnd)
		from, to = k.View()
		assert.True(k.t, from < scopeTo && scopeTo <= to)
	},
	groupView + ": + −": func(k *keyboard) {
		days := k.camera.days()
		k.types("+")
		assert.InDelta(k.t, days/keyZoom, k.camera.days(), 1e-6)
		k.types("-")
		assert.InDelta(k.t, days, k.camera.days(), 1e-6)
	},
	groupView + ": F, 0": func(k *keyboard) {
		days := k.camera.days()
		for _, key := range []string{"f", "0"} {
			k.ZoomBy(5)
			k.types(key)
			assert.InDelta(k.t, days, k.camera.days(), 1e-6)
		}
	},
	groupView + ": G": func(k *keyboard) {
		k.types("g")
		assert.Equal(k.t, "date", k.last())
	},
	groupView + ": D": func(k *keyboard) {
		k.types("d")
		assert.Equal(k.t, "Wed 8 Jan 2014", k.lineOn())
	},
	groupView + ": W": func(k *keyboard) {
		k.types("w")
		assert.Equal(k.t, "who knew", k.last())
	},
	groupView + ": B": func(k *keyboard) {
		k.types("b")
		assert.Equal(k.t, "bookmark", k.last())
	},
	groupView + ": J, Shift+J": func(k *keyboard) {
		first, last := float64(when.Date(2012, 8, 1))+0.5, float64(when.Date(2014, 3, 1))+0.5
		k.SetBookmarks([]Bookmark{{first, "first"}, {last, "last"}})
		k.types("j")
		assert.Equal(k.t, "Sat 1 Mar 2014", k.lineOn())
		k.types("J")
		assert.Equal(k.t, "Wed 1 Aug 2012", k.lineOn())
	},
	groupView + ": O": func(k *keyboard) {
		k.types("o")
		assert.Contains(k.t, k.overlay.hint.said(), "move the frame")
	},
	groupView + ": Backspace, Shift+Backspace": func(k *keyboard) {
		k.key(fyne.KeyBackspace)
		assert.Equal(k.t, "back -1", k.last())
		k.typed(fyne.KeyModifierShift, fyne.KeyBackspace)
		assert.Equal(k.t, "back 1", k.last())
	},
	groupView + ": [": func(k *keyboard) {
		k.types("[")
		assert.Equal(k.t, k.review.Event(k.at).Agency, k.walked().Of)
	},
	groupView + ": H": func(k *keyboard) {
		k.hideLane(k.rows.lanes[2].ID)
		k.types("h")
		assert.Contains(k.t, k.card.said()[0], "1 lane hidden")
	},
	groupView + ": L": func(k *keyboard) {
		k.types("l")
		assert.Equal(k.t, "legend", k.last())
	},
	groupView + ": ?": func(k *keyboard) {
		k.types("?")
		assert.Equal(k.t, "help", k.last())
	},
	groupDo + ": Enter": func(k *keyboard) {
		k.key(fyne.KeyReturn)
		assert.Equal(k.t, "open "+string(k.at), k.last())
		k.choose("")
		k.key(fyne.KeyEnter)
		assert.NotEmpty(k.t, k.Selected())
	},
	groupDo + ": Space": func(k *keyboard) {
		k.key(fyne.KeySpace)
		assert.NotEmpty(k.t, k.card.said())
		k.key(fyne.KeySpace)
		assert.Empty(k.t, k.card.said())
	},
	groupDo + ": M": func(k *keyboard) {
		k.types("m")
		k.key(fyne.KeyLeft)
		assert.Equal(k.t, "some days", k.overlay.measure.said())
	},
	groupDo + ": K": func(k *keyboard) {
		k.types("k")
		assert.Contains(k.t, k.overlay.hint.said(), "Linking from")
	},
	groupDo + ": Ctrl+Shift + Left, Right": func(k *keyboard) {
		k.typed(both, fyne.KeyRight)
		assert.Equal(k.t, "Thu 9 January 2014 · 1 day later", k.overlay.moved.text.Text)
		k.typed(both, fyne.KeyLeft)
		k.typed(both, fyne.KeyLeft)
		assert.Equal(k.t, "Tue 7 January 2014 · 1 day earlier", k.overlay.moved.text.Text)
	},
	groupDo + ": E": func(k *keyboard) {
		k.types("e")
		assert.Contains(k.t, k.overlay.hint.said(), "8 Jan 2014, as now")
	},
	groupDo + ": Ctrl+C, Ctrl+V": func(k *keyboard) {
		k.TypedShortcut(&fyne.ShortcutCopy{})
		assert.Equal(k.t, "copy 1", k.last())
		k.TypedShortcut(&fyne.ShortcutPaste{})
		assert.Equal(k.t, "paste for "+string(k.review.Event(k.at).Agency), k.last())
	},
	groupDo + ": Delete": func(k *keyboard) {
		k.key(fyne.KeyDelete)
		assert.Equal(k.t, "delete "+string(k.at), k.last())
	},
	groupDo + ": Menu, Shift+F10": func(k *keyboard) {
		k.opensMenu(func() { k.key(desktop.KeyMenu) })
		k.opensMenu(func() { k.typed(fyne.KeyModifierShift, fyne.KeyF10) })
	},
	groupLink + ": Arrows, . ,": func(k *keyboard) {
		k.types("k")
		k.key(fyne.KeyLeft)
		assert.Equal(k.t, k.index.Next(k.at, -1, true), k.linked().onto)
		k.key(fyne.KeyRight)
		k.types(".")
		assert.Equal(k.t, k.index.Next(k.at, 1, false), k.linked().onto)
		k.types(",,")
		assert.Equal(k.t, k.index.Next(k.at, -1, false), k.linked().onto)
	},
	groupLink + ": Enter": func(k *keyboard) {
		k.types("k")
		k.key(fyne.KeyLeft)
		k.key(fyne.KeyReturn)
		assert.Equal(k.t, fmt.Sprintf("link %s to %s", k.at, k.index.Next(k.at, -1, true)), k.last())
	},
	groupShift + ": Let go of Ctrl and Shift, or Enter": func(k *keyboard) {
		k.typed(both, fyne.KeyRight)
		k.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		assert.Equal(k.t, "move "+string(k.at)+" by 1", k.last())
		k.typed(both, fyne.KeyLeft)
		k.key(fyne.KeyEnter)
		assert.Equal(k.t, "move "+string(k.at)+" by -1", k.last())
	},
	groupReshape + ": Left, Right": func(k *keyboard) {
		k.types("e")
		k.key(fyne.KeyLeft)
		assert.Contains(k.t, k.overlay.hint.said(), "between 7 Jan 2014 and 8 Jan 2014")
		k.typed(fyne.KeyModifierShift, fyne.KeyLeft)
		assert.Contains(k.t, k.overlay.hint.said(), "between 31 Dec 2013 and 8 Jan 2014")
		k.typed(fyne.KeyModifierShift, fyne.KeyRight)
		k.key(fyne.KeyRight)
		assert.Contains(k.t, k.overlay.hint.said(), "8 Jan 2014, as now")
	},
	groupReshape + ": Up, Down": func(k *keyboard) {
		k.types("e")
		k.key(fyne.KeyDown)
		k.key(fyne.KeyRight)
		k.key(fyne.KeyUp)
		k.key(fyne.KeyLeft)
		assert.Contains(k.t, k.overlay.hint.said(), "between 7 Jan 2014 and 9 Jan 2014")
	},
	groupReshape + ": Enter": func(k *keyboard) {
		k.types("e")
		k.key(fyne.KeyLeft)
		k.key(fyne.KeyReturn)
		assert.Equal(k.t, "reshape "+string(k.at)+" to between 7 Jan 2014 and 8 Jan 2014", k.last())
	},
	groupLine + ": Left, Right": func(k *keyboard) {
		k.types("d")
		k.key(fyne.KeyRight)
		k.typed(fyne.KeyModifierShift, fyne.KeyRight)
		k.typed(held, fyne.KeyRight)
		assert.Equal(k.t, "Fri 17 Jan 2014", k.lineOn())
		k.key(fyne.KeyLeft)
		k.typed(fyne.KeyModifierShift, fyne.KeyLeft)
		k.typed(held, fyne.KeyLeft)
		assert.Equal(k.t, "Wed 8 Jan 2014", k.lineOn())
	},
	groupLine + ": Enter, Esc": func(k *keyboard) {
		for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape} {
			k.types("d")
			k.key(key)
			assert.Nil(k.t, k.doing())
			assert.Equal(k.t, "Wed 8 Jan 2014", k.lineOn())
		}
	},
	groupLine + ": D": func(k *keyboard) {
		k.types("dd")
		assert.Empty(k.t, k.lineOn())
	},
	groupKnow + ": Left, Right": func(k *keyboard) {
		k.inHand()
		k.key(fyne.KeyRight)
		k.typed(held, fyne.KeyRight)
		assert.Equal(k.t, when.Date(2013, 6, 12), k.knowing.day)
		k.key(fyne.KeyLeft)
		k.typed(held, fyne.KeyLeft)
		assert.Equal(k.t, when.Date(2013, 6, 4), k.knowing.day)
	},
	groupKnow + ": Enter, Esc": func(k *keyboard) {
		for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape} {
			k.inHand()
			k.key(key)
			assert.Nil(k.t, k.doing())
			assert.True(k.t, k.knowing.on)
		}
	},
	groupKnow + ": W": func(k *keyboard) {
		k.inHand()
		k.types("w")
		assert.False(k.t, k.knowing.on)
		assert.Equal(k.t, "known no longer", k.last())
	},
	groupStrip + ": Left, Right": func(k *keyboard) {
		k.onStrip()
		from, to := k.moves(func() { k.key(fyne.KeyRight) })
		assert.InDelta(k.t, 10, from, 1e-6)
		assert.InDelta(k.t, 10, to, 1e-6)
		from, _ = k.moves(func() { k.key(fyne.KeyLeft) })
		assert.InDelta(k.t, -10, from, 1e-6)
	},
	groupStrip + ": Shift + Left, Right": func(k *keyboard) {
		k.onStrip()
		from, to := k.moves(func() { k.typed(fyne.KeyModifierShift, fyne.KeyRight) })
		assert.InDelta(k.t, 0, from, 1e-6)
		assert.InDelta(k.t, 10, to, 1e-6)
		_, to = k.moves(func() { k.typed(fyne.KeyModifierShift, fyne.KeyLeft) })
		assert.Negative(k.t, to)
	},
	groupStrip + ": Ctrl + Left, Right": func(k *keyboard) {
		k.onStrip()
		from, to := k.moves(func() { k.typed(held, fyne.KeyRight) })
		assert.InDelta(k.t, 10, from, 1e-6)
		assert.InDelta(k.t, 0, to, 1e-6)
		from, _ = k.moves(func() { k.typed(held, fyne.KeyLeft) })
		assert.Negative(k.t, from)
	},
	groupStrip + ": O, Enter, Esc": func(k *keyboard) {
		for _, leave := range []func(){
			func() { k.types("o") }, func() { k.key(fyne.KeyReturn) }, func() { k.key(fyne.KeyEnter) }, func() { k.key(fyne.KeyEscape) },
		} {
			k.types("o")
			leave()
			assert.Nil(k.t, k.doing())
		}
	},
	groupList + ": Up, Down": func(k *keyboard) {
		k.hideLane(k.rows.lanes[2].ID)
		k.hideLane(k.rows.lanes[2].ID)
		k.types("h")
		k.key(fyne.KeyDown)
		assert.Equal(k.t, 1, k.shownList().at)
		k.key(fyne.KeyUp)
		assert.Equal(k.t, 0, k.shownList().at)
	},
	groupList + ": Enter": func(k *keyboard) {
		k.hideLane(k.rows.lanes[2].ID)
		k.types("h")
		k.key(fyne.KeyReturn)
		assert.Empty(k.t, k.hidden.lanes, "shows the lane")
	},
	groupList + ": Space, Esc": func(k *keyboard) {
		k.hideLane(k.rows.lanes[2].ID)
		for _, key := range []fyne.KeyName{fyne.KeySpace, fyne.KeyEscape} {
			k.types("h")
			require.NotNil(k.t, k.shownList())
			k.key(key)
			assert.Nil(k.t, k.shownList())
			assert.Empty(k.t, k.card.said())
		}
	},
	groupLane + ": Up, Down": func(k *keyboard) {
		k.types("[")
		at := k.laneNumber(k.walked())
		k.key(fyne.KeyDown)
		assert.Equal(k.t, at+1, k.laneNumber(k.walked()))
		k.key(fyne.KeyUp)
		assert.Equal(k.t, at, k.laneNumber(k.walked()))
	},
	groupLane + ": Alt + Up, Down": func(k *keyboard) {
		k.types("[")
		at := k.laneNumber(k.walked())
		for _, modifier := range []fyne.KeyModifier{alted, held} {
			k.typed(modifier, fyne.KeyUp)
			assert.Equal(k.t, at-1, k.laneNumber(k.walked()))
			k.typed(modifier, fyne.KeyDown)
			assert.Equal(k.t, at, k.laneNumber(k.walked()))
		}
	},
	groupLane + ": Left": func(k *keyboard) {
		k.types("[")
		k.divideLane(k.walked(), true)
		k.key(fyne.KeyLeft)
		assert.NotContains(k.t, k.plan.Lanes, k.walked(), "its services are together again")
		k.key(fyne.KeyLeft)
		assert.True(k.t, k.plan.Lanes[k.walked()].Collapsed)
	},
	groupLane + ": Right": func(k *keyboard) {
		k.types("[")
		k.collapse(k.walked(), true)
		k.key(fyne.KeyRight)
		assert.NotContains(k.t, k.plan.Lanes, k.walked())
		k.key(fyne.KeyRight)
		assert.True(k.t, k.plan.Lanes[k.walked()].Divided)
	},
	groupLane + ": Space": func(k *keyboard) {
		k.types("[")
		lane := k.walked()
		k.key(fyne.KeySpace)
		assert.True(k.t, k.plan.Lanes[lane].Hidden)
	},
	groupLane + ": + −, 0": func(k *keyboard) {
		k.types("[")
		rows := k.rowsHigh(&k.rows.lanes[k.laneNumber(k.walked())])
		k.types("+")
		assert.Equal(k.t, rows+1, k.plan.Lanes[k.walked()].Rows)
		k.types("-")
		assert.Equal(k.t, rows, k.plan.Lanes[k.walked()].Rows)
		k.types("0")
		assert.Zero(k.t, k.plan.Lanes[k.walked()].Rows)
	},
	groupLane + ": U": func(k *keyboard) {
		uid := chronology.NewUID()
		k.review.Put(&chronology.Event{UID: uid, Agency: k.review.Event(k.at).Agency, Title: "Some day", When: chronology.When{Wording: "unknown"}})
		k.give(k.review, nil)
		k.types("[u")
		assert.Equal(k.t, uid, k.Selected())
		assert.Contains(k.t, k.card.said()[0], "1 event of unknown date")
	},
	groupLane + ": W": func(k *keyboard) {
		k.types("[")
		k.callbacks.WhoKnew = func(agency chronology.UID, _ float64) {
			assert.Equal(k.t, k.walked().Of, agency)
			k.knows("it", when.Date(2013, 6, 4))
		}
		k.types("w")
		k.key(fyne.KeyRight)
		assert.Equal(k.t, when.Date(2013, 6, 5), k.knowing.day)
	},
	groupLane + ": Menu, Shift+F10": func(k *keyboard) {
		k.types("[")
		k.opensMenu(func() { k.key(desktop.KeyMenu) })
		k.opensMenu(func() { k.typed(fyne.KeyModifierShift, fyne.KeyF10) })
	},
	groupLane + ": Enter": func(k *keyboard) {
		k.types("[")
		k.key(fyne.KeyDown)
		lane := k.walked()
		k.key(fyne.KeyReturn)
		assert.Equal(k.t, lane.Of, k.review.Event(k.Selected()).Agency)
	},
	groupLane + ": [, Esc": func(k *keyboard) {
		k.types("[[")
		assert.Nil(k.t, k.doing())
		k.types("[")
		k.key(fyne.KeyEscape)
		assert.Nil(k.t, k.doing())
		assert.Equal(k.t, k.at, k.Selected())
	},
}

// opensMenu has a press open a menu, and closes it.
func (k *keyboard) opensMenu(press func()) {
	k.t.Helper()
	overlays := k.window.Canvas().Overlays()
	press()
	require.NotNil(k.t, overlays.Top())
	overlays.Remove(overlays.Top())
	k.window.Canvas().Focus(k.Timeline)
}

// inHand shows who knew what on 4 June 2013 and takes the day in hand.
func (k *keyboard) inHand() {
	k.bench.knows("Police", when.Date(2013, 6, 4))
	k.types("w")
}

// onStrip gives the keyboard to the strip, with a hundred days in view.
func (k *keyboard) onStrip() {
	k.ShowDays(k.camera.from+200, k.camera.from+300)
	k.types("o")
}

func TestEveryKeyDoesWhatTheHelpSays(t *testing.T) {
	listed := map[string]bool{}
	for _, help := range Keys {
		row := help.Group + ": " + help.Keys
		require.False(t, listed[row], "%s is listed twice", row)
		listed[row] = true
		t.Run(row, func(t *testing.T) {
			try, ok := keyTests[row]
			require.True(t, ok, "nothing tries it")
			try(newKeyboard(t))
		})
	}
	for row := range keyTests {
		assert.True(t, listed[row], "%s is not in the help", row)
	}
}

func TestNoKeyMeansTwoThings(t *testing.T) {
	for _, table := range [][]command{
		commands, linkingKeys, shiftingKeys, reshapingKeys, lineKeys, stripKeys, knowingKeys, listKeys, laneKeys,
	} {
		means := map[chord]string{}
		for _, c := range table {
			assert.NotEmpty(t, c.on, c.Keys)
			for pressed := range c.on {
				assert.Empty(t, means[pressed], "%v: also %s", pressed, c.Keys)
				means[pressed] = c.Keys
			}
		}
	}
}
