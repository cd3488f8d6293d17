package shapes

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
)

// linked is a layout of ten agencies over a year, with many links.
func linked(links int) *timeline.Layout {
	random := rand.New(rand.NewPCG(7, 7))
	r := chronology.NewReview("Many links")
	for i := range 10 {
		r.Put(&chronology.Agency{UID: chronology.UID(fmt.Sprint("agency", i)), Name: fmt.Sprint("Agency ", i)})
	}
	for i := range 260 {
		r.Put(&chronology.Event{
			UID: chronology.UID(fmt.Sprint("e", i)), Agency: chronology.UID(fmt.Sprint("agency", random.IntN(10))),
			When: chronology.When{Wording: when.Date(2013, time.January, 1).Add(random.IntN(365)).String()},
		})
	}
	d := chronology.Solve(r)
	order := d.Order()
	for i := range links {
		from := random.IntN(len(order) - 12)
		r.Put(&chronology.Link{
			UID: chronology.UID(fmt.Sprint("link", i)), Kind: chronology.LedTo,
			From: order[from].UID, To: order[from+1+random.IntN(11)].UID,
		})
	}
	ix := timeline.NewIndex(timeline.Input{Review: r, Dating: d})
	from, to := ix.Extent()
	return ix.Layout(timeline.View{
		Axis: timeline.Axis{Origin: from, PerDay: 1600 / (to - from)}, Width: 1600, Links: timeline.AllLinks,
		Metrics: timeline.Metrics{MarkSize: 15, RowHeight: 17, LanePad: 6, LaneMin: 46, RulerRow: 14, TickRow: 18},
	})
}

// together is the share of all links' length that runs along another link,
// nearer than a reader can tell apart.
func together(arrows []timeline.Arrow) float64 {
	const near, step, skew = 2.5, 4.0, 0.35 // units; radians
	type point struct {
		x, y, angle float64
		link        int
	}
	cells := map[[2]int][]point{}
	cell := func(x, y float64) [2]int { return [2]int{int(math.Floor(x / near)), int(math.Floor(y / near))} }
	var all []point
	for i := range arrows {
		line := LinkOf(&arrows[i], 15, 1).Way
		every(line, step, func(p, across Point) {
			all = append(all, point{p.X, p.Y, math.Atan2(across.Y, across.X), i})
		})
	}
	for _, p := range all {
		at := cell(p.x, p.y)
		cells[at] = append(cells[at], p)
	}
	met := 0
	for _, p := range all {
		at, found := cell(p.x, p.y), false
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				for _, o := range cells[[2]int{at[0] + dx, at[1] + dy}] {
					turn := math.Abs(math.Remainder(p.angle-o.angle, math.Pi))
					found = found || o.link != p.link && turn < skew && math.Hypot(p.x-o.x, p.y-o.y) < near
				}
			}
		}
		if found {
			met++
		}
	}
	return float64(met) / float64(len(all))
}

func TestTwoHundredLinksCanBeFollowedByEye(t *testing.T) {
	arrows := linked(200).Arrows
	require.Greater(t, len(arrows), 195)
	apart := together(arrows)
	for i := range arrows {
		arrows[i].Channel, arrows[i].FromPort, arrows[i].ToPort = 0, 0, 0
	}
	straight := together(arrows)
	t.Logf("of their length %.1f %% runs along another link; without ports and channels %.1f %%", 100*apart, 100*straight)
	assert.Less(t, apart, 0.04)
	assert.Less(t, apart, straight/5)
}
