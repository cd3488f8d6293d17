package returns

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
)

// Taken is a change of theirs that the merge takes.
type Taken struct {
	Entity chronology.UID
	Sort   string
	Field  string // "" for a row that is new or gone
	New    bool
	Gone   bool
}

// Outcome is what taking a return in comes to. Nothing has been changed yet.
type Outcome struct {
	Standing  Standing
	Agency    chronology.UID
	Put       []chronology.Entity // in the order in which they are to be put
	Remove    []chronology.UID
	Taken     []Taken
	Conflicts []*chronology.Conflict // new, or changed by this return
	Refused   []chronology.UID       // rows that are another agency's or of another sort here
	Missing   []chronology.UID       // events that a table does not have any more, which stay
	Unread    int                    // rows of a table that could not be read, or are another agency's
	LeftOut   int                    // rows of a table that the author left out
	Received  *chronology.AgencyReturn
}

// Merge works out what a return changes. Where it stands otherwise than Later
// nothing is to be done, unless force takes in knowingly what may be (MayForce).
// The day is the ISO day of today.
func Merge(r *chronology.Review, t *Return, day string, force bool) (*Outcome, error) {
	standing, base, err := Stand(r, t)
	if err != nil {
		return nil, err
	}
	o := &Outcome{Standing: standing}
	own := t.Review.OwnPack()
	if own != nil {
		o.Agency = own.Agency
	}
	if standing != Later && !(force && standing.MayForce()) {
		return o, nil
	}
	m := &merger{Outcome: o, mine: r, base: base, pack: own, uid: chronology.NewUID(), open: openByPlace(r), claims: claimsOf(r), used: used(r)}
	theirs := m.theirs(t.Review)
	next := m.rows(theirs, gone(t.Gone))
	m.restsOn(t.Review)
	text, err := writePart(next)
	if err != nil {
		return nil, err
	}
	o.Received = &chronology.AgencyReturn{UID: m.uid, Pack: own.UID, Agency: own.Agency, Version: len(t.Heads),
		Received: day, File: t.File, SHA256: t.SHA256, Head: t.Head, Heads: strings.Join(t.Heads, "\n"), Base: text}
	return o, nil
}

// Changes reports whether the return changes anything in the review.
func (o *Outcome) Changes() bool { return len(o.Taken)+len(o.Conflicts) > 0 }

// Entities are all that is to be put: rows, conflicts and the receipt.
func (o *Outcome) Entities() []chronology.Entity {
	list := append([]chronology.Entity(nil), o.Put...)
	for _, c := range o.Conflicts {
		list = append(list, c)
	}
	if o.Received != nil {
		list = append(list, o.Received)
	}
	return list
}

// place is what a conflict is about: two agencies may differ from the review in
// one field of a person, and each is listed.
type place struct {
	agency, entity chronology.UID
	field          string
}

func (m *merger) at(entity chronology.UID, field string) place {
	return place{m.pack.Agency, entity, field}
}

type merger struct {
	*Outcome
	mine, base *chronology.Review
	pack       *chronology.Pack
	uid        chronology.UID // of the return
	open       map[place]*chronology.Conflict
	claims     map[fieldOf]claims
	used       map[chronology.UID]bool
}

func openByPlace(r *chronology.Review) map[place]*chronology.Conflict {
	open := map[place]*chronology.Conflict{}
	for _, c := range r.OpenConflicts() {
		open[place{c.Agency, c.Entity, c.Field}] = c
	}
	return open
}

// used are the events that paragraphs rest on.
func used(r *chronology.Review) map[chronology.UID]bool {
	events := map[chronology.UID]bool{}
	for _, p := range r.Paragraphs {
		for _, e := range p.Events {
			events[e] = true
		}
	}
	return events
}

func gone(list []chronology.UID) map[chronology.UID]bool {
	set := make(map[chronology.UID]bool, len(list))
	for _, uid := range list {
		set[uid] = true
	}
	return set
}

// theirs is the part as it came. What the author of a service's pack entered
// without saying so is the service's.
func (m *merger) theirs(r *chronology.Review) *chronology.Review {
	if m.pack.Service != "" {
		r = r.Snapshot()
		for i, e := range r.Events {
			if e.Agency == m.pack.Agency && e.Service == "" {
				of := e.Copy()
				of.Service = m.pack.Service
				r.Events[i] = of
			}
		}
	}
	return Part(r, m.pack.Agency, m.pack.Service)
}

// rows merges row by row and returns the base of the next return: theirs, with
// what was known before and is absent without having been deleted.
func (m *merger) rows(theirs *chronology.Review, gone map[chronology.UID]bool) *chronology.Review {
	next := theirs.Snapshot()
	for x := range theirs.All() {
		m.row(sortOf(x), x)
	}
	for b := range m.base.All() {
		uid := b.Identity()
		switch {
		case theirs.Find(uid) != nil:
		case gone[uid]:
			m.deleted(b)
		default:
			next.Put(b)
		}
	}
	return next
}

// restsOn keeps what the return rests on in its turn: the files that its author took
// in, and the returns of departments that were merged into it.
func (m *merger) restsOn(theirs *chronology.Review) {
	var list []*chronology.Receipt
	for _, r := range theirs.Receipts {
		own := *r
		own.Original = "" // a place on another computer
		list = append(list, &own)
	}
	for _, a := range theirs.Returns {
		r := &chronology.Receipt{UID: a.UID, Name: a.File, SHA256: a.SHA256, Taken: a.Received}
		if part, err := readSentPart(a.Base); err == nil {
			r.Events = len(part.Events)
		}
		list = append(list, r)
	}
	for _, r := range list {
		if m.mine.Find(r.UID) == nil {
			r.Agency = m.pack.Agency
			m.Put = append(m.Put, r)
		}
	}
}

// row merges a row that theirs has.
func (m *merger) row(sort string, x chronology.Entity) {
	uid := x.Identity()
	here, before := m.mine.Find(uid), m.base.Find(uid)
	switch {
	case here == nil && before == nil:
		m.takeNew(sort, x)
	case here == nil:
		if m.differ(sort, before, x) {
			m.conflict(sort, uid, "", whole(before), "", whole(x))
		}
	case sortOf(here) != sort || !isNil(before) && sortOf(before) != sort || m.others(here, before):
		m.Refused = append(m.Refused, uid)
	default:
		if before == nil {
			before = blank(sort, uid)
		}
		m.fields(sort, before, here, x)
	}
}

// others reports whether a row that the pack never held is another agency's.
func (m *merger) others(here, before chronology.Entity) bool {
	if before != nil {
		return false
	}
	switch x := here.(type) {
	case *chronology.Event:
		return x.Agency != m.pack.Agency
	case *chronology.Service:
		return x.Agency != m.pack.Agency
	}
	return false
}

func (m *merger) takeNew(sort string, x chronology.Entity) {
	m.Put = append(m.Put, x)
	m.Taken = append(m.Taken, Taken{Entity: x.Identity(), Sort: sort, New: true})
}

// differ reports whether two rows say different things. Their places within a day
// say nothing: the author's hand renumbers events that nobody has touched.
func (m *merger) differ(sort string, a, b chronology.Entity) bool {
	for _, f := range merged(sort) {
		if f.Name != handOrder && !same(value(a, f), value(b, f)) {
			return true
		}
	}
	return false
}

// fields merges a row that both have.
func (m *merger) fields(sort string, base, mine, theirs chronology.Entity) {
	result := copied(mine)
	changed := false
	for _, f := range merged(sort) {
		b, here, there := value(base, f), value(mine, f), value(theirs, f)
		if sort == "event" && (f.Name == "lines" || f.Name == "told") {
			changed = m.oneByOne(f.Name, base.(*chronology.Event), mine.(*chronology.Event), theirs.(*chronology.Event), result.(*chronology.Event)) || changed
			continue
		}
		switch {
		case same(b, there):
		case slices.Contains(shared, sort):
			changed = m.claimed(sort, f, b, here, there, result) || changed
		case same(here, there):
			m.agreed(mine.Identity(), f.Name, there)
		case same(b, here):
			value(result, f).Set(there)
			m.Taken = append(m.Taken, Taken{Entity: mine.Identity(), Sort: sort, Field: f.Name})
			changed = true
		case f.Name == handOrder: // of all agencies' events of a day: the review's stands
		default:
			m.conflict(sort, mine.Identity(), f.Name, written(b), written(here), written(there))
		}
	}
	if changed {
		m.Put = append(m.Put, result)
	}
}

// oneByOne merges tags and who was told, each item by itself: what the overview
// author added is not in the return, and stays.
func (m *merger) oneByOne(field string, base, mine, theirs, result *chronology.Event) bool {
	switch field {
	case "lines":
		result.Lines = bothSides(base.Lines, mine.Lines, theirs.Lines)
	case "told":
		var clash []chronology.UID
		result.Told, clash = toldThreeWays(base.Told, mine.Told, theirs.Told)
		m.toldClash(base.Told, mine, theirs.Told, len(clash) > 0)
	}
	if slices.Equal(result.Lines, mine.Lines) && field == "lines" || slices.Equal(result.Told, mine.Told) && field == "told" {
		return false
	}
	m.Taken = append(m.Taken, Taken{Entity: mine.UID, Sort: "event", Field: field})
	return true
}

// toldClash lists what both sides say differently of who was told, with what is
// still open of it, or closes that where the two have come to agree.
func (m *merger) toldClash(base []chronology.Told, mine *chronology.Event, theirs []chronology.Told, clash bool) {
	list := func(l []chronology.Told) string { return written(reflect.ValueOf(l)) }
	if open := m.open[m.at(mine.UID, "told")]; open != nil {
		if before, err := readTold(open); err == nil {
			base = stillOpen(before, base)
		}
		_, left := toldThreeWays(base, mine.Told, theirs)
		if len(left) == 0 {
			m.agreed(mine.UID, "told", reflect.ValueOf(mine.Told))
			return
		}
		clash = clash || list(theirs) != open.Theirs
	}
	if clash {
		m.conflict("event", mine.UID, "told", list(base), list(mine.Told), list(theirs))
	}
}

// bothSides keeps what stands on both sides but for what one took off, in my
// order with theirs behind.
func bothSides[T comparable](base, mine, theirs []T) []T {
	var list []T
	for _, x := range mine {
		if slices.Contains(theirs, x) || !slices.Contains(base, x) {
			list = append(list, x)
		}
	}
	for _, x := range theirs {
		if !slices.Contains(base, x) && !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

// deleted takes a deletion of theirs, unless the row has been worked on here.
// What is shared by all agencies stays.
func (m *merger) deleted(base chronology.Entity) {
	uid, sort := base.Identity(), sortOf(base)
	here := m.mine.Find(uid)
	switch {
	case here == nil || sortOf(here) != sort:
	case sort != "event" && sort != "link" && sort != "service":
	case m.workedOn(sort, base, here):
		m.conflict(sort, uid, "", whole(base), whole(here), "")
	default:
		m.Remove = append(m.Remove, uid)
		m.Taken = append(m.Taken, Taken{Entity: uid, Sort: sort, Gone: true})
	}
}

// workedOn reports whether the review holds more of a row than came with it.
func (m *merger) workedOn(sort string, base, here chronology.Entity) bool {
	if m.differ(sort, base, here) {
		return true
	}
	e, ok := here.(*chronology.Event)
	return ok && (e.Note != "" || e.Ref != "" || e.PublishedFrom != "" || m.used[e.UID] || m.linked(e.UID))
}

// linked reports whether the overview author joined the event to another.
func (m *merger) linked(uid chronology.UID) bool {
	for _, l := range m.mine.Links {
		if (l.From == uid || l.To == uid) && m.base.Find(l.UID) == nil {
			return true
		}
	}
	return false
}

// whole is a row as a conflict keeps it.
func whole(x chronology.Entity) string { return written(reflect.ValueOf(x).Elem()) }

// conflict lists what both changed; one that is open for the same field goes on.
func (m *merger) conflict(sort string, entity chronology.UID, field, base, mine, theirs string) {
	c := &chronology.Conflict{UID: chronology.NewUID(), Agency: m.pack.Agency, Return: m.uid,
		Entity: entity, Sort: sort, Field: field, Base: base, Mine: mine, Theirs: theirs}
	if open := m.open[m.at(entity, field)]; open != nil {
		c.UID = open.UID
	}
	m.Conflicts = append(m.Conflicts, c)
}

// agreed closes a conflict that theirs has come round to.
func (m *merger) agreed(entity chronology.UID, field string, v reflect.Value) {
	open := m.open[m.at(entity, field)]
	if open == nil {
		return
	}
	closed := *open
	closed.Mine, closed.Theirs, closed.Decided, closed.Return = written(v), written(v), chronology.DecidedMine, m.uid
	m.Put = append(m.Put, &closed)
}

// Summary says in a sentence what a merge comes to.
func (o *Outcome) Summary() string {
	if o.Received == nil {
		return o.Standing.Says()
	}
	fresh, changed, removed := 0, map[chronology.UID]bool{}, 0
	for _, t := range o.Taken {
		switch {
		case t.New && t.Sort == "event":
			fresh++
		case t.Gone && t.Sort == "event":
			removed++
		case !t.New && !t.Gone:
			changed[t.Entity] = true
		}
	}
	said := fmt.Sprintf("%d new, %d changed, %d deleted, %d to be decided.", fresh, len(changed), removed, len(o.Conflicts))
	if len(o.Missing) > 0 {
		said += fmt.Sprintf(" %d that came before are missing from it, and stay.", len(o.Missing))
	}
	if o.LeftOut > 0 {
		said += fmt.Sprintf(" %d left out by you.", o.LeftOut)
	}
	if o.Unread > 0 {
		said += fmt.Sprintf(" %d could not be read and are left out; bring the table in with Import to see why.", o.Unread)
	}
	return said
}
