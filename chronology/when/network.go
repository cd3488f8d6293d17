package when

import (
	"math"
	"slices"
)

// Var is a day in a Network. Var 0 is the calendar: day 0 (1 January 1970).
type Var int32

// Tag is the caller's name for a constraint, given back in explanations. One
// tag may stand for several constraints (the two ends of one clause).
type Tag int32

// Contradiction is a minimal set of constraints that cannot all hold: without
// any one of them the others fit.
type Contradiction struct {
	Tags   []Tag // in the order in which the constraints were made
	Missed int   // days by which they miss
	Aside  Tag   // the one that is set aside provisionally (or was asked about)
}

// Limit is one constraint: Min ≤ day(To) − day(From) ≤ Max, in days, NoMin and
// NoMax where an end is open.
type Limit struct {
	From, To Var
	Min, Max int
}

// Network is a simple temporal network (Dechter, Meiri, Pearl 1991): days as
// variables, and constraints min ≤ day(to) − day(from) ≤ max.
//
// The earliest and the latest day of every variable are kept up to date all the
// time. Both are longest paths from the calendar, and each is at once a solution
// of the network, so that it serves as the potential with which a new
// constraint is repaired Dijkstra-like (Cotton and Maler 2006): only variables
// whose window changes are touched, each once. The calendar never moves, which
// keeps its many neighbours out of every repair.
//
// Constraints count in the order in which they were made. One that cannot hold
// together with those before it is set aside provisionally. Replace keeps the
// place of what it replaces, and the network is then as if it had been built
// anew in that order. Where the network is made by NewOrderedNetwork the numbers
// of the tags are the order. A Network is not safe for concurrent use.
type Network struct {
	bound    [2][]int64 // by Side: the earliest day; minus the latest day
	parent   [2][]int32 // the constraint that gives the bound, none for a free one
	near     [][]half   // by variable; empty for the calendar, which never moves
	all      []constraint
	spare    []int32       // unused indexes of all
	byTag    map[Tag]int32 // the tag's first constraint, none when it has none left
	places   map[Tag]int64 // where the tag stood when it last had constraints
	next     int64         // the next place
	ordered  bool          // tags are places
	rejected []rejection   // in order of place
	wave     wave
}

type constraint struct {
	Limit
	tag   Tag
	place int64
	more  int32 // the next constraint of the same tag, or none
	held  bool
}

// half is a constraint seen from one of its variables. raise[Start] is by how
// much the other's earliest day is at least later than mine, raise[End] the same
// with time running backwards.
type half struct {
	to    Var
	index int32
	raise [2]int32
}

// rejection is a constraint that does not hold, with the cycle that forbids it.
type rejection struct {
	index   int32
	members []int32 // with index itself
	missed  int
}

const (
	none    int32 = -1
	noRaise int32 = math.MinInt32

	// free is where the bounds of variables lie that nothing ties to the
	// calendar, so far out that no sum of limits reaches the real days.
	free     int64 = -1 << 56
	anchored int64 = free / 2

	// placeStep leaves room for the constraints of a Replace inside one place.
	placeStep int64 = 1 << 20
)

// NewNetwork returns an empty network that holds the calendar alone.
func NewNetwork() *Network {
	n := &Network{byTag: map[Tag]int32{}, places: map[Tag]int64{}}
	n.NewVar()
	n.bound[Start][0], n.bound[End][0] = 0, 0
	return n
}

// NewOrderedNetwork returns an empty network in which constraints count in the
// order of their tags, whenever they are made. They are made with Replace.
func NewOrderedNetwork() *Network {
	n := NewNetwork()
	n.ordered = true
	return n
}

// NewVar adds a day that may be any day.
func (n *Network) NewVar() Var {
	v := Var(len(n.near))
	n.near = append(n.near, nil)
	for side := range n.bound {
		n.bound[side] = append(n.bound[side], free)
		n.parent[side] = append(n.parent[side], none)
	}
	n.wave.grow()
	return v
}

// Constrain adds min ≤ day(to) − day(from) ≤ max (NoMin, NoMax where open).
// Constraints are taken in order; one that closes a contradiction is set aside
// provisionally, listed in Contradictions, and reported by false.
func (n *Network) Constrain(from, to Var, min, max int, tag Tag) bool {
	n.next += placeStep
	i := n.make(Limit{from, to, min, max}, tag, n.next)
	if n.hold(i) {
		return true
	}
	n.reject(n.cycle(i))
	return false
}

// Replace puts limits in the place of all constraints of a tag, and reports
// whether every one of them holds. The tag keeps its place in the order, also
// when it has been removed in between, so that taking an edit back restores the
// network; a tag that is new comes last. What had been set aside because of the
// old limits is tried again, in order.
func (n *Network) Replace(tag Tag, limits ...Limit) bool {
	queue := n.drop(tag)
	place := n.placeOf(tag)
	var made []int32
	for k, limit := range limits {
		made = append(made, n.make(limit, tag, place+int64(k)))
	}
	n.settle(append(queue, made...))
	for _, i := range made {
		if !n.all[i].held {
			return false
		}
	}
	return true
}

// placeOf is where a tag stands in the order; a new one comes last.
func (n *Network) placeOf(tag Tag) int64 {
	if n.ordered {
		place := int64(tag) * placeStep
		n.next = max(n.next, place)
		return place
	}
	place, known := n.places[tag]
	if !known {
		n.next += placeStep
		place = n.next
	}
	return place
}

// Remove takes all constraints of a tag out of the network. The tag's place in
// the order is remembered for a later Replace.
func (n *Network) Remove(tag Tag) { n.Replace(tag) }

// Would returns the contradiction that a constraint would make if it were used
// last, and whether there is one. The network stays as it is.
func (n *Network) Would(from, to Var, min, max int, tag Tag) (Contradiction, bool) {
	i := n.make(Limit{from, to, min, max}, tag, n.next+placeStep)
	defer n.unmake(i)
	if n.fits(i) {
		return Contradiction{}, false
	}
	return n.contradiction(n.cycle(i)), true
}

// Window returns the tightest window of v that the constraints allow.
func (n *Network) Window(v Var) Window {
	w := Always
	if b := n.bound[Start][v]; b > int64(Past) {
		w.Earliest = Day(min(b, int64(Future)))
	}
	if b := -n.bound[End][v]; b < int64(Future) {
		w.Latest = Day(max(b, int64(Past)))
	}
	return w
}

// Contradictions lists what does not fit, in the order of the constraints that
// are set aside provisionally for it.
func (n *Network) Contradictions() []Contradiction {
	var list []Contradiction
	for _, r := range n.rejected {
		list = append(list, n.contradiction(r))
	}
	return list
}

func (n *Network) contradiction(r rejection) Contradiction {
	r = n.leanest(r)
	members := slices.Clone(r.members)
	slices.SortFunc(members, n.byPlace)
	return Contradiction{Tags: n.tags(members), Missed: r.missed, Aside: n.all[r.index].tag}
}

// tags names constraints by their tags, each once.
func (n *Network) tags(members []int32) []Tag {
	var tags []Tag
	for _, i := range members {
		if tag := n.all[i].tag; !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

func (n *Network) byPlace(i, j int32) int {
	switch a, b := n.all[i].place, n.all[j].place; {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
