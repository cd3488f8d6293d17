package export_test

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/export"
)

func book(t *testing.T, r *chronology.Review, o export.Options) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, export.XLSX(&b, r, chronology.Solve(r), o))
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, f.Close()) })
	return f
}

// sheetRows reads a sheet: a map from heading to cell, as it is stored.
func sheetRows(t *testing.T, f *excelize.File, sheet string) []map[string]string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	var list []map[string]string
	for _, cells := range rows[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			row[rows[0][i]] = cell
		}
		list = append(list, row)
	}
	return list
}

func TestExcelHasTrueDatesBesideTheirWords(t *testing.T) {
	r := smallReview()
	f := book(t, r, export.Options{})
	rows := sheetRows(t, f, "Chronology")
	require.Len(t, rows, 3)
	assert.Equal(t, "41402", rows[1]["Date"], "8 May 2013 as a spreadsheet counts days")
	assert.Equal(t, "8 May 2013", rows[1]["Date in words"])
	assert.Empty(t, rows[2]["Date"], "June 2013 is no day")
	assert.Contains(t, rows[2]["Date in words"], "June 2013")
	shown, err := f.GetCellValue("Chronology", "B3")
	require.NoError(t, err)
	assert.Equal(t, "08 May 2013", shown)
	assert.Equal(t, "Health visiting", rows[1]["Agency"])
	assert.Equal(t, "Mother (host)\nChild Q\nNursery nurse\nWorker 1", rows[1]["Who was involved"])
	assert.NotContains(t, rows[1], "Comment")
	assert.Equal(t, "SECRET-NOTE", sheetRows(t, book(t, r, export.Options{Notes: true}), "Chronology")[1]["Reviewer’s note"])

	tables, err := f.GetTables("Chronology")
	require.NoError(t, err)
	require.Len(t, tables, 1, "with filters")
	panes, err := f.GetPanes("Chronology")
	require.NoError(t, err)
	assert.True(t, panes.Freeze)
	assert.Equal(t, 1, panes.YSplit)
	people := sheetRows(t, f, "People")
	require.Len(t, people, 3)
	assert.Equal(t, "Ŵyn Ągnieszka", people[0]["Real name"])
}

func TestExcelOfAVersionHasLabelsAlone(t *testing.T) {
	r := smallReview()
	d := chronology.Solve(r)
	for _, v := range []chronology.Version{{For: chronology.ForPanel}, {For: chronology.Published, Dates: chronology.DatesRelative}} {
		shown, _ := chronology.Render(r, d, v)
		f := book(t, shown, export.Options{})
		for _, row := range append(sheetRows(t, f, "People"), sheetRows(t, f, "Chronology")...) {
			for heading, cell := range row {
				assert.NotContains(t, cell, "Ŵyn")
				assert.NotContains(t, heading, "Real")
				if v.HidesDays() {
					assert.NotEqual(t, "Date", heading)
					assert.NotContains(t, cell, "2013")
				}
			}
		}
	}
}

func TestExcelKeepsTextAsText(t *testing.T) {
	for _, text := range []string{"=1+1", "+44 20", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "\t=1", "0012", "1/2", "true", "said \"no\"\nand left", "Ŵyn 名前 😀"} {
		r := smallReview()
		e := r.Event("e1").Copy()
		e.What, e.Source, e.Title = text, text, text
		r.Put(e)
		f := book(t, r, export.Options{})
		row := sheetRows(t, f, "Chronology")[1]
		want := strings.ReplaceAll(text, "\t", " ")
		assert.Equal(t, want, row["What happened"])
		assert.Equal(t, want, row["Title"])
		for column := range 20 {
			cell, err := excelize.CoordinatesToCellName(column+1, 3)
			require.NoError(t, err)
			formula, err := f.GetCellFormula("Chronology", cell)
			require.NoError(t, err)
			assert.Empty(t, formula)
		}
		style, err := f.GetCellStyle("Chronology", "H3")
		require.NoError(t, err)
		format, err := f.GetStyle(style)
		require.NoError(t, err)
		assert.Equal(t, 49, format.NumFmt, "what is typed over it stays text too")
	}
}

func TestExcelSaysWhereItCutsAText(t *testing.T) {
	r := smallReview()
	r.Put(longEvent("long", 1500))
	rows := sheetRows(t, book(t, r, export.Options{}), "Chronology")
	long := rows[2]["What happened"]
	assert.Contains(t, long, "n0001")
	assert.Contains(t, long, "cut here")
	assert.NotContains(t, long, "n1500")
}

func TestExcelOfAnEmptyReview(t *testing.T) {
	f := book(t, &chronology.Review{}, export.Options{})
	assert.Empty(t, sheetRows(t, f, "Chronology"))
	var b bytes.Buffer
	r := chronology.NewReview("M & S")
	require.NoError(t, export.XLSX(&b, r, chronology.Solve(r), export.Options{}))
	assert.Contains(t, parts(t, b.Bytes())["xl/worksheets/sheet1.xml"], "<oddFooter>&amp;CM &amp;&amp; S")
}

func TestExcelStopsWhenAsked(t *testing.T) {
	r := chronology.NewReview("long")
	for range 600 {
		r.Put(&chronology.Event{UID: chronology.NewUID()})
	}
	stop := export.Options{Progress: func(int, int) bool { return false }}
	for _, write := range []func() error{
		func() error { return export.XLSX(&bytes.Buffer{}, r, chronology.Solve(r), stop) },
		func() error {
			_, err := export.DOCX(&bytes.Buffer{}, r, chronology.Solve(r), stop)
			return err
		},
		func() error { return export.JSON(&bytes.Buffer{}, r, chronology.Solve(r), stop) },
	} {
		require.ErrorIs(t, write(), export.ErrStopped)
	}
}

// TestExcelShowsTheWholeTextOfARow also in programs that make no row as high as
// its text, and on paper with the reference beside it on every page.
func TestExcelShowsTheWholeTextOfARow(t *testing.T) {
	r := smallReview()
	long := longEvent("long", 8)
	r.Put(long)
	var b bytes.Buffer
	require.NoError(t, export.XLSX(&b, r, chronology.Solve(r), export.Options{}))
	all := parts(t, b.Bytes())
	heights := regexp.MustCompile(`<row r="(\d+)"[^>]* ht="([\d.]+)"`).FindAllStringSubmatch(all["xl/worksheets/sheet1.xml"], -1)
	require.Len(t, heights, 5, "the headings, and a row for each event")
	assert.Equal(t, "32", heights[0][2], "two lines: “Known to the agency on”")
	styles := all["xl/styles.xml"]
	assert.Equal(t, strings.Count(styles, "<font>"), strings.Count(styles, `<name val="Calibri">`), "headings are in the font of the rest")
	highest := 0.0
	for _, h := range heights {
		points, err := strconv.ParseFloat(h[2], 64)
		require.NoError(t, err)
		highest = max(highest, points)
	}
	assert.GreaterOrEqual(t, highest, 15*float64(len(long.What))/70)
	assert.Contains(t, all["xl/worksheets/sheet1.xml"], `fitToPage="true"`)
	assert.Contains(t, all["xl/workbook.xml"], "Chronology!$A:$A,Chronology!$1:$1")
}

func TestExcelIsPrintedOnTheSamePaperAsTheRest(t *testing.T) {
	var file bytes.Buffer
	require.NoError(t, export.XLSX(&file, smallReview(), chronology.Solve(smallReview()), export.Options{}))
	all := parts(t, file.Bytes())
	for _, sheet := range []string{"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"} {
		assert.Contains(t, all[sheet], `paperSize="9"`, "A4")
	}
}

// TestAheadTellsWhatTheFileWillHold: the same headings, rows and cells.
func TestAheadTellsWhatTheFileWillHold(t *testing.T) {
	r := sample.Review()
	d := chronology.Solve(r)
	for _, ending := range []string{".csv", ".xlsx"} {
		format, _ := export.FormatOf(ending)
		sheets := export.Ahead(format, r, d, export.Options{}, 3)
		require.NotEmpty(t, sheets, ending)
		assert.Equal(t, len(r.Events), sheets[0].Rows, ending)
		for _, s := range sheets {
			require.Len(t, s.First, 3, ending)
			for _, row := range s.First {
				assert.Len(t, row, len(s.Headings), ending)
			}
		}
	}
	var file bytes.Buffer
	require.NoError(t, export.CSV(&file, r, d, export.Options{}))
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(file.Bytes(), []byte("\uFEFF")))).ReadAll()
	require.NoError(t, err)
	format, _ := export.FormatOf(".csv")
	ahead := export.Ahead(format, r, d, export.Options{}, 2)[0]
	assert.Equal(t, rows[:3], append([][]string{ahead.Headings}, ahead.First...))
	format, _ = export.FormatOf(".pdf")
	assert.Nil(t, export.Ahead(format, r, d, export.Options{}, 3))
}
