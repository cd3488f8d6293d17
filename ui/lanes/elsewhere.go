package lanes

import (
	"image"
	"image/color"
	"image/draw"
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
	any   bool // event is out of view
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
	at    rect    // in the view
	cover float32 // so much further from the edge it covers what it would cut in two
}

func newElsewhere(t *Timeline) *elsewhere {
	e := &elsewhere{t: t, words: gapWords{t: t}}
	for i := range e.sides {
		s := &side{t: t, later: i == 1}
		s.raster = canvas.NewRaster(s.picture)
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
		e.sides[0].say(lane, earlier, alone, e.words.of(i))
		e.sides[1].say(lane, later, alone, e.words.of(i))
	}
	for _, s := range e.sides {
		s.show()
	}
}

// AllInView reports whether every event with a date stands between the edges of
// the view.
func (t *Timeline) AllInView() bool { return !t.overlay.outside.any }

// say writes how many events a lane has beyond the edge: at its foot, or where it
// stands over none of the words of its silences.
func (s *side) say(lane timeline.Lane, events int, alone bool, taken []rect) {
	l, view := s.t.look, s.t.frame.body
	bottom := float32(lane.Top + lane.Height - s.t.drop())
	top := bottom - float32(lane.Height)
	if events == 0 || bottom < 0 || top > view.h {
		return
	}
	sign := awaySign{lane: lane.ID, words: awayWords(events, s.later, alone)}
	var fits bool
	if sign.at, fits = s.across(sign.words, top); !fits {
		sign.words = awayWords(events, s.later, false)
		sign.at, _ = s.across(sign.words, top)
	}
	high := sign.at.h
	foot, middle := bottom-high-2, bottom-float32(lane.Height)/2-high/2
	heights := []float32{foot, top + 2, middle}
	if lane.Style.Collapsed {
		heights = []float32{middle}
	}
	sign.at.y = heights[0]
	for _, y := range heights {
		if at := (rect{sign.at.x, y, sign.at.w, high}); !slices.ContainsFunc(taken, at.meets) {
			sign.at = at
			s.signs = append(s.signs, sign)
			return
		}
	}
	if i := slices.IndexFunc(taken, sign.at.meets); i >= 0 {
		sign.at.y = taken[i].y + (taken[i].h-high)/2 // over all of their height
	}
	for _, word := range taken {
		if sign.at.meets(word) {
			sign.cover = max(sign.cover, s.beyond(sign.at, word)+l.pad)
		}
	}
	s.signs = append(s.signs, sign)
}

// across is where words stand across the view, as high as they are, and whether they
// fit there beside the names of key days.
func (s *side) across(words string, top float32) (at rect, fits bool) {
	l, room := s.t.look, s.t.frame.body.w
	at = rect{l.pad, 0, float32(l.metrics.Measure(words, float64(l.small), false)) + l.pad, l.small * 1.4}
	if s.later {
		at.x = room - at.w - 2*l.pad
	}
	edge := at.x
	s.besideKeyName(&at, top)
	if at.x < 0 || at.x+at.w > room/2 && !s.later || at.x < room/2 && s.later {
		at.x = edge // further on it would be taken for a count of the other side
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

// beyond is how much further from the edge words reach than a sign.
func (s *side) beyond(sign, words rect) float32 {
	if s.later {
		return sign.x - words.x
	}
	return words.x + words.w - sign.x - sign.w
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
		wide = max(wide, reach+x.cover)
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
		from, to := at.x, at.x+at.w
		switch {
		case x.cover > 0 && s.later:
			from, to = from-x.cover, size.Width
		case x.cover > 0:
			from, to = 0, to+x.cover
		}
		draw.Draw(s.img, image.Rect(box(from), box(at.y), box(to), box(at.y+at.h)), ground, image.Point{}, draw.Src)
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
		lines = append(lines, cardLine{words: "press to go to “" + t.titleOf(next) + "”", small: true, muted: true})
	}
	return lines, t.rows.lanes[i].Colour
}
