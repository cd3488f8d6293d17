package lanes

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
	"throughline.org/throughline/ui/surface"
)

// overview is the strip of everything there is: a dot where events stand, a
// row for each lane, and a frame about the days in view that can be dragged,
// whole or by an edge.
type overview struct {
	t       *Timeline
	caption *canvas.Text
	hint    *canvas.Text
	ground  *surface.Plain
	edge    *surface.Frame
	dots    *canvas.Raster
	img     *image.RGBA
	veils   [2]*canvas.Rectangle // over what is not in view
	window  *surface.Frame
	grips   [2]*canvas.Rectangle
	part    rect
}

// What stands beside the strip.
const (
	overviewCaption = "Whole scope"
	overviewHint    = "drag to move, edges to zoom"
)

// windowTint is the share of the accent in the ground of what is in view.
const windowTint = 0.07

const dotSize = 4 // units at the usual text size

func newOverview(t *Timeline) *overview {
	o := &overview{
		t: t, caption: canvas.NewText("", color.Transparent), hint: canvas.NewText("", color.Transparent),
		ground: surface.New(color.Transparent), edge: surface.NewFrame(), window: surface.NewFrame(),
		veils: [2]*canvas.Rectangle{{}, {}}, grips: [2]*canvas.Rectangle{{}, {}},
	}
	o.dots = t.raster(o.picture)
	o.restyle()
	return o
}

func (o *overview) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		o.caption, o.hint, o.ground.Box, o.edge.Box, o.veils[0], o.veils[1], o.dots, o.window.Box, o.grips[0], o.grips[1],
	}
}

// renew has the dots drawn afresh.
func (o *overview) renew() { o.dots.Refresh() }

func (o *overview) restyle() {
	l := o.t.look
	o.ground.Fill(raster.Mix(l.palette.Band, l.accent, 1-windowTint))
	o.edge.Draw(l.palette.Edge, 1)
	veil := faded(l.palette.Ink, 28)
	if l.palette.Dark {
		veil = color.NRGBA{A: 110}
	}
	for _, v := range o.veils {
		fill(v, veil, color.NRGBA{}, 0, 0)
	}
	o.hold(false)
	for _, g := range o.grips {
		fill(g, l.accent, l.accent, 0, 2)
	}
}

func (o *overview) place(f frame) {
	o.part = f.overview
	show := o.part.h > 0 && o.t.index != nil
	for _, x := range o.objects() {
		visibly(x, show)
	}
	if !show {
		return
	}
	l := o.t.look
	visibly(o.hint, !o.t.presenting && lineHigh(l.text, false)+lineHigh(l.small, false) <= o.part.h+l.pad)
	put(o.ground.Box, o.part)
	put(o.edge.Box, o.part)
	put(o.dots, o.part)
	room := f.head - 3*l.pad
	write(o.caption, cut(overviewCaption, l.text, false, room), l.text, l.palette.Ink, false)
	write(o.hint, cut(overviewHint, l.small, false, room), l.small, l.palette.Muted, false)
	words := o.caption.MinSize().Height
	if o.hint.Visible() {
		words += o.hint.MinSize().Height
	}
	top := o.part.y + min(l.pad/2, (o.part.h-words)/2)
	o.caption.Move(fyne.NewPos(2*l.pad, top))
	o.hint.Move(fyne.NewPos(2*l.pad, top+o.caption.MinSize().Height))
}

// arrange puts the frame about the days in view.
func (o *overview) arrange() {
	if o.part.h <= 0 || !o.t.shows() {
		return
	}
	l, p := o.t.look, o.part
	from, to := o.x(o.t.camera.left), o.x(o.t.camera.right())
	put(o.veils[0], rect{p.x, p.y, from - p.x, p.h})
	put(o.veils[1], rect{to, p.y, p.x + p.w - to, p.h})
	put(o.window.Box, rect{from, p.y, max(2, to-from), p.h})
	grip := rect{0, p.y + p.h/3, 4 * l.scale, p.h / 3}
	for i, x := range []float32{from, to} {
		grip.x = min(max(p.x, x-grip.w/2), p.x+p.w-grip.w)
		put(o.grips[i], grip)
	}
}

// x is where a day stands in the strip, in the widget.
func (o *overview) x(day float64) float32 {
	c := o.t.camera
	return o.part.x + float32((day-c.from)/(c.to-c.from))*o.part.w
}

// hold shows that the keyboard is on the frame.
func (o *overview) hold(on bool) {
	width := float32(1)
	if on {
		width = 3 * o.t.look.scale
	}
	o.window.Draw(o.t.look.accent, width)
}

// perUnit is how many days a unit of the strip stands for.
func (o *overview) perUnit() float64 {
	return (o.t.camera.to - o.t.camera.from) / float64(max(1, o.part.w))
}

// day is the day at x of the widget.
func (o *overview) day(x float32) float64 {
	return o.t.camera.from + float64(x-o.part.x)*o.perUnit()
}

// grab says what a press at a place of the strip takes hold of. An edge reaches
// outwards, and inwards only so far that between the edges there is always
// something to move the frame by.
func (o *overview) grab(p fyne.Position) grip {
	const reach = 6
	from, to := o.x(o.t.camera.left), o.x(o.t.camera.right())
	inwards := min(reach, (to-from)/4)
	switch {
	case p.X > from-reach && p.X < from+inwards:
		return gripFrom
	case p.X > to-inwards && p.X < to+reach:
		return gripTo
	}
	return gripWindow
}

func (o *overview) cursor(p fyne.Position) desktop.Cursor {
	if o.grab(p) == gripWindow {
		return desktop.PointerCursor
	}
	return desktop.HResizeCursor
}

// picture draws the dots: the more events, the stronger.
func (o *overview) picture(w, h int) image.Image {
	if o.img == nil || o.img.Rect.Dx() != w || o.img.Rect.Dy() != h {
		o.img = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	clear(o.img.Pix)
	if !o.t.shows() || o.part.w <= 0 {
		return o.img
	}
	side := max(2, int(math.Round(dotSize*float64(o.t.look.scale)*float64(w)/float64(o.part.w))))
	counts := o.t.index.Density(o.t.camera.from, o.t.camera.to, max(1, w/side))
	most, margin := fullest(counts), side+1
	row := func(lane int) int { return margin + lane*(h-2*margin-side)/max(1, len(counts)-1) }
	o.halos(w, side, row)
	for i, slots := range counts[:min(len(counts), len(o.t.rows.lanes))] {
		y := row(i)
		colour := o.t.look.palette.Agency(o.t.rows.lanes[i].Colour)
		for slot, n := range slots {
			if n > 0 {
				dot := image.Rect(slot*side, y, (slot+1)*side, y+side)
				draw.Draw(o.img, dot, image.NewUniform(faded(colour, strength(n, most))), image.Point{}, draw.Over)
			}
		}
	}
	return o.img
}

// halos draws a ground about the dots of what a search has found, unless that is
// nearly everything.
func (o *overview) halos(w, side int, row func(lane int) int) {
	const most = 10_000
	if len(o.t.hits) == 0 || len(o.t.hits) > most {
		return
	}
	v := o.t.world()
	lanes, _ := o.t.index.Lanes(v.Axis.PerDay, v.Metrics)
	found := image.NewUniform(o.t.look.found)
	for event := range o.t.hits {
		x, y, ok := o.t.index.Place(event, v)
		if !ok {
			continue
		}
		lane := slices.IndexFunc(lanes, func(l timeline.Lane) bool { return y < l.Top+l.Height })
		left, top := int(x/v.Width*float64(w))/side*side, row(lane)
		margin := max(2, side/2)
		draw.Draw(o.img, image.Rect(left-margin, top-margin, left+side+margin, top+side+margin), found, image.Point{}, draw.Over)
	}
}

// strength is how solid a dot is that stands for n events, where the fullest
// dot stands for most.
func strength(n, most int) uint8 {
	const least = 110
	return uint8(least + (255-least)*math.Log1p(float64(n))/math.Log1p(float64(most)))
}

// fullest is the most events that one dot stands for.
func fullest(counts [][]int) int {
	most := 0
	for _, slots := range counts {
		most = max(most, slices.Max(slots))
	}
	return most
}
