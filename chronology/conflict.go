package chronology

// Conflict is what a return and the review changed in different ways. The review
// keeps its own text until somebody decides. Texts stand as they are; lists and
// whole rows (where Field is "") as JSON, and "" is a row that is not there.
type Conflict struct {
	UID     UID
	Agency  UID
	Return  UID
	Entity  UID
	Sort    string // sort of entity: "event", "person"
	Field   string // as in the JSON of a review; "" for the whole row
	Base    string
	Mine    string
	Theirs  string
	Decided Decided
}

// Decided says how a conflict was settled.
type Decided string

// The ways; the zero value is not yet.
const (
	Undecided     Decided = ""
	DecidedMine   Decided = "mine"
	DecidedTheirs Decided = "theirs"
	DecidedOwn    Decided = "own text"
	// Of a field that all agencies share, what one makes of it is kept also where
	// there is nothing to decide: taken, as long as no other agency makes something
	// else of it; over once the agency or the author has gone back on it.
	DecidedTaken Decided = "taken"
	DecidedOver  Decided = "over"
)

// Identity implements Entity.
func (c *Conflict) Identity() UID { return c.UID }

// BetweenAgencies reports whether it is other agencies that have made something
// else of a field, and not the review.
func (c *Conflict) BetweenAgencies() bool { return c.Field != "" && c.Mine == c.Base }

// OpenConflicts are those that nobody has decided.
func (r *Review) OpenConflicts() []*Conflict {
	var open []*Conflict
	for _, c := range r.Conflicts {
		if c.Decided == Undecided {
			open = append(open, c)
		}
	}
	return open
}
