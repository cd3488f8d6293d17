package lanes

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology/timeline"
)

// look is the theme as it is now: colours, and sizes that follow the text size.
type look struct {
	scale       float32 // of everything that goes with text; 1 at the usual size
	text, small float32 // text sizes
	pad         float32
	metrics     timeline.Metrics

	background, band, foreground, muted, separator color.NRGBA
	accent, warning, danger                        color.NRGBA
	cardBack, cardEdge                             color.NRGBA
	dark                                           bool
}

// usualText is the text size that the sizes below are made for.
const usualText = 13

// currentLook asks the theme.
func currentLook() look {
	text := theme.TextSize()
	s := text / usualText
	l := look{
		scale: s, text: text, small: theme.CaptionTextSize(), pad: 6 * s,
		background: themed(theme.ColorNameBackground),
		band:       themed(theme.ColorNameInputBackground),
		foreground: themed(theme.ColorNameForeground),
		muted:      themed(theme.ColorNamePlaceHolder),
		separator:  themed(theme.ColorNameSeparator),
		accent:     themed(theme.ColorNamePrimary),
		warning:    themed(theme.ColorNameWarning),
		danger:     themed(theme.ColorNameError),
		cardBack:   themed(theme.ColorNameOverlayBackground),
		cardEdge:   themed(theme.ColorNameInputBorder),
	}
	l.cardBack.A = 255
	l.dark = luma(l.background) < luma(l.foreground)
	u := float64(s)
	l.metrics = timeline.Metrics{
		MarkSize: 15 * u, RowHeight: 16 * u, LanePad: 4 * u, LaneMin: 46 * u,
		RulerRow: 14 * u, TickRow: 18 * u, LabelSize: 11 * u, LabelWidth: 190 * u,
		Measure: measure,
	}
	return l
}

// measure is the width of a text in the theme's font.
func measure(text string, size float64, bold bool) float64 {
	return float64(fyne.MeasureText(text, float32(size), fyne.TextStyle{Bold: bold}).Width)
}

func themed(name fyne.ThemeColorName) color.NRGBA {
	return color.NRGBAModel.Convert(theme.Color(name)).(color.NRGBA)
}

// mix is a with a share of b taken in: part 1 is all a, 0 all b.
func mix(a, b color.NRGBA, part float64) color.NRGBA {
	blend := func(x, y uint8) uint8 { return uint8(float64(x)*part + float64(y)*(1-part) + 0.5) }
	return color.NRGBA{blend(a.R, b.R), blend(a.G, b.G), blend(a.B, b.B), 255}
}

// faded is c made translucent.
func faded(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = alpha
	return c
}

// luma is how light a colour looks, 0 to 255.
func luma(c color.NRGBA) float64 {
	return 0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B)
}
