package export

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
)

// ErrPixels says that Options.Pixels asks for a picture that is too small to
// read or too large to hold.
var ErrPixels = errors.New("no such size of picture")

// The sizes of picture that can be asked for, in pixels.
const (
	leastPixels = 200
	mostPixels  = 20_000
	mostArea    = 200_000_000
)

// PNG writes the lanes as a picture of Options.Pixels, or as large as the lanes
// need. Where the size asked for is low, everything is drawn smaller; what
// remains of a high one is left blank.
func PNG(w io.Writer, r *chronology.Review, d *chronology.Dating, o Options) error {
	painter := raster.New(o.palette())
	f, scale, size, err := fitPixels(r, d, o, painter.Metrics())
	if err != nil {
		return err
	}
	img := image.NewRGBA(image.Rectangle{Max: size})
	f.paint(img, painter, scale)
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(w, img); err != nil {
		return fmt.Errorf("write png: %w", err)
	}
	return nil
}

// palette is the colours that the options choose.
func (o Options) palette() raster.Palette {
	switch {
	case o.Contrast:
		return raster.HighContrast(o.Dark)
	case o.Grey:
		return raster.Grey()
	case o.Dark:
		return raster.Dark()
	}
	return raster.Light()
}

// fitPixels finds the largest scale at which the lanes fit the size asked for.
func fitPixels(r *chronology.Review, d *chronology.Dating, o Options, m timeline.Metrics) (*figure, float64, image.Point, error) {
	const sharp, usualWidth, least = 2, 1440, 0.25
	size := image.Pt(o.Pixels[0], o.Pixels[1])
	if size == (image.Point{}) {
		f, err := figureOf(r, d, o, m, 0)
		if err != nil {
			return nil, 0, size, err
		}
		size = image.Pt(int(f.width*sharp+0.5), int(f.height*sharp+0.5))
		if size.X*size.Y > mostArea {
			return nil, 0, size, ErrPixels
		}
		return f, sharp, size, nil
	}
	if min(size.X, size.Y) < leastPixels || max(size.X, size.Y) > mostPixels || size.X*size.Y > mostArea {
		return nil, 0, size, ErrPixels
	}
	for scale := max(1, float64(size.X)/usualWidth); ; scale *= 0.93 {
		f, err := figureOf(r, d, o, m, float64(size.X)/scale)
		if err != nil || f.height*scale <= float64(size.Y) || scale < least {
			return f, scale, size, err
		}
	}
}

// paint draws the figure.
func (f *figure) paint(img *image.RGBA, p *raster.Painter, scale float64) {
	colours := p.Palette()
	left := figureMargin + figureNames
	part := func(x, y, width, height float64) *image.RGBA {
		box := image.Rect(int(x*scale+0.5), int(y*scale+0.5), int((x+width)*scale+0.5), int((y+height)*scale+0.5))
		return img.SubImage(box).(*image.RGBA)
	}
	p.Ground(img)
	marking, title, subtitle := f.titleY()
	markingX := (f.width - raster.Measure(f.marking, captionText, true)) / 2
	p.Text(img, markingX, marking, scale, f.marking, captionText, true, colours.Ink)
	p.Text(img, figureMargin, title, scale, f.title, titleText, true, colours.Ink)
	p.Text(img, figureMargin, subtitle, scale, f.subtitle, subtitleText, false, colours.Muted)

	l := f.layout
	p.RulerNames(part(figureMargin, f.axisTop, figureNames, l.AxisHeight), l, figureNames, figureMargin, f.axisTop, scale)
	p.Axis(part(left, f.axisTop, l.Width, l.AxisHeight), l, left, f.axisTop, scale)
	p.Headings(part(figureMargin, f.laneTop, figureNames, l.LanesHeight), l, figureNames, figureMargin, f.laneTop, scale)
	p.Lanes(part(left, f.laneTop, l.Width, l.LanesHeight), l, left, f.laneTop, scale)
	p.KeyLines(part(left, f.laneTop-f.keyHeight, l.Width, f.keyHeight), l, left, f.laneTop, f.keyHeight, scale)
	for _, k := range f.keyLabels {
		p.Text(img, k.x, k.y, scale, k.text, keyLabelText, false, colours.KeyLine)
	}
	for i := range f.legend {
		e := &f.legend[i]
		x, y := figureMargin+e.x, f.legendTop+e.y
		p.Sample(part(x, y, e.layout.Width, max(e.layout.LanesHeight, e.layout.AxisHeight)), &e.sample, e.layout, x, y, scale)
		p.Text(img, figureMargin+e.textX, f.legendTop+e.textY, scale, e.sample.Short, legendText2, false, colours.Ink)
	}
	for i, line := range f.caption {
		p.Text(img, figureMargin, f.captionTop+captionText+captionLine*float64(i), scale, line, captionText, false, colours.Muted)
	}
}
