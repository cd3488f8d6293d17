package export_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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
	read, report, _ := made(t, r, export.Options{What: []export.Part{export.Glossary}})
	assert.Empty(t, report.Unexplained)
	assert.Equal(t, []string{
		"GP | General practitioner", "GP | Group practice", "HV | Health visiting", "MASH | Multi-agency safeguarding hub",
	}, under(read)["Abbreviations"])
}

// TestTheGlossaryExplainsWhatIsPrinted, and no more: what stands in parts, columns
// and events that are left out is not explained, nor asked for.
func TestTheGlossaryExplainsWhatIsPrinted(t *testing.T) {
	r := smallReview()
	for short, meaning := range map[string]string{
		"CAF": "Common Assessment Framework, see TAF", "TAF": "Team around the family", "w/c": "Week commencing", "MARAC": "Conference",
		"AF": "Not by itself", "NAI": "In a comment",
	} {
		r.Put(&chronology.Abbreviation{UID: chronology.UID(short), Short: short, Meaning: meaning})
	}
	e := r.Event("e1").Copy()
	e.What, e.Comment, e.Outcome = "Two CAFs w/c 3 June. A S47 enquiry; EDT/CAMHS told, MARACs held.", "NAI? FGM?", "CAMHS replied."
	r.Put(e)
	of := func(o export.Options) ([]string, []string) {
		read, report, _ := made(t, r, o)
		var shorts []string
		for _, row := range under(read)["Abbreviations"] {
			short, _, _ := strings.Cut(row, " | ")
			shorts = append(shorts, short)
		}
		return shorts, report.Unexplained
	}
	table := []export.Part{export.Glossary, export.Table}
	explained, unexplained := of(export.Options{What: table})
	assert.Equal(t, []string{"CAF", "GP", "HV", "MARAC", "TAF", "w/c"}, explained, "a meaning's own, too, and the agencies' that references begin with")
	assert.Equal(t, []string{"CAMHS", "EDT", "S47"}, unexplained)

	explained, unexplained = of(export.Options{What: table, Comments: true})
	assert.Contains(t, explained, "NAI")
	assert.Contains(t, unexplained, "FGM")

	explained, unexplained = of(export.Options{What: []export.Part{export.Panel, export.Glossary, export.Section}})
	assert.Empty(t, explained)
	assert.Empty(t, unexplained)

	_, unexplained = of(export.Options{What: []export.Part{export.Table}})
	assert.Empty(t, unexplained, "without a glossary nothing is to be explained")
}

func TestTheAuthorIsAskedBeforeAnAbbreviationStaysUnexplained(t *testing.T) {
	r := smallReview()
	e := r.Event("e1").Copy()
	e.What = "CAMHS called."
	r.Put(e)
	for name, write := range map[string]export.Writer{"pdf": export.PDF, "docx": export.DOCX} {
		var asked []string
		var file bytes.Buffer
		o := export.Options{What: []export.Part{export.Glossary, export.Table}, Confirm: func(r export.Report) bool { asked = r.Unexplained; return false }}
		_, err := write(&file, r, chronology.Solve(r), o)
		require.ErrorIs(t, err, export.ErrStopped, name)
		assert.Contains(t, asked, "CAMHS", name)
		assert.Zero(t, file.Len(), "nothing is written before the answer")
	}
}
