package lanes

import "fyne.io/fyne/v2"

// stripInHand is the task of moving and stretching the view by key, as the
// frame of the strip is by the pointer.
type stripInHand struct{ t *Timeline }

// stripKeys are the keys while the strip has the keyboard.
var stripKeys = []command{
	{KeyHelp{"Left, Right", "move the frame", groupStrip}, map[chord]func(*Timeline){
		plain(fyne.KeyLeft):  func(t *Timeline) { t.PanBy(-keyPan) },
		plain(fyne.KeyRight): func(t *Timeline) { t.PanBy(keyPan) },
	}},
	{KeyHelp{"Shift + Left, Right", "move its later end", groupStrip}, map[chord]func(*Timeline){
		shift(fyne.KeyLeft):  func(t *Timeline) { t.stretch(gripTo, -keyStretch*t.camera.days()) },
		shift(fyne.KeyRight): func(t *Timeline) { t.stretch(gripTo, keyStretch*t.camera.days()) },
	}},
	{KeyHelp{"Ctrl + Left, Right", "move its earlier end", groupStrip}, map[chord]func(*Timeline){
		ctrl(fyne.KeyLeft):  func(t *Timeline) { t.stretch(gripFrom, -keyStretch*t.camera.days()) },
		ctrl(fyne.KeyRight): func(t *Timeline) { t.stretch(gripFrom, keyStretch*t.camera.days()) },
	}},
	{KeyHelp{"O, Enter, Esc", "back to the events", groupStrip}, map[chord]func(*Timeline){
		letter('o'):           func(t *Timeline) { t.endTask() },
		plain(fyne.KeyReturn): func(t *Timeline) { t.endTask() },
		plain(fyne.KeyEnter):  func(t *Timeline) { t.endTask() },
		plain(fyne.KeyEscape): func(t *Timeline) { t.endTask() },
	}},
}

// keyStretch is the share of the days in view that an end moves by.
const keyStretch = 0.1

func (t *Timeline) stripByKey() { t.begin(&stripInHand{t: t}) }

func (x *stripInHand) commands() []command { return stripKeys }

func (x *stripInHand) says() string {
	return dayWords(x.t.camera.left, 1) + " to " + dayWords(x.t.camera.right(), 1) +
		" · Left, Right move the frame · with Shift its later end · with Ctrl its earlier end · Enter goes back to the events"
}

func (x *stripInHand) arrange() { x.t.overview.hold(true) }

func (x *stripInHand) stop() { x.t.overview.hold(false) }

func (x *stripInHand) lasts() bool { return true }
