package export_test

import (
	"bytes"
	"fmt"
	"io"
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

// BenchmarkPDF makes the whole document of an invented review, and for the
// ratio a bare table of the same events by gofpdf's own cells.
func BenchmarkPDF(b *testing.B) {
	for _, count := range sizes {
		r := scale.Review(count)
		d := chronology.Solve(r)
		b.Run(fmt.Sprintf("whole/%d", count), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var file bytes.Buffer
				report, err := export.PDF(&file, r, d, export.Options{Printed: when.Date(2026, time.November, 23)})
				require.NoError(b, err)
				b.ReportMetric(float64(report.Pages), "pages")
				b.ReportMetric(float64(file.Len())/(1<<20), "MB")
			}
		})
		b.Run(fmt.Sprintf("bare-gofpdf/%d", count), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				require.NoError(b, bareTable(io.Discard, r, d))
			}
		})
	}
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
