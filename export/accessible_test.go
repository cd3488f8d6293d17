package export_test

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/export"
	"throughline.org/throughline/export/uacheck"
)

// checked holds a file against PDF/UA-1 and PDF/A-2a.
func checked(t *testing.T, file []byte) *uacheck.Report {
	t.Helper()
	report, err := uacheck.Check(file)
	require.NoError(t, err)
	assert.Empty(t, report.Findings[:min(5, len(report.Findings))])
	assert.Greater(t, report.Checks, 40, "something was looked at")
	return report
}

// veraPDF is the command of the validator that the industry uses, where it is
// installed: VERAPDF= names it, or it is on the path.
func veraPDF() string {
	if path := os.Getenv("VERAPDF"); path != "" {
		return path
	}
	path, err := exec.LookPath("verapdf")
	if err != nil {
		return ""
	}
	return path
}

// TestVeraPDFAgrees asks veraPDF for a second opinion, where it is installed.
func TestVeraPDFAgrees(t *testing.T) {
	command := veraPDF()
	if command == "" {
		t.Log("veraPDF is not installed: what our own checker says stands alone")
		return
	}
	for name, r := range map[string]*chronology.Review{"small": smallReview(), "bundled": sample.Review()} {
		path, _ := pdf(t, r, export.Options{})
		for _, flavour := range []string{"ua1", "2a"} {
			passed, failed := veraChecks(t, tool(t, command, "--format", "mrr", "-f", flavour, path))
			assert.Zero(t, failed, "%s %s", name, flavour)
			assert.Positive(t, passed, "%s %s: a validator that looked at nothing finds nothing", name, flavour)
		}
	}
}

var veraDetails = regexp.MustCompile(`passedChecks="(\d+)" failedChecks="(\d+)"`)

// veraChecks reads how many checks passed and failed from veraPDF's report.
func veraChecks(t *testing.T, report string) (passed, failed int) {
	t.Helper()
	m := veraDetails.FindStringSubmatch(report)
	require.NotNil(t, m, "the report counts its checks: %s", report)
	passed, err := strconv.Atoi(m[1])
	require.NoError(t, err)
	failed, err = strconv.Atoi(m[2])
	require.NoError(t, err)
	return passed, failed
}

func TestVeraPDFsReportIsRead(t *testing.T) {
	passed, failed := veraChecks(t, `<validationReport jobEndStatus="normal" profileName="PDF/UA-1 validation profile" isCompliant="false">
<details passedRules="105" failedRules="1" passedChecks="4711" failedChecks="12">`)
	assert.Equal(t, 4711, passed)
	assert.Equal(t, 12, failed)
}

// TestTheStructureReadsLikeTheDocument shows what a reader program makes of the
// structure, as poppler sees it.
func TestTheStructureReadsLikeTheDocument(t *testing.T) {
	path, _ := pdf(t, smallReview(), export.Options{})
	golden(t, "structure.txt", tool(t, "pdfinfo", "-struct-text", path))
}

func TestTheFileSaysWhatItIs(t *testing.T) {
	path, _ := pdf(t, smallReview(), export.Options{})
	info := tool(t, "pdfinfo", path)
	for _, line := range []string{
		`Title:\s+Child Q`, `Author:\s+R. Overview`, `Tagged:\s+yes`, `Metadata Stream:\s+yes`, `PDF version:\s+1.7`, `Encrypted:\s+no`,
	} {
		assert.Regexp(t, line, info)
	}
	metadata := tool(t, "pdfinfo", "-meta", path)
	assert.Contains(t, metadata, "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>")
	assert.Contains(t, metadata, "2026-11-23")
}

func TestOnlyFontsThatAreUsedAreEmbedded(t *testing.T) {
	r := smallReview()
	path, _ := pdf(t, r, export.Options{What: []export.Part{export.Panel}})
	assert.Equal(t, 2, strings.Count(tool(t, "pdffonts", path), "NotoSans"), "nothing is in italics")
	e := r.Event("e2").Copy()
	e.What = "محمد ☑"
	r.Put(e)
	path, _ = pdf(t, r, export.Options{What: []export.Part{export.Table}})
	rows := strings.Split(strings.TrimSpace(tool(t, "pdffonts", path)), "\n")[2:]
	require.Len(t, rows, 5)
	for _, row := range rows {
		assert.Regexp(t, `CID TrueType\s+Identity-H\s+yes yes yes`, row)
	}
}
