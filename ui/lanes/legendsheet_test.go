package lanes

import (
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/export/raster"
)

// legendParts are the words of a legend in one string, and its pictures.
func legendParts(sheet fyne.CanvasObject) (words string, pictures []*canvas.Raster, texts []*canvas.Text) {
	var all []string
	for _, o := range test.WidgetRenderer(sheet.(fyne.Widget)).Objects() {
		switch o := o.(type) {
		case *canvas.Text:
			all = append(all, o.Text)
			texts = append(texts, o)
		case *canvas.Raster:
			pictures = append(pictures, o)
		}
	}
	return strings.Join(all, " "), pictures, texts
}

func TestTheLegendExplainsEverythingThatIsDrawn(t *testing.T) {
	b := showSample(t, 800, 600)
	sheet := b.LegendSheet()
	sheet.Resize(fyne.NewSize(700, 400))
	words, pictures, _ := legendParts(sheet)
	for _, s := range raster.Samples() {
		assert.Contains(t, words, s.Long)
		assert.Contains(t, words, s.Group)
	}
	for _, k := range b.review.Kinds {
		assert.Contains(t, words, k.Name)
	}
	assert.Len(t, pictures, len(raster.Samples())+len(b.review.Kinds))
	for _, p := range pictures {
		blank := true
		img := p.Generator(60, 30).(*image.RGBA)
		for i := 0; i < len(img.Pix) && blank; i += 4 {
			blank = img.Pix[i] == img.Pix[0] && img.Pix[i+1] == img.Pix[1] && img.Pix[i+2] == img.Pix[2]
		}
		assert.False(t, blank, "a picture shows something")
	}
}

func TestTheLegendFitsItsWidthAtEveryTextSize(t *testing.T) {
	for _, size := range []float32{13, 26} {
		b := showSample(t, 800, 600)
		fyne.CurrentApp().Settings().SetTheme(pinned{theme.DefaultTheme(), theme.VariantLight, size})
		b.Refresh()
		sheet := b.LegendSheet()
		for _, width := range []float32{560, 700, 1200} {
			sheet.Resize(fyne.NewSize(width, 300))
			high := sheet.MinSize().Height
			_, pictures, texts := legendParts(sheet)
			require.NotEmpty(t, texts)
			for _, text := range texts {
				assert.LessOrEqual(t, text.Position().X+text.MinSize().Width, width+1, "%q at %g", text.Text, size)
				assert.LessOrEqual(t, text.Position().Y+text.MinSize().Height, high+1)
				assert.NotContains(t, text.Text, "…", "nothing is cut")
			}
			for _, p := range pictures {
				assert.LessOrEqual(t, p.Position().X+p.Size().Width, width)
			}
		}
	}
}

func TestTheLegendLooksAsItDid(t *testing.T) {
	b := show(t, sample.Review(), light(), 640, 360)
	sheet := b.LegendSheet()
	sheet.Resize(fyne.NewSize(860, 10))
	high := sheet.MinSize().Height
	w := test.NewTempWindow(t, sheet)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(860, high))
	if *update {
		keepPicture(t, "legend.png", w.Canvas())
	}
	test.AssertImageMatches(t, "legend.png", w.Canvas().Capture())
}
