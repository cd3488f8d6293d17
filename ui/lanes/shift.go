package lanes

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// shifting moves an event whose date is a day of its own to another day: its
// mark by a drag, or by key, a day at a time. Nothing is changed before it is
// let go.
type shifting struct {
	t     *Timeline
	event chronology.UID
	day   when.Day
	days  int
	fixed string  // why it cannot be moved; "" where it can
	began float64 // the day where the drag began
}

// shiftingKeys are the keys while a day is moved by key.
var shiftingKeys = []command{
	{KeyHelp{"Let go of Ctrl and Shift, or Enter", "move it there", groupShift}, map[chord]func(*Timeline){
		plain(fyne.KeyReturn): (*Timeline).finishShift,
		plain(fyne.KeyEnter):  (*Timeline).finishShift,
	}},
}

// whyFixed says why the date of an event cannot be moved by days; "" where it can.
func (t *Timeline) whyFixed(event chronology.UID) string {
	_, err := t.dating.Moved(event, 1)
	if err == nil {
		return ""
	}
	return sentence(err.Error())
}

func (t *Timeline) newShift(event chronology.UID) *shifting {
	return &shifting{t: t, event: event, day: t.dated(event).Window.Earliest, fixed: t.whyFixed(event)}
}

// shiftFrom is the drag of an event's mark; nil where there is nobody to be told.
func (t *Timeline) shiftFrom(event chronology.UID, p fyne.Position) hold {
	if t.callbacks.Move == nil {
		return nil
	}
	s := t.newShift(event)
	s.began = t.camera.day(float64(p.X - t.frame.body.x))
	return s
}

// shiftByKey moves the selected event by days, once the keys are let go. Why a date
// stays is said where it can be read after that.
func (t *Timeline) shiftByKey(days int) {
	if t.callbacks.Move == nil || t.start() {
		return
	}
	s, on := t.task.(*shifting)
	if !on {
		s = t.newShift(t.selected)
		if s.fixed != "" {
			t.say(sentence(t.quoted(s.event)) + " stays where it is: " + s.fixed + ".")
			return
		}
		t.inHand()
		t.begin(s)
	}
	s.days += days
	t.bringIn(float64(s.to()))
	t.arrange()
}

// bringIn pans just far enough to show a day.
func (t *Timeline) bringIn(day float64) {
	x := (day - t.camera.left) * t.camera.perDay
	edge := t.look.metrics.MarkSize * 2
	t.camera.pan(beyond(x, edge, t.camera.width-edge))
}

// finishShift moves the event as far as the keys have taken it.
func (t *Timeline) finishShift() {
	if s, on := t.task.(*shifting); on {
		t.endTask()
		s.drop()
	}
}

// KeyDown implements desktop.Keyable.
func (t *Timeline) KeyDown(*fyne.KeyEvent) {}

// KeyUp implements desktop.Keyable. What is moved with keys held is moved when
// they are let go.
func (t *Timeline) KeyUp(ev *fyne.KeyEvent) {
	switch ev.Name {
	case desktop.KeyControlLeft, desktop.KeyControlRight, desktop.KeyShiftLeft, desktop.KeyShiftRight,
		desktop.KeySuperLeft, desktop.KeySuperRight:
		t.finishShift()
	}
}

// to is the new day.
func (s *shifting) to() when.Day { return s.day.Add(s.days) }

func (s *shifting) follow(p fyne.Position) {
	// From afar a tremble of the hand would be days.
	const least = 4
	days := s.t.camera.day(float64(p.X-s.t.frame.body.x)) - s.began
	switch {
	case s.fixed != "":
	case math.Abs(days*s.t.camera.perDay) < least:
		s.days = 0
	default:
		s.days = int(math.Round(days))
	}
	s.t.overlay.arrange()
}

func (s *shifting) rolls() rolling { return rollsAlong }

func (s *shifting) drop() {
	if s.days != 0 {
		s.t.callbacks.Move(s.event, s.days)
	}
}

func (s *shifting) commands() []command { return shiftingKeys }

func (s *shifting) lasts() bool { return false }

func (s *shifting) says() string {
	title := s.t.quoted(s.event)
	switch {
	case s.fixed != "":
		return sentence(title) + " stays where it is · " + s.fixed
	case s.t.pointer.hold != nil:
		return "Moving " + title + " · let go to move it there · Esc leaves it where it was"
	}
	return "Moving " + title + " · Left, Right a day · let go of the keys, or Enter, to move it there · Esc leaves it where it was"
}

// arrange draws the mark on its new day, with a line through the lanes.
func (s *shifting) arrange() {
	o, t, l := s.t.overlay, s.t, s.t.look
	c := o.standing(s.event)
	if !c.shown || s.fixed != "" {
		return
	}
	at := spot{c.at.x - t.shift() + float64(s.days)*t.camera.perDay, c.at.y - t.drop()}
	o.ghosts[0].show(c.item, at)
	o.upright(o.movedLine, at.x, s.days != 0)
	words := onDay(s.to())
	if s.days != 0 {
		words += " · " + laterBy(s.days)
	}
	o.moved.say(at.x, words, l.inverse(), signMiddle)
}

func (s *shifting) stop() {
	s.t.overlay.ghosts[0].hide()
	s.t.overlay.moved.hide()
	visibly(s.t.overlay.movedLine, false)
}

// upright puts a line through all lanes.
func (o *overlay) upright(line *canvas.Line, x float64, show bool) {
	visibly(line, show && x >= -beside && x <= o.t.camera.width+beside)
	straight(line, spot{x, 0}, spot{x, float64(o.t.frame.body.h)}, o.t.look.accent, 1.5*o.t.look.scale)
}
