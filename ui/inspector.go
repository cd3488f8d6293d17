package ui

import (
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// inspector shows the chosen event, every field edited in place. A field is
// saved as it is left, one step of history each. A new event stays a draft
// outside the review until something is entered, so that an abandoned one
// leaves no trace.
type inspector struct {
	s   *session
	win fyne.Window
	box *fyne.Container

	form    *fyne.Container
	scroll  *container.Scroll
	hints   fyne.CanvasObject
	several *severalPane
	acts    manyActs // with several events
	drop    *dropLayer
	head    *eventHead
	fields  []eventField
	date    *eventDate
	uid     chronology.UID    // the event shown, "" for none
	draft   *chronology.Event // a new event that holds nothing yet
	began   *chronology.Event // the draft as it was begun
	leaving bool              // commit is under way
}

// eventField is one field of the form.
type eventField interface {
	// load shows what the event says; what is being typed stays.
	load(e *chronology.Event)
	// commit saves what is being typed.
	commit()
	// pending reports whether something is typed that is not saved.
	pending() bool
	// forget drops what is being typed, before another event is shown.
	forget()
}

func newInspector(s *session, win fyne.Window) *inspector {
	i := &inspector{s: s, win: win, drop: newDropLayer(), head: newEventHead()}
	i.form = newColumn(1.5)
	i.build()
	i.scroll = container.NewVScroll(container.New(sideMargins{}, i.form))
	i.scroll.OnScrolled = func(fyne.Position) { i.drop.close(nil) }
	i.hints = newInspectorHints()
	i.several = newSeveralPane(i)
	i.box = container.New(formWidth{}, i.scroll, i.drop.box, i.hints, i.several.content)
	s.watch(i.news)
	i.turnTo(s.selected)
	return i
}

func (i *inspector) content() fyne.CanvasObject { return i.box }

// focus gives the keyboard to the first field of the form, or to what can be
// done with several events.
func (i *inspector) focus() {
	if i.showsSeveral() {
		i.win.Canvas().Focus(i.several.change)
		return
	}
	if i.current() != nil {
		i.win.Canvas().Focus(i.date.entry)
	}
}

// commit saves what is being typed (before closing, printing, changing view).
func (i *inspector) commit() {
	if i.leaving {
		return
	}
	i.leaving = true
	defer func() { i.leaving = false }()
	for _, f := range i.fields {
		f.commit()
	}
	// A paragraph being written is saved on the same occasions.
	if e, ok := i.win.Canvas().Focused().(leaver); ok {
		e.leave()
	}
}

// leaver is an entry that saves what was typed when it is left.
type leaver interface{ leave() }

// forget drops what is being typed.
func (i *inspector) forget() {
	for _, f := range i.fields {
		f.forget()
	}
}

// pending reports whether something is typed that is not saved yet.
func (i *inspector) pending() bool {
	for _, f := range i.fields {
		if f.pending() {
			return true
		}
	}
	return false
}

// create adds an event for the agency ("" for the family) and begins with its date.
func (i *inspector) create(agency chronology.UID) { i.createOn(agency, "") }

// createOn is create for an event with a date wording to begin with.
func (i *inspector) createOn(agency chronology.UID, wording string) {
	draft := &chronology.Event{UID: chronology.NewUID(), Agency: agency, When: chronology.When{Wording: wording}}
	kinds := i.s.review().Kinds
	life := slices.IndexFunc(kinds, func(k *chronology.Kind) bool { return k.Symbol == chronology.SymbolLife })
	if draft.Family() && life >= 0 {
		draft.Kind = kinds[life].UID // only life events belong to no agency
	}
	i.begin(draft)
}

// begin shows a draft with the keyboard in its date.
func (i *inspector) begin(draft *chronology.Event) {
	i.commit()
	i.forget()
	i.draft, i.began = draft, draft.Copy()
	i.uid = draft.UID
	i.s.choose("")
	i.show()
	i.scroll.ScrollToTop()
	i.focus()
}

// duplicate copies the chosen event and chooses the copy. What belongs to the
// one event alone is left out: its ref and the id that it had in its source.
func (i *inspector) duplicate() {
	i.commit()
	e := i.s.review().Event(i.uid)
	if e == nil {
		return
	}
	c := e.Copy()
	c.UID, c.Ref, c.ExternalID = chronology.NewUID(), "", ""
	if i.s.edit("duplicate event", func(tx *store.Edit) error { return tx.Put(c) }) {
		i.s.choose(c.UID)
		i.focus()
	}
}

// finish saves the event and starts the next for the same agency, service and
// source: what an author copying from one record would type again.
func (i *inspector) finish() {
	i.commit()
	next := &chronology.Event{UID: chronology.NewUID()}
	if e := i.current(); e != nil {
		if i.draft != nil && i.blank(e) {
			i.focus()
			return
		}
		next.Agency, next.Service, next.Source = e.Agency, e.Service, e.Source
	}
	i.begin(next)
}

// blank reports whether a draft holds nothing beyond what it began with.
func (i *inspector) blank(e *chronology.Event) bool {
	return reflect.DeepEqual(e.Copy(), i.began)
}

// remove deletes the chosen event, or all that are chosen; it can be undone. The
// links and paragraphs of the events let go of them in the same step.
func (i *inspector) remove() {
	if i.draft != nil {
		i.turnTo(i.s.selected)
		return
	}
	if i.showsSeveral() {
		i.acts.remove(i.s.chosen())
		return
	}
	r := i.s.review()
	e := r.Event(i.uid)
	if e == nil {
		return
	}
	next := i.neighbour(e.UID)
	i.forget()
	i.s.edit("delete event", func(tx *store.Edit) error { return removeEvents(tx, r, e.UID) })
	i.s.choose(next)
}

// neighbour is the event shown after (else before) the given one.
func (i *inspector) neighbour(uid chronology.UID) chronology.UID {
	events := i.s.events()
	for n, e := range events {
		if e.UID != uid {
			continue
		}
		if n+1 < len(events) {
			return events[n+1].UID
		}
		if n > 0 {
			return events[n-1].UID
		}
	}
	return ""
}

// removeEvents takes events out with their links, and out of the paragraphs that
// rest on them.
func removeEvents(tx *store.Edit, r *chronology.Review, uids ...chronology.UID) error {
	gone := make(map[chronology.UID]bool, len(uids))
	for _, uid := range uids {
		gone[uid] = true
	}
	for _, l := range slices.Clone(r.Links) {
		if !gone[l.From] && !gone[l.To] {
			continue
		}
		if err := tx.Remove(l.UID); err != nil {
			return err
		}
	}
	for _, p := range slices.Clone(r.Paragraphs) {
		kept := slices.DeleteFunc(slices.Clone(p.Events), func(uid chronology.UID) bool { return gone[uid] })
		if len(kept) == len(p.Events) {
			continue
		}
		changed := *p
		changed.Events = kept
		if err := tx.Put(&changed); err != nil {
			return err
		}
	}
	for _, uid := range uids {
		if err := tx.Remove(uid); err != nil {
			return err
		}
	}
	return nil
}

// current is the event shown: the draft, or the chosen one; nil for none.
func (i *inspector) current() *chronology.Event {
	if i.draft != nil {
		return i.draft
	}
	return i.s.review().Event(i.uid)
}

// alteration is what one step does to the event shown.
type alteration struct {
	event *chronology.Event   // a copy, to be changed
	with  []chronology.Entity // new kinds, people…: saved before the event
	gone  []chronology.UID
}

// change makes one step of history that alters the event shown, or none where
// nothing differs. It reports whether the file holds what was asked for.
func (i *inspector) change(label string, alter func(*alteration)) bool {
	old := i.current()
	if old == nil {
		return false
	}
	a := &alteration{event: old.Copy()}
	alter(a)
	unchanged := reflect.DeepEqual(a.event.Copy(), old.Copy())
	if unchanged && len(a.with)+len(a.gone) == 0 {
		return true
	}
	draft := i.draft
	if draft != nil {
		label = "new event"
		i.draft = nil // from now on the review holds it
	}
	saved := i.s.edit(label, func(tx *store.Edit) error { return a.save(tx, !unchanged || draft != nil) })
	if draft != nil && !saved {
		i.draft = draft
	} else if draft != nil {
		i.s.choose(a.event.UID)
	}
	return saved
}

func (a *alteration) save(tx *store.Edit, event bool) error {
	for _, x := range a.with {
		if err := tx.Put(x); err != nil {
			return err
		}
	}
	for _, uid := range a.gone {
		if err := tx.Remove(uid); err != nil {
			return err
		}
	}
	if !event {
		return nil
	}
	return tx.Put(a.event)
}

// news follows the session.
func (i *inspector) news(n news) {
	if n.selection && i.s.selected != i.uid && (i.draft == nil || i.s.selected != "") {
		i.turnTo(i.s.selected)
		return
	}
	if n.selection || n.others || len(n.events) > 0 {
		i.show()
	}
}

// showsSeveral reports whether several events are chosen, so that no form is shown.
func (i *inspector) showsSeveral() bool { return i.draft == nil && len(i.s.beside) > 0 }

// turnTo shows another event, once what was typed for this one is saved.
func (i *inspector) turnTo(uid chronology.UID) {
	i.commit()
	i.forget()
	i.draft = nil
	i.uid = uid
	i.show()
	if i.scroll != nil {
		i.scroll.ScrollToTop()
	}
}

// show fills the form with the present event.
func (i *inspector) show() {
	e := i.current()
	i.drop.close(nil)
	i.several.content.Hide()
	if i.showsSeveral() {
		i.commit()
		i.several.show(i.s.chosen())
		i.scroll.Hide()
		i.hints.Hide()
		i.several.content.Show()
		return
	}
	if e == nil {
		i.scroll.Hide()
		i.hints.Show()
		return
	}
	i.head.load(i.s, e, i.draft != nil)
	for _, f := range i.fields {
		f.load(e)
	}
	i.hints.Hide()
	i.scroll.Show()
	i.form.Refresh()
}

// reveal scrolls the form so that what has the keyboard is seen.
func (i *inspector) reveal(o fyne.CanvasObject) {
	above := 6 * theme.Padding()  // the field's name
	below := 14 * theme.Padding() // the reading of a date, the first suggestions
	revealIn(i.scroll, o, above, below)
}

// formWidth stacks its objects and asks for the width that a form needs at this
// size of text, so that larger text does not leave it a word to a line.
type formWidth struct{}

func (formWidth) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(110+150*theme.TextSize()/13, 0)
}

func (formWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// sideMargins keeps a form off the edges and leaves room for the scroll bar.
type sideMargins struct{}

func (sideMargins) pads() (side, top float32) { return 3 * theme.Padding(), 2 * theme.Padding() }

func (m sideMargins) MinSize(objects []fyne.CanvasObject) fyne.Size {
	side, top := m.pads()
	return objects[0].MinSize().AddWidthHeight(2*side, 3*top)
}

func (m sideMargins) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	side, top := m.pads()
	objects[0].Move(fyne.NewPos(side, top))
	objects[0].Resize(fyne.NewSize(size.Width-2*side, objects[0].MinSize().Height))
	objects[0].Resize(fyne.NewSize(size.Width-2*side, objects[0].MinSize().Height))
}

// joinFilled joins what is not empty.
func joinFilled(separator string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, separator)
}
