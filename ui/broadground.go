package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/ui/surface"
)

// broadGround is a ground for a large part of the window that does not scroll:
// see surface.Plain.
type broadGround struct {
	widget.BaseWidget
	colour fyne.ThemeColorName
	copier surface.Copier
}

func newBroadGround(name fyne.ThemeColorName, c surface.Copier) *broadGround {
	g := &broadGround{colour: name, copier: c}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *broadGround) CreateRenderer() fyne.WidgetRenderer {
	r := &broadGroundRenderer{ground: g, fill: surface.New(colour(g.colour))}
	r.fill.SetCopier(g.copier)
	return laid(r, g)
}

type broadGroundRenderer struct {
	ground *broadGround
	fill   *surface.Plain
}

func (r *broadGroundRenderer) Destroy()                     {}
func (r *broadGroundRenderer) Layout(size fyne.Size)        { r.fill.Box.Resize(size) }
func (r *broadGroundRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *broadGroundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.fill.Box} }
func (r *broadGroundRenderer) Refresh()                     { r.fill.Fill(colour(r.ground.colour)) }
