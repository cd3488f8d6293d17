package ui

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/export/raster"
)

// luminance is the relative luminance of WCAG 2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	channel := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= 0.03928 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(r) + 0.7152*channel(g) + 0.0722*channel(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

var palettesOfTheme = map[string]map[fyne.ThemeColorName]color.Color{
	"light": lightPalette, "dark": darkPalette, "high contrast, light": contrastLightPalette, "high contrast, dark": contrastDarkPalette,
}

// leastContrast is what text keeps against its ground: WCAG 2.2, 1.4.3, and
// 1.4.6 in high contrast.
func leastContrast(variant string) float64 {
	if strings.HasPrefix(variant, "high contrast") {
		return 7
	}
	return 4.5
}

func TestTextCanBeReadOnEveryGround(t *testing.T) {
	grounds := []fyne.ThemeColorName{theme.ColorNameBackground, colourPanel, colourStatus, colourChosen,
		theme.ColorNameInputBackground, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground, theme.ColorNameHeaderBackground}
	texts := []fyne.ThemeColorName{theme.ColorNameForeground, theme.ColorNamePlaceHolder, theme.ColorNameDisabled,
		theme.ColorNamePrimary, theme.ColorNameHyperlink, theme.ColorNameError, theme.ColorNameWarning, theme.ColorNameSuccess}
	for variant, palette := range palettesOfTheme {
		least := leastContrast(variant)
		for _, ground := range grounds {
			for _, text := range texts {
				if ground == colourChosen && text != theme.ColorNameForeground && text != theme.ColorNamePrimary {
					continue // a chip that is on holds no other text
				}
				assert.GreaterOrEqual(t, contrast(palette[text], palette[ground]), least, "%s: %s on %s", variant, text, ground)
			}
		}
		for text, ground := range map[fyne.ThemeColorName]fyne.ThemeColorName{
			theme.ColorNameForegroundOnPrimary: theme.ColorNamePrimary, theme.ColorNameForegroundOnError: theme.ColorNameError,
			theme.ColorNameForegroundOnWarning: theme.ColorNameWarning, theme.ColorNameForegroundOnSuccess: theme.ColorNameSuccess,
			theme.ColorNameForeground: theme.ColorNameButton, theme.ColorNameDisabled: theme.ColorNameDisabledButton,
		} {
			assert.GreaterOrEqual(t, contrast(palette[text], palette[ground]), least, "%s: %s on %s", variant, text, ground)
		}
		for _, ground := range []fyne.ThemeColorName{colourMark, theme.ColorNameSelection} {
			assert.GreaterOrEqual(t, contrast(palette[theme.ColorNameForeground], palette[ground]), least, "%s: text on %s", variant, ground)
		}
		for _, ground := range []fyne.ThemeColorName{theme.ColorNameInputBackground, colourPanel, theme.ColorNameOverlayBackground} {
			assert.GreaterOrEqual(t, contrast(palette[theme.ColorNameInputBorder], palette[ground]), 3.0, "%s: the edge of a field on %s", variant, ground)
		}
	}
}

func TestTheChosenThemeStandsWhateverTheSystemAsks(t *testing.T) {
	dark := &look{choice: themeDark}
	assert.Equal(t, dark.Color(theme.ColorNameBackground, theme.VariantLight), dark.Color(theme.ColorNameBackground, theme.VariantDark))
	system := &look{choice: themeSystem}
	assert.NotEqual(t, system.Color(theme.ColorNameBackground, theme.VariantLight), system.Color(theme.ColorNameBackground, theme.VariantDark))
}

func TestHighContrastFollowsTheSystem(t *testing.T) {
	high := &look{choice: themeContrast}
	assert.Equal(t, rgb(0xffffff), high.Color(theme.ColorNameBackground, theme.VariantLight))
	assert.Equal(t, rgb(0x000000), high.Color(theme.ColorNameForeground, theme.VariantLight))
	assert.Equal(t, rgb(0x000000), high.Color(theme.ColorNameBackground, theme.VariantDark))
	assert.Equal(t, rgb(0xffffff), high.Color(theme.ColorNameForeground, theme.VariantDark))
}

func TestEveryPaletteHasTheSameColours(t *testing.T) {
	for variant, palette := range palettesOfTheme {
		for name := range lightPalette {
			assert.Contains(t, palette, name, variant)
		}
		assert.Len(t, palette, len(lightPalette), variant)
	}
}

func TestTheTimelineTakesUpHighContrast(t *testing.T) {
	for _, variant := range []fyne.ThemeVariant{theme.VariantLight, theme.VariantDark} {
		high, usual := &look{choice: themeContrast}, &look{choice: themeSystem}
		paletteOf := func(l *look) raster.Palette {
			shown := func(name fyne.ThemeColorName) color.NRGBA {
				return color.NRGBAModel.Convert(l.Color(name, variant)).(color.NRGBA)
			}
			return raster.For(shown(theme.ColorNameOverlayBackground), shown(theme.ColorNameForeground))
		}
		assert.Equal(t, raster.HighContrast(variant == theme.VariantDark), paletteOf(high))
		assert.NotEqual(t, raster.HighContrast(variant == theme.VariantDark), paletteOf(usual))
	}
}
