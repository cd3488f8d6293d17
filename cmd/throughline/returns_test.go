package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
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
