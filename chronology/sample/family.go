package sample

import "throughline.org/throughline/chronology"

// The people of Table 1, by the name that the report gives them.
const (
	babyC       = "Baby C"
	mother      = "Mother"
	father      = "Father"
	sibling1    = "Sibling 1"
	exPartner   = "Ex-Partner of Father"
	halfSib1    = "Half sibling 1"
	halfSib2    = "Half sibling 2"
	grandmother = "Maternal grandmother"
)

// family is Table 1 of the report, with the ages as it prints them. Baby C is
// the subject of the review; Sibling 1 is, like Baby C, a child whose being
// seen is asked at every contact and whose age is followed. The report gives no
// names, so the labels are also the pseudonyms.
func family() []*chronology.Person {
	const dualHeritage = "Dual heritage (white & white/black Caribbean)"
	const whiteBritish = "White British"
	table := []*chronology.Person{
		{Label: babyC, Relationship: "Child subject", AgeStated: "Died age 11 months", Ethnicity: dualHeritage,
			Subject: true, Child: true, BirthEvent: Key("c-birth")},
		{Label: mother, Relationship: "Mother", AgeStated: "22", Ethnicity: "Dual heritage (white/black Caribbean)"},
		{Label: father, Relationship: "Father", AgeStated: "28", Ethnicity: whiteBritish},
		{Label: sibling1, Relationship: "Sibling", AgeStated: "2", Ethnicity: dualHeritage,
			Child: true, BirthEvent: Key("s1-birth")},
		{Label: exPartner, Relationship: "Ex-partner of father", AgeStated: "Not Known", Ethnicity: whiteBritish},
		{Label: halfSib1, Relationship: "Half sibling", AgeStated: "7", Ethnicity: whiteBritish},
		{Label: halfSib2, Relationship: "Half sibling", AgeStated: "3", Ethnicity: whiteBritish},
		{Label: grandmother, Relationship: "Maternal grandmother", AgeStated: "48", Ethnicity: whiteBritish},
	}
	for _, p := range table {
		p.UID = uid("person", p.Label)
		p.Pseudonym = p.Label
		p.Family = true
	}
	return table
}
