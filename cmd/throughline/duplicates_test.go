package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDuplicatesAreListedWithTheirReasons(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "x.throughline")
	document := filepath.Join(folder, "x.json")
	require.NoError(t, os.WriteFile(document, []byte(`{"format": "throughline review", "version": 1,
		"settings": {"uid": "s", "title": "A review"},
		"agencies": [{"uid": "hv", "name": "Health Visiting", "short": "HV"}, {"uid": "pol", "name": "Police", "short": "P"}],
		"events": [
			{"uid": "p", "agency": "pol", "when": {"wording": "3 March 2014"}, "source": "Log", "what": "Officers called to the caravan; mother had a swollen wrist."},
			{"uid": "h", "agency": "hv", "when": {"wording": "3 March 2014"}, "source": "Record", "what": "Mum said police came to the caravan about her swollen wrist."},
			{"uid": "o1", "agency": "pol", "when": {"wording": "3 March 2014"}, "source": "Log", "what": "Vehicle stopped, no insurance."},
			{"uid": "o2", "agency": "hv", "when": {"wording": "3 March 2014"}, "source": "Record", "what": "Questionnaire posted."},
			{"uid": "o3", "agency": "pol", "when": {"wording": "4 March 2014"}, "source": "Log", "what": "Road closed after a collision."},
			{"uid": "o4", "agency": "hv", "when": {"wording": "4 March 2014"}, "source": "Record", "what": "Weaning discussed in clinic."}]}`), 0o600))
	must(t, "new", path, "--from-json", document)

	status, out, _ := call("duplicates", path, "--json")
	assert.Equal(t, 1, status, "findings")
	twins := decode[[]twinJSON](t, out)
	require.Len(t, twins, 1)
	assert.Equal(t, []string{"HV1", "P1"}, twins[0].Refs, "in the order of the chronology")
	assert.Contains(t, twins[0].Reasons, "Both are dated 3 Mar 2014.")
	_, out, _ = call("duplicates", path)
	assert.Contains(t, out, "alike: HV1 “Mum said police")
	assert.Contains(t, out, "    Both are dated 3 Mar 2014.\n")

	empty := filepath.Join(folder, "empty.throughline")
	must(t, "new", empty, "--title", "Empty", "--from", "1 May 2013", "--to", "1 May 2014", "--agency", "Police")
	assert.Equal(t, "[]\n", must(t, "duplicates", empty, "--json"), "none is no finding")
}
