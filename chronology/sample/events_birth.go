package sample

// birthEvents are paragraphs 6.13 to 6.16: Baby C's first weeks.
var birthEvents = []entry{
	{
		key: "c-birth", paragraph: "6.13", agency: midwifery, service: "Midwife", kind: "life event",
		title: "Baby C is born",
		when:  "8 weeks after {initial-assessment-visit}; between 37 and 42 weeks of the pregnancy with Baby C",
		// With this clause in use 6.17's five months could not be; the checks say by how much.
		setAside:    []string{"8 weeks after {initial-assessment-visit}"},
		what:        "The mother gives birth to Baby C.",
		involved:    []part{{babyC, "born"}, {mother, "gave birth"}},
		staff:       []string{"Midwife"},
		lines:       []string{children},
		significant: true,
	},
	{
		key: "postnatal-visits", paragraph: "6.13", agency: midwifery, service: "Midwife", kind: "series of contacts",
		title:    "Midwives see the mother after the birth",
		when:     "between {c-birth} and {critical-incident}",
		what:     "The mother's midwives see her as a matter of routine once Baby C is born.",
		involved: []part{{mother, "seen"}},
		staff:    []string{"Midwife"},
	},
	{
		key: "new-birth-visit", paragraph: "6.14", agency: healthVisiting, service: "Health visitor", kind: "home visit",
		title: "New birth visit",
		when:  "2 weeks after {c-birth}",
		what: "The health visitor makes the new birth visit and completes the Family Health Assessment, knowing nothing of Sibling 1 or of the mother's earlier dealings with services. " +
			"The mother has moved home. She and the father are no longer a couple but, she says, still friends. Asked about domestic violence and abuse, she discloses nothing.",
		outcome:  "The health visitor plans support, to be given by the nursery nurse.",
		voice:    "The mother says that she and the father smoke tobacco and cannabis.",
		involved: []part{{babyC, "visited"}, {mother, "seen; asked about domestic abuse"}, {father, "spoken of"}},
		staff:    []string{"Health visitor"},
		lines:    []string{assessments, abuse, substances, earlyHelp, sharing},
	},
	{
		key: "c-six-week-check", paragraph: "6.15", agency: healthVisiting, service: "Health visitor", kind: "assessment",
		title: "Six-week assessment of Baby C",
		when:  "when Baby C was 6 weeks old",
		what: "Routine assessment at six weeks: Baby C is developing as expected. The home is clean and tidy. Sibling 1 is suitably dressed and is said to sleep better. " +
			"The mother is said to cope well, and she responds well to both children.",
		outcome:  "The nursery nurse's support is offered, as the family is young, with a new baby and an older child who sleeps badly.",
		involved: []part{{babyC, "assessed"}, {sibling1, "seen"}, {mother, "seen"}},
		staff:    []string{"Health visitor"},
		sibling1: seen, babyC: seen,
		lines: []string{assessments, children, earlyHelp},
	},
	{
		key: "nn-missed-visit", paragraph: "6.16", agency: healthVisiting, service: "Nursery nurse", kind: "home visit",
		title:    "Nursery nurse finds the children away",
		when:     "2 weeks after {c-six-week-check}",
		what:     "The nursery nurse visits. The parents are in; the children are both staying with the maternal grandmother. The parents say that the children are well.",
		outcome:  "Another visit is arranged, but the nursery nurse does not see the family for five months.",
		involved: []part{{mother, "seen"}, {father, "seen"}, {babyC, "away"}, {sibling1, "away"}, {grandmother, "had the children to stay"}},
		staff:    []string{"Nursery nurse"},
		sibling1: notSeen, babyC: notSeen,
		lines: []string{earlyHelp, children},
	},
}
