package chronology

// AgencyReturn is a filled pack that was taken into the review.
type AgencyReturn struct {
	UID      UID
	Pack     UID
	Agency   UID
	Version  int    // steps of its history: a later one of the same pack has more
	Received string // ISO day
	File     string // name of the file
	SHA256   string // of the file
	Head     string // of its history
	Heads    string // of every step of its history, a line each, shortened
	Base     string // the agency's part as it came; see package returns
}

// Identity implements Entity.
func (a *AgencyReturn) Identity() UID { return a.UID }
