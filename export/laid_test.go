package export_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/export"
)

// previewDots is how finely pages are compared: 96 dots to the inch.
const previewDots = 72

// TestThePreviewShowsWhatTheFileShows holds every page against what another
// program makes of the PDF.
func TestThePreviewShowsWhatTheFileShows(t *testing.T) {
	reviews := map[string]*chronology.Review{"bundled": sample.Review(), "scripts": smallReview()}
	for name, r := range reviews {
		for _, o := range []export.Options{{}, {Paper: "A3", Grey: true, Copy: export.Copy{Number: 3, Name: "A. Reader"}}} {
			d := chronology.Solve(r)
			laid, err := export.Lay(r, d, o)
			require.NoError(t, err)
			var file bytes.Buffer
			report, err := export.PDF(&file, r, d, o)
			require.NoError(t, err)
			require.Equal(t, report, laid.Report())
			shown := shownPages(t, file.Bytes(), report.Pages)
			for page := range report.Pages {
				ours, err := laid.Paint(page, previewDots/72.0)
				require.NoError(t, err)
				assert.Less(t, difference(ours, shown[page]), 0.016, "%s, page %d", name, page+1)
				assert.Greater(t, difference(ours, image.White), 0.002, "%s, page %d has something on it", name, page+1)
			}
		}
	}
}

// TestTheComparisonOfPagesFindsADifference: a page is not like its neighbour.
func TestTheComparisonOfPagesFindsADifference(t *testing.T) {
	r := sample.Review()
	laid, err := export.Lay(r, chronology.Solve(r), export.Options{What: []export.Part{export.Section}})
	require.NoError(t, err)
	one, err := laid.Paint(0, previewDots/72.0)
	require.NoError(t, err)
	two, err := laid.Paint(1, previewDots/72.0)
	require.NoError(t, err)
	assert.Greater(t, difference(one, two), 0.03)
}

// shownPages are the pages of a file as Poppler paints them.
func shownPages(t *testing.T, file []byte, pages int) []image.Image {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "a.pdf")
	require.NoError(t, os.WriteFile(path, file, 0o600))
	out, err := exec.Command("pdftoppm", "-png", "-r", fmt.Sprint(previewDots), path, filepath.Join(folder, "page")).CombinedOutput()
	require.NoError(t, err, string(out))
	names, err := filepath.Glob(filepath.Join(folder, "page-*.png"))
	require.NoError(t, err)
	require.Len(t, names, pages)
	list := make([]image.Image, pages)
	for i, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		list[i], err = png.Decode(bytes.NewReader(data))
		require.NoError(t, err)
	}
	return list
}

// difference is how far apart two pictures are, from 0 to 1, over squares of
// four dots: programs differ in how they smooth an edge.
func difference(a *image.RGBA, b image.Image) float64 {
	const side = 4
	sum, squares := 0.0, 0
	for y := 0; y+side <= a.Rect.Dy(); y += side {
		for x := 0; x+side <= a.Rect.Dx(); x += side {
			var apart [3]int
			for i := range side * side {
				p, q := a.RGBAAt(x+i%side, y+i/side), color.RGBAModel.Convert(b.At(x+i%side, y+i/side)).(color.RGBA)
				apart[0] += int(p.R) - int(q.R)
				apart[1] += int(p.G) - int(q.G)
				apart[2] += int(p.B) - int(q.B)
			}
			for _, d := range apart {
				sum += float64(max(d, -d)) / (side * side * 255 * 3)
			}
			squares++
		}
	}
	return sum / float64(squares)
}

func TestPagesArePaintedInColourAndAtAnySize(t *testing.T) {
	r := smallReview()
	laid, err := export.Lay(r, chronology.Solve(r), export.Options{What: []export.Part{export.Table}})
	require.NoError(t, err)
	width, height := laid.Size(0)
	assert.Greater(t, width, height, "the table lies")
	for _, scale := range []float64{0.1, 1, 3} {
		picture, err := laid.Paint(0, scale)
		require.NoError(t, err)
		assert.InDelta(t, width*scale, float64(picture.Rect.Dx()), 1)
	}
}
