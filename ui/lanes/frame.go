package lanes

import "fyne.io/fyne/v2"

// frame says where the parts of the widget stand. Positions are in the widget.
type frame struct {
	size fyne.Size
	head float32 // width of the lane headings

	axis, body     rect // right of the headings
	overview       rect // the strip itself, without its caption
	legend         rect
	corner, column rect // headings of the axis and of the lanes
}

// rect is a part of the widget.
type rect struct{ x, y, w, h float32 }

func (r rect) pos() fyne.Position { return fyne.NewPos(r.x, r.y) }

func (r rect) area() fyne.Size { return fyne.NewSize(r.w, r.h) }

func (r rect) holds(p fyne.Position) bool {
	return p.X >= r.x && p.X < r.x+r.w && p.Y >= r.y && p.Y < r.y+r.h
}

// meets reports whether two parts have anything in common.
func (r rect) meets(o rect) bool {
	return r.x < o.x+o.w && o.x < r.x+r.w && r.y < o.y+o.h && o.y < r.y+r.h
}

// with is the least part that holds two.
func (r rect) with(o rect) rect {
	x, y := min(r.x, o.x), min(r.y, o.y)
	return rect{x, y, max(r.x+r.w, o.x+o.w) - x, max(r.y+r.h, o.y+o.h) - y}
}

// parts are the heights and widths that the frame is built from.
type parts struct {
	head, axis, overview, legend, pad float32 // no overview: no strip is shown
	// What the lanes need before overview and legend are shown. No legend: none is shown.
	leastWithStrip, leastWithLegend float32
}

// newFrame divides the size among the parts. The strip stands at the bottom
// rather than under the last lane, so that it does not move away from the
// pointer that drags it when lanes grow. Where there is too little height the
// legend goes first, then the strip.
func newFrame(size fyne.Size, p parts) frame {
	f := frame{size: size, head: p.head}
	bottom := size.Height
	strip, words := p.overview+2*p.pad, p.legend+p.pad
	if size.Height-p.axis-strip < p.leastWithStrip || p.overview == 0 {
		strip = 0
	}
	if size.Height-p.axis-strip-words < p.leastWithLegend || strip == 0 || p.legend == 0 {
		words = 0
	}
	width := max(0, size.Width-p.head)
	if words > 0 {
		bottom -= words
		f.legend = rect{2 * p.pad, bottom, max(0, size.Width-3*p.pad), p.legend}
	}
	if strip > 0 {
		bottom -= strip
		f.overview = rect{p.head, bottom + p.pad, max(0, width-p.pad), p.overview}
	}
	height := max(0, bottom-p.axis)
	f.corner = rect{0, 0, p.head, p.axis}
	f.axis = rect{p.head, 0, width, p.axis}
	f.column = rect{0, p.axis, p.head, height}
	f.body = rect{p.head, p.axis, width, height}
	return f
}
