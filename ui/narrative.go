package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
	"throughline.org/throughline/store"
)

// narrativeView is the chronology section as it will print: numbered
// paragraphs, the events each rests on beside it, and the events that no
// paragraph tells yet. One paragraph is open for editing at a time; the others
// are drawn only where they are in sight.
type narrativeView struct {
	s   *session
	win fyne.Window
	box *fyne.Container

	heading *prose
	says    *prose
	list    *paragraphList
	live    *paragraphEditor
	drop    *dropLayer
	untold  *untoldPanel
	side    *fyne.Container
	page    *fyne.Container
}

func newNarrativeView(s *session, win fyne.Window) *narrativeView {
	n := &narrativeView{s: s, win: win, drop: newDropLayer(), heading: newProse("", theme.ColorNameForeground), says: newCaption("")}
	n.heading.size, n.heading.style.Bold = theme.SizeNameHeadingText, true
	n.live = newParagraphEditor(n)
	n.list = newParagraphList(n)
	n.untold = newUntoldPanel(n)
	n.side = container.New(sidePanel{}, container.NewStack(newGround(colourPanel), n.untold.scroll))
	n.page = container.NewBorder(container.New(sideMargins{}, newColumn(0.5, n.heading, n.says)), nil, nil, n.side, n.list.scroll)
	n.box = container.NewStack(n.page, n.drop.box)
	s.watch(n.news)
	n.reload()
	return n
}

func (n *narrativeView) content() fyne.CanvasObject { return n.box }

// focus gives the keyboard to the paragraph that is open, else to the list,
// at the paragraph that tells the chosen event.
func (n *narrativeView) focus() {
	if n.live.uid != "" {
		n.list.follow()
		n.win.Canvas().Focus(n.live.entry)
		return
	}
	if p := n.telling(n.s.selected); p != "" && !n.restsOn(n.list.at, n.s.selected) {
		n.list.show(p)
	}
	n.win.Canvas().Focus(n.list)
}

// telling is the first paragraph that rests on an event, "" for none.
func (n *narrativeView) telling(event chronology.UID) chronology.UID {
	for _, p := range n.s.review().Paragraphs {
		if slices.Contains(p.Events, event) {
			return p.UID
		}
	}
	return ""
}

func (n *narrativeView) restsOn(paragraph, event chronology.UID) bool {
	p := n.s.review().Paragraph(paragraph)
	return p != nil && slices.Contains(p.Events, event)
}

// commit saves what is being typed.
func (n *narrativeView) commit() { n.live.entry.leave() }

// reveal opens a paragraph, or the one that tells an event.
func (n *narrativeView) reveal(uid chronology.UID) {
	r := n.s.review()
	if r.Event(uid) != nil {
		uid = n.telling(uid)
	}
	if r.Paragraph(uid) != nil {
		n.open(uid)
	}
}

func (n *narrativeView) news(what news) {
	switch {
	case what.others || len(what.events) > 0:
		n.reload()
	case what.selection:
		n.list.repaint()
		n.untold.follow()
	}
}

// reload shows the section as it now stands.
func (n *narrativeView) reload() {
	r := n.s.review()
	n.heading.say(sectionHeading(r), theme.ColorNameForeground)
	n.untold.load()
	n.page.Refresh()
	said := count(len(r.Paragraphs), "paragraph") + ". "
	if len(r.Paragraphs) == 0 {
		said = "No paragraph has been written yet. Enter begins the first, or an event at the side does. "
	}
	n.says.say(said+export.NoteOnDates+
		" Enter opens a paragraph, Alt+Up and Alt+Down move it; a number in brackets, (6.3), becomes a cross-reference that follows renumbering.", captionColour)
	if r.Paragraph(n.live.uid) == nil {
		n.live.uid = ""
	}
	n.live.load()
	n.list.reload()
}

// sectionHeading is the heading of the chronology section with its number.
func sectionHeading(r *chronology.Review) string {
	if r.Settings == nil || r.Settings.SectionHeading == "" {
		return "Chronology"
	}
	return strconv.Itoa(r.Settings.SectionNumber) + ". " + r.Settings.SectionHeading
}

// open gives a paragraph to be edited.
func (n *narrativeView) open(uid chronology.UID) {
	if n.live.uid != uid {
		n.live.entry.leave()
		n.live.turnTo(uid)
		n.list.reload()
	}
	n.list.show(uid)
	n.focus()
	n.live.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) // to the end of the text
}

// shut gives the keyboard back to the list.
func (n *narrativeView) shut() {
	n.live.entry.leave()
	at := n.live.uid
	n.live.turnTo("")
	n.list.at = at
	n.list.reload()
	n.win.Canvas().Focus(n.list)
}

// change makes one step of history that alters a paragraph, none where nothing differs.
func (n *narrativeView) change(uid chronology.UID, label string, alter func(*chronology.Paragraph)) bool {
	old := n.s.review().Paragraph(uid)
	if old == nil {
		return false
	}
	p := *old
	p.Events = slices.Clone(old.Events)
	alter(&p)
	if p.Text == old.Text && slices.Equal(p.Events, old.Events) {
		return true
	}
	return n.s.edit(label, func(tx *store.Edit) error { return tx.Put(&p) })
}

// insert adds a paragraph after another ("" for the end of the section).
func (n *narrativeView) insert(after chronology.UID, events ...chronology.UID) {
	n.commit()
	p := &chronology.Paragraph{UID: chronology.NewUID(), Events: events}
	order := paragraphOrder(n.s.review())
	at := len(order)
	if place := slices.Index(order, after); place >= 0 {
		at = place + 1
	}
	order = slices.Insert(order, at, p.UID)
	saved := n.s.edit("new paragraph", func(tx *store.Edit) error {
		if err := tx.Put(p); err != nil {
			return err
		}
		return tx.Arrange(order)
	})
	if saved {
		n.open(p.UID)
	}
}

// remove deletes a paragraph; it can be undone. References to it say that it is gone.
func (n *narrativeView) remove(uid chronology.UID) {
	order := paragraphOrder(n.s.review())
	place := slices.Index(order, uid)
	if place < 0 {
		return
	}
	n.live.entry.reset(n.live.entry.shown)
	n.live.turnTo("")
	if n.s.edit("delete paragraph", func(tx *store.Edit) error { return tx.Remove(uid) }) {
		n.s.said("Paragraph deleted. Undo (Ctrl+Z) brings it back.")
		n.list.atPlace(place)
	}
	n.win.Canvas().Focus(n.list)
}

// move takes a paragraph one place up (−1) or down (1). All numbers follow.
func (n *narrativeView) move(uid chronology.UID, by int) {
	n.commit()
	order := paragraphOrder(n.s.review())
	place := slices.Index(order, uid)
	to := place + by
	if place < 0 || to < 0 || to >= len(order) {
		return
	}
	order[place], order[to] = order[to], order[place]
	if n.s.edit("move paragraph", func(tx *store.Edit) error { return tx.Arrange(order) }) {
		n.list.show(uid)
	}
}

func paragraphOrder(r *chronology.Review) []chronology.UID {
	order := make([]chronology.UID, len(r.Paragraphs))
	for i, p := range r.Paragraphs {
		order[i] = p.UID
	}
	return order
}

// rest puts an event under a paragraph.
func (n *narrativeView) rest(paragraph, event chronology.UID) bool {
	return n.change(paragraph, "add event to paragraph", func(p *chronology.Paragraph) {
		if !slices.Contains(p.Events, event) {
			p.Events = append(p.Events, event)
		}
	})
}

// paragraphOffers are the paragraphs that fit what is typed: a number, or words of the text.
func (n *narrativeView) paragraphOffers(typed string) []offer {
	r := n.s.review()
	words := strings.Fields(chronology.Fold(typed))
	var first, rest []offer
	for _, p := range r.Paragraphs {
		number, text := r.NumberOf(p.UID), r.RenderParagraph(p)
		o := offer{uid: p.UID, text: number, note: lettersOf(theme.TextSize(), fyne.TextStyle{}).cut(text, 600)}
		switch {
		case strings.HasPrefix(number, strings.TrimSpace(typed)):
			first = append(first, o)
		case holdsAll(chronology.Fold(text), words):
			rest = append(rest, o)
		}
	}
	return append(first, rest...)
}

// sidePanel gives the side of a view a width that follows the text size.
type sidePanel struct{}

func (sidePanel) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(150+70*theme.TextSize()/13, 0)
}

func (sidePanel) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
