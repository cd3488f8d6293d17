package chronology

// LineOfEnquiry is a term of reference that events are tagged with.
type LineOfEnquiry struct {
	UID      UID
	Short    string // as on a chip: "Referrals"
	Question string // as the terms of reference put it
}

// Identity implements Entity.
func (l *LineOfEnquiry) Identity() UID { return l.UID }
