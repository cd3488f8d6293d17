package export

import (
	"errors"
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export/raster"
)

// ErrNothingDated says that no event has a date, so that there are no lanes to draw.
var ErrNothingDated = errors.New("no event has a date")

// figure is the lanes as one picture (SVG, PNG): title, marking, axis, lanes,
// legend and a sentence on what is not shown. Lengths are in units, which are
// pixels at scale 1.
type figure struct {
	title, subtitle, marking string
	caption                  []string // lines
	layout                   *timeline.Layout
	keyLabels                []placedText
	legend                   *timeline.Layout
	width, height            float64
	axisTop, laneTop         float64
	keyTop                   float64 // of the labels below the lanes
	legendTop, captionTop    float64
}

// placedText is a line of text and where it begins.
type placedText struct {
	x, y float64
	text string
}

// Sizes of a figure, in units.
const (
	figureMargin   = 16.0
	figureNames    = 216.0 // for the names of the lanes
	figureAxis     = 1140.0
	figurePerDay   = 1.6
	figureMost     = 3600.0 // of the axis
	figureInset    = 10.0   // so that marks at the ends of the axis are whole
	titleText      = 18.0
	subtitleText   = 12.0
	captionText    = 11.0
	captionLine    = 16.0
	keyLabelText   = 10.0
	keyLabelHeight = 18.0
	legendLine     = 22.0
)

// figureOf works a figure out. Width is that of the whole figure; 0 for as
// wide as its period needs.
func figureOf(r *chronology.Review, d *chronology.Dating, o Options, m timeline.Metrics, width float64) (*figure, error) {
	kept := keptEvents(r, d, o)
	index := timeline.NewIndex(timeline.Input{Review: r, Dating: d, Keep: func(e *chronology.Event) bool { return kept[e.UID] }})
	from, to, ok := period(index, o)
	if !ok {
		return nil, ErrNothingDated
	}
	axis := min(max(figureAxis, (to-from)*figurePerDay), figureMost)
	if width > 0 {
		axis = max(width-figureNames-2*figureMargin, figureMargin)
	}
	perDay := (axis - 2*figureInset) / (to - from)
	f := &figure{
		title: r.Settings.Title, marking: r.Settings.Marking, subtitle: figureSubtitle(r, from, to),
		width: axis + figureNames + 2*figureMargin,
	}
	f.layout = index.Layout(timeline.View{
		Axis:  timeline.Axis{Origin: from - figureInset/perDay, PerDay: perDay},
		Width: axis, Metrics: m, Lanes: o.Lanes, Links: timeline.AllLinks, Pinned: true,
	})
	f.legend = figureLegend(r, kept, f.layout, f.width-2*figureMargin)
	f.caption = wrapped(figureCaption(r, d, o, kept, from, to), f.width-2*figureMargin, captionText)
	f.stack()
	return f, nil
}

// keptEvents are the events that the filter keeps.
func keptEvents(r *chronology.Review, d *chronology.Dating, o Options) map[chronology.UID]bool {
	kept := make(map[chronology.UID]bool, len(r.Events))
	for _, e := range r.Events {
		if o.Filter.Keep(r, d, e) {
			kept[e.UID] = true
		}
	}
	return kept
}

// period is the days that a figure shows: those asked for, else the scope, and
// all that is dated where that leaves none; false where there are none.
func period(index *timeline.Index, o Options) (from, to float64, ok bool) {
	from, to = index.Scope()
	if o.From != 0 {
		from = float64(o.From)
	}
	if o.To != 0 {
		to = float64(o.To) + 1
	}
	if !(from < to) {
		from, to = index.Extent()
	}
	return from, to, from < to
}

// stack places the parts of the figure one below the other.
func (f *figure) stack() {
	y := figureMargin
	if f.marking != "" {
		y += captionLine
	}
	f.axisTop = y + titleText + subtitleText + 16
	f.laneTop = f.axisTop + f.layout.AxisHeight
	f.keyTop = f.laneTop + f.layout.LanesHeight
	f.placeKeyLabels()
	f.legendTop = f.keyTop + keyLabelHeight
	f.captionTop = f.legendTop + f.legend.LanesHeight + 4
	f.height = f.captionTop + captionLine*float64(len(f.caption)) + figureMargin
}

// titleLines are the marking, title and subtitle with their baselines.
func (f *figure) titleY() (marking, title, subtitle float64) {
	top := figureMargin
	if f.marking != "" {
		top += captionLine
	}
	return figureMargin + captionText*0.8, top + titleText, top + titleText + subtitleText + 6
}

// placeKeyLabels names the key lines below the lanes, those that have room.
func (f *figure) placeKeyLabels() {
	const gap = 8
	left := figureMargin + figureNames
	free := left
	lines := slices.Clone(f.layout.KeyLines)
	slices.SortStableFunc(lines, func(a, b timeline.KeyLine) int { return int(math.Copysign(1, a.X-b.X)) })
	for _, k := range lines {
		width := raster.Measure(k.Label, keyLabelText, false)
		x := min(left+k.X-width/2, f.width-figureMargin-width)
		if x < free {
			continue
		}
		f.keyLabels = append(f.keyLabels, placedText{x, f.keyTop + keyLabelText + 3, k.Label})
		free = x + width + gap
	}
}

// figureSubtitle says what sort of review it is, and the period that is shown.
func figureSubtitle(r *chronology.Review, from, to float64) string {
	first, last := when.Day(math.Floor(from)), when.Day(math.Ceil(to)-1)
	return fmt.Sprintf("%s · contacts by agency, %s to %s", r.Settings.Type, first, last)
}

// figureCaption says in sentences which events a figure does not show.
func figureCaption(r *chronology.Review, d *chronology.Dating, o Options, kept map[chronology.UID]bool, from, to float64) string {
	shown := when.Window{Earliest: when.Day(math.Floor(from)), Latest: when.Day(math.Ceil(to) - 1)}
	outside, undated, elsewhere := 0, 0, 0
	for _, e := range r.Events {
		switch w := d.Of(e.UID).Window; {
		case !kept[e.UID]:
		case !inLanes(r, o, e):
			elsewhere++
		case w == when.Always:
			undated++
		case !w.Overlaps(shown):
			outside++
		}
	}
	parts := []string{counted(len(r.Events), "event") + "."}
	if !o.Filter.Empty() {
		parts = []string{fmt.Sprintf("A filter keeps %d of %s: %s.", len(kept), counted(len(r.Events), "event"), o.Filter.Describe(r))}
	}
	for _, left := range []struct {
		count int
		why   string
	}{
		{elsewhere, "in lanes that are left out"}, {undated, "of unknown date"}, {outside, "outside the period shown"},
	} {
		if left.count > 0 {
			parts = append(parts, fmt.Sprintf("Not drawn: %s %s.", counted(left.count, "event"), left.why))
		}
	}
	if o.Printed != 0 {
		parts = append(parts, "Made on "+longDay(o.Printed)+".")
	}
	return strings.Join(parts, " ")
}

// inLanes reports whether the lane of an event is drawn.
func inLanes(r *chronology.Review, o Options, e *chronology.Event) bool {
	if o.Lanes != nil {
		return slices.Contains(o.Lanes, e.Agency)
	}
	a := r.Agency(e.Agency)
	return a == nil || !a.Hidden
}

// wrapped breaks a paragraph into lines of a width.
func wrapped(text string, width, size float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && raster.Measure(longer, size, false) > width {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	return append(lines, line)
}

// legendColour is of the marks of a legend, which stand for every agency's.
var legendColour = color.NRGBA{0x55, 0x60, 0x6e, 0xff}

// figureLegend explains what is drawn: the marks of the kinds that occur, then
// bars, rings and lines. It is laid out as items of a layout, so that they are
// drawn as they are in the lanes.
func figureLegend(r *chronology.Review, kept map[chronology.UID]bool, of *timeline.Layout, width float64) *timeline.Layout {
	l := &timeline.Layout{Metrics: of.Metrics, Width: width}
	m := of.Metrics
	flow := legendFlow{l: l, y: legendLine / 2}
	mark := timeline.Item{Crowd: 1, Exact: true, Symbol: chronology.SymbolDot, Width: m.MarkSize, Colour: legendColour}
	for _, entry := range legendKinds(r, kept) {
		item := mark
		item.Symbol, item.Label = entry.symbol, entry.text
		flow.add(item)
	}
	for _, sample := range []struct {
		text  string
		drawn func(timeline.Item) bool // whether the picture has one
		of    func(*timeline.Item)
	}{
		{"days that the wording allows", func(i timeline.Item) bool { return i.Crowd == 1 && i.From < i.To },
			func(i *timeline.Item) { i.From, i.To = -2*m.MarkSize, 2*m.MarkSize }},
		{"lasts", func(i timeline.Item) bool { return i.Span }, func(i *timeline.Item) {
			i.Span, i.Symbol = true, chronology.SymbolSeries
			i.SpanFrom, i.SpanTo = -2*m.MarkSize, 2*m.MarkSize
		}},
		{"approximate or uncertain", func(i timeline.Item) bool { return i.Approximate || i.Uncertain },
			func(i *timeline.Item) { i.Approximate = true }},
		{"key event", func(i timeline.Item) bool { return i.Key }, func(i *timeline.Item) { i.Key = true }},
		{"outside the scope", func(i timeline.Item) bool { return i.Contextual }, func(i *timeline.Item) { i.Contextual = true }},
		{"number of events together", func(i timeline.Item) bool { return i.Crowd > 1 },
			func(i *timeline.Item) { i.Crowd, i.Width = 12, 2*m.MarkSize }},
	} {
		if slices.ContainsFunc(of.Items, sample.drawn) {
			item := mark
			sample.of(&item)
			item.Label = sample.text
			flow.add(item)
		}
	}
	flow.addArrows(of)
	l.LanesHeight = flow.y + legendLine/2
	return l
}

// legendFlow sets entries side by side, and on a further line where one is full.
type legendFlow struct {
	l    *timeline.Layout
	x, y float64
}

// room makes room for a picture of a width and its text; it returns the middle
// of the picture and where the text begins.
func (f *legendFlow) room(picture float64, text string) (middle, textX float64) {
	const gap, between = 6, 20
	width := picture + gap + raster.Measure(text, f.l.Metrics.LabelSize, false)
	if f.x > 0 && f.x+width > f.l.Width {
		f.x, f.y = 0, f.y+legendLine
	}
	middle, textX = f.x+picture/2, f.x+picture+gap
	f.x += width + between
	return middle, textX
}

// add places an item whose bars are given about its middle.
func (f *legendFlow) add(item timeline.Item) {
	picture := max(item.Width, 2*item.To, 2*item.SpanTo)
	x, textX := f.room(picture, item.Label)
	item.X, item.Y, item.LabelX = x, f.y, textX
	item.From, item.To = item.From+x, item.To+x
	item.SpanFrom, item.SpanTo = item.SpanFrom+x, item.SpanTo+x
	f.l.Items = append(f.l.Items, item)
}

// addArrows explains the arrows that are drawn.
func (f *legendFlow) addArrows(of *timeline.Layout) {
	length := 2 * f.l.Metrics.MarkSize
	for _, sample := range []struct {
		text  string
		arrow timeline.Arrow
		drawn func(timeline.Arrow) bool
	}{
		{"led to, answered or shared", timeline.Arrow{}, func(a timeline.Arrow) bool { return !a.Broken() }},
		{"not told", timeline.Arrow{NotShared: true}, func(a timeline.Arrow) bool { return a.NotShared }},
		{"disagrees, or not the same", timeline.Arrow{Kind: chronology.DisagreesWith},
			func(a timeline.Arrow) bool { return a.Broken() && !a.NotShared }},
	} {
		if !slices.ContainsFunc(of.Arrows, sample.drawn) {
			continue
		}
		x, textX := f.room(length, sample.text)
		a := sample.arrow
		a.FromX, a.ToX, a.FromY, a.ToY = x-length/2, x+length/2, f.y, f.y
		f.l.Arrows = append(f.l.Arrows, a)
		f.l.Items = append(f.l.Items, timeline.Item{Label: sample.text, LabelX: textX, X: x, Y: f.y})
	}
}

// legendKind is a symbol and the kinds that it stands for.
type legendKind struct {
	symbol chronology.Symbol
	text   string
}

// legendKinds lists the symbols of the kinds that occur, in the review's order.
func legendKinds(r *chronology.Review, kept map[chronology.UID]bool) []legendKind {
	used := map[chronology.UID]bool{}
	for _, e := range r.Events {
		if kept[e.UID] {
			used[e.Kind] = true
		}
	}
	var list []legendKind
	for _, k := range r.Kinds {
		if !used[k.UID] {
			continue
		}
		if i := slices.IndexFunc(list, func(l legendKind) bool { return l.symbol == k.Symbol }); i >= 0 {
			list[i].text += ", " + k.Name
			continue
		}
		list = append(list, legendKind{k.Symbol, k.Name})
	}
	return list
}
