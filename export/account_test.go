package export_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
)

// twice is a review in which two agencies tell of one contact.
func twice(once bool) *chronology.Review {
	r := chronology.NewReview("Twice")
	for _, x := range []chronology.Entity{
		&chronology.Agency{UID: "hv", Name: "Health visiting", Short: "HV"}, &chronology.Agency{UID: "pol", Name: "Police", Short: "P"},
		&chronology.Event{UID: "v", Agency: "hv", Source: "Red book", What: "VISITORWORDS", When: chronology.When{Wording: "3 March 2014"}},
		&chronology.Event{UID: "c", Agency: "pol", Source: "Log 7", What: "CALLERWORDS", Key: true, When: chronology.When{Wording: "3 March 2014"}},
		&chronology.Link{UID: "l", From: "c", To: "v", Kind: chronology.SameEvent, Once: once},
		&chronology.Link{UID: "d", From: "v", To: "c", Kind: chronology.DisagreesWith},
	} {
		r.Put(x)
	}
	return r
}

func TestAContactIsPrintedTwiceOrOnce(t *testing.T) {
	for _, once := range []bool{false, true} {
		r := twice(once)
		o := export.Options{What: []export.Part{export.Table}}
		path, _ := pdf(t, r, o)
		_, docx := word(t, r, o)
		var excel bytes.Buffer
		for _, row := range sheetRows(t, book(t, r, o), "Chronology") {
			for _, cell := range row {
				excel.WriteString(cell + "\n")
			}
		}
		for format, text := range map[string]string{
			"PDF": words(textOf(t, path)), "Word": words(tags.ReplaceAllString(docx["word/document.xml"], " ")), "Excel": words(excel.String()),
		} {
			assert.Contains(t, text, "CALLERWORDS", format)
			if once {
				assert.NotContains(t, text, "VISITORWORDS", format)
				assert.Contains(t, text, "Red book", "%s: where else it is recorded is not lost", format)
				assert.NotContains(t, text, "Same event as", format)
				if format != "Excel" {
					assert.Contains(t, text, "One entry tells of the same event as another", format)
				}
			} else {
				assert.Contains(t, text, "VISITORWORDS", format)
				assert.NotContains(t, text, "One entry tells of the same event", format)
			}
		}
		assert.Contains(t, words(tags.ReplaceAllString(docx["word/document.xml"], " ")), "The account of Health visiting differs (HV1)")
		assert.Contains(t, docx["word/document.xml"], map[bool]string{false: "Same event as recorded by Health visiting (HV1)", true: "Also recorded by Health visiting (HV1; source: Red book)"}[once])
		assert.Len(t, table(t, r, o), 2, "a CSV file is every event, whatever is printed")
	}
}

func TestWhatTheFilterKeepsIsPrintedThoughTheOtherIsNot(t *testing.T) {
	r := twice(true)
	_, docx := word(t, r, export.Options{Filter: chronology.Filter{Agencies: []chronology.UID{"hv"}}})
	require.Contains(t, docx["word/document.xml"], "VISITORWORDS")
	assert.Contains(t, docx["word/document.xml"], "Same event as recorded by Police (P1)")
}
