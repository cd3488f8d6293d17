package export_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
)

// TestAnAbbreviationIsExplainedOnce, the short names of agencies among them; one
// that stands for two things has both.
func TestAnAbbreviationIsExplainedOnce(t *testing.T) {
	r := smallReview()
	r.Put(&chronology.Abbreviation{UID: "again", Short: "Mash ", Meaning: "multi-agency safeguarding hub"})
	r.Put(&chronology.Abbreviation{UID: "hv2", Short: "HV", Meaning: "Health visiting"})
	r.Put(&chronology.Abbreviation{UID: "gp2", Short: "GP", Meaning: "General practitioner"})
	r.Put(&chronology.Abbreviation{UID: "gp3", Short: "GP", Meaning: "Group practice"})
	read, _, _ := made(t, r, export.Options{What: []export.Part{export.Glossary}})
	assert.Equal(t, []string{
		"GP | General practitioner", "GP | Group practice", "HV | Health visiting", "MASH | Multi-agency safeguarding hub",
	}, under(read)["Abbreviations"])
}
