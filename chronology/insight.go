package chronology

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline.org/throughline/chronology/when"
)

// InsightKind says what an insight is about.
type InsightKind uint8

// The kinds, in the order in which they are told.
const (
	InsightSilence InsightKind = iota
	InsightSharing
	InsightDistance
	InsightAttendance
	InsightSeen
)

// Insight is something that the lanes of the timeline let one see, said in words.
// It judges nothing: it says what is recorded, and how far the dates settle it.
type Insight struct {
	Kind   InsightKind
	Text   string // a sentence
	Note   string // what it rests on
	Stands bool   // out: a silence that is certain, what was late or not shared
	Events []UID  // what it rests on, in time
	Days   when.Window
	Agency UID
	Filter Filter // chooses the events that it counts; empty where it counts none
}

// Insights lists what the events that a filter keeps show: silences, what was
// shared late or not at all, the distances between key events and between what led
// to what, appointments not attended, and children seen. A silence is that of all
// contacts of its agency: of the filter the agencies and the days apply to it.
func Insights(r *Review, d *Dating, f Filter) []Insight {
	in := &insights{r: r, d: d, f: f, keep: f.Matcher(r, d), told: r.ToldIn(), kinds: make(map[UID]*Kind, len(r.Kinds))}
	for _, k := range r.Kinds {
		in.kinds[k.UID] = k
	}
	in.silences()
	in.sharings()
	in.distances()
	in.counts()
	return in.list
}

type insights struct {
	r    *Review
	d    *Dating
	f    Filter
	keep func(*Event) bool
	told map[UID][]string
	list []Insight

	kinds map[UID]*Kind
}

// named is an event in a sentence: its title, and where it is told or by what
// reference it is quoted.
func (in *insights) named(uid UID) string {
	e := in.r.Event(uid)
	if e == nil {
		return EventLost
	}
	where := in.d.Ref(uid)
	if numbers := in.told[uid]; len(numbers) > 0 {
		where = numbers[0]
	}
	if where != "" {
		where = " (" + where + ")"
	}
	return "“" + strings.Trim(cmp.Or(e.ShortTitle(), "untitled"), `"“”`) + "”" + where
}

// dated is an event in a note: its name and its days.
func (in *insights) dated(uid UID) string { return in.named(uid) + ", " + in.d.Of(uid).Window.String() }

func (in *insights) silences() {
	of := in.d.Silences(nil)
	told := map[Silence]bool{}
	for _, s := range of {
		told[s.ends()] = true
	}
	for _, s := range in.d.ServiceSilences(nil) {
		if !told[s.ends()] { // else the agency had no other service that broke it
			of = append(of, s)
		}
	}
	place := map[UID]int{}
	for i, a := range in.r.Agencies {
		place[a.UID] = i
	}
	slices.SortStableFunc(of, func(a, b Silence) int {
		return cmp.Or(cmp.Compare(place[a.Agency], place[b.Agency]), cmp.Compare(a.From.Latest, b.From.Latest))
	})
	for _, s := range of {
		in.silence(s)
	}
}

// ends are what a silence shares with that of an agency whose only service was silent.
func (s Silence) ends() Silence {
	return Silence{Agency: s.Agency, After: s.After, Before: s.Before, Least: s.Least, Most: s.Most}
}

func (in *insights) silence(s Silence) {
	a := in.r.Agency(s.Agency)
	outside := in.f.Dates && !s.PossibleDays().Overlaps(when.Window{Earliest: in.f.From, Latest: in.f.To})
	if a == nil || !allows(in.f.Agencies, s.Agency) || outside {
		return
	}
	who := a.Name
	if service := in.r.Service(s.Service); service != nil {
		who = service.Name + " (" + a.Name + ")"
	}
	certain := s.Certain(a.SilenceThreshold())
	x := Insight{Kind: InsightSilence, Agency: a.UID, Stands: certain, Days: s.PossibleDays()}
	x.Text = who + ": no recorded contact for " + s.Words() + "."
	if !certain {
		x.Text = who + ": possibly no recorded contact for " + s.Words() + "."
	}
	after, before := "the start of its involvement", "the end of its involvement"
	if s.After != "" {
		after, x.Events = in.dated(s.After), append(x.Events, s.After)
	}
	if s.Before != "" {
		before, x.Events = in.dated(s.Before), append(x.Events, s.Before)
	}
	x.Note = fmt.Sprintf("Between %s and %s. Longer than %s: %s.", after, before, count(a.SilenceThreshold(), "day"), settled(certain))
	in.list = append(in.list, x)
}

// capital begins a sentence.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

func settled(certain bool) string {
	if certain {
		return "certainly"
	}
	return "possibly, as the dates stand"
}

// sharings tells of links that share, and of what events say of who was told.
func (in *insights) sharings() {
	linked := map[[2]UID]bool{} // event and agency
	var told []Insight
	for _, l := range in.r.Links {
		from, to := in.r.Event(l.From), in.r.Event(l.To)
		if from == nil || to == nil || !in.keep(from) && !in.keep(to) {
			continue
		}
		s := in.d.Sharing(l)
		if l.Kind != SharedWith && !s.NotShared {
			continue
		}
		linked[[2]UID{l.From, to.Agency}] = true
		told = append(told, in.sharing(s, from, to.Agency, to.UID))
	}
	for _, e := range in.d.Order() {
		if !in.keep(e) {
			continue
		}
		for n, t := range e.Told {
			if !linked[[2]UID{e.UID, t.Agency}] && t.Agency != "" {
				told = append(told, in.sharing(in.d.Telling(e.UID, n), e, t.Agency))
			}
		}
	}
	for _, stands := range []bool{true, false} { // what was not shared, or late, comes first
		for _, x := range told {
			if x.Stands == stands {
				in.list = append(in.list, x)
			}
		}
	}
}

func (in *insights) sharing(s Sharing, from *Event, agency UID, with ...UID) Insight {
	x := Insight{Kind: InsightSharing, Agency: from.Agency, Stands: s.NotShared || s.Late, Events: append([]UID{from.UID}, with...)}
	whose, whom := in.r.agencyName(from.Agency), in.r.agencyName(agency)
	switch {
	case s.NotShared:
		x.Text = fmt.Sprintf("%s did not share %s with %s.", whose, in.named(from.UID), whom)
	case s.Late:
		x.Text = fmt.Sprintf("%s shared %s with %s late: %s.", whose, in.named(from.UID), whom, s.Words())
	default:
		x.Text = fmt.Sprintf("%s shared %s with %s: %s.", whose, in.named(from.UID), whom, s.Words())
	}
	x.Note = capital(in.d.Of(from.UID).Window.String())
	for _, uid := range with {
		x.Note += "; then " + in.dated(uid)
	}
	return x
}

// MostDistances is how many distances are worked out: each asks the whole network.
const MostDistances = 1000

// distances tells how far key events lie apart, one after the other, and what led
// to what.
func (in *insights) distances() {
	var last *Event
	for _, e := range in.d.Order() {
		if !e.Key || !in.keep(e) {
			continue
		}
		if last != nil && !in.distance(last.UID, e.UID, "From one key event to the next.") {
			return
		}
		last = e
	}
	for _, l := range in.r.Links {
		first, second, why := l.From, l.To, "The one led to the other."
		switch l.Kind {
		case ResponseTo:
			first, second, why = l.To, l.From, "The one was a response to the other."
		case LedTo:
		default:
			continue
		}
		from, to := in.r.Event(first), in.r.Event(second)
		if from == nil || to == nil || !in.keep(from) && !in.keep(to) {
			continue
		}
		if !in.distance(first, second, why) {
			return
		}
	}
}

func (in *insights) distance(from, to UID, why string) bool {
	told := 0
	for i := len(in.list) - 1; i >= 0 && in.list[i].Kind == InsightDistance; i-- {
		told++
	}
	if told >= MostDistances {
		return false
	}
	in.list = append(in.list, Insight{
		Kind: InsightDistance, Events: []UID{from, to},
		Text: fmt.Sprintf("From %s to %s: %s.", in.named(from), in.named(to), in.d.Between(from, to).Words()),
		Note: why + " " + capital(in.d.Of(from).Window.String()) + "; then " + in.d.Of(to).Window.String() + ".",
	})
	return true
}

// tally is what an agency's events count up to.
type tally struct {
	events, contacts, missed int
	first                    UID              // of those missed
	seen                     map[UID]*seenSum // by child
}

type seenSum struct {
	yes, no, notApplicable int
	first                  UID // not seen
}

// counts tells for each agency how many appointments were not attended, and at
// how many contacts each child was seen.
func (in *insights) counts() {
	tallies := map[UID]*tally{}
	for _, a := range in.r.Agencies {
		tallies[a.UID] = &tally{seen: map[UID]*seenSum{}}
	}
	for _, e := range in.d.Order() {
		if t := tallies[e.Agency]; t != nil && in.keep(e) {
			in.tally(t, e)
		}
	}
	for _, a := range in.r.Agencies {
		in.attendance(a, tallies[a.UID])
	}
	for _, a := range in.r.Agencies {
		in.seen(a, tallies[a.UID])
	}
}

func (in *insights) tally(t *tally, e *Event) {
	t.events++
	if e.notAttended(in.r) {
		if t.missed++; t.first == "" {
			t.first = e.UID
		}
	}
	if !e.contact(in.kinds) {
		return
	}
	t.contacts++
	for _, s := range e.Seen {
		sum := t.seen[s.Child]
		if sum == nil {
			sum = &seenSum{}
			t.seen[s.Child] = sum
		}
		switch s.State {
		case SeenYes:
			sum.yes++
		case SeenNotApplicable:
			sum.notApplicable++
		case SeenNo:
			if sum.no++; sum.first == "" {
				sum.first = e.UID
			}
		}
	}
}

func (in *insights) attendance(a *Agency, t *tally) {
	if t.missed == 0 {
		return
	}
	filter := in.f
	filter.Agencies, filter.NotAttended = []UID{a.UID}, true
	in.list = append(in.list, Insight{
		Kind: InsightAttendance, Agency: a.UID, Events: []UID{t.first}, Filter: filter,
		Text: fmt.Sprintf("%s: %d of %s not attended.", a.Name, t.missed, count(t.events, "event")),
		Note: "The first: " + in.dated(t.first) + ".",
	})
}

// seen tells of each child whether an agency's contacts say that it was seen.
func (in *insights) seen(a *Agency, t *tally) {
	if t.contacts == 0 {
		return
	}
	for _, p := range in.r.People {
		if !p.Child {
			continue
		}
		sum := t.seen[p.UID]
		if sum == nil {
			sum = &seenSum{}
		}
		x := Insight{Kind: InsightSeen, Agency: a.UID, Filter: in.f, Stands: sum.no > 0}
		x.Filter.Agencies = []UID{a.UID}
		x.Text = fmt.Sprintf("%s: %s seen at %d of %s, not seen at %d, not recorded at %d.", a.Name, p.Name(),
			sum.yes, count(t.contacts, "contact"), sum.no, t.contacts-sum.yes-sum.no-sum.notApplicable)
		if sum.notApplicable > 0 {
			x.Note = fmt.Sprintf("Not applicable at %d. ", sum.notApplicable)
		}
		if sum.no > 0 {
			x.Filter.ChildNotSeen, x.Events = true, []UID{sum.first}
			x.Note += "Not seen first at " + in.dated(sum.first) + "."
		}
		in.list = append(in.list, x)
	}
}
