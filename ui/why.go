package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// whyField says why the dates of an event are as they are: the wordings behind
// each end of its window, what is not used, what settles its order, how old the
// subjects were, and how its date is published. It can be folded away, which is
// remembered on this computer.
type whyField struct {
	i         *inspector
	list      *whyList
	published *publishedField
	box       *fyne.Container
}

func newWhyField(i *inspector) *whyField {
	f := &whyField{i: i, list: newWhyList()}
	f.list.onMark = f.revealRow
	f.list.common = func(key *fyne.KeyEvent) bool { return i.s.key(key) }
	f.published = newPublishedField(i)
	f.box = newColumn(0.5, f.list, f.published.box)
	return f
}

func (f *whyField) object() fyne.CanvasObject { return f.box }
func (f *whyField) commit()                   { f.published.picker.entry.leave() }
func (f *whyField) pending() bool             { return f.published.picker.entry.pending() }
func (f *whyField) forget()                   { f.published.picker.entry.reset("") }

// load says it of an event of the review whose date can be read; a draft has none yet.
func (f *whyField) load(e *chronology.Event) {
	f.box.Hidden = f.i.s.review().Event(e.UID) == nil || e.When.Wording == "" || f.i.s.dating.Of(e.UID).Err != nil
	if f.box.Hidden {
		return
	}
	f.fill(e)
}

func (f *whyField) fill(e *chronology.Event) {
	f.list.set(f.rows(e))
	if f.published.box.Hidden = f.i.s.settings.whyFolded(); !f.published.box.Hidden {
		f.published.load(e)
	}
	f.box.Refresh()
}

// revealRow scrolls the row that the keyboard is on into sight.
func (f *whyField) revealRow(top, bottom float32) {
	driver, scroll := fyne.CurrentApp().Driver(), f.i.scroll
	from := driver.AbsolutePositionForObject(f.list).Y - driver.AbsolutePositionForObject(f.i.form).Y
	offset := scroll.Offset
	room := 4 * theme.Padding()
	switch {
	case from+top-room < offset.Y:
		offset.Y = max(0, from+top-room)
	case from+bottom+room > offset.Y+scroll.Size().Height:
		offset.Y = from + bottom + room - scroll.Size().Height
	default:
		return
	}
	scroll.ScrollToOffset(offset)
}

// fold folds the section away, or opens it.
func (f *whyField) fold() {
	f.i.s.settings.setWhyFolded(!f.i.s.settings.whyFolded())
	if e := f.i.current(); e != nil {
		f.fill(e)
		f.i.form.Refresh()
	}
}

func (f *whyField) rows(e *chronology.Event) []whyRow {
	if f.i.s.settings.whyFolded() {
		return append([]whyRow{{text: "▸ Why these dates", note: f.summary(e), lead: f.fold}}, f.ages(e)...)
	}
	rows := []whyRow{{text: "▾ Why these dates", lead: f.fold}}
	rows = append(rows, f.ends(e)...)
	rows = append(rows, f.unused(e)...)
	rows = append(rows, f.order(e)...)
	return append(rows, f.ages(e)...)
}

// summary says in a line which wordings the dates rest on.
func (f *whyField) summary(e *chronology.Event) string {
	x := f.i.s.dating.Explanation(e.UID)
	var names []string
	for _, m := range append(slices.Clone(x.Earliest.Chain), x.Latest.Chain...) {
		if name := statedWhere(m); m.Event != e.UID && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "they rest on " + listed(names)
}

// ends are the chains behind the two ends of the window; one where it is the same.
func (f *whyField) ends(e *chronology.Event) []whyRow {
	s := f.i.s
	x := s.dating.Explanation(e.UID)
	w := s.dating.Of(e.UID).Window
	if w.Earliest.Open() && w.Latest.Open() {
		return []whyRow{{text: "No wording bounds these dates.", caption: true}}
	}
	if slices.EqualFunc(x.Earliest.Chain, x.Latest.Chain, sameStatement) {
		return f.chain("Both ends, "+w.String()+", because of", x.Earliest.Chain)
	}
	rows := f.chain("Not before "+w.Earliest.String()+", because of", x.Earliest.Chain)
	if w.Earliest.Open() {
		rows = []whyRow{{text: "No wording says from when.", caption: true}}
	}
	if w.Latest.Open() {
		return append(rows, whyRow{text: "No wording says until when.", caption: true})
	}
	return append(rows, f.chain("Not after "+w.Latest.String()+", because of", x.Latest.Chain)...)
}

func sameStatement(a, b chronology.Statement) bool { return a.Event == b.Event && a.Clause == b.Clause }

func (f *whyField) chain(head string, chain []chronology.Statement) []whyRow {
	rows := []whyRow{{text: head, caption: true}}
	for _, m := range chain {
		rows = append(rows, f.step(m, m.Rule))
	}
	return rows
}

// step is one wording, leading to its event unless that is the one shown.
func (f *whyField) step(m chronology.Statement, note string) whyRow {
	row := whyRow{text: statedWhere(m) + " " + statedWords(m), note: clockWords(note)}
	if f.i.s.review().Event(m.Event) != nil && m.Event != f.i.uid {
		row.lead = func() { f.i.s.choose(m.Event) }
	}
	return row
}

// statedWhere names whose wording a statement is: its paragraph, else its ref,
// else the person.
func statedWhere(m chronology.Statement) string {
	for _, name := range []string{m.Paragraph, m.Ref, m.Title} {
		if name != "" {
			return name
		}
	}
	return "The review"
}

// statedWords are the words of a statement, in quotation marks where somebody wrote them.
func statedWords(m chronology.Statement) string {
	if m.Stored == "" {
		return m.Clause
	}
	return "“" + innerQuotes.Replace(m.Clause) + "”"
}

// innerQuotes are the marks for a quotation inside another.
var innerQuotes = strings.NewReplacer("“", "‘", "”", "’")

// unused lists the clauses of the event that are not used for dating.
func (f *whyField) unused(e *chronology.Event) []whyRow {
	var rows []whyRow
	for _, c := range f.i.s.dating.Contradictions() {
		for _, m := range c.Members {
			if m.Event != e.UID || !m.SetAside && !m.Provisional {
				continue
			}
			says := "Set aside, not used for dating"
			if m.Provisional {
				says = "Not used until you decide: it contradicts other wordings"
			}
			row := whyRow{text: statedWords(m), note: "it misses by " + count(c.Missed, "day")}
			rows = append(rows, whyRow{text: says, caption: true}, row)
		}
	}
	return rows
}

// order says what put the event after the one before it and before the one after.
func (f *whyField) order(e *chronology.Event) []whyRow {
	d := f.i.s.dating
	events := d.Order()
	at := slices.IndexFunc(events, func(o *chronology.Event) bool { return o.UID == e.UID })
	if at < 0 {
		return nil
	}
	var rows []whyRow
	say := func(word string, other *chronology.Event, reason chronology.OrderReason) {
		if reason != chronology.ByDates {
			rows = append(rows, whyRow{
				text: word + " " + f.i.s.eventLine(other.UID), note: "order " + orderWords[reason],
				lead: func() { f.i.s.choose(other.UID) },
			})
		}
	}
	if at > 0 {
		say("After", events[at-1], d.OrderReason(events[at-1].UID, e.UID))
	}
	if at+1 < len(events) {
		say("Before", events[at+1], d.OrderReason(e.UID, events[at+1].UID))
	}
	if len(rows) == 0 {
		return nil
	}
	return append([]whyRow{{text: "In the order of the chronology", caption: true}}, rows...)
}

// orderWords say what settles an order.
var orderWords = map[chronology.OrderReason]string{
	chronology.ByRelations: "settled by relations",
	chronology.ByTime:      "by time of day",
	chronology.ByEarliest:  "by earliest day; either may have come first",
	chronology.ByHand:      "by hand; nothing in the wordings settles it",
	chronology.ByTable:     "as the table that both came from tells them; nothing in the wordings settles it",
	chronology.ByLane:      "by the order of the agencies; nothing in the wordings settles it",
	chronology.ByEntry:     "as entered; nothing in the wordings settles it",
}

// ages says how old the subjects and children were, or how far the pregnancy was.
func (f *whyField) ages(e *chronology.Event) []whyRow {
	s := f.i.s
	var rows []whyRow
	for _, p := range s.review().People {
		if !p.Subject && !p.Child {
			continue
		}
		if said := s.ageText(p.UID, e.UID); said != "" {
			rows = append(rows, whyRow{text: p.Name() + ": " + said})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return append([]whyRow{{text: "Ages at the time", caption: true}}, rows...)
}

// keyWhy is where it is kept whether the section is folded away.
const keyWhy = "why.folded"

// whyFolded reports whether the reasons behind dates are folded away, as they
// are at first: a form is filled in more often than it is questioned.
func (s *settings) whyFolded() bool { return s.kept.BoolWithFallback(keyWhy, true) }

func (s *settings) setWhyFolded(folded bool) { s.kept.SetBool(keyWhy, folded) }
