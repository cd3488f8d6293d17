//go:build unix

package timeline

import (
	"fmt"
	"syscall"
	"testing"
	"time"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
)

var sizes = []int{1000, 10_000, 100_000}

// loop runs f for a benchmark and reports the processor time that it took on
// all processors: unlike the time on the clock it is little moved by what else
// the machine is doing.
func loop(b *testing.B, f func()) {
	started, n := processorTime(b), 0
	for b.Loop() {
		f()
		n++
	}
	b.ReportMetric((processorTime(b)-started).Seconds()*1000/float64(n), "cpu-ms/op")
}

func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkNewIndex sorts the events of a review whose dates and order are known.
func BenchmarkNewIndex(b *testing.B) {
	for _, n := range sizes {
		r := scale.Review(n)
		in := Input{Review: r, Dating: chronology.Solve(r)}
		in.Dating.Order()
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			loop(b, func() { NewIndex(in) })
		})
	}
}

// BenchmarkArrange gives every event its row at a zoom not met before.
func BenchmarkArrange(b *testing.B) {
	for _, n := range sizes {
		ix := large(n, 12).index()
		for _, perDay := range []float64{1.1, 30, 300} {
			b.Run(fmt.Sprintf("%d/%g", n, perDay), func(b *testing.B) {
				loop(b, func() {
					for i := range ix.lanes {
						ix.lanes[i].shelf.kept = nil
					}
					ix.Lanes(perDay, testMetrics())
				})
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
				loop(b, func() { ix.Layout(v) })
				b.ReportMetric(float64(items), "items")
			})
		}
	}
}

// BenchmarkUpdate moves one event to another day, its date being solved and the
// chronology in order, and asks for the lanes of the zoom in view.
func BenchmarkUpdate(b *testing.B) {
	for _, n := range sizes {
		for _, drawn := range []bool{false, true} {
			r := scale.Review(n)
			in := Input{Review: r, Dating: chronology.Solve(r)}
			ix := NewIndex(in)
			ix.Lanes(2.4, testMetrics())
			days := 0
			b.Run(fmt.Sprintf("%d/lanes=%t", n, drawn), func(b *testing.B) {
				least := time.Hour // on a machine that has other things to do the least is what it takes
				for b.Loop() {
					b.StopTimer()
					e := r.Events[n/2].Copy()
					days++
					e.When.Wording = fmt.Sprintf("%d May 2023", 1+days%28)
					r.Put(e)
					changed := []chronology.UID{e.UID}
					in.Dating = in.Dating.Update(r, changed)
					in.Dating.Order()
					started := time.Now()
					b.StartTimer()
					ix = ix.Update(in, changed)
					if drawn {
						ix.Lanes(2.4, testMetrics())
					}
					least = min(least, time.Since(started))
				}
				b.ReportMetric(float64(least.Microseconds())/1000, "least-ms/op")
			})
		}
	}
}

// BenchmarkRoutes finds the ways of all links at a zoom not met before.
func BenchmarkRoutes(b *testing.B) {
	for _, links := range []int{200, 2000} {
		r := scale.Review(10_000)
		for i := range links {
			r.Put(&chronology.Link{
				UID: chronology.UID(fmt.Sprint("link", i)), Kind: chronology.LedTo,
				From: r.Events[i*4].UID, To: r.Events[i*4+1+i%17].UID,
			})
		}
		ix := NewIndex(Input{Review: r, Dating: chronology.Solve(r)})
		from, _ := ix.Extent()
		for _, perDay := range []float64{2.4, 30} {
			b.Run(fmt.Sprintf("%d/%g", links, perDay), func(b *testing.B) {
				loop(b, func() {
					ix.routed.kept = nil
					ix.Layout(View{Axis: Axis{Origin: from, PerDay: perDay}, Width: 1, Metrics: testMetrics(), Links: AllLinks})
				})
			})
		}
	}
}
