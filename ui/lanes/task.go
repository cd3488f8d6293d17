package lanes

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// A deed is something that takes a while, during which the foot of the lanes says
// what it is and how it goes on. Escape gives it up.
type deed interface {
	says() string
	arrange() // draws it where the camera looks
	stop()    // takes away what it has drawn
}

// A task is a deed of the keyboard: measuring, linking, moving a day. Its keys
// come before the usual ones.
type task interface {
	deed
	commands() []command
	lasts() bool // goes on when another event is selected, or the review changes
}

// doing is what is going on; nil for nothing.
func (t *Timeline) doing() deed {
	switch {
	case t.pointer.hold != nil:
		return t.pointer.hold
	case t.task != nil:
		return t.task
	}
	return nil
}

// begin takes up a task, in place of the one before.
func (t *Timeline) begin(x task) {
	t.endTask()
	t.task, t.taskKeys = x, bound(x.commands())
	t.card.hide()
	t.arrange()
}

// inHand tells the window that a change may come.
func (t *Timeline) inHand() {
	if t.callbacks.InHand != nil {
		t.callbacks.InHand()
	}
}

// endTask gives up what is going on and reports whether anything was.
func (t *Timeline) endTask() bool {
	if t.task == nil {
		return false
	}
	was := t.task
	t.task, t.taskKeys = nil, nil
	was.stop()
	t.arrange()
	return true
}

// endPassing gives up a task that is about the event that was selected.
func (t *Timeline) endPassing() {
	if t.task != nil && !t.task.lasts() {
		t.endTask()
	}
}

// hint says at the foot of the lanes, or at their head, what is going on and which
// keys it has.
type hint struct {
	t      *Timeline
	ground *canvas.Rectangle
	lines  *pool[*canvas.Text]
	words  string
}

func newHint(t *Timeline) *hint {
	h := &hint{t: t, ground: &canvas.Rectangle{}}
	h.lines = newPool(func() *canvas.Text { return canvas.NewText("", color.Transparent) })
	h.ground.Hide()
	return h
}

func (h *hint) objects() []fyne.CanvasObject { return []fyne.CanvasObject{h.ground, h.lines.box} }

// said is what it says; "" while nothing is going on.
func (h *hint) said() string {
	if !h.ground.Visible() {
		return ""
	}
	return h.words
}

// A hint takes so many lines at most. One of more than hintAside lines stands over
// the headings, too: as much as can be is to be seen of the lanes.
const (
	hintLines = 5
	hintAside = 2
)

func (h *hint) arrange() {
	l, b := h.t.look, h.t.frame.body
	h.words = ""
	if doing := h.t.doing(); doing != nil {
		h.words = doing.says()
	}
	visibly(h.ground, h.words != "")
	h.lines.begin()
	defer h.lines.end()
	if h.words == "" {
		return
	}
	phrases := h.flow(b.w)
	if len(phrases) > hintAside {
		b.x, b.w = 0, h.t.frame.size.Width
		phrases = h.flow(b.w)
	}
	widest, high := float32(0), fyne.MeasureText("A", l.small, fyne.TextStyle{}).Height
	for _, line := range phrases {
		widest = max(widest, wide(line, l.small, true))
	}
	size := fyne.NewSize(widest+4*l.pad, high*float32(len(phrases))+2*l.pad)
	left, top := b.x+(b.w-size.Width)/2, h.top(size.Height)
	fill(h.ground, l.palette.Ink, l.palette.Ink, 0, 5)
	put(h.ground, rect{left, top, size.Width, size.Height})
	for i, line := range phrases {
		text := h.lines.next()
		write(text, line, l.small, l.palette.Paper, true)
		text.Move(fyne.NewPos(left+(size.Width-text.MinSize().Width)/2, top+l.pad+float32(i)*high))
	}
}

// flow is the words in lines of a width.
func (h *hint) flow(width float32) []string {
	l := h.t.look
	return flow(strings.Split(h.words, " · "), " · ", l.small, (width-6*l.pad)*bolder, hintLines)
}

// top is where a hint of a height begins: at the foot of the lanes, but at their
// head where it would else cover what is being done something with.
func (h *hint) top(high float32) float32 {
	b, pad := h.t.frame.body, 2*h.t.look.pad
	foot, head := b.y+b.h-high-pad, b.y+pad
	if from, to := h.t.worked(); to > foot && from >= head+high {
		return head
	}
	return foot
}

// worked is the height in the widget, from top to bottom, of what has the
// keyboard: a lane, or an event's mark.
func (t *Timeline) worked() (from, to float32) {
	top := t.frame.body.y
	if x, on := t.task.(*laneWalk); on {
		if i := t.laneNumber(x.lane); i >= 0 {
			l := t.rows.lanes[i]
			return top + float32(l.Top-t.drop()), top + float32(l.Top+l.Height-t.drop())
		}
	}
	event := t.selected
	if x := t.linked(); x != nil {
		event = x.here()
	}
	if p, ok := t.place(event); ok {
		half := t.look.metrics.MarkSize
		return top + float32(p.y-half), top + float32(p.y+half)
	}
	return top, top
}
