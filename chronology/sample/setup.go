package sample

import "throughline.org/throughline/chronology"

func settings() *chronology.Settings {
	return &chronology.Settings{
		UID:            uid("settings", "baby-c"),
		Type:           chronology.SeriousCaseReview,
		Title:          "Baby C",
		Reference:      "Coventry Safeguarding Children Board, 17 February 2016",
		Marking:        "OFFICIAL (bundled example)",
		Version:        "facts of the published report, retold",
		ScopeFrom:      hold("{s1-six-week-check}"),
		ScopeTo:        hold("{critical-incident}"),
		SectionNumber:  6,
		SectionHeading: "Chronology of professional involvement with the family",
	}
}

func kinds() []*chronology.Kind {
	kinds := chronology.UsualKinds()
	for _, k := range kinds {
		k.UID = uid("kind", k.Name)
	}
	return kinds
}

// The agencies' short names serve as their keys.
const (
	generalPractice  = "GP"
	midwifery        = "CM"
	stopSmoking      = "SSS"
	healthVisiting   = "HV"
	familyFirst      = "CFF"
	socialCare       = "CSC"
	voluntary        = "VS"
	police           = "POL"
	domesticViolence = "DVS"
	hospital         = "HOS"
	ambulance        = "AMB"
)

// Of two of them the report says from when to when they were involved: the stop
// smoking adviser from the referral until she spoke to health visiting (6.6), and
// social care from the first referral until it left the case to early help (6.34).
var agencies = []struct {
	short, name string
	services    []string
	from, to    string
}{
	{short: generalPractice, name: "General practice", services: []string{"GP"}},
	{short: midwifery, name: "Community midwifery", services: []string{"Midwife"}},
	{short: stopSmoking, name: "Stop smoking service", services: []string{"Stop smoking adviser"}, from: "{ssa-referral}", to: "{ssa-tells-hv}"},
	{short: healthVisiting, name: "Health visiting", services: []string{"Health visitor", "Nursery nurse", "Health visitor and nursery nurse"}},
	{short: familyFirst, name: "Children and Family First", services: []string{"Family First team"}},
	{short: socialCare, name: "Children's Social Care", services: []string{"Referral and Assessment Service", "Social worker", "Team manager"}, from: "{first-referral}", to: "{step-down}"},
	{short: voluntary, name: "Voluntary service", services: []string{"Family support worker"}},
	{short: police, name: "Police", services: []string{"Response officers", "Control room"}},
	{short: domesticViolence, name: "Domestic violence service", services: []string{"Adviser"}},
	{short: hospital, name: "Hospital", services: []string{"A&E", "Children's emergency department", "Intensive care"}},
	{short: ambulance, name: "Ambulance service", services: []string{"Emergency crew"}},
}

func putAgencies(r *chronology.Review) {
	for i, a := range agencies {
		r.Put(&chronology.Agency{
			UID: uid("agency", a.short), Name: a.name, Short: a.short, Colour: chronology.AgencyColours[i],
			InvolvedFrom: hold(a.from), InvolvedTo: hold(a.to),
		})
		for _, service := range a.services {
			r.Put(&chronology.Service{
				UID: uid("service", a.short+" "+service), Agency: uid("agency", a.short), Name: service,
			})
		}
	}
}

// The keys of the lines of enquiry.
const (
	referrals   = "Referrals"
	assessments = "Assessments"
	lateBooking = "Late booking"
	children    = "Children's experiences"
	abuse       = "Domestic abuse"
	wellbeing   = "Emotional wellbeing"
	substances  = "Substance use"
	earlyHelp   = "Early help"
	sharing     = "Information sharing"
)

// linesOfEnquiry are the nine issues and questions of the terms of reference,
// which the report prints on its contents page.
func linesOfEnquiry() []*chronology.LineOfEnquiry {
	lines := []struct{ short, question string }{
		{referrals, "Where there was risk or need, was it referred, and did each referral get the response it called for?"},
		{assessments, "Which points and chances for assessment did each agency have, how good were the assessments, and was what was done in keeping with what they decided?"},
		{lateBooking, "How did services respond when the pregnancy was booked late?"},
		{children, "When and how was it learnt what life was like for the children, and what weight did that carry in decisions and services?"},
		{abuse, "Did agencies recognise domestic violence and abuse for what it was, and act on it?"},
		{wellbeing, "How did agencies deal with the emotional wellbeing of the parents?"},
		{substances, "Was the parents' use of substances assessed and dealt with as it should have been?"},
		{earlyHelp, "Were the chances to offer help early taken?"},
		{sharing, "How did agencies share what they knew and work with one another?"},
	}
	list := make([]*chronology.LineOfEnquiry, len(lines))
	for i, l := range lines {
		list[i] = &chronology.LineOfEnquiry{UID: uid("line", l.short), Short: l.short, Question: l.question}
	}
	return list
}

// putPeopleBehindTheReview adds the authors, the panel of appendix 2, the two
// places where the report states its scope, and the glossary.
func putPeopleBehindTheReview(r *chronology.Review) {
	for _, p := range [][2]string{
		{"RS", "West Midlands Police Force"},
		{"KM", "University Hospital Coventry & Warwickshire NHS Trust"},
		{"JP", "Coventry & Rugby Clinical Commissioning Group"},
		{"PG", "Coventry & Warwickshire Partnership Trust"},
		{"DC", "Coventry City Council Social Care"},
	} {
		r.Put(&chronology.PanelMember{UID: uid("panel", p[0]), Name: p[0], Representation: p[1]})
	}
	for _, a := range [][2]string{
		{"Jane Wiffin", "Author of the first, longer report"},
		{"Nicki Walker-Hall", "Author of the first, longer report"},
		{"Daryl Agnew", "Independent author of the published report"},
	} {
		r.Put(&chronology.Author{UID: uid("author", a[0]), Name: a[0], Role: a[1]})
	}
	for _, s := range [][2]string{{"3.2", "{s1-six-week-check}"}, {"6.1", "{s1-birth}"}} {
		r.Put(&chronology.ScopeStatement{
			UID: uid("scope", s[0]), Paragraph: s[0],
			From: hold(s[1]), To: hold("{critical-incident}"), Length: "22 months",
		})
	}
	for _, a := range [][2]string{
		{"A&E", "Accident and Emergency"},
		{"CAF", "Common Assessment Framework, a voluntary assessment for early support"},
		{"DASH", "Domestic Abuse, Stalking and Harassment risk assessment"},
		{"GP", "General Practitioner"},
	} {
		r.Put(&chronology.Abbreviation{UID: uid("abbreviation", a[0]), Short: a[0], Meaning: a[1]})
	}
}
