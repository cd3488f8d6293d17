package chronology

import "slices"

// Event is a dated entry of one agency, or a life event of the family.
// Only agency, when, source and what are required; a family life event (a
// birth, a move) has no agency and needs no source.
type Event struct {
	UID        UID
	ExternalID string // the id it had in the source it came from
	Agency     UID    // "" for a family life event
	Service    UID
	Kind       UID
	When       When
	Known      string // wording of the date on which it became known to the agency, where that differs
	Title      string // short title; see ShortTitle
	Source     string // the record that the entry rests on
	What       string // what happened
	Outcome    string // response or outcome
	Voice      string // what the child or adult said
	Comment    string // the IMR author's judgement; never part of the chronology section
	Note       string // the reviewer's note; never leaves the overview author's file unless asked

	Involved      []Involvement
	Professionals []Professional
	Seen          []ChildSeen
	Lines         []UID // lines of enquiry
	Told          []Told
	Attachments   []Attachment

	Key               bool // significant
	GoodPractice      bool
	MissedOpportunity bool
	Disputed          bool
	Era               bool // what lasts frames the others: it is drawn behind all lanes (a plan, bail, a stay)
	DayLine           bool // its day runs as a line through all lanes (a birth, a referral, an incident)

	// HandOrder is an order that nothing else settles, within a day or where windows
	// overlap; 0 for none. Below zero it is no author's: it is the order in which one
	// table tells what happened on a day, and counts among such events alone.
	HandOrder int
	Ref       string // frozen reference ("HV12"); "" while it follows the order

	// PublishedFrom is the event or person that the author wants the published
	// date to count from; "" leaves the choice to the program (Dating.Published).
	PublishedFrom UID
}

// When is the date of an event as the author gave it. In the wording a name of
// another event is held as {uid}; Names shows and reads it by title.
type When struct {
	Wording  string
	SetAside []string // clauses of the wording that are kept but not used for dating
	AsMoment bool     // the author says that the span is a moment inside
	AsSpan   bool     // the author says that the window is a span
}

// toggle sets a clause aside, or uses it again.
func (w *When) toggle(clause string) {
	if i := slices.Index(w.SetAside, clause); i >= 0 {
		w.SetAside = slices.Delete(slices.Clone(w.SetAside), i, i+1)
		return
	}
	w.SetAside = append(slices.Clone(w.SetAside), clause)
}

// Involvement is the part that a person played in an event.
type Involvement struct {
	Person UID
	Part   string
}

// Professional is a member of staff, by role.
type Professional struct {
	Role   string
	Person UID // where the professional is in the people list; else ""
}

// SeenState says whether a child was seen.
type SeenState string

// The states; the zero value is not recorded.
const (
	SeenNotRecorded   SeenState = ""
	SeenYes           SeenState = "yes"
	SeenNo            SeenState = "no"
	SeenNotApplicable SeenState = "not applicable"
)

// ChildSeen records for one child whether they were seen.
type ChildSeen struct {
	Child UID
	State SeenState
}

// Told records that another agency was told of the event, or was not.
type Told struct {
	Agency  UID
	NotTold bool   // recorded as not having been told
	When    string // date wording
	By      string // role or name of who told
	LeftOut string // what was left out
}

// Attachment refers to a document; the review does not hold its bytes.
type Attachment struct {
	Name, Path, SHA256 string
}

// Identity implements Entity.
func (e *Event) Identity() UID { return e.UID }

// Copy returns a deep copy, to be changed and Put.
func (e *Event) Copy() *Event {
	c := *e
	c.When.SetAside = append([]string(nil), e.When.SetAside...)
	c.Involved = append([]Involvement(nil), e.Involved...)
	c.Professionals = append([]Professional(nil), e.Professionals...)
	c.Seen = append([]ChildSeen(nil), e.Seen...)
	c.Lines = append([]UID(nil), e.Lines...)
	c.Told = append([]Told(nil), e.Told...)
	c.Attachments = append([]Attachment(nil), e.Attachments...)
	return &c
}

// Family reports whether the event belongs to the family's own lane.
func (e *Event) Family() bool { return e.Agency == "" }

// NotTold reports whether an agency is recorded as not having been told of the event.
func (e *Event) NotTold(agency UID) bool {
	return slices.ContainsFunc(e.Told, func(t Told) bool { return t.NotTold && t.Agency == agency })
}

// contact reports whether the event is contact with the people under review. Its
// kind says so; where that has no say, what frames the others is none.
func (e *Event) contact(kinds map[UID]*Kind) bool {
	if k := kinds[e.Kind]; k != nil && k.saysContact() {
		return k.IsContact()
	}
	return !e.Era
}

// ShortTitle is the title, else the first words of what happened.
func (e *Event) ShortTitle() string {
	if e.Title != "" {
		return e.Title
	}
	return firstWords(e.What, 60)
}
