package chronology_test

import (
	"fmt"
	"testing"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
)

// BenchmarkInsights says in words what a review shows, of calendar wordings and of
// one relation for each event.
func BenchmarkInsights(b *testing.B) {
	for _, size := range sizes {
		for name, r := range map[string]*chronology.Review{"calendar": scale.Review(size), "related": related(size)} {
			b.Run(fmt.Sprint(name, "/", size), func(b *testing.B) {
				for b.Loop() {
					b.StopTimer()
					d := chronology.Solve(r) // anew, since a Dating works its silences out once
					b.StartTimer()
					chronology.Insights(r, d, chronology.Filter{})
				}
			})
		}
	}
}
