package export_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/export"
	"throughline.org/throughline/intake"
)

// TestImportReadsTheCSVBack takes the bundled review out to a table and in
// again: every field that import knows comes back as it went.
func TestImportReadsTheCSVBack(t *testing.T) {
	r := sample.Review()
	var file bytes.Buffer
	require.NoError(t, export.CSV(&file, r, chronology.Solve(r), export.Options{Comments: true, Notes: true}))
	read, err := intake.Read(bytes.NewReader(file.Bytes()), int64(file.Len()), "chronology.csv", intake.ReadOptions{})
	require.NoError(t, err)
	preview := intake.NewPreview(read, r, intake.Options{})
	assert.Empty(t, preview.Agencies, "no agency is made anew")
	assert.Empty(t, preview.Services)
	assert.Empty(t, preview.Kinds)
	assert.Empty(t, preview.People)

	byKey := map[string]*chronology.Event{}
	for _, row := range preview.Rows {
		if row.Event != nil {
			byKey[row.Event.ExternalID] = row.Event
		}
	}
	for _, e := range r.Events {
		back := byKey[e.ExternalID]
		if e.Family() {
			continue // import asks for an agency
		}
		if !assert.NotNil(t, back, e.ExternalID) {
			continue
		}
		for field, texts := range map[string][2]string{
			"title": {e.Title, back.Title}, "source": {e.Source, back.Source}, "what": {e.What, back.What},
			"outcome": {e.Outcome, back.Outcome}, "voice": {e.Voice, back.Voice}, "comment": {e.Comment, back.Comment},
			"note": {e.Note, back.Note}, "wording": {r.ShowWording(e.When.Wording), r.ShowWording(back.When.Wording)},
		} {
			assert.Equal(t, texts[0], texts[1], "%s of %s", field, e.ExternalID)
		}
		assert.Equal(t, e.Agency, back.Agency, e.ExternalID)
		assert.Equal(t, e.Service, back.Service, e.ExternalID)
		assert.Equal(t, e.Kind, back.Kind, e.ExternalID)
		assert.Equal(t, e.Lines, back.Lines, e.ExternalID)
		assert.Equal(t, e.Seen, back.Seen, e.ExternalID)
		assert.Len(t, back.Involved, len(e.Involved), e.ExternalID)
	}
}

func TestTheBundledReviewIsPrintedWhole(t *testing.T) {
	r := sample.Review()
	d := chronology.Solve(r)
	path, report := pdf(t, r, export.Options{What: []export.Part{export.Section}})
	assert.Empty(t, report.Missing)
	text := textOf(t, path, "-layout")
	at := 0
	for i := range r.Paragraphs {
		next := strings.Index(text[at:], fmt.Sprintf("6.%d ", i+1))
		require.GreaterOrEqual(t, next, 0, "paragraph 6.%d stands after the one before it", i+1)
		at += next
	}

	path, report = pdf(t, r, export.Options{What: []export.Part{export.Table}})
	assert.Empty(t, report.Missing)
	text = textOf(t, path, "-layout")
	at = 0
	for _, e := range d.Order() {
		next := regexp.MustCompile(`(?m)^ *` + d.Ref(e.UID) + ` `).FindStringIndex(text[at:])
		require.NotNil(t, next, "%s stands after the event before it", d.Ref(e.UID))
		at += next[1]
	}

	path, report = pdf(t, r, export.Options{What: []export.Part{export.Lanes}})
	assert.Equal(t, 1, report.Pages)
	text = textOf(t, path, "-layout")
	for _, a := range r.Agencies {
		assert.Contains(t, text, a.Name)
	}
}
