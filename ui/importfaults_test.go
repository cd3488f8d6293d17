package ui

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/intake"
)

// wordReturn is a Word document with a table of these rows, as Word writes it.
func wordReturn(t *testing.T, rows [][]string) []byte {
	t.Helper()
	var table strings.Builder
	for _, row := range rows {
		table.WriteString("<w:tr>")
		for _, cell := range row {
			fmt.Fprintf(&table, `<w:tc><w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p></w:tc>`, html.EscapeString(cell))
		}
		table.WriteString("</w:tr>")
	}
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
			`<w:p><w:r><w:t>Agency: Police</w:t></w:r></w:p><w:tbl>` + table.String() + `</w:tbl></w:body></w:document>`},
	} {
		w, err := z.Create(part.name)
		require.NoError(t, err)
		_, err = w.Write([]byte(part.text))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return file.Bytes()
}

// The faults of faultyRows, and what mends them: "" leaves the row out, "k" says
// that it has been looked at.
var (
	wrongDates = map[int]string{20: "31/04/2013", 50: "30/02/2013", 80: "00/05/2013", 110: "12/15/2013", 140: "tbc", 170: "pls check", 200: "45 May 2013", 230: "31 June 2013"}
	rightDates = map[string]string{"31/04/2013": "30/04/2013", "30/02/2013": "28/02/2013", "00/05/2013": "May 2013", "12/15/2013": "15/12/2013",
		"tbc": "2013", "pls check": "6 July 2013", "45 May 2013": "25 May 2013", "31 June 2013": "30 June 2013"}
	untold   = []int{35, 95, 155}
	vagueish = map[int]string{10: "around 3 May 2013", 60: "circa June 2013", 120: "?7 July 2013", 180: "approx 8 August 2013", 240: "possibly 9 September 2013", 290: "about March 2013"}
	misnamed = map[int]string{70: "Mothr", 130: "Childd A", 190: "Mohter"}
)

// faultyRows are the rows of a return with twenty faults.
func faultyRows(number int) [][]string {
	rows := [][]string{{"Date", "Time", "Source of information", "Significant event", "Response or outcome", "Who was involved"}}
	day := time.Date(2013, 1, 3, 0, 0, 0, 0, time.UTC)
	for n := 1; n <= number; n++ {
		row := []string{day.AddDate(0, 0, n).Format("02/01/2006"), fmt.Sprintf("%02d:%02d", 8+n%10, n%60), "Incident log " + fmt.Sprint(1000+n),
			fmt.Sprintf("Officers called to the address after a report of shouting (report %d).", n), "Advice given.", "Mother"}
		if wrong := wrongDates[n]; wrong != "" {
			row[0] = wrong
		}
		if vague := vagueish[n]; vague != "" {
			row[0], row[1] = vague, ""
		}
		if name := misnamed[n]; name != "" {
			row[5] = name
		}
		rows = append(rows, row)
	}
	for _, n := range untold {
		rows[n][3], rows[n][4] = "", ""
	}
	return rows
}

// TestTwentyFaultsCostFewKeys takes in a Word return of 300 rows with twenty
// faults by the keyboard alone, and counts the keys.
func TestTwentyFaultsCostFewKeys(t *testing.T) {
	p := previewOf(t, "return.docx", string(wordReturn(t, faultyRows(300))))
	require.Len(t, p.preview.Rows, 300)
	letters, others := 0, 0
	key := func(name fyne.KeyName) { others++; p.press(name) }
	letter := func(r rune) { others++; p.focused().TypedRune(r) }
	for range 20 {
		row := p.markedRow()
		switch {
		case row.State() > intake.Doubted:
		case row.State() == intake.Doubted:
			letter('k')
			continue
		case rightDates[row.Cell(0)] == "":
			letter('x')
			continue
		default:
			key(fyne.KeyReturn)
			right := rightDates[row.Cell(0)]
			letters += len(right)
			test.Type(p.focused(), right)
			key(fyne.KeyReturn)
			continue
		}
		break
	}
	letter('3') // the names
	require.Equal(t, p.asked.list, p.focused())
	for range misnamed {
		letter('i')
	}
	_, doubted, refused := p.preview.Counts()
	assert.Equal(t, []int{0, 0}, []int{doubted, refused}, "the import is clean")
	assert.Empty(t, p.preview.People, "nobody is made anew")
	p.sheet.accept()
	others++
	assert.Len(t, p.desk.s.review().Events, 1+297)
	t.Logf("%d keys, and %d letters of the corrections", others, letters)
	assert.LessOrEqual(t, others, 32, "at most two for a fault, and one to turn the page and one to bring it in")
}

// The rows are read anew aside, which takes a while where there are many of them:
// whoever types on meanwhile is at the next fault already.
func TestTheKeyboardGoesOnBeforeTheRowsAreReadAnew(t *testing.T) {
	p := previewOf(t, "return.docx", string(wordReturn(t, faultyRows(300))))
	var later []func()
	p.desk.w.p.background = func(work, done func()) { later = append(later, work, done) }
	first := p.markedRow().Key()
	p.press(fyne.KeyReturn)
	p.say("30/04/2013")
	p.press(fyne.KeyReturn)
	assert.Equal(t, fyne.Focusable(p.rows.list), p.focused())
	second := p.markedRow().Key()
	assert.NotEqual(t, first, second)
	p.focused().TypedRune('x')
	assert.NotEqual(t, second, p.markedRow().Key(), "and at the one after")
	third := p.markedRow().Key()
	for _, do := range later {
		do()
	}
	assert.Equal(t, intake.Vague, min(p.rowOf(first).State(), intake.Vague), "the first is mended")
	assert.Equal(t, intake.LeftOut, p.rowOf(second).State())
	assert.Equal(t, third, p.markedRow().Key())
}
