package ui

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// themeChoice is how light the window is: as the system says, or one of the two
// always; or in high contrast, which is black on white or white on black as the
// system says.
type themeChoice string

// The choices of theme.
const (
	themeSystem   themeChoice = "system"
	themeLight    themeChoice = "light"
	themeDark     themeChoice = "dark"
	themeContrast themeChoice = "contrast"
)

// Colours of our own beside Fyne's.
const (
	colourPanel  fyne.ThemeColorName = "panel"  // header, inspector and other sheets of paper
	colourStatus fyne.ThemeColorName = "status" // the line at the foot
	colourChosen fyne.ThemeColorName = "chosen" // a chip or tab that is on
	colourMark   fyne.ThemeColorName = "mark"   // behind what a search has found
)

// textScales are the sizes of View > Look > Larger text.
var textScales = []float32{1, 1.1, 1.25, 1.5, 1.75, 2}

// look is the program's theme: compact, near the colours of the printed pages,
// every text at 4.5:1 or better on its ground, in high contrast at 7:1.
type look struct {
	choice themeChoice
	scale  float32 // of text; 1 to 2
}

// variant is the one that is shown, given what the system asks for.
func (l *look) variant(system fyne.ThemeVariant) fyne.ThemeVariant {
	switch l.choice {
	case themeLight:
		return theme.VariantLight
	case themeDark:
		return theme.VariantDark
	}
	return system
}

// Color implements fyne.Theme.
func (l *look) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	variant := l.variant(system)
	if c, ok := l.palette(variant)[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, variant)
}

// palette is the colours of our own.
func (l *look) palette(variant fyne.ThemeVariant) map[fyne.ThemeColorName]color.Color {
	dark := variant == theme.VariantDark
	switch {
	case l.choice == themeContrast && dark:
		return contrastDarkPalette
	case l.choice == themeContrast:
		return contrastLightPalette
	case dark:
		return darkPalette
	}
	return lightPalette
}

// Font implements fyne.Theme.
func (l *look) Font(style fyne.TextStyle) fyne.Resource { return theme.DefaultTheme().Font(style) }

// Icon implements fyne.Theme.
func (l *look) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size implements fyne.Theme. Text and icons grow by the whole scale, gaps by
// half of it: at 200 % a form must still fit.
func (l *look) Size(name fyne.ThemeSizeName) float32 {
	scale := max(l.scale, 1)
	switch name {
	case theme.SizeNameText:
		return 13 * scale
	case theme.SizeNameCaptionText:
		return 11 * scale
	case theme.SizeNameSubHeadingText:
		return 16 * scale
	case theme.SizeNameHeadingText:
		return 20 * scale
	case theme.SizeNameInlineIcon:
		return 18 * scale
	case theme.SizeNameInnerPadding:
		return 7 * (1 + scale) / 2
	case theme.SizeNamePadding:
		return 4 * (1 + scale) / 2
	}
	return theme.DefaultTheme().Size(name)
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func veil(hex uint32, alpha uint8) color.NRGBA {
	c := rgb(hex)
	c.A = alpha
	return c
}

var lightPalette = map[fyne.ThemeColorName]color.Color{
	colourPanel:                              rgb(0xffffff),
	colourStatus:                             rgb(0xeceff3),
	colourChosen:                             rgb(0xdbe8f5),
	colourMark:                               rgb(0xffe9a8),
	theme.ColorNameBackground:                rgb(0xf6f7f9),
	theme.ColorNameForeground:                rgb(0x1b2430),
	theme.ColorNamePlaceHolder:               rgb(0x5a6574),
	theme.ColorNameDisabled:                  rgb(0x5c6673),
	theme.ColorNameDisabledButton:            rgb(0xe9ecf0),
	theme.ColorNameButton:                    rgb(0xe4e9ef),
	theme.ColorNamePrimary:                   rgb(0x1d5b9a),
	theme.ColorNameForegroundOnPrimary:       rgb(0xffffff),
	theme.ColorNameHyperlink:                 rgb(0x1d5b9a),
	theme.ColorNameFocus:                     veil(0x1d5b9a, 0x48),
	theme.ColorNameSelection:                 rgb(0xcfe0f2),
	theme.ColorNameHover:                     veil(0x1b2430, 0x12),
	theme.ColorNamePressed:                   veil(0x1b2430, 0x24),
	theme.ColorNameInputBackground:           rgb(0xfbfcfe),
	theme.ColorNameInputBorder:               rgb(0x848e9c),
	theme.ColorNameSeparator:                 rgb(0xd9dee5),
	theme.ColorNameHeaderBackground:          rgb(0xeef1f5),
	theme.ColorNameMenuBackground:            rgb(0xffffff),
	theme.ColorNameOverlayBackground:         rgb(0xffffff),
	theme.ColorNameShadow:                    veil(0x000000, 0x40),
	theme.ColorNameScrollBar:                 veil(0x1b2430, 0x80),
	theme.ColorNameScrollBarBackground:       veil(0x1b2430, 0x0c),
	theme.ColorNameError:                     rgb(0xb3261e),
	theme.ColorNameForegroundOnError:         rgb(0xffffff),
	theme.ColorNameWarning:                   rgb(0x8a5a00),
	theme.ColorNameForegroundOnWarning:       rgb(0xffffff),
	theme.ColorNameSuccess:                   rgb(0x1d7044),
	theme.ColorNameForegroundOnSuccess:       rgb(0xffffff),
	theme.ColorNameInnerWindowBorder:         rgb(0xd9dee5),
	theme.ColorNameInnerWindowBorderInactive: rgb(0xd9dee5),
}

var darkPalette = map[fyne.ThemeColorName]color.Color{
	colourPanel:                              rgb(0x1c2128),
	colourStatus:                             rgb(0x232a32),
	colourChosen:                             rgb(0x24415f),
	colourMark:                               rgb(0x6b5410),
	theme.ColorNameBackground:                rgb(0x14181d),
	theme.ColorNameForeground:                rgb(0xe7ebf0),
	theme.ColorNamePlaceHolder:               rgb(0xa5afbb),
	theme.ColorNameDisabled:                  rgb(0x929ca9),
	theme.ColorNameDisabledButton:            rgb(0x262d35),
	theme.ColorNameButton:                    rgb(0x2d3540),
	theme.ColorNamePrimary:                   rgb(0x7db4ec),
	theme.ColorNameForegroundOnPrimary:       rgb(0x0b1a2a),
	theme.ColorNameHyperlink:                 rgb(0x8cbcf0),
	theme.ColorNameFocus:                     veil(0x7db4ec, 0x58),
	theme.ColorNameSelection:                 rgb(0x24476b),
	theme.ColorNameHover:                     veil(0xffffff, 0x16),
	theme.ColorNamePressed:                   veil(0xffffff, 0x2a),
	theme.ColorNameInputBackground:           rgb(0x20262e),
	theme.ColorNameInputBorder:               rgb(0x76818f),
	theme.ColorNameSeparator:                 rgb(0x343c47),
	theme.ColorNameHeaderBackground:          rgb(0x262d36),
	theme.ColorNameMenuBackground:            rgb(0x20262e),
	theme.ColorNameOverlayBackground:         rgb(0x1c2128),
	theme.ColorNameShadow:                    veil(0x000000, 0x90),
	theme.ColorNameScrollBar:                 veil(0xffffff, 0x80),
	theme.ColorNameScrollBarBackground:       veil(0xffffff, 0x10),
	theme.ColorNameError:                     rgb(0xff8a80),
	theme.ColorNameForegroundOnError:         rgb(0x2a0704),
	theme.ColorNameWarning:                   rgb(0xf0b95a),
	theme.ColorNameForegroundOnWarning:       rgb(0x2a1c02),
	theme.ColorNameSuccess:                   rgb(0x6cd09a),
	theme.ColorNameForegroundOnSuccess:       rgb(0x06210f),
	theme.ColorNameInnerWindowBorder:         rgb(0x343c47),
	theme.ColorNameInnerWindowBorderInactive: rgb(0x343c47),
}

// The palettes of high contrast: pure black and white, edges about everything
// that can be pressed or typed in, and no greys that only hint.
var contrastLightPalette = map[fyne.ThemeColorName]color.Color{
	colourPanel:                              rgb(0xffffff),
	colourStatus:                             rgb(0xffffff),
	colourChosen:                             rgb(0xcfe3ff),
	colourMark:                               rgb(0xffe45c),
	theme.ColorNameBackground:                rgb(0xffffff),
	theme.ColorNameForeground:                rgb(0x000000),
	theme.ColorNamePlaceHolder:               rgb(0x3a3a3a),
	theme.ColorNameDisabled:                  rgb(0x444444),
	theme.ColorNameDisabledButton:            rgb(0xf2f2f2),
	theme.ColorNameButton:                    rgb(0xe6e6e6),
	theme.ColorNamePrimary:                   rgb(0x003a78),
	theme.ColorNameForegroundOnPrimary:       rgb(0xffffff),
	theme.ColorNameHyperlink:                 rgb(0x003a78),
	theme.ColorNameFocus:                     veil(0x003a78, 0x80),
	theme.ColorNameSelection:                 rgb(0xa8d0ff),
	theme.ColorNameHover:                     veil(0x000000, 0x24),
	theme.ColorNamePressed:                   veil(0x000000, 0x40),
	theme.ColorNameInputBackground:           rgb(0xffffff),
	theme.ColorNameInputBorder:               rgb(0x000000),
	theme.ColorNameSeparator:                 rgb(0x595959),
	theme.ColorNameHeaderBackground:          rgb(0xffffff),
	theme.ColorNameMenuBackground:            rgb(0xffffff),
	theme.ColorNameOverlayBackground:         rgb(0xffffff),
	theme.ColorNameShadow:                    veil(0x000000, 0x90),
	theme.ColorNameScrollBar:                 veil(0x000000, 0xc0),
	theme.ColorNameScrollBarBackground:       veil(0x000000, 0x20),
	theme.ColorNameError:                     rgb(0x8c0000),
	theme.ColorNameForegroundOnError:         rgb(0xffffff),
	theme.ColorNameWarning:                   rgb(0x5a3600),
	theme.ColorNameForegroundOnWarning:       rgb(0xffffff),
	theme.ColorNameSuccess:                   rgb(0x004d22),
	theme.ColorNameForegroundOnSuccess:       rgb(0xffffff),
	theme.ColorNameInnerWindowBorder:         rgb(0x000000),
	theme.ColorNameInnerWindowBorderInactive: rgb(0x000000),
}

var contrastDarkPalette = map[fyne.ThemeColorName]color.Color{
	colourPanel:                              rgb(0x000000),
	colourStatus:                             rgb(0x000000),
	colourChosen:                             rgb(0x00305e),
	colourMark:                               rgb(0x5c4700),
	theme.ColorNameBackground:                rgb(0x000000),
	theme.ColorNameForeground:                rgb(0xffffff),
	theme.ColorNamePlaceHolder:               rgb(0xd0d0d0),
	theme.ColorNameDisabled:                  rgb(0xc4c4c4),
	theme.ColorNameDisabledButton:            rgb(0x1c1c1c),
	theme.ColorNameButton:                    rgb(0x2b2b2b),
	theme.ColorNamePrimary:                   rgb(0x9cd0ff),
	theme.ColorNameForegroundOnPrimary:       rgb(0x000000),
	theme.ColorNameHyperlink:                 rgb(0x9cd0ff),
	theme.ColorNameFocus:                     veil(0x9cd0ff, 0x90),
	theme.ColorNameSelection:                 rgb(0x004a8f),
	theme.ColorNameHover:                     veil(0xffffff, 0x2c),
	theme.ColorNamePressed:                   veil(0xffffff, 0x48),
	theme.ColorNameInputBackground:           rgb(0x000000),
	theme.ColorNameInputBorder:               rgb(0xffffff),
	theme.ColorNameSeparator:                 rgb(0x9a9a9a),
	theme.ColorNameHeaderBackground:          rgb(0x000000),
	theme.ColorNameMenuBackground:            rgb(0x000000),
	theme.ColorNameOverlayBackground:         rgb(0x000000),
	theme.ColorNameShadow:                    veil(0xffffff, 0x60),
	theme.ColorNameScrollBar:                 veil(0xffffff, 0xc0),
	theme.ColorNameScrollBarBackground:       veil(0xffffff, 0x28),
	theme.ColorNameError:                     rgb(0xffb3ab),
	theme.ColorNameForegroundOnError:         rgb(0x000000),
	theme.ColorNameWarning:                   rgb(0xffd27a),
	theme.ColorNameForegroundOnWarning:       rgb(0x000000),
	theme.ColorNameSuccess:                   rgb(0x8ff0b8),
	theme.ColorNameForegroundOnSuccess:       rgb(0x000000),
	theme.ColorNameInnerWindowBorder:         rgb(0xffffff),
	theme.ColorNameInnerWindowBorderInactive: rgb(0xffffff),
}

// colour is a themed colour as it is now.
func colour(name fyne.ThemeColorName) color.Color {
	return theme.Color(name)
}

// hexColour reads "#1f8a8c"; what cannot be read is grey.
func hexColour(hex string) color.Color {
	n, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil {
		return rgb(0x7a828c)
	}
	return rgb(uint32(n))
}
