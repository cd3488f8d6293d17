package lanes

import (
	"image/color"
	"math"
	"slices"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

// chosen is an event as it stands at one zoom, in the world's units.
type chosen struct {
	event    chronology.UID
	lane     timeline.LaneID // where the keyboard was
	perDay   float64         // the zoom; 0 when it has to be worked out anew
	shown    bool
	at       spot
	width    float64 // of the mark, or of the crowd that it stands in
	from, to float64 // the days that the wording allows; equal in a crowd
	colour   color.NRGBA
	item     timeline.Item
	name     [2]float64 // where the name beside the mark begins and ends, which may stand over its own bar
	arrows   []timeline.Arrow
	gaps     []timeline.Gap // the silences that come before it and follow it
}

// choose works out the selected events, their links, and where the keyboard
// is, where the zoom or the events changed since the last time.
func (o *overlay) choose() {
	t := o.t
	stale := func(c *chosen, event chronology.UID) bool {
		return c.perDay != t.camera.perDay || c.event != event || c.lane != t.choice.lane
	}
	if c := &o.walked; stale(c, t.choice.cursor) {
		*c = o.standing(t.choice.cursor)
	}
	if c := &o.chosen; stale(c, t.selected) {
		if *c = o.walked; stale(c, t.selected) { // mostly the keyboard is on what is selected
			*c = o.standing(t.selected)
		}
		c.arrows = slices.Clip(c.arrows)
		for _, other := range t.choice.events[min(1, len(t.choice.events)):min(arrowsMost, len(t.choice.events))] {
			c.link(o.standing(other).arrows)
		}
	}
}

// link adds the links of another event.
func (c *chosen) link(arrows []timeline.Arrow) {
	for _, a := range arrows {
		if !slices.ContainsFunc(c.arrows, func(b timeline.Arrow) bool { return a.Link == b.Link }) {
			c.arrows = append(c.arrows, a)
		}
	}
}

// standing works out where an event stands, and its links. A sliver about its
// mark is laid out: all of its links begin or end there.
func (o *overlay) standing(event chronology.UID) chosen {
	t := o.t
	c := chosen{event: event, lane: t.choice.lane, perDay: t.camera.perDay}
	v := t.world()
	at, ok := t.spotOf(event)
	if !ok {
		return c
	}
	x, y, mark := at.X, at.Y, t.look.metrics.MarkSize
	start := x - mark
	v.Axis.Origin, v.Width = v.Axis.Day(start), 2*mark
	v.Links, v.Of = timeline.SelectedLinks, event
	laid := &o.sliver
	t.index.LayoutInto(laid, v)
	c.shown, c.at, c.width = true, spot{x, y}, mark
	for _, item := range laid.Items {
		if math.Abs(item.X-mark) > 1e-3 || item.Y != y {
			continue
		}
		c.width, c.item = item.Width, item
		if item.Label != "" {
			m := t.look.metrics
			c.name = [2]float64{item.LabelX + start, item.LabelX + start + m.Measure(item.Label, m.LabelSize, false)}
		}
		if item.Event == event && item.Crowd == 1 {
			c.from, c.to, c.colour = item.From+start, item.To+start, t.look.palette.Agency(item.Colour)
		}
	}
	for _, g := range laid.Gaps {
		if g.After == event || g.Before == event {
			c.gaps = append(c.gaps, t.inWorld(g, start))
		}
	}
	for _, a := range laid.Arrows {
		a.FromX, a.ToX = a.FromX+start, a.ToX+start
		c.arrows = append(c.arrows, a)
	}
	return c
}
