package lanes

import (
	"math"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

// spot is a place in the lanes, from their top left corner as it is in view.
type spot struct{ x, y float64 }

// divide gives every part its room.
func (t *Timeline) divide(size fyne.Size) {
	before := t.look.metrics
	t.fitHeight(size)
	t.look.metrics.Fill = float64(t.frame.body.h) - t.hidden.room()
	if now := t.look.metrics; now.LaneMin != before.LaneMin || now.Fill != before.Fill {
		t.rows.perDay = 0
		t.tiles.renew()
		t.overlay.renew()
	}
	width := float64(t.frame.body.w)
	t.camera.resize(width)
	if t.index != nil && t.camera.fitted {
		t.fitCamera()
	}
	t.axis.place(t.frame)
	put(t.tiles.clip, t.frame.body)
	t.headings.place(t.frame)
	t.overlay.place(t.frame)
	t.overview.place(t.frame)
	t.legend.place(t.frame)
}

// fitHeight makes everything as low as it has to be for the lanes to fit, and no
// lower: where only a few do, lanes have names without notes, the strip is as low
// as a name, and the legend is left to its sheet; then marks stand closer together
// than the text is large, eras have no names, and at last there is no strip.
func (t *Timeline) fitHeight(size fyne.Size) {
	l := &t.look
	legend := !t.presenting
	fit := func(strip, pad float32) bool {
		t.frame = t.framed(size, strip, pad, legend, 0)
		if t.index != nil && !t.crowded() {
			return true
		}
		t.frame = t.framed(size, strip, pad, legend, fewLanes)
		return t.index == nil || !t.crowded()
	}
	l.fitHeight(false)
	if !t.presenting && fit(23*(1+l.scale), l.pad) {
		return
	}
	l.fitHeight(true)
	if t.presenting {
		l.brief()
	}
	if fit(18*(1+l.scale), l.pad) {
		return
	}
	l.lowest()
	if fit(18*(1+l.scale), l.pad) || !t.cramped() {
		return
	}
	l.brief()
	legend = false
	strip, pad := lineHigh(l.text, false), l.pad/2
	if !fit(strip, pad) && l.scale > 1 {
		l.close()
		fit(strip, pad)
	}
	if t.cramped() { // eras still shade the lanes
		l.metrics.EraRow = 0
		fit(strip, pad)
	}
	if !t.holdsSome() { // the view is moved without the strip, too
		fit(0, pad)
	}
}

// holdsSome reports whether there is height for some lanes and to say how many are
// below.
func (t *Timeline) holdsSome() bool {
	return t.holds(someLanes, lineHigh(t.look.small, true))
}

// cramped reports whether there is height for a few lanes only: of the least height,
// or, where the text is large and so much can be gained, as they stand.
func (t *Timeline) cramped() bool {
	return float64(t.frame.body.h) < fewLanes*t.look.metrics.LaneMin || t.look.scale > 1 && !t.holds(fewLanes, 0)
}

// holds reports whether so many lanes, or all, fit as they stand where the whole scope
// is in view, and a line below them if there are more.
func (t *Timeline) holds(lanes int, line float32) bool {
	from, to := t.scope()
	if t.index == nil || t.frame.body.w <= 0 || to <= from {
		return true
	}
	list, height := t.index.Lanes(float64(t.frame.body.w)/(to-from), t.look.metrics)
	if len(list) > lanes {
		height = list[lanes].Top + float64(line)
	}
	return height <= float64(t.frame.body.h)
}

// How many lanes are few: where not all fit, and no more than these, there is no
// room for the legend; with fewest there is none for the strip, nor in a cramped
// window where some do not fit.
const (
	fewLanes    = 8
	someLanes   = 6
	fewestLanes = 2
)

// framed is the frame for a size, with a strip of the given height and so much room
// about it, and a legend where that leaves the height of so many lanes.
func (t *Timeline) framed(size fyne.Size, strip, pad float32, legend bool, lanes float32) frame {
	l := t.look
	p := parts{
		head: t.headings.width(size.Width), axis: t.axis.measure(), pad: pad, overview: strip,
		leastWithStrip: fewestLanes * float32(l.metrics.LaneMin), leastWithLegend: lanes * float32(l.metrics.LaneMin),
	}
	if legend {
		p.legend = t.legend.height(size.Width - 3*l.pad)
	}
	return newFrame(size, p)
}

// crowded reports whether the lanes do not fit one below the other where the
// whole scope is in view. It does not depend on the zoom: lanes that shrank and
// grew with it would jump.
func (t *Timeline) crowded() bool {
	from, to := t.scope()
	if t.frame.body.w <= 0 || to <= from {
		return false
	}
	_, height := t.index.Lanes(float64(t.frame.body.w)/(to-from), t.look.metrics)
	return height > float64(t.frame.body.h)
}

// arrange moves everything to where the camera looks. It is what a frame of
// panning costs.
func (t *Timeline) arrange() {
	if !t.shows() {
		t.overlay.arrange()
		return
	}
	t.measureRows()
	t.clampScroll()
	t.axis.arrange()
	t.tiles.arrange()
	t.headings.arrange()
	t.overlay.arrange()
	t.overview.arrange()
	t.bookmarks.arrange()
	if v := [2]float64{t.camera.left, t.camera.right()}; v != t.reported {
		t.reported = v
		t.leaveBehind()
		if t.callbacks.ViewChanged != nil {
			t.callbacks.ViewChanged(v[0], v[1])
		}
	}
}

// leaveBehind lets go of what was under the pointer: the view has moved on.
func (t *Timeline) leaveBehind() {
	if t.pointer.over || t.pointer.gap != nil {
		t.pointer.forget()
		if !t.card.kept {
			t.card.hide()
		}
	}
}

// shows reports whether there is an index, room to show it in, and a period to show.
func (t *Timeline) shows() bool { return t.index != nil && t.camera.ready() && t.frame.body.h > 0 }

// measureRows works out the lanes anew where the zoom or the events changed.
func (t *Timeline) measureRows() {
	if t.rows.perDay == t.camera.perDay {
		return
	}
	lanes, height := t.index.Lanes(t.camera.perDay, t.look.metrics)
	t.rows = rows{perDay: t.camera.perDay, lanes: lanes, height: height}
}

func (t *Timeline) clampScroll() {
	t.scroll = math.Max(0, math.Min(t.scroll, t.mostScroll()))
}

// mostScroll is how far the lanes can be scrolled: the last comes clear of the bar that
// counts hidden ones.
func (t *Timeline) mostScroll() float64 {
	return math.Max(0, t.rows.height+t.hidden.room()-float64(t.frame.body.h))
}

// scrollBy scrolls the lanes (over 0: down) and reports whether they moved.
func (t *Timeline) scrollBy(dy float64) bool {
	before := t.scroll
	t.scroll += dy
	t.clampScroll()
	return t.scroll != before
}

// world is the whole length of the time there is at the present zoom. Tiles
// and overlay count from its start, so both stand still relative to each other.
func (t *Timeline) world() timeline.View {
	return timeline.View{
		Axis:    timeline.Axis{Origin: t.camera.from, PerDay: t.camera.perDay},
		Width:   (t.camera.to - t.camera.from) * t.camera.perDay,
		Metrics: t.look.metrics,
		Known:   t.knowing.known,
		Plain:   t.plain,
	}
}

// shift is how far the world is moved to the left, in whole device pixels: at
// fractions of a pixel text would blur.
func (t *Timeline) shift() float64 {
	return t.toPixel((t.camera.left - t.camera.from) * t.camera.perDay)
}

// drop is how far the lanes are moved up, in whole device pixels.
func (t *Timeline) drop() float64 { return t.toPixel(t.scroll) }

func (t *Timeline) toPixel(units float64) float64 {
	density := t.tiles.density()
	return math.Round(units*density) / density
}

// place is where an event's mark stands in view (it may be outside); false
// where the event is not shown.
func (t *Timeline) place(event chronology.UID) (spot, bool) {
	at, ok := t.spotOf(event)
	return spot{at.X - t.shift(), at.Y - t.drop()}, ok
}

// spotOf is where an event's mark stands in the world. Of several lanes that it
// belongs to it is the one where the keyboard is, else the topmost.
func (t *Timeline) spotOf(event chronology.UID) (timeline.Spot, bool) {
	if event == "" || !t.shows() {
		return timeline.Spot{}, false
	}
	places := t.index.Places(event, t.world())
	for _, at := range places {
		if at.Lane == t.choice.lane {
			return at, true
		}
	}
	if len(places) == 0 {
		return timeline.Spot{}, false
	}
	return places[0], true
}

// reveal scrolls and pans to bring an event into view: just far enough where it
// stands at an edge, well into view where it is beyond.
func (t *Timeline) reveal(event chronology.UID) {
	t.bringInside(event, func(at, room float64) float64 {
		if beyond(at, 0, room) != 0 {
			return wellInside * room
		}
		return 2 * t.look.metrics.MarkSize
	})
}

// revealWell brings an event so far into view that there is something to see on
// all sides of it.
func (t *Timeline) revealWell(event chronology.UID) {
	t.bringInside(event, func(_, room float64) float64 { return wellInside * room })
}

// wellInside is how far from the edges is well in view, as a share of it.
const wellInside = 0.25

// bringInside scrolls and pans until an event is so far from the edges as it is
// to be, by where it stands and how much room there is.
func (t *Timeline) bringInside(event chronology.UID, edge func(at, room float64) float64) {
	if !t.shows() {
		return
	}
	t.measureRows()
	p, ok := t.place(event)
	if !ok {
		return
	}
	by := func(at, room float64) float64 {
		from := edge(at, room)
		return beyond(at, from, room-from)
	}
	t.camera.pan(by(p.x, t.camera.width))
	t.scroll += by(p.y, float64(t.frame.body.h))
	t.clampScroll()
}

// beyond is by how much v lies outside low and high, 0 inside.
func beyond(v, low, high float64) float64 {
	if v < low {
		return v - low
	}
	return math.Max(0, v-high)
}

// zoomAt zooms about a point of the lanes: its day stays where it is, and as
// lanes grow or shrink with the zoom its lane stays under the point too.
func (t *Timeline) zoomAt(x, y, factor float64) {
	if !t.shows() {
		return
	}
	t.measureRows()
	lane, part := t.laneAt(y)
	t.camera.zoomAt(x, factor)
	t.measureRows()
	if lane < len(t.rows.lanes) {
		at := t.rows.lanes[lane]
		t.scroll = at.Top + part*at.Height - y
	}
	t.arrange()
}

// laneAt is the lane at a height of the view, and how far down the lane that
// is, from 0 to 1. Below the last lane it is the number of lanes.
func (t *Timeline) laneAt(y float64) (lane int, part float64) {
	y += t.scroll
	for i, l := range t.rows.lanes {
		if y < l.Top+l.Height {
			return i, math.Max(0, (y-l.Top)/l.Height)
		}
	}
	return len(t.rows.lanes), 0
}
