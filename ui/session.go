package ui

import (
	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// session is one review open in one window: the file, what is worked out from
// it, what is chosen and shown. Views read it and subscribe to its changes;
// only edit, undo and redo change the review. All on the main goroutine.
type session struct {
	file     *store.File
	dating   *chronology.Dating
	filter   chronology.Filter
	selected chronology.UID // an event, "" for none

	watchers []func(news)
	failed   func(error) // shows an error to the person
}

// news says what has changed, so that a view refreshes no more than it must.
type news struct {
	events    []chronology.UID // these events changed (or came, or went)
	others    bool             // anything else in the review changed
	filter    bool
	selection bool
}

func newSession(file *store.File) *session {
	s := &session{file: file, failed: func(error) {}}
	s.dating = chronology.Solve(file.Review())
	return s
}

// review is the present state, not to be changed in place.
func (s *session) review() *chronology.Review { return s.file.Review() }

// watch calls f at every change, in the order of subscription.
func (s *session) watch(f func(news)) { s.watchers = append(s.watchers, f) }

func (s *session) tell(n news) {
	for _, f := range s.watchers {
		f(n)
	}
}

// edit makes one step of history and reports whether it was saved.
func (s *session) edit(label string, change func(*store.Edit) error) bool {
	return s.step(func() (store.Change, error) { return s.file.Edit(label, change) })
}

func (s *session) undo() bool { return s.step(s.file.Undo) }

func (s *session) redo() bool { return s.step(s.file.Redo) }

func (s *session) step(do func() (store.Change, error)) bool {
	change, err := do()
	if err != nil {
		s.failed(err)
		return false
	}
	s.dating = chronology.Solve(s.review())
	s.tell(news{events: change.Events, others: change.Others})
	return true
}

// choose selects an event ("" for none).
func (s *session) choose(uid chronology.UID) {
	if s.selected == uid {
		return
	}
	s.selected = uid
	s.tell(news{selection: true})
}

// show sets the filter.
func (s *session) show(f chronology.Filter) {
	s.filter = f
	s.tell(news{filter: true})
}

// events are those the filter keeps, in the order of the chronology.
func (s *session) events() []*chronology.Event {
	var kept []*chronology.Event
	for _, e := range s.dating.Order() {
		if s.filter.Keep(s.review(), s.dating, e) {
			kept = append(kept, e)
		}
	}
	return kept
}
