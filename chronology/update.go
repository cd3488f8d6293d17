package chronology

import (
	"maps"
	"slices"
	"strings"

	"throughline.org/throughline/chronology/when"
)

// Update works out the dates of a review that was changed since d was made, in
// time that goes with what the change touches. Changed names what was put or
// removed; entities that were replaced are found without it. The result is what
// Solve would give. D keeps its answers, but loses its network to the new Dating:
// what it is asked afterwards may take as long as Solve.
//
// A change of the scope, the rules, the calendar or of people's names and births
// is worked out anew, and so is an event that comes back into the middle.
func (d *Dating) Update(r *Review, changed []UID) *Dating {
	first := d
	if d.prior != nil {
		first = d.prior
	}
	next := first.revised(r, changed)
	if next == nil {
		return solve(r, d.readingsFor(r))
	}
	if d.prior == nil || !next.scopeNamed() || d.given != next.readingScope() {
		return next.inOwnScope(r, next.shared)
	}
	again := d.revised(r, changed)
	if again == nil {
		return next.inOwnScope(r, next.shared)
	}
	again.prior = next
	return again
}

// readingsFor are the wordings read so far, if they mean the same in the review
// as it is now.
func (d *Dating) readingsFor(r *Review) *calendarReadings {
	if d.settings != nil && r.Settings != nil && slices.Equal(d.settings.Rules, r.Settings.Rules) && d.settings.Calendar == r.Settings.Calendar {
		return d.shared
	}
	return newCalendarReadings(len(r.Events))
}

// revision is the making of a Dating from the one before.
type revision struct {
	from, to *Dating
	was      []int32 // by index: the event's index before, or nobody
	again    []bool  // by index: its wording must be read again
	gone     []int32 // indexes before
	// Events, by uid, that came, went, or took on another extent, and those
	// whose own day is another: what counts from them is read again.
	upset, moved map[UID]bool
}

// revised is the next Dating in the same scope; nil where it must be worked out
// anew.
func (d *Dating) revised(r *Review, changed []UID) *Dating {
	if !d.sameGround(r) {
		return nil
	}
	d.tying.Lock()
	defer d.tying.Unlock()
	d.ties.mu.Lock()
	defer d.ties.mu.Unlock()
	if d.ties.holder != d {
		return nil
	}
	v := &revision{from: d, to: newDating(r, d.shared, d.given), upset: map[UID]bool{}, moved: map[UID]bool{}}
	if !v.match() {
		return nil
	}
	for _, uid := range changed {
		if i, known := v.to.at(uid); known {
			v.again[i] = true
		}
	}
	reader := v.to.beginReading()
	if v.birthIsUpset() || v.to.scope != d.scope {
		return nil
	}
	v.to.ties, d.ties.holder = d.ties, v.to
	v.read(reader)
	v.tie(reader)
	v.to.settleScope()
	v.note()
	if before := d.sorted.Load(); before != nil {
		v.keepOrder(before)
	}
	return v.to
}

// sameGround reports whether everything but events is, as far as dates go, as it
// was when d was made.
func (d *Dating) sameGround(r *Review) bool {
	if !sameSettings(d.settings, r.Settings) || len(d.people) != len(r.People) {
		return false
	}
	for i, p := range r.People {
		if p != d.people[i] && !sameToDates(p, d.people[i]) {
			return false
		}
	}
	return true
}

func sameSettings(a, b *Settings) bool {
	if a == b || a == nil || b == nil {
		return a == b
	}
	return a.ScopeFrom == b.ScopeFrom && a.ScopeTo == b.ScopeTo && a.Calendar == b.Calendar && slices.Equal(a.Rules, b.Rules)
}

func sameToDates(a, b *Person) bool {
	return a.UID == b.UID && a.RealName == b.RealName && a.Label == b.Label && a.Pseudonym == b.Pseudonym &&
		slices.Equal(a.Aliases, b.Aliases) && a.Subject == b.Subject &&
		a.Born == b.Born && a.BirthEvent == b.BirthEvent && a.DueDate == b.DueDate
}

// match finds the events of the review among those before. Events must stand in
// the order in which they stood, new ones at the end.
func (v *revision) match() bool {
	before, now := v.from.events, v.to.events
	v.was = make([]int32, len(now))
	v.again = make([]bool, len(now))
	v.to.dated = make([]*Dated, len(now))
	v.to.places = make([]int32, len(now))
	b := 0
	for i, e := range now {
		for b < len(before) && before[b].UID != e.UID {
			v.gone = append(v.gone, int32(b))
			b++
		}
		if b == len(before) {
			return v.append(i)
		}
		v.was[i], v.again[i] = int32(b), before[b] != e
		v.to.dated[i], v.to.places[i] = v.from.dated[b], v.from.places[b]
		b++
	}
	for ; b < len(before); b++ {
		v.gone = append(v.gone, int32(b))
	}
	return v.reindex()
}

// append takes the events from i on as new.
func (v *revision) append(i int) bool {
	last := int32(len(v.from.ties.days)) - 1
	for ; i < len(v.to.events); i++ {
		last++
		v.was[i], v.again[i], v.to.places[i] = nobody, true, last
	}
	return v.reindex()
}

// reindex is false where an event that seems gone has only moved. The index is
// made anew where events came or went.
func (v *revision) reindex() bool {
	added := len(v.to.events) > 0 && v.was[len(v.was)-1] == nobody
	v.to.index = v.from.index
	if added || len(v.gone) > 0 {
		v.to.index = newEventIndex(v.to.events)
	}
	for _, b := range v.gone {
		uid := v.from.events[b].UID
		if _, still := v.to.at(uid); still {
			return false
		}
		v.upset[uid] = true
	}
	for i := len(v.was) - 1; i >= 0 && v.was[i] == nobody; i-- {
		v.upset[v.to.events[i].UID] = true
	}
	return true
}

// birthIsUpset reports whether the event of somebody's birth came or went: other
// days then take its place in the network.
func (v *revision) birthIsUpset() bool {
	return slices.ContainsFunc(v.to.people, func(p *Person) bool { return v.upset[p.BirthEvent] })
}

// read reads what has changed, and then what depends on it, until nothing does.
func (v *revision) read(k *reader) {
	fresh := make([]bool, len(v.again))
	for i, dated := range v.to.dated {
		v.again[i] = v.again[i] || dated.byTitle || v.dependsOn(dated)
	}
	for v.readAgain(k, fresh) {
		for i, dated := range v.to.dated {
			v.again[i] = !fresh[i] && v.dependsOn(dated)
		}
	}
	v.again = fresh
}

// readAgain reads the wordings that are marked, and notes what is upset by that.
func (v *revision) readAgain(k *reader, fresh []bool) (any bool) {
	for i, again := range v.again {
		if !again {
			continue
		}
		any, fresh[i] = true, true
		e := v.to.events[i]
		dated := k.event(e)
		if b := v.was[i]; b != nobody {
			old := v.from.events[b]
			if v.from.dated[b].Extent != dated.Extent {
				v.upset[e.UID] = true
			}
			sameSense := (v.from.dated[b].Err == nil) == (dated.Err == nil)
			if !sameSense || k.alone(old.When.Wording, old.When.SetAside) != k.alone(e.When.Wording, e.When.SetAside) {
				v.moved[e.UID] = true
			}
		}
		v.to.dated[i] = dated
	}
	return any
}

// dependsOn reports whether a reading counts from what is upset, or asked for
// the own day of what has another.
func (v *revision) dependsOn(dated *Dated) bool {
	if len(v.upset) == 0 && (len(v.moved) == 0 || !dated.byDay) {
		return false
	}
	for _, relation := range dated.Reading.Relations {
		if i, known := v.to.anchorEvent(relation.Anchor); known {
			uid := v.to.events[i].UID
			if v.upset[uid] || dated.byDay && v.moved[uid] {
				return true
			}
		} else if relation.Anchor.Kind == when.AnchorEvent {
			return true
		}
	}
	return false
}

// namesAsTyped reports whether a wording names events by words rather than uid:
// what they mean depends on all titles.
func namesAsTyped(dated *Dated) bool {
	clauses := clausesOf(dated.Reading)
	for _, relation := range dated.Reading.Relations {
		if relation.Anchor.Kind == when.AnchorEvent && !strings.Contains(clauses[relation.Clause].Text, "{"+relation.Anchor.ID+"}") {
			return true
		}
	}
	return false
}

// tie brings the network up to date.
func (v *revision) tie(k *reader) {
	t := v.to.ties
	for _, b := range v.gone {
		place := v.from.places[b]
		for slot := range t.days[place].slots {
			t.net.Remove(unsaid(place) + when.Tag(slot))
		}
		t.days[place] = endVars{}
	}
	if n := len(v.to.places); n > 0 {
		for int(v.to.places[n-1]) >= len(t.days) {
			t.days = append(t.days, endVars{})
		}
	}
	for i, again := range v.again {
		if !again {
			continue
		}
		if _, tied := v.to.days(int32(i)); tied || v.to.isTied(int32(i)) {
			v.to.need(int32(i))
			v.to.tie(k, int32(i))
		}
	}
	v.to.tieFresh(k)
	v.to.takeWindows()
}

// note keeps which events are not as they were.
func (v *revision) note() {
	v.to.from = v.from.made
	for _, b := range v.gone {
		v.to.changed = append(v.to.changed, v.from.events[b].UID)
	}
	for i, b := range v.was {
		if b == nobody || v.again[i] || v.to.dated[i] != v.from.dated[b] {
			v.to.changed = append(v.to.changed, v.to.events[i].UID)
		}
	}
}

// keepOrder lets the next order start from the one before.
func (v *revision) keepOrder(before *sorting) {
	now := make([]int32, len(v.from.events))
	for b := range now {
		now[b] = nobody
	}
	kept := &sorting{at: make([]int32, 0, len(v.was)), lanes: v.lanes(before.lanes)}
	var added []int32
	for i, b := range v.was {
		if b == nobody {
			added = append(added, int32(i))
		} else {
			now[b] = int32(i)
		}
	}
	for _, b := range before.at {
		if i := now[b]; i != nobody {
			kept.at = append(kept.at, i)
		}
	}
	kept.at = append(kept.at, added...)
	v.to.nearly = kept
}

// lanes are the places of the events' agencies, looked up for those events alone
// that were put unless the lanes themselves stand otherwise now. Where all stand as
// before they are shared.
func (v *revision) lanes(before []int32) []int32 {
	places := v.to.lanePlaces()
	if !maps.Equal(places, v.from.lanePlaces()) {
		return v.to.lanesOf()
	}
	lanes, own := v.carried(before)
	for i, b := range v.was {
		if b != nobody && v.from.events[b] == v.to.events[i] {
			continue
		}
		if lane := laneOf(places, v.to.events[i]); lane != lanes[i] {
			if !own {
				lanes, own = slices.Clone(lanes), true
			}
			lanes[i] = lane
		}
	}
	return lanes
}

// carried are the places from before, by the events' indexes now; its own where
// events came or went.
func (v *revision) carried(before []int32) (lanes []int32, own bool) {
	if len(v.gone) == 0 && len(before) == len(v.was) {
		return before, false
	}
	lanes = make([]int32, len(v.was))
	for i, b := range v.was {
		if b != nobody {
			lanes[i] = before[b]
		}
	}
	return lanes, true
}
