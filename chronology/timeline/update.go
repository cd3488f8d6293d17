package timeline

import (
	"maps"
	"slices"

	"throughline.org/throughline/chronology"
)

// Update returns the index of a review that was changed since this one was
// made, in time that goes with what the change touches: it shares everything
// else. Changed names the events that were put or removed; those whose dates
// moved with them are found without it. The result is what NewIndex would give.
//
// Keep is asked of all events, where there is one. A change of the scope, of
// what the review sets up, or of a large part of the events is worked out anew.
func (ix *Index) Update(in Input, changed []chronology.UID) *Index {
	next := ix.updated(in, changed)
	switch {
	case next == nil:
		return NewIndex(in)
	case in.Plan.same(ix.plan):
		return next
	}
	return next.WithPlan(in.Plan)
}

// same reports whether two plans ask for the same.
func (p *Plan) same(o Plan) bool {
	return p.Group == o.Group && slices.Equal(p.Order, o.Order) && maps.Equal(p.Lanes, o.Lanes)
}

// revision is the making of an index from the one before.
type revision struct {
	was     *Index
	matter  // of the index that is made
	in      Input
	touched map[int32]bool // slots of events that may not be as they were
	gone    []int32        // slots that become free
}

// manyChanges is the share of the events beyond which they are sorted anew.
const manyChanges = 20

// updated is the next index; nil where it must be made anew.
func (ix *Index) updated(in Input, changed []chronology.UID) *Index {
	before, ok := ix.dates.(*chronology.Dating)
	scope := in.Dating.Scope()
	if !ok || !ix.setup.of(in.Review) || dayStart(scope.Earliest) != ix.scopeFrom || dayEnd(scope.Latest) != ix.scopeTo {
		return nil
	}
	v := &revision{was: ix, matter: ix.matter, in: in, touched: map[int32]bool{}}
	v.dates, v.today, v.filtered, v.inOrder, v.ready = in.Dating, in.Today, in.Keep != nil, false, in.Ready
	v.fits = in.Dating.Fits()
	events := slices.Concat(in.Dating.Since(before), changed)
	more, ok := v.refiltered(before)
	if events = append(events, more...); !ok || len(events) > 100+int(ix.register.used)/manyChanges {
		return nil
	}
	v.register = ix.register.copy()
	for _, uid := range events {
		v.revise(uid)
	}
	v.resettle()
	v.register.free = append(v.register.free, v.gone...)
	v.register.settled()
	v.reframe()
	return v.index()
}

// refiltered lists the events that the filter keeps now but did not, or the
// other way round; false where other events may have to do with one that comes
// back, since they count from it.
func (v *revision) refiltered(before *chronology.Dating) (list []chronology.UID, ok bool) {
	if !v.filtered && !v.was.filtered {
		return nil, true
	}
	for _, e := range v.in.Review.Events {
		kept := v.in.Keep == nil || v.in.Keep(e)
		if _, was := v.register.find(e.UID); kept == was {
			continue
		}
		if kept && before.Rank(e.UID) >= 0 {
			return nil, false
		}
		list = append(list, e.UID)
	}
	return list, true
}

// revise writes the entry of an event anew, adds it or takes it out.
func (v *revision) revise(uid chronology.UID) {
	slot, known := v.register.find(uid)
	if known && v.touched[slot] {
		return
	}
	e := v.in.Review.Event(uid)
	kept := e != nil && v.in.Dating.Rank(uid) >= 0 && (v.in.Keep == nil || v.in.Keep(e))
	switch {
	case !known && !kept:
		return
	case !kept:
		*v.register.write(slot) = entry{}
		v.gone = append(v.gone, slot)
	default:
		if !known {
			slot = v.register.add(uid)
		}
		d := v.in.Dating.Of(uid)
		*v.register.write(slot) = v.entry(e, &d)
	}
	v.touched[slot] = true
}

// resettle works out again where moments stand that have to do with others.
func (v *revision) resettle() {
	old := v.sequence
	v.resequence()
	// Those that had moved because of what is touched go back first, and so on.
	back := map[int32]bool{}
	var loosen func(slot int32)
	loosen = func(slot int32) {
		if back[slot] {
			return
		}
		back[slot] = true
		for _, s := range []*sequence{&old, &v.sequence} {
			for _, p := range slices.Concat(s.after(slot), s.before(slot)) {
				for _, other := range [2]int32{p.earlier, p.later} {
					if _, moved := slices.BinarySearch(v.settled, other); moved {
						loosen(other)
					}
				}
			}
		}
	}
	for slot := range v.touched {
		loosen(slot)
	}
	for {
		for slot := range back {
			v.unsettle(slot)
		}
		s := settling{register: &v.register, sequence: &v.sequence}
		moved := s.settle(slices.Collect(maps.Keys(back)))
		before := len(back)
		for _, slot := range moved {
			if _, was := slices.BinarySearch(v.settled, slot); was {
				loosen(slot)
			}
		}
		if len(back) > before {
			for _, slot := range moved {
				v.unsettle(slot)
			}
			continue
		}
		v.keepSettled(back, moved)
		return
	}
}

// unsettle puts a moment where its own window has it.
func (v *revision) unsettle(slot int32) {
	if e := v.register.at(slot).event; e != nil {
		d := v.in.Dating.Of(e.UID)
		if x := v.entry(e, &d); x != *v.register.at(slot) && !x.undated() {
			*v.register.write(slot) = x
		}
	}
}

// keepSettled notes which events are settled now. Those that had been, or are,
// may stand elsewhere.
func (v *revision) keepSettled(back map[int32]bool, moved []int32) {
	var settled []int32
	for _, slot := range v.settled {
		if back[slot] {
			v.touched[slot] = true
		} else {
			settled = append(settled, slot)
		}
	}
	for _, slot := range moved {
		v.touched[slot] = true
	}
	settled = append(settled, moved...)
	slices.Sort(settled)
	v.settled = slices.Compact(settled)
}

// resequence takes in what the wordings of the touched events say now of other
// events and of ages.
func (v *revision) resequence() {
	var gone, come []precedence
	var aged []agedEntry
	for _, slot := range slices.Sorted(maps.Keys(v.touched)) {
		gone = append(gone, v.sequence.said(slot)...)
		e := v.register.at(slot).event
		if e == nil {
			gone = append(gone, v.sequence.after(slot)...)
			gone = append(gone, v.sequence.before(slot)...)
			continue
		}
		d := v.in.Dating.Of(e.UID)
		come = precedences(come, slot, &d, v.register.find)
		aged = agesIn(aged, slot, &d)
	}
	v.sequence = v.sequence.replaced(gone, come)
	v.aged = v.replaceAged(aged)
}

// replaceAged is the ages that wordings name, with those of the touched events
// as they are now.
func (v *revision) replaceAged(now []agedEntry) []agedEntry {
	var before []agedEntry
	for _, slot := range slices.Sorted(maps.Keys(v.touched)) {
		before = append(before, stretchOf(v.aged, slot, func(a agedEntry) int32 { return a.slot })...)
	}
	if slices.Equal(before, now) {
		return v.aged
	}
	kept := slices.DeleteFunc(slices.Clone(v.aged), func(a agedEntry) bool { return v.touched[a.slot] })
	kept = append(kept, now...)
	slices.SortStableFunc(kept, func(a, b agedEntry) int { return int(a.slot) - int(b.slot) })
	return kept
}

// reframe works out again what frames the events, as far as it has changed.
func (v *revision) reframe() {
	was := v.was
	frames, framed := v.listed(v.frames, v.framing)
	v.frames = frames
	v.handed, _ = v.listed(v.handed, func(x *entry) bool { return x.event.HandOrder > 0 })
	v.measure()
	born := false
	for _, p := range v.setup.people {
		slot, ok := v.register.find(p.BirthEvent)
		framed = framed || ok && v.touched[slot] || ok != known(&was.register, p.BirthEvent)
		born = born || was.dates.Birth(p.UID) != v.dates.Birth(p.UID) || was.dates.PregnancyStart(p.UID) != v.dates.PregnancyStart(p.UID)
	}
	if born || v.from != was.from || v.to != was.to || !sameAges(v.aged, was.aged) {
		v.lives, framed = livesOf(&v.matter), true
	}
	if framed {
		v.eras = erasOf(&v.matter)
		v.eraRows = inRows(v.eras)
		v.keyDays = keyDaysOf(&v.matter)
	}
	v.quiet = v.quietNow()
	v.relink()
}

// listed is a list of events that have something, with the touched events as they
// are now; and whether any of these had it or has it.
func (v *revision) listed(list []int32, has func(*entry) bool) (now []int32, any bool) {
	now = slices.DeleteFunc(slices.Clone(list), func(slot int32) bool { return v.touched[slot] })
	any = len(now) < len(list)
	for slot := range v.touched {
		if x := v.register.at(slot); x.event != nil && has(x) {
			now, any = append(now, slot), true
		}
	}
	slices.Sort(now)
	return now, any
}

// relink keeps the links where neither they nor their events have changed. What
// relations say may reach further: then all are asked again how they were shared.
func (v *revision) relink() {
	same := !v.related() && slices.Equal(v.linked, v.in.Review.Links)
	for slot := range v.touched {
		for _, x := range [...]*entry{v.before(slot), v.register.at(slot)} {
			same = same && (x.event == nil || !v.linkEnds[x.uid])
		}
	}
	if !same {
		v.addLinks(v.in.Review)
		return
	}
	v.links = slices.Clone(v.links)
	for i := range v.links {
		if l := &v.links[i]; v.worded(l) {
			l.shared = &shared{}
		}
	}
}

// worded reports whether wordings of their own say when what a link joins was
// told or known: they may count from any event.
func (m *matter) worded(l *link) bool {
	from, to := m.register.at(l.from).event, m.register.at(l.to).event
	return from.Known != "" || to.Known != "" || slices.ContainsFunc(from.Told, func(t chronology.Told) bool { return t.When != "" })
}

// related reports whether the wording of a touched event counts from something
// else, or did.
func (v *revision) related() bool {
	counts := func(x *entry, of dates) bool { return x.event != nil && len(of.Of(x.uid).Reading.Relations) > 0 }
	for slot := range v.touched {
		if counts(v.before(slot), v.was.dates) || counts(v.register.at(slot), v.dates) {
			return true
		}
	}
	return false
}

// quietNow is the silences of the next index.
func (v *revision) quietNow() *quiet {
	agencies := map[chronology.UID]bool{}
	for slot := range v.touched {
		for _, x := range [...]*entry{v.before(slot), v.register.at(slot)} {
			if x.event != nil {
				agencies[x.event.Agency] = true
			}
		}
	}
	return v.was.quiet.after(agencies, v.related())
}

func known(r *register, event chronology.UID) bool {
	_, ok := r.find(event)
	return ok
}

// sameAges reports whether two lists are one and the same.
func sameAges(a, b []agedEntry) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}
