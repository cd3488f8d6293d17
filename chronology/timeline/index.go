package timeline

import (
	"cmp"
	"fmt"
	"image/color"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// Input is what an Index is made from.
type Input struct {
	Review *chronology.Review
	Dating *chronology.Dating
	Keep   func(*chronology.Event) bool // nil keeps all
}

// dates is what the index asks of a chronology.Dating.
type dates interface {
	Of(event chronology.UID) chronology.Dated
	Order() []*chronology.Event
	Birth(person chronology.UID) when.Window
	PregnancyStart(person chronology.UID) when.Window
	Scope() when.Window
}

// Index holds the events by lane, for layouts, hit tests and density. It may
// be used by several goroutines at once.
type Index struct {
	lanes              []*lane
	where              map[chronology.UID]place
	scopeFrom, scopeTo float64 // infinite where open
	from, to           float64
	lives              []*life
	keyDays            []keyDay
	links              []link
	linksOf            map[chronology.UID][]int32

	mu           sync.Mutex // guards what follows, and the labels of arrangements
	arrangements []*arrangement
	all          []place // every event of the lanes shown, in the order of time
}

// lane is an agency's events, or the family's, sorted by their start.
type lane struct {
	agency  chronology.UID
	name    string
	note    string
	colour  color.NRGBA
	hidden  bool
	count   int
	undated int
	entries []entry
}

// place is where an entry is kept.
type place struct {
	lane, entry int32
}

// NewIndex sorts the events of a review into lanes: the family's own first, if
// it has events, then the agencies in the review's order. 100,000 events take
// tens of milliseconds.
func NewIndex(in Input) *Index { return newIndex(in.Review, in.Dating, in.Keep) }

func newIndex(r *chronology.Review, d dates, keep func(*chronology.Event) bool) *Index {
	scope := d.Scope()
	ix := &Index{scopeFrom: dayStart(scope.Earliest), scopeTo: dayEnd(scope.Latest)}
	b := builder{ix: ix, review: r, byAgency: map[chronology.UID]*lane{}, ages: map[agedPerson][]span{}}
	b.makeLanes()
	for _, e := range d.Order() {
		if keep == nil || keep(e) {
			b.add(e, d.Of(e.UID))
		}
	}
	b.finish()
	ix.measure()
	ix.lives = livesOf(r, d, b.ages, ix)
	ix.keyDays = keyDaysOf(r, ix)
	ix.addLinks(r)
	return ix
}

// builder fills an index.
type builder struct {
	ix       *Index
	review   *chronology.Review
	byAgency map[chronology.UID]*lane
	services map[*lane]map[chronology.UID]bool
	symbols  map[chronology.UID]chronology.Symbol
	orders   []order
	ages     map[agedPerson][]span
}

// makeLanes makes a lane for the family and for each agency, in the review's order.
func (b *builder) makeLanes() {
	b.services = map[*lane]map[chronology.UID]bool{}
	b.symbols = map[chronology.UID]chronology.Symbol{}
	for _, k := range b.review.Kinds {
		b.symbols[k.UID] = k.Symbol
	}
	b.lane("", "Family", familyColour)
	for i, a := range b.review.Agencies {
		l := b.lane(a.UID, a.Name, agencyColour(a.Colour, i))
		l.hidden = a.Hidden
	}
}

func (b *builder) lane(agency chronology.UID, name string, colour color.NRGBA) *lane {
	l := &lane{agency: agency, name: name, colour: colour}
	b.ix.lanes = append(b.ix.lanes, l)
	b.byAgency[agency] = l
	b.services[l] = map[chronology.UID]bool{}
	return l
}

// add puts an event into its lane. One whose agency is gone from the review
// gets a lane that says so: nothing is left out of the picture.
func (b *builder) add(e *chronology.Event, d chronology.Dated) {
	l := b.byAgency[e.Agency]
	if l == nil {
		l = b.lane(e.Agency, "Unknown agency", familyColour)
	}
	l.count++
	if e.Service != "" {
		b.services[l][e.Service] = true
	}
	x, ok := newEntry(e, d)
	if !ok {
		l.undated++
		return
	}
	x.symbol = b.symbols[e.Kind]
	if x.symbol == "" {
		x.symbol = chronology.SymbolOther
	}
	x.contextual = x.softTo <= b.ix.scopeFrom || x.softFrom >= b.ix.scopeTo
	l.entries = append(l.entries, x)
	b.orders = ordersOf(b.orders, e, d)
	notedAges(b.ages, d)
}

// finish sorts the lanes and drops the family's where it is empty.
func (b *builder) finish() {
	ix := b.ix
	ix.lanes = slices.DeleteFunc(ix.lanes, func(l *lane) bool { return l.agency == "" && l.count == 0 })
	if len(b.orders) > 0 {
		ix.locate()
	}
	// Twice, since settling one pair may part another.
	for range 2 {
		for _, o := range b.orders {
			ix.settle(o)
		}
	}
	for _, l := range ix.lanes {
		l.sort()
		l.note = laneNote(l.count, b.serviceNames(l))
	}
	ix.locate()
}

// sort puts the entries in the order of their starts. They come in the order of
// the chronology, which settles ties. Numbers are sorted first, as entries are
// large to move about.
func (l *lane) sort() {
	order := make([]int32, len(l.entries))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(l.entries[a].start, l.entries[b].start), cmp.Compare(a, b))
	})
	sorted := make([]entry, len(order))
	for now, before := range order {
		sorted[now] = l.entries[before]
	}
	l.entries = sorted
}

func (b *builder) serviceNames(l *lane) []string {
	var names []string
	for uid := range b.services[l] {
		if s := b.review.Service(uid); s != nil {
			names = append(names, s.Name)
		}
	}
	return names
}

// locate notes where every event is kept.
func (ix *Index) locate() {
	n := 0
	for _, l := range ix.lanes {
		n += len(l.entries)
	}
	ix.where = make(map[chronology.UID]place, n)
	for i, l := range ix.lanes {
		for j := range l.entries {
			ix.where[l.entries[j].event.UID] = place{int32(i), int32(j)}
		}
	}
}

func (ix *Index) entry(p place) *entry { return &ix.lanes[p.lane].entries[p.entry] }

func (ix *Index) settle(o order) {
	later, ok1 := ix.where[o.later]
	earlier, ok2 := ix.where[o.earlier]
	if ok1 && ok2 && later.lane == earlier.lane {
		settle(ix.entry(earlier), ix.entry(later))
	}
}

// measure finds the extent: all that is dated, and the scope.
func (ix *Index) measure() {
	ix.from, ix.to = math.Inf(1), math.Inf(-1)
	reach := func(day float64) {
		if !math.IsInf(day, 0) {
			ix.from, ix.to = min(ix.from, day), max(ix.to, day)
		}
	}
	reach(ix.scopeFrom)
	reach(ix.scopeTo)
	for _, l := range ix.lanes {
		for i := range l.entries {
			x := &l.entries[i]
			reach(x.softFrom)
			reach(x.softTo)
			reach(x.start)
			reach(x.end)
		}
	}
	if ix.from > ix.to {
		ix.from, ix.to = 0, 0
	}
}

// Extent returns the days from the first to the last that the index or the
// scope needs; both 0 where nothing is dated.
func (ix *Index) Extent() (from, to float64) { return ix.from, ix.to }

// Scope returns the days of the scope; where an end of it is open, the extent's.
func (ix *Index) Scope() (from, to float64) {
	return max(ix.scopeFrom, ix.from), min(ix.scopeTo, ix.to)
}

// laneNote says what a lane holds: "4 events · GP", "14 events · 3 services".
func laneNote(events int, services []string) string {
	note := strconv.Itoa(events) + " events"
	if events == 1 {
		note = "1 event"
	}
	switch len(services) {
	case 0:
		return note
	case 1:
		return note + " · " + services[0]
	}
	return fmt.Sprintf("%s · %d services", note, len(services))
}

// familyColour is of the family's lane, which no agency owns.
var familyColour = color.NRGBA{0x5b, 0x65, 0x75, 0xff}

// usualColours serve agencies without a colour of their own, in turn. All keep
// 3 : 1 against white and differ in lightness as well as hue.
var usualColours = []color.NRGBA{
	{0x2b, 0x6c, 0xa3, 0xff}, {0x8a, 0x5a, 0x9e, 0xff}, {0x4c, 0x8c, 0x5c, 0xff}, {0x1f, 0x8a, 0x8c, 0xff},
	{0xb0, 0x7a, 0x1c, 0xff}, {0xa8, 0x46, 0x3d, 0xff}, {0x6f, 0x7f, 0x2f, 0xff}, {0x3a, 0x4d, 0x80, 0xff},
	{0x96, 0x46, 0x76, 0xff}, {0x46, 0x7d, 0xb8, 0xff}, {0x7a, 0x66, 0x56, 0xff},
}

// agencyColour reads "#1f8a8c"; the i-th usual colour where it cannot be read.
func agencyColour(hex string, i int) color.NRGBA {
	n, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil || len(hex) != len("#rrggbb") {
		return usualColours[i%len(usualColours)]
	}
	return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}
}
