package chronology

import (
	"cmp"
	"slices"
	"strings"
)

// Severity grades a finding.
type Severity string

// The severities.
const (
	Error   Severity = "error"   // something required is missing or cannot be read
	Warning Severity = "warning" // something does not fit
	Notice  Severity = "notice"  // worth a look
)

// Finding is something in the review that needs attention.
type Finding struct {
	Code       string   `json:"code"`
	Severity   Severity `json:"severity"`
	Events     []UID    `json:"events"`
	Paragraphs []string `json:"paragraphs"`
	Message    string   `json:"message"`
	Days       int      `json:"days"` // by how many days a contradiction misses, how many lie between at least; else 0
}

// The codes of findings, which do not change between versions.
const (
	CodeMissing          = "missing"           // an event lacks something required
	CodeUnreadable       = "unreadable-date"   // a wording cannot be read
	CodeContradiction    = "contradiction"     // wordings cannot all hold; one is set aside provisionally
	CodeSetAside         = "set-aside"         // what a clause that is set aside would contradict
	CodeLost             = "lost-reference"    // something names what is no longer in the review
	CodeToldBefore       = "told-before"       // an agency was told, or knew, before it happened
	CodeKnownLater       = "known-later"       // an event that its agency knew of only later
	CodeSharedLate       = "shared-late"       // what one agency knew and another heard of only later
	CodeSilence          = "silence"           // a stretch in which an agency had no recorded contact
	CodeLinkOrder        = "link-order"        // a link whose result came before its cause
	CodeParagraphOrder   = "paragraph-order"   // a paragraph that goes back in time
	CodeToldTwice        = "told-twice"        // one event that two paragraphs date from two anchors
	CodeLikelyOne        = "likely-one"        // two entries that may be one event
	CodeAgeMisfit        = "age-misfit"        // a check for an age that the child had not
	CodeScopeLength      = "scope-length"      // a stated scope that is not as long as it says
	CodeScopeUnreadable  = "scope-unreadable"  // a scope that cannot be read
	CodeAge              = "stated-age"        // a stated age that the dates do not give
	CodeContextual       = "out-of-scope"      // an event outside the scope
	CodeUntold           = "untold"            // an event that no paragraph tells
	CodeNoEvents         = "paragraph-no-base" // a paragraph that rests on no event
	CodeUndated          = "undated"           // an event whose date is unknown
	CodeQueryLate        = "query-overdue"     // a query to an agency that was due and has no answer
	CodeReturnLate       = "return-overdue"    // a return that was due and has not come
	CodeUnexplainedShort = "abbreviation"      // an abbreviation that the glossary lacks
	CodeAsked            = "asked"             // an event that lacks what its pack asks for
	CodeStranger         = "unlisted-person"   // a name in an agency's text that is not in the list of people
	CodeConflict         = "conflict"          // what a return and the review changed in different ways
)

// Check lists everything that needs attention, most severe first, then in the
// order of the chronology. Doubts about a wording are notices under the doubt's
// own code ("weekday-mismatch").
func Check(r *Review, d *Dating) []Finding {
	c := &checker{review: r, dating: d, reader: d.reader(), told: r.ToldIn()}
	c.untold = r.untold(c.told)
	for _, e := range d.Order() {
		c.event(e)
	}
	c.people()
	c.contradictions()
	c.scope()
	c.involvements()
	c.silences()
	c.links()
	c.sharedLate()
	c.paragraphs()
	c.paragraphOrder()
	c.toldTwice()
	c.likelyOne()
	c.abbreviations()
	c.strangers()
	c.conflicts()
	slices.SortStableFunc(c.findings, func(a, b Finding) int {
		return cmp.Compare(slices.Index(bySeverity, a.Severity), slices.Index(bySeverity, b.Severity))
	})
	return c.findings
}

var bySeverity = []Severity{Error, Warning, Notice}

// Missing says in words what an event lacks before it is complete ("source",
// "what happened", "a date"), nil when it is complete.
func Missing(r *Review, e *Event) []string {
	var missing []string
	lacks := func(what, text string) {
		if strings.TrimSpace(text) == "" {
			missing = append(missing, what)
		}
	}
	// Only life events belong to the family's own lane; any other entry is some
	// agency's.
	family := e.Family() && e.lifeEvent(r)
	if !family {
		lacks("an agency", string(e.Agency))
	}
	lacks("a date", e.When.Wording)
	if !family {
		lacks("source", e.Source)
	}
	lacks("what happened", e.What)
	return missing
}

func (e *Event) lifeEvent(r *Review) bool {
	k := r.Kind(e.Kind)
	return k != nil && k.Symbol == SymbolLife
}

// checker collects the findings of one review.
type checker struct {
	review   *Review
	dating   *Dating
	reader   *reader
	told     map[UID][]string
	untold   func(UID) bool
	findings []Finding
}

func (c *checker) add(code string, severity Severity, message string, events ...UID) {
	f := Finding{Code: code, Severity: severity, Message: message, Events: events, Paragraphs: []string{}}
	if events == nil {
		f.Events = []UID{}
	}
	for _, uid := range events {
		for _, number := range c.told[uid] {
			if !slices.Contains(f.Paragraphs, number) {
				f.Paragraphs = append(f.Paragraphs, number)
			}
		}
	}
	c.findings = append(c.findings, f)
}

// addAt is add for what concerns a paragraph rather than an event.
func (c *checker) addAt(code string, severity Severity, message, paragraph string) {
	c.findings = append(c.findings, Finding{
		Code: code, Severity: severity, Message: message, Events: []UID{}, Paragraphs: []string{paragraph},
	})
}

// called is how a message names an event: its title with its paragraph, or its ref.
func (c *checker) called(uid UID) string {
	e := c.review.Event(uid)
	if e == nil {
		return EventLost
	}
	name := "“" + e.ShortTitle() + "”"
	if strings.Trim(name, "“”") == "" {
		name = "The entry"
	}
	if numbers := c.told[uid]; len(numbers) > 0 {
		return name + " (" + numbers[0] + ")"
	}
	return name + " (" + c.dating.Ref(uid) + ")"
}
