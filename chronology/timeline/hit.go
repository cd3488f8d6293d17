package timeline

import "math"

// Hit returns the item whose mark, bar or label is at the point (within slop),
// nearest mark first; false for none.
func (l *Layout) Hit(x, y, slop float64) (Item, bool) {
	nearest, found := math.Inf(1), -1
	for i := range l.Items {
		item := &l.Items[i]
		if math.Abs(item.Y-y) > l.Metrics.RowHeight/2+slop {
			continue
		}
		away := item.away(x, y, l.Metrics, slop)
		if away < nearest {
			nearest, found = away, i
		}
	}
	if found < 0 {
		return Item{}, false
	}
	return l.Items[found], true
}

// away is how far a point is from what is drawn of the item, for comparing:
// any point of a mark is nearer than any point of a label, and that than any of
// a bar. Infinite where the point is on none of them.
func (item *Item) away(x, y float64, m Metrics, slop float64) float64 {
	const label, solid, soft = 1e6, 2e6, 3e6
	dx, dy := x-item.X, y-item.Y
	switch {
	case math.Abs(dx) <= item.Width/2+slop && math.Abs(dy) <= m.MarkSize/2+slop:
		return math.Hypot(dx, dy)
	case math.Abs(dy) > m.RowHeight/2:
		return math.Inf(1)
	case item.Label != "" && x >= item.LabelX && x <= item.LabelX+m.measure(item.Label, m.LabelSize, false):
		return label
	case item.Span && x >= item.SpanFrom-slop && x <= item.SpanTo+slop:
		return solid + math.Abs(dx)
	case item.From < item.To && x >= item.From-slop && x <= item.To+slop:
		return soft + math.Abs(dx)
	}
	return math.Inf(1)
}
