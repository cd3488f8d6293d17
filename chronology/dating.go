package chronology

import (
	"sync"

	"throughline.org/throughline/chronology/when"
)

// Dating is what the wordings of a review come to, all together: the tightest
// window of every event, the order, and what does not fit. It is made by Solve
// and belongs to the state of the review that it was made from. It may be asked
// from several goroutines at once.
type Dating struct {
	review *Review
	index  map[UID]int32 // of events in review.Events
	dated  []Dated       // by index

	scopeFrom Dated
	scopeTo   Dated
	known     map[UID]when.Window // of events that have a Known wording

	// What relations tie together, and only that, is in the network.
	net         *when.Network
	ends        map[int32]endVars // of events, by index
	births      map[UID]when.Var
	pregnancies map[UID]when.Var
	claims      []claim // by when.Tag
	asides      []aside
	edges       []edge

	shared *calendarReadings

	asking sync.Mutex // the network is not safe for concurrent use
	order  func() []*Event
	refs   func() map[UID]string
	fights func() []Contradiction
}

// Dated is one event's date.
type Dated struct {
	Reading when.Reading // of the wording alone
	Err     error        // why the wording cannot be read; nil otherwise
	Window  when.Window  // as solved; for a span from its earliest start to its latest end
	Start   when.Window  // of a span's start; equals Window for a moment
	End     when.Window  // of a span's end
	Extent  when.Extent
}

// Contradiction is a set of wordings that cannot all hold.
type Contradiction struct {
	Members []Statement
	Missed  int  // days
	Aside   bool // true where the author has set one of them aside: what it would make
}

// Solve reads every wording and works out all windows.
func Solve(r *Review) *Dating { return solve(r, newCalendarReadings()) }

// Update works out the dates of a review that was changed since d was made.
// Changed names what was put or removed. What d has read is not read again.
func (d *Dating) Update(r *Review, changed []UID) *Dating { return solve(r, d.shared) }

// solve reads the wordings within the review's scope. Where the scope names
// events it is known only once they are dated; then a number of working days
// or a two-digit year is read again within it.
func solve(r *Review, shared *calendarReadings) *Dating {
	d := solveWithin(r, shared, when.Window{})
	scope := d.readingScope()
	named := len(d.scopeFrom.Reading.Relations)+len(d.scopeTo.Reading.Relations) > 0
	if !named || scope == (when.Window{}) {
		return d
	}
	return solveWithin(r, shared, scope)
}

// solveWithin solves the review, reading its wordings in a scope; the zero
// Window is none. A scope that is said in calendar dates takes its place.
func solveWithin(r *Review, shared *calendarReadings, scope when.Window) *Dating {
	d := &Dating{
		review: r, shared: shared,
		index: make(map[UID]int32, len(r.Events)), dated: make([]Dated, len(r.Events)),
	}
	d.order = sync.OnceValue(d.inOrder)
	d.refs = sync.OnceValue(d.numbered)
	d.fights = sync.OnceValue(d.contradictions)
	for i, e := range r.Events {
		d.index[e.UID] = int32(i)
	}
	reader := newReader(r, shared)
	reader.within(scope)
	d.readScope(reader)
	if calendar := reader.calendarScope(); calendar != (when.Window{}) {
		reader.within(calendar)
	}
	for i, e := range r.Events {
		d.dated[i] = reader.event(e)
	}
	d.tieTogether(reader)
	d.settleScope()
	d.settleKnown(reader)
	return d
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

// settleKnown works out when agencies came to know of events, where that is
// recorded. Nothing else is dated by it.
func (d *Dating) settleKnown(reader *reader) {
	d.known = map[UID]when.Window{}
	for _, e := range d.review.Events {
		if e.Known == "" {
			continue
		}
		if dated := reader.bare(e.Known); dated.Err == nil {
			d.known[e.UID] = dated.Reading.Within(d.anchorWindow)
		}
	}
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
	if i, known := d.index[event]; known {
		return d.dated[i]
	}
	return Dated{Window: when.Always, Start: when.Always, End: when.Always}
}

// Birth returns the window of a person's birth.
func (d *Dating) Birth(person UID) when.Window {
	if v, tied := d.births[person]; tied {
		return d.window(v)
	}
	p := d.review.Person(person)
	if p == nil {
		return when.Always
	}
	if i, known := d.index[p.BirthEvent]; known {
		return d.dated[i].Start
	}
	return when.Always
}

// PregnancyStart returns the window of the start (last menstrual period) of the
// pregnancy with a person.
func (d *Dating) PregnancyStart(person UID) when.Window {
	if v, tied := d.pregnancies[person]; tied {
		return d.window(v)
	}
	birth := d.Birth(person)
	return when.Window{Earliest: birth.Earliest.Add(-when.TermLast), Latest: birth.Latest.Add(-when.TermFirst)}
}

func (d *Dating) window(v when.Var) when.Window {
	d.asking.Lock()
	defer d.asking.Unlock()
	return d.net.Window(v)
}

// Scope returns the window from the earliest start to the latest end of the scope.
func (d *Dating) Scope() when.Window {
	return when.Window{Earliest: d.scopeFrom.Window.Earliest, Latest: d.scopeTo.Window.Latest}
}

// Known returns the window in which the agency came to know of the event: the
// event's own, unless another is recorded.
func (d *Dating) Known(event UID) when.Window {
	if w, recorded := d.known[event]; recorded {
		return w
	}
	return d.Of(event).Window
}

// Order returns all events in the order of the chronology: what relations
// settle, then earliest day, latest day, clock time, hand order, and the order
// in which they were entered. The slice is shared; it is not to be changed.
func (d *Dating) Order() []*Event { return d.order() }

// Ref returns the reference of an event ("HV12"): the frozen one, else agency
// short name and running number in the order of the chronology.
func (d *Dating) Ref(event UID) string { return d.refs()[event] }

// Contradictions lists what does not fit, including what set-aside clauses
// would make. The slice is shared; it is not to be changed.
func (d *Dating) Contradictions() []Contradiction { return d.fights() }
