package lanes

import (
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"throughline.org/throughline/chronology"
)

// measure shows how far two events are apart: a line from mark to mark, and the
// distance in words, which the window knows.
type measure struct {
	t      *Timeline
	line   *canvas.Line
	ends   [2]*canvas.Line // across the ends of the line
	ground *canvas.Rectangle
	lines  *pool[*canvas.Text]

	pair  [2]chronology.UID // the earlier first
	words string
}

func newMeasure(t *Timeline) *measure {
	m := &measure{t: t, line: canvas.NewLine(color.Transparent), ground: &canvas.Rectangle{}}
	m.ends = [2]*canvas.Line{canvas.NewLine(color.Transparent), canvas.NewLine(color.Transparent)}
	m.lines = newPool(func() *canvas.Text { return canvas.NewText("", color.Transparent) })
	for _, o := range m.objects() {
		if o != fyne.CanvasObject(m.lines.box) {
			o.Hide()
		}
	}
	return m
}

func (m *measure) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{m.line, m.ends[0], m.ends[1], m.ground, m.lines.box}
}

// renew has the distance asked for again: the dates may have changed.
func (m *measure) renew() { m.pair = [2]chronology.UID{} }

// said is the distance that is shown; "" for none.
func (m *measure) said() string {
	if !m.ground.Visible() {
		return ""
	}
	return m.words
}

// measured are the two events to measure between: those selected where they
// are two, or the selected one and where the measuring began.
func (t *Timeline) measured() (a, b chronology.UID) {
	if x, ok := t.task.(*measuring); ok {
		return x.from, t.selected
	}
	if len(t.choice.events) == 2 {
		return t.choice.events[0], t.choice.events[1]
	}
	return "", ""
}

func (m *measure) arrange() {
	t := m.t
	a, b := t.measured()
	from, ok1 := t.place(a)
	to, ok2 := t.place(b)
	if from.x > to.x {
		a, b, from, to = b, a, to, from
	}
	show := ok1 && ok2 && a != b && t.callbacks.Apart != nil && to.x > -beside && from.x < t.camera.width+beside
	if show && m.pair != [2]chronology.UID{a, b} {
		m.pair, m.words = [2]chronology.UID{a, b}, t.callbacks.Apart(a, b)
	}
	show = show && m.words != ""
	for _, o := range []fyne.CanvasObject{m.line, m.ends[0], m.ends[1], m.ground} {
		visibly(o, show)
	}
	m.lines.begin()
	if show {
		m.draw(clip(from, to, t.camera.width), clip(to, from, t.camera.width))
	}
	m.lines.end()
}

// clip moves the end p of a line that leads to q so far that it is nearly in
// view: the toolkit's positions are short floats.
func clip(p, q spot, width float64) spot {
	x := math.Max(-beside, math.Min(p.x, width+beside))
	if x == p.x || p.x == q.x {
		return p
	}
	return spot{x, p.y + (q.y-p.y)*(x-p.x)/(q.x-p.x)}
}

// draw draws the line between the rims of the two marks.
func (m *measure) draw(from, to spot) {
	l := m.t.look
	half := l.metrics.MarkSize / 2
	long := math.Hypot(to.x-from.x, to.y-from.y)
	m.label(from, to)
	if rims := half + 4*float64(l.scale); long > 3*rims {
		dx, dy := (to.x-from.x)/long*rims, (to.y-from.y)/long*rims
		from, to, long = spot{from.x + dx, from.y + dy}, spot{to.x - dx, to.y - dy}, long-2*rims
	}
	across := spot{0, half}
	if long > 0 {
		across = spot{-(to.y - from.y) / long * half, (to.x - from.x) / long * half}
	}
	straight(m.line, from, to, l.accent, 2*l.scale)
	for i, p := range []spot{from, to} {
		straight(m.ends[i], spot{p.x - across.x, p.y - across.y}, spot{p.x + across.x, p.y + across.y}, l.accent, 2*l.scale)
	}
}

// label writes the distance on the middle of what is in view of the line; where
// it would cover the marks, above them.
func (m *measure) label(from, to spot) {
	l, b := m.t.look, m.t.frame.body
	const widest = 330
	room := min(widest*l.scale, b.w-4*l.pad)
	phrases := flow(strings.Fields(m.words), " ", l.small, room, 3)
	size := fyne.NewSize(0, 0)
	for _, words := range phrases {
		text := m.lines.next()
		write(text, words, l.small, l.palette.Paper, true)
		size = fyne.NewSize(max(size.Width, text.MinSize().Width), size.Height+text.MinSize().Height)
	}
	size = size.AddWidthHeight(2*l.pad, l.pad)
	left, right := math.Max(from.x, 0), math.Min(to.x, m.t.camera.width)
	middle := along(from, to, (left+right)/2)
	x, y := float32(middle.x)-size.Width/2, float32(middle.y)-size.Height/2
	mark := float32(l.metrics.MarkSize)
	if math.Abs(to.x-from.x) < float64(size.Width+2*mark) && math.Abs(to.y-from.y) < float64(size.Height+2*mark) {
		y = float32(math.Min(from.y, to.y)) - mark - size.Height
		if y < 0 {
			y = float32(math.Max(from.y, to.y)) + mark
		}
	}
	x, y = min(max(x, l.pad), b.w-size.Width-l.pad), min(max(y, l.pad), b.h-size.Height-l.pad)
	y = m.clear(rect{x, y, size.Width, size.Height})
	fill(m.ground, l.palette.Ink, l.accent, 1, 4)
	put(m.ground, rect{x, y, size.Width, size.Height})
	top := y + l.pad/2
	for _, text := range m.lines.all[:m.lines.used] {
		text.Move(fyne.NewPos(x+l.pad, top))
		top += text.MinSize().Height
	}
}

// clear is the height at which the distance covers no name of an event: its own, else
// below or above that name.
func (m *measure) clear(at rect) float32 {
	gap, room := m.t.look.pad/2, m.t.frame.body
	for _, name := range m.t.overlay.labels {
		on := name.place()
		if !at.meets(on) {
			continue
		}
		if at.y = on.y + on.h + gap; at.y+at.h > room.h {
			at.y = max(0, on.y-at.h-gap)
		}
	}
	return at.y
}

// along is the point of a line at x.
func along(from, to spot, x float64) spot {
	if from.x == to.x {
		return spot{from.x, (from.y + to.y) / 2}
	}
	return spot{x, from.y + (to.y-from.y)*(x-from.x)/(to.x-from.x)}
}

// straight sets a line from one place to another.
func straight(line *canvas.Line, from, to spot, c color.NRGBA, thick float32) {
	line.StrokeColor, line.StrokeWidth = c, thick
	line.Position1, line.Position2 = fyne.NewPos(float32(from.x), float32(from.y)), fyne.NewPos(float32(to.x), float32(to.y))
	line.Refresh()
}

// measuring is the task of measuring from an event to wherever the keyboard goes.
type measuring struct {
	t    *Timeline
	from chronology.UID
}

// measureFrom begins to measure from the selected event, or ends measuring.
func (t *Timeline) measureFrom() {
	if _, on := t.task.(*measuring); on {
		t.endTask()
		return
	}
	if t.callbacks.Apart == nil || t.start() {
		return
	}
	t.begin(&measuring{t: t, from: t.selected})
}

func (m *measuring) commands() []command { return nil }

func (m *measuring) says() string {
	return "Measuring from " + m.t.quoted(m.from) + " · go to another event · Esc ends"
}

func (m *measuring) arrange() {}

func (m *measuring) stop() {}

func (m *measuring) lasts() bool { return true }
