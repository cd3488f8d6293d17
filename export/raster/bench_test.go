package raster_test

import (
	"fmt"
	"image"
	"math/rand/v2"
	"slices"
	"testing"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
)

// BenchmarkLanes paints a window of 1920 by 1080 pixels: the whole scope, a
// month or two, and days.
func BenchmarkLanes(b *testing.B) {
	for _, events := range []int{1000, 10_000, 100_000} {
		ix := many(b, events, 12)
		for _, perDay := range []float64{2.8, 30, 230} {
			l := ix.Layout(view(ix, perDay, 1920))
			b.Run(fmt.Sprintf("%d/%g", events, perDay), func(b *testing.B) { paint(b, l, 1) })
		}
	}
}

// paint paints a layout into a window, again and again.
func paint(b *testing.B, l *timeline.Layout, scale float64) {
	img := image.NewRGBA(image.Rect(0, 0, int(1920*scale), int(1080*scale)))
	p := raster.New(raster.Light())
	p.Lanes(img, l, 0, 0, scale)
	for b.Loop() {
		p.Lanes(img, l, 0, 0, scale)
	}
	b.ReportMetric(float64(len(l.Items)), "items")
}

// BenchmarkFullView paints 2,000 items with everything that may be about them:
// labels, windows, spans, silences, an era; and 200 links.
func BenchmarkFullView(b *testing.B) {
	for _, links := range []int{0, 200} {
		l := fullView(2000, links)
		for _, scale := range []float64{1, 2} {
			b.Run(fmt.Sprintf("%d-links@%g", links, scale), func(b *testing.B) { paint(b, l, scale) })
		}
	}
}

// fullView is a window of 1920 by 1080 units full of items: as many in a row as
// there is room for with a label of some letters, four of five of a known day.
func fullView(items, links int) *timeline.Layout {
	const lanes, rows = 12, 5
	dice := rand.New(rand.NewPCG(1, 2))
	l := &timeline.Layout{Metrics: painter.Metrics(), Width: 1920, LanesHeight: 1080, Axis: timeline.Axis{PerDay: 30}}
	for i := range 64 {
		l.Ticks = append(l.Ticks, timeline.Tick{X: float64(i) * 30, Width: 30, Major: i%7 == 0, Weekend: i%7 > 4})
	}
	for i := range lanes {
		l.Lanes = append(l.Lanes, timeline.Lane{Top: float64(i) * 90, Height: 90, Rows: rows})
		l.Gaps = append(l.Gaps, timeline.Gap{Lane: i, SoftFrom: 500, From: 520, To: 720, SoftTo: 760, Certain: true, Label: "no contact · 6 weeks", LabelX: 560, LabelY: l.Lanes[i].Top + 10})
	}
	l.Eras = []timeline.Era{{SoftFrom: 300, From: 320, To: 900, SoftTo: 950, Label: "Plan"}}
	for i := range items {
		row, lane := i%rows, i/rows%lanes
		x := (float64(i/rows/lanes) + 0.5 + dice.Float64()*0.3) * 1920 / float64(items/rows/lanes+1)
		item := event(x, float64(lane)*90+5+(float64(row)+0.5)*17, symbols[dice.IntN(len(symbols))])
		item.Lane, item.Colour = lane, rgba(0x2b6ca3+uint32(lane)*0x0b0703)
		item.Label, item.LabelX = fmt.Sprintf("Visit %d", i%300), x+12
		switch dice.IntN(10) {
		case 0:
			item.Dating, item.From, item.To = timeline.WithinDays, x-20-60*dice.Float64(), x+20+60*dice.Float64()
		case 1:
			span(&item, 15, 15+10*dice.Float64())
		}
		item.Key = i%20 == 0
		l.Items = append(l.Items, item)
	}
	slices.SortStableFunc(l.Items, func(a, b timeline.Item) int { return a.Lane - b.Lane })
	kinds := chronology.LinkKinds
	for i := range links {
		from, to := &l.Items[dice.IntN(items)], &l.Items[dice.IntN(items)]
		l.Arrows = append(l.Arrows, timeline.Arrow{
			Kind: kinds[i%len(kinds)], FromX: from.X, FromY: from.Y, ToX: to.X, ToY: to.Y, NotShared: i%11 == 0, From: chronology.UID(fmt.Sprint(i)),
		})
	}
	return l
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

// BenchmarkMeasure measures labels of plain letters, which most are, and of
// letters that are shaped.
func BenchmarkMeasure(b *testing.B) {
	for name, text := range map[string]string{"plain": "Contact number 128 with the family", "shaped": "زيارة منزلية مع الأسرة"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				raster.Measure(text, 11, false)
			}
		})
	}
}
