package ui

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"
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

func TestTextCanBeReadOnEveryGround(t *testing.T) {
	grounds := []fyne.ThemeColorName{theme.ColorNameBackground, colourPanel, colourStatus, colourChosen,
		theme.ColorNameInputBackground, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground, theme.ColorNameHeaderBackground}
	texts := []fyne.ThemeColorName{theme.ColorNameForeground, theme.ColorNamePlaceHolder, theme.ColorNameDisabled,
		theme.ColorNamePrimary, theme.ColorNameHyperlink, theme.ColorNameError, theme.ColorNameWarning, theme.ColorNameSuccess}
	for variant, palette := range map[string]map[fyne.ThemeColorName]color.Color{"light": lightPalette, "dark": darkPalette} {
		for _, ground := range grounds {
			for _, text := range texts {
				if ground == colourChosen && text != theme.ColorNameForeground && text != theme.ColorNamePrimary {
					continue // a chip that is on holds no other text
				}
				assert.GreaterOrEqual(t, contrast(palette[text], palette[ground]), 4.5, "%s: %s on %s", variant, text, ground)
			}
		}
		for text, ground := range map[fyne.ThemeColorName]fyne.ThemeColorName{
			theme.ColorNameForegroundOnPrimary: theme.ColorNamePrimary, theme.ColorNameForegroundOnError: theme.ColorNameError,
			theme.ColorNameForegroundOnWarning: theme.ColorNameWarning, theme.ColorNameForegroundOnSuccess: theme.ColorNameSuccess,
			theme.ColorNameForeground: theme.ColorNameButton, theme.ColorNameDisabled: theme.ColorNameDisabledButton,
		} {
			assert.GreaterOrEqual(t, contrast(palette[text], palette[ground]), 4.5, "%s: %s on %s", variant, text, ground)
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
