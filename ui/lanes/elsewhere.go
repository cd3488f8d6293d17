package lanes

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
)

// elsewhere says of each lane how many events it has earlier and later than what
// is in view, so that a lane is not thought empty, nor short, when one looks
// beside its events. The counts change with every step of panning; each side is
// one small picture, since a text of the toolkit would be made anew each time.
type elsewhere struct {
	t     *Timeline
	sides [2]*side // earlier, later
	words gapWords
	marks []rect // of the lane that is looked at, and the beginnings of their names
	taken []rect // by these and by all of the names
	any   bool   // event is out of view
}

// side is the counts at one edge of the view.
type side struct {
	t      *Timeline
	later  bool
	raster *canvas.Raster
	img    *image.RGBA
	signs  []awaySign
	drawn  []awaySign
}

// awaySign is what is said of one lane.
type awaySign struct {
	lane  timeline.LaneID
	words string
	at    rect // in the view
}

func newElsewhere(t *Timeline) *elsewhere {
	e := &elsewhere{t: t, words: gapWords{t: t, box: &fyne.Container{}}}
	for i := range e.sides {
		s := &side{t: t, later: i == 1}
		s.raster = t.raster(s.picture)
		s.raster.Hide()
		e.sides[i] = s
	}
	return e
}

func (e *elsewhere) restyle() {
	for _, s := range e.sides {
		s.drawn = nil
	}
}

func (e *elsewhere) arrange() {
	c := e.t.camera
	for _, s := range e.sides {
		s.signs = s.signs[:0]
	}
	e.words.look()
	e.any = false
	for i, lane := range e.t.rows.lanes {
		earlier, later := e.t.index.Beyond(i, c.left, c.right())
		e.any = e.any || earlier+later > 0
		alone := earlier+later == lane.Count-lane.Undated // nothing of it is in view
		if earlier+later == 0 {
			continue
		}
		e.lookAt(i)
		room := rect{0, 0, e.t.frame.body.w, 0}
		if sign, said := e.sides[0].say(i, earlier, alone, room); said {
			room.x, e.taken = sign.at.x+sign.at.w, append(e.taken, sign.at)
			room.w -= room.x
		}
		e.sides[1].say(i, later, alone, room)
	}
	e.words.arrange()
	for _, s := range e.sides {
		s.show()
	}
}

// AllInView reports whether every event with a date stands between the edges of
// the view.
func (t *Timeline) AllInView() bool { return !t.overlay.outside.any }

// say writes how many events a lane has beyond the edge. Words that give way to it
// keep to the room, which the other side's count does not have.
func (s *side) say(n, events int, alone bool, room rect) (sign awaySign, said bool) {
	lane, view := &s.t.rows.lanes[n], s.t.frame.body
	bottom := float32(lane.Top + lane.Height - s.t.drop())
	if events == 0 || bottom < 0 || bottom-float32(lane.Height) > view.h {
		return sign, false
	}
	sign = awaySign{lane: lane.ID, words: awayWords(events, s.later, alone)}
	var fits bool
	if sign.at, fits = s.across(sign.words, lane); !fits {
		sign.words = awayWords(events, s.later, false)
		sign.at, _ = s.across(sign.words, lane)
	}
	s.stand(&sign.at, n, room)
	s.signs = append(s.signs, sign)
	return sign, true
}

// stand finds the height of a count: where it stands over nothing, else where no more
// than the words of a silence have to give way, else further in, and where there is
// no such place over what it must.
func (s *side) stand(at *rect, n int, room rect) {
	e := s.t.overlay.outside
	lane := &s.t.rows.lanes[n]
	bottom := float32(lane.Top + lane.Height - s.t.drop())
	high := float32(lane.Height)
	in := min(2, (high-at.h)/2) // from the edges of the lane
	foot, middle, head := bottom-at.h-in, bottom-(high+at.h)/2, bottom-high+in
	heights := []float32{foot, head, middle}
	if lane.Style.Collapsed {
		heights = []float32{middle}
	}
	words := e.words.of(n)
	at.y = heights[0]
	for _, y := range heights {
		if x := (rect{at.x, y, at.w, at.h}); !slices.ContainsFunc(words, x.meets) && !slices.ContainsFunc(e.taken, x.meets) {
			at.y = y
			return
		}
	}
	over := *at
	if i := slices.IndexFunc(heights, func(y float32) bool { return !slices.ContainsFunc(e.marks, rect{at.x, y, at.w, at.h}.meets) }); i > 0 {
		over.y = heights[i]
	}
	found := false
	for _, y := range heights {
		x := rect{at.x, y, at.w, at.h}
		if slices.ContainsFunc(e.taken, x.meets) {
			continue
		}
		if e.words.giveWay(n, x, s.beside(x, room), false) {
			*at = x
			return
		}
		if !found {
			over, found = x, true
		}
	}
	if x, ok := s.further(*at, heights, words); ok {
		*at = x
		return
	}
	*at = over
	e.words.giveWay(n, over, s.beside(over, room), true)
}

// lookAt finds where the marks and names of a lane stand in view, as far from its
// edges as counts may stand.
func (e *elsewhere) lookAt(lane int) {
	t, m := e.t, e.t.look.metrics
	e.marks, e.taken = e.marks[:0], e.taken[:0]
	mark, high := float32(m.MarkSize), float32(1.2*m.LabelSize)
	drop, shift, wide, reach := t.drop(), t.shift(), t.camera.width, float64(e.reach())
	first, last := t.tiles.columnsInView()
	for column := first; column <= last; column++ {
		items, left := t.tiles.layout(column).Items, t.tiles.columnStart(column)-shift
		if left > reach && left+t.tiles.grid.w < wide-reach-m.LabelWidth {
			continue
		}
		from, _ := slices.BinarySearchFunc(items, lane, func(x timeline.Item, lane int) int { return x.Lane - lane })
		for ; from < len(items) && items[from].Lane == lane; from++ {
			x := &items[from]
			at, y := left+x.X, float32(x.Y-drop)
			if at-x.Width > reach && at+x.Width+m.LabelWidth < wide-reach {
				continue
			}
			inView := at >= 0 && at <= wide
			if inView {
				e.marks = append(e.marks, rect{float32(at - x.Width/2), y - mark/2, float32(x.Width), mark})
			}
			if x.Label != "" {
				const beginning = 4 // line heights
				name := rect{float32(left + x.LabelX), y - high/2, float32(m.Measure(x.Label, m.LabelSize, false)), high}
				e.taken = append(e.taken, name)
				if name.w = min(name.w, beginning*high); inView {
					e.marks = append(e.marks, name)
				}
			}
		}
	}
	if e.taken = append(e.taken, e.marks...); lane > 0 {
		return
	}
	for _, name := range t.overlay.keyNames.inView() {
		e.taken = append(e.taken, rect{name.x, float32(-drop), name.w, float32(raster.KeyLabelHeight * raster.WordSize(m))})
	}
}

// reach is how far from an edge of the view its counts may stand: further on they
// would be taken for those of the other side.
func (e *elsewhere) reach() float32 {
	const textSizes = 12
	return min(textSizes*e.t.look.text, e.t.frame.body.w*2/3)
}

// beside is what a count leaves of the room.
func (s *side) beside(at, room rect) rect {
	gap := s.t.look.pad / 2
	if s.later {
		room.w = at.x - gap - room.x
		return room
	}
	end := room.x + room.w
	room.x = at.x + at.w + gap
	room.w = end - room.x
	return room
}

// further moves a count away from the edge, no further than it must to stand over
// nothing; false where it would come too far into the view.
func (s *side) further(at rect, heights []float32, words []rect) (rect, bool) {
	edge, best, found := at.x, at, false
	for _, y := range heights {
		x := rect{edge, y, at.w, at.h}
		for s.keepsSide(x) {
			in, blocked := firstMet(x, s.t.overlay.outside.taken, words)
			if !blocked {
				if !found || float32(math.Abs(float64(x.x-edge))) < float32(math.Abs(float64(best.x-edge))) {
					best, found = x, true
				}
				break
			}
			if s.later {
				x.x = in.x - at.w - 1
			} else {
				x.x = in.x + in.w + 1
			}
		}
	}
	return best, found
}

// firstMet is one of some parts that has anything in common with another.
func firstMet(at rect, lists ...[]rect) (met rect, ok bool) {
	for _, list := range lists {
		if i := slices.IndexFunc(list, at.meets); i >= 0 {
			return list[i], true
		}
	}
	return rect{}, false
}

// keepsSide reports whether a count stands near enough to its edge.
func (s *side) keepsSide(at rect) bool {
	room, reach := s.t.frame.body.w, s.t.overlay.outside.reach()
	if s.later {
		return at.x >= room-reach && at.x+at.w <= room
	}
	return at.x >= 0 && at.x+at.w <= reach
}

// across is where words stand across the view, as high as they are, and whether they
// fit there beside the names of key days.
func (s *side) across(words string, lane *timeline.Lane) (at rect, fits bool) {
	l, room := s.t.look, s.t.frame.body.w
	high := min(l.small*1.4, float32(lane.Height)-2)
	at = rect{l.pad, 0, float32(l.metrics.Measure(words, float64(l.small), false)) + l.pad, high}
	if s.later {
		at.x = room - at.w - 2*l.pad
	}
	edge := at.x
	s.besideKeyName(&at, float32(lane.Top-s.t.drop()))
	if !s.keepsSide(at) {
		at.x = edge
		return at, false
	}
	return at, true
}

// besideKeyName moves a count aside where a low lane has no room for it under the
// name of a key day: one at the edge, and any that begins beside that.
func (s *side) besideKeyName(at *rect, top float32) {
	foot := float32(raster.KeyLabelHeight*raster.WordSize(s.t.look.metrics) - s.t.drop())
	if foot+at.h <= top+float32(s.t.look.metrics.LaneMin) || top > foot {
		return
	}
	names := s.t.overlay.keyNames.inView()
	if s.later {
		slices.Reverse(names)
	}
	for _, name := range names {
		switch {
		case at.x >= name.x+name.w || at.x+at.w <= name.x:
		case s.later:
			at.x = name.x - at.w
		default:
			at.x = name.x + name.w
		}
	}
}

// awayWords says how many events lie beyond an edge; where none is in view, in
// which direction to look.
func awayWords(events int, later, alone bool) string {
	switch {
	case alone && later:
		return chronology.Number(events) + " later ›"
	case alone:
		return "‹ " + chronology.Number(events) + " earlier"
	case later:
		return chronology.Number(events) + " ›"
	}
	return "‹ " + chronology.Number(events)
}

// show has the picture drawn afresh where anything of it changed.
func (s *side) show() {
	view := s.t.frame.body
	visibly(s.raster, len(s.signs) > 0)
	if len(s.signs) == 0 {
		return
	}
	wide := float32(0)
	for _, x := range s.signs {
		reach := x.at.x + x.at.w
		if s.later {
			reach = view.w - x.at.x
		}
		wide = max(wide, reach)
	}
	// In steps, so that not every digit makes it a picture of another size.
	const step = 16
	wide = step * float32(int(wide/step)+1)
	in := rect{0, 0, wide, view.h}
	if s.later {
		in.x = view.w - wide
	}
	put(s.raster, in)
	if !slices.Equal(s.signs, s.drawn) {
		s.drawn = append(s.drawn[:0], s.signs...)
		s.raster.Refresh()
	}
}

func (s *side) picture(w, h int) image.Image {
	if s.img == nil || s.img.Rect.Dx() != w || s.img.Rect.Dy() != h {
		s.img = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	clear(s.img.Pix)
	l, left := s.t.look, s.raster.Position().X
	size := s.raster.Size()
	if size.Width <= 0 {
		return s.img
	}
	scale := float64(w) / float64(size.Width)
	ground := image.NewUniform(l.palette.Paper)
	for _, x := range s.drawn {
		box := func(units float32) int { return int(float64(units) * scale) }
		at := x.at
		at.x -= left
		draw.Draw(s.img, image.Rect(box(at.x), box(at.y), box(at.x+at.w), box(at.y+at.h)), ground, image.Point{}, draw.Src)
		const baseline = 0.76 // of the height
		l.painter.Text(s.img, float64(at.x+l.pad/2), float64(at.y+at.h*baseline), scale, x.words, float64(l.small), false, l.palette.Muted)
	}
	return s.img
}

// awayAt is the lane whose count is at a place of the view, and whether it is
// that of later events.
func (e *elsewhere) awayAt(at spot) (lane timeline.LaneID, later, ok bool) {
	p := fyne.NewPos(float32(at.x), float32(at.y))
	for _, s := range e.sides {
		for _, x := range s.signs {
			if x.at.holds(p) {
				return x.lane, s.later, true
			}
		}
	}
	return timeline.LaneID{}, false, false
}

// goBeyond selects the nearest event of a lane that is out of view, earlier (−1)
// or later (1).
func (t *Timeline) goBeyond(lane timeline.LaneID, step int) {
	day := t.camera.left
	if step > 0 {
		day = t.camera.right()
	}
	event := t.index.FromDay(lane, day, step)
	if event == "" {
		return
	}
	t.choice.lane = lane
	if event == t.selected {
		t.reveal(event)
		t.arrange()
		return
	}
	t.choose(event)
}

// beyondByKey goes to the nearest event out of view in the lane where the keyboard is.
func (t *Timeline) beyondByKey(step int) {
	if lane, ok := t.laneHere(); ok {
		t.goBeyond(lane.ID, step)
	}
}

// awayCard is what the card says of a count.
func (t *Timeline) awayCard(lane timeline.LaneID, later bool) ([]cardLine, color.NRGBA) {
	i := t.laneNumber(lane)
	if i < 0 {
		return nil, color.NRGBA{}
	}
	earlier, after := t.index.Beyond(i, t.camera.left, t.camera.right())
	words, step := "earlier than what is in view", -1
	if later {
		earlier, words, step = after, "later than what is in view", 1
	}
	day := t.camera.left
	if later {
		day = t.camera.right()
	}
	lines := []cardLine{
		{words: t.rows.lanes[i].Name, bold: true},
		{words: counted(earlier) + " " + words, small: true},
	}
	if next := t.index.FromDay(lane, day, step); next != "" {
		lines = append(lines, cardLine{words: "press to go to " + t.quoted(next), small: true, muted: true})
	}
	return lines, t.rows.lanes[i].Colour
}
