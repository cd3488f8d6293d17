package export_test

import (
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/export"
	"throughline.org/throughline/export/uacheck"
)

func headings(read *uacheck.Report) (titles []string) {
	for _, cell := range read.Root.Find("THead")[0].Find("TH") {
		titles = append(titles, words(cell.Text()))
	}
	return titles
}

func TestColumnsAreThoseChosenInTheirOrder(t *testing.T) {
	read, _, _ := made(t, sample.Review(), export.Options{What: []export.Part{export.Table}, Columns: []export.Column{
		{Name: export.ColumnWhat}, {Name: export.ColumnDate, Width: 2}, {Name: export.ColumnLines},
	}})
	assert.Equal(t, []string{"What happened", "Date and time", "Lines of enquiry"}, headings(read))
	assert.Contains(t, read.Root.Text(), "Substance use")
}

func TestWordHasTheColumnsChosen(t *testing.T) {
	_, all := word(t, smallReview(), export.Options{What: []export.Part{export.Table}, Columns: []export.Column{
		{Name: export.ColumnWhat}, {Name: export.ColumnLines},
	}})
	document := all["word/document.xml"]
	assert.Equal(t, 3*2, strings.Count(document, "<w:gridCol"), "two columns in each of three months")
	assert.Less(t, strings.Index(document, ">What happened<"), strings.Index(document, ">Lines of enquiry<"))
	assert.Contains(t, document, "What happened, Lines of enquiry.\"/>", "what the table is said to hold")
	assert.NotContains(t, document, ">Source<")
}

// TestAllColumnsKeepTheirHeadingsWhole: however wide one is wanted, no other gets
// narrower than a word of its heading.
func TestAllColumnsKeepTheirHeadingsWhole(t *testing.T) {
	var columns []export.Column
	for _, name := range export.ColumnNames {
		columns = append(columns, export.Column{Name: name, Width: 1})
	}
	columns[5].Width = 10
	for _, paper := range []string{"A4", "A3"} {
		o := export.Options{What: []export.Part{export.Table}, Columns: columns, Comments: true, Notes: true, Paper: paper}
		path, _ := pdf(t, smallReview(), o)
		text := textOf(t, path)
		for _, word := range strings.Fields("Ref Date Agency Source involved happened Response Child enquiry Comment Reviewer’s") {
			assert.Contains(t, strings.Fields(text), word, paper)
		}
	}
}

func TestColumnsThatATableCannotHave(t *testing.T) {
	for name, o := range map[string]export.Options{
		"unknown":              {Columns: []export.Column{{Name: "dates"}}},
		"twice":                {Columns: []export.Column{{Name: export.ColumnWhat}, {Name: export.ColumnWhat}}},
		"of no width":          {Columns: []export.Column{{Name: export.ColumnWhat, Width: -1}}},
		"none":                 {Columns: []export.Column{}},
		"comments unasked for": {Columns: []export.Column{{Name: export.ColumnWhat}, {Name: export.ColumnComment}}},
		"notes unasked for":    {Comments: true, Columns: []export.Column{{Name: export.ColumnNote}}},
	} {
		for _, write := range []func() error{
			func() error {
				_, err := export.PDF(io.Discard, smallReview(), chronology.Solve(smallReview()), o)
				return err
			},
			func() error {
				_, err := export.DOCX(io.Discard, smallReview(), chronology.Solve(smallReview()), o)
				return err
			},
		} {
			require.ErrorIs(t, write(), export.ErrColumns, name)
		}
	}
}

func TestOneAgencysChronologyHoldsItsEventsAlone(t *testing.T) {
	r := smallReview()
	read, _, _ := made(t, r, export.Options{What: []export.Part{export.OneAgency, export.LinesOfEnquiry}, Agency: "hv"})
	assert.Equal(t, []string{"Ref", "Date and time", "Service", "Source", "Who was involved", "What happened", "Response or outcome", "Child seen"}, headings(read))
	text := words(read.Root.Text())
	assert.Contains(t, text, "Chronology of Health visiting")
	assert.Contains(t, text, "Łukasz")
	assert.NotContains(t, text, "Planned appointment")
	assert.NotContains(t, text, "SECRET")
	require.NotEmpty(t, read.Root.Find("Link"), "the lines of enquiry lead to the rows")

	read, _, _ = made(t, r, export.Options{What: []export.Part{export.OneAgency}, Agency: "hv", Comments: true})
	assert.Contains(t, read.Root.Text(), "SECRET-COMMENT")

	_, err := export.PDF(io.Discard, r, chronology.Solve(r), export.Options{What: []export.Part{export.OneAgency}})
	require.ErrorIs(t, err, export.ErrNoAgency)
	s := *r.Settings
	s.OneAgency = "gp"
	r.Put(&s)
	read, _, _ = made(t, r, export.Options{What: []export.Part{export.OneAgency}})
	assert.Contains(t, read.Root.Text(), "Planned appointment", "an author's own file is of one agency")
}

func TestKeyEventsAreTheKeyOnesAlone(t *testing.T) {
	read, _, _ := made(t, smallReview(), export.Options{What: []export.Part{export.KeyEvents, export.LinesOfEnquiry}})
	text := words(read.Root.Text())
	assert.Contains(t, text, "2 of 3 events, marked as key.")
	assert.Contains(t, text, "Child Q is born.")
	assert.NotContains(t, text, "Planned appointment")
	require.NotEmpty(t, read.Root.Find("Link"))
}
