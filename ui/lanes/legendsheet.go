package lanes

import (
	"image"
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/export/raster"
)

// LegendSheet explains everything that the lanes can show, each thing drawn by
// the painter that draws the lanes, with a sentence beside it. It takes whatever
// width it is given and is as high as its words then need: it is to be put where
// it can be scrolled.
func (t *Timeline) LegendSheet() fyne.CanvasObject {
	s := &legendSheet{t: t}
	s.ExtendBaseWidget(s)
	return s
}

// legendSheet lays its entries out anew where its width changes.
type legendSheet struct {
	widget.BaseWidget
	t     *Timeline
	width float32 // that it is laid out for; 0 for none
	high  float32
}

// Widths, in units at the usual text size.
const (
	legendLeast  = 280
	legendColumn = 390 // a further column needs as much again
	legendMost   = 3   // columns
)

// CreateRenderer implements fyne.Widget.
func (s *legendSheet) CreateRenderer() fyne.WidgetRenderer {
	r := &legendRenderer{sheet: s}
	if s.width > 0 { // the toolkit has let go of another that did this
		r.flow(s.width)
	}
	return r
}

type legendRenderer struct {
	sheet   *legendSheet
	objects []fyne.CanvasObject
}

// Layout implements fyne.WidgetRenderer.
func (r *legendRenderer) Layout(size fyne.Size) {
	if size.Width != r.sheet.width {
		r.flow(size.Width)
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *legendRenderer) MinSize() fyne.Size {
	if r.sheet.width == 0 {
		r.flow(legendColumn * r.sheet.t.look.scale)
	}
	return fyne.NewSize(legendLeast*r.sheet.t.look.scale, r.sheet.high)
}

// Refresh implements fyne.WidgetRenderer. The toolkit calls it when the theme
// or the text size changes.
func (r *legendRenderer) Refresh() {
	r.flow(max(r.sheet.width, legendLeast*r.sheet.t.look.scale))
	canvas.Refresh(r.sheet)
}

// Objects implements fyne.WidgetRenderer.
func (r *legendRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *legendRenderer) Destroy() {}

// flow lays the groups out in as many columns as have room, each group in the
// column that is shortest so far.
func (r *legendRenderer) flow(width float32) {
	s, l := r.sheet, &r.sheet.t.look
	columns := min(max(1, int(width/(legendColumn*l.scale))), legendMost)
	gap := 3 * l.pad
	wide := (width - float32(columns-1)*gap) / float32(columns)
	ends := make([]float32, columns)
	r.objects = nil
	for _, group := range s.t.legendGroups() {
		n := 0
		for i, end := range ends {
			if end < ends[n]-0.5 {
				n = i
			}
		}
		c := legendPen{renderer: r, look: l, x: float32(n) * (wide + gap), y: ends[n], width: wide}
		c.group(group)
		ends[n] = c.y + 2*l.pad
	}
	s.width, s.high = width, slices.Max(ends)
}

// legendGroups are the samples by the headings that they stand under, the kinds
// of event of this review among them.
func (t *Timeline) legendGroups() [][]raster.Sample {
	list := raster.Samples()
	if t.review != nil {
		var kinds []raster.Sample
		for _, k := range t.review.Kinds {
			kinds = append(kinds, raster.KindSample(k.Symbol, k.Name))
		}
		list = slices.Concat(kinds, list)
	}
	var groups [][]raster.Sample
	for _, s := range list {
		if n := len(groups); n > 0 && groups[n-1][0].Group == s.Group {
			groups[n-1] = append(groups[n-1], s)
			continue
		}
		groups = append(groups, []raster.Sample{s})
	}
	return groups
}

// legendPen puts groups one below the other.
type legendPen struct {
	renderer *legendRenderer
	look     *look
	x, y     float32
	width    float32
}

func (p *legendPen) group(samples []raster.Sample) {
	p.y = p.words(samples[0].Group, p.x, p.y, p.width, true) + p.look.pad/2
	for i := range samples {
		p.entry(&samples[i])
	}
}

// entry is a sample and its sentence, their middles at one height.
func (p *legendPen) entry(s *raster.Sample) {
	l := p.look
	metrics := l.roomy
	drawn := s.Layout(metrics)
	high := float32(max(drawn.LanesHeight, drawn.AxisHeight))
	column := float32(5*metrics.MarkSize) + l.pad
	room := p.width - column
	lines := float32(len(flow(strings.Fields(s.Long), " ", l.text, room, legendSentence))) * p.line(false)
	row := max(high, lines)
	left := p.x + (column-l.pad-float32(drawn.Width))/2
	picture := canvas.NewRaster(func(w, h int) image.Image {
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		l.painter.Ground(img)
		l.painter.Sample(img, s, drawn, 0, 0, float64(w)/drawn.Width)
		return img
	})
	put(picture, rect{left, p.y + (row-high)/2, float32(drawn.Width), high})
	p.renderer.objects = append(p.renderer.objects, picture)
	p.words(s.Long, p.x+column, p.y+(row-lines)/2, room, false)
	p.y += row + l.pad*0.7
}

// legendSentence is more lines than any sentence takes.
const legendSentence = 40

// words writes a paragraph and returns where it ends.
func (p *legendPen) words(words string, x, y, width float32, bold bool) float32 {
	if bold {
		width *= 0.9 // lines are measured in letters that are narrower
	}
	for _, line := range flow(strings.Fields(words), " ", p.look.text, width, legendSentence) {
		text := canvas.NewText("", color.Transparent)
		write(text, line, p.look.text, p.look.palette.Ink, bold)
		text.Move(fyne.NewPos(x, y))
		p.renderer.objects = append(p.renderer.objects, text)
		y += p.line(bold)
	}
	return y
}

// line is the height of a line.
func (p *legendPen) line(bold bool) float32 {
	return fyne.MeasureText("Ág", p.look.text, fyne.TextStyle{Bold: bold}).Height
}
