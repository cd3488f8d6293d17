package sample

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/chronology"
)

// silencesOf shows the silences that are certain, by the keys of the contacts.
func silencesOf(r *chronology.Review, list []chronology.Silence) map[string]string {
	shown := map[string]string{}
	for _, s := range list {
		if !s.Certain(r.Agency(s.Agency).SilenceThreshold()) {
			continue
		}
		lane := r.Agency(s.Agency).Name
		if s.Service != "" {
			lane += ", " + r.Service(s.Service).Name
		}
		shown[lane+": "+r.Event(s.After).ExternalID+" to "+r.Event(s.Before).ExternalID] = s.Words()
	}
	return shown
}

// Paragraphs 6.16 and 6.20: the nursery nurse did not see the family for five
// months, and nobody else of health visiting did.
func TestTheFiveMonthsOfTheNurseryNurse(t *testing.T) {
	r := Review()
	d := chronology.Solve(r)
	fiveMonths := "about 5 months (137 to 167 days)"
	lanes := silencesOf(r, d.Silences(nil))
	services := silencesOf(r, d.ServiceSilences(nil))
	assert.Equal(t, fiveMonths, lanes["Health visiting: nn-missed-visit to nn-visit-1"])
	assert.Equal(t, fiveMonths, services["Health visiting, Nursery nurse: nn-missed-visit to nn-visit-1"])
}

// Who did not see the family for long, as the report's events have it: general
// practice for more than a year, social care between its two assessments.
func TestTheLongSilencesOfTheReview(t *testing.T) {
	r := Review()
	assert.Equal(t, map[string]string{
		"General practice: s1-six-week-check to gp-second-visit":          "7 to 11 weeks (46 to 76 days)",
		"General practice: gp-second-visit to gp-hand-injury":             "15 to 19 months (453 to 577 days)",
		"Health visiting: nn-s1-assessment to new-birth-visit":            "3 to 5 months (101 to 155 days)",
		"Health visiting: nn-missed-visit to nn-visit-1":                  "about 5 months (137 to 167 days)",
		"Children's Social Care: initial-assessment-visit to sw-calls-hv": "9 to 13 months (286 to 391 days)",
		"Police: earlier-999-calls to silent-999":                         "2 to 5 months (66 to 137 days)",
	}, silencesOf(r, chronology.Solve(r).Silences(nil)))
}
