package chronology

// Decision is what the author said of a replacement that a version would make
// (see Render): that it is right, that the text shall stay, or other words.
type Decision struct {
	UID    UID    `json:"uid"`
	Entity UID    `json:"entity,omitempty"` // whose text it is; "" for wherever it is found
	Field  string `json:"field,omitempty"`
	Found  string `json:"found,omitempty"`
	// Before and After are the text around, by which a place is known again; where
	// that has been changed, the author is asked anew. "" with Entity "".
	Before  string `json:"before,omitempty"`
	After   string `json:"after,omitempty"`
	Person  UID    `json:"person,omitempty"` // who is meant
	Refused bool   `json:"refused,omitempty"`
	With    string `json:"with,omitempty"` // in place of what was proposed
}

// Identity implements Entity.
func (d *Decision) Identity() UID { return d.UID }

// Allowance is something that the sweep found in a finished file and that was
// knowingly let through.
type Allowance struct {
	UID     UID      `json:"uid"`
	Finding string   `json:"finding,omitempty"` // its id, which is of what was found and the text around
	For     Audience `json:"for,omitempty"`
	Kind    string   `json:"kind,omitempty"`
	Found   string   `json:"found,omitempty"`
	Where   string   `json:"where,omitempty"`
}

// Identity implements Entity.
func (a *Allowance) Identity() UID { return a.UID }
