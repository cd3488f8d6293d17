package intake

import (
	"regexp"

	"throughline.org/throughline/chronology"
)

// labelled is how people are called in place of their names: by kin or part, with
// a letter or a number where there are several.
var labelled = regexp.MustCompile(`(?i)^(?:(?:maternal|paternal|step|half|older|younger|foster|baby|great)[- ]?)*(?:mother|father|mum|dad|child|baby|sibling|brother|sister|adult|subject|partner|husband|wife|son|daughter|grandmother|grandfather|grandparents?|aunt|uncle|cousin|friend|neighbour|carer|parents?|male|female|person|young person)(?: (?:[a-z]|\d{1,2}|[a-z]\d))?(?:'s (?:mother|father|partner))?$`)

// Person is somebody whom the file lists as the review would have them.
func (o OfferedPerson) Person(r *chronology.Review) *chronology.Person {
	p := &chronology.Person{
		UID: chronology.NewUID(), Relationship: o.Relationship, Born: o.Born, Ethnicity: o.Ethnicity, Role: o.Role,
		Family: o.Role == "",
	}
	if labelled.MatchString(o.Name) {
		p.Label = o.Name
	} else {
		p.RealName = o.Name
	}
	if a := r.AgencyNamed(o.Agency); a != nil && o.Agency != "" {
		p.Agency = a.UID
	}
	return p
}

// Listed is the person of the review who has the name already; nil where nobody has.
func (o OfferedPerson) Listed(r *chronology.Review) *chronology.Person {
	for _, p := range r.People {
		for _, name := range namesOf(p) {
			if nameKey(name) != "" && nameKey(name) == nameKey(o.Name) {
				return p
			}
		}
	}
	return nil
}

// Listed reports whether the review has the abbreviation already.
func (o OfferedAbbreviation) Listed(r *chronology.Review) bool {
	for _, a := range r.Abbreviations {
		if nameKey(a.Short) == nameKey(o.Short) {
			return true
		}
	}
	return false
}

// Abbreviation is the abbreviation as the review would have it.
func (o OfferedAbbreviation) Abbreviation() *chronology.Abbreviation {
	return &chronology.Abbreviation{UID: chronology.NewUID(), Short: o.Short, Meaning: o.Meaning}
}
