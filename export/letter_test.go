package export_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export"
)

func TestOpenQueriesArePrintedAsALetter(t *testing.T) {
	r := twice(false)
	for _, q := range []*chronology.Query{
		{UID: "q1", Agency: "pol", Event: "c", Text: "Who else was there, <if> anybody?", Due: "1 March 2027"},
		{UID: "q2", Agency: "pol", Event: "v", Text: "Did an officer go along?"},
		{UID: "q3", Agency: "pol", Text: "ANSWERED-ONE", Answered: "2026-11-01"},
		{UID: "q4", Agency: "hv", Text: "OTHER-AGENCY"},
	} {
		r.Put(q)
	}
	l := export.Letter{Agency: "pol", Printed: when.Date(2026, 11, 24)}
	d := chronology.Solve(r)
	var pdf, docx bytes.Buffer
	require.NoError(t, export.LetterOf("x.PDF")(&pdf, r, d, l))
	require.NoError(t, export.LetterOf("x.docx")(&docx, r, d, l))
	path := filepath.Join(t.TempDir(), "letter.pdf")
	require.NoError(t, os.WriteFile(path, pdf.Bytes(), 0o600))
	for format, text := range map[string]string{
		"PDF": words(textOf(t, path)), "Word": words(tags.ReplaceAllString(parts(t, docx.Bytes())["word/document.xml"], " ")),
	} {
		for _, want := range []string{"Queries about the chronology", "Police", "24 November 2026", "About P1, 3 Mar 2014: CALLERWORDS",
			"Please answer by: 1 March 2027", "About an entry of another agency (3 Mar 2014)", "Did an officer go along?"} {
			assert.Contains(t, text, want, format)
		}
		for _, not := range []string{"VISITORWORDS", "ANSWERED-ONE", "OTHER-AGENCY"} {
			assert.NotContains(t, text, not, format)
		}
	}
	report := checked(t, pdf.Bytes())
	require.NotNil(t, report)
	assert.Nil(t, export.LetterOf("x.xlsx"))
	assert.Error(t, export.LetterPDF(&pdf, r, d, export.Letter{Agency: "gone"}))

	pdf.Reset()
	require.NoError(t, export.LetterPDF(&pdf, r, d, export.Letter{Agency: "pol"}))
}

func TestALetterGoesWithAPack(t *testing.T) {
	r := twice(false)
	r.Put(&chronology.Query{UID: "q1", Agency: "pol", Text: "QUERYWORDS"})
	l := export.Letter{Agency: "pol", Printed: when.Date(2026, 11, 24), Text: "Dear colleague,\nplease fill in what comes with this & send it back."}
	d := chronology.Solve(r)
	var pdf, docx bytes.Buffer
	require.NoError(t, export.LetterOf("x.pdf")(&pdf, r, d, l))
	require.NoError(t, export.LetterOf("x.docx")(&docx, r, d, l))
	path := filepath.Join(t.TempDir(), "letter.pdf")
	require.NoError(t, os.WriteFile(path, pdf.Bytes(), 0o600))
	for format, text := range map[string]string{
		"PDF": words(textOf(t, path)), "Word": words(tags.ReplaceAllString(parts(t, docx.Bytes())["word/document.xml"], " ")),
	} {
		assert.Contains(t, text, "please fill in what comes with this", format)
		assert.Contains(t, text, "Police", format)
		assert.NotContains(t, text, "QUERYWORDS", format)
		assert.NotContains(t, text, "no open query", format)
	}
}
