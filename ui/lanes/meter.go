package lanes

import (
	"image"
	"time"

	"fyne.io/fyne/v2/canvas"
)

// Meter tells a benchmark what the timeline's own pictures cost, and when it
// shows everything. It costs two looks at the clock for each picture.
type Meter struct {
	// Spent is how long the pictures took that the toolkit has asked for. It
	// only grows.
	Spent time.Duration
	// Drawn is called while a frame is being painted, after each picture drawn
	// for it; nil for nobody.
	Drawn func()
}

// Meter is the timeline's own.
func (t *Timeline) Meter() *Meter { return &t.meter }

// raster shows a picture that is drawn pixel for pixel, and counts the time that
// takes. Without smoothing, which could only blur it, it also costs less to show.
func (t *Timeline) raster(draw func(w, h int) image.Image) *canvas.Raster {
	r := canvas.NewRaster(func(w, h int) image.Image {
		return t.timed(func() image.Image { return draw(w, h) })
	})
	r.ScaleMode = canvas.ImageScalePixels
	return r
}

// timed draws a picture and counts the time that takes.
func (t *Timeline) timed(draw func() image.Image) image.Image {
	began := time.Now()
	img := draw()
	t.meter.Spent += time.Since(began)
	if t.meter.Drawn != nil {
		t.meter.Drawn()
	}
	return img
}

// Complete reports whether everything in view has been drawn as the events are now.
func (t *Timeline) Complete() bool {
	if !t.shows() || len(t.tiles.live) == 0 || t.tiles.grid.perDay != t.camera.perDay {
		return false
	}
	for _, x := range t.tiles.live {
		if x.drawn != t.tiles.stamp {
			return false
		}
	}
	return true
}

// Lanes is how many lanes there are.
func (t *Timeline) Lanes() int { return len(t.rows.lanes) }
