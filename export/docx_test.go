package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

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
	_, err := export.DOCX(&b, r, chronology.Solve(r), o)
	require.NoError(t, err)
	all = parts(t, b.Bytes())
	for name, text := range all {
		if strings.HasSuffix(name, ".png") {
			continue
		}
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
	assert.Contains(t, text, `<w:numId w:val="1"/></w:numPr><w:spacing w:before="0"/></w:pPr><w:bookmarkStart w:id="5" w:name="part_5"/><w:r><w:t xml:space="preserve">Chronology of professional involvement`)
	assert.Equal(t, 2, strings.Count(text, `<w:pStyle w:val="NumberedParagraph"/>`))
	assert.Contains(t, text, `<w:fldSimple w:instr=" REF paragraph_1 \r \h "><w:r><w:rPr><w:color w:val="1A4F8B"/></w:rPr><w:t xml:space="preserve">6.1</w:t>`, "a reference follows the numbering")
	assert.Contains(t, text, chronology.ReferenceLost)
	assert.Equal(t, 6, strings.Count(text, "<w:tblHeader/>"), "headers of the family, the panel, the glossary and three months repeat")
	for _, month := range []string{"May 2013", "June 2013"} {
		assert.Regexp(t, `<w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t xml:space="preserve">`+month+`</w:t></w:r></w:p><w:tbl>`, text)
		assert.Contains(t, text, `<w:tblCaption w:val="`+month+`"/>`)
	}
	assert.NotContains(t, text+all["word/settings.xml"], "w:dirty", "Word asks about other files before it updates what is said to be stale")
	assert.NotContains(t, all["word/settings.xml"], "updateFields")
	assert.Equal(t, strings.Count(text, "<w:tr>"), strings.Count(text, "<w:cantSplit/>"), "no row breaks")
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

// everyPart asks for all parts, in their usual order.
func everyPart(r *chronology.Review) export.Options {
	return export.Options{What: export.Parts, Agency: r.Agencies[3].UID, Knew: when.Date(2013, time.December, 1), Printed: when.Date(2026, time.November, 24)}
}

// TestWordHoldsEveryPart that the PDF holds, in the order that is chosen, with the
// same words.
func TestWordHoldsEveryPart(t *testing.T) {
	r := sample.Review()
	o := everyPart(r)
	read, _, _ := made(t, r, o)
	var paper []string
	for _, e := range read.Root.Find("H2") {
		paper = append(paper, words(e.Text()))
	}
	_, all := word(t, r, o)
	text := all["word/document.xml"]
	var headings []string
	for _, m := range headingText.FindAllStringSubmatch(text, -1) {
		headings = append(headings, words(html.UnescapeString(tags.ReplaceAllString(m[1], ""))))
	}
	for i, title := range paper {
		paper[i] = strings.TrimPrefix(title, "6. ") // Word counts it itself
	}
	assert.Equal(t, slices.DeleteFunc(paper, func(s string) bool { return s == "Contents" || s == "Working version" }), headings)
	plain := words(html.UnescapeString(tags.ReplaceAllString(text, " ")))
	for _, tag := range []string{"TD", "P"} {
		for _, e := range read.Root.Find(tag) {
			if said := words(e.Text()); len(said) > 40 && !strings.Contains(said, "6.") {
				assert.Contains(t, spaceless(plain), spaceless(said))
			}
		}
	}
	assert.Equal(t, 1, strings.Count(text, `<w:pStyle w:val="Title"/>`))
	for i := range headings {
		name := fmt.Sprintf(`"part_%d"`, i+1)
		assert.Contains(t, text, `w:name=`+name, "a place that contents leads to")
		assert.Contains(t, text, `w:anchor=`+name)
	}

	o.What = []export.Part{export.Sources, export.Family, export.Section}
	_, all = word(t, r, o)
	text = all["word/document.xml"]
	assert.Less(t, strings.Index(text, ">Sources<"), strings.Index(text, ">Table 1: the family<"))
	assert.Less(t, strings.Index(text, ">Table 1: the family<"), strings.Index(text, "NumberedParagraph"))
	assert.NotContains(t, text, `"Title"`)
}

var headingText = regexp.MustCompile(`<w:pStyle w:val="Heading1"/>(.*?)</w:p>`)

func spaceless(s string) string { return strings.ReplaceAll(s, " ", "") }

// TestWordHoldsNothingThatLeadsNowhere: every link, field and picture has what it
// leads to, no place is marked twice, no heading skips a level, and every table has
// a header and a description.
func TestWordHoldsNothingThatLeadsNowhere(t *testing.T) {
	long := smallReview()
	long.Put(longEvent("long", 400))
	for name, r := range map[string]*chronology.Review{"sample": sample.Review(), "small": long, "empty": chronology.NewReview("")} {
		o := export.Options{What: slices.Clone(export.Parts), Comments: true, Notes: true, Knew: when.Date(2013, time.December, 1), Paper: "A3"}
		if len(r.Agencies) > 0 {
			o.Agency = r.Agencies[0].UID
		} else {
			o.What = slices.DeleteFunc(o.What, export.Part.NeedsAgency)
		}
		_, all := word(t, r, o)
		text := all["word/document.xml"]
		places := map[string]bool{}
		for _, m := range regexp.MustCompile(`w:bookmarkStart w:id="\d+" w:name="([^"]*)"`).FindAllStringSubmatch(text, -1) {
			assert.False(t, places[m[1]], "%s: %s is marked twice", name, m[1])
			places[m[1]] = true
		}
		for _, m := range regexp.MustCompile(`w:anchor="([^"]*)"|(?:REF|PAGEREF) (\S+) `).FindAllStringSubmatch(text, -1) {
			assert.True(t, places[m[1]+m[2]], "%s: %s leads nowhere", name, m[0])
		}
		level := 0
		for _, m := range regexp.MustCompile(`w:val="Heading(\d)"`).FindAllStringSubmatch(text, -1) {
			next := int(m[1][0] - '0')
			assert.LessOrEqual(t, next, level+1, name)
			level = next
		}
		tables := strings.Count(text, "<w:tbl>")
		assert.Equal(t, tables, strings.Count(text, "<w:tblHeader/>"), name)
		assert.Equal(t, tables, strings.Count(text, "<w:tblDescription "), name)
		pictures := strings.Count(text, "<w:drawing>")
		assert.Equal(t, pictures, len(regexp.MustCompile(`<wp:docPr id="\d+" name="[^"]+" descr="[^"]{40,}"`).FindAllString(text, -1)), "%s: alternative texts", name)
		for i := range pictures {
			assert.Contains(t, all, fmt.Sprintf("word/media/figure%d.png", i+1), name)
		}
		assert.Equal(t, pictures, strings.Count(all["word/_rels/document.xml.rels"], "/image"), name)
		for _, list := range regexp.MustCompile(`w:numId w:val="(\d+)"`).FindAllStringSubmatch(text, -1) {
			assert.Contains(t, all["word/numbering.xml"], `<w:num w:numId="`+list[1]+`">`, name)
		}
	}
}

// TestWordHoldsEveryAlphabet as it is written: Word has fonts that we have not. Only
// in the lanes, which are drawn, may signs stand for letters.
// TestAFigureInWordFitsBelowItsHeading: one that takes two lines, as where the lanes
// count from a birth, would push the picture onto a page of its own.
func TestAFigureInWordFitsBelowItsHeading(t *testing.T) {
	height := func(r *chronology.Review) int {
		_, all := word(t, r, export.Options{What: []export.Part{export.Lanes}, Sheets: [2]int{1, 0}})
		m := regexp.MustCompile(`<wp:extent cx="\d+" cy="(\d+)"`).FindStringSubmatch(all["word/document.xml"])
		require.Len(t, m, 2)
		var emu int
		_, err := fmt.Sscan(m[1], &emu)
		require.NoError(t, err)
		return emu / 12700
	}
	one, two := height(sample.Review()), height(published(chronology.DatesRelative))
	assert.InDelta(t, 23, one-two, 3, "a line of the heading: %d and %d points", one, two)
}

// TestALineOfEnquiryInWordStaysWithItsEvents says so of each, and of no other list.
func TestALineOfEnquiryInWordStaysWithItsEvents(t *testing.T) {
	_, all := word(t, sample.Review(), export.Options{What: []export.Part{export.LinesOfEnquiry, export.Methodology}})
	kept := `<w:pStyle w:val="ListNumber"/><w:keepNext/>`
	assert.Equal(t, 9, strings.Count(all["word/document.xml"], kept))
	assert.Greater(t, strings.Count(all["word/document.xml"], `<w:pStyle w:val="ListNumber"/>`), 9)
}

func TestWordHoldsEveryAlphabet(t *testing.T) {
	for language, said := range alphabets {
		if language == "broken" {
			continue
		}
		r := smallReview()
		inWords(r, said)
		_, all := word(t, r, export.Options{Comments: true, Notes: true})
		plain := html.UnescapeString(tags.ReplaceAllString(all["word/document.xml"], ""))
		assert.Greater(t, strings.Count(plain, said), 10, language)
		assert.NotContains(t, plain, "\uFFFD", language)
	}
}

// TestNoStyleInWordIsCalledLikeAStructureType, which LibreOffice would make a
// paragraph of wherever it stands in a PDF.
func TestNoStyleInWordIsCalledLikeAStructureType(t *testing.T) {
	_, all := word(t, smallReview(), export.Options{})
	names := regexp.MustCompile(`<w:style [^>]*><w:name w:val="([^"]*)"`).FindAllStringSubmatch(all["word/styles.xml"], -1)
	require.Greater(t, len(names), 15)
	for _, m := range names {
		assert.NotContains(t, []string{
			"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H", "L", "LI", "Lbl",
			"LBody", "Table", "TR", "TH", "TD", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula", "Form",
		}, m[1])
	}
}

// TestLanesInWordAreSwept: they are a picture, which holds what no search of the
// file finds.
func TestLanesInWordAreSwept(t *testing.T) {
	r := smallReview()
	r.Put(&chronology.Service{UID: "nursery", Agency: "hv", Name: "Nursery, SW1A 1AA"})
	format, _ := export.FormatOf(".docx")
	release := export.Release{
		Path: filepath.Join(t.TempDir(), "x.docx"), Format: format, Version: chronology.Version{For: chronology.ForPanel},
		Options: export.Options{What: []export.Part{export.Lanes}},
	}
	released, err := release.Write(r, chronology.Solve(r))
	require.ErrorIs(t, err, export.ErrFindings)
	assert.NotEmpty(t, released.Findings)
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
	file, _ := word(t, r, everyPart(r))
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
	contents := textOf(t, filepath.Join(folder, "x.pdf"), "-layout", "-f", "2", "-l", "2")
	assert.Regexp(t, `Integrated chronology +\d+\n`, contents, "the page of a part, worked out by the program that opens the file")
	d := chronology.Solve(r)
	for _, e := range d.Order() {
		assert.Contains(t, text, d.Ref(e.UID)+" ")
	}
}
