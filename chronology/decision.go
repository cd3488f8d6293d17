package chronology

// Decision is what the author said of a replacement that a version would make
// (see Render): that it is right, that the text shall stay, or other words.
type Decision struct {
	UID    UID
	Entity UID // whose text it is; "" for wherever it is found
	Field  string
	Found  string
	// Before and After are the text around, by which a place is known again; where
	// that has been changed, the author is asked anew. "" with Entity "".
	Before  string
	After   string
	Person  UID // who is meant
	Refused bool
	With    string // in place of what was proposed
}

// Identity implements Entity.
func (d *Decision) Identity() UID { return d.UID }

// Allowance is something that the sweep found in a finished file and that was
// knowingly let through.
type Allowance struct {
	UID     UID
	Finding string // its id, which is of what was found and the text around
	For     Audience
	Kind    string
	Found   string
	Where   string
}

// Identity implements Entity.
func (a *Allowance) Identity() UID { return a.UID }
