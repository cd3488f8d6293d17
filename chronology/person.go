package chronology

// Person is anyone named in the review.
type Person struct {
	UID          UID
	RealName     string
	Aliases      []string
	Label        string // what the panel calls them: "Mother"
	Pseudonym    string // what the published text calls them
	Subject      bool   // the child or adult the review is about
	Child        bool   // a child whose being seen is asked at every contact
	Family       bool   // listed in the family table
	Relationship string // to the subject
	AgeStated    string // "age at start of the review" as the source prints it
	Born         string // date wording; may be empty where BirthEvent says it
	BirthEvent   UID    // the life event that is this person's birth
	DueDate      string // due date of the pregnancy, as a date wording, where recorded
	Ethnicity    string
	Role         string // for professionals
	Agency       UID    // for professionals
}

// Identity implements Entity.
func (p *Person) Identity() UID { return p.UID }

// Name is what the person is called on screen: label, else pseudonym, else real name.
func (p *Person) Name() string {
	switch {
	case p.Label != "":
		return p.Label
	case p.Pseudonym != "":
		return p.Pseudonym
	}
	return p.RealName
}
