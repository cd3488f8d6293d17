package chronology

import (
	"slices"
	"sync"
	"sync/atomic"

	"throughline.org/throughline/chronology/when"
)

// Dating is what the wordings of a review come to, all together: the tightest
// window of every event, the order, and what does not fit. It is made by Solve,
// belongs to the state of the review that it was made from, and may be asked
// from several goroutines at once.
type Dating struct {
	review     *Review
	events     []*Event // of the review, as they were dated
	people     []*Person
	agencies   []*Agency
	services   []*Service
	kinds      []*Kind
	links      []*Link
	paragraphs []*Paragraph
	settings   *Settings
	rendered   Version
	index      eventIndex
	dated      []*Dated // by index; shared with the Datings before and after, so never changed

	prior     *Dating     // where the scope names events: the same dated without a scope
	given     when.Window // the scope that it was to be read in
	scope     when.Window // the scope that it was read in
	scopeFrom Dated
	scopeTo   Dated
	births    map[UID]when.Window // of people
	starts    map[UID]when.Window // of pregnancies, by the person

	made    int64 // the number of this Dating in the program's life
	from    int64 // that of the one that it was updated from; 0 for none
	changed []UID // the events that are not as they were in that one

	tying  sync.Mutex // guards ties and ages, which asking may renew
	ties   *ties
	places []int32 // by index: the event's place among the tags
	shared *calendarReadings

	edges         func() map[edge]bool
	order         answer[[]int32]
	nearly        *sorting                // what the order starts from; nil for nothing
	sorted        atomic.Pointer[sorting] // once the order has been asked for
	lanes         []int32                 // see sorting; only while the order is worked out
	listed        answer[[]*Event]
	ranks         answer[[]int32] // by index: the event's place in the order
	numbers       answer[*numbering]
	byName        func() map[string][]UID // see names
	byRef         func() map[string]UID
	titles        func() *titleWords // likewise
	fights        func() []Contradiction
	known         func() map[UID]when.Window // of events that have a Known wording
	tellings      func() map[int32][]when.Window
	narrative     func() *narrative
	quiet         func() []Silence // by the agencies' own thresholds
	quietServices func() []Silence // likewise
	ages          agesKept
	called        sync.Map // of events, by uid: what a sentence calls them, "" for nothing; see publisher.name
}

// Dated is one event's date.
type Dated struct {
	Reading when.Reading // of the wording alone; one that makes a single statement may have no Clauses
	Err     error        // why the wording cannot be read; nil otherwise
	Window  when.Window  // as solved; for a span from its earliest start to its latest end
	Start   when.Window  // of a span's start; equals Window for a moment
	End     when.Window  // of a span's end
	Extent  when.Extent

	byDay   bool // the reading asked for the own day of what it counts from
	byTitle bool // the reading depends on what other events are called
}

// Contradiction is a set of wordings that cannot all hold.
type Contradiction struct {
	Members []Statement `json:"members"`
	Missed  int         `json:"missed"` // days
	Aside   bool        `json:"aside"`  // true where the author has set one of them aside: what it would make
}

// Solve reads every wording and works out all windows.
func Solve(r *Review) *Dating { return solve(r, newCalendarReadings(len(r.Events))) }

// solve reads the wordings within the review's scope. Where the scope names
// events it is known only once they are dated; then a number of working days
// or a two-digit year is read again within it.
func solve(r *Review, shared *calendarReadings) *Dating {
	return solveWithin(r, shared, when.Window{}).inOwnScope(r, shared)
}

// inOwnScope solves again in the scope that a first dating, made without one,
// gives the review.
func (d *Dating) inOwnScope(r *Review, shared *calendarReadings) *Dating {
	scope := d.readingScope()
	if !d.scopeNamed() || scope == (when.Window{}) {
		return d
	}
	again := solveWithin(r, shared, scope)
	again.prior = d
	return again
}

// solveWithin solves the review, reading its wordings in a scope; the zero
// Window is none. A scope that is said in calendar dates takes its place.
func solveWithin(r *Review, shared *calendarReadings, scope when.Window) *Dating {
	d := newDating(r, shared, scope)
	d.index = newEventIndex(d.events)
	d.places = make([]int32, len(d.events))
	for i := range d.places {
		d.places[i] = int32(len(d.people) + i)
	}
	d.readAll()
	return d
}

// readAll reads every wording and works out all windows.
func (d *Dating) readAll() {
	reader := d.beginReading()
	d.dated = d.readEvents(reader)
	d.ties = newTies(d)
	d.tieTogether(reader)
	d.settleScope()
}

// datings counts those that were made.
var datings atomic.Int64

// newDating holds on to what a review has at present.
func newDating(r *Review, shared *calendarReadings, scope when.Window) *Dating {
	return (&Dating{
		review: r, events: slices.Clone(r.Events), people: slices.Clone(r.People), settings: r.Settings, rendered: r.Rendered,
		agencies: slices.Clone(r.Agencies), services: slices.Clone(r.Services), kinds: slices.Clone(r.Kinds), links: slices.Clone(r.Links),
		paragraphs: slices.Clone(r.Paragraphs), shared: shared, given: scope,
	}).asked()
}

// asked numbers a Dating and makes ready what it can be asked.
func (d *Dating) asked() *Dating {
	d.made = datings.Add(1)
	d.edges = sync.OnceValue(d.settledEdges)
	d.order.work = d.inOrder
	d.listed.work = d.eventsInOrder
	d.ranks.work = d.ranked
	d.numbers.work = d.numbered
	d.byName = sync.OnceValue(d.review.eventsByName)
	d.titles = sync.OnceValue(d.review.titleWords)
	d.byRef = sync.OnceValue(d.eventsByRef)
	d.fights = sync.OnceValue(d.contradictions)
	d.known = sync.OnceValue(d.knownDates)
	d.tellings = sync.OnceValue(d.toldDates)
	d.narrative = sync.OnceValue(d.narration)
	d.quiet = sync.OnceValue(func() []Silence { return d.silences(nil, d.agencyOf, false) })
	d.quietServices = sync.OnceValue(func() []Silence { return d.silences(nil, d.serviceOf, true) })
	return d
}

// beginReading reads the scope and returns a reader for everything else.
func (d *Dating) beginReading() *reader {
	reader := newReader(d.review, d.shared)
	d.scope = d.given
	reader.within(d.scope)
	d.readScope(reader)
	if calendar := reader.calendarScope(); calendar != (when.Window{}) {
		d.scope = calendar
		reader.within(calendar)
	}
	return reader
}

// readScope reads the wordings of the scope. A scope that simply names an event
// ("the critical incident") starts or ends with it.
func (d *Dating) readScope(reader *reader) {
	from, to := "", ""
	if s := d.review.Settings; s != nil {
		from, to = s.ScopeFrom, s.ScopeTo
	}
	d.scopeFrom, d.scopeTo = reader.bare(from), reader.bare(to)
}

// scopeNamed reports whether the scope counts from events.
func (d *Dating) scopeNamed() bool {
	return len(d.scopeFrom.Reading.Relations)+len(d.scopeTo.Reading.Relations) > 0
}

// readingScope is the scope to read wordings in; the zero Window for none.
func (d *Dating) readingScope() when.Window {
	scope := d.Scope()
	if scope.Earliest.Open() || scope.Latest.Open() {
		return when.Window{}
	}
	return scope
}

func (d *Dating) settleScope() {
	for _, end := range []*Dated{&d.scopeFrom, &d.scopeTo} {
		if end.Err == nil && len(end.Reading.Relations) > 0 {
			end.Window = end.Reading.Within(d.anchorWindow)
			end.Start, end.End = end.Window, end.Window
		}
	}
}

// knownDates works out when agencies came to know of events, where that is
// recorded. Nothing else is dated by it.
func (d *Dating) knownDates() map[UID]when.Window {
	known := map[UID]when.Window{}
	reader := d.reader()
	for _, e := range d.events {
		if e.Known == "" {
			continue
		}
		if dated := reader.bare(e.Known); dated.Err == nil {
			known[e.UID] = dated.Reading.Within(d.anchorWindow)
		}
	}
	return known
}

// anchorWindow is the window of what a wording counts from; of a span, its
// whole length.
func (d *Dating) anchorWindow(a when.Anchor) when.Window {
	switch a.Kind {
	case when.AnchorEvent:
		return d.Of(UID(a.ID)).Window
	case when.AnchorBirth:
		return d.Birth(UID(a.ID))
	case when.AnchorPregnancy:
		return d.PregnancyStart(UID(a.ID))
	}
	return when.Always
}

// Of returns the date of an event; for an unknown uid one that may be any day.
func (d *Dating) Of(event UID) Dated {
	if i, known := d.at(event); known {
		return *d.dated[i]
	}
	return Dated{Window: when.Always, Start: when.Always, End: when.Always}
}

// Birth returns the window of a person's birth.
func (d *Dating) Birth(person UID) when.Window {
	if w, tied := d.births[person]; tied {
		return w
	}
	p := d.person(person)
	if p == nil {
		return when.Always
	}
	if i, known := d.at(p.BirthEvent); known {
		return d.dated[i].Start
	}
	return when.Always
}

// at is the place of an event among the events.
func (d *Dating) at(event UID) (i int32, known bool) { return d.index.find(d.events, event) }

// placeOf is at for an event that is known.
func (d *Dating) placeOf(event UID) int32 {
	i, _ := d.at(event)
	return i
}

// event is one of the events as they were dated, nil where there is none.
func (d *Dating) event(uid UID) *Event {
	if i, known := d.at(uid); known {
		return d.events[i]
	}
	return nil
}

// person is one of the people as they were dated.
func (d *Dating) person(uid UID) *Person {
	for _, p := range d.people {
		if p.UID == uid {
			return p
		}
	}
	return nil
}

// PregnancyStart returns the window of the start (last menstrual period) of the
// pregnancy with a person.
func (d *Dating) PregnancyStart(person UID) when.Window {
	if w, tied := d.starts[person]; tied {
		return w
	}
	birth := d.Birth(person)
	return when.Window{Earliest: birth.Earliest.Add(-when.TermLast), Latest: birth.Latest.Add(-when.TermFirst)}
}

// Scope returns the window from the earliest start to the latest end of the scope.
func (d *Dating) Scope() when.Window {
	return when.Window{Earliest: d.scopeFrom.Window.Earliest, Latest: d.scopeTo.Window.Latest}
}

// Days are those among which a date in a text may be one of the review's: from a
// year before the first event, birth or start of the scope to a year after the
// last. It is empty where nothing is dated.
func (d *Dating) Days() when.Window {
	w := when.Window{Earliest: when.Future, Latest: when.Past}
	see := func(o when.Window) {
		if !o.Earliest.Open() {
			w.Earliest = min(w.Earliest, o.Earliest)
		}
		if !o.Latest.Open() {
			w.Latest = max(w.Latest, o.Latest)
		}
	}
	see(d.Scope())
	for _, dated := range d.dated {
		see(dated.Window)
	}
	for _, p := range d.people {
		see(d.Birth(p.UID))
	}
	return when.Window{Earliest: w.Earliest.Add(-aYear), Latest: w.Latest.Add(aYear)}
}

// aYear is how far beyond its events a review may speak of days of its own.
const aYear = 366

// Known returns the window in which the agency came to know of the event: the
// event's own, unless another is recorded.
func (d *Dating) Known(event UID) when.Window {
	if w, recorded := d.known()[event]; recorded {
		return w
	}
	return d.Of(event).Window
}

// Order returns all events in the order of the chronology: what relations
// settle, then earliest day, latest day, clock time, hand order, the place of
// their agency among the lanes (the family first), and within an agency the order
// in which they were entered: so it is nothing to the order whose return came
// first. The slice is shared; it is not to be changed.
func (d *Dating) Order() []*Event { return d.listed.get() }

// Ref returns the reference of an event ("HV12"): the frozen one, else agency
// short name and running number in the order of the chronology.
func (d *Dating) Ref(event UID) string {
	if i, known := d.at(event); known {
		return d.refOf(i)
	}
	return ""
}

// Contradictions lists what does not fit, including what set-aside clauses
// would make. The slice is shared; it is not to be changed.
func (d *Dating) Contradictions() []Contradiction { return d.fights() }
