package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"throughline.org/throughline/ui/surface"
)

// edgedRenderer draws an entry with four lines about it instead of the
// toolkit's two rectangles with round corners, one for the ground and one for the
// edge. A form has twenty fields, and on a machine without a graphics card those
// rectangles cost more in every frame of the timeline than the timeline does.
type edgedRenderer struct {
	fyne.WidgetRenderer
	edge    *surface.Frame
	objects []fyne.CanvasObject
}

// edged takes over the drawing of an entry's edge.
func edged(entry fyne.WidgetRenderer) fyne.WidgetRenderer {
	r := &edgedRenderer{WidgetRenderer: entry, edge: surface.NewFrame()}
	r.follow()
	return r
}

// follow takes over what the entry shows now: its edge has another colour while
// it has the keyboard.
func (r *edgedRenderer) follow() {
	r.objects = append(r.objects[:0], r.WidgetRenderer.Objects()...)
	var rectangles []*canvas.Rectangle
	for _, o := range r.objects {
		if x, ok := o.(*canvas.Rectangle); ok {
			rectangles = append(rectangles, x)
		}
	}
	if len(rectangles) != 2 { // not as the toolkit draws entries: it may go on by itself
		return
	}
	for _, x := range rectangles {
		if x.Visible() {
			x.Hide()
		}
	}
	border := rectangles[1]
	r.edge.Draw(border.StrokeColor, border.StrokeWidth)
	r.objects = append(r.objects, r.edge.Box)
}

// Layout implements fyne.WidgetRenderer.
func (r *edgedRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.edge.Box.Resize(size)
	r.follow()
}

// Refresh implements fyne.WidgetRenderer.
func (r *edgedRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.follow()
}

// Objects implements fyne.WidgetRenderer.
func (r *edgedRenderer) Objects() []fyne.CanvasObject { return r.objects }

// CreateRenderer implements fyne.Widget.
func (e *textEntry) CreateRenderer() fyne.WidgetRenderer {
	return laid(edged(e.Entry.CreateRenderer()), e)
}

// CreateRenderer implements fyne.Widget.
func (e *searchEntry) CreateRenderer() fyne.WidgetRenderer {
	return laid(edged(e.Entry.CreateRenderer()), e)
}
