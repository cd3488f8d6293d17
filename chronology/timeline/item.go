package timeline

import (
	"image/color"
	"math"
	"slices"

	"throughline.org/throughline/chronology"
)

// fadeMarks is how far an open end fades out, in marks.
const fadeMarks = 6

// itemLayer lays out the items of one lane.
type itemLayer struct {
	*laneRows
	ix    *Index
	view  View
	slots []int32
	lane  *Lane
	n     int // of the lane in the layout
}

// lay adds the stands that are found, as far as anything of them is in view.
func (y *itemLayer) lay(l *Layout, found []int32) {
	y.mu.Lock()
	defer y.mu.Unlock()
	for _, n := range found {
		l.Items = append(l.Items, Item{})
		item := &l.Items[len(l.Items)-1]
		y.item(item, n)
		if !item.touches(y.view) {
			l.Items = l.Items[:len(l.Items)-1]
		}
	}
}

// item is a stand as it is drawn in a view. The caller holds y.mu.
func (y *itemLayer) item(item *Item, n int32) {
	s, m, axis := &y.stands[n], y.view.Metrics, y.view.Axis
	x := y.ix.register.at(y.slots[s.first])
	*item = Item{
		Event: x.uid, Crowd: 1, Lane: y.n, Row: int(s.row),
		Symbol: y.ix.setup.symbol(x), Colour: y.ix.setup.colour(x), Known: chronology.Known,
		Y: y.lane.rowY(s.row, m), Width: m.MarkSize, Key: x.is(significant), Contextual: x.is(contextual),
	}
	if s.crowd != nobody {
		y.crowdItem(item, &y.crowds[s.crowd], n)
		return
	}
	item.X = axis.X(x.at())
	item.Exact, item.Approximate, item.Uncertain, item.Dating = x.exact(), x.is(approximate), x.is(uncertain), x.vagueness()
	if y.view.Known != nil {
		item.Known = y.view.Known(x.uid)
	}
	if y.counts {
		item.From, item.To, item.SpanFrom, item.SpanTo, item.SpanSoftFrom, item.SpanSoftTo = item.X, item.X, item.X, item.X, item.X, item.X
		return
	}
	item.bars(x, axis, m)
	if m.LabelSize > 0 && axis.PerDay >= labelsFrom {
		item.Label = y.text(n, s, x.event)
		item.LabelX = max(item.X, item.SpanTo) + m.MarkSize/2 + labelGap
	}
}

// crowdItem says what all of a crowd have in common.
func (y *itemLayer) crowdItem(item *Item, c *crowd, n int32) {
	axis := y.view.Axis
	item.Crowd, item.X, item.Width = int(c.count), axis.X(c.at), float64(c.width)
	item.From, item.To = axis.X(c.from), axis.X(c.to)
	item.SpanFrom, item.SpanTo, item.SpanSoftFrom, item.SpanSoftTo = item.X, item.X, item.X, item.X
	item.Key, item.Contextual = c.significant, c.outside
	if !c.same {
		item.Colour = mixedColour
	}
	if y.view.Known != nil {
		item.Known = y.knownOf(n, y.stands[n].first, c.last)
	}
}

// mixedColour is of a crowd whose events are of several agencies.
var mixedColour = color.NRGBA{0x5b, 0x65, 0x75, 0xff}

// knownOf is what is known of all of a crowd; of one known in part it is that
// some may be.
func (y *itemLayer) knownOf(n, first, last int32) chronology.Knowledge {
	var seen []chronology.Knowledge
	for i := first; i <= last && len(seen) < 2; i++ {
		if y.of[i] != n {
			continue
		}
		if k := y.view.Known(y.ix.register.at(y.slots[i]).uid); !slices.Contains(seen, k) {
			seen = append(seen, k)
		}
	}
	if len(seen) == 1 {
		return seen[0]
	}
	return chronology.PossiblyKnown
}

// bars sets the soft bar, its open ends and the solid bar of one event.
func (item *Item) bars(x *entry, axis Axis, m Metrics) {
	item.OpenStart, item.OpenEnd = math.IsInf(x.softFrom, 0), math.IsInf(x.softTo, 0)
	item.From, item.To = axis.X(x.softFrom), axis.X(x.softTo)
	item.Span, item.SpanFrom, item.SpanTo = x.is(lasting), item.X, item.X
	if item.Span {
		item.SpanFrom, item.SpanTo = axis.X(x.start), axis.X(x.end)
	}
	if item.OpenStart {
		item.From = item.SpanFrom - fadeMarks*m.MarkSize
	}
	if item.OpenEnd {
		item.To = item.SpanTo + fadeMarks*m.MarkSize
	}
	item.SpanSoftFrom, item.SpanSoftTo = item.SpanFrom, item.SpanTo
	if item.Span {
		item.SpanSoftFrom, item.SpanSoftTo = item.From, item.To
	}
	if x.exact() && axis.PerDay < hoursFrom {
		item.From, item.To = item.X, item.X
	}
}

// touches reports whether anything of the item is drawn between the edges:
// ticks, rings and question marks stand out beyond the mark.
func (item *Item) touches(v View) bool {
	beside := (item.Width + v.Metrics.MarkSize) / 2
	left := min(item.From, item.X-beside)
	right := max(item.To, item.X+beside)
	if item.Label != "" {
		right = max(right, item.LabelX+v.Metrics.LabelWidth)
	}
	return right >= 0 && left <= v.Width
}

// text is the label of a stand, cut to its room the first time it is asked for.
// The caller holds y.mu.
func (y *itemLayer) text(n int32, s *stand, e *chronology.Event) string {
	label, known := y.labels[n]
	if !known {
		label = cut(e.ShortTitle(), min(float64(s.room), y.labelWidth), y.view.Metrics)
		y.labels[n] = label
	}
	return label
}

// cut shortens text to a width, with an ellipsis; "" where too little would be left.
func cut(text string, width float64, m Metrics) string {
	full := m.measure(text, m.LabelSize, false)
	if full <= width {
		return text
	}
	if width < leastLabel {
		return ""
	}
	runes := []rune(text)
	n := min(len(runes)-1, int(float64(len(runes))*width/full)+2)
	for ; n > 0; n-- {
		short := string(runes[:n]) + "…"
		if m.measure(short, m.LabelSize, false) <= width {
			return short
		}
	}
	return ""
}
