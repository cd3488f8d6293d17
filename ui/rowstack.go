package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// rowStack stands rows of heights of their own one below the other in a scroll.
// Heights are worked out for all of them, objects made for those in sight, so that
// ten thousand cost no more than fifty. A list embeds it and says what its rows are.
type rowStack struct {
	widget.BaseWidget
	list   stackedRows
	scroll *container.Scroll
	tops   []float32 // of each row, and the end of the last
	width  float32   // for which, at this size of text, the heights hold
	text   float32
	seen   []fyne.CanvasObject
}

// stackedRows is a list whose rows are stacked.
type stackedRows interface {
	fyne.Widget
	// measure calls put with the height of each row in turn, at the stack's width;
	// anew where that, or the size of text, is not what it was.
	measure(anew bool, put func(height float32))
	// draw adds what shows row n to what is seen.
	draw(n int)
}

// stack readies the rows of the list that embeds it.
func (s *rowStack) stack(list stackedRows) {
	s.list = list
	s.ExtendBaseWidget(list)
	s.scroll = container.NewVScroll(list)
	s.scroll.OnScrolled = func(fyne.Position) { s.follow() }
}

// relayout measures all rows anew.
func (s *rowStack) relayout() {
	s.arrange(s.width)
	s.BaseWidget.Resize(fyne.NewSize(s.width, s.height()))
	s.scroll.Refresh()
	s.follow()
}

// arrange works out where every row stands.
func (s *rowStack) arrange(width float32) {
	anew := width != s.width || s.text != theme.TextSize()
	s.width, s.text = width, theme.TextSize()
	var y float32
	s.tops = append(s.tops[:0], y)
	s.list.measure(anew, func(height float32) {
		y += height
		s.tops = append(s.tops, y)
	})
}

// number is how many rows there are.
func (s *rowStack) number() int { return max(len(s.tops)-1, 0) }

func (s *rowStack) height() float32 {
	if len(s.tops) == 0 {
		return 0
	}
	return s.tops[len(s.tops)-1]
}

// MinSize is as high as all the rows.
func (s *rowStack) MinSize() fyne.Size {
	return fyne.NewSize(40*theme.Padding(), s.height())
}

// Resize measures again where the width is another.
func (s *rowStack) Resize(size fyne.Size) {
	if size.Width != s.width {
		s.arrange(size.Width)
		size.Height = max(size.Height, s.height())
	}
	s.BaseWidget.Resize(size)
	s.follow()
}

// follow draws the rows that have come into sight.
func (s *rowStack) follow() {
	top, bottom := s.scroll.Offset.Y, s.scroll.Offset.Y+s.scroll.Size().Height
	s.seen = s.seen[:0]
	for n := s.reaching(top); n < s.number() && s.tops[n] <= bottom; n++ {
		s.list.draw(n)
	}
	canvas.Refresh(s.list)
}

// reaching is the first row that reaches down to a height, their number where none does.
func (s *rowStack) reaching(y float32) int {
	low, high := 0, s.number()
	for low < high {
		if middle := (low + high) / 2; s.tops[middle+1] < y {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// put shows an object that fills row n.
func (s *rowStack) put(n int, o fyne.CanvasObject) {
	o.Move(fyne.NewPos(0, s.tops[n]))
	o.Resize(fyne.NewSize(s.width, s.tops[n+1]-s.tops[n]))
	s.seen = append(s.seen, o)
}

// reveal scrolls a stretch of the list into sight; its head, where it is higher
// than the view.
func (s *rowStack) reveal(top, bottom float32) {
	offset, height := s.scroll.Offset, s.scroll.Size().Height
	switch {
	case top < offset.Y || bottom-top > height:
		offset.Y = top
	case bottom > offset.Y+height:
		offset.Y = bottom - height
	default:
		return
	}
	s.scroll.ScrollToOffset(offset)
}

// CreateRenderer implements fyne.Widget.
func (s *rowStack) CreateRenderer() fyne.WidgetRenderer { return &rowStackRenderer{s} }

type rowStackRenderer struct{ stack *rowStack }

func (r *rowStackRenderer) Destroy()                     {}
func (r *rowStackRenderer) Layout(fyne.Size)             {}
func (r *rowStackRenderer) MinSize() fyne.Size           { return r.stack.MinSize() }
func (r *rowStackRenderer) Objects() []fyne.CanvasObject { return r.stack.seen }

// Refresh measures again where the text has grown.
func (r *rowStackRenderer) Refresh() {
	if s := r.stack; s.text != theme.TextSize() {
		s.relayout()
		return
	}
	r.stack.follow()
}
