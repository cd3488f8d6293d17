package export

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
	"throughline.org/throughline/export/shapes"
)

// num writes a length with two decimals at most.
func num(v float64) string {
	text := strings.TrimRight(strconv.FormatFloat(v, 'f', 2, 64), "0")
	text = strings.TrimSuffix(text, ".")
	if text == "-0" {
		return "0"
	}
	return text
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// paint is a fill with its opacity, where it is not opaque.
func paint(c color.NRGBA) string {
	if c.A == 255 {
		return fmt.Sprintf("fill=\"%s\"", hex(c))
	}
	return fmt.Sprintf("fill=\"%s\" fill-opacity=\"%s\"", hex(c), num(float64(c.A)/255))
}

func (s *svg) box(x, y, width, height float64, c color.NRGBA) {
	if width > 0 && height > 0 {
		s.printf("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" %s/>\n", num(x), num(y), num(width), num(height), paint(c))
	}
}

// pill is a bar with round ends about a height.
func (s *svg) pill(from, to, middle, height float64, fill string) {
	if from, to = min(from, to-height), max(to, from+height); to > from {
		s.printf("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" %s/>\n",
			num(from), num(middle-height/2), num(to-from), num(height), num(height/2), fill)
	}
}

func (s *svg) upright(x, top, bottom float64, c color.NRGBA) {
	s.printf("<path d=\"M%s %sV%s\" stroke=\"%s\"/>\n", num(x), num(top), num(bottom), hex(c))
}

func (s *svg) text(x, y float64, text string, size float64, bold bool, c color.NRGBA) {
	weight := ""
	if bold {
		weight = " font-weight=\"bold\""
	}
	s.printf("<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s %s xml:space=\"preserve\">%s</text>\n",
		num(x), num(y), num(size), weight, paint(c), xmlText(text))
}

// polygon fills closed paths together; where one lies in another and runs the
// other way, it is a hole.
func (s *svg) polygon(attributes string, paths ...shapes.Path) {
	s.printf("<path d=\"%sZ\" %s/>\n", pathData(paths, "Z"), attributes)
}

func pathData(paths []shapes.Path, between string) string {
	var b strings.Builder
	for n, path := range paths {
		if n > 0 {
			b.WriteString(between)
		}
		for i, p := range path {
			command := "L"
			if i == 0 {
				command = "M"
			}
			b.WriteString(command + num(p.X) + " " + num(p.Y))
		}
	}
	return b.String()
}

// items draws bars, arrows and marks as raster does; named ones say what they are.
func (s *svg) items(l *timeline.Layout, named bool) {
	for i := range l.Items {
		s.bars(&l.Items[i], l.Metrics)
	}
	for i := range l.Arrows {
		s.arrow(&l.Arrows[i], l.Metrics.MarkSize)
	}
	for i := range l.Items {
		item := &l.Items[i]
		s.printf("<g>")
		if named {
			s.printf("<title>%s</title>", xmlText(s.describe(item)))
		}
		switch {
		case item.Crowd > 1:
			s.crowd(item, l.Metrics)
		case item.Crowd == 1:
			s.mark(item, l.Metrics.MarkSize)
		}
		if item.Label != "" {
			size := l.Metrics.LabelSize
			half := size * raster.LabelGround
			s.box(item.LabelX-1, item.Y-half, raster.Measure(item.Label, size, false)+2, 2*half, s.palette.Halo)
			s.text(item.LabelX, item.Y+size*raster.TextDrop, item.Label, size, false, s.palette.Ink)
		}
		s.printf("</g>\n")
	}
}

// bars draws what the window of an event allows, and how long it lasts.
func (s *svg) bars(item *timeline.Item, m timeline.Metrics) {
	c := s.palette.Agency(item.Colour)
	from, to, height := item.From, item.To, m.MarkSize*raster.SoftHeight
	if item.OpenStart {
		s.fade("in", item.From, item.SpanFrom, item.Y, height, c)
		from = item.SpanFrom
	}
	if item.OpenEnd {
		s.fade("out", item.SpanTo, item.To, item.Y, height, c)
		to = item.SpanTo
	}
	if from < to {
		s.pill(from, to, item.Y, height, translucent(c, s.palette.Soft))
	}
	if item.Span {
		s.pill(item.SpanFrom, item.SpanTo, item.Y, m.MarkSize*raster.SolidHeight, translucent(c, s.palette.Solid))
	}
}

func translucent(c color.NRGBA, opacity float64) string {
	return fmt.Sprintf("fill=\"%s\" fill-opacity=\"%s\"", hex(c), num(opacity))
}

// fade draws the end of a bar that the wording leaves open.
func (s *svg) fade(which string, from, to, middle, height float64, c color.NRGBA) {
	s.printf("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"url(#%s-%s)\"/>\n",
		num(from), num(middle-height/2), num(to-from), num(height), which, hex(c)[1:])
}

func (s *svg) arrow(a *timeline.Arrow, mark float64) {
	line, head := shapes.Arrow(a.FromX, a.FromY, a.ToX, a.ToY, mark)
	colour, dash := s.palette.Arrow, ""
	if a.NotShared {
		colour = s.palette.NotShared
	}
	if a.Broken() {
		dash = fmt.Sprintf(" stroke-dasharray=\"%d %d\"", shapes.DashOn, shapes.DashOff)
	}
	s.printf("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s/>\n",
		pathData([]shapes.Path{line}, ""), hex(colour), num(raster.ArrowThick), dash)
	s.polygon(paint(colour), head)
}

// mark draws the mark of an event in the look that raster gives it.
func (s *svg) mark(item *timeline.Item, size float64) {
	look := s.palette.Look(item, size)
	shape := shapes.Of(item.Symbol)
	if look.Ring > 0 {
		s.polygon(fmt.Sprintf("fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"", hex(s.palette.Paper), hex(s.palette.Ink), num(look.RingWidth)),
			shapes.Circle(item.X, item.Y, look.Ring))
	}
	s.polygon(paint(look.Ground), shape.Body.Scaled(item.X, item.Y, look.Size))
	if look.Outline > 0 {
		dash := ""
		if look.Broken {
			dash = fmt.Sprintf(" stroke-dasharray=\"%s %s\"", num(size*0.24), num(size*0.13))
		}
		s.polygon(fmt.Sprintf("fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s", hex(look.Colour), num(look.Outline), dash),
			shape.Body.Scaled(item.X, item.Y, look.Size-look.Outline))
	}
	if len(shape.Glyph) > 0 {
		paths := make([]shapes.Path, len(shape.Glyph))
		for i, g := range shape.Glyph {
			paths[i] = g.Scaled(item.X, item.Y, look.Size)
		}
		s.polygon(paint(look.Glyph), paths...)
	}
}

// crowd draws how many events stand together, on a pill.
func (s *svg) crowd(item *timeline.Item, m timeline.Metrics) {
	c := s.palette.Agency(item.Colour)
	count := raster.CountOf(item, m)
	s.pill(item.X-item.Width/2, item.X+item.Width/2, item.Y, count.Height, paint(c))
	s.text(item.X-count.Width/2, item.Y+count.Size*raster.TextDrop, count.Text, count.Size, true, s.palette.On(c))
}
