package raster_test

import (
	"bytes"
	"flag"
	"fmt"
	"image"
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

// TestTheBundledReviewLooksAsItDid compares pixel for pixel. When a picture has
// changed on purpose: go test ./export/raster -update, then look at it.
func TestTheBundledReviewLooksAsItDid(t *testing.T) {
	review := sample.Review()
	index := timeline.NewIndex(timeline.Input{Review: review, Dating: chronology.Solve(review)})
	for _, c := range []struct {
		size   string
		width  float64
		scale  float64
		perDay float64 // 0: the whole scope
	}{
		{"scope", 1000, 1, 0},
		{"close", 560, 1.5, 6},
	} {
		for theme, palette := range palettes {
			name := fmt.Sprintf("%s-%s.png", c.size, theme)
			t.Run(name, func(t *testing.T) { golden(t, name, picture(index, palette, c.width, c.scale, c.perDay)) })
		}
	}
}

func TestTheMarksLookAsTheyDid(t *testing.T) {
	for theme, palette := range palettes {
		golden(t, "marks-"+theme+".png", marks(palette))
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
	img := image.NewRGBA(image.Rect(0, 0, int(width*scale), int((l.AxisHeight+l.LanesHeight)*scale)))
	part := func(x, y, right, bottom float64) *image.RGBA {
		return img.SubImage(image.Rect(int(x*scale), int(y*scale), int(right*scale), int(bottom*scale))).(*image.RGBA)
	}
	bottom := l.AxisHeight + l.LanesHeight
	p.RulerNames(part(0, 0, names, l.AxisHeight), l, names, 0, 0, scale)
	p.Axis(part(names, 0, width, l.AxisHeight), l, names, 0, scale)
	p.Headings(part(0, l.AxisHeight, names, bottom), l, names, 0, l.AxisHeight, scale)
	p.Lanes(part(names, l.AxisHeight, width, bottom), l, names, l.AxisHeight, scale)
	return img
}

// marks paints every symbol plain, key, vague, out of scope and as a crowd.
func marks(palette raster.Palette) *image.RGBA {
	const step, scale = 24, 2
	p := raster.New(palette)
	l := &timeline.Layout{Metrics: p.Metrics(), Width: step * float64(len(symbols)), LanesHeight: 5 * step}
	for row, change := range []func(*timeline.Item){
		func(*timeline.Item) {},
		func(i *timeline.Item) { i.Key = true },
		func(i *timeline.Item) { i.Approximate = true },
		func(i *timeline.Item) { i.Contextual = true },
		func(i *timeline.Item) { i.Crowd, i.Width = int(i.X*i.X/60), 22 },
	} {
		l.Lanes = append(l.Lanes, timeline.Lane{Top: float64(row) * step, Height: step})
		for i, s := range symbols {
			item := timeline.Item{Crowd: 1, Symbol: s, Colour: teal, Width: 15, X: (float64(i) + 0.5) * step, Y: (float64(row) + 0.5) * step}
			item.From, item.To = item.X, item.X+step/2
			change(&item)
			l.Items = append(l.Items, item)
		}
	}
	img := image.NewRGBA(image.Rect(0, 0, int(l.Width)*scale, int(l.LanesHeight)*scale))
	p.Lanes(img, l, 0, 0, scale)
	return img
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
