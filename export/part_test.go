package export_test

import (
	"fmt"
	"io"
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
