package chronology

import (
	"slices"
)

// Review is the whole exercise and its file: what is set up once, and
// everything that is entered. Slices are in the order the author gave them;
// Events are in the order in which they were entered (Dating.Order gives the
// order of the chronology).
type Review struct {
	Settings      *Settings
	People        []*Person
	Agencies      []*Agency
	Services      []*Service
	Kinds         []*Kind
	Lines         []*LineOfEnquiry
	Panel         []*PanelMember
	Authors       []*Author
	Scopes        []*ScopeStatement
	Abbreviations []*Abbreviation
	Events        []*Event
	Links         []*Link
	Paragraphs    []*Paragraph
	Bookmarks     []*Bookmark
	Masks         []*Mask
	Decisions     []*Decision
	Allowances    []*Allowance
	Receipts      []*Receipt
	ColumnMatches []*ColumnMatch
	Packs         []*Pack
	Returns       []*AgencyReturn
	Conflicts     []*Conflict
	Copies        []*Copy // that were given out
	Queries       []*Query

	// Rendered is the version that this copy was made as (see Render); the zero
	// Version is the review itself. It is not kept in the file.
	Rendered Version

	index    *entityIndex
	silences *ownSilences // of a version: those of the review that it is made of
}

// ReviewType is the kind of exercise, with its own wording on screen and paper.
type ReviewType string

// The review types known by name; any other text is a type of the author's own.
const (
	SeriousCaseReview       ReviewType = "Serious Case Review"
	SafeguardingPractice    ReviewType = "Local Child Safeguarding Practice Review"
	DomesticHomicideReview  ReviewType = "Domestic Homicide Review"
	SafeguardingAdultReview ReviewType = "Safeguarding Adult Review"
	SingleUnifiedReview     ReviewType = "Single Unified Safeguarding Review"
	LearningReview          ReviewType = "Learning Review"
)

// Settings is what is said once about a review.
type Settings struct {
	UID       UID
	Type      ReviewType
	Title     string
	Reference string
	Marking   string // protective marking, on every page: free text
	Version   string // "working draft 3"
	// ScopeFrom and ScopeTo are date wordings; they may name events
	// ("the critical incident") and so have windows of their own.
	ScopeFrom, ScopeTo string
	SectionNumber      int
	SectionHeading     string
	// OneAgency is set in an IMR author's own file: the agency it belongs to.
	OneAgency UID
	// Rules are the numbers by which this review reads wordings, where they
	// differ from the usual ones; see ChangeRule.
	Rules []RuleNumber
	// Calendar is whose bank holidays working days skip; "" is England and Wales.
	Calendar Nation
	// PublishedDates and PublishedNeutral are what was chosen for the version that
	// is published; see Version. "" is DatesRelative.
	PublishedDates   DatePolicy
	PublishedNeutral bool
	LateDays         int // days within which what one agency knows should reach another; 0: UsualLateDays
	// Methodology is the author's own text on how the chronology was made; "": it
	// is composed from the review when it is printed.
	Methodology string
}

// UsualLateDays are the days after which sharing is late where a review says no
// other number.
const UsualLateDays = 7

// LateAfter is the number of days after which sharing is late. Settings may be nil.
func (s *Settings) LateAfter() int {
	if s != nil && s.LateDays > 0 {
		return s.LateDays
	}
	return UsualLateDays
}

// ScopeStatement is one place where the scope is stated, with what it says,
// so that statements can be compared.
type ScopeStatement struct {
	UID       UID
	Paragraph string // where it is made: "3.2"
	From, To  string // date wordings
	Length    string // "22 months"
}

// Abbreviation is an entry of the glossary.
type Abbreviation struct {
	UID            UID
	Short, Meaning string
}

// PanelMember sits on the panel: initials or name, and whom they represent.
type PanelMember struct {
	UID            UID
	Name           string
	Representation string
}

// Author wrote the review or one of its parts.
type Author struct {
	UID  UID
	Name string
	Role string
}

// Identity implements Entity.
func (s *Settings) Identity() UID { return s.UID }

// Identity implements Entity.
func (s *ScopeStatement) Identity() UID { return s.UID }

// Identity implements Entity.
func (a *Abbreviation) Identity() UID { return a.UID }

// Identity implements Entity.
func (p *PanelMember) Identity() UID { return p.UID }

// Identity implements Entity.
func (a *Author) Identity() UID { return a.UID }

// NewReview returns an empty review with the usual kinds of event.
func NewReview(title string) *Review {
	r := &Review{Settings: &Settings{
		UID: NewUID(), Type: SafeguardingPractice, Title: title,
		SectionNumber: 6, SectionHeading: "Chronology of professional involvement",
	}}
	for _, k := range UsualKinds() {
		r.Put(k)
	}
	return r
}

// Find returns the entity with the uid, or nil.
func (r *Review) Find(uid UID) Entity {
	r.reindex()
	return r.index.at(uid)
}

// find is Find for one type; nil where the uid is of another or unknown.
func find[T Entity](r *Review, uid UID) T {
	found, _ := r.Find(uid).(T)
	return found
}

// Event returns the event with the uid, or nil.
func (r *Review) Event(uid UID) *Event { return find[*Event](r, uid) }

// Person returns the person with the uid, or nil.
func (r *Review) Person(uid UID) *Person { return find[*Person](r, uid) }

// Agency returns the agency with the uid, or nil.
func (r *Review) Agency(uid UID) *Agency { return find[*Agency](r, uid) }

// Service returns the service with the uid, or nil.
func (r *Review) Service(uid UID) *Service { return find[*Service](r, uid) }

// Kind returns the kind with the uid, or nil.
func (r *Review) Kind(uid UID) *Kind { return find[*Kind](r, uid) }

// Line returns the line of enquiry with the uid, or nil.
func (r *Review) Line(uid UID) *LineOfEnquiry { return find[*LineOfEnquiry](r, uid) }

// Paragraph returns the paragraph with the uid, or nil.
func (r *Review) Paragraph(uid UID) *Paragraph { return find[*Paragraph](r, uid) }

// Bookmark returns the bookmark with the uid, or nil.
func (r *Review) Bookmark(uid UID) *Bookmark { return find[*Bookmark](r, uid) }

// Put adds the entity, or replaces the one with its uid in place.
func (r *Review) Put(x Entity) {
	r.reindex()
	exists := r.index.at(x.Identity()) != nil
	r.index.put(x)
	switch x := x.(type) {
	case *Settings:
		r.Settings = x
	case *ScopeStatement:
		r.Scopes = put(r.Scopes, x, exists)
	case *Abbreviation:
		r.Abbreviations = put(r.Abbreviations, x, exists)
	case *Person:
		r.People = put(r.People, x, exists)
	case *Agency:
		r.Agencies = put(r.Agencies, x, exists)
	case *Service:
		r.Services = put(r.Services, x, exists)
	case *Kind:
		r.Kinds = put(r.Kinds, x, exists)
	case *LineOfEnquiry:
		r.Lines = put(r.Lines, x, exists)
	case *PanelMember:
		r.Panel = put(r.Panel, x, exists)
	case *Author:
		r.Authors = put(r.Authors, x, exists)
	case *Event:
		r.Events = put(r.Events, x, exists)
	case *Link:
		r.Links = put(r.Links, x, exists)
	case *Paragraph:
		r.Paragraphs = put(r.Paragraphs, x, exists)
	case *Bookmark:
		r.Bookmarks = put(r.Bookmarks, x, exists)
	case *Mask:
		r.Masks = put(r.Masks, x, exists)
	case *Decision:
		r.Decisions = put(r.Decisions, x, exists)
	case *Allowance:
		r.Allowances = put(r.Allowances, x, exists)
	case *Receipt:
		r.Receipts = put(r.Receipts, x, exists)
	case *ColumnMatch:
		r.ColumnMatches = put(r.ColumnMatches, x, exists)
	case *Pack:
		r.Packs = put(r.Packs, x, exists)
	case *AgencyReturn:
		r.Returns = put(r.Returns, x, exists)
	case *Conflict:
		r.Conflicts = put(r.Conflicts, x, exists)
	case *Copy:
		r.Copies = put(r.Copies, x, exists)
	case *Query:
		r.Queries = put(r.Queries, x, exists)
	default:
		panic("chronology: unknown entity")
	}
}

// Remove takes the entity with the uid out of the review. What refers to it
// keeps its uid and shows a doubt.
func (r *Review) Remove(uid UID) {
	r.reindex()
	x := r.index.at(uid)
	r.index.remove(uid)
	switch x.(type) {
	case *ScopeStatement:
		r.Scopes = drop(r.Scopes, uid)
	case *Abbreviation:
		r.Abbreviations = drop(r.Abbreviations, uid)
	case *Person:
		r.People = drop(r.People, uid)
	case *Agency:
		r.Agencies = drop(r.Agencies, uid)
	case *Service:
		r.Services = drop(r.Services, uid)
	case *Kind:
		r.Kinds = drop(r.Kinds, uid)
	case *LineOfEnquiry:
		r.Lines = drop(r.Lines, uid)
	case *PanelMember:
		r.Panel = drop(r.Panel, uid)
	case *Author:
		r.Authors = drop(r.Authors, uid)
	case *Event:
		r.Events = drop(r.Events, uid)
	case *Link:
		r.Links = drop(r.Links, uid)
	case *Paragraph:
		r.Paragraphs = drop(r.Paragraphs, uid)
	case *Bookmark:
		r.Bookmarks = drop(r.Bookmarks, uid)
	case *Allowance:
		r.Allowances = drop(r.Allowances, uid)
	case *Receipt:
		r.Receipts = drop(r.Receipts, uid)
	case *ColumnMatch:
		r.ColumnMatches = drop(r.ColumnMatches, uid)
	case *Copy:
		r.Copies = drop(r.Copies, uid)
	case *Decision:
		r.Decisions = drop(r.Decisions, uid)
	case *Mask:
		r.Masks = drop(r.Masks, uid)
	case *Pack:
		r.Packs = drop(r.Packs, uid)
	case *AgencyReturn:
		r.Returns = drop(r.Returns, uid)
	case *Conflict:
		r.Conflicts = drop(r.Conflicts, uid)
	case *Query:
		r.Queries = drop(r.Queries, uid)
	}
}

// PutEvents puts an event in the place of each, by its number in Events: quicker
// than to Put many. One that is returned as it was stays.
func (r *Review) PutEvents(now func(i int, e *Event) *Event) {
	r.reindex()
	for i, e := range r.Events {
		if shown := now(i, e); shown != e {
			r.Events[i] = shown
			r.index.put(shown)
		}
	}
}

// Snapshot returns a copy that later Puts and Removes do not change. It shares
// the entities, which are treated as values.
func (r *Review) Snapshot() *Review {
	s := *r
	s.People = slices.Clone(r.People)
	s.Agencies = slices.Clone(r.Agencies)
	s.Services = slices.Clone(r.Services)
	s.Kinds = slices.Clone(r.Kinds)
	s.Lines = slices.Clone(r.Lines)
	s.Panel = slices.Clone(r.Panel)
	s.Authors = slices.Clone(r.Authors)
	s.Scopes = slices.Clone(r.Scopes)
	s.Abbreviations = slices.Clone(r.Abbreviations)
	s.Events = slices.Clone(r.Events)
	s.Links = slices.Clone(r.Links)
	s.Paragraphs = slices.Clone(r.Paragraphs)
	s.Bookmarks = slices.Clone(r.Bookmarks)
	s.Masks = slices.Clone(r.Masks)
	s.Decisions = slices.Clone(r.Decisions)
	s.Allowances = slices.Clone(r.Allowances)
	s.Receipts = slices.Clone(r.Receipts)
	s.ColumnMatches = slices.Clone(r.ColumnMatches)
	s.Packs = slices.Clone(r.Packs)
	s.Returns = slices.Clone(r.Returns)
	s.Conflicts = slices.Clone(r.Conflicts)
	s.Copies = slices.Clone(r.Copies)
	s.Queries = slices.Clone(r.Queries)
	r.reindex()
	s.index = r.index.copy()
	return &s
}

// reindex builds the index the first time it is needed.
func (r *Review) reindex() {
	if r.index != nil {
		return
	}
	r.index = newEntityIndex(len(r.Events) + len(r.Links) + len(r.Paragraphs))
	for x := range r.All() {
		r.index.put(x)
	}
}

// All yields every entity of the review, referred-to before referring.
func (r *Review) All() func(yield func(Entity) bool) {
	return func(yield func(Entity) bool) {
		if r.Settings != nil && !yield(r.Settings) {
			return
		}
		_ = each(r.Kinds, yield) && each(r.Lines, yield) && each(r.Agencies, yield) &&
			each(r.Services, yield) && each(r.People, yield) && each(r.Panel, yield) &&
			each(r.Authors, yield) && each(r.Scopes, yield) && each(r.Abbreviations, yield) &&
			each(r.Events, yield) && each(r.Links, yield) && each(r.Paragraphs, yield) &&
			each(r.Bookmarks, yield) && each(r.Masks, yield) && each(r.Decisions, yield) && each(r.Allowances, yield) &&
			each(r.Receipts, yield) && each(r.ColumnMatches, yield) &&
			each(r.Packs, yield) && each(r.Returns, yield) && each(r.Conflicts, yield) && each(r.Copies, yield) && each(r.Queries, yield)
	}
}

func each[T Entity](list []T, yield func(Entity) bool) bool {
	for _, x := range list {
		if !yield(x) {
			return false
		}
	}
	return true
}

func put[T Entity](list []T, x T, exists bool) []T {
	if exists {
		if i := slices.IndexFunc(list, func(o T) bool { return o.Identity() == x.Identity() }); i >= 0 {
			list[i] = x
			return list
		}
	}
	return append(list, x)
}

func drop[T Entity](list []T, uid UID) []T {
	return slices.DeleteFunc(list, func(o T) bool { return o.Identity() == uid })
}
