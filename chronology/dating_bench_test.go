package chronology_test

import (
	"fmt"
	"testing"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
	"throughline.org/throughline/chronology/when"
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

// related is an invented review with a relation for each event: every other
// event counts from the one before, the rest are after the first.
func related(size int) *chronology.Review {
	r := scale.Review(size)
	for i, e := range r.Events {
		switch {
		case i%2 == 1:
			e.When.Wording = fmt.Sprintf("2 weeks after {%s}", r.Events[i-1].UID)
		case i > 0:
			e.When.Wording += fmt.Sprintf("; after {%s}", r.Events[0].UID)
		}
	}
	return r
}

// BenchmarkUpdate dates a review again after one edit, of calendar wordings and
// of one relation for each event, alone and with the order that the window asks
// for next.
func BenchmarkUpdate(b *testing.B) {
	for _, size := range sizes {
		for name, r := range map[string]*chronology.Review{"calendar": scale.Review(size), "related": related(size)} {
			for _, ordered := range []bool{false, true} {
				d := chronology.Solve(r)
				d.Order()
				b.Run(fmt.Sprintf("%s/%d/ordered=%t", name, size, ordered), func(b *testing.B) {
					days := 0
					for b.Loop() {
						e := r.Events[size/2].Copy()
						days++
						e.When.Wording = fmt.Sprintf("%d May 2023; after {%s}", 1+days%28, r.Events[0].UID)
						r.Put(e)
						d = d.Update(r, []chronology.UID{e.UID})
						if ordered {
							d.Order()
							d.Ref(e.UID)
						}
					}
				})
			}
		}
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

// BenchmarkBetween measures from one event to another, with and without relations.
func BenchmarkBetween(b *testing.B) {
	for _, size := range sizes {
		for name, r := range map[string]*chronology.Review{"calendar": scale.Review(size), "related": related(size)} {
			d := chronology.Solve(r)
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				n := 0
				for b.Loop() {
					n++
					d.Between(r.Events[n%size].UID, r.Events[(n*7919)%size].UID).Words()
				}
			})
		}
	}
}

// BenchmarkKnowing works out what an agency knew of each event, and asks for every
// one of them on a day.
func BenchmarkKnowing(b *testing.B) {
	for _, size := range sizes {
		r := scale.Review(size)
		for i, e := range r.Events {
			switch i % 10 {
			case 0:
				e.Told = []chronology.Told{{Agency: r.Agencies[1].UID, When: fmt.Sprintf("%d May 2024", 1+i%28)}}
			case 1:
				r.Put(&chronology.Link{UID: chronology.NewUID(), From: r.Events[i-1].UID, To: e.UID, Kind: chronology.SharedWith})
			}
		}
		d := chronology.Solve(r)
		day := when.Date(2024, 1, 1)
		b.Run(fmt.Sprintf("work out/%d", size), func(b *testing.B) {
			for b.Loop() {
				d.Knowing(r.Agencies[1].UID)
			}
		})
		k := d.Knowing(r.Agencies[1].UID)
		b.Run(fmt.Sprintf("ask for all/%d", size), func(b *testing.B) {
			for b.Loop() {
				for _, e := range r.Events {
					k.On(e.UID, day)
				}
			}
		})
	}
}

// BenchmarkSilences looks for silences of agencies and of services.
func BenchmarkSilences(b *testing.B) {
	for _, size := range sizes {
		for name, r := range map[string]*chronology.Review{"calendar": scale.Review(size), "related": related(size)} {
			d := chronology.Solve(r)
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				for b.Loop() {
					d.Silences(usual)
				}
			})
		}
	}
}

// BenchmarkRelatedSilences does so where nearly every date rests on others.
func BenchmarkRelatedSilences(b *testing.B) {
	for _, shape := range scale.Shapes {
		r := scale.Related(10_000, shape)
		d := chronology.Solve(r)
		b.Run(string(shape), func(b *testing.B) {
			for b.Loop() {
				d.Silences(usual)
			}
		})
	}
}

// usual is a threshold that is given, so that nothing that was worked out is told again.
func usual(chronology.UID) int { return chronology.UsualSilenceDays }
