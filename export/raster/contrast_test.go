package raster_test

import (
	"image/color"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
)

// under is a colour laid over another.
func under(over, ground color.NRGBA) color.NRGBA {
	mix := func(a, b uint8) uint8 {
		return uint8((int(a)*int(over.A) + int(b)*(255-int(over.A)) + 127) / 255)
	}
	return color.NRGBA{mix(over.R, ground.R), mix(over.G, ground.G), mix(over.B, ground.B), 255}
}

func solid(c color.NRGBA, part float64) color.NRGBA {
	c.A = uint8(part*255 + 0.5)
	return c
}

// grounds are what may lie behind things in the lanes: the lanes' own colours,
// tinted by what is out of scope, by weekends, and by eras.
func grounds(p raster.Palette) map[string]color.NRGBA {
	list := map[string]color.NRGBA{"paper": p.Paper, "band": p.Band}
	for name, ground := range map[string]color.NRGBA{"paper": p.Paper, "band": p.Band} {
		list[name+" out of scope"] = under(p.Shade, ground)
		list[name+" at a weekend"] = under(p.Weekend, ground)
		list[name+" in an era"] = under(solid(p.Era, p.Tint), ground)
		list[name+" in a pregnancy"] = under(solid(p.KeyLine, p.Tint), ground)
		list[name+" in two eras"] = under(solid(p.Era, p.Tint), under(solid(p.KeyLine, p.Tint), ground))
		list[name+" in an era out of scope"] = under(p.Shade, under(solid(p.Era, p.Tint), ground))
	}
	return list
}

func TestWordsAndLinesStandOutFromEveryGround(t *testing.T) {
	for look, p := range palettes {
		words, lines := 4.5, 3.0
		if p.Heavy > 1.5 {
			words = 7
		}
		for where, ground := range grounds(p) {
			// Labels stand on a ground of their own, laid over whatever is there.
			for lane, own := range []color.NRGBA{p.Paper, p.Band} {
				halo := under(p.HaloOf(lane), under(solid(p.Agency(teal), p.Solid), ground))
				assert.GreaterOrEqual(t, raster.Contrast(p.Ink, halo), words, "%s: a label over a bar, %s", look, where)
				assert.GreaterOrEqual(t, raster.Contrast(p.Muted, halo), words, "%s: a label of what was not known, %s", look, where)
				assert.GreaterOrEqual(t, raster.Contrast(p.Muted, own), words, "%s: notes", look)
			}
			for name, c := range map[string]color.NRGBA{
				"a link": p.Arrow, "a link not shared": p.NotShared, "a key day": p.KeyLine, "today": p.Today,
				"the edge of a silence": p.Gap, "the edge of an era": p.Era, "a mark of what was not known": p.Unknown,
			} {
				assert.GreaterOrEqual(t, raster.Contrast(c, ground), lines, "%s: %s on %s", look, name, where)
			}
		}
		// These are written on a halo of the paper's colour, or on the paper.
		for name, c := range map[string]color.NRGBA{
			"names": p.Ink, "notes": p.Muted, "silences": p.Gap, "eras": p.Era, "terms": p.Term, "holidays": p.Holiday, "key days": p.KeyLine,
			"links": p.Arrow, "days until it was shared": p.NotShared,
		} {
			assert.GreaterOrEqual(t, raster.Contrast(c, p.Paper), words, "%s: %s", look, name)
		}
		assert.GreaterOrEqual(t, raster.Contrast(p.Term, under(solid(p.Term, 2*p.Tint), p.Paper)), words, "%s: a term on its bar", look)
		assert.GreaterOrEqual(t, raster.Contrast(p.On(p.Today), p.Today), words, "%s: the word on today's flag", look)
		for _, ground := range []color.NRGBA{p.Age, p.Pregnancy} {
			assert.GreaterOrEqual(t, raster.Contrast(p.Ink, ground), words, "%s: ages on their bars", look)
		}
	}
}

func TestEveryAgencysColourStandsOut(t *testing.T) {
	m := painter.Metrics()
	for look, p := range palettes {
		for r := 0; r < 256; r += 51 {
			for g := 0; g < 256; g += 51 {
				for b := 0; b < 256; b += 51 {
					asked := color.NRGBA{uint8(r), uint8(g), uint8(b), 255}
					shown := p.Agency(asked)
					require.GreaterOrEqual(t, raster.Contrast(shown, p.Paper), 3.0, "%s: %v", look, shown)
					require.GreaterOrEqual(t, raster.Contrast(shown, p.Band), 3.0, "%s: %v", look, shown)
					item := event(0, 0, chronology.SymbolHome)
					item.Colour = asked
					for _, contextual := range []bool{false, true} {
						for _, dating := range []timeline.Vagueness{timeline.ExactDay, timeline.About} {
							item.Contextual, item.Dating = contextual, dating
							requireGlyphsStandOut(t, look, p, &item)
						}
					}
					for _, n := range []int{2, 40, 1000} {
						item.Crowd = n
						c := p.CrowdOf(&item, m)
						require.GreaterOrEqual(t, raster.Contrast(c.Ink, c.Card), 4.5, "%s: %d events of %v", look, n, asked)
						require.GreaterOrEqual(t, raster.Contrast(c.Colour, p.Paper), 3.0, "%s: the card of %v", look, asked)
					}
				}
			}
		}
	}
}

// requireGlyphsStandOut checks a mark whose pieces are a body, perhaps an
// outline, and a glyph.
func requireGlyphsStandOut(t *testing.T, look string, p raster.Palette, item *timeline.Item) {
	t.Helper()
	pieces := p.Mark(item, 0, 0, 15)
	if p.Heavy > 1.5 {
		pieces = pieces[1:] // its casing
	}
	body, glyph := pieces[0].Colour, pieces[len(pieces)-1].Colour
	require.GreaterOrEqual(t, raster.Contrast(glyph, body), 3.0, "%s: glyph on %v", look, body)
	if len(pieces) > 2 {
		require.GreaterOrEqual(t, raster.Contrast(pieces[1].Colour, p.Paper), 3.0, "%s: outline of %v", look, body)
	} else {
		require.GreaterOrEqual(t, raster.Contrast(body, p.Paper), 3.0, "%s: body %v", look, body)
	}
}

func TestAThemeOfHighContrastIsKnownByItsInk(t *testing.T) {
	light, dark := raster.HighContrast(false), raster.HighContrast(true)
	assert.Equal(t, light, raster.For(light.Paper, light.Ink))
	assert.Equal(t, dark, raster.For(dark.Paper, dark.Ink))
	usual := raster.For(rgba(0xfdfdfd), rgba(0x1b2430))
	assert.False(t, usual.Dark)
	assert.Equal(t, rgba(0xfdfdfd), usual.Paper)
	assert.Less(t, usual.Heavy, light.Heavy)
	assert.True(t, raster.For(rgba(0x1c2128), rgba(0xe7ebf0)).Dark)
}

func TestGreyPaletteHasNoColour(t *testing.T) {
	p := raster.Grey()
	for _, c := range []color.NRGBA{p.Ink, p.Gap, p.NotShared, p.Era, p.Pregnancy, p.Agency(teal), p.Agency(red), p.Agency(rgba(0xffff00))} {
		assert.True(t, c.R == c.G && c.G == c.B, "%v", c)
	}
}
