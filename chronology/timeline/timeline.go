// Package timeline works out where things stand on the axis: ticks, lanes,
// rows, bars, marks and age rulers. It draws nothing; screen, PDF, SVG and PNG
// draw what it says, so they agree.
//
// An Index holds the events of a review by lane, sorted for searching. Arrange
// gives every event of every lane its row at one zoom (the whole lane, so that
// rows never jump while panning). Layout is everything that stands in a
// stretch of the axis: what one tile, one sheet or one picture draws.
//
// Lengths are in units: device-independent pixels on screen, points on paper.
// Days are float64 day numbers of when.Day: 0.5 is noon.
package timeline

import (
	"image/color"

	"throughline.org/throughline/chronology"
)

// Axis maps days to units: day Origin stands at x = 0.
type Axis struct {
	Origin float64
	PerDay float64 // units per day
}

// X is where a day stands.
func (a Axis) X(day float64) float64 { return (day - a.Origin) * a.PerDay }

// Day is the day that stands at x.
func (a Axis) Day(x float64) float64 { return a.Origin + x/a.PerDay }

// Metrics are the sizes that a medium draws with, in units.
type Metrics struct {
	MarkSize   float64 // diameter of a mark
	RowHeight  float64 // from one row of marks to the next
	LanePad    float64 // above the first and below the last row
	LaneMin    float64 // least height of a lane (its name and note must fit)
	RulerRow   float64 // height of one age ruler
	TickRow    float64 // height of one row of axis labels (there are two)
	LabelSize  float64 // text size of an event's label; 0: no labels
	Measure    func(text string, size float64, bold bool) float64
	LabelWidth float64 // labels are cut to this width
}

// Lane is one row of the picture: an agency, or the family's own.
type Lane struct {
	Agency  chronology.UID // "" for the family's lane
	Name    string
	Note    string // "14 events · 3 services"
	Colour  color.NRGBA
	Count   int
	Undated int     // events of unknown date, which have a place beside the lane
	Top     float64 // of the lane, from the top of the first lane
	Height  float64
	Rows    int
}

// Item is one event (or a crowd of them) where it stands.
type Item struct {
	Event     chronology.UID // of a crowd: its first
	Crowd     int            // events that stand here together; 1 for one event
	Lane, Row int
	X, Y      float64 // centre of the mark
	// The window that the wording and the network allow: a soft bar. Equal for an exact day.
	From, To float64
	// Open ends fade out beyond the picture.
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
	Contextual       bool   // outside the scope
	Label            string // cut to fit; "" where there is no room
	LabelX           float64
}

// Tick is a line of the axis with its label.
type Tick struct {
	X, Width float64 // Width: to the next tick of its row
	Label    string  // "" where it does not fit
	Major    bool    // upper row (years over months, months over days)
	Weekend  bool
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
	Label string
	Event chronology.UID
}

// Arrow is a link between two events that both stand in the picture.
type Arrow struct {
	Link         chronology.UID
	Kind         chronology.LinkKind
	FromX, FromY float64
	ToX, ToY     float64
	From, To     chronology.UID
	NotShared    bool // drawn in another line style
}

// Layout is everything that stands between two days of the axis, ready to be
// drawn. X is from the left edge of that stretch, Y of items from the top of
// the first lane.
type Layout struct {
	Axis        Axis
	Metrics     Metrics
	Width       float64
	AxisHeight  float64 // ticks and rulers, above the lanes
	LanesHeight float64
	Ticks       []Tick
	Rulers      []Ruler
	Lanes       []Lane
	Items       []Item
	Shades      []Shade
	KeyLines    []KeyLine
	Arrows      []Arrow // of all links, or of Selected only: see View
}

// View asks for a layout.
type View struct {
	Axis    Axis
	Width   float64 // units
	Metrics Metrics
	Lanes   []chronology.UID // only these agencies; nil: all
	Links   LinkView
	Of      chronology.UID // whose links, for SelectedLinks
}

// LinkView chooses which links are laid out.
type LinkView uint8

// The choices of links.
const (
	NoLinks LinkView = iota
	SelectedLinks
	AllLinks
)

// Input is what an Index is made from.
type Input struct {
	Review *chronology.Review
	Dating *chronology.Dating
	Keep   func(*chronology.Event) bool // nil keeps all
}

// Index holds the events by lane, for layouts, hit tests and density.
type Index struct{}

// NewIndex sorts the events of a review into lanes. 100,000 events take tens of milliseconds.
func NewIndex(in Input) *Index { return &Index{} }

// Extent returns the days from the first to the last that the index or the scope needs.
func (ix *Index) Extent() (from, to float64) { return 0, 0 }

// Scope returns the days of the scope.
func (ix *Index) Scope() (from, to float64) { return 0, 0 }

// Lanes returns the lanes as they stand at this zoom, and the height of all of them.
func (ix *Index) Lanes(perDay float64, m Metrics) ([]Lane, float64) { return nil, 0 }

// Layout lays out a stretch of the axis.
func (ix *Index) Layout(v View) *Layout { return &Layout{} }

// Place returns where an event's mark stands at this zoom (X from Axis.Origin,
// Y from the top of the first lane); false where it is not shown.
func (ix *Index) Place(event chronology.UID, v View) (x, y float64, ok bool) { return 0, 0, false }

// Hit returns the item whose mark or bar is at the point (within slop), nearest first; false for none.
func (l *Layout) Hit(x, y, slop float64) (Item, bool) { return Item{}, false }

// Next returns the event that follows (step 1) or precedes (step −1) the given
// one in its lane, or in all lanes; "" at the end. With "" given, the first or last.
func (ix *Index) Next(event chronology.UID, step int, sameLane bool) chronology.UID { return "" }

// NextLane returns the event nearest in time in the next non-empty lane down (step 1) or up (−1).
func (ix *Index) NextLane(event chronology.UID, step int) chronology.UID { return "" }

// Density counts events per slot of a stretch, lane by lane, for the overview strip.
func (ix *Index) Density(from, to float64, slots int) [][]int { return nil }
