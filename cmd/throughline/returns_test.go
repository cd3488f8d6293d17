package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// returns are files as agencies send them, each with what must come out of it
// beside it; see README.md there.
const returns = "../../intake/testdata/returns"

// returnJSON is what a return must give.
type returnJSON struct {
	Agency  string
	Events  []map[string]any
	Refused []map[string]any
	Doubts  []map[string]any
	Ignored []string
}

// dryRun reads an input into an empty review, as JSON.
func dryRun(t *testing.T, input string, flags ...string) (returnJSON, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "r.throughline")
	must(t, "new", path, "--title", "A review", "--from", "1 March 2012", "--to", "31 March 2014")
	_, out, messages := call(append([]string{"import", path, input, "--dry-run", "--json"}, flags...)...)
	return decode[returnJSON](t, out), messages
}

func TestReturnsGiveWhatTheyMust(t *testing.T) {
	inputs, err := filepath.Glob(returns + "/*.expected.json")
	require.NoError(t, err)
	require.Len(t, inputs, 12)
	for _, expected := range inputs {
		input := strings.TrimSuffix(expected, ".expected.json")
		t.Run(filepath.Base(input), func(t *testing.T) {
			text, err := os.ReadFile(expected)
			require.NoError(t, err)
			var want returnJSON
			require.NoError(t, json.Unmarshal(text, &want))
			got, _ := dryRun(t, input, "--agency", want.Agency)
			assert.Equal(t, want.Agency, got.Agency)
			compareEvents(t, want, got)
			compareRefused(t, want, got)
			assert.ElementsMatch(t, places(want.Doubts), places(got.Doubts), "what must be doubted is, and nothing else")
			assert.Subset(t, placesIgnored(got.Ignored), placesIgnored(want.Ignored))
		})
	}
}

// TestReturnsSavedByAnotherProgramGiveTheSame reads the returns as LibreOffice
// saved them, which loses nothing of them but that a row was inserted.
func TestReturnsSavedByAnotherProgramGiveTheSame(t *testing.T) {
	inputs, err := filepath.Glob(filepath.Dir(returns) + "/resaved/*")
	require.NoError(t, err)
	require.Len(t, inputs, 7)
	for _, input := range inputs {
		t.Run(filepath.Base(input), func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join(returns, filepath.Base(input)+".expected.json"))
			require.NoError(t, err)
			var want returnJSON
			require.NoError(t, json.Unmarshal(text, &want))
			got, _ := dryRun(t, input, "--agency", want.Agency)
			compareEvents(t, want, got)
			compareRefused(t, want, got)
			want.Doubts = slices.DeleteFunc(want.Doubts, func(d map[string]any) bool { return d["about"] == "row inserted by tracked change" })
			assert.ElementsMatch(t, places(want.Doubts), places(got.Doubts))
		})
	}
}

// compared are the keys of an event, apart from notes and continued_in.
var compared = []string{
	"when", "earliest", "latest", "time", "source", "who", "what", "response", "comment", "child_seen",
	"agency", "service", "extent", "mark", "end", "recorded", "sequence", "reference", "telephone",
}

func compareEvents(t *testing.T, want, got returnJSON) {
	t.Helper()
	byRow := map[any]map[string]any{}
	for _, e := range got.Events {
		byRow[e["row"]] = e
	}
	assert.Len(t, byRow, len(got.Events), "no row is there twice")
	assert.Len(t, got.Events, len(want.Events))
	for _, e := range want.Events {
		back := byRow[e["row"]]
		if !assert.NotNil(t, back, "%v", e["row"]) {
			continue
		}
		for _, key := range compared {
			assert.Equal(t, folded(e[key]), folded(back[key]), "%s of %v", key, e["row"])
		}
		assert.ElementsMatch(t, foldedAll(e["notes"]), foldedAll(back["notes"]), "notes of %v", e["row"])
		assert.Equal(t, e["continued_in"], back["continued_in"], "%v", e["row"])
		assert.Nil(t, back["other"], "%v", e["row"])
	}
}

func compareRefused(t *testing.T, want, got returnJSON) {
	t.Helper()
	if !assert.Equal(t, places(want.Refused), places(got.Refused)) {
		return
	}
	for i, row := range want.Refused {
		for _, key := range []string{"when", "what"} {
			assert.Equal(t, folded(row[key]), folded(got.Refused[i][key]), "%s of %v", key, row["row"])
		}
		assert.Regexp(t, `^There is no \d+ \w+`, got.Refused[i]["why"], "%v", row["row"])
	}
}

// listMarks are what a program may show otherwise.
var listMarks = regexp.MustCompile(`(?m)^\s*(?:[•-]|\d+[.)])\s+`)

func folded(text any) any {
	s, is := text.(string)
	if !is {
		return text
	}
	return strings.Join(strings.Fields(listMarks.ReplaceAllString(s, "")), " ")
}

func foldedAll(texts any) []any {
	var all []any
	list, _ := texts.([]any)
	for _, text := range list {
		all = append(all, folded(text))
	}
	return all
}

func places(rows []map[string]any) []any {
	all := []any{}
	seen := map[any]bool{}
	for _, row := range rows {
		if !seen[row["row"]] {
			all = append(all, row["row"])
		}
		seen[row["row"]] = true
	}
	return all
}

func placesIgnored(lines []string) []string {
	var all []string
	for _, line := range lines {
		place, _, _ := strings.Cut(line, ": ")
		all = append(all, place)
	}
	return all
}

func TestRefusedFilesLeaveTheReviewAsItIs(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "r.throughline")
	must(t, "new", path, "--title", "A review", "--agency", "Police")
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	whole, err := os.ReadFile(returns + "/a03-police.docx")
	require.NoError(t, err)
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"cut.docx":     {whole[:len(whole)/2], "send it again"},
		"text.xlsx":    {[]byte("Date,Event\n"), "damaged"},
		"old.doc":      {append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "..W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00"...), "save it as .docx"},
		"locked.xlsx":  {append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "..E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"...), "password"},
		"scan.pdf":     {[]byte("%PDF-1.7\n"), "Word or Excel file it was made from"},
		"picture.docx": {append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 99)...), "damaged"},
	} {
		input := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(input, c.file, 0o600))
		status, out, messages := call("import", path, input, "--agency", "Police", "--json")
		assert.Equal(t, 1, status, name)
		assert.Contains(t, messages, c.says, name)
		result := decode[returnJSON](t, out)
		assert.Empty(t, result.Events, name)
		assert.Len(t, result.Refused, 1, name)
	}
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, before, after, "nothing is written")
}

func TestRowsWithoutAnAgencyAreShownButNotTakenIn(t *testing.T) {
	got, messages := dryRun(t, returns+"/a10-ambulance.csv")
	assert.Empty(t, got.Agency)
	assert.Len(t, got.Events, 5, "what would come in is shown")
	assert.Contains(t, messages, "--agency")

	path := filepath.Join(t.TempDir(), "r.throughline")
	must(t, "new", path, "--title", "A review")
	status, _, _ := call("import", path, returns+"/a10-ambulance.csv")
	assert.Equal(t, 1, status)
	assert.Empty(t, decode[[]eventJSON](t, must(t, "events", path, "--json")), "nothing is taken for the family's")
}

func TestTrackedChangesCanBeReadAsRejected(t *testing.T) {
	got, _ := dryRun(t, returns+"/a03-police.docx", "--agency", "Police", "--changes-rejected")
	require.Len(t, got.Events, 8)
	assert.Contains(t, got.Events[0]["what"], "Mother said she was hit and")
	assert.Equal(t, "table 1 row 4", got.Events[2]["row"], "the row that was taken out is there")
	assert.Equal(t, "30/01/2014 02:14", got.Events[7]["when"])
	assert.Contains(t, strings.Join(got.Ignored, "\n"), "table 1 row 9: row")
}

func TestWordAndExcelGoInAndComeOutByOneUndo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.throughline")
	must(t, "new", path, "--title", "A review")
	call("import", path, returns+"/a03-police.docx", "--agency", "Northshire Police")
	call("import", path, returns+"/a06-housing.xlsx", "--agency", "Northwick Homes")
	list := func() []eventJSON { return decode[[]eventJSON](t, must(t, "events", path, "--json")) }
	assert.Len(t, list(), 8+12)
	must(t, "undo", path)
	assert.Len(t, list(), 8)
	must(t, "undo", path)
	assert.Empty(t, list())
}
