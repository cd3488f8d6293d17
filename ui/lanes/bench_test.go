package lanes

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
)

// crowded is a review of many events on calendar days, a fifth of which last,
// in twelve lanes over 22 months, some days much busier than others.
func crowded(events int) *chronology.Review {
	r := chronology.NewReview("Crowded")
	dice := rand.New(rand.NewPCG(1, 2))
	agencies := make([]*chronology.Agency, 12)
	for i := range agencies {
		agencies[i] = &chronology.Agency{UID: chronology.NewUID(), Name: fmt.Sprintf("Agency %d", i+1), Short: fmt.Sprintf("A%d", i+1)}
		r.Put(agencies[i])
	}
	from := when.Date(2012, 6, 1)
	const usual = 12 // kinds; life events and critical incidents, which follow, are rare
	for i := range events {
		day := from.Add(int(660 * dice.Float64() * dice.Float64()))
		wording := day.String()
		if dice.IntN(5) == 0 {
			wording = "from " + wording + " to " + day.Add(1+dice.IntN(30)).String()
		}
		r.Put(&chronology.Event{
			UID: chronology.NewUID(), Agency: agencies[dice.IntN(12)].UID, Kind: r.Kinds[dice.IntN(usual)].UID,
			When: chronology.When{Wording: wording}, Title: fmt.Sprintf("Contact number %d with the family", i+1), Source: "record",
		})
	}
	return r
}

// BenchmarkFrame measures what a frame costs but for the toolkit and the
// graphics card: arranging, and the pictures that the frame needs.
func BenchmarkFrame(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		t := showCrowded(b, n)
		from, to := t.index.Extent()
		views := []struct {
			name string
			days float64
		}{{"scope", to - from}, {"month", 30}, {"week", 7}}
		for _, v := range views {
			b.Run(fmt.Sprintf("pan/%s/%d", v.name, n), func(b *testing.B) { t.benchPan(b, from+20, v.days*0.9) })
			b.Run(fmt.Sprintf("zoom/%s/%d", v.name, n), func(b *testing.B) { t.benchZoom(b, from+20, v.days*0.9) })
		}
	}
}

func showCrowded(b *testing.B, events int) *Timeline {
	app := test.NewTempApp(b)
	app.Settings().SetTheme(light())
	t := New(Callbacks{})
	w := test.NewTempWindow(b, t)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1600, 860))
	r := crowded(events)
	d := chronology.Solve(r)
	t.SetIndex(timeline.NewIndex(timeline.Input{Review: r, Dating: d}), r, d)
	t.Select(t.index.Next("", 1, false))
	return t
}

// benchPan goes to and fro by a hundredth of the view.
func (t *Timeline) benchPan(b *testing.B, from, days float64) {
	t.ShowDays(from, from+days)
	drawn := drawNew(t, nil)
	share, i := 0.01, 0
	for b.Loop() {
		if i++; i%200 == 0 {
			share = -share
		}
		t.PanBy(share)
		drawn = drawNew(t, drawn)
	}
}

// benchZoom goes in and out, through several steps of how rows are laid.
func (t *Timeline) benchZoom(b *testing.B, from, days float64) {
	t.ShowDays(from, from+days)
	factor, i := 1.05, 0
	for b.Loop() {
		if i++; i%40 == 0 {
			factor = 1 / factor
		}
		t.ZoomBy(factor)
		drawNew(t, nil)
	}
}

// drawNew draws the pictures that the toolkit would ask for: the axis, the
// counts of what is out of view, and the tiles that do not show yet what is
// drawn in them.
func drawNew(t *Timeline, drawn map[cell]int) map[cell]int {
	t.axis.picture(int(t.frame.axis.w), int(t.frame.axis.h))
	for _, s := range t.overlay.outside.sides {
		if size := s.raster.Size(); s.raster.Visible() {
			s.picture(int(size.Width), int(size.Height))
		}
	}
	now := map[cell]int{}
	for at, x := range t.tiles.live {
		if stamp, ok := drawn[at]; !ok || stamp != x.stamp {
			size := x.raster.Size()
			t.tiles.picture(x, int(size.Width), int(size.Height))
		}
		now[at] = x.stamp
	}
	return now
}
