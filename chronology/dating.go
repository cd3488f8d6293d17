package chronology

import "throughline.org/throughline/chronology/when"

// Dating is what the wordings of a review come to, all together: the tightest
// window of every event, the order, and what does not fit. It is made by Solve
// and belongs to the state of the review that it was made from.
type Dating struct{}

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

// Statement is one clause of one event's (or person's, or the scope's) wording.
type Statement struct {
	Event       UID    // or person
	Paragraph   string // "6.13", "" where no paragraph rests on it
	Clause      string // the words, names shown by title
	SetAside    bool   // by the author
	Provisional bool   // by the program, until the author decides
}

// Solve reads every wording and works out all windows.
func Solve(r *Review) *Dating { return &Dating{} }

// Of returns the date of an event; the zero Dated for an unknown uid.
func (d *Dating) Of(event UID) Dated { return Dated{Window: when.Always} }

// Birth returns the window of a person's birth.
func (d *Dating) Birth(person UID) when.Window { return when.Always }

// PregnancyStart returns the window of the start of the pregnancy with a person.
func (d *Dating) PregnancyStart(person UID) when.Window { return when.Always }

// Scope returns the window from the earliest start to the latest end of the scope.
func (d *Dating) Scope() when.Window { return when.Always }

// Order returns all events in the order of the chronology.
func (d *Dating) Order() []*Event { return nil }

// Contradictions lists what does not fit, including what set-aside clauses would make.
func (d *Dating) Contradictions() []Contradiction { return nil }

// Known returns the window in which the agency came to know of the event.
func (d *Dating) Known(event UID) when.Window { return when.Always }

// Paragraphs returns the numbers ("6.3") of the paragraphs that rest on the event.
func (r *Review) ParagraphsOf(event UID) []string { return nil }

// Ref returns the reference of an event ("HV12"): the frozen one, else agency
// short name and running number in the order of the chronology.
func (d *Dating) Ref(event UID) string { return "" }
