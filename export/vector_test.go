package export

import (
	"bufio"
	"bytes"
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
	"throughline.org/throughline/export/shapes"
)

// noted is a pen that notes what is drawn.
type noted struct {
	text   []string
	drawn  map[string]int // by what it was drawn with and the colour
	points []shapes.Point
}

func (n *noted) note(what string, c color.NRGBA, points ...shapes.Point) {
	n.drawn[what+" "+hex(c)]++
	n.points = append(n.points, points...)
}

func (n *noted) box(x, y, width, height float64, c color.NRGBA) {
	n.note("box", c, shapes.Point{X: x, Y: y}, shapes.Point{X: x + width, Y: y + height})
}

func (n *noted) fill(c color.NRGBA, paths ...shapes.Path) {
	for _, p := range paths {
		n.note("fill", c, p...)
	}
}

func (n *noted) lines(c color.NRGBA, _ float64, lines ...[]shapes.Point) {
	for _, l := range lines {
		n.note("line", c, l...)
	}
}

func (n *noted) fade(x, y, width, height float64, c color.NRGBA, _, _ float64) {
	n.note("fade", c, shapes.Point{X: x, Y: y}, shapes.Point{X: x + width, Y: y + height})
}

func (n *noted) words(x, y float64, text string, _ float64, _ bool, c color.NRGBA) {
	n.note("words", c, shapes.Point{X: x, Y: y})
	n.text = append(n.text, text)
}

func (n *noted) moved(_, _ float64, draw func(pen)) { draw(n) }

// full is a layout with everything that can be drawn.
func full() *timeline.Layout {
	m := raster.New(raster.Light()).Metrics()
	l := &timeline.Layout{Metrics: m, Width: 400, LanesHeight: 120, AxisHeight: 80, Today: 390, Axis: timeline.Axis{PerDay: 3}}
	for i := range 2 {
		l.Lanes = append(l.Lanes, timeline.Lane{Name: fmt.Sprint("Lane ", i), Top: float64(i) * 60, Height: 60, Rows: 2})
	}
	l.Eras = []timeline.Era{{SoftFrom: 20, From: 30, To: 200, SoftTo: 220, Label: "Plan", LabelX: 34}, {From: 50, SoftFrom: 50, To: 90, SoftTo: 90, Label: "Pregnancy", LabelX: 52, Pregnancy: true, Row: 1}}
	l.Terms = []timeline.Term{{From: 10, To: 160, Label: "Summer term", LabelX: 14}}
	l.Ticks = []timeline.Tick{{X: 100, Width: 100, Label: "26", LabelX: 104, Holiday: "Bank holiday"}}
	l.KeyLines = []timeline.KeyLine{{X: 150, Label: "Birth"}}
	l.EraRows = 2
	l.Shades = []timeline.Shade{{From: 0, To: 15}}
	l.Gaps = []timeline.Gap{
		{Lane: 0, SoftFrom: 160, From: 180, To: 260, SoftTo: 290, Certain: true, Label: "no contact · 4 weeks", LabelX: 190, LabelY: 50},
		{Lane: 1, SoftFrom: 60, From: 60, To: 60, SoftTo: 140, Label: "perhaps no contact", LabelX: 70, LabelY: 110},
	}
	for i := range 6 {
		x := 30 + float64(i)*60
		l.Items = append(l.Items, timeline.Item{
			Event: chronology.UID(fmt.Sprint("e", i)), Crowd: 1, Lane: i % 2, X: x, Y: 15 + float64(i%2)*60, Width: 15, From: x, To: x,
			SpanFrom: x, SpanTo: x, SpanSoftFrom: x, SpanSoftTo: x, Symbol: chronology.SymbolHome, Known: chronology.Known,
		})
	}
	l.Items[0].Label, l.Items[0].LabelX = "First visit", 42
	l.Items[1].Crowd, l.Items[1].Width = 12, 30
	l.Items[2].Dating, l.Items[2].OpenEnd, l.Items[2].To = timeline.OpenEnded, true, 200
	l.Items[3].Span, l.Items[3].SpanFrom, l.Items[3].SpanTo, l.Items[3].SpanSoftFrom, l.Items[3].SpanSoftTo = true, 200, 220, 190, 235
	l.Items[4].Known = chronology.NotKnown
	l.Arrows = []timeline.Arrow{
		{From: "e0", To: "e5", Kind: chronology.LedTo, FromX: 30, FromY: 15, ToX: 330, ToY: 75},
		{From: "e2", To: "e5", Kind: chronology.SharedWith, NotShared: true, Label: "41 days", FromX: 150, FromY: 15, ToX: 330, ToY: 75},
	}
	return l
}

func TestEverythingOfALayoutIsDrawnForPrint(t *testing.T) {
	p := raster.Light()
	pen := &noted{drawn: map[string]int{}}
	d := newDrawing(pen, p, full())
	d.heads()
	d.context()
	d.keyLines(5)
	d.items()
	for _, text := range []string{"Plan", "Pregnancy", "Summer term", "Bank holiday", "today", "no contact · 4 weeks", "perhaps no contact", "First visit", "+12", "41 days"} {
		assert.Contains(t, pen.text, text)
	}
	for what, of := range map[string]string{
		"line " + hex(p.Gap): "hatching", "line " + hex(p.Era): "an era", "line " + hex(p.KeyLine): "a key day", "box " + hex(p.Today): "today",
		"line " + hex(p.Holiday): "a holiday", "line " + hex(p.Term): "a term", "fill " + hex(p.Arrow): "the head of a link",
		"line " + hex(p.NotShared): "a link not shared", "fill " + hex(p.Unknown): "what was not known", "fade " + hex(p.Agency(color.NRGBA{})): "open ends",
	} {
		assert.Positive(t, pen.drawn[what], of)
	}
	for _, q := range pen.points {
		require.False(t, math.IsNaN(q.X+q.Y) || math.IsInf(q.X+q.Y, 0))
	}
}

func TestOnlyTheLanesOfASheetAreDrawn(t *testing.T) {
	pen := &noted{drawn: map[string]int{}}
	d := newDrawing(pen, raster.Light(), full())
	d.top, d.bottom = 60, 120
	d.items()
	assert.NotContains(t, pen.text, "First visit")
	assert.NotContains(t, pen.text, "no contact · 4 weeks")
	assert.Contains(t, pen.text, "perhaps no contact")
}

func TestSVGAndPDFDrawTheSame(t *testing.T) {
	var b bytes.Buffer
	s := &svg{w: bufio.NewWriter(&b), palette: raster.Light(), gradients: map[gradient]int{}}
	widths, err := readWidths()
	require.NoError(t, err)
	pg := newPage(500, 300, widths, &runeSets{})
	for _, p := range []pen{s, pagePen{pg, 20, 30}} {
		d := newDrawing(p, raster.Light(), full())
		d.heads()
		d.context()
		d.items()
	}
	require.NoError(t, s.w.Flush())
	text, elements := texts(t, "<svg>"+b.String()+"</svg>")
	assert.Contains(t, text, "no contact · 4 weeks")
	assert.Positive(t, elements["linearGradient"])
	ops := string(pg.ops)
	assert.NotContains(t, ops, "NaN")
	assert.Equal(t, strings.Count(ops, "q\n"), strings.Count(ops, "Q\n"))
	assert.Equal(t, elements["text"], strings.Count(ops, "Tj\n"), "as many words on paper as in the drawing")
}

func TestTheLegendExplainsWhatIsDrawnAndNothingElse(t *testing.T) {
	shown := full()
	short := map[string]bool{}
	for _, s := range legendOf(sample.Review(), nil, shown) {
		short[s.Short] = true
	}
	for _, want := range []string{
		"on that day", "before or after", "lasts", "its ends not certain", "events close together", "no recorded contact", "perhaps none",
		"background", "pregnancy", "birth, critical incident", "today", "not in the scope", "bank holiday", "school term", "led to", "not shared", "not known",
	} {
		assert.True(t, short[want], want)
	}
	for _, absent := range []string{"about", "in doubt", "key event", "response to", "possibly known", "outside the scope", "shared late"} {
		assert.False(t, short[absent], absent)
	}
	assert.Empty(t, legendOf(sample.Review(), nil, &timeline.Layout{Today: math.NaN()}), "an empty picture needs no legend")
}

func TestEverySampleShowsWhatItExplains(t *testing.T) {
	m := raster.New(raster.Light()).Metrics()
	for _, s := range raster.Samples() {
		l := s.Layout(m)
		if s.Short == "known" {
			continue // drawn as usual: only worth a word beside the other two
		}
		assert.True(t, s.Drawn(l), s.Short)
		assert.NotEmpty(t, s.Long)
		pen := &noted{drawn: map[string]int{}}
		explain(newDrawing(pen, raster.Light(), l), &s)
		assert.NotEmpty(t, pen.drawn, s.Short)
	}
}

func TestKeyDaysAreNamedAboveTheLanes(t *testing.T) {
	r := sample.Review()
	f, err := figureOf(r, chronology.Solve(r), Options{}, raster.New(raster.Light()).Metrics(), 0)
	require.NoError(t, err)
	require.NotEmpty(t, f.keyLabels)
	for _, k := range f.keyLabels {
		assert.Less(t, k.y, f.laneTop)
		assert.Greater(t, k.y, f.axisTop+f.layout.AxisHeight)
	}
}

func TestGreyPicturesHaveNoColour(t *testing.T) {
	svg := svgOf(t, sample.Review(), Options{Grey: true})
	for _, at := range strings.Split(svg, "=\"#")[1:] {
		assert.True(t, at[0:2] == at[2:4] && at[2:4] == at[4:6], "#%s", at[:6])
	}
	assert.NotEqual(t, svg, svgOf(t, sample.Review(), Options{Contrast: true}))
}
