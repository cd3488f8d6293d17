package ui

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/store"
)

// moveDate moves an event by so many days in the form in which its date is
// worded, or says why it stays.
func (d *desk) moveDate(event chronology.UID, days int) {
	d.inspector.commit()
	e := d.s.review().Event(event)
	if e == nil {
		d.w.fail(errNotInReview)
		return
	}
	wording, err := d.s.dating.Moved(event, days)
	if err != nil {
		d.tellUnmoved(e, err)
		return
	}
	d.redate("move date", event, chronology.When{Wording: wording})
	d.s.said(joinFilled(" ", "Moved to "+weekdayOf(d.s.dating.Of(event).Window.Earliest)+", "+laterBy(days)+".", d.s.followers(event)) + " Undo (Ctrl+Z) moves it back.")
}

// redate gives an event another date as one step.
func (d *desk) redate(label string, event chronology.UID, date chronology.When) bool {
	e := d.s.review().Event(event)
	if e == nil {
		d.w.fail(errNotInReview)
		return false
	}
	changed := e.Copy()
	changed.When = date
	return d.s.edit(label, func(tx *store.Edit) error { return tx.Put(changed) })
}

func (d *desk) tellUnmoved(e *chronology.Event, err error) {
	said := "“" + d.s.review().ShowWording(e.When.Wording) + "”: " + strings.TrimRight(err.Error(), ".") + ".\n\nNothing has been changed."
	d.w.tell("The date is not moved", said)
}

// followers says how many dates count from an event and so move with it, "" for none.
func (s *session) followers(event chronology.UID) string {
	n := 0
	for _, e := range s.review().Events {
		for _, r := range s.dating.Of(e.UID).Reading.Relations {
			if r.Anchor.Kind == when.AnchorEvent && r.Anchor.ID == string(event) {
				n++
				break
			}
		}
	}
	switch n {
	case 0:
		return ""
	case 1:
		return "1 other date counts from it and moves with it."
	}
	return fmt.Sprintf("%d other dates count from it and move with it.", n)
}

func weekdayOf(d when.Day) string { return d.Time().Format("Monday 2 January 2006") }

// laterBy says a number of days as a distance: "3 days later", "a week earlier".
func laterBy(days int) string {
	way := "later"
	if days < 0 {
		days, way = -days, "earlier"
	}
	switch {
	case days == 0:
		return "the same day"
	case days%7 == 0:
		return count(days/7, "week") + " " + way
	}
	return count(days, "day") + " " + way
}

// moveDialog asks where the date of an event is to be moved.
type moveDialog struct {
	d     *desk
	event *chronology.Event
	from  when.Day
	to    *dateField
	says  *prose
	move  *button
	sheet *sheet
}

// askMove asks where the chosen event's date is to be moved. A date that has no
// day of its own says so at once.
func (d *desk) askMove() *moveDialog {
	d.inspector.commit()
	e := d.s.review().Event(d.s.selected)
	if e == nil {
		return nil
	}
	if _, err := d.s.dating.Moved(e.UID, 1); err != nil {
		d.tellUnmoved(e, err)
		return nil
	}
	m := &moveDialog{d: d, event: e, from: d.s.dating.Of(e.UID).Reading.Window.Earliest, says: newProse("", theme.ColorNameForeground)}
	m.to = newDateField(d.w, m.read)
	m.to.changed = m.show
	m.to.entry.PlaceHolder = "a date, or by how much: +3, -1w, +2m"
	head := newProse(d.s.eventLine(e.UID)+" is on "+weekdayOf(m.from)+", worded “"+d.s.review().ShowWording(e.When.Wording)+"”.", theme.ColorNameForeground)
	form := newColumn(3, head, labelled("Move it to", m.to.content), m.says)
	cancel := d.w.button("Cancel", func() { m.sheet.hide() })
	m.move = d.w.button("Move", m.do)
	m.to.entry.onKey = enterDoes(d.w, m.do)
	m.sheet = d.w.newSheet("Move the date", scrolled(form), cancel, m.move)
	m.show()
	m.sheet.show(520, 300, m.to.entry)
	return m
}

// enterDoes lets Enter in a field do something; other keys go on to the window.
func enterDoes(w *window, do func()) func(*fyne.KeyEvent) bool {
	return func(key *fyne.KeyEvent) bool {
		if key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter {
			do()
			return true
		}
		return w.key(key)
	}
}

// distanceTyped matches a distance: +3, -2w, +1 month.
var distanceTyped = regexp.MustCompile(`^([+\-−])\s*(\d{1,4})\s*(d|days?|w|weeks?|m|months?|)$`)

// read reads a distance from the present day, else a date.
func (m *moveDialog) read(typed string) (when.Reading, error) {
	if day, ok := shifted(m.from, typed); ok {
		return when.Reading{Wording: typed, Window: when.On(day)}, nil
	}
	reading, err := m.d.s.readBare(typed)
	if err == nil && !reading.Window.Exact() {
		return reading, errNotOneDay
	}
	return reading, err
}

// shifted is the day at a typed distance; false where none was typed.
func shifted(from when.Day, typed string) (when.Day, bool) {
	parts := distanceTyped.FindStringSubmatch(strings.ToLower(strings.TrimSpace(typed)))
	if parts == nil {
		return from, false
	}
	n, _ := strconv.Atoi(parts[2]) // four digits at most
	if parts[1] != "+" {
		n = -n
	}
	switch unit := parts[3]; {
	case strings.HasPrefix(unit, "w"):
		return from.Add(7 * n), true
	case strings.HasPrefix(unit, "m"):
		return when.Date(from.Time().AddDate(0, n, 0).Date()), true
	}
	return from.Add(n), true
}

// target is by how many days the date is to be moved; false where that is not said yet.
func (m *moveDialog) target() (int, bool) {
	window, ok := m.to.window()
	return int(window.Earliest - m.from), ok && window.Exact() && window.Earliest != m.from
}

// show says what will happen.
func (m *moveDialog) show() {
	m.move.Disable()
	m.says.say("", theme.ColorNameForeground)
	days, ok := m.target()
	if !ok {
		return
	}
	wording, err := m.d.s.dating.Moved(m.event.UID, days)
	if err != nil {
		m.says.say(refusal(err), theme.ColorNameError)
		return
	}
	m.move.Enable()
	m.says.say(joinFilled(" ", weekdayOf(m.from.Add(days))+", "+laterBy(days)+": it will be worded “"+wording+"”.",
		m.d.s.followers(m.event.UID)), theme.ColorNameForeground)
}

func (m *moveDialog) do() {
	if days, ok := m.target(); ok {
		m.sheet.hide()
		m.d.moveDate(m.event.UID, days)
	}
}

// reshapeDialog says what a date whose window was changed would say, and asks
// how it is meant, before anything is changed.
type reshapeDialog struct {
	d     *desk
	event *chronology.Event
	dates []chronology.When
	list  *choiceList
	sheet *sheet
}

// askReshape is told that the ends of an event's window were moved.
func (d *desk) askReshape(event chronology.UID, from, to when.Day) *reshapeDialog {
	d.inspector.commit()
	e := d.s.review().Event(event)
	if e == nil {
		d.w.fail(errNotInReview)
		return nil
	}
	r := &reshapeDialog{d: d, event: e}
	dated := d.s.dating.Of(event)
	choices := r.offer(dated, when.Window{Earliest: from, Latest: to})
	r.list = newChoiceList(d.w, choices, either(dated.Extent == when.Span && len(choices) > 1, 1, 0))
	form := newColumn(3, newProse(r.before(dated), theme.ColorNameForeground))
	if lost := r.lost(dated); lost != "" {
		form.Add(newProse(lost, theme.ColorNameWarning))
	}
	form.Add(labelled("It would become", r.list))
	cancel := d.w.button("Leave it as it is", func() { r.sheet.hide() })
	change := d.w.button("Change the date", r.do)
	r.list.accept = r.do
	r.sheet = d.w.newSheet("Change the date", scrolled(form), cancel, change)
	r.sheet.show(560, 380, r.list)
	return r
}

// before says what the date says now.
func (r *reshapeDialog) before(dated chronology.Dated) string {
	return "“" + r.d.s.review().ShowWording(r.event.When.Wording) + "” now says: " + datedWords(dated) + "."
}

// offer lists what the date can become.
func (r *reshapeDialog) offer(dated chronology.Dated, w when.Window) []choice {
	var choices []choice
	add := func(letter rune, date chronology.When, note string) {
		r.dates = append(r.dates, date)
		choices = append(choices, choice{letter: letter, text: "“" + date.Wording + "”", note: note})
	}
	if !w.Exact() {
		add('M', chronology.When{Wording: w.Wording(when.Moment)}, "one moment, on one of these days")
		add('L', chronology.When{Wording: w.Wording(when.Span)}, "lasting all of it")
	}
	for n, day := range r.days(dated.Window, w) {
		wording := when.On(day).Wording(when.Moment)
		if clock := dated.Reading.Clock; clock.Known {
			wording += " " + clock.String()
		}
		add([]rune{'D', 'E'}[n], chronology.When{Wording: wording}, "exactly that day, a "+day.Time().Weekday().String())
	}
	return choices
}

// days are the single days that could be meant: the end that was moved first.
func (r *reshapeDialog) days(before, w when.Window) []when.Day {
	days := []when.Day{w.Earliest, w.Latest}
	if before.Earliest == w.Earliest {
		days = []when.Day{w.Latest, w.Earliest}
	}
	if w.Exact() || days[1].Open() {
		days = days[:1]
	}
	if days[0].Open() {
		days = days[1:]
	}
	return days
}

// lost says what the wording said that no choice keeps.
func (r *reshapeDialog) lost(dated chronology.Dated) string {
	reading := dated.Reading
	var said []string
	if len(reading.Relations) > 0 {
		said = append(said, "It no longer counts from what it names now, and stays where it is when that moves.")
	}
	if reading.Approximate {
		said = append(said, "It is no longer called approximate.")
	}
	if reading.Uncertain {
		said = append(said, "It is no longer marked as uncertain.")
	}
	if reading.Clock.Known {
		said = append(said, "The time of day ("+reading.Clock.String()+") stays only with a single day.")
	}
	if len(reading.Clauses) > 1 {
		said = append(said, "Its other clauses are replaced.")
	}
	return joinFilled(" ", append(said, r.d.s.followers(r.event.UID))...)
}

func (r *reshapeDialog) do() {
	r.sheet.hide()
	if r.d.redate("change date", r.event.UID, r.dates[r.list.at]) {
		r.d.s.said("The date is now “" + r.dates[r.list.at].Wording + "”. Undo (Ctrl+Z) brings the other back.")
	}
}
