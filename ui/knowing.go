package ui

import (
	"fmt"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// knowing asks what an agency knew on a day: a bar above the timeline, which then
// draws every event as known, possibly known or not known. The insights say the
// same in words.
type knowing struct {
	d      *desk
	on     bool
	agency chronology.UID
	day    when.Day
	read   string              // how what was typed is taken as a day, "" where it says one
	knew   *chronology.Knowing // nil until worked out
	begun  int                 // counts what was begun aside, so that only the last is shown

	low      bool // the page is low: see lower
	asks     *words
	pick     *pick
	uids     []chronology.UID // of the agencies in the list
	date     *dateField
	says     *prose         // how the day is read, and how much was known
	widths   [2]*fixedWidth // of the agency and of the day
	over     *chip
	content  *fyne.Container
	watchers []func()
}

func newKnowing(d *desk) *knowing {
	k := &knowing{d: d, says: newProse("", theme.ColorNameForeground)}
	k.pick = d.w.pick(nil)
	k.pick.OnChanged = func(string) { k.choose() }
	k.date = newDateField(d.w, d.s.readPlace)
	k.date.entry.PlaceHolder = "a day, as one would say it"
	k.date.changed = k.typed
	k.date.entry.onKey = enterDoes(d.w, func() { d.views[d.current].focus() })
	list := newChip("In words", k.openWords)
	list.onKey = d.w.key
	k.over = newChip("", k.end)
	k.over.onKey = d.w.key
	k.asks, k.widths = newWords(""), [2]*fixedWidth{{}, {}}
	k.ask()
	fields := newFlow(barred(k.asks), container.New(k.widths[0], k.pick), barred(newWords("on")),
		container.New(k.widths[1], k.date.entry))
	bar := container.New(&knowingLayout{says: k.says}, fields, k.says, container.NewHBox(barred(list), barred(k.over)))
	k.content = container.NewStack(newGround(colourChosen), container.New(&insetLayout{across: 2, down: 1}, bar))
	k.content.Hide()
	d.s.watch(k.news)
	return k
}

// lower has the bar say what it must in one row, or all that it wants.
func (k *knowing) lower(low bool) {
	if k.low != low {
		k.low = low
		k.ask()
		k.show()
	}
}

// ask writes what the bar asks.
func (k *knowing) ask() {
	k.asks.say(either(k.low, "Known to", "What was known to"))
	k.over.say(either(k.low, "End", "End (Esc)"))
	k.widths[0].letters, k.widths[1].letters = 26, 24
	if k.low {
		k.widths[0].letters, k.widths[1].letters = 17, 12
	}
}

// knowingLayout sets what is asked, what is known and what can be done side by
// side; where the width does not allow it what is known stands below, and where
// even that is too narrow what can be done, too. Its least height is that of the
// width it was last given.
type knowingLayout struct {
	says  *prose
	width float32
}

func (l *knowingLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := l.place(objects, l.width, func(int, fyne.Position, float32) {})
	return fyne.NewSize(max(objects[0].MinSize().Width, objects[2].MinSize().Width), height)
}

func (l *knowingLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, size.Width, func(i int, at fyne.Position, width float32) {
		objects[i].Move(at)
		objects[i].Resize(fyne.NewSize(width, objects[i].MinSize().Height))
		objects[i].Resize(fyne.NewSize(width, objects[i].MinSize().Height))
	})
}

// place works out where the parts stand and returns the height of all.
func (l *knowingLayout) place(objects []fyne.CanvasObject, width float32, put func(i int, at fyne.Position, width float32)) float32 {
	gap := 2 * theme.Padding()
	row := barHeight{}.height()
	acts := objects[2].MinSize().Width
	asked := theme.Padding() * float32(len(objects[0].(*fyne.Container).Objects)-1)
	for _, o := range objects[0].(*fyne.Container).Objects {
		asked += o.MinSize().Width
	}
	known := fyne.MeasureText(l.says.text, theme.TextSize(), l.says.style).Width + 1
	if asked+known+acts+2*gap <= width {
		put(0, fyne.NewPos(0, 0), asked)
		put(1, fyne.NewPos(asked+gap, (row-l.says.lineHeight())/2), known)
		put(2, fyne.NewPos(width-acts, 0), acts)
		return row
	}
	y := row
	if asked+acts+gap <= width {
		put(0, fyne.NewPos(0, 0), asked)
		put(2, fyne.NewPos(width-acts, 0), acts)
	} else {
		put(0, fyne.NewPos(0, 0), width)
		y = objects[0].MinSize().Height
		put(2, fyne.NewPos(width-acts, y), acts)
		if known+gap+acts <= width {
			put(1, fyne.NewPos(0, y+(row-l.says.lineHeight())/2), width-acts-gap)
			return y + row
		}
		y += row
	}
	put(1, fyne.NewPos(0, y), width)
	return y + objects[1].MinSize().Height
}

// barred sets an object in the middle of a bar as high as a field.
func barred(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(barHeight{}, o)
}

// barHeight gives its object the height of a field, and sets it in the middle.
type barHeight struct{}

func (barHeight) height() float32 { return lineOf(theme.TextSize()) + 2*theme.InnerPadding() }

func (b barHeight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(least.Width, max(least.Height, b.height()))
}

func (barHeight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	least := objects[0].MinSize()
	objects[0].Resize(fyne.NewSize(size.Width, least.Height))
	objects[0].Move(fyne.NewPos(0, (size.Height-least.Height)/2))
}

// fixedWidth gives its object a width in letters.
type fixedWidth struct{ letters float32 }

func (f *fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(f.letters*theme.TextSize()*0.6, objects[0].MinSize().Height)
}

func (*fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// watch calls f whenever something else is known, or asked.
func (k *knowing) watch(f func()) { k.watchers = append(k.watchers, f) }

// open asks what was known on a day: to the agency whose knowledge was asked for
// last, else to that of the chosen event, else to the first.
func (k *knowing) open(day when.Day) {
	r := k.d.s.review()
	if len(r.Agencies) == 0 {
		k.d.s.said("There is no agency yet whose knowledge could be asked for.")
		return
	}
	if r.Agency(k.agency) == nil {
		k.agency = r.Agencies[0].UID
		if e := r.Event(k.d.s.selected); e != nil && !e.Family() {
			k.agency = e.Agency
		}
	}
	k.on = true
	k.setDay(day)
	k.list()
	k.place()
	k.work()
}

// openOf asks what was known to an agency on a day; "" for the usual one.
func (k *knowing) openOf(agency chronology.UID, day when.Day) {
	if agency != "" {
		k.agency = agency
	}
	k.open(day)
}

// toggle opens the bar, from the chosen event on, or ends it.
func (k *knowing) toggle() {
	if k.on {
		k.end()
		return
	}
	if k.d.current != viewTimeline && k.d.current != viewInsights {
		k.d.jump(func() { k.d.show(viewTimeline) })
	}
	k.open(k.usualDay())
	if k.on {
		k.d.w.win.Canvas().Focus(k.date.entry)
	}
}

// usualDay is the last day that the chosen event can have been on, else that of
// the scope.
func (k *knowing) usualDay() when.Day {
	days := []when.Day{k.d.s.dating.Scope().Latest, when.Day(0)}
	if k.d.s.selected != "" {
		days = append([]when.Day{k.d.s.dating.Of(k.d.s.selected).Window.Latest}, days...)
	}
	if k.d.timeline != nil {
		_, to := k.d.timeline.lanes.View()
		days = append(days[:len(days)-1], when.Day(math.Floor(to)))
	}
	for _, day := range days {
		if !day.Open() {
			return day
		}
	}
	return 0
}

// end asks no longer.
func (k *knowing) end() {
	if !k.on {
		return
	}
	inHand := k.inHand()
	k.on, k.knew = false, nil
	if k.d.timeline != nil {
		k.d.timeline.lanes.HideKnowing()
	}
	k.place()
	if inHand {
		k.d.views[k.d.current].focus()
	}
	k.tell()
}

// inHand reports whether the keyboard is in the bar.
func (k *knowing) inHand() bool { return k.content.Visible() && k.d.inHand(k.content) }

// place shows the bar where it has something to say.
func (k *knowing) place() {
	hidden := !k.on || k.d.current != viewTimeline && k.d.current != viewInsights
	if hidden != k.content.Hidden {
		k.content.Hidden = hidden
		k.settle()
	}
	k.d.w.menu.update(k.d.w)
}

// settle gives the bar the height that it needs. What wraps knows it once it has
// its width, and the window must not grow meanwhile.
func (k *knowing) settle() {
	for range 2 {
		k.content.Resize(fyne.NewSize(k.d.page.Size().Width, k.content.MinSize().Height))
	}
	k.d.settle()
}

// list offers the agencies.
func (k *knowing) list() {
	k.uids, k.pick.Options = nil, nil
	for _, a := range k.d.s.review().Agencies {
		k.uids = append(k.uids, a.UID)
		k.pick.Options = append(k.pick.Options, a.Name)
		if a.UID == k.agency {
			k.pick.Selected = a.Name
		}
	}
	k.pick.Refresh()
}

func (k *knowing) choose() {
	if n := k.pick.SelectedIndex(); n >= 0 && n < len(k.uids) && k.uids[n] != k.agency {
		k.agency = k.uids[n]
		k.work()
	}
}

// setDay takes a day that was dragged or begun with.
func (k *knowing) setDay(day when.Day) {
	k.day, k.read = day, ""
	k.date.entry.reset(day.String())
}

// typed takes the day that was typed: of several that it could be, the last.
func (k *knowing) typed() {
	k.read = ""
	if k.date.wording() == "" {
		return
	}
	reading, err := k.date.reader(k.date.wording())
	switch {
	case err != nil:
		k.says.say(refusal(err), theme.ColorNameError)
		k.settle()
		return
	case reading.Window.Latest.Open():
		k.says.say("Say a day: this could be any "+either(reading.Window.Earliest.Open(), "day.", "day from "+reading.Window.Earliest.String()+" on."), theme.ColorNameError)
		k.settle()
		return
	case !reading.Window.Exact():
		k.read = "It could be " + reading.Window.String() + "; the last of these days is taken. "
	}
	k.day = reading.Window.Latest
	k.show()
}

// moved takes the day that was dragged on the timeline.
func (k *knowing) moved(day float64) {
	k.setDay(when.Day(math.Floor(day)))
	k.show()
}

func (k *knowing) news(n news) {
	if k.on && (n.others || len(n.events) > 0) {
		if n.others {
			k.list()
		}
		k.work()
	} else if k.on && n.filter {
		k.show()
	}
}

// work finds out what the agency knew, aside where that takes long.
func (k *knowing) work() {
	k.begun++
	begun, dating, agency := k.begun, k.d.s.dating, k.agency
	if len(k.d.s.review().Events) < workedAside {
		k.knew = dating.Knowing(agency)
		k.show()
		return
	}
	var knew *chronology.Knowing
	k.d.w.p.background(func() { knew = dating.Knowing(agency) }, func() {
		if begun == k.begun && k.on {
			k.knew = knew
			k.show()
		}
	})
}

// show says what is known, on the timeline and in the bar.
func (k *knowing) show() {
	if !k.on || k.knew == nil {
		return
	}
	knew, day := k.knew, k.day
	if k.d.timeline != nil {
		k.d.timeline.lanes.ShowKnowing(agencyName(k.d.s.review(), k.agency), float64(day),
			func(uid chronology.UID) chronology.Knowledge { return knew.On(uid, day) },
			func(uid chronology.UID) string { return knew.Why(uid, day) })
	}
	said := weekdayOf(k.day) + ": " + k.counted() + "."
	if k.low {
		said = k.counted() // its field says the day
	}
	k.says.say(k.read+said, theme.ColorNameForeground)
	k.settle()
	k.tell()
}

// counted says how many of the events that the filter keeps were known.
func (k *knowing) counted() string {
	var counts [3]int
	for _, e := range k.d.s.events() {
		counts[k.knew.On(e.UID, k.day)]++
	}
	return fmt.Sprintf("%s known · %s possibly · %s not", chronology.Number(counts[chronology.Known]),
		chronology.Number(counts[chronology.PossiblyKnown]), chronology.Number(counts[chronology.NotKnown]))
}

// sentence says who is asked about, and when.
func (k *knowing) sentence() string {
	return fmt.Sprintf("%s on %s: %s.", agencyName(k.d.s.review(), k.agency), weekdayOf(k.day), k.counted())
}

// openWords goes to the list of what was known.
func (k *knowing) openWords() {
	k.d.jump(func() { k.d.show(viewInsights) })
	if v, ok := k.d.views[viewInsights].(*insightsView); ok {
		v.only(insightKnowing)
	}
}

func (k *knowing) tell() {
	for _, f := range k.watchers {
		f()
	}
}
