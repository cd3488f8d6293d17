package lanes

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// handle stands beside the selected mark: a link is drawn from there by a drag.
type handle struct {
	t      *Timeline
	ground *canvas.Circle
	sign   *canvas.Text
	at     rect // in the widget
}

func newHandle(t *Timeline) *handle {
	h := &handle{t: t, ground: canvas.NewCircle(color.Transparent), sign: canvas.NewText("", color.Transparent)}
	h.ground.Hide()
	h.sign.Hide()
	return h
}

func (h *handle) objects() []fyne.CanvasObject { return []fyne.CanvasObject{h.ground, h.sign} }

// holds reports whether a place in the widget is on the handle.
func (h *handle) holds(p fyne.Position) bool { return h.ground.Visible() && h.at.holds(p) }

// handleSide is the handle's diameter at the usual text size.
const handleSide = 17

// arrange puts the handle to the upper right of the mark of one selected event.
func (h *handle) arrange() {
	t, c, l := h.t, &h.t.overlay.chosen, h.t.look
	show := c.shown && c.item.Crowd == 1 && t.callbacks.Link != nil && t.doing() == nil && len(t.choice.events) == 1
	side := float32(handleSide * l.scale)
	x := float32(c.at.x-t.shift()+c.width/2) + 6*l.scale
	y := float32(c.at.y-t.drop()-l.metrics.MarkSize/2) - side
	show = show && x > 0 && x+side < t.frame.body.w
	visibly(h.ground, show)
	visibly(h.sign, show)
	if !show {
		return
	}
	y = max(y, 0)
	h.ground.FillColor = l.accent
	put(h.ground, rect{x, y, side, side})
	write(h.sign, "→", l.small, l.onAccent, true)
	size := h.sign.MinSize()
	h.sign.Move(fyne.NewPos(x+(side-size.Width)/2, y+(side-size.Height)/2))
	h.at = rect{t.frame.body.x + x, t.frame.body.y + y, side, side}
}
