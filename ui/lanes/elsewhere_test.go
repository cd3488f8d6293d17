package lanes

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export/raster"
)

// elsewhereSays lists the words at the edges of the lanes.
func (b *bench) elsewhereSays() []string {
	var said []string
	for _, s := range b.overlay.outside.sides {
		for _, sign := range s.signs {
			said = append(said, sign.words)
		}
	}
	return said
}

func TestLanesSayWhatTheyHaveOutOfView(t *testing.T) {
	b := showSample(t, 1000, 1000)
	family := b.rows.lanes[0]
	require.Equal(t, 1, family.Count-family.Undated, "the birth of the sibling, before the scope")
	assert.Equal(t, []string{"‹ 1 earlier"}, b.elsewhereSays())
	assert.False(t, b.AllInView())

	b.ShowDays(b.camera.to-6, b.camera.to)
	said := b.elsewhereSays()
	require.Len(t, said, len(b.rows.lanes), "nothing is in view")
	for i, lane := range b.rows.lanes {
		assert.Contains(t, said[i], "earlier", lane.Name)
	}
	b.ShowDays(b.camera.from, b.camera.from+2)
	for _, words := range b.elsewhereSays() {
		assert.Contains(t, words, "later")
	}
	b.ShowDays(b.camera.from, b.camera.to)
	assert.Empty(t, b.elsewhereSays(), "everything is in view")
	assert.True(t, b.AllInView())

	chosen := b.event(t, "second-referral")
	b.ShowDays(float64(when.Date(2013, 5, 20)), float64(when.Date(2013, 7, 20)))
	i := b.laneNumber(timeline.LaneID{Of: b.review.Event(chosen).Agency})
	earlier, later := b.index.Beyond(i, b.camera.left, b.camera.right())
	require.Positive(t, earlier)
	require.Positive(t, later)
	assert.Contains(t, b.elsewhereSays(), fmt.Sprintf("‹ %d", earlier), "also where some of the lane are in view")
	assert.Contains(t, b.elsewhereSays(), fmt.Sprintf("%d ›", later))
}

func TestACountOutOfViewLeadsToTheNearest(t *testing.T) {
	b := showSample(t, 1000, 1000)
	chosen := b.event(t, "second-referral")
	look := func() { b.ShowDays(float64(when.Date(2013, 5, 20)), float64(when.Date(2013, 7, 20))) }
	look()
	lane := timeline.LaneID{Of: b.review.Event(chosen).Agency}
	var at rect
	for _, sign := range b.overlay.outside.sides[0].signs {
		if sign.lane == lane {
			at = sign.at
		}
	}
	require.NotZero(t, at)
	p := b.frame.body.pos().AddXY(at.x+3, at.y+3)
	nearest := b.index.FromDay(lane, b.camera.left, -1)
	b.hoverAt(p)
	assert.Contains(t, strings.Join(b.card.said(), " "), b.review.Event(nearest).ShortTitle())
	b.press(p)
	assert.Equal(t, nearest, b.Selected())
	assert.True(t, b.frame.body.holds(b.at(t, nearest)), "and it is in view")

	b.Select(chosen)
	look()
	next := b.index.FromDay(lane, b.camera.right(), 1)
	require.NotEmpty(t, next)
	test.Type(b.Timeline, ">")
	assert.Equal(t, next, b.Selected(), "by key")
	look()
	test.Type(b.Timeline, "<")
	assert.Equal(t, nearest, b.Selected())
}

func TestTheCountsArePaintedWhereTheyAreSaid(t *testing.T) {
	b := showSample(t, 1000, 1000)
	s := b.overlay.outside.sides[0]
	require.True(t, s.raster.Visible())
	size := s.raster.Size()
	img := s.picture(int(size.Width), int(size.Height))
	inked := 0
	at := s.signs[0].at
	for y := int(at.y); y < int(at.y+at.h); y++ {
		for x := int(at.x); x < int(at.x+at.w); x++ {
			if r, _, _, a := img.At(x, y).RGBA(); a > 0 && r < 0x9000 {
				inked++
			}
		}
	}
	assert.Greater(t, inked, 30, "letters")
	painted := s.drawn
	b.PanBy(0.0001)
	assert.Equal(t, painted, s.drawn, "what says the same is not painted again")
}

func TestCountsOutOfViewCutNoWordsOfASilence(t *testing.T) {
	b := showSample(t, 1000, 600)
	met := 0
	for from := b.camera.from; from < b.camera.to-200; from += 9 {
		b.ShowDays(from, from+200)
		outside := b.overlay.outside
		for i, lane := range b.rows.lanes {
			for _, s := range outside.sides {
				for _, sign := range s.signs {
					if sign.lane != lane.ID {
						continue
					}
					for _, words := range outside.words.of(i) {
						if !sign.at.meets(words) {
							continue
						}
						met++
						covered := sign.at.x-sign.cover <= words.x && s.later || sign.at.x+sign.at.w+sign.cover >= words.x+words.w && !s.later
						assert.True(t, covered, "%s: words of which a part is left", lane.Name)
						assert.LessOrEqual(t, sign.at.y, words.y+1, "%s: the upper half of words is left", lane.Name)
						assert.GreaterOrEqual(t, sign.at.y+sign.at.h, words.y+words.h-1, "%s: the lower half of words is left", lane.Name)
					}
				}
			}
		}
	}
	assert.Positive(t, met)
}

func TestCountsOutOfViewKeepOffNamesOfKeyDays(t *testing.T) {
	large := pinned{theme.DefaultTheme(), theme.VariantLight, 26}
	b := show(t, sample.Review(), large, 860, 480)
	require.Less(t, b.look.metrics.LaneMin, 2*b.look.metrics.LabelSize*raster.KeyLabelHeight, "a low lane, with no room for a count below a name")
	met := 0
	for from := b.camera.from; from < b.camera.to-200; from += 7 {
		b.ShowDays(from, from+200)
		for _, s := range b.overlay.outside.sides {
			for _, sign := range s.signs {
				if sign.lane != b.rows.lanes[0].ID {
					continue
				}
				met++
				assert.GreaterOrEqual(t, sign.at.x, float32(0))
				assert.LessOrEqual(t, sign.at.x+sign.at.w, b.frame.body.w, "a count is in view")
				if _, fits := s.across(sign.words, float32(-b.Timeline.drop())); !fits {
					continue // names take all there is
				}
				for _, name := range b.overlay.keyNames.inView() {
					assert.False(t, sign.at.x < name.x+name.w-0.5 && name.x+0.5 < sign.at.x+sign.at.w, "%q at %g", sign.words, from)
				}
			}
		}
	}
	assert.Greater(t, met, 20)
}
