package ui

import (
	"errors"
	"math"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/store"
	"throughline.org/throughline/ui/surface"
)

// TourOptions say what the tour is taken on.
type TourOptions struct {
	// File is the review, which the tour types into: a copy.
	File string
	// Size of the window, in units.
	Size fyne.Size
	// Begun is when the program was started.
	Begun time.Time
	// Processor is the time that the process has had of all processors; nil
	// where the system does not tell.
	Processor func() time.Duration
	// Memory is the most that the process has held, in bytes; nil where the
	// system does not tell.
	Memory func() int64
	// Copier and Frames are those of Options.
	Copier surface.Copier
	Frames func()
	// Renderer names what draws the window. It is called while a frame is being
	// painted, when the graphics context is the thread's own; may be nil.
	Renderer func() string
}

// TourReport is what the tour found.
type TourReport struct {
	Events, Lanes int
	Width, Height int     // of the window, in pixels
	Density       float64 // pixels of a unit
	Renderer      string  // "" where that cannot be found out

	FirstPicture time.Duration // from asking for the window to its first complete picture on the screen
	FromStart    time.Duration // from the start of the program to that
	// FirstProcessor is what the process had of the processors until then; 0 where
	// not known. Unlike the times it hardly depends on what else the machine does.
	FirstProcessor time.Duration
	Memory         int64 // bytes at the most, until the end of the tour; 0 where not known

	Phases []TourPhase
	Floor  TourPhase // an empty window of the same size, painted as often
}

// TourPhase is one stretch of the tour.
type TourPhase struct {
	Name   string
	Frames int
	// Frame is from the beginning of what caused a frame until it was painted
	// and swapped; Between from the end of one frame to the end of the next,
	// which the toolkit holds to 60 a second.
	Frame, Between Spread
	// Work is the part of Frame that is our own: layout, index, tiles, overlay.
	Work Spread
	// Processor is what the whole process had of the processors, for each
	// frame, with all its threads; 0 where not known.
	Processor time.Duration
}

// Spread is how the times of many frames lie.
type Spread struct{ Median, P95, Max time.Duration }

func newSpread(times []time.Duration) Spread {
	if len(times) == 0 {
		return Spread{}
	}
	sorted := slices.Sorted(slices.Values(times))
	// rank is the least time that the share of all frames does not exceed.
	rank := func(share float64) time.Duration {
		return sorted[max(0, int(math.Ceil(share*float64(len(sorted))))-1)]
	}
	return Spread{Median: rank(0.5), P95: rank(0.95), Max: sorted[len(sorted)-1]}
}

// errStill says that the toolkit has not painted what was asked of it.
var errStill = errors.New("no frame was painted for two minutes; the window has to stay on the screen while the tour is taken")

// errNoTimeline says that the review has nothing that the tour could look at.
var errNoTimeline = errors.New("none of the events has a date that can be placed; there is no timeline to tour")

// tourGrace is longer than what else is given to the toolkit to end: what was
// measured is told afterwards, and on a busy machine the end takes seconds.
const tourGrace = time.Minute

// Tour opens the review in a real window, as a person would have it who had
// chosen an event, goes along its timeline in a fixed way, and measures. It
// returns when the window has closed again.
func Tour(a fyne.App, o TourOptions) (TourReport, error) {
	t := &tour{options: o}
	t.program = newProgram(a, Options{File: o.File, Copier: o.Copier, Frames: o.Frames, OnReady: t.opened})
	t.program.grace = tourGrace
	t.asked = time.Now()
	t.program.readAhead()
	t.window = t.program.newWindow()
	t.window.win.Resize(o.Size)
	t.watch(0)
	t.program.serve(t.window)
	return t.report, t.err
}

// tour is one tour under way.
type tour struct {
	options TourOptions
	program *program
	window  *window
	asked   time.Time // for the window
	clock   *frameClock
	report  TourReport
	err     error
	steps   int // taken so far
}

// watch ends the tour where no step was taken for a long time.
func (t *tour) watch(before int) {
	const long = 2 * time.Minute
	afterwards(long, func() {
		if t.steps == before {
			t.end(errStill)
			return
		}
		t.watch(t.steps)
	})
}

// opened is called when the review stands in its window, or was refused.
func (t *tour) opened() {
	d := t.window.desk
	if d == nil {
		t.end(t.program.refused)
		return
	}
	if len(d.s.dating.Order()) == 0 || d.timeline == nil {
		t.end(errNoTimeline)
		return
	}
	lanes := d.timeline.lanes
	lanes.Meter().Drawn = func() {
		// What is queued while a frame is painted runs when it has been swapped.
		fyne.Do(func() {
			if t.report.FirstPicture == 0 && lanes.Complete() {
				now := time.Now()
				t.report.FirstPicture, t.report.FromStart = now.Sub(t.asked), now.Sub(t.options.Begun)
				t.report.FirstProcessor = t.processor()
				lanes.Meter().Drawn = nil
				t.steps++
				t.whenQuiet(t.begin)
			}
		})
	}
}

// whenQuiet waits until the process rests: what it does after its first
// picture, such as listing words for the search, is not part of the tour.
func (t *tour) whenQuiet(then func()) {
	const look, longest, restful = 200 * time.Millisecond, 15 * time.Second, 0.1
	go func() {
		for began := time.Now(); time.Since(began) < longest; {
			before := t.processor()
			time.Sleep(look)
			if t.options.Processor != nil && float64(t.processor()-before) < restful*float64(look) {
				break
			}
		}
		fyne.Do(then)
	}()
}

func (t *tour) processor() time.Duration {
	if t.options.Processor == nil {
		return 0
	}
	return t.options.Processor()
}

// begin chooses the event in the middle and takes the tour's phases in turn.
func (t *tour) begin() {
	d := t.window.desk
	order := d.s.dating.Order()
	d.s.choose(order[len(order)/2].UID)
	d.views[d.current].focus()
	t.describe()
	t.clock = newFrameClock(t)
	t.clock.watch(d.content.(*fyne.Container))
	t.take(t.phases())
}

// describe notes what the tour is taken on.
func (t *tour) describe() {
	d, c := t.window.desk, t.window.win.Canvas()
	t.report.Events = len(d.s.review().Events)
	t.report.Lanes = d.timeline.lanes.Lanes()
	const far = 10000 // the canvas gives whole pixels
	pixels, _ := c.PixelCoordinateForPosition(fyne.NewPos(far, 0))
	t.report.Density = float64(pixels) / far
	t.report.Width, t.report.Height = c.PixelCoordinateForPosition(fyne.NewPos(c.Size().Width, c.Size().Height))
}

// take goes through the phases that are left, then measures the floor.
func (t *tour) take(phases []phase) {
	if len(phases) == 0 {
		if t.options.Memory != nil {
			t.report.Memory = t.options.Memory()
		}
		t.takeFloor()
		return
	}
	t.clock.run(phases[0], func(p TourPhase) {
		t.report.Phases = append(t.report.Phases, p)
		t.take(phases[1:])
	})
}

// takeFloor paints an empty window of the same size instead of the review's.
func (t *tour) takeFloor() {
	empty := t.program.app.NewWindow("Throughline: an empty window")
	empty.SetPadded(false)
	nothing := &fyne.Container{}
	empty.SetContent(nothing)
	empty.Resize(t.window.win.Canvas().Size())
	t.window.win.Hide()
	empty.Show()
	t.clock.watch(nothing)
	t.clock.run(phase{name: "empty window", frames: panFrames, step: func(int) {}}, func(p TourPhase) {
		t.report.Floor = p
		t.clock.stop()
		empty.Close()
		t.end(nil)
	})
}

// end closes the window, and with it the program.
func (t *tour) end(err error) {
	t.err = err
	t.program.quit()
}

// The lengths of the tour.
const (
	panFrames  = 120
	panDays    = 30
	zoomFrames = 60
	zoomDays   = 7
	keyFrames  = 60
)

// phase is a stretch of the tour: frames, each caused by a step.
type phase struct {
	name    string
	prepare func() // what the first frame starts from; nil where the phase before has left it
	frames  int
	step    func(frame int)
}

// phases are the tour: the whole scope; a window of 30 days across it; in to a
// week and out again; typing in the inspector, a change being saved halfway.
func (t *tour) phases() []phase {
	d := t.window.desk
	lanes := d.timeline.lanes
	lanes.Fit()
	from, to := lanes.View()
	days := to - from
	window := min(panDays, days)
	stride := (days - window) / window / (panFrames - 1)
	closer := math.Pow(days/min(zoomDays, days), 1.0/zoomFrames)
	begin := func(inspector bool) func() {
		return func() { d.showInspector(inspector); lanes.ShowDays(from, from+window) }
	}
	round := func(where string, inspector bool) []phase {
		return []phase{
			{name: "pan" + where, frames: panFrames, prepare: begin(inspector), step: func(int) { lanes.PanBy(stride) }},
			{name: "zoom in" + where, frames: zoomFrames, prepare: lanes.Fit, step: func(int) { lanes.ZoomBy(closer) }},
			{name: "zoom out" + where, frames: zoomFrames, step: func(int) { lanes.ZoomBy(1 / closer) }},
		}
	}
	return slices.Concat(
		[]phase{{name: "fit", frames: 1, prepare: begin(false), step: func(int) { lanes.Fit() }}},
		round("", false),
		round(" beside the inspector", true),
		[]phase{{name: "type", frames: keyFrames, prepare: t.beginTyping, step: t.typeOne}},
	)
}

// beginTyping gives the keyboard to the text of the chosen event.
func (t *tour) beginTyping() {
	d := t.window.desk
	if e := d.inspector.current(); e != nil {
		for _, f := range d.inspector.fields {
			if text, ok := f.(*textField); ok && text.of(e) == &e.What {
				t.window.win.Canvas().Focus(text.entry)
			}
		}
	}
}

// typeOne types a letter; halfway another field of the event is saved, so that
// the dates and the timeline are worked out anew while typing goes on.
func (t *tour) typeOne(frame int) {
	d := t.window.desk
	if focused := t.window.win.Canvas().Focused(); focused != nil {
		focused.TypedRune('e')
	}
	if e := d.s.review().Event(d.s.selected); e != nil && frame == keyFrames/2 {
		changed := e.Copy()
		changed.Outcome += "."
		d.s.edit("tour", func(edit *store.Edit) error { return edit.Put(changed) })
	}
}
