package ui

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// session is one review open in one window: the file, what is worked out from
// it, what is chosen and shown. Views read it and subscribe to its changes;
// only edit, undo and redo change the review. All on the main goroutine.
type session struct {
	opened   *opening
	file     *store.File
	dating   *chronology.Dating
	filter   chronology.Filter
	selected chronology.UID   // an event, "" for none
	beside   []chronology.UID // events that are chosen together with it
	settings *settings        // of this computer: column widths and the like

	watchers []*func(news)
	failed   func(error)               // shows an error to the person
	said     func(string)              // tells the person in passing, in the status line
	key      func(*fyne.KeyEvent) bool // keys that mean the same in every field; true where used up
	hold     holder
	clip     *eventClip // shared by all windows
	// unhurried does on the main goroutine, once the review is seen, what can wait until then.
	unhurried func(do func())

	// prepare returns what a view would have to do when it hears of a large step, to be
	// done aside before; nil for nothing.
	prepare func() func(*chronology.Dating, []chronology.UID)

	kept    []*chronology.Event // what events returns, nil when it must be worked out again
	solving *solving
}

// holder shows what is going on instead of the review while work is done
// aside; done runs on the main goroutine.
type holder func(what string, work, done func())

// news says what has changed, so that a view refreshes no more than it must.
type news struct {
	events    []chronology.UID // these events changed (or came, or went)
	others    bool             // anything else in the review changed, or dates were worked out anew
	filter    bool
	selection bool
}

// solving works out the dates after a change. What takes no longer than a
// person notices is done at once; longer work is done aside, and the views show
// the dates before the change until it is done.
type solving struct {
	background func(work, done func())
	took       time.Duration // the last time
	running    bool
	again      bool             // the review changed while solving
	changed    []chronology.UID // the events that did
}

// noticeable is how long the window may stand still, with room to draw.
const noticeable = 60 * time.Millisecond

// workedAside is how many events take longer to go through than a person notices.
const workedAside = 20_000

// newSession shows a review that has been read; background is where its dates
// are worked out later (see inBackground).
func newSession(o *opening, background func(work, done func())) *session {
	return &session{
		opened:    o,
		file:      o.file,
		dating:    o.dating,
		settings:  newSettings(fyne.CurrentApp().Preferences()),
		failed:    func(error) {},
		said:      func(string) {},
		key:       func(*fyne.KeyEvent) bool { return false },
		hold:      func(_ string, work, done func()) { work(); done() },
		clip:      &eventClip{},
		unhurried: func(do func()) { do() },
		solving:   &solving{background: background, took: o.took},
	}
}

// inBackground does work aside and then, on the main goroutine, done.
func inBackground(work, done func()) {
	go func() {
		work()
		fyne.Do(done)
	}()
}

// review is the present state, not to be changed in place.
func (s *session) review() *chronology.Review { return s.file.Review() }

// watch calls f at every change, in the order of subscription, until stopped.
func (s *session) watch(f func(news)) (stop func()) {
	s.watchers = append(s.watchers, &f)
	return func() {
		s.watchers = slices.DeleteFunc(s.watchers, func(w *func(news)) bool { return w == &f })
	}
}

func (s *session) tell(n news) {
	for _, f := range slices.Clone(s.watchers) {
		(*f)(n)
	}
}

// edit makes one step of history and reports whether it was saved.
func (s *session) edit(label string, change func(*store.Edit) error) bool {
	before := len(s.review().Events)
	if !s.step(func() (store.Change, error) { return s.file.Edit(label, change) }) {
		return false
	}
	if gone := before - len(s.review().Events); gone > 0 {
		s.said(fmt.Sprintf("%s deleted. Undo (Ctrl+Z) brings %s back.", count(gone, "event"), itOrThem(gone)))
	}
	return true
}

// editMuch is edit for a step so large that the window would stand still:
// nobody may read the review until done, which is told whether it was saved.
func (s *session) editMuch(label string, change func(*store.Edit) error, done func(saved bool)) {
	s.stepAside(capital(label)+"…", func() (store.Change, error) { return s.file.Edit(label, change) }, done)
}

// importMuch is editMuch for what comes from a file of others.
func (s *session) importMuch(label string, change func(*store.Edit) error, done func(saved bool)) {
	s.stepAside(capital(label)+"…", func() (store.Change, error) { return s.file.Import(label, change) }, done)
}

// undo takes the last step back and reports whether there was one. A large
// step is still being taken back when it returns.
func (s *session) undo() bool { return s.again("Undone: ", s.file.UndoLabel(), s.file.Undo) }

// redo makes the step again that was undone last.
func (s *session) redo() bool { return s.again("Done again: ", s.file.RedoLabel(), s.file.Redo) }

// muchAtOnce is how many changes in one step take longer than a person notices.
const muchAtOnce = 200

func (s *session) again(verb, label string, do func() (store.Change, error)) bool {
	if label == "" {
		return false
	}
	last, err := s.file.History(1)
	if err == nil && len(last) > 0 && last[0].Changes > muchAtOnce {
		s.stepAside(verb+label+"…", do, func(saved bool) {
			if saved {
				s.said(verb + label)
			}
		})
		return true
	}
	if !s.step(do) {
		return false
	}
	s.said(verb + label)
	return true
}

func (s *session) step(do func() (store.Change, error)) bool {
	change, err := do()
	if err != nil {
		s.failed(err)
		return false
	}
	s.solve(change.Events)
	s.settle(change)
	return true
}

// stepAside is step on another goroutine, while the window shows nothing of the review.
func (s *session) stepAside(what string, do func() (store.Change, error), done func(saved bool)) {
	var change store.Change
	var err error
	var dating *chronology.Dating
	prepare := func(*chronology.Dating, []chronology.UID) {}
	if s.prepare != nil {
		prepare = s.prepare()
	}
	s.hold(what, func() {
		if change, err = do(); err != nil {
			return
		}
		started := time.Now()
		dating = s.dating.Update(s.review(), change.Events)
		s.solving.took = time.Since(started)
		prepare(dating, change.Events)
	}, func() {
		if err != nil {
			s.failed(err)
			done(false)
			return
		}
		s.dating = dating
		s.settle(change)
		done(true)
	})
}

// settle tells everybody of a step, once the dates are worked out.
func (s *session) settle(change store.Change) {
	s.kept = nil
	gone := s.letGo()
	s.tell(news{events: change.Events, others: change.Others, selection: gone})
}

// solve works an edit of these events into the dates.
func (s *session) solve(changed []chronology.UID) {
	if s.solving.running {
		s.solving.changed = append(s.solving.changed, changed...)
		s.solving.again = true
		return
	}
	if s.solving.took < noticeable {
		started := time.Now()
		s.dating = s.dating.Update(s.review(), changed)
		s.solving.took = time.Since(started)
		return
	}
	s.solveAside(changed)
}

// solveAside works an edit into the dates of a snapshot and, if the review has
// changed meanwhile, that change into these; the views get what there is either way.
func (s *session) solveAside(changed []chronology.UID) {
	s.solving.running, s.solving.again, s.solving.changed = true, false, nil
	snapshot, before := s.review().Snapshot(), s.dating
	var dating *chronology.Dating
	started := time.Now()
	s.solving.background(
		func() {
			dating = before.Update(snapshot, changed)
			dating.Order() // which all views ask for
		},
		func() {
			s.solving.running = false
			s.solving.took = time.Since(started)
			s.dating, s.kept = dating, nil
			s.tell(news{others: true})
			if s.solving.again {
				s.solveAside(s.solving.changed)
			}
		})
}

// isDated reports whether the dates are those of the review as it stands.
func (s *session) isDated() bool { return !s.solving.running && !s.solving.again }

// letGo chooses no longer what is no longer in the review, and reports whether
// there was anything.
func (s *session) letGo() bool {
	missing := func(uid chronology.UID) bool { return s.review().Event(uid) == nil }
	before := len(s.beside)
	s.beside = slices.DeleteFunc(s.beside, missing)
	gone := len(s.beside) < before
	if s.selected != "" && missing(s.selected) {
		s.selected, gone = "", true
		if len(s.beside) > 0 {
			s.selected, s.beside = s.beside[0], s.beside[1:]
		}
	}
	return gone
}

// choose selects one event ("" for none).
func (s *session) choose(uid chronology.UID) {
	if s.selected == uid && len(s.beside) == 0 {
		return
	}
	s.selected, s.beside = uid, nil
	s.tell(news{selection: true})
}

// chooseAll selects several events together, the first of which is the one that
// is shown where only one can be.
func (s *session) chooseAll(uids []chronology.UID) {
	if len(uids) == 0 {
		s.choose("")
		return
	}
	if slices.Equal(uids, s.chosen()) {
		return
	}
	s.selected, s.beside = uids[0], slices.Clone(uids[1:])
	s.tell(news{selection: true})
}

// chosen are all events that are selected, the one shown first.
func (s *session) chosen() []chronology.UID {
	if s.selected == "" {
		return nil
	}
	return append([]chronology.UID{s.selected}, s.beside...)
}

// show sets the filter.
func (s *session) show(f chronology.Filter) {
	s.filter = f
	s.kept = nil
	s.tell(news{filter: true})
}

// events are those the filter keeps, in the order of the chronology. The list
// is shared: it is not to be changed.
func (s *session) events() []*chronology.Event {
	if s.kept != nil {
		return s.kept
	}
	if s.filter.Empty() {
		s.kept = s.dating.Order()
		return s.kept
	}
	s.kept = []*chronology.Event{}
	for _, e := range s.dating.Order() {
		if s.filter.Keep(s.review(), s.dating, e) {
			s.kept = append(s.kept, e)
		}
	}
	return s.kept
}
