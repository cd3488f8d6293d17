package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/ui/lanes"
)

// presentation fills the screen for a panel: the timeline in large type with one
// event after the other told beside it. It is made from a review of its own,
// from which comments and notes have been taken, and names if so chosen: what
// is not in it cannot come up on the wall.
type presentation struct {
	w      *window
	review *chronology.Review
	dating *chronology.Dating
	uids   []chronology.UID // in the order in which they are told
	labels bool             // in the place of names
	at     int
	sized  bool   // the person has chosen a size of text
	left   string // what is not told, "" where everything is

	lanes  *lanes.Timeline
	links  bool
	told   *toldPanel
	foot   *words
	mark   *words
	help   *prose
	keys   *presenterKeys
	page   *fyne.Container
	before struct { // to come back to
		content fyne.CanvasObject
		look    *look
	}
}

// askPresent asks what may be seen on the wall, and begins.
func (d *desk) askPresent() {
	d.inspector.commit()
	uids, what := d.toPresent()
	if len(uids) == 0 {
		d.w.tell("There is nothing to present", "No event fits the filter, or the review has none yet.")
		return
	}
	choices := newChoiceList(d.w, []choice{
		{letter: 'L', text: "Labels in the place of names", note: "every name that is entered among the people is replaced by the person’s label, in all texts"},
		{letter: 'N', text: "Names as they stand in the file", note: "for a panel that may read them"},
	}, 0)
	var s *sheet
	begin := func() {
		s.hide()
		d.present(uids, choices.at == 0)
	}
	choices.accept = begin
	form := newColumn(3,
		newProse(what+" will be told one after the other. Comments, reviewer’s notes and the name of the file are never shown.", theme.ColorNameForeground),
		labelled("What is seen on the screen", choices))
	cancel := d.w.button("Cancel", func() { s.hide() })
	s = d.w.newSheet("Present", scrolled(form), cancel, d.w.button("Begin", begin))
	s.show(560, 360, choices)
}

// toPresent are the events to tell: those chosen where they are several, else all
// that the filter keeps, and how to say so.
func (d *desk) toPresent() ([]chronology.UID, string) {
	total := count(len(d.s.review().Events), "event")
	switch {
	case len(d.s.beside) > 0:
		uids := uidsOf(d.s.inOrder(d.s.chosen()))
		return uids, fmt.Sprintf("The %d chosen of %s", len(uids), total)
	case !d.s.filter.Empty():
		uids := uidsOf(d.s.events())
		return uids, fmt.Sprintf("%s of %s, those that the filter keeps,", chronology.Number(len(uids)), total)
	}
	return uidsOf(d.s.events()), "All " + total
}

// present shows the events to a room.
func (d *desk) present(uids []chronology.UID, labels bool) {
	p := &presentation{w: d.w, labels: labels, uids: uids, at: max(0, slices.Index(uids, d.s.selected))}
	if len(uids) < len(d.s.review().Events) {
		p.left = fmt.Sprintf("%s of %s", chronology.Number(len(uids)), count(len(d.s.review().Events), "event"))
	}
	var from, to float64
	if d.timeline != nil {
		from, to = d.timeline.lanes.View()
	}
	shown, dating := d.s.review().Snapshot(), d.s.dating
	plan := d.plans.plan()
	var index *timeline.Index
	d.w.hold("Getting ready to present…", func() {
		if labels {
			shown = shown.Labelled()
			dating = chronology.Solve(shown)
		}
		index = indexOf(shown, dating, uids, plan)
	}, func() {
		p.review, p.dating = shown, dating
		p.begin(index)
		if from < to {
			p.lanes.ShowDays(from, to)
		}
		p.tell(p.at)
	})
}

// indexOf sorts the events to be shown into lanes.
func indexOf(r *chronology.Review, dating *chronology.Dating, uids []chronology.UID, plan timeline.Plan) *timeline.Index {
	kept := make(map[chronology.UID]bool, len(uids))
	for _, uid := range uids {
		kept[uid] = true
	}
	return timeline.NewIndex(timeline.Input{
		Review: r, Dating: dating, Plan: plan, Keep: func(e *chronology.Event) bool { return kept[e.UID] },
	})
}

// begin fills the screen.
func (p *presentation) begin(index *timeline.Index) {
	w := p.w
	p.before.content, p.before.look = w.win.Content(), w.p.look
	w.presenting = p
	p.lanes = lanes.New(lanes.Callbacks{
		Chosen:      p.pointed,
		ViewChanged: func(float64, float64) { p.takeKeys() },
		Apart:       func(a, b chronology.UID) string { return p.dating.Between(a, b).Words() },
		Key:         func(ev *fyne.KeyEvent) { p.key(ev) },
	})
	p.lanes.Present()
	p.lanes.SetIndex(index, p.review, p.dating)
	p.told = newToldPanel()
	p.foot, p.mark = newWords(""), newWords("")
	p.help = newProse(presentHelp, theme.ColorNameForeground)
	p.help.Hidden = true
	p.keys = newPresenterKeys(p)
	foot := container.NewStack(newGround(colourStatus), container.New(&insetLayout{across: 3, down: 1.5},
		newColumn(1, p.help, container.NewBorder(nil, nil, p.foot, p.mark))))
	p.page = container.NewStack(newGround(theme.ColorNameBackground), p.keys,
		container.NewBorder(nil, foot, nil, nil, container.New(presentLayout{}, p.lanes, p.told.content)))
	w.win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { p.key(ev) })
	w.win.SetMainMenu(nil)
	w.menu = nil
	w.win.SetContent(p.page)
	w.win.SetFullScreen(true)
	p.fill()
	w.p.later(fullScreenTime, p.fill)
	p.lanes.Fit()
}

// fullScreenTime is how long a window takes at most to be as large as the screen.
const fullScreenTime = 400 * time.Millisecond

// fill takes the size of text that fits the screen, unless another was chosen.
func (p *presentation) fill() {
	scale := presentScale(p.w.win.Canvas().Size().Height)
	if p.w.presenting == p && !p.sized && p.w.p.look.scale != scale {
		p.w.p.wear(&look{choice: p.before.look.choice, scale: scale})
	}
}

// presentScale is the size of text to begin with, by the height of the screen: a
// room sees the same of a small projector and a large one. + and − change it.
func presentScale(height float32) float32 {
	const lines = 520 // the height for which the usual size of text is large enough
	return min(max(height/lines, presentLeast), presentMost)
}

const (
	presentLeast  = 1
	presentMost   = 4
	presentStep   = 1.15
	presentHelp   = "Right, Space, Page Down: next · Left, Page Up: back · Home, End: first, last · Up, Down: scroll the text · + −: size of text · F: whole scope · L: all links · M: what the marks mean · H: these keys · Esc: end"
	presentScroll = 0.6 // of the height of the text
)

// tell goes to an event.
func (p *presentation) tell(n int) {
	if n < 0 || n >= len(p.uids) {
		return
	}
	p.at = n
	uid := p.uids[n]
	p.lanes.Select(uid)
	p.told.say(p.review, p.dating, uid)
	said := chronology.Number(n+1) + " of " + chronology.Number(len(p.uids))
	if p.left != "" {
		said += " shown (" + p.left + ")"
	}
	p.foot.say(said + " · M: legend · H: keys")
	if s := p.review.Settings; s != nil {
		p.mark.say(strings.TrimSpace(s.Marking))
	}
	p.page.Refresh()
	p.takeKeys()
	p.w.report()
}

// pointed follows a click on a mark; a click on none changes nothing.
func (p *presentation) pointed(uids []chronology.UID) {
	if len(uids) > 0 {
		if n := slices.Index(p.uids, uids[0]); n >= 0 && n != p.at {
			p.tell(n)
			return
		}
	}
	p.lanes.Select(p.uids[p.at])
	p.takeKeys()
}

// takeKeys brings the keyboard back from the timeline.
func (p *presentation) takeKeys() {
	if p.keys != nil && p.w.presenting == p {
		p.w.win.Canvas().Focus(p.keys)
	}
}

// key steps through the events.
func (p *presentation) key(ev *fyne.KeyEvent) bool {
	if p.w.top() != nil {
		return p.w.key(ev)
	}
	switch ev.Name {
	case fyne.KeyRight, fyne.KeySpace, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyEnter:
		p.tell(p.at + 1)
	case fyne.KeyLeft, fyne.KeyPageUp, fyne.KeyBackspace:
		p.tell(p.at - 1)
	case fyne.KeyHome:
		p.tell(0)
	case fyne.KeyEnd:
		p.tell(len(p.uids) - 1)
	case fyne.KeyUp:
		p.told.scrollBy(-presentScroll)
	case fyne.KeyDown:
		p.told.scrollBy(presentScroll)
	case fyne.KeyEscape, fyne.KeyF5:
		p.end()
	default:
		return false
	}
	return true
}

// letter acts on the keys that are letters.
func (p *presentation) letter(r rune) {
	switch r {
	case 'h', 'H', '?':
		p.help.Hidden = !p.help.Hidden
		p.page.Refresh()
	case 'f', 'F', '0':
		p.lanes.Fit()
	case 'l', 'L':
		p.links = !p.links
		p.lanes.ShowLinks(p.links)
	case 'm', 'M':
		p.explain()
	case '+', '=':
		p.enlarge(presentStep)
	case '-', '−':
		p.enlarge(1 / presentStep)
	}
}

// explain says what everything on the wall means.
func (p *presentation) explain() {
	s := p.w.legendOf(p.lanes)
	s.closed = p.takeKeys
}

func (p *presentation) enlarge(by float32) {
	p.sized = true
	now := p.w.p.look
	p.w.p.wear(&look{choice: now.choice, scale: min(max(now.scale*by, presentLeast), presentMost)})
}

// restyled follows a change of theme or text size.
func (p *presentation) restyled() {
	p.lanes.Refresh()
	p.told.say(p.review, p.dating, p.uids[p.at])
	p.page.Refresh()
}

// end gives the screen back to the review, with the event that was told last.
func (p *presentation) end() {
	w := p.w
	w.presenting = nil
	w.win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { w.key(ev) })
	w.win.SetFullScreen(false)
	w.win.SetContent(p.before.content)
	w.p.wear(p.before.look)
	if w.desk != nil {
		w.desk.s.choose(p.uids[p.at])
		w.desk.views[w.desk.current].focus()
	}
	w.report()
}

// presenterKeys has the keyboard while a room is looking.
type presenterKeys struct {
	widget.BaseWidget
	p *presentation
}

func newPresenterKeys(p *presentation) *presenterKeys {
	k := &presenterKeys{p: p}
	k.ExtendBaseWidget(k)
	return k
}

// FocusGained implements fyne.Focusable.
func (k *presenterKeys) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (k *presenterKeys) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (k *presenterKeys) TypedRune(r rune) { k.p.letter(r) }

// TypedKey implements fyne.Focusable.
func (k *presenterKeys) TypedKey(ev *fyne.KeyEvent) { k.p.key(ev) }

// CreateRenderer implements fyne.Widget.
func (k *presenterKeys) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
