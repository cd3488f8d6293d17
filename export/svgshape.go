package export

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"

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

// paint is a colour of what is filled or stroked, with its opacity where it is
// not opaque.
func paint(what string, c color.NRGBA) string {
	if c.A == 255 {
		return fmt.Sprintf("%s=\"%s\"", what, hex(c))
	}
	return fmt.Sprintf("%s=\"%s\" %s-opacity=\"%s\"", what, hex(c), what, num(float64(c.A)/255))
}

// box implements pen.
func (s *svg) box(x, y, width, height float64, c color.NRGBA) {
	if width > 0 && height > 0 {
		s.printf("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" %s/>\n", num(x), num(y), num(width), num(height), paint("fill", c))
	}
}

// fill implements pen.
func (s *svg) fill(c color.NRGBA, paths ...shapes.Path) {
	if len(paths) > 0 {
		s.printf("<path d=\"%sZ\" %s/>\n", pathData(paths, "Z"), paint("fill", c))
	}
}

// lines implements pen.
func (s *svg) lines(c color.NRGBA, thick float64, lines ...[]shapes.Point) {
	if len(lines) > 0 {
		s.printf("<path d=\"%s\" fill=\"none\" %s stroke-width=\"%s\"/>\n", pathData(lines, ""), paint("stroke", c), num(thick))
	}
}

// words implements pen.
func (s *svg) words(x, y float64, text string, size float64, bold bool, c color.NRGBA) {
	weight := ""
	if bold {
		weight = " font-weight=\"bold\""
	}
	s.printf("<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s %s xml:space=\"preserve\">%s</text>\n",
		num(x), num(y), num(size), weight, paint("fill", c), xmlText(text))
}

// moved implements pen.
func (s *svg) moved(x, y float64, draw func(pen)) {
	s.printf("<g transform=\"translate(%s %s)\">", num(x), num(y))
	draw(s)
	s.printf("</g>\n")
}

// fade implements pen. Its gradient is written the first time.
func (s *svg) fade(x, y, width, height float64, c color.NRGBA, from, to float64) {
	if width <= 0 {
		return
	}
	key := gradient{hex(c), num(from), num(to)}
	n, known := s.gradients[key]
	if !known {
		n = len(s.gradients) + 1
		s.gradients[key] = n
		s.printf("<linearGradient id=\"fade%d\"><stop offset=\"0\" stop-color=\"%s\" stop-opacity=\"%s\"/>"+
			"<stop offset=\"1\" stop-color=\"%s\" stop-opacity=\"%s\"/></linearGradient>\n", n, key.colour, key.from, key.colour, key.to)
	}
	s.printf("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"url(#fade%d)\"/>\n", num(x), num(y), num(width), num(height), n)
}

// gradient is a colour that turns from one opacity to another.
type gradient struct{ colour, from, to string }

func (s *svg) upright(x, top, bottom float64, c color.NRGBA) {
	s.lines(c, 1, []shapes.Point{{X: x, Y: top}, {X: x, Y: bottom}})
}

// pathData is the outline of paths or lines.
func pathData[P ~[]shapes.Point](paths []P, between string) string {
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
