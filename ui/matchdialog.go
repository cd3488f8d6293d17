package ui

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
)

// matchDialog shows which row of a later table is taken for which event that the
// agency sent before, those to be looked at first, each with its reasons and to be
// paired otherwise. Nothing is in the review yet.
type matchDialog struct {
	*matched
	d *desk

	order []chronology.UID // of rows, as they were first listed: they stay in their places
	rows  map[chronology.UID]returns.Match
	shown []returns.Match
	only  matchKind
	at    int
	going bool // on to what changes: nothing is said any more

	says    *prose
	chips   *chipGroup
	list    *list
	choices *choiceList
	answers []returns.RowChoice // of the choices; the last is to choose another entry
	column  *fyne.Container
	scroll  *container.Scroll
	sheet   *sheet
}

// matchKind is what a row is taken for.
type matchKind int

const (
	anyMatch matchKind = iota
	doubtMatch
	sameMatch
	newMatch
	outMatch
)

var matchKinds = []struct{ name, sign string }{
	{"All", ""}, {"To look at", "?"}, {"The same", "="}, {"New", "+"}, {"Left out", "–"},
}

func (m *matchDialog) kindOf(x returns.Match) matchKind {
	switch {
	case x.LeftOut:
		return outMatch
	case x.Doubt:
		return doubtMatch
	case x.Event == "":
		return newMatch
	}
	return sameMatch
}

// openMatches shows the matches of a table's rows.
func (d *desk) openMatches(table *matched) *matchDialog {
	m := &matchDialog{matched: table, d: d, says: newProse("", theme.ColorNameForeground), column: newColumn(2)}
	for _, x := range m.matching.Rows() {
		m.order = append(m.order, x.Row)
	}
	m.chips = newChipGroup(chipsChoose, func(i int) { m.only, m.at = matchKind(i), 0; m.show() })
	m.chips.common = d.w.key
	m.list = d.w.list(func() int { return len(m.shown) }, func() fyne.CanvasObject {
		row, event, note := newWords(""), newSmallWords(""), newSmallWords("")
		row.least, event.least, note.least = 10, 10, 10
		return container.NewPadded(newColumn(0.5, row, event, note))
	}, m.fill)
	m.list.OnSelected = func(i int) { m.at = i; m.load() }
	m.list.key, m.list.typed = m.key, m.typed
	m.choices = newChoiceList(d.w, nil, 0)
	m.choices.changed = m.choose
	m.choices.accept = func() { m.d.w.win.Canvas().Focus(m.list) }
	m.choices.common = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyEscape {
			m.choices.accept()
			return true
		}
		return d.w.key(ev)
	}
	m.scroll = container.NewVScroll(container.New(&insetLayout{across: 3}, m.column))
	hint := newCaption("N, P: next, previous to look at · K: it is right · W: new · O: leave out · I: the likeliest other entry · A: another entry · Enter: all choices · Ctrl+Enter: go on")
	hint.Hidden = d.w.cramped()
	split := container.NewHSplit(m.list, m.scroll)
	split.SetOffset(0.38)
	cancel := d.w.button("Cancel", m.leave)
	m.sheet = d.w.newSheet("Which rows of "+m.seen.File+" are which", under(newColumn(1.5, m.says, m.chips, hint), split),
		cancel, d.w.button("Go on: what changes", m.goOn))
	m.sheet.stays = func() bool { m.leave(); return true }
	m.show()
	m.sheet.show(1560, 900, m.list)
	m.list.Highlight(0)
	return m
}

// leave closes the dialog; where something has been said, it asks first.
func (m *matchDialog) leave() {
	for _, x := range m.rows {
		if x.Said {
			m.d.w.ask("Leave without taking the return in?", "What you have said of its rows would be lost. The file and the review stay as they are.",
				"Leave", m.sheet.hide)
			return
		}
	}
	m.sheet.hide()
}

// show lists the rows as they are taken now.
func (m *matchDialog) show() {
	m.rows = map[chronology.UID]returns.Match{}
	for _, x := range m.matching.Rows() {
		m.rows[x.Row] = x
	}
	counts := make([]int, len(matchKinds))
	m.shown = m.shown[:0]
	for _, uid := range m.order {
		x := m.rows[uid]
		kind := m.kindOf(x)
		counts[kind]++
		counts[anyMatch]++
		if m.only == anyMatch || m.only == kind {
			m.shown = append(m.shown, x)
		}
	}
	chips := make([]groupChip, len(matchKinds))
	for i, k := range matchKinds {
		chips[i] = groupChip{text: joinFilled(" ", k.sign, k.name, chronology.Number(counts[i])), on: m.only == matchKind(i)}
	}
	m.chips.set(chips)
	m.says.say(m.said(), theme.ColorNameForeground)
	m.at = max(0, min(m.at, len(m.shown)-1))
	m.list.UnselectAll()
	m.list.Refresh()
	if len(m.shown) > 0 {
		m.list.Select(m.at)
	}
	m.load()
}

// said sums up what the rows are taken for.
func (m *matchDialog) said() string {
	same, fresh := 0, 0
	for _, x := range m.rows {
		switch {
		case x.LeftOut:
		case x.Event != "":
			same++
		default:
			fresh++
		}
	}
	missing := len(m.matching.Known()) - same
	return fmt.Sprintf("%s taken for entries that came before, %d for new ones. %s that came before would have no row, and stay. Nothing is in the review yet.",
		count(same, "row"), fresh, sentenceCount(missing, "entry"))
}

// sentenceCount is a count that begins a sentence.
func sentenceCount(n int, one string) string {
	if n == 0 {
		return "No " + one
	}
	return count(n, one)
}

func (m *matchDialog) marked() (returns.Match, bool) {
	if m.at < len(m.shown) {
		return m.shown[m.at], true
	}
	return returns.Match{}, false
}

func (m *matchDialog) fill(i int, o fyne.CanvasObject) {
	lines := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	x := m.shown[i]
	row, event := lines[0].(*words), lines[1].(*words)
	kind := m.kindOf(x)
	row.bold, row.colour = kind == doubtMatch, either(kind == doubtMatch, theme.ColorNameWarning, theme.ColorNameForeground)
	row.say(joinFilled(" ", matchKinds[kind].sign, m.line(x.Row)))
	row.Refresh()
	event.say(m.takenFor(x))
	lines[2].(*words).say(joinFilled(" ", where(x.Said, "✓ said by you."), x.Why[0]))
}

// takenFor says what a row is taken for.
func (m *matchDialog) takenFor(x returns.Match) string {
	switch {
	case x.LeftOut:
		return "not to come in"
	case x.Event == "":
		return "a new entry"
	}
	return "is " + m.line(x.Event)
}

// line names a row, or an event, by its date and its first words.
func (m *matchDialog) line(uid chronology.UID) string {
	e := m.event(uid)
	if e == nil {
		return chronology.EventLost
	}
	ref := ""
	if m.d.s.review().Event(uid) != nil {
		ref = m.d.s.dating.Ref(uid)
	}
	return joinFilled(" · ", ref, m.d.s.review().ShowWording(e.When.Wording), e.ShortTitle())
}

// event is a row or an event of the review.
func (m *matchDialog) event(uid chronology.UID) *chronology.Event {
	if e := m.d.s.review().Event(uid); e != nil {
		return e
	}
	return m.seen.Review.Event(uid)
}

// load shows the marked row beside what it is taken for, and what else it may be.
func (m *matchDialog) load() {
	m.column.RemoveAll()
	x, ok := m.marked()
	if !ok {
		m.column.Add(newProse("No row is listed.", theme.ColorNameForeground))
		m.column.Refresh()
		return
	}
	m.offer(x)
	m.column.Add(newFlow(
		m.d.w.button("It is right (K)", func() { m.typed('K') }), m.d.w.button("A new entry (W)", func() { m.typed('W') }),
		m.d.w.button("Leave it out (O)", func() { m.typed('O') }), m.d.w.button("Another entry… (A)", func() { m.typed('A') })))
	for _, why := range x.Why {
		m.column.Add(newProse(why, theme.ColorNameForeground))
	}
	beside := x.Event
	if beside == "" && len(x.Others) > 0 {
		beside = x.Others[0].Event // to see that it is another
	}
	row := captionedHead(joinFilled(" · ", "The row", m.places[x.Row]))
	if beside == "" {
		m.column.Add(row)
		m.column.Add(newProse(m.account(x.Row), theme.ColorNameForeground))
	} else {
		m.column.Add(two(row, captionedHead(joinFilled(" · ", either(x.Event == "", "The nearest that came before", "What came before"), m.d.s.dating.Ref(beside)))))
		for _, c := range m.matching.Dating().Compare(x.Row, beside) {
			m.column.Add(comparisonField(c))
		}
		m.column.Add(newCaption("Underlined: words that the other does not have under any form."))
	}
	m.column.Add(newCaption("What the row is"))
	m.column.Add(m.choices)
	m.column.Refresh()
	m.scroll.ScrollToTop()
}

// account is what a row tells.
func (m *matchDialog) account(uid chronology.UID) string {
	e := m.event(uid)
	return joinFilled("\n", m.d.s.review().ShowWording(e.When.Wording), e.What, e.Outcome, e.Source)
}

// offer lists what the marked row may be.
func (m *matchDialog) offer(x returns.Match) {
	m.answers = []returns.RowChoice{{}, {LeftOut: true}}
	m.choices.choices = []choice{
		{letter: 'W', text: "A new entry", note: "it is put beside those that came before"},
		{letter: 'O', text: "None: leave it out", note: "it does not come in; an entry that came before stays as it is"},
	}
	m.choices.at = either(x.LeftOut, 1, 0)
	add := func(event chronology.UID, note string) {
		if event == x.Event {
			m.choices.at = len(m.answers)
		}
		if row := m.matching.RowOf(event); row != "" && row != x.Row {
			note = joinFilled(" · ", note, "now taken for "+either(m.places[row] == "", "another row", m.places[row]))
		}
		m.answers = append(m.answers, returns.RowChoice{Event: event})
		m.choices.choices = append(m.choices.choices, choice{text: "Is " + m.line(event), note: note})
	}
	for _, l := range x.Others {
		add(l.Event, fmt.Sprintf("%d %% of the words are in both · the dates %s%s", int(100*l.Texts+0.5), either(l.Dates, "meet", "do not meet"), where(l.ID, " · the same id")))
	}
	if x.Event != "" && !slices.ContainsFunc(x.Others, func(l returns.Likeness) bool { return l.Event == x.Event }) {
		add(x.Event, "chosen by you")
	}
	m.choices.choices = append(m.choices.choices, choice{letter: 'A', text: "Another entry of the agency…"})
	m.choices.Refresh()
}

// choose takes an answer for the marked row.
func (m *matchDialog) choose(i int) {
	x, ok := m.marked()
	if !ok {
		return
	}
	if i >= len(m.answers) {
		m.askOther(x)
		return
	}
	m.say(x, m.answers[i])
}

func (m *matchDialog) say(x returns.Match, said returns.RowChoice) {
	if m.going {
		return
	}
	m.matching.Say(x.Row, said)
	m.show()
}

// typed does what a letter stands for, and goes on to the next to look at.
func (m *matchDialog) typed(letter rune) {
	x, ok := m.marked()
	if !ok {
		return
	}
	switch unicode.ToUpper(letter) {
	case 'N':
		m.step(1)
	case 'P':
		m.step(-1)
	case 'K':
		m.settle(x, returns.RowChoice{Event: x.Event, LeftOut: x.LeftOut})
	case 'W':
		m.settle(x, returns.RowChoice{})
	case 'O':
		m.settle(x, returns.RowChoice{LeftOut: true})
	case 'I':
		for _, l := range x.Others {
			if l.Event != x.Event {
				m.settle(x, returns.RowChoice{Event: l.Event})
				return
			}
		}
	case 'A':
		m.askOther(x)
	}
}

// settle says what a row is, and goes on to the next to look at.
func (m *matchDialog) settle(x returns.Match, said returns.RowChoice) {
	listed := len(m.shown)
	m.say(x, said)
	if len(m.shown) == listed || m.at >= len(m.shown) || !m.shown[m.at].Doubt {
		m.step(1)
	}
	m.d.w.win.Canvas().Focus(m.list)
}

// step goes to the next row to look at in a direction, round the end.
func (m *matchDialog) step(by int) {
	n := len(m.shown)
	for i := 1; i <= n; i++ {
		if at := ((m.at+by*i)%n + n) % n; m.shown[at].Doubt {
			m.list.Highlight(at)
			return
		}
	}
}

func (m *matchDialog) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		m.scroll.ScrollToBottom()
		m.d.w.win.Canvas().Focus(m.choices)
	case fyne.KeyDelete:
		m.typed('O')
	default:
		return m.d.w.key(ev)
	}
	return true
}

// askOther asks which of the agency's entries a row is.
func (m *matchDialog) askOther(x returns.Match) {
	known := m.matching.Known()
	typed := newLineEntry()
	typed.PlaceHolder = "a word of it, or its date"
	var shown []*chronology.Event
	at := 0
	list := m.d.w.list(func() int { return len(shown) },
		func() fyne.CanvasObject { w := newWords(""); w.least = 10; return container.NewPadded(w) },
		func(i int, o fyne.CanvasObject) {
			o.(*fyne.Container).Objects[0].(*words).say(m.line(shown[i].UID))
		})
	list.OnSelected = func(i int) { at = i }
	narrow := func(text string) {
		shown, at = shown[:0], 0
		for _, e := range known {
			if text == "" || strings.Contains(chronology.Fold(m.line(e.UID)+" "+e.What), chronology.Fold(text)) {
				shown = append(shown, e)
			}
		}
		list.UnselectAll()
		list.Refresh()
		if len(shown) > 0 {
			list.Select(0)
		}
	}
	var s *sheet
	take := func() {
		if at < len(shown) {
			s.hide()
			m.settle(x, returns.RowChoice{Event: shown[at].UID})
		}
	}
	typed.onTyped = narrow
	typed.onKey = func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyDown:
			list.Select(min(at+1, len(shown)-1))
		case fyne.KeyUp:
			list.Select(max(at-1, 0))
		case fyne.KeyReturn, fyne.KeyEnter:
			take()
		default:
			return m.d.w.key(ev)
		}
		return true
	}
	cancel := m.d.w.button("Cancel", func() { s.hide() })
	s = m.d.w.newSheet("Which entry is it?", under(newColumn(1, newProse(m.line(x.Row), theme.ColorNameForeground), typed), list),
		cancel, m.d.w.button("It is this one", take))
	s.show(720, 520, typed)
	narrow("")
}

// goOn shows what the table changes, its rows taken as they are now.
func (m *matchDialog) goOn() {
	m.going = true
	var outcome *returns.Outcome
	var err error
	m.d.w.p.background(
		func() { outcome, err = m.merge() },
		func() {
			if m.going = false; err != nil {
				m.d.w.fail(err)
				return
			}
			m.sheet.hide()
			m.d.showOutcomeOf(m.seen, outcome, m.original, func() { m.d.openMatches(m.matched) })
		})
}
