// Package surface paints large plain areas, and opaque pictures, at little cost.
//
// Where there is no graphics card, what a frame costs is the number of pixels
// painted, times what the toolkit's shader for them takes. Measured on a software
// renderer, for a window of 1920 × 1080: a rectangle 24 ms of processor time (its
// shader looks at every pixel whether it is on the edge or to be left out), the
// same with an empty inside as much, one with round corners 40 ms, a picture
// 18 to 21 ms, a thick line 3 to 9 ms, a picture that is copied 2 ms (see Copier),
// what is not painted at all nothing.
package surface

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// Plain is an area of one opaque colour: a small picture of it copied as often as
// need be, or where there is no copying a short, thick line across it, and two
// thin rectangles over the edges along the line, where rounding leaves it
// uncertain by a pixel. The toolkit leaves a line out whose middle is out of
// view, so an area that scrolls is not to be a Plain.
type Plain struct {
	Box  *fyne.Container // what is put into the window
	line *canvas.Line
	rims [2]*canvas.Rectangle

	clip   *container.Clip // of what is copied; nil where nothing is
	copied bool            // and so not painted
	plate  Plate
	holds  color.Color     // what the plate is of
	size   image.Rectangle // of the plate
}

// New returns an area of a colour.
func New(c color.Color) *Plain {
	p := &Plain{line: canvas.NewLine(c), rims: [2]*canvas.Rectangle{canvas.NewRectangle(c), canvas.NewRectangle(c)}}
	p.Box = &fyne.Container{Layout: p, Objects: []fyne.CanvasObject{p.line, p.rims[0], p.rims[1]}}
	return p
}

// SetCopier has the area copied into frames where the copier can do so. It is to
// be called before the area is shown.
func (p *Plain) SetCopier(c Copier) {
	if c == nil {
		return
	}
	b := NewBoard(p)
	b.SetCopier(c)
	p.clip = container.NewClip(b)
	p.Box.Objects = append([]fyne.CanvasObject{p.clip}, p.Box.Objects...)
}

// Objects implements Pictures: the line and its rims stand beside the board, since
// a clip would cut the line.
func (p *Plain) Objects() []fyne.CanvasObject { return nil }

// Copy implements Pictures. The toolkit comes to the line and its rims after it.
func (p *Plain) Copy(c Copier, visible image.Rectangle) {
	p.copied = true
	p.line.Hidden, p.rims[0].Hidden, p.rims[1].Hidden = true, true, true
	const wide, high = 512, 32 // at most: what is copied again and again stays at hand
	at := visible.Size()
	size := image.Rect(0, 0, min(at.X, wide), min(at.Y, high))
	if size.Empty() {
		return
	}
	if p.plate == nil || p.holds != p.line.StrokeColor || p.size != size {
		img := image.NewRGBA(size)
		draw.Draw(img, size, image.NewUniform(p.line.StrokeColor), image.Point{}, draw.Src)
		p.plate, p.holds, p.size = c.Keep(p.plate, img), p.line.StrokeColor, size
	}
	for y := visible.Min.Y; y < visible.Max.Y; y += size.Max.Y {
		for x := visible.Min.X; x < visible.Max.X; x += size.Max.X {
			c.Copy(p.plate, image.Pt(x, y), visible)
		}
	}
}

// Fill changes the colour.
func (p *Plain) Fill(c color.Color) {
	if p.line.StrokeColor == c {
		return
	}
	p.line.StrokeColor, p.rims[0].FillColor, p.rims[1].FillColor = c, c, c
	p.Box.Refresh()
}

// MinSize implements fyne.Layout.
func (p *Plain) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

const (
	rounding = 1 // more than an edge of the line may be off, in units
	rim      = 2 * rounding
)

// Layout implements fyne.Layout.
func (p *Plain) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if p.clip != nil {
		p.clip.Resize(size)
	}
	w, h := size.Width, size.Height
	if w < h {
		p.lay(fyne.NewPos(0, h/2), fyne.NewPos(w, h/2), h, fyne.NewSize(w, min(rim, h)), fyne.NewPos(0, max(h-rim, 0)))
		return
	}
	p.lay(fyne.NewPos(w/2, 0), fyne.NewPos(w/2, h), w, fyne.NewSize(min(rim, w), h), fyne.NewPos(max(w-rim, 0), 0))
}

// lay puts the line between two points, with a rim of a size on each side.
func (p *Plain) lay(from, to fyne.Position, thickness float32, rim fyne.Size, second fyne.Position) {
	p.line.Hidden = p.copied || thickness <= 2*rounding
	p.line.Position1, p.line.Position2, p.line.StrokeWidth = from, to, thickness-2*rounding
	p.line.Refresh()
	p.rims[0].Resize(rim)
	p.rims[1].Resize(rim)
	p.rims[1].Move(second)
}
