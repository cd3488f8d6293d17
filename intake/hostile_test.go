package intake

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/intake/internal/making"
)

// bomb packs a part that is a beginning, a piece many times over and an end.
func bomb(parts map[string]string, name, begin, piece string, times int, end string) []byte {
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	write := func(w io.Writer, text string) {
		if _, err := io.WriteString(w, text); err != nil {
			panic(err)
		}
	}
	for other, text := range parts {
		w, err := z.Create(other)
		if err != nil {
			panic(err)
		}
		if other != name {
			write(w, text)
			continue
		}
		write(w, begin)
		many := strings.Repeat(piece, max(1, 1<<20/len(piece)))
		for n := times * len(piece); n > 0; n -= len(many) {
			write(w, many)
		}
		write(w, end)
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return file.Bytes()
}

const (
	document = `<w:document xmlns:w="w"><w:body>`
	row1     = `<w:tr><w:tc><w:p><w:r><w:t>1/2/2013</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Visit to the home</w:t></w:r></w:p></w:tc></w:tr>`
)

func wordBomb(begin, piece string, times int, end string) []byte {
	return bomb(making.DocxParts("", map[string]string{"numbering.xml": "", "styles.xml": ""}), "word/document.xml", document+begin, piece, times, end+`</w:body></w:document>`)
}

func excelBomb(part, begin, piece string, times int, end string) []byte {
	return bomb(making.Book{Sheets: []making.Sheet{{Name: "S"}}, Strings: []string{"<t>x</t>"}, Styles: days}.All(), part, begin, piece, times, end)
}

func sheetBomb(piece string, times int) []byte {
	return excelBomb("xl/worksheets/sheet1.xml", `<worksheet><sheetData>`, piece, times, `</sheetData></worksheet>`)
}

// hostile are files that would cost memory or time without end, or lead
// elsewhere, each with why it is refused.
var hostile = map[string]struct {
	file func() []byte
	want error
}{
	"rows.docx":       {func() []byte { return wordBomb(`<w:tbl>`, row1, 200_000, `</w:tbl>`) }, ErrTooLarge},
	"empty-rows.docx": {func() []byte { return wordBomb(`<w:tbl>`, `<w:tr><w:tc/></w:tr>`, 1_200_000, `</w:tbl>`) }, ErrTooLarge},
	"one-row.docx": {func() []byte {
		return wordBomb(`<w:tbl><w:tr>`, `<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>`, 100_000, `</w:tr></w:tbl>`)
	}, ErrTooLarge},
	"one-cell.docx": {func() []byte {
		return wordBomb(`<w:tbl><w:tr><w:tc>`, `<w:p><w:r><w:t>`+strings.Repeat("x ", 5000)+`</w:t></w:r></w:p>`, 1_000, `</w:tc></w:tr></w:tbl>`)
	}, ErrTooLarge},
	"one-word.docx": {func() []byte { return wordBomb(`<w:p><w:r><w:t>`, "x", 30_000_000, `</w:t></w:r></w:p>`) }, ErrTooLarge},
	"paragraphs.docx": {func() []byte {
		return wordBomb("", `<w:p><w:r><w:t>`+strings.Repeat("Agency: x ", 500)+`</w:t></w:r></w:p>`, 12_000, "")
	}, ErrTooLarge},
	"nested.docx":   {func() []byte { return wordBomb("", `<w:tbl><w:tr><w:tc>`, 400_000, "") }, ErrUnsafe},
	"unpacked.docx": {func() []byte { return wordBomb("", `<w:bookmarkStart w:id="1" w:name="x"/>`, 5_600_000, "") }, ErrTooLarge},
	"comments.docx": {func() []byte { return wordBomb(`<!--`, "<>", 4_000_000, `-->`) }, ErrTooLarge},
	"tabs.docx": {func() []byte {
		return wordBomb(`<w:tbl><w:tr><w:tc><w:p><w:r>`, `<w:tab/>`, 2_000_000, `</w:r></w:p></w:tc></w:tr></w:tbl>`)
	}, ErrTooLarge},
	"changes.docx": {func() []byte {
		return wordBomb(`<w:p>`, `<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins><w:r><w:t>y</w:t></w:r></w:ins>`, 50_000, `</w:p>`)
	}, ErrTooLarge},
	"entities.docx": {func() []byte {
		return making.Zip(with(making.DocxParts("", nil), "word/document.xml", `<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>`))
	}, ErrUnsafe},
	"outside.docx": {func() []byte {
		return making.Zip(with(making.DocxParts("", nil), "word/document.xml", `<!DOCTYPE d SYSTEM "http://evil.example/d.dtd"><d/>`))
	}, ErrUnsafe},
	"elsewhere.docx": {func() []byte {
		return making.Zip(map[string]string{"_rels/.rels": `<Relationships><Relationship Id="a" Type="officeDocument" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`})
	}, ErrUnsafe},
	"path.docx": {func() []byte { return making.Zip(with(making.DocxParts("", nil), "../../.bashrc", "x")) }, ErrUnsafe},
	"cut.docx":  {func() []byte { f := making.Docx(making.Table("a|b"), nil); return f[:len(f)*2/3] }, ErrDamaged},
	"not-closed.docx": {func() []byte {
		return making.Zip(with(making.DocxParts("", nil), "word/document.xml", document+`<w:tbl><w:tr>`))
	}, ErrDamaged},
	"password.docx": {func() []byte {
		return append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "....E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"...)
	}, ErrPassword},
	"old.doc": {func() []byte {
		return append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "....W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00"...)
	}, ErrOldFormat},
	"old.xls": {func() []byte {
		return append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "....W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00"...)
	}, ErrOldFormat},
	"a.pdf": {func() []byte { return []byte("%PDF-1.7\n") }, ErrFormat},
	"a.odt": {func() []byte {
		return making.Zip(map[string]string{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})
	}, ErrFormat},
	"named-as.csv": {func() []byte {
		return making.Zip(map[string]string{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})
	}, ErrFormat},
	"a.rtf":        {func() []byte { return []byte(`{\rtf1 x}`) }, ErrFormat},
	"a.docx":       {func() []byte { return []byte("not a zip at all, although it says so") }, ErrDamaged},
	"picture.csv":  {func() []byte { return append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 400)...) }, ErrNotText},
	"empty.csv":    {func() []byte { return nil }, ErrEmpty},
	"rows.xlsx":    {func() []byte { return sheetBomb(`<row><c t="inlineStr"><is><t>x</t></is></c></row>`, 200_000) }, ErrTooLarge},
	"cells.xlsx":   {func() []byte { return sheetBomb(`<row>`+strings.Repeat(`<c><v>1</v></c>`, 400)+`</row>`, 4_000) }, ErrTooLarge},
	"one-row.xlsx": {func() []byte { return sheetBomb(`<c><v>1</v></c>`, 1_000_000) }, nil}, // cells outside a row are none
	"columns.xlsx": {func() []byte { return sheetBomb(`<row><c r="XFD1"><v>1</v></c></row>`, 10) }, ErrTooLarge},
	"far.xlsx": {func() []byte {
		return sheetBomb(`<row r="99999999999999999999"><c r="ZZZZZZZZ99999999999999999999"><v>1</v></c></row>`, 100)
	}, nil},
	"strings.xlsx": {func() []byte {
		return excelBomb("xl/sharedStrings.xml", `<sst count="4294967295">`, `<si><t>x</t></si>`, 2_200_000, `</sst>`)
	}, ErrTooLarge},
	"long-strings.xlsx": {func() []byte {
		return excelBomb("xl/sharedStrings.xml", `<sst>`, `<si><t>`+strings.Repeat("x", 30000)+`</t></si>`, 2_500, `</sst>`)
	}, ErrTooLarge},
	"same-string.xlsx": {func() []byte { // one long text in a hundred thousand cells
		parts := making.Book{Sheets: []making.Sheet{{Name: "S"}}, Strings: []string{"<t>" + strings.Repeat("x", 30000) + "</t>"}}.All()
		return bomb(parts, "xl/worksheets/sheet1.xml", `<worksheet><sheetData>`, `<row><c t="s"><v>0</v></c></row>`, 100_000, `</sheetData></worksheet>`)
	}, ErrTooLarge},
	"missing-string.xlsx": {func() []byte { return sheetBomb(`<row><c t="s"><v>77</v></c></row>`, 1) }, ErrDamaged},
	"merged.xlsx": {func() []byte {
		return excelBomb("xl/worksheets/sheet1.xml", `<worksheet><sheetData>`+strings.Repeat(`<row><c><v>1</v></c></row>`, 1000)+`</sheetData><mergeCells>`, `<mergeCell ref="A1:XFD1048576"/>`, 50_000, `</mergeCells></worksheet>`)
	}, ErrTooLarge},
	"styles.xlsx": {func() []byte {
		return excelBomb("xl/styles.xml", `<styleSheet><cellXfs>`, `<xf numFmtId="14"/>`, 100_000, `</cellXfs></styleSheet>`)
	}, ErrTooLarge},
	"sheets.xlsx": {func() []byte {
		return excelBomb("xl/workbook.xml", `<workbook><sheets>`, `<sheet name="S" id="a"/>`, 5_000, `</sheets></workbook>`)
	}, ErrTooLarge},
	"lines.csv":   {func() []byte { return []byte("Date,Event\n" + strings.Repeat("1/2/2013,x\n", 3_000_000)) }, ErrTooLarge},
	"columns.csv": {func() []byte { return []byte(strings.Repeat("a,", 10_000_000)) }, ErrTooLarge},
	"quotes.csv":  {func() []byte { return []byte("Date,Event\n" + strings.Repeat("\"x\n", 4_000_000)) }, ErrTooLarge},
	"more.csv":    {func() []byte { return bytes.Repeat([]byte("x,y\n"), 20_000_000) }, ErrTooLarge},
	"deep.json":   {func() []byte { return []byte(exchanged + `"events":` + strings.Repeat("[", 20_000_000)) }, ErrTooLarge},
	"many.json":   {func() []byte { return []byte(exchanged + `"events":[{}` + strings.Repeat(",{}", 10_000_000) + "]}") }, ErrTooLarge},
	"many-small.json": {func() []byte {
		return []byte(exchanged + `"events":[{"uid":"e","lines":["a"` + strings.Repeat(`,""`, 10_000_000) + "]}]}")
	}, ErrTooLarge},
	"many-names.json": {func() []byte { return []byte(exchanged + `"a":{` + strings.Repeat(`"":1,`, 6_000_000) + `"b":1}}`) }, ErrTooLarge},
	"one-text.json": {func() []byte {
		return []byte(exchanged + `"events":[{"uid":"e","what":"` + strings.Repeat("x ", 15_000_000) + `"}]}`)
	}, nil},
	"most.json": {func() []byte {
		return []byte(exchanged + `"events":[{"uid":"e"}` + manyUIDs(90_000) + "]}")
	}, nil},
	"larger.json": {func() []byte {
		return []byte(exchanged + `"events":[{"uid":"e","what":"` + strings.Repeat("x", 65<<20) + `"}]}`)
	}, ErrTooLarge},
	"one-line.csv": {func() []byte { return []byte("Date,Event\n1/2/2013,\"" + strings.Repeat("x ", 25_000_000) + "\"\n") }, ErrTooLarge},
}

// exchanged begins a review in JSON.
const exchanged = `{"format":"throughline review","version":1,`

func manyUIDs(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `,{"uid":"%d"}`, i)
	}
	return b.String()
}

func with(parts map[string]string, name, text string) map[string]string {
	parts[name] = text
	return parts
}

func TestHostileFilesCostASentence(t *testing.T) {
	const mostMemory, mostTime = 300 << 20 * swollen / 100, slowed * 10 * time.Second
	for name, c := range hostile {
		t.Run(name, func(t *testing.T) {
			file := c.file()
			var err error
			began := time.Now()
			used := peak(func() {
				_, err = Read(bytes.NewReader(file), int64(len(file)), name, ReadOptions{})
			})
			assert.Less(t, time.Since(began), mostTime)
			assert.Less(t, used, uint64(mostMemory), "%d MB", used>>20)
			if c.want == nil {
				return
			}
			require.ErrorIs(t, err, c.want)
			assert.NotEmpty(t, Refusal(err), "there is something to say")
			assert.NotContains(t, Refusal(err), "%!")
		})
	}
}

// TestAsMuchAsIsReadIsPreviewedInBounds reads a file that is as large as one may be.
func TestAsMuchAsIsReadIsPreviewedInBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	var b strings.Builder
	b.WriteString("Date,Source,What happened,Outcome\n")
	for i := range 110_000 {
		fmt.Fprintf(&b, "%d/%d/2013,Note %d,%s,None\n", 1+i%28, 1+i%12, i, strings.ReplaceAll(story(i), ",", ""))
	}
	file := []byte(b.String())
	b.Reset()
	used := peak(func() {
		p := understood(t, "x.csv", file)
		events, _, _ := p.Counts()
		assert.Equal(t, 110_000, events)
	})
	t.Logf("%d MB", used>>20)
}

// TestAMillionFormattedRowsAreNoRows reads a sheet that was formatted to its last
// row, as spreadsheet programs leave them.
func TestAMillionFormattedRowsAreNoRows(t *testing.T) {
	begin := `<worksheet><dimension ref="A1:H1048576"/>` + strings.TrimSuffix(making.Cells("Date|Event", "1/2/2013|Visit"), `</sheetData>`)
	file := excelBomb("xl/worksheets/sheet1.xml", begin, `<row spans="1:8"><c s="1"/><c s="1"/><c s="1"/></row>`, 1_048_000, `</sheetData></worksheet>`)
	began := time.Now()
	used := peak(func() {
		p := understood(t, "x.xlsx", file)
		assert.Len(t, p.Rows, 1)
	})
	assert.Less(t, used, uint64(60<<20))
	t.Logf("%v, %d MB", time.Since(began), used>>20)
}

func FuzzReadAny(f *testing.F) {
	f.Add("x.docx", making.Docx(making.Table("Date|What happened", "1/2/2013|x"), nil))
	f.Add("x.xlsx", making.Book{Styles: days, Strings: []string{"<t>x</t>"}, Sheets: []making.Sheet{{Name: "S", XML: making.Cells("Date|Event", serial("A2", 1, "41200")+"|x")}}}.Xlsx())
	f.Add("x.csv", []byte("Date,Event\n1/2/2013,x\n"))
	f.Add("x", []byte("Date\tEvent\nsame day\tx\n\"\n"))
	f.Add("x.json", []byte(`{"format": "throughline review", "version": 1, "agencies": [{"uid": "a", "name": "Police"}],
		"events": [{"uid": "e", "agency": "a", "when": {"wording": "1 June 2013"}, "what": "x", "told": [{"agency": "a", "when": "by {e}"}]}]}`))
	f.Fuzz(func(t *testing.T, name string, file []byte) {
		doc, err := Read(bytes.NewReader(file), int64(len(file)), name, ReadOptions{})
		if err != nil {
			return
		}
		p := previewOf(doc)
		events, _, refused := p.Counts()
		assert.Equal(t, len(p.Rows), events+refused, "every row is accounted for")
	})
}

// FuzzWord changes the inside of a document, which a fuzzer of zipped bytes seldom reaches.
func FuzzWord(f *testing.F) {
	for _, seed := range []string{
		making.Table("Date|What happened", "1/2/2013|x"), `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`,
		`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
		`<w:p><w:pPr><w:numPr><w:numId w:val="1"/><w:ilvl w:val="8"/></w:numPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>`,
		`<mc:AlternateContent><mc:Choice/><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>`,
	} {
		f.Add(seed, `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`)
	}
	f.Fuzz(func(t *testing.T, body, numbering string) {
		file := making.Docx(body, map[string]string{"numbering.xml": numbering, "styles.xml": numbering, "comments.xml": body, "footnotes.xml": body})
		for _, rejected := range []bool{false, true} {
			doc, err := Read(bytes.NewReader(file), int64(len(file)), "x.docx", ReadOptions{Rejected: rejected})
			if err == nil {
				previewOf(doc)
			}
		}
	})
}

// FuzzExcel likewise changes the inside of a workbook.
func FuzzExcel(f *testing.F) {
	f.Add(making.Cells("Date|Event", "1/2/2013|x")+`<mergeCells><mergeCell ref="A1:B1"/></mergeCells>`, days)
	f.Add(`<sheetData><row r="3"><c r="ZZ3" t="s"><v>0</v></c><c t="d"><v>2013</v></c><c s="9"><v>1e300</v></c></row></sheetData>`, `<cellXfs><xf numFmtId="46"/></cellXfs>`)
	f.Fuzz(func(t *testing.T, sheet, styles string) {
		file := making.Book{Styles: styles, Strings: []string{"<t>x</t>", sheet}, Sheets: []making.Sheet{{Name: "S", XML: sheet}, {Name: "T", XML: sheet}},
			Parts: map[string]string{"xl/comments1.xml": sheet, "xl/drawings/drawing1.xml": sheet}, Links: map[string][]string{"S": {"xl/comments1.xml", "xl/drawings/drawing1.xml"}}}.Xlsx()
		doc, err := Read(bytes.NewReader(file), int64(len(file)), "x.xlsx", ReadOptions{})
		if err == nil {
			previewOf(doc)
		}
	})
}
