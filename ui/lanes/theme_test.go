package lanes

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
)

// paper is the colour of the lanes where nothing stands.
func paper(b *bench) [3]uint32 {
	at := b.frame.body.pos().AddXY(b.frame.body.w/2, b.frame.body.h-1)
	r, g, bl, _ := b.window.Canvas().Capture().At(int(at.X), int(at.Y)).RGBA()
	return [3]uint32{r >> 8, g >> 8, bl >> 8}
}

func TestAChangeOfThemeDrawsEverythingAfresh(t *testing.T) {
	b := showSample(t, 800, 900)
	before := paper(b)
	fyne.CurrentApp().Settings().SetTheme(dark())
	b.Refresh()
	after := paper(b)
	assert.Greater(t, before[0], uint32(200), "light paper")
	assert.Less(t, after[0], uint32(80), "dark paper")
}

func TestLargerTextMakesEverythingLarger(t *testing.T) {
	b := showSample(t, 1000, 3200)
	marks, axis := b.look.metrics.MarkSize, b.frame.axis.h
	fyne.CurrentApp().Settings().SetTheme(pinned{theme.DefaultTheme(), theme.VariantLight, 26})
	b.Refresh()
	assert.InDelta(t, 2*marks, b.look.metrics.MarkSize, 1e-6)
	assert.InDelta(t, 2*axis, b.frame.axis.h, 1)
	assert.LessOrEqual(t, b.frame.head, b.frame.size.Width*headShare+1, "but names leave room for the lanes")
}

func TestPanningDrawsOnlyWhatCameIntoView(t *testing.T) {
	b := showSample(t, 1000, 800)
	b.ZoomBy(8)
	b.window.Canvas().Capture()
	stamps := map[cell]*image.RGBA{}
	for at, x := range b.tiles.live {
		stamps[at] = x.img
	}
	stamp := b.tiles.stamp
	b.PanBy(0.2)
	assert.Equal(t, stamp, b.tiles.stamp, "what stays in view is only moved")
	for at, x := range b.tiles.live {
		if img, was := stamps[at]; was {
			assert.Same(t, img, x.img)
		}
	}
	tiles := len(b.tiles.pool)
	for range 40 {
		b.PanBy(0.3)
	}
	for range 40 {
		b.PanBy(-0.3)
	}
	assert.LessOrEqual(t, len(b.tiles.pool), tiles+2, "tiles are used again")
	b.ZoomBy(1.1)
	assert.NotEqual(t, stamp, b.tiles.stamp, "another zoom is another picture")
}

func TestWhatASearchFoundIsMarked(t *testing.T) {
	b := showSample(t, 1000, 800)
	chosen := b.event(t, "booking")
	at := b.at(t, chosen)
	rim := func() [3]uint32 {
		off := float32(b.look.metrics.MarkSize/2 + haloGap)
		r, g, bl, _ := b.window.Canvas().Capture().At(int(at.X), int(at.Y-off)).RGBA()
		return [3]uint32{r >> 8, g >> 8, bl >> 8}
	}
	before := rim()
	b.Highlight(map[chronology.UID]bool{chosen: true})
	found := rim()
	require.NotEqual(t, before, found)
	assert.InDelta(t, float64(b.look.found.R), float64(found[0]), 40)
	b.Highlight(nil)
	assert.Equal(t, before, rim())
}

func TestAnEditLeavesTheViewWhereItIs(t *testing.T) {
	b := showSample(t, 640, 360)
	b.ShowDays(b.camera.from+100, b.camera.from+200)
	chosen := b.event(t, "booking")
	b.Select(chosen)
	b.scrollBy(30)
	from, to := b.View()
	scroll := b.scroll
	edited := b.review.Snapshot()
	e := edited.Event(chosen).Copy()
	e.Title = "Another title"
	edited.Put(e)
	b.give(edited, nil)
	gotFrom, gotTo := b.View()
	assert.InDelta(t, from, gotFrom, 1e-6)
	assert.InDelta(t, to, gotTo, 1e-6)
	assert.InDelta(t, scroll, b.scroll, 1e-6)
	assert.Equal(t, chosen, b.Selected())
}

func TestAViewAskedForEarlyIsShownOnceThereIsRoom(t *testing.T) {
	b := showSample(t, 640, 360)
	from := b.camera.from + 100
	early := New(Callbacks{})
	early.SetIndex(b.index, b.review, b.dating)
	early.ShowDays(from, from+50)
	early.Resize(fyne.NewSize(700, 400))
	early.divide(early.Size())
	early.arrange()
	gotFrom, gotTo := early.View()
	assert.InDelta(t, from, gotFrom, 1e-6)
	assert.InDelta(t, from+50, gotTo, 1e-6)
}

func TestTheWholeScopeFollowsTheSizeOfTheWindow(t *testing.T) {
	b := showSample(t, 640, 360)
	from, to := b.View()
	b.window.Resize(fyne.NewSize(900, 500))
	wideFrom, wideTo := b.View()
	assert.InDelta(t, from, wideFrom, 1e-6)
	assert.InDelta(t, to, wideTo, 1e-6)
}

func TestLanesAreLowerWhereTheWindowIs(t *testing.T) {
	b := showSample(t, 955, 590) // what a window of 1280 by 720 leaves
	inView := 0
	for _, lane := range b.rows.lanes {
		if lane.Top+lane.Height <= float64(b.frame.body.h) {
			inView++
		}
	}
	assert.GreaterOrEqual(t, inView, 10, "of the twelve lanes")
	line := func(size float32, bold bool) float32 {
		return fyne.MeasureText("Ág", size, fyne.TextStyle{Bold: bold}).Height
	}
	need := line(b.look.text, true) + line(b.look.small, false)
	for _, lane := range b.rows.lanes {
		assert.GreaterOrEqual(t, float32(lane.Height), need, "name and note fit")
	}
	low := b.look.metrics.LaneMin

	b.window.Resize(fyne.NewSize(955, 900))
	assert.Greater(t, b.look.metrics.LaneMin, low, "with height enough they are as they were")
	assert.InDelta(t, b.look.roomy.MarkSize, b.look.metrics.MarkSize, 1e-6)
}

func TestRulerNamesKeepOffTheLineBelow(t *testing.T) {
	b := showSample(t, 955, 590)
	for _, o := range b.headings.rulers.box.Objects {
		if o.Visible() {
			assert.LessOrEqual(t, o.Position().Y+o.MinSize().Height, b.frame.axis.h-1)
		}
	}
}

func TestLanesGetTheRoomWhereTheTextIsLarge(t *testing.T) {
	large := pinned{theme.DefaultTheme(), theme.VariantLight, 26}
	b := show(t, sample.Review(), large, 865, 566) // what a window of 1280 by 720 leaves at 200 %
	assert.Greater(t, b.frame.body.h, float32(320), "the axis, the strip and the legend take little")
	assert.Positive(t, b.frame.overview.h, "the strip is there")
	assert.Zero(t, b.frame.legend.h, "the legend has its sheet")
	whole, named := 0, lineHigh(b.look.text, true)
	for _, lane := range b.rows.lanes {
		assert.GreaterOrEqual(t, float32(lane.Height), named, "every name fits")
		if lane.Top+lane.Height <= float64(b.frame.body.h) {
			whole++
		}
	}
	assert.GreaterOrEqual(t, whole, 6)
	assert.InDelta(t, 13*1.5, b.look.metrics.MarkSize, 1e-6, "marks have grown by half of what the text has")

	b.window.Resize(fyne.NewSize(2400, 2400))
	assert.InDelta(t, b.look.roomy.MarkSize, b.look.metrics.MarkSize, 1e-6, "with height enough they grow with the text")
	assert.Positive(t, b.frame.legend.h)
}

func TestLargerTextDoesNotTakeLanesOutOfView(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1060, 700), fyne.NewSize(1380, 880)} { // of windows of 1440 × 900 and 1920 × 1080
		for _, text := range []float32{1.25, 1.5, 1.75, 2} {
			b := show(t, sample.Review(), pinned{theme.DefaultTheme(), theme.VariantLight, text * usualText}, size.Width, size.Height)
			whole := 0
			for _, lane := range b.rows.lanes {
				if lane.Top+lane.Height <= float64(b.frame.body.h)+1 {
					whole++
				}
			}
			assert.GreaterOrEqual(t, whole, fewLanes, "of %d at %g × the usual text, %v", len(b.rows.lanes), text, size)
		}
	}
}
