package chronology

import (
	"errors"
	"strconv"
	"strings"
	"sync"

	"throughline.org/throughline/chronology/when"
)

// reading is a wording that was read, or why it could not be.
type reading struct {
	when.Reading
	err   error
	byDay bool // it asked for the own day of what it counts from
}

// calendarReadings remembers wordings that mean the same in every review
// ("8 May 2013"), so that an edit does not read a hundred thousand of them
// again. They are kept as the dates of events that take them as they are said,
// which all events so worded share. It is shared by successive Datings.
type calendarReadings struct {
	mu   sync.Mutex
	read map[string]*Dated
}

// newCalendarReadings makes room for a number of wordings.
func newCalendarReadings(room int) *calendarReadings {
	return &calendarReadings{read: make(map[string]*Dated, room)}
}

func (k *calendarReadings) get(wording string) *Dated {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.read[wording]
}

func (k *calendarReadings) keep(wording string, d *Dated) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.read[wording] = d
}

// reader reads the wordings of one review, each once.
type reader struct {
	review  *Review
	names   *names
	context when.Context
	shared  *calendarReadings
	own     map[string]*reading // wordings that may mean something else in another review or scope
	days    map[when.Anchor]when.Window
	asked   bool // for the own day of an anchor, since the last reading began
}

func newReader(r *Review, shared *calendarReadings) *reader {
	return &reader{review: r, names: newNames(r), shared: shared}
}

// within sets the scope to read in; the zero Window is no scope.
func (k *reader) within(scope when.Window) {
	k.own = map[string]*reading{}
	k.days = map[when.Anchor]when.Window{}
	k.context = when.Context{
		Scope: scope, Resolve: k.names.resolve, OwnDay: k.ownDay,
		Rules: k.review.Settings.RuleNumbers(), Calendar: k.review.Settings.nation().Calendar(),
	}
}

// calendarScope is the scope of the review where both its ends are said in
// calendar dates; the zero Window where they are not.
func (k *reader) calendarScope() when.Window {
	s := k.review.Settings
	if s == nil {
		return when.Window{}
	}
	from, to := k.bare(s.ScopeFrom), k.bare(s.ScopeTo)
	scope := when.Window{Earliest: from.Window.Earliest, Latest: to.Window.Latest}
	if len(from.Reading.Relations)+len(to.Reading.Relations) > 0 || scope.Earliest.Open() || scope.Latest.Open() {
		return when.Window{}
	}
	return scope
}

// wording reads a wording, of which some clauses may be set aside.
func (k *reader) wording(text string, setAside []string) *reading {
	if strings.TrimSpace(text) == "" || k.review.Rendered.HidesCalendar() {
		return &reading{Reading: when.Reading{Wording: text, Window: when.Always, Unknown: true}}
	}
	if len(setAside) > 0 {
		r := k.read(text, setAside)
		return &r
	}
	plain, other := k.once(text)
	if plain != nil {
		r := &reading{Reading: plain.Reading}
		r.Clauses = clausesOf(r.Reading)
		return r
	}
	return other
}

// once reads a wording the first time that it is met. One that means the same in
// every review is given as the date of what happens as it says, others as read.
func (k *reader) once(text string) (plain *Dated, other *reading) {
	if known := k.shared.get(text); known != nil {
		return known, nil
	}
	if known := k.own[text]; known != nil {
		return nil, known
	}
	r := k.read(text, nil)
	if r.plain() {
		d := dated(&r, When{})
		if len(d.Reading.Clauses) == 1 {
			d.Reading.Clauses = nil // it says what the reading says; see clausesOf
		}
		k.shared.keep(text, &d)
		return &d, nil
	}
	kept := r
	k.own[text] = &kept
	return nil, &kept
}

func (k *reader) read(text string, setAside []string) reading {
	context := k.context
	context.SetAside = setAside
	k.asked = false
	r, err := when.Read(text, context)
	if err != nil {
		return reading{Reading: when.Reading{Wording: text, Window: when.Always}, err: err}
	}
	return reading{Reading: r, byDay: k.asked}
}

// plain reports whether a wording says its dates in full: nothing in it counts
// from something else, and its years are written out, so that neither the
// review nor its scope has a say in what it means.
func (r *reading) plain() bool {
	if r.err != nil || len(r.Relations) > 0 || r.Window.Earliest.Open() || r.Window.Latest.Open() {
		return false
	}
	first, last := r.Window.Earliest.Time().Year(), r.Window.Latest.Time().Year()
	return strings.Contains(r.Wording, strconv.Itoa(first)) && (first == last || strings.Contains(r.Wording, strconv.Itoa(last)))
}

// ownDay is a when.Context's OwnDay: what the anchor's own wording says by
// itself, if that is one day.
func (k *reader) ownDay(a when.Anchor) (when.Day, bool) {
	k.asked = true
	window, known := k.days[a]
	if !known {
		window = k.ownWindow(a)
		k.days[a] = window
	}
	return window.Earliest, window.Exact()
}

func (k *reader) ownWindow(a when.Anchor) when.Window {
	if a.Kind == when.AnchorEvent {
		if e := k.review.Event(UID(a.ID)); e != nil {
			return k.alone(e.When.Wording, e.When.SetAside)
		}
		return when.Always
	}
	p := k.review.Person(UID(a.ID))
	switch {
	case p == nil:
		return when.Always
	case a.Kind == when.AnchorPregnancy:
		due := k.alone(p.DueDate, nil)
		return when.Window{Earliest: due.Earliest.Add(-when.PregnancyDays), Latest: due.Latest.Add(-when.PregnancyDays)}
	case p.BirthEvent != "":
		return k.ownWindow(when.Anchor{Kind: when.AnchorEvent, ID: string(p.BirthEvent)})
	}
	return k.alone(p.Born, nil)
}

// alone is the window of a wording's calendar clauses. It does not look at the
// days of anchors, so that reading never goes round in a circle.
func (k *reader) alone(text string, setAside []string) when.Window {
	if strings.TrimSpace(text) == "" {
		return when.Always
	}
	if known := k.shared.get(text); known != nil && len(setAside) == 0 {
		return known.Window
	}
	context := k.context
	context.OwnDay, context.SetAside = nil, setAside
	r, err := when.Read(text, context)
	if err != nil {
		return when.Always
	}
	return r.Window
}

// event reads an event's wording as its author wants it taken: as a moment, as
// a span, or as it says.
func (k *reader) event(e *Event) *Dated {
	said := e.When.Wording
	asSaid := !e.When.AsMoment && !e.When.AsSpan && len(e.When.SetAside) == 0 && strings.TrimSpace(said) != ""
	if asSaid {
		if plain, _ := k.once(said); plain != nil {
			return plain
		}
	}
	d := dated(k.wording(said, e.When.SetAside), e.When)
	// What a clause set aside names is not among the relations.
	d.byTitle = d.Err != nil || len(e.When.SetAside) > 0 || namesAsTyped(&d)
	return &d
}

// bare reads a wording that may be just a name ("the critical incident").
func (k *reader) bare(text string) Dated {
	r := k.wording(text, nil)
	if r.err != nil {
		switch anchor, err := k.names.resolve(text); {
		case err == nil:
			r = &reading{Reading: when.Reading{
				Wording: text, Window: when.Always, Precision: when.PrecisionRelative,
				Relations: []when.Relation{{Anchor: anchor, Min: 0, Max: 0}},
			}}
		case errors.Is(err, errNameGone):
			r = &reading{Reading: r.Reading, err: err}
		}
	}
	return dated(r, When{})
}

func dated(r *reading, w When) Dated {
	d := Dated{Reading: r.Reading, Err: r.err, Window: r.Window, Start: r.Window, End: r.Window, Extent: r.Extent, byDay: r.byDay}
	switch {
	case w.AsMoment:
		d.Extent = when.Moment
	case w.AsSpan:
		d.Extent = when.Span
	}
	if d.Extent == when.Span {
		d.Start, d.End = endsOf(r.Reading)
	}
	return d
}

// endsOf gives the windows of the first and the last day of a span: of "from May
// to 8 June 2013" any day of May and the 8th of June. What does not read as a
// span, but is to be one, may begin and end anywhere in its window.
func endsOf(r when.Reading) (first, last when.Window) {
	if r.Extent != when.Span || r.Start == (when.Window{}) && r.End == (when.Window{}) {
		return r.Window, r.Window
	}
	return r.Start, r.End
}
