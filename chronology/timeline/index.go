package timeline

import (
	"iter"
	"math"
	"sync/atomic"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// Input is what an Index is made from.
type Input struct {
	Review *chronology.Review
	Dating *chronology.Dating
	Keep   func(*chronology.Event) bool // nil keeps all
	Plan   Plan
	Today  when.Day // 0: not to be shown
	// Ready is told, on another goroutine, when the silences of a large review are
	// worked out; until then layouts leave them out. Where it is nil layouts wait.
	Ready func()
}

// dates is what the index asks of a chronology.Dating.
type dates interface {
	Of(event chronology.UID) chronology.Dated
	Dates() iter.Seq2[*chronology.Event, *chronology.Dated]
	Rank(event chronology.UID) int
	Fits() bool
	Birth(person chronology.UID) when.Window
	PregnancyStart(person chronology.UID) when.Window
	Scope() when.Window
	Silences(threshold func(agency chronology.UID) int) []chronology.Silence
	ServiceSilences(threshold func(agency chronology.UID) int) []chronology.Silence
	Sharing(l *chronology.Link) chronology.Sharing
}

// source is an Input whose dates may be anybody's.
type source struct {
	review *chronology.Review
	dates  dates
	keep   func(*chronology.Event) bool
	plan   Plan
	today  when.Day
	ready  func()
}

// Index holds the events by lane, for layouts, hit tests and density. It never
// changes, but for what it remembers, and may be used by several goroutines at
// once.
type Index struct {
	matter
	plan      Plan
	groups    *groups
	lanes     []lane
	main      []int32 // by group: its lane
	parts     map[divisionKey]int32
	divisions map[int32]*division

	lastBucket atomic.Int32 // see lookAhead
	next       atomic.Pointer[nextStep]
	foreseeing atomic.Bool
	linking    atomic.Bool // links have been asked for
	routed     routed
}

// matter is what there is to show, whatever the plan.
type matter struct {
	dates    dates
	setup    *setup
	filtered bool
	fits     bool // no wording is set aside provisionally
	inOrder  bool // slots are in the order of the chronology
	today    when.Day
	ready    func()
	quiet    *quiet
	register register
	sequence sequence
	settled  []int32 // events that do not stand in the middle of their windows, since others are known to be earlier or later

	scopeFrom, scopeTo float64 // infinite where open
	from, to           float64

	frames  []int32 // events that frame others, sorted by slot
	handed  []int32 // events that have a place by hand, sorted by slot
	aged    []agedEntry
	lives   []*life
	eras    []era
	eraRows int
	keyDays []keyDay
	linked  []*chronology.Link // of the review
	links   []link             // those that are laid
	linksOf map[int32][]int32
	// linkEnds are the events of all links of the review.
	linkEnds map[chronology.UID]bool
}

// NewIndex sorts the events of a review into lanes: by agency the family's own
// first, if it has events, then the agencies in the review's order. 100,000
// events take tens of milliseconds.
func NewIndex(in Input) *Index {
	return newIndex(source{review: in.Review, dates: in.Dating, keep: in.Keep, plan: in.Plan, today: in.Today, ready: in.Ready})
}

func newIndex(in source) *Index {
	scope := in.dates.Scope()
	ix := &Index{plan: in.plan}
	ix.matter = matter{
		dates: in.dates, fits: in.dates.Fits(), setup: newSetup(in.review), filtered: in.keep != nil, today: in.today,
		ready: in.ready, quiet: &quiet{worker: &quietWorker{}},
		scopeFrom: dayStart(scope.Earliest), scopeTo: dayEnd(scope.Latest),
	}
	ix.matter.fill(in)
	ix.group()
	ix.stand(nil)
	return ix
}

// WithPlan returns the index with its lanes standing in another way. It shares
// all it can: where the grouping stays it takes next to no time.
func (ix *Index) WithPlan(p Plan) *Index {
	next := &Index{matter: ix.matter, plan: p, groups: ix.groups}
	next.lastBucket.Store(ix.lastBucket.Load())
	divisions := ix.divisions
	if p.Group != ix.plan.Group {
		next.group()
		divisions = nil
	}
	next.stand(divisions)
	return next
}

// Plan returns how the lanes stand.
func (ix *Index) Plan() Plan { return ix.plan }

// group sorts the events into the groups of the plan.
func (ix *Index) group() {
	ix.groups = newGroups(ix.plan.Group, ix.setup)
	order := ix.inTime()
	if ix.plan.Group == ByAgency {
		var unknown []chronology.UID
		for _, slot := range order {
			if x := ix.register.at(slot); x.agency == unknownAgency {
				unknown = append(unknown, x.event.Agency)
			}
		}
		ix.groups.know(unknown)
	}
	members := make([][]int32, len(ix.groups.list))
	var room [8]int32
	for _, slot := range order {
		for _, g := range ix.groups.of(room[:0], ix.register.at(slot)) {
			members[g] = append(members[g], slot)
		}
	}
	each(len(members), len(order), func(g int) {
		ix.groups.list[g].stock = newStock(&ix.register, members[g])
	})
}

// measure finds the extent: all that is dated, and the scope.
func (m *matter) measure() {
	m.from, m.to = math.Inf(1), math.Inf(-1)
	for _, p := range m.register.pages {
		m.from, m.to = min(m.from, p.from), max(m.to, p.to)
	}
	for _, day := range []float64{m.scopeFrom, m.scopeTo} {
		if !math.IsInf(day, 0) {
			m.from, m.to = min(m.from, day), max(m.to, day)
		}
	}
	if m.from > m.to {
		m.from, m.to = 0, 0
	}
}

// Extent returns the days from the first to the last that the index or the
// scope needs; both 0 where nothing is dated.
func (ix *Index) Extent() (from, to float64) { return ix.from, ix.to }

// Scope returns the days of the scope; where an end of it is open, the extent's.
func (ix *Index) Scope() (from, to float64) {
	return max(ix.scopeFrom, ix.from), min(ix.scopeTo, ix.to)
}
