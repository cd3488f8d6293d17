package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/store"
)

// call runs a command line and returns its status, output and messages.
func call(args ...string) (status int, out, messages string) {
	root := newRoot()
	var o, m bytes.Buffer
	root.SetOut(&o)
	root.SetErr(&m)
	status = run(root, args)
	return status, o.String(), m.String()
}

// must runs a command line that has to succeed.
func must(t *testing.T, args ...string) string {
	t.Helper()
	status, out, messages := call(args...)
	require.Equal(t, 0, status, "throughline %s: %s", strings.Join(args, " "), messages)
	return out
}

func decode[T any](t *testing.T, text string) T {
	t.Helper()
	var v T
	require.NoError(t, json.Unmarshal([]byte(text), &v))
	return v
}

// sampleFile writes the bundled review to a fresh folder.
func sampleFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.throughline")
	must(t, "sample", path)
	return path
}

func TestStatusTellsWrongUsageFromRefusedInput(t *testing.T) {
	path := sampleFile(t)
	for name, c := range map[string]struct {
		args []string
		want int
	}{
		"unknown flag":             {[]string{"events", path, "--nonsense"}, 2},
		"missing file argument":    {[]string{"events"}, 2},
		"agency that is not there": {[]string{"events", path, "--agency", "Nobody"}, 2},
		"unreadable limit":         {[]string{"events", path, "--from", "29/02/2013"}, 2},
		"file that is not there":   {[]string{"events", path + "x"}, 1},
		"foreign file":             {[]string{"events", "commands_test.go"}, 1},
		"output that exists":       {[]string{"sample", path}, 1},
		"unknown ending":           {[]string{"export", path, "out.doc"}, 2},
		"unknown part":             {[]string{"export", path, "out.pdf", "--what", "poem"}, 2},
		"impossible date":          {[]string{"add", path, "--agency", "Police", "--when", "31/04/2013", "--what", "x"}, 1},
		"wording that is refused":  {[]string{"date", "29/02/2013"}, 1},
		"findings":                 {[]string{"check", path}, 1},
		"nothing to undo":          {[]string{"undo", path}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			status, _, messages := call(c.args...)
			assert.Equal(t, c.want, status, messages)
		})
	}
}

func TestRefusedOutputIsLeftAsItWas(t *testing.T) {
	path := sampleFile(t)
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	status, _, _ := call("sample", path)
	assert.Equal(t, 1, status)
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, before, after)
	must(t, "sample", path, "--force")
}

func TestSampleHasTheWindowsOfTheFixture(t *testing.T) {
	events := decode[[]eventJSON](t, must(t, "events", sampleFile(t), "--json"))
	byKey := map[string]eventJSON{}
	for _, e := range events {
		byKey[e.ExternalID] = e
	}
	assert.GreaterOrEqual(t, len(events), 52)

	table, err := os.ReadFile("../../chronology/sample/testdata/windows.tsv")
	require.NoError(t, err)
	for _, line := range strings.Split(strings.TrimSpace(string(table)), "\n")[1:] {
		cells := append(strings.Split(line, "\t"), "", "")
		if cells[0] == "lmp" {
			continue
		}
		e, there := byKey[cells[0]]
		require.True(t, there, cells[0])
		assert.Equal(t, cells[1], orEmpty(e.Earliest), "%s earliest", cells[0])
		assert.Equal(t, cells[2], orEmpty(e.Latest), "%s latest", cells[0])
	}
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func TestCheckNamesTheContradictionOfTheSample(t *testing.T) {
	_, out, _ := call("check", sampleFile(t), "--json")
	for _, f := range decode[[]struct {
		Code       string
		Paragraphs []string
		Days       int
	}](t, out) {
		if f.Days == 2 {
			assert.ElementsMatch(t, []string{"6.13", "6.17"}, f.Paragraphs)
			return
		}
	}
	t.Fatal("no finding misses by 2 days")
}

func TestAddUndoRedo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.throughline")
	must(t, "new", path, "--title", "A review", "--from", "1 May 2012", "--to", "30 April 2014", "--agency", "Police")
	first := strings.TrimSpace(must(t, "add", path, "--agency", "police", "--when", "3 June 2013", "--what", "Called to the address.", "--title", "Police called", "--source", "Log 1"))
	must(t, "add", path, "--agency", "GP surgery", "--when", "two weeks after Police called", "--what", "Seen.", "--kind", "appointment", "--person", "Mother")

	list := func() []eventJSON { return decode[[]eventJSON](t, must(t, "events", path, "--json")) }
	events := list()
	require.Len(t, events, 2)
	assert.Equal(t, first, string(events[0].UID))
	assert.Equal(t, "2013-06-14", orEmpty(events[1].Earliest))
	assert.Equal(t, "2013-06-20", orEmpty(events[1].Latest))
	assert.Contains(t, events[1].Wording, "Police called", "the anchor is shown by its title")
	assert.Equal(t, "appointment", events[1].Kind)

	must(t, "undo", path)
	assert.Len(t, list(), 1)
	must(t, "undo", path)
	assert.Empty(t, list())
	must(t, "redo", path)
	must(t, "redo", path)
	assert.Equal(t, events, list())
	assert.Contains(t, must(t, "history", path), "add event")
	assert.Contains(t, must(t, "verify", path), "Sound")
}

func TestImportTakesTheGoodRowsAndNamesTheOthers(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "r.throughline")
	must(t, "new", path, "--title", "A review", "--agency", "Police")
	input := filepath.Join(folder, "rows.csv")
	require.NoError(t, os.WriteFile(input, []byte("id,agency,start,end,title,text\n"+
		"1,Police,2013-06-03T10:30,,Call,Called to the address.\n"+
		"2,Police,31/04/2013,,Call,A day that does not exist.\n"+
		"3,Housing,2013-06-05,2013-06-09,Repair,Repairs made.\n"), 0o600))

	status, out, messages := call("import", path, input, "--dry-run", "--json")
	assert.Equal(t, 1, status)
	assert.Contains(t, messages, "line 3")
	assert.Len(t, decode[returnJSON](t, out).Events, 2)
	assert.Empty(t, decode[[]eventJSON](t, must(t, "events", path, "--json")), "a dry run changes nothing")

	status, _, _ = call("import", path, input)
	assert.Equal(t, 1, status, "a row was refused")
	events := decode[[]eventJSON](t, must(t, "events", path, "--json"))
	require.Len(t, events, 2)
	assert.Equal(t, "10:30", orEmpty(events[0].Time))
	assert.Equal(t, "rows.csv, record 2 (line 2)", events[0].Source)
	assert.Equal(t, "Housing", events[1].Agency)
	assert.Equal(t, "span", events[1].Extent)
	assert.Equal(t, "2013-06-09", orEmpty(events[1].Latest))

	f, err := store.Open(path, store.Options{ReadOnly: true})
	require.NoError(t, err)
	defer f.Close()
	content, err := os.ReadFile(input)
	require.NoError(t, err)
	require.Len(t, f.Review().Receipts, 1, "the file that it came from is kept in mind")
	receipt := f.Review().Receipts[0]
	assert.Equal(t, []any{"rows.csv", len(content), fmt.Sprintf("%x", sha256.Sum256(content)), 2, 1},
		[]any{receipt.Name, receipt.Size, receipt.SHA256, receipt.Events, receipt.Refused})
}

func TestIDAndVersionAreThoseOfTheProject(t *testing.T) {
	toml, err := os.ReadFile("../../FyneApp.toml")
	require.NoError(t, err)
	assert.Contains(t, string(toml), `ID = "`+appID+`"`)
}

// TestDateAgreesWithTheWordings reads every wording of the fixture from the
// command line, as its columns say.
func TestDateAgreesWithTheWordings(t *testing.T) {
	table, err := os.ReadFile("../../chronology/when/testdata/wordings.tsv")
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSpace(string(table)), "\n")
	flag := map[string]string{"day": "--anchor", "born": "--born", "due": "--due"}
	for _, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		text, year, kind, anchor, earliest, latest, clock, label := cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]
		t.Run(text, func(t *testing.T) {
			args := []string{"date", "--json"}
			if year != "" {
				args = append(args, "--year", year)
			}
			if anchor != "" {
				args = append(args, flag[kind], anchor)
			}
			status, out, _ := call(append(args, "--", text)...)
			row := decode[[]dateJSON](t, out)[0]
			switch {
			case label == "error" || label == "no-year":
				assert.Equal(t, 1, status)
				assert.NotEmpty(t, orEmpty(row.Error), "it is refused with a sentence")
			case anchor != "":
				assert.LessOrEqual(t, orEmpty(row.Earliest), earliest, "the window contains the calendar centre")
				assert.GreaterOrEqual(t, orEmpty(row.Latest), latest)
				assert.NotEmpty(t, orEmpty(row.Latest))
			default:
				assert.Equal(t, []string{earliest, latest, clock}, []string{orEmpty(row.Earliest), orEmpty(row.Latest), orEmpty(row.Time)})
				assert.Equal(t, label == "unknown", row.Unknown)
			}
		})
	}
}

func TestExplainGivesTheChainBehindBothEnds(t *testing.T) {
	path := sampleFile(t)
	x := decode[explanationJSON](t, must(t, "explain", path, "second-referral", "--json"))
	assert.Equal(t, "2013-11-07", orEmpty(x.Earliest.Day))
	assert.Equal(t, "2014-03-08", orEmpty(x.Latest.Day))
	for _, end := range []endJSON{x.Earliest, x.Latest} {
		require.NotEmpty(t, end.Chain)
		assert.Equal(t, "6.36", end.Chain[0].Paragraph, "the chain begins at the calendar: April 2014")
		for _, s := range end.Chain {
			assert.NotEmpty(t, s.Rule, "every step says its rule")
			assert.NotEmpty(t, s.Clause)
		}
	}
	open := decode[explanationJSON](t, must(t, "explain", path, "ia-centre-check", "--json"))
	assert.Nil(t, open.Latest.Day, "nothing says by when")
	assert.Empty(t, open.Latest.Chain)
	status, _, _ := call("explain", path, "nobody")
	assert.Equal(t, 2, status)
}

func TestSampleInventsAReviewOfAnySize(t *testing.T) {
	path := filepath.Join(t.TempDir(), "invented.throughline")
	must(t, "sample", path, "--events", "120")
	assert.Len(t, decode[[]eventJSON](t, must(t, "events", path, "--json")), 120)
	status, _, _ := call("sample", path+"2", "--events", "-1")
	assert.Equal(t, 2, status)
	assert.NoFileExists(t, path+"2")
}
