package export_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
)

// table reads a CSV file back: one map from heading to cell for each row.
func table(t *testing.T, r *chronology.Review, o export.Options) []map[string]string {
	t.Helper()
	var file bytes.Buffer
	require.NoError(t, export.CSV(&file, r, chronology.Solve(r), o))
	text, marked := strings.CutPrefix(file.String(), "\uFEFF")
	require.True(t, marked, "byte order mark")
	assert.Equal(t, strings.Count(text, "\n"), strings.Count(text, "\r\n"), "every line ends in CR LF")
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	require.NoError(t, err)
	var list []map[string]string
	for _, cells := range rows[1:] {
		row := map[string]string{}
		for i, heading := range rows[0] {
			_, twice := row[heading]
			require.False(t, twice, "heading %q stands once", heading)
			row[heading] = cells[i]
		}
		list = append(list, row)
	}
	return list
}

func TestCSVHoldsEveryField(t *testing.T) {
	rows := table(t, smallReview(), export.Options{Comments: true})
	require.Len(t, rows, 3)
	for heading, want := range map[string]string{
		"id": "17", "uid": "e1", "agency": "Health visiting", "service": "Nursery nurse", "kind": "home visit",
		"date": "8 May 2013", "earliest": "2013-05-08", "latest": "2013-05-08", "extent": "moment",
		"known to the agency on": "9 May 2013", "title": "First visit", "source": "Record, p. 4",
		"what happened": smallReview().Event("e1").What, "response or outcome": "A referral was agreed.",
		"what the child or adult said": "“I like my bed.”", "comment": "SECRET-COMMENT",
		"people involved": "Mother; Child Q", "parts played": "Mother: host", "professionals": "Nursery nurse; Worker 1",
		"child seen": "Child Q: yes", "lines of enquiry": "Referrals", "paragraphs": "6.1",
		"told": "General practice: told, 9 May 2013, by letter\nHealth visiting: not told",
		"key":  "yes", "good practice": "yes", "missed opportunity": "", "disputed": "yes", "attachments": "letter.pdf",
	} {
		assert.Equal(t, want, rows[1][heading], heading)
	}
	assert.Equal(t, "", rows[0]["agency"], "a life event has no agency")
	assert.Equal(t, "Child Q: not recorded", rows[2]["child seen"])
}

func TestCSVHoldsCommentAndNoteOnlyWhenAsked(t *testing.T) {
	for _, row := range table(t, smallReview(), export.Options{}) {
		for _, cell := range row {
			assert.NotContains(t, cell, "SECRET-NOTE")
			assert.NotContains(t, cell, "SECRET-COMMENT")
		}
	}
	assert.Equal(t, "SECRET-NOTE", table(t, smallReview(), export.Options{Notes: true})[1]["reviewer's note"])
}

func TestCSVKeepsTextAndDisarmsFormulas(t *testing.T) {
	for text, want := range map[string]string{
		`=HYPERLINK("http://x")`:         `'=HYPERLINK("http://x")`,
		"+44 20 7946":                    "'+44 20 7946",
		"-1":                             "'-1",
		"@SUM(A1)":                       "'@SUM(A1)",
		"\t=1":                           "'\t=1",
		"\r=1":                           "'\n=1",
		"\n=1":                           "'\n=1",
		"said \"no\", then, left\nagain": "said \"no\", then, left\nagain",
		"old\rline ends\r\nare kept":     "old\nline ends\nare kept",
		"1 = 1":                          "1 = 1",
		"Ŵyn, Łódź; Ωμέγα":               "Ŵyn, Łódź; Ωμέγα",
		" leading space":                 " leading space",
	} {
		r := smallReview()
		e := r.Event("e1").Copy()
		e.What, e.Source, e.ExternalID = text, text, text
		r.Put(e)
		row := table(t, r, export.Options{})[1]
		for _, heading := range []string{"what happened", "source", "id"} {
			assert.Equal(t, want, row[heading], "%q under %s", text, heading)
		}
	}
}

func TestCSVFollowsTheFilter(t *testing.T) {
	rows := table(t, smallReview(), export.Options{Filter: chronology.Filter{Agencies: []chronology.UID{"gp"}}})
	require.Len(t, rows, 1)
	assert.Equal(t, "e2", rows[0]["uid"])
}

func TestCSVStopsWhenAsked(t *testing.T) {
	r := smallReview()
	err := export.CSV(&bytes.Buffer{}, r, chronology.Solve(r), export.Options{Progress: func(int, int) bool { return false }})
	require.ErrorIs(t, err, export.ErrStopped)
}
