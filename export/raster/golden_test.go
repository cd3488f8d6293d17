package raster_test

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
)

var update = flag.Bool("update", false, "write the golden pictures afresh")

// The pictures are compared pixel for pixel. When one has changed on purpose:
// make golden, then look at it.

func TestEverySheetLooksAsItDid(t *testing.T) {
	both, once := []float64{1, 2}, []float64{1}
	for name, s := range map[string]struct {
		sheet  sheet
		scales map[string][]float64 // by look
	}{
		"marks":   {marksSheet(), map[string][]float64{"light": both, "dark": both, "contrast-light": once, "contrast-dark": once, "grey": both}},
		"context": {contextSheet(), map[string][]float64{"light": both, "dark": both, "contrast-light": once, "contrast-dark": once, "grey": once}},
		"links":   {linksSheet(), map[string][]float64{"light": both, "dark": both, "contrast-light": once, "contrast-dark": once, "grey": once}},
		"knew":    {knewSheet(), map[string][]float64{"light": both, "dark": both, "contrast-light": once, "contrast-dark": once, "grey": once}},
		"scripts": {scriptsSheet(), map[string][]float64{"light": both, "dark": once}},
	} {
		for look, scales := range s.scales {
			for _, scale := range scales {
				picture := fmt.Sprintf("%s-%s@%g.png", name, look, scale)
				t.Run(picture, func(t *testing.T) { golden(t, picture, s.sheet.paint(palettes[look], scale)) })
			}
		}
	}
}

func TestTheBundledReviewLooksAsItDid(t *testing.T) {
	review := sample.Review()
	index := timeline.NewIndex(timeline.Input{Review: review, Dating: chronology.Solve(review)})
	for _, c := range []struct {
		size   string
		width  float64
		scale  float64
		perDay float64 // 0: the whole scope
		looks  []string
	}{
		{"scope", 1000, 1, 0, []string{"light", "dark", "contrast-light", "grey"}},
		{"close", 560, 1.5, 6, []string{"light", "dark", "contrast-dark"}},
	} {
		for _, look := range c.looks {
			name := fmt.Sprintf("%s-%s.png", c.size, look)
			t.Run(name, func(t *testing.T) { golden(t, name, picture(index, palettes[look], c.width, c.scale, c.perDay)) })
		}
	}
}

// picture paints names, axis and lanes side by side.
func picture(ix *timeline.Index, palette raster.Palette, width, scale, perDay float64) *image.RGBA {
	const names = 180
	p := raster.New(palette)
	from, to := ix.Scope()
	if perDay == 0 {
		perDay = (width - names) / (to - from)
	} else {
		from += (to - from) * 0.85
	}
	l := ix.Layout(timeline.View{
		Axis: timeline.Axis{Origin: from, PerDay: perDay}, Width: width - names, Metrics: p.Metrics(), Links: timeline.AllLinks, Pinned: true,
	})
	return sheet{layout: l, axis: true, names: names}.paint(palette, scale)
}

func golden(t *testing.T, name string, got *image.RGBA) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		var b bytes.Buffer
		require.NoError(t, (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, got))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, b.Bytes(), 0o644))
		return
	}
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	want, err := png.Decode(f)
	require.NoError(t, err)
	require.Equal(t, want.Bounds(), got.Bounds())
	differ := 0
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			r, g, b, _ := want.At(x, y).RGBA()
			c := got.RGBAAt(x, y)
			if uint8(r>>8) != c.R || uint8(g>>8) != c.G || uint8(b>>8) != c.B {
				differ++
			}
		}
	}
	assert.Zero(t, differ, "pixels that are not as in %s", path)
}

type rgb = color.NRGBA

func rgba(hex uint32) color.NRGBA {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}
