package chronology

// Symbol is the shape that stands for a kind on the timeline, so that nothing
// is told by colour alone. Names are of the drawn shape's meaning.
type Symbol string

// The symbols. Each has its own drawing on screen and paper.
const (
	SymbolHome       Symbol = "home"
	SymbolDot        Symbol = "dot"
	SymbolHollow     Symbol = "hollow" // not attended
	SymbolPhone      Symbol = "phone"
	SymbolReferral   Symbol = "referral"
	SymbolAssessment Symbol = "assessment"
	SymbolDecision   Symbol = "decision"
	SymbolMeeting    Symbol = "meeting"
	SymbolShared     Symbol = "shared"
	SymbolConcern    Symbol = "concern"
	SymbolAction     Symbol = "action"
	SymbolSeries     Symbol = "series"
	SymbolPolice     Symbol = "police"
	SymbolHospital   Symbol = "hospital"
	SymbolLife       Symbol = "life"
	SymbolCritical   Symbol = "critical"
	SymbolOther      Symbol = "other"
)

// Kind is what sort of event an event is. The list is the review's own.
type Kind struct {
	UID     UID
	Name    string
	Symbol  Symbol
	Contact Contact
}

// Contact says whether events of a kind are contact with the people whom the
// review is about: somebody met them, spoke with them or attended to them. What
// agencies do among themselves is not, and neither is an appointment to which
// nobody came. Silences are the stretches between contacts.
type Contact string

// The states. What is not said follows from the mark, so that kinds from before
// this could be said, and new ones, count as a reader would expect.
const (
	ContactAsUsual Contact = ""
	ContactYes     Contact = "yes"
	ContactNo      Contact = "no"
)

// notContact are the marks of kinds that are no contact unless the author says
// so. In doubt a kind counts: a silence that was none would be worse than one
// that is missed.
var notContact = map[Symbol]bool{
	SymbolHollow: true, SymbolReferral: true, SymbolDecision: true, SymbolMeeting: true,
	SymbolShared: true, SymbolConcern: true, SymbolAction: true, SymbolLife: true,
}

// IsContact reports whether events of this kind are contact.
func (k *Kind) IsContact() bool {
	if k.Contact == ContactAsUsual {
		return !notContact[k.Symbol]
	}
	return k.Contact == ContactYes
}

// saysContact reports whether a kind has a say in whether its events are contact:
// "other" has none unless the author gives it one.
func (k *Kind) saysContact() bool {
	return k.Contact != ContactAsUsual || k.Symbol != SymbolOther
}

// Identity implements Entity.
func (k *Kind) Identity() UID { return k.UID }

// UsualKinds returns fresh copies of the kinds that a new review starts with.
func UsualKinds() []*Kind {
	names := []struct {
		name   string
		symbol Symbol
	}{
		{"home visit", SymbolHome},
		{"appointment", SymbolDot},
		{"appointment not attended", SymbolHollow},
		{"telephone call", SymbolPhone},
		{"referral", SymbolReferral},
		{"assessment", SymbolAssessment},
		{"decision", SymbolDecision},
		{"meeting", SymbolMeeting},
		{"information shared", SymbolShared},
		{"concern raised", SymbolConcern},
		{"action", SymbolAction},
		{"series of contacts", SymbolSeries},
		{"police attendance", SymbolPolice},
		{"hospital attendance", SymbolHospital},
		{"hospital admission", SymbolHospital},
		{"life event", SymbolLife},
		{"critical incident", SymbolCritical},
		{"other", SymbolOther},
	}
	kinds := make([]*Kind, len(names))
	for i, n := range names {
		kinds[i] = &Kind{UID: NewUID(), Name: n.name, Symbol: n.symbol}
	}
	return kinds
}
