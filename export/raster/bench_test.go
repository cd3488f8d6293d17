package raster_test

import (
	"fmt"
	"image"
	"testing"

	"throughline.org/throughline/export/raster"
)

// BenchmarkLanes paints a window of 1920 by 1080 pixels: the whole scope, a
// month or two, and days.
func BenchmarkLanes(b *testing.B) {
	for _, events := range []int{1000, 10_000, 100_000} {
		ix := many(b, events, 12)
		for _, perDay := range []float64{2.8, 30, 230} {
			l := ix.Layout(view(ix, perDay, 1920))
			img := image.NewRGBA(image.Rect(0, 0, 1920, 1080))
			p := raster.New(raster.Light())
			b.Run(fmt.Sprintf("%d/%g", events, perDay), func(b *testing.B) {
				for b.Loop() {
					p.Lanes(img, l, 0, 0, 1)
				}
				b.ReportMetric(float64(len(l.Items)), "items")
			})
		}
	}
}

// BenchmarkFirst paints the same with nothing kept from before.
func BenchmarkFirst(b *testing.B) {
	ix := many(b, 100_000, 12)
	l := ix.Layout(view(ix, 30, 1920))
	img := image.NewRGBA(image.Rect(0, 0, 1920, 1080))
	for b.Loop() {
		raster.New(raster.Light()).Lanes(img, l, 0, 0, 1)
	}
}

func BenchmarkAxis(b *testing.B) {
	ix := many(b, 1000, 12)
	l := ix.Layout(view(ix, 2.8, 1920))
	img := image.NewRGBA(image.Rect(0, 0, 1920, 80))
	for b.Loop() {
		painter.Axis(img, l, 0, 0, 1)
	}
}
