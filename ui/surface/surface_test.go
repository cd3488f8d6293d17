package surface

import (
	"fmt"
	"image"
	"image/color"
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
