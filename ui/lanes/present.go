package lanes

import (
	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
)

// presentScale is how much larger everything is for people across a table.
const presentScale = 1.6

// Present shows everything large enough to be read on a projector.
func (t *Timeline) Present(on bool) {
	if t.presenting != on {
		t.presenting = on
		t.restyle()
	}
}

// larger is the size of everything against that of the theme.
func (t *Timeline) larger() float32 {
	if t.presenting {
		return presentScale
	}
	return 1
}

// SetNames has events called otherwise than by their titles, which may hold
// real names; nil calls them by their titles again. The cards then leave out
// what is quoted from the review: wordings, reasons and what happened.
func (t *Timeline) SetNames(names func(*chronology.Event) string) {
	t.names = names
	t.card.hide()
	t.renew()
}

// nameOf is what an event is called on screen.
func (t *Timeline) nameOf(e *chronology.Event) string {
	if t.names != nil {
		return t.names(e)
	}
	return e.ShortTitle()
}

// rename puts the names of SetNames into a layout that was made with titles.
func (t *Timeline) rename(l *timeline.Layout) {
	if t.names == nil {
		return
	}
	called := func(event chronology.UID, label *string) {
		if e := t.review.Event(event); e != nil && *label != "" {
			*label = t.names(e)
		}
	}
	for i := range l.KeyLines {
		called(l.KeyLines[i].Event, &l.KeyLines[i].Label)
	}
	for i := range l.Eras {
		called(l.Eras[i].Event, &l.Eras[i].Label)
	}
	for i := range l.Items {
		if item := &l.Items[i]; item.Label != "" {
			called(item.Event, &item.Label)
			item.Label = raster.Fit(item.Label, labelRoom(l, item), l.Metrics.LabelSize, false)
		}
	}
}

// labelRoom is how much room an item's label has before the next mark of its row.
func labelRoom(l *timeline.Layout, item *timeline.Item) float64 {
	const gap = 4
	room := l.Metrics.LabelWidth
	for i := range l.Items {
		if next := &l.Items[i]; next.Lane == item.Lane && next.Row == item.Row && next.X > item.X {
			left := next.X - next.Width/2
			if next.Span {
				left = min(left, next.SpanFrom)
			}
			room = min(room, left-item.LabelX-gap)
		}
	}
	return max(0, room)
}
