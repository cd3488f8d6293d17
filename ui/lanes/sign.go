package lanes

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// sign is words on the axis about a place of the view, such as a day. It stands
// on the lower row of ticks: what it covers there it says itself.
type sign struct {
	t      *Timeline
	ground *canvas.Rectangle
	text   *canvas.Text
}

func newSign(t *Timeline) *sign {
	f := &sign{t: t, ground: &canvas.Rectangle{}, text: canvas.NewText("", color.Transparent)}
	f.hide()
	return f
}

func (f *sign) objects() []fyne.CanvasObject { return []fyne.CanvasObject{f.ground, f.text} }

func (f *sign) shown() bool { return f.text.Visible() }

// holds reports whether a place in the widget is on the sign.
func (f *sign) holds(p fyne.Position) bool {
	at, size := f.ground.Position(), f.ground.Size()
	return f.shown() && rect{at.X, at.Y, size.Width, size.Height}.holds(p)
}

func (f *sign) hide() {
	visibly(f.ground, false)
	visibly(f.text, false)
}

// colours of a sign.
type colours struct{ back, edge, ink color.NRGBA }

// Where a sign stands about its place: all to the left, or in the middle.
const (
	signLeft   = 1.0
	signMiddle = 0.5
	signRight  = 0.0
)

// say writes words about x of the view, a share of them to its left, and keeps
// them beside the headings.
func (f *sign) say(x float64, words string, c colours, left float32) {
	l, room := f.t.look, f.t.frame
	visibly(f.ground, true)
	visibly(f.text, true)
	write(f.text, cut(words, l.small, true, room.body.w-2*l.pad), l.small, c.ink, true)
	size := f.text.MinSize()
	w := size.Width + 2*l.pad
	at := min(max(room.body.x, room.body.x+float32(x)-left*w), room.size.Width-w)
	row := float32(l.metrics.TickRow)
	top := room.axis.y + row + (row-size.Height)/2
	fill(f.ground, c.back, c.edge, 1, 3)
	put(f.ground, rect{at, top, w, size.Height})
	f.text.Move(fyne.NewPos(at+l.pad, top))
}

// shift moves a sign that is shown.
func (f *sign) shift(dx float32) {
	f.ground.Move(f.ground.Position().AddXY(dx, 0))
	f.text.Move(f.text.Position().AddXY(dx, 0))
}

// part moves the left one of two signs aside where they stand over each other.
func part(left, right *sign) {
	over := left.ground.Position().X + left.ground.Size().Width - right.ground.Position().X
	if left.shown() && right.shown() && over > 0 {
		left.shift(-over)
	}
}

// giveWay moves a sign off those that stay where they are: to the nearest place
// that none of them covers. Where there is none it is not shown.
func (f *sign) giveWay(others ...*sign) {
	at, size := f.ground.Position(), f.ground.Size()
	places := []float32{at.X}
	for _, o := range others {
		if o.shown() {
			left := o.ground.Position().X
			places = append(places, left-size.Width, left+o.ground.Size().Width)
		}
	}
	slices.SortStableFunc(places, func(a, b float32) int { return cmp.Compare(math.Abs(float64(a-at.X)), math.Abs(float64(b-at.X))) })
	for _, x := range places {
		if f.free(x, others) {
			f.shift(x - at.X)
			return
		}
	}
	f.hide()
}

// standsAt reports whether a sign is at x of the view, or beside it.
func (f *sign) standsAt(x float64) bool {
	const beside = 2
	left := f.ground.Position().X - f.t.frame.body.x
	return float32(x) >= left-beside && float32(x) <= left+f.ground.Size().Width+beside
}

// free reports whether a sign would stand beside the headings and over no other at x.
func (f *sign) free(x float32, others []*sign) bool {
	wide, room := f.ground.Size().Width, f.t.frame
	return x >= room.body.x && x+wide <= room.size.Width && !slices.ContainsFunc(others, func(o *sign) bool {
		left := o.ground.Position().X
		return o.shown() && x < left+o.ground.Size().Width && left < x+wide
	})
}
