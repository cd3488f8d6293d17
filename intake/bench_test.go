package intake

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/intake/internal/making"
)

// story is what happened, in the length that chronologies have, and never twice the same.
func story(n int) string {
	return fmt.Sprintf("Home visit %d. Mother and Sibling 1 were seen; Partner 1 was not there. She said that the week had been hard, that she had slept little and that she would ring the surgery "+
		"about the missed appointment. The kitchen was tidy, food in the cupboard, the bedroom cold; a heater was promised for the day after (entry %d).", n, n)
}

// bigWord is a document of many rows, marked up as Word does it.
func bigWord(rows int) []byte {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblGrid>` + strings.Repeat(`<w:gridCol w:w="1500"/>`, 6) + `</w:tblGrid>`)
	cell := func(text string) {
		b.WriteString(`<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/><w:tcBorders><w:top w:val="single" w:sz="4"/></w:tcBorders></w:tcPr><w:p w:rsidR="00A77427" w:rsidRDefault="00A77427"><w:pPr><w:pStyle w:val="TableText"/><w:rPr><w:sz w:val="20"/></w:rPr></w:pPr>` +
			`<w:r w:rsidRPr="00B12345"><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p></w:tc>`)
	}
	for i := range rows + 1 {
		b.WriteString(`<w:tr w:rsidR="00A77427">`)
		if i == 0 {
			for _, h := range []string{"Date", "Source", "Who was involved", "What happened", "Outcome", "Comment"} {
				cell(h)
			}
		} else {
			cell(fmt.Sprintf("%d/%d/%d", 1+i%28, 1+i%12, 2012+i%3))
			cell(fmt.Sprintf("Case note %d", i))
			cell("Worker 2, Mother")
			cell(story(i))
			cell(fmt.Sprintf("Letter %d sent.", i))
			cell("")
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl>`)
	return making.Docx(b.String(), nil)
}

// bigExcel is a workbook of many rows.
func bigExcel(rows int) []byte {
	var b strings.Builder
	texts := []string{"Date", "Time", "Source", "Who", "What happened", "Outcome", "Comment"}
	shared := map[string]int{}
	for i, t := range texts {
		shared[t] = i
	}
	text := func(ref string, row int, s string) {
		n, there := shared[s]
		if !there {
			n = len(texts)
			shared[s] = n
			texts = append(texts, s)
		}
		fmt.Fprintf(&b, `<c r="%s%d" t="s"><v>%d</v></c>`, ref, row, n)
	}
	b.WriteString(`<sheetData><row r="1">`)
	for i, t := range texts[:7] {
		text(string(rune('A'+i)), 1, t)
	}
	b.WriteString(`</row>`)
	for i := 2; i <= rows+1; i++ {
		fmt.Fprintf(&b, `<row r="%d" spans="1:7"><c r="A%d" s="1"><v>%d</v></c><c r="B%d" s="3"><v>0.4375</v></c>`, i, i, 40969+i%760, i)
		text("C", i, fmt.Sprintf("Extract line %d", i))
		text("D", i, fmt.Sprintf("Worker %d", i%9))
		text("E", i, story(i))
		text("F", i, fmt.Sprintf("Letter %d sent.", i))
		fmt.Fprintf(&b, `<c r="G%d" s="0"/></row>`, i)
	}
	b.WriteString(`</sheetData>`)
	for i, s := range texts {
		texts[i] = `<t xml:space="preserve">` + s + `</t>`
	}
	return making.Book{Styles: days, Strings: texts, Sheets: []making.Sheet{{Name: "Combined", XML: b.String()}}}.Xlsx()
}

func bigCSV(rows int) []byte {
	var b bytes.Buffer
	b.WriteString("Date,Time,Source,Who,What happened,Outcome\n")
	for i := range rows {
		fmt.Fprintf(&b, "%d/%d/%d,10:30,Case note %d,Worker 2,\"%s\",Letter sent\n", 1+i%28, 1+i%12, 2012+i%3, i, story(i))
	}
	return b.Bytes()
}

// peak runs something and tells the most memory that was in use meanwhile,
// beyond what was in use before.
func peak(do func()) uint64 {
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	stop, done := make(chan struct{}), make(chan uint64)
	go func() {
		most := uint64(0)
		for {
			select {
			case <-stop:
				done <- most
				return
			default:
				runtime.ReadMemStats(&now)
				most = max(most, now.HeapInuse+now.StackInuse)
				time.Sleep(2 * time.Millisecond)
			}
		}
	}()
	do()
	close(stop)
	most := <-done
	return most - min(most, before.HeapInuse+before.StackInuse)
}

func benchmark(b *testing.B, name string, file []byte, rows int) {
	read := func() *Document {
		doc, err := Read(bytes.NewReader(file), int64(len(file)), name, ReadOptions{})
		require.NoError(b, err)
		return doc
	}
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			read()
		}
		b.ReportMetric(float64(peak(func() { read() }))/1e6, "MB-peak")
	})
	b.Run("previewed", func(b *testing.B) {
		r := chronology.NewReview("A review")
		for b.Loop() {
			p := NewPreview(read(), r, Options{Agency: "a"})
			events, doubted, refused := p.Counts()
			require.Equal(b, []int{rows, 0, 0}, []int{events, doubted, refused})
		}
		b.ReportMetric(float64(peak(func() { NewPreview(read(), r, Options{Agency: "a"}) }))/1e6, "MB-peak")
	})
}

func BenchmarkWord5000(b *testing.B)   { benchmark(b, "x.docx", bigWord(5000), 5000) }
func BenchmarkExcel50000(b *testing.B) { benchmark(b, "x.xlsx", bigExcel(50000), 50000) }
func BenchmarkCSV50000(b *testing.B)   { benchmark(b, "x.csv", bigCSV(50000), 50000) }
