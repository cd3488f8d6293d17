package excel

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/intake/archive"
	"throughline.org/throughline/intake/internal/making"
	"throughline.org/throughline/intake/sent"
)

func read(t *testing.T, b making.Book) *sent.File {
	t.Helper()
	file := b.Xlsx()
	pkg, err := archive.Open(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	f, err := Read(pkg, "x.xlsx")
	require.NoError(t, err)
	return f
}

// formats are styles with the formats of a number, from style 1 on.
func formats(codes ...string) string {
	var own, styles strings.Builder
	for i, code := range codes {
		fmt.Fprintf(&own, `<numFmt numFmtId="%d" formatCode="%s"/>`, 200+i, strings.NewReplacer(`"`, "&quot;", "&", "&amp;").Replace(code))
		fmt.Fprintf(&styles, `<xf numFmtId="%d" fontId="0"/>`, 200+i)
	}
	return `<numFmts>` + own.String() + `</numFmts><fonts><font/><font><strike/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/>` + styles.String() + `<xf numFmtId="0" fontId="1"/></cellXfs>`
}

// one reads a workbook of one cell, which has style 1.
func one(t *testing.T, book making.Book, code, cell string) sent.Cell {
	t.Helper()
	book.Styles = formats(code)
	book.Sheets = []making.Sheet{{Name: "S", XML: `<sheetData><row r="1">` + cell + `</row></sheetData>`}}
	rows := read(t, book).Tables[0].Rows
	require.Len(t, rows, 1)
	return rows[0].Cells[0]
}

func number(v string) string { return `<c r="A1" s="1"><v>` + v + `</v></c>` }

func TestFormatsSayWhatANumberIsAndNeverWhichDay(t *testing.T) {
	day := func(text string) sent.Cell { return sent.Cell{Text: text, Kind: sent.Day, Span: 1} }
	clock := func(text string) sent.Cell { return sent.Cell{Text: text, Kind: sent.Clock, Span: 1} }
	figure := func(text string) sent.Cell { return sent.Cell{Text: text, Kind: sent.Number, Span: 1} }
	for _, c := range []struct {
		code, value string
		want        sent.Cell
	}{
		{"dd/mm/yyyy", "41426", day("2013-06-01")},
		{"mm-dd-yy", "41426", day("2013-06-01")},
		{"m/d/yyyy", "41431", day("2013-06-06")},
		{"[$-809]dd\\ mmmm\\ yyyy;@", "41426", day("2013-06-01")},
		{"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "41426", day("2013-06-01")},
		{"dd mmm yyyy hh:mm", "41426.5972222222", day("2013-06-01 14:20")},
		{"dd mmm yyyy hh:mm", "41426", day("2013-06-01")},
		{"dd mmm yyyy hh:mm", "41426.99999999", day("2013-06-02")},
		{"yyyy\\-mm\\-dd\\ hh:mm:ss", "41426.0000115741", day("2013-06-01 00:00:01")},
		{"d-mmm", "41426", day("2013-06-01")},
		{"mmm-yy", "41426", sent.Cell{Text: "June 2013", Kind: sent.Month, Span: 1}},
		{"mmm-yy", "41439", day("2013-06-14")},
		{"h:mm", "0.96875", clock("23:15")},
		{"hh:mm:ss", "0.5", clock("12:00")},
		{"h:mm AM/PM", "0.0104166666666667", clock("00:15")},
		{"[h]:mm", "0.5", clock("12:00")},
		{"[h]:mm", "1.5", figure("1.5")},
		{"hh:mm", "41426.5", clock("12:00")},
		{"mm:ss", "0.01", clock("00:14:24")},
		{"General", "41620", figure("41620")},
		{"0", "41620", figure("41620")},
		{"000000", "417", figure("000417")},
		{"00000 000000", "1632960141", figure("01632 960141")},
		{"0.0%", "0.715", figure("71.5%")},
		{"#,##0.00", "1234567.5", figure("1,234,567.50")},
		{"[$£-809]#,##0.00", "60", figure("£60.00")},
		{"\"day \"0", "3", figure("3")},
		{"General", "0.1", figure("0.1")},
		{"General", "1.0000000000000002E-2", figure("0.01")},
		{"@", "7", figure("7")},
		{"dd/mm/yyyy", "-5", figure("-5")},
		{"dd/mm/yyyy", "99999999", figure("99999999")},
		{"dd/mm/yyyy", "twelve", sent.Cell{Text: "twelve", Span: 1}},
	} {
		assert.Equal(t, c.want, one(t, making.Book{}, c.code, number(c.value)), "%s of %s", c.code, c.value)
	}
}

func TestDaysAreCountedFrom1904WhereTheWorkbookSaysSo(t *testing.T) {
	assert.Equal(t, "2013-01-21", one(t, making.Book{Properties: `date1904="1"`}, "dd/mm/yyyy", number("39833")).Text)
	assert.Equal(t, "2013-01-21", one(t, making.Book{Properties: `date1904="true"`}, "dd/mm/yyyy", number("39833")).Text)
	assert.Equal(t, "1900-01-01", one(t, making.Book{}, "dd/mm/yyyy", number("1")).Text)
	assert.Equal(t, "1900-03-01", one(t, making.Book{}, "dd/mm/yyyy", number("61")).Text)
}

func TestWhatACellShows(t *testing.T) {
	book := making.Book{Strings: []string{`<t xml:space="preserve">shared </t>`, `<r><t>plain </t></r><r><rPr><strike/></rPr><t>wrong</t></r><rPh sb="0" eb="1"><t>said so</t></rPh>`}}
	for name, c := range map[string]struct {
		xml, want string
		remarks   []sent.Remark
	}{
		"shared":                   {`<c r="A1" t="s"><v>0</v></c>`, "shared ", nil},
		"rich":                     {`<c r="A1" t="s"><v>1</v></c>`, "plain wrong", []sent.Remark{{Kind: sent.StruckText, Text: "wrong"}}},
		"inline":                   {`<c r="A1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>`, "inline", nil},
		"escaped":                  {`<c r="A1" t="inlineStr"><is><t>two_x000D_` + "\n" + `lines, _x005F_x, soft` + "\u00ad" + `hyphen</t></is></c>`, "two\nlines, _x, softhyphen", nil},
		"a formula's text":         {`<c r="A1" t="str"><f>"Letter "&amp;2</f><v>Letter 2</v></c>`, "Letter 2", nil},
		"a formula's empty text":   {`<c r="A1" t="str"><f>""</f><v></v></c><c r="B1" t="inlineStr"><is><t>x</t></is></c>`, "x", nil},
		"a formula not reckoned":   {`<c r="A1"><f>DATE(2013,1,21)</f></c>`, "", []sent.Remark{{Kind: sent.Failed, Text: "=DATE(2013,1,21)"}}},
		"an error":                 {`<c r="A1" t="e"><f>X1</f><v>#REF!</v></c>`, "#REF!", []sent.Remark{{Kind: sent.Failed, Text: "#REF!"}}},
		"yes or no":                {`<c r="A1" t="b"><v>1</v></c>`, "TRUE", nil},
		"a date in words":          {`<c r="A1" t="d"><v>2013-06-01T10:30:00</v></c>`, "2013-06-01 10:30", nil},
		"a date in words, no time": {`<c r="A1" t="d"><v>2013-06-01T00:00:00Z</v></c>`, "2013-06-01", nil},
		"struck as a whole":        {`<c r="A1" s="2" t="inlineStr"><is><t>wrong</t></is></c>`, "wrong", []sent.Remark{{Kind: sent.StruckText, Text: "wrong"}}},
	} {
		got := one(t, book, "General", c.xml)
		assert.Equal(t, c.want, got.Text, name)
		assert.Equal(t, c.remarks, got.Remarks, name)
	}
	unseen := one(t, book, ";;;", `<c r="A1" s="1" t="inlineStr"><is><t>secret</t></is></c>`)
	assert.Equal(t, []sent.Remark{{Kind: sent.HiddenText, Text: "secret"}}, unseen.Remarks)
	assert.Empty(t, unseen.Text)
}

func TestRowsColumnsAndSheets(t *testing.T) {
	f := read(t, making.Book{
		Styles: formats(),
		Sheets: []making.Sheet{
			{Name: "One", XML: `<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="2"><c r="C2" t="inlineStr"><is><t>at C2</t></is></c><c t="inlineStr"><is><t>after it</t></is></c></row>` +
				`<row><c t="inlineStr"><is><t>below</t></is></c></row><row r="5" hidden="1"><c r="A5" t="inlineStr"><is><t>unseen</t></is></c></row>` +
				`<row r="7" ht="5"/><row r="8"><c r="B8" s="1"/></row><row r="9"><c r="B9" s="1"/></row><row r="1048576"><c r="B1048576" s="1"/></row></sheetData>` +
				`<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"OFFICIAL &amp;&amp; sensitive&amp;RPage &amp;P</oddHeader></headerFooter>`},
			{Name: "Two", State: "veryHidden", XML: `<sheetData/>`},
		},
	})
	require.Len(t, f.Tables, 2)
	one := f.Tables[0]
	assert.Equal(t, []sent.Columns{{First: 1, Last: 2}}, one.Unseen)
	require.Len(t, one.Rows, 3)
	assert.Equal(t, []sent.Cell{{Text: "at C2", Column: 2, Span: 1}, {Text: "after it", Column: 3, Span: 1}}, one.Rows[0].Cells)
	assert.Equal(t, 3, one.Rows[1].Number, "a row that says no number follows the one before it")
	assert.True(t, one.Rows[2].State.Is(sent.Hidden))
	assert.Equal(t, []sent.Run{{First: 8, Last: 9}, {First: 1048576, Last: 1048576}}, one.Blank)
	assert.Equal(t, []sent.Passage{{Place: "One page header", Text: "OFFICIAL & sensitive Page"}}, f.Outside)
	assert.True(t, f.Tables[1].Hidden)
}

func TestMergedAreasAreOneCell(t *testing.T) {
	f := read(t, making.Book{Sheets: []making.Sheet{{Name: "S", XML: making.Cells("wide|covered|x", "tall||y", "|still here|z") +
		`<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>`}}})
	rows := f.Tables[0].Rows
	assert.Equal(t, sent.Cell{Text: "wide", Span: 2}, rows[0].Cells[0])
	assert.Equal(t, sent.Cell{Column: 1, Span: 1, Remarks: []sent.Remark{{Kind: sent.HiddenText, Text: "covered"}}}, rows[0].Cells[1], "what a merged cell covers is not shown")
	assert.Equal(t, sent.Cell{Span: 1, Down: true}, rows[2].Cells[0])
	assert.Equal(t, "still here · z", rows[2].Text())
}

func TestCommentsStandWithTheirCells(t *testing.T) {
	f := read(t, making.Book{
		Sheets: []making.Sheet{{Name: "S", XML: making.Cells("a", "b")}},
		Parts: map[string]string{
			"xl/comments1.xml": `<comments><authors><author>IMR author</author></authors><commentList>` +
				`<comment ref="A1" authorId="0"><text><r><t>IMR author:</t></r><r><t>` + "\n" + `same incident</t></r></text></comment>` +
				`<comment ref="C9"><text><t>on an empty cell</t></text></comment>` +
				`<comment ref="A2" authorId="0"><text><t>[Threaded comment] Your version of Excel…</t></text></comment></commentList></comments>`,
			"xl/threadedComments/threadedComment1.xml": `<ThreadedComments><threadedComment ref="A2" personId="{1}"><text>asked</text></threadedComment><threadedComment ref="A2" personId="{2}"><text>answered</text></threadedComment></ThreadedComments>`,
			"xl/persons/person1.xml":                   `<personList><person displayName="Ann" id="{1}"/></personList>`,
		},
		Links: map[string][]string{"S": {"xl/comments1.xml", "xl/threadedComments/threadedComment1.xml"}},
	})
	rows := f.Tables[0].Rows
	require.Len(t, rows, 3)
	assert.Equal(t, []sent.Remark{{Kind: sent.CellComment, Text: "same incident", Who: "IMR author"}}, rows[0].Cells[0].Remarks)
	assert.Equal(t, []sent.Remark{{Kind: sent.CellComment, Text: "asked", Who: "Ann"}, {Kind: sent.CellComment, Text: "answered"}}, rows[1].Cells[0].Remarks)
	assert.Equal(t, 9, rows[2].Number)
	assert.Equal(t, "on an empty cell", rows[2].Cells[0].Remarks[0].Text)
}

func TestTextBoxesOfASheetAreKept(t *testing.T) {
	f := read(t, making.Book{
		Sheets: []making.Sheet{{Name: "S", XML: making.Cells("a")}},
		Parts:  map[string]string{"xl/drawings/drawing1.xml": `<wsDr><twoCellAnchor><sp><txBody><p><r><t>Return by </t></r><r><t>Friday</t></r></p><p><r><t>to the board</t></r></p></txBody></sp></twoCellAnchor></wsDr>`},
		Links:  map[string][]string{"S": {"xl/drawings/drawing1.xml"}},
	})
	assert.Equal(t, []sent.Passage{{Place: "S text box", Text: "Return by Friday\nto the board"}}, f.Outside)
}
