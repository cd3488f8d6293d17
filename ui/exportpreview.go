package ui

import (
	"errors"
	"fmt"
	"image"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
)

// preview shows what would be written: the pages of a document, page by page, a
// picture, or in words what a file of rows holds. It is made aside; until it is,
// what was there before stays.
type preview struct {
	w     *window
	page  *pageView
	says  *words
	state *words

	laid    *export.Laid
	note    string  // on the pages
	at      int     // the page that is shown, from 0
	zoom    float64 // of the size on paper; 0: the whole page
	laying  atomic.Int64
	drawing int
	// made is the version that was rendered last: what is changed about the paper
	// alone does not render it anew.
	made struct {
		of      *chronology.Review
		version chronology.Version
		section int // the number of the chronology section that is asked for
		review  *chronology.Review
		dating  *chronology.Dating
	}

	back, on, less, more, whole *button
	foot                        *fyne.Container
	content                     fyne.CanvasObject
}

// pauseBeforeLaying is how long the choices rest before pages are laid out.
const pauseBeforeLaying = 200 * time.Millisecond

// zooms are the sizes on screen, as shares of that on paper.
var zooms = []float64{0.5, 0.75, 1, 1.25, 1.5, 2, 3}

func newPreview(w *window) *preview {
	p := &preview{w: w, says: newWords(""), state: newSmallWords("")}
	p.state.least = 10
	p.page = newPageView(p)
	p.back = w.button("‹", func() { p.turn(-1) })
	p.on = w.button("›", func() { p.turn(1) })
	p.less = w.button("−", func() { p.zoomBy(-1) })
	p.more = w.button("+", func() { p.zoomBy(1) })
	p.whole = w.button("Whole page", func() { p.setZoom(0) })
	p.foot = newColumn(0.5, newFlow(p.back, p.on, container.NewPadded(p.says), p.less, p.more, p.whole), p.state)
	p.content = container.NewBorder(nil, container.NewPadded(p.foot), nil, nil, p.page)
	p.show()
	return p
}

// previewed is what pages are made of.
type previewed struct {
	review  *chronology.Review // a snapshot of the window's
	version chronology.Version
	format  export.Format
	options export.Options
}

// renew lays the document out anew, once the choices rest.
func (p *preview) renew(of func() previewed) {
	round := p.laying.Add(1) // what is being laid out now stops
	start := func() {
		if p.laying.Load() == round {
			p.lay(of(), round)
		}
	}
	if p.w.p.timer == nil {
		start()
		return
	}
	p.w.p.later(pauseBeforeLaying, start)
}

// rest stops what is being laid out; what is shown stays.
func (p *preview) rest() { p.laying.Add(1) }

func (p *preview) lay(of previewed, round int64) {
	p.remark("Laying out the pages…")
	made := p.made
	of.options.Progress = func(int, int) bool { return p.laying.Load() == round }
	var shown foreseen
	var err error
	p.w.p.background(func() {
		if made.of != of.review || made.version != of.version || made.section != of.options.SectionNumber {
			made.of, made.version, made.section = of.review, of.version, of.options.SectionNumber
			made.review, made.dating = of.options.Numbered(of.review, chronology.Solve(of.review))
			if made.review, _, err = chronology.RenderProgress(made.review, made.dating, of.version, of.options.Progress); err != nil {
				return // another round has begun
			}
			if made.review.Rendered.Masked() || made.review.Rendered.HidesDays() {
				made.dating = chronology.Solve(made.review)
			}
		}
		if of.options.Progress(0, 0) {
			shown, err = lookAhead(of.format, made.review, made.dating, of.options)
		}
	}, func() {
		if p.laying.Load() != round || errors.Is(err, export.ErrStopped) {
			return
		}
		p.made = made
		if err != nil {
			p.none(explain(err).Title + ". " + explain(err).Text)
			return
		}
		p.take(shown)
	})
}

// take shows what was made.
func (p *preview) take(a foreseen) {
	if a.laid == nil {
		p.none(a.words)
		if a.picture != nil {
			p.showPicture(a.picture)
		}
		return
	}
	p.laid, p.note = a.laid, a.note
	p.at = min(p.at, a.laid.Report().Pages-1)
	p.show()
}

// showPicture shows a picture as large as there is room for it.
func (p *preview) showPicture(picture image.Image) {
	room, size := p.page.room(), picture.Bounds().Size()
	scale := min(room.Width/float32(size.X), room.Height/float32(size.Y), 1)
	p.page.set(picture, fyne.NewSize(scale*float32(size.X), scale*float32(size.Y)))
}

// none shows words in the place of pages.
func (p *preview) none(words string) {
	p.laying.Add(1)
	p.drawing++
	p.laid = nil
	p.page.set(nil, fyne.Size{})
	p.show()
	p.says.say("")
	p.remark("")
	p.page.say(words)
}

// turn goes so many pages on.
func (p *preview) turn(by int) { p.goTo(p.at + by) }

func (p *preview) goTo(page int) {
	if p.laid == nil {
		return
	}
	page = max(0, min(page, p.laid.Report().Pages-1))
	if page != p.at {
		p.at = page
		p.page.top()
		p.show()
	}
}

// zoomBy takes the next larger or smaller size.
func (p *preview) zoomBy(step int) {
	now, next := p.scale(), 0.0
	for _, z := range zooms {
		switch {
		case step > 0 && z > now*1.01 && next == 0, step < 0 && z < now*0.99:
			next = z
		}
	}
	if next != 0 {
		p.setZoom(next)
	}
}

func (p *preview) setZoom(zoom float64) {
	p.zoom = zoom
	p.show()
}

// unitsPerPoint is how large a point is on screen at the size on paper.
const unitsPerPoint = 96.0 / 72

// scale is the size on screen as a share of that on paper.
func (p *preview) scale() float64 {
	if p.zoom > 0 || p.laid == nil {
		return max(p.zoom, 0.1)
	}
	width, height := p.laid.Size(p.at)
	room := p.page.room()
	return max(0.1, min(float64(room.Width)/(width*unitsPerPoint), float64(room.Height)/(height*unitsPerPoint)))
}

// show paints the page, aside, and says which it is.
func (p *preview) show() {
	p.enable()
	if p.laid == nil {
		return
	}
	report, scale := p.laid.Report(), p.scale()
	p.page.say("")
	p.says.say(fmt.Sprintf("Page %s of %s · %.0f %%", chronology.Number(p.at+1), chronology.Number(report.Pages), 100*scale))
	p.remark(joinFilled(" ", p.note, where(len(report.Missing) > 0, "Some characters cannot be printed; \uFFFD stands in their place."),
		where(len(report.Unexplained) > 0, "Not explained: "+strings.Join(report.Unexplained, ", ")+".")))
	width, height := p.laid.Size(p.at)
	size := fyne.NewSize(float32(width*unitsPerPoint*scale), float32(height*unitsPerPoint*scale))
	dots := scale * unitsPerPoint * float64(max(p.w.win.Canvas().Scale(), 1))
	p.drawing++
	round, laid, at := p.drawing, p.laid, p.at
	var picture *image.RGBA
	var err error
	p.w.p.background(func() { picture, err = laid.Paint(at, dots) }, func() {
		switch {
		case round != p.drawing:
		case err != nil:
			p.none(explain(err).Title + ". " + explain(err).Text)
		default:
			p.page.set(picture, size)
		}
	})
}

// remark says something below the page; "" takes no room.
func (p *preview) remark(words string) {
	p.state.say(words)
	seen(p.state, words != "")
	p.foot.Refresh()
}

// enable says what the buttons can do now.
func (p *preview) enable() {
	last := 0
	if p.laid != nil {
		last = p.laid.Report().Pages - 1
	}
	able(p.back, p.at > 0 && p.laid != nil)
	able(p.on, p.at < last)
	able(p.less, p.laid != nil && p.scale() > zooms[0]*1.01)
	able(p.more, p.laid != nil && p.scale() < zooms[len(zooms)-1]*0.99)
	able(p.whole, p.laid != nil && p.zoom > 0)
}

// key turns pages wherever in the dialog the keyboard is.
func (p *preview) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyPageDown:
		p.turn(1)
	case fyne.KeyPageUp:
		p.turn(-1)
	default:
		return false
	}
	return true
}

// edgeColour is what the keyboard is told by.
func edgeColour(focused bool) fyne.ThemeColorName {
	if focused {
		return theme.ColorNamePrimary
	}
	return theme.ColorNameInputBorder
}
