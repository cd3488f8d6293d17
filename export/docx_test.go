package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export"
)

// parts reads a zip archive.
func parts(t *testing.T, file []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	all := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		all[f.Name] = string(text)
	}
	return all
}

func word(t *testing.T, r *chronology.Review, o export.Options) (file []byte, all map[string]string) {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, export.DOCX(&b, r, chronology.Solve(r), o))
	all = parts(t, b.Bytes())
	for name, text := range all {
		d := xml.NewDecoder(strings.NewReader(text))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s is no XML: %v", name, err)
			}
		}
	}
	return b.Bytes(), all
}

var tags = regexp.MustCompile(`<[^>]*>`)

func TestWordHasTheSectionAndTheTable(t *testing.T) {
	r := smallReview()
	_, all := word(t, r, export.Options{Printed: when.Date(2026, 11, 24)})
	text := all["word/document.xml"]
	assert.Contains(t, text, `<w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">Chronology of professional involvement`)
	assert.Equal(t, 2, strings.Count(text, `<w:pStyle w:val="NumberedParagraph"/>`))
	assert.Contains(t, text, `<w:fldSimple w:instr=" REF paragraph_1 \r \h "><w:r><w:t>6.1</w:t>`, "a reference follows the numbering")
	assert.Contains(t, text, chronology.ReferenceLost)
	assert.Equal(t, 1, strings.Count(text, "<w:tblHeader/>"), "the header repeats")
	assert.Equal(t, 4, strings.Count(text, "<w:cantSplit/>"), "no row breaks")
	assert.Contains(t, text, "<w:tblDescription ")
	plain := tags.ReplaceAllString(text, "¦")
	for _, words := range []string{"Siân Llŷr, Łukasz Żółć, Δήμητρα, Ірина and Nguyễn Thị Hương", "3 &lt; 4 (so \\ it stands)", "Mother (host)", "8 May 2013", "Key event · Disputed", "Not attended: "} {
		assert.Contains(t, plain, words)
	}
	for _, secret := range []string{"SECRET-COMMENT", "SECRET-NOTE"} {
		assert.NotContains(t, plain, secret)
	}
	assert.Contains(t, all["word/header1.xml"], "OFFICIAL-SENSITIVE")
	assert.Contains(t, all["word/footer1.xml"], "OFFICIAL-SENSITIVE")
	assert.Contains(t, all["word/footer1.xml"], `w:instr=" NUMPAGES "`)
	assert.Contains(t, all["word/numbering.xml"], `<w:start w:val="6"/>`)
	assert.Contains(t, all["word/styles.xml"], `<w:lang w:val="en-GB"`)
	assert.Contains(t, all["docProps/core.xml"], "<dc:title>Child Q</dc:title>")
	assert.Contains(t, all["docProps/core.xml"], "2026-11-24T00:00:00Z")

	_, all = word(t, r, export.Options{Comments: true, Notes: true, What: []export.Part{export.Table}})
	assert.Contains(t, all["word/document.xml"], "SECRET-COMMENT")
	assert.Contains(t, all["word/document.xml"], "SECRET-NOTE")
	assert.NotContains(t, all["word/document.xml"], "NumberedParagraph")
}

func TestWordIsTheSameForTheSameReview(t *testing.T) {
	a, _ := word(t, sample.Review(), export.Options{Printed: 20000})
	b, _ := word(t, sample.Review(), export.Options{Printed: 20000})
	assert.True(t, bytes.Equal(a, b))
}

func TestWordHoldsWhatXMLCannot(t *testing.T) {
	r := smallReview()
	e := r.Event("e1").Copy()
	e.What = "a\x00b\x0bc \xff ]]> & <w:p> \uFFFE tab\there\r\nnext"
	r.Put(e)
	_, all := word(t, r, export.Options{})
	assert.Contains(t, all["word/document.xml"], "abc \uFFFD ]]&gt; &amp; &lt;w:p&gt; \uFFFD tab here</w:t><w:br/><w:t xml:space=\"preserve\">next")
}

func TestWordOfAnEmptyReview(t *testing.T) {
	for _, r := range []*chronology.Review{{}, chronology.NewReview("")} {
		_, all := word(t, r, export.Options{})
		assert.Contains(t, all["word/document.xml"], "No paragraph has been written yet.")
	}
}

// TestLibreOfficeOpensTheWordFile converts the file where LibreOffice is there to
// do it: nothing of the section may be lost, and Word's numbers must be ours.
func TestLibreOfficeOpensTheWordFile(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Log("LibreOffice is not installed; the parts are checked by the tests above")
		return
	}
	r := sample.Review()
	file, _ := word(t, r, export.Options{})
	folder := t.TempDir()
	path := filepath.Join(folder, "x.docx")
	require.NoError(t, os.WriteFile(path, file, 0o600))
	convert := exec.Command(office, "--headless", "--convert-to", "pdf", "--outdir", folder, path)
	convert.Env = append(os.Environ(), "HOME="+folder)
	out, err := convert.CombinedOutput()
	require.NoError(t, err, string(out))
	text := textOf(t, filepath.Join(folder, "x.pdf"), "-layout")
	at := 0
	for i := range r.Paragraphs {
		next := strings.Index(text[at:], fmt.Sprintf("6.%d ", i+1))
		require.GreaterOrEqual(t, next, 0, "6.%d", i+1)
		at += next
	}
	assert.Contains(t, text, "health visitor's referral (6.23)", "a reference by Word's own number")
	d := chronology.Solve(r)
	for _, e := range d.Order() {
		assert.Contains(t, text, d.Ref(e.UID)+" ")
	}
}
