package lanes

import (
	"fmt"
	"image"
	"image/color"
	"slices"
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

func TestCountsOutOfViewCoverNoWordsOfASilence(t *testing.T) {
	large := pinned{theme.DefaultTheme(), theme.VariantLight, 26}
	for name, b := range map[string]*bench{"usual text": showSample(t, 1000, 600), "large text": show(t, sample.Review(), large, 980, 560)} {
		moved := 0
		for from := b.camera.from; from < b.camera.to-200; from += 9 {
			b.ShowDays(from, from+200)
			words := &b.overlay.outside.words
			for i, lane := range b.rows.lanes {
				for _, sign := range b.signsOf(lane.ID) {
					for _, at := range words.of(i) {
						assert.False(t, sign.at.meets(at), "%s: %s at %g, %s", lane.Name, sign.words, from, name)
					}
				}
			}
			for _, p := range words.patches[:words.used] {
				if p.shown.gap.Label == "" {
					continue
				}
				moved++
				row := words.at(&p.shown.gap)
				row.y, row.h = row.y+row.h/4, row.h/2 // close rows hold no more than the middle of large letters
				b.overlay.outside.lookAt(p.shown.gap.Lane)
				for _, stand := range b.overlay.outside.taken {
					assert.False(t, stand.meets(row), "words are moved over a mark, at %g, %s", from, name)
				}
			}
		}
		if name == "large text" {
			assert.Positive(t, moved, "words give way")
		}
	}
}

func (b *bench) signsOf(lane timeline.LaneID) []awaySign {
	var list []awaySign
	for _, s := range b.overlay.outside.sides {
		for _, sign := range s.signs {
			if sign.lane == lane {
				list = append(list, sign)
			}
		}
	}
	return list
}

func TestCountsOutOfViewCoverNoEventThatTheyNeedNot(t *testing.T) {
	large := pinned{theme.DefaultTheme(), theme.VariantLight, 26}
	b := show(t, sample.Review(), large, 980, 560)
	said, overNames, overMarks := 0, 0, 0
	for _, days := range []float64{60, 200} {
		for from := b.camera.from; from < b.camera.to-days; from += 9 {
			b.ShowDays(from, from+days)
			for i, lane := range b.rows.lanes {
				b.overlay.outside.lookAt(i)
				for _, sign := range b.signsOf(lane.ID) {
					said++
					if slices.ContainsFunc(b.overlay.outside.taken, sign.at.meets) {
						overNames++
					}
					if slices.ContainsFunc(b.overlay.outside.marks, sign.at.meets) {
						overMarks++
					}
				}
			}
		}
	}
	assert.Greater(t, said, 1000)
	assert.Less(t, overNames, said/10, "the ends of names that take half of the view, of %d", said)
	assert.Less(t, overMarks, said/50, "of %d", said)
}

func TestWhatAPatchShowsIsWhatTheTilesWould(t *testing.T) {
	large := pinned{theme.DefaultTheme(), theme.VariantLight, 26}
	b := show(t, sample.Review(), large, 980, 560)
	words := &b.overlay.outside.words
	for from := b.camera.from; words.used == 0 && from < b.camera.to-200; from += 9 {
		b.ShowDays(from, from+200)
	}
	require.Positive(t, words.used)
	p := words.patches[0]
	size := p.raster.Size()
	img := p.picture(int(size.Width), int(size.Height)).(*image.RGBA)
	same, other := 0, 0
	for x := range img.Rect.Dx() {
		for _, y := range []int{0, img.Rect.Dy() - 1} { // beside the words, where both are the same
			if _, _, _, a := img.At(x, y).RGBA(); a == 0 {
				continue
			}
			if b.tilePixel(int(p.raster.Position().X)+x, int(p.raster.Position().Y)+y) == img.RGBAAt(x, y) {
				same++
			} else {
				other++
			}
		}
	}
	assert.Greater(t, same, 20)
	assert.Zero(t, other)
}

// tilePixel is what the tiles show at a place of the view.
func (b *bench) tilePixel(x, y int) color.RGBA {
	for _, tile := range b.tiles.live {
		at, size := tile.raster.Position(), tile.raster.Size()
		in := image.Pt(x-int(at.X), y-int(at.Y))
		if img := b.tiles.picture(tile, int(size.Width), int(size.Height)).(*image.RGBA); in.In(img.Rect) {
			return img.RGBAAt(in.X, in.Y)
		}
	}
	return color.RGBA{}
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
				if _, fits := s.across(sign.words, &b.rows.lanes[0]); !fits {
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
