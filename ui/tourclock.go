package ui

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// frameClock takes a step, waits until the frame that shows it has been painted
// and swapped, and notes what that took.
//
// The toolkit does not say when a frame is on the screen. Its loop, on the main
// goroutine, either runs one function that was queued by fyne.Do, or turns once:
// events of the system, one tick of every animation, then each window that is
// dirty is painted and swapped, in one go. So:
//
//   - A step is taken in an animation's tick, right before the painting.
//   - A raster of one pixel in the window is refreshed with every step. That
//     makes the window dirty, and has the toolkit ask for the raster's picture
//     while it paints that very frame, and at no other time.
//   - What that picture queues by fyne.Do cannot run before the swap. It runs
//     right after it, or after the next turn where that is due already; but then
//     that turn's tick comes first. Whichever comes first is the frame's end.
//
// Where the graphics card works aside, a swap returns before the card is done,
// and so does a frame here; a software renderer paints within the swap.
type frameClock struct {
	t      *tour
	ticks  *fyne.Animation
	pixel  *canvas.Raster
	blank  *image.RGBA
	phase  *phase // nil while there is nothing to do
	done   func(TourPhase)
	frame  int  // of the phase; the one before the first makes ready and is not counted
	shown  bool // the frame is being painted, or has been
	began  time.Time
	ended  time.Time // of the frame before
	work   time.Duration
	drawn  time.Duration // what the timeline's meter showed when the frame began
	before time.Duration // what the processors had given before the phase

	frames, between, works []time.Duration
}

func newFrameClock(t *tour) *frameClock {
	c := &frameClock{t: t, blank: image.NewRGBA(image.Rect(0, 0, 1, 1))}
	c.ticks = fyne.NewAnimation(time.Second, func(float32) { c.tick() })
	c.ticks.RepeatCount = fyne.AnimationRepeatForever
	c.ticks.Start()
	return c
}

func (c *frameClock) stop() { c.ticks.Stop() }

// watch puts the pixel into a window's content.
func (c *frameClock) watch(content *fyne.Container) {
	c.pixel = canvas.NewRaster(func(int, int) image.Image {
		c.painting()
		return c.blank
	})
	c.pixel.Resize(fyne.NewSquareSize(1))
	content.Add(&fyne.Container{Objects: []fyne.CanvasObject{c.pixel}})
}

// run takes the steps of a phase, one for each frame, and then calls done.
func (c *frameClock) run(p phase, done func(TourPhase)) {
	c.phase, c.done, c.frame = &p, done, -1
	c.frames, c.between, c.works = nil, nil, nil
	c.start(p.prepare)
}

// start takes a step that the next frame is to show.
func (c *frameClock) start(step func()) {
	c.t.steps++
	c.began, c.drawn, c.shown = time.Now(), c.spent(), false
	if step != nil {
		step()
	}
	c.work = time.Since(c.began)
	c.pixel.Refresh()
}

// spent is what the timeline's pictures have taken.
func (c *frameClock) spent() time.Duration { return c.t.window.desk.timeline.lanes.Meter().Spent }

// painting is called while the frame is painted.
func (c *frameClock) painting() {
	if c.t.report.Renderer == "" && c.t.options.Renderer != nil {
		c.t.report.Renderer = c.t.options.Renderer()
	}
	if c.phase != nil && !c.shown {
		c.shown = true
		frame := c.frame
		fyne.Do(func() { c.swapped(frame) })
	}
}

// tick is called once in each turn of the loop, before the painting.
func (c *frameClock) tick() {
	if c.phase == nil {
		return
	}
	if c.shown {
		c.swapped(c.frame)
	}
	if c.phase != nil && c.waiting() {
		c.start(func() { c.phase.step(c.frame) })
	}
}

// waiting reports whether the frame before is done and the next not begun.
func (c *frameClock) waiting() bool { return c.began.IsZero() }

// swapped ends a frame, the first time that it is told so.
func (c *frameClock) swapped(frame int) {
	if frame != c.frame || c.waiting() || c.phase == nil {
		return
	}
	now := time.Now()
	if c.frame < 0 {
		c.before = c.t.processor()
	} else {
		c.frames = append(c.frames, now.Sub(c.began))
		c.between = append(c.between, now.Sub(c.ended))
		c.works = append(c.works, c.work+c.spent()-c.drawn)
	}
	c.ended, c.began = now, time.Time{}
	if c.frame++; c.frame == c.phase.frames {
		c.finish()
	}
}

func (c *frameClock) finish() {
	p := TourPhase{
		Name: c.phase.name, Frames: c.phase.frames,
		Frame: newSpread(c.frames), Between: newSpread(c.between), Work: newSpread(c.works),
	}
	p.Processor = (c.t.processor() - c.before) / time.Duration(p.Frames)
	c.phase = nil
	c.done(p)
}
