package lanes

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"throughline.org/throughline/chronology"
)

// label says what an event is called and when it was, in full and over whatever
// stands there: the event that is selected, and the one where the keyboard is,
// can be read at every zoom.
type label struct {
	t      *Timeline
	ground *canvas.Rectangle
	lines  *pool[*canvas.Text]
	event  chronology.UID // what is written
	wide   float32        // what it was broken to
}

func newLabel(t *Timeline) *label {
	n := &label{t: t, ground: &canvas.Rectangle{}}
	n.lines = newPool(func() *canvas.Text { return canvas.NewText("", color.Transparent) })
	n.ground.Hide()
	return n
}

func (n *label) objects() []fyne.CanvasObject { return []fyne.CanvasObject{n.ground, n.lines.box} }

// said is what it says, a line each; nil while it is hidden.
func (n *label) said() []string {
	if !n.ground.Visible() {
		return nil
	}
	var said []string
	for _, line := range n.lines.all[:n.lines.used] {
		said = append(said, line.Text)
	}
	return said
}

// place is where it stands in the view; without size while it is hidden.
func (n *label) place() rect {
	if !n.ground.Visible() {
		return rect{}
	}
	at, size := n.ground.Position(), n.ground.Size()
	return rect{at.X, at.Y, size.Width, size.Height}
}

func (n *label) renew() { n.event = "" }

func (n *label) hide() {
	visibly(n.ground, false)
	visibly(n.lines.box, false)
}

// Sizes of a label.
const (
	labelLines = 3   // the most that a title takes, and a date
	labelWide  = 260 // units at the usual text size
)

// arrange puts the label beside the mark of an event that stands there, or hides it.
func (n *label) arrange(c *chosen, show bool) {
	t, b := n.t, n.t.frame.body
	at := spot{c.at.x - t.shift(), c.at.y - t.drop()}
	in := at.x >= 0 && at.x <= t.camera.width && at.y >= 0 && at.y <= float64(b.h)
	if !show || !c.shown || !in || t.redating() {
		n.hide()
		return
	}
	visibly(n.ground, true)
	visibly(n.lines.box, true)
	n.write(c)
	put(n.ground, n.offGrips(n.stand(at, float32(c.width), n.ground.Size()), at))
	n.lines.box.Move(n.ground.Position())
}

// write writes title and date, unless they stand there already.
func (n *label) write(c *chosen) {
	l, b := n.t.look, n.t.frame.body
	room := min(labelWide*l.scale, b.w-4*l.pad)
	if n.event == c.event && n.wide == room {
		return
	}
	n.event, n.wide = c.event, room
	n.lines.begin()
	size := fyne.NewSize(0, l.pad/2)
	line := func(words string, ink color.NRGBA, bold bool) {
		text := n.lines.next()
		write(text, words, l.small, ink, bold)
		least := text.MinSize()
		text.Move(fyne.NewPos(l.pad, size.Height-l.pad/4))
		size = fyne.NewSize(max(size.Width, least.Width+2*l.pad), size.Height+least.Height)
	}
	for _, words := range flow(strings.Fields(n.t.titleOf(c.event)), " ", l.small, room*bolder, labelLines) {
		line(words, l.palette.Ink, true)
	}
	for _, words := range flow(strings.Fields(whenWords(n.t.dated(c.event))), " ", l.small, room, labelLines) {
		line(words, l.palette.Muted, false)
	}
	n.lines.end()
	fill(n.ground, l.cardBack, l.palette.Ink, 1, 4)
	n.ground.Resize(size)
}

// stand is where a label of a size stands about a mark: to its right, else to its
// left, else below or above it, and clear of the handle that draws a link.
func (n *label) stand(at spot, mark float32, size fyne.Size) rect {
	b, l := n.t.frame.body, n.t.look
	gap := mark/2 + 6*l.scale
	x, y := float32(at.x), float32(at.y)
	high, handle := float32(l.metrics.MarkSize), handleSide*l.scale
	place := rect{x + gap, y - high/2, size.Width, size.Height} // below the handle
	if y-high/2 < handle || place.y+size.Height > b.h {
		place.x += handle + l.pad // or beside it, at the head and the foot of the lanes
	}
	switch {
	case place.x+size.Width <= b.w:
	case x-gap-size.Width >= 0:
		place.x, place.y = x-gap-size.Width, y-size.Height/2
	case y+high+size.Height <= b.h:
		place.x, place.y = x-size.Width/2, y+high
	default:
		place.x, place.y = x-size.Width/2, y-max(high, high/2+handle+l.pad/2)-size.Height
	}
	place.x = min(max(place.x, 0), max(0, b.w-size.Width))
	place.y = min(max(place.y, 0), max(0, b.h-size.Height))
	return place
}

// offGrips moves a label off what the ends of the window are dragged by: below
// them, else above them, else beside them.
func (n *label) offGrips(place rect, at spot) rect {
	t, b := n.t, n.t.frame.body
	var grips []rect
	for _, g := range t.overlay.ends.grips {
		if g.bar.Visible() {
			grips = append(grips, rect{g.at.x - b.x, g.at.y - b.y, g.at.w, g.at.h})
		}
	}
	mark := float32(t.look.metrics.MarkSize)
	clear := func(r rect) bool {
		on := rect{float32(at.x) - mark/2, float32(at.y) - mark/2, mark, mark}
		return r.x >= 0 && r.y >= 0 && r.x+r.w <= b.w && r.y+r.h <= b.h && !r.meets(on) &&
			!slices.ContainsFunc(grips, r.meets)
	}
	places := []rect{place}
	for _, g := range grips {
		places = append(places,
			rect{place.x, g.y + g.h, place.w, place.h},
			rect{place.x, g.y - handleSide*t.look.scale - place.h, place.w, place.h},
			rect{g.x + g.w, place.y, place.w, place.h},
			rect{g.x - place.w, place.y, place.w, place.h})
	}
	if i := slices.IndexFunc(places, clear); i >= 0 {
		return places[i]
	}
	return place
}
