package raster

import "image/color"

// Palette is the colours of a picture, agencies' own apart. What is written in
// a colour keeps 4.5 : 1 against every ground that it may stand on, what is
// drawn 3 : 1, and text in the palettes of high contrast 7 : 1 (WCAG 2.2).
type Palette struct {
	Paper     color.NRGBA // behind everything
	Band      color.NRGBA // behind every other lane
	Ink       color.NRGBA // names, years
	Muted     color.NRGBA // notes, months
	Grid      color.NRGBA // lines of the finer divisions
	GridMajor color.NRGBA
	Edge      color.NRGBA // between lanes
	Halo      uint8       // how solid the ground of a label is, so that it can be read where it lies on a bar
	Shade     color.NRGBA // over what is out of scope; translucent
	Weekend   color.NRGBA // translucent
	Holiday   color.NRGBA // dots through a bank holiday, and its name
	Term      color.NRGBA // school terms and their names
	Era       color.NRGBA // the stretches that frame others, and their names
	KeyLine   color.NRGBA // births and critical incidents, and their names
	Today     color.NRGBA
	Gap       color.NRGBA // silence: hatching and words
	Unknown   color.NRGBA // outlines of what was not known
	Arrow     color.NRGBA
	NotShared color.NRGBA // links that were late or never made, and the days between
	Pregnancy color.NRGBA // bars of the rulers
	Age       color.NRGBA
	Soft      float64 // how solid a soft bar is, 0 to 1
	Solid     float64 // how solid a span's bar is
	Tint      float64 // how solid the ground of an era is
	Heavy     float64 // by how much outlines and lines are thicker than usual
	StandsOut float64 // the least contrast of an agency's colour against the paper
	Dark      bool
	Grey      bool // agencies' colours turn grey
}

// usualContrast is 3 : 1 (WCAG 2.2, 1.4.11) and a little over, as the bands are
// not quite the paper's colour.
const usualContrast = 3.3

// Light is for paper and for light themes.
func Light() Palette {
	return Palette{
		Paper: rgb(0xffffff), Band: rgb(0xf8fafc), Ink: rgb(0x18202b), Muted: rgb(0x56606d),
		Grid: rgb(0xe9edf1), GridMajor: rgb(0xc4ccd5), Edge: rgb(0xe1e6eb),
		Halo: 0xd8, Shade: faint(0x6b7785, 0x26), Weekend: faint(0x6b7785, 0x12),
		Holiday: rgb(0x6a4c93), Term: rgb(0x3f6330), Era: rgb(0x2f5d80), KeyLine: rgb(0x8f4a62), Today: rgb(0x00695c),
		Gap: rgb(0x7d4e00), Unknown: rgb(0x66707c), Arrow: rgb(0x4f5a68), NotShared: rgb(0xa32a1c),
		Pregnancy: rgb(0xe8b4d2), Age: rgb(0xd8cfc2),
		Soft: 0.24, Solid: 0.62, Tint: 0.055, Heavy: 1, StandsOut: usualContrast,
	}
}

// Dark is for dark themes.
func Dark() Palette {
	return Palette{
		Paper: rgb(0x171b21), Band: rgb(0x1c2128), Ink: rgb(0xeef1f5), Muted: rgb(0xa9b3bf),
		Grid: rgb(0x262d36), GridMajor: rgb(0x45505d), Edge: rgb(0x2b333d),
		Halo: 0xd8, Shade: faint(0x000000, 0x66), Weekend: faint(0xffffff, 0x0a),
		Holiday: rgb(0xc3a5ec), Term: rgb(0xa3cc8f), Era: rgb(0x93c1e6), KeyLine: rgb(0xe0a0b5), Today: rgb(0x5fd3bf),
		Gap: rgb(0xe6b566), Unknown: rgb(0x98a2ae), Arrow: rgb(0xb3bdc9), NotShared: rgb(0xff8f80),
		Pregnancy: rgb(0x6e3f5b), Age: rgb(0x4f4a42),
		Soft: 0.30, Solid: 0.62, Tint: 0.07, Heavy: 1, StandsOut: usualContrast, Dark: true,
	}
}

// HighContrast is black on white, or white on black, with thicker lines.
func HighContrast(dark bool) Palette {
	if dark {
		return Palette{
			Paper: rgb(0x000000), Band: rgb(0x0d0d0d), Ink: rgb(0xffffff), Muted: rgb(0xf0f0f0),
			Grid: rgb(0x3d3d3d), GridMajor: rgb(0x8a8a8a), Edge: rgb(0x8a8a8a),
			Halo: 0xff, Shade: faint(0xffffff, 0x22), Weekend: faint(0xffffff, 0x16),
			Holiday: rgb(0xd8bcff), Term: rgb(0xb4e89a), Era: rgb(0xa6d4ff), KeyLine: rgb(0xffb3cb), Today: rgb(0x6ff0da),
			Gap: rgb(0xffd479), Unknown: rgb(0xc8c8c8), Arrow: rgb(0xffffff), NotShared: rgb(0xffa69a),
			Pregnancy: rgb(0x7a2f5c), Age: rgb(0x4a4a4a),
			Soft: 0.42, Solid: 0.80, Tint: 0.08, Heavy: 1.6, StandsOut: highContrast, Dark: true,
		}
	}
	return Palette{
		Paper: rgb(0xffffff), Band: rgb(0xf4f4f4), Ink: rgb(0x000000), Muted: rgb(0x161616),
		Grid: rgb(0xcfcfcf), GridMajor: rgb(0x767676), Edge: rgb(0x767676),
		Halo: 0xff, Shade: faint(0x000000, 0x1c), Weekend: faint(0x000000, 0x10),
		Holiday: rgb(0x3b1a66), Term: rgb(0x1c3d10), Era: rgb(0x0a2f52), KeyLine: rgb(0x570a2c), Today: rgb(0x003d33),
		Gap: rgb(0x4a2c00), Unknown: rgb(0x303030), Arrow: rgb(0x000000), NotShared: rgb(0x7a0000),
		Pregnancy: rgb(0xf2c3de), Age: rgb(0xdcdcdc),
		Soft: 0.36, Solid: 0.80, Tint: 0.06, Heavy: 1.6, StandsOut: highContrast,
	}
}

// highContrast is 7 : 1 (WCAG 2.2, 1.4.6) and a little over.
const highContrast = 7.6

// Grey is for printers without colour: everything is told by shape, pattern
// and lightness.
func Grey() Palette {
	p := Light()
	p.Grey, p.StandsOut = true, 4.6
	for _, c := range []*color.NRGBA{
		&p.Band, &p.Ink, &p.Muted, &p.Grid, &p.GridMajor, &p.Edge, &p.Shade, &p.Weekend, &p.Holiday, &p.Term, &p.Era,
		&p.KeyLine, &p.Today, &p.Gap, &p.Unknown, &p.Arrow, &p.NotShared, &p.Pregnancy, &p.Age,
	} {
		*c = grey(*c)
	}
	p.Soft, p.Heavy = 0.30, 1.15
	return p
}

// For is the palette of a theme that writes in a colour on a paper. Ink that
// stands out as far as ink can is what a theme of high contrast has.
func For(paper, ink color.NRGBA) Palette {
	const asFarAsInkCan = 20.5
	dark := luminance(paper) < luminance(ink)
	if Contrast(paper, ink) >= asFarAsInkCan {
		return HighContrast(dark)
	}
	p := Light()
	if dark {
		p = Dark()
	}
	const bandShare = 0.972 // of the paper's colour in the ground of every other lane
	p.Paper, p.Ink, p.Band = paper, ink, Mix(paper, ink, bandShare)
	return p
}

// Agency is an agency's colour as it shows on this paper: made darker or
// lighter, hue kept, until a mark in it stands out.
func (p Palette) Agency(c color.NRGBA) color.NRGBA {
	toward := black
	if p.Dark {
		toward = white
	}
	c.A = 255
	if p.Grey {
		c = grey(c)
	}
	for part := 1.0; part > 0; part -= 0.05 {
		if m := Mix(c, toward, part); Contrast(m, p.Paper) >= p.StandsOut {
			return m
		}
	}
	return toward
}

// HaloOf is what lies behind a label in a lane: the lane's own ground, so that
// it is seen only where the label lies over something.
func (p Palette) HaloOf(lane int) color.NRGBA { return faded(p.Ground(lane), p.Halo) }

// Ground is the colour behind a lane.
func (p Palette) Ground(lane int) color.NRGBA {
	if lane%2 == 1 {
		return p.Band
	}
	return p.Paper
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
