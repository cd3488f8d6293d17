package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/exchange"
	"throughline.org/throughline/export"
	"throughline.org/throughline/store"
)

// secretFile is a review with real names, all of them invented.
func secretFile(t *testing.T) string {
	t.Helper()
	r := chronology.NewReview("Review of Jane Thornbury")
	r.Put(&chronology.Agency{UID: "hv", Name: "Health visiting", Short: "HV", Colour: "#2f6f9f"})
	r.Put(&chronology.Person{UID: "child", RealName: "Jane Thornbury", Aliases: []string{"Janey"}, Label: "Baby C", Pseudonym: "Alex", Subject: true, Child: true, Born: "2 May 2012"})
	r.Put(&chronology.Person{UID: "uncle", RealName: "Will Kowalczyk", Label: "Uncle"})
	for _, e := range []*chronology.Event{
		{UID: "visit", When: chronology.When{Wording: "8 May 2013"}, Title: "Jane seen", What: "Janey was seen at home by Thornbry's uncle. Will he call?", Source: "Record"},
		{UID: "call", When: chronology.When{Wording: "10 June 2013"}, Title: "Call", What: "The family rang.", Source: "Record"},
	} {
		e.Agency = "hv"
		r.Put(e)
	}
	r.Put(&chronology.Paragraph{UID: "p", Text: "Jane Thornbury was seen.", Events: []chronology.UID{"visit"}})
	path := filepath.Join(t.TempDir(), "secret.throughline")
	f, err := store.Create(path, r, store.Options{Who: "An Author"})
	require.NoError(t, err)
	require.NoError(t, f.Close())
	return path
}

func exported(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(text)
}

func TestVersionsForThreeReaders(t *testing.T) {
	path := secretFile(t)
	folder := t.TempDir()
	out := filepath.Join(folder, "working.csv")
	must(t, "export", path, out)
	assert.Contains(t, exported(t, out), "Janey was seen")

	out = filepath.Join(folder, "panel.csv")
	status, text, messages := call("export", path, out, "--version", "panel", "--json")
	require.Equal(t, 1, status)
	report := decode[exportJSON](t, text)
	require.Len(t, report.Findings, 1)
	assert.Equal(t, "Baby C's uncle. [Will] he call?", report.Findings[0].Context)
	assert.False(t, report.Written)
	assert.Contains(t, messages, report.Findings[0].ID)
	assert.NoFileExists(t, out)
	assert.NotEmpty(t, report.Replacements)

	must(t, "export", path, out, "--version", "panel", "--allow", report.Findings[0].ID)
	assert.Contains(t, exported(t, out), "Baby C was seen at home by Baby C's uncle. Will he call?,")
	history := must(t, "history", path)
	assert.Contains(t, history, "let a finding through in a panel file")

	for _, dates := range []string{"", "month", "relative", "age"} {
		args := []string{"export", path, filepath.Join(folder, "published"+dates+".csv"), "--published", "--force"}
		if dates != "" {
			args = append(args, "--dates", dates)
		}
		_, text, _ := call(append(args, "--json")...)
		for _, f := range decode[exportJSON](t, text).Findings {
			args = append(args, "--allow", f.ID)
		}
		must(t, args...)
		text = exported(t, args[2])
		for _, secret := range []string{"Jane", "Thornb", "Kowal", "Baby C", "8 May", "10 June", "2013-05-"} {
			assert.NotContains(t, text, secret, dates)
		}
		assert.Contains(t, text, "Alex")
	}
	assert.Contains(t, exported(t, filepath.Join(folder, "published.csv")), "when Alex was 12 months old", "relative, unless the review has chosen")
	assert.Contains(t, exported(t, filepath.Join(folder, "publishedmonth.csv")), "May 2013")
}

// What was replaced on the safe side is told, so that the author can look at it.
func TestDoubtfulReplacementsAreTold(t *testing.T) {
	r := chronology.NewReview("Review")
	r.Put(&chronology.Agency{UID: "hv", Name: "Health visiting", Short: "HV"})
	r.Put(&chronology.Person{UID: "uncle", RealName: "Will Hope", Label: "Uncle"})
	r.Put(&chronology.Event{UID: "visit", Agency: "hv", When: chronology.When{Wording: "8 May 2013"}, Title: "Visit", What: "A Will was made. Hope was expressed.", Source: "Record"})
	path := filepath.Join(t.TempDir(), "doubtful.throughline")
	f, err := store.Create(path, r, store.Options{Who: "An Author"})
	require.NoError(t, err)
	require.NoError(t, f.Close())
	out := filepath.Join(t.TempDir(), "panel.csv")
	status, _, messages := call("export", path, out, "--version", "panel")
	require.Equal(t, 0, status, messages)
	assert.Contains(t, messages, "doubtful, but replaced: A Will was made. [Hope → Uncle] was expressed.")
	assert.Contains(t, exported(t, out), "A Will was made. Uncle was expressed.")
}

func TestEveryFormatIsSweptBeforeItIsWritten(t *testing.T) {
	path := secretFile(t)
	for _, ending := range []string{"pdf", "docx", "xlsx", "csv", "json", "svg", "png"} {
		out := filepath.Join(t.TempDir(), "jane-thornbury."+ending)
		status, _, messages := call("export", path, out, "--version", "panel")
		assert.Equal(t, 1, status, ending)
		assert.Contains(t, messages, "file name", ending)
		assert.NoFileExists(t, out)
	}
	drawing := filepath.Join(t.TempDir(), "x.svg")
	status, _, messages := call("export", path, drawing, "--published")
	require.Equal(t, 0, status, messages)
	assert.Contains(t, exported(t, drawing), "from the birth of Alex", "an axis that tells no date")
	assert.NotContains(t, exported(t, drawing), "2013")
}

func TestPartsOfThePDFAreChosenByFlags(t *testing.T) {
	path := secretFile(t)
	pages := func(args ...string) string {
		t.Helper()
		out := filepath.Join(t.TempDir(), "x.pdf")
		must(t, append([]string{"export", path, out}, args...)...)
		text, err := exec.Command("pdftotext", "-layout", out, "-").Output()
		require.NoError(t, err)
		return strings.Join(strings.Fields(string(text)), " ")
	}
	text := pages("--what", "table,sources,cover", "--columns", "what:2, date", "--copy", "A. Reader", "--copy-number", "4", "--grey")
	assert.Less(t, strings.Index(text, "Integrated chronology"), strings.Index(text, "Sources"))
	assert.Contains(t, text, "What happened Date and time")
	assert.Contains(t, text, "Copy 4 · A. Reader")
	text = pages("--knew", "Health visiting", "--on", "9 May 2013")
	assert.Contains(t, text, "What Health visiting knew on 9 May 2013")
	assert.NotContains(t, text, "Integrated chronology")
	assert.Contains(t, pages("--what", "agency", "--agency", "HV"), "Chronology of Health visiting")
	assert.Contains(t, pages("--what", "lanes", "--sheets", "2x1"), "Sheet 2 of 2")
	assert.Contains(t, pages("--what", "lanes", "--long"), "Sheet 1 of 1")
	assert.Contains(t, pages("--what", "section", "--section-number", "9"), "9.1")
	assert.Contains(t, pages("--what", "versions"), "This document")
}

func TestWhatCannotBePrintedIsAMistakeInTheCommand(t *testing.T) {
	path := secretFile(t)
	out := filepath.Join(t.TempDir(), "x.pdf")
	for _, args := range [][]string{
		{"--what", "table,table"}, {"--what", "tables"}, {"--columns", "dates"}, {"--columns", "date,date"}, {"--columns", "date:wide"},
		{"--columns", "date,comment"}, {"--sheets", "3"}, {"--sheets", "ax1"}, {"--sheets", "999x1"}, {"--what", "agency"}, {"--what", "knew", "--agency", "HV"},
		{"--knew", "HV"}, {"--on", "9 May 2013"}, {"--knew", "HV", "--on", "May 2013"}, {"--knew", "Nobody", "--on", "9 May 2013"}, {"--copy-number", "-1"},
	} {
		status, _, messages := call(append([]string{"export", path, out}, args...)...)
		assert.Equal(t, 2, status, "%v: %s", args, messages)
		assert.NoFileExists(t, out)
	}
}

func TestFlagsThatAFormatCannotFollowAreRefused(t *testing.T) {
	path := secretFile(t)
	for ending, all := range map[string][][]string{
		".json": {{"--lane", "HV"}, {"--from", "2013"}, {"--what", "table"}},
		".xlsx": {{"--what", "table"}, {"--columns", "what"}, {"--copy", "A. Reader"}},
		".csv":  {{"--columns", "what"}, {"--copy-number", "2"}, {"--grey"}},
		".svg":  {{"--copy", "A. Reader"}, {"--section-number", "9"}},
	} {
		for _, args := range all {
			out := filepath.Join(t.TempDir(), "x"+ending)
			status, _, messages := call(append([]string{"export", path, out}, args...)...)
			assert.Equal(t, 2, status, "%v: %s", args, messages)
			assert.Contains(t, messages, args[0])
			assert.NoFileExists(t, out)
		}
	}
}

func TestACopyThatIsGivenOutIsKeptInTheReview(t *testing.T) {
	path, folder := secretFile(t), t.TempDir()
	must(t, "export", path, filepath.Join(folder, "seven.pdf"), "--copy", "A. Reader", "--copy-number", "7")
	f, err := store.Open(path, store.Options{ReadOnly: true})
	require.NoError(t, err)
	defer f.Close()
	require.Len(t, f.Review().Copies, 1)
	given := f.Review().Copies[0]
	assert.Equal(t, 7, given.Number)
	assert.Equal(t, "A. Reader", given.Reader)
	assert.Equal(t, chronology.Working, given.For)
	assert.Contains(t, must(t, "history", path), "give copy 7")
}

func TestAnExportThatIsInterruptedLeavesNothing(t *testing.T) {
	path, folder := secretFile(t), t.TempDir()
	for _, format := range export.Formats {
		flags := exportFlags{paper: "A4", version: "working", goesOn: func(int, int) bool { return false }}
		err := flags.run(path, filepath.Join(folder, "x"+format.Ending), io.Discard, io.Discard)
		require.Error(t, err, format.Name)
		assert.Contains(t, err.Error(), "Nothing has been written", format.Name)
	}
	left, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Empty(t, left)
}

func TestFlagsOfVersionsAreChecked(t *testing.T) {
	path := secretFile(t)
	out := filepath.Join(t.TempDir(), "x.csv")
	for _, args := range [][]string{
		{"--version", "press"}, {"--dates", "weekly", "--published"}, {"--dates", "month"}, {"--published", "--version", "panel"},
		{"--published", "--from", "1 May 2013"}, {"--neutral"},
	} {
		status, _, _ := call(append([]string{"export", path, out}, args...)...)
		assert.Equal(t, 2, status, args)
	}
	assert.NoFileExists(t, out)
}

func TestAWholeReviewGoesOutAsJSONAndIn(t *testing.T) {
	for _, path := range []string{sampleFile(t), secretFile(t)} {
		document := filepath.Join(t.TempDir(), "review.json")
		must(t, "export", path, document)
		again := filepath.Join(t.TempDir(), "again.throughline")
		must(t, "new", again, "--from-json", document)
		second := filepath.Join(t.TempDir(), "second.json")
		must(t, "export", again, second)
		assert.Equal(t, exported(t, document), exported(t, second))
		r, err := exchange.Read(bytes.NewReader([]byte(exported(t, second))))
		require.NoError(t, err)
		f, err := store.Open(path, store.Options{ReadOnly: true})
		require.NoError(t, err)
		want, err := json.Marshal(f.Review())
		require.NoError(t, err)
		got, err := json.Marshal(r)
		require.NoError(t, err)
		assert.Equal(t, normal(string(want)), normal(string(got)))
		require.NoError(t, f.Close())
	}
	status, _, messages := call("new", filepath.Join(t.TempDir(), "x.throughline"), "--from-json", "export_test.go")
	assert.Equal(t, 1, status)
	assert.Contains(t, messages, "not a review as JSON")
}

// normal makes empty lists of no length and none alike.
func normal(text string) string { return strings.ReplaceAll(text, "[]", "null") }
