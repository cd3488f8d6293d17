// Package timeline works out where things stand on the axis: ticks, lanes,
// rows, bars, marks and age rulers. It draws nothing; screen, PDF, SVG and PNG
// draw what it says, so they agree.
//
// An Index holds the events of a review by lane, sorted for searching. A Plan
// says what the lanes stand for and how; an event stands in every lane that it
// belongs to. At each zoom every event of a lane is given its row once, over the
// whole lane, so that rows never jump while panning; where more stand together
// than a lane has rows for, they are gathered into one counted item and never
// hidden. A Layout is everything that stands in a stretch of the axis: what one
// tile, one sheet or one picture draws. Two layouts that touch agree at the seam.
//
// An Index does not change. After an edit Update makes the next one, which
// shares all that the edit did not touch: entries (register.go), what stands in
// each lane (stock.go) and its rows at the zooms looked at last (shelf.go).
//
// Lengths are in units: device-independent pixels on screen, points on paper.
// Days are float64 day numbers of when.Day: 0.5 is noon.
package timeline

import (
	"image/color"
	"math"

	"throughline.org/throughline/chronology"
)

// Metrics are the sizes that a medium draws with, in units.
type Metrics struct {
	MarkSize   float64 // diameter of a mark
	RowHeight  float64 // from one row of marks to the next
	MostRows   int     // of a lane that follows its crowd, as long as no days show; 0: the usual
	LanePad    float64 // above the first and below the last row
	LaneMin    float64 // least height of a lane (its name and note must fit)
	LaneLow    float64 // height of a collapsed lane (its name must fit); 0: a little more than half of LaneMin
	KeyRow     float64 // room for the names of key days above the rows of the first lane; 0: they are written elsewhere
	RulerRow   float64 // height of one age ruler
	EraRow     float64 // height of a row of labels of eras, below the rulers; 0: they have no room of their own
	TermRow    float64 // height of the row of school terms and bank holidays, at the foot of the axis; 0: none
	TickRow    float64 // height of one row of axis labels (there are two)
	LabelSize  float64 // text size of an event's label; 0: no labels
	TickSize   float64 // text size of the axis; 0: what fits TickRow
	Measure    func(text string, size float64, bold bool) float64
	LabelWidth float64 // labels are cut to this width
	Fill       float64 // height that lanes share where they need less: see spread; 0: none
}

// Lane is one row of the picture: an agency, or the family's own.
type Lane struct {
	ID      LaneID
	Agency  chronology.UID // whose events stand here; "" for the family's lane, and where a lane has no one agency
	Name    string
	Note    string // "14 events · 3 services"
	Colour  color.NRGBA
	Count   int
	Undated int     // events of unknown date, which have a place beside the lane
	Top     float64 // of the lane, from the top of the first lane
	Height  float64
	Lead    float64 // of the height, what is above its rows
	Rows    int
	Spread  float64 // how many times as high as it need be, but for Lead; 1 where no height is to spare
	Sub     bool    // a sub-lane of the lane above
	Parts   int     // the services that it could be divided into
	Style   LaneStyle
}

// Item is one event (or a crowd of them) where it stands.
type Item struct {
	Event     chronology.UID // of a crowd: its first
	Crowd     int            // events that stand here together; 1 for one event
	Lane, Row int
	X, Y      float64 // centre of the mark
	Width     float64 // of the mark: MarkSize, or what a crowd's counter may take
	// The window that the wording and the network allow: a soft bar. Equal for
	// an exact day, until hours show: then it is the day, or the hours named.
	// Of a crowd: from its first mark to its last.
	From, To float64
	// Open ends fade out: From (or To) is where the fading ends.
	OpenStart, OpenEnd bool
	// Span is true for what lasts; its solid bar runs from SpanFrom to SpanTo
	// (latest start to earliest end, or the middle of each where they overlap).
	Span             bool
	SpanFrom, SpanTo float64
	Symbol           chronology.Symbol
	Colour           color.NRGBA
	Exact            bool
	Approximate      bool
	Uncertain        bool
	Key              bool
	Contextual       bool // outside the scope
	// Where a span's ends are not certain its solid bar fades: from SpanSoftFrom
	// to SpanFrom, and from SpanTo to SpanSoftTo. Equal where they are certain.
	SpanSoftFrom, SpanSoftTo float64
	Dating                   Vagueness
	Known                    chronology.Knowledge // where the view asks who knew; else Known
	Label                    string               // cut to fit; "" where there is no room
	LabelX                   float64
}

// Vagueness says how well the date of an event is known. The marks of each
// differ in outline, so that neither colour nor grey has to tell them apart.
type Vagueness uint8

// The kinds of date, from the sharpest to the vaguest.
const (
	ExactDay   Vagueness = iota
	WithinDays           // a window of a few days or more, closed at both ends
	About                // approximate: about, circa
	InDoubt              // uncertain: a question mark
	OpenEnded            // open at one end: before, after, by, since
)

// Gap is a silence: a stretch in which a lane has no recorded contact. Between
// From and To it is certain (From ≥ To: nowhere), from SoftFrom to From and from
// To to SoftTo it is possible.
type Gap struct {
	Lane           int // index in Layout.Lanes
	SoftFrom, From float64
	To, SoftTo     float64
	Certain        bool           // longer than the threshold whatever the dates are
	Words          string         // all that is to be said of it: "nursery nurse: no contact · about 5 months"
	Label          string         // as much of the words as has room
	LabelX, LabelY float64        // left edge, and middle from the top of the first lane
	After, Before  chronology.UID // the contacts on its two sides; "" for none
	Service        chronology.UID // in an agency's lane: the service that was silent while the agency was not
}

// Era is a stretch that frames others and is drawn behind all lanes: a
// pregnancy, a plan, bail, a stay. Its soft ends are what the dates leave open.
type Era struct {
	SoftFrom, From, To, SoftTo float64
	Label                      string
	LabelX                     float64
	Event                      chronology.UID // "" for a pregnancy
	Pregnancy                  bool
	Row                        int // which of the rows of labels above the lanes
}

// Tick is a line of the axis with its label.
type Tick struct {
	X, Width float64 // Width: to the next tick of its row
	Label    string  // "" where it does not fit
	LabelX   float64 // left edge of the label
	Major    bool    // upper row (years over months, months over weeks, weeks over days, days over hours)
	Weekend  bool
	Holiday  string // the name of a bank holiday, at day zoom
}

// Term is a school term, at the zooms from months to weeks. Spring and summer
// share April: when the one ends and the other begins is not the same each year.
type Term struct {
	From, To float64
	Label    string
	LabelX   float64
}

// Ruler shows a subject's pregnancy and age along the axis.
type Ruler struct {
	Person chronology.UID
	Name   string // "Baby C · pregnancy, age"
	Spans  []RulerSpan
	Marks  []RulerMark
}

// RulerSpan is the stretch of a pregnancy or of a life. From SoftFrom to From
// and from To to SoftTo is what the windows leave open.
type RulerSpan struct {
	SoftFrom, From, To, SoftTo float64
	Pregnancy                  bool
}

// RulerMark is a label on a ruler: "18w", "6m", "Baby C born".
type RulerMark struct {
	X     float64
	Label string
	Birth bool
}

// Shade is a vertical stretch behind the lanes: what is out of scope.
type Shade struct {
	From, To float64
}

// KeyLine is a date that runs through all lanes: a birth, the critical incident.
type KeyLine struct {
	X     float64
	Name  string // in full
	Label string // as far as there is room
	Event chronology.UID
}

// Arrow is a link between two events that both stand in the picture.
type Arrow struct {
	Link         chronology.UID
	Kind         chronology.LinkKind
	FromX, FromY float64
	ToX, ToY     float64
	From, To     chronology.UID
	NotShared    bool   // From's agency is recorded as not having told To's
	Late         bool   // shared, but late
	Label        string // the days between, where shared late or not at all
	// Where the line leaves and arrives, among those of the same mark, from −1
	// to 1: fans out what would run along one line.
	FromPort, ToPort float64
	// How far the middle of the line keeps to the side of where it would run, in
	// units, so that lines that run the same way stay apart: to the right where the
	// line is steep, down where it is not. Arches only ever rise, so have none over 0.
	Channel float64
}

// Steep reports whether an arrow goes further down or up than across.
func (a Arrow) Steep() bool { return math.Abs(a.ToX-a.FromX) < math.Abs(a.ToY-a.FromY) }

// Broken reports whether the link parts two events rather than joins them, and
// so is drawn in dashes.
func (a Arrow) Broken() bool {
	return a.NotShared || a.Kind == chronology.DisagreesWith || a.Kind == chronology.NotSame
}

// Layout is everything that stands between two days of the axis, ready to be
// drawn. X is from the left edge of that stretch, Y of items from the top of
// the first lane.
type Layout struct {
	Axis        Axis
	Metrics     Metrics
	Width       float64
	AxisHeight  float64 // ticks, rulers, labels of eras and school terms, above the lanes
	LanesHeight float64
	Ticks       []Tick
	Rulers      []Ruler
	Lanes       []Lane
	Items       []Item
	Shades      []Shade
	KeyLines    []KeyLine
	Arrows      []Arrow // of all links, or of Selected only: see View
	Gaps        []Gap
	Eras        []Era
	EraRows     int // rows of labels that all eras need, whether in view or not
	Terms       []Term
	Today       float64 // where today stands; NaN where it is not in the extent or not in view
	Hidden      int     // lanes that are hidden
	HiddenCount int     // events in them

	found []int32 // the stands that items were laid out for, by lane
}

// View asks for a layout.
type View struct {
	Axis    Axis
	Width   float64 // units
	Metrics Metrics
	Lanes   []chronology.UID // only the lanes that stand for these (by agency, agencies); nil: all that are not hidden
	Links   LinkView
	Of      chronology.UID // whose links, for SelectedLinks
	// Known says what is known of an event to those whose knowledge is asked
	// for; nil where nobody asks.
	Known func(event chronology.UID) chronology.Knowledge
	// Plain leaves out silences, eras and terms.
	Plain bool
	// Pinned keeps the labels of the axis between the edges, as a whole picture
	// wants them. Tiles leave it false: a label that the seam divides is then in
	// both, where it belongs.
	Pinned bool
}

// LinkView chooses which links are laid out.
type LinkView uint8

// The choices of links.
const (
	NoLinks LinkView = iota
	SelectedLinks
	AllLinks
)
