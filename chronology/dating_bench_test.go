package chronology_test

import (
	"fmt"
	"testing"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
)

var sizes = []int{1_000, 10_000, 100_000}

// BenchmarkSolve dates a review of calendar wordings from nothing.
func BenchmarkSolve(b *testing.B) {
	for _, size := range sizes {
		r := scale.Review(size)
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			for b.Loop() {
				chronology.Solve(r)
			}
		})
	}
}

// BenchmarkUpdate dates it again after an edit, and puts it in order.
func BenchmarkUpdate(b *testing.B) {
	for _, size := range sizes {
		r := scale.Review(size)
		d := chronology.Solve(r)
		changed := []chronology.UID{r.Events[0].UID}
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			for b.Loop() {
				d.Update(r, changed).Order()
			}
		})
	}
}

// BenchmarkFilter asks every event for two words, as at a key in the filter.
func BenchmarkFilter(b *testing.B) {
	for _, size := range sizes {
		r := scale.Review(size)
		d := chronology.Solve(r)
		d.Order()
		f := chronology.Filter{Text: "mother sch"}
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			for b.Loop() {
				f.Apply(r, d)
			}
		})
	}
}

// BenchmarkCheck looks at everything that may need attention.
func BenchmarkCheck(b *testing.B) {
	for _, size := range sizes {
		r := scale.Review(size)
		d := chronology.Solve(r)
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			for b.Loop() {
				chronology.Check(r, d)
			}
		})
	}
}

// BenchmarkChain dates a review in which every event counts from the one before.
func BenchmarkChain(b *testing.B) {
	for _, size := range sizes {
		r := chronology.NewReview("A chain")
		for i := range size {
			wording := "8 May 2013"
			if i > 0 {
				wording = fmt.Sprintf("the day after {e%d}", i-1)
			}
			r.Put(&chronology.Event{UID: chronology.UID(fmt.Sprintf("e%d", i)), When: chronology.When{Wording: wording}})
		}
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			for b.Loop() {
				chronology.Solve(r)
			}
		})
	}
}
