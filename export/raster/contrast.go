package raster

import (
	"image/color"
	"math"
)

var white, black = rgb(0xffffff), rgb(0x000000)

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

func faint(hex uint32, alpha uint8) color.NRGBA { return faded(rgb(hex), alpha) }

// faded is a colour made translucent.
func faded(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = alpha
	return c
}

// share is a colour made translucent, 0 to 1.
func share(c color.NRGBA, solid float64) color.NRGBA { return faded(c, uint8(solid*255+0.5)) }

// Mix is a share of a with the rest of b.
func Mix(a, b color.NRGBA, part float64) color.NRGBA {
	blend := func(x, y uint8) uint8 { return uint8(float64(x)*part + float64(y)*(1-part) + 0.5) }
	return color.NRGBA{blend(a.R, b.R), blend(a.G, b.G), blend(a.B, b.B), 255}
}

// grey is the grey of a colour's lightness, as opaque as the colour.
func grey(c color.NRGBA) color.NRGBA {
	l := luminance(c)
	s := 12.92 * l
	if l > 0.0031308 {
		s = 1.055*math.Pow(l, 1/2.4) - 0.055
	}
	v := uint8(s*255 + 0.5)
	return color.NRGBA{v, v, v, c.A}
}

// Contrast is the ratio of two colours' luminances, 1 to 21 (WCAG 2.2).
func Contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
