package lanes

import (
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/ui/surface"
)

// overlay is what stands above the tiles because it changes without them: the
// selected event with the days that its wording allows and its links, what is
// under the pointer, and the focus.
type overlay struct {
	t    *Timeline
	clip *container.Clip // over the lanes

	bars      *pool[*canvas.Rectangle] // the window of the selected event, but for its mark and words of silences
	ring      *canvas.Rectangle        // about its mark: round
	cursor    *canvas.Rectangle        // about the mark where the keyboard is: square, so that it is not taken for a selection
	hover     *canvas.Rectangle        // about the mark under the pointer: round
	hairline  *canvas.Line             // through all lanes at the pointer
	ends      *ends
	arrows    *arrows
	handle    *handle
	veil      *canvas.Rectangle // over the lanes, while a link is drawn
	target    *canvas.Rectangle // about the event that it is to lead to
	drawn     *arrows
	ghosts    [2]*ghost
	shape     *canvas.Rectangle // the days of a window whose end is moved
	moved     *sign             // the day that something is moved to
	movedLine *canvas.Line
	outside   *elsewhere
	keyNames  *keyNames
	band      *canvas.Rectangle // drawn by a drag with Shift
	between   *canvas.Rectangle // between lanes, where one is moved to
	scroller  *canvas.Rectangle // how much of the lanes is in view
	measure   *measure
	labels    [2]*label // of the selected event, and of the one where the keyboard is
	hint      *hint
	empty     *pool[*canvas.Text]

	day   *sign // where the hairline stands
	focus *surface.Frame

	chosen chosen
	walked chosen          // the event where the keyboard is
	sliver timeline.Layout // about one of these, for its room
}

func newOverlay(t *Timeline) *overlay {
	box := func() *canvas.Rectangle {
		r := &canvas.Rectangle{}
		r.Hide()
		return r
	}
	o := &overlay{
		t: t, bars: newPool(func() *canvas.Rectangle { return &canvas.Rectangle{} }), ring: box(), cursor: box(), hover: box(),
		hairline: canvas.NewLine(color.Transparent), ends: newEnds(t), arrows: newArrows(t), handle: newHandle(t),
		veil: box(), target: box(), drawn: newArrows(t), ghosts: [2]*ghost{newGhost(t), newGhost(t)},
		shape: box(), moved: newSign(t), movedLine: canvas.NewLine(color.Transparent), outside: newElsewhere(t), keyNames: newKeyNames(t),
		band: box(), between: box(), scroller: box(), measure: newMeasure(t), labels: [2]*label{newLabel(t), newLabel(t)}, hint: newHint(t),
		empty: newPool(func() *canvas.Text { return canvas.NewText("", color.Transparent) }), day: newSign(t), focus: surface.NewFrame(),
	}
	for _, x := range []fyne.CanvasObject{o.hairline, o.movedLine, o.focus.Box} {
		x.Hide()
	}
	o.clip = container.NewClip(&fyne.Container{Objects: o.overLanes()})
	o.restyle()
	return o
}

// overLanes are the objects over the lanes, from the lowest to the topmost.
func (o *overlay) overLanes() []fyne.CanvasObject {
	list := append([]fyne.CanvasObject{o.outside.words.box}, o.keyNames.objects()...)
	list = append(list, []fyne.CanvasObject{
		o.hairline, o.ends.lines[0], o.ends.lines[1], o.bars.box, o.arrows.box,
		o.t.dayLine.line, o.t.knowing.line, o.outside.sides[0].raster, o.outside.sides[1].raster,
		o.ring, o.cursor, o.hover, o.band,
	}...)
	list = append(list, o.ends.grips[0].bar, o.ends.grips[1].bar)
	list = append(list, o.labels[0].objects()...)
	list = append(list, o.labels[1].objects()...)
	list = append(list, o.handle.objects()...)
	list = append(list, o.measure.objects()...)
	return append(list,
		o.movedLine, o.shape,
		o.veil, o.drawn.box, o.ghosts[0].raster, o.ghosts[1].raster, o.target,
		o.scroller, o.empty.box)
}

// renew works the selected event out anew.
func (o *overlay) renew() {
	o.chosen.perDay, o.walked.perDay = 0, 0
	o.measure.renew()
	o.keyNames.renew()
	for _, n := range o.labels {
		n.renew()
	}
}

func (o *overlay) restyle() {
	l := o.t.look
	fill(o.band, faded(l.accent, 28), l.accent, 1.5, 0)
	o.hairline.StrokeColor, o.hairline.StrokeWidth = faded(l.palette.Ink, 70), 1
	fill(o.scroller, faded(l.palette.Ink, 110), color.NRGBA{}, 0, 0)
	o.outside.restyle()
	fill(o.veil, faded(l.palette.Paper, veilStrength), color.NRGBA{}, 0, 0)
	fill(o.cursor, color.NRGBA{}, l.accent, 2*l.scale, 4*l.scale)
	o.hairline.Refresh()
	o.focus.Draw(l.accent, 2)
}

func (o *overlay) place(f frame) {
	put(o.clip, f.body)
	put(o.focus.Box, rect{0, 0, f.size.Width, f.size.Height})
}

func (o *overlay) arrange() {
	visibly(o.focus.Box, o.t.focused)
	o.sayEmpty()
	if !o.t.shows() {
		return
	}
	o.keyNames.arrange()
	o.outside.arrange()
	o.choose()
	o.markChosen()
	o.markCursor()
	// What can be dragged keeps its place on the axis, the others give way.
	o.t.knowing.arrange()
	o.t.dayLine.arrange()
	o.ends.arrange()
	o.arrows.arrange(o.chosen.arrows)
	o.labels[0].arrange(&o.chosen, !o.t.presenting && o.t.shownList() == nil)
	o.labels[1].arrange(&o.walked, o.t.focused && o.t.choice.cursor != o.t.selected)
	o.measure.arrange()
	o.handle.arrange()
	if doing := o.t.doing(); doing != nil {
		doing.arrange()
	}
	o.markPointer()
	o.hint.arrange()
	o.arrangeScroller()
}

// markChosen puts the ring about the selected event, and an outline about the
// days that its wording allows.
func (o *overlay) markChosen() {
	t, c := o.t, &o.chosen
	shift := t.shift()
	at := spot{c.at.x - shift, c.at.y - t.drop()}
	gap := 3 * float64(t.look.scale)
	radius := c.width/2 + gap
	visibly(o.ring, c.shown && at.x > -beside && at.x < t.camera.width+beside)
	if o.ring.Visible() {
		o.round(o.ring, at, c.width, gap, t.look.palette.Ink, 2.5*t.look.scale)
	}
	// Far out of view nothing is placed: the toolkit's positions are short floats.
	from, to := max(c.from-shift, -beside), min(c.to-shift, t.camera.width+beside)
	o.bars.begin()
	if c.shown {
		o.outline(from, min(to, at.x-radius), at.y)
		o.outline(max(from, at.x+radius), to, at.y)
	}
	o.bars.end()
}

// outline draws an outline about a stretch of a row, with gaps where the words of a
// silence stand, and the name of the event.
func (o *overlay) outline(from, to, y float64) {
	l := o.t.look
	high := float32(l.metrics.MarkSize * barHeight)
	left, right, top := float32(from), float32(to), float32(y)-high/2
	words := o.outside.words.of(o.chosen.item.Lane)
	shift := o.t.shift()
	name := rect{float32(o.chosen.name[0] - shift), top, float32(o.chosen.name[1] - o.chosen.name[0]), high}
	for left < right {
		end, next := right, right
		give := func(w rect) {
			if w.w > 0 && w.meets(rect{left, top, end - left, high}) {
				end, next = max(left, w.x-l.pad/2), w.x+w.w+l.pad/2
			}
		}
		for _, w := range words {
			give(w)
		}
		give(name)
		if end-left > 2 {
			bar := o.bars.next()
			fill(bar, color.NRGBA{}, o.chosen.colour, 1.5*l.scale, high/2)
			put(bar, rect{left, top, end - left, high})
		}
		left = next
	}
}

// veilStrength is how far a veil dims what is below it.
const veilStrength = 165

// barHeight is the height of the outline about the days, in marks.
const barHeight = 0.6

// beside is how far out of view the overlay still draws, in units.
const beside = 60

// markCursor puts a square about the mark where the keyboard is.
func (o *overlay) markCursor() {
	t, c := o.t, &o.walked
	at := spot{c.at.x - t.shift(), c.at.y - t.drop()}
	visibly(o.cursor, t.focused && c.shown && at.x > -beside && at.x < t.camera.width+beside)
	if o.cursor.Visible() {
		const gap = 6
		wide, high := c.width/2+gap*float64(t.look.scale), t.look.metrics.MarkSize/2+gap*float64(t.look.scale)
		put(o.cursor, rect{float32(at.x - wide), float32(at.y - high), float32(2 * wide), float32(2 * high)})
	}
}

// markPointer shows what is under the pointer, and the day.
func (o *overlay) markPointer() {
	t, at := o.t, o.t.pointer
	show := at.inLanes && !at.dragging()
	visibly(o.hairline, show)
	visibly(o.hover, show && at.over && at.item.Event != t.selected)
	if !show {
		o.day.hide()
		return
	}
	x := float32(at.at.x)
	o.hairline.Position1, o.hairline.Position2 = fyne.NewPos(x, 0), fyne.NewPos(x, t.frame.body.h)
	o.hairline.Refresh()
	if at.over {
		o.round(o.hover, spot{at.item.X - t.shift(), at.item.Y - t.drop()}, at.item.Width, 2*float64(t.look.scale), t.look.accent, 2*t.look.scale)
	}
	words := dayWords(t.camera.day(at.at.x), t.camera.perDay)
	if key, ok := o.keyNames.at(at.at.x); ok {
		words = key.Name + " · " + t.dated(key.Event).Window.String() // the line of a window is not on its day
	}
	o.day.say(at.at.x, words, t.look.inverse(), signMiddle)
	o.day.giveWay(t.dayLine.sign, t.knowing.sign, o.ends.signs[0], o.ends.signs[1], o.moved)
}

// hoursShow is the zoom from which the time of day is said, in units a day.
const hoursShow = 400

// dayWords says a day, and the time where the zoom shows hours.
func dayWords(day, perDay float64) string {
	at := time.Unix(int64(day*24*60*60), 0).UTC()
	if perDay >= hoursShow {
		return at.Format("Mon 2 Jan 2006, 15:04")
	}
	return at.Format("Mon 2 Jan 2006")
}

// round puts a ring about a mark or a crowd's counter of a width.
func (o *overlay) round(r *canvas.Rectangle, at spot, width, gap float64, c color.NRGBA, thick float32) {
	wide, high := width/2+gap, o.t.look.metrics.MarkSize/2+gap
	fill(r, color.NRGBA{}, c, thick, float32(high))
	put(r, rect{float32(at.x - wide), float32(at.y - high), float32(2 * wide), float32(2 * high)})
}

// arrangeScroller shows which part of the lanes is in view, where that is not all.
func (o *overlay) arrangeScroller() {
	t := o.t
	room := float64(t.frame.body.h)
	visibly(o.scroller, t.rows.height > room+0.5)
	high := room * room / max(room, t.rows.height)
	put(o.scroller, rect{t.frame.body.w - 5, float32(t.scroll / max(room, t.rows.height) * room), 4, float32(high)})
}

// sayEmpty says why there is nothing in the lanes.
func (o *overlay) sayEmpty() {
	l, b := o.t.look, o.t.frame.body
	o.empty.begin()
	defer o.empty.end()
	words := o.t.emptyWords()
	if words == "" {
		return
	}
	const most = 4
	lines := flow(strings.Fields(words), " ", l.text, b.w-4*l.pad, most)
	high := lineHigh(l.text, false)
	top := (b.h - high*float32(len(lines))) / 2
	for i, words := range lines {
		line := o.empty.next()
		write(line, words, l.text, l.palette.Muted, false)
		line.Move(fyne.NewPos((b.w-line.MinSize().Width)/2, top+high*float32(i)))
	}
}

// emptyWords is what stands in empty lanes, and what to do about it; "" where there
// are events.
func (t *Timeline) emptyWords() string {
	if t.index == nil || t.index.Next("", 1, false) != "" {
		return ""
	}
	switch {
	case t.review == nil || len(t.review.Events) == 0:
		return "No events yet. Press Ctrl+N to enter the first, or Ctrl+Shift+I to take in what an agency sent."
	case t.undated() > 0:
		return "None of the events has a date that can be placed yet. The number beside a lane leads to them: press [, then U."
	}
	return "No events match the filter. Ctrl+Shift+K shows all."
}

// undated counts the events that have no place on the axis.
func (t *Timeline) undated() int {
	n := 0
	for _, lane := range t.rows.lanes {
		n += lane.Undated
	}
	return n
}

// dated is the date of an event, for the card.
func (t *Timeline) dated(event chronology.UID) chronology.Dated {
	if t.dating == nil {
		return chronology.Dated{Window: when.Always}
	}
	return t.dating.Of(event)
}
