package lanes

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// reshaping moves an end of the days that the wording of an event allows. What
// the date would then say is shown, and the window asks before it is changed.
type reshaping struct {
	t      *Timeline
	event  chronology.UID
	window when.Window
	end    int // 0 the first day, 1 the last
	keyed  bool
}

// reshapingKeys are the keys while an end of a window is moved by key.
var reshapingKeys = []command{
	{KeyHelp{"Left, Right", "move the end by a day; with Shift by a week", groupReshape}, map[chord]func(*Timeline){
		plain(fyne.KeyLeft):  func(t *Timeline) { t.reshapeBy(-1) },
		plain(fyne.KeyRight): func(t *Timeline) { t.reshapeBy(1) },
		shift(fyne.KeyLeft):  func(t *Timeline) { t.reshapeBy(-7) },
		shift(fyne.KeyRight): func(t *Timeline) { t.reshapeBy(7) },
	}},
	{KeyHelp{"Up, Down", "the other end", groupReshape}, map[chord]func(*Timeline){
		plain(fyne.KeyUp):   (*Timeline).otherEnd,
		plain(fyne.KeyDown): (*Timeline).otherEnd,
	}},
	{KeyHelp{"Enter", "ask for the date to be changed", groupReshape}, map[chord]func(*Timeline){
		plain(fyne.KeyReturn): (*Timeline).finishReshape,
		plain(fyne.KeyEnter):  (*Timeline).finishReshape,
	}},
}

// reshapeFrom is the drag of an end of the selected event's window; nil where no
// end is at the place.
func (t *Timeline) reshapeFrom(p fyne.Position) hold {
	end, ok := t.overlay.ends.gripAt(p)
	if !ok {
		return nil
	}
	return &reshaping{t: t, event: t.selected, window: t.dated(t.selected).Window, end: end}
}

// reshapeByKey begins to move an end of the selected event's window.
func (t *Timeline) reshapeByKey() {
	if t.callbacks.Reshape == nil || t.start() {
		return
	}
	r := &reshaping{t: t, event: t.selected, window: t.dated(t.selected).Window, keyed: true}
	switch w := r.window; {
	case w.Earliest.Open() && w.Latest.Open():
		t.say("Nothing is known of its date: type one.")
		return
	case w.Earliest.Open():
		r.end = 1
	}
	t.inHand()
	t.begin(r)
}

func (t *Timeline) reshapeBy(days int) {
	if r, on := t.task.(*reshaping); on {
		r.set(r.day().Add(days))
		t.bringIn(float64(r.day()))
		t.arrange()
	}
}

// otherEnd goes to the other end of the window, unless that is open.
func (t *Timeline) otherEnd() {
	if r, on := t.task.(*reshaping); on {
		r.end = 1 - r.end
		if r.day().Open() {
			r.end = 1 - r.end
		}
		t.bringIn(float64(r.day()))
		t.arrange()
	}
}

func (t *Timeline) finishReshape() {
	if r, on := t.task.(*reshaping); on {
		t.endTask()
		r.drop()
	}
}

// day is the end that is moved.
func (r *reshaping) day() when.Day {
	if r.end == 0 {
		return r.window.Earliest
	}
	return r.window.Latest
}

// set moves the end to a day, no further than to the other end.
func (r *reshaping) set(day when.Day) {
	if r.end == 0 {
		r.window.Earliest = min(day, r.window.Latest)
	} else {
		r.window.Latest = max(day, r.window.Earliest)
	}
}

// follow takes the end to the pointer: the line stands where its day begins, or ends.
func (r *reshaping) follow(p fyne.Position) {
	x := float64(p.X - r.t.frame.body.x)
	r.set(when.Day(math.Round(r.t.camera.day(x))) - when.Day(r.end))
	r.t.overlay.arrange()
}

func (r *reshaping) rolls() rolling { return rollsAlong }

func (r *reshaping) drop() {
	if r.window != r.t.dated(r.event).Window {
		r.t.callbacks.Reshape(r.event, r.window.Earliest, r.window.Latest)
	}
}

func (r *reshaping) commands() []command { return reshapingKeys }

func (r *reshaping) lasts() bool { return false }

func (r *reshaping) says() string {
	words := sentence(r.t.quoted(r.event)) + ": " + r.window.String()
	if r.window == r.t.dated(r.event).Window {
		words += ", as now"
	} else {
		words += " instead of " + r.t.dated(r.event).Window.String()
	}
	if !r.keyed {
		return words + " · let go to be asked about it · Esc leaves it as it was"
	}
	return words + " · Left, Right move the end by a day, Shift with them by a week · Up goes to the other end · Enter asks · Esc leaves it as it was"
}

// arrange draws an outline about the days and the line of the end that is moved.
func (r *reshaping) arrange() {
	o, t, l := r.t.overlay, r.t, r.t.look
	c, axis := o.standing(r.event), t.world().Axis
	if !c.shown {
		return
	}
	from, to := c.at.x-fadingEnd*l.metrics.MarkSize, c.at.x+fadingEnd*l.metrics.MarkSize
	if !r.window.Earliest.Open() {
		from = axis.X(float64(r.window.Earliest))
	}
	if !r.window.Latest.Open() {
		to = axis.X(float64(r.window.Latest) + 1)
	}
	high := l.metrics.MarkSize * barHeight
	left, right := math.Max(from-t.shift(), -beside), math.Min(to-t.shift(), t.camera.width+beside)
	visibly(o.shape, right > left)
	fill(o.shape, faded(l.accent, 40), l.accent, 2*l.scale, float32(high/2))
	put(o.shape, rect{float32(left), float32(c.at.y - t.drop() - high/2), float32(right - left), float32(high)})
	x := from
	if r.end == 1 {
		x = to
	}
	o.upright(o.movedLine, x-t.shift(), true)
	o.moved.say(x-t.shift(), onDay(r.day()), l.inverse(), signMiddle)
}

// fadingEnd is how far an open end is drawn, in marks.
const fadingEnd = 6

func (r *reshaping) stop() {
	o := r.t.overlay
	visibly(o.shape, false)
	visibly(o.movedLine, false)
	o.moved.hide()
}

// endGrip is what an end of a window is dragged by.
type endGrip struct {
	bar *canvas.Rectangle
	at  rect // in the widget
}

// gripAt is the end whose grip, or whose day on the axis, is at a place in the widget.
func (e *ends) gripAt(p fyne.Position) (end int, ok bool) {
	for i, g := range e.grips {
		if g.bar.Visible() && (g.at.holds(p) || e.signs[i].holds(p)) {
			return i, true
		}
	}
	return 0, false
}

// grip puts what an end is dragged by on its line, in the row of the event. It
// leaves the mark free, which is dragged by itself.
func (e *ends) grip(i int, show bool, x float64) {
	t, c, g := e.t, &e.t.overlay.chosen, &e.grips[i]
	const free = 8
	show = show && math.Abs(x-(c.at.x-t.shift())) > c.width/2+free && c.item.Crowd == 1 && t.callbacks.Reshape != nil && t.doing() == nil && len(t.choice.events) == 1
	visibly(g.bar, show)
	if !show {
		return
	}
	l := t.look
	wide, high := 6*l.scale, float32(l.metrics.MarkSize)
	fill(g.bar, l.cardBack, c.colour, 2*l.scale, 3*l.scale)
	in := rect{float32(x) - wide/2, float32(c.at.y-t.drop()) - high/2, wide, high}
	put(g.bar, in)
	const reach = 4
	g.at = rect{t.frame.body.x + in.x - reach, t.frame.body.y + in.y - reach, in.w + 2*reach, in.h + 2*reach}
}
