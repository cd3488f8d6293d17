package chronology

// LinkKind says how one event stands to another.
type LinkKind string

// The kinds of link.
const (
	LedTo         LinkKind = "led to"
	ResponseTo    LinkKind = "response to"
	SharedWith    LinkKind = "shared with"
	SameEvent     LinkKind = "same event"
	NotSame       LinkKind = "not the same"
	DisagreesWith LinkKind = "disagrees with"
)

// LinkKinds lists the kinds in the order in which they are offered.
var LinkKinds = []LinkKind{LedTo, ResponseTo, SharedWith, SameEvent, NotSame, DisagreesWith}

// Link joins two events: From stands to To as Kind says ("From led to To").
type Link struct {
	UID      UID
	From, To UID
	Kind     LinkKind
	Once     bool // of SameEvent: From is printed for both, To has no row of its own
}

// Identity implements Entity.
func (l *Link) Identity() UID { return l.UID }
