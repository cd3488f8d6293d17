package lanes

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"throughline.org/throughline/chronology/timeline"
)

// elsewhere says of each lane that has no mark in view how many it has earlier
// and later, so that a lane is not thought empty when one looks beside its
// events.
type elsewhere struct {
	t     *Timeline
	words *pool[*canvas.Text]
}

func newElsewhere(t *Timeline) *elsewhere {
	return &elsewhere{t: t, words: newPool(func() *canvas.Text { return canvas.NewText("", color.Transparent) })}
}

func (e *elsewhere) arrange() {
	c := e.t.camera
	earlier := e.t.index.Density(c.from, c.left, 1)
	inView := e.t.index.Density(c.left, c.right(), 1)
	e.words.begin()
	for i, lane := range e.t.rows.lanes[:min(len(e.t.rows.lanes), len(inView))] {
		if inView[i][0] > 0 {
			continue
		}
		before := 0
		if len(earlier) > i {
			before = earlier[i][0]
		}
		if before > 0 {
			e.say(lane, fmt.Sprintf("‹ %d earlier", before), false)
		}
		if after := lane.Count - lane.Undated - before; after > 0 {
			e.say(lane, fmt.Sprintf("%d later ›", after), true)
		}
	}
	e.words.end()
}

// say writes at the foot of a lane, at the left or the right edge of the view.
func (e *elsewhere) say(lane timeline.Lane, words string, atRight bool) {
	l := e.t.look
	bottom := float32(lane.Top + lane.Height - e.t.drop())
	if bottom < 0 || bottom-float32(lane.Height) > e.t.frame.body.h {
		return
	}
	text := e.words.next()
	write(text, words, l.small, l.palette.Muted, false)
	size := text.MinSize()
	x := l.pad
	if atRight {
		x = e.t.frame.body.w - size.Width - 2*l.pad
	}
	text.Move(fyne.NewPos(x, bottom-size.Height-2))
}
