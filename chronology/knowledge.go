package chronology

import (
	"slices"

	"throughline.org/throughline/chronology/when"
)

// Knowledge says whether an agency knew of an event on a day.
type Knowledge uint8

// The states, the weakest first.
const (
	NotKnown Knowledge = iota
	PossiblyKnown
	Known
)

// String says it in words.
func (k Knowledge) String() string {
	return [...]string{"not known", "possibly known", "known"}[k]
}

// Knowing is what an agency knew, day by day, as the review records it. It says
// what is recorded, not what was: an agency may have known more.
//
// An agency knows of what it recorded itself, from the day of the event or from
// when it is recorded as having learnt of it. It knows of what it was told from
// when it was told, and of what is linked with an event of its own as shared
// with it, or as what that responds to, from when it knew of that. Entries that
// are linked as the same event are known together. Nothing else goes further: who
// was told of one event is not thereby told of what that event came from.
//
// Where a date leaves several days, it knew certainly from the last of them and
// possibly from the first. If no date says when it was told, it possibly knew
// from the event on and never certainly, except where the event is itself the
// telling (its kind is marked as information shared). Nothing is known before it
// can have happened.
type Knowing struct {
	d        *Dating
	agency   UID
	possible []when.Day // by event, from when; when.Future where never
	certain  []when.Day
	links    map[UID][]*Link
	same     map[int32][]int32 // by event, the entries of the same event, itself included
}

// Knowing works out what an agency knew. On and Why then answer at once.
func (d *Dating) Knowing(agency UID) *Knowing {
	k := &Knowing{
		d: d, agency: agency, links: map[UID][]*Link{},
		possible: make([]when.Day, len(d.events)), certain: make([]when.Day, len(d.events)),
	}
	for _, l := range d.links {
		if l.Kind == SharedWith || l.Kind == ResponseTo {
			k.links[l.From] = append(k.links[l.From], l)
			k.links[l.To] = append(k.links[l.To], l)
		}
	}
	k.same = d.sameEvents()
	var sources []knowledgeSource
	for i := range d.events {
		k.possible[i], k.certain[i] = when.Future, when.Future
		sources = k.sources(sources[:0], int32(i))
		for _, s := range sources {
			k.possible[i], k.certain[i] = min(k.possible[i], s.possible), min(k.certain[i], s.certain)
		}
	}
	k.pool()
	return k
}

// pool lets the entries of one event be known together.
func (k *Knowing) pool() {
	for i, group := range k.same {
		if group[0] != i {
			continue // once for each group
		}
		possible, certain := when.Future, when.Future
		for _, j := range group {
			possible, certain = min(possible, k.possible[j]), min(certain, k.certain[j])
		}
		for _, j := range group {
			k.possible[j], k.certain[j] = possible, certain
		}
	}
}

// sameEvents gathers the events that are linked as the same, directly or through
// others.
func (d *Dating) sameEvents() map[int32][]int32 {
	groups := map[int32][]int32{}
	of := func(i int32) []int32 {
		if group := groups[i]; group != nil {
			return group
		}
		return []int32{i}
	}
	for _, l := range d.links {
		i, known := d.at(l.From)
		j, alsoKnown := d.at(l.To)
		if l.Kind != SameEvent || !known || !alsoKnown || slices.Contains(of(i), j) {
			continue
		}
		group := slices.Concat(of(i), of(j))
		for _, member := range group {
			groups[member] = group
		}
	}
	return groups
}

// On says whether the agency knew of an event on a day.
func (k *Knowing) On(event UID, day when.Day) Knowledge {
	i, known := k.d.at(event)
	switch {
	case !known || day < k.possible[i] || k.possible[i] == when.Future:
		return NotKnown
	case day < k.certain[i]:
		return PossiblyKnown
	}
	return Known
}

// knowledgeSource is one reason to know of an event.
type knowledgeSource struct {
	possible, certain when.Day
	how               howKnown
	told              int   // of howTold, which
	by                int32 // of a link, the agency's own event
	window            when.Window
}

type howKnown uint8

const (
	howRecorded howKnown = iota
	howLearnt
	howTold
	howShared
	howAnswered
)

// sources appends the reasons for which the agency knew of an event.
func (k *Knowing) sources(list []knowledgeSource, i int32) []knowledgeSource {
	e := k.d.events[i]
	if e.Agency == k.agency && k.agency != "" {
		list = append(list, k.recorded(i))
	}
	for n, t := range e.Told {
		if t.Agency == k.agency && !t.NotTold {
			list = append(list, k.told(i, n))
		}
	}
	if len(k.links) == 0 {
		return list
	}
	for _, l := range k.links[e.UID] {
		other, how := l.To, howShared
		if l.Kind == ResponseTo {
			other, how = l.From, howAnswered
		}
		j, known := k.d.at(other)
		if !known || j == i || k.agency == "" || k.d.events[j].Agency != k.agency {
			continue
		}
		own := k.recorded(j)
		list = append(list, k.notBefore(i, knowledgeSource{how: how, by: j, window: own.window}))
	}
	return list
}

// recorded is how the agency knew of what it recorded itself.
func (k *Knowing) recorded(i int32) knowledgeSource {
	if w, learnt := k.d.known()[k.d.events[i].UID]; learnt && !w.Empty() {
		return k.notBefore(i, knowledgeSource{how: howLearnt, window: w})
	}
	return k.notBefore(i, knowledgeSource{how: howRecorded, window: k.d.dated[i].Start})
}

// told is how the agency knew of what it was told.
func (k *Knowing) told(i int32, n int) knowledgeSource {
	s := knowledgeSource{how: howTold, told: n, window: k.d.tellings()[i][n]}
	if s.window == when.Always && k.d.isTelling(k.d.events[i]) {
		s.window = k.d.dated[i].Window
	}
	return k.notBefore(i, s)
}

// notBefore takes the days of a source from its window, but none before the event
// can have happened.
func (k *Knowing) notBefore(i int32, s knowledgeSource) knowledgeSource {
	happened := k.d.dated[i].Start.Earliest
	s.possible, s.certain = max(s.window.Earliest, happened), max(s.window.Latest, happened)
	return s
}

// isTelling reports whether an event is itself the telling of it.
func (d *Dating) isTelling(e *Event) bool {
	return slices.ContainsFunc(d.kinds, func(k *Kind) bool { return k.UID == e.Kind && k.Symbol == SymbolShared })
}

// toldDates work out when agencies were told of events, by event and in the order
// of Event.Told. What is not dated, or cannot be read, may be any day.
func (d *Dating) toldDates() map[int32][]when.Window {
	dates := map[int32][]when.Window{}
	reader := d.reader()
	for i, e := range d.events {
		for _, t := range e.Told {
			window := when.Always
			if t.When != "" && !t.NotTold {
				if dated := reader.bare(t.When); dated.Err == nil {
					window = dated.Reading.Within(d.anchorWindow)
				}
			}
			if window.Empty() {
				window = when.Always
			}
			dates[int32(i)] = append(dates[int32(i)], window)
		}
	}
	return dates
}
