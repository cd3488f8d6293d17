package chronology

// Knowledge says whether an agency knew of an event on a day.
type Knowledge uint8

// The states of knowledge. What the dates allow but do not settle is possible.
const (
	NotKnown Knowledge = iota
	PossiblyKnown
	Known
)
