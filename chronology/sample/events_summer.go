package sample

// summerEvents are paragraphs 6.17 to 6.19: the family support worker's call
// and the police incidents.
var summerEvents = []entry{
	{
		key: "fsw-tells-cff", paragraph: "6.17", agency: voluntary, service: "Family support worker", kind: "concern raised",
		title:    "Family support worker tells the Family First team",
		when:     "when Baby C was 10 weeks old",
		what:     "The ex-partner's family support worker, from a voluntary service, reports how much arguing the siblings witness when they are with their father.",
		outcome:  "The team answers that it has raised the same concerns with Children's Social Care, which is now involved.",
		involved: []part{{halfSib1, "said to witness arguments"}, {halfSib2, "said to witness arguments"}, {father, "had contact with the half siblings"}, {exPartner, "supported by the service"}},
		staff:    []string{"Family support worker"},
		sibling1: noneMet, babyC: noneMet,
		lines: []string{referrals, children, abuse, sharing},
		told: []told{
			{agency: familyFirst, when: "same day as {fsw-tells-cff}", by: "Family support worker"},
			{agency: socialCare, when: "same day as {fsw-tells-csc}", by: "Family support worker"},
		},
	},
	{
		key: "fsw-tells-csc", paragraph: "6.17", agency: socialCare, service: "Referral and Assessment Service", kind: "concern raised",
		title:    "Family support worker telephones social care",
		when:     "when Baby C was 10 weeks old; after {fsw-tells-cff}; 5 months after {initial-assessment-visit}",
		what:     "The family support worker rings Children's Social Care directly with the concern about arguments.",
		outcome:  "The answer: an assessment was finished five months before, what was alleged could not be substantiated, and the case is closed.",
		involved: []part{{halfSib1, "said to witness arguments"}, {halfSib2, "said to witness arguments"}, {father, "had contact with the half siblings"}},
		staff:    []string{"Family support worker (voluntary service)"},
		sibling1: noneMet, babyC: noneMet,
		lines: []string{referrals, children, abuse},
	},
	{
		key: "police-grandmother-1", paragraph: "6.18", agency: police, service: "Response officers", kind: "police attendance",
		title:    "Police called to the grandmother's address",
		when:     "when Baby C was 12 weeks old",
		what:     "First of three incidents over disputes between the mother and the maternal grandmother. At the grandmother's address she makes several allegations about the mother, among them a threat to 'smash up' the house. The children are not mentioned.",
		outcome:  "No other agency is told.",
		involved: []part{{grandmother, "made the allegations"}, {mother, "subject of the allegations"}},
		staff:    []string{"Response officers"},
		lines:    []string{abuse, sharing},
		told:     []told{{agency: healthVisiting, not: true}, {agency: socialCare, not: true}, {agency: generalPractice, not: true}, {agency: familyFirst, not: true}},
	},
	{
		key: "police-grandmother-2", paragraph: "6.19", agency: police, service: "Response officers", kind: "police attendance",
		title:   "Two more incidents with the grandmother",
		when:    "within 3 months after {fsw-tells-csc}; after {police-grandmother-1}",
		what:    "The police are involved in further incidents between the mother and the maternal grandmother; in one the mother has sent an abusive text. The report does not date them apart.",
		outcome: "The DASH gives a standard risk, and multi-agency screening grades it Level 1. The health visitor sees the domestic abuse notification and takes no further action: it is Level 1, between two adults, with nothing to say that the children were there.",
		note:    "Paragraph 6.18 counts three incidents in three months. This entry stands for the second and the third.",
		involved: []part{{mother, "in dispute; sent an abusive text"},
			{grandmother, "in dispute"}},
		staff: []string{"Response officers"},
		lines: []string{abuse, sharing},
		told: []told{
			{agency: healthVisiting, by: "Domestic abuse notification"},
			{agency: socialCare, when: "same day as {csc-learns-of-incident}"},
		},
	},
	{
		key: "csc-learns-of-incident", paragraph: "6.19", agency: socialCare, service: "Referral and Assessment Service", kind: "information shared",
		title:    "Social care learns of the incident",
		when:     "2 months after {police-grandmother-2}",
		what:     "Children's Social Care first hears of the incident between the mother and the maternal grandmother.",
		outcome:  "It is agreed to take no further action.",
		involved: []part{{mother, "in dispute"}, {grandmother, "in dispute"}},
		sibling1: noneMet, babyC: noneMet,
		lines: []string{abuse, sharing},
	},
}
