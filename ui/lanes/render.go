package lanes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// What the toolkit may send to the timeline.
var (
	_ fyne.Focusable         = (*Timeline)(nil)
	_ fyne.Shortcutable      = (*Timeline)(nil)
	_ fyne.Scrollable        = (*Timeline)(nil)
	_ fyne.Draggable         = (*Timeline)(nil)
	_ fyne.DoubleTappable    = (*Timeline)(nil)
	_ fyne.SecondaryTappable = (*Timeline)(nil)
	_ desktop.Keyable        = (*Timeline)(nil)
	_ desktop.Mouseable      = (*Timeline)(nil)
	_ desktop.Hoverable      = (*Timeline)(nil)
	_ desktop.Cursorable     = (*Timeline)(nil)
)

// renderer puts the parts one above the other.
type renderer struct {
	t       *Timeline
	objects []fyne.CanvasObject
}

// CreateRenderer implements fyne.Widget.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer {
	o := t.overlay
	r := &renderer{t: t}
	// On the window's own background: to paint it again would cost as much as all else.
	// What is copied comes first: until then nothing is to be painted, which each copy
	// has to wait for.
	r.objects = []fyne.CanvasObject{t.tiles.clip, t.axis.still.clip, t.headings.ground.Box, t.headings.bands.box, t.overview.still.clip,
		o.clip, t.headings.column, t.headings.corner, t.headings.edges[0], t.headings.edges[1]}
	r.objects = append(r.objects, t.overview.objects()...)
	for _, f := range []*sign{o.ends.signs[0], o.ends.signs[1], t.dayLine.sign, t.knowing.sign, o.day, o.moved} {
		r.objects = append(r.objects, f.objects()...)
	}
	r.objects = append(r.objects, t.bookmarks.ribbons.box, t.legend.lines.box)
	r.objects = append(r.objects, o.between)
	r.objects = append(r.objects, o.hint.objects()...)
	r.objects = append(r.objects, o.focus.Box, t.card.box)
	t.restyle()
	return r
}

// Layout implements fyne.WidgetRenderer.
func (r *renderer) Layout(size fyne.Size) {
	r.t.divide(size)
	r.t.arrange()
}

// MinSize implements fyne.WidgetRenderer: room for a few lanes.
func (r *renderer) MinSize() fyne.Size {
	s := r.t.look.scale
	return fyne.NewSize(320*s, 160*s)
}

// Refresh implements fyne.WidgetRenderer. The toolkit calls it when the theme
// or the text size changes, so everything is drawn afresh.
func (r *renderer) Refresh() {
	r.t.restyle()
	canvas.Refresh(r.t)
}

// Objects implements fyne.WidgetRenderer.
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *renderer) Destroy() {}
