package lanes

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// dayLine is a line through all lanes that stays on its day, which stands on the
// axis. It is put there by a click on the axis, by key, or by going to a date.
type dayLine struct {
	t     *Timeline
	on    bool
	leads bool // put since an event was selected: see ZoomBy
	day   float64
	line  *canvas.Line
	sign  *sign
}

func newDayLine(t *Timeline) *dayLine {
	d := &dayLine{t: t, line: canvas.NewLine(color.Transparent), sign: newSign(t)}
	d.line.Hide()
	return d
}

func (d *dayLine) arrange() {
	x := d.t.world().Axis.X(d.day) - d.t.shift()
	show := d.on && x >= 0 && x <= d.t.camera.width
	d.t.overlay.upright(d.line, x, show)
	if !show {
		d.sign.hide()
		return
	}
	l := d.t.look
	d.sign.say(x, dayWords(d.day, d.t.camera.perDay), colours{l.accent, l.accent, l.onAccent}, signMiddle)
	d.sign.giveWay(d.t.knowing.sign)
}

// put sets the line on a day, no further than there is anything to see.
func (d *dayLine) put(day float64) {
	d.on, d.leads, d.day = true, true, math.Max(d.t.camera.from, math.Min(day, d.t.camera.to))
	d.t.overlay.arrange()
}

func (d *dayLine) take() {
	d.on = false
	d.t.overlay.arrange()
}

// GoTo brings a day into the middle of the view, as far as the limits allow, and
// leaves a line on it.
func (t *Timeline) GoTo(day float64) {
	if t.index == nil || !t.camera.ready() {
		return
	}
	t.dayLine.on, t.dayLine.leads, t.dayLine.day = true, true, day
	t.bring(day, 0.5)
}

// lineInHand is the task of moving the line by key.
type lineInHand struct{ t *Timeline }

// lineKeys are the keys while the line is moved.
var lineKeys = []command{
	{KeyHelp{"Left, Right", "move the line by a day, also with Shift; with Ctrl by a week", groupLine}, map[chord]func(*Timeline){
		plain(fyne.KeyLeft):  func(t *Timeline) { t.lineBy(-1) },
		plain(fyne.KeyRight): func(t *Timeline) { t.lineBy(1) },
		shift(fyne.KeyLeft):  func(t *Timeline) { t.lineBy(-1) },
		shift(fyne.KeyRight): func(t *Timeline) { t.lineBy(1) },
		ctrl(fyne.KeyLeft):   func(t *Timeline) { t.lineBy(-7) },
		ctrl(fyne.KeyRight):  func(t *Timeline) { t.lineBy(7) },
	}},
	{KeyHelp{"Enter, Esc", "leave the line where it is", groupLine}, map[chord]func(*Timeline){
		plain(fyne.KeyReturn): func(t *Timeline) { t.endTask() },
		plain(fyne.KeyEnter):  func(t *Timeline) { t.endTask() },
		plain(fyne.KeyEscape): func(t *Timeline) { t.endTask() },
	}},
	{KeyHelp{"D", "take the line away", groupLine}, map[chord]func(*Timeline){
		letter('d'):  (*Timeline).takeLine,
		letter('\''): (*Timeline).takeLine,
	}},
}

// lineByKey takes the line in hand; where there is none, one on the day of the
// selected event, or in the middle of the view.
func (t *Timeline) lineByKey() {
	if !t.dayLine.on {
		t.dayLine.put(t.dayHere())
	}
	t.bringIn(t.dayLine.day)
	t.begin(&lineInHand{t: t})
}

// dayHere is the middle of the day where the keyboard is: of the line, else of
// the event, else of the view.
func (t *Timeline) dayHere() float64 {
	at := t.middle()
	if p, ok := t.place(t.choice.cursor); ok && p.x >= 0 && p.x <= t.camera.width {
		at = p
	}
	if t.dayLine.on {
		return t.dayLine.day
	}
	if w := t.dated(t.choice.cursor).Window; t.crowdOf(t.choice.cursor) != nil && !w.Earliest.Open() && !w.Latest.Open() {
		return math.Floor((float64(w.Earliest)+float64(w.Latest))/2) + 0.5 // not that of those it stands together with
	}
	return math.Floor(t.camera.day(at.x)) + 0.5
}

func (t *Timeline) lineBy(days float64) {
	t.dayLine.put(t.dayLine.day + days)
	t.bringIn(t.dayLine.day)
	t.arrange()
}

func (t *Timeline) takeLine() {
	t.endTask()
	t.dayLine.take()
}

func (x *lineInHand) commands() []command { return lineKeys }

func (x *lineInHand) says() string {
	return "Line on " + dayWords(x.t.dayLine.day, x.t.camera.perDay) + " · Left, Right a day · with Ctrl a week · Enter leaves it here · D takes it away"
}

func (x *lineInHand) arrange() {}

func (x *lineInHand) stop() {}

func (x *lineInHand) lasts() bool { return true }

// lineDrag is the drag of the line by its day on the axis.
type lineDrag struct{ t *Timeline }

func (x *lineDrag) follow(p fyne.Position) {
	x.t.dayLine.put(x.t.camera.day(float64(p.X - x.t.frame.body.x)))
}

func (x *lineDrag) says() string { return "" }

func (x *lineDrag) arrange() {}

func (x *lineDrag) rolls() rolling { return rollsAlong }

func (x *lineDrag) drop() {}

func (x *lineDrag) stop() {}

// clickAxis puts the line on a day of the axis, or takes it away where its own
// day is clicked.
func (t *Timeline) clickAxis(p fyne.Position) {
	if t.dayLine.sign.holds(p) {
		t.dayLine.take()
		return
	}
	day := t.camera.day(float64(p.X - t.frame.body.x))
	if t.camera.perDay < hoursShow {
		day = math.Floor(day) + 0.5
	}
	t.dayLine.put(day)
}
