package export

import (
	"math"

	"throughline.org/throughline/export/raster"
)

// look is how colours are printed: as they are, without colour, or with as much
// contrast as paper has. On paper nothing is dark.
func (d *document) look() func(colour) colour {
	switch {
	case d.options.Contrast:
		return contrasting
	case d.options.Grey:
		return grey
	}
	return nil
}

// paperPalette is that of the lanes on paper.
func (o Options) paperPalette() raster.Palette {
	o.Dark = false
	return o.palette()
}

// grey is as light as a colour is, by its luminance (ITU-R BT.709).
func grey(c colour) colour {
	light := func(v colour) float64 { return math.Pow(float64(v&0xff)/255, 2.2) }
	luminance := 0.2126*light(c>>16) + 0.7152*light(c>>8) + 0.0722*light(c)
	v := colour(math.Round(255 * math.Pow(luminance, 1/2.2)))
	return v<<16 | v<<8 | v
}

// contrasting prints all words black, lines dark and grounds white; the colours
// of agencies stay, beside their names.
func contrasting(c colour) colour {
	switch c {
	case ink, faint, wording, linked:
		return black
	case rule, gridMajor:
		return 0x555555
	case gridLine:
		return 0x8a8a8a
	case band, laneShade:
		return 0xffffff
	}
	return c
}
