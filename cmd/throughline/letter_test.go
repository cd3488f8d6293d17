package main

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

func TestQueriesAreWrittenAsALetter(t *testing.T) {
	folder := t.TempDir()
	r := asked()
	r.Put(&chronology.Query{UID: "question", Agency: "pol", Event: "x", Text: "Which officer?", Asked: "2026-11-01", Due: "2 November 2020"})
	path := filepath.Join(folder, "r.throughline")
	require.NoError(t, create(path, r, false))
	out := filepath.Join(folder, "letter.docx")
	must(t, "letter", path, out, "--agency", "police")
	text := allParts(t, out)
	assert.Contains(t, text, "Which officer?")
	assert.Contains(t, text, "POLICE-ONLY", "the agency's own entry")
	must(t, "letter", path, filepath.Join(folder, "letter.pdf"), "--agency", "police")

	for want, args := range map[int][]string{1: {out, "--agency", "police"}, 2: {filepath.Join(folder, "x.txt"), "--agency", "police"}} {
		status, _, _ := call(append([]string{"letter", path}, args...)...)
		assert.Equal(t, want, status, args)
	}
	status, _, _ := call("letter", path, filepath.Join(folder, "new.pdf"))
	assert.Equal(t, 2, status)
	_, out, _ = call("check", path)
	assert.Contains(t, out, "Police has not answered a query about “POLICE-ONLY” (P1) that was due (2 November 2020).")
}
