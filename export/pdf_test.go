package export_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
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

var update = flag.Bool("update", false, "write the golden files anew")

var printed = when.Date(2026, time.November, 23)

// tool runs a program that PDFs are checked with.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	require.NoError(t, err, "these tests read PDFs with %s: install the packages poppler-utils and qpdf", name)
	out, err := exec.Command(path, args...).CombinedOutput()
	require.NoError(t, err, "%s: %s", name, out)
	return string(out)
}

// pdf makes the document and checks what holds for every document.
func pdf(t *testing.T, r *chronology.Review, o export.Options) (path string, report export.Report) {
	t.Helper()
	if o.Printed == 0 {
		o.Printed = printed
	}
	var file bytes.Buffer
	report, err := export.PDF(&file, r, chronology.Solve(r), o)
	require.NoError(t, err)
	path = filepath.Join(t.TempDir(), "out.pdf")
	require.NoError(t, os.WriteFile(path, file.Bytes(), 0o600))
	checked(t, file.Bytes())
	assert.Contains(t, tool(t, "qpdf", "--check", path), "No syntax or stream encoding errors found")
	pages := regexp.MustCompile(`Pages:\s+(\d+)`).FindStringSubmatch(tool(t, "pdfinfo", path))
	require.Len(t, pages, 2)
	assert.Equal(t, fmt.Sprint(report.Pages), pages[1])
	return path, report
}

func textOf(t *testing.T, path string, args ...string) string {
	t.Helper()
	return tool(t, "pdftotext", append(args, path, "-")...)
}

// words makes text comparable whatever the lines it was broken into.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

func TestThePartsOfADocument(t *testing.T) {
	for _, part := range export.Parts {
		t.Run(string(part), func(t *testing.T) {
			path, report := pdf(t, smallReview(), alone(smallReview(), part))
			assert.Empty(t, report.Missing)
			golden(t, string(part)+".txt", textOf(t, path, "-layout"))
		})
	}
}

func TestTheWholeDocument(t *testing.T) {
	path, _ := pdf(t, smallReview(), export.Options{})
	golden(t, "whole.txt", textOf(t, path, "-layout"))
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	var files [3]bytes.Buffer
	for i := range files {
		r := sample.Review()
		_, err := export.PDF(&files[i], r, chronology.Solve(r), export.Options{Printed: printed})
		require.NoError(t, err)
	}
	assert.Equal(t, files[0].Bytes(), files[1].Bytes())
	assert.Equal(t, files[0].Bytes(), files[2].Bytes())
	var other bytes.Buffer
	r := sample.Review()
	_, err := export.PDF(&other, r, chronology.Solve(r), export.Options{Printed: printed + 1})
	require.NoError(t, err)
	assert.NotEqual(t, files[0].Bytes(), other.Bytes(), "the date of printing stands in the document")
}

func TestFontsAreEmbeddedAndReadable(t *testing.T) {
	path, _ := pdf(t, smallReview(), export.Options{})
	rows := strings.Split(strings.TrimSpace(tool(t, "pdffonts", path)), "\n")[2:]
	require.Len(t, rows, 3)
	for _, row := range rows {
		assert.Regexp(t, `^[A-Z]{6}\+NotoSans-(Regular|Bold|Italic)\s+CID TrueType\s+Identity-H\s+yes yes yes`, row)
	}
}

func TestNamesOfAllAlphabetsPrintRight(t *testing.T) {
	path, report := pdf(t, smallReview(), export.Options{What: []export.Part{export.Table}})
	assert.Contains(t, words(textOf(t, path)), words(smallReview().Event("e1").What))
	assert.Empty(t, report.Missing)
}

func TestCommentsAndNotesAreNotPrintedUnasked(t *testing.T) {
	path, _ := pdf(t, smallReview(), export.Options{})
	text := textOf(t, path)
	assert.NotContains(t, text, "SECRET")
	assert.NotContains(t, text, "Good practice", "an author's judgement belongs to the comment")

	path, _ = pdf(t, smallReview(), export.Options{Comments: true})
	text = textOf(t, path)
	assert.Contains(t, text, "SECRET-COMMENT")
	assert.NotContains(t, text, "SECRET-NOTE")
	assert.Contains(t, text, "Good practice")

	path, _ = pdf(t, smallReview(), export.Options{Notes: true})
	text = textOf(t, path)
	assert.Contains(t, text, "SECRET-NOTE")
	assert.NotContains(t, text, "SECRET-COMMENT")
}

func TestEveryPageHasMarkingVersionDateAndNumber(t *testing.T) {
	for _, paper := range []string{"A4", "A3"} {
		path, report := pdf(t, sample.Review(), export.Options{Paper: paper})
		pages := strings.Split(textOf(t, path, "-layout"), "\f")
		require.Equal(t, report.Pages, len(pages)-1)
		settings := sample.Review().Settings
		for i, page := range pages[:report.Pages] {
			assert.GreaterOrEqual(t, strings.Count(page, settings.Marking), 2, "%s page %d: marking at head and foot", paper, i+1)
			assert.Contains(t, page, settings.Version)
			assert.Contains(t, page, "printed 23 Nov 2026")
			assert.Contains(t, page, fmt.Sprintf("Page %d of %d", i+1, report.Pages))
		}
	}
}

func TestEveryPageSaysWhoseCopyItIs(t *testing.T) {
	for _, c := range []struct {
		copy export.Copy
		want string
	}{
		{export.Copy{Number: 3, Name: "DI A. Smith"}, "Copy 3 · DI A. Smith"},
		{export.Copy{Number: 12}, "Copy 12"},
		{export.Copy{Name: "محمد"}, "Copy of محمد"},
	} {
		path, report := pdf(t, sample.Review(), export.Options{Copy: c.copy})
		pages := strings.Split(textOf(t, path, "-layout"), "\f")
		for i, page := range pages[:report.Pages] {
			assert.Contains(t, strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "").Replace(page), c.want, "page %d", i+1)
		}
	}
	path, _ := pdf(t, sample.Review(), export.Options{})
	assert.NotContains(t, textOf(t, path), "Copy ")
}

func TestTheAuthorIsAskedBeforeWhatIsMissingIsWritten(t *testing.T) {
	r := smallReview()
	e := r.Event("e2").Copy()
	e.What = "😀"
	r.Put(e)
	var file bytes.Buffer
	asked := export.Report{}
	_, err := export.PDF(&file, r, chronology.Solve(r), export.Options{Confirm: func(r export.Report) bool { asked = r; return false }})
	require.ErrorIs(t, err, export.ErrStopped)
	assert.Zero(t, file.Len())
	assert.Equal(t, []export.MissingCharacter{{Char: '😀', Where: "e2"}}, asked.Missing)

	_, err = export.PDF(&file, r, chronology.Solve(r), export.Options{Confirm: func(export.Report) bool { return true }})
	require.NoError(t, err)
	assert.Positive(t, file.Len())

	r = smallReview()
	_, err = export.PDF(&file, r, chronology.Solve(r), export.Options{Confirm: func(export.Report) bool { t.Error("nothing is missing"); return false }})
	require.NoError(t, err)
}

func TestALongMarkingAndTitleDoNotRunIntoEachOther(t *testing.T) {
	r := smallReview()
	s := *r.Settings
	s.Marking = strings.TrimSpace(strings.Repeat("OFFICIAL-SENSITIVE – this report is the property of the partnership. ", 4))
	s.Title = strings.Repeat("A very long title ", 20)
	r.Put(&s)
	path, report := pdf(t, r, export.Options{})
	text := words(textOf(t, path))
	assert.Equal(t, 2*report.Pages, strings.Count(text, words(s.Marking)), "whole at head and foot of every page")
	assert.Contains(t, text, "working draft 3 · printed 23 Nov 2026")
}

func TestARowLongerThanAPageIsWhole(t *testing.T) {
	r := smallReview()
	long := longEvent("long", 400)
	r.Put(long)
	r.Put(&chronology.Event{UID: "after", Agency: "gp", When: chronology.When{Wording: "11 May 2013"}, Source: "Record", What: "The row after the long one."})
	path, report := pdf(t, r, export.Options{What: []export.Part{export.Table}})
	assert.Greater(t, report.Pages, 3)
	pages := strings.Split(textOf(t, path), "\f")
	all := words(strings.Join(pages, " "))
	for i := range 400 {
		assert.Contains(t, all, fmt.Sprintf("n%04d", i+1))
	}
	assert.Contains(t, all, "The row after the long one.")
	for i, page := range pages[:report.Pages] {
		assert.Contains(t, page, "What happened", "page %d has the headings", i+1)
		if i > 0 && i < report.Pages-1 {
			assert.Contains(t, page, "continued", "page %d says which row goes on", i+1)
		}
	}
}

func TestAnEmptyReviewMakesADocument(t *testing.T) {
	for name, r := range map[string]*chronology.Review{
		"new": chronology.NewReview("Empty"), "nothing at all": {},
	} {
		t.Run(name, func(t *testing.T) {
			path, _ := pdf(t, r, export.Options{})
			text := textOf(t, path)
			assert.Contains(t, text, "No paragraph has been written yet.")
			assert.Contains(t, text, "No event has been entered yet.")
			assert.Contains(t, text, "nothing to draw")
		})
	}
}

func TestAPartThatHasNothingStillGivesAFile(t *testing.T) {
	_, report := pdf(t, &chronology.Review{}, export.Options{What: []export.Part{export.Panel}})
	assert.Equal(t, 1, report.Pages)
}

func TestFortyAgenciesStandOnSeveralSheetsWithTheirNames(t *testing.T) {
	r := smallReview()
	for i := range 40 {
		agency := &chronology.Agency{UID: chronology.UID(fmt.Sprint("agency", i)), Name: fmt.Sprintf("Agency number %d", i+1), Short: fmt.Sprintf("N%d", i+1)}
		r.Put(agency)
		for day := range 3 {
			r.Put(&chronology.Event{
				UID: chronology.UID(fmt.Sprintf("many%d-%d", i, day)), Agency: agency.UID, Kind: "visit", Source: "Record",
				When: chronology.When{Wording: fmt.Sprintf("%d June 2013", day*9+1)}, What: "A visit.",
			})
		}
	}
	path, report := pdf(t, r, export.Options{What: []export.Part{export.Lanes}})
	assert.Greater(t, report.Pages, 1)
	pages := strings.Split(textOf(t, path), "\f")
	all := words(strings.Join(pages, " "))
	for i := range 40 {
		assert.Contains(t, all, fmt.Sprintf("Agency number %d", i+1))
	}
	for i, page := range pages[:report.Pages] {
		assert.Contains(t, page, fmt.Sprintf("Sheet %d of %d", i+1, report.Pages))
		assert.Contains(t, page, "2013", "the axis stands on sheet %d", i+1)
		assert.Contains(t, page, "home visit", "the legend stands on sheet %d", i+1)
	}
}

func TestAFilterSaysWhatItLeftOut(t *testing.T) {
	filter := chronology.Filter{Agencies: []chronology.UID{"hv"}}
	r := smallReview()
	said := "1 of 3 events: " + filter.Describe(r)
	for _, part := range []export.Part{export.Cover, export.Table, export.Lanes} {
		path, _ := pdf(t, r, export.Options{What: []export.Part{part}, Filter: filter})
		assert.Contains(t, words(textOf(t, path)), words(said), part)
	}
	path, _ := pdf(t, r, export.Options{What: []export.Part{export.Table}, Filter: filter})
	assert.NotContains(t, textOf(t, path), "Planned appointment")
}

func TestCharactersThatNoFontHasAreShownAndReported(t *testing.T) {
	r := smallReview()
	e := r.Event("e2").Copy()
	e.What, e.Title = "Text sent: 😀 是", "Message 😀"
	r.Put(e)
	r.Put(&chronology.Kind{UID: "missed", Name: "not attended 是", Symbol: chronology.SymbolHollow})
	path, report := pdf(t, r, export.Options{})
	assert.ElementsMatch(t, []export.MissingCharacter{
		{Char: '😀', Where: "e2"}, {Char: '是', Where: "e2"}, {Char: '是', Where: "missed"},
	}, report.Missing)
	assert.Contains(t, textOf(t, path), "Text sent: \uFFFD \uFFFD")
}

func TestContentsAndOutlineLeadToTheirPages(t *testing.T) {
	path, report := pdf(t, sample.Review(), export.Options{})
	pages := strings.Split(textOf(t, path), "\f")
	entry := regexp.MustCompile(`(?m)^(.*?)[ .]*\n?\s*(\d+)$`)
	contents := textOf(t, path, "-layout", "-f", "2", "-l", "2")
	found := 0
	for _, line := range strings.Split(contents, "\n") {
		m := entry.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil || strings.Contains(line, "Page ") || !strings.Contains(line, "  ") {
			continue
		}
		var number int
		_, err := fmt.Sscan(m[2], &number)
		require.NoError(t, err)
		if number < 1 || number > report.Pages || m[1] == "" {
			continue
		}
		title := words(strings.TrimRight(m[1], " ."))
		assert.Contains(t, words(pages[number-1]), title, "page %d", number)
		found++
	}
	assert.GreaterOrEqual(t, found, 6)
	plain := tool(t, "qpdf", "--qdf", "--object-streams=disable", path, "-")
	assert.GreaterOrEqual(t, strings.Count(plain, "/Subtype /Link"), found)
	assert.Contains(t, plain, "/Type /Outlines")
	assert.Contains(t, plain, "/Lang (en-GB)")
}

func TestWhatIsNotKnownIsRefused(t *testing.T) {
	r := smallReview()
	for _, c := range []struct {
		o    export.Options
		want error
	}{
		{export.Options{Paper: "B5"}, export.ErrPaper},
		{export.Options{What: []export.Part{"appendix"}}, export.ErrPart},
	} {
		var file bytes.Buffer
		_, err := export.PDF(&file, r, chronology.Solve(r), c.o)
		require.ErrorIs(t, err, c.want)
		assert.Zero(t, file.Len())
	}
}

func TestProgressCountsUpAndStops(t *testing.T) {
	r := smallReview()
	for i := range 300 {
		r.Put(longEvent(chronology.UID(fmt.Sprint("row", i)), 2))
	}
	d := chronology.Solve(r)
	last, calls, whole := 0, 0, 0
	var file bytes.Buffer
	_, err := export.PDF(&file, r, d, export.Options{Progress: func(done, total int) bool {
		assert.GreaterOrEqual(t, done, last)
		assert.LessOrEqual(t, done, total)
		last, whole, calls = done, total, calls+1
		return true
	}})
	require.NoError(t, err)
	assert.Equal(t, whole, last)
	assert.Greater(t, calls, 10)

	for stopAt := 1; stopAt < calls; stopAt += 3 {
		file.Reset()
		asked := 0
		_, err = export.PDF(&file, r, d, export.Options{Progress: func(int, int) bool { asked++; return asked < stopAt }})
		require.ErrorIs(t, err, export.ErrStopped)
		assert.Zero(t, file.Len())
		assert.Equal(t, stopAt, asked, "it is not asked again")
	}
}

func TestAMarkingOfManyLinesLeavesRoomForTheText(t *testing.T) {
	r := smallReview()
	s := *r.Settings
	s.Marking = strings.TrimSpace(strings.Repeat("OFFICIAL-SENSITIVE\n", 60))
	r.Put(&s)
	_, report := pdf(t, r, export.Options{})
	assert.Less(t, report.Pages, 12)
}

// TestParagraphsKeepTwoLinesTogether looks at every page break of a long
// section: no paragraph leaves or sends on a single line.
func TestParagraphsKeepTwoLinesTogether(t *testing.T) {
	r := smallReview()
	for i := range 60 {
		r.Put(&chronology.Paragraph{
			UID:  chronology.UID(fmt.Sprint("paragraph", i)),
			Text: strings.Repeat(fmt.Sprintf("w%02d ", i), i*7%130+1),
		})
	}
	path, report := pdf(t, r, export.Options{What: []export.Part{export.Section}})
	require.Greater(t, report.Pages, 3)
	pages := strings.Split(textOf(t, path, "-layout"), "\f")[:report.Pages]
	body := regexp.MustCompile(`w(\d\d)`)
	linesOf := func(page, of string) int {
		n := 0
		for _, line := range strings.Split(page, "\n") {
			if m := body.FindStringSubmatch(line); m != nil && m[1] == of {
				n++
			}
		}
		return n
	}
	broken := 0
	for i := range pages[1:] {
		above := body.FindAllStringSubmatch(pages[i], -1)
		below := body.FindStringSubmatch(pages[i+1])
		if below == nil {
			continue // the note alone
		}
		if last := above[len(above)-1][1]; last == below[1] {
			broken++
			assert.GreaterOrEqual(t, linesOf(pages[i], last), 2, "paragraph %s at the foot of page %d", last, i+1)
			assert.GreaterOrEqual(t, linesOf(pages[i+1], last), 2, "paragraph %s at the head of page %d", last, i+2)
		}
	}
	assert.Positive(t, broken, "some paragraph is broken, or nothing was tried")
}

func TestWithoutADateOfPrintingNoneIsPrinted(t *testing.T) {
	r := smallReview()
	var file bytes.Buffer
	_, err := export.PDF(&file, r, chronology.Solve(r), export.Options{})
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "out.pdf")
	require.NoError(t, os.WriteFile(path, file.Bytes(), 0o600))
	text := textOf(t, path)
	assert.NotContains(t, text, "1970")
	assert.NotContains(t, strings.ToLower(text), "printed")
}
