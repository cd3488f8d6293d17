package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// gridHead is the heading of a grid: a click sorts by a column, a drag of its
// right edge makes it wider.
type gridHead struct {
	widget.BaseWidget
	grid  *grid
	edge  int // the column whose edge the pointer is on, -1 for none
	drag  int // the column being made wider, -1 for none
	began float32
}

var (
	_ desktop.Cursorable = (*gridHead)(nil)
	_ desktop.Hoverable  = (*gridHead)(nil)
	_ desktop.Mouseable  = (*gridHead)(nil)
	_ fyne.Draggable     = (*gridHead)(nil)
	_ fyne.Tappable      = (*gridHead)(nil)
)

func newGridHead(g *grid) *gridHead {
	h := &gridHead{grid: g, edge: -1, drag: -1}
	h.ExtendBaseWidget(h)
	return h
}

// edgeAt is the column whose right edge is within reach of x.
func (h *gridHead) edgeAt(x float32) int {
	x += h.grid.scroll.Offset.X
	for n := range h.grid.columns {
		if d := x - h.grid.left(n+1); d > -5 && d < 5 {
			return n
		}
	}
	return -1
}

func (h *gridHead) Tapped(ev *fyne.PointEvent) {
	if h.edgeAt(ev.Position.X) < 0 {
		h.grid.sort(h.grid.columnAt(ev.Position.X + h.grid.scroll.Offset.X))
	}
}

func (h *gridHead) MouseDown(ev *desktop.MouseEvent) {
	h.drag = h.edgeAt(ev.Position.X)
	if h.drag >= 0 {
		h.began = ev.Position.X - h.grid.columns[h.drag].width*h.grid.scale()
	}
}

func (h *gridHead) MouseUp(*desktop.MouseEvent) {}

func (h *gridHead) Dragged(ev *fyne.DragEvent) {
	if h.drag >= 0 {
		h.grid.widen(h.drag, (ev.Position.X-h.began)/h.grid.scale())
	}
}

func (h *gridHead) DragEnd() { h.drag = -1 }

func (h *gridHead) MouseIn(ev *desktop.MouseEvent)    { h.edge = h.edgeAt(ev.Position.X) }
func (h *gridHead) MouseMoved(ev *desktop.MouseEvent) { h.edge = h.edgeAt(ev.Position.X) }
func (h *gridHead) MouseOut()                         { h.edge = -1 }

// Cursor says that an edge can be dragged.
func (h *gridHead) Cursor() desktop.Cursor {
	if h.edge >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer implements fyne.Widget.
func (h *gridHead) CreateRenderer() fyne.WidgetRenderer {
	r := &gridHeadRenderer{head: h, back: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil)}
	r.Refresh()
	return laid(r, h)
}

type gridHeadRenderer struct {
	head       *gridHead
	back, mark *canvas.Rectangle
	names      []*canvas.Text
	edges      []*canvas.Rectangle
	shown      []fyne.CanvasObject
}

func (r *gridHeadRenderer) Destroy()                     {}
func (r *gridHeadRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *gridHeadRenderer) Objects() []fyne.CanvasObject { return r.shown }

func (r *gridHeadRenderer) Layout(size fyne.Size) {
	g, pad := r.head.grid, theme.Padding()
	r.back.Resize(size)
	r.shown = append(r.shown[:0], r.back, r.mark)
	letters := lettersOf(theme.TextSize(), fyne.TextStyle{Bold: true})
	r.mark.Hide()
	x := -g.scroll.Offset.X
	for n, c := range g.columns {
		width := c.width * g.scale()
		if n == g.mark && g.focused {
			r.mark.Move(fyne.NewPos(x, size.Height-3))
			r.mark.Resize(fyne.NewSize(width, 3))
			r.mark.Show()
		}
		if x+width > 0 && x < size.Width {
			name := r.names[n]
			name.Text = letters.cut(r.label(n), width-2*pad)
			name.Move(fyne.NewPos(x+1.5*pad, pad))
			r.edges[n].Move(fyne.NewPos(x+width-1, pad))
			r.edges[n].Resize(fyne.NewSize(1, size.Height-2*pad))
			r.shown = append(r.shown, name, r.edges[n])
		}
		x += width
	}
}

// label is the name of a column, with which way the rows are sorted by it.
func (r *gridHeadRenderer) label(n int) string {
	g := r.head.grid
	switch {
	case n != g.sorted:
		return g.columns[n].name
	case g.down:
		return g.columns[n].name + " ▼"
	}
	return g.columns[n].name + " ▲"
}

func (r *gridHeadRenderer) Refresh() {
	g := r.head.grid
	for len(r.names) < len(g.columns) {
		r.names = append(r.names, canvas.NewText("", nil))
		r.edges = append(r.edges, canvas.NewRectangle(nil))
	}
	r.back.FillColor = colour(colourStatus)
	r.mark.FillColor = colour(theme.ColorNamePrimary)
	for n := range r.names {
		r.names[n].Color, r.names[n].TextSize = colour(theme.ColorNameForeground), theme.TextSize()
		r.names[n].TextStyle.Bold = true
		r.edges[n].FillColor = colour(theme.ColorNameInputBorder)
	}
	r.Layout(r.head.Size())
	canvas.Refresh(r.head)
}
