package lanes

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// knowing is the view of who knew what: every mark says whether an agency knew
// of its event on a day, and the end of that day is a line that can be dragged.
type knowing struct {
	t      *Timeline
	on     bool
	agency string
	day    when.Day
	known  func(chronology.UID) chronology.Knowledge
	why    func(chronology.UID) string
	counts [3]int // events by what is known of them

	byKey bool // the day is to be taken in hand as soon as it is shown
	asked bool // the window is to be told of another day with the next frame
	line  *canvas.Line
	sign  *sign
}

func newKnowing(t *Timeline) *knowing {
	k := &knowing{t: t, line: canvas.NewLine(color.Transparent), sign: newSign(t)}
	k.line.Hide()
	return k
}

// ShowKnowing draws every event as known, possibly known or not known to an
// agency on a day. Why says the reason, for the card. While the day is dragged,
// Callbacks.KnowOn is told, once a frame at most, and answers by calling this
// again.
func (t *Timeline) ShowKnowing(agency string, day float64, known func(chronology.UID) chronology.Knowledge, why func(chronology.UID) string) {
	k := t.knowing
	k.agency, k.known, k.why = agency, known, why
	k.turn(true)
	if !k.asked {
		k.day = when.Day(math.Floor(day))
	}
	k.count()
	t.recolour()
	if k.byKey {
		t.takeKnowing()
	}
}

// HideKnowing ends the view of who knew what.
func (t *Timeline) HideKnowing() {
	k := t.knowing
	if !k.on {
		return
	}
	if _, on := t.task.(*knowingInHand); on {
		t.endTask()
	}
	k.asked, k.byKey, k.known, k.why = false, false, nil, nil
	k.turn(false)
	t.recolour()
}

// turn has marks say what is known, and the legend what they say, or no longer.
func (k *knowing) turn(on bool) {
	if k.on != on {
		k.on = on
		k.t.legend.restyle()
		k.t.divide(k.t.Size())
	}
}

// recolour draws what is known of events anew, and says it on a card that is shown.
func (t *Timeline) recolour() {
	t.tiles.renew()
	t.overlay.renew()
	if t.card.kept && t.shownList() == nil {
		t.card.hide()
		t.toggleCard()
	}
	t.arrange()
}

// count counts the events by what is known of them.
func (k *knowing) count() {
	k.counts = [3]int{}
	if k.t.index == nil {
		return
	}
	for _, e := range k.t.index.Shown() {
		k.counts[k.known(e)]++
	}
}

// says tells whose knowledge is shown, as long as there is room for that, of which
// day, and of how much.
func (k *knowing) says() string {
	subject := "What " + k.agency + " knew on " + onDay(k.day)
	if l := k.t.look; wide(subject, l.small, true) > k.t.frame.body.w-6*l.pad {
		subject = onDay(k.day)
	}
	return fmt.Sprintf("%s · %s known · %s possibly · %s not known", subject, chronology.Number(k.counts[chronology.Known]), chronology.Number(k.counts[chronology.PossiblyKnown]), chronology.Number(k.counts[chronology.NotKnown]))
}

func (k *knowing) arrange() {
	l, t := k.t.look, k.t
	x := t.world().Axis.X(float64(k.day)+1) - t.shift()
	show := k.on && x >= 0 && x <= t.camera.width
	visibly(k.line, show)
	if !k.on {
		k.sign.hide()
		return
	}
	straight(k.line, spot{x, 0}, spot{x, float64(t.frame.body.h)}, l.palette.Ink, 2.5*l.scale)
	k.sign.say(math.Max(0, math.Min(x, t.camera.width)), k.signed(), l.inverse(), signMiddle)
}

// signed is what stands over the line: whose knowledge is shown, too, as long as
// that leaves most of the axis to be read.
func (k *knowing) signed() string {
	const share = 0.3
	words := "Known to " + k.agency + " by " + onDay(k.day)
	if wide(words, k.t.look.small, true) > share*k.t.frame.body.w {
		return "Known by " + onDay(k.day)
	}
	return words
}

// move takes the line to another day and has the window told.
func (k *knowing) move(day when.Day) {
	day = min(max(day, when.Day(math.Floor(k.t.camera.from))), when.Day(math.Floor(k.t.camera.to)))
	if day == k.day || !k.on {
		return
	}
	k.day = day
	k.t.overlay.arrange()
	if !k.asked {
		k.asked = true
		k.t.later(frameTime, k.ask)
	}
}

// frameTime is how often the window is told of another day while it is dragged.
const frameTime = time.Second / 60

// ask tells the window of the day, unless it has been told.
func (k *knowing) ask() {
	if k.asked && k.on && k.t.callbacks.KnowOn != nil {
		k.asked = false
		k.t.callbacks.KnowOn(float64(k.day))
	}
}

// inAWhile does something on the main goroutine after a time.
func inAWhile(after time.Duration, do func()) { time.AfterFunc(after, func() { fyne.Do(do) }) }

// knowledgeWords are what the states of knowledge are called.
var knowledgeWords = map[chronology.Knowledge]string{
	chronology.Known: "Known", chronology.PossiblyKnown: "Possibly known", chronology.NotKnown: "Not known",
}

// knowledge are the lines of the card that say whether the agency knew, and why.
func (c *card) knowledge(event chronology.UID) []cardLine {
	k := c.t.knowing
	if !k.on {
		return nil
	}
	words := knowledgeWords[k.known(event)] + " to " + k.agency + " on " + onDay(k.day)
	if k.why != nil {
		if why := k.why(event); why != "" {
			words += ": " + why
		}
	}
	var lines []cardLine
	for _, line := range flow(strings.Fields(words), " ", c.t.look.small, (c.width()-3*c.t.look.pad)*bolder, cardReasons) {
		lines = append(lines, cardLine{words: line, small: true, bold: true})
	}
	return lines
}

// knowingDrag is the drag of the day.
type knowingDrag struct{ t *Timeline }

func (x *knowingDrag) follow(p fyne.Position) {
	day := x.t.camera.day(float64(p.X - x.t.frame.body.x))
	x.t.knowing.move(when.Day(math.Round(day)) - 1)
}

func (x *knowingDrag) says() string { return "" }

func (x *knowingDrag) arrange() {}

func (x *knowingDrag) rolls() rolling { return rollsAlong }

func (x *knowingDrag) drop() { x.t.knowing.ask() }

func (x *knowingDrag) stop() {}

// holds reports whether a place in the widget is on the line or its day.
func (k *knowing) holds(p fyne.Position) bool {
	const reach = 4
	x := k.line.Position1.X + k.t.frame.body.x
	return k.sign.holds(p) || k.line.Visible() && k.t.frame.body.holds(p) && p.X > x-reach && p.X < x+reach
}

// knowingInHand is the task of moving the day by key.
type knowingInHand struct{ t *Timeline }

// knowingKeys are the keys while the day of who knew what is moved.
var knowingKeys = []command{
	{KeyHelp{"Left, Right", "a day earlier, later; with Ctrl a week", groupKnow}, map[chord]func(*Timeline){
		plain(fyne.KeyLeft):  func(t *Timeline) { t.knowBy(-1) },
		plain(fyne.KeyRight): func(t *Timeline) { t.knowBy(1) },
		ctrl(fyne.KeyLeft):   func(t *Timeline) { t.knowBy(-7) },
		ctrl(fyne.KeyRight):  func(t *Timeline) { t.knowBy(7) },
	}},
	{KeyHelp{"Enter, Esc", "leave the day where it is", groupKnow}, map[chord]func(*Timeline){
		plain(fyne.KeyReturn): func(t *Timeline) { t.endTask() },
		plain(fyne.KeyEnter):  func(t *Timeline) { t.endTask() },
		plain(fyne.KeyEscape): func(t *Timeline) { t.endTask() },
	}},
	{KeyHelp{"W", "show it no longer", groupKnow}, map[chord]func(*Timeline){
		letter('w'): (*Timeline).knowNoLonger,
	}},
}

// knowByKey takes the day of who knew what in hand. Where nobody's knowledge is
// shown, and on the heading of an agency, it first asks whose is to be.
func (t *Timeline) knowByKey() {
	k, agency := t.knowing, t.walkedAgency()
	switch {
	case t.callbacks.WhoKnew != nil && (agency != "" || !k.on):
		day := t.dayHere()
		if k.on {
			day = float64(k.day)
		}
		k.byKey = true
		t.callbacks.WhoKnew(agency, day)
	case k.on:
		t.takeKnowing()
	}
}

// walkedAgency is the agency whose heading has the keyboard; "" for none.
func (t *Timeline) walkedAgency() chronology.UID {
	if _, on := t.task.(*laneWalk); !on {
		return ""
	}
	lane, _ := t.laneHere()
	return lane.Agency
}

// takeKnowing takes the day of who knew what in hand.
func (t *Timeline) takeKnowing() {
	t.knowing.byKey = false
	t.bringIn(float64(t.knowing.day) + 1)
	t.begin(&knowingInHand{t: t})
}

func (t *Timeline) knowBy(days int) {
	t.knowing.move(t.knowing.day.Add(days))
	t.bringIn(float64(t.knowing.day) + 1)
	t.arrange()
}

func (t *Timeline) knowNoLonger() {
	t.HideKnowing()
	if t.callbacks.KnowEnd != nil {
		t.callbacks.KnowEnd()
	}
}

func (x *knowingInHand) commands() []command { return knowingKeys }

func (x *knowingInHand) says() string {
	return x.t.knowing.says() + " · Left, Right a day · with Ctrl a week · Enter leaves it here · W shows it no longer"
}

func (x *knowingInHand) arrange() {}

func (x *knowingInHand) stop() { x.t.knowing.ask() }

func (x *knowingInHand) lasts() bool { return true }
