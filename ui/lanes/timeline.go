package lanes

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/ui/surface"
)

// Callbacks tell the window what the person did. Any may be nil; a command
// whose callback is nil is not offered.
type Callbacks struct {
	Select      func(event chronology.UID)                    // chosen by pointer or key; "" for none
	Open        func(event chronology.UID)                    // Enter or double click: edit it
	NewAt       func(agency chronology.UID, day float64)      // where there is no event; agency "" for the family
	Duplicate   func(event chronology.UID)                    // from the context menu
	Delete      func(event chronology.UID)                    // from the context menu
	ViewChanged func(from, to float64)                        // the days in view, after every change
	Chosen      func(events []chronology.UID)                 // all that are selected, the first the one that Select was told
	InHand      func()                                        // a drag, or a date by key, has begun that may end in a change
	Move        func(event chronology.UID, days int)          // an exact date was dragged, or moved by key, by so many days
	Reshape     func(event chronology.UID, from, to when.Day) // an end of a window was dragged: to be said in words and agreed to
	Link        func(from, to chronology.UID)                 // dragged from mark to mark, or by key: the kind is to be asked
	Copy        func(events []chronology.UID)
	Paste       func(agency chronology.UID, day float64)
	Planned     func(timeline.Plan)                                // lanes were collapsed, divided, hidden, or given a height
	Reorder     func(lane timeline.LaneID, before timeline.LaneID) // a lane was moved; before is the zero LaneID for the end
	LaneColour  func(lane timeline.LaneID)                         // the colour of an agency is to be asked
	LaneSilence func(lane timeline.LaneID)                         // what counts as its silence is to be asked
	KnowOn      func(day float64)                                  // the day of who knew what was dragged
	WhoKnew     func(agency chronology.UID, day float64)           // W: whose knowledge is to be shown, "" to be asked, from this day on
	KnowEnd     func()                                             // who knew what is shown no longer, see ShowKnowing
	Apart       func(a, b chronology.UID) string                   // the distance of two events, in words
	Bookmark    func(day float64)                                  // B: a bookmark is wanted on the day where the keyboard is
	GoBack      func(step int)                                     // Backspace: back (−1) or forward (1) through what was looked at
	GoToDate    func()                                             // G: a date to go to is to be asked
	Say         func(words string)                                 // why something cannot be done, or what was done, for the status line
	Legend      func()                                             // L: what everything means is to be shown, see LegendSheet
	Help        func()                                             // ? was pressed
	Left        func()                                             // the keyboard went elsewhere
	Key         func(*fyne.KeyEvent)                               // a key that the timeline has no use for
}

// Timeline shows the events of a review in lanes. All methods are to be called
// on the main goroutine.
type Timeline struct {
	widget.BaseWidget

	callbacks Callbacks
	// modifiers tells which keys are held, as scroll and key events do not
	// say. The test driver has no keyboard: tests put their own here.
	modifiers func() fyne.KeyModifier
	now       func() time.Time
	later     func(time.Duration, func()) // does something on the main goroutine after a time
	keys      map[chord]func(*Timeline)
	task      task // what has been begun; nil for nothing
	taskKeys  map[chord]func(*Timeline)

	index  *timeline.Index
	review *chronology.Review
	dating *chronology.Dating

	look   look
	frame  frame
	camera camera
	rows   rows
	scroll float64 // of the lanes: units of the first that are above the view

	selected   chronology.UID // the first of the choice
	choice     choice
	hits       map[chronology.UID]bool
	allLinks   bool
	plain      bool // without silences, background stretches and terms
	focused    bool
	presenting bool
	pointer    pointer

	axis      *axisStrip
	tiles     *tileLayer
	headings  *headings
	hidden    *hidden
	overlay   *overlay
	dayLine   *dayLine
	knowing   *knowing
	card      *card
	overview  *overview
	bookmarks *bookmarks
	legend    *legend
	copier    surface.Copier // nil for none
	reported  [2]float64     // the view that ViewChanged was last told
	meter     Meter
}

// rows are the lanes as they stand at one zoom.
type rows struct {
	perDay float64 // the zoom; 0 when they have to be worked out anew
	lanes  []timeline.Lane
	height float64
}

// New returns a timeline with nothing to show yet: see SetIndex.
func New(c Callbacks) *Timeline {
	t := &Timeline{callbacks: c, modifiers: heldModifiers, now: time.Now, later: inAWhile, keys: bound(commands), look: currentLook(nil)}
	t.camera.fitted = true
	t.axis = newAxisStrip(t)
	t.tiles = newTileLayer(t)
	t.hidden = newHidden(t)
	t.headings = newHeadings(t)
	t.dayLine = newDayLine(t)
	t.knowing = newKnowing(t)
	t.overlay = newOverlay(t)
	t.card = newCard(t)
	t.overview = newOverview(t)
	t.bookmarks = newBookmarks(t)
	t.legend = newLegend(t)
	t.ExtendBaseWidget(t)
	return t
}

// SetCopier has what is opaque copied into frames where the copier can do so. It
// is to be called before the timeline is shown.
func (t *Timeline) SetCopier(c surface.Copier) {
	t.copier = c
	for _, b := range []*surface.Board{t.tiles.board, t.axis.still.board, t.overview.still.board} {
		b.SetCopier(c)
	}
	t.headings.ground.SetCopier(c)
}

// SetIndex gives the events to show, with the review and the dating that the
// index was made from. The view stays where it is; the first time it shows
// the whole scope. A selected event that is no longer there stays selected
// but is not marked.
func (t *Timeline) SetIndex(ix *timeline.Index, review *chronology.Review, dating *chronology.Dating) {
	t.index, t.review, t.dating = ix, review, dating
	t.endPassing()
	t.hidden.count()
	if t.knowing.on {
		t.knowing.count()
	}
	t.pointer.forget()
	t.card.hide()
	t.limitCamera()
	t.divide(t.Size())
	t.renew()
}

// Highlight marks the events that a search found; nil marks none.
func (t *Timeline) Highlight(hits map[chronology.UID]bool) {
	t.hits = hits
	t.legend.restyle()
	t.divide(t.Size())
	t.renew()
}

// ShowLinks shows all links as arrows, or those of the selected event only.
func (t *Timeline) ShowLinks(all bool) {
	t.allLinks = all
	t.renew()
}

// ShowContext shows silences, background stretches and school terms behind the
// events, as it does at first, or leaves them out.
func (t *Timeline) ShowContext(on bool) {
	t.plain = !on
	t.renew()
}

// View returns the days in view.
func (t *Timeline) View() (from, to float64) { return t.camera.left, t.camera.right() }

// ShowDays brings a stretch of days into view, as far as the limits allow: from
// everything there is, with a margin, to one hour.
func (t *Timeline) ShowDays(from, to float64) {
	t.camera.fitted = false
	t.camera.show(from, to)
	t.arrange()
}

// Fit shows the whole scope, and goes on doing so when the window changes size.
func (t *Timeline) Fit() {
	if t.index != nil {
		t.fitCamera()
		t.arrange()
	}
}

// ZoomBy zooms in (factor over 1) or out, about the line or the selected event,
// whichever was put or selected last of those in view, else about the middle.
func (t *Timeline) ZoomBy(factor float64) {
	inView := func(x float64) bool { return x >= 0 && x <= t.camera.width }
	line := t.world().Axis.X(t.dayLine.day) - t.shift()
	event, placed := t.place(t.selected)
	onLine, onEvent := t.dayLine.on && inView(line), placed && inView(event.x)
	x := t.camera.width / 2
	switch {
	case onLine && (t.dayLine.leads || !onEvent):
		x = line
	case onEvent:
		x = event.x
	}
	t.zoomAt(x, float64(t.frame.body.h)/2, factor)
}

// PanBy moves the view by a share of its width (over 0: later).
func (t *Timeline) PanBy(share float64) {
	if t.camera.pan(share * t.camera.width) {
		t.arrange()
	}
}

// FocusTarget is what to give the keyboard to.
func (t *Timeline) FocusTarget() fyne.Focusable { return t }

// Renew draws everything again: the silences of a large review, which are worked
// out aside, are there (timeline.Input.Ready).
func (t *Timeline) Renew() { t.renew() }

// renew draws everything again: the events, or the way they are shown, changed.
func (t *Timeline) renew() {
	t.rows.perDay = 0
	t.axis.renew()
	t.tiles.renew()
	t.overview.renew()
	t.overlay.renew()
	t.arrange()
}

// restyle takes up the theme as it is now.
func (t *Timeline) restyle() {
	t.look = currentLook(t.look.painter)
	t.headings.restyle()
	t.card.restyle()
	t.legend.restyle()
	t.overview.restyle()
	t.overlay.restyle()
	t.divide(t.Size())
	t.renew()
}

// limitCamera lets the view reach everything there is, with a margin.
func (t *Timeline) limitCamera() {
	from, to := t.extent()
	margin := math.Max(1, (to-from)*extentMargin)
	t.camera.limit(from-margin, to+margin)
	if t.camera.fitted {
		t.fitCamera()
	}
}

// Margins beside what is shown, as a share of it.
const (
	extentMargin = 0.03
	scopeMargin  = 0.015
)

// extent is the days that there is anything to show for. Where nothing is
// dated yet it is the past year: reviews look back.
func (t *Timeline) extent() (from, to float64) {
	from, to = t.index.Extent()
	if from == to {
		to = float64(t.now().Unix()) / (24 * 60 * 60)
		from = to - 365
	}
	return from, to
}

func (t *Timeline) fitCamera() {
	t.camera.show(t.scope())
	t.camera.fitted = true
}

// scope is the days that are in view when the whole scope is, with a margin.
func (t *Timeline) scope() (from, to float64) {
	from, to = t.index.Scope()
	if to <= from {
		from, to = t.extent()
	}
	margin := math.Max(1, (to-from)*scopeMargin)
	return from - margin, to + margin
}
