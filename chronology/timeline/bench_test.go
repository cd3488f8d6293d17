package timeline

import (
	"fmt"
	"testing"
)

var sizes = []int{1000, 10_000, 100_000}

func BenchmarkNewIndex(b *testing.B) {
	for _, n := range sizes {
		f := large(n, 12)
		f.index() // the order of the fake is not what is measured
		order := f.Order()
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				newIndex(f.review, ordered{f, order}, nil)
			}
		})
	}
}

// BenchmarkArrange gives every event its row at a zoom not met before.
func BenchmarkArrange(b *testing.B) {
	for _, n := range sizes {
		ix := large(n, 12).index()
		for _, perDay := range []float64{1.1, 30, 300} {
			b.Run(fmt.Sprintf("%d/%g", n, perDay), func(b *testing.B) {
				for b.Loop() {
					ix.arrangements = nil
					ix.Lanes(perDay, testMetrics())
				}
			})
		}
	}
}

// BenchmarkLayout lays out a window 1600 units wide, somewhere in the middle.
func BenchmarkLayout(b *testing.B) {
	for _, n := range sizes {
		ix := large(n, 12).index()
		from, to := ix.Extent()
		for _, perDay := range []float64{2.4, 30, 230} {
			v := View{Axis: Axis{Origin: (from + to) / 2, PerDay: perDay}, Width: 1600, Metrics: testMetrics()}
			if perDay < 3 {
				v.Axis.Origin = from
			}
			items := len(ix.Layout(v).Items)
			b.Run(fmt.Sprintf("%d/%g", n, perDay), func(b *testing.B) {
				for b.Loop() {
					ix.Layout(v)
				}
				b.ReportMetric(float64(items), "items")
			})
		}
	}
}
