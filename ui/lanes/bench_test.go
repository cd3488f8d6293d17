package lanes

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
	"throughline.org/throughline/chronology/timeline"
)

// sizes are the numbers of events that the benchmarks run at.
var sizes = []int{1_000, 10_000, 100_000}

// BenchmarkFrame measures what a frame costs but for the toolkit and the
// graphics card: arranging, and the pictures that the frame needs, in the part of
// a window of 1920 by 1080 units that is the timeline's.
//
// The budgets, on two processors, at both densities and at every number of events:
//
//	pan   2 ms at the median,  8 ms at the 95th percentile
//	zoom  6 ms at the median, 12 ms at the 95th percentile
//
// A frame of panning moves by a fifth of the view, as the tour of
// "throughline bench-timeline" does; one of zooming goes a sixtieth of the way
// from 22 months to a week.
func BenchmarkFrame(b *testing.B) {
	for _, n := range sizes {
		for _, density := range []float32{1, 2} {
			t := showScale(b, n, density)
			from, to := t.index.Extent()
			for _, v := range []struct {
				name string
				days float64
			}{{"scope", to - from}, {"month", 30}, {"week", 7}} {
				name := fmt.Sprintf("%s/%d/%gx", v.name, n, density)
				b.Run("pan/"+name, func(b *testing.B) { t.benchPan(b, from, v.days) })
				b.Run("zoom/"+name, func(b *testing.B) { t.benchZoom(b, (from+to)/2, v.days) })
			}
		}
	}
}

// showScale shows an invented review with an event chosen in its middle.
func showScale(b *testing.B, events int, density float32) *Timeline {
	app := test.NewTempApp(b)
	app.Settings().SetTheme(light())
	t := New(Callbacks{})
	w := test.NewTempWindow(b, t)
	w.SetPadded(false)
	w.Canvas().(software.WindowlessCanvas).SetScale(density)
	w.Resize(fyne.NewSize(1436, 953))
	r := scale.Review(events)
	d := chronology.Solve(r)
	t.SetIndex(timeline.NewIndex(timeline.Input{Review: r, Dating: d}), r, d)
	t.Select(d.Order()[events/2].UID)
	return t
}

// benchPan goes to and fro by a fifth of the view.
func (t *Timeline) benchPan(b *testing.B, from, days float64) {
	t.ShowDays(from, from+days*0.8)
	drawn := drawNew(t, nil)
	share := 0.2
	b.ResetTimer()
	timed(b, func() {
		before := t.camera.left
		if t.PanBy(share); t.camera.left == before {
			share = -share
			t.PanBy(share)
		}
		drawn = drawNew(t, drawn)
	})
}

// benchZoom goes in and out, through several steps of how rows are laid.
func (t *Timeline) benchZoom(b *testing.B, middle, days float64) {
	t.ShowDays(middle-days/2, middle+days/2)
	const steps = 20
	factor, i := math.Pow(671.0/7, 1.0/60), 0
	b.ResetTimer()
	timed(b, func() {
		if i++; i%steps == 0 {
			factor = 1 / factor
		}
		t.ZoomBy(factor)
		drawNew(t, nil)
	})
}

// timed reports the median and the 95th percentile of the times of frames.
func timed(b *testing.B, frame func()) {
	var times []time.Duration
	for b.Loop() {
		began := time.Now()
		frame()
		times = append(times, time.Since(began))
	}
	slices.Sort(times)
	ms := func(share float64) float64 {
		return times[int(math.Ceil(share*float64(len(times))))-1].Seconds() * 1000
	}
	b.ReportMetric(ms(0.5), "ms-median")
	b.ReportMetric(ms(0.95), "ms-p95")
}

// drawNew draws the pictures that the toolkit would ask for: the axis, the
// counts of what is out of view, and the tiles that do not show yet what is
// drawn in them.
func drawNew(t *Timeline, drawn map[cell]int) map[cell]int {
	density := t.tiles.density()
	pixels := func(units float32) int { return int(math.Round(float64(units) * density)) }
	t.axis.picture(pixels(t.frame.axis.w), pixels(t.frame.axis.h))
	for _, s := range t.overlay.outside.sides {
		if size := s.raster.Size(); s.raster.Visible() {
			s.picture(pixels(size.Width), pixels(size.Height))
		}
	}
	now := map[cell]int{}
	for at, x := range t.tiles.live {
		if stamp, ok := drawn[at]; !ok || stamp != x.stamp {
			size := x.raster.Size()
			t.tiles.picture(x, pixels(size.Width), pixels(size.Height))
		}
		now[at] = x.stamp
	}
	return now
}

// BenchmarkMemory reports what is held, in megabytes, of a review with its
// dates and its lanes. The budget for the whole program, which
// "throughline bench-timeline" measures, is 400 MB at 100,000 events.
func BenchmarkMemory(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			before := memoryInUse()
			var d *chronology.Dating
			var ix *timeline.Index
			for b.Loop() {
				r := scale.Review(n)
				d = chronology.Solve(r)
				ix = timeline.NewIndex(timeline.Input{Review: r, Dating: d})
			}
			b.ReportMetric(float64(memoryInUse()-before)/1e6, "MB")
			runtime.KeepAlive(d)
			runtime.KeepAlive(ix)
		})
	}
}

// memoryInUse is the memory in use after everything else was given back.
func memoryInUse() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
