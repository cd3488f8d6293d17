package export_test

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export"
)

func formOf(t *testing.T, name string, r *chronology.Review, o export.AgencyForm) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, export.FormOf(name)(&b, r, chronology.Solve(r), o))
	return b.Bytes()
}

func TestAnExcelFormKeepsWhatIsTyped(t *testing.T) {
	r := smallReview()
	f, err := excelize.OpenReader(bytes.NewReader(formOf(t, "f.xlsx", r, export.AgencyForm{Agency: "hv", Filled: true})))
	require.NoError(t, err)
	defer f.Close()
	assert.Equal(t, []string{"Read first", "Chronology"}, f.GetSheetList())
	assert.Equal(t, 0, f.GetActiveSheetIndex())
	panes, err := f.GetPanes("Chronology")
	require.NoError(t, err)
	assert.True(t, panes.Freeze)
	assert.Equal(t, 1, panes.YSplit, "the heading stays in view")

	for _, cell := range []string{"A1", "A2", "A900", "Q900"} {
		index, err := f.GetCellStyle("Chronology", cell)
		require.NoError(t, err)
		style, err := f.GetStyle(index)
		require.NoError(t, err)
		assert.Equal(t, 49, style.NumFmt, "%s is text: a date stays as it is typed", cell)
	}
	visible, err := f.GetColVisible("Chronology", "R")
	require.NoError(t, err)
	assert.False(t, visible, "the ids are out of sight")
	id, err := f.GetCellValue("Chronology", "R2")
	require.NoError(t, err)
	assert.Equal(t, "17", id)

	rules, err := f.GetDataValidations("Chronology")
	require.NoError(t, err)
	require.Len(t, rules, 2)
	assert.Equal(t, "D2:D2000", rules[0].Sqref)
	assert.Contains(t, rules[0].Formula1, "home visit,appointment not attended")
	assert.Contains(t, rules[1].Formula1, "yes,no,not applicable")
	assert.Equal(t, "information", *rules[0].ErrorStyle, "other words are taken too")
}

func TestAWordFormHasAHeaderThatRepeats(t *testing.T) {
	r := smallReview()
	text := parts(t, formOf(t, "f.docx", r, export.AgencyForm{Agency: "hv", Due: when.Date(2027, 2, 1)}))["word/document.xml"]
	assert.Equal(t, 2, strings.Count(text, "<w:tblHeader/>"), "of the family and of the chronology")
	assert.Equal(t, 2, strings.Count(text, "<w:tblDescription "))
	assert.Contains(t, text, "To be returned by: 1 February 2027.")
	assert.NotContains(t, text, "First visit", "an empty form has no entry")
	wide := 0
	grids := regexp.MustCompile(`<w:tblGrid>(.*?)</w:tblGrid>`).FindAllString(text, -1)
	for _, w := range regexp.MustCompile(`w:w="(\d+)"`).FindAllStringSubmatch(grids[len(grids)-1], -1) {
		n, err := strconv.Atoi(w[1])
		require.NoError(t, err)
		wide += n
	}
	assert.LessOrEqual(t, wide, 23811-2*560, "the last column is on the paper")
	for _, secret := range []string{"Ŵyn", "SECRET-NOTE"} {
		assert.NotContains(t, text, secret)
	}
	again := formOf(t, "f.docx", r, export.AgencyForm{Agency: "hv", Due: when.Date(2027, 2, 1)})
	assert.Equal(t, again, formOf(t, "f.docx", r, export.AgencyForm{Agency: "hv", Due: when.Date(2027, 2, 1)}))
}

func TestATextThatNoCellHoldsIsNotCut(t *testing.T) {
	r := smallReview()
	e := r.Event("e1").Copy()
	e.What = strings.Repeat("words ", 6000)
	r.Put(e)
	d := chronology.Solve(r)
	var b bytes.Buffer
	assert.ErrorIs(t, export.FormXLSX(&b, r, d, export.AgencyForm{Agency: "hv", Filled: true}), export.ErrCellTooLong)
	assert.NoError(t, export.FormDOCX(&b, r, d, export.AgencyForm{Agency: "hv", Filled: true}))
	assert.Error(t, export.FormDOCX(&b, r, d, export.AgencyForm{Agency: "gone"}))
	assert.Nil(t, export.FormOf("form.pdf"))
}
