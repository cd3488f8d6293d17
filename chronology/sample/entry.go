package sample

import (
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
)

// entry is one event of the tables, everything named by key.
type entry struct {
	key       string
	paragraph string // of the report: "6.3", "6.28 and 6.32"
	agency    string // "" for a family life event
	service   string
	kind      string
	title     string
	when      string
	setAside  []string // clauses of when
	asSpan    bool
	known     string
	from      string // person whose birth the published date counts from; "" leaves it to the program

	what, outcome, voice, note string

	involved []part
	staff    []string
	// Whether each child was seen; left out where the report does not say.
	sibling1, babyC, halfSiblings chronology.SeenState
	lines                         []string
	told                          []told
	significant, disputed         bool
	era, dayLine                  bool
	order                         int // the report's own of what several agencies did at one time; below 0
}

// part is what a person did in an event.
type part struct{ person, did string }

// told is an agency that was told of an event, or was not.
type told struct {
	agency, when, by, leftOut string
	not                       bool
}

// What the tables say of a child at a contact.
const (
	seen    = chronology.SeenYes
	notSeen = chronology.SeenNo
	noneMet = chronology.SeenNotApplicable // nobody met the family, or the child was not born
)

// entries are all events, in the order in which the report tells them.
func entries() []entry {
	return slices.Concat(pregnancyEvents, firstReferralEvents, birthEvents, summerEvents, autumnEvents, secondReferralEvents, lastEvents)
}

func (e entry) event() *chronology.Event {
	event := &chronology.Event{
		UID: Key(e.key), ExternalID: e.key, Title: e.title,
		Kind:   uid("kind", e.kind),
		When:   chronology.When{Wording: hold(e.when), AsSpan: e.asSpan},
		Known:  hold(e.known),
		Source: e.source(), What: e.what, Outcome: e.outcome, Voice: e.voice, Note: e.note,
		Key: e.significant, Disputed: e.disputed, Era: e.era, DayLine: e.dayLine, HandOrder: e.order,
	}
	for _, clause := range e.setAside {
		event.When.SetAside = append(event.When.SetAside, hold(clause))
	}
	if e.from != "" {
		event.PublishedFrom = uid("person", e.from)
	}
	if e.agency != "" {
		event.Agency = uid("agency", e.agency)
		event.Service = uid("service", e.agency+" "+e.service)
	}
	for _, p := range e.involved {
		event.Involved = append(event.Involved, chronology.Involvement{Person: uid("person", p.person), Part: p.did})
	}
	for _, role := range e.staff {
		event.Professionals = append(event.Professionals, chronology.Professional{Role: role})
	}
	for _, line := range e.lines {
		event.Lines = append(event.Lines, uid("line", line))
	}
	for _, t := range e.told {
		event.Told = append(event.Told, chronology.Told{
			Agency: uid("agency", t.agency), NotTold: t.not, When: hold(t.when), By: t.by, LeftOut: t.leftOut,
		})
	}
	e.recordSeen(event)
	return event
}

func (e entry) source() string {
	if strings.Contains(e.paragraph, " ") {
		return "Overview report, paragraphs " + e.paragraph
	}
	return "Overview report, paragraph " + e.paragraph
}

func (e entry) recordSeen(event *chronology.Event) {
	for _, c := range []struct {
		child string
		state chronology.SeenState
	}{{babyC, e.babyC}, {sibling1, e.sibling1}, {halfSib1, e.halfSiblings}, {halfSib2, e.halfSiblings}} {
		if c.state != chronology.SeenNotRecorded {
			event.Seen = append(event.Seen, chronology.ChildSeen{Child: uid("person", c.child), State: c.state})
		}
	}
}
