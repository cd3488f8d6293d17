package ui

import (
	"fmt"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// bulkChange is what is to become of several events at once; the zero value
// changes nothing.
type bulkChange struct {
	agency  *chronology.UID         // "": the family's own
	service *chronology.UID         // "": none
	kind    *chronology.UID         // "": none
	lines   map[chronology.UID]bool // true: tagged; false: no longer
	people  map[chronology.UID]bool // true: involved; false: no longer
	flags   map[int]bool            // by place in eventFlags
}

// changed is the event as it will be; the same where nothing differs.
func (b *bulkChange) changed(r *chronology.Review, e *chronology.Event) *chronology.Event {
	if !b.differs(r, e) {
		return e
	}
	c := e.Copy()
	if b.agency != nil {
		c.Agency = *b.agency
		if s := r.Service(c.Service); s == nil || s.Agency != c.Agency {
			c.Service = ""
		}
	}
	if b.service != nil && b.serves(r, c) {
		c.Service = *b.service
	}
	if b.kind != nil {
		c.Kind = *b.kind
	}
	for _, l := range r.Lines {
		if on, asked := b.lines[l.UID]; asked && on != slices.Contains(c.Lines, l.UID) {
			c.Lines = flipped(c.Lines, l.UID)
		}
	}
	for _, p := range r.People {
		if on, asked := b.people[p.UID]; asked && on != involves(c, p.UID) {
			b.involve(c, p.UID, on)
		}
	}
	for n, on := range b.flags {
		*eventFlags[n].of(c) = on
	}
	return c
}

// involve has a person be involved in an event, or no longer. Which part somebody
// played is another for every event, so none is said.
func (*bulkChange) involve(e *chronology.Event, person chronology.UID, on bool) {
	if on {
		e.Involved = append(e.Involved, chronology.Involvement{Person: person})
		return
	}
	e.Involved = slices.DeleteFunc(e.Involved, func(in chronology.Involvement) bool { return in.Person == person })
}

func involves(e *chronology.Event, person chronology.UID) bool {
	return slices.ContainsFunc(e.Involved, func(in chronology.Involvement) bool { return in.Person == person })
}

// differs reports whether anything of the event will be otherwise.
func (b *bulkChange) differs(r *chronology.Review, e *chronology.Event) bool {
	agency := e.Agency
	if b.agency != nil {
		agency = *b.agency
	}
	if agency != e.Agency || b.kind != nil && *b.kind != e.Kind {
		return true
	}
	if b.service != nil && *b.service != e.Service && b.serves(r, e) {
		return true
	}
	for uid, on := range b.lines {
		if on != slices.Contains(e.Lines, uid) {
			return true
		}
	}
	for uid, on := range b.people {
		if on != involves(e, uid) {
			return true
		}
	}
	for n, on := range b.flags {
		if on != *eventFlags[n].of(e) {
			return true
		}
	}
	return false
}

// serves reports whether the service asked for is one of the event's agency.
func (b *bulkChange) serves(r *chronology.Review, e *chronology.Event) bool {
	s := r.Service(*b.service)
	return *b.service == "" || s != nil && s.Agency == e.Agency
}

// sentence says what will happen to the events.
func (b *bulkChange) sentence(r *chronology.Review, events []*chronology.Event) string {
	what := b.words(r)
	if len(what) == 0 {
		return "Nothing is chosen to change yet."
	}
	differ := b.count(r, events)
	said := fmt.Sprintf("%s will change: %s.", count(differ, "event"), strings.Join(what, "; "))
	switch same := len(events) - differ; {
	case differ == 0:
		return "Nothing will change: all of them are so already (" + strings.Join(what, "; ") + ")."
	case same == 1:
		said += " 1 is so already."
	case same > 1:
		said += fmt.Sprintf(" %d are so already.", same)
	}
	return said + " One undo (Ctrl+Z) takes it all back."
}

// words are the parts of the change, each in words.
func (b *bulkChange) words(r *chronology.Review) []string {
	var said []string
	say := func(asked *chronology.UID, what, none string, name func(*chronology.Review, chronology.UID) string) {
		switch {
		case asked == nil:
		case *asked == "" && none != "":
			said = append(said, none)
		default:
			said = append(said, what+" becomes "+name(r, *asked))
		}
	}
	say(b.agency, "agency", "", agencyName)
	say(b.service, "service", "no service", serviceName)
	say(b.kind, "kind", "no kind", kindName)
	for _, l := range r.Lines {
		if on, asked := b.lines[l.UID]; asked {
			said = append(said, either(on, "tagged ", "no longer tagged ")+lineName(l))
		}
	}
	for _, p := range r.People {
		if on, asked := b.people[p.UID]; asked {
			said = append(said, p.Name()+either(on, " involved", " no longer involved"))
		}
	}
	for n, flag := range eventFlags {
		if on, asked := b.flags[n]; asked {
			said = append(said, either(on, "marked as ", "no longer marked as ")+flag.words)
		}
	}
	return said
}

func either[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}

// count is how many of the events will be otherwise.
func (b *bulkChange) count(r *chronology.Review, events []*chronology.Event) (n int) {
	for _, e := range events {
		if b.differs(r, e) {
			n++
		}
	}
	return n
}

// differing are the events as they will be, without those that stay as they are.
func (b *bulkChange) differing(r *chronology.Review, events []*chronology.Event) []*chronology.Event {
	var list []*chronology.Event
	for _, e := range events {
		if c := b.changed(r, e); c != e {
			list = append(list, c)
		}
	}
	return list
}

// many makes one step that concerns several events: at once where nobody would
// notice, else with the window saying what is going on.
func (d *desk) many(label string, size int, change func(*store.Edit) error, done func()) {
	d.inspector.commit()
	if size <= muchAtOnce {
		if d.s.edit(label, change) {
			done()
		}
		return
	}
	d.s.editMuch(label, change, func(saved bool) {
		if saved {
			done()
		}
	})
}

// removeMany deletes events as one step, and chooses what then stands in the
// place of the first.
func (d *desk) removeMany(uids []chronology.UID) {
	d.inspector.commit()
	d.inspector.forget()
	r := d.s.review()
	d.many("delete "+count(len(uids), "event"), len(uids),
		func(tx *store.Edit) error { return removeEvents(tx, r, uids...) }, func() {})
}

// eventsOf are the events with these uids that are still in the review.
func (s *session) eventsOf(uids []chronology.UID) []*chronology.Event {
	events := make([]*chronology.Event, 0, len(uids))
	for _, uid := range uids {
		if e := s.review().Event(uid); e != nil {
			events = append(events, e)
		}
	}
	return events
}
