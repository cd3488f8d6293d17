package lanes

import (
	"image"
	"image/draw"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/ui/surface"
)

// fakeCopier keeps pictures as they are, and copies them into a frame of its own.
type fakeCopier struct {
	frame    *image.RGBA
	visible  image.Rectangle // what Begin answers; empty: nothing is being painted
	kept     int
	copied   int
	unclosed int
}

func (c *fakeCopier) Begin() (image.Rectangle, bool) {
	if c.visible.Empty() {
		return c.visible, false
	}
	c.unclosed++
	return c.visible, true
}

func (c *fakeCopier) Keep(_ surface.Plate, img *image.RGBA) surface.Plate {
	c.kept++
	kept := image.NewRGBA(img.Rect)
	copy(kept.Pix, img.Pix)
	return kept
}

func (c *fakeCopier) Copy(p surface.Plate, at image.Point, visible image.Rectangle) {
	c.copied++
	img := p.(*image.RGBA)
	to := img.Rect.Add(at)
	shown := to.Intersect(visible)
	draw.Draw(c.frame, shown, img, shown.Min.Sub(at), draw.Src)
}

func (c *fakeCopier) End() { c.unclosed-- }

// paintCopies asks the lanes for what they consist of, as the toolkit does
// while it paints them.
func paintCopies(t *testing.T, b *bench, c *fakeCopier) {
	t.Helper()
	body := b.frame.body
	c.visible = image.Rect(int(body.x), int(body.y), int(body.x+body.w), int(body.y+body.h))
	assert.Empty(t, test.WidgetRenderer(b.tiles.board).Objects(), "what is copied is not painted as well")
	c.visible = image.Rectangle{}
	assert.Zero(t, c.unclosed)
}

func TestCopiesShowWhatTheRastersShow(t *testing.T) {
	b := showSample(t, 900, 700)
	size := b.window.Canvas().Size()
	c := &fakeCopier{frame: image.NewRGBA(image.Rect(0, 0, int(size.Width), int(size.Height)))}
	b.SetCopier(c)
	assert.NotEmpty(t, test.WidgetRenderer(b.tiles.board).Objects(), "rasters, as long as nothing was copied")
	paintCopies(t, b, c)
	body := image.Rect(int(b.frame.body.x), int(b.frame.body.y), int(b.frame.body.x+b.frame.body.w), int(b.frame.body.y+b.frame.body.h))
	for _, x := range b.tiles.live {
		at := image.Pt(int(x.raster.Position().X), int(x.raster.Position().Y)).Add(body.Min)
		shown := x.img.Rect.Add(at).Intersect(body)
		require.False(t, shown.Empty())
		for y := shown.Min.Y; y < shown.Max.Y; y += 7 {
			for px := shown.Min.X; px < shown.Max.X; px += 7 {
				require.Equal(t, x.img.RGBAAt(px-at.X, y-at.Y), c.frame.RGBAAt(px, y))
				require.EqualValues(t, 255, c.frame.RGBAAt(px, y).A, "a copy leaves nothing of what was there, so it has to be opaque")
			}
		}
	}
}

func TestOnlyWhatChangedIsKeptAgain(t *testing.T) {
	b := showSample(t, 900, 700)
	size := b.window.Canvas().Size()
	c := &fakeCopier{frame: image.NewRGBA(image.Rect(0, 0, int(size.Width), int(size.Height)))}
	b.SetCopier(c)
	paintCopies(t, b, c)
	kept, copied := c.kept, c.copied
	assert.Positive(t, kept)
	paintCopies(t, b, c)
	assert.Equal(t, kept, c.kept, "nothing changed")
	assert.Equal(t, 2*copied, c.copied, "but every frame is painted afresh")
	b.ZoomBy(8)
	paintCopies(t, b, c)
	kept = c.kept
	b.PanBy(0.2)
	paintCopies(t, b, c)
	assert.Less(t, c.kept, kept+len(b.tiles.live), "only the stretch that came into view")
	b.ZoomBy(1.5)
	paintCopies(t, b, c)
	assert.Greater(t, c.kept, kept+1, "another zoom is another picture")
}

func TestCopiesAreMadeAfreshInAnotherSize(t *testing.T) {
	b := showSample(t, 900, 700)
	c := &fakeCopier{frame: image.NewRGBA(image.Rect(0, 0, 4000, 3000))}
	b.SetCopier(c)
	paintCopies(t, b, c)
	kept := c.kept
	b.window.Resize(fyne.NewSize(b.window.Canvas().Size().Width-120, b.window.Canvas().Size().Height-40))
	paintCopies(t, b, c)
	assert.Greater(t, c.kept, kept)
}
