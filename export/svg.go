package export

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
)

// SVG writes the lanes as a drawing whose text stays text. Every event carries
// its title and date, which viewers show beside the pointer and screen readers
// read out.
func SVG(w io.Writer, r *chronology.Review, d *chronology.Dating, o Options) error {
	f, err := figureOf(r, d, o, raster.New(o.palette()).Metrics(), 0)
	if err != nil {
		return err
	}
	s := &svg{w: bufio.NewWriter(w), figure: f, palette: o.palette(), review: r, dating: d}
	s.draw()
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("write svg: %w", err)
	}
	return nil
}

// svg writes a figure. The buffered writer keeps its first error, which Flush
// gives at the end.
type svg struct {
	w *bufio.Writer
	*figure
	palette raster.Palette
	review  *chronology.Review
	dating  *chronology.Dating
}

// fontFamily prefers the font that widths are measured in.
const fontFamily = "'Noto Sans', 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"

func (s *svg) printf(format string, args ...any) { fmt.Fprintf(s.w, format, args...) }

func (s *svg) draw() {
	s.printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	s.printf("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" role=\"img\" "+
		"aria-labelledby=\"title desc\" font-family=\"%s\">\n", num(s.width), num(s.height), num(s.width), num(s.height), fontFamily)
	s.printf("<title id=\"title\">%s</title>\n", xmlText(s.title))
	s.printf("<desc id=\"desc\">%s</desc>\n", xmlText(s.description()))
	s.definitions()
	s.box(0, 0, s.width, s.height, s.palette.Paper)
	s.heading()
	s.laneNames()
	s.within("axis", figureMargin+figureNames, s.axisTop, s.axis)
	s.rulerNames()
	s.within("lanes", figureMargin+figureNames, s.laneTop, s.lanes)
	for _, k := range s.keyLabels {
		s.text(k.x, k.y, k.text, keyLabelText, false, s.palette.Muted)
	}
	s.within("", figureMargin, s.legendTop, func() { s.items(s.legend, false) })
	for i, line := range s.caption {
		s.text(figureMargin, s.captionTop+captionText+captionLine*float64(i), line, captionText, false, s.palette.Muted)
	}
	s.printf("</svg>\n")
}

// description says in words what the picture shows.
func (s *svg) description() string {
	parts := []string{s.subtitle + "."}
	for _, l := range s.layout.Lanes {
		parts = append(parts, l.Name+": "+raster.LaneNote(&l)+".")
	}
	return strings.Join(append(parts, s.caption...), " ")
}

// definitions are what parts of the picture are clipped to, and the fading of
// open ends in the colour of each lane.
func (s *svg) definitions() {
	s.printf("<defs>\n")
	for _, clip := range []struct {
		id     string
		height float64
	}{{"axis", s.layout.AxisHeight}, {"lanes", s.layout.LanesHeight}} {
		s.printf("<clipPath id=\"%s\"><rect width=\"%s\" height=\"%s\"/></clipPath>\n", clip.id, num(s.layout.Width), num(clip.height))
	}
	seen := map[color.NRGBA]bool{}
	for _, l := range s.layout.Lanes {
		if seen[l.Colour] {
			continue
		}
		seen[l.Colour] = true
		c := s.palette.Agency(l.Colour)
		const stops = "<linearGradient id=\"%s-%s\"><stop offset=\"0\" stop-color=\"%s\" stop-opacity=\"%s\"/>" +
			"<stop offset=\"1\" stop-color=\"%s\" stop-opacity=\"%s\"/></linearGradient>\n"
		s.printf(stops, "in", hex(c)[1:], hex(c), "0", hex(c), num(s.palette.Soft))
		s.printf(stops, "out", hex(c)[1:], hex(c), num(s.palette.Soft), hex(c), "0")
	}
	s.printf("</defs>\n")
}

// heading is the marking, the title and the line below it.
func (s *svg) heading() {
	marking, title, subtitle := s.titleY()
	if s.marking != "" {
		x := (s.width - raster.Measure(s.marking, captionText, true)) / 2
		s.text(x, marking, s.marking, captionText, true, s.palette.Ink)
	}
	s.text(figureMargin, title, s.title, titleText, true, s.palette.Ink)
	s.text(figureMargin, subtitle, s.subtitle, subtitleText, false, s.palette.Muted)
}

// within draws with a corner of its own, clipped where a clip is named.
func (s *svg) within(clip string, x, y float64, draw func()) {
	s.printf("<g transform=\"translate(%s %s)\">\n", num(x), num(y))
	if clip != "" {
		s.printf("<g clip-path=\"url(#%s)\">\n", clip)
	}
	draw()
	if clip != "" {
		s.printf("</g>\n")
	}
	s.printf("</g>\n")
}

func (s *svg) laneNames() {
	m, left := s.layout.Metrics, figureMargin
	for i := range s.layout.Lanes {
		l := &s.layout.Lanes[i]
		top := s.laneTop + l.Top
		if i%2 == 1 {
			s.box(left, top, figureNames, l.Height, s.palette.Band)
		}
		h := raster.HeadingOf(l, m, figureNames)
		s.box(left, top, h.Strip, l.Height-1, s.palette.Agency(l.Colour))
		s.box(left, top+l.Height-1, figureNames, 1, s.palette.Edge)
		s.text(left+h.X, s.laneTop+h.NameY, h.Name, h.NameSize, true, s.palette.Ink)
		s.text(left+h.X, s.laneTop+h.NoteY, h.Note, h.NoteSize, false, s.palette.Muted)
	}
}

func (s *svg) rulerNames() {
	m := s.layout.Metrics
	for i, r := range s.layout.Rulers {
		h := raster.RulerHeading(r.Name, i, m, figureNames)
		s.text(figureMargin+h.X, s.axisTop+h.NameY, h.Name, h.NameSize, false, s.palette.Muted)
	}
}

// axis draws the ticks and the age rulers.
func (s *svg) axis() {
	l, m := s.layout, s.layout.Metrics
	for _, t := range l.Ticks {
		top, line, ink := m.TickRow, s.palette.Grid, s.palette.Muted
		if t.Major {
			top, line, ink = 0, s.palette.GridMajor, s.palette.Ink
		}
		s.upright(t.X, top+m.TickRow*0.15, l.AxisHeight, line)
		if t.Label != "" {
			size := m.TickText()
			s.text(t.LabelX, top+m.TickRow/2+size*raster.TextDrop, t.Label, size, t.Major, ink)
		}
	}
	for i := range l.Rulers {
		s.ruler(i)
	}
	s.box(0, l.AxisHeight-1, l.Width, 1, s.palette.GridMajor)
}

func (s *svg) ruler(i int) {
	m := s.layout.Metrics
	middle := 2*m.TickRow + (float64(i)+0.5)*m.RulerRow
	for _, span := range s.layout.Rulers[i].Spans {
		colour, pale, height := s.palette.Ruler(span, m)
		s.box(span.SoftFrom, middle-height/2, span.From-span.SoftFrom, height, pale)
		s.box(span.From, middle-height/2, span.To-span.From, height, colour)
		s.box(span.To, middle-height/2, span.SoftTo-span.To, height, pale)
	}
	size := m.RulerSize()
	for _, mark := range s.layout.Rulers[i].Marks {
		x := mark.X - raster.Measure(mark.Label, size, true)/2
		s.text(x, middle+size*raster.TextDrop, mark.Label, size, true, s.palette.Ink)
	}
}

// lanes draws the lanes and everything in them.
func (s *svg) lanes() {
	l := s.layout
	for i, lane := range l.Lanes {
		if i%2 == 1 {
			s.box(0, lane.Top, l.Width, lane.Height, s.palette.Band)
		}
		s.box(0, lane.Top+lane.Height-1, l.Width, 1, s.palette.Edge)
	}
	for _, shade := range l.Shades {
		s.box(shade.From, 0, shade.To-shade.From, l.LanesHeight, s.palette.Shade)
	}
	for _, major := range []bool{false, true} {
		for _, t := range l.Ticks {
			switch {
			case t.Major != major:
			case major:
				s.upright(t.X, 0, l.LanesHeight, s.palette.GridMajor)
			default:
				if t.Weekend {
					s.box(t.X, 0, t.Width, l.LanesHeight, s.palette.Weekend)
				}
				s.upright(t.X, 0, l.LanesHeight, s.palette.Grid)
			}
		}
	}
	dash := l.Metrics.MarkSize * raster.KeyLineDash
	for _, k := range l.KeyLines {
		s.printf("<path d=\"M%s 0V%s\" stroke=\"%s\" stroke-dasharray=\"%s\"/>\n", num(k.X), num(l.LanesHeight), hex(s.palette.KeyLine), num(dash))
	}
	s.items(l, true)
}

// describe is what is read out for an item: the title and date of its event, or
// how many stand together.
func (s *svg) describe(item *timeline.Item) string {
	if item.Crowd > 1 {
		return fmt.Sprintf("%d events together", item.Crowd)
	}
	e := s.review.Event(item.Event)
	if e == nil {
		return ""
	}
	text := e.ShortTitle() + ", " + s.dating.Of(e.UID).Window.String()
	if k := s.review.Kind(e.Kind); k != nil {
		text += " (" + k.Name + ")"
	}
	return text
}

func xmlText(text string) string {
	var b strings.Builder
	// Writing to a Builder cannot fail. What XML cannot hold becomes U+FFFD.
	_ = xml.EscapeText(&b, []byte(text))
	return b.String()
}
