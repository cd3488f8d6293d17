package chronology

import (
	"cmp"
	"slices"

	"throughline.org/throughline/chronology/when"
)

// quietLane looks for the silences of one lane.
//
// In any one course of events a silence parts the contacts into those before it
// and those after, and lasts from the last end before to the first start after.
// The contacts are put in the order of the earliest day on which each can have
// ended, and cut at every place.
//
// Where it is settled that all before a cut is over on a day before anything after
// it begins, the silence lasts at least the least of what the network gives, for
// any pair across the cut, at least, which some course of events attains; and at
// most the least of what it gives at most. Whatever is certain parts the contacts
// so, since what comes before it then ends earlier in every course of events.
//
// Where that is not settled there may have been a silence all the same. If it
// began on a day between the earliest ends at both sides of a cut, all contacts
// after the cut came after it. Those before the cut may have come before or after
// it, but one of them was the last before. So it lasted no longer than from the
// one that leaves most room to any after the cut, or to any that always follows
// it. After the last cut, one of the contacts must still have followed.
type quietLane struct {
	d         *Dating
	agency    UID
	service   UID
	bounds    involvement
	endsCount bool // the ends of the involvement are as good as contacts
	threshold int

	contacts []contact // in order
	undated  int
	before   []side // of each cut, the end of involvement included
	after    []side
	wide     []int       // the cuts at which there may be a silence
	network  *when.Pairs // once it has been asked
	pairs    int         // that relations were asked about
}

// mostPairs are how many pairs of contacts of a lane relations are asked about.
// Beyond that, windows alone are taken, which make silences less certain and never
// more: a lane of 300 contacts that all count from one another needs fewer.
const mostPairs = 50_000

// contact is one contact of a lane, or an end of its involvement.
type contact struct {
	event      int32 // by index, nobody for an end of involvement
	start, end when.Window
	bound      *standing // of an end of involvement
}

// side is what lies at one side of a cut: when the last of it ends, or the first
// of it starts, and which leaves most room.
type side struct {
	window when.Window
	event  int32
}

// of takes the contacts of the lane, if there are any.
func (l *quietLane) of(contacts *laneContacts) *quietLane {
	if contacts != nil {
		l.contacts, l.undated = contacts.dated, contacts.undated
	}
	slices.SortStableFunc(l.contacts, func(a, b contact) int {
		return cmp.Or(cmp.Compare(a.end.Earliest, b.end.Earliest), cmp.Compare(a.end.Latest, b.end.Latest))
	})
	l.measure()
	l.wide = l.wideCuts()
	return l
}

// silences are those of the lane. The network is held, and is only read.
func (l *quietLane) silences() []Silence {
	var list []Silence
	for _, cut := range l.wide {
		if s := l.at(cut); s.Most > l.threshold {
			list = append(list, s)
		}
	}
	return outermost(list, l.threshold)
}

// measure works out what lies at both sides of every cut.
func (l *quietLane) measure() {
	n := len(l.contacts)
	l.before, l.after = make([]side, n+1), make([]side, n+1)
	last := side{when.Window{Earliest: when.Past, Latest: when.Past}, nobody}
	if l.bounds.from != nil {
		last.window = l.bounds.from.window
	}
	l.before[0] = last
	for i, c := range l.contacts {
		if c.end.Earliest >= last.window.Earliest {
			last.event = c.event
		}
		last.window = when.Window{Earliest: max(last.window.Earliest, c.end.Earliest), Latest: max(last.window.Latest, c.end.Latest)}
		l.before[i+1] = last
	}
	first := side{when.Window{Earliest: when.Future, Latest: when.Future}, nobody}
	if l.bounds.to != nil {
		first.window = l.bounds.to.window
	}
	l.after[n] = first
	for i, c := range slices.Backward(l.contacts) {
		if c.start.Latest <= first.window.Latest {
			first.event = c.event
		}
		first.window = when.Window{Earliest: min(first.window.Earliest, c.start.Earliest), Latest: min(first.window.Latest, c.start.Latest)}
		l.after[i] = first
	}
}

// wideCuts are the cuts at which windows alone leave room for a silence.
func (l *quietLane) wideCuts() (cuts []int) {
	for cut := range l.before {
		to := l.after[cut].window.Latest
		if l.beyondAll(cut) {
			to = min(to, l.lastStart())
		}
		if cut == 0 && (!l.endsCount || l.bounds.from == nil) {
			continue // nothing comes before it
		}
		if days(l.before[cut].window.Earliest, to) > l.threshold {
			cuts = append(cuts, cut)
		}
	}
	return cuts
}

// lastStart is the latest day on which any contact can have begun.
func (l *quietLane) lastStart() when.Day {
	last := when.Past
	for _, c := range l.contacts {
		last = max(last, c.start.Latest)
	}
	return last
}

// beyondAll reports whether a cut has nothing after it that ends a silence.
func (l *quietLane) beyondAll(cut int) bool {
	return cut == len(l.contacts) && (!l.endsCount || l.bounds.to == nil)
}

// at is the silence at a cut. The network is held.
func (l *quietLane) at(cut int) Silence {
	before, after := l.before[cut], l.after[cut]
	s := Silence{
		Agency: l.agency, Service: l.service, Undated: l.undated,
		After: l.uid(before.event), Before: l.uid(after.event), From: before.window, To: after.window,
	}
	if l.beyondAll(cut) {
		l.beyond(&s)
		return s
	}
	if s.Least = l.least(cut); s.Least > 0 {
		s.Most = days(before.window.Earliest, after.window.Latest)
		for i := cut - 1; i >= -1 && days(l.before[i+1].window.Earliest, after.window.Earliest) < s.Most; i-- {
			s.Most = l.room(i, cut, s.Most)
		}
		return s
	}
	s.Least = 0
	l.perhaps(cut, &s)
	return s
}

func (l *quietLane) uid(event int32) UID {
	if event == nobody {
		return ""
	}
	return l.d.events[event].UID
}

// least is the least of what any pair across a cut is apart at least. Pairs whose
// windows are further apart than the best so far are passed over.
func (l *quietLane) least(cut int) int {
	best := when.NoMax
	for i := cut - 1; i >= -1 && days(l.before[i+1].window.Latest, l.after[cut].window.Earliest) < best; i-- {
		from, there := l.ending(i)
		for j := cut; there && j <= len(l.contacts) && days(from.end.Latest, l.after[j].window.Earliest) < best; j++ {
			to, there := l.starting(j)
			if apart := days(from.end.Latest, to.start.Earliest); there && apart < best {
				best = min(best, max(apart, l.related(from, to).least()))
			}
		}
	}
	return best
}

// room is how long a silence can have been that one contact was the last before
// and all after a cut came after, within a limit. A pair cannot be tied closer
// than its two earliest days, or its two latest, are apart: each of these is a
// course of events.
func (l *quietLane) room(i, cut, limit int) int {
	from, there := l.ending(i)
	for j := cut; there && j <= len(l.contacts) && days(from.end.Earliest, l.after[j].window.Earliest) < limit; j++ {
		to, there := l.starting(j)
		apart := max(days(from.end.Earliest, to.start.Earliest), days(from.end.Latest, to.start.Latest))
		if there && apart < limit {
			limit = min(limit, l.related(from, to).most())
		}
	}
	return limit
}

// follows is how long, within a limit, after a silence began on a day at the
// earliest, the next contact can have been in coming that is never over before
// one, among those before a cut. Where it had begun by
// then it is that contact after which the silence began. By is the contact that
// came so soon; below 0 where none keeps to the limit.
func (l *quietLane) follows(i, cut int, began when.Day, limit int) (most, by int) {
	by = -1
	from, _ := l.ending(i)
	for j := i + 1; j < cut; j++ {
		to := l.contacts[j]
		tied := l.related(from, to)
		most := max(0, min(tied.most(), days(max(began, from.end.Earliest), to.start.Latest)))
		if most > limit {
			continue
		}
		if tied.least() >= 0 || l.endsAfter(from, to) {
			limit, by = most, j
		}
	}
	return limit, by
}

// perhaps looks for the contact before a cut, of no settled order, after which a
// silence can have been longest.
func (l *quietLane) perhaps(cut int, s *Silence) {
	after := l.after[cut]
	limit := days(s.From.Earliest, s.To.Latest)
	for i := cut - 1; i >= -1 && l.before[i+1].window.Latest >= s.From.Earliest && s.Most < limit; i-- {
		from, there := l.ending(i)
		if !there || from.end.Latest < s.From.Earliest || from.bound != nil && !l.endsCount {
			continue
		}
		soon, by := l.follows(i, cut, s.From.Earliest, limit)
		room := l.room(i, cut, soon)
		if room <= s.Most {
			continue
		}
		s.Most, s.After, s.Before, s.To = room, l.uid(from.event), l.uid(after.event), after.window
		if by >= 0 && room == soon {
			s.Before, s.To = l.uid(l.contacts[by].event), l.contacts[by].start
		}
	}
}

// beyond looks for the two contacts between which a silence can have been longest
// after the earliest end of every contact.
func (l *quietLane) beyond(s *Silence) {
	n := len(l.contacts)
	late := slices.DeleteFunc(slices.Clone(l.contacts), func(c contact) bool {
		return days(s.From.Earliest, c.start.Latest) <= l.threshold
	})
	for i := n - 1; i >= 0 && l.before[i+1].window.Latest >= s.From.Earliest; i-- {
		from := l.contacts[i]
		limit := when.NoMax
		if from.end.Latest >= s.From.Earliest {
			limit, _ = l.follows(i, n, s.From.Earliest, limit)
		}
		for _, to := range late {
			room := min(limit, days(max(s.From.Earliest, from.end.Earliest), min(to.start.Latest, l.after[n].window.Latest)))
			if from.event == to.event || from.end.Latest < s.From.Earliest || room <= s.Most {
				continue
			}
			if room = min(room, l.related(from, to).most()); room > s.Most {
				s.Most, s.To = room, to.start
				s.After, s.Before = l.uid(from.event), l.uid(to.event)
			}
		}
	}
	for _, to := range late {
		s.To.Latest = max(s.To.Latest, min(to.start.Latest, l.after[n].window.Latest))
	}
}

// ending and starting are a contact by its place, or the end of involvement
// beyond the first or the last; false where none is given.
func (l *quietLane) ending(i int) (contact, bool) {
	if i < 0 {
		return boundary(l.bounds.from)
	}
	return l.contacts[i], true
}

func (l *quietLane) starting(j int) (contact, bool) {
	if j == len(l.contacts) {
		return boundary(l.bounds.to)
	}
	return l.contacts[j], true
}

func boundary(s *standing) (contact, bool) {
	if s == nil {
		return contact{}, false
	}
	return contact{event: nobody, start: s.window, end: s.window, bound: s}, true
}

// endsAfter reports whether what lasts is never over before another contact is.
func (l *quietLane) endsAfter(one, lasting contact) bool {
	if lasting.bound != nil || l.d.dated[lasting.event].Extent != when.Span {
		return false
	}
	least := l.pair(l.standing(one, true), l.standing(lasting, true)).least()
	return max(least, days(one.end.Latest, lasting.end.Earliest)) >= 0
}

// related asks relations alone of the days from the end of one contact to the
// start of another.
func (l *quietLane) related(from, to contact) pair {
	return l.pair(l.standing(from, true), l.standing(to, false))
}

// pair is two days of which relations are asked.
type pair struct {
	l    *quietLane
	a, b standing
}

// pair asks of two days; once too many pairs have been, of two that say nothing.
func (l *quietLane) pair(a, b standing) pair {
	if l.pairs++; l.pairs > mostPairs {
		return pair{}
	}
	return pair{l, a, b}
}

// least and most are what relations alone say of the days from a to b.
func (p pair) least() int {
	if p.l == nil {
		return when.NoMin
	}
	least := when.NoMin
	if p.a.sameAnchor(p.b) {
		least = 0
	} else if v, w, tied := p.days(); tied {
		least = p.l.asked().Least(v, w)
	}
	return sum(least, p.b.least, -p.a.most)
}

func (p pair) most() int {
	if p.l == nil {
		return when.NoMax
	}
	most := when.NoMax
	if p.a.sameAnchor(p.b) {
		most = 0
	} else if v, w, tied := p.days(); tied {
		most = p.l.asked().Most(v, w)
	}
	return sum(most, p.b.most, -p.a.least)
}

// days are where the network has the two, where it has both.
func (p pair) days() (v, w when.Var, tied bool) {
	v, tied = p.a.day(p.l.d)
	w, also := p.b.day(p.l.d)
	return v, w, tied && also
}

func (l *quietLane) standing(c contact, end bool) standing {
	if c.bound != nil {
		return *c.bound
	}
	return standing{event: c.event, end: end && l.d.dated[c.event].Extent == when.Span}
}

// asked is the network, ready to be asked of the days of the lane.
func (l *quietLane) asked() *when.Pairs {
	if l.network != nil {
		return l.network
	}
	var days []when.Var
	add := func(s standing) {
		if v, tied := s.day(l.d); tied {
			days = append(days, v)
		}
	}
	for _, bound := range []*standing{l.bounds.from, l.bounds.to} {
		if bound != nil {
			add(*bound)
		}
	}
	for _, c := range l.contacts {
		add(l.standing(c, false))
		add(l.standing(c, true))
	}
	l.network = l.d.ties.net.Pairs(days)
	return l.network
}

// days are those from one day to another, NoMin or NoMax where either is open.
func days(from, to when.Day) int {
	switch {
	case from == when.Future || to == when.Past:
		return when.NoMin
	case from == when.Past || to == when.Future:
		return when.NoMax
	}
	return int(to) - int(from)
}
