package when

// Var is a day in a Network. Var 0 is the calendar: day 0 (1 January 1970).
type Var int32

// Tag is the caller's name for a constraint, given back in explanations.
type Tag int32

// Contradiction is a minimal set of constraints that cannot all hold.
type Contradiction struct {
	Tags   []Tag
	Missed int // days by which they miss
}

// Network is a simple temporal network (Dechter, Meiri, Pearl 1991): days as
// variables, and constraints min ≤ day(to) − day(from) ≤ max.
type Network struct{}

// NewNetwork returns an empty network that holds the calendar alone.
func NewNetwork() *Network { return &Network{} }

// NewVar adds a day.
func (n *Network) NewVar() Var { return 0 }

// Constrain adds min ≤ day(to) − day(from) ≤ max (NoMin, NoMax where open).
// Constraints are taken in order; one that closes a contradiction is set aside
// provisionally, listed in Contradictions, and reported by false.
func (n *Network) Constrain(from, to Var, min, max int, tag Tag) bool { return true }

// Would returns the contradiction that a constraint would make if it were used.
func (n *Network) Would(from, to Var, min, max int, tag Tag) (Contradiction, bool) {
	return Contradiction{}, false
}

// Window returns the tightest window of v that the constraints allow.
func (n *Network) Window(v Var) Window { return Always }

// Contradictions lists what does not fit, in the order in which it was met.
func (n *Network) Contradictions() []Contradiction { return nil }

// Explain returns the shortest chain of constraints behind one side of v's
// window (Start: the earliest day, End: the latest), nil where it is open.
func (n *Network) Explain(v Var, side Side) []Tag { return nil }
