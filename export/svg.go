package export

import (
	"bufio"
	"encoding/xml"
	"fmt"
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
	s := &svg{w: bufio.NewWriter(w), figure: f, palette: o.palette(), review: r, dating: d, gradients: map[gradient]int{}}
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

	gradients map[gradient]int // that have been written, by their number
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
		s.words(k.x, k.y, k.text, keyLabelText, false, s.palette.KeyLine)
	}
	for i := range s.legend {
		s.explain(i, &s.legend[i])
	}
	for i, line := range s.caption {
		s.words(figureMargin, s.captionTop+captionText+captionLine*float64(i), line, captionText, false, s.palette.Muted)
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

// definitions are what parts of the picture are clipped to.
func (s *svg) definitions() {
	s.printf("<defs>\n")
	clip := func(id string, width, top, height float64) {
		s.printf("<clipPath id=\"%s\"><rect y=\"%s\" width=\"%s\" height=\"%s\"/></clipPath>\n", id, num(top), num(width), num(height))
	}
	clip("axis", s.layout.Width, 0, s.layout.AxisHeight)
	clip("lanes", s.layout.Width, -s.keyHeight, s.layout.LanesHeight+s.keyHeight)
	for i, e := range s.legend {
		clip(fmt.Sprint("sample", i), e.layout.Width, 0, max(e.layout.LanesHeight, e.layout.AxisHeight))
	}
	s.printf("</defs>\n")
}

// explain draws an entry of the legend.
func (s *svg) explain(i int, e *legendSample) {
	s.within(fmt.Sprint("sample", i), figureMargin+e.x, s.legendTop+e.y, func() {
		explain(newDrawing(s, s.palette, e.layout), &e.sample)
	})
	s.words(figureMargin+e.textX, s.legendTop+e.textY, e.sample.Short, legendText2, false, s.palette.Ink)
}

// heading is the marking, the title and the line below it.
func (s *svg) heading() {
	marking, title, subtitle := s.titleY()
	if s.marking != "" {
		x := (s.width - raster.Measure(s.marking, captionText, true)) / 2
		s.words(x, marking, s.marking, captionText, true, s.palette.Ink)
	}
	s.words(figureMargin, title, s.title, titleText, true, s.palette.Ink)
	s.words(figureMargin, subtitle, s.subtitle, subtitleText, false, s.palette.Muted)
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
		s.words(left+h.X, s.laneTop+h.NameY, h.Name, h.NameSize, true, s.palette.Ink)
		s.words(left+h.X, s.laneTop+h.NoteY, h.Note, h.NoteSize, false, s.palette.Muted)
	}
}

func (s *svg) rulerNames() {
	m := s.layout.Metrics
	for i, r := range s.layout.Rulers {
		h := raster.RulerHeading(r.Name, i, m, figureNames)
		s.words(figureMargin+h.X, s.axisTop+h.NameY, h.Name, h.NameSize, false, s.palette.Muted)
	}
	for _, h := range raster.ContextHeadings(s.layout, figureNames) {
		s.words(figureMargin+h.X, s.axisTop+h.NameY, h.Name, h.NameSize, false, s.palette.Muted)
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
			s.words(t.LabelX, top+m.TickRow/2+size*raster.TextDrop, t.Label, size, t.Major, ink)
		}
	}
	for i := range l.Rulers {
		s.ruler(i)
	}
	newDrawing(s, s.palette, l).heads()
	s.box(0, l.AxisHeight-1, l.Width, 1, s.palette.GridMajor)
}

func (s *svg) ruler(i int) {
	m := s.layout.Metrics
	middle := raster.AxisRow(s.layout, i)
	for _, span := range s.layout.Rulers[i].Spans {
		colour, pale, height := s.palette.Ruler(span, m)
		s.box(span.SoftFrom, middle-height/2, span.From-span.SoftFrom, height, pale)
		s.box(span.From, middle-height/2, span.To-span.From, height, colour)
		s.box(span.To, middle-height/2, span.SoftTo-span.To, height, pale)
	}
	size := m.RulerSize()
	for _, mark := range s.layout.Rulers[i].Marks {
		x := mark.X - raster.Measure(mark.Label, size, true)/2
		s.words(x, middle+size*raster.TextDrop, mark.Label, size, true, s.palette.Ink)
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
	d := newDrawing(s, s.palette, l)
	d.stand = func(item *timeline.Item, draw func()) {
		s.printf("<g><title>%s</title>\n", xmlText(s.describe(item)))
		draw()
		s.printf("</g>\n")
	}
	d.context()
	d.keyLines(s.keyHeight)
	d.items()
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
	date := s.dating.Of(e.UID).Window.String()
	if s.review.Rendered.HidesDays() {
		date, _ = dateWords(s.review, s.dating, e)
	}
	text := e.ShortTitle() + ", " + date
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
