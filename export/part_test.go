package export_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/export"
)

func TestPartsArePrintedInTheOrderAskedFor(t *testing.T) {
	read, _, _ := made(t, sample.Review(), export.Options{What: []export.Part{
		export.Lanes, export.Section, export.Contents, export.Panel, export.Family, export.Cover,
	}})
	var parts []string
	for _, entry := range read.Outline {
		if entry.Level == 0 {
			parts = append(parts, entry.Title)
		}
	}
	require.Len(t, parts, 5)
	assert.Contains(t, parts[0], "Figure 1")
	assert.Contains(t, parts[1], "Chronology of professional involvement")
	assert.Equal(t, []string{"Contents", "The panel", "Table 1: the family"}, parts[2:])
	listed := read.Root.Find("TOCI")
	require.Len(t, listed, 4)
	assert.Contains(t, listed[2].Text(), "The panel", "contents list what stands before and after them, in order")
	assert.Contains(t, listed[0].Text(), "1")
}

func TestAPartAskedForTwiceIsRefused(t *testing.T) {
	r := smallReview()
	_, err := export.PDF(io.Discard, r, chronology.Solve(r), export.Options{What: []export.Part{export.Table, export.Lanes, export.Table}})
	require.ErrorIs(t, err, export.ErrPartTwice)
	_, err = export.PDF(io.Discard, r, chronology.Solve(r), export.Options{What: []export.Part{"tabel"}})
	require.ErrorIs(t, err, export.ErrPart)
}

// TestAFilterIsStatedOnTheFirstPage whatever that is, and there alone, but above
// a table on a later page.
func TestAFilterIsStatedOnTheFirstPage(t *testing.T) {
	r := sample.Review()
	filter := chronology.Filter{Agencies: []chronology.UID{r.Agencies[0].UID}}
	kept := len(filter.Apply(r, chronology.Solve(r)))
	require.Less(t, kept, len(r.Events))
	for _, part := range export.Parts {
		t.Run(string(part), func(t *testing.T) {
			o := alone(r, part)
			o.Filter = filter
			path, _ := pdf(t, r, o)
			first := words(textOf(t, path, "-l", "1"))
			assert.Contains(t, first, " events: "+r.Agencies[0].Name+" only")
		})
	}
	path, _ := pdf(t, r, export.Options{What: []export.Part{export.Contents, export.Section}, Filter: filter})
	assert.Contains(t, words(textOf(t, path, "-l", "1")), " events: ")
	assert.Equal(t, 1, strings.Count(words(textOf(t, path)), " events: "))
}

func TestTheNumberOfTheSectionCanBeChosen(t *testing.T) {
	path, _ := pdf(t, sample.Review(), export.Options{What: []export.Part{export.Section}, SectionNumber: 9})
	text := words(textOf(t, path))
	assert.Contains(t, text, "9. Chronology")
	assert.Contains(t, text, "9.12")
	assert.NotContains(t, text, "6.12")
	_, all := word(t, sample.Review(), export.Options{What: []export.Part{export.Section}, SectionNumber: 9})
	assert.Contains(t, all["word/numbering.xml"], `<w:start w:val="9"/>`)
}

// TestEveryPartAndFileNamesParagraphsByTheNumberChosen, versions too, whose wordings
// hold the numbers as text.
func TestEveryPartAndFileNamesParagraphsByTheNumberChosen(t *testing.T) {
	var parts []export.Part
	for _, part := range export.Parts {
		if part != export.Lanes {
			parts = append(parts, part)
		}
	}
	named := regexp.MustCompile(`\(6\.\d+`)
	for _, version := range []chronology.Version{{For: chronology.Working}, {For: chronology.Published, Dates: chronology.DatesRelative}} {
		for _, ending := range []string{".pdf", ".docx", ".xlsx", ".csv"} {
			r := sample.Review()
			o := everyPart(r)
			o.What, o.SectionNumber = parts, 9
			path := filepath.Join(t.TempDir(), "out"+ending)
			format, _ := export.FormatOf(path)
			release := export.Release{Path: path, Format: format, Version: version, Options: o}
			released, err := release.Write(r, chronology.Solve(r))
			for _, f := range released.Findings {
				release.Allow = append(release.Allow, f.ID)
			}
			if len(release.Allow) > 0 {
				_, err = release.Write(r, chronology.Solve(r))
			}
			require.NoError(t, err)
			var text string
			if ending == ".pdf" {
				text = words(textOf(t, path))
			} else {
				text = words(contentOf(t, path))
			}
			assert.NotRegexp(t, named, text, "%s %s", version.For, ending)
			if ending != ".docx" { // where Word counts
				assert.Contains(t, text, "9.12", "%s %s", version.For, ending)
			}
			assert.Equal(t, 6, r.Settings.SectionNumber, "the review keeps its own")
		}
	}
}

// TestALineOfEnquiryStaysWithItsEvents: its references do not stand on a page that
// does not say what they are about.
func TestALineOfEnquiryStaysWithItsEvents(t *testing.T) {
	for count := 20; count < 34; count++ {
		r := smallReview()
		r.Lines = nil
		e := r.Event("e1").Copy()
		e.Lines = nil
		for i := range count {
			uid := chronology.UID(fmt.Sprint("line", i))
			r.Put(&chronology.LineOfEnquiry{UID: uid, Short: fmt.Sprintf("Line %d", i+1), Question: "Was it answered?"})
			e.Lines = append(e.Lines, uid)
		}
		r.Put(e)
		path, report := pdf(t, r, export.Options{What: []export.Part{export.LinesOfEnquiry}})
		for page := 1; page <= report.Pages; page++ {
			text := textOf(t, path, "-layout", "-f", strconv.Itoa(page), "-l", strconv.Itoa(page))
			assert.Equal(t, strings.Count(text, "Was it answered?"), strings.Count(text, "1 event:"), "%d lines, page %d", count, page)
		}
	}
}

// extracted is a review whose first paragraph is kept by the filter, whose second is
// not and refers to it, and whose third is kept and refers to both.
func extracted() (*chronology.Review, chronology.Filter) {
	r := smallReview()
	r.Put(&chronology.Paragraph{UID: "p3", Text: "Of this (see {¶p2}, {¶p1}) the visitor knew.", Events: []chronology.UID{"e2", "e1"}})
	return r, chronology.Filter{Agencies: []chronology.UID{"hv"}}
}

// TestTheSectionIsAnExtractWhereAFilterApplies: paragraphs that rest on nothing that
// is printed are left out, the others keep their numbers, and no link leads nowhere.
func TestTheSectionIsAnExtractWhereAFilterApplies(t *testing.T) {
	r, filter := extracted()
	o := export.Options{What: []export.Part{export.Section}, Filter: filter}
	path, _ := pdf(t, r, o)
	text := words(textOf(t, path))
	assert.Contains(t, text, "An extract: 2 of 3 paragraphs")
	assert.Contains(t, text, "6.3 Of this (see 6.2, 6.1) the visitor knew.")
	assert.NotContains(t, text, "An appointment followed")
	read, _, _ := made(t, r, o)
	assert.Len(t, read.Root.Find("Link"), 1, "the paragraph that is left out is named without a link")

	_, all := word(t, r, o)
	document, numbering := all["word/document.xml"], all["word/numbering.xml"]
	assert.Contains(t, document, "An extract: 2 of 3 paragraphs")
	assert.NotContains(t, document, "An appointment followed")
	assert.NotContains(t, document, "REF paragraph_2")
	assert.Contains(t, document, "REF paragraph_1")
	assert.Contains(t, document, `<w:pStyle w:val="NumberedParagraph"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>`)
	assert.Contains(t, numbering, `<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride></w:num>`)

	o.Filter = chronology.Filter{Agencies: []chronology.UID{""}}
	path, _ = pdf(t, r, o)
	assert.Contains(t, words(textOf(t, path)), "No paragraph rests on an event that is printed.")
}

// TestAFilterIsNoAbsence: what it leaves out is not said to be missing.
func TestAFilterIsNoAbsence(t *testing.T) {
	r, _ := extracted()
	path, _ := pdf(t, r, export.Options{
		What: []export.Part{export.KeyEvents, export.OneAgency}, Agency: "hv", Filter: chronology.Filter{Agencies: []chronology.UID{"gp"}},
	})
	text := words(textOf(t, path))
	assert.Contains(t, text, "No event that is printed is marked as key.")
	assert.Contains(t, text, "No event that is printed is recorded by Health visiting.")
}

func TestGapsAreThoseOfTheAgenciesThatTheFilterAsksFor(t *testing.T) {
	r := sample.Review()
	police := r.AgencyNamed("Police")
	path, _ := pdf(t, r, export.Options{What: []export.Part{export.Gaps}, Filter: chronology.Filter{Agencies: []chronology.UID{police.UID}}})
	text := words(textOf(t, path))
	assert.Contains(t, text, "POL3")
	for _, a := range r.Agencies {
		if a != police {
			assert.NotContains(t, text, a.Name)
		}
	}
	whole, _ := pdf(t, r, export.Options{What: []export.Part{export.Gaps}})
	assert.Contains(t, words(textOf(t, whole)), "Community midwifery")
}

func TestAWorkbookSaysWhatAFilterLeftOut(t *testing.T) {
	r, filter := extracted()
	f := book(t, r, export.Options{Filter: filter})
	says := sheetRows(t, f, "Filter")
	require.Len(t, says, 1)
	assert.Equal(t, "1 of 3 events: Health visiting only.", says[0]["What this workbook holds"])
	properties, err := f.GetDocProps()
	require.NoError(t, err)
	assert.Equal(t, "1 of 3 events: Health visiting only.", properties.Description)
	assert.Equal(t, []string{"Chronology", "People"}, book(t, r, export.Options{}).GetSheetList())
}

// contentOf is the text of a file of rows, or of all that a Word file or workbook holds.
func contentOf(t *testing.T, path string) string {
	t.Helper()
	file, err := os.ReadFile(path)
	require.NoError(t, err)
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return string(file)
	}
	var all strings.Builder
	for _, one := range archive.File {
		if !strings.HasSuffix(one.Name, ".xml") {
			continue
		}
		part, err := one.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(part)
		require.NoError(t, err)
		all.WriteString(tags.ReplaceAllString(string(text), " "))
	}
	return all.String()
}
