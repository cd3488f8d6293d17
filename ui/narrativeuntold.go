package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// untoldPanel lists the events that no paragraph tells yet.
type untoldPanel struct {
	n      *narrativeView
	scroll *container.Scroll
	column *fyne.Container
	title  *prose
	hint   *prose
	events []*chronology.Event
	list   *chipGroup
}

func newUntoldPanel(n *narrativeView) *untoldPanel {
	u := &untoldPanel{n: n, title: newProse("", theme.ColorNameForeground), hint: newCaption("")}
	u.title.style.Bold = true
	u.list = newChipGroup(chipsToggle, u.press)
	u.list.common = func(key *fyne.KeyEvent) bool { return n.s.key(key) }
	u.column = newColumn(1.5, u.title, u.hint, u.list)
	u.scroll = container.NewVScroll(container.New(sideMargins{}, u.column))
	return u
}

// mostUntold is how many are listed: each chip is an object of its own.
const mostUntold = 100

func (u *untoldPanel) load() {
	u.events = u.n.s.dating.Untold()
	said := "Press one to begin a paragraph that rests on it, after the paragraph that is open, else at the end."
	if len(u.events) > mostUntold {
		said += " The first " + chronology.Number(mostUntold) + " are listed."
	}
	u.title.say("Events not yet told: "+chronology.Number(len(u.events)), theme.ColorNameForeground)
	u.events = u.events[:min(len(u.events), mostUntold)]
	u.hint.say(said, captionColour)
	u.n.side.Hidden = len(u.events) == 0 // the paragraphs take the room
	u.follow()
}

func (u *untoldPanel) follow() {
	chips := make([]groupChip, len(u.events))
	for i, e := range u.events {
		chips[i] = groupChip{uid: e.UID, text: e.ShortTitle(), on: e.UID == u.n.s.selected}
	}
	u.list.Hidden = len(chips) == 0
	u.list.set(chips)
	u.column.Refresh()
}

// press begins a paragraph on an event.
func (u *untoldPanel) press(i int) {
	uid := u.events[i].UID
	u.n.s.choose(uid)
	u.n.insert(u.n.live.uid, uid)
}
