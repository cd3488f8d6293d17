package export_test

import (
	"fmt"
	"strings"

	"throughline.org/throughline/chronology"
)

// smallReview is a review with something of everything, all of it invented.
func smallReview() *chronology.Review {
	r := &chronology.Review{}
	put := func(list ...chronology.Entity) {
		for _, x := range list {
			r.Put(x)
		}
	}
	put(
		&chronology.Settings{
			UID: "settings", Type: chronology.SafeguardingPractice, Title: "Child Q", Reference: "LCSPR 7",
			Marking: "OFFICIAL-SENSITIVE", Version: "working draft 3", ScopeFrom: "1 May 2012", ScopeTo: "30 April 2014",
			SectionNumber: 6, SectionHeading: "Chronology of professional involvement",
		},
		&chronology.Author{UID: "author", Name: "R. Overview", Role: "Independent author"},
		&chronology.ScopeStatement{UID: "scope", Paragraph: "3.2", Length: "two years"},
		&chronology.Kind{UID: "visit", Name: "home visit", Symbol: chronology.SymbolHome},
		&chronology.Kind{UID: "missed", Name: "appointment not attended", Symbol: chronology.SymbolHollow},
		&chronology.Kind{UID: "birth", Name: "life event", Symbol: chronology.SymbolLife},
		&chronology.LineOfEnquiry{UID: "referrals", Short: "Referrals", Question: "Were referrals answered?"},
		&chronology.Agency{UID: "hv", Name: "Health visiting", Short: "HV", Colour: "#1f8a8c"},
		&chronology.Agency{UID: "gp", Name: "General practice", Short: "GP", Colour: "#2b6ca3"},
		&chronology.Service{UID: "nursery", Agency: "hv", Name: "Nursery nurse"},
		&chronology.Person{UID: "child", Label: "Child Q", RealName: "Ŵyn Ągnieszka", Subject: true, Child: true, Family: true, Ethnicity: "White British"},
		&chronology.Person{UID: "mother", Label: "Mother", Family: true, Relationship: "Mother", AgeStated: "22"},
		&chronology.Person{UID: "worker", Label: "Worker 1", Role: "Social worker"},
		&chronology.PanelMember{UID: "panel", Name: "A.B.", Representation: "Police"},
		&chronology.Abbreviation{UID: "mash", Short: "MASH", Meaning: "Multi-agency safeguarding hub"},
	)
	put(smallEvents()...)
	put(
		&chronology.Link{UID: "link", From: "e1", To: "e2", Kind: chronology.LedTo},
		&chronology.Paragraph{UID: "p1", Text: "The health visitor saw the family at home.", Events: []chronology.UID{"e1"}},
		&chronology.Paragraph{UID: "p2", Text: "An appointment followed (see {¶p1}) and was missed; {¶gone} is no longer told.", Events: []chronology.UID{"e2"}},
	)
	return r
}

func smallEvents() []chronology.Entity {
	return []chronology.Entity{
		&chronology.Event{
			UID: "e0", Kind: "birth", When: chronology.When{Wording: "2 May 2012"}, What: "Child Q is born.", Key: true,
		},
		&chronology.Event{
			UID: "e1", ExternalID: "17", Agency: "hv", Service: "nursery", Kind: "visit",
			When: chronology.When{Wording: "8 May 2013"}, Known: "9 May 2013", Title: "First visit", Source: "Record, p. 4",
			What:    "Siân Llŷr, Łukasz Żółć, Δήμητρα, Ірина and Nguyễn Thị Hương were in. Comparison: 3 < 4 (so \\ it stands).",
			Outcome: "A referral was agreed.", Voice: "“I like my bed.”",
			Comment: "SECRET-COMMENT", Note: "SECRET-NOTE", GoodPractice: true, Key: true, Disputed: true,
			Involved:      []chronology.Involvement{{Person: "mother", Part: "host"}, {Person: "child"}},
			Professionals: []chronology.Professional{{Role: "Nursery nurse"}, {Person: "worker"}},
			Seen:          []chronology.ChildSeen{{Child: "child", State: chronology.SeenYes}},
			Lines:         []chronology.UID{"referrals"},
			Told:          []chronology.Told{{Agency: "gp", When: "9 May 2013", By: "letter"}, {Agency: "hv", NotTold: true}},
			Attachments:   []chronology.Attachment{{Name: "letter.pdf"}},
		},
		&chronology.Event{
			UID: "e2", Agency: "gp", Kind: "missed", When: chronology.When{Wording: "June 2013"}, Source: "GP record",
			What: "Planned appointment.", Seen: []chronology.ChildSeen{{Child: "child"}},
		},
	}
}

// longEvent is an event that no page can hold: numbered sentences, so that a
// reader can tell whether one is missing.
func longEvent(uid chronology.UID, sentences int) *chronology.Event {
	var b strings.Builder
	for i := range sentences {
		fmt.Fprintf(&b, "Sentence n%04d goes on for a while. ", i+1)
	}
	return &chronology.Event{UID: uid, Agency: "hv", Kind: "visit", When: chronology.When{Wording: "10 May 2013"}, Source: "Record", What: b.String()}
}
