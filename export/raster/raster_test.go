package raster_test

import (
	"image"
	"image/color"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
)

var painter = raster.New(raster.Light())

var palettes = map[string]raster.Palette{
	"light": raster.Light(), "dark": raster.Dark(), "grey": raster.Grey(),
	"contrast-light": raster.HighContrast(false), "contrast-dark": raster.HighContrast(true),
}

var symbols = []chronology.Symbol{
	chronology.SymbolHome, chronology.SymbolDot, chronology.SymbolHollow, chronology.SymbolPhone, chronology.SymbolReferral,
	chronology.SymbolAssessment, chronology.SymbolDecision, chronology.SymbolMeeting, chronology.SymbolShared,
	chronology.SymbolConcern, chronology.SymbolAction, chronology.SymbolSeries, chronology.SymbolPolice,
	chronology.SymbolHospital, chronology.SymbolLife, chronology.SymbolCritical, chronology.SymbolOther,
}

// one is a layout with a single mark in its middle.
func one(item timeline.Item) *timeline.Layout {
	item.Crowd, item.X, item.Y, item.Width, item.Colour = max(item.Crowd, 1), 15, 15, 15, teal
	item.From, item.To, item.Known = item.X, item.X, chronology.Known
	return &timeline.Layout{Metrics: painter.Metrics(), Width: 30, LanesHeight: 30, Items: []timeline.Item{item}}
}

func painted(p *raster.Painter, l *timeline.Layout, scale float64) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, int(l.Width*scale), int(l.LanesHeight*scale)))
	p.Lanes(img, l, 0, 0, scale)
	return img
}

// differing counts the pixels that two pictures do not share, without colour.
func differing(a, b *image.RGBA) int {
	n := 0
	for y := range a.Rect.Dy() {
		for x := range a.Rect.Dx() {
			ga, gb := color.GrayModel.Convert(a.At(x, y)).(color.Gray), color.GrayModel.Convert(b.At(x, y)).(color.Gray)
			if max(ga.Y, gb.Y)-min(ga.Y, gb.Y) > 40 {
				n++
			}
		}
	}
	return n
}

func TestEverySymbolIsToldFromEveryOtherWithoutColour(t *testing.T) {
	pictures := map[chronology.Symbol]*image.RGBA{}
	for _, s := range symbols {
		pictures[s] = painted(painter, one(timeline.Item{Symbol: s}), 1)
	}
	for i, a := range symbols {
		for _, b := range symbols[i+1:] {
			assert.Greater(t, differing(pictures[a], pictures[b]), 12, "%s and %s at the size of the screen", a, b)
		}
	}
}

func TestAnUnknownSymbolIsDrawn(t *testing.T) {
	blank := painted(painter, &timeline.Layout{Metrics: painter.Metrics(), Width: 30, LanesHeight: 30}, 1)
	assert.Positive(t, differing(blank, painted(painter, one(timeline.Item{Symbol: "of a later version"}), 1)))
}

func TestTilesAgreeWithTheWholePicture(t *testing.T) {
	ix := many(t, 800, 4)
	const tile, width = 128, 640
	for _, perDay := range []float64{1.3, 9, 60} {
		whole := ix.Layout(view(ix, perDay, width))
		height := int(whole.LanesHeight) + 1
		want := image.NewRGBA(image.Rect(0, 0, width, height))
		painter.Lanes(want, whole, 0, 0, 1)
		axis := image.NewRGBA(image.Rect(0, 0, width, int(whole.AxisHeight)))
		painter.Axis(axis, whole, 0, 0, 1)
		for left := 0; left < width; left += tile {
			v := view(ix, perDay, tile)
			v.Axis.Origin = whole.Axis.Day(float64(left))
			l := ix.Layout(v)
			for top := 0; top < height; top += tile {
				got := image.NewRGBA(image.Rect(0, 0, tile, min(tile, height-top)))
				painter.Lanes(got, l, 0, float64(-top), 1)
				require.Zero(t, unlike(want, got, left, top), "lanes at %g a day, tile at %d, %d", perDay, left, top)
			}
			got := image.NewRGBA(image.Rect(0, 0, tile, int(whole.AxisHeight)))
			painter.Axis(got, l, 0, 0, 1)
			require.Zero(t, unlike(axis, got, left, 0), "axis at %g a day, tile at %d", perDay, left)
		}
	}
}

func TestTilesOfEverySheetAgreeWithTheWhole(t *testing.T) {
	for name, s := range map[string]sheet{"marks": marksSheet(), "context": contextSheet(), "links": linksSheet(), "knew": knewSheet()} {
		l := s.layout
		for _, scale := range []float64{1, 2} {
			wide, high := int(l.Width*scale), int(l.LanesHeight*scale)
			want := image.NewRGBA(image.Rect(0, 0, wide, high))
			painter.Lanes(want, l, 0, 0, scale)
			for _, tile := range []int{37, 64} {
				for top := 0; top < high; top += tile {
					for left := 0; left < wide; left += tile {
						got := image.NewRGBA(image.Rect(0, 0, min(tile, wide-left), min(tile, high-top)))
						painter.Lanes(got, l, -float64(left)/scale, -float64(top)/scale, scale)
						require.Zero(t, unlike(want, got, left, top), "%s at %g, tile at %d, %d", name, scale, left, top)
					}
				}
			}
		}
	}
}

// unlike counts the pixels of a part that differ from the whole by more than
// the rounding of a coverage.
func unlike(whole, part *image.RGBA, left, top int) int {
	const rounding = 2
	n := 0
	for y := range part.Rect.Dy() {
		for x := range part.Rect.Dx() {
			a, b := whole.RGBAAt(left+x, top+y), part.RGBAAt(x, y)
			for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B)} {
				if d > rounding || d < -rounding {
					n++
					break
				}
			}
		}
	}
	return n
}

func TestEventsThatDoNotStandInTheirLanesAreDrawnToo(t *testing.T) {
	item := event(50, 700, chronology.SymbolHome)
	l := &timeline.Layout{Metrics: painter.Metrics(), Width: 2000, LanesHeight: 800, Lanes: []timeline.Lane{{Height: 400}, {Top: 400, Height: 400}}}
	for _, lane := range []int{0, 1, 7} {
		item.Lane = lane
		l.Items = []timeline.Item{item}
		got := painted(painter, l, 1).RGBAAt(50, 697)
		assert.Equal(t, teal, color.NRGBA(got), "lane %d", lane)
	}
}

func TestOnlyThePartThatIsGivenIsPainted(t *testing.T) {
	ix := many(t, 300, 3)
	l := ix.Layout(view(ix, 20, 400))
	img := image.NewRGBA(image.Rect(0, 0, 400, 300))
	inside := image.Rect(100, 50, 220, 140)
	part := img.SubImage(inside).(*image.RGBA)
	painter.Lanes(part, l, -30, -20, 1.5)
	painter.Axis(part, l, 90, 45, 2)
	painter.Headings(part, l, 150, -10, -40, 1)
	for y := range 300 {
		for x := range 400 {
			want := image.Pt(x, y).In(inside)
			require.Equal(t, want, img.RGBAAt(x, y).A == 255, "pixel %d, %d", x, y)
		}
	}
}

func TestFarAwayPlacesDoNoHarm(t *testing.T) {
	l := one(timeline.Item{Symbol: chronology.SymbolDot})
	l.Items[0].From, l.Items[0].To = -1e12, 1e12
	l.Arrows = []timeline.Arrow{{FromX: -1e9, FromY: -1e9, ToX: 15, ToY: 15}}
	l.Shades = []timeline.Shade{{From: -1e12, To: 1e12}}
	assert.NotPanics(t, func() { painted(painter, l, 2) })
}

func TestLettersThatTheFontLacksAreSeen(t *testing.T) {
	const size = 20
	blank := image.NewRGBA(image.Rect(0, 0, 40, 30))
	painter.Ground(blank)
	img := image.NewRGBA(blank.Rect)
	painter.Ground(img)
	painter.Text(img, 5, 22, 1, "家", size, false, raster.Light().Ink)
	assert.Greater(t, differing(blank, img), 20, "a sign stands for the letter")
	assert.Positive(t, raster.Measure("家", size, false))
}

func TestMeasureIsTheWidthThatIsDrawn(t *testing.T) {
	for _, text := range []string{"Community midwifery", "Łódź Ŵyn Ωmega Жук", "6.13 – “quoted”"} {
		for _, bold := range []bool{false, true} {
			const size = 24
			width := raster.Measure(text, size, bold)
			img := image.NewRGBA(image.Rect(0, 0, int(width)+60, 40))
			painter.Ground(img)
			painter.Text(img, 10, 30, 1, text, size, bold, raster.Light().Ink)
			last := 0
			for x := range img.Rect.Dx() {
				for y := range img.Rect.Dy() {
					if img.RGBAAt(x, y).R < 128 {
						last = x
					}
				}
			}
			assert.InDelta(t, 10+width, last, 3, text)
		}
	}
}

func TestFitCutsToTheWidth(t *testing.T) {
	assert.Equal(t, "Police", raster.Fit("Police", 100, 12, false))
	short := raster.Fit("Children and Family First", 80, 12, true)
	assert.Contains(t, short, "…")
	assert.LessOrEqual(t, raster.Measure(short, 12, true), 80.0)
	assert.Empty(t, raster.Fit("Police", 2, 12, false))
}

func TestPaintingAgainAllocatesNothingForEvents(t *testing.T) {
	few, more := many(t, 50, 3), many(t, 2000, 3)
	allocations := func(ix *timeline.Index) float64 {
		l := ix.Layout(view(ix, 6, 900))
		img := image.NewRGBA(image.Rect(0, 0, 900, 400))
		return testing.AllocsPerRun(5, func() { painter.Lanes(img, l, 0, 0, 1) })
	}
	assert.LessOrEqual(t, allocations(few), 10.0, "a few for each strip of the picture")
	assert.LessOrEqual(t, allocations(more), allocations(few)+1)
}
