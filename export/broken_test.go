package export_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/export"
	"throughline.org/throughline/export/uacheck"
)

// fault is put into a sound file: what a pattern finds first (or
// everywhere) becomes something else of the same length.
type fault struct {
	name, find, become string
	everywhere         bool
	rule               string // that must be found broken
}

var faults = []fault{
	{"no structure tree", `/StructTreeRoot `, `/StructTreeRooz `, false, "A2 6.7.3.3"},
	{"not said to be tagged", `/Marked true`, `/Marked null`, false, "A2 6.7.2.2"},
	{"no language", `/Lang \(en-GB\)`, `/Lang (     )`, false, "11-006"},
	{"title not shown", `/DisplayDocTitle true`, `/DisplayDocTitle null`, false, "07-001"},
	{"no metadata", `/Metadata (\d)`, `/Metadatx $1`, false, "06-001"},
	{"no claim of PDF/UA", `pdfuaid:part>1<`, `pdfuaid:part>3<`, false, "06-002"},
	{"no claim of PDF/A", `pdfaid:conformance>A<`, `pdfaid:conformance>X<`, false, "A2 6.6.4"},
	{"claim not described", `/pdfua/ns/id/</pdfaSchema`, `/pdfuz/ns/id/</pdfaSchema`, false, "A2 6.6.2.3.3"},
	{"colours mean nothing", `/OutputIntents `, `/OutputIntentz `, false, "A2 6.2.3"},
	{"a column header without scope", `/Scope /Column`, `/Scopz /Column`, false, "15-003"},
	{"a row header without scope", `/Scope /Row`, `/Scopz /Row`, false, "15-003"},
	{"a figure without words", `/Alt \(`, `/Alz (`, false, "13-004"},
	{"a figure without a place", `/BBox (\[[^\]]*\]\s+/O /Layout)`, `/BBoz $1`, false, "PDF 14.8.5.4.3"},
	{"the first heading is no H1", `/S /H1`, `/S /H2`, false, "14-002"},
	{"a level is skipped", `/S /H2`, `/S /H4`, true, "14-003"},
	{"a cell outside a row", `/S /TR`, `/S /P `, false, "09-004"},
	{"an item outside a list", `/S /L\n`, "/S /P\n", false, "09-005"},
	{"an item of the contents is none", `/S /TOCI`, `/S /Span`, false, "09-006"},
	{"a type that nobody knows", `/S /LBody`, `/S /LBodz`, false, "02-001"},
	{"a link that is none", `/S /Link`, `/S /Span`, false, "28-011"},
	{"a row lacks a cell", `(/K \[\s+)\d{3} 0 R((?:\s+\d+ 0 R)+\s+\]\s+/P \d+ 0 R\s+/S /TR)`, `${1}       $2`, false, "A2 7.2-43"},
	{"labels that are no numbers", `/ListNumbering `, `/ListNumberinz `, false, "PDF 14.8.5.5"},
	{"content neither tagged nor an artifact", `/P<</MCID 0>>BDC`, `/P<</MCIE 0>>BDC`, false, "01-005"},
	{"an artifact unmarked", `/Artifact BMC`, `/Artifacz BMC`, false, "01-005"},
	{"two of the same number", `/TH<</MCID 2>>BDC`, `/TH<</MCID 3>>BDC`, false, "PDF 14.7.4.2"},
	{"content not closed", `\nEMC\n`, "\n   \n", false, "PDF 14.6"},
	{"content within content", `(/TD<</MCID 3>>BDC(?s:.*?)\n)EMC\n`, "${1}   \n", false, "PDF 14.7.4.2"},
	{"an artifact within content", `EMC\n(/Artifact BMC)`, "   \n$1", false, "01-003"},
	{"content within an artifact", `(/Artifact BMC[^E]*?\n)EMC(\n/T)`, "$1   $2", false, "01-004"},
	{"a page that knows no parents", `/StructParents `, `/StructParentz `, false, "PDF 14.7.4.4"},
	{"a link that knows no parent", `/StructParent `, `/StructParenz `, false, "PDF 14.7.4.4"},
	{"parents in no order", `(/Nums \[\s+)0`, `${1}9`, false, "PDF 7.9.7"},
	{"a link that says nothing", `(/Annot(?s:.*?))/Contents \(`, `$1/Contentz (`, false, "28-012"},
	{"a link that is not printed", `/F 4\n`, "/F 2\n", false, "A2 6.3.2"},
	{"a link that leads nowhere", `/Dest (\[[^\]]*\]\s+/F 4)`, `/Desz $1`, false, "PDF 12.3.2"},
	{"a form that is not there", `/F0 Do`, `/F9 Do`, false, "PDF 7.8.3"},
	{"tabs in another order", `/Tabs /S`, `/Tabs /R`, true, "28-009"},
	{"an entry of the outline without a title", `/SE (\d+ 0 R\s+)/Title`, `/SE $1/Titlz`, false, "PDF 12.3.3"},
	{"an entry that names no element", `/SE `, `/SZ `, false, "PDF 12.3.3"},
	{"a font that is not embedded", `/FontFile2`, `/FontFilez`, false, "31-009"},
	{"a font without meanings", `/ToUnicode`, `/ToUnicodz`, false, "31-027"},
	{"a meaning that is none", `<0030> <0034> <0030>`, `<0030> <0034> <FEFF>`, false, "31-029"},
	{"a range over a first byte", `<0030> <0034>`, `<0030> <0134>`, false, "PDF 9.10.3"},
	{"a character that the font lacks", `<0052006500660065`, `<005200654E000065`, false, "31-030"},
	{"a width that is wrong", `(/W \[(?s:.*?)32\s+\[\s+)260`, `${1}290`, false, "31-012"},
}

// TestTheCheckerFindsWhatIsBroken breaks a sound file in one way after another.
func TestTheCheckerFindsWhatIsBroken(t *testing.T) {
	path, _ := pdf(t, smallReview(), export.Options{})
	plain := filepath.Join(t.TempDir(), "plain.pdf")
	tool(t, "qpdf", "--qdf", "--object-streams=disable", path, plain)
	sound, err := os.ReadFile(plain)
	require.NoError(t, err)
	checked(t, sound)
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			broken := f.put(t, sound)
			report, err := uacheck.Check(broken)
			require.NoError(t, err)
			assert.Contains(t, report.Rules(), f.rule)
		})
	}
}

// put breaks a copy of a file. What was there keeps its length, so that all else
// stays where it is.
func (f fault) put(t *testing.T, sound []byte) []byte {
	t.Helper()
	pattern := regexp.MustCompile(f.find)
	found := pattern.FindAllSubmatchIndex(sound, -1)
	require.NotEmpty(t, found, "the file has what is to be broken")
	broken := bytes.Clone(sound)
	for _, m := range found {
		become := pattern.Expand(nil, []byte(f.become), sound, m)
		require.Len(t, become, m[1]-m[0], "%q", become)
		copy(broken[m[0]:], become)
		if !f.everywhere {
			break
		}
	}
	return broken
}
