package export_test

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/assets"
	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export"
)

// sizes are the numbers of events that everything is measured at.
var sizes = []int{1_000, 10_000, 100_000}

// measured is an invented review of a size.
type measured struct {
	review *chronology.Review
	dating *chronology.Dating
}

func measure(count int) measured {
	r := scale.Review(count)
	return measured{r, chronology.Solve(r)}
}

func (m measured) write(b *testing.B) (export.Report, *bytes.Buffer) {
	file := &bytes.Buffer{}
	report, err := export.PDF(file, m.review, m.dating, export.Options{Printed: when.Date(2026, time.November, 23)})
	require.NoError(b, err)
	return report, file
}

// BenchmarkPDF makes the whole document of an invented review. The budgets: 1,000
// events in 0.3 s and 80 MB; 10,000 in 1.5 s, 300 MB and a file of 6 MB.
func BenchmarkPDF(b *testing.B) {
	for _, count := range sizes {
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			m := measure(count)
			b.ReportAllocs()
			for b.Loop() {
				report, file := m.write(b)
				b.ReportMetric(float64(report.Pages), "pages")
				b.ReportMetric(float64(file.Len())/1e6, "MB-file")
			}
		})
	}
}

// BenchmarkPDFAgainstBareTable makes, turn by turn, the whole tagged document and
// a bare table of the same events by gofpdf's own cells, and tells how many times
// as long the document takes. The budget: 1.2 at 10,000 events.
func BenchmarkPDFAgainstBareTable(b *testing.B) {
	for _, count := range sizes {
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			m := measure(count)
			var whole, bare time.Duration
			for b.Loop() {
				start := time.Now()
				m.write(b)
				middle := time.Now()
				require.NoError(b, bareTable(io.Discard, m.review, m.dating))
				whole, bare = whole+middle.Sub(start), bare+time.Since(middle)
			}
			b.ReportMetric(float64(whole)/float64(bare), "times-bare")
			b.ReportMetric(float64(whole.Milliseconds())/float64(b.N), "ms-document")
			b.ReportMetric(float64(bare.Milliseconds())/float64(b.N), "ms-bare")
		})
	}
}

// BenchmarkRelatedPDF makes the whole document of 10,000 events nearly all of whose
// dates rest on others, its dating and the silences included. The budget: 1.5 s.
func BenchmarkRelatedPDF(b *testing.B) {
	for _, shape := range scale.Shapes {
		b.Run(string(shape), func(b *testing.B) {
			r := scale.Related(10_000, shape)
			for b.Loop() {
				measured{r, chronology.Solve(r)}.write(b)
			}
		})
	}
}

// BenchmarkWord, BenchmarkExcel and BenchmarkJSON write the whole review.
func BenchmarkWord(b *testing.B)  { benchmarkFormat(b, ".docx", 10_000, inWordFile...) }
func BenchmarkExcel(b *testing.B) { benchmarkFormat(b, ".xlsx", 50_000) }
func BenchmarkJSON(b *testing.B)  { benchmarkFormat(b, ".json", 10_000) }

// inWordFile are the parts that are written as words: lanes in Word are pictures,
// whose time is that of painting them.
var inWordFile = slices.DeleteFunc(slices.Clone(export.Usual), func(p export.Part) bool { return p == export.Lanes })

func benchmarkFormat(b *testing.B, ending string, count int, what ...export.Part) {
	format, _ := export.FormatOf(ending)
	r := scale.Review(count)
	d := chronology.Solve(r)
	d.Order()
	b.Run(fmt.Sprint(count), func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var file bytes.Buffer
			_, err := format.Write(&file, r, d, export.Options{What: what})
			require.NoError(b, err)
			b.ReportMetric(float64(file.Len())/(1<<20), "MB")
		}
	})
}

func BenchmarkCSV(b *testing.B) {
	for _, count := range sizes {
		r := scale.Review(count)
		d := chronology.Solve(r)
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			for b.Loop() {
				require.NoError(b, export.CSV(io.Discard, r, d, export.Options{}))
			}
		})
	}
}

// bareTable is the table as gofpdf's manual would have it.
func bareTable(w io.Writer, r *chronology.Review, d *chronology.Dating) error {
	const lead = 10.0
	widths := []float64{44, 100, 90, 90, 446}
	pdf := gofpdf.New("L", "pt", "A4", "")
	pdf.SetMargins(36, 36, 36)
	pdf.SetAutoPageBreak(false, 36)
	pdf.AddUTF8FontFromBytes("noto", "", assets.NotoSansRegular)
	pdf.SetFont("noto", "", 7.5)
	pdf.AddPage()
	for _, e := range d.Order() {
		agency := ""
		if a := r.Agency(e.Agency); a != nil {
			agency = a.Name
		}
		cells := []string{d.Ref(e.UID), d.Of(e.UID).Window.String(), agency, e.Source, e.Title + ". " + e.What}
		lines := 1
		for i, text := range cells {
			lines = max(lines, len(pdf.SplitText(text, widths[i]-4)))
		}
		x, y := 36.0, pdf.GetY()
		if y+float64(lines)*lead > 595-36 {
			pdf.AddPage()
			y = 36
		}
		for i, text := range cells {
			pdf.Rect(x, y, widths[i], float64(lines)*lead, "D")
			pdf.SetXY(x, y)
			pdf.MultiCell(widths[i], lead, text, "", "L", false)
			x += widths[i]
		}
		pdf.SetXY(36, y+float64(lines)*lead)
	}
	return pdf.Output(w)
}
