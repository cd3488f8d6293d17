package export

import (
	"errors"
	"fmt"
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

// ErrDatesHidden says that the version keeps back the dates that the axis of the
// lanes would tell, and that no event counts from another in it.
var ErrDatesHidden = errors.New("the version hides the dates that lanes show")

// figure is the lanes as one picture (SVG, PNG): title, marking, axis, lanes,
// legend and a sentence on what is not shown. Lengths are in units, which are
// pixels at scale 1.
type figure struct {
	title, subtitle, marking string
	caption                  []string // lines
	layout                   *timeline.Layout
	keyLabels                []placedText
	keyHeight                float64 // of the row of labels of key days, between axis and lanes
	legend                   []legendSample
	legendHeight             float64
	width, height            float64
	axisTop, laneTop         float64
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
	keyLabelHeight = 15.0
	legendLine     = 25.0
	legendText2    = 11.0
)

// figureOf works a figure out. Width is that of the whole figure; 0 for as
// wide as its period needs.
func figureOf(r *chronology.Review, d *chronology.Dating, o Options, m timeline.Metrics, width float64) (*figure, error) {
	kept := keptEvents(r, d, o)
	dates, ok := axisOf(r, d)
	if !ok {
		return nil, ErrDatesHidden
	}
	index := timeline.NewIndex(timeline.Input{Review: dates.review, Dating: dates.dating, Keep: func(e *chronology.Event) bool { return kept[e.UID] }})
	from, to, ok := period(index, o, dates)
	if !ok {
		return nil, ErrNothingDated
	}
	axis := min(max(figureAxis, (to-from)*figurePerDay), figureMost)
	if width > 0 {
		axis = max(width-figureNames-2*figureMargin, figureMargin)
	}
	perDay := (axis - 2*figureInset) / (to - from)
	f := &figure{
		title: r.Settings.Title, marking: r.Settings.Marking, subtitle: figureSubtitle(r, dates, from, to),
		width: axis + figureNames + 2*figureMargin,
	}
	f.layout = index.Layout(timeline.View{
		Axis:  timeline.Axis{Origin: from - figureInset/perDay, PerDay: perDay},
		Width: axis, Metrics: m, Lanes: o.Lanes, Links: timeline.AllLinks, Pinned: true,
	})
	dates.retick(f.layout)
	if unit := dates.unit(f.layout); unit != "" {
		f.subtitle += " · numbers along the axis: " + strings.ToLower(unit[:1]) + unit[1:]
	}
	dropTermRow(f.layout)
	f.explain(r, kept)
	f.caption = wrapped(figureCaption(r, dates.dating, o, kept, from, to), f.width-2*figureMargin, captionText)
	f.stack()
	return f, nil
}

// hasTerms reports whether there is anything for the row of school terms.
func hasTerms(l *timeline.Layout) bool {
	return len(l.Terms) > 0 || slices.ContainsFunc(l.Ticks, func(t timeline.Tick) bool { return t.Holiday != "" })
}

// dropTermRow leaves the row of school terms out where there is nothing for it.
func dropTermRow(l *timeline.Layout) {
	if !hasTerms(l) {
		l.AxisHeight -= l.Metrics.TermRow
		l.Metrics.TermRow = 0
	}
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
func period(index *timeline.Index, o Options, dates axisDates) (from, to float64, ok bool) {
	if dates.relative() {
		return dates.extent()
	}
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
	f.placeKeyLabels()
	f.legendTop = f.laneTop + f.layout.LanesHeight + 8
	f.captionTop = f.legendTop + f.legendHeight + 4
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

// placeKeyLabels names the key days in a row above the lanes, those that have
// room. In the lanes they are then not named again.
func (f *figure) placeKeyLabels() {
	const gap = 8
	left := figureMargin + figureNames
	free := left
	for i := range f.layout.KeyLines {
		k := &f.layout.KeyLines[i]
		label := k.Label
		k.Label = ""
		width := raster.Measure(label, keyLabelText, false)
		x := left + k.X + keyLabelText*raster.KeyLabelGap
		if x+width > f.width-figureMargin {
			x = left + k.X - keyLabelText*raster.KeyLabelGap - width
		}
		if x < free || label == "" || k.X < 0 || k.X > f.layout.Width {
			continue
		}
		f.keyLabels = append(f.keyLabels, placedText{x, f.laneTop + keyLabelText, label})
		free = x + width + gap
	}
	if len(f.keyLabels) > 0 {
		f.keyHeight = keyLabelHeight
		f.laneTop += keyLabelHeight
	}
}

// figureSubtitle says what sort of review it is, and the period that is shown.
func figureSubtitle(r *chronology.Review, dates axisDates, from, to float64) string {
	first, last := when.Day(math.Floor(from)), when.Day(math.Ceil(to)-1)
	if r.Rendered.HidesDays() {
		return fmt.Sprintf("%s · contacts by agency, %s", r.Settings.Type, dates.span(from, to))
	}
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
		parts = []string{fmt.Sprintf("A filter keeps %s of %s: %s.", chronology.Number(len(kept)), counted(len(r.Events), "event"), o.Filter.Describe(r))}
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

// legendSample is an entry of a legend and where it stands, from the top left
// corner of the legend.
type legendSample struct {
	sample       raster.Sample
	layout       *timeline.Layout
	x, y         float64
	textX, textY float64
}

// legendOf explains what a picture shows: the marks of the kinds that occur,
// then what else is drawn.
func legendOf(r *chronology.Review, kept map[chronology.UID]bool, shown ...*timeline.Layout) []raster.Sample {
	var list []raster.Sample
	for _, kind := range legendKinds(r, kept) {
		list = append(list, raster.KindSample(kind.symbol, kind.text))
	}
	for _, s := range raster.Samples() {
		// Kinds have said already what is hollow.
		if s.Short != "not attended" && slices.ContainsFunc(shown, s.Drawn) {
			list = append(list, s)
		}
	}
	return list
}

// explain places the legend: entries side by side, and on a further line where
// one is full.
func (f *figure) explain(r *chronology.Review, kept map[chronology.UID]bool) {
	const gap, between = 6, 14
	x, y := 0.0, 0.0
	for _, s := range legendOf(r, kept, f.layout) {
		e := legendSample{sample: s, layout: s.Layout(f.layout.Metrics)}
		width := e.layout.Width + gap + raster.Measure(s.Short, legendText2, false)
		if x > 0 && x+width > f.width-2*figureMargin {
			x, y = 0, y+legendLine
		}
		e.x, e.y = x, y
		middle := max(e.layout.LanesHeight, e.layout.AxisHeight) / 2
		e.textX, e.textY = x+e.layout.Width+gap, y+middle+legendText2*raster.TextDrop
		f.legend = append(f.legend, e)
		x += width + between
	}
	f.legendHeight = y + legendLine
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
