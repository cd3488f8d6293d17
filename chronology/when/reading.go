package when

import "time"

// Precision says how exactly a wording fixes its date.
type Precision uint8

// The precisions, from none to one day.
const (
	PrecisionUnknown Precision = iota
	PrecisionDay
	PrecisionWeek
	PrecisionMonth
	PrecisionSeason
	PrecisionYear
	PrecisionRange
	PrecisionOpen
	PrecisionRelative
)

var precisionNames = [...]string{"unknown", "day", "week", "month", "season", "year", "range", "open", "relative"}

// String returns the precision as one lower-case word: "day", "open", "relative".
func (p Precision) String() string {
	if int(p) < len(precisionNames) {
		return precisionNames[p]
	}
	return "unknown"
}

// Extent tells a moment somewhere inside a window from a span that lasts.
type Extent uint8

// The two extents.
const (
	Moment Extent = iota
	Span
)

// String returns "moment" or "span".
func (e Extent) String() string {
	if e == Span {
		return "span"
	}
	return "moment"
}

// Side names one of the two days of a date. A moment has one day, which is
// both; a span has a start and an end.
type Side uint8

// The two sides of a span.
const (
	Start Side = iota
	End
)

// AnchorKind says what a relative wording counts from.
type AnchorKind uint8

// The kinds of anchor.
const (
	AnchorEvent     AnchorKind = iota // an event, by its uid
	AnchorBirth                       // a person's birth, by the person's uid
	AnchorPregnancy                   // the start (last menstrual period) of the pregnancy with a person, by the person's uid
	AnchorDay                         // a calendar day given from outside (command line)
)

// Anchor is what a relative wording counts from.
type Anchor struct {
	Kind AnchorKind
	ID   string
}

// The names under which Read asks a Context to resolve what belongs to a
// person: the name alone where the wording says no person ("the birth", "18/40"),
// else the prefix with the person as typed or as {uid} ("birth of Baby C").
const (
	NameBirth           = "birth"
	NameBirthOf         = "birth of "
	NamePregnancy       = "pregnancy"
	NamePregnancyWith   = "pregnancy with "
	PregnancyDays       = 280      // from the start of a pregnancy (last menstrual period) to the due date
	TermFirst, TermLast = 259, 294 // days from the start of a pregnancy to a birth at term: 37 and 42 weeks
)

// Limits of a Relation that leave an end open.
const (
	NoMin = -1 << 30
	NoMax = 1 << 30
)

// Relation ties a date to an anchor:
// Min ≤ day(this, Side) − day(Anchor, AnchorSide) ≤ Max, in days.
type Relation struct {
	Anchor     Anchor
	AnchorSide Side
	Side       Side
	Min, Max   int    // days; NoMin, NoMax where open
	Rule       string // which rule gave the numbers, for people: "a number of weeks: so many, give or take 3 days"
	Clause     int    // index into Reading.Clauses
}

// Clause is one of the statements that a wording makes about its date,
// separated by semicolons: "8 weeks after …; April 2014".
type Clause struct {
	Text     string // as typed, trimmed
	Window   Window // what the clause allows by itself
	Rule     string
	SetAside bool // kept as worded, not used for dating
}

// Doubt is a reading that the author should look at, with at most two
// alternatives that can be taken instead.
type Doubt struct {
	Code         string   // stable, for tests and filters: "ambiguous-order", "weekday-mismatch", …
	Message      string   // a sentence for people
	Alternatives []string // wordings that could be meant instead
}

// Reading is what a wording means, before the network has tightened it.
type Reading struct {
	Wording     string
	Clauses     []Clause
	Window      Window // all clauses in use together, relations apart
	Start, End  Window // the same for the two days of a span, each by itself; both are Window for a moment
	Relations   []Relation
	Clock       Clock
	Precision   Precision
	Extent      Extent
	Approximate bool
	Uncertain   bool
	Unknown     bool
	EDTF        string
	Rule        string
	Doubts      []Doubt
}

// Context is what a wording is read in.
type Context struct {
	// Year is carried from a heading or the row above; 0 for none.
	Year int
	// Scope of the review: chooses centuries and bounds what a number of
	// working days can take. Zero Window{} means no scope is known.
	Scope Window
	// Resolve finds what a name in a wording means; the Anchor it returns is used
	// as it is. A nil Resolve knows no names. The name comes in one of four forms:
	//
	//   - a held name as it stands, with its braces: "{0192…}";
	//   - "birth of P" or "birth" (NameBirthOf, NameBirth), for "the birth of P",
	//     "P's birth", "P was born", every age and every routine check; P is the
	//     person as typed or held, and is left out where the wording names nobody;
	//   - "pregnancy with P" or "pregnancy", for weeks of a pregnancy;
	//   - else the words as typed, without quotation marks and without a leading
	//     article. A paragraph reference that followed comes with the name, one
	//     space between: "DASH completed (6.22)".
	//
	// Where the words of a name may end in several places (it may hold "and" or
	// "to" itself) Resolve is asked for the longest first; an error makes Read try
	// the next. The last error is the one that Read returns.
	Resolve func(name string) (Anchor, error)
	// OwnDay returns the day of an anchor whose own wording is an exact day.
	OwnDay func(Anchor) (Day, bool)
	// SetAside lists the clauses that are not used for dating.
	SetAside []string
	// Default is the anchor of a relative wording that names none ("two weeks later").
	Default *Anchor
	// Rules overrides the numbers of rules, by the rule's name (see Rules). Rules
	// that are not named keep their numbers.
	Rules map[string][]int
	// Today bounds the century of a two-digit year where no scope does; zero is
	// the day on which it is read.
	Today Day
	// Calendar is the nation whose bank holidays working days skip.
	Calendar Nation
}

func (c *Context) today() Day {
	if c.Today != 0 {
		return c.Today
	}
	return Date(time.Now().Date())
}
