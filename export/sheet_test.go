package export_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/export"
)

func TestLanesOverAsManySheetsAsAskedFor(t *testing.T) {
	for _, paper := range []string{"A4", "A3"} {
		for _, sheets := range [][2]int{{3, 1}, {2, 2}, {1, 3}} {
			o := export.Options{What: []export.Part{export.Lanes}, Sheets: sheets, Paper: paper}
			read, report, _ := made(t, sample.Review(), o)
			count := sheets[0] * sheets[1]
			assert.Equal(t, count, report.Pages, "%s %v", paper, sheets)
			require.Len(t, read.Root.Find("Figure"), count)
			text := words(read.Root.Text())
			assert.Contains(t, text, fmt.Sprintf("Sheet %d of %d", count, count))
			if sheets[0] > 1 {
				assert.Contains(t, text, "cut at the marks on the left and lay over sheet 1")
			}
			if sheets[1] > 1 {
				assert.Contains(t, text, "cut at the marks above and lay over sheet 1")
			}
		}
	}
}

// TestLanesAreNeverOverOtherSheetsThanAskedFor: where they cannot be, it is said how
// many are possible, and that many are.
func TestLanesAreNeverOverOtherSheetsThanAskedFor(t *testing.T) {
	many := smallReview()
	for i := range 60 {
		agency := chronology.UID(fmt.Sprint("agency", i))
		many.Put(&chronology.Agency{UID: agency, Name: fmt.Sprintf("Agency number %d", i+1)})
		many.Put(&chronology.Event{UID: chronology.UID(fmt.Sprint("many", i)), Agency: agency, When: chronology.When{Wording: "3 June 2013"}})
	}
	for _, r := range []*chronology.Review{smallReview(), sample.Review(), many} {
		d := chronology.Solve(r)
		refused := 0
		for high := 1; high <= 20; high++ {
			o := export.Options{What: []export.Part{export.Lanes}, Sheets: [2]int{1, high}}
			report, err := export.PDF(io.Discard, r, d, o)
			var wrong export.HeightError
			if errors.As(err, &wrong) {
				require.ErrorIs(t, err, export.ErrSheets)
				assert.Equal(t, high, wrong.Asked)
				o.Sheets[1], refused = wrong.Can, refused+1
				report, err = export.PDF(io.Discard, r, d, o)
				high = wrong.Can
				if wrong.Asked > wrong.Can {
					high = 20 // there are no more lanes
				}
			}
			require.NoError(t, err)
			assert.Equal(t, o.Sheets[1], report.Pages)
		}
		assert.Positive(t, refused)
	}
}

// TestEverySheetShowsEveryMarkOnce: whatever it is divided into, a mark stands on
// one sheet.
func TestEverySheetShowsEveryMarkOnce(t *testing.T) {
	events := regexp.MustCompile(`: (\d+) events?`)
	count := func(o export.Options) (n int) {
		read, _, _ := made(t, sample.Review(), o)
		for _, f := range read.Root.Find("Figure") {
			for _, m := range events.FindAllStringSubmatch(f.Alt, -1) {
				var one int
				_, err := fmt.Sscan(m[1], &one)
				require.NoError(t, err)
				n += one
			}
		}
		return n
	}
	whole := count(export.Options{What: []export.Part{export.Lanes}, Sheets: [2]int{1, 1}})
	require.Greater(t, whole, 40)
	assert.Equal(t, whole, count(export.Options{What: []export.Part{export.Lanes}, Sheets: [2]int{4, 2}}))
	assert.Equal(t, whole, count(export.Options{What: []export.Part{export.Lanes}, LongSheet: true, Sheets: [2]int{4, 0}}))
}

func TestLanesOnOneLongSheet(t *testing.T) {
	path, report := pdf(t, ofSize(1_000), export.Options{What: []export.Part{export.Lanes}, LongSheet: true})
	assert.Equal(t, 1, report.Pages)
	size := regexp.MustCompile(`Page size:\s+([\d.]+) x ([\d.]+)`).FindStringSubmatch(tool(t, "pdfinfo", path))
	require.NotNil(t, size)
	var width, height float64
	_, err := fmt.Sscan(size[1], &width)
	require.NoError(t, err)
	_, err = fmt.Sscan(size[2], &height)
	require.NoError(t, err)
	assert.Greater(t, width, 2*841.89)
	assert.GreaterOrEqual(t, height, 595.28)
	text := words(textOf(t, path))
	assert.Contains(t, text, "Sheet 1 of 1")
	assert.NotContains(t, text, "cut at the marks")
}

func TestSheetsThatNobodyCouldPutTogether(t *testing.T) {
	r := smallReview()
	for _, sheets := range [][2]int{{-1, 0}, {0, 1_000}} {
		_, err := export.PDF(io.Discard, r, chronology.Solve(r), export.Options{Sheets: sheets})
		require.ErrorIs(t, err, export.ErrSheets)
	}
}

// TestPrintingInGreyUsesNoColour, in any operator of any page.
func TestPrintingInGreyUsesNoColour(t *testing.T) {
	coloured := func(o export.Options) (found []string) {
		r := sample.Review()
		o.Agency = r.Agencies[4].UID
		o.What = []export.Part{export.Cover, export.Contents, export.LinesOfEnquiry, export.Table, export.Gaps, export.Lanes}
		path, _ := pdf(t, r, o)
		plain := path + ".plain"
		tool(t, "qpdf", "--qdf", "--object-streams=disable", path, plain)
		file, err := os.ReadFile(plain)
		require.NoError(t, err)
		for _, m := range regexp.MustCompile(`([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b`).FindAllStringSubmatch(string(file), -1) {
			if m[1] != m[2] || m[2] != m[3] {
				found = append(found, strings.Join(m[1:], " "))
			}
		}
		return found
	}
	assert.NotEmpty(t, coloured(export.Options{}))
	assert.Empty(t, coloured(export.Options{Grey: true}))
}

func TestLanesWhoseNamesBeginAlikeAreToldApartOnPaper(t *testing.T) {
	r := smallReview()
	for i := range 12 {
		agency := chronology.UID(fmt.Sprint("agency", i))
		r.Put(&chronology.Agency{UID: agency, Name: fmt.Sprintf("Independent Provider of Supported Accommodation and Floating Support in the county, number %d", i+1)})
		r.Put(&chronology.Event{UID: chronology.UID(fmt.Sprint("many", i)), Agency: agency, When: chronology.When{Wording: "3 June 2013"}})
	}
	path, _ := pdf(t, r, export.Options{What: []export.Part{export.Lanes}, Sheets: [2]int{1, 0}})
	text := words(textOf(t, path))
	for i := range 12 {
		assert.Contains(t, text+" ", fmt.Sprintf("county, number %d ", i+1))
	}
}
