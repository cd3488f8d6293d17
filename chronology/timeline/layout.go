package timeline

import (
	"math"
	"slices"

	"throughline.org/throughline/chronology"
)

// fadeMarks is how far an open end fades out, in marks.
const fadeMarks = 6

// Lanes returns the lanes as they stand at this zoom, and the height of all of
// them. Hidden agencies are left out.
func (ix *Index) Lanes(perDay float64, m Metrics) ([]Lane, float64) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	lanes, height := ix.stack(View{Axis: Axis{PerDay: perDay}, Metrics: m}, ix.arrange(perDay, m))
	list := make([]Lane, len(lanes))
	for i := range lanes {
		list[i] = lanes[i].Lane
	}
	return list, height
}

// shownLane is a lane of a layout and where the index keeps it.
type shownLane struct {
	Lane
	index int
}

// stack places the lanes of a view one below the other. Agencies that the view
// names are shown even if they are hidden otherwise.
func (ix *Index) stack(v View, a *arrangement) ([]shownLane, float64) {
	var shown []shownLane
	top := 0.0
	for i, l := range ix.lanes {
		if !l.in(v.Lanes) {
			continue
		}
		rows := max(1, a.lanes[i].rows)
		height := max(v.Metrics.LaneMin, 2*v.Metrics.LanePad+float64(rows)*v.Metrics.RowHeight)
		shown = append(shown, shownLane{index: i, Lane: Lane{
			Agency: l.agency, Name: l.name, Note: l.note, Colour: l.colour, Count: l.count, Undated: l.undated,
			Top: top, Height: height, Rows: rows,
		}})
		top += height
	}
	return shown, top
}

// in reports whether the lane is among the chosen ones; nil chooses all that are not hidden.
func (l *lane) in(chosen []chronology.UID) bool {
	if chosen == nil {
		return !l.hidden
	}
	return slices.Contains(chosen, l.agency)
}

// Layout lays out a stretch of the axis.
func (ix *Index) Layout(v View) *Layout {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	a := ix.arrange(v.Axis.PerDay, v.Metrics)
	shown, height := ix.stack(v, a)
	l := &Layout{
		Axis: v.Axis, Metrics: v.Metrics, Width: v.Width, LanesHeight: height,
		Ticks:  ticks(v),
		Rulers: ix.rulers(v),
		Shades: ix.shades(v),
	}
	l.AxisHeight = 2*v.Metrics.TickRow + float64(len(l.Rulers))*v.Metrics.RulerRow
	l.Lanes = make([]Lane, len(shown))
	for i := range shown {
		l.Lanes[i] = shown[i].Lane
	}
	ix.layItems(l, v, a, shown)
	l.KeyLines = ix.keyLines(v)
	l.Arrows = ix.arrows(v, a, shown)
	return l
}

// layItems adds every item that anything is drawn for between the edges.
func (ix *Index) layItems(l *Layout, v View, a *arrangement, shown []shownLane) {
	m := v.Metrics
	beyond := max(fadeMarks*m.MarkSize, m.LabelWidth+labelGap) + m.MarkSize
	from, to := v.Axis.Day(-beyond), v.Axis.Day(v.Width+beyond)
	var found []int32
	for i := range shown {
		rows := &a.lanes[shown[i].index]
		found = rows.visible.touching(found[:0], from, to)
		l.Items = slices.Grow(l.Items, len(found))
		for _, s := range found {
			item := ix.item(v, a, &shown[i], &rows.stands[s])
			if item.touches(v) {
				item.Lane = i
				l.Items = append(l.Items, item)
			}
		}
	}
}

// item is a stand as it is drawn in a view.
func (ix *Index) item(v View, a *arrangement, shown *shownLane, s *stand) Item {
	l, m, axis := ix.lanes[shown.index], v.Metrics, v.Axis
	x := &l.entries[s.first]
	item := Item{
		Event: x.event.UID, Crowd: int(s.count), Row: int(s.row), Symbol: x.symbol, Colour: l.colour,
		X: axis.X(s.at), Y: shown.rowY(int(s.row), m), Width: m.MarkSize,
		Exact: x.exact, Approximate: x.approximate, Uncertain: x.uncertain,
		Key: x.event.Key, Contextual: x.contextual,
	}
	if s.count > 1 {
		item.From, item.To = axis.X(s.softFrom), axis.X(s.softTo)
		item.Width = max(m.MarkSize, min(s.right-s.left, crowdMarks*m.MarkSize))
		item.Exact = false
		return item
	}
	item.bars(x, axis, m)
	if m.LabelSize > 0 && axis.PerDay >= labelsFrom {
		item.Label = s.text(x.event, m)
		item.LabelX = max(item.X, item.SpanTo) + m.MarkSize/2 + labelGap
	}
	return item
}

// bars sets the soft bar, its open ends and the solid bar of one event.
func (item *Item) bars(x *entry, axis Axis, m Metrics) {
	item.OpenStart, item.OpenEnd = math.IsInf(x.softFrom, 0), math.IsInf(x.softTo, 0)
	item.From, item.To = axis.X(x.softFrom), axis.X(x.softTo)
	item.Span, item.SpanFrom, item.SpanTo = x.span, item.X, item.X
	if x.span {
		item.SpanFrom, item.SpanTo = axis.X(x.start), axis.X(x.end)
	}
	if item.OpenStart {
		item.From = item.SpanFrom - fadeMarks*m.MarkSize
	}
	if item.OpenEnd {
		item.To = item.SpanTo + fadeMarks*m.MarkSize
	}
	if x.exact && axis.PerDay < hoursFrom {
		item.From, item.To = item.X, item.X
	}
}

// rowY is the middle of a row of a lane.
func (l *Lane) rowY(row int, m Metrics) float64 {
	return l.Top + m.LanePad + (float64(row)+0.5)*m.RowHeight
}

// touches reports whether anything of the item is drawn between the edges.
func (item *Item) touches(v View) bool {
	left := min(item.From, item.X-item.Width/2)
	right := max(item.To, item.X+item.Width/2)
	if item.Label != "" {
		right = max(right, item.LabelX+v.Metrics.LabelWidth)
	}
	return right >= 0 && left <= v.Width
}

// Place returns where an event's mark stands at this zoom (X from Axis.Origin,
// Y from the top of the first lane); false where it is not shown. In a crowd it
// is where the crowd stands.
func (ix *Index) Place(event chronology.UID, v View) (x, y float64, ok bool) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	a := ix.arrange(v.Axis.PerDay, v.Metrics)
	shown, _ := ix.stack(v, a)
	return ix.place(event, v, a, shown)
}

func (ix *Index) place(event chronology.UID, v View, a *arrangement, shown []shownLane) (x, y float64, ok bool) {
	p, ok := ix.where[event]
	if !ok {
		return 0, 0, false
	}
	for i := range shown {
		if shown[i].index != int(p.lane) {
			continue
		}
		rows := &a.lanes[p.lane]
		s := &rows.stands[rows.of[p.entry]]
		return v.Axis.X(s.at), shown[i].rowY(int(s.row), v.Metrics), true
	}
	return 0, 0, false
}

// Crowd returns the events that stand together with an event at this zoom,
// itself among them, in the order of time; nil where it is not shown.
func (ix *Index) Crowd(event chronology.UID, v View) []chronology.UID {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	p, ok := ix.where[event]
	if !ok || !ix.lanes[p.lane].in(v.Lanes) {
		return nil
	}
	rows := &ix.arrange(v.Axis.PerDay, v.Metrics).lanes[p.lane]
	var together []chronology.UID
	for i, s := range rows.of {
		if s == rows.of[p.entry] {
			together = append(together, ix.lanes[p.lane].entries[i].event.UID)
		}
	}
	return together
}

// shades are the stretches outside the scope.
func (ix *Index) shades(v View) []Shade {
	var list []Shade
	if from := v.Axis.X(ix.scopeFrom); from > 0 {
		list = append(list, Shade{0, min(from, v.Width)})
	}
	if to := v.Axis.X(ix.scopeTo); to < v.Width {
		list = append(list, Shade{max(to, 0), v.Width})
	}
	return list
}
