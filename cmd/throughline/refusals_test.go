package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatIsWrongIsToldApart(t *testing.T) {
	path := sampleFile(t)
	missing := filepath.Join(t.TempDir(), "missing")
	for name, c := range map[string]struct {
		args []string
		want int
		says string
	}{
		"a command mistyped":         {[]string{"evnets"}, 2, "no command"},
		"an agency of blanks":        {[]string{"add", path, "--agency", " ", "--when", "2013", "--what", "x"}, 2, "needed"},
		"an event of blanks":         {[]string{"add", path, "--agency", "Police", "--when", "2013", "--what", " "}, 2, "needed"},
		"a title of blanks":          {[]string{"new", path + "2", "--title", " "}, 2, "needed"},
		"limits the wrong way round": {[]string{"events", path, "--from", "2014", "--to", "2012"}, 2, "after"},
		"no folder for a review":     {[]string{"new", filepath.Join(missing, "x.throughline"), "--title", "T"}, 1, "folder"},
		"no folder for an export":    {[]string{"export", path, filepath.Join(missing, "x.pdf")}, 1, "folder"},
		"a folder as input":          {[]string{"import", path, t.TempDir()}, 1, "save it as"},
	} {
		status, _, messages := call(c.args...)
		assert.Equal(t, c.want, status, name)
		assert.Contains(t, messages, c.says, name)
	}
	assert.NoDirExists(t, missing)
}

func TestOneBadInputDoesNotKeepTheOthersOut(t *testing.T) {
	path, folder := sampleFile(t), t.TempDir()
	good, picture, empty := filepath.Join(folder, "good.csv"), filepath.Join(folder, "picture.csv"), filepath.Join(folder, "empty.csv")
	require.NoError(t, os.WriteFile(good, []byte("Date,Event,Agency\n1/2/2013,x,Police\nnext day,y,Police\n"), 0o600))
	require.NoError(t, os.WriteFile(picture, append([]byte("\x89PNG"), make([]byte, 99)...), 0o600))
	require.NoError(t, os.WriteFile(empty, nil, 0o600))
	status, out, _ := call("import", path, picture, good, empty, good+"x", "--json")
	assert.Equal(t, 1, status)
	results := decode[[]returnJSON](t, out)
	require.Len(t, results, 4)
	for i, want := range []int{0, 2, 0, 0} {
		assert.Len(t, results[i].Events, want)
		assert.Equal(t, want == 0, len(results[i].Refused) == 1, "what is refused says so: %v", results[i].Refused)
	}
	assert.Equal(t, "2013-02-02", results[1].Events[1]["earliest"], "the second row counts from the first")
}

func TestAddKnowsRefs(t *testing.T) {
	path := sampleFile(t)
	events := decode[[]eventJSON](t, must(t, "events", path, "--json", "--agency", "police"))
	must(t, "add", path, "--agency", "police", "--when", "the day after "+events[0].Ref, "--what", "Call", "--id", "new")
	for _, e := range decode[[]eventJSON](t, must(t, "events", path, "--json", "--agency", "police")) {
		if e.ExternalID == "new" {
			assert.Contains(t, e.Wording, events[0].Title)
		}
	}
}

func TestADamagedFileIsVerifiedInJSONToo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cut.throughline")
	whole, err := os.ReadFile(sampleFile(t))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path, whole[:len(whole)/3], 0o600))
	status, out, _ := call("verify", path, "--json")
	assert.Equal(t, 1, status)
	v := decode[map[string]any](t, out)
	assert.Equal(t, false, v["ok"])
	assert.Len(t, v["problems"], 1)
}
