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
	still   *still // edge, ground and dots, what is not in view under a veil
	img     *image.RGBA
	dots    [2]*image.RGBA // in view, and under the veil
	drawn   bool           // the dots show things as they are
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
		window: surface.NewFrame(), grips: [2]*canvas.Rectangle{{}, {}},
	}
	o.still = newStill(t, o.picture)
	o.restyle()
	return o
}

// objects are what stands above the picture of the strip, or beside it.
func (o *overview) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		o.caption, o.hint, o.window.Box, o.grips[0], o.grips[1],
	}
}

// renew has the dots drawn afresh.
func (o *overview) renew() {
	o.drawn = false
	o.still.refresh()
}

func (o *overview) restyle() {
	l := o.t.look
	o.renew()
	o.hold(false)
	for _, g := range o.grips {
		fill(g, l.accent, l.accent, 0, 2)
	}
}

func (o *overview) place(f frame) {
	o.part = f.overview
	show := o.part.h > 0 && o.t.index != nil
	visibly(o.still.clip, show)
	for _, x := range o.objects() {
		visibly(x, show)
	}
	if !show {
		return
	}
	l := o.t.look
	o.still.place(o.part)
	room := f.head - 3*l.pad
	high := lineHigh(l.text, false) + lineHigh(l.small, false)
	visibly(o.hint, !o.t.presenting && high <= o.part.h+l.pad && wide(overviewHint, l.small, false) <= room)
	write(o.caption, cut(overviewCaption, l.text, false, room), l.text, l.palette.Ink, false)
	write(o.hint, overviewHint, l.small, l.palette.Muted, false)
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
	o.still.refresh()
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

// picture is the strip with what is in view clear, and the rest under the veil.
func (o *overview) picture(w, h int) *image.RGBA {
	bounds := image.Rect(0, 0, w, h)
	if o.img == nil || o.img.Rect != bounds {
		o.img, o.drawn = image.NewRGBA(bounds), false
		o.dots = [2]*image.RGBA{image.NewRGBA(bounds), image.NewRGBA(bounds)}
	}
	if !o.drawn {
		o.draw()
	}
	in, out := o.dots[0], o.dots[1]
	from, to := o.column(o.t.camera.left), o.column(o.t.camera.right())
	for row := 0; row < len(o.img.Pix); row += o.img.Stride {
		copy(o.img.Pix[row:row+4*from], out.Pix[row:])
		copy(o.img.Pix[row+4*from:row+4*to], in.Pix[row+4*from:])
		copy(o.img.Pix[row+4*to:row+4*w], out.Pix[row+4*to:])
	}
	return o.img
}

// pixels is how many device pixels a length takes, one at least.
func (o *overview) pixels(length float32) int {
	return max(1, int(math.Round(float64(length)*float64(o.img.Rect.Dx())/float64(max(1, o.part.w)))))
}

// column is the column of pixels at which a day stands.
func (o *overview) column(day float64) int {
	share := float64(o.x(day)-o.part.x) / float64(max(1, o.part.w))
	return min(max(0, int(math.Round(share*float64(o.img.Rect.Dx())))), o.img.Rect.Dx())
}

// draw draws the dots, in the clear and under the veil.
func (o *overview) draw() {
	o.drawn = true
	l := o.t.look
	veil := faded(l.palette.Ink, 28)
	if l.palette.Dark {
		veil = color.NRGBA{A: 110}
	}
	edge, ground := image.NewUniform(l.palette.Edge), image.NewUniform(raster.Mix(l.palette.Band, l.accent, 1-windowTint))
	line := o.pixels(1)
	for i, img := range o.dots {
		draw.Draw(img, img.Rect, edge, image.Point{}, draw.Src)
		draw.Draw(img, img.Rect.Inset(line), ground, image.Point{}, draw.Src)
		if i > 0 {
			draw.Draw(img, img.Rect, image.NewUniform(veil), image.Point{}, draw.Over)
		}
		if o.t.shows() && o.part.w > 0 {
			o.drawDots(img)
		}
	}
}

// drawDots draws a dot where events stand: the more events, the stronger.
func (o *overview) drawDots(img *image.RGBA) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	side := max(2, o.pixels(dotSize*o.t.look.scale))
	counts := o.t.index.Density(o.t.camera.from, o.t.camera.to, max(1, w/side))
	most, margin := fullest(counts), side+1
	row := func(lane int) int { return margin + lane*(h-2*margin-side)/max(1, len(counts)-1) }
	o.halos(img, side, row)
	for i, slots := range counts[:min(len(counts), len(o.t.rows.lanes))] {
		y := row(i)
		colour := o.t.look.palette.Agency(o.t.rows.lanes[i].Colour)
		for slot, n := range slots {
			if n > 0 {
				dot := image.Rect(slot*side, y, (slot+1)*side, y+side)
				draw.Draw(img, dot, image.NewUniform(faded(colour, strength(n, most))), image.Point{}, draw.Over)
			}
		}
	}
}

// halos draws a ground about the dots of what a search has found, unless that is
// nearly everything.
func (o *overview) halos(img *image.RGBA, side int, row func(lane int) int) {
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
		left, top := int(x/v.Width*float64(img.Rect.Dx()))/side*side, row(lane)
		margin := max(2, side/2)
		draw.Draw(img, image.Rect(left-margin, top-margin, left+side+margin, top+side+margin), found, image.Point{}, draw.Over)
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
