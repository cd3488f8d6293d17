package raster

import (
	"image/color"
	"math"
)

// Palette is the colours of a picture, agencies' own apart.
type Palette struct {
	Paper     color.NRGBA // behind everything
	Band      color.NRGBA // behind every other lane
	Ink       color.NRGBA // names, years
	Muted     color.NRGBA // notes, months; at least 4.5 : 1 on Paper and Band
	Grid      color.NRGBA // lines of the finer divisions
	GridMajor color.NRGBA
	Edge      color.NRGBA // between lanes
	Halo      color.NRGBA // behind a label, so that it can be read where it lies on a bar; translucent
	Shade     color.NRGBA // over what is out of scope; translucent
	Weekend   color.NRGBA // translucent
	KeyLine   color.NRGBA // births and critical incidents
	Arrow     color.NRGBA
	NotShared color.NRGBA // the arrow of what one agency did not tell another
	Pregnancy color.NRGBA // bars of the rulers
	Age       color.NRGBA
	Soft      float64 // how solid a soft bar is, 0 to 1
	Solid     float64 // how solid a span's bar is
	Dark      bool
}

// Light is for paper and for light themes.
func Light() Palette {
	return Palette{
		Paper: rgb(0xffffff), Band: rgb(0xf8fafc), Ink: rgb(0x18202b), Muted: rgb(0x56606d),
		Grid: rgb(0xe9edf1), GridMajor: rgb(0xc4ccd5), Edge: rgb(0xe1e6eb),
		Halo: faint(0xffffff, 0xcc), Shade: faint(0x6b7785, 0x26), Weekend: faint(0x6b7785, 0x12), KeyLine: rgb(0x9a5b6f),
		Arrow: rgb(0x55606e), NotShared: rgb(0xb4282d), Pregnancy: rgb(0xe8b4d2), Age: rgb(0xd8cfc2),
		Soft: 0.24, Solid: 0.62,
	}
}

// Dark is for dark themes.
func Dark() Palette {
	return Palette{
		Paper: rgb(0x171b21), Band: rgb(0x1c2128), Ink: rgb(0xeef1f5), Muted: rgb(0xa9b3bf),
		Grid: rgb(0x262d36), GridMajor: rgb(0x45505d), Edge: rgb(0x2b333d),
		Halo: faint(0x171b21, 0xcc), Shade: faint(0x000000, 0x66), Weekend: faint(0xffffff, 0x0a), KeyLine: rgb(0xd08ba2),
		Arrow: rgb(0xaab4c0), NotShared: rgb(0xff8a80), Pregnancy: rgb(0x6e3f5b), Age: rgb(0x4f4a42),
		Soft: 0.30, Solid: 0.62, Dark: true,
	}
}

// Agency is an agency's colour as it shows on this paper: made darker or
// lighter, hue kept, until a mark in it stands out (3 : 1, WCAG 2.2, 1.4.11).
func (p Palette) Agency(c color.NRGBA) color.NRGBA {
	const standsOut = 3.2 // a little over, as the bands are not quite the paper's colour
	toward := color.NRGBA{0, 0, 0, 255}
	if p.Dark {
		toward = color.NRGBA{255, 255, 255, 255}
	}
	c.A = 255
	for part := 1.0; part > 0; part -= 0.05 {
		if m := mix(c, toward, part); Contrast(m, p.Paper) >= standsOut {
			return m
		}
	}
	return toward
}

// On is the colour for text on a ground: white or black, whichever stands
// out more.
func (p Palette) On(ground color.NRGBA) color.NRGBA {
	if Contrast(white, ground) >= Contrast(black, ground) {
		return white
	}
	return black
}

// Glyph is the colour for a glyph on a mark: white, unless it is hard to see.
func (p Palette) Glyph(ground color.NRGBA) color.NRGBA {
	const standsOut = 3 // WCAG 2.2, 1.4.11
	if Contrast(white, ground) >= standsOut {
		return white
	}
	return black
}

var white, black = rgb(0xffffff), rgb(0x000000)

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

func faint(hex uint32, alpha uint8) color.NRGBA {
	c := rgb(hex)
	c.A = alpha
	return c
}

// mix is a share of a with the rest of b.
func mix(a, b color.NRGBA, part float64) color.NRGBA {
	blend := func(x, y uint8) uint8 { return uint8(float64(x)*part + float64(y)*(1-part) + 0.5) }
	return color.NRGBA{blend(a.R, b.R), blend(a.G, b.G), blend(a.B, b.B), 255}
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
