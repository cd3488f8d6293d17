package chronology

// Agency is an organisation that knew the family. It is a lane of the timeline.
type Agency struct {
	UID    UID
	Name   string
	Short  string // prefix of refs: "HV"
	Colour string // "#1f8a8c"
	Hidden bool
}

// Service is a part of an agency ("nursery nurse" in health visiting).
type Service struct {
	UID    UID
	Agency UID
	Name   string
}

// Identity implements Entity.
func (a *Agency) Identity() UID { return a.UID }

// Identity implements Entity.
func (s *Service) Identity() UID { return s.UID }
