package surface

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
)

var (
	paper = color.NRGBA{255, 255, 255, 255}
	red   = color.NRGBA{200, 0, 0, 255}
)

// shown is the picture of an object at a place of a white window.
func shown(t *testing.T, o fyne.CanvasObject, at image.Rectangle) image.Image {
	t.Helper()
	test.NewTempApp(t)
	ground := canvas.NewRectangle(paper)
	ground.Resize(fyne.NewSize(120, 90))
	o.Resize(fyne.NewSize(float32(at.Dx()), float32(at.Dy())))
	o.Move(fyne.NewPos(float32(at.Min.X), float32(at.Min.Y)))
	w := test.NewTempWindow(t, &fyne.Container{Objects: []fyne.CanvasObject{ground, o}})
	w.SetPadded(false)
	w.Resize(fyne.NewSize(120, 90))
	return w.Canvas().Capture()
}

// covered checks that exactly the pixels inside are red.
func covered(t *testing.T, img image.Image, inside func(image.Point) bool) {
	t.Helper()
	for y := range 90 {
		for x := range 120 {
			want := paper
			if inside(image.Pt(x, y)) {
				want = red
			}
			if got := color.NRGBAModel.Convert(img.At(x, y)); got != want {
				assert.Failf(t, "wrong colour", "at %d, %d: %v, not %v", x, y, got, want)
				return
			}
		}
	}
}

func TestPlainCoversItsAreaAndNothingElse(t *testing.T) {
	for _, at := range []image.Rectangle{
		image.Rect(10, 20, 110, 50), image.Rect(10, 20, 41, 81), image.Rect(7, 5, 100, 36), image.Rect(0, 0, 120, 90),
		image.Rect(30, 30, 31, 60), image.Rect(11, 11, 54, 54),
	} {
		t.Run(fmt.Sprint(at), func(t *testing.T) {
			covered(t, shown(t, New(red).Box, at), func(p image.Point) bool { return p.In(at) })
		})
	}
}

func TestPlainTakesAnotherColour(t *testing.T) {
	p, at := New(paper), image.Rect(10, 20, 60, 50)
	p.Fill(red)
	covered(t, shown(t, p.Box, at), func(p image.Point) bool { return p.In(at) })
}

func TestFrameLeavesItsInside(t *testing.T) {
	for _, width := range []int{1, 2} {
		f, at := NewFrame(), image.Rect(10, 20, 111, 80)
		f.Draw(red, float32(width))
		covered(t, shown(t, f.Box, at), func(p image.Point) bool { return p.In(at) && !p.In(at.Inset(width)) })
	}
}

// frameCopier copies into a frame of its own.
type frameCopier struct {
	frame   *image.RGBA
	visible image.Rectangle // what Begin answers; empty: nothing is being painted
	kept    int
	most    int // pixels of a plate
}

func (c *frameCopier) Begin() (image.Rectangle, bool) { return c.visible, !c.visible.Empty() }
func (c *frameCopier) End()                           {}

func (c *frameCopier) Keep(_ Plate, img *image.RGBA) Plate {
	c.kept++
	c.most = max(c.most, img.Rect.Dx()*img.Rect.Dy())
	return img
}

func (c *frameCopier) Copy(p Plate, at image.Point, visible image.Rectangle) {
	img := p.(*image.RGBA)
	shown := img.Rect.Add(at).Intersect(visible)
	draw.Draw(c.frame, shown, img, shown.Min.Sub(at), draw.Src)
}

func TestPlainIsCopiedWhereThatCanBeDone(t *testing.T) {
	test.NewTempApp(t)
	c := &frameCopier{frame: image.NewRGBA(image.Rect(0, 0, 1300, 400))}
	draw.Draw(c.frame, c.frame.Rect, image.NewUniform(paper), image.Point{}, draw.Src)
	p := New(color.Transparent)
	p.SetCopier(c)
	p.Fill(red)
	w := test.NewTempWindow(t, p.Box)
	w.Resize(fyne.NewSize(1300, 400))
	paint := func() { test.WidgetRenderer(p.clip.Content.(*Board)).Objects() }
	painted := func() bool { return p.line.Visible() || p.rims[0].Visible() || p.rims[1].Visible() }
	paint()
	assert.True(t, painted(), "as long as nothing was copied")
	c.visible = image.Rect(3, 5, 1250, 361)
	paint()
	assert.False(t, painted(), "what is copied is not painted as well")
	w.Resize(fyne.NewSize(1310, 410))
	assert.False(t, painted(), "in another size neither")
	for y := range 400 {
		for x := range 1300 {
			want := paper
			if image.Pt(x, y).In(c.visible) {
				want = red
			}
			if got := color.NRGBAModel.Convert(c.frame.At(x, y)); got != want {
				assert.Failf(t, "wrong colour", "at %d, %d: %v, not %v", x, y, got, want)
				return
			}
		}
	}
	paint()
	assert.Equal(t, 1, c.kept, "one picture will do")
	assert.LessOrEqual(t, c.most, 1<<14, "and a small one")
	p.Fill(paper)
	paint()
	assert.Equal(t, 2, c.kept, "of another colour there is none yet")
	assert.Equal(t, paper, color.NRGBAModel.Convert(c.frame.At(700, 300)))
}
